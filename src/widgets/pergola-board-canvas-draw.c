/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas-draw.h"

/* In scene units. */
#define CARD_RADIUS 9
#define HANDLE_RADIUS 5
#define BADGE_REACH 12 /* how far a badge stands out of its card */

GdkRGBA
pergola_board_canvas_get_color (PergolaBoardCanvas *self, PergolaTone tone, double alpha)
{
  PergolaRgba c = pergola_theme_resolve (self->theme, (PergolaColor){ tone, 0 });

  return (GdkRGBA){ c.r, c.g, c.b, c.a * alpha };
}

static gboolean
paint_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PERGOLA_BOARD_CANVAS (widget)->paint_tick = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

static void
snapshot_scene (PergolaBoardCanvas *self, GtkSnapshot *snapshot, int width, int height)
{
  PergolaBoardPicture picture = {
    .scene = self->scene,
    .theme = self->theme,
    .zoom = self->zoom,
    .moving = self->zoom_id != 0,
    .cairo = GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)))),
    .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
    .x = (int) self->x,
    .y = (int) self->y,
    .width = width,
    .height = height,
  };

  if (!pergola_board_tiles_snapshot (self->tiles, &picture, snapshot) && !picture.moving && self->paint_tick == 0)
    self->paint_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), paint_tick_cb, NULL, NULL);
}

/* --- Helpers --- */

GskRoundedRect
pergola_board_canvas_get_outline (PergolaBoardCanvas *self, const PergolaNode *node, double offset)
{
  PergolaRect grown = pergola_rect_inflate (&node->bounds, offset / self->zoom);
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, &grown);
  double radius = node->type == PERGOLA_NODE_CARD ? CARD_RADIUS * self->zoom + offset : r.size.height / 2;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &r, MIN (radius, r.size.height / 2));
  return outline;
}

void
pergola_board_canvas_append_border (GtkSnapshot *snapshot,
                                    const GskRoundedRect *outline,
                                    double width,
                                    const GdkRGBA *color)
{
  float widths[4] = { width, width, width, width };
  GdkRGBA colors[4] = { *color, *color, *color, *color };

  gtk_snapshot_append_border (snapshot, outline, widths, colors);
}

void
pergola_board_canvas_append_fill (GtkSnapshot *snapshot, const GskRoundedRect *outline, const GdkRGBA *color)
{
  gtk_snapshot_push_rounded_clip (snapshot, outline);
  gtk_snapshot_append_color (snapshot, color, &outline->bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_disc (GtkSnapshot *snapshot, double x, double y, double radius, const GdkRGBA *fill, const GdkRGBA *stroke)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (x - radius, y - radius, radius * 2, radius * 2), radius);
  pergola_board_canvas_append_fill (snapshot, &disc, fill);
  pergola_board_canvas_append_border (snapshot, &disc, 2, stroke);
}

const PergolaNode *
pergola_board_canvas_get_node (PergolaBoardCanvas *self, const char *id)
{
  return id != NULL ? pergola_scene_get_node (self->scene, id) : NULL;
}

/* (out): a cairo context over @bounds (scene units), in scene units. */
cairo_t *
pergola_board_canvas_append_cairo (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaRect *bounds)
{
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, bounds);
  cairo_t *cr;

  graphene_rect_inset (&r, -2, -2);
  cr = gtk_snapshot_append_cairo (snapshot, &r);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->zoom, self->zoom);

  return cr;
}

/* --- States --- */

static void
snapshot_hover (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const PergolaNode *node = pergola_board_canvas_get_node (self, self->hover);
  gboolean dark = self->theme == PERGOLA_THEME_DARK;
  GdkRGBA color = { dark, dark, dark, dark ? 0.07 : 0.05 };
  GskRoundedRect outline;

  if (node == NULL || node->type == PERGOLA_NODE_LINK || self->drag.mode != PERGOLA_DRAG_NONE)
    return;

  outline = pergola_board_canvas_get_outline (self, node, 0);
  pergola_board_canvas_append_fill (snapshot, &outline, &color);
}

static gboolean
is_of_line (const PergolaShape *shape)
{
  return shape->role == PERGOLA_ROLE_LINK || shape->role == PERGOLA_ROLE_ARROW || shape->role == PERGOLA_ROLE_PATH;
}

static void
snapshot_shape (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaShape *shape)
{
  cairo_t *cr = pergola_board_canvas_append_cairo (self, snapshot, &shape->bounds);

  pergola_paint_shape (cr, shape, self->theme);
  cairo_destroy (cr);
}

/* A line that is selected, pointed at or about to be: once more over itself, in the accent; and its label over that. */
static void
snapshot_line (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node, double wider)
{
  const PergolaShape *shapes = &g_array_index (self->scene->shapes, PergolaShape, node->first_shape);
  const PergolaColor accent = PERGOLA_COLOR (ACCENT);

  for (guint i = 0; i < node->n_shapes; i++)
    {
      PergolaShape shape = shapes[i];

      if (!is_of_line (&shape))
        continue;
      if (shape.fill.tone != PERGOLA_TONE_NONE && shape.fill.tone != PERGOLA_TONE_BOARD)
        shape.fill = accent;
      if (shape.stroke.tone != PERGOLA_TONE_NONE)
        {
          shape.stroke = accent;
          shape.stroke_width += wider;
        }
      snapshot_shape (self, snapshot, &shape);
    }
  for (guint i = 0; i < node->n_shapes; i++)
    if (!is_of_line (&shapes[i]))
      snapshot_shape (self, snapshot, &shapes[i]);
}

