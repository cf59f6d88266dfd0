/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "generate.h"
#include "pergola-draw.h"

static const PergolaBoardDef *
get_board (PergolaProject *project)
{
  return pergola_project_get_board (project, "value.figure");
}

static PergolaItem *
add_value (PergolaProject *project, const char *type)
{
  PergolaItem *item = pergola_project_add (project, "value", NULL);

  pergola_project_set (project, pergola_item_get_id (item), "type", type, NULL);

  return item;
}

static void
link_items (PergolaProject *project, const char *kind, PergolaItem *from, PergolaItem *to)
{
  g_assert_nonnull (pergola_project_link (project, kind, pergola_item_get_id (from), pergola_item_get_id (to), NULL));
}

static gboolean
is_above (PergolaItem *a, PergolaItem *b)
{
  return g_strcmp0 (pergola_item_get_rank (a), pergola_item_get_rank (b)) < 0;
}

static void
test_untangles (void)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaItem *a[3], *b[3];

  pergola_project_begin (project, "Fill");
  for (int i = 0; i < 3; i++)
    {
      a[i] = add_value (project, "immediate");
      b[i] = add_value (project, "potential");
    }
  for (int i = 0; i < 3; i++)
    link_items (project, "flow", a[i], b[2 - i]);
  pergola_project_commit (project);

  g_assert_true (pergola_layout_tidy (project, get_board (project)));
  for (int i = 1; i < 3; i++)
    g_assert_cmpint (is_above (a[i - 1], a[i]), ==, is_above (b[3 - i], b[2 - i]));
  g_assert_false (pergola_layout_tidy (project, get_board (project)));
}

static void
test_loops (void)
{
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaItem *improves, *plain, *reframes, *start;

  pergola_project_begin (project, "Fill");
  start = add_value (project, "immediate");
  improves = add_value (project, "realized");
  plain = add_value (project, "realized");
  reframes = add_value (project, "realized");
  link_items (project, "improving", improves, start);
  link_items (project, "reframing", reframes, start);
  pergola_project_commit (project);

  g_assert_true (pergola_layout_tidy (project, get_board (project)));
  g_assert_true (is_above (reframes, plain));
  g_assert_true (is_above (plain, improves));
}

/* Cards of a wide band stand below, or above, what they lead to. */
static void
test_bands (void)
{
  const char *types[] = { "immediate", "potential", "applied", "realized" };
  g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
  PergolaItem *band[4], *column[4];

  pergola_project_begin (project, "Fill");
  for (int i = 0; i < 4; i++)
    {
      band[i] = add_value (project, "enabling");
      column[i] = add_value (project, types[i]);
    }
  for (int i = 0; i < 4; i++)
    link_items (project, "flow", band[i], column[3 - i]);
  pergola_project_commit (project);

  g_assert_true (pergola_layout_tidy (project, get_board (project)));
  for (int i = 1; i < 4; i++)
    {
      g_assert_true (is_above (band[i], band[i - 1]));
      g_assert_true (pergola_item_has_choice (band[i], "type", "enabling"));
    }
  g_assert_false (pergola_layout_tidy (project, get_board (project)));
  g_assert_true (pergola_history_undo (pergola_project_get_history (project)));
  g_assert_true (is_above (band[0], band[1]));
}

/* --- Crossings, counted pair by pair --- */

static const char *const ORDER[] = { "orienting", "immediate",      "potential", "applied",
                                     "realized",  "transformative", "strategic", "enabling" };

typedef struct
{
  int zone, row;
} Place;

static Place
get_place (PergolaProject *project, const char *id)
{
  const PergolaBoardDef *board = get_board (project);

  for (guint z = 0; z < board->zones->len; z++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, z);
      g_autoptr (GPtrArray) cards = pergola_project_list_cards (project, g_ptr_array_index (zone->cards, 0));

      for (guint i = 0; i < cards->len; i++)
        if (g_str_equal (pergola_item_get_id (g_ptr_array_index (cards, i)), id))
          for (guint o = 0; o < G_N_ELEMENTS (ORDER); o++)
            if (g_str_equal (ORDER[o], zone->id))
              return (Place){ o, i };
    }
  g_assert_not_reached ();
}

