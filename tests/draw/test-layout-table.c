/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The guarantees of tables on projects from empty to absurd; and what the matrix shows of stories, and to whom. More of
 * it: PERGOLA_TEST_ROUNDS=100; the same again: --seed; the last scene: PERGOLA_TEST_PICTURE=FILE.png. */

#include "generate.h"
#include "hand-made.h"
#include "layout-checks.h"
#include "pergola-page.h"

#include <stdlib.h>
#include <string.h>

#define MATRIX "value.matrix"

typedef struct
{
  PergolaFonts *fonts;
  PergolaFrameworks *frameworks;
  PergolaProject *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->fonts = pergola_fonts_new ();
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  pergola_project_begin (f->project, "Make");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->project);
  g_clear_object (&f->frameworks);
  g_clear_object (&f->fonts);
}

/* --- Guarantees --- */

static void
keep_picture (PergolaScene *scene)
{
  const char *path = g_getenv ("PERGOLA_TEST_PICTURE");
  PergolaOutputOptions options = { .format = PERGOLA_FORMAT_PNG, .theme = PERGOLA_THEME_PRINT, .scale = 1 };
  g_autoptr (GBytes) bytes = path != NULL ? pergola_output_png (scene, &options, NULL, NULL) : NULL;

  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

static PergolaScene *
lay_out (Fixture *f, PergolaProject *project, const char *board, const PergolaLayoutOptions *options)
{
  return pergola_layout_run (project, pergola_project_get_board (project, board), f->fonts, options);
}

static void
check_layout (Fixture *f, PergolaProject *project, const char *board, const PergolaLayoutOptions *options)
{
  g_autoptr (PergolaScene) scene = lay_out (f, project, board, options);
  g_autoptr (PergolaScene) again = lay_out (f, project, board, options);
  g_autofree char *first = describe_scene (scene), *second = describe_scene (again);

  keep_picture (scene);
  check_scene (scene, project);
  g_assert_cmpstr (first, ==, second);
  for (guint i = 0; options->paper && i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT && shape->role == PERGOLA_ROLE_TITLE)
        g_assert_false (pergola_shape_is_ellipsized (shape));
    }
}

static void
show_variant (PergolaProject *project, const char *variant)
{
  pergola_project_begin (project, "Show");
  pergola_project_set_property (project, MATRIX "/variant", variant, NULL);
  pergola_project_commit (project);
}

static void
check_board (Fixture *f, PergolaProject *project, const char *board)
{
  PergolaLayoutOptions screen = PERGOLA_LAYOUT_OPTIONS_SCREEN, paper = PERGOLA_LAYOUT_OPTIONS_PAPER;

  check_layout (f, project, board, &screen);
  screen.width = g_test_rand_int_range (300, 2400);
  screen.height = 600;
  check_layout (f, project, board, &screen);
  check_layout (f, project, board, &paper);
  paper.width = 740;
  paper.audience = PERGOLA_AUDIENCE_ME;
  check_layout (f, project, board, &paper);
}

static PergolaItem *
pick (GPtrArray *items)
{
  return items->pdata[g_test_rand_int_range (0, items->len)];
}

