/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The layout's guarantees on projects from empty to absurd, in every variant, on screen and on paper; and what the
 * figure shows of a project, and to whom. More of it: PERGOLA_TEST_ROUNDS=100; the same again: --seed;
 * the last scene, to look at: PERGOLA_TEST_PICTURE=FILE.png. */

#include "generate.h"
#include "layout-checks.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  PergolaFonts *fonts;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->fonts = pergola_fonts_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fonts);
}

static void
keep_picture (PergolaScene *scene)
{
  const char *path = g_getenv ("PERGOLA_TEST_PICTURE");
  PergolaOutputOptions options = { .format = PERGOLA_FORMAT_PNG, .theme = PERGOLA_THEME_PRINT, .scale = 1 };
  g_autoptr (GBytes) bytes = path != NULL ? pergola_output_png (scene, &options, NULL, NULL) : NULL;

  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

static void
check_layout (Fixture *f, PergolaProject *project, const char *board, const PergolaLayoutOptions *options)
{
  const PergolaBoardDef *def = pergola_project_get_board (project, board);
  g_autoptr (PergolaScene) scene = pergola_layout_run (project, def, f->fonts, options);
  g_autoptr (PergolaScene) again = pergola_layout_run (project, def, f->fonts, options);
  g_autofree char *first = describe_scene (scene), *second = describe_scene (again);

  keep_picture (scene);
  check_scene (scene, project);
  g_assert_cmpstr (first, ==, second);
}

/* A narrative over the figure, on screen and on both papers. */
static void
check_overlays (Fixture *f, PergolaProject *project, const PergolaBoardDef *board)
{
  for (guint i = 0; i < board->overlays->len; i++)
    {
      PergolaLayoutOptions screen = PERGOLA_LAYOUT_OPTIONS_SCREEN, paper = PERGOLA_LAYOUT_OPTIONS_PAPER;

      screen.overlay = paper.overlay = ((PergolaOverlay *) g_ptr_array_index (board->overlays, i))->id;
      screen.width = g_test_rand_int_range (0, 1600);
      screen.height = g_test_rand_int_range (0, 1200);
      check_layout (f, project, board->id, &screen);
      if (g_test_rand_bit ())
        paper.width = 1000;
      check_layout (f, project, board->id, &paper);
    }
}

static void
check_project (Fixture *f, PergolaProject *project)
{
  static const char *const BOARDS[][2] = { { "value.figure", "eight" },
                                           { "value.figure", "seven" },
                                           { "value.cycles", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (BOARDS); i++)
    {
      PergolaLayoutOptions screen = PERGOLA_LAYOUT_OPTIONS_SCREEN, paper = PERGOLA_LAYOUT_OPTIONS_PAPER;

      if (BOARDS[i][1] != NULL)
        {
          g_autofree char *key = g_strconcat (BOARDS[i][0], "/variant", NULL);

          pergola_project_begin (project, "Show");
          pergola_project_set_property (project, key, BOARDS[i][1], NULL);
          pergola_project_commit (project);
        }
      check_layout (f, project, BOARDS[i][0], &screen);
      screen.width = 1430;
      screen.height = 1100;
      check_layout (f, project, BOARDS[i][0], &screen);
      check_layout (f, project, BOARDS[i][0], &paper);
      paper.width = 1000;
      check_layout (f, project, BOARDS[i][0], &paper);
      check_overlays (f, project, pergola_project_get_board (project, BOARDS[i][0]));
    }
}

static void
test_guarantees (Fixture *f, gconstpointer data)
{
  const Recipe *recipe = data;
  const char *asked = g_getenv ("PERGOLA_TEST_ROUNDS");
  int rounds = asked != NULL ? atoi (asked) : 3;

  for (int i = 0; i < rounds; i++)
    {
      g_autoptr (PergolaProject) project = generate_project (recipe);

      check_project (f, project);
    }
}

/* --- What the figure shows --- */

static PergolaItem *
add_value (PergolaProject *project, const char *type, const char *title)
{
  PergolaItem *item = pergola_project_add (project, "value", NULL);

  pergola_project_set (project, pergola_item_get_id (item), "type", type, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);

  return item;
}

static PergolaScene *
lay_out (Fixture *f, PergolaProject *project, const char *board, PergolaAudience audience)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;

  options.audience = audience;

  return pergola_layout_run (project, pergola_project_get_board (project, board), f->fonts, &options);
}

static gboolean
says (PergolaScene *scene, const char *words)
{
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT && strstr (pango_layout_get_text (shape->layout), words) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_audience (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) all = NULL, public = NULL;
  PergolaItem *a, *b, *link;

  pergola_project_begin (project, "Fill");
  a = add_value (project, "immediate", "Leak clinic");
  b = add_value (project, "potential", "A private doubt");
  pergola_project_set (project, pergola_item_get_id (b), "@audience", "me", NULL);
  link = pergola_project_link (project, "flow", pergola_item_get_id (a), pergola_item_get_id (b), NULL);
  pergola_project_commit (project);

  all = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  public = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_true (says (all, "private doubt"));
  g_assert_nonnull (pergola_scene_get_node (all, pergola_item_get_id (link)));
  g_assert_cmpuint (all->left_out, ==, 0);

  g_assert_false (says (public, "private"));
  g_assert_null (pergola_scene_get_node (public, pergola_item_get_id (b)));
  g_assert_null (pergola_scene_get_node (public, pergola_item_get_id (link)));
  g_assert_cmpuint (public->left_out, ==, 1);
}

static guint
count_marks (PergolaScene *scene, const char *item)
{
  guint n = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      n += shape->role == PERGOLA_ROLE_BADGE && g_strcmp0 (shape->item, item) == 0;
    }
  return n;
}

