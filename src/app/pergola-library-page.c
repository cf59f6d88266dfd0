/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-page-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-adaptive.h"

G_DEFINE_FINAL_TYPE (PergolaLibraryPage, pergola_library_page, ADW_TYPE_BIN)

#define TILE_WIDTH 236 /* at least */
#define SPACING PERGOLA_LIBRARY_SPACING
#define ROOMY 760 /* from here on there is a margin beside the projects */
#define MARGIN 43
#define NARROW_MARGIN 12
#define WIDEST 1640 /* of the projects together */

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_EMPTY,
  PROP_SORT,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_list (PergolaLibraryPage *self)
{
  return g_str_equal (self->view, "list");
}

/* --- Shape --- */

static void
place_view (PergolaLibraryPage *self, GtkWidget *view)
{
  gtk_widget_set_margin_start (view, self->margin);
  gtk_widget_set_margin_end (view, self->margin);
}

static guint
count_columns (PergolaLibraryPage *self)
{
  int room = self->width - 2 * self->margin;

  return is_list (self) ? 1 : (guint) CLAMP ((room + SPACING) / (TILE_WIDTH + SPACING), 1, 100);
}

void
pergola_library_page_shape (PergolaLibraryPage *self)
{
  int room;

  self->width = gtk_widget_get_width (GTK_WIDGET (self));
  self->margin = self->width >= ROOMY ? MARGIN : NARROW_MARGIN;
  self->margin = MAX (self->margin, (self->width - WIDEST) / 2);
  room = self->width - 2 * self->margin;
  if (self->lines == NULL)
    return;

  pergola_library_lines_set_columns (self->lines, count_columns (self));
  pergola_library_top_set_columns (PERGOLA_LIBRARY_TOP (self->top),
                                   (guint) MAX ((room + SPACING) / (TILE_WIDTH + SPACING), 1));
  pergola_library_page_guess_line (self, room);
  place_view (self, self->top);
  for (guint i = 0; i < self->views->len; i++)
    {
      pergola_library_line_view_set_row (self->views->pdata[i], is_list (self));
      place_view (self, self->views->pdata[i]);
    }
}

/* --- Pictures --- */

/* Those in sight first. */
static gboolean
want_cb (gpointer data)
{
  PergolaLibraryPage *self = data;
  PergolaLibraryItem *latest = pergola_library_top_get_latest (PERGOLA_LIBRARY_TOP (self->top));

  self->wanting = 0;
  for (guint i = self->views->len; i > 0; i--)
    {
      PergolaLibraryLine *line = pergola_library_line_view_get_line (self->views->pdata[i - 1]);

      if (line == NULL || !pergola_library_line_view_is_near (self->views->pdata[i - 1]))
        continue;
      for (guint j = 0; j < pergola_library_line_get_columns (line); j++)
        if (pergola_library_line_get (line, j) != NULL)
          pergola_library_pictures_want (self->pictures, pergola_library_line_get (line, j));
    }
  if (latest != NULL)
    pergola_library_pictures_want (self->pictures, latest);
  return G_SOURCE_REMOVE;
}

/* Once everything has its place. */
void
pergola_library_page_want_pictures (PergolaLibraryPage *self)
{
  if (self->wanting == 0 && self->pictures != NULL)
    self->wanting = g_idle_add (want_cb, self);
}

