/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-layout.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  PergolaLayoutFunc func;
} LAYOUTS[] = {
  { "cycles", pergola_layout_cycles },
  { "plane", pergola_layout_plane },
  { "sheet", pergola_layout_sheet },
  { "table", pergola_layout_table },
};

/* A board from a newer version or another hand: its name, and that it cannot be drawn. */
static PergolaScene *
run_unknown (const PergolaBoardDef *board, PergolaFonts *fonts)
{
  PergolaScene *scene = pergola_scene_new (480, 120, FALSE);
  g_autofree char *text = g_strdup_printf (_ ("This version cannot draw the layout “%s”."), board->layout);

  pergola_scene_add_text (scene, PERGOLA_ROLE_HEADING, NULL, fonts, board->title, (PergolaRect){ 24, 24, 432, 28 }, 20,
                          TRUE, PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));
  pergola_scene_add_text (scene, PERGOLA_ROLE_HEADING, NULL, fonts, text, (PergolaRect){ 24, 62, 432, 40 }, 13, FALSE,
                          PANGO_ALIGN_LEFT, 2, PERGOLA_COLOR (DIM));

  return scene;
}

static gboolean
is_out (PergolaProject *project, const PergolaFilter *filter, PergolaItem *item)
{
  if (item == NULL)
    return FALSE;
  if (pergola_item_is_link (item))
    return is_out (project, filter, pergola_project_get (project, pergola_item_get_from (item))) ||
           is_out (project, filter, pergola_project_get (project, pergola_item_get_to (item)));

  return !pergola_filter_matches (filter, project, item);
}

/* Whatever the layout: what is not looked for stands back in its place. */
static void
fade (PergolaScene *scene, PergolaProject *project, const PergolaFilter *filter)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (scene->nodes, PergolaNode, i);

      if (is_out (project, filter, pergola_project_get (project, node->id)))
        pergola_scene_fade_node (scene, i);
    }
}

typedef struct
{
  const PergolaTimeline *timeline;
  guint32 until;
} Moment;

static gboolean
is_there (const char *id, gconstpointer data)
{
  const Moment *moment = data;

  return pergola_timeline_is_there (moment->timeline, id, moment->until);
}

PergolaScene *
pergola_layout_cut (PergolaScene *scene, const PergolaTimeline *timeline, guint32 until)
{
  return pergola_scene_new_part (scene, is_there, &(Moment){ timeline, until });
}

/* Whatever the layout: what comes later is left out, and its place is kept. */
static PergolaScene *
cut (PergolaScene *whole, PergolaProject *project, guint32 until)
{
  g_autoptr (PergolaTimeline) timeline = pergola_timeline_new (project);
  PergolaScene *part = pergola_layout_cut (whole, timeline, until);

  pergola_scene_unref (whole);
  return part;
}

PergolaScene *
pergola_layout_run (PergolaProject *project,
                    const PergolaBoardDef *board,
                    PergolaFonts *fonts,
                    const PergolaLayoutOptions *options)
{
  PergolaScene *scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (LAYOUTS); i++)
    if (g_strcmp0 (board->layout, LAYOUTS[i].name) == 0)
      scene = LAYOUTS[i].func (project, board, fonts, options);

  if (scene == NULL)
    scene = run_unknown (board, fonts);
  if (options->filter != NULL)
    fade (scene, project, options->filter);
  if (scene->title == NULL)
    scene->title = g_strdup (board->title);
  if (scene->language == NULL)
    scene->language = g_strdup (pergola_project_get_language (project));

  return options->until != PERGOLA_TIMELINE_ALWAYS && !options->keep_later ? cut (scene, project, options->until) : scene;
}
