/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a row of a matrix shows: whose story it is, and a node for every step on its thread. */

#include "config.h"

#include "pergola-layout-table.h"
#include "pergola-name.h"

#define INITIAL 20
#define LEAD 30
#define TITLE_SIZE 12.5
#define NOTE_SIZE 11
#define RADIUS (TABLE_DISC / 2.0)
#define SIGN 3.7    /* half of a plus */
#define MARK 14     /* that a step is one case of a number */
#define VEIL 140    /* over the ground of the story that is followed: the columns are seen through it */
#define RENAMED 150 /* the room in which the words of a step are edited */

/* The same colour for a person wherever it is asked for. */
static PergolaHue
choose_hue (const char *name)
{
  return g_str_hash (name) % PERGOLA_N_HUES;
}

static void
add_initial (Table *self, const TableRow *row, double y)
{
  const char *id = pergola_item_get_id (row->item);
  double x = self->x + 2, height;
  PergolaRect disc = { x, y - INITIAL / 2.0, INITIAL, INITIAL };
  g_autofree char *letter = NULL;
  g_autofree char *initial = NULL;
  PergolaHue hue;

  if (row->teller == NULL || *row->teller == '\0')
    {
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, disc, INITIAL / 2.0, PERGOLA_COLOR (STRIP),
                              PERGOLA_COLOR (NONE), 0);
      pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, id, "person", x + 4, y - 6, 12, PERGOLA_COLOR (DIM));
      return;
    }
  hue = choose_hue (row->teller);
  letter = g_utf8_substring (row->teller, 0, 1);
  initial = g_utf8_strup (letter, -1);
  pergola_layout_measure_text (self->fonts, initial, 11, TRUE, -1, 1, NULL, &height);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, disc, INITIAL / 2.0, PERGOLA_HUED (MARKER, hue),
                          PERGOLA_COLOR (NONE), 0);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_MARKER, id, self->fonts, initial,
                          (PergolaRect){ disc.x, y - height / 2, INITIAL, height }, 11, TRUE, PANGO_ALIGN_CENTER, 1,
                          PERGOLA_HUED (ON_MARKER, hue));
}

static void
add_title (Table *self, const TableRow *row)
{
  const char *id = pergola_item_get_id (row->item);
  double height = row->title_height + row->note_height, y = row->y + row->thread - height / 2;
  double width = self->title_width - LEAD - 4;
  PergolaRect bounds = { self->x, MIN (y, row->y + row->thread - INITIAL / 2.0) - 2, self->title_width,
                         MAX (height, INITIAL) + 4 };
  PergolaRect rect = { self->x + LEAD, y, width, row->title_height };
  g_autofree char *name = pergola_table_make_row_name (self, row);
  PergolaNode *node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, id, bounds, -1);

  node->title_bounds = rect;
  node->title_size = TITLE_SIZE;
  pergola_scene_set_name (self->scene, name);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id, bounds, 6, PERGOLA_COLOR (NONE), PERGOLA_COLOR (NONE), 0);
  add_initial (self, row, row->y + row->thread);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts,
                          pergola_name_get_for (self->project, row->item, self->options->audience), rect, TITLE_SIZE,
                          TRUE, PANGO_ALIGN_LEFT, self->paper ? 0 : 1, PERGOLA_COLOR (TEXT));
  if (row->teller != NULL)
    pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, id, self->fonts, row->teller,
                            (PergolaRect){ rect.x, y + row->title_height, width, row->note_height }, NOTE_SIZE, FALSE,
                            PANGO_ALIGN_LEFT, self->paper ? 0 : 1, PERGOLA_COLOR (DIM));
  pergola_scene_end_node (self->scene);
}

/* --- Steps --- */

static void
add_stroke (Table *self, const char *id, double x1, double y1, double x2, double y2, PergolaColor color)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, x1, y1);
  pergola_path_line_to (path, x2, y2);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_MARKER, id, path, PERGOLA_COLOR (NONE), color, 1.7, 0);
}

/* Drawn, not written: there are thousands. */
static void
add_sign (Table *self, const TableStep *step, double y, PergolaHue hue)
{
  const char *id = pergola_item_get_id (step->item);
  double x = step->x;

  switch (step->polarity)
    {
    case TABLE_POSITIVE:
      add_stroke (self, id, x - SIGN, y, x + SIGN, y, PERGOLA_HUED (ON_MARKER, hue));
      add_stroke (self, id, x, y - SIGN, x, y + SIGN, PERGOLA_HUED (ON_MARKER, hue));
      break;
    case TABLE_NULL:
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, (PergolaRect){ x - 2.6, y - 4, 5.2, 8 }, 2.6,
                              PERGOLA_COLOR (NONE), PERGOLA_HUED (INK, hue), 1.6);
      break;
    case TABLE_NEGATIVE:
      add_stroke (self, id, x - SIGN, y, x + SIGN, y, PERGOLA_HUED (INK, hue));
      break;
    case TABLE_UNMARKED:
      break;
    }
}

static void
add_mark (Table *self, const TableStep *step, double y, PergolaHue hue)
{
  const char *id = pergola_item_get_id (step->item);
  PergolaRect disc = { step->x + RADIUS - 5, y - RADIUS - MARK / 2.0, MARK, MARK };

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, disc, MARK / 2.0, PERGOLA_COLOR (CARD),
                          PERGOLA_HUED (MARKER, hue), 1);
  pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, id, "bars", disc.x + 3, disc.y + 3, 8,
                           PERGOLA_HUED (INK, hue));
}

