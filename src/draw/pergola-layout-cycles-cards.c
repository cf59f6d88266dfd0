/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards: what stands on them, how tall that makes them, and their shapes. */

#include "config.h"

#include "pergola-layout-cycles.h"

#define TITLE 12.5
#define NOTE 11.3
#define CAPTION 11.3
#define TEXT_X 15
#define PAD 6
#define TEXT_PAD 3 /* at the end of the words */
#define NARROW 90  /* a card that keeps its width for words, on screen */
#define GLYPH 14
#define BADGE 18

/* What a card says. */
typedef struct
{
  const char *heading; /* (nullable): of its list: "Perspective" */
  const char *heading_glyph;
  const char *title, *note; /* note is nullable */
  const char *glyph;
  gboolean polar, warning;
  gboolean centred;
  double level; /* 0 to 1, or -1 */
} Words;

static const PergolaKind *
get_kind (Cycles *self, PergolaItem *item)
{
  return pergola_project_get_kind (self->project, pergola_item_get_kind (item));
}

/* How far a card has come on the scale that it has, or -1. */
static double
get_level (Cycles *self, PergolaItem *item)
{
  const PergolaKind *kind = get_kind (self, item);
  double value;

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);

      if (g_strcmp0 (field->role, "level") != 0 || field->max <= field->min)
        continue;
      if (!pergola_item_get_number (item, field->id, &value))
        return 0;
      return CLAMP ((value - field->min) / (field->max - field->min), 0, 1);
    }

  return -1;
}

const char *
pergola_cycles_get_glyph (Cycles *self, PergolaItem *item, gboolean *polar, gboolean *warning)
{
  const PergolaKind *kind = get_kind (self, item);
  const char *glyph = NULL;

  *polar = *warning = FALSE;
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      const PergolaChoice *choice;

      if (field->type != PERGOLA_FIELD_CHOICE)
        continue;
      choice = pergola_project_get_choice (self->project, item, field->id);
      if (choice == NULL || choice->icon == NULL)
        continue;
      if (g_strcmp0 (field->role, "polarity") == 0)
        {
          *polar = TRUE;
          *warning = g_strcmp0 (choice->role, "negative") == 0;
          return choice->icon;
        }
      /* That a condition holds goes without saying. */
      if (g_strcmp0 (field->role, "state") == 0)
        {
          *polar = *warning = g_strcmp0 (choice->role, "risk") == 0;
          if (!*warning)
            continue;
          return choice->icon;
        }
      if (glyph == NULL)
        glyph = choice->icon;
    }

  return glyph;
}

static Words
get_words (Cycles *self, const CyclesNode *node)
{
  const char *note = pergola_item_get (node->item, "note");
  Words w = {
    .heading = node->cards->heading,
    .heading_glyph = node->cards->icon,
    .title = pergola_item_get_title (node->item),
    .note = note != NULL && *note != '\0' ? note : NULL,
    .level = get_level (self, node->item),
  };

  w.glyph = pergola_cycles_get_glyph (self, node->item, &w.polar, &w.warning);
  if (!self->paper && !w.polar && node->rect.width < NARROW)
    w.glyph = NULL;
  w.centred = CYCLES_ZONE (self, node->zone)->place == CYCLES_SIDE && w.level >= 0;
  if (w.heading != NULL && w.glyph == NULL)
    w.note = NULL;

  return w;
}

static double
get_line (Cycles *self, double size, gboolean bold)
{
  double height;

  pergola_layout_measure_text (self->fonts, "X", size, bold, -1, 1, NULL, &height);

  return height;
}

/* The width that a text has: the glyph stands at the lower right, in a wide band in the middle. */
static double
get_text_width (const CyclesNode *node, const Words *w, double width, gboolean lowest, gboolean low)
{
  double room = width - (w->centred ? 2 * PAD : TEXT_X + TEXT_PAD);

  if (w->glyph != NULL && (lowest || low))
    room -= GLYPH + PAD;

  return MAX (20, room);
}

/* The caption above a card: the choice that its zone names. */
static const char *
get_caption (Cycles *self, const CyclesNode *node)
{
  const char *field = CYCLES_ZONE (self, node->zone)->def->caption;
  const PergolaChoice *choice = field != NULL ? pergola_project_get_choice (self->project, node->item, field) : NULL;

  return choice != NULL ? choice->title : NULL;
}

double
pergola_cycles_measure_card (Cycles *self, const CyclesNode *node, double width)
{
  Words w = get_words (self, node);
  gboolean low = cycles_is_wide (CYCLES_ZONE (self, node->zone));
  double height = 2 * 4.5, part;

  /* On screen words are cut, so the card is as high as always. */
  if (!self->paper)
    return 0;
  pergola_layout_measure_text (self->fonts, w.title, TITLE, w.heading == NULL,
                               get_text_width (node, &w, width, w.note == NULL, low), 0, NULL, &part);
  height += part;
  if (w.note != NULL)
    {
      pergola_layout_measure_text (self->fonts, w.note, NOTE, FALSE, get_text_width (node, &w, width, TRUE, low), 0,
                                   NULL, &part);
      height += part;
    }
  if (w.heading != NULL)
    height += get_line (self, TITLE, TRUE);
  if (w.level >= 0)
    height += CYCLES_BAR;

  return height;
}

