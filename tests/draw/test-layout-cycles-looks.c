/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The ways to look at a figure: a narrative told over it, as it was on a day, read from the result back. */

#include "generate.h"
#include "layout-checks.h"

#include <string.h>

/* --- Narratives over the figure --- */

static PergolaScene *
tell (LayoutFixture *f, PergolaProject *project, const char *overlay, gboolean paper)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;

  options.paper = paper;
  options.overlay = overlay;
  return pergola_layout_run (project, pergola_project_get_board (project, "value.figure"), f->fonts, &options);
}

static PergolaItem *
narrate (PergolaProject *project, const char *layer, const char *scale, const char *title)
{
  PergolaItem *item = pergola_project_add (project, "narrative", NULL);

  pergola_project_set (project, pergola_item_get_id (item), "layer", layer, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "scale", scale, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  return item;
}

/* How many shapes of an item are lit. */
static guint
count_lit (PergolaScene *scene, PergolaItem *item)
{
  guint n = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      n += g_strcmp0 (shape->item, pergola_item_get_id (item)) == 0 &&
           (shape->fill.tone == PERGOLA_TONE_ACCENT || shape->stroke.tone == PERGOLA_TONE_ACCENT);
    }
  return n;
}

/* The long loops are lit, the short ones not; the label of the longest speaks until something is written. */
static void
test_feedback (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) bare = NULL;
  g_autoptr (PergolaScene) loops = NULL;
  g_autoptr (PergolaScene) written = NULL;
  g_autoptr (PergolaScene) without = NULL;
  PergolaItem *clinic, *list, *result, *longer, *shorter, *words;

  pergola_project_begin (project, "Fill");
  clinic = generate_value (project, "immediate", "Leak clinic");
  list = generate_value (project, "potential", "Checklist");
  result = generate_value (project, "realized", "Losses down");
  pergola_project_commit (project);
  bare = tell (f, project, "feedback", TRUE);
  g_assert_false (layout_says (bare, "Feedback"));

  pergola_project_begin (project, "Link");
  longer =
    pergola_project_link (project, "reframing", pergola_item_get_id (result), pergola_item_get_id (clinic), NULL);
  shorter = pergola_project_link (project, "reframing", pergola_item_get_id (list), pergola_item_get_id (clinic), NULL);
  pergola_project_set (project, pergola_item_get_id (longer), "title", "what is a loss", NULL);
  pergola_project_commit (project);
  loops = tell (f, project, "feedback", TRUE);
  g_assert_true (layout_says (loops, "Feedback narrative: what is a loss"));
  g_assert_cmpuint (count_lit (loops, longer), >, 0);
  g_assert_cmpuint (count_lit (loops, shorter), ==, 0);
  g_assert_null (pergola_scene_get_node (loops, "none"));

  pergola_project_begin (project, "Write");
  words = narrate (project, "feedback", "strategic", "night flow now counts as loss");
  narrate (project, "retrospective", "strategic", "another one");
  pergola_project_commit (project);
  written = tell (f, project, "feedback", TRUE);
  g_assert_true (layout_says (written, "Feedback narrative: night flow now counts as loss"));
  g_assert_false (layout_says (written, "what is a loss"));
  g_assert_false (layout_says (written, "another one"));
  g_assert_nonnull (pergola_scene_get_node (written, pergola_item_get_id (words)));
  check_scene (written, project);

  without = tell (f, project, NULL, TRUE);
  g_assert_cmpuint (count_lit (without, longer), ==, 0);
  g_assert_false (layout_says (without, "night flow"));
}

/* The way back from a result, and what is asked while nothing is written. */
static void
test_retrospective (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) screen = NULL;
  g_autoptr (PergolaScene) paper = NULL;
  PergolaItem *clinic, *trial, *aside, *result, *first, *last, *off;

  pergola_project_begin (project, "Fill");
  clinic = generate_value (project, "immediate", "Leak clinic");
  trial = generate_value (project, "applied", "Trial");
  aside = generate_value (project, "applied", "Aside");
  result = generate_value (project, "realized", "Losses down");
  first = pergola_project_link (project, "flow", pergola_item_get_id (clinic), pergola_item_get_id (trial), NULL);
  last = pergola_project_link (project, "flow", pergola_item_get_id (trial), pergola_item_get_id (result), NULL);
  off = pergola_project_link (project, "flow", pergola_item_get_id (clinic), pergola_item_get_id (aside), NULL);
  pergola_project_commit (project);

  screen = tell (f, project, "retrospective", FALSE);
  g_assert_cmpuint (count_lit (screen, first), >, 0);
  g_assert_cmpuint (count_lit (screen, last), >, 0);
  g_assert_cmpuint (count_lit (screen, off), ==, 0);
  g_assert_cmpuint (count_lit (screen, result), >, 0);
  g_assert_cmpuint (count_lit (screen, trial), ==, 0);
  g_assert_cmpfloat (screen->asks[0].width, >, 0);
  g_assert_cmpfloat (screen->asks[1].y, >, screen->asks[0].y);

  paper = tell (f, project, "retrospective", TRUE);
  g_assert_cmpfloat (paper->asks[0].width, ==, 0);
  g_assert_false (layout_says (paper, "Which"));

  pergola_project_begin (project, "Write");
  narrate (project, "retrospective", "activity", "It began in the clinic");
  pergola_project_commit (project);
  g_clear_pointer (&paper, pergola_scene_unref);
  paper = tell (f, project, "retrospective", TRUE);
  g_assert_true (layout_says (paper, "Retrospective narrative: It began in the clinic"));
}