/* Who works on the project sees what waits for a decision; what leaves for everyone does not tell. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) mine = NULL, circle = NULL, public = NULL;
  g_autofree char *key = pergola_conflict_make_key ("title", 1);
  PergolaChange change = { .type = PERGOLA_CHANGE_SET, .key = key, .new_value = (char *) "=Leak meeting" };
  PergolaItem *a;

  pergola_project_begin (project, "Fill");
  a = add_value (project, "immediate", "Leak clinic");
  change.id = (char *) pergola_item_get_id (a);
  g_assert_true (pergola_project_replay (project, &change, NULL));
  pergola_project_commit (project);

  mine = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  circle = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_CIRCLE);
  public = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (count_marks (mine, change.id), ==, 2);
  g_assert_cmpuint (count_marks (circle, change.id), ==, 2);
  g_assert_cmpuint (count_marks (public, change.id), ==, 0);
  g_assert_nonnull (strstr (pergola_scene_get_node (mine, change.id)->name, "changed in two ways"));
  g_assert_null (strstr (pergola_scene_get_node (public, change.id)->name, "two ways"));
  g_assert_false (says (mine, "Leak meeting"));
}

static void
test_hidden (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) seven = NULL, eight = NULL;

  pergola_project_begin (project, "Fill");
  for (int i = 0; i < 3; i++)
    add_value (project, "orienting", "Who is where");
  pergola_project_commit (project);
  eight = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (eight->nodes->len, ==, 3);
  g_assert_false (says (eight, "Not shown here"));

  pergola_project_begin (project, "Show");
  pergola_project_set_property (project, "value.figure/variant", "seven", NULL);
  pergola_project_commit (project);
  seven = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (seven->nodes->len, ==, 0);
  g_assert_true (says (seven, "Not shown here: Orienting 3"));
}

/* At the four cycles one is told which cards they leave to the other board; on paper that one comes too. */
static void
test_left_to_another (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) screen = NULL, paper = NULL;

  pergola_project_begin (project, "Fill");
  add_value (project, "strategic", "A talk");
  add_value (project, "applied", "A try");
  pergola_project_commit (project);
  screen = pergola_layout_run (project, pergola_project_get_board (project, "value.cycles"), f->fonts, &options);
  g_assert_true (says (screen, "Not shown here: Strategic 1"));
  options = (PergolaLayoutOptions) PERGOLA_LAYOUT_OPTIONS_PAPER;
  paper = pergola_layout_run (project, pergola_project_get_board (project, "value.cycles"), f->fonts, &options);
  g_assert_false (says (paper, "Not shown here"));
}

/* The legend has the pictures that are on cards, each by its own name. */
static void
test_legend_polarity (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) one = NULL, both = NULL;

  pergola_project_begin (project, "Fill");
  pergola_project_set (project, pergola_item_get_id (add_value (project, "applied", "Trial")), "polarity", "none",
                       NULL);
  pergola_project_commit (project);
  one = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  g_assert_true (says (one, "No difference"));
  g_assert_false (says (one, "Hurt"));

  pergola_project_begin (project, "Fill");
  pergola_project_set (project, pergola_item_get_id (add_value (project, "applied", "Trial")), "polarity", "hurt",
                       NULL);
  pergola_project_commit (project);
  both = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  g_assert_true (says (both, "No difference"));
  g_assert_true (says (both, "Hurt"));
}