static void
style_cb (PergolaLibraryPage *self)
{
  if (self->pictures == NULL)
    return;
  pergola_library_pictures_set_style (self->pictures, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                                      gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  pergola_library_page_want_pictures (self);
}

/* --- Lines --- */

static void
activated_cb (PergolaLibraryLineView *view, PergolaLibraryTile *tile, PergolaLibraryPage *self)
{
  pergola_library_page_open (self, pergola_library_tile_get_item (tile));
}

static void
menu_cb (PergolaLibraryLineView *view, PergolaLibraryTile *tile, const GdkRectangle *at, PergolaLibraryPage *self)
{
  pergola_library_page_show_menu (self, tile, at);
}

static gboolean
follow_cb (gpointer data)
{
  PergolaLibraryPage *self = data;
  guint position = pergola_library_model_find_position (self->model, self->slipped);

  self->following = 0;
  if (position != G_MAXUINT)
    pergola_library_page_focus (self, position);
  g_clear_object (&self->slipped);
  return G_SOURCE_REMOVE;
}

/* The focus stays with a project, not with a place: a key must not do to one what was meant for another. */
static void
slipped_cb (PergolaLibraryLineView *view, PergolaLibraryItem *item, PergolaLibraryPage *self)
{
  if (self->following != 0)
    return;
  g_set_object (&self->slipped, item);
  self->following = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

static GtkWidget *
create_view (PergolaLibraryPage *self)
{
  GtkWidget *view = pergola_library_line_view_new ();

  g_signal_connect_object (view, "seen", G_CALLBACK (pergola_library_page_want_pictures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (view, "slipped", G_CALLBACK (slipped_cb), self, 0);
  g_signal_connect_object (view, "menu", G_CALLBACK (menu_cb), self, 0);
  return view;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, PergolaLibraryPage *self)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PergolaLibraryPage *self)
{
  PergolaLibraryLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *view = gtk_list_item_get_child (list_item);

  if (pergola_library_line_is_top (line))
    {
      gtk_list_item_set_child (list_item, self->top);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->top)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("New project"), -1);
      return;
    }
  if (view == NULL)
    gtk_list_item_set_child (list_item, view = create_view (self));
  place_view (self, view);
  pergola_library_line_view_set_row (PERGOLA_LIBRARY_LINE_VIEW (view), is_list (self));
  g_ptr_array_add (self->views, view);
  pergola_library_line_view_set_line (PERGOLA_LIBRARY_LINE_VIEW (view), line);
  pergola_library_page_note_view (self, PERGOLA_LIBRARY_LINE_VIEW (view));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PergolaLibraryPage *self)
{
  GtkWidget *view = gtk_list_item_get_child (list_item);

  if (view == self->top)
    {
      gtk_list_item_set_child (list_item, NULL);
      return;
    }
  g_ptr_array_remove_fast (self->views, view);
  pergola_library_line_view_set_line (PERGOLA_LIBRARY_LINE_VIEW (view), NULL);
}

PergolaLibraryTile *
pergola_library_page_find_tile (PergolaLibraryPage *self, guint position)
{
  PergolaLibraryTile *tile = NULL;

  for (guint i = 0; tile == NULL && i < self->views->len; i++)
    tile = pergola_library_line_view_get_tile (self->views->pdata[i], position);
  return tile != NULL && gtk_widget_get_mapped (GTK_WIDGET (tile)) ? tile : NULL;
}

/* --- The model --- */

static gboolean
look_cb (gpointer data)
{
  PergolaLibraryPage *self = data;

  self->beginning = 0;
  pergola_library_page_look (self);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (PergolaLibraryPage *self)
{
  gboolean empty = pergola_library_model_get_size (self->model) == 0;

  pergola_library_top_set_latest (PERGOLA_LIBRARY_TOP (self->top), pergola_library_model_get_latest (self->model));
  pergola_library_page_want_pictures (self);
  pergola_library_page_meet_awaited (self);
  if (self->empty != empty)
    {
      self->empty = empty;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
    }
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
      /* What is known is on the screen first. */
      self->beginning = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
    }
}

/* --- Object --- */

static void
set_sort (PergolaLibraryPage *self, const char *sort)
{
  g_free (self->sort);
  self->sort = g_strdup (sort);
  if (self->model == NULL)
    return;
  pergola_library_model_set_sort (self->model, g_str_equal (sort, "name")     ? PERGOLA_LIBRARY_SORT_NAME
                                               : g_str_equal (sort, "opened") ? PERGOLA_LIBRARY_SORT_OPENED
                                                                              : PERGOLA_LIBRARY_SORT_CHANGED);
  pergola_library_top_set_sort (PERGOLA_LIBRARY_TOP (self->top), sort);
}

static void
pergola_library_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (object);

  if (id == PROP_LOADED)
    g_value_set_boolean (value, self->loaded);
  else if (id == PROP_EMPTY)
    g_value_set_boolean (value, self->empty);
  else
    g_value_set_string (value, id == PROP_SORT ? self->sort : self->view);
}

