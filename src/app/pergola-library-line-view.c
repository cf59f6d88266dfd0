/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-line-view.h"

#include "pergola-columns-layout.h"

struct _PergolaLibraryLineView
{
  GtkWidget parent_instance;

  PergolaLibraryLine *line; /* (nullable) */
  gulong changed;
  GPtrArray *tiles; /* (element-type PergolaLibraryTile): those beyond the line's columns are hidden; none while far */
  gboolean row;
  gboolean near;
  int far_height;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryLineView, pergola_library_line_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  MENU,
  SEEN,
  SLIPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (PergolaLibraryTile *tile, PergolaLibraryLineView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, tile);
}

static void
menu_cb (PergolaLibraryTile *tile, const GdkRectangle *at, PergolaLibraryLineView *self)
{
  g_signal_emit (self, signals[MENU], 0, tile, at);
}

static void
add_tile (PergolaLibraryLineView *self)
{
  GtkWidget *tile = pergola_library_tile_new ();

  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  pergola_library_tile_set_row (PERGOLA_LIBRARY_TILE (tile), self->row);
  g_signal_connect_object (tile, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (tile, "menu", G_CALLBACK (menu_cb), self, 0);
  g_ptr_array_add (self->tiles, tile);
}

/* The list's own row around it is in the accessible tree too. */
static void
name_row (PergolaLibraryLineView *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  guint columns = self->line != NULL ? pergola_library_line_get_columns (self->line) : 0;
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < columns; i++)
    {
      PergolaLibraryItem *item = pergola_library_line_get (self->line, i);

      if (item != NULL)
        g_string_append_printf (name, "%s%s", i > 0 ? ", " : "", pergola_library_item_get_title (item));
    }
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
update (PergolaLibraryLineView *self)
{
  guint columns = self->line != NULL ? pergola_library_line_get_columns (self->line) : 0;

  if (!self->near)
    return;
  while (self->tiles->len < columns)
    add_tile (self);
  if (columns > 0)
    pergola_columns_layout_set_columns (PERGOLA_COLUMNS_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                        columns);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      PergolaLibraryItem *item = i < columns ? pergola_library_line_get (self->line, i) : NULL;

      pergola_library_tile_set_item (self->tiles->pdata[i], item);
      gtk_widget_set_visible (self->tiles->pdata[i], item != NULL);
      if (item != NULL)
        g_signal_emit (self, signals[SEEN], 0, self->tiles->pdata[i]);
    }
  name_row (self);
}

/* The line is the same, but other projects stand in it. */
static void
changed_cb (PergolaLibraryLineView *self)
{
  PergolaLibraryTile *focused = NULL;
  g_autoptr (PergolaLibraryItem) before = NULL;

  for (guint i = 0; focused == NULL && i < self->tiles->len; i++)
    if (gtk_widget_has_focus (self->tiles->pdata[i]))
      focused = self->tiles->pdata[i];
  if (focused != NULL && pergola_library_tile_get_item (focused) != NULL)
    before = g_object_ref (pergola_library_tile_get_item (focused));
  update (self);
  if (before != NULL && pergola_library_tile_get_item (focused) != before)
    g_signal_emit (self, signals[SLIPPED], 0, before);
}

static void
drop_tiles (PergolaLibraryLineView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->tiles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
pergola_library_line_view_dispose (GObject *object)
{
  PergolaLibraryLineView *self = PERGOLA_LIBRARY_LINE_VIEW (object);

  pergola_library_line_view_set_line (self, NULL);
  drop_tiles (self);

  G_OBJECT_CLASS (pergola_library_line_view_parent_class)->dispose (object);
}

static void
pergola_library_line_view_finalize (GObject *object)
{
  g_ptr_array_unref (PERGOLA_LIBRARY_LINE_VIEW (object)->tiles);
  G_OBJECT_CLASS (pergola_library_line_view_parent_class)->finalize (object);
}

static void
pergola_library_line_view_class_init (PergolaLibraryLineViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_library_line_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_library_line_view_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ACTIVATED] =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PERGOLA_TYPE_LIBRARY_TILE);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                PERGOLA_TYPE_LIBRARY_TILE, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SLIPPED] =
    g_signal_new ("slipped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PERGOLA_TYPE_LIBRARY_ITEM);
  signals[SEEN] =
    g_signal_new ("seen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PERGOLA_TYPE_LIBRARY_TILE);
}

static void
pergola_library_line_view_init (PergolaLibraryLineView *self)
{
  GtkLayoutManager *layout = pergola_columns_layout_new (1, PERGOLA_LIBRARY_SPACING);

  self->tiles = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
}

GtkWidget *
pergola_library_line_view_new (void)
{
  return g_object_new (PERGOLA_TYPE_LIBRARY_LINE_VIEW, NULL);
}

void
pergola_library_line_view_set_line (PergolaLibraryLineView *self, PergolaLibraryLine *line)
{
  if (self->line != NULL)
    g_clear_signal_handler (&self->changed, self->line);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  self->changed = g_signal_connect_swapped (line, "changed", G_CALLBACK (changed_cb), self);
  update (self);
}

PergolaLibraryLine *
pergola_library_line_view_get_line (PergolaLibraryLineView *self)
{
  return self->line;
}

/* Where there are no tiles, nothing else asks for the height. */
static void
take_height (PergolaLibraryLineView *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, self->near ? -1 : self->far_height);
}

void
pergola_library_line_view_set_far_height (PergolaLibraryLineView *self, int height)
{
  self->far_height = height;
  take_height (self);
}

gboolean
pergola_library_line_view_is_near (PergolaLibraryLineView *self)
{
  return self->near;
}

void
pergola_library_line_view_set_near (PergolaLibraryLineView *self, gboolean near)
{
  if (self->near == near)
    return;
  self->near = near;
  take_height (self);
  if (near)
    update (self);
  else
    drop_tiles (self);
}

void
pergola_library_line_view_set_row (PergolaLibraryLineView *self, gboolean row)
{
  self->row = row;
  for (guint i = 0; i < self->tiles->len; i++)
    pergola_library_tile_set_row (self->tiles->pdata[i], row);
}

PergolaLibraryTile *
pergola_library_line_view_get_tile (PergolaLibraryLineView *self, guint position)
{
  guint first = self->line != NULL ? pergola_library_line_get_first (self->line) : 0;
  guint columns = self->line != NULL ? pergola_library_line_get_columns (self->line) : 0;

  return self->near && position >= first && position < first + columns ? self->tiles->pdata[position - first] : NULL;
}
