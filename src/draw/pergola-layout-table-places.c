/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How wide the columns of a matrix are, how high its rows, and where on a thread its steps stand. */

#include "config.h"

#include "pergola-layout-table.h"
#include "pergola-name.h"

#define TITLES 170 /* the column of the titles of rows */
#define TITLES_MOST 240
#define TITLES_PAPER 150
#define COLUMN 105
#define GAP 4   /* between columns */
#define SLOT 30 /* of a step on its thread */
#define TITLE_SIZE 12.5
#define NOTE_SIZE 11
#define LEAD 30 /* the disc before the title */

/* What is wanted beyond what the table needs goes to the titles first, then to all columns alike. */
static void
share_out (Table *self, double extra)
{
  double titles = MIN (extra, TITLES_MOST - self->title_width);

  self->title_width += titles;
  for (guint i = 0; i < self->columns->len; i++)
    TABLE_COLUMN (self, i)->width += (extra - titles) / self->columns->len;
}

static double
get_width (Table *self)
{
  double width = 2 * self->margin + self->title_width;

  for (guint i = 0; i < self->columns->len; i++)
    width += GAP + TABLE_COLUMN (self, i)->width;

  return width;
}

static void
place_columns (Table *self)
{
  double x;

  self->x = self->margin;
  self->title_width = self->paper ? TITLES_PAPER : TITLES;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TableColumn *column = TABLE_COLUMN (self, i);

      column->width = MAX (COLUMN, self->words ? 0 : column->slots * SLOT + 4);
      column->width = MAX (column->width, column->title_width + 10);
    }
  if (self->columns->len > 0 && self->options->width > get_width (self))
    share_out (self, self->options->width - get_width (self));

  x = self->x + self->title_width;
  for (guint i = 0; i < self->columns->len; i++)
    {
      x += GAP;
      TABLE_COLUMN (self, i)->x = x;
      x += TABLE_COLUMN (self, i)->width;
    }
  self->right = x;
}

/* --- Rows --- */

static guint
count_slots (const TableRow *row, int column)
{
  guint n = 0;

  for (guint i = 0; i < row->steps->len; i++)
    n += TABLE_STEP (row, i)->column == column;

  return n;
}

static void
place_steps (Table *self, TableRow *row)
{
  for (guint i = 0; i < row->steps->len; i++)
    {
      TableStep *step = TABLE_STEP (row, i);
      const TableColumn *column = TABLE_COLUMN (self, step->column);
      guint n = count_slots (row, step->column);

      step->x = column->x + column->width / 2 + (step->slot - (n - 1) / 2.0) * SLOT;
    }
}

static void
measure_title (Table *self, TableRow *row)
{
  double width = self->title_width - LEAD - 4;
  const char *title = pergola_name_get_for (self->project, row->item, self->options->audience);

  pergola_layout_measure_text (self->fonts, title, TITLE_SIZE, TRUE, width, self->paper ? 0 : 1, NULL,
                               &row->title_height);
  row->note_height = 0;
  if (row->teller != NULL)
    pergola_layout_measure_text (self->fonts, row->teller, NOTE_SIZE, FALSE, width, self->paper ? 0 : 1, NULL,
                                 &row->note_height);
}

/* Measured again under a heading, a row has its arcs from the first time. */
static void
forget_ways_around (TableRow *row)
{
  for (guint i = row->arcs->len; i > 0; i--)
    if (TABLE_ARC (row, i - 1)->below)
      g_array_remove_index (row->arcs, i - 1);
    else
      TABLE_ARC (row, i - 1)->lane = 0;
}

static void
measure_row (Table *self, TableRow *row)
{
  double least;

  forget_ways_around (row);

  measure_title (self, row);
  place_steps (self, row);
  if (self->words)
    pergola_table_measure_cells (self, row);
  else
    pergola_table_plan_arcs (self, row);
  least = row->title_height + row->note_height + 16;
  if (row->height < least)
    {
      row->thread += (least - row->height) / 2;
      row->height = least;
    }
}

void
pergola_table_measure (Table *self)
{
  double y;

  pergola_table_measure_names (self);
  place_columns (self);
  pergola_table_measure_head (self);
  y = self->top + self->head + self->band;
  for (guint i = 0; i < self->rows->len; i++)
    {
      TableRow *row = TABLE_ROW (self, i);

      measure_row (self, row);
      row->y = y;
      y += row->height;
    }
  self->bottom = y + (self->rows->len > 0 ? 3 : 40);
}
