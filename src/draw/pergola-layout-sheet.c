/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The layout "sheet": a page typeset from items, one after the other. The parts are in pergola-layout-sheet.h. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include <glib/gi18n-lib.h>

#define PAPER_WIDTH 718 /* what the margins leave of a sheet of A4 */
#define SCREEN_WIDTH 760
#define NARROWEST 320
#define MARGIN 34
#define SCREEN_MARGIN 20
#define AFTER_HEADING 24
#define PART_GAP 30 /* between two stories */

static double
get_width (const PergolaLayoutOptions *options)
{
  if (options->paper || options->width <= 0)
    return PAPER_WIDTH;
  return CLAMP (options->width, NARROWEST, SCREEN_WIDTH);
}

static gboolean
is_story (Sheet *self, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));

  return kind != NULL && g_strcmp0 (kind->role, "story") == 0;
}

static void
add_part (Sheet *self, PergolaItem *item, int zone, gboolean first)
{
  if (!first)
    {
      pergola_scene_add_break (self->scene, self->y, PART_GAP + 1, TRUE);
      self->y += PART_GAP / 2.0;
      pergola_sheet_add_rule (self);
      self->y += PART_GAP / 2.0;
    }
  if (is_story (self, item))
    pergola_sheet_add_story (self, item, zone);
  else
    pergola_sheet_add_item (self, item, zone);
}

static guint
add_cards (Sheet *self, const PergolaCards *cards, int zone, guint set)
{
  g_autoptr (GPtrArray) items = pergola_project_list_cards (self->project, cards);
  guint any = set;

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);

      if (!pergola_sheet_may_show (self, item))
        {
          self->left_out++;
          continue;
        }
      /* What extends two kinds may stand twice. */
      if (pergola_scene_get_node (self->scene, pergola_item_get_id (item)) == NULL)
        add_part (self, item, zone, any++ == 0);
    }

  return any;
}

static guint
add_zone (Sheet *self, const PergolaZone *def, guint set)
{
  double top = self->y;
  int zone = self->scene->zones->len;
  PergolaSceneZone *scene_zone;

  pergola_scene_add_zone (self->scene, def, (PergolaRect){ self->x, top, self->room, 0 });
  for (guint i = 0; i < def->cards->len; i++)
    set = add_cards (self, g_ptr_array_index (def->cards, i), zone, set);
  scene_zone = &g_array_index (self->scene->zones, PergolaSceneZone, zone);
  scene_zone->bounds.height = self->y - top;
  scene_zone->cards_bounds = scene_zone->title_bounds = scene_zone->bounds;

  return set;
}

/* Whose page it is, and what it is called. */
static void
add_heading (Sheet *self)
{
  static const PergolaHeadingSizes SIZES = { 25, 14 };

  self->y +=
    pergola_layout_add_heading (self->scene, self->fonts, self->board, pergola_project_get_title (self->project),
                                self->x, self->y, self->room, &SIZES);
  self->y += AFTER_HEADING / 2.0;
  pergola_sheet_add_rule (self);
  self->y += AFTER_HEADING / 2.0;
}

static void
add_empty (Sheet *self)
{
  if (self->left_out > 0)
    pergola_sheet_add_words (self, PERGOLA_ROLE_LEGEND, NULL, _ ("What stands here is meant for fewer people."),
                             SHEET_BODY, FALSE, PERGOLA_COLOR (DIM));
  else if (self->board->empty != NULL)
    pergola_sheet_add_words (self, PERGOLA_ROLE_LEGEND, NULL, self->board->empty, SHEET_BODY, FALSE,
                             PERGOLA_COLOR (DIM));
}

static void
begin (Sheet *self)
{
  double margin = self->options->paper ? MARGIN : SCREEN_MARGIN;

  self->width = get_width (self->options);
  self->scene =
    pergola_scene_new (self->width, 0, pergola_layout_is_right_to_left (pergola_project_get_language (self->project)));
  self->x = self->y = margin;
  self->room = self->width - 2 * margin;
  self->scene->scrolls = TRUE;
  /* The first part begins with the page. */
  pergola_scene_add_break (self->scene, 0, 0, TRUE);
}

static void
end (Sheet *self)
{
  self->scene->height = self->y + self->x;
  self->scene->left_out = self->left_out;
}

PergolaScene *
pergola_layout_sheet (PergolaProject *project,
                      const PergolaBoardDef *board,
                      PergolaFonts *fonts,
                      const PergolaLayoutOptions *options)
{
  Sheet self = { .project = project, .board = board, .fonts = fonts, .options = options };
  guint set = 0;

  begin (&self);
  if (options->paper)
    add_heading (&self);
  for (guint i = 0; i < board->zones->len; i++)
    set = add_zone (&self, g_ptr_array_index (board->zones, i), set);
  if (set == 0)
    add_empty (&self);
  if (g_strcmp0 (board->page, "overview") == 0)
    pergola_sheet_add_overview (&self);
  end (&self);
  pergola_layout_finish (self.scene, project, board);

  return self.scene;
}

PergolaScene *
pergola_layout_sheet_item (PergolaProject *project,
                           PergolaItem *item,
                           PergolaFonts *fonts,
                           const PergolaLayoutOptions *options)
{
  Sheet self = { .project = project, .fonts = fonts, .options = options };

  begin (&self);
  if (pergola_sheet_may_show (&self, item))
    {
      add_part (&self, item, -1, TRUE);
      pergola_sheet_add_mentions (&self, item);
      self.scene->title = g_strdup (pergola_item_get_title (item));
    }
  else
    self.left_out++;
  end (&self);
  if (self.scene->title == NULL || *self.scene->title == '\0')
    {
      g_free (self.scene->title);
      self.scene->title = g_strdup (pergola_project_get_title (project));
    }
  self.scene->document = g_strdup (pergola_project_get_title (project));
  self.scene->language = g_strdup (pergola_project_get_language (project));
  if (self.scene->rtl)
    pergola_scene_mirror (self.scene);

  return self.scene;
}
