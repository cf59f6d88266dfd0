/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-person.h"

#include <glib/gi18n-lib.h>

/* (transfer full): a name as it is compared. */
static char *
fold (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : stripped, -1);
}

PergolaItem *
pergola_person_find (PergolaProject *project, const char *name)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "person");
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *wanted = fold (name);

  if (kind == NULL || *wanted == '\0')
    return NULL;

  people = pergola_project_list_items (project, kind->id);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *other = fold (pergola_item_get_title (g_ptr_array_index (people, i)));

      if (g_str_equal (other, wanted))
        return g_ptr_array_index (people, i);
    }

  return NULL;
}

const char *
pergola_person_get_name (PergolaProject *project, PergolaItem *item, const char *field)
{
  PergolaItem *person = pergola_project_get (project, pergola_item_get (item, field));

  return person != NULL ? pergola_item_get_title (person) : "";
}

/* (nullable) (transfer none): inside a transaction. */
static PergolaItem *
find_or_add (PergolaProject *project, const char *name, GError **error)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "person");
  PergolaItem *person = pergola_person_find (project, name);
  g_autofree char *title = g_strstrip (g_strdup (name));

  if (person != NULL)
    return person;
  if (kind == NULL)
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("This project knows no people."));
      return NULL;
    }

  person = pergola_project_add (project, kind->id, NULL);
  return pergola_project_set (project, pergola_item_get_id (person), "title", title, error) ? person : NULL;
}

gboolean
pergola_edit_set_person (PergolaProject *project, GStrv ids, const char *field, const char *name, GError **error)
{
  PergolaItem *first = pergola_project_get (project, ids[0]);
  const PergolaFieldDef *def = first != NULL ? pergola_project_get_field (project, first, field) : NULL;
  /* Translators: %s is the name of a field, such as "Note" */
  g_autofree char *step = g_strdup_printf (_ ("Change %s"), def != NULL ? def->title : field);
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  PergolaItem *person = NULL;
  gboolean ok = TRUE;

  pergola_project_begin (project, step);
  if (*stripped != '\0')
    ok = (person = find_or_add (project, stripped, error)) != NULL;
  for (guint i = 0; ok && ids[i] != NULL; i++)
    ok = pergola_project_set (project, ids[i], field, person != NULL ? pergola_item_get_id (person) : NULL, error);
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);

  return ok;
}
