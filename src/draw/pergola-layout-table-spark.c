/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Small curves of numbers. */

#include "config.h"

#include "pergola-layout-table.h"

#define DOT 2.6

char *
pergola_table_format (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.8g", number));
}

static double
get_y (PergolaRect rect, double low, double high, double value)
{
  return rect.y + rect.height * (high > low ? 1 - (value - low) / (high - low) : 0.5);
}

static void
add_target (Table *self, const char *item, PergolaRect rect, double y)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, rect.x, y);
  pergola_path_line_to (path, rect.x + rect.width, y);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_MARKER, item, path, PERGOLA_COLOR (NONE), PERGOLA_COLOR (DIM), 1,
                          2);
}

void
pergola_table_add_spark (Table *self, const char *item, const TableIndicator *indicator, PergolaRect rect)
{
  const GArray *readings = indicator->said->readings;
  guint n = MIN (readings->len, PERGOLA_LAST_READINGS);
  const PergolaReading *last = &g_array_index (readings, PergolaReading, readings->len - n);
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, x = rect.x, y = rect.y;
  PergolaPath *path;

  for (guint i = 0; i < n; i++)
    {
      low = MIN (low, last[i].value);
      high = MAX (high, last[i].value);
    }
  if (indicator->said->has_target)
    {
      low = MIN (low, indicator->said->target);
      high = MAX (high, indicator->said->target);
      add_target (self, item, rect, get_y (rect, low, high, indicator->said->target));
    }
  if (n == 0)
    return;

  path = pergola_path_new ();
  for (guint i = 0; i < n; i++)
    {
      x = rect.x + (n > 1 ? (rect.width - DOT) * i / (n - 1) : rect.width / 2);
      y = get_y (rect, low, high, last[i].value);
      if (i == 0)
        pergola_path_move_to (path, x, y);
      else
        pergola_path_line_to (path, x, y);
    }
  if (n > 1)
    pergola_scene_add_path (self->scene, PERGOLA_ROLE_MARKER, item, path, PERGOLA_COLOR (NONE),
                            PERGOLA_HUED (MARKER, indicator->hue), 1.8, 0);
  else
    pergola_path_free (path);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, item, (PergolaRect){ x - DOT, y - DOT, 2 * DOT, 2 * DOT },
                          DOT, PERGOLA_HUED (MARKER, indicator->hue), PERGOLA_COLOR (NONE), 0);
}
