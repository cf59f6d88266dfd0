/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands around the figure: the heading of a page, strips with a direction, the legend. */

#include "config.h"

#include "pergola-layout-cycles.h"

#define STRIP 20
#define STRIP_GAP 4
#define STRIP_POINT 8
#define STRIP_TEXT 12
#define LEGEND 12
#define LEGEND_ROW 24
#define LEGEND_STEP 6 /* how finely rows are balanced */
/* On screen the end of the last rows is kept free: the zoom buttons lie there. */
#define LEGEND_SPARE (self->paper ? 0 : 176)
#define LEGEND_GAP (self->paper ? 24 : 15)
#define SYMBOL_LINE 31
#define SYMBOL_GLYPH 12
#define NUMBERS 12.5
#define NUMBERS_HEIGHT 40

/* --- Heading --- */

static char *
make_subheading (Cycles *self)
{
  const char *title = pergola_project_get_title (self->project);
  PergolaItem *story = self->story != NULL ? pergola_project_get (self->project, self->story) : NULL;

  if (story == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%s%s%s: %s", title, *title != '\0' ? " · " : "", pergola_cycles_word (self, "story-shown"),
                          pergola_item_get_title (story));
}

/* At the right of the heading: what the numbers on the cards mean. Returns the width that it takes. */
static double
add_numbers (Cycles *self, double y)
{
  const char *text = pergola_cycles_word (self, "numbers");
  double width, height, x;
  PergolaRect box;

  if (self->path->len == 0)
    return 0;
  pergola_layout_measure_text (self->fonts, text, NUMBERS, FALSE, -1, 1, &width, &height);
  width += 61;
  x = self->width - self->m.margin - width;
  box = (PergolaRect){ x, y, width, NUMBERS_HEIGHT };
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LEGEND, NULL, box, 9, PERGOLA_COLOR (CARD), PERGOLA_COLOR (BORDER),
                          1);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LEGEND, NULL, (PergolaRect){ x + 12, y + 10, 20, 20 }, 10,
                          PERGOLA_COLOR (ACCENT), PERGOLA_COLOR (NONE), 0);
  pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, "1",
                           (PergolaRect){ x + 12, y + 20 - height / 2, 20, height }, NUMBERS, TRUE, PANGO_ALIGN_CENTER,
                           PERGOLA_HUED (ON_MARKER, PERGOLA_HUE_TEAL));
  pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, text,
                           (PergolaRect){ x + 41, y + 20 - height / 2, width - 51, height }, NUMBERS, FALSE,
                           PANGO_ALIGN_LEFT, PERGOLA_COLOR (TEXT));

  return width + 24;
}

double
pergola_cycles_add_heading (Cycles *self, double y)
{
  g_autofree char *subheading = make_subheading (self);
  double x = self->m.margin, width = self->width - 2 * x - add_numbers (self, y + 2);
  double height =
    pergola_layout_add_heading (self->scene, self->fonts, self->board, subheading, x, y, width, &self->m.heading);

  return MAX (height, NUMBERS_HEIGHT + 2) + self->m.after_heading;
}

/* --- Strips --- */

/* A band with a point at the end that it leads to and a notch at the other. */
static PergolaPath *
make_strip (double x0, double x1, double y, gboolean ahead)
{
  PergolaPath *path = pergola_path_new ();
  double d = ahead ? STRIP_POINT : -STRIP_POINT;
  double left = ahead ? x0 : x0 + STRIP_POINT, right = ahead ? x1 - STRIP_POINT : x1;

  if (!ahead)
    left = x0 + STRIP_POINT;
  pergola_path_move_to (path, left, y);
  pergola_path_line_to (path, right, y);
  pergola_path_line_to (path, right + d, y + STRIP / 2.0);
  pergola_path_line_to (path, right, y + STRIP);
  pergola_path_line_to (path, left, y + STRIP);
  pergola_path_line_to (path, left + d, y + STRIP / 2.0);
  pergola_path_close (path);

  return path;
}

static void
add_chevron (Cycles *self, double x, double y, gboolean ahead, gboolean lit)
{
  PergolaPath *path = pergola_path_new ();
  double d = ahead ? 2.5 : -2.5;

  pergola_path_move_to (path, x - d, y - 5);
  pergola_path_line_to (path, x + d, y);
  pergola_path_line_to (path, x - d, y + 5);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_STRIP, NULL, path, PERGOLA_COLOR (NONE),
                          lit ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (LINK), 2, 0);
}