static void
pergola_library_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (object);

  if (id == PROP_SORT)
    set_sort (self, g_value_get_string (value));
  else
    {
      g_free (self->view);
      self->view = g_value_dup_string (value);
      pergola_library_page_shape (self);
    }
}

static void
pergola_library_page_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pergola_library_page_parent_class)->realize (widget);
  pergola_library_page_watch_layout (PERGOLA_LIBRARY_PAGE (widget));
}

static void
pergola_library_page_unrealize (GtkWidget *widget)
{
  pergola_library_page_unwatch_layout (PERGOLA_LIBRARY_PAGE (widget));
  GTK_WIDGET_CLASS (pergola_library_page_parent_class)->unrealize (widget);
}

static void
pergola_library_page_dispose (GObject *object)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (object);

  pergola_library_page_free_bin (self);
  pergola_library_page_stop (self);
  g_clear_handle_id (&self->wanting, g_source_remove);
  g_clear_handle_id (&self->beginning, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_object (&self->slipped);
  if (self->focusing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focusing);
  self->focusing = 0;
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->top);
  g_clear_object (&self->lines);
  g_clear_object (&self->model);
  g_clear_object (&self->pictures);
  g_clear_object (&self->current);
  g_clear_weak_pointer (&self->app);

  G_OBJECT_CLASS (pergola_library_page_parent_class)->dispose (object);
}

static void
pergola_library_page_finalize (GObject *object)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (object);

  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->bin);
  g_free (self->sort);
  g_free (self->view);

  G_OBJECT_CLASS (pergola_library_page_parent_class)->finalize (object);
}

static void
pergola_library_page_class_init (PergolaLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_library_page_get_property;
  object_class->set_property = pergola_library_page_set_property;
  object_class->dispose = pergola_library_page_dispose;
  object_class->finalize = pergola_library_page_finalize;
  widget_class->realize = pergola_library_page_realize;
  widget_class->unrealize = pergola_library_page_unrealize;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] =
    g_param_spec_string ("sort", NULL, NULL, "changed", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "tiles", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_LIBRARY_TILE);
  g_type_ensure (PERGOLA_TYPE_LIBRARY_TOP);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryPage, list);
  pergola_library_page_install_actions (widget_class);
}

static void
pergola_library_page_init (PergolaLibraryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->empty = TRUE;
  self->sort = g_strdup ("changed");
  self->view = g_strdup ("tiles");
  self->views = g_ptr_array_new ();
  pergola_library_page_init_bin (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  pergola_library_page_init_keys (self);
}

void
pergola_library_page_set_application (PergolaLibraryPage *self, PergolaApplication *app)
{
  GSettings *settings = pergola_application_get_settings (app);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_set_weak_pointer (&self->app, app);
  self->model = pergola_library_model_new (app);
  self->lines = pergola_library_lines_new (self->model);
  self->pictures = pergola_library_pictures_new (app);
  self->top = g_object_ref_sink (pergola_library_top_new (app));
  pergola_library_top_set_sort (PERGOLA_LIBRARY_TOP (self->top), self->sort);
  if (settings != NULL)
    {
      g_settings_bind (settings, "library-sort", self, "sort", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "library-view", self, "view", G_SETTINGS_BIND_DEFAULT);
    }
  style_cb (self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))));
  gtk_list_view_set_model (self->list, selection);
  pergola_library_page_follow_scrolling (self);
  g_signal_connect_object (self->model, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
}

gboolean
pergola_library_page_is_loaded (PergolaLibraryPage *self)
{
  return self->loaded;
}

gboolean
pergola_library_page_is_empty (PergolaLibraryPage *self)
{
  return self->empty;
}
