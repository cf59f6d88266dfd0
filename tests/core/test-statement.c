/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saying what a community is leaves one item for each element, and nothing where nothing is said. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

static void
type (PergolaProject *project, const char *about, const char *text)
{
  g_autoptr (GError) error = NULL;

  pergola_statement_type (project, about, text, &error);
  g_assert_no_error (error);
}

static const char *
read_statement (PergolaProject *project, const char *about)
{
  PergolaItem *item = pergola_statement_find (project, about);

  return item != NULL ? pergola_item_get_title (item) : NULL;
}

static void
test_type (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  PergolaHistory *history = pergola_project_get_history (project);

  g_assert_cmpuint (pergola_statement_get_field (project)->choices->len, ==, 3);
  type (project, "domain", "");
  g_assert_null (read_statement (project, "domain"));
  type (project, "domain", "F");
  type (project, "domain", "Finding");
  g_assert_cmpstr (read_statement (project, "domain"), ==, "Finding");
  type (project, "practice", "Night readings");
  g_assert_cmpuint (pergola_project_count (project, "statement"), ==, 2);

  /* A sentence is a step. */
  pergola_history_undo (history);
  g_assert_null (read_statement (project, "practice"));
  g_assert_cmpstr (read_statement (project, "domain"), ==, "Finding");
  pergola_history_undo (history);
  g_assert_cmpuint (pergola_project_count (project, "statement"), ==, 0);
}

static void
test_empty_again (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  PergolaItem *item;

  type (project, "domain", "Finding leaks");
  type (project, "domain", "");
  g_assert_cmpuint (pergola_project_count (project, "statement"), ==, 0);

  /* What says more stays. */
  type (project, "domain", "Finding leaks");
  item = pergola_statement_find (project, "domain");
  pergola_project_begin (project, "More");
  pergola_project_set (project, pergola_item_get_id (item), "text", "In all of the network", NULL);
  pergola_project_commit (project);
  type (project, "domain", "");
  g_assert_cmpuint (pergola_project_count (project, "statement"), ==, 1);
}

/* The board is there with every project, and leaves no trace until something is said. */
static void
test_everywhere (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  const char *text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
                     "  <framework id=\"value\" version=\"1\"/>\n"
                     "</project>\n";
  g_autoptr (GBytes) before = g_bytes_new_static (text, strlen (text));
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (before, "test", frameworks, NULL);
  g_autoptr (GBytes) after = NULL;

  g_assert_nonnull (project);
  g_assert_null (pergola_project_get_board (project, "community.overview"));
  g_assert_false (pergola_project_use_board (project, "activities.matrix"));
  g_assert_true (pergola_project_use_board (project, "value.figure"));
  g_assert_true (pergola_project_use_board (project, "community.overview"));
  g_assert_nonnull (pergola_project_get_board (project, "community.overview"));
  after = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/type", test_type);
  g_test_add_func ("/statement/empty-again", test_empty_again);
  g_test_add_func ("/statement/everywhere", test_everywhere);
  return g_test_run ();
}