/* Numbers with and without readings, tellers, and steps that say things of their own. */
static void
add_evidence (PergolaProject *project, guint n)
{
  static const char *const TYPES[] = { "orienting", "immediate", "potential", "applied", "realized", "strategic" };
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  g_autoptr (GPtrArray) steps = pergola_project_list_items (project, "step");

  for (guint i = 0; i < n; i++)
    {
      const char *id = hand_made_add (project, "indicator", i % 3 > 0 ? "Night losses, per cent of the flow" : "",
                                      TYPES[g_test_rand_int_range (0, G_N_ELEMENTS (TYPES))]);

      hand_made_set (project, id, "target", "20");
      hand_made_set (project, id, "baseline", "1234567.25");
      hand_made_set (project, id, "unit", g_test_rand_bit () ? "%" : "per cent of flow");
      for (int k = g_test_rand_int_range (0, 8); k > 0; k--)
        {
          g_autofree char *value = g_strdup_printf ("%d", g_test_rand_int_range (-5000, 5000));
          const char *reading = pergola_item_get_id (pergola_project_add (project, "reading", id));

          hand_made_set (project, reading, "value", value);
          hand_made_set (project, reading, "date", "2026-05");
        }
      if (steps->len > 0)
        pergola_project_link (project, "instance", pergola_item_get_id (pick (steps)), id, NULL);
    }
  for (guint i = 0; i < stories->len; i++)
    if (g_test_rand_bit ())
      hand_made_set (
        project, pergola_item_get_id (stories->pdata[i]), "by",
        hand_made_add (project, "person", g_test_rand_bit () ? "Amina Wassergewinnungsverband" : "é", NULL));
  for (guint i = 0; i < steps->len; i++)
    hand_made_set (project, pergola_item_get_id (steps->pdata[i]), "title",
                   g_test_rand_bit () ? "Eleven per cent less water was lost than last year. The meter says so, not I."
                                      : "");
}

static void
test_guarantees (Fixture *f, gconstpointer data)
{
  const char *asked = g_getenv ("PERGOLA_TEST_ROUNDS");

  for (int i = asked != NULL ? MAX (atoi (asked), 1) : 2; i > 0; i--)
    {
      g_autoptr (PergolaProject) project = generate_project (data);
      g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");

      pergola_project_begin (project, "Add");
      add_evidence (project, ((const Recipe *) data)->items / 3);
      if (stories->len > 0)
        pergola_project_set_property (project, MATRIX "/story", pergola_item_get_id (stories->pdata[0]), NULL);
      pergola_project_commit (project);
      check_board (f, project, MATRIX);
      show_variant (project, "cells");
      check_board (f, project, MATRIX);
      check_board (f, project, "value.indicators");
    }
}

/* --- What it shows --- */

/* A story of values, NULL at the end. */
static const char *
tell (PergolaProject *project, const char *title, const char *first, ...)
{
  const char *story = hand_made_add (project, "story", title, NULL);
  va_list values;

  va_start (values, first);
  for (const char *value = first; value != NULL; value = va_arg (values, const char *))
    pergola_story_append (project, story, value);
  va_end (values);

  return story;
}

static const char *
get_step (PergolaProject *project, const char *story, guint index)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  return pergola_item_get_id (steps->pdata[index]);
}

static guint
count_texts (PergolaScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      n += shape->type == PERGOLA_SHAPE_TEXT && g_str_equal (pango_layout_get_text (shape->layout), text);
    }

  return n;
}

