/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands around a plane: the frame, an axis beside it and one below, heading and legend above. */

#include "config.h"

#include "pergola-layout-plane.h"

#define FRAME_RADIUS 12
#define HEAD 7 /* of an arrow */
#define ARROW_GAP 9
#define WORD_INSET 3
#define LEGEND_GAP 22
#define SYMBOL_GAP 7
#define SYMBOL_HEIGHT 15
#define ROW_GAP 6

/* --- Axes --- */

static void
add_line (Plane *self, PergolaShapeRole role, const double *p, PergolaColor color, double width, guint dash)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, p[0], p[1]);
  pergola_path_line_to (path, p[2], p[3]);
  pergola_scene_add_path (self->scene, role, NULL, path, PERGOLA_COLOR (NONE), color, width, dash);
}

/* With its tip at @x, @y; @dx, @dy: where it points to. */
static void
add_arrowhead (Plane *self, double x, double y, double dx, double dy)
{
  PergolaPath *path = pergola_path_new ();
  double bx = x - dx * HEAD * 1.3, by = y - dy * HEAD * 1.3, half = HEAD * 0.66;

  pergola_path_move_to (path, x, y);
  pergola_path_line_to (path, bx - dy * half, by + dx * half);
  pergola_path_line_to (path, bx + dy * half, by - dx * half);
  pergola_path_close (path);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_STRIP, NULL, path, PERGOLA_COLOR (LOOP), PERGOLA_COLOR (NONE), 0,
                          0);
}

/* A line with a head at both ends, where there is room for one. */
static void
add_arrow (Plane *self, double x0, double y0, double x1, double y1)
{
  double dx = x1 > x0, dy = y1 > y0;
  const double line[] = { x0 + dx * HEAD, y0 + dy * HEAD, x1 - dx * HEAD, y1 - dy * HEAD };

  if (x1 - x0 + y1 - y0 < 4 * HEAD)
    return;
  add_line (self, PERGOLA_ROLE_STRIP, line, PERGOLA_COLOR (LOOP), 1.6, 0);
  add_arrowhead (self, x0, y0, -dx, -dy);
  add_arrowhead (self, x1, y1, dx, dy);
}

/* Writes a word at an end of an axis; returns how much of the axis it takes. */
static double
add_word (Plane *self, PlaneAxis axis, const char *text, gboolean high)
{
  const PergolaRect *f = &self->frame;
  double along, across, room = (axis == PLANE_ACROSS ? f->width : f->height) - 2 * WORD_INSET;
  PergolaRect rect;

  if (text == NULL)
    return 0;

  pergola_layout_measure_text (self->fonts, text, self->m.title, TRUE, -1, 1, &along, &across);
  along = MIN (along + 1, room * 0.45);
  if (axis == PLANE_ACROSS)
    rect = (PergolaRect){ high ? f->x + f->width - WORD_INSET - along : f->x + WORD_INSET,
                          f->y + f->height + (self->m.axis - across) / 2, along, across };
  else
    rect = (PergolaRect){ self->m.margin + (self->m.axis - across) / 2,
                          high ? f->y + f->height - WORD_INSET - along : f->y + WORD_INSET, across, along };
  /* Words that run up end where the frame begins. */
  pergola_scene_add_turned_text (
    self->scene, PERGOLA_ROLE_STRIP, NULL, self->fonts, text, rect, axis == PLANE_DOWN ? 3 : 0, self->m.title, TRUE,
    high == (axis == PLANE_ACROSS) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));

  return along + WORD_INSET + ARROW_GAP;
}

static void
add_axis (Plane *self, PlaneAxis axis)
{
  const PergolaFieldDef *field = self->axes[axis];
  const PergolaRect *f = &self->frame;
  double low = field != NULL ? add_word (self, axis, field->low, FALSE) : 0;
  double high = field != NULL ? add_word (self, axis, field->high, TRUE) : 0;
  double middle = axis == PLANE_ACROSS ? f->y + f->height + self->m.axis / 2 : self->m.margin + self->m.axis / 2;

  if (axis == PLANE_ACROSS)
    add_arrow (self, f->x + low, middle, f->x + f->width - high, middle);
  else
    add_arrow (self, middle, f->y + low, middle, f->y + f->height - high);
}

