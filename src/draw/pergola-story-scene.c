/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-story-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CARD_WIDTH 196
#define CARD_HEIGHT 56
#define PITCH 92
#define GUTTER 58 /* beside the cards, for loops */
#define MARGIN 14
#define FLAG 14.0
#define STAIR 40 /* how far one card stands beside the one below, where there is room */

typedef struct
{
  const PergolaChoice *choice; /* (nullable) */
  PergolaItem *card;           /* (nullable): to be told */
  char *note;
  gboolean current;
  PergolaRect rect;
} Stair;

typedef struct
{
  PergolaProject *project;
  PergolaFonts *fonts;
  PergolaScene *scene;
  GArray *stairs; /* Stair, from below */
} Path;

static void
clear_stair (gpointer data)
{
  g_free (((Stair *) data)->note);
}

/* --- What there is --- */

static guint
get_order (const PergolaFieldDef *types, const PergolaChoice *choice)
{
  guint index = 0;

  if (types == NULL || choice == NULL || g_strcmp0 (choice->role, "support") == 0)
    return 0;
  g_ptr_array_find (types->choices, choice, &index);
  return index + 1;
}

/* (transfer full): "Applied · writing now" */
static char *
describe_stair (const PergolaAnswer *answer, gboolean current)
{
  const char *type = answer->choice != NULL ? answer->choice->title : "";
  const char *state = current ? _ ("writing now") : answer->card == NULL ? _ ("to be told") : NULL;

  return state == NULL ? g_strdup (type) : g_strdup_printf ("%s%s%s", type, *type != '\0' ? " · " : "", state);
}

/* In the order of the story, what is to be told where it will go. */
static void
insert_stair (GArray *stairs, Stair *stair, const PergolaFieldDef *types)
{
  guint at = 0;

  for (guint i = 0; i < stairs->len; i++)
    {
      Stair *other = &g_array_index (stairs, Stair, i);

      if (stair->card != NULL ? other->card != NULL
                              : get_order (types, other->choice) <= get_order (types, stair->choice))
        at = i + 1;
    }
  g_array_insert_val (stairs, at, *stair);
}

static GArray *
collect_stairs (PergolaProject *project, const char *story, const PergolaForm *form, const char *current)
{
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  g_autoptr (GPtrArray) answers = pergola_telling_list (project, story, form);
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  GArray *stairs = g_array_new (FALSE, FALSE, sizeof (Stair));

  g_array_set_clear_func (stairs, clear_stair);
  for (guint s = 0; s < steps->len; s++)
    for (guint i = 0; i < answers->len; i++)
      {
        PergolaAnswer *answer = answers->pdata[i];
        gboolean is_current = g_strcmp0 (answer->key, current) == 0;
        Stair stair = { answer->choice, answer->card, NULL, is_current };

        if (answer->step != steps->pdata[s] || answer->field != NULL || answer->card == NULL)
          continue;
        stair.note = describe_stair (answer, is_current);
        insert_stair (stairs, &stair, types);
      }
  for (guint i = 0; i < answers->len; i++)
    {
      PergolaAnswer *answer = answers->pdata[i];
      Stair stair = { answer->choice, NULL, NULL, FALSE };

      if (answer->card != NULL || answer->choice == NULL || answer->field != NULL)
        continue;
      stair.note = describe_stair (answer, g_strcmp0 (answer->key, current) == 0);
      insert_stair (stairs, &stair, types);
    }
  return stairs;
}

/* --- Drawing --- */

static void
place_stairs (Path *self, double width)
{
  guint n = self->stairs->len;
  double room = MAX (width - CARD_WIDTH - 2 * GUTTER, 0);
  double step = n > 1 ? MIN (room / (n - 1), STAIR) : 0;

  for (guint i = 0; i < n; i++)
    g_array_index (self->stairs, Stair, i).rect =
      (PergolaRect){ GUTTER + (room - step * (n - 1)) / 2 + i * step, MARGIN + (n - 1 - i) * PITCH, CARD_WIDTH,
                     CARD_HEIGHT };
}

