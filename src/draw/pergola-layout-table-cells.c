/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A matrix that is read: what the steps say, in the columns of their types. */

#include "config.h"

#include "pergola-layout-table.h"

#define PAD 6
#define GAP 4
#define INSET 3
#define SIZE 11
#define DISC 13
#define MOST 14 /* lines on screen */

static PergolaItem *
find_titled (const TableStep *step)
{
  return *pergola_item_get_title (step->item) == '\0' && step->value != NULL ? step->value : step->item;
}

static const char *
get_words (const TableStep *step)
{
  const char *words = pergola_item_get_title (find_titled (step));

  return *words != '\0' ? words : "–";
}

static double
get_room (const TableColumn *column)
{
  return column->width - 2 * INSET - 2 * PAD;
}

void
pergola_table_measure_cells (Table *self, TableRow *row)
{
  g_autofree double *ends = g_new0 (double, self->columns->len + 1);
  double highest = 0;

  for (guint i = 0; i < row->steps->len; i++)
    {
      TableStep *step = TABLE_STEP (row, i);
      double height;

      pergola_layout_measure_text (self->fonts, get_words (step), SIZE, FALSE,
                                   get_room (TABLE_COLUMN (self, step->column)), self->paper ? 0 : MOST, NULL, &height);
      step->y = 8 + ends[step->column];
      step->height = height + DISC + 2 * PAD;
      ends[step->column] += step->height + GAP;
      highest = MAX (highest, ends[step->column] - GAP);
    }
  row->height = MAX (52, highest + 16);
  row->thread = row->height / 2;
}

static void
add_sign (Table *self, const TableStep *step, double x, double y, PergolaHue hue)
{
  const char *id = pergola_item_get_id (step->item);
  g_autofree char *number = g_strdup_printf ("%u", step->number);
  double height, end = x + DISC + 4;

  pergola_layout_measure_text (self->fonts, number, SIZE, TRUE, -1, 1, NULL, &height);
  if (step->choice != NULL && step->choice->badge != NULL)
    {
      gboolean hollow = step->polarity == TABLE_NULL || step->polarity == TABLE_NEGATIVE;

      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, (PergolaRect){ x, y, DISC, DISC }, DISC / 2.0,
                              hollow ? PERGOLA_COLOR (CARD) : PERGOLA_HUED (MARKER, hue), PERGOLA_HUED (MARKER, hue),
                              hollow ? 1.2 : 0);
      pergola_scene_add_text (self->scene, PERGOLA_ROLE_MARKER, id, self->fonts, step->choice->badge,
                              (PergolaRect){ x, y + (DISC - height) / 2, DISC, height }, SIZE, TRUE, PANGO_ALIGN_CENTER,
                              1, hollow ? PERGOLA_HUED (INK, hue) : PERGOLA_HUED (ON_MARKER, hue));
    }
  else
    end = x;
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, id, self->fonts, number,
                          (PergolaRect){ end, y + (DISC - height) / 2, 30, height }, SIZE, TRUE, PANGO_ALIGN_LEFT, 1,
                          PERGOLA_HUED (INK, hue));
}

static void
add_cell (Table *self, const TableRow *row, const TableStep *step)
{
  const TableColumn *column = TABLE_COLUMN (self, step->column);
  const char *id = pergola_item_get_id (step->item);
  PergolaRect rect = { column->x + INSET, row->y + step->y, column->width - 2 * INSET, step->height };
  PergolaRect words = { rect.x + PAD, rect.y + PAD + DISC, get_room (column), rect.height - DISC - 2 * PAD };
  g_autofree char *name = pergola_table_make_step_name (self, row, step);
  PergolaNode *node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, id, rect, step->column);

  node->title_bounds = words;
  node->title_size = SIZE;
  node->step = row->followed ? step->number : 0;
  pergola_scene_set_name (self->scene, name);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id, rect, 7, PERGOLA_COLOR (CARD),
                          PERGOLA_HUED (EDGE, column->hue), 1);
  add_sign (self, step, rect.x + PAD, rect.y + PAD - 2, column->hue);
  if (step->indicators != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, id, "bars", rect.x + rect.width - PAD - 11,
                             rect.y + PAD - 1, 11, PERGOLA_HUED (INK, column->hue));
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts, get_words (step), words, SIZE, FALSE,
                          PANGO_ALIGN_LEFT, self->paper ? 0 : MOST, PERGOLA_COLOR (TEXT));
  pergola_scene_end_node (self->scene);
}

void
pergola_table_add_cells (Table *self, const TableRow *row)
{
  for (guint i = 0; i < row->steps->len; i++)
    add_cell (self, row, TABLE_STEP (row, i));
}