static gboolean
has_label (PergolaBoardCanvas *self, const PergolaNode *node)
{
  for (guint i = 0; i < node->n_shapes; i++)
    if (g_array_index (self->scene->shapes, PergolaShape, node->first_shape + i).role == PERGOLA_ROLE_LINK_LABEL)
      return TRUE;

  return FALSE;
}

void
pergola_board_canvas_get_handle (PergolaBoardCanvas *self, const PergolaNode *node, double *px, double *py)
{
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, &node->bounds);

  *px = self->scene->rtl ? r.origin.x - 5 : r.origin.x + r.size.width + 5;
  *py = r.origin.y + r.size.height / 2;
}

static void
snapshot_handle (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node)
{
  GdkRGBA fill = pergola_board_canvas_get_color (self, PERGOLA_TONE_CARD, 1);
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  gboolean lit = self->hover_handle && g_strcmp0 (self->hover, node->id) == 0;
  double x, y;

  if (!pergola_board_canvas_has_handle (self, node))
    return;

  pergola_board_canvas_get_handle (self, node, &x, &y);
  append_disc (snapshot, x, y, HANDLE_RADIUS + (lit ? 2 : 0), lit ? &accent : &fill, &accent);
}

/* The number of a story's step, and the mark of two versions, stand on the corner of the card, over a ring around it.
 */
void
pergola_board_canvas_snapshot_badge (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node)
{
  PergolaRect near = pergola_rect_inflate (&node->bounds, BADGE_REACH);
  g_autoptr (GArray) shapes =
    node->step > 0 || node->mark.width > 0 ? pergola_scene_list_visible (self->scene, &near) : NULL;

  for (guint i = 0; shapes != NULL && i < shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (self->scene->shapes, PergolaShape, g_array_index (shapes, guint, i));

      if (shape->role == PERGOLA_ROLE_BADGE && g_strcmp0 (shape->item, node->id) == 0)
        snapshot_shape (self, snapshot, shape);
    }
}

static void
snapshot_selection (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  g_auto (GStrv) ids = pergola_selection_get_ids (selection);
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  const PergolaNode *single = pergola_board_canvas_get_node (self, pergola_selection_get_single (selection));
  const PergolaNode *hovered = pergola_board_canvas_get_node (self, self->hover);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PergolaNode *node = pergola_board_canvas_get_node (self, ids[i]);
      GskRoundedRect outline;

      if (node == NULL)
        continue;
      if (node->type == PERGOLA_NODE_LINK)
        snapshot_line (self, snapshot, node, 1);
      if (node->type == PERGOLA_NODE_LINK && !has_label (self, node))
        continue;
      outline = pergola_board_canvas_get_outline (self, node, node->type == PERGOLA_NODE_CARD ? 5 : 3);
      pergola_board_canvas_append_border (snapshot, &outline, 2.5, &accent);
      pergola_board_canvas_snapshot_badge (self, snapshot, node);
    }

  if (self->drag.mode != PERGOLA_DRAG_NONE && self->drag.mode != PERGOLA_DRAG_PENDING)
    return;
  if (single != NULL && single->type == PERGOLA_NODE_CARD)
    snapshot_handle (self, snapshot, single);
  if (hovered != NULL && hovered != single && hovered->type == PERGOLA_NODE_CARD)
    snapshot_handle (self, snapshot, hovered);
}

/* Where the ring of a selection would be, or around it. */
static void
append_dashes (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  double away = node->type == PERGOLA_NODE_CARD ? 5 : 3;
  GskRoundedRect outline =
    pergola_board_canvas_get_outline (self, node, pergola_selection_contains (selection, node->id) ? away + 3 : away);
  GdkRGBA color = pergola_board_canvas_get_color (self, PERGOLA_TONE_TEXT, 1);
  graphene_rect_t r = outline.bounds;
  double radius = outline.corner[0].width;
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (r.origin.x - 1, r.origin.y - 1, r.size.width + 2, r.size.height + 2));

  cairo_new_sub_path (cr);
  for (int i = 0; i < 4; i++)
    cairo_arc (cr, r.origin.x + (i == 0 || i == 3 ? r.size.width - radius : radius),
               r.origin.y + (i < 2 ? r.size.height - radius : radius), radius, i * G_PI_2, (i + 1) * G_PI_2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, (double[]){ 4, 3 }, 2, 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Thin dashes, not to be taken for a selection, and shown only to who uses the keyboard. What alone is selected has a
 * ring that says as much. */
static void
snapshot_focus (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const char *single = pergola_selection_get_single (pergola_board_canvas_get_selection (self));
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const PergolaNode *node;

  if (!PERGOLA_IS_BOARD_NODE (child) || (gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_FOCUS_VISIBLE) == 0)
    return;

  node = pergola_board_canvas_get_node (self, pergola_board_node_get_id (PERGOLA_BOARD_NODE (child)));
  if (node == NULL || g_strcmp0 (node->id, single) == 0)
    return;
  if (node->type == PERGOLA_NODE_LINK && !has_label (self, node))
    snapshot_line (self, snapshot, node, 1);
  append_dashes (self, snapshot, node);
  pergola_board_canvas_snapshot_badge (self, snapshot, node);
}

void
pergola_board_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA board = pergola_board_canvas_get_color (self, PERGOLA_TONE_BOARD, 1);

  gtk_snapshot_append_color (snapshot, &board, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->scene == NULL || self->editor == NULL)
    return;

  snapshot_scene (self, snapshot, width, height);
  snapshot_hover (self, snapshot);
  snapshot_selection (self, snapshot);
  snapshot_focus (self, snapshot);
  pergola_board_canvas_snapshot_started_link (self, snapshot);
  pergola_board_canvas_snapshot_drag (self, snapshot);
  pergola_board_canvas_snapshot_drop (self, snapshot);
  pergola_board_canvas_snapshot_title (self, snapshot);
}
