/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be counted, a line for each, by the type that it belongs to. */

#include "config.h"

#include "pergola-layout-table.h"

#include "pergola-audience.h"

#include <glib/gi18n-lib.h>

#define BADGE 22
#define LEAD 34
#define NUMBER 70 /* the width of a number */
#define SPARK 104
#define BAR 92
#define GAP 12
#define TITLE_SIZE 12.5
#define NOTE_SIZE 11
#define PAD 8

enum
{
  READINGS,
  BASELINE,
  LATEST,
  TARGET,
  PROGRESS,
  N_PARTS,
};

static const double WIDTHS[N_PARTS] = { SPARK, NUMBER, NUMBER, NUMBER, BAR };

typedef struct
{
  double x[N_PARTS];
  double title_x, title_width;
} Parts;

static Parts
place_parts (Table *self)
{
  Parts parts;
  double x = self->right - 4;

  for (int i = N_PARTS - 1; i >= 0; i--)
    {
      x -= WIDTHS[i];
      parts.x[i] = x;
      x -= GAP;
    }
  parts.title_x = self->x + LEAD;
  parts.title_width = x - parts.title_x;

  return parts;
}

/* --- The names of the columns --- */

static const char *
get_field_title (const PergolaKind *kind, const char *role, const char *otherwise)
{
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;

  return field != NULL ? field->title : otherwise;
}

static void
add_head (Table *self, const Parts *parts)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "indicator");
  const PergolaKind *reading = pergola_project_get_kind_by_role (self->project, "reading");
  const char *const titles[N_PARTS] = {
    reading != NULL ? reading->plural : "",
    get_field_title (kind, "baseline", ""),
    _ ("Latest"),
    get_field_title (kind, "target", ""),
    _ ("Progress"),
  };
  double height = 0, each;

  for (int i = 0; i < N_PARTS; i++)
    {
      gboolean number = i == BASELINE || i == LATEST || i == TARGET;

      each = pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, titles[i],
                                      (PergolaRect){ parts->x[i], self->top + 4, WIDTHS[i], 0 }, NOTE_SIZE, TRUE,
                                      number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, PERGOLA_COLOR (DIM))
               ->bounds.height;
      height = MAX (height, each);
    }
  if (kind != NULL)
    pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, kind->title,
                             (PergolaRect){ parts->title_x, self->top + 4, parts->title_width, 0 }, NOTE_SIZE, TRUE,
                             PANGO_ALIGN_LEFT, PERGOLA_COLOR (DIM));
  self->head = height + 10;
}

/* --- A line --- */

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

/* What it lacks to be understood; else how often it is read, and by whom. */
static char *
make_note (Table *self, const PergolaIndicator *indicator)
{
  const char *missing = pergola_indicator_describe_missing (indicator);
  const char *id = pergola_indicator_get (indicator, "owner");
  PergolaItem *person = id != NULL ? pergola_project_get (self->project, id) : NULL;
  GString *text = g_string_new (missing);

  if (missing != NULL)
    return g_string_free (text, FALSE);
  append (text, indicator->frequency != NULL ? indicator->frequency->title : NULL);
  if (person != NULL && pergola_project_is_for (self->project, person, self->options->audience))
    append (text, pergola_item_get_title (person));

  return g_string_free (text, FALSE);
}

static void
add_number (Table *self, const char *item, double number, double x, double middle, gboolean bold, PergolaColor color)
{
  g_autofree char *text = pergola_table_format (number);
  double height;

  pergola_layout_measure_text (self->fonts, text, TITLE_SIZE, bold, NUMBER, 1, NULL, &height);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, item, self->fonts, text,
                          (PergolaRect){ x, middle - height / 2, NUMBER, height }, TITLE_SIZE, bold, PANGO_ALIGN_RIGHT,
                          1, color);
}

static void
add_progress (Table *self, const char *item, const TableIndicator *indicator, double x, double middle)
{
  const PergolaIndicator *said = indicator->said;
  double share = CLAMP (said->fraction, 0, 1), y = middle - 9;
  g_autofree char *text = pergola_indicator_describe_progress (said);

  if (said->progress == PERGOLA_PROGRESS_NONE)
    y -= 4;
  else
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, item, (PergolaRect){ x, y, BAR, 5 }, 2.5,
                            PERGOLA_COLOR (BORDER), PERGOLA_COLOR (NONE), 0);
  if (share > 0)
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, item, (PergolaRect){ x, y, MAX (BAR * share, 5), 5 }, 2.5,
                            PERGOLA_HUED (MARKER, indicator->hue), PERGOLA_COLOR (NONE), 0);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, item, self->fonts, text, (PergolaRect){ x, y + 7, BAR, 16 },
                          NOTE_SIZE, FALSE, PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (DIM));
}