/* In retrospective reading the one that points back. */
static gboolean
is_lit (Cycles *self, const PergolaStrip *strip)
{
  return self->options->retrospective && !strip->ahead;
}

static double
add_strip (Cycles *self, const PergolaStrip *strip, double y)
{
  static const double PLACES[] = { 0.1, 0.26, 0.74, 0.9 };
  double width, height, middle = (self->x0 + self->x1) / 2, room = self->x1 - self->x0;
  gboolean wrap, lit = is_lit (self, strip);

  pergola_scene_add_path (self->scene, PERGOLA_ROLE_STRIP, NULL, make_strip (self->x0, self->x1, y, strip->ahead),
                          lit ? PERGOLA_COLOR (HALO) : PERGOLA_COLOR (STRIP), PERGOLA_COLOR (NONE), 0, 0);
  pergola_layout_measure_text (self->fonts, strip->text, STRIP_TEXT, TRUE, -1, 1, &width, &height);
  wrap = width > room - 40;
  width = MIN (width, room - 40);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_STRIP, NULL, self->fonts, strip->text,
                          (PergolaRect){ middle - width / 2 - 1, y + (STRIP - height) / 2, width + 2, height },
                          STRIP_TEXT, TRUE, PANGO_ALIGN_CENTER, wrap ? 1 : 0,
                          lit ? PERGOLA_COLOR (ACCENT_TEXT) : PERGOLA_COLOR (DIM));
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      double x = self->x0 + room * PLACES[i];

      if (ABS (x - middle) > width / 2 + 16)
        add_chevron (self, x, y + STRIP / 2.0, strip->ahead, lit);
    }

  return STRIP + STRIP_GAP;
}

double
pergola_cycles_measure_strip (Cycles *self, gboolean top)
{
  double height = 0;

  for (guint i = 0; i < self->board->strips->len; i++)
    {
      const PergolaStrip *strip = g_ptr_array_index (self->board->strips, i);

      if (!strip->top == !top && (self->paper || is_lit (self, strip)))
        height += STRIP + STRIP_GAP;
    }

  return height;
}

double
pergola_cycles_add_strip (Cycles *self, gboolean top, double y)
{
  double start = y;

  for (guint i = 0; i < self->board->strips->len; i++)
    {
      const PergolaStrip *strip = g_ptr_array_index (self->board->strips, i);

      /* On screen there is only what is said besides the usual. */
      if (!strip->top == !top && (self->paper || is_lit (self, strip)))
        y += add_strip (self, strip, y);
    }

  return y - start;
}

/* --- Legend --- */

typedef enum
{
  SYMBOL_LINK,
  SYMBOL_PATH,
  SYMBOL_IMPROVING,
  SYMBOL_REFRAMING,
  SYMBOL_PICTURE,
} Symbol;

typedef struct
{
  Symbol symbol;
  const char *text;
  const char *glyph;
  PergolaColor color;
} Entry;

static void
add_entry (GArray *entries, Symbol symbol, const char *text, const char *glyph, PergolaColor color)
{
  Entry entry = { symbol, text, glyph, color };

  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (g_array_index (entries, Entry, i).text, text) == 0)
      return;
  g_array_append_val (entries, entry);
}

/* Links of each style that are drawn, flow first. */
static void
list_lines (Cycles *self, GArray *entries)
{
  static const PergolaLinkStyle STYLES[] = { PERGOLA_LINK_FLOW, PERGOLA_LINK_IMPROVING, PERGOLA_LINK_REFRAMING };
  static const Symbol SYMBOLS[] = { SYMBOL_LINK, SYMBOL_IMPROVING, SYMBOL_REFRAMING };

  for (guint s = 0; s < G_N_ELEMENTS (STYLES); s++)
    {
      for (guint i = 0; i < self->links->len; i++)
        if (CYCLES_LINK (self, i)->kind != NULL && CYCLES_LINK (self, i)->style == STYLES[s])
          add_entry (entries, SYMBOLS[s], CYCLES_LINK (self, i)->kind->title, NULL, PERGOLA_COLOR (NONE));
      if (s == 0 && self->path->len > 0)
        add_entry (entries, SYMBOL_PATH, pergola_cycles_word (self, "path"), NULL, PERGOLA_COLOR (NONE));
    }
}