static void
draw_ground (Path *self, const Stair *stair, const char *id, PergolaHue hue)
{
  PergolaShape *shape;

  if (stair->current)
    pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PATH, id, pergola_rect_inflate (&stair->rect, 5), 13,
                            PERGOLA_COLOR (NONE), PERGOLA_COLOR (ACCENT), 2.5);
  if (stair->card != NULL)
    {
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id, stair->rect, 9, PERGOLA_COLOR (CARD),
                              PERGOLA_COLOR (ACCENT), 1.6);
      return;
    }
  shape = pergola_scene_add_rect (self->scene, PERGOLA_ROLE_CARD, id, stair->rect, 9, PERGOLA_HUED (TINT, hue),
                                  PERGOLA_HUED (MARKER, hue), 1);
  shape->dash = 1;
}

static void
draw_stair (Path *self, const Stair *stair)
{
  const char *id = stair->card != NULL ? pergola_item_get_id (stair->card) : NULL;
  PergolaHue hue = pergola_hue_from_name (stair->choice != NULL ? stair->choice->hue : NULL);
  const char *glyph = stair->card != NULL ? pergola_aspect_get_glyph (self->project, stair->card) : NULL;
  const char *title = stair->card != NULL     ? pergola_item_get_title (stair->card)
                      : stair->choice != NULL ? stair->choice->title
                                              : "";
  const char *note = stair->card != NULL ? stair->note : _ ("To be told");
  PergolaRect r = stair->rect;
  PergolaColor ink = stair->card != NULL ? PERGOLA_COLOR (TEXT) : PERGOLA_HUED (INK, hue);
  PergolaColor dim = stair->card != NULL ? PERGOLA_COLOR (DIM) : PERGOLA_HUED (INK, hue);
  double room = r.width - 20 - (glyph != NULL ? 34 : 10);

  draw_ground (self, stair, id, hue);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, (PergolaRect){ r.x + 8, r.y + 10, 4, r.height - 20 }, 2,
                          PERGOLA_HUED (MARKER, hue), PERGOLA_COLOR (NONE), 0);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts, title,
                          (PergolaRect){ r.x + 20, r.y + 11, room, 17 }, 12.5, TRUE, PANGO_ALIGN_LEFT, 1, ink);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_NOTE, id, self->fonts, note,
                          (PergolaRect){ r.x + 20, r.y + 30, room, 15 }, 11.3, FALSE, PANGO_ALIGN_LEFT, 1, dim);
  if (glyph != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, id, glyph, r.x + r.width - 28, r.y + (r.height - 16) / 2,
                             16, PERGOLA_HUED (MARKER, hue));
}

static void
draw_head (Path *self, double x, double y, double dx, double dy, double length, PergolaColor color, gboolean hollow)
{
  PergolaPath *head = pergola_path_new ();
  double half = length * 0.55;

  pergola_path_move_to (head, x, y);
  pergola_path_line_to (head, x - dx * length - dy * half, y - dy * length + dx * half);
  pergola_path_line_to (head, x - dx * length + dy * half, y - dy * length - dx * half);
  pergola_path_close (head);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ARROW, NULL, head, hollow ? PERGOLA_COLOR (BOARD) : color, color,
                          hollow ? 1.5 : 0, 0);
}

static PergolaPath *
make_climb (const Stair *from, const Stair *to)
{
  PergolaPath *path = pergola_path_new ();
  double x0 = from->rect.x + from->rect.width / 2, y0 = from->rect.y;
  double x1 = to->rect.x + to->rect.width / 2, y1 = to->rect.y + to->rect.height + 7;
  double bend = (y0 - y1) * 0.55;

  pergola_path_move_to (path, x0, y0);
  pergola_path_curve_to (path, x0, y0 - bend, x1, y1 + bend, x1, y1);
  return path;
}

