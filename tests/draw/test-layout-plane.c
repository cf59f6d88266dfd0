/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The guarantees of a plane on boards from empty to absurd; what it shows, and to whom; and that it holds still. More
 * of it: PERGOLA_TEST_ROUNDS=100; the same again: --seed. */

#include "hand-made.h"
#include "layout-checks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BOARD "activities.matrix"
#define GAP 6.0

typedef struct
{
  guint items;
  guint clusters;  /* places that all stand around, 0: anywhere */
  double spread;   /* around them */
  guint steps;     /* values are rounded to so many steps, 0: they are not */
  guint long_ones; /* per cent of the titles */
  guint missing;   /* per cent of the values */
  const char *language;
} Recipe;

/* --- Projects --- */

static void
set_place (PergolaProject *project, PergolaItem *item, double across, double down)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  hand_made_set (project, pergola_item_get_id (item), "with", g_ascii_dtostr (text, sizeof text, across));
  hand_made_set (project, pergola_item_get_id (item), "formal", g_ascii_dtostr (text, sizeof text, down));
}

static PergolaItem *
add_activity (PergolaProject *project, const char *title, const char *category)
{
  PergolaItem *item = pergola_project_add (project, "activity", NULL);

  hand_made_set (project, pergola_item_get_id (item), "title", title);
  hand_made_set (project, pergola_item_get_id (item), "category", category);

  return item;
}

static PergolaProject *
new_project (LayoutFixture *f)
{
  PergolaProject *project = pergola_project_new (f->frameworks);

  g_assert_true (pergola_project_use (project, "activities"));
  return project;
}

static PergolaScene *
lay_out (LayoutFixture *f, PergolaProject *project, const PergolaLayoutOptions *options)
{
  return pergola_layout_run (project, pergola_project_get_board (project, BOARD), f->fonts, options);
}

static void
show_variant (PergolaProject *project, const char *variant)
{
  pergola_project_begin (project, "Show");
  pergola_project_set_property (project, BOARD "/variant", variant, NULL);
  pergola_project_commit (project);
}

static const char *
pick_choice (PergolaProject *project, const char *field)
{
  const PergolaFieldDef *def = pergola_kind_get_field (pergola_project_get_kind (project, "activity"), field);

  return ((PergolaChoice *) g_ptr_array_index (def->choices, g_test_rand_int_range (0, def->choices->len)))->id;
}

static double
make_value (const Recipe *recipe, double centre)
{
  double value =
    recipe->clusters > 0 ? centre + g_test_rand_double_range (-recipe->spread, recipe->spread) : g_test_rand_double ();

  value = CLAMP (value, 0, 1);
  return recipe->steps > 0 ? round (value * recipe->steps) / recipe->steps : value;
}

static char *
make_title (const Recipe *recipe)
{
  static const char *const TITLES[] = {
    "Tips", "Case clinics", "Building shared understanding", "",  "水务",
    "Q&A",  "شبكة التعلم",  "Project/after-action reviews",  "🌱", "Documenting practice"
  };
  GString *title = g_string_new (TITLES[g_test_rand_int_range (0, G_N_ELEMENTS (TITLES))]);

  if ((guint) g_test_rand_int_range (0, 100) < recipe->long_ones)
    for (int i = 0; i < 12; i++)
      g_string_append (title, g_test_rand_bit () ? " Wassergewinnungsverbandsgemeinde" : " and so on");

  return g_string_free (title, FALSE);
}

static PergolaProject *
generate (LayoutFixture *f, const Recipe *recipe)
{
  PergolaProject *project = new_project (f);
  double centres[8];

  for (guint i = 0; i < G_N_ELEMENTS (centres); i++)
    centres[i] = g_test_rand_double ();
  pergola_project_begin (project, "Generate");
  if (recipe->language != NULL)
    pergola_project_set_property (project, "language", recipe->language, NULL);
  for (guint i = 0; i < recipe->items; i++)
    {
      guint cluster = recipe->clusters > 0 ? i % recipe->clusters : 0;
      g_autofree char *title = make_title (recipe);
      PergolaItem *item = add_activity (project, title, pick_choice (project, "category"));

      if ((guint) g_test_rand_int_range (0, 100) >= recipe->missing)
        set_place (project, item, make_value (recipe, centres[cluster * 2]),
                   make_value (recipe, centres[cluster * 2 + 1]));
      hand_made_set (project, pergola_item_get_id (item), "source", pick_choice (project, "source"));
      if (g_test_rand_bit ())
        hand_made_set (project, pergola_item_get_id (item), "state", pick_choice (project, "state"));
    }
  pergola_project_commit (project);

  return project;
}

