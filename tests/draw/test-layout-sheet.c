/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The guarantees of typeset pages, from empty to absurd: what they say, to whom, and how they go on over sheets. More
 * of it: the same again: --seed. */

#include "generate.h"
#include "hand-made.h"
#include "layout-checks.h"

#include "pergola-page.h"

#include <string.h>

#define BOARD "value.stories"

typedef struct
{
  guint stories;
  guint steps;   /* at most */
  gsize text;    /* bytes of the texts, at most */
  gboolean gaps; /* words are parted, else they are one */
  const char *language;
} SheetRecipe;

/* --- Projects --- */

static char *
make_text (gsize most, gboolean gaps)
{
  static const char *const WORDS[] = { "leak",  "clinic",        "of", "Zone 3", "水务", "شبكة التعلم",    "night-flow",
                                       "trust", "and so it was", "🌱",  "(1984)", "تسرب", "Wassergewinnung" };
  GString *text = g_string_new (NULL);
  gsize length = most > 0 ? g_test_rand_int_range (0, most) : 0;

  while (text->len < length)
    g_string_append_printf (text, "%s%s", WORDS[g_test_rand_int_range (0, G_N_ELEMENTS (WORDS))],
                            !gaps                                ? ""
                            : g_test_rand_int_range (0, 60) == 0 ? "\n\n"
                                                                 : " ");
  return g_string_free (text, FALSE);
}

static const char *
pick_choice (PergolaProject *project, const char *kind, const char *field)
{
  const PergolaFieldDef *def = pergola_kind_get_field (pergola_project_get_kind (project, kind), field);

  return ((PergolaChoice *) g_ptr_array_index (def->choices, g_test_rand_int_range (0, def->choices->len)))->id;
}

static PergolaItem *
add (PergolaProject *project, const char *kind, const char *parent, const char *title)
{
  PergolaItem *item = pergola_project_add (project, kind, parent);

  hand_made_set (project, pergola_item_get_id (item), "title", title);
  return item;
}

static void
add_step (PergolaProject *project, PergolaItem *story, PergolaItem *indicator, const SheetRecipe *recipe)
{
  g_autofree char *told = make_text (recipe->text, recipe->gaps), *short_one = make_text (80, recipe->gaps);
  PergolaItem *step = add (project, "step", pergola_item_get_id (story), told);
  PergolaItem *value = add (project, "value", NULL, short_one);

  hand_made_set (project, pergola_item_get_id (value), "type", pick_choice (project, "value", "type"));
  if (g_test_rand_bit ())
    hand_made_set (project, pergola_item_get_id (step), "type", pick_choice (project, "step", "type"));
  if (g_test_rand_bit ())
    hand_made_set (project, pergola_item_get_id (step), "experience", told);
  if (g_test_rand_bit ())
    hand_made_set (project, pergola_item_get_id (step), "strength", pick_choice (project, "step", "strength"));
  if (g_test_rand_int_range (0, 4) > 0)
    pergola_project_link (project, "tells", pergola_item_get_id (step), pergola_item_get_id (value), NULL);
  if (g_test_rand_bit ())
    pergola_project_link (project, "instance", pergola_item_get_id (step), pergola_item_get_id (indicator), NULL);
}