void
pergola_plane_add_frame (Plane *self)
{
  const PergolaRect *f = &self->frame;
  double x = self->plane.x + self->plane.width / 2, y = self->plane.y + self->plane.height / 2;
  const double down[] = { x, f->y + 6, x, f->y + f->height - 6 }, across[] = { f->x + 6, y, f->x + f->width - 6, y };

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_STRIP, NULL, *f, FRAME_RADIUS, PERGOLA_COLOR (PLANE),
                          PERGOLA_COLOR (BORDER), 1);
  add_line (self, PERGOLA_ROLE_STRIP, down, PERGOLA_COLOR (BORDER), 0.9, 2);
  add_line (self, PERGOLA_ROLE_STRIP, across, PERGOLA_COLOR (BORDER), 0.9, 2);
  add_axis (self, PLANE_DOWN);
  add_axis (self, PLANE_ACROSS);
}

/* --- Legend --- */

typedef struct
{
  const char *text;
  gboolean source; /* says where something comes from, else its state */
  gboolean outside;
  PlaneState state;
  double symbol, width, height;
} Entry;

static void
add_entry (Plane *self, GArray *entries, Entry entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (g_array_index (entries, Entry, i).text, entry.text) == 0)
      return;
  entry.symbol = entry.source && !entry.outside ? SYMBOL_HEIGHT - 4 : SYMBOL_HEIGHT * 1.7;
  pergola_layout_measure_text (self->fonts, entry.text, self->m.legend, FALSE, -1, 1, &entry.width, &entry.height);
  g_array_append_val (entries, entry);
}

static gboolean
occurs (Plane *self, PlaneState state)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (PLANE_NODE (self, i)->state == state)
      return TRUE;

  return FALSE;
}

/* What is done looks as what says nothing: it is in the legend where everything says something. */
static gboolean
needs_entry (Plane *self, PlaneState state)
{
  return state != PLANE_UNSET && (state != PLANE_DONE || !occurs (self, PLANE_UNSET));
}

static GArray *
list_entries (Plane *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  for (int outside = 0; outside < 2; outside++)
    for (guint i = 0; i < self->nodes->len; i++)
      {
        const PlaneNode *node = PLANE_NODE (self, i);

        if (node->source != NULL && !node->outside == !outside)
          add_entry (self, entries, (Entry){ .text = node->source->title, .source = TRUE, .outside = outside });
      }
  for (PlaneState state = PLANE_DONE; state < PLANE_N_STATES; state++)
    for (guint i = 0; i < self->nodes->len && needs_entry (self, state); i++)
      if (PLANE_NODE (self, i)->state == state)
        add_entry (self, entries, (Entry){ .text = PLANE_NODE (self, i)->choice->title, .state = state });

  return entries;
}

static void
add_symbol (Plane *self, const Entry *entry, double x, double y)
{
  PergolaRect rect = { x, y - SYMBOL_HEIGHT / 2.0, entry->symbol, SYMBOL_HEIGHT };

  if (entry->source && !entry->outside)
    {
      rect.y += 2;
      rect.height -= 4;
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LEGEND, NULL, rect, rect.height / 2, PERGOLA_COLOR (LINK),
                              PERGOLA_COLOR (NONE), 0);
      return;
    }
  pergola_plane_add_ground (self, PERGOLA_ROLE_LEGEND, NULL, rect, entry->source ? 4 : SYMBOL_HEIGHT / 2.0,
                            entry->state, PERGOLA_COLOR (LINK));
  if (entry->source)
    pergola_plane_add_hatching (self, PERGOLA_ROLE_LEGEND, NULL, rect, 4, FALSE, PERGOLA_COLOR (LINK));
  if (entry->state == PLANE_DROPPED)
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LEGEND, NULL,
                            (PergolaRect){ rect.x + 6, y - 0.6, rect.width - 12, 1.2 }, 0, PERGOLA_COLOR (DIM),
                            PERGOLA_COLOR (NONE), 0);
}

