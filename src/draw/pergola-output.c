/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-output.h"

#include "pergola-audience.h"
#include "pergola-page.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (pergola_output_error, pergola_output_error)

typedef struct
{
  const char *name;
  int value;
} Name;

static const Name formats[] = {
  { "svg", PERGOLA_FORMAT_SVG }, { "pdf", PERGOLA_FORMAT_PDF }, { "png", PERGOLA_FORMAT_PNG }, { NULL, 0 }
};
static const Name papers[] = { { "fit", PERGOLA_PAPER_FIT },       { "a4", PERGOLA_PAPER_A4 },
                               { "a3", PERGOLA_PAPER_A3 },         { "letter", PERGOLA_PAPER_LETTER },
                               { "screen", PERGOLA_PAPER_SCREEN }, { NULL, 0 } };
static const Name themes[] = {
  { "light", PERGOLA_THEME_LIGHT }, { "dark", PERGOLA_THEME_DARK }, { "print", PERGOLA_THEME_PRINT }, { NULL, 0 }
};

static gboolean
find_value (const Name *names, const char *text, int *value)
{
  for (; text != NULL && names->name != NULL; names++)
    if (g_ascii_strcasecmp (names->name, text) == 0)
      {
        *value = names->value;
        return TRUE;
      }

  return FALSE;
}

const char *
pergola_format_get_extension (PergolaFormat format)
{
  return formats[format].name;
}

gboolean
pergola_format_from_string (const char *text, PergolaFormat *format)
{
  int value;

  return find_value (formats, text, &value) ? (*format = value, TRUE) : FALSE;
}

gboolean
pergola_paper_from_string (const char *text, PergolaPaper *paper)
{
  int value;

  return find_value (papers, text, &value) ? (*paper = value, TRUE) : FALSE;
}

gboolean
pergola_theme_from_string (const char *text, PergolaTheme *theme)
{
  int value;

  return find_value (themes, text, &value) ? (*theme = value, TRUE) : FALSE;
}

/* --- Boards --- */

static gboolean
holds_cards (PergolaProject *project, const GPtrArray *sources, PergolaAudience audience)
{
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GPtrArray) cards = pergola_project_list_cards (project, g_ptr_array_index (sources, i));

      for (guint k = 0; k < cards->len; k++)
        if (pergola_project_is_for (project, g_ptr_array_index (cards, k), audience))
          return TRUE;
    }

  return FALSE;
}

static gboolean
holds_something (PergolaProject *project, const PergolaBoardDef *board, PergolaAudience audience)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, i);

      if (holds_cards (project, zone->cards, audience) || holds_cards (project, zone->above, audience) ||
          holds_cards (project, zone->below, audience))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
pergola_output_list_boards (PergolaProject *project, PergolaAudience audience)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      for (guint k = 0; k < framework->boards->len; k++)
        {
          const PergolaBoardDef *board = g_ptr_array_index (framework->boards, k);

          if (holds_something (project, board, audience))
            g_ptr_array_add (ids, board->id);
        }
    }

  return ids;
}

/* Of one framework: the first board that holds something, or where none does and @any, the first. */
static const PergolaBoardDef *
find_first (PergolaFramework *framework, GPtrArray *holding, gboolean any)
{
  for (guint i = 0; i < framework->boards->len; i++)
    {
      const PergolaBoardDef *board = g_ptr_array_index (framework->boards, i);

      if (any || g_ptr_array_find_with_equal_func (holding, board->id, g_str_equal, NULL))
        return board;
    }

  return NULL;
}

const PergolaBoardDef *
pergola_output_get_first_board (PergolaProject *project, PergolaAudience audience)
{
  g_autoptr (GPtrArray) holding = pergola_output_list_boards (project, audience);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  const PergolaBoardDef *found = NULL;

  /* Rounds: figures that hold something, what is there with every project if it does, then the same of what is empty.
   */
  for (int round = 0; round < 4 && found == NULL; round++)
    for (guint i = 0; i < frameworks->len && found == NULL; i++)
      {
        PergolaFramework *framework = g_ptr_array_index (frameworks, i);

        if (pergola_project_uses (project, framework->id) && framework->everywhere == (round % 2 == 1))
          found = find_first (framework, holding, round >= 2);
      }

  return found;
}