static PergolaProject *
generate (LayoutFixture *f, const SheetRecipe *recipe)
{
  PergolaProject *project = pergola_project_new (f->frameworks);
  PergolaItem *indicator, *person, *reading;

  pergola_project_begin (project, "Generate");
  if (recipe->language != NULL)
    pergola_project_set_property (project, "language", recipe->language, NULL);
  indicator = add (project, "indicator", NULL, "Night leaks");
  reading = add (project, "reading", pergola_item_get_id (indicator), "");
  hand_made_set (project, pergola_item_get_id (reading), "value", "12");
  person = add (project, "person", NULL, "Amina");
  hand_made_set (project, pergola_item_get_id (person), "@audience", "everyone");
  for (guint i = 0; i < recipe->stories; i++)
    {
      g_autofree char *title = make_text (MIN (recipe->text, 300), recipe->gaps);
      g_autofree char *text = make_text (recipe->text, recipe->gaps);
      PergolaItem *story = add (project, "story", NULL, title);

      hand_made_set (project, pergola_item_get_id (story), "consent", "unnamed");
      hand_made_set (project, pergola_item_get_id (story), "text", text);
      hand_made_set (project, pergola_item_get_id (story), "teller", title);
      hand_made_set (project, pergola_item_get_id (story), "by", pergola_item_get_id (person));
      hand_made_set (project, pergola_item_get_id (story), "date", "2026-05");
      for (guint n = g_test_rand_int_range (1, recipe->steps + 1); n > 0; n--)
        add_step (project, story, indicator, recipe);
    }
  pergola_project_commit (project);

  return project;
}

/* --- Checks --- */

static PergolaScene *
lay_out (LayoutFixture *f, PergolaProject *project, const PergolaLayoutOptions *options)
{
  return pergola_layout_run (project, pergola_project_get_board (project, BOARD), f->fonts, options);
}

/* Places where a sheet may end lie between lines, from the top down. */
static void
check_breaks (PergolaScene *scene)
{
  double last = -1;

  for (guint i = 0; i < scene->breaks->len; i++)
    {
      const PergolaBreak *place = &g_array_index (scene->breaks, PergolaBreak, i);

      g_assert_cmpfloat (place->y, >=, last);
      last = place->y + place->skip;
    }
  g_assert_cmpfloat (last, <=, scene->height);
}

/* Of all words, each is whole on one sheet. */
static void
check_sheets (PergolaScene *scene, PergolaPaper paper)
{
  g_autoptr (GArray) pages = pergola_page_list_sheets (scene, paper);
  guint at = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);
      PergolaRect r = shape->bounds;
      gboolean whole = FALSE;

      if (shape->type != PERGOLA_SHAPE_TEXT)
        continue;
      for (at = 0; !whole && at < pages->len; at++)
        {
          const PergolaPage *page = &g_array_index (pages, PergolaPage, at);

          whole = r.y >= page->clip.y - 0.5 && r.y + r.height <= page->clip.y + page->clip.height + 0.5;
          g_assert_cmpfloat ((page->clip.height) * page->scale, <=, page->height + 0.5);
        }
      if (!whole)
        g_error ("“%.40s” (role %d, %g to %g) is split between sheets of paper %d",
                 pango_layout_get_text (shape->layout), shape->role, r.y, r.y + r.height, paper);
    }
}

static void
check_all (LayoutFixture *f, PergolaProject *project)
{
  const double WIDTHS[] = { 0, 360, 1600 };

  for (int paper = 0; paper < 2; paper++)
    for (guint i = 0; i < (paper ? 1 : G_N_ELEMENTS (WIDTHS)); i++)
      {
        PergolaLayoutOptions options = { .paper = paper, .width = WIDTHS[i], .audience = PERGOLA_AUDIENCE_EVERYONE };
        g_autoptr (PergolaScene) scene = lay_out (f, project, &options);
        g_autoptr (PergolaScene) again = lay_out (f, project, &options);
        g_autofree char *one = describe_scene (scene), *other = describe_scene (again);

        check_scene (scene, project);
        check_breaks (scene);
        g_assert_cmpstr (one, ==, other);
        for (int p = PERGOLA_PAPER_FIT; paper && p <= PERGOLA_PAPER_SCREEN; p++)
          check_sheets (scene, p);
      }
}

static void
test_guarantees (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = generate (f, data);

  check_all (f, project);
}

