/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Spreads a scene over windows of a size: first into bands and each band into windows, or the other way round,
 * whichever takes fewer. Cuts go where nothing is split. Where there is no such place, the next window begins again
 * before what would have been split. */

#include "pergola-page.h"

#include <math.h>

#define MIN_FILLED 0.3 /* of a window that is cut short of what would be split */

typedef struct
{
  double from, to;
} Span;

/* --- Cuts along one axis --- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *first = a, *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* What the blocks take up along an axis, sorted; what fits nowhere does not count. */
static GArray *
collect_spans (const PergolaPageBlocks *blocks, gboolean across, const PergolaRect *within, double limit)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < blocks->rects->len; i++)
    {
      const PergolaRect *rect = &g_array_index (blocks->rects, PergolaRect, i);
      Span span = { across ? rect->x : rect->y, across ? rect->x + rect->width : rect->y + rect->height };

      if (pergola_rect_intersects (rect, within) && span.to - span.from <= limit)
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);

  return spans;
}

/* The free place between the spans that is nearest to @target, from @low to @high; NAN where there is none. */
static double
find_cut (GArray *spans, double low, double high, double target)
{
  double best = NAN, free_from = low;

  for (guint i = 0; i <= spans->len && free_from <= high; i++)
    {
      const Span *span = i < spans->len ? &g_array_index (spans, Span, i) : NULL;
      double free_to = span != NULL ? MIN (span->from, high) : high;

      if (free_to >= free_from)
        {
          double at = CLAMP (target, free_from, free_to);

          if (isnan (best) || fabs (at - target) < fabs (best - target))
            best = at;
        }
      if (span != NULL)
        free_from = MAX (free_from, span->to);
    }

  return best;
}

/* Where the first of the spans begins that a cut at @at would split. */
static double
find_split (GArray *spans, double after, double at)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->from > after && span->from < at && span->to > at)
        return span->from;
    }

  return at;
}

/* The pieces, none longer than @limit, that cover from @from to @to (of Span). */
static GArray *
cut (GArray *spans, double from, double to, double limit)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Span));

  while (to - from > limit + 0.5)
    {
      double n = ceil ((to - from) / limit - 1e-6);
      double even = from + (to - from) / n;
      double low = MAX (from + limit * MIN_FILLED, to - (n - 1) * limit);
      double at = find_cut (spans, MIN (low, from + limit), from + limit, even);
      Span piece = { from, 0 };

      if (isnan (at))
        at = find_cut (spans, from + limit * MIN_FILLED, from + limit, from + limit);
      piece.to = isnan (at) ? from + limit : at;
      g_array_append_val (pieces, piece);
      from = isnan (at) ? find_split (spans, from, piece.to) : at;
    }
  g_array_append_val (pieces, ((Span){ from, to }));

  return pieces;
}

/* --- Windows --- */

static PergolaRect
make_window (const Span *x, const Span *y)
{
  return (PergolaRect){ x->from, y->from, x->to - x->from, y->to - y->from };
}

/* Cuts along one axis and then each piece along the other. */
static GArray *
tile (const PergolaScene *scene, const PergolaPageBlocks *blocks, double width, double height, gboolean bands_first)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  PergolaRect all = { 0, 0, scene->width, scene->height };
  g_autoptr (GArray) spans = collect_spans (blocks, !bands_first, &all, bands_first ? height : width);
  g_autoptr (GArray) outer = bands_first ? cut (spans, 0, scene->height, height) : cut (spans, 0, scene->width, width);

  for (guint i = 0; i < outer->len; i++)
    {
      guint at = scene->rtl && !bands_first ? outer->len - 1 - i : i;
      Span *piece = &g_array_index (outer, Span, at);
      PergolaRect band = bands_first ? (PergolaRect){ 0, piece->from, scene->width, piece->to - piece->from }
                                     : (PergolaRect){ piece->from, 0, piece->to - piece->from, scene->height };
      g_autoptr (GArray) inside = collect_spans (blocks, bands_first, &band, bands_first ? width : height);
      g_autoptr (GArray) inner =
        bands_first ? cut (inside, 0, scene->width, width) : cut (inside, 0, scene->height, height);

      for (guint k = 0; k < inner->len; k++)
        {
          guint turned = scene->rtl && bands_first ? inner->len - 1 - k : k;
          Span *other = &g_array_index (inner, Span, turned);
          PergolaRect window = bands_first ? make_window (other, piece) : make_window (piece, other);

          g_array_append_val (windows, window);
        }
    }

  return windows;
}

GArray *
pergola_page_tile (const PergolaScene *scene, const PergolaPageBlocks *blocks, double width, double height)
{
  g_autoptr (GArray) bands = tile (scene, blocks, width, height, TRUE);
  g_autoptr (GArray) columns = tile (scene, blocks, width, height, FALSE);

  return columns->len < bands->len ? g_steal_pointer (&columns) : g_steal_pointer (&bands);
}
