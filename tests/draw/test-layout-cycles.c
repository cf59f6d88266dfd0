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
check_layout (LayoutFixture *f, PergolaProject *project, const char *board, const PergolaLayoutOptions *options)
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
check_overlays (LayoutFixture *f, PergolaProject *project, const PergolaBoardDef *board)
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
check_project (LayoutFixture *f, PergolaProject *project)
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
test_guarantees (LayoutFixture *f, gconstpointer data)
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

static PergolaScene *
lay_out (LayoutFixture *f, PergolaProject *project, const char *board, PergolaAudience audience)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;

  options.audience = audience;

  return pergola_layout_run (project, pergola_project_get_board (project, board), f->fonts, &options);
}

static void
test_audience (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) all = NULL, public = NULL;
  PergolaItem *a, *b, *link;

  pergola_project_begin (project, "Fill");
  a = generate_value (project, "immediate", "Leak clinic");
  b = generate_value (project, "potential", "A private doubt");
  pergola_project_set (project, pergola_item_get_id (b), "@audience", "me", NULL);
  link = pergola_project_link (project, "flow", pergola_item_get_id (a), pergola_item_get_id (b), NULL);
  pergola_project_commit (project);

  all = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  public = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_true (layout_says (all, "private doubt"));
  g_assert_nonnull (pergola_scene_get_node (all, pergola_item_get_id (link)));
  g_assert_cmpuint (all->left_out, ==, 0);

  g_assert_false (layout_says (public, "private"));
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
test_conflict (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) mine = NULL, circle = NULL, public = NULL;
  g_autofree char *key = pergola_conflict_make_key ("title", 1);
  PergolaChange change = { .type = PERGOLA_CHANGE_SET, .key = key, .new_value = (char *) "=Leak meeting" };
  PergolaItem *a;

  pergola_project_begin (project, "Fill");
  a = generate_value (project, "immediate", "Leak clinic");
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
  g_assert_false (layout_says (mine, "Leak meeting"));
}

static void
test_hidden (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) seven = NULL, eight = NULL;

  pergola_project_begin (project, "Fill");
  for (int i = 0; i < 3; i++)
    generate_value (project, "orienting", "Who is where");
  pergola_project_commit (project);
  eight = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (eight->nodes->len, ==, 3);
  g_assert_false (layout_says (eight, "Not shown here"));

  pergola_project_begin (project, "Show");
  pergola_project_set_property (project, "value.figure/variant", "seven", NULL);
  pergola_project_commit (project);
  seven = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (seven->nodes->len, ==, 0);
  g_assert_true (layout_says (seven, "Not shown here: Orienting 3"));
}

/* At the four cycles one is told which cards they leave to the other board; on paper that one comes too. */
static void
test_left_to_another (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) screen = NULL, paper = NULL;

  pergola_project_begin (project, "Fill");
  generate_value (project, "strategic", "A talk");
  generate_value (project, "applied", "A try");
  pergola_project_commit (project);
  screen = pergola_layout_run (project, pergola_project_get_board (project, "value.cycles"), f->fonts, &options);
  g_assert_true (layout_says (screen, "Not shown here: Strategic 1"));
  options = (PergolaLayoutOptions) PERGOLA_LAYOUT_OPTIONS_PAPER;
  paper = pergola_layout_run (project, pergola_project_get_board (project, "value.cycles"), f->fonts, &options);
  g_assert_false (layout_says (paper, "Not shown here"));
}

/* The legend has the pictures that are on cards, each by its own name. */
static void
test_legend_polarity (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) one = NULL, both = NULL;

  pergola_project_begin (project, "Fill");
  pergola_project_set (project, pergola_item_get_id (generate_value (project, "applied", "Trial")), "polarity", "none",
                       NULL);
  pergola_project_commit (project);
  one = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  g_assert_true (layout_says (one, "No difference"));
  g_assert_false (layout_says (one, "Hurt"));

  pergola_project_begin (project, "Fill");
  pergola_project_set (project, pergola_item_get_id (generate_value (project, "applied", "Trial")), "polarity", "hurt",
                       NULL);
  pergola_project_commit (project);
  both = lay_out (f, project, "value.figure", PERGOLA_AUDIENCE_ME);
  g_assert_true (layout_says (both, "No difference"));
  g_assert_true (layout_says (both, "Hurt"));
}

/* Nodes are read zone by zone in rank order, then the links. */
static void
test_order (LayoutFixture *f, gconstpointer data)
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
test_story (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaItem *values[3], *story;
  const char *types[] = { "immediate", "potential", "realized" };
  guint dotted = 0;

  pergola_project_begin (project, "Fill");
  story = pergola_project_add (project, "story", NULL);
  for (int i = 0; i < 3; i++)
    {
      values[i] = generate_value (project, types[i], "Step");
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
    g_assert_true (layout_says (scene, "story shown"));
  }
  {
    PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
    g_autoptr (PergolaScene) scene = NULL;

    options.story = "";
    scene = pergola_layout_run (project, pergola_project_get_board (project, "value.figure"), f->fonts, &options);
    g_assert_cmpint (pergola_scene_get_node (scene, pergola_item_get_id (values[0]))->step, ==, 0);
    g_assert_false (layout_says (scene, "story shown"));
  }
}

/* A loop to an aspiration that a board has no pills for ends on the zone that it belongs to. */
static void
test_anchor (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  g_autoptr (PergolaScene) scene = NULL;
  PergolaItem *value, *hope, *link;

  pergola_project_begin (project, "Fill");
  value = generate_value (project, "realized", "Losses down");
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
test_legend (LayoutFixture *f, gconstpointer data)
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
test_unknown (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaBoardDef board = *pergola_project_get_board (project, "value.figure");
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  g_autoptr (PergolaScene) scene = NULL;
  char layout[] = "kaleidoscope";

  board.layout = layout;
  scene = pergola_layout_run (project, &board, f->fonts, &options);
  g_assert_true (layout_says (scene, "kaleidoscope"));
  check_inside_page (scene);
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

      g_test_add (path, LayoutFixture, &PROJECTS[i].recipe, layout_set_up, test_guarantees, layout_tear_down);
    }
  g_test_add ("/layout-cycles/audience", LayoutFixture, NULL, layout_set_up, test_audience, layout_tear_down);
  g_test_add ("/layout-cycles/conflict", LayoutFixture, NULL, layout_set_up, test_conflict, layout_tear_down);
  g_test_add ("/layout-cycles/hidden", LayoutFixture, NULL, layout_set_up, test_hidden, layout_tear_down);
  g_test_add ("/layout-cycles/left-to-another", LayoutFixture, NULL, layout_set_up, test_left_to_another,
              layout_tear_down);
  g_test_add ("/layout-cycles/legend-polarity", LayoutFixture, NULL, layout_set_up, test_legend_polarity,
              layout_tear_down);
  g_test_add ("/layout-cycles/order", LayoutFixture, NULL, layout_set_up, test_order, layout_tear_down);
  g_test_add ("/layout-cycles/story", LayoutFixture, NULL, layout_set_up, test_story, layout_tear_down);
  g_test_add ("/layout-cycles/anchor", LayoutFixture, NULL, layout_set_up, test_anchor, layout_tear_down);
  g_test_add ("/layout-cycles/legend", LayoutFixture, NULL, layout_set_up, test_legend, layout_tear_down);
  g_test_add ("/layout-cycles/unknown", LayoutFixture, NULL, layout_set_up, test_unknown, layout_tear_down);

  return g_test_run ();
}
