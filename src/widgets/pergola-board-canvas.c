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

PergolaSelection *
pergola_board_canvas_get_selection (PergolaBoardCanvas *self)
{
  return self->editor != NULL ? pergola_editor_get_selection (self->editor) : NULL;
}

/* --- What follows the project and the selection --- */

/* Many changes make one new scene, in the next frame. */
static void
queue_scene (PergolaBoardCanvas *self)
{
  self->stale = TRUE;
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
invalidate (PergolaBoardCanvas *self)
{
  g_clear_pointer (&self->natural, pergola_scene_unref);
  queue_scene (self);
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

/* Nothing moves with the time that is looked at: the next frame shows another part of the same scene, but for numbers
 * that were others then. */
static void
until_changed_cb (PergolaBoardCanvas *self)
{
  pergola_board_canvas_end_title (self, TRUE);
  pergola_board_canvas_cancel_drag (self);
  keep_focus (self);
  if (self->full != NULL && self->full->dated)
    {
      queue_scene (self);
      return;
    }
  pergola_board_canvas_cut_scene (self);
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  g_clear_pointer (&self->full, pergola_scene_unref);
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
      g_signal_connect_swapped (editor, "notify::filtered", G_CALLBACK (invalidate), self);
      g_signal_connect_swapped (editor, "notify::retrospective", G_CALLBACK (invalidate), self);
      g_signal_connect_swapped (editor, "notify::until", G_CALLBACK (until_changed_cb), self);
      g_signal_connect_swapped (editor, "notify::overlay", G_CALLBACK (invalidate), self);
      g_signal_connect_swapped (editor, "notify::chain", G_CALLBACK (queue_scene), self);
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

static void
pergola_board_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pergola_board_canvas_parent_class)->map (widget);
  pergola_board_canvas_queue_sync (PERGOLA_BOARD_CANVAS (widget));
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
      pergola_board_canvas_set_adjustment (self, 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      pergola_board_canvas_set_adjustment (self, 1, g_value_get_object (value));
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
  pergola_board_canvas_set_adjustment (self, 0, NULL);
  pergola_board_canvas_set_adjustment (self, 1, NULL);
  if (self->style_manager != NULL)
    g_signal_handlers_disconnect_by_data (self->style_manager, self);
  self->style_manager = NULL;
  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_handle_id (&self->zoom_id, g_source_remove);
  g_clear_pointer (&self->tiles, pergola_board_tiles_free);
  g_clear_pointer (&self->full, pergola_scene_unref);
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
  widget_class->map = pergola_board_canvas_map;
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
  pergola_board_canvas_take_drops (self, GTK_WIDGET (self));
}

GtkWidget *
pergola_board_canvas_new (void)
{
  return g_object_new (PERGOLA_TYPE_BOARD_CANVAS, NULL);
}
