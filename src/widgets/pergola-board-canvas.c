/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

/* In pixels. */
#define MIN_WIDTH 240
#define MIN_HEIGHT 200

G_DEFINE_FINAL_TYPE_WITH_CODE (PergolaBoardCanvas,
                               pergola_board_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_FIT,
  PROP_EMPTY,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

/* --- Places --- */

/* What rounding adds to a figure that fits is not worth a scrollbar. */
static double
snap (double content, int size)
{
  return content > size && content < size * 1.004 ? size : content;
}

static void
get_content_size (PergolaBoardCanvas *self, double *width, double *height)
{
  *width = self->scene != NULL ? self->scene->width * self->zoom : 0;
  *height = self->scene != NULL ? self->scene->height * self->zoom + self->foot : 0;
  *width = snap (*width, gtk_widget_get_width (GTK_WIDGET (self)));
  *height = snap (*height, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
update_origin (PergolaBoardCanvas *self)
{
  double content[2], origin[2];
  int size[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  get_content_size (self, &content[0], &content[1]);
  for (int i = 0; i < 2; i++)
    if (content[i] <= size[i] || self->adjustments[i] == NULL)
      origin[i] = MAX (0, size[i] - content[i]) / 2;
    else
      origin[i] = -gtk_adjustment_get_value (self->adjustments[i]);

  /* Whole pixels: words and borders stay crisp while scrolling. */
  self->x = round (origin[0]);
  self->y = round (origin[1]);
}

static void
adjustment_changed_cb (PergolaBoardCanvas *self)
{
  update_origin (self);
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_update_adjustments (PergolaBoardCanvas *self, double x, double y)
{
  double content[2], value[2] = { x, y };
  int size[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  get_content_size (self, &content[0], &content[1]);
  for (int i = 0; i < 2; i++)
    {
      double upper = MAX (content[i], size[i]);

      if (self->adjustments[i] == NULL)
        continue;
      g_signal_handlers_block_by_func (self->adjustments[i], adjustment_changed_cb, self);
      gtk_adjustment_configure (self->adjustments[i], CLAMP (value[i], 0, upper - size[i]), 0, upper, size[i] * 0.1,
                                size[i] * 0.9, size[i]);
      g_signal_handlers_unblock_by_func (self->adjustments[i], adjustment_changed_cb, self);
    }
  update_origin (self);
}

double
pergola_board_canvas_get_scroll (PergolaBoardCanvas *self, int axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

void
pergola_board_canvas_to_scene (PergolaBoardCanvas *self, double px, double py, double *x, double *y)
{
  *x = (px - self->x) / self->zoom;
  *y = (py - self->y) / self->zoom;
}

graphene_rect_t
pergola_board_canvas_to_pixels (PergolaBoardCanvas *self, const PergolaRect *rect)
{
  return GRAPHENE_RECT_INIT (self->x + rect->x * self->zoom, self->y + rect->y * self->zoom, rect->width * self->zoom,
                             rect->height * self->zoom);
}

PergolaRect
pergola_board_canvas_get_visible (PergolaBoardCanvas *self)
{
  return (PergolaRect){ -self->x / self->zoom, -self->y / self->zoom,
                        gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                        gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };
}

gboolean
pergola_board_canvas_is_rtl (PergolaBoardCanvas *self)
{
  return self->scene != NULL && self->scene->rtl;
}

const PergolaNode *
pergola_board_canvas_pick (PergolaBoardCanvas *self, double px, double py)
{
  double x, y;

  if (self->scene == NULL)
    return NULL;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  return pergola_scene_node_at (self->scene, x, y, 5 / self->zoom);
}

PergolaSelection *
pergola_board_canvas_get_selection (PergolaBoardCanvas *self)
{
  return self->editor != NULL ? pergola_editor_get_selection (self->editor) : NULL;
}

/* --- What follows the project and the selection --- */

/* Many changes make one new scene, in the next frame. */
static void
invalidate (PergolaBoardCanvas *self)
{
  self->stale = TRUE;
  g_clear_pointer (&self->natural, pergola_scene_unref);
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
project_changed_cb (PergolaBoardCanvas *self, const PergolaChange *change)
{
  /* What is being dragged may be gone. */
  if (change->type == PERGOLA_CHANGE_REMOVE)
    pergola_board_canvas_cancel_drag (self);
  invalidate (self);
  pergola_board_canvas_update_title (self);
}

static void
selection_changed_cb (PergolaBoardCanvas *self)
{
  pergola_board_canvas_update_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The node that has the focus goes; the focus stays on the board. */
static void
keep_focus (PergolaBoardCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (!PERGOLA_IS_BOARD_NODE (child) || !gtk_widget_has_focus (child))
    return;

  self->by_pointer = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->by_pointer = FALSE;
}

/* Another board, or the same in another language: begin afresh. */
static void
board_changed_cb (PergolaBoardCanvas *self)
{
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;

  pergola_board_canvas_end_title (self, TRUE);
  pergola_board_canvas_cancel_drag (self);
  pergola_board_canvas_end_link (self);
  g_clear_pointer (&self->scene, pergola_scene_unref);
  g_clear_pointer (&self->natural, pergola_scene_unref);
  keep_focus (self);
  pergola_board_canvas_clear_nodes (self);
  if (board != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, board->title, -1);
  self->fit = TRUE;
  self->whole = FALSE;
  g_object_notify (G_OBJECT (self), "fit");
  pergola_board_canvas_update_adjustments (self, 0, 0);
  invalidate (self);
}

static void
rename_cb (PergolaBoardCanvas *self, const char *id)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pergola_board_canvas_edit_title (self, id);
}

static void
link_started_cb (PergolaBoardCanvas *self, const char *kind)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pergola_board_canvas_start_link (self, kind);
}

static void
reveal_cb (PergolaBoardCanvas *self, const char *id)
{
  const PergolaNode *node;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  node = pergola_scene_get_node (self->scene, id);
  if (node != NULL)
    pergola_board_canvas_show_rect (self, &node->bounds);
  pergola_board_canvas_follow_selection (self);
}

static void
disconnect_editor (PergolaBoardCanvas *self)
{
  if (self->editor == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (self->editor), self);
  g_clear_object (&self->editor);
}

void
pergola_board_canvas_set_editor (PergolaBoardCanvas *self, PergolaEditor *editor)
{
  PergolaProject *project;

  if (editor == self->editor)
    return;
  if (self->editor != NULL)
    pergola_board_canvas_end_title (self, TRUE);

  disconnect_editor (self);
  if (editor != NULL)
    {
      self->editor = g_object_ref (editor);
      project = pergola_editor_get_project (editor);
      g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed_cb), self);
      g_signal_connect_swapped (project, "frameworks-changed", G_CALLBACK (board_changed_cb), self);
      g_signal_connect_swapped (editor, "notify::board", G_CALLBACK (board_changed_cb), self);
      g_signal_connect_swapped (editor, "rename", G_CALLBACK (rename_cb), self);
      g_signal_connect_swapped (editor, "link-started", G_CALLBACK (link_started_cb), self);
      g_signal_connect_swapped (editor, "reveal", G_CALLBACK (reveal_cb), self);
      g_signal_connect_swapped (pergola_editor_get_selection (editor), "changed", G_CALLBACK (selection_changed_cb),
                                self);
    }
  board_changed_cb (self);
}

void
pergola_board_canvas_set_fonts (PergolaBoardCanvas *self, PergolaFonts *fonts)
{
  if (g_set_object (&self->fonts, fonts))
    invalidate (self);
}

static void
update_theme (PergolaBoardCanvas *self)
{
  self->theme = adw_style_manager_get_dark (self->style_manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Zoom and scrolling --- */

void
pergola_board_canvas_zoom_at (PergolaBoardCanvas *self, double zoom, double px, double py)
{
  double x, y;

  zoom = CLAMP (zoom, PERGOLA_ZOOM_MIN, PERGOLA_ZOOM_MAX);
  if (self->fit)
    {
      self->fit = FALSE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  if (zoom == self->zoom)
    return;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  self->zoom = zoom;
  pergola_board_canvas_update_adjustments (self, x * zoom - px, y * zoom - py);
  adjustment_changed_cb (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

void
pergola_board_canvas_zoom_step (PergolaBoardCanvas *self, int steps)
{
  static const double stops[] = { 0.25, 0.35, 0.5, 0.6, 0.7, 0.85, 1, 1.25, 1.5, 2, 2.5, 3, 4 };
  double zoom = self->zoom;

  for (int i = 0; steps > 0 && i < (int) G_N_ELEMENTS (stops); i++)
    if (stops[i] > self->zoom + 0.01)
      {
        zoom = stops[i];
        break;
      }
  for (int i = (int) G_N_ELEMENTS (stops) - 1; steps < 0 && i >= 0; i--)
    if (stops[i] < self->zoom - 0.01)
      {
        zoom = stops[i];
        break;
      }

  pergola_board_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
pergola_board_canvas_set_fit (PergolaBoardCanvas *self)
{
  if (!self->fit)
    {
      self->fit = TRUE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  if (!self->whole)
    {
      self->whole = TRUE;
      pergola_board_canvas_refit (self);
    }
  if (self->scene != NULL && self->zoom != self->fit_zoom)
    {
      self->zoom = self->fit_zoom;
      g_object_notify (G_OBJECT (self), "zoom");
    }
  pergola_board_canvas_update_adjustments (self, 0, 0);
  adjustment_changed_cb (self);
}

void
pergola_board_canvas_scroll_by (PergolaBoardCanvas *self, double dx, double dy)
{
  double delta[2] = { dx, dy };

  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL && delta[i] != 0)
      gtk_adjustment_set_value (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]) + delta[i]);
}

/* How far to scroll along one axis, so that start and end are in sight. */
static double
get_shift (double start, double end, double size)
{
  const double margin = 24;

  if (start < margin || end - start > size - 2 * margin)
    return start < margin || start > size - margin ? start - margin : 0;

  return end > size - margin ? end - size + margin : 0;
}

void
pergola_board_canvas_show_rect (PergolaBoardCanvas *self, const PergolaRect *rect)
{
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, rect);

  pergola_board_canvas_scroll_by (
    self, get_shift (r.origin.x, r.origin.x + r.size.width, gtk_widget_get_width (GTK_WIDGET (self))),
    get_shift (r.origin.y, r.origin.y + r.size.height, gtk_widget_get_height (GTK_WIDGET (self))));
}

/* --- Widget --- */

static void
pergola_board_canvas_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = *minimum;
}

static void
pergola_board_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  pergola_board_canvas_ensure_scene (self);
  pergola_board_canvas_update_adjustments (self, pergola_board_canvas_get_scroll (self, 0),
                                           pergola_board_canvas_get_scroll (self, 1));
  pergola_board_canvas_allocate_nodes (self);
  pergola_board_canvas_allocate_title (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
pergola_board_canvas_grab_focus (GtkWidget *widget)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const char *last = selection != NULL ? pergola_selection_get_last (selection) : NULL;

  if (!self->by_pointer && last != NULL && pergola_board_canvas_focus_id (self, last))
    return TRUE;

  return GTK_WIDGET_CLASS (pergola_board_canvas_parent_class)->grab_focus (widget);
}

static void
set_adjustment (PergolaBoardCanvas *self, int axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_clear_object (&self->adjustments[axis]);
  if (adjustment == NULL)
    return;

  self->adjustments[axis] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self);
  pergola_board_canvas_update_adjustments (self, pergola_board_canvas_get_scroll (self, 0),
                                           pergola_board_canvas_get_scroll (self, 1));
}

static void
pergola_board_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT:
      g_value_set_boolean (value, self->fit);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, pergola_board_canvas_is_empty (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[0]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[1]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_board_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, 1, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[0] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[1] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_board_canvas_dispose (GObject *object)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (object);
  GtkWidget *child;

  if (self->editor != NULL)
    pergola_board_canvas_end_title (self, TRUE);
  pergola_board_canvas_cancel_drag (self);
  pergola_board_canvas_close_menu (self);
  disconnect_editor (self);
  pergola_board_canvas_clear_nodes (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  if (self->style_manager != NULL)
    g_signal_handlers_disconnect_by_data (self->style_manager, self);
  self->style_manager = NULL;
  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_pointer (&self->tiles, pergola_board_tiles_free);
  g_clear_pointer (&self->scene, pergola_scene_unref);
  g_clear_pointer (&self->natural, pergola_scene_unref);
  g_clear_object (&self->fonts);

  G_OBJECT_CLASS (pergola_board_canvas_parent_class)->dispose (object);
}

static void
pergola_board_canvas_finalize (GObject *object)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (object);

  g_hash_table_unref (self->nodes);
  g_free (self->hover);
  g_free (self->link_from);
  g_free (self->link_kind);
  g_free (self->title_id);

  G_OBJECT_CLASS (pergola_board_canvas_parent_class)->finalize (object);
}

static void
pergola_board_canvas_class_init (PergolaBoardCanvasClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_board_canvas_get_property;
  object_class->set_property = pergola_board_canvas_set_property;
  object_class->dispose = pergola_board_canvas_dispose;
  object_class->finalize = pergola_board_canvas_finalize;

  widget_class->measure = pergola_board_canvas_measure;
  widget_class->size_allocate = pergola_board_canvas_size_allocate;
  widget_class->snapshot = pergola_board_canvas_snapshot;
  widget_class->focus = pergola_board_canvas_focus;
  widget_class->grab_focus = pergola_board_canvas_grab_focus;
  widget_class->set_focus_child = pergola_board_canvas_set_focus_child;

  g_object_class_install_property (
    object_class, PROP_ZOOM, g_param_spec_double ("zoom", NULL, NULL, PERGOLA_ZOOM_MIN, PERGOLA_ZOOM_MAX, 1, flags));
  g_object_class_install_property (object_class, PROP_FIT, g_param_spec_boolean ("fit", NULL, NULL, TRUE, flags));
  g_object_class_install_property (object_class, PROP_EMPTY, g_param_spec_boolean ("empty", NULL, NULL, FALSE, flags));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  pergola_board_canvas_class_init_keys (widget_class);
  pergola_board_canvas_class_init_menu (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "board");
}

static void
pergola_board_canvas_init (PergolaBoardCanvas *self)
{
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->tiles = pergola_board_tiles_new ();
  self->zoom = 1;
  self->fit_zoom = 1;
  self->fit = TRUE;
  self->style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_swapped (self->style_manager, "notify::dark", G_CALLBACK (update_theme), self);
  update_theme (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  pergola_board_canvas_init_keys (self);
  pergola_board_canvas_init_pointer (self);
  pergola_board_canvas_init_drag (self);
}

GtkWidget *
pergola_board_canvas_new (void)
{
  return g_object_new (PERGOLA_TYPE_BOARD_CANVAS, NULL);
}