static void
add_step (Table *self, const TableRow *row, const TableStep *step)
{
  const char *id = pergola_item_get_id (step->item);
  PergolaHue hue = TABLE_COLUMN (self, step->column)->hue;
  double y = row->y + row->thread;
  PergolaRect bounds = { step->x - RADIUS - 2, y - RADIUS - 2, TABLE_DISC + 4, TABLE_DISC + 4 };
  PergolaRect disc = { step->x - RADIUS, y - RADIUS, TABLE_DISC, TABLE_DISC };
  gboolean hollow = step->polarity == TABLE_NULL || step->polarity == TABLE_NEGATIVE;
  g_autofree char *name = pergola_table_make_step_name (self, row, step);
  PergolaNode *node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, id, bounds, step->column);

  node->title_bounds =
    (PergolaRect){ CLAMP (step->x - RENAMED / 2.0, 0, MAX (self->right - RENAMED, 0)), y - 12, RENAMED, 24 };
  node->title_size = 12;
  node->step = row->followed ? step->number : 0;
  pergola_scene_set_name (self->scene, name);
  if (row->followed)
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PATH, id, pergola_rect_inflate (&disc, 2.5), RADIUS + 2.5,
                            PERGOLA_COLOR (HALO), PERGOLA_COLOR (NONE), 0);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id, disc, RADIUS,
                          hollow ? PERGOLA_COLOR (CARD) : PERGOLA_HUED (MARKER, hue), PERGOLA_HUED (MARKER, hue),
                          hollow ? 1.8 : 0);
  add_sign (self, step, y, hue);
  if (step->indicators != NULL)
    add_mark (self, step, y, hue);
  pergola_scene_end_node (self->scene);
}

/* --- What a row should tell of, and does not --- */

static void
add_missing (Table *self, const TableRow *row)
{
  double y = row->y + row->thread, height;

  pergola_layout_measure_text (self->fonts, "?", 12, TRUE, -1, 1, NULL, &height);
  for (guint i = 0; i < row->missing->len; i++)
    {
      int column = g_array_index (row->missing, int, i);
      int next = i + 1 < row->missing->len ? g_array_index (row->missing, int, i + 1) : -1;
      double x = TABLE_COLUMN (self, column)->x + TABLE_COLUMN (self, column)->width / 2;
      double end = next >= 0 ? TABLE_COLUMN (self, next)->x + TABLE_COLUMN (self, next)->width / 2
                             : TABLE_STEP (row, row->origin)->x;
      PergolaPath *line = pergola_path_new ();
      PergolaShape *ring;

      pergola_path_move_to (line, x + RADIUS + 2, y);
      pergola_path_line_to (line, end - RADIUS - 2, y);
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, NULL, line, PERGOLA_COLOR (NONE),
                              PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER), 1.5, 2);
      ring = pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, NULL,
                                     (PergolaRect){ x - RADIUS, y - RADIUS, TABLE_DISC, TABLE_DISC }, RADIUS,
                                     PERGOLA_COLOR (CARD), PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER), 1.5);
      ring->dash = 2;
      pergola_scene_add_text (self->scene, PERGOLA_ROLE_MARKER, NULL, self->fonts, "?",
                              (PergolaRect){ x - RADIUS, y - height / 2, TABLE_DISC, height }, 12, TRUE,
                              PANGO_ALIGN_CENTER, 1, PERGOLA_HUED (INK, PERGOLA_HUE_AMBER));
    }
}

static void
add_ground (Table *self, guint index)
{
  const TableRow *row = TABLE_ROW (self, index);

  if (row->followed)
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PATH, NULL,
                            (PergolaRect){ self->x - 6, row->y + 1, self->right - self->x + 12, row->height - 2 }, 10,
                            PERGOLA_COLOR (HALO), PERGOLA_COLOR (ACCENT), 1.5)
      ->fill.veil = VEIL;
  else if (index + 1 < self->rows->len && !TABLE_ROW (self, index + 1)->followed)
    {
      PergolaPath *line = pergola_path_new ();

      pergola_path_move_to (line, self->x, row->y + row->height);
      pergola_path_line_to (line, self->right, row->y + row->height);
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, line, PERGOLA_COLOR (NONE), PERGOLA_COLOR (BORDER),
                              1, 0);
    }
}

void
pergola_table_add_row (Table *self, guint index)
{
  const TableRow *row = TABLE_ROW (self, index);
  PergolaRect whole = { self->x, row->y, self->right - self->x, row->height };

  pergola_scene_keep_whole (self->scene, pergola_rect_inflate (&whole, -4));
  add_ground (self, index);
  add_title (self, row);
  if (self->words)
    pergola_table_add_cells (self, row);
  else
    {
      add_missing (self, row);
      pergola_table_add_thread (self, row);
      for (guint i = 0; i < row->steps->len; i++)
        add_step (self, row, TABLE_STEP (row, i));
    }
  if (pergola_layout_marks_conflict (row->item, self->options))
    pergola_layout_add_conflict_mark (self->scene, pergola_item_get_id (row->item), self->x + self->title_width - 10,
                                      row->y + 12);
}