static double
add_line (Table *self, const Parts *parts, guint index, const TableIndicator *indicator, double y)
{
  const TableColumn *group = TABLE_COLUMN (self, index);
  const PergolaIndicator *said = indicator->said;
  const PergolaReading *latest = pergola_indicator_get_latest (said);
  const char *id = pergola_item_get_id (said->item), *title = pergola_item_get_title (said->item);
  g_autofree char *note = make_note (self, said);
  g_autofree char *name = pergola_table_make_indicator_name (self, indicator);
  gboolean alone = pergola_indicator_is_alone (said);
  double first, second = 0, height, middle;
  int lines = self->paper ? 0 : 1;
  PergolaNode *node;

  pergola_layout_measure_text (self->fonts, title, TITLE_SIZE, TRUE, parts->title_width, lines, NULL, &first);
  if (*note != '\0')
    pergola_layout_measure_text (self->fonts, note, NOTE_SIZE, FALSE, parts->title_width, lines, NULL, &second);
  height = MAX (first + second, 30) + PAD;
  middle = y + height / 2;
  node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, id,
                                   (PergolaRect){ self->x, y + 1, self->right - self->x, height - 2 }, index);
  node->title_bounds = (PergolaRect){ parts->title_x, middle - (first + second) / 2, parts->title_width, first };
  node->title_size = TITLE_SIZE;
  pergola_scene_set_name (self->scene, name);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id,
                          (PergolaRect){ self->x, y + 1, self->right - self->x, height - 2 }, 6, PERGOLA_COLOR (NONE),
                          PERGOLA_COLOR (NONE), 0);
  pergola_table_add_badge (self, group->def, group->hue, self->x + 4 + BADGE / 2.0, middle, BADGE);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts, title,
                          (PergolaRect){ parts->title_x, middle - (first + second) / 2, parts->title_width, first },
                          TITLE_SIZE, TRUE, PANGO_ALIGN_LEFT, lines, PERGOLA_COLOR (TEXT));
  if (second > 0)
    pergola_scene_add_text (
      self->scene, PERGOLA_ROLE_NOTE, id, self->fonts, note,
      (PergolaRect){ parts->title_x, middle - (first + second) / 2 + first, parts->title_width, second }, NOTE_SIZE,
      FALSE, PANGO_ALIGN_LEFT, lines, alone ? PERGOLA_HUED (INK, PERGOLA_HUE_AMBER) : PERGOLA_COLOR (DIM));
  pergola_table_add_spark (self, id, indicator, (PergolaRect){ parts->x[READINGS], middle - 9, SPARK, 18 });
  if (said->has_baseline)
    add_number (self, id, said->baseline, parts->x[BASELINE], middle, FALSE, PERGOLA_COLOR (DIM));
  if (latest != NULL)
    add_number (self, id, latest->value, parts->x[LATEST], middle, TRUE, PERGOLA_COLOR (TEXT));
  if (said->has_target)
    add_number (self, id, said->target, parts->x[TARGET], middle, FALSE, PERGOLA_COLOR (DIM));
  add_progress (self, id, indicator, parts->x[PROGRESS], middle);
  pergola_scene_end_node (self->scene);
  if (pergola_layout_marks_conflict (said->item, self->options))
    pergola_layout_add_conflict_mark (self->scene, id, self->x + 4, y + 10);

  return height;
}

static void
add_rule (Table *self, double y)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, self->x, y);
  pergola_path_line_to (path, self->right, y);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, path, PERGOLA_COLOR (NONE), PERGOLA_COLOR (BORDER), 1,
                          0);
}

void
pergola_table_add_list (Table *self)
{
  Parts parts = place_parts (self);
  double y;

  add_head (self, &parts);
  y = self->top + self->head;
  add_rule (self, y);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TableColumn *group = TABLE_COLUMN (self, i);
      PergolaSceneZone *zone = pergola_scene_add_zone (self->scene, group->def, (PergolaRect){ self->x, y, 0, 0 });
      double start = y;

      for (guint k = 0; k < group->indicators->len; k++)
        {
          y += add_line (self, &parts, i, &g_array_index (group->indicators, TableIndicator, k), y);
          add_rule (self, y);
        }
      zone = &g_array_index (self->scene->zones, PergolaSceneZone, i);
      zone->bounds = zone->cards_bounds = zone->title_bounds =
        (PergolaRect){ self->x, start, self->right - self->x, y - start };
    }
  self->bottom = y;
  self->scene->repeat = (PergolaRect){ 0, self->top, self->right + self->margin, self->head };
}