/* --- Checks --- */

static void
check_apart (const PergolaRect *a, const PergolaRect *b)
{
  double x = MAX (a->x, b->x) - MIN (a->x + a->width, b->x + b->width);
  double y = MAX (a->y, b->y) - MIN (a->y + a->height, b->y + b->height);

  if (MAX (x, y) < GAP - 1e-6)
    g_error ("Too close: %.1f,%.1f %.1f×%.1f and %.1f,%.1f %.1f×%.1f", a->x, a->y, a->width, a->height, b->x, b->y,
             b->width, b->height);
}

/* Pills and the names of regions. */
static void
check_gaps (PergolaScene *scene, gboolean plain)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (PergolaRect));

  for (guint i = 0; i < scene->nodes->len; i++)
    g_array_append_val (rects, g_array_index (scene->nodes, PergolaNode, i).bounds);
  for (guint i = 0; i < scene->zones->len && !plain; i++)
    {
      const PergolaSceneZone *zone = &g_array_index (scene->zones, PergolaSceneZone, i);

      if (zone->cards->len > 0)
        g_array_append_val (rects, zone->title_bounds);
    }
  for (guint i = 0; i < rects->len; i++)
    for (guint k = 0; k < i; k++)
      check_apart (&g_array_index (rects, PergolaRect, i), &g_array_index (rects, PergolaRect, k));
}

static gboolean
lies_in (const PergolaRect *rect, const PergolaRect *outer)
{
  return rect->x >= outer->x - 0.01 && rect->y >= outer->y - 0.01 &&
         rect->x + rect->width <= outer->x + outer->width + 0.01 &&
         rect->y + rect->height <= outer->y + outer->height + 0.01;
}

/* A region holds its pills and its name. */
static void
check_regions (PergolaScene *scene)
{
  for (guint i = 0; i < scene->zones->len; i++)
    {
      const PergolaSceneZone *zone = &g_array_index (scene->zones, PergolaSceneZone, i);

      for (guint k = 0; k < zone->cards->len; k++)
        g_assert_true (lies_in (
          &g_array_index (scene->nodes, PergolaNode, g_array_index (zone->cards, guint, k)).bounds, &zone->bounds));
      g_assert_true (lies_in (&zone->title_bounds, &zone->bounds));
    }
}

/* Zones in turn; in each downwards, then across. */
static void
check_reading_order (PergolaScene *scene)
{
  for (guint i = 1; i < scene->spots->len; i++)
    {
      const PergolaSpot *a = &g_array_index (scene->spots, PergolaSpot, i - 1), *b = a + 1;
      guint zone_a = g_array_index (scene->nodes, PergolaNode, a->node).zone;
      guint zone_b = g_array_index (scene->nodes, PergolaNode, b->node).zone;

      g_assert_cmpuint (zone_a, <=, zone_b);
      if (zone_a == zone_b)
        g_assert_true (a->down < b->down || (a->down == b->down && a->across <= b->across));
    }
}

static void
check_layout (LayoutFixture *f, PergolaProject *project, const PergolaLayoutOptions *options, gboolean plain)
{
  g_autoptr (PergolaScene) scene = lay_out (f, project, options);
  g_autoptr (PergolaScene) again = lay_out (f, project, options);
  g_autofree char *first = describe_scene (scene), *second = describe_scene (again);

  check_scene (scene, project);
  check_gaps (scene, plain);
  check_regions (scene);
  check_reading_order (scene);
  g_assert_cmpuint (scene->nodes->len, ==, scene->spots->len);
  g_assert_cmpfloat (scene->width, >=, options->width);
  g_assert_cmpfloat (scene->height, >=, options->height);
  for (guint i = 0; options->paper && i < scene->nodes->len; i++)
    g_assert_false (g_array_index (scene->nodes, PergolaNode, i).shortened);
  g_assert_cmpstr (first, ==, second);
}