static const PergolaChoice *
find_choice (const PergolaKind *kind, const char *role)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice_by_role (g_ptr_array_index (kind->fields, i), role);

      if (choice != NULL)
        return choice;
    }

  return NULL;
}

/* What a card says that made no difference, or hurt: as its own picture has it. */
static void
list_polarity (Cycles *self, PergolaItem *item, GArray *entries)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      const PergolaChoice *choice =
        g_strcmp0 (field->role, "polarity") == 0 ? pergola_project_get_choice (self->project, item, field->id) : NULL;

      if (choice != NULL && choice->icon != NULL)
        add_entry (entries, SYMBOL_PICTURE, choice->title, choice->icon,
                   g_strcmp0 (choice->role, "negative") == 0 ? PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER)
                                                             : PERGOLA_COLOR (DIM));
    }
}

/* Pills that are fine, then those at risk, then the polarity of cards. */
static void
list_pictures (Cycles *self, GArray *entries)
{
  for (int risk = 0; risk < 2; risk++)
    for (guint i = 0; i < self->nodes->len; i++)
      {
        const CyclesNode *node = CYCLES_NODE (self, i);
        const PergolaKind *kind;
        const PergolaChoice *choice;

        if ((node->type != CYCLES_ABOVE && node->type != CYCLES_BELOW) ||
            pergola_cycles_is_at_risk (self, node->item) != risk)
          continue;
        kind = pergola_project_get_kind (self->project, pergola_item_get_kind (node->item));
        choice = risk && kind != NULL ? find_choice (kind, "risk") : NULL;
        if (kind != NULL)
          add_entry (entries, SYMBOL_PICTURE, choice != NULL ? choice->title : kind->title,
                     choice != NULL ? choice->icon : kind->icon, pergola_cycles_get_pill_ink (self, node));
      }

  for (guint i = 0; i < self->nodes->len; i++)
    if (CYCLES_NODE (self, i)->type == CYCLES_CARD)
      list_polarity (self, CYCLES_NODE (self, i)->item, entries);
}

static void
add_symbol_line (Cycles *self, Symbol symbol, double x, double y)
{
  gboolean back = symbol == SYMBOL_IMPROVING || symbol == SYMBOL_REFRAMING, hollow = symbol == SYMBOL_REFRAMING;
  double tip = back ? x : x + SYMBOL_LINE, tail = back ? x + SYMBOL_LINE : x, d = back ? 9 : -9;
  PergolaColor color = symbol == SYMBOL_PATH ? PERGOLA_COLOR (ACCENT)
                       : back                ? PERGOLA_COLOR (LOOP)
                                             : PERGOLA_COLOR (LINK);
  PergolaPath *head = pergola_path_new ();

  for (int halo = symbol == SYMBOL_PATH ? 1 : 0; halo >= 0; halo--)
    {
      PergolaPath *line = pergola_path_new ();

      pergola_path_move_to (line, tail, y);
      pergola_path_line_to (line, tip + d * (hollow ? 1 : 0.9), y);
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_LEGEND, NULL, line, PERGOLA_COLOR (NONE),
                              halo ? PERGOLA_COLOR (HALO) : color,
                              halo                    ? 10
                              : symbol == SYMBOL_PATH ? 3
                              : back                  ? 2
                                                      : 1.6,
                              hollow ? 1 : 0);
    }
  pergola_path_move_to (head, tip, y);
  pergola_path_line_to (head, tip + d, y - 5);
  pergola_path_line_to (head, tip + d, y + 5);
  pergola_path_close (head);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_LEGEND, NULL, head, hollow ? PERGOLA_COLOR (BOARD) : color,
                          hollow ? color : PERGOLA_COLOR (NONE), hollow ? 1.6 : 0, 0);
}

static double
get_symbol_width (const Entry *entry)
{
  return (entry->symbol == SYMBOL_PICTURE ? SYMBOL_GLYPH : SYMBOL_LINE) + 7;
}