/* One card told in two stories stands in both rows, each time as the step that tells of it. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  const char *c = hand_made_add (f->project, "value", "Trial, Zone 3", "applied");
  const char *one = tell (f->project, "Leaks found at night", a, c, NULL);
  const char *other = tell (f->project, "Quiet nights", c, NULL);
  g_autoptr (PergolaScene) scene = NULL;
  const PergolaNode *first, *second, *row;

  hand_made_set (f->project, c, "polarity", "helped");
  hand_made_set (f->project, one, "by", hand_made_add (f->project, "person", "Amina", NULL));
  scene = lay_out (f, f->project, MATRIX, &options);
  first = pergola_scene_get_node (scene, get_step (f->project, one, 1));
  second = pergola_scene_get_node (scene, get_step (f->project, other, 0));
  g_assert_cmpstr (first->name, ==, "Leaks found at night, step 2 of 2, Applied: Trial, Zone 3, helped");
  g_assert_cmpfloat_with_epsilon (first->bounds.x, second->bounds.x, 0.01);
  g_assert_cmpfloat (first->bounds.y + first->bounds.height, <, second->bounds.y);
  row = pergola_scene_get_node (scene, one);
  g_assert_cmpstr (row->name, ==, "Leaks found at night, Amina, 2 steps");
  g_assert_true (pergola_scene_neighbour (scene, first, -1, 0) ==
                 pergola_scene_get_node (scene, get_step (f->project, one, 0)));
  g_assert_true (pergola_scene_neighbour (scene, first, 0, 1) == second);
}

/* A result that nothing stands behind asks for what came before it; one that something does not. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const char *d = hand_made_add (f->project, "value", "Losses down", "realized");
  const char *story = tell (f->project, "Directors ask for figures", d, NULL);
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  g_autoptr (PergolaScene) before = lay_out (f, f->project, MATRIX, &options);
  g_autoptr (PergolaScene) after = NULL;

  g_assert_cmpuint (count_texts (before, "?"), ==, 3);
  g_assert_nonnull (strstr (pergola_scene_get_node (before, story)->name, "Potential is not told"));
  g_assert_nonnull (pergola_project_link (f->project, "flow", a, d, NULL));
  after = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (after, "?"), ==, 0);
}

/* What a teller wants is kept to when it leaves. */
static void
test_consent (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  const char *story = tell (f->project, "Leaks found at night", a, NULL);
  const char *amina = hand_made_add (f->project, "person", "Amina", NULL);
  g_autoptr (PergolaScene) unasked = NULL;
  g_autoptr (PergolaScene) told = NULL;
  g_autoptr (PergolaScene) named = NULL;
  g_autoptr (PergolaScene) unnamed = NULL;
  g_autoptr (PergolaScene) withheld = NULL;
  g_autoptr (PergolaScene) circle = NULL;

  hand_made_set (f->project, amina, "@audience", "everyone");
  hand_made_set (f->project, story, "by", amina);
  unasked = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (unasked, "Leaks found at night"), ==, 1); /* a path, and no word of hers */
  hand_made_set (f->project, get_step (f->project, story, 0), "title", "We asked what nobody had");
  told = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (told, "Leaks found at night"), ==, 0);
  hand_made_set (f->project, story, "consent", "named");
  named = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (named, "Amina"), ==, 1);
  hand_made_set (f->project, story, "consent", "unnamed");
  unnamed = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (unnamed, "Amina"), ==, 0);
  g_assert_cmpuint (count_texts (unnamed, "Leaks found at night"), ==, 1);
  hand_made_set (f->project, story, "consent", "withheld");
  withheld = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (withheld, "Leaks found at night"), ==, 0);
  g_assert_null (pergola_scene_get_node (withheld, get_step (f->project, story, 0)));
  options.audience = PERGOLA_AUDIENCE_CIRCLE;
  circle = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (circle, "Leaks found at night"), ==, 1);
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  g_autoptr (PergolaScene) scene = NULL;

  tell (f->project, "Leaks", a, NULL);
  for (int i = 0; i < 5; i++)
    hand_made_add (f->project, "indicator", "Losses", "realized");
  scene = lay_out (f, f->project, MATRIX, &options);
  g_assert_cmpuint (count_texts (scene, "Losses"), ==, 3);
  g_assert_cmpuint (count_texts (scene, "+2 more"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "No indicator"), ==, 1);
}

static void
add_reading (PergolaProject *project, const char *indicator, const char *date, const char *value)
{
  const char *id = pergola_item_get_id (pergola_project_add (project, "reading", indicator));

  hand_made_set (project, id, "date", date);
  hand_made_set (project, id, "value", value);
}

/* On an earlier day a number shows what it was then; on a screen all keeps its place. */
static void
test_until (Fixture *f, gconstpointer data)
{
  static const char *const BOARDS[] = { MATRIX, "value.indicators" };
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const char *id = hand_made_add (f->project, "indicator", "Losses", "realized");
  const char *later = hand_made_add (f->project, "indicator", "Calls", "realized");

  add_reading (f->project, id, "2026-01-10", "11");
  add_reading (f->project, id, "2026-06-10", "77");
  add_reading (f->project, later, "2026-05-10", "5");
  for (guint i = 0; i < G_N_ELEMENTS (BOARDS); i++)
    {
      g_autoptr (PergolaScene) now = lay_out (f, f->project, BOARDS[i], &options);
      g_autoptr (PergolaScene) then = NULL, kept = NULL;

      g_assert_true (layout_says (now, "77"));
      g_assert_true (now->dated);
      g_assert_true (pergola_timeline_parse ("2026-02", NULL, &options.until));
      then = lay_out (f, f->project, BOARDS[i], &options);
      g_assert_true (layout_says (then, "11"));
      g_assert_false (layout_says (then, "77"));
      g_assert_null (pergola_scene_get_node (then, later));
      options.keep_later = TRUE;
      kept = lay_out (f, f->project, BOARDS[i], &options);
      g_assert_false (layout_says (kept, "77"));
      g_assert_nonnull (pergola_scene_get_node (kept, later));
      options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
    }
}

