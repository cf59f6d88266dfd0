/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Evaluation into plan and back, for what is selected. */

#include "config.h"

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

gboolean
pergola_editor_can_turn (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (pergola_edit_turn_can (self->project, pergola_project_get (self->project, ids[i])))
      return TRUE;
  if (ids[0] != NULL)
    return FALSE;
  results = pergola_edit_turn_list_results (self->project);

  return results->len > 0;
}

/* One item: what it becomes is shown, be it new or not. */
static void
turn_one (PergolaEditor *self, PergolaItem *item)
{
  gboolean made = pergola_edit_turn_find (self->project, item) == NULL;
  PergolaItem *other = pergola_edit_turn (self->project, item);
  const PergolaKind *kind =
    other != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (other)) : NULL;
  g_autofree char *message = NULL;

  if (other == NULL)
    return;
  pergola_editor_go_to (self, pergola_item_get_id (other));
  if (!made)
    return;
  /* Translators: the first %s is a title, the second a kind of item, such as Aspiration. */
  message = g_strdup_printf (_ ("“%s” stands as %s now, too"), pergola_item_get_title (other), kind->title);
  pergola_editor_toast (self, message, TRUE);
}

static void
turn_all (PergolaEditor *self, GPtrArray *items)
{
  g_auto (GStrv) ids = pergola_edit_turn_all (self->project, items);
  guint n = g_strv_length (ids);
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  pergola_editor_select_and_reveal (self, (const char *const *) ids);
  message = g_strdup_printf (ngettext ("%u item turned", "%u items turned", n), n);
  pergola_editor_toast (self, message, TRUE);
}

void
pergola_editor_turn (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (pergola_edit_turn_can (self->project, pergola_project_get (self->project, ids[i])))
      g_ptr_array_add (items, pergola_project_get (self->project, ids[i]));
  if (items->len == 1)
    {
      turn_one (self, items->pdata[0]);
      return;
    }
  if (ids[0] == NULL)
    {
      g_ptr_array_unref (items);
      items = pergola_edit_turn_list_results (self->project);
    }
  turn_all (self, items);
}
