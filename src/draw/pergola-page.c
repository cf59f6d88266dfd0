/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-page.h"

#include <math.h>

#define MM (96 / 25.4)
#define MARGIN (10 * MM)
#define MAX_SCALE 1.25   /* a small board does not become a poster */
#define MAX_PAGE 19200.0 /* 200 inches: readers refuse larger pages */

typedef struct
{
  double width, height; /* landscape */
  double margin;
  double most; /* the largest scale */
  gboolean turns;
} Paper;

static gboolean
get_paper (PergolaPaper paper, Paper *size)
{
  static const Paper sizes[] = {
    [PERGOLA_PAPER_A4] = { 297 * MM, 210 * MM, MARGIN, MAX_SCALE, TRUE },
    [PERGOLA_PAPER_A3] = { 420 * MM, 297 * MM, MARGIN, MAX_SCALE, TRUE },
    [PERGOLA_PAPER_LETTER] = { 11 * 96, 8.5 * 96, MARGIN, MAX_SCALE, TRUE },
    [PERGOLA_PAPER_SCREEN] = { 1920, 1080, MARGIN, G_MAXDOUBLE, FALSE },
  };

  if (paper == PERGOLA_PAPER_FIT)
    return FALSE;

  *size = sizes[paper];
  return TRUE;
}

static Paper
turn (const Paper *paper)
{
  return (Paper){ paper->height, paper->width, paper->margin, paper->most, paper->turns };
}

/* The scale at which the smallest word is just readable on paper. */
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

  return smallest < G_MAXDOUBLE ? PERGOLA_MIN_POINTS / (smallest * PERGOLA_POINTS_PER_UNIT) : 0.1;
}

static double
get_fitting_scale (const PergolaScene *scene, const Paper *paper)
{
  return MIN ((paper->width - 2 * paper->margin) / scene->width, (paper->height - 2 * paper->margin) / scene->height);
}

double
pergola_page_get_room (const PergolaScene *scene, PergolaPaper paper, gboolean landscape)
{
  Paper size;

  if (!get_paper (paper, &size))
    return 0;
  return ((landscape ? size.width : size.height) - 2 * size.margin) / get_min_scale (scene);
}

/* --- One page --- */

/* The whole scene in the middle of a page. */
static PergolaPage
make_whole (const PergolaScene *scene, double width, double height, double scale)
{
  PergolaPage page = { .width = width, .height = height, .scale = scale, .number = 1, .count = 1 };

  page.x = (width - scene->width * scale) / 2;
  page.y = (height - scene->height * scale) / 2;
  page.clip = (PergolaRect){ 0, 0, scene->width, scene->height };
  page.room_width = scene->width;
  page.room_height = scene->height;

  return page;
}

PergolaPage
pergola_page_whole (const PergolaScene *scene, PergolaPaper paper)
{
  Paper size;
  double scale, grown;

  if (!get_paper (paper, &size))
    return make_whole (scene, scene->width, scene->height, 1);

  if (size.turns && scene->height > scene->width)
    size = turn (&size);
  scale = get_fitting_scale (scene, &size);
  grown = MAX (get_min_scale (scene) / scale, 1);

  return make_whole (scene, size.width * grown, size.height * grown, MIN (scale, size.most) * grown);
}

/* --- Several sheets --- */

static GArray *
spread (const PergolaScene *scene, const Paper *paper, double scale)
{
  double width = (paper->width - 2 * paper->margin) / scale;
  double height = (paper->height - 2 * paper->margin) / scale - scene->repeat.height;
  g_autoptr (PergolaPageBlocks) blocks = pergola_page_blocks_new (scene);
  g_autoptr (GArray) windows = pergola_page_tile (scene, blocks, width, height);
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));

  for (guint i = 0; i < windows->len; i++)
    {
      PergolaRect *window = &g_array_index (windows, PergolaRect, i);
      PergolaPage page = { .width = paper->width, .height = paper->height, .scale = scale, .clip = *window };

      page.x = paper->margin - window->x * scale;
      page.repeat = window->y > scene->repeat.y ? scene->repeat.height : 0;
      page.y = paper->margin + (page.repeat - window->y) * scale;
      page.room_width = width;
      page.room_height = height;
      page.number = i + 1;
      page.count = windows->len;
      g_array_append_val (pages, page);
    }

  return pages;
}

static GArray *
list_sheets_of (const PergolaScene *scene, const Paper *paper)
{
  double scale = MIN (get_fitting_scale (scene, paper), paper->most), least = get_min_scale (scene);
  PergolaPage page;
  GArray *pages;

  if (scale < least * (1 - 1e-6))
    return spread (scene, paper, least);

  pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));
  page = make_whole (scene, paper->width, paper->height, scale);
  g_array_append_val (pages, page);

  return pages;
}

/* --- Typeset pages --- */

#define FLOW_MARGIN 52 /* above and below; at the sides the page has one of its own */
#define FLOW_SCALE 1.45

static void
add_flowing (
  GArray *pages, const PergolaScene *scene, const Paper *paper, PergolaRect window, double scale, double margin)
{
  PergolaPage page = { .width = paper->width, .height = paper->height, .scale = scale, .clip = window };

  page.x = (paper->width - scene->width * scale) / 2;
  page.y = margin - window.y * scale;
  page.room_width = scene->width;
  page.room_height = window.height;
  g_array_append_val (pages, page);
}

static GArray *
list_flowing (const PergolaScene *scene, PergolaPaper paper)
{
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (PergolaPage));
  g_autoptr (GArray) windows = NULL;
  double scale = MAX (get_min_scale (scene), 1);
  Paper size;
  gboolean fits = !get_paper (paper, &size);

  if (!fits)
    {
      size = size.turns ? turn (&size) : size;
      scale = MIN ((size.width - 2 * size.margin) / scene->width, FLOW_SCALE);
    }
  windows = pergola_page_cut (
    scene, fits ? (MAX_PAGE - 2 * FLOW_MARGIN) / scale : (size.height - 2 * FLOW_MARGIN) / scale, fits);
  for (guint i = 0; i < windows->len; i++)
    {
      PergolaRect window = g_array_index (windows, PergolaRect, i);

      /* The page has margins of its own at its ends. */
      double above = fits && i > 0 ? FLOW_MARGIN : 0, below = fits && i + 1 < windows->len ? FLOW_MARGIN : 0;

      if (fits)
        size = (Paper){ scene->width * scale, window.height * scale + above + below, 0, scale, FALSE };
      add_flowing (pages, scene, &size, window, scale, fits ? above : FLOW_MARGIN);
    }
  for (guint i = 0; i < pages->len; i++)
    {
      g_array_index (pages, PergolaPage, i).number = i + 1;
      g_array_index (pages, PergolaPage, i).count = pages->len;
    }

  return pages;
}

/* --- All --- */

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
  Paper size, turned;
  GArray *landscape;
  g_autoptr (GArray) portrait = NULL;

  if (pergola_page_flows (scene))
    return list_flowing (scene, paper);
  if (!get_paper (paper, &size))
    {
      double scale = MAX (get_min_scale (scene), 1);

      size = (Paper){ MIN (scene->width * scale, MAX_PAGE), MIN (scene->height * scale, MAX_PAGE), 0, scale, FALSE };
    }

  landscape = list_sheets_of (scene, &size);
  if (!size.turns)
    return landscape;
  turned = turn (&size);
  portrait = list_sheets_of (scene, &turned);
  if (!is_better (portrait, landscape))
    return landscape;

  g_array_unref (landscape);
  return g_steal_pointer (&portrait);
}