/* That something is missing is not said to who may not see that it is there. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  const char *number = hand_made_add (f->project, "indicator", "Losses", "immediate");
  g_autoptr (PergolaScene) mine = NULL, theirs = NULL;

  tell (f->project, "Leaks", a, NULL);
  hand_made_set (f->project, number, "@audience", "me");
  mine = lay_out (f, f->project, MATRIX, &options);
  g_assert_false (layout_says (mine, "No indicator"));
  options.audience = PERGOLA_AUDIENCE_CIRCLE;
  theirs = lay_out (f, f->project, MATRIX, &options);
  g_assert_false (layout_says (theirs, "Losses"));
  g_assert_false (layout_says (theirs, "No indicator"));
}

/* Many rows take sheets: none is split, and the names of columns stand on each. */
static void
test_sheets (Fixture *f, gconstpointer data)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  g_autoptr (PergolaScene) scene = NULL;
  g_autoptr (GArray) pages = NULL;

  for (int i = 0; i < 60; i++)
    tell (f->project, "Leaks found at night", a, NULL);
  scene = lay_out (f, f->project, MATRIX, &options);
  pages = pergola_page_list_sheets (scene, PERGOLA_PAPER_A4);
  g_assert_cmpuint (pages->len, >, 1);
  for (guint i = 0; i < pages->len; i++)
    {
      const PergolaPage *page = &g_array_index (pages, PergolaPage, i);

      g_assert_cmpfloat_with_epsilon (page->repeat, i > 0 ? scene->repeat.height : 0, 0.01);
      for (guint k = 0; i + 1 < pages->len && k < scene->wholes->len; k++)
        {
          const PergolaRect *whole = &g_array_index (scene->wholes, PergolaRect, k);
          double cut = page->clip.y + page->clip.height;

          g_assert_true (whole->y >= cut - 0.5 || whole->y + whole->height <= cut + 0.5);
        }
    }
}

static void
add_recipe (const char *path, const Recipe *recipe)
{
  g_test_add (path, Fixture, recipe, set_up, test_guarantees, tear_down);
}

int
main (int argc, char *argv[])
{
  static const Recipe EMPTY = { 0 }, SOME = { .items = 24, .links = 20, .stories = 7 };
  static const Recipe LONG = { .items = 24, .links = 20, .stories = 9, .long_titles = 60 };
  static const Recipe ARABIC = { .items = 24, .links = 20, .stories = 7, .long_titles = 10, .language = "ar" };
  static const Recipe MANY = { .items = 90, .links = 200, .stories = 60 };
  static const Recipe PILE = { .items = 12, .links = 40, .stories = 12, .all_in = "applied" };

  g_test_init (&argc, &argv, NULL);
  add_recipe ("/layout-table/empty", &EMPTY);
  add_recipe ("/layout-table/some", &SOME);
  add_recipe ("/layout-table/long", &LONG);
  add_recipe ("/layout-table/arabic", &ARABIC);
  add_recipe ("/layout-table/many", &MANY);
  add_recipe ("/layout-table/pile", &PILE);
  g_test_add ("/layout-table/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/layout-table/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/layout-table/consent", Fixture, NULL, set_up, test_consent, tear_down);
  g_test_add ("/layout-table/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/layout-table/until", Fixture, NULL, set_up, test_until, tear_down);
  g_test_add ("/layout-table/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/layout-table/sheets", Fixture, NULL, set_up, test_sheets, tear_down);

  return g_test_run ();
}
