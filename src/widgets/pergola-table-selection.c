/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The window's selection is the truth; the table shows it, and says what is selected in it. */

#include "pergola-table-private.h"

void
pergola_table_show_selection (PergolaTable *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n && pergola_selection_get_size (selection) > 0; i++)
    {
      g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pergola_selection_contains (selection, pergola_item_get_id (item)))
        gtk_bitset_add (selected, i);
    }
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), selected, mask);
  self->busy = FALSE;
}

void
pergola_table_take_selection (PergolaTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position;

  if (self->busy || self->editor == NULL)
    return;
  if (gtk_bitset_iter_init_first (&iter, bits, &position))
    do
      {
        g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

        g_ptr_array_add (ids, (char *) pergola_item_get_id (item));
      }
    while (gtk_bitset_iter_next (&iter, &position));
  g_ptr_array_add (ids, NULL);
  self->leading = TRUE;
  pergola_selection_set (pergola_editor_get_selection (self->editor), (const char *const *) ids->pdata);
  self->leading = FALSE;
}

void
pergola_table_select (PergolaTable *self, PergolaItem *item)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);

  if (!pergola_selection_contains (selection, pergola_item_get_id (item)))
    pergola_selection_set_one (selection, pergola_item_get_id (item));
}

guint
pergola_table_find (PergolaTable *self, const char *id)
{
  PergolaItem *item = id != NULL ? pergola_project_get (pergola_editor_get_project (self->editor), id) : NULL;
  guint position;

  return item != NULL && g_list_store_find (self->rows, item, &position) ? position : GTK_INVALID_LIST_POSITION;
}
