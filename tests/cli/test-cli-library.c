/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* pergola index and pergola search, in a home of their own. */

#include "cli-run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD(id, title)                                                                                                \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"" id        \
  "\" language=\"en\">\n  <title>" title "</title>\n  <framework id=\"value\" version=\"1\"/>\n"
#define ITEM(kind, id, title, audience, fields)                                                                        \
  "  <item id=\"" id "\" kind=\"" kind "\" rank=\"i\" audience=\"" audience "\">\n    <field id=\"title\">" title      \
  "</field>\n" fields "  </item>\n"
#define TAIL "</project>\n"

static void
add_library (CliRun *run)
{
  g_autofree char *folder = tmp_folder_path (&run->tmp, "ours");

  g_assert_no_errno (g_mkdir (folder, 0700));
  tmp_folder_put (&run->tmp, "ours/a.pergola",
                  HEAD ("q7m2ndx4tb1c", "Night School") ITEM ("value", "aaaa2222", "Night visits", "everyone",
                                                              "    <field id=\"note\">we go and look</field>\n")
                    ITEM ("story", "bbbb2222", "One night", "everyone", "    <field id=\"date\">2024-03-05</field>\n")
                      ITEM ("value", "cccc2222", "Night doubts", "me", "") TAIL);
  tmp_folder_put (&run->tmp, "ours/b.pergola",
                  HEAD ("q7m2ndx4tb2c", "Leaks") ITEM ("value", "aaaa2222", "Night\tréseau", "everyone", "") TAIL);
}

static void
index_library (CliRun *run)
{
  add_library (run);
  cli_run (run, "index", "--add", "ours", NULL);
  cli_run_assert_ok (run);
}

static guint
count_lines (CliRun *run)
{
  g_auto (GStrv) lines = g_strsplit (run->output->str, "\n", -1);

  cli_run_assert_ok (run);
  return g_strv_length (lines) - 1;
}

/* --- index --- */

static void
test_index (CliRun *run, gconstpointer data)
{
  add_library (run);
  cli_run (run, "index", NULL);
  cli_run_assert_output (run, "projects\t0\nitems\t0\nunreadable\t0\naway\t0\n");
  cli_run (run, "index", "ours", NULL);
  cli_run_assert_match (run->error->str, "*ours: *--add*\n");
  g_assert_cmpint (run->status, ==, 1);
  cli_run (run, "index", "--add", "nowhere", NULL);
  cli_run_assert_match (run->error->str, "*nowhere: there is no such folder\n");
  g_assert_cmpint (run->status, ==, 1);
  cli_run (run, "index", "--add", "ours", NULL);
  cli_run_assert_output (run, "projects\t2\nitems\t3\nunreadable\t0\naway\t0\n");
  cli_run (run, "index", "ours", NULL);
  cli_run_assert_output (run, "projects\t2\nitems\t3\nunreadable\t0\naway\t0\n");
  cli_run (run, "index", "--no-such-option", NULL);
  cli_run_assert_failed (run, 2, "*--no-such-option*");
}

static void
test_index_faults (CliRun *run, gconstpointer data)
{
  index_library (run);
  tmp_folder_put (&run->tmp, "ours/bad.pergola", "<project>\n");
  tmp_folder_put (&run->tmp, "ours/a.sync-conflict-20260514-150412-7ABC2DE.pergola", "<project>\n");
  cli_run (run, "index", NULL);
  cli_run_assert_match (run->error->str, "*bad.pergola:1: *\n");
  g_assert_null (strstr (run->error->str, "sync-conflict"));
  g_assert_cmpstr (run->output->str, ==, "projects\t2\nitems\t3\nunreadable\t1\naway\t0\n");
  g_assert_cmpint (run->status, ==, 1);
}

/* --- search --- */

