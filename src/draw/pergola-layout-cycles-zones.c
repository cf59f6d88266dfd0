/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The grounds of bands and columns, with their titles. */

#include "config.h"

#include "pergola-layout-cycles.h"

#define BADGE 19
#define BADGE_GAP 7
#define SUBTITLE_SIZE 11.3
#define BESIDE_ROOM 12 /* for loops beside a column's title */
#define BESIDE 140     /* a wide band's title stands beside its badge where it has this much room */

typedef struct
{
  double x, width; /* where words may stand */
  double size;
  int lines;
  double title_width, title_height, subtitle_width, subtitle_height;
  gboolean badge, stacked, centred;
} Title;

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
measure_words (Cycles *self, const PergolaZone *def, Title *t, double width)
{
  pergola_layout_measure_text (self->fonts, def->title, t->size, TRUE, width, t->lines, &t->title_width,
                               &t->title_height);
  t->subtitle_width = t->subtitle_height = 0;
  if (has (def->subtitle))
    pergola_layout_measure_text (self->fonts, def->subtitle, SUBTITLE_SIZE, FALSE, width, t->lines, &t->subtitle_width,
                                 &t->subtitle_height);
}

/* Beside its badge where the title fits there on one line, else below it. */
static Title
measure_title (Cycles *self, const CyclesZone *zone)
{
  gboolean wide = cycles_is_wide (zone);
  double pad = self->m.inset + (wide ? 4 : 0), natural;
  Title t = { .x = zone->rect.x + pad, .badge = has (zone->def->badge) };

  t.width = (wide ? self->cards_x - 8 - self->x0 : zone->rect.width - pad) - pad;
  t.size = wide ? 13 : 13.5;
  t.lines = self->paper ? 0 : (wide || zone->place == CYCLES_SIDE ? 2 : 1);
  pergola_layout_measure_text (self->fonts, zone->def->title, t.size, TRUE, -1, 0, &natural, NULL);

  t.stacked =
    t.badge && (BADGE + BADGE_GAP + natural + (wide ? 0 : BESIDE_ROOM) > t.width || (wide && t.width < BESIDE));
  t.centred = t.stacked || zone->place == CYCLES_SIDE;
  if (t.stacked && !wide)
    {
      t.x = zone->rect.x + 3;
      t.width = zone->rect.width - 6;
    }
  if (t.badge && !t.stacked)
    {
      t.x += BADGE + BADGE_GAP;
      t.width -= BADGE + BADGE_GAP;
    }
  measure_words (self, zone->def, &t, t.width);

  return t;
}

static double
get_block_height (const Title *t)
{
  return t->title_height + t->subtitle_height + (t->stacked ? BADGE : 0);
}

void
pergola_cycles_measure_zone (Cycles *self, CyclesZone *zone)
{
  Title t = measure_title (self, zone);

  zone->stacked = t.stacked;
  zone->title_width = t.x - zone->rect.x + MAX (t.title_width, t.subtitle_width);
  if (t.centred)
    zone->title_width = t.x - zone->rect.x + (t.width + MAX (t.title_width, t.subtitle_width)) / 2;
  if (cycles_is_wide (zone))
    zone->header = get_block_height (&t) + 22;
  else if (zone->place == CYCLES_SIDE)
    zone->header = get_block_height (&t) + 34;
  else
    zone->header = MAX (self->m.header, get_block_height (&t) + (t.stacked ? 17 : 26));
}

static void
add_text (
  Cycles *self, const char *text, const Title *t, double y, double height, double size, gboolean bold, PergolaHue hue)
{
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_ZONE_TITLE, NULL, self->fonts, text,
                          (PergolaRect){ t->x, y, t->width, height }, size, bold,
                          t->centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT, t->lines, PERGOLA_HUED (INK, hue));
}

static void
add_zone_badge (Cycles *self, const CyclesZone *zone, double x, double y)
{
  double height;

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_BADGE, NULL, (PergolaRect){ x, y, BADGE, BADGE }, BADGE / 2.0,
                          PERGOLA_HUED (MARKER, zone->hue), PERGOLA_COLOR (NONE), 0);
  pergola_layout_measure_text (self->fonts, zone->def->badge, 11.5, TRUE, -1, 1, NULL, &height);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_BADGE, NULL, self->fonts, zone->def->badge,
                          (PergolaRect){ x - 4, y + (BADGE - height) / 2, BADGE + 8, height }, 11.5, TRUE,
                          PANGO_ALIGN_CENTER, 1, PERGOLA_HUED (ON_MARKER, zone->hue));
}

/* Where the block of badge and words starts. */
static double
get_block_y (const CyclesZone *zone, const Title *t)
{
  double free = (cycles_is_wide (zone) ? zone->rect.height : zone->header) - get_block_height (t);

  if (cycles_is_wide (zone))
    return zone->rect.y + free / 2;
  if (zone->place == CYCLES_SIDE)
    return zone->rect.y + 16;

  /* A pill on the upper edge reaches 10 into the column. */
  return zone->rect.y + (t->stacked ? 12 : MAX (12, 6 + free / 2));
}

