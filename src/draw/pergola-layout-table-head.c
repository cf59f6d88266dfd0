/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The columns of a matrix: their grounds, their names, and the numbers that belong to them above the rows. */

#include "config.h"

#include "pergola-layout-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BADGE 16
#define BADGE_GAP 4
#define SIZE 11.5
#define WIDEST 150 /* beyond which a column's name takes another line */
#define INSET 4    /* of the numbers in their column */
#define CELL_GAP 3
#define CELL_SIZE 11
#define VALUE_SIZE 12.5
#define SPARK 16 /* the height of a curve, and of the number beside it */
#define FOOT 14  /* between the numbers and the rows */
#define WARNING 15

static gboolean
has_badge (const PergolaZone *def)
{
  return def->badge != NULL && *def->badge != '\0';
}

void
pergola_table_add_badge (Table *self, const PergolaZone *def, PergolaHue hue, double x, double y, double size)
{
  double height, letters = MAX (11, size * 0.6);

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_BADGE, NULL,
                          (PergolaRect){ x - size / 2, y - size / 2, size, size }, size / 2, PERGOLA_HUED (MARKER, hue),
                          PERGOLA_COLOR (NONE), 0);
  pergola_layout_measure_text (self->fonts, def->badge, letters, TRUE, -1, 1, NULL, &height);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_BADGE, NULL, self->fonts, def->badge,
                          (PergolaRect){ x - size / 2 - 1, y - height / 2, size + 2, height }, letters, TRUE,
                          PANGO_ALIGN_CENTER, 1, PERGOLA_HUED (ON_MARKER, hue));
}

/* --- Sizes --- */

static double
get_lead (const TableColumn *column)
{
  return has_badge (column->def) ? BADGE + BADGE_GAP : 0;
}

static void
measure_name (Table *self, TableColumn *column)
{
  double width, room = column->width > 0 ? column->width - 10 - get_lead (column) : WIDEST;

  pergola_layout_measure_text (self->fonts, column->def->title, SIZE, TRUE, -1, 1, &width, NULL);
  pergola_layout_measure_text (self->fonts, column->def->title, SIZE, TRUE, MIN (ceil (width) + 1, room), 0, &width,
                               &column->title_height);
  column->title_width = get_lead (column) + ceil (width) + 1;
}

static double
get_cell_width (const TableColumn *column)
{
  return column->width - 2 * INSET;
}

static double
measure_cell (Table *self, const TableColumn *column, const TableIndicator *indicator)
{
  double height;

  pergola_layout_measure_text (self->fonts, pergola_item_get_title (indicator->said->item), CELL_SIZE, FALSE,
                               get_cell_width (column) - 10, self->paper ? 0 : 1, NULL, &height);

  return height + SPARK + 4;
}

static double
get_line (Table *self)
{
  double height;

  pergola_layout_measure_text (self->fonts, "x", CELL_SIZE, FALSE, -1, 1, NULL, &height);
  return height;
}

/* What is there, and not for this audience, is not missing. */
static gboolean
lacks_indicator (const TableColumn *column)
{
  return column->indicators->len == 0 && column->n_steps > 0 && !column->left_out;
}

/* (nullable): the words in a column whose stories no number goes with. */
static PergolaRect
get_lack (Table *self, const TableColumn *column)
{
  double height;

  pergola_layout_measure_text (self->fonts, pergola_table_word (self, "no-indicator"), CELL_SIZE, FALSE,
                               get_cell_width (column) - WARNING - 12, 0, NULL, &height);

  return (PergolaRect){ column->x + INSET, self->top + self->head, get_cell_width (column), MAX (height + 8, 32) };
}

static double
measure_band (Table *self, const TableColumn *column)
{
  double height = 0;

  for (guint i = 0; i < MIN (column->indicators->len, TABLE_CELLS); i++)
    height += measure_cell (self, column, &g_array_index (column->indicators, TableIndicator, i)) + CELL_GAP;
  if (column->indicators->len > TABLE_CELLS)
    height += get_line (self) + CELL_GAP;
  if (lacks_indicator (column))
    height = get_lack (self, column).height + CELL_GAP;

  return height;
}

/* --- The names of the rows above the stories --- */

/* (nullable): the kind of what the columns have above. */
static const PergolaKind *
find_above (Table *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (TABLE_COLUMN (self, i)->def->above->len > 0)
      {
        const PergolaCards *cards = g_ptr_array_index (TABLE_COLUMN (self, i)->def->above, 0);

        return pergola_project_get_kind (self->project, cards->kind);
      }

  return NULL;
}

static const PergolaFieldDef *
find_type (Table *self)
{
  const PergolaZone *zone = self->columns->len > 0 ? TABLE_COLUMN (self, 0)->def : NULL;
  const PergolaCards *cards = zone != NULL && zone->cards->len > 0 ? g_ptr_array_index (zone->cards, 0) : NULL;
  const PergolaKind *kind = cards != NULL ? pergola_project_get_kind (self->project, cards->kind) : NULL;

  return kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;
}

