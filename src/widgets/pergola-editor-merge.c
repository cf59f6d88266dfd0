/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Items that are one become one. */

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

gboolean
pergola_editor_can_merge (PergolaEditor *self, GStrv ids)
{
  const PergolaKind *kind = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (self->project, ids[i]);
      const PergolaKind *own = item != NULL && !pergola_item_is_link (item)
                                 ? pergola_project_get_kind (self->project, pergola_item_get_kind (item))
                                 : NULL;

      if (own == NULL || (kind != NULL && own != kind))
        return FALSE;
      kind = own;
    }

  return kind != NULL && pergola_reference_names_kind (self->project, kind) &&
         pergola_project_count (self->project, kind->id) > 1;
}

static gboolean
merge_all (PergolaEditor *self, const char *keep, GStrv ids, GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], keep) && !pergola_edit_merge_items (self->project, keep, ids[i], error))
      return FALSE;

  return TRUE;
}

static void
tell_of (PergolaEditor *self, const char *keep)
{
  PergolaItem *item = pergola_project_get (self->project, keep);
  g_autofree char *message = g_strdup_printf (pergola_item_has_conflict (item, NULL)
                                                /* Translators: %s is the name of what two items became. */
                                                ? _ ("They are one now, “%s”. Decide where they differ.")
                                                : _ ("They are one now, “%s”."),
                                              pergola_item_get_title (item));

  pergola_editor_toast (self, message, TRUE);
}

void
pergola_editor_merge_into (PergolaEditor *self, const char *text)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autofree char *keep = g_strdup (*text != '\0' ? text : ids[0]);
  g_autoptr (GError) error = NULL;
  gboolean many;

  if (keep == NULL || ids[0] == NULL || (*text == '\0' && ids[1] == NULL))
    return;

  /* Two are a step of their own name. */
  many = g_strv_length (ids) > 2;
  if (many)
    pergola_project_begin (self->project, _ ("Merge"));
  if (merge_all (self, keep, ids, &error))
    pergola_selection_set_one (self->selection, keep);
  if (many)
    pergola_project_commit (self->project);

  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
  else
    tell_of (self, keep);
}
