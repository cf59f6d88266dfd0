/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-statement.h"

#include <glib/gi18n-lib.h>

const PergolaFieldDef *
pergola_statement_get_field (PergolaProject *project)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "statement");

  return kind != NULL ? pergola_kind_get_field_by_role (kind, "about") : NULL;
}

PergolaItem *
pergola_statement_find (PergolaProject *project, const char *about)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "statement");
  const PergolaFieldDef *field = pergola_statement_get_field (project);
  g_autoptr (GPtrArray) items = field != NULL ? pergola_project_list_items (project, kind->id) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (g_strcmp0 (pergola_item_get (g_ptr_array_index (items, i), field->id), about) == 0)
      return g_ptr_array_index (items, i);

  return NULL;
}

/* Whether it says nothing but what it is about. */
static gboolean
is_bare (PergolaItem *item, const PergolaFieldDef *field)
{
  g_autoptr (GPtrArray) keys = pergola_item_list_fields (item);

  return keys->len == 0 || (keys->len == 1 && g_str_equal (g_ptr_array_index (keys, 0), field->id));
}

gboolean
pergola_statement_type (PergolaProject *project, const char *about, const char *text, GError **error)
{
  const PergolaFieldDef *field = pergola_statement_get_field (project);
  const PergolaChoice *element = field != NULL ? pergola_field_def_get_choice (field, about) : NULL;
  PergolaItem *item = pergola_statement_find (project, about);
  g_autofree char *key = g_strconcat ("statement ", about, NULL);
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (element != NULL, FALSE);

  /* Translators: %s is an element of a community: Domain, Community or Practice. */
  name = g_strdup_printf (_ ("Say What “%s” Is"), element->title);
  pergola_project_begin_merging (project, name, key);
  if (item == NULL && *text != '\0')
    {
      item = pergola_project_add (project, pergola_project_get_kind_by_role (project, "statement")->id, NULL);
      done = pergola_project_set (project, pergola_item_get_id (item), field->id, about, error);
    }
  if (item != NULL)
    done = done && pergola_project_set (project, pergola_item_get_id (item), "title", text, error);
  if (done && item != NULL && is_bare (item, field))
    pergola_project_remove (project, pergola_item_get_id (item));
  if (done)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);

  return done;
}
