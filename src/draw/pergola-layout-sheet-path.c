/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The path of a story as a row of small cards with arrows between them; a long one goes on in rows below. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include <math.h>

#define CARD 108 /* the narrowest card */
#define GAP 22
#define ROOMY 4 /* cards of a short path are as wide as if there were so many */
#define ROW_GAP 24
#define PAD 7
#define BAR 4
#define DISC 18
#define HEAD 8
#define TITLE 12.5
#define NOTE 11.3
#define MOST_LINES 4 /* of a title: what was told is below in full */

/* The size of all cards of a path. */
typedef struct
{
  guint columns;
  double width, height;
} Grid;

static double
get_words_width (const Grid *grid)
{
  return grid->width - (BAR + 2 * PAD + 2) - PAD;
}

static double
measure_card (Sheet *self, const Grid *grid, const SheetStep *step)
{
  double title, note = DISC;

  pergola_layout_measure_text (self->fonts, pergola_sheet_get_step_title (self, step), TITLE, TRUE,
                               get_words_width (grid), MOST_LINES, NULL, &title);

  return title + 4 + note + 2 * PAD;
}

static Grid
measure (Sheet *self, GArray *steps)
{
  guint most = MAX (floor ((self->room + GAP) / (CARD + GAP)), 1), rows = MAX ((steps->len + most - 1) / most, 1);
  Grid grid = { .columns = MIN (MAX ((steps->len + rows - 1) / rows, ROOMY), most) };

  grid.width = (self->room - (grid.columns - 1) * GAP) / grid.columns;
  for (guint i = 0; i < steps->len; i++)
    grid.height = MAX (grid.height, ceil (measure_card (self, &grid, &g_array_index (steps, SheetStep, i))));

  return grid;
}

static PergolaRect
get_rect (Sheet *self, const Grid *grid, guint i)
{
  return (PergolaRect){ self->x + (i % grid->columns) * (grid->width + GAP),
                        self->y + (i / grid->columns) * (grid->height + ROW_GAP), grid->width, grid->height };
}

/* --- Cards --- */

static void
add_card (Sheet *self, const char *story, const Grid *grid, const SheetStep *step, PergolaRect r)
{
  PergolaScene *scene = self->scene;
  double x = r.x + BAR + 2 * PAD + 2, width = get_words_width (grid), height;
  SheetMark mark = { step->type != NULL ? step->type->badge : NULL, NULL, step->hue };

  pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, story, r, 9, PERGOLA_COLOR (CARD), PERGOLA_COLOR (BORDER), 1);
  pergola_scene_add_rect (scene, PERGOLA_ROLE_MARKER, story,
                          (PergolaRect){ r.x + PAD, r.y + PAD + 1, BAR, r.height - 2 * PAD - 2 }, 2,
                          PERGOLA_HUED (MARKER, step->hue), PERGOLA_COLOR (NONE), 0);
  pergola_sheet_add_mark (self, story, &mark, x, r.y + PAD, DISC);
  if (step->type != NULL)
    {
      double lead = step->type->badge != NULL && *step->type->badge != '\0' ? DISC + 6 : 0;

      pergola_layout_measure_text (self->fonts, step->type->title, NOTE, FALSE, -1, 1, NULL, &height);
      pergola_scene_add_text (scene, PERGOLA_ROLE_NOTE, story, self->fonts, step->type->title,
                              (PergolaRect){ x + lead, r.y + PAD + (DISC - height) / 2, width - lead, height }, NOTE,
                              FALSE, PANGO_ALIGN_LEFT, 1, PERGOLA_HUED (INK, step->hue));
    }
  pergola_layout_measure_text (self->fonts, pergola_sheet_get_step_title (self, step), TITLE, TRUE, width, MOST_LINES,
                               NULL, &height);
  pergola_scene_add_text (scene, PERGOLA_ROLE_NOTE, story, self->fonts, pergola_sheet_get_step_title (self, step),
                          (PergolaRect){ x, r.y + PAD + DISC + 4, width, height }, TITLE, TRUE, PANGO_ALIGN_LEFT,
                          MOST_LINES, PERGOLA_COLOR (TEXT));
}

/* --- Arrows --- */

/* From the end of a line at @x, @y, where the direction is @dx, @dy. */
static void
add_head (Sheet *self, const char *story, double x, double y, double dx, double dy)
{
  PergolaPath *path = pergola_path_new ();
  double h = HEAD * 0.6;

  pergola_path_move_to (path, x, y);
  pergola_path_line_to (path, x - dx * HEAD - dy * h, y - dy * HEAD - dx * h);
  pergola_path_line_to (path, x - dx * HEAD + dy * h, y - dy * HEAD + dx * h);
  pergola_path_close (path);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, story, path, PERGOLA_COLOR (ACCENT), PERGOLA_COLOR (NONE), 0,
                          0);
}

static void
add_line (Sheet *self, const char *story, const double *points, int n)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_add_rounded (path, points, n, 8);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, story, path, PERGOLA_COLOR (NONE), PERGOLA_COLOR (ACCENT), 2,
                          0);
}

static void
add_arrow (Sheet *self, const char *story, const Grid *grid, guint i)
{
  PergolaRect from = get_rect (self, grid, i), to = get_rect (self, grid, i + 1);

  if (from.y == to.y)
    {
      double y = from.y + from.height / 2, line[] = { from.x + from.width, y, to.x - HEAD + 1, y };

      add_line (self, story, line, 2);
      add_head (self, story, to.x, y, 1, 0);
    }
  else if (from.x == to.x)
    {
      double x = from.x + from.width / 2, line[] = { x, from.y + from.height, x, to.y - HEAD + 1 };

      add_line (self, story, line, 2);
      add_head (self, story, x, to.y, 0, 1);
    }
  else
    {
      double x0 = from.x + from.width / 2, x1 = to.x + to.width / 2, middle = from.y + from.height + ROW_GAP / 2.0 - 3;
      double line[] = { x0, from.y + from.height, x0, middle, x1, middle, x1, to.y - HEAD + 1 };

      add_line (self, story, line, 4);
      add_head (self, story, x1, to.y, 0, 1);
    }
}

void
pergola_sheet_add_path (Sheet *self, PergolaItem *story, GArray *steps)
{
  const char *id = pergola_item_get_id (story);
  Grid grid = measure (self, steps);
  double top = self->y;

  if (steps->len == 0)
    return;
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaRect rect = get_rect (self, &grid, i);

      if (i > 0)
        add_arrow (self, id, &grid, i - 1);
      if (i > 0 && i % grid.columns == 0)
        pergola_scene_add_break (self->scene, rect.y - ROW_GAP / 2.0, 0, FALSE);
      add_card (self, id, &grid, &g_array_index (steps, SheetStep, i), rect);
    }
  self->y = top + ((steps->len - 1) / grid.columns + 1) * (grid.height + ROW_GAP) - ROW_GAP;
}
