/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Setting text on a typeset page: paragraphs that go on over sheets, and small words above what they are about. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include <string.h>

#define KEPT 3 /* lines of a paragraph that stay together */
#define WINDOW                                                                                                         \
  4000 /* bytes of a paragraph that are set at once: a very long one takes time as its length, not more                \
        */
#define PARAGRAPH_GAP 7
#define LABEL_GAP 1.5

void
pergola_sheet_add_gap (Sheet *self, double gap)
{
  GArray *breaks = self->scene->breaks;

  if (!self->headed)
    {
      pergola_scene_add_break (self->scene, self->y, gap, FALSE);
      g_array_index (breaks, PergolaBreak, breaks->len - 1).within = self->within;
    }
  self->headed = FALSE;
  self->y += gap;
}

PergolaShape *
pergola_sheet_add_words (Sheet *self,
                         PergolaShapeRole role,
                         const char *item,
                         const char *text,
                         double size,
                         gboolean bold,
                         PergolaColor color)
{
  PergolaShape *shape =
    pergola_scene_add_text (self->scene, role, item, self->fonts, text,
                            (PergolaRect){ self->x, self->y, self->room, 0 }, size, bold, PANGO_ALIGN_LEFT, 0, color);

  shape->bounds.height = pergola_shape_get_text_height (shape);
  self->y += shape->bounds.height;

  return shape;
}

void
pergola_sheet_add_label (Sheet *self, const char *item, const char *text)
{
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, item, text, SHEET_LABEL, FALSE, PERGOLA_COLOR (DIM));
  self->y += LABEL_GAP;
}

void
pergola_sheet_add_rule (Sheet *self)
{
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_STRIP, NULL, (PergolaRect){ self->x, self->y, self->room, 1 }, 0,
                          PERGOLA_COLOR (BORDER), PERGOLA_COLOR (NONE), 0);
  self->y += 1;
}

void
pergola_sheet_add_mark (Sheet *self, const char *item, const SheetMark *mark, double x, double y, double size)
{
  PergolaRect disc = { x, y, size, size };
  double height, letters = size > 20 ? 12 : 11;

  if (mark->badge == NULL || *mark->badge == '\0')
    {
      if (mark->glyph != NULL)
        pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, item, mark->glyph, x + 2, y + 2, size - 4,
                                 PERGOLA_HUED (INK, mark->hue));
      return;
    }
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_BADGE, item, disc, size / 2, PERGOLA_HUED (MARKER, mark->hue),
                          PERGOLA_COLOR (NONE), 0);
  pergola_layout_measure_text (self->fonts, mark->badge, letters, TRUE, -1, 1, NULL, &height);
  disc.y += (size - height) / 2;
  disc.height = height;
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_MARKER, item, self->fonts, mark->badge, disc, letters, TRUE,
                          PANGO_ALIGN_CENTER, 1, PERGOLA_HUED (ON_MARKER, mark->hue));
}

/* --- Paragraphs --- */

typedef struct
{
  PergolaShapeRole role;
  const char *item;
  double size;
  PergolaColor color;
  PangoDirection direction; /* of the paragraph */
} Setting;

static PangoDirection
get_direction (Sheet *self, const char *text, double size)
{
  g_autoptr (PangoLayout) layout =
    pergola_fonts_get_layout (self->fonts, text, size, FALSE, self->room, 0, PANGO_ALIGN_LEFT);

  return pango_layout_get_direction (layout, 0);
}

/* Some lines of a paragraph, set by themselves: they run as the whole of it does. */
static void
add_lines (Sheet *self, const Setting *setting, const char *text, gsize length)
{
  g_autofree char *lines = g_strchomp (g_strndup (text, length));
  PangoDirection direction = get_direction (self, lines, setting->size);
  g_autofree char *turned = NULL;

  if (setting->direction == PANGO_DIRECTION_RTL && direction != PANGO_DIRECTION_RTL)
    turned = g_strconcat ("\u200f", lines, NULL);
  else if (setting->direction != PANGO_DIRECTION_RTL && direction == PANGO_DIRECTION_RTL)
    turned = g_strconcat ("\u200e", lines, NULL);
  pergola_sheet_add_words (self, setting->role, setting->item, turned != NULL ? turned : lines, setting->size, FALSE,
                           setting->color);
}

static gsize
get_start (PangoLayout *layout, int line)
{
  return pango_layout_get_line_readonly (layout, line)->start_index;
}

/* The first @count lines of @layout, with the places between them where a sheet may end. */
static void
add_runs (Sheet *self, const Setting *setting, PangoLayout *layout, const char *text, int count, gsize end)
{
  for (int i = 0; i < count;)
    {
      int n = count - i <= KEPT + 1 ? count - i : KEPT;
      gsize from = get_start (layout, i), to = i + n < count ? get_start (layout, i + n) : end;

      if (i > 0)
        pergola_sheet_add_gap (self, 0);
      add_lines (self, setting, text + from, to - from);
      i += n;
    }
}

/* How much of @text is set at once. */
static gsize
get_window (const char *text, gsize length)
{
  gsize window = MIN (length, WINDOW);

  while (window < length && (text[window] & 0xc0) == 0x80)
    window--;

  return window;
}

static void
add_paragraph (Sheet *self, Setting *setting, const char *paragraph)
{
  gsize length = strlen (paragraph), at = 0;

  while (at < length)
    {
      gsize window = get_window (paragraph + at, length - at);
      g_autofree char *text = g_strndup (paragraph + at, window);
      g_autoptr (PangoLayout) layout =
        pergola_fonts_get_layout (self->fonts, text, setting->size, FALSE, self->room, 0, PANGO_ALIGN_LEFT);
      int count = pango_layout_get_line_count (layout);
      gsize end = window;

      if (at == 0)
        setting->direction = pango_layout_get_direction (layout, 0);
      /* The last line of a window goes on in the next one. */
      if (at + window < length && count > 1)
        end = get_start (layout, --count);
      if (at > 0)
        pergola_sheet_add_gap (self, 0);
      add_runs (self, setting, layout, text, count, end);
      at += end;
    }
}

void
pergola_sheet_add_paragraphs (
  Sheet *self, PergolaShapeRole role, const char *item, const char *text, double size, PergolaColor color)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  Setting setting = { .role = role, .item = item, .size = size, .color = color };
  gboolean any = FALSE;

  for (int i = 0; paragraphs[i] != NULL; i++)
    {
      const char *paragraph = g_strstrip (paragraphs[i]);

      if (*paragraph == '\0')
        continue;
      if (any)
        {
          pergola_sheet_add_gap (self, PARAGRAPH_GAP);
        }
      add_paragraph (self, &setting, paragraph);
      any = TRUE;
    }
}
