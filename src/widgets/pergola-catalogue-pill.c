/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-catalogue-pill.h"

#include "pergola-describe.h"
#include "pergola-popup.h"

#include <glib/gi18n-lib.h>

struct _PergolaCataloguePill
{
  GtkWidget parent_instance;

  const PergolaCatalogueEntry *entry;
  const PergolaZone *zone; /* (nullable) */
  GtkWidget *badge;
  GtkWidget *label;
  GtkWidget *check;
  gboolean placed;
};

G_DEFINE_FINAL_TYPE (PergolaCataloguePill, pergola_catalogue_pill, GTK_TYPE_WIDGET)

enum
{
  LOOKED_AT,
  ACTIVATED,
  MENU,
  HOVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What it says --- */

static void
describe (PergolaCataloguePill *self)
{
  const char *where = self->zone != NULL ? self->zone->title : NULL;
  g_autofree char *text = NULL;

  /* Translators: of something in the catalogue; %s is its category. */
  text = self->placed ? where != NULL ? g_strdup_printf (_ ("%s, on the board"), where) : g_strdup (_ ("On the board"))
                      : g_strdup (where != NULL ? where : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pergola_catalogue_entry_get (self->entry, "title"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
pergola_catalogue_pill_set_placed (PergolaCataloguePill *self, gboolean placed)
{
  if (placed == self->placed)
    return;

  self->placed = placed;
  gtk_widget_set_visible (self->check, placed);
  if (placed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "placed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "placed");
  describe (self);
}

void
pergola_catalogue_pill_set_selected (PergolaCataloguePill *self, gboolean selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/* --- Pointer and keys --- */

static void
focus_cb (PergolaCataloguePill *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    g_signal_emit (self, signals[LOOKED_AT], 0);
}

/* At the press, as with cards: what is then dragged is what is looked at. */
static void
pressed_cb (PergolaCataloguePill *self, int n, double x, double y)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else if (n == 1)
    g_signal_emit (self, signals[LOOKED_AT], 0);
  if (n == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
enter_cb (PergolaCataloguePill *self)
{
  g_signal_emit (self, signals[HOVER], 0, TRUE);
}

static void
leave_cb (PergolaCataloguePill *self)
{
  g_signal_emit (self, signals[HOVER], 0, FALSE);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
ask_cb (GtkWidget *widget, const GdkRectangle *at, gpointer data)
{
  g_signal_emit (widget, signals[MENU], 0, at);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MENU], 0, NULL);
}

/* It hangs by its middle, because that is what will lie where it is dropped. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, PergolaCataloguePill *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));
  graphene_rect_t bounds = pergola_catalogue_pill_get_bounds (self);

  gtk_drag_source_set_icon (source, picture, bounds.size.width / 2, bounds.size.height / 2);
  return gdk_content_provider_new_typed (PERGOLA_TYPE_CATALOGUE_PILL, self);
}

/* --- Object --- */

static void
pergola_catalogue_pill_dispose (GObject *object)
{
  PergolaCataloguePill *self = PERGOLA_CATALOGUE_PILL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pergola_catalogue_pill_parent_class)->dispose (object);
}

static void
pergola_catalogue_pill_class_init (PergolaCataloguePillClass *klass)
{
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_catalogue_pill_dispose;
  signals[LOOKED_AT] =
    g_signal_new ("looked-at", PERGOLA_TYPE_CATALOGUE_PILL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
    g_signal_new ("activated", PERGOLA_TYPE_CATALOGUE_PILL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", PERGOLA_TYPE_CATALOGUE_PILL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[HOVER] = g_signal_new ("hover", PERGOLA_TYPE_CATALOGUE_PILL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "pill.activate", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "pill.menu", NULL, menu_cb);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding_action (widget_class, enters[i], 0, "pill.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "pill.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "pill.menu", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_widget_class_set_css_name (widget_class, "catalogue-pill");
}

static void
pergola_catalogue_pill_init (PergolaCataloguePill *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  pergola_popup_add_gestures (GTK_WIDGET (self), ask_cb, NULL);
}

GtkWidget *
pergola_catalogue_pill_new (const PergolaCatalogueEntry *entry, const PergolaZone *zone)
{
  PergolaCataloguePill *self = g_object_new (PERGOLA_TYPE_CATALOGUE_PILL, NULL);

  self->entry = entry;
  self->zone = zone;
  self->badge = pergola_badge_new (zone);
  self->label = gtk_label_new (pergola_catalogue_entry_get (entry, "title"));
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  describe (self);

  return GTK_WIDGET (self);
}

const PergolaCatalogueEntry *
pergola_catalogue_pill_get_entry (PergolaCataloguePill *self)
{
  return self->entry;
}

const PergolaZone *
pergola_catalogue_pill_get_zone (PergolaCataloguePill *self)
{
  return self->zone;
}

graphene_rect_t
pergola_catalogue_pill_get_bounds (PergolaCataloguePill *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  /* Its width is only that of what is within its edge. */
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (self), &bounds))
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);

  return bounds;
}

gboolean
pergola_catalogue_pill_is_placed (PergolaCataloguePill *self)
{
  return self->placed;
}