/* Nodes are read zone by zone in rank order, then the links. */
static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ .items = 60, .links = 60 });
  g_autoptr (PergolaScene) scene = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  int zone = 0;
  gboolean links = FALSE;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (scene->nodes, PergolaNode, i);

      if (node->type == PERGOLA_NODE_LINK)
        {
          links = TRUE;
          continue;
        }
      g_assert_false (links);
      g_assert_cmpint (node->zone, >=, zone);
      zone = node->zone;
    }
  for (guint z = 0; z < scene->zones->len; z++)
    {
      const PergolaSceneZone *out = &g_array_index (scene->zones, PergolaSceneZone, z);
      g_autoptr (GPtrArray) cards = pergola_project_list_cards (project, g_ptr_array_index (out->def->cards, 0));

      g_assert_cmpuint (out->cards->len, ==, cards->len);
      for (guint i = 0; i < cards->len; i++)
        g_assert_cmpstr (g_array_index (scene->nodes, PergolaNode, g_array_index (out->cards, guint, i)).id, ==,
                         pergola_item_get_id (g_ptr_array_index (cards, i)));
    }
}

static void
test_story (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaItem *values[3], *story;
  const char *types[] = { "immediate", "potential", "realized" };
  guint dotted = 0;

  pergola_project_begin (project, "Fill");
  story = pergola_project_add (project, "story", NULL);
  for (int i = 0; i < 3; i++)
    {
      values[i] = add_value (project, types[i], "Step");
      pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (values[i]));
    }
  pergola_project_link (project, "flow", pergola_item_get_id (values[0]), pergola_item_get_id (values[1]), NULL);
  pergola_project_set_property (project, "value.figure/story", pergola_item_get_id (story), NULL);
  pergola_project_commit (project);

  {
    g_autoptr (PergolaScene) scene = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);

    for (int i = 0; i < 3; i++)
      g_assert_cmpint (pergola_scene_get_node (scene, pergola_item_get_id (values[i]))->step, ==, i + 1);
    /* No link says how the third came from the second: the path goes on in dots. */
    for (guint i = 0; i < scene->shapes->len; i++)
      dotted += g_array_index (scene->shapes, PergolaShape, i).role == PERGOLA_ROLE_PATH &&
                g_array_index (scene->shapes, PergolaShape, i).dash == 2;
    g_assert_cmpuint (dotted, ==, 1);
    g_assert_true (says (scene, "story shown"));
  }
  {
    PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
    g_autoptr (PergolaScene) scene = NULL;

    options.story = "";
    scene = pergola_layout_run (project, pergola_project_get_board (project, "value.figure"), f->fonts, &options);
    g_assert_cmpint (pergola_scene_get_node (scene, pergola_item_get_id (values[0]))->step, ==, 0);
    g_assert_false (says (scene, "story shown"));
  }
}

/* A loop to an aspiration that a board has no pills for ends on the zone that it belongs to. */
static void
test_anchor (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) scene = NULL;
  PergolaItem *value, *hope, *link;

  pergola_project_begin (project, "Fill");
  value = add_value (project, "realized", "Losses down");
  hope = pergola_project_add (project, "aspiration", NULL);
  pergola_project_set (project, pergola_item_get_id (hope), "type", "immediate", NULL);
  link = pergola_project_link (project, "reframing", pergola_item_get_id (value), pergola_item_get_id (hope), NULL);
  pergola_project_commit (project);

  scene = lay_out (f, project, "value.cycles", PERGOLA_AUDIENCE_ME);
  g_assert_nonnull (pergola_scene_get_node (scene, pergola_item_get_id (link)));
  check_scene (scene, project);
}

/* Where the legend does not fit on one row, its rows are about equally long. */
static void
test_legend (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("PERGOLA_DATADIR"), "examples", "water-utilities.pergola", NULL);
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_reader_read_file (path, frameworks, NULL);
  PergolaLayoutOptions screen = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) scene =
    pergola_layout_run (project, pergola_project_get_board (project, "value.figure"), f->fonts, &screen);
  double right = 0, bottom = 0, last = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);
      double end = shape->bounds.x + shape->bounds.width;

      if (shape->role != PERGOLA_ROLE_LEGEND || shape->type != PERGOLA_SHAPE_TEXT)
        continue;
      right = MAX (right, end);
      last = shape->bounds.y > bottom + 5 ? end : MAX (last, end);
      bottom = MAX (bottom, shape->bounds.y);
    }
  g_assert_cmpfloat (last, >, 0.6 * right);
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaBoardDef board = *pergola_project_get_board (project, "value.figure");
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  g_autoptr (PergolaScene) scene = NULL;
  char layout[] = "kaleidoscope";

  board.layout = layout;
  scene = pergola_layout_run (project, &board, f->fonts, &options);
  g_assert_true (says (scene, "kaleidoscope"));
  check_inside_page (scene);
}