/* Words at the start of the table; returns the height that they take. Without a scene they are only measured. */
static double
add_words (Table *self, const char *text, double x, double y, double size, gboolean bold, PergolaColor color)
{
  double width = self->x + self->title_width - 4 - x, height;

  if (self->scene != NULL)
    pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, text, (PergolaRect){ x, y, width, 0 }, size,
                             bold, PANGO_ALIGN_LEFT, color);
  pergola_layout_measure_text (self->fonts, text, size, bold, width, 0, NULL, &height);

  return height;
}

static double
add_key (Table *self, double y)
{
  const PergolaKind *kind = find_above (self);
  const PergolaFieldDef *target = kind != NULL ? pergola_kind_get_field_by_role (kind, "target") : NULL;
  g_autofree char *word = target != NULL ? g_utf8_strdown (target->title, -1) : NULL;
  double start = y, height;
  PergolaPath *path;

  if (kind == NULL)
    return 0;

  y += add_words (self, kind->plural, self->x + 2, y, 12.5, TRUE, PERGOLA_COLOR (TEXT));
  y += add_words (self, pergola_table_word (self, "latest"), self->x + 2, y, CELL_SIZE, FALSE, PERGOLA_COLOR (DIM));
  if (word == NULL)
    return y - start;

  y += 4;
  height = add_words (self, word, self->x + 32, y, CELL_SIZE, FALSE, PERGOLA_COLOR (DIM));
  if (self->scene != NULL)
    {
      path = pergola_path_new ();
      pergola_path_move_to (path, self->x + 2, y + height / 2);
      pergola_path_line_to (path, self->x + 25, y + height / 2);
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_LEGEND, NULL, path, PERGOLA_COLOR (NONE), PERGOLA_COLOR (DIM),
                              1, 2);
    }

  return y + height - start;
}

void
pergola_table_measure_names (Table *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TABLE_COLUMN (self, i)->width = 0;
      measure_name (self, TABLE_COLUMN (self, i));
    }
}

void
pergola_table_measure_head (Table *self)
{
  PergolaScene *scene = g_steal_pointer (&self->scene);

  self->head = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      measure_name (self, TABLE_COLUMN (self, i));
      self->head = MAX (self->head, MAX (TABLE_COLUMN (self, i)->title_height, BADGE) + 15);
    }
  self->band = add_key (self, 0);
  for (guint i = 0; i < self->columns->len; i++)
    self->band = MAX (self->band, measure_band (self, TABLE_COLUMN (self, i)));
  self->band += FOOT;
  self->scene = scene;
}

/* --- Shapes --- */

static void
add_name (Table *self, const TableColumn *column)
{
  double lead = get_lead (column), width = column->title_width - lead;
  double x = column->x + (column->width - column->title_width) / 2, y = self->top + self->head / 2;

  if (lead > 0)
    pergola_table_add_badge (self, column->def, column->hue, x + BADGE / 2.0, y, BADGE);
  pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_ZONE_TITLE, column->def->title,
                           (PergolaRect){ x + lead, y - column->title_height / 2, width, 0 }, SIZE, TRUE,
                           PANGO_ALIGN_LEFT, PERGOLA_HUED (INK, column->hue));
}

static void
add_ground (Table *self, guint index)
{
  const TableColumn *column = TABLE_COLUMN (self, index);
  PergolaRect rect = { column->x, self->top, column->width, self->bottom - self->top };
  double y = self->top + self->head + self->band - 8;
  PergolaSceneZone *zone = pergola_scene_add_zone (self->scene, column->def, rect);
  PergolaPath *line = pergola_path_new ();

  zone->title_bounds = (PergolaRect){ rect.x, rect.y, rect.width, self->head };
  zone->cards_bounds = (PergolaRect){ rect.x, y + 8, rect.width, MAX (self->bottom - y - 8, 0) };
  zone->closed = TRUE;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_ZONE, NULL, rect, 10, PERGOLA_HUED (TINT, column->hue),
                          PERGOLA_HUED (EDGE, column->hue), 1);
  pergola_path_move_to (line, rect.x + 8, y);
  pergola_path_line_to (line, rect.x + rect.width - 8, y);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, line, PERGOLA_COLOR (NONE),
                          PERGOLA_HUED (MARKER, column->hue), 1.2, 0);
}

/* The latest reading, with its unit where that is a sign. */
static char *
make_latest (const TableIndicator *indicator)
{
  const PergolaReading *latest = pergola_indicator_get_latest (indicator->said);
  const char *unit = pergola_indicator_get (indicator->said, "unit");
  g_autofree char *number = NULL;

  if (latest == NULL)
    return g_strdup ("–");

  number = pergola_table_format (latest->value);
  return unit != NULL && g_utf8_strlen (unit, -1) <= 2 ? g_strconcat (number, " ", unit, NULL)
                                                       : g_steal_pointer (&number);
}