/* The page of a language that runs right to left is that of another one in a mirror, as far as its words go. */
static void
test_mirrored (LayoutFixture *f, gconstpointer data)
{
  const SheetRecipe recipe = { .stories = 8, .steps = 6, .text = 300, .gaps = TRUE, .language = "ar" };
  g_autoptr (PergolaProject) project = generate (f, &recipe);
  g_autoptr (PergolaScene) scene = lay_out (f, project, &PERGOLA_LAYOUT_OPTIONS_PAPER);
  guint right = 0, left = 0;

  g_assert_true (scene->rtl);
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->role != PERGOLA_ROLE_BADGE || shape->type != PERGOLA_SHAPE_RECT || shape->bounds.width < 20)
        continue;
      if (shape->bounds.x > scene->width / 2)
        right++;
      else
        left++;
    }
  g_assert_cmpuint (right + left, >, 0);
  g_assert_cmpuint (left, ==, 0);
}

static char *
list_words (PergolaScene *scene)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT)
        g_string_append_printf (words, "%s\n", pango_layout_get_text (shape->layout));
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    g_string_append_printf (words, "%s\n", g_array_index (scene->nodes, PergolaNode, i).name);

  return g_string_free (words, FALSE);
}

static char *
read_page (LayoutFixture *f, PergolaProject *project, PergolaAudience audience)
{
  PergolaLayoutOptions options = { .paper = TRUE, .audience = audience };
  g_autoptr (PergolaScene) scene = lay_out (f, project, &options);

  return list_words (scene);
}

static PergolaProject *
make_story (LayoutFixture *f, PergolaItem **story)
{
  PergolaProject *project = pergola_project_new (f->frameworks);
  PergolaItem *step, *value, *end, *indicator, *old, *late, *person;
  PergolaItem *loop;

  pergola_project_begin (project, "Tell");
  *story = add (project, "story", NULL, "Leaks found at night");
  person = add (project, "person", NULL, "Amina");
  hand_made_set (project, pergola_item_get_id (*story), "by", pergola_item_get_id (person));
  hand_made_set (project, pergola_item_get_id (*story), "teller", "network engineer");
  hand_made_set (project, pergola_item_get_id (*story), "text", "It began.\n\nIt ended.");
  value = add (project, "value", NULL, "Monthly leak clinic");
  hand_made_set (project, pergola_item_get_id (value), "type", "immediate");
  end = add (project, "value", NULL, "Losses down");
  hand_made_set (project, pergola_item_get_id (end), "type", "realized");
  step = add (project, "step", pergola_item_get_id (*story), "The questions were sharper.");
  hand_made_set (project, pergola_item_get_id (step), "type", "potential");
  hand_made_set (project, pergola_item_get_id (step), "experience", "A little ashamed");
  pergola_project_link (project, "tells", pergola_item_get_id (step), pergola_item_get_id (value), NULL);
  step = add (project, "step", pergola_item_get_id (*story), "The meter says so.");
  pergola_project_link (project, "tells", pergola_item_get_id (step), pergola_item_get_id (end), NULL);
  indicator = add (project, "indicator", NULL, "Night flow");
  hand_made_set (project, pergola_item_get_id (indicator), "unit", "litres");
  late = add (project, "reading", pergola_item_get_id (indicator), "");
  hand_made_set (project, pergola_item_get_id (late), "date", "2026-05");
  hand_made_set (project, pergola_item_get_id (late), "value", "31");
  old = add (project, "reading", pergola_item_get_id (indicator), "");
  hand_made_set (project, pergola_item_get_id (old), "date", "2025-12-01");
  hand_made_set (project, pergola_item_get_id (old), "value", "77");
  pergola_project_link (project, "instance", pergola_item_get_id (step), pergola_item_get_id (indicator), NULL);
  loop = pergola_project_link (project, "improving", pergola_item_get_id (end), pergola_item_get_id (value), NULL);
  hand_made_set (project, pergola_item_get_id (loop), "title", "checklist v2");
  pergola_project_commit (project);

  return project;
}

#define assert_says(text, words) g_assert_nonnull (strstr (text, words))
#define assert_keeps(text, words) g_assert_null (strstr (text, words))

