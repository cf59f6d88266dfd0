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
  g_test_add_func ("/tidy/random", test_random);

  return g_test_run ();
}
