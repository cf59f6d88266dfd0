/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-view.h"

#include "pergola-board-canvas.h"
#include "pergola-time-bar.h"

#include <glib/gi18n-lib.h>

/* What lies around the canvas: scrollbars, zoom buttons, what an empty board asks, and the slider over time. */
struct _PergolaBoardView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  PergolaTimeBar *time_bar;
  guint count_idle;
  GtkWidget *scroller;
  PergolaBoardCanvas *canvas;
  GtkWidget *invitation;
  GtkLabel *invitation_label;
  GtkButton *invitation_button;
  GtkLabel *zoom_label;

  PergolaEditor *editor;
};

G_DEFINE_FINAL_TYPE (PergolaBoardView, pergola_board_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  PROP_ZOOM,
  PROP_FIT,
  PROP_DARK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- What follows the canvas --- */

static void
zoom_changed_cb (PergolaBoardView *self)
{
  /* Translators: the zoom of a board in percent. */
  g_autofree char *text = g_strdup_printf (_ ("%.0f %%"), self->canvas->zoom * 100);

  gtk_label_set_text (self->zoom_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.zoom-in", self->canvas->zoom < PERGOLA_ZOOM_MAX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.zoom-out", self->canvas->zoom > PERGOLA_ZOOM_MIN);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
fit_changed_cb (PergolaBoardView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

static void
update_invitation (PergolaBoardView *self)
{
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;
  gboolean invites = board != NULL && board->empty != NULL && pergola_board_canvas_is_empty (self->canvas);

  if (invites)
    {
      gtk_label_set_text (self->invitation_label, board->empty);
      gtk_button_set_label (self->invitation_button, board->first != NULL ? board->first : _ ("Add"));
    }
  gtk_widget_set_visible (self->invitation, invites);
}

/* --- Time --- */

static gboolean
count_cb (gpointer data)
{
  PergolaBoardView *self = data;
  guint shown, all;

  self->count_idle = 0;
  pergola_board_canvas_count (self->canvas, &shown, &all);
  pergola_time_bar_set_first (self->time_bar, pergola_board_canvas_get_first_day (self->canvas));
  pergola_time_bar_set_count (self->time_bar, shown, all);
  return G_SOURCE_REMOVE;
}

static void
queue_count (PergolaBoardView *self)
{
  if (self->count_idle == 0 && gtk_widget_get_visible (GTK_WIDGET (self->time_bar)))
    self->count_idle = g_idle_add (count_cb, self);
}

/* Who closes the slider sees all again. */
static void
timing_cb (PergolaBoardView *self)
{
  gboolean shown = pergola_editor_get_timing (self->editor);

  if (shown == gtk_widget_get_visible (GTK_WIDGET (self->time_bar)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), shown);
  if (shown)
    {
      pergola_time_bar_set_first (self->time_bar, pergola_board_canvas_get_first_day (self->canvas));
      pergola_time_bar_start (self->time_bar);
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  queue_count (self);
}

static void
time_closed_cb (PergolaBoardView *self)
{
  pergola_editor_set_timing (self->editor, FALSE);
}

/* --- Actions --- */

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_board_canvas_zoom_step (PERGOLA_BOARD_VIEW (widget)->canvas, 1);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_board_canvas_zoom_step (PERGOLA_BOARD_VIEW (widget)->canvas, -1);
}

static void
zoom_normal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_board_view_set_zoom (PERGOLA_BOARD_VIEW (widget), 1);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_board_canvas_set_fit (PERGOLA_BOARD_VIEW (widget)->canvas);
}

/* --- Widget --- */

static gboolean
pergola_board_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PERGOLA_BOARD_VIEW (widget)->canvas));
}