static void
test_says (LayoutFixture *f, gconstpointer data)
{
  PergolaItem *story;
  g_autoptr (PergolaProject) project = make_story (f, &story);
  g_autofree char *words = read_page (f, project, PERGOLA_AUDIENCE_CIRCLE);

  assert_says (words, "Leaks found at night\n");
  assert_says (words, "Told by\nAmina\n");
  assert_says (words, "network engineer\n");
  assert_says (words, "It began.\nIt ended.\n");
  assert_says (words, "What it was like\nA little ashamed\n");
  assert_says (words, "The teller’s own tag\nPotential\n");
  assert_says (words, "Night flow: 31 litres · 2026-05\n");
  assert_says (words, "Improving · checklist v2\nLosses down → Monthly leak clinic\n");
  assert_says (words, "Immediate · Monthly leak clinic · The questions were sharper.\n");
}

static void
agree (PergolaProject *project, PergolaItem *story, const char *consent)
{
  pergola_project_begin (project, "Agree");
  hand_made_set (project, pergola_item_get_id (story), "consent", consent);
  pergola_project_commit (project);
}

/* What was agreed to goes before audiences. */
static void
test_consent (LayoutFixture *f, gconstpointer data)
{
  PergolaItem *story;
  g_autoptr (PergolaProject) project = make_story (f, &story);
  g_autofree char *unsaid = read_page (f, project, PERGOLA_AUDIENCE_EVERYONE), *named = NULL, *unnamed = NULL,
                  *inside = NULL, *withheld = NULL, *circle = NULL;

  assert_keeps (unsaid, "Leaks found at night");
  assert_keeps (unsaid, "The meter says so.");
  assert_keeps (unsaid, "Amina");
  agree (project, story, "named");
  named = read_page (f, project, PERGOLA_AUDIENCE_EVERYONE);
  assert_says (named, "Amina");
  agree (project, story, "unnamed");
  unnamed = read_page (f, project, PERGOLA_AUDIENCE_EVERYONE);
  assert_says (unnamed, "Leaks found at night");
  assert_says (unnamed, "network engineer");
  assert_keeps (unnamed, "Amina");
  inside = read_page (f, project, PERGOLA_AUDIENCE_CIRCLE);
  assert_says (inside, "Amina");
  agree (project, story, "withheld");
  withheld = read_page (f, project, PERGOLA_AUDIENCE_EVERYONE);
  assert_keeps (withheld, "Leaks found at night");
  assert_keeps (withheld, "The meter says so.");
  circle = read_page (f, project, PERGOLA_AUDIENCE_CIRCLE);
  assert_says (circle, "The meter says so.");
}

/* A story does not begin on the rest of a sheet on which it has no room. */
static void
test_begins (LayoutFixture *f, gconstpointer data)
{
  const SheetRecipe recipe = { .stories = 12, .steps = 3, .text = 500, .gaps = TRUE };
  g_autoptr (PergolaProject) project = generate (f, &recipe);
  g_autoptr (PergolaScene) scene = lay_out (f, project, &PERGOLA_LAYOUT_OPTIONS_PAPER);
  g_autoptr (GArray) pages = pergola_page_list_sheets (scene, PERGOLA_PAPER_A4);
  g_autoptr (GArray) parts = pergola_page_list_sheets (scene, PERGOLA_PAPER_FIT);

  g_assert_cmpuint (pages->len, >, 2);
  g_assert_cmpuint (parts->len, ==, 12);
  for (guint i = 0; i < parts->len; i++)
    {
      const PergolaPage *part = &g_array_index (parts, PergolaPage, i);
      gboolean whole = FALSE;
      double room = 0;

      for (guint k = 0; k < pages->len; k++)
        {
          const PergolaPage *page = &g_array_index (pages, PergolaPage, k);

          room = (page->height - 104) / page->scale;
          whole |= part->clip.y >= page->clip.y - 0.5 &&
                   part->clip.y + part->clip.height <= page->clip.y + page->clip.height + 0.5;
        }
      g_assert_true (whole || part->clip.height > room);
    }
}

