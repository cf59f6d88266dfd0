/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The layout "table": the value matrix, and the list of what can be counted. Which of them a board is follows from
 * where its zones are placed. The parts and the order of work are in pergola-layout-table.h. */

#include "config.h"

#include "pergola-layout-table.h"

#define MARGIN 14
#define MARGIN_PAPER 12
#define FOOT 8
#define TOP 6
#define AFTER_HEADING 14

static const PergolaHeadingSizes HEADING = { 20, 13 };

/* --- What stands above the table on paper --- */

static void
add_count (GString *text, const PergolaKind *kind, guint n)
{
  g_autofree char *word = NULL;

  if (kind == NULL || n == 0)
    return;
  word = g_utf8_strdown (n == 1 ? kind->title : kind->plural, -1);
  g_string_append_printf (text, "%s%u %s", text->len > 0 ? " · " : "", n, word);
}

/* The project, and how much there is, in the figure's own words. */
static char *
make_subheading (Table *self)
{
  GString *text = g_string_new (pergola_project_get_title (self->project));
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += TABLE_COLUMN (self, i)->indicators->len;
  if (self->rows != NULL)
    add_count (text, pergola_project_get_kind (self->project, self->board->path_kind), self->rows->len);
  add_count (text, pergola_project_get_kind_by_role (self->project, "indicator"), n);

  return g_string_free (text, FALSE);
}

/* --- The matrix --- */

static void
lay_out_matrix (Table *self)
{
  pergola_table_collect (self);
  pergola_table_measure (self);
  if (self->paper)
    {
      g_autofree char *subheading = make_subheading (self);

      self->top += pergola_layout_add_heading (self->scene, self->fonts, self->board, subheading, self->x, self->top,
                                               self->right - self->x, &HEADING) +
                   AFTER_HEADING;
      pergola_table_measure (self);
    }
  pergola_table_add_head (self);
  for (guint i = 0; i < self->rows->len; i++)
    pergola_table_add_row (self, i);
  self->scene->repeat = (PergolaRect){ 0, self->top, self->right + self->margin, self->head > 4 ? self->head - 4 : 0 };
}

static gboolean
is_matrix (const PergolaBoardDef *board)
{
  for (guint i = 0; i < board->zones->len; i++)
    if (g_strcmp0 (((PergolaZone *) g_ptr_array_index (board->zones, i))->place, "column") == 0)
      return TRUE;

  return FALSE;
}

static void
lay_out_list (Table *self)
{
  pergola_table_collect_columns (self, FALSE);
  self->x = self->margin;
  self->right = MAX (self->options->width, TABLE_LIST_WIDTH) - self->margin;
  if (self->paper)
    {
      g_autofree char *subheading = make_subheading (self);

      self->top += pergola_layout_add_heading (self->scene, self->fonts, self->board, subheading, self->x, self->top,
                                               self->right - self->x, &HEADING) +
                   AFTER_HEADING;
    }
  pergola_table_add_list (self);
}

PergolaScene *
pergola_layout_table (PergolaProject *project,
                      const PergolaBoardDef *board,
                      PergolaFonts *fonts,
                      const PergolaLayoutOptions *options)
{
  Table self = {
    .project = project,
    .board = board,
    .fonts = fonts,
    .options = options,
    .paper = options->paper,
    .margin = options->paper ? MARGIN_PAPER : MARGIN,
    .top = TOP,
  };

  self.scene = pergola_scene_new (0, 0, pergola_layout_is_right_to_left (pergola_project_get_language (project)));
  if (is_matrix (board))
    lay_out_matrix (&self);
  else
    lay_out_list (&self);
  self.scene->width = self.right + self.margin;
  self.scene->height = self.bottom + FOOT;
  self.scene->scrolls = TRUE;
  self.scene->dated = self.numbers->len > 0;
  self.scene->left_out = self.left_out;
  pergola_layout_finish (self.scene, project, board);
  pergola_table_clear (&self);

  return self.scene;
}