static void
add_title (Cycles *self, const CyclesZone *zone, const Title *t)
{
  const PergolaZone *def = zone->def;
  double y = get_block_y (zone, t);
  /* "Cycle 1" stands above the title of a column, a band's subtitle below its title. */
  gboolean subtitle_first = !cycles_is_wide (zone) && zone->place != CYCLES_SIDE;

  if (t->badge && t->stacked)
    {
      add_zone_badge (self, zone, t->x + (t->width - BADGE) / 2, y);
      y += BADGE;
    }
  else if (t->badge)
    add_zone_badge (self, zone, t->x - BADGE - BADGE_GAP, y + (get_block_height (t) - BADGE) / 2);

  if (has (def->subtitle) && subtitle_first)
    {
      add_text (self, def->subtitle, t, y, t->subtitle_height, SUBTITLE_SIZE, FALSE, zone->hue);
      y += t->subtitle_height;
    }
  add_text (self, def->title, t, y, t->title_height, t->size, TRUE, zone->hue);
  y += t->title_height;
  if (has (def->subtitle) && !subtitle_first)
    add_text (self, def->subtitle, t, y + (t->centred ? 4 : 0), t->subtitle_height, SUBTITLE_SIZE, FALSE, zone->hue);
}

/* An empty place says that something can stand there. */
static void
add_hint (Cycles *self, const CyclesZone *zone, PergolaRect rect)
{
  g_autofree char *text = g_strdup_printf ("+ %s", pergola_cycles_word (self, "add"));
  PergolaShape *shape = pergola_scene_add_rect (self->scene, PERGOLA_ROLE_HINT, NULL, rect, 9, PERGOLA_COLOR (NONE),
                                                PERGOLA_HUED (EDGE, zone->hue), 1.2);
  double height;

  shape->dash = 2;
  pergola_layout_measure_text (self->fonts, text, 11.5, FALSE, -1, 1, NULL, &height);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_HINT, NULL, self->fonts, text,
                          (PergolaRect){ rect.x + 4, rect.y + (rect.height - height) / 2, rect.width - 8, height },
                          11.5, FALSE, PANGO_ALIGN_CENTER, 1, PERGOLA_HUED (INK, zone->hue));
}

/* Beside the layers, what grows from below upwards: an arrow, where the cards leave room for it. */
static void
add_growth (Cycles *self, const CyclesZone *zone)
{
  double x = zone->rect.x + zone->rect.width / 2, bottom = zone->rect.y + zone->rect.height - 18, top = bottom - 52;
  PergolaPath *line, *head;

  for (guint i = 0; i < zone->n_cards; i++)
    {
      const PergolaRect *card = &CYCLES_NODE (self, zone->first_card + i)->rect;

      if (card->y + card->height > top - 10)
        return;
    }
  line = pergola_path_new ();
  pergola_path_move_to (line, x, bottom);
  pergola_path_line_to (line, x, top + 10);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, line, PERGOLA_COLOR (NONE),
                          PERGOLA_HUED (MARKER, zone->hue), 3, 0);
  head = pergola_path_new ();
  pergola_path_move_to (head, x, top);
  pergola_path_line_to (head, x + 8, top + 13);
  pergola_path_line_to (head, x - 8, top + 13);
  pergola_path_close (head);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, head, PERGOLA_HUED (MARKER, zone->hue),
                          PERGOLA_COLOR (NONE), 0, 0);
}

static PergolaRect
get_cards_bounds (Cycles *self, const CyclesZone *zone)
{
  PergolaRect r = zone->rect;

  if (cycles_is_wide (zone))
    return (PergolaRect){ zone->card_x, r.y, r.x + r.width - zone->card_x, r.height };

  return (PergolaRect){ r.x, r.y + zone->header, r.width, r.height - zone->header };
}

void
pergola_cycles_add_zone (Cycles *self, guint index)
{
  CyclesZone *zone = CYCLES_ZONE (self, index);
  Title t = measure_title (self, zone);
  PergolaRect bounds = get_cards_bounds (self, zone);
  PergolaSceneZone *out = pergola_scene_add_zone (self->scene, zone->def, zone->rect);

  out->title_bounds = (PergolaRect){ t.x, get_block_y (zone, &t), t.width, get_block_height (&t) };
  out->cards_bounds = bounds;
  out->sideways = cycles_is_wide (zone);
  out->columns = zone->k;

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_ZONE, NULL, zone->rect, 12, PERGOLA_HUED (TINT, zone->hue),
                          PERGOLA_HUED (EDGE, zone->hue), 1);
  add_title (self, zone, &t);
  if (zone->place == CYCLES_SIDE && zone->n_cards > 0)
    add_growth (self, zone);
  if (zone->n_cards == 0 && !self->paper && zone->def->cards->len > 0)
    add_hint (self, zone,
              (PergolaRect){ zone->card_x, cycles_is_wide (zone) ? zone->rect.y + CYCLES_BAND_GAP : bounds.y,
                             zone->card_width, cycles_is_wide (zone) ? CYCLES_BAND_CARD : self->m.card });
}