/* --- Time and reading --- */

/* What comes later is not drawn, and nothing else moves; lines go with their ends. */
static void
test_until (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  const PergolaBoardDef *board = pergola_project_get_board (project, "value.figure");
  PergolaItem *early, *late, *link;
  g_autoptr (PergolaScene) all = NULL;
  g_autoptr (PergolaScene) then = NULL;
  const PergolaNode *before, *after;

  pergola_project_begin (project, "Fill");
  early = generate_value (project, "immediate", "Early");
  late = generate_value (project, "potential", "Late");
  pergola_project_set (project, pergola_item_get_id (late), "date", "2026-05-14", NULL);
  link = pergola_project_link (project, "flow", pergola_item_get_id (early), pergola_item_get_id (late), NULL);
  pergola_project_commit (project);

  all = pergola_layout_run (project, board, f->fonts, &options);
  pergola_timeline_parse ("2026-05-13", &options.until, NULL);
  then = pergola_layout_run (project, board, f->fonts, &options);
  check_scene (then, project);
  g_assert_null (pergola_scene_get_node (then, pergola_item_get_id (late)));
  g_assert_null (pergola_scene_get_node (then, pergola_item_get_id (link)));
  g_assert_false (layout_says (then, "Late"));
  before = pergola_scene_get_node (all, pergola_item_get_id (early));
  after = pergola_scene_get_node (then, pergola_item_get_id (early));
  g_assert_cmpfloat (before->bounds.x, ==, after->bounds.x);
  g_assert_cmpfloat (before->bounds.y, ==, after->bounds.y);
  g_assert_cmpuint (before->n_shapes, ==, after->n_shapes);
  for (guint i = 0; i < after->n_shapes; i++)
    g_assert_cmpstr (g_array_index (then->shapes, PergolaShape, after->first_shape + i).item, ==, after->id);
  /* The part lives on without the whole. */
  g_clear_pointer (&all, pergola_scene_unref);
  g_assert_true (layout_says (then, "Early"));

  options.until++;
  g_clear_pointer (&then, pergola_scene_unref);
  then = pergola_layout_run (project, board, f->fonts, &options);
  g_assert_nonnull (pergola_scene_get_node (then, pergola_item_get_id (link)));
}

/* Read from the result back, the last step is the first. */
static void
test_retrospective_reading (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const PergolaBoardDef *board = pergola_project_get_board (project, "value.figure");
  PergolaItem *first, *last, *story;
  g_autoptr (PergolaScene) ahead = NULL;
  g_autoptr (PergolaScene) back = NULL;

  pergola_project_begin (project, "Fill");
  first = generate_value (project, "immediate", "First");
  last = generate_value (project, "realized", "Last");
  pergola_project_commit (project);
  story = pergola_story_add (project, board);
  pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (first));
  pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (last));

  ahead = pergola_layout_run (project, board, f->fonts, &options);
  options.retrospective = TRUE;
  back = pergola_layout_run (project, board, f->fonts, &options);
  check_scene (back, project);
  g_assert_cmpint (pergola_scene_get_node (ahead, pergola_item_get_id (first))->step, ==, 1);
  g_assert_cmpint (pergola_scene_get_node (back, pergola_item_get_id (first))->step, ==, 2);
  g_assert_cmpint (pergola_scene_get_node (back, pergola_item_get_id (last))->step, ==, 1);
  g_assert_false (layout_says (ahead, "Retrospective"));
  g_assert_true (layout_says (back, "Retrospective"));
}

/* What is asked about is lit instead of the story: in its own order, also where no link leads on. */
static void
test_chain (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const PergolaBoardDef *board = pergola_project_get_board (project, "value.figure");
  PergolaItem *first, *other, *last, *story;
  const char *chain[] = { NULL, "is-not-there", NULL, NULL };
  g_autoptr (PergolaScene) scene = NULL;

  pergola_project_begin (project, "Fill");
  first = generate_value (project, "immediate", "First");
  other = generate_value (project, "potential", "Other");
  last = generate_value (project, "realized", "Last");
  pergola_project_commit (project);
  story = pergola_story_add (project, board);
  pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (other));
  chain[0] = pergola_item_get_id (first);
  chain[2] = pergola_item_get_id (last);
  options.chain = chain;
  scene = pergola_layout_run (project, board, f->fonts, &options);
  check_scene (scene, project);
  g_assert_cmpint (pergola_scene_get_node (scene, chain[0])->step, ==, 1);
  g_assert_cmpint (pergola_scene_get_node (scene, chain[2])->step, ==, 2);
  g_assert_cmpint (pergola_scene_get_node (scene, pergola_item_get_id (other))->step, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout-cycles-looks/feedback", LayoutFixture, NULL, layout_set_up, test_feedback, layout_tear_down);
  g_test_add ("/layout-cycles-looks/retrospective", LayoutFixture, NULL, layout_set_up, test_retrospective,
              layout_tear_down);
  g_test_add ("/layout-cycles-looks/until", LayoutFixture, NULL, layout_set_up, test_until, layout_tear_down);
  g_test_add ("/layout-cycles-looks/retrospective-reading", LayoutFixture, NULL, layout_set_up,
              test_retrospective_reading, layout_tear_down);

  g_test_add ("/layout-cycles-looks/chain", LayoutFixture, NULL, layout_set_up, test_chain, layout_tear_down);

  return g_test_run ();
}
