/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Naming an item while it is typed. */

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

void
pergola_editor_begin_title (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);

  if (self->naming != NULL)
    pergola_editor_end_title (self, TRUE);
  if (item == NULL)
    return;

  if (g_strcmp0 (self->fresh, id) != 0)
    {
      pergola_editor_set_fresh (self, NULL, NULL);
      pergola_history_seal (pergola_project_get_history (self->project));
    }
  self->disturbed = FALSE;
  pergola_editor_set_str (&self->naming, id);
  pergola_editor_set_str (&self->old_title, pergola_item_get_title (item));
}

void
pergola_editor_type_title (PergolaEditor *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *item = self->naming != NULL ? pergola_project_get (self->project, self->naming) : NULL;

  if (item == NULL || g_str_equal (pergola_item_get_title (item), text))
    return;

  self->typing = TRUE;
  if (self->fresh_key != NULL)
    pergola_project_begin_merging (self->project, _ ("Add card"), self->fresh_key);
  pergola_edit_set (self->project, self->naming, "title", text, TRUE, &error);
  if (self->fresh_key != NULL)
    pergola_project_commit (self->project);
  self->typing = FALSE;

  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
}

/* Takes back what naming did: as if it had never been. Where something else was done or saved meanwhile, the rest
 * is a step of its own. */
static void
revert_title (PergolaEditor *self, const char *id, const char *old_title, gboolean remove)
{
  const char *ids[] = { id, NULL };
  PergolaItem *item;

  if (!self->disturbed)
    pergola_history_undo (pergola_project_get_history (self->project));

  item = pergola_project_get (self->project, id);
  if (item != NULL && remove)
    pergola_edit_delete (self->project, (GStrv) ids);
  else if (item != NULL && !g_str_equal (pergola_item_get_title (item), old_title))
    pergola_edit_set (self->project, id, "title", old_title, FALSE, NULL);
}

void
pergola_editor_end_title (PergolaEditor *self, gboolean keep)
{
  g_autofree char *id = g_steal_pointer (&self->naming);
  g_autofree char *old_title = g_steal_pointer (&self->old_title);
  gboolean fresh = id != NULL && g_strcmp0 (self->fresh, id) == 0;
  PergolaItem *item = id != NULL ? pergola_project_get (self->project, id) : NULL;

  if (id == NULL)
    return;
  pergola_editor_set_fresh (self, NULL, NULL);
  pergola_history_seal (pergola_project_get_history (self->project));
  if (item == NULL)
    return;

  if (fresh && (!keep || pergola_item_get_title (item)[0] == '\0'))
    revert_title (self, id, old_title, TRUE);
  else if (!keep && !g_str_equal (pergola_item_get_title (item), old_title))
    revert_title (self, id, old_title, FALSE);
}