double
pergola_cycles_measure_caption (Cycles *self, const CyclesNode *node, double width)
{
  const char *caption = get_caption (self, node);
  double height;

  if (caption == NULL)
    return 0;
  pergola_layout_measure_text (self->fonts, caption, CAPTION, FALSE, width - 40, self->paper ? 0 : 1, NULL, &height);

  return height + 1;
}

typedef struct
{
  Cycles *figure;
  const CyclesNode *node;
  const char *id;
  PergolaHue hue;
  gboolean shortened;
} Painter;

static void
add_ground (Painter *p, const Words *w)
{
  PergolaScene *scene = p->figure->scene;
  PergolaRect r = p->node->rect;
  gboolean lit = p->node->step > 0 || p->node->told;

  if (lit)
    pergola_scene_add_rect (scene, PERGOLA_ROLE_PATH, p->id, r, 9, PERGOLA_COLOR (NONE), PERGOLA_COLOR (HALO), 10);
  pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, p->id, r, 9, PERGOLA_COLOR (CARD),
                          lit ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (BORDER), lit ? 2 : 1);
  if (w->heading == NULL && w->level < 0)
    pergola_scene_add_rect (scene, PERGOLA_ROLE_MARKER, p->id, (PergolaRect){ r.x + 5, r.y + 8, 4, r.height - 16 }, 2,
                            PERGOLA_HUED (MARKER, p->hue), PERGOLA_COLOR (NONE), 0);
}

static void
add_glyph (Painter *p, const Words *w, gboolean low)
{
  PergolaRect r = p->node->rect;
  double y = low ? r.y + (r.height - GLYPH) / 2 : r.y + r.height - GLYPH - 7;

  if (w->glyph != NULL)
    pergola_scene_add_glyph (p->figure->scene, PERGOLA_ROLE_MARKER, p->id, w->glyph, r.x + r.width - GLYPH - PAD, y,
                             GLYPH,
                             w->warning ? PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER) : PERGOLA_HUED (MARKER, p->hue));
}

/* Adds a text at @y and returns its height. */
static double
add_words (Painter *p,
           const Words *w,
           PergolaShapeRole role,
           const char *text,
           double y,
           double width,
           double size,
           gboolean bold,
           int lines,
           PergolaColor color)
{
  double x = p->node->rect.x + (w->centred ? PAD : w->heading != NULL ? 11 : TEXT_X);
  PergolaShape *shape =
    pergola_scene_add_text (p->figure->scene, role, p->id, p->figure->fonts, text, (PergolaRect){ x, y, width, 0 },
                            size, bold, w->centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT, lines, color);

  shape->bounds.height = pergola_shape_get_text_height (shape);
  p->shortened |= pergola_shape_is_ellipsized (shape);

  return shape->bounds.height;
}

static void
add_bar (Painter *p, double level, double y)
{
  PergolaRect r = { p->node->rect.x + 14, y + 6, p->node->rect.width - 28, 6 };

  pergola_scene_add_rect (p->figure->scene, PERGOLA_ROLE_MARKER, p->id, r, 3, PERGOLA_HUED (TINT, p->hue),
                          PERGOLA_COLOR (NONE), 0);
  r.width *= level;
  if (r.width >= 1)
    pergola_scene_add_rect (p->figure->scene, PERGOLA_ROLE_MARKER, p->id, r, MIN (3, r.width / 2),
                            PERGOLA_HUED (MARKER, p->hue), PERGOLA_COLOR (NONE), 0);
}

static double
add_heading (Painter *p, const Words *w, double y)
{
  PergolaRect r = p->node->rect;
  double x = r.x + 11, height = get_line (p->figure, TITLE, TRUE);
  PergolaShape *shape;

  if (w->heading_glyph != NULL)
    {
      pergola_scene_add_glyph (p->figure->scene, PERGOLA_ROLE_MARKER, p->id, w->heading_glyph, x, y + (height - 11) / 2,
                               11, PERGOLA_HUED (INK, p->hue));
      x += 17;
    }
  shape = pergola_scene_add_text (p->figure->scene, PERGOLA_ROLE_MARKER, p->id, p->figure->fonts, w->heading,
                                  (PergolaRect){ x, y, r.x + r.width - PAD - x, height }, TITLE, TRUE, PANGO_ALIGN_LEFT,
                                  1, PERGOLA_HUED (INK, p->hue));
  p->shortened |= pergola_shape_is_ellipsized (shape);

  return height;
}