static void
test_guarantees (LayoutFixture *f, gconstpointer data)
{
  static const double SIZES[][2] = { { 0, 0 }, { 420, 700 }, { 1700, 900 } };
  const char *asked = g_getenv ("PERGOLA_TEST_ROUNDS");

  for (int i = asked != NULL ? atoi (asked) : 2; i > 0; i--)
    {
      g_autoptr (PergolaProject) project = generate (f, data);
      g_autoptr (GBytes) before = pergola_writer_write (project), after = NULL;

      for (int plain = 1; plain >= 0; plain--)
        {
          show_variant (project, plain ? "points" : NULL);
          for (guint k = 0; k < G_N_ELEMENTS (SIZES); k++)
            {
              PergolaLayoutOptions screen = PERGOLA_LAYOUT_OPTIONS_SCREEN, paper = PERGOLA_LAYOUT_OPTIONS_PAPER;

              screen.width = paper.width = SIZES[k][0];
              screen.height = SIZES[k][1];
              check_layout (f, project, &screen, plain);
              check_layout (f, project, &paper, plain);
            }
        }
      after = pergola_writer_write (project);
      g_assert_true (g_bytes_equal (before, after));
    }
}

/* --- What it shows --- */

static const PergolaNode *
get_node (PergolaScene *scene, PergolaItem *item)
{
  return pergola_scene_get_node (scene, pergola_item_get_id (item));
}

static guint
count_roles (PergolaScene *scene, PergolaShapeRole role)
{
  guint n = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    n += g_array_index (scene->shapes, PergolaShape, i).role == role;

  return n;
}

static gboolean
says (PergolaScene *scene, PergolaShapeRole role, const char *text)
{
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT && shape->role == role &&
          strcmp (pango_layout_get_text (shape->layout), text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_words (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = new_project (f);
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) scene = NULL;
  g_autoptr (PergolaScene) with_state = NULL;
  PergolaItem *clinic, *visit;

  pergola_project_begin (project, "Make");
  clinic = add_activity (project, "Case clinics", "inquiries");
  visit = add_activity (project, "Field trips", "visits");
  set_place (project, clinic, 0.5, 0.3);
  hand_made_set (project, pergola_item_get_id (clinic), "source", "inside");
  pergola_project_commit (project);
  scene = lay_out (f, project, &options);
  g_assert_cmpstr (get_node (scene, clinic)->name, ==, "Case clinics, Productive inquiries, Each other");
  g_assert_cmpstr (get_node (scene, visit)->name, ==, "Field trips, Visits");
  for (guint i = 0; i < 4; i++)
    g_assert_true (
      says (scene, PERGOLA_ROLE_STRIP, (const char *[]){ "Learning from", "Learning with", "Informal", "Formal" }[i]));
  g_assert_true (says (scene, PERGOLA_ROLE_LEGEND, "Each other"));
  g_assert_false (says (scene, PERGOLA_ROLE_LEGEND, "Outside sources"));
  g_assert_true (says (scene, PERGOLA_ROLE_ZONE_TITLE, "Visits"));
  g_assert_true (says (scene, PERGOLA_ROLE_HINT, "Exchanges"));

  pergola_project_begin (project, "Change");
  hand_made_set (project, pergola_item_get_id (clinic), "state", "want");
  hand_made_set (project, pergola_item_get_id (visit), "source", "outside");
  pergola_project_commit (project);
  with_state = lay_out (f, project, &options);
  g_assert_cmpstr (get_node (with_state, clinic)->name, ==,
                   "Case clinics, Productive inquiries, Each other, We want it");
  g_assert_true (says (with_state, PERGOLA_ROLE_LEGEND, "We want it"));
  g_assert_true (says (with_state, PERGOLA_ROLE_LEGEND, "Outside sources"));
  g_assert_false (says (with_state, PERGOLA_ROLE_LEGEND, "Tried"));
}

/* Every state looks different without any colour: by its border, its strike, or the tone of its words. */
static void
test_states (LayoutFixture *f, gconstpointer data)
{
  static const char *const STATES[] = { NULL, "want", "tried", "dropped" };
  g_autoptr (PergolaProject) project = new_project (f);
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) scene = NULL;
  PergolaItem *items[G_N_ELEMENTS (STATES)];

  pergola_project_begin (project, "Make");
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      items[i] = add_activity (project, "Tips", "exchanges");
      hand_made_set (project, pergola_item_get_id (items[i]), "state", STATES[i]);
    }
  pergola_project_commit (project);
  scene = lay_out (f, project, &options);
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    for (guint k = 0; k < i; k++)
      {
        const PergolaNode *a = get_node (scene, items[i]), *b = get_node (scene, items[k]);

        g_assert_true (g_array_index (scene->shapes, PergolaShape, a->first_shape).dash !=
                         g_array_index (scene->shapes, PergolaShape, b->first_shape).dash ||
                       a->n_shapes != b->n_shapes);
      }
}