static void
pergola_board_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaBoardView *self = PERGOLA_BOARD_VIEW (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->canvas->zoom);
      break;
    case PROP_FIT:
      g_value_set_boolean (value, self->canvas->fit);
      break;
    case PROP_DARK:
      g_value_set_boolean (value, self->canvas->theme == PERGOLA_THEME_DARK);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_board_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaBoardView *self = PERGOLA_BOARD_VIEW (object);

  switch (id)
    {
    case PROP_EDITOR:
      pergola_board_view_set_editor (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      pergola_board_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT:
      if (g_value_get_boolean (value))
        pergola_board_view_zoom_to_fit (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_board_view_dispose (GObject *object)
{
  PergolaBoardView *self = PERGOLA_BOARD_VIEW (object);

  pergola_board_view_set_editor (self, NULL);
  g_clear_handle_id (&self->count_idle, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pergola_board_view_parent_class)->dispose (object);
}

static void
pergola_board_view_class_init (PergolaBoardViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_board_view_get_property;
  object_class->set_property = pergola_board_view_set_property;
  object_class->dispose = pergola_board_view_dispose;
  widget_class->grab_focus = pergola_board_view_grab_focus;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, PERGOLA_TYPE_EDITOR, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, PERGOLA_ZOOM_MIN, PERGOLA_ZOOM_MAX, 1, flags);
  properties[PROP_FIT] = g_param_spec_boolean ("fit", NULL, NULL, TRUE, flags);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PERGOLA_TYPE_BOARD_CANVAS);
  g_type_ensure (PERGOLA_TYPE_TIME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, content);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, time_bar);
  gtk_widget_class_bind_template_callback (widget_class, time_closed_cb);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, canvas);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, invitation);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, invitation_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, invitation_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardView, zoom_label);

  gtk_widget_class_install_action (widget_class, "board.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "board.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "board.zoom-normal", NULL, zoom_normal_cb);
  gtk_widget_class_install_action (widget_class, "board.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardview");
}

static void
pergola_board_view_init (PergolaBoardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (self->canvas, "notify::zoom", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "notify::fit", G_CALLBACK (fit_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "notify::empty", G_CALLBACK (update_invitation), self);
  pergola_board_canvas_take_drops (self->canvas, self->invitation);
  zoom_changed_cb (self);
}

GtkWidget *
pergola_board_view_new (void)
{
  return g_object_new (PERGOLA_TYPE_BOARD_VIEW, NULL);
}

void
pergola_board_view_set_fonts (PergolaBoardView *self, PergolaFonts *fonts)
{
  pergola_board_canvas_set_fonts (self->canvas, fonts);
}

void
pergola_board_view_set_editor (PergolaBoardView *self, PergolaEditor *editor)
{
  if (editor == self->editor)
    return;

  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  pergola_board_canvas_set_editor (self->canvas, editor);
  pergola_time_bar_set_editor (self->time_bar, editor);
  if (editor != NULL)
    {
      g_signal_connect_object (editor, "notify::timing", G_CALLBACK (timing_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::until", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::board", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (queue_count), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "edit",
                                  editor != NULL ? pergola_editor_get_actions (editor) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

double
pergola_board_view_get_zoom (PergolaBoardView *self)
{
  return self->canvas->zoom;
}

void
pergola_board_view_set_zoom (PergolaBoardView *self, double zoom)
{
  pergola_board_canvas_zoom_at (self->canvas, zoom, gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self->canvas)) / 2.0);
}

void
pergola_board_view_zoom_to_fit (PergolaBoardView *self)
{
  pergola_board_canvas_set_fit (self->canvas);
}

void
pergola_board_view_begin (PergolaBoardView *self)
{
  pergola_board_canvas_begin (self->canvas);
}

void
pergola_board_view_edit_title (PergolaBoardView *self, const char *id)
{
  pergola_board_canvas_edit_title (self->canvas, id);
}

void
pergola_board_view_reveal (PergolaBoardView *self, const char *id)
{
  PergolaScene *scene = pergola_board_canvas_ensure_scene (self->canvas);
  const PergolaNode *node = scene != NULL ? pergola_scene_get_node (scene, id) : NULL;

  if (node != NULL)
    pergola_board_canvas_show_rect (self->canvas, &node->bounds);
}

PergolaScene *
pergola_board_view_get_scene (PergolaBoardView *self)
{
  return pergola_board_canvas_ensure_scene (self->canvas);
}

gboolean
pergola_board_view_get_node_bounds (PergolaBoardView *self, const char *id, PergolaRect *bounds)
{
  PergolaScene *scene = pergola_board_canvas_ensure_scene (self->canvas);
  const PergolaNode *node = scene != NULL ? pergola_scene_get_node (scene, id) : NULL;
  graphene_rect_t r;

  if (node == NULL)
    return FALSE;

  r = pergola_board_canvas_to_pixels (self->canvas, &node->bounds);
  *bounds = (PergolaRect){ r.origin.x, r.origin.y, r.size.width, r.size.height };
  return TRUE;
}