/* How many lines the title may have on screen, and whether the note finds room below it. */
static int
fit_screen (Cycles *self, const CyclesNode *node, Words *w, gboolean low, gboolean *dropped)
{
  double room = node->rect.height - 2 * 3 - (w->level >= 0 ? CYCLES_BAR : 0) -
                (w->heading != NULL ? get_line (self, TITLE, TRUE) : 0);
  double line = get_line (self, TITLE, TRUE), note = w->note != NULL ? get_line (self, NOTE, FALSE) : 0, height;

  *dropped = FALSE;
  if (2 * line + note <= room + 1)
    return 2;
  /* A wide card keeps its note and has its title on one line; a low one in a column rather says its whole title. */
  if (w->note != NULL && !low)
    {
      pergola_layout_measure_text (self->fonts, w->title, TITLE, TRUE,
                                   get_text_width (node, w, node->rect.width, FALSE, low), 2, NULL, &height);
      if (height > 1.5 * line && 2 * line <= room + 1)
        {
          w->note = NULL;
          *dropped = TRUE;
          return 2;
        }
    }

  return 2 * line <= room + 1 && w->note == NULL ? 2 : 1;
}

static void
add_block (Painter *p, Words *w, gboolean low)
{
  Cycles *self = p->figure;
  const CyclesNode *node = p->node;
  gboolean dropped = FALSE;
  int lines = self->paper ? 0 : fit_screen (self, node, w, low, &dropped);
  double title_width = get_text_width (node, w, node->rect.width, w->note == NULL, low);
  double note_width = get_text_width (node, w, node->rect.width, TRUE, low);
  double title, note = 0, heading = w->heading != NULL ? get_line (self, TITLE, TRUE) : 0, y;

  pergola_layout_measure_text (self->fonts, w->title, TITLE, w->heading == NULL, title_width, lines, NULL, &title);
  if (w->note != NULL)
    pergola_layout_measure_text (self->fonts, w->note, NOTE, FALSE, note_width, self->paper ? 0 : 1, NULL, &note);
  y = node->rect.y + (node->rect.height - heading - title - note - (w->level >= 0 ? CYCLES_BAR : 0)) / 2;

  if (w->heading != NULL)
    y += add_heading (p, w, y);
  g_array_index (self->scene->nodes, PergolaNode, self->scene->nodes->len - 1).title_bounds =
    (PergolaRect){ node->rect.x + (w->centred           ? PAD
                                   : w->heading != NULL ? 11
                                                        : TEXT_X),
                   y, title_width, title };
  y += add_words (p, w, PERGOLA_ROLE_TITLE, w->title, y, title_width, TITLE, w->heading == NULL, lines,
                  PERGOLA_COLOR (TEXT));
  if (w->note != NULL)
    y += add_words (p, w, PERGOLA_ROLE_NOTE, w->note, y, note_width, NOTE, FALSE, self->paper ? 0 : 1,
                    PERGOLA_COLOR (DIM));
  if (w->level >= 0)
    add_bar (p, w->level, y);
  p->shortened |= dropped;
}

static void
add_caption (Painter *p)
{
  Cycles *self = p->figure;
  PergolaRect r = p->node->rect;
  PergolaShape *shape;

  if (p->node->caption <= 0)
    return;
  shape = pergola_scene_add_text (self->scene, PERGOLA_ROLE_MARKER, p->id, self->fonts, get_caption (self, p->node),
                                  (PergolaRect){ r.x + 1, r.y - p->node->caption, r.width - 40, p->node->caption },
                                  CAPTION, FALSE, PANGO_ALIGN_LEFT, self->paper ? 0 : 1, PERGOLA_HUED (INK, p->hue));
  p->shortened |= pergola_shape_is_ellipsized (shape);
}

void
pergola_cycles_add_card (Cycles *self, const CyclesNode *node)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);
  Painter p = { .figure = self, .node = node, .id = pergola_item_get_id (node->item), .hue = zone->hue };
  gboolean low = cycles_is_wide (zone);
  Words w = get_words (self, node);
  g_autofree char *name = pergola_cycles_make_name (self, node);
  PergolaNode *out = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, p.id, node->rect, node->zone);
  guint index = self->scene->nodes->len - 1;

  out->title_size = TITLE;
  out->step = node->step;
  pergola_scene_set_name (self->scene, name);
  add_caption (&p);
  add_ground (&p, &w);
  add_glyph (&p, &w, low);
  add_block (&p, &w, low);
  g_array_index (self->scene->nodes, PergolaNode, index).shortened = p.shortened;
  pergola_scene_end_node (self->scene);
}

/* The number on the story's path, over the upper right corner. Added after all lines, so that none runs over it. */
void
pergola_cycles_add_badge (Cycles *self, const CyclesNode *node)
{
  const char *id = pergola_item_get_id (node->item);
  g_autofree char *text = g_strdup_printf ("%d", node->step);
  double width, height, x = node->rect.x + node->rect.width - 10, y = node->rect.y - 1;

  pergola_layout_measure_text (self->fonts, text, 11, TRUE, -1, 1, &width, &height);
  width = MAX (BADGE, width + 10);
  x -= width / 2;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_BADGE, id, (PergolaRect){ x, y - BADGE / 2.0, width, BADGE },
                          BADGE / 2.0, PERGOLA_COLOR (ACCENT), PERGOLA_COLOR (CARD), 1);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_BADGE, id, self->fonts, text,
                          (PergolaRect){ x, y - height / 2, width, height }, 11, TRUE, PANGO_ALIGN_CENTER, 1,
                          PERGOLA_HUED (ON_MARKER, PERGOLA_HUE_TEAL));
}
