/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Seeded random edits. After each step the project's own indices agree with a plain scan; at the end undoing all
 * gives the first bytes again, redoing all the last, and load, save, load the same.
 * More of it: PERGOLA_TEST_ROUNDS=1000; the same again: --seed. */

#include "random-edits.h"

static gboolean
held (GPtrArray *list, PergolaItem *item)
{
  return g_ptr_array_find (list, item, NULL);
}

static void
check_invariants (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const char *parent = pergola_item_get_parent (item);
      g_autoptr (GPtrArray) kin = pergola_project_list_items (project, pergola_item_get_kind (item));

      g_assert_true (pergola_project_get (project, pergola_item_get_id (item)) == item);
      g_assert_true (held (kin, item));
      if (parent != NULL)
        {
          g_autoptr (GPtrArray) children = pergola_project_list_children (project, parent);
          g_assert_nonnull (pergola_project_get (project, parent));
          g_assert_true (held (children, item));
        }
      for (guint k = 1; k < kin->len; k++)
        g_assert_cmpint (pergola_item_compare_rank (&kin->pdata[k - 1], &kin->pdata[k]), <, 0);
    }
  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      g_autoptr (GPtrArray) of_from = pergola_project_list_links_of (project, pergola_item_get_from (link));
      g_autoptr (GPtrArray) of_to = pergola_project_list_links_of (project, pergola_item_get_to (link));

      g_assert_true (held (of_from, link) && held (of_to, link));
      g_assert_nonnull (pergola_project_get (project, pergola_item_get_from (link)));
      g_assert_nonnull (pergola_project_get (project, pergola_item_get_to (link)));
    }
}

static void
check_round_trip (PergolaProject *project, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (PergolaProject) again = pergola_reader_read_bytes (bytes, "again", frameworks, &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  second = pergola_writer_write (again);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
}

static guint
get_rounds (void)
{
  const char *text = g_getenv ("PERGOLA_TEST_ROUNDS");
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 12;
}

static void
test_round (PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  PergolaHistory *history = pergola_project_get_history (project);
  g_autoptr (GBytes) first = pergola_writer_write (project);
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) again = NULL;

  for (guint step = 0; step < 150; step++)
    {
      random_edits_step (project);
      check_invariants (project);
      if (step % 10 == 0)
        check_round_trip (project, frameworks);
    }

  last = pergola_writer_write (project);
  while (pergola_history_redo (history))
    check_invariants (project);
  g_bytes_unref (g_steal_pointer (&last));
  last = pergola_writer_write (project);

  while (pergola_history_undo (history))
    check_invariants (project);
  again = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (first, again));

  while (pergola_history_redo (history))
    check_invariants (project);
  g_bytes_unref (g_steal_pointer (&again));
  again = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (last, again));
  check_round_trip (project, frameworks);
}

static void
test_random_edits (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint round = get_rounds (); round > 0; round--)
    test_round (frameworks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/random-edits", test_random_edits);
  return g_test_run ();
}