static void
draw_climb (Path *self, const Stair *from, const Stair *to)
{
  gboolean told = from->card != NULL && to->card != NULL;
  gboolean support = from->choice != NULL && g_strcmp0 (from->choice->role, "support") == 0;
  PergolaColor color = told && !support ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (LINK);

  if (told && !support)
    pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, NULL, make_climb (from, to), PERGOLA_COLOR (NONE),
                            PERGOLA_COLOR (HALO), 10, 0);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, NULL, make_climb (from, to), PERGOLA_COLOR (NONE), color,
                          told && !support ? 3 : 1.6, told ? 0 : 2);
  draw_head (self, to->rect.x + to->rect.width / 2, to->rect.y + to->rect.height, 0, -1, told && !support ? 9 : 7,
             color, FALSE);
}

/* --- Loops --- */

static const Stair *
find_stair (Path *self, const char *id)
{
  for (guint i = 0; i < self->stairs->len; i++)
    {
      Stair *stair = &g_array_index (self->stairs, Stair, i);

      if (stair->card != NULL && g_strcmp0 (pergola_item_get_id (stair->card), id) == 0)
        return stair;
    }
  return NULL;
}

static void
draw_label (Path *self, const char *id, const char *kind, const char *title, double x, double y, gboolean right)
{
  PergolaRect rect;
  double widest, width, height;

  pergola_fonts_measure (self->fonts, kind, 11.5, TRUE, &widest, &height);
  pergola_fonts_measure (self->fonts, title, 11.3, FALSE, &width, &height);
  widest = MIN (MAX (widest, width), 120);
  rect = (PergolaRect){ right ? MIN (x + 10, self->scene->width - 4) - widest - 18 : MAX (x - 10, 4), 0, widest + 18,
                        *title != '\0' ? 34 : 20 };
  rect.y = y - rect.height / 2;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LINK_LABEL, id, rect, 9, PERGOLA_COLOR (CARD),
                          PERGOLA_COLOR (BORDER), 1);
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_LINK_LABEL, id, self->fonts, kind,
                          (PergolaRect){ rect.x + 9, rect.y + 2, widest + 1, 16 }, 11.5, TRUE, PANGO_ALIGN_LEFT, 1,
                          PERGOLA_COLOR (TEXT));
  if (*title != '\0')
    pergola_scene_add_text (self->scene, PERGOLA_ROLE_LINK_LABEL, id, self->fonts, title,
                            (PergolaRect){ rect.x + 9, rect.y + 17, widest + 1, 16 }, 11.3, FALSE, PANGO_ALIGN_LEFT, 1,
                            PERGOLA_COLOR (DIM));
}

/* Half-way between two cards, in the room between two others, so that it covers none. */
static double
find_gap (double y0, double y1)
{
  int steps = (int) lround (fabs (y1 - y0) / PITCH);

  return (y0 + y1) / 2 + (steps % 2 == 0 ? PITCH / 2.0 : 0);
}

/* What a loop leads to is a hope that stands in the figure, not on the path: it ends with a flag. */
static void
draw_stub (Path *self, PergolaItem *loop, const PergolaLinkKind *kind, PergolaRect from)
{
  PergolaItem *hope = pergola_project_get (self->project, pergola_item_get_to (loop));
  const char *title = pergola_item_get_title (loop);
  double x = from.x - GUTTER / 2.0, y = from.y + from.height / 2, end = y - PITCH / 2.0;
  PergolaPath *path = pergola_path_new ();

  pergola_path_add_rounded (path, (double[]){ from.x, y, x, y, x, end + FLAG / 2 + 2 }, 3, 12);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, pergola_item_get_id (loop), path, PERGOLA_COLOR (NONE),
                          PERGOLA_COLOR (LOOP), 2, 1);
  pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, pergola_item_get_id (loop), "flag", x - FLAG / 2,
                           end - FLAG / 2, FLAG, PERGOLA_COLOR (LOOP));
  draw_label (self, pergola_item_get_id (loop), kind->title,
              *title == '\0' && hope != NULL ? pergola_item_get_title (hope) : title, x + FLAG / 2 + 14, end, FALSE);
}