static void
test_empty (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = pergola_project_new (f->frameworks);
  g_autofree char *words = read_page (f, project, PERGOLA_AUDIENCE_EVERYONE);

  assert_says (words, pergola_project_get_board (project, BOARD)->empty);
  check_all (f, project);
}

/* Any kind has a page. */
static void
test_items (LayoutFixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) project = pergola_project_new (f->frameworks);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  pergola_project_begin (project, "Add");
  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      for (guint k = 0; k < framework->kinds->len; k++)
        {
          const PergolaKind *kind = g_ptr_array_index (framework->kinds, k);
          PergolaItem *item = kind->parent == NULL ? add (project, kind->id, NULL, "Word") : NULL;

          for (guint n = 0; item != NULL && n < kind->fields->len; n++)
            {
              const PergolaFieldDef *field = g_ptr_array_index (kind->fields, n);

              if (field->type == PERGOLA_FIELD_LINE || field->type == PERGOLA_FIELD_TEXT)
                hand_made_set (project, pergola_item_get_id (item), field->id, "Words of it");
            }
        }
    }
  pergola_project_commit (project);

  {
    g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

    for (guint i = 0; i < items->len; i++)
      {
        PergolaLayoutOptions options = { .paper = TRUE, .audience = PERGOLA_AUDIENCE_ME };
        g_autoptr (PergolaScene) scene =
          pergola_layout_sheet_item (project, g_ptr_array_index (items, i), f->fonts, &options);
        g_autofree char *words = list_words (scene);

        check_scene (scene, project);
        assert_says (words, "Words of it");
      }
  }
}

int
main (int argc, char **argv)
{
  static const SheetRecipe FEW = { .stories = 3, .steps = 5, .text = 400, .gaps = TRUE };
  static const SheetRecipe MANY = { .stories = 200, .steps = 6, .text = 200, .gaps = TRUE };
  static const SheetRecipe LONG = { .stories = 2, .steps = 2, .text = 100000, .gaps = TRUE };
  static const SheetRecipe WORDS = { .stories = 3, .steps = 12, .text = 2000, .gaps = FALSE };
  static const SheetRecipe ARABIC = { .stories = 5, .steps = 9, .text = 800, .gaps = TRUE, .language = "ar" };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout-sheet/guarantees/few", LayoutFixture, &FEW, layout_set_up, test_guarantees, layout_tear_down);
  g_test_add ("/layout-sheet/guarantees/many", LayoutFixture, &MANY, layout_set_up, test_guarantees, layout_tear_down);
  g_test_add ("/layout-sheet/guarantees/long", LayoutFixture, &LONG, layout_set_up, test_guarantees, layout_tear_down);
  g_test_add ("/layout-sheet/guarantees/long-words", LayoutFixture, &WORDS, layout_set_up, test_guarantees,
              layout_tear_down);
  g_test_add ("/layout-sheet/guarantees/arabic", LayoutFixture, &ARABIC, layout_set_up, test_guarantees,
              layout_tear_down);
  g_test_add ("/layout-sheet/mirrored", LayoutFixture, NULL, layout_set_up, test_mirrored, layout_tear_down);
  g_test_add ("/layout-sheet/says", LayoutFixture, NULL, layout_set_up, test_says, layout_tear_down);
  g_test_add ("/layout-sheet/consent", LayoutFixture, NULL, layout_set_up, test_consent, layout_tear_down);
  g_test_add ("/layout-sheet/begins", LayoutFixture, NULL, layout_set_up, test_begins, layout_tear_down);
  g_test_add ("/layout-sheet/empty", LayoutFixture, NULL, layout_set_up, test_empty, layout_tear_down);
  g_test_add ("/layout-sheet/items", LayoutFixture, NULL, layout_set_up, test_items, layout_tear_down);

  return g_test_run ();
}
