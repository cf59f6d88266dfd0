/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-tile.h"

#include <glib/gi18n-lib.h>

#include "pergola-library-picture.h"
#include "pergola-popup.h"

#define ROW_PICTURE 88 /* wide */

struct _PergolaLibraryTile
{
  GtkWidget parent_instance;

  GtkBox *box;
  PergolaLibraryPicture *picture;
  GtkWidget *warning;
  GtkGrid *words;
  GtkLabel *title;
  GtkWidget *shown;
  GtkWidget *unsaved;
  GtkLabel *summary;
  GtkLabel *day;

  PergolaLibraryItem *item; /* (nullable) */
  gulong changed;
  gboolean row;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryTile, pergola_library_tile, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What it says --- */

/* (transfer full): for those who hear it. */
static char *
describe (PergolaLibraryTile *self)
{
  const char *parts[7] = { NULL };
  g_autofree char *day = pergola_library_describe_day (pergola_library_item_get_modified (self->item));
  const char *summary = pergola_library_item_get_summary (self->item);
  int n = 0;

  parts[n++] = pergola_library_item_get_title (self->item);
  if (summary != NULL)
    parts[n++] = summary;
  if (*day != '\0')
    parts[n++] = day;
  if (pergola_library_item_get_shown (self->item))
    parts[n++] = _ ("Open in a window");
  if (pergola_library_item_get_unsaved (self->item))
    parts[n++] = _ ("Has changes that were not saved");
  return g_strjoinv (", ", (char **) parts);
}

static void
update (PergolaLibraryTile *self)
{
  const char *error = pergola_library_item_get_error (self->item);
  const char *summary = pergola_library_item_get_summary (self->item);
  const char *path = pergola_library_item_get_path (self->item);
  g_autofree char *day = pergola_library_describe_day (pergola_library_item_get_modified (self->item));
  g_autofree char *shown_path = g_filename_display_name (path);
  g_autofree char *name = describe (self);

  gtk_label_set_label (self->title, pergola_library_item_get_title (self->item));
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_label_set_label (self->day, day);
  gtk_widget_set_visible (self->shown, pergola_library_item_get_shown (self->item));
  gtk_widget_set_visible (self->unsaved, pergola_library_item_get_unsaved (self->item));
  gtk_widget_set_visible (self->warning, error != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), error != NULL ? error : shown_path);
  pergola_library_picture_set_paintable (self->picture,
                                         error == NULL ? pergola_library_item_get_picture (self->item) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- Hands --- */

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, PergolaLibraryTile *self)
{
  if (self->item != NULL && gtk_widget_contains (GTK_WIDGET (self), x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      g_signal_emit (self, signals[ACTIVATED], 0);
    }
}

static void
menu_cb (GtkWidget *widget, const GdkRectangle *at, gpointer data)
{
  if (PERGOLA_LIBRARY_TILE (widget)->item != NULL)
    g_signal_emit (widget, signals[MENU], 0, at);
}

static void
activate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  menu_cb (widget, NULL, NULL);
}

/* --- Object --- */

static void
pergola_library_tile_dispose (GObject *object)
{
  PergolaLibraryTile *self = PERGOLA_LIBRARY_TILE (object);
  GtkWidget *child;

  pergola_library_tile_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pergola_library_tile_parent_class)->dispose (object);
}

static void
pergola_library_tile_class_init (PergolaLibraryTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_library_tile_dispose;
  signals[ACTIVATED] =
    g_signal_new ("activated", PERGOLA_TYPE_LIBRARY_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", PERGOLA_TYPE_LIBRARY_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (PERGOLA_TYPE_LIBRARY_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-library-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, box);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, warning);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, words);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, shown);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, summary);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTile, day);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "library-tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "tile.open", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "tile.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "tile.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "tile.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "tile.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "tile.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "tile.menu", NULL);
}

static void
pergola_library_tile_init (PergolaLibraryTile *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  pergola_popup_add_gestures (GTK_WIDGET (self), menu_cb, NULL);
}

GtkWidget *
pergola_library_tile_new (void)
{
  return g_object_new (PERGOLA_TYPE_LIBRARY_TILE, NULL);
}

void
pergola_library_tile_set_item (PergolaLibraryTile *self, PergolaLibraryItem *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->changed = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

PergolaLibraryItem *
pergola_library_tile_get_item (PergolaLibraryTile *self)
{
  return self->item;
}

/* In a row the day stands at the end, beside both lines. */
void
pergola_library_tile_set_row (PergolaLibraryTile *self, gboolean row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->words));
  GtkLayoutChild *day = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->day));

  if (self->row == row)
    return;
  self->row = row;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  row ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  pergola_library_picture_set_fixed_width (self->picture, row ? ROW_PICTURE : 0);
  g_object_set (day, "column", row ? 2 : 1, "row", row ? 0 : 1, "row-span", row ? 2 : 1, NULL);
  if (row)
    gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "row");
}