/* --- Narratives over the figure --- */

static PergolaScene *
tell (Fixture *f, PergolaProject *project, const char *overlay, gboolean paper)
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
test_feedback (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) bare = NULL;
  g_autoptr (PergolaScene) loops = NULL;
  g_autoptr (PergolaScene) written = NULL;
  g_autoptr (PergolaScene) without = NULL;
  PergolaItem *clinic, *list, *result, *longer, *shorter, *words;

  pergola_project_begin (project, "Fill");
  clinic = add_value (project, "immediate", "Leak clinic");
  list = add_value (project, "potential", "Checklist");
  result = add_value (project, "realized", "Losses down");
  pergola_project_commit (project);
  bare = tell (f, project, "feedback", TRUE);
  g_assert_false (says (bare, "Feedback"));

  pergola_project_begin (project, "Link");
  longer =
    pergola_project_link (project, "reframing", pergola_item_get_id (result), pergola_item_get_id (clinic), NULL);
  shorter = pergola_project_link (project, "reframing", pergola_item_get_id (list), pergola_item_get_id (clinic), NULL);
  pergola_project_set (project, pergola_item_get_id (longer), "title", "what is a loss", NULL);
  pergola_project_commit (project);
  loops = tell (f, project, "feedback", TRUE);
  g_assert_true (says (loops, "Feedback narrative: what is a loss"));
  g_assert_cmpuint (count_lit (loops, longer), >, 0);
  g_assert_cmpuint (count_lit (loops, shorter), ==, 0);
  g_assert_null (pergola_scene_get_node (loops, "none"));

  pergola_project_begin (project, "Write");
  words = narrate (project, "feedback", "strategic", "night flow now counts as loss");
  narrate (project, "retrospective", "strategic", "another one");
  pergola_project_commit (project);
  written = tell (f, project, "feedback", TRUE);
  g_assert_true (says (written, "Feedback narrative: night flow now counts as loss"));
  g_assert_false (says (written, "what is a loss"));
  g_assert_false (says (written, "another one"));
  g_assert_nonnull (pergola_scene_get_node (written, pergola_item_get_id (words)));
  check_scene (written, project);

  without = tell (f, project, NULL, TRUE);
  g_assert_cmpuint (count_lit (without, longer), ==, 0);
  g_assert_false (says (without, "night flow"));
}

/* The way back from a result, and what is asked while nothing is written. */
static void
test_retrospective (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) screen = NULL;
  g_autoptr (PergolaScene) paper = NULL;
  PergolaItem *clinic, *trial, *aside, *result, *first, *last, *off;

  pergola_project_begin (project, "Fill");
  clinic = add_value (project, "immediate", "Leak clinic");
  trial = add_value (project, "applied", "Trial");
  aside = add_value (project, "applied", "Aside");
  result = add_value (project, "realized", "Losses down");
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
  g_assert_false (says (paper, "Which"));

  pergola_project_begin (project, "Write");
  narrate (project, "retrospective", "activity", "It began in the clinic");
  pergola_project_commit (project);
  g_clear_pointer (&paper, pergola_scene_unref);
  paper = tell (f, project, "retrospective", TRUE);
  g_assert_true (says (paper, "Retrospective narrative: It began in the clinic"));
}

/* --- Time and reading --- */