static void
test_places (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = new_project (f);
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  g_autoptr (PergolaScene) scene = NULL;
  PergolaItem *unplaced, *homeless, *secret;
  const PergolaSpot *spot;

  pergola_project_begin (project, "Make");
  unplaced = add_activity (project, "Visits", "visits");
  homeless = pergola_project_add (project, "activity", NULL);
  set_place (project, homeless, 1, 1);
  secret = add_activity (project, "Secret", "visits");
  hand_made_set (project, pergola_item_get_id (secret), "@audience", "me");
  pergola_project_commit (project);
  scene = lay_out (f, project, &options);

  /* Without values of its own it stands where its zone has its name. */
  spot = &g_array_index (scene->spots, PergolaSpot, 0);
  g_assert_true (get_node (scene, unplaced) == &g_array_index (scene->nodes, PergolaNode, spot->node));
  g_assert_cmpfloat (spot->across, ==, 0.14);
  g_assert_cmpfloat (spot->down, ==, 0.6);
  /* Without a zone it stands on the plane all the same. */
  g_assert_nonnull (get_node (scene, homeless));
  g_assert_cmpint (get_node (scene, homeless)->zone, ==, -1);
  g_assert_null (get_node (scene, secret));
  g_assert_cmpuint (scene->left_out, ==, 1);
  g_assert_cmpuint (scene->zones->len, ==, 7);
  /* Empty zones are for those who work at it. */
  g_assert_cmpuint (count_roles (scene, PERGOLA_ROLE_HINT), ==, 0);
}

static void
test_plain (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = new_project (f);
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) scene = NULL;

  pergola_project_begin (project, "Make");
  add_activity (project, "Tips", "exchanges");
  pergola_project_commit (project);
  show_variant (project, "points");
  scene = lay_out (f, project, &options);
  g_assert_cmpuint (scene->nodes->len, ==, 1);
  g_assert_cmpuint (count_roles (scene, PERGOLA_ROLE_ZONE), ==, 0);
  g_assert_cmpuint (count_roles (scene, PERGOLA_ROLE_ZONE_TITLE), ==, 0);
  g_assert_cmpuint (count_roles (scene, PERGOLA_ROLE_HINT), ==, 0);
  /* A pill still says what it belongs to. */
  g_assert_true (says (scene, PERGOLA_ROLE_BADGE, "1"));
}

/* --- Holding still --- */

/* How many nodes but @item stand elsewhere in the other scene, and how far away the farthest is. */
static guint
count_moved (PergolaScene *before, PergolaScene *after, PergolaItem *item, double *farthest)
{
  guint moved = 0;

  *farthest = 0;
  for (guint i = 0; i < before->nodes->len; i++)
    {
      const PergolaNode *a = &g_array_index (before->nodes, PergolaNode, i);
      const PergolaNode *b = pergola_scene_get_node (after, a->id);
      double distance = hypot (a->bounds.x - b->bounds.x, a->bounds.y - b->bounds.y);

      if (strcmp (a->id, pergola_item_get_id (item)) == 0)
        continue;
      moved += distance > 0.5;
      *farthest = MAX (*farthest, distance);
    }

  return moved;
}

/* Where all have room, one that moves to a free place moves nobody. */
static void
test_moves_nobody (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = new_project (f);
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;
  g_autoptr (PergolaScene) before = NULL;
  g_autoptr (PergolaScene) after = NULL;
  PergolaItem *item = NULL;
  double farthest;

  show_variant (project, "points");
  pergola_project_begin (project, "Make");
  for (guint i = 0; i < 16; i++)
    {
      item = add_activity (project, "Case clinics", "inquiries");
      set_place (project, item, (i % 4) / 4. + 0.1, (i / 4) / 4. + 0.1);
    }
  pergola_project_commit (project);
  before = lay_out (f, project, &options);
  pergola_project_begin (project, "Move");
  set_place (project, item, 0.98, 0.98);
  pergola_project_commit (project);
  after = lay_out (f, project, &options);
  g_assert_cmpuint (count_moved (before, after, item, &farthest), ==, 0);
  g_assert_cmpfloat (after->width, ==, before->width);
  g_assert_cmpfloat (after->height, ==, before->height);
}