static double
get_entry_width (const Entry *entry)
{
  return entry->symbol + SYMBOL_GAP + entry->width + 1;
}

static double
measure_entries (const GArray *entries, guint from, guint to)
{
  double width = 0;

  for (guint i = from; i < to; i++)
    width += get_entry_width (&g_array_index (entries, Entry, i)) + (i > from ? LEGEND_GAP : 0);

  return width;
}

static double
get_row_height (Plane *self)
{
  double height;

  pergola_layout_measure_text (self->fonts, "x", self->m.legend, FALSE, -1, 1, NULL, &height);
  return MAX (height, SYMBOL_HEIGHT);
}

/* Rows that end at the end of the frame, none wider than @room; returns the height that they take. */
static double
add_legend (Plane *self, const GArray *entries, double y, double room)
{
  double start = y, height = get_row_height (self);

  for (guint from = 0, to; from < entries->len; from = to)
    {
      double x;

      for (to = from + 1; to < entries->len && measure_entries (entries, from, to + 1) <= room;)
        to++;
      x = self->width - self->m.margin - WORD_INSET - measure_entries (entries, from, to);
      for (guint i = from; i < to; i++)
        {
          const Entry *entry = &g_array_index (entries, Entry, i);

          add_symbol (self, entry, x, y + height / 2);
          pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, entry->text,
                                   (PergolaRect){ x + entry->symbol + SYMBOL_GAP, y + (height - entry->height) / 2,
                                                  entry->width + 1, entry->height },
                                   self->m.legend, FALSE, PANGO_ALIGN_LEFT, PERGOLA_COLOR (TEXT));
          x += get_entry_width (entry) + LEGEND_GAP;
        }
      y += height + ROW_GAP;
    }

  return y - start;
}

/* --- Heading --- */

/* The project, and how much there is, in the figure's own words. */
static char *
make_subheading (Plane *self)
{
  const char *title = pergola_project_get_title (self->project);
  guint n = self->nodes->len;
  g_autofree char *word = NULL;

  if (!self->paper)
    return g_strdup ("");
  if (n == 0 || self->kind == NULL)
    return g_strdup (title);

  word = g_utf8_strdown (n == 1 ? self->kind->title : self->kind->plural, -1);
  return g_strdup_printf ("%s%s%u %s", title, *title != '\0' ? " · " : "", n, word);
}

/* Heading and legend beside each other where both fit, else the legend below. */
double
pergola_plane_add_head (Plane *self, double y)
{
  g_autoptr (GArray) entries = list_entries (self);
  g_autofree char *subheading = make_subheading (self);
  const char *heading = self->board->heading != NULL ? self->board->heading : self->board->title;
  double x = self->paper ? self->m.margin : self->m.margin + self->m.axis + WORD_INSET;
  double room = self->width - self->m.margin - x, legend = measure_entries (entries, 0, entries->len);
  double first, second, line, height, start = y;
  gboolean beside;

  pergola_layout_measure_text (self->fonts, heading, self->m.heading.heading, TRUE, -1, 1, &first, &line);
  pergola_layout_measure_text (self->fonts, subheading, self->m.heading.subheading, FALSE, -1, 1, &second, NULL);
  beside = legend + 30 + MAX (first, second) <= room;
  height = pergola_layout_add_heading (self->scene, self->fonts, self->board, subheading, x, y,
                                       beside ? room - legend - 30 : room, &self->m.heading);
  if (beside)
    add_legend (self, entries, y + (line - get_row_height (self)) / 2, legend + 1);
  y += height + self->m.after_heading;
  if (!beside)
    y += add_legend (self, entries, y, room);

  return y - start;
}
