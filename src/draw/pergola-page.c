/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-page.h"

#include <math.h>

#define MM (96 / 25.4)
#define MARGIN (10 * MM)
#define MAX_SCALE 1.25 /* a small board does not become a poster */

gboolean
pergola_paper_get_size (PergolaPaper paper, double *width, double *height)
{
  static const double sizes[][2] = {
    [PERGOLA_PAPER_A4] = { 210 * MM, 297 * MM },
    [PERGOLA_PAPER_A3] = { 297 * MM, 420 * MM },
    [PERGOLA_PAPER_LETTER] = { 8.5 * 96, 11 * 96 },
    [PERGOLA_PAPER_SCREEN] = { 1080, 1920 },
  };

  if (paper == PERGOLA_PAPER_FIT)
    return FALSE;

  *width = sizes[paper][0];
  *height = sizes[paper][1];
  return TRUE;
}

static PergolaPage
fit_page (const PergolaScene *scene, double width, double height)
{
  PergolaPage page = { .width = width, .height = height, .number = 1, .count = 1 };

  page.scale = MIN ((width - 2 * MARGIN) / scene->width, (height - 2 * MARGIN) / scene->height);
  page.x = (width - scene->width * page.scale) / 2;
  page.y = (height - scene->height * page.scale) / 2;
  page.clip = (PergolaRect){ 0, 0, scene->width, scene->height };

  return page;
}

PergolaPage
pergola_page_whole (const PergolaScene *scene, PergolaPaper paper)
{
  double width, height;

  if (!pergola_paper_get_size (paper, &width, &height))
    return (PergolaPage){ scene->width, scene->height, 1, 0, 0, { 0, 0, scene->width, scene->height }, 1, 1 };
  if (scene->width > scene->height || paper == PERGOLA_PAPER_SCREEN)
    return fit_page (scene, height, width);
  return fit_page (scene, width, height);
}

/* The smallest scale at which the smallest text is still readable on paper. */
static double
get_min_scale (const PergolaScene *scene)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT)
        smallest = MIN (smallest, shape->size);
    }

  return smallest < G_MAXDOUBLE ? MIN (PERGOLA_MIN_POINTS / (smallest * PERGOLA_POINTS_PER_UNIT), 1) : 0.1;
}

/* --- Several sheets --- */

/* What must not be cut: cards, pills and words, along one axis. */
static void
get_span (const PergolaRect *rect, gboolean across, double *from, double *to)
{
  *from = across ? rect->x : rect->y;
  *to = *from + (across ? rect->width : rect->height);
}

static gboolean
is_whole (const PergolaShape *shape)
{
  return shape->role == PERGOLA_ROLE_CARD || shape->role == PERGOLA_ROLE_PILL ||
         shape->role == PERGOLA_ROLE_LINK_LABEL || shape->type == PERGOLA_SHAPE_TEXT;
}

/* The last place before @limit where nothing whole is cut: each thing in the way moves the cut before it. */
static double
find_cut (const PergolaScene *scene, gboolean across, double from, double limit)
{
  double cut = limit;
  gboolean moved = TRUE;

  while (moved)
    {
      moved = FALSE;
      for (guint i = 0; i < scene->shapes->len; i++)
        {
          const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);
          PergolaRect box = shape->type == PERGOLA_SHAPE_TEXT ? pergola_shape_get_text_extents (shape) : shape->bounds;
          double low, high;

          if (!is_whole (shape))
            continue;
          get_span (&box, across, &low, &high);
          if (low < cut && high > cut && low - 1 > from)
            {
              cut = low - 1;
              moved = TRUE;
            }
        }
    }

  /* Something is larger than a sheet: then it must be cut. */
  return cut > from + (limit - from) / 3 ? cut : limit;
}

/* (transfer full): where the sheets begin and the last one ends. */
static GArray *
list_cuts (const PergolaScene *scene, gboolean across, double room)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (double));
  double total = across ? scene->width : scene->height;
  double at = 0;

  g_array_append_val (cuts, at);
  while (total - at > room + 0.5)
    {
      at = find_cut (scene, across, at, at + room);
      g_array_append_val (cuts, at);
    }
  g_array_append_val (cuts, total);

  return cuts;
}

static GArray *
list_tiles (const PergolaScene *scene, double width, double height, double scale)
{
  g_autoptr (GArray) xs = list_cuts (scene, TRUE, (width - 2 * MARGIN) / scale);
  g_autoptr (GArray) ys = list_cuts (scene, FALSE, (height - 2 * MARGIN) / scale);
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));
  int count = (xs->len - 1) * (ys->len - 1);

  for (guint row = 0; row + 1 < ys->len; row++)
    for (guint column = 0; column + 1 < xs->len; column++)
      {
        double x = g_array_index (xs, double, column), y = g_array_index (ys, double, row);
        PergolaPage page = { .width = width, .height = height, .scale = scale, .count = count };

        page.number = pages->len + 1;
        page.clip =
          (PergolaRect){ x, y, g_array_index (xs, double, column + 1) - x, g_array_index (ys, double, row + 1) - y };
        page.x = MARGIN - x * scale;
        page.y = MARGIN - y * scale;
        g_array_append_val (pages, page);
      }

  return pages;
}

static GArray *
list_sheets_of (const PergolaScene *scene, double width, double height)
{
  PergolaPage whole = fit_page (scene, width, height);
  double min_scale = get_min_scale (scene);
  GArray *pages;

  if (whole.scale < min_scale)
    return list_tiles (scene, width, height, min_scale);

  if (whole.scale > MAX_SCALE)
    {
      whole.scale = MAX_SCALE;
      whole.x = (width - scene->width * whole.scale) / 2;
      whole.y = (height - scene->height * whole.scale) / 2;
    }
  pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));
  g_array_append_val (pages, whole);

  return pages;
}

static gboolean
is_better (GArray *pages, GArray *than)
{
  if (pages->len != than->len)
    return pages->len < than->len;
  return g_array_index (pages, PergolaPage, 0).scale > g_array_index (than, PergolaPage, 0).scale;
}

GArray *
pergola_page_list_sheets (const PergolaScene *scene, PergolaPaper paper)
{
  double width, height;
  GArray *landscape;
  g_autoptr (GArray) portrait = NULL;

  if (paper == PERGOLA_PAPER_FIT || paper == PERGOLA_PAPER_SCREEN)
    {
      PergolaPage page = pergola_page_whole (scene, paper);
      GArray *pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));

      g_array_append_val (pages, page);
      return pages;
    }

  pergola_paper_get_size (paper, &width, &height);
  landscape = list_sheets_of (scene, height, width);
  portrait = list_sheets_of (scene, width, height);
  if (!is_better (portrait, landscape))
    return landscape;

  g_array_unref (landscape);
  return g_steal_pointer (&portrait);
}
