/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What the rows are sorted by is decided by clicks on the headers, which GTK keeps in the view's sorter. Before
 * GTK 4.10 it tells nobody which columns it sorts by, and in which direction; but to put rows without a value last in
 * both directions one must know. So it is asked to compare two things of which every column says that the first is
 * less: the column that it asks is the one, and the answer that it makes of this tells the direction. */

#include "pergola-table-private.h"

#define NOBODY G_MAXUINT

typedef struct
{
  PergolaTable *table; /* which has the view, and so the sorter */
  guint column;
} Header;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Header *header = data;
  PergolaTable *self = header->table;

  if (!self->asking)
    return 0;
  if (self->ask_skip > 0)
    {
      self->ask_skip--;
      return 0;
    }
  self->ask_column = header->column;
  return -1;
}

GtkSorter *
pergola_table_create_sorter (PergolaTable *self, guint column)
{
  Header *header = g_new (Header, 1);

  *header = (Header){ self, column };
  return GTK_SORTER (gtk_custom_sorter_new (compare_cb, header, g_free));
}

void
pergola_table_read_order (PergolaTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  g_array_set_size (self->order, 0);
  self->asking = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      PergolaTableOrder order;

      self->ask_skip = i;
      self->ask_column = NOBODY;
      order.descending = gtk_sorter_compare (sorter, self, self->view) == GTK_ORDERING_LARGER;
      order.column = self->ask_column;
      if (order.column == NOBODY)
        break;
      g_array_append_val (self->order, order);
    }
  self->asking = FALSE;
}

/* --- Sorting --- */

typedef struct
{
  PergolaItem *item;
  guint place; /* on the board */
  PergolaColumnKey *keys;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *first = a, *second = b;
  const GArray *order = data;

  for (guint i = 0; i < order->len; i++)
    {
      gboolean descending = g_array_index (order, PergolaTableOrder, i).descending;
      int result = pergola_column_key_compare (&first->keys[i], &second->keys[i], descending);

      if (result != 0)
        return result;
    }
  return first->place < second->place ? -1 : first->place > second->place;
}

void
pergola_table_sort (PergolaTable *self, GPtrArray *items)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  guint n = self->order->len;
  g_autofree Row *rows = NULL;
  g_autofree PergolaColumnKey *keys = NULL;

  if (n == 0)
    return;
  rows = g_new (Row, items->len);
  keys = g_new0 (PergolaColumnKey, (gsize) items->len * n);
  for (guint i = 0; i < items->len; i++)
    {
      rows[i] = (Row){ items->pdata[i], i, keys + (gsize) i * n };
      for (guint j = 0; j < n; j++)
        pergola_column_get_key (self->columns->pdata[g_array_index (self->order, PergolaTableOrder, j).column], project,
                                items->pdata[i], &rows[i].keys[j]);
    }
  g_qsort_with_data (rows, items->len, sizeof (Row), compare_rows, self->order);
  for (guint i = 0; i < items->len; i++)
    {
      items->pdata[i] = rows[i].item;
      for (guint j = 0; j < n; j++)
        pergola_column_key_clear (&rows[i].keys[j]);
    }
}