/* On a board as full as the catalogue, a step of one moves few others, and those not far. */
static void
test_moves_few (LayoutFixture *f, gconstpointer data)
{
  static const Recipe RECIPE = { .items = 41 };
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  guint moved = 0, rounds = 20;
  double distances = 0;

  options.audience = PERGOLA_AUDIENCE_ME;
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (PergolaProject) project = generate (f, &RECIPE);
      g_autoptr (GPtrArray) items = pergola_project_list_items (project, "activity");
      PergolaItem *item = g_ptr_array_index (items, g_test_rand_int_range (0, items->len));
      g_autoptr (PergolaScene) before = NULL;
      g_autoptr (PergolaScene) after = NULL;
      double with = 0.5, formal = 0.5, farthest;

      show_variant (project, "points");
      before = lay_out (f, project, &options);
      pergola_item_get_number (item, "with", &with);
      pergola_item_get_number (item, "formal", &formal);
      pergola_project_begin (project, "Move");
      set_place (project, item, CLAMP (with + 0.02, 0, 1), CLAMP (formal + 0.02, 0, 1));
      pergola_project_commit (project);
      after = lay_out (f, project, &options);
      moved += count_moved (before, after, item, &farthest);
      distances += farthest;
    }
  g_test_message ("%.1f of 41 moved, the farthest by %.1f on average", (double) moved / rounds, distances / rounds);
  g_assert_cmpfloat ((double) moved / rounds, <, 12);
  g_assert_cmpfloat (distances / rounds, <, 60);
}

static void
add (const char *path, const Recipe *recipe)
{
  g_test_add (path, LayoutFixture, recipe, layout_set_up, test_guarantees, layout_tear_down);
}

int
main (int argc, char *argv[])
{
  static const Recipe EMPTY = { 0 }, ONE = { .items = 1 }, SOME = { .items = 41, .long_ones = 5, .missing = 10 };
  static const Recipe ARABIC = { .items = 41, .long_ones = 10, .language = "ar" };
  static const Recipe MANY = { .items = 300 }, TIES = { .items = 120, .steps = 4 };
  static const Recipe CLUSTERS = { .items = 150, .clusters = 3, .spread = 0.08, .long_ones = 10 };
  static const Recipe PILE = { .items = 80, .clusters = 1, .spread = 0, .long_ones = 20 };
  static const Recipe CORNERS = { .items = 60, .steps = 1, .long_ones = 30 }, NOWHERE = { .items = 60, .missing = 100 };

  g_test_init (&argc, &argv, NULL);
  add ("/layout-plane/empty", &EMPTY);
  add ("/layout-plane/one", &ONE);
  add ("/layout-plane/some", &SOME);
  add ("/layout-plane/arabic", &ARABIC);
  add ("/layout-plane/many", &MANY);
  add ("/layout-plane/ties", &TIES);
  add ("/layout-plane/clusters", &CLUSTERS);
  add ("/layout-plane/pile", &PILE);
  add ("/layout-plane/corners", &CORNERS);
  add ("/layout-plane/nowhere", &NOWHERE);
  g_test_add ("/layout-plane/words", LayoutFixture, NULL, layout_set_up, test_words, layout_tear_down);
  g_test_add ("/layout-plane/states", LayoutFixture, NULL, layout_set_up, test_states, layout_tear_down);
  g_test_add ("/layout-plane/places", LayoutFixture, NULL, layout_set_up, test_places, layout_tear_down);
  g_test_add ("/layout-plane/plain", LayoutFixture, NULL, layout_set_up, test_plain, layout_tear_down);
  g_test_add ("/layout-plane/moves-nobody", LayoutFixture, NULL, layout_set_up, test_moves_nobody, layout_tear_down);
  g_test_add ("/layout-plane/moves-few", LayoutFixture, NULL, layout_set_up, test_moves_few, layout_tear_down);

  return g_test_run ();
}