/* What comes later is not drawn, and nothing else moves; lines go with their ends. */
static void
test_until (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  const PergolaBoardDef *board = pergola_project_get_board (project, "value.figure");
  PergolaItem *early, *late, *link;
  g_autoptr (PergolaScene) all = NULL;
  g_autoptr (PergolaScene) then = NULL;
  const PergolaNode *before, *after;

  pergola_project_begin (project, "Fill");
  early = add_value (project, "immediate", "Early");
  late = add_value (project, "potential", "Late");
  pergola_project_set (project, pergola_item_get_id (late), "date", "2026-05-14", NULL);
  link = pergola_project_link (project, "flow", pergola_item_get_id (early), pergola_item_get_id (late), NULL);
  pergola_project_commit (project);

  all = pergola_layout_run (project, board, f->fonts, &options);
  pergola_timeline_parse ("2026-05-13", &options.until, NULL);
  then = pergola_layout_run (project, board, f->fonts, &options);
  check_scene (then, project);
  g_assert_null (pergola_scene_get_node (then, pergola_item_get_id (late)));
  g_assert_null (pergola_scene_get_node (then, pergola_item_get_id (link)));
  g_assert_false (says (then, "Late"));
  before = pergola_scene_get_node (all, pergola_item_get_id (early));
  after = pergola_scene_get_node (then, pergola_item_get_id (early));
  g_assert_cmpfloat (before->bounds.x, ==, after->bounds.x);
  g_assert_cmpfloat (before->bounds.y, ==, after->bounds.y);
  g_assert_cmpuint (before->n_shapes, ==, after->n_shapes);
  for (guint i = 0; i < after->n_shapes; i++)
    g_assert_cmpstr (g_array_index (then->shapes, PergolaShape, after->first_shape + i).item, ==, after->id);
  /* The part lives on without the whole. */
  g_clear_pointer (&all, pergola_scene_unref);
  g_assert_true (says (then, "Early"));

  options.until++;
  g_clear_pointer (&then, pergola_scene_unref);
  then = pergola_layout_run (project, board, f->fonts, &options);
  g_assert_nonnull (pergola_scene_get_node (then, pergola_item_get_id (link)));
}

/* Read from the result back, the last step is the first. */
static void
test_retrospective_reading (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const PergolaBoardDef *board = pergola_project_get_board (project, "value.figure");
  PergolaItem *first, *last, *story;
  g_autoptr (PergolaScene) ahead = NULL;
  g_autoptr (PergolaScene) back = NULL;

  pergola_project_begin (project, "Fill");
  first = add_value (project, "immediate", "First");
  last = add_value (project, "realized", "Last");
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
  g_assert_false (says (ahead, "Retrospective"));
  g_assert_true (says (back, "Retrospective"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Recipe recipe;
  } PROJECTS[] = {
    { "empty", { 0 } },
    { "one", { .items = 1 } },
    { "sparse", { .items = 14, .links = 8, .stories = 1 } },
    { "usual", { .items = 45, .links = 35, .stories = 2, .long_titles = 2 } },
    { "dense", { .items = 160, .links = 200, .stories = 2, .long_titles = 5 } },
    { "absurd", { .items = 300, .links = 500, .stories = 3, .long_titles = 40 } },
    { "one-column", { .items = 200, .links = 100, .all_in = "potential" } },
    { "one-band", { .items = 200, .links = 100, .long_titles = 10, .all_in = "strategic" } },
    { "arabic", { .items = 50, .links = 50, .stories = 1, .long_titles = 5, .language = "ar" } },
    { "chinese", { .items = 50, .links = 50, .stories = 1, .long_titles = 5, .language = "zh-CN" } },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (PROJECTS); i++)
    {
      g_autofree char *path = g_strconcat ("/layout-cycles/guarantees/", PROJECTS[i].name, NULL);

      g_test_add (path, Fixture, &PROJECTS[i].recipe, set_up, test_guarantees, tear_down);
    }
  g_test_add ("/layout-cycles/audience", Fixture, NULL, set_up, test_audience, tear_down);
  g_test_add ("/layout-cycles/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/layout-cycles/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/layout-cycles/left-to-another", Fixture, NULL, set_up, test_left_to_another, tear_down);
  g_test_add ("/layout-cycles/legend-polarity", Fixture, NULL, set_up, test_legend_polarity, tear_down);
  g_test_add ("/layout-cycles/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/layout-cycles/story", Fixture, NULL, set_up, test_story, tear_down);
  g_test_add ("/layout-cycles/anchor", Fixture, NULL, set_up, test_anchor, tear_down);
  g_test_add ("/layout-cycles/legend", Fixture, NULL, set_up, test_legend, tear_down);
  g_test_add ("/layout-cycles/feedback", Fixture, NULL, set_up, test_feedback, tear_down);
  g_test_add ("/layout-cycles/retrospective", Fixture, NULL, set_up, test_retrospective, tear_down);
  g_test_add ("/layout-cycles/until", Fixture, NULL, set_up, test_until, tear_down);
  g_test_add ("/layout-cycles/retrospective-reading", Fixture, NULL, set_up, test_retrospective_reading, tear_down);
  g_test_add ("/layout-cycles/unknown", Fixture, NULL, set_up, test_unknown, tear_down);

  return g_test_run ();
}