static double
add_cell (Table *self, guint index, const TableIndicator *indicator, double y)
{
  const TableColumn *column = TABLE_COLUMN (self, index);
  const char *id = pergola_item_get_id (indicator->said->item);
  PergolaRect rect = { column->x + INSET, y, get_cell_width (column), measure_cell (self, column, indicator) };
  g_autofree char *latest = make_latest (indicator);
  g_autofree char *name = pergola_table_make_indicator_name (self, indicator);
  PergolaNode *node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_PILL, id, rect, index);
  double width, height, foot = rect.y + rect.height - SPARK - 3;
  PergolaShape *title;

  node->title_bounds = (PergolaRect){ rect.x, rect.y, rect.width, rect.height - SPARK };
  node->title_size = CELL_SIZE;
  pergola_scene_set_name (self->scene, name);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PILL, id, rect, 6, PERGOLA_COLOR (CARD), PERGOLA_COLOR (BORDER), 1);
  title = pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts,
                                  pergola_item_get_title (indicator->said->item),
                                  (PergolaRect){ rect.x + 5, rect.y + 1, rect.width - 10, foot - rect.y }, CELL_SIZE,
                                  FALSE, PANGO_ALIGN_LEFT, self->paper ? 0 : 1, PERGOLA_COLOR (TEXT));
  title->bounds.height = pergola_shape_get_text_height (title);
  pergola_layout_measure_text (self->fonts, latest, VALUE_SIZE, TRUE, -1, 1, &width, &height);
  width = MIN (ceil (width) + 1, rect.width - 30);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, id, self->fonts, latest,
                          (PergolaRect){ rect.x + rect.width - 5 - width, foot + SPARK - height + 1, width, height },
                          VALUE_SIZE, TRUE, PANGO_ALIGN_RIGHT, 1, PERGOLA_COLOR (TEXT));
  pergola_table_add_spark (self, id, indicator,
                           (PergolaRect){ rect.x + 6, foot + 3, rect.width - width - 20, SPARK - 7 });
  pergola_scene_end_node (self->scene);

  return rect.height;
}

static void
add_lack (Table *self, const TableColumn *column)
{
  PergolaRect rect = get_lack (self, column);
  double height, x = rect.x + 6 + WARNING;
  PergolaShape *shape = pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LEGEND, NULL, rect, 6, PERGOLA_COLOR (NONE),
                                                PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER), 1.2);

  shape->dash = 1;
  pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_LEGEND, NULL, "warning", rect.x + 5,
                           rect.y + (rect.height - WARNING) / 2, WARNING, PERGOLA_HUED (INK, PERGOLA_HUE_AMBER));
  pergola_layout_measure_text (self->fonts, pergola_table_word (self, "no-indicator"), CELL_SIZE, FALSE,
                               rect.width - WARNING - 12, 0, NULL, &height);
  pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, pergola_table_word (self, "no-indicator"),
                           (PergolaRect){ x + 3, rect.y + (rect.height - height) / 2, rect.width - WARNING - 12, 0 },
                           CELL_SIZE, FALSE, PANGO_ALIGN_LEFT, PERGOLA_HUED (INK, PERGOLA_HUE_AMBER));
}

static void
add_band (Table *self, guint index)
{
  const TableColumn *column = TABLE_COLUMN (self, index);
  double y = self->top + self->head;

  for (guint i = 0; i < MIN (column->indicators->len, TABLE_CELLS); i++)
    y += add_cell (self, index, &g_array_index (column->indicators, TableIndicator, i), y) + CELL_GAP;
  if (column->indicators->len > TABLE_CELLS)
    {
      /* Translators: how many more numbers there are than those that are shown. */
      g_autofree char *more = g_strdup_printf (_ ("+%u more"), column->indicators->len - TABLE_CELLS);

      pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, more,
                               (PergolaRect){ column->x + INSET + 5, y, get_cell_width (column) - 10, 0 }, CELL_SIZE,
                               FALSE, PANGO_ALIGN_LEFT, PERGOLA_COLOR (DIM));
    }
  if (lacks_indicator (column))
    add_lack (self, column);
}

void
pergola_table_add_head (Table *self)
{
  const PergolaFieldDef *type = find_type (self);
  double height;

  for (guint i = 0; i < self->columns->len; i++)
    {
      add_ground (self, i);
      add_name (self, TABLE_COLUMN (self, i));
    }
  if (type != NULL)
    {
      pergola_layout_measure_text (self->fonts, type->title, 12, FALSE, self->title_width - 6, 0, NULL, &height);
      add_words (self, type->title, self->x + 2, self->top + MAX (0, (self->head - height) / 2), 12, FALSE,
                 PERGOLA_COLOR (DIM));
    }
  add_key (self, self->top + self->head + 2);
  for (guint i = 0; i < self->columns->len; i++)
    add_band (self, i);
}