static void
add_legend_entry (Cycles *self, const Entry *entry, double x, double y, double width, double height)
{
  double symbol = get_symbol_width (entry);

  if (entry->symbol != SYMBOL_PICTURE)
    add_symbol_line (self, entry->symbol, x, y + LEGEND_ROW / 2.0);
  else if (entry->glyph != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_LEGEND, NULL, entry->glyph, x,
                             y + (LEGEND_ROW - SYMBOL_GLYPH) / 2.0, SYMBOL_GLYPH, entry->color);
  pergola_layout_add_text (self->scene, self->fonts, PERGOLA_ROLE_LEGEND, entry->text,
                           (PergolaRect){ x + symbol, y + (LEGEND_ROW - height) / 2, width + 1, height }, LEGEND, FALSE,
                           PANGO_ALIGN_LEFT, PERGOLA_COLOR (TEXT));
}

/* What has no place on this board is said, not lost silently. Returns the height that it takes. */
static double
place_missing (Cycles *self, double y, gboolean add)
{
  PergolaRect rect = { self->x0 + 2, y + 4, self->width - 2 * self->x0 - LEGEND_SPARE, 0 };
  double width, height;

  if (self->missing->len == 0)
    return 0;

  if (add)
    height = pergola_layout_add_text (self->scene, self->fonts, self->paper ? PERGOLA_ROLE_LEGEND : PERGOLA_ROLE_HINT,
                                      self->missing->str, rect, LEGEND, FALSE, PANGO_ALIGN_LEFT, PERGOLA_COLOR (DIM))
               ->bounds.height;
  else
    pergola_layout_measure_text (self->fonts, self->missing->str, LEGEND, FALSE, rect.width, 0, &width, &height);

  return height + 8;
}

/* An entry with its size. */
typedef struct
{
  const Entry *entry;
  double width, text_width, text_height;
} Sized;

static GArray *
measure_entries (Cycles *self, const GArray *entries)
{
  GArray *sized = g_array_new (FALSE, FALSE, sizeof (Sized));

  for (guint i = 0; i < entries->len; i++)
    {
      Sized s = { .entry = &g_array_index (entries, Entry, i) };

      pergola_layout_measure_text (self->fonts, s.entry->text, LEGEND, FALSE, -1, 1, &s.text_width, &s.text_height);
      s.width = get_symbol_width (s.entry) + s.text_width;
      g_array_append_val (sized, s);
    }

  return sized;
}

/* How many rows the entries take where none is wider than @room. */
static guint
count_rows (Cycles *self, const GArray *sized, double room)
{
  guint rows = sized->len > 0 ? 1 : 0;
  double x = 0;

  for (guint i = 0; i < sized->len; i++)
    {
      double width = g_array_index (sized, Sized, i).width;

      if (x > 0 && x + width > room)
        {
          rows++;
          x = 0;
        }
      x += width + LEGEND_GAP;
    }

  return rows;
}

/* The least room that takes no more rows than all of it: so rows are about equally long. */
static double
balance_rows (Cycles *self, const GArray *sized, double room)
{
  guint rows = count_rows (self, sized, room);

  while (rows > 1 && room > LEGEND_STEP && count_rows (self, sized, room - LEGEND_STEP) == rows)
    room -= LEGEND_STEP;

  return room;
}

/* The height that the legend takes; with @add it is also added to the scene, at @y. */
static double
place_legend (Cycles *self, double y, gboolean add)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) sized = NULL;
  double start = y, left = self->x0 + 2, x = left, room;

  list_lines (self, entries);
  list_pictures (self, entries);
  sized = measure_entries (self, entries);
  room = balance_rows (self, sized, self->width - self->m.margin - LEGEND_SPARE - left);
  for (guint i = 0; i < sized->len; i++)
    {
      const Sized *s = &g_array_index (sized, Sized, i);

      if (x > left && x - left + s->width > room)
        {
          x = left;
          y += LEGEND_ROW;
        }
      if (add)
        add_legend_entry (self, s->entry, x, y, s->text_width, s->text_height);
      x += s->width + LEGEND_GAP;
    }
  if (sized->len > 0)
    y += LEGEND_ROW;
  y += place_missing (self, y, add);

  return y - start;
}

double
pergola_cycles_measure_legend (Cycles *self)
{
  return place_legend (self, 0, FALSE);
}

double
pergola_cycles_add_legend (Cycles *self, double y)
{
  return place_legend (self, y, TRUE);
}
