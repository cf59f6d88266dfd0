/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The window's selection is the truth; the list shows it, and says what is selected in it. */

#include "pergola-outline-private.h"

void
pergola_outline_show_selection (PergolaOutline *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *zone = pergola_editor_get_zone (self->editor);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, i);

      if (node->id != NULL ? pergola_selection_contains (selection, node->id) : g_strcmp0 (node->zone->id, zone) == 0)
        gtk_bitset_add (selected, i);
    }
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), selected, mask);
  self->busy = FALSE;
}

void
pergola_outline_take_selection (PergolaOutline *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zone = NULL;

  if (self->busy || self->editor == NULL)
    return;
  for (guint i = 0; i < gtk_bitset_get_size (bits); i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, gtk_bitset_get_nth (bits, i));

      if (node->id != NULL)
        g_ptr_array_add (ids, g_strdup (node->id));
      else if (zone == NULL)
        zone = g_strdup (node->zone->id);
    }
  self->leading = TRUE;
  if (ids->len > 0)
    {
      g_ptr_array_add (ids, NULL);
      pergola_selection_set (pergola_editor_get_selection (self->editor), (const char *const *) ids->pdata);
    }
  else
    {
      pergola_selection_clear (pergola_editor_get_selection (self->editor));
      pergola_editor_set_zone (self->editor, zone);
    }
  self->leading = FALSE;
}

void
pergola_outline_select (PergolaOutline *self, PergolaOutlineNode *node)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);

  if (node->id == NULL)
    pergola_editor_set_zone (self->editor, node->zone->id);
  else if (!pergola_selection_contains (selection, node->id))
    pergola_selection_set_one (selection, node->id);
}

/* --- What is left when a line goes --- */

PergolaOutlineNode *
pergola_outline_find_gone (PergolaOutline *self)
{
  g_autoptr (PergolaOutlineNode) node = pergola_outline_get_current (self, NULL);

  if (node == NULL || node->id == NULL ||
      pergola_project_get (pergola_editor_get_project (self->editor), node->id) != NULL)
    return NULL;
  return g_steal_pointer (&node);
}

/* What was done next to a line goes on there when the line is deleted. */
void
pergola_outline_select_heir (PergolaOutline *self, PergolaOutlineNode *gone)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  gboolean is_zone;
  const char *id = pergola_outline_find_heir (self, gone, &is_zone);

  if (pergola_selection_get_size (selection) > 0)
    return;
  if (is_zone)
    pergola_editor_set_zone (self->editor, id);
  else
    pergola_selection_set_one (selection, id);
}