/* What is done better runs down on the one side, what is asked anew on the other. */
static void
draw_loop (Path *self, PergolaItem *loop, const PergolaLinkKind *kind)
{
  const Stair *from = find_stair (self, pergola_item_get_from (loop));
  const Stair *to = find_stair (self, pergola_item_get_to (loop));
  gboolean improving = kind->style == PERGOLA_LINK_IMPROVING;
  PergolaPath *path;
  double x, y0, y1, x0, x1;

  if (from == NULL)
    return;
  if (to == NULL)
    draw_stub (self, loop, kind, from->rect);
  if (to == NULL || to == from)
    return;
  y0 = from->rect.y + from->rect.height / 2;
  y1 = to->rect.y + to->rect.height / 2;
  x0 = improving ? from->rect.x + from->rect.width : from->rect.x;
  x1 = improving ? to->rect.x + to->rect.width : to->rect.x;
  x = improving ? MAX (x0, x1) + GUTTER / 2.0 : MIN (x0, x1) - GUTTER / 2.0;
  path = pergola_path_new ();
  pergola_path_add_rounded (path, (double[]){ x0, y0, x, y0, x, y1, x1 + (improving ? 8 : -8), y1 }, 4, 12);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, pergola_item_get_id (loop), path, PERGOLA_COLOR (NONE),
                          PERGOLA_COLOR (LOOP), 2, improving ? 0 : 1);
  draw_head (self, x1, y1, improving ? -1 : 1, 0, 8, PERGOLA_COLOR (LOOP), !improving);
  draw_label (self, pergola_item_get_id (loop), kind->title, pergola_item_get_title (loop), x, find_gap (y0, y1),
              improving);
}

static void
draw_loops (Path *self, const char *story, const PergolaForm *form)
{
  g_autoptr (GPtrArray) answers = pergola_telling_list (self->project, story, form);

  for (guint i = 0; i < answers->len; i++)
    {
      PergolaAnswer *answer = answers->pdata[i];

      if (answer->loop != NULL)
        draw_loop (self, answer->loop, answer->link);
    }
}

PergolaScene *
pergola_story_scene_new (PergolaProject *project,
                         const char *story,
                         const PergolaForm *form,
                         const char *current,
                         PergolaFonts *fonts,
                         double width)
{
  Path self = { project, fonts, NULL, collect_stairs (project, story, form, current) };
  double wide = MAX (width, CARD_WIDTH + 2 * GUTTER);
  guint n = self.stairs->len;

  self.scene = pergola_scene_new (wide, 2 * MARGIN + (n > 0 ? (n - 1) * PITCH + CARD_HEIGHT : 0), FALSE);
  place_stairs (&self, wide);
  for (guint i = 1; i < n; i++)
    draw_climb (&self, &g_array_index (self.stairs, Stair, i - 1), &g_array_index (self.stairs, Stair, i));
  for (guint i = 0; i < n; i++)
    draw_stair (&self, &g_array_index (self.stairs, Stair, i));
  if (n > 0)
    draw_loops (&self, story, form);
  g_array_unref (self.stairs);

  return self.scene;
}

char *
pergola_story_scene_describe (PergolaProject *project, const char *story, const PergolaForm *form)
{
  g_autoptr (GArray) stairs = collect_stairs (project, story, form, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stairs->len; i++)
    {
      Stair *stair = &g_array_index (stairs, Stair, i);

      if (stair->card == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", stair->note);
      else
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", stair->note,
                                pergola_item_get_title (stair->card));
    }
  return g_string_free (text, FALSE);
}
