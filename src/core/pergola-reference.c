/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-reference.h"

#include <glib/gi18n-lib.h>

/* --- Which items --- */

const PergolaKind *
pergola_reference_get_kind (PergolaProject *project, const PergolaFieldDef *field)
{
  if (field->type == PERGOLA_FIELD_PERSON)
    return pergola_project_get_kind_by_role (project, "person");

  return field->of != NULL ? pergola_project_get_kind (project, field->of) : NULL;
}

gboolean
pergola_reference_fits (PergolaProject *project, const PergolaFieldDef *field, PergolaItem *item)
{
  const PergolaKind *wanted = pergola_reference_get_kind (project, field);
  const PergolaKind *kind =
    pergola_item_is_link (item) ? NULL : pergola_project_get_kind (project, pergola_item_get_kind (item));

  return wanted != NULL && kind != NULL && pergola_kind_is (kind, wanted->id);
}

static gboolean
any_names (PergolaProject *project, GPtrArray *fields, const PergolaKind *kind)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaKind *named = pergola_reference_get_kind (project, g_ptr_array_index (fields, i));

      if (named != NULL && pergola_kind_is (kind, named->id))
        return TRUE;
    }

  return FALSE;
}

gboolean
pergola_reference_names_kind (PergolaProject *project, const PergolaKind *kind)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      for (guint k = 0; k < framework->kinds->len; k++)
        if (any_names (project, ((PergolaKind *) framework->kinds->pdata[k])->fields, kind))
          return TRUE;
      for (guint k = 0; k < framework->links->len; k++)
        if (any_names (project, ((PergolaLinkKind *) framework->links->pdata[k])->fields, kind))
          return TRUE;
    }

  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  int order =
    g_utf8_collate (pergola_item_get_title (*(PergolaItem **) a), pergola_item_get_title (*(PergolaItem **) b));

  return order != 0 ? order : pergola_item_compare_rank (a, b);
}

GPtrArray *
pergola_reference_list (PergolaProject *project, const PergolaFieldDef *field)
{
  const PergolaKind *kind = pergola_reference_get_kind (project, field);
  GPtrArray *items = kind != NULL ? pergola_project_list_items_as (project, kind->id) : g_ptr_array_new ();
  guint kept = 0;

  for (guint i = 0; i < items->len; i++)
    if (*pergola_item_get_title (items->pdata[i]) != '\0')
      items->pdata[kept++] = items->pdata[i];
  g_ptr_array_set_size (items, kept);
  g_ptr_array_sort (items, compare_names);

  return items;
}

/* --- Names --- */

/* (transfer full): a name as it is compared. */
static char *
fold (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : stripped, -1);
}

PergolaItem *
pergola_reference_find (PergolaProject *project, const char *kind, const char *name)
{
  g_autofree char *wanted = fold (name);
  g_autoptr (GPtrArray) items = NULL;

  if (*wanted == '\0')
    return NULL;

  items = pergola_project_list_items_as (project, kind);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *other = fold (pergola_item_get_title (g_ptr_array_index (items, i)));

      if (g_str_equal (other, wanted))
        return g_ptr_array_index (items, i);
    }

  return NULL;
}

PergolaItem *
pergola_person_find (PergolaProject *project, const char *name)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "person");

  return kind != NULL ? pergola_reference_find (project, kind->id, name) : NULL;
}

PergolaItem *
pergola_reference_get (PergolaProject *project, PergolaItem *item, const char *field)
{
  const char *id = pergola_item_get (item, field);

  return id != NULL ? pergola_project_get (project, id) : NULL;
}

const char *
pergola_reference_get_name (PergolaProject *project, PergolaItem *item, const char *field)
{
  PergolaItem *named = pergola_reference_get (project, item, field);

  return named != NULL ? pergola_item_get_title (named) : "";
}

/* --- Edits --- */

PergolaItem *
pergola_reference_take (PergolaProject *project, const PergolaFieldDef *field, const char *name, GError **error)
{
  const PergolaKind *kind = pergola_reference_get_kind (project, field);
  g_autofree char *title = g_strstrip (g_strdup (name));
  PergolaItem *item;

  if (kind == NULL || kind->parent != NULL)
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN,
                   _ ("This project does not know what “%s” could name."), field->title);
      return NULL;
    }
  item = pergola_reference_find (project, kind->id, name);
  if (item != NULL)
    return item;

  item = pergola_project_add (project, kind->id, NULL);
  return pergola_project_set (project, pergola_item_get_id (item), "title", title, error) ? item : NULL;
}

gboolean
pergola_edit_set_reference (PergolaProject *project, GStrv ids, const char *field, const char *name, GError **error)
{
  PergolaItem *first = pergola_project_get (project, ids[0]);
  const PergolaFieldDef *def = first != NULL ? pergola_project_get_field (project, first, field) : NULL;
  /* Translators: %s is the name of a field, such as "Note" */
  g_autofree char *step = g_strdup_printf (_ ("Change %s"), def != NULL ? def->title : field);
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  PergolaItem *named = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (def != NULL && pergola_field_def_is_reference (def), FALSE);

  pergola_project_begin (project, step);
  if (*stripped != '\0')
    ok = (named = pergola_reference_take (project, def, stripped, error)) != NULL;
  for (guint i = 0; ok && ids[i] != NULL; i++)
    ok = pergola_project_set (project, ids[i], field, named != NULL ? pergola_item_get_id (named) : NULL, error);
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);

  return ok;
}
