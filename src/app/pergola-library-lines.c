/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-lines.h"

struct _PergolaLibraryLine
{
  GObject parent_instance;

  PergolaLibraryLines *lines; /* (nullable), weak */
  guint position;
};

struct _PergolaLibraryLines
{
  GObject parent_instance;

  PergolaLibraryModel *model;
  guint columns;
  GPtrArray *lines; /* (element-type PergolaLibraryLine) (nullable): made when asked for; the first is the top */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE (PergolaLibraryLine, pergola_library_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (PergolaLibraryLines,
                               pergola_library_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- A line --- */

static void
pergola_library_line_finalize (GObject *object)
{
  g_clear_weak_pointer (&PERGOLA_LIBRARY_LINE (object)->lines);
  G_OBJECT_CLASS (pergola_library_line_parent_class)->finalize (object);
}

static void
pergola_library_line_class_init (PergolaLibraryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_library_line_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_LIBRARY_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_library_line_init (PergolaLibraryLine *self)
{
}

gboolean
pergola_library_line_is_top (PergolaLibraryLine *self)
{
  return self->position == 0;
}

guint
pergola_library_line_get_columns (PergolaLibraryLine *self)
{
  return self->lines != NULL ? self->lines->columns : 0;
}

guint
pergola_library_line_get_first (PergolaLibraryLine *self)
{
  return self->position > 0 ? (self->position - 1) * pergola_library_line_get_columns (self) : 0;
}

PergolaLibraryItem *
pergola_library_line_get (PergolaLibraryLine *self, guint column)
{
  if (self->lines == NULL || self->position == 0)
    return NULL;
  return pergola_library_model_get (self->lines->model, pergola_library_line_get_first (self) + column);
}

/* --- All of them --- */

static guint
count_lines (PergolaLibraryLines *self)
{
  return 1 + (pergola_library_model_get_size (self->model) + self->columns - 1) / self->columns;
}

static void
line_free (gpointer line)
{
  if (line != NULL)
    g_object_unref (line);
}

/* What is there already is brought up to date, what is new or gone is at the end. */
static void
update (PergolaLibraryLines *self, guint from, guint to)
{
  guint before = self->lines->len, now = count_lines (self);

  if (now < before)
    g_ptr_array_set_size (self->lines, (int) now);
  for (guint i = MAX (from, 1); i < MIN (to, MIN (before, now)); i++)
    if (self->lines->pdata[i] != NULL)
      g_signal_emit (self->lines->pdata[i], signals[CHANGED], 0);
  if (now > before)
    g_ptr_array_set_size (self->lines, (int) now);
  if (now != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, now), before > now ? before - now : 0,
                                now > before ? now - before : 0);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, PergolaLibraryLines *self)
{
  guint to = removed == added ? 1 + (position + added + self->columns - 1) / self->columns : G_MAXUINT;

  update (self, 1 + position / self->columns, to);
}

static GType
get_item_type (GListModel *list)
{
  return PERGOLA_TYPE_LIBRARY_LINE;
}

static guint
get_n_items (GListModel *list)
{
  return PERGOLA_LIBRARY_LINES (list)->lines->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  PergolaLibraryLines *self = PERGOLA_LIBRARY_LINES (list);

  if (position >= self->lines->len)
    return NULL;
  if (self->lines->pdata[position] == NULL)
    {
      PergolaLibraryLine *line = g_object_new (PERGOLA_TYPE_LIBRARY_LINE, NULL);

      g_set_weak_pointer (&line->lines, self);
      line->position = position;
      self->lines->pdata[position] = line;
    }
  return g_object_ref (self->lines->pdata[position]);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
pergola_library_lines_finalize (GObject *object)
{
  PergolaLibraryLines *self = PERGOLA_LIBRARY_LINES (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pergola_library_lines_parent_class)->finalize (object);
}

static void
pergola_library_lines_class_init (PergolaLibraryLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_library_lines_finalize;
}

static void
pergola_library_lines_init (PergolaLibraryLines *self)
{
  self->columns = 1;
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

PergolaLibraryLines *
pergola_library_lines_new (PergolaLibraryModel *model)
{
  PergolaLibraryLines *self = g_object_new (PERGOLA_TYPE_LIBRARY_LINES, NULL);

  self->model = g_object_ref (model);
  g_ptr_array_set_size (self->lines, (int) count_lines (self));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  return self;
}

guint
pergola_library_lines_get_columns (PergolaLibraryLines *self)
{
  return self->columns;
}

void
pergola_library_lines_set_columns (PergolaLibraryLines *self, guint columns)
{
  g_return_if_fail (columns > 0);

  if (self->columns == columns)
    return;
  self->columns = columns;
  update (self, 1, G_MAXUINT);
}