static void
test_lines (CliRun *run, gconstpointer data)
{
  index_library (run);
  cli_run (run, "search", "nig", NULL);
  g_assert_cmpuint (count_lines (run), ==, 4);
  cli_run_assert_match (run->output->str, "*ours/a.pergola\t\t@project\tNight School\t\n*");
  cli_run_assert_match (run->output->str, "*ours/a.pergola\taaaa2222\tvalue\tNight visits\twe go and look\n*");
  cli_run (run, "search", "--private", "night", NULL);
  g_assert_cmpuint (count_lines (run), ==, 5);
  cli_run (run, "search", "--limit", "2", "night", NULL);
  g_assert_cmpuint (count_lines (run), ==, 2);
  cli_run (run, "search", "RESEAU", NULL);
  g_assert_cmpuint (count_lines (run), ==, 1);
  cli_run (run, "search", "no such words", NULL);
  cli_run_assert_output (run, "");
  cli_run (run, "search", "\"(", NULL);
  cli_run_assert_output (run, "");
}

static void
test_filters (CliRun *run, gconstpointer data)
{
  static const char *const projects[] = { "ours/b.pergola", "q7m2ndx4tb2c", "leaks" };

  index_library (run);
  cli_run (run, "search", "--kind", "story", "night", NULL);
  g_assert_cmpuint (count_lines (run), ==, 1);
  cli_run_assert_match (run->output->str, "*\tbbbb2222\tstory\tOne night\t*");
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      cli_run (run, "search", "--project", projects[i], "night", NULL);
      g_assert_cmpuint (count_lines (run), ==, 1);
      cli_run_assert_match (run->output->str, "*ours/b.pergola\taaaa2222\t*");
    }
  /* Known, and none of them found. */
  cli_run (run, "search", "--kind", "person", "night", NULL);
  cli_run_assert_output (run, "");
  cli_run (run, "search", "--project", "Leaks", "visits", NULL);
  cli_run_assert_output (run, "");
}

static void
test_unknown (CliRun *run, gconstpointer data)
{
  cli_run (run, "search", "--project", "x", "night", NULL);
  cli_run_assert_failed (run, 1, "*--project x: there is no project in the library\n");
  index_library (run);
  cli_run (run, "search", "--kind", "foo", "night", NULL);
  cli_run_assert_failed (run, 1, "*--kind foo: there is no such kind; there are: *value*story*\n");
  cli_run (run, "search", "--project", "x", "night", NULL);
  cli_run_assert_failed (run, 1, "*--project x: *; there are: *Leaks*");
  cli_run_assert_match (run->error->str, "*Night School*");
  cli_run (run, "search", "--limit", "0", "night", NULL);
  cli_run_assert_failed (run, 2, "*--limit*");
  cli_run (run, "search", NULL);
  g_assert_cmpint (run->status, ==, 2);
}

static void
test_json (CliRun *run, gconstpointer data)
{
  index_library (run);
  cli_run (run, "search", "--json", "--private", "night", NULL);
  cli_run_assert_ok (run);
  cli_run_assert_match (run->output->str, "*\"projectTitle\": \"Night School\"*\n");
  cli_run_assert_match (run->output->str, "*\"kind\": \"@project\",*\"kindTitle\": \"Project\"*");
  cli_run_assert_match (run->output->str, "*\"title\": \"One night\",*\"date\": \"2024-03-05\"*");
  cli_run_assert_match (run->output->str, "*\"title\": \"Night doubts\",*\"audience\": \"me\"*");
  cli_run (run, "search", "--json", "nothing", NULL);
  cli_run_assert_output (run, "[]\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CLI_RUN_ADD ("/cli-library/index", test_index);
  CLI_RUN_ADD ("/cli-library/index-faults", test_index_faults);
  CLI_RUN_ADD ("/cli-library/lines", test_lines);
  CLI_RUN_ADD ("/cli-library/filters", test_filters);
  CLI_RUN_ADD ("/cli-library/unknown", test_unknown);
  CLI_RUN_ADD ("/cli-library/json", test_json);
  return g_test_run ();
}
