/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* A typeset page over sheets: each ends where the page says that it may. */

#include "pergola-page.h"

#define FILLED 0.6 /* of a sheet, so that it may end before something that rather stays whole */

#define BREAK(scene, i) (&g_array_index ((scene)->breaks, PergolaBreak, (i)))

gboolean
pergola_page_flows (const PergolaScene *scene)
{
  return scene->breaks->len > 0;
}

/* Where the part that begins at the break @i ends. */
static double
get_part_end (const PergolaScene *scene, guint i)
{
  for (guint k = i + 1; k < scene->breaks->len; k++)
    if (BREAK (scene, k)->begins)
      return BREAK (scene, k)->y;

  return scene->height;
}

static const PergolaBreak *
choose (const PergolaBreak *best, const PergolaBreak *whole, double least)
{
  return whole != NULL && whole->y >= least ? whole : best;
}

/* The place where a sheet that begins at @from ends, or NULL. What stays together does, unless it takes more than a
 * sheet by itself: then it begins on one of its own, and goes on. */
static const PergolaBreak *
find_end (const PergolaScene *scene, double from, double limit, gboolean each)
{
  const PergolaBreak *best = NULL, *whole = NULL;

  for (guint i = 0; i < scene->breaks->len; i++)
    {
      const PergolaBreak *place = BREAK (scene, i);

      if (place->y <= from + 0.5)
        continue;
      if (place->y > from + limit)
        return choose (best, whole, from + FILLED * limit);
      best = place;
      if (!place->within)
        whole = place;
      if (place->begins && (each || get_part_end (scene, i) > from + limit))
        return best;
    }

  return scene->height > from + limit ? choose (best, whole, from + FILLED * limit) : NULL;
}

GArray *
pergola_page_cut (const PergolaScene *scene, double limit, gboolean each)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  double from = 0;

  while (from < scene->height - 0.5)
    {
      const PergolaBreak *place = find_end (scene, from, limit, each);
      /* A line that is higher than a sheet is cut. */
      double to = place != NULL ? place->y : MIN (from + limit, scene->height);
      PergolaRect window = { 0, from, scene->width, to - from };

      g_array_append_val (windows, window);
      from = to + (place != NULL ? place->skip : 0);
    }

  return windows;
}