GPtrArray *
pergola_output_need_boards (PergolaProject *project, PergolaAudience audience, GError **error)
{
  g_autoptr (GPtrArray) boards = pergola_output_list_boards (project, audience);
  g_autoptr (GPtrArray) all = NULL;

  if (boards->len > 0)
    return g_steal_pointer (&boards);

  all = pergola_output_list_boards (project, PERGOLA_AUDIENCE_ME);
  g_set_error_literal (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_EMPTY,
                       all->len == 0 ? _ ("There is nothing to export yet: no board holds a card. An empty board can "
                                          "be exported by itself.")
                                     : _ ("There is nothing to export for this audience: every card is meant for "
                                          "fewer people. Choose a narrower audience, or give cards a wider one."));
  return NULL;
}

/* --- Rendering --- */

/* (transfer container) (nullable): the boards that make one file. */
static GPtrArray *
choose_boards (PergolaProject *project, const char *board, const PergolaOutputOptions *options, GError **error)
{
  GPtrArray *boards;

  if (board != NULL)
    {
      boards = g_ptr_array_new ();
      g_ptr_array_add (boards, (char *) board);
      return boards;
    }

  boards = pergola_output_need_boards (project, options->audience, error);
  if (boards != NULL && boards->len > 1 && options->format != PERGOLA_FORMAT_PDF)
    {
      g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED,
                   _ ("Only a PDF can hold several boards. Choose one board, or PDF."));
      g_clear_pointer (&boards, g_ptr_array_unref);
    }
  return boards;
}

/* Lays a board out at @width, and keeps that where it takes fewer sheets than @best does. */
static void
try_width (PergolaProject *project,
           const PergolaBoardDef *board,
           PergolaFonts *fonts,
           const PergolaOutputOptions *options,
           PergolaLayoutOptions *layout,
           PergolaScene **best,
           guint *sheets)
{
  g_autoptr (PergolaScene) scene = pergola_layout_run (project, board, fonts, layout);
  g_autoptr (GArray) pages = pergola_page_list_sheets (scene, options->paper);

  if (*best != NULL && pages->len >= *sheets)
    return;
  g_clear_pointer (best, pergola_scene_unref);
  *best = g_steal_pointer (&scene);
  *sheets = pages->len;
}

/* A figure that is wider than a sheet may still fit when its cards move closer. */
static PergolaScene *
lay_out (PergolaProject *project,
         const PergolaBoardDef *board,
         PergolaFonts *fonts,
         const PergolaOutputOptions *options)
{
  PergolaLayoutOptions layout = PERGOLA_LAYOUT_OPTIONS_PAPER;
  PergolaScene *best = NULL;
  guint sheets = 0;

  layout.audience = options->audience;
  layout.story = options->story;
  layout.overlay = options->overlay;
  layout.until = options->until;
  layout.retrospective = options->retrospective;
  if (options->format != PERGOLA_FORMAT_PDF || options->paper == PERGOLA_PAPER_FIT)
    return pergola_layout_run (project, board, fonts, &layout);

  try_width (project, board, fonts, options, &layout, &best, &sheets);
  if (pergola_page_flows (best))
    return best;
  /* Landscape, then portrait. */
  for (int landscape = 1; landscape >= 0 && sheets > 1; landscape--)
    {
      layout.width = pergola_page_get_room (best, options->paper, landscape);
      try_width (project, board, fonts, options, &layout, &best, &sheets);
    }

  return best;
}

static GBytes *
render_scenes (GPtrArray *scenes, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error)
{
  switch (options->format)
    {
    case PERGOLA_FORMAT_PDF:
      return pergola_output_pdf (scenes, options, cancellable, error);
    case PERGOLA_FORMAT_SVG:
      return pergola_output_svg (g_ptr_array_index (scenes, 0), options, error);
    case PERGOLA_FORMAT_PNG:
      return pergola_output_png (g_ptr_array_index (scenes, 0), options, cancellable, error);
    default:
      g_assert_not_reached ();
    }
}

GBytes *
pergola_output_render (PergolaProject *project,
                       const char *board,
                       PergolaFonts *fonts,
                       const PergolaOutputOptions *options,
                       GCancellable *cancellable,
                       guint *left_out,
                       GError **error)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_scene_unref);
  g_autoptr (GPtrArray) ids = choose_boards (project, board, options, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const PergolaBoardDef *def = pergola_project_get_board (project, g_ptr_array_index (ids, i));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (def == NULL)
        {
          g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED, _ ("There is no board “%s”."),
                       (const char *) g_ptr_array_index (ids, i));
          return NULL;
        }
      g_ptr_array_add (scenes, lay_out (project, def, fonts, options));
    }
  if (ids == NULL)
    return NULL;
  if (left_out != NULL)
    *left_out = board == NULL ? pergola_project_count_left_out (project, options->audience)
                              : ((PergolaScene *) g_ptr_array_index (scenes, 0))->left_out;

  return render_scenes (scenes, options, cancellable, error);
}