/* Whether lines a → b and c → d cross, of which a and c, and b and d, stand in the same places, or a and c in one wide
 * band that has one row. */
static gboolean
do_cross (Place a, Place b, Place c, Place d)
{
  if (a.zone != c.zone)
    return FALSE;
  if (a.zone < 6)
    return b.zone == d.zone && b.zone < 6 && (a.row - c.row) * (b.row - d.row) < 0;
  if (b.zone >= 6 || d.zone >= 6)
    return FALSE;

  return (a.row - c.row) * (b.zone - d.zone) < 0;
}

static guint
count_crossings (PergolaProject *project)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, "flow");
  g_autofree Place *from = g_new (Place, links->len + 1), *to = g_new (Place, links->len + 1);
  guint count = 0;

  for (guint i = 0; i < links->len; i++)
    {
      Place a = get_place (project, pergola_item_get_from (g_ptr_array_index (links, i)));
      Place b = get_place (project, pergola_item_get_to (g_ptr_array_index (links, i)));

      /* The wide band first, else the earlier column. */
      from[i] = (b.zone >= 6) != (a.zone >= 6) ? (b.zone >= 6 ? b : a) : a.zone < b.zone ? a : b;
      to[i] = from[i].zone == a.zone && from[i].row == a.row ? b : a;
    }
  for (guint i = 0; i < links->len; i++)
    for (guint j = 0; j < i; j++)
      count += do_cross (from[i], to[i], from[j], to[j]);

  return count;
}

static void
test_crossings (void)
{
  for (int round = 0; round < 12; round++)
    {
      g_autoptr (PergolaProject) project = generate_project (&(Recipe){ 0 });
      PergolaItem *items[26];
      guint before;

      /* At most four in a band, so that it has one row. */
      pergola_project_begin (project, "Fill");
      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        items[i] = add_value (project, i < 8 ? ORDER[6 + i % 2] : ORDER[g_test_rand_int_range (0, 6)]);
      for (guint i = 0; i < 30; i++)
        pergola_project_link (project, "flow", pergola_item_get_id (items[g_test_rand_int_range (0, 26)]),
                              pergola_item_get_id (items[g_test_rand_int_range (8, 26)]), NULL);
      pergola_project_commit (project);

      before = count_crossings (project);
      pergola_layout_tidy (project, get_board (project));
      g_assert_cmpuint (count_crossings (project), <=, before);
    }
}

static GBytes *
without_ranks (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

  for (guint i = 0; i < items->len; i++)
    pergola_project_set (project, pergola_item_get_id (g_ptr_array_index (items, i)), "@rank", "i", NULL);

  return pergola_writer_write (project);
}

/* One step that only changes ranks, can be undone, and finds nothing more to do. */
static void
test_random (void)
{
  for (int round = 0; round < 10; round++)
    {
      g_autoptr (PergolaProject) project = generate_project (&(Recipe){ .items = 50, .links = 60, .stories = 1 });
      g_autoptr (GBytes) before = pergola_writer_write (project), after = NULL, bare = NULL, bare_before = NULL;
      gboolean moved = pergola_layout_tidy (project, get_board (project));

      g_assert_false (pergola_layout_tidy (project, get_board (project)));
      if (moved)
        {
          pergola_project_begin (project, "Compare");
          bare = without_ranks (project);
          pergola_project_cancel (project);
          pergola_history_undo (pergola_project_get_history (project));
          after = pergola_writer_write (project);
          g_assert_true (g_bytes_equal (before, after));
          pergola_project_begin (project, "Compare");
          bare_before = without_ranks (project);
          pergola_project_cancel (project);
          g_assert_true (g_bytes_equal (bare, bare_before));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy/untangles", test_untangles);
  g_test_add_func ("/tidy/loops", test_loops);
  g_test_add_func ("/tidy/bands", test_bands);
  g_test_add_func ("/tidy/crossings", test_crossings);
  g_test_add_func ("/tidy/random", test_random);

  return g_test_run ();
}
