/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-role.h"

#include "pergola-reference.h"

/* --- Fields --- */

/* (nullable): links are of no such kind. */
static const PergolaKind *
get_kind (PergolaProject *project, PergolaItem *item)
{
  return item != NULL && !pergola_item_is_link (item) ? pergola_project_get_kind (project, pergola_item_get_kind (item))
                                                      : NULL;
}

const PergolaFieldDef *
pergola_role_get_field (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaKind *kind = get_kind (project, item);

  return kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;
}

const char *
pergola_role_get (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);

  return field != NULL ? pergola_item_get (item, field->id) : NULL;
}

const PergolaChoice *
pergola_role_get_choice (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);

  return field != NULL ? pergola_project_get_choice (project, item, field->id) : NULL;
}

PergolaItem *
pergola_role_get_item (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);

  return field != NULL ? pergola_reference_get (project, item, field->id) : NULL;
}

const char *
pergola_role_get_name (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);

  return field != NULL ? pergola_reference_get_name (project, item, field->id) : "";
}

gboolean
pergola_role_is (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaKind *kind = get_kind (project, item);

  return kind != NULL && g_strcmp0 (kind->role, role) == 0;
}

/* --- Links --- */

static GPtrArray *
list_links (PergolaProject *project, PergolaItem *item, const char *role, const char *(*get_end) (PergolaItem *) )
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, role);
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) links = NULL;

  if (kind == NULL || item == NULL)
    return found;
  links = pergola_project_list_links_of (project, pergola_item_get_id (item));
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_kind (links->pdata[i]), kind->id) == 0 &&
        g_strcmp0 (get_end (links->pdata[i]), pergola_item_get_id (item)) == 0)
      g_ptr_array_add (found, links->pdata[i]);

  return found;
}

GPtrArray *
pergola_role_list_links_from (PergolaProject *project, PergolaItem *item, const char *role)
{
  return list_links (project, item, role, pergola_item_get_from);
}

GPtrArray *
pergola_role_list_links_to (PergolaProject *project, PergolaItem *item, const char *role)
{
  return list_links (project, item, role, pergola_item_get_to);
}

PergolaItem *
pergola_role_get_target (PergolaProject *project, PergolaItem *item, const char *role)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (project, item, role);

  return links->len > 0 ? pergola_project_get (project, pergola_item_get_to (links->pdata[0])) : NULL;
}
