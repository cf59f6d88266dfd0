/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli-run.h"

/* What may come of a file that is not as it should be: a fault, with file, line and reason; or a problem, which is
 * said, kept and written back. */

#define ROOT "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" ROOT "  <title>T</title>\n"                                           \
  "  <framework id=\"value\" version=\"1\"/>\n"
#define TAIL "</project>\n"
#define ITEM(id, kind, more)                                                                                           \
  "  <item id=\"" id "\" kind=\"" kind "\" rank=\"i\" audience=\"everyone\">\n"                                        \
  "    <field id=\"title\">A</field>\n" more "  </item>\n"

typedef struct
{
  const char *name;
  const char *text;
  int line; /* where it is said to be, or 0 where that is for the parser to say */
} Case;

static const Case faults[] = {
  { "empty", "", 1 },
  { "not-xml", "This is a letter.\n", 1 },
  { "binary",
    "\x7f"
    "ELF\x02\x01\x01",
    1 },
  { "truncated", HEAD "  <item id=\"a\" kind=\"value\">\n    <field id=\"title\">A", 0 },
  { "truncated-before-the-end", HEAD, 0 },
  { "wrong-root", "<?xml version=\"1.0\"?>\n<html/>\n", 2 },
  { "wrong-namespace", "<?xml version=\"1.0\"?>\n<project xmlns=\"urn:other\" version=\"1\" id=\"q7m2ndx4tb1c\"/>\n",
    2 },
  { "no-namespace", "<project version=\"1\" id=\"q7m2ndx4tb1c\"/>\n", 1 },
  { "doctype", "<?xml version=\"1.0\"?>\n<!DOCTYPE project>\n" ROOT TAIL, 2 },
  { "entity", "<?xml version=\"1.0\"?>\n<!DOCTYPE project [<!ENTITY a \"b\">]>\n" ROOT "<title>&a;</title>\n" TAIL, 2 },
  { "external-entity",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" ROOT
    "<title>&a;</title>\n" TAIL,
    2 },
  { "laughs",
    "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>\n" ROOT
    "<title>&f;</title>\n" TAIL,
    1 },
  { "undefined-entity", HEAD "  <x>&nbsp;</x>\n" TAIL, 5 },
  { "invalid-utf-8", HEAD "  <item id=\"a\" kind=\"value\"><field id=\"title\">\xff\xfe</field></item>\n" TAIL, 5 },
  { "other-encoding", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- \xe4 -->\n" ROOT TAIL, 2 },
  { "duplicate-id", HEAD ITEM ("aaaa0001", "value", "") ITEM ("aaaa0001", "value", "") TAIL, 8 },
  { "duplicate-id-of-a-link",
    HEAD ITEM ("aaaa0001", "value", "") "  <link id=\"aaaa0001\" kind=\"flow\" from=\"aaaa0001\" to=\"b\"/>\n" TAIL,
    8 },
};

static void
assert_fault (CliRun *run, const Case *fault)
{
  g_autofree char *path = g_strconcat (fault->name, ".pergola", NULL);
  g_autofree char *pattern =
    fault->line > 0 ? g_strdup_printf ("%s:%d: ?*\n", path, fault->line) : g_strdup_printf ("%s:?*: ?*\n", path);
  g_autofree char *output = g_strconcat (fault->name, ".out", NULL);
  g_autofree char *output_path = tmp_folder_path (&run->tmp, output);

  tmp_folder_put (&run->tmp, path, fault->text);
  cli_run (run, "check", path, NULL);
  cli_run_assert_failed (run, 1, pattern);
  g_assert_cmpuint (strlen (run->error->str), ==, strcspn (run->error->str, "\n") + 1);

  /* Nothing comes of it. */
  cli_run (run, "convert", path, "--output", output, NULL);
  cli_run_assert_failed (run, 1, pattern);
  g_assert_false (g_file_test (output_path, G_FILE_TEST_EXISTS));
}

static void
test_faults (CliRun *run, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_test_message ("%s", faults[i].name);
      assert_fault (run, &faults[i]);
    }
}

static void
test_every_command (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", "nonsense");
  cli_run (run, "boards", "a.pergola", NULL);
  cli_run_assert_failed (run, 1, "a.pergola:1: *");
  cli_run (run, "show", "a.pergola", NULL);
  cli_run_assert_failed (run, 1, "a.pergola:1: *");
  cli_run (run, "show", "a.pergola", "--json", NULL);
  cli_run_assert_failed (run, 1, "a.pergola:1: *");
  cli_run (run, "export", "a.pergola", "--all", "--format", "pdf", NULL);
  cli_run_assert_failed (run, 1, "a.pergola:1: *");
  cli_run (run, "check", ".", NULL);
  cli_run_assert_failed (run, 1, ".: *");
  cli_run (run, "check", "missing.pergola", NULL);
  cli_run_assert_failed (run, 1, "missing.pergola: *");
  tmp_folder_assert_count (&run->tmp, 1);
}

/* What grows until it is refused. */
static void
test_large (CliRun *run, gconstpointer data)
{
  const gsize field_max = 1024 * 1024;
  g_autofree char *fill = g_strnfill (field_max + 1, 'x');
  g_autofree char *long_field = g_strconcat (HEAD "  <item id=\"a\" kind=\"value\">\n    <field id=\"title\">", fill,
                                             "</field>\n  </item>\n" TAIL, NULL);
  g_autofree char *long_attribute =
    g_strconcat (HEAD "  <item id=\"a\" kind=\"value\" other=\"", fill, "\"/>\n" TAIL, NULL);
  g_autoptr (GString) deep = g_string_new (HEAD);
  g_autofree char *huge = tmp_folder_write (&run->tmp, "huge.pergola", HEAD);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<x>\n");
  /* A hole takes no room on the disk. */
  g_assert_cmpint (truncate (huge, 300LL * 1024 * 1024), ==, 0);
  tmp_folder_put (&run->tmp, "field.pergola", long_field);
  tmp_folder_put (&run->tmp, "attribute.pergola", long_attribute);
  tmp_folder_put (&run->tmp, "deep.pergola", deep->str);

  cli_run (run, "check", "huge.pergola", NULL);
  cli_run_assert_failed (run, 1, "huge.pergola:1: *256*\n");
  cli_run (run, "check", "field.pergola", NULL);
  cli_run_assert_failed (run, 1, "field.pergola:6: ?*\n");
  cli_run (run, "check", "attribute.pergola", NULL);
  g_assert_cmpint (run->status, !=, -1);
  cli_run (run, "check", "deep.pergola", NULL);
  cli_run_assert_failed (run, 1, "deep.pergola:6?: ?*\n");
}

static const Case problems[] = {
  { "dangling-link",
    HEAD ITEM (
      "aaaa0001", "value", "") "  <link id=\"linkaaa1\" kind=\"flow\" from=\"aaaa0001\" to=\"gone0001\"/>\n" TAIL,
    8 },
  { "unknown-kind", HEAD ITEM ("aaaa0001", "dragon", "") TAIL, 5 },
  { "unknown-link-kind",
    HEAD ITEM ("aaaa0001", "value", "")
      ITEM ("aaaa0002", "value", "") "  <link id=\"linkaaa1\" kind=\"rope\" from=\"aaaa0001\" to=\"aaaa0002\"/>\n" TAIL,
    11 },
  { "unknown-choice", HEAD ITEM ("aaaa0001", "value", "    <field id=\"type\">imaginary</field>\n") TAIL, 5 },
  { "unknown-field", HEAD ITEM ("aaaa0001", "value", "    <field id=\"wings\">two</field>\n") TAIL, 5 },
  { "out-of-range", HEAD ITEM ("aaaa0001", "capability", "    <field id=\"level\">11</field>\n") TAIL, 5 },
  { "not-a-number", HEAD ITEM ("aaaa0001", "capability", "    <field id=\"level\">high</field>\n") TAIL, 5 },
  { "not-a-date", HEAD ITEM ("aaaa0001", "value", "    <field id=\"date\">May 14</field>\n") TAIL, 5 },
  { "missing-parent",
    HEAD "  <item id=\"aaaa0001\" kind=\"step\" rank=\"i\" audience=\"everyone\" parent=\"gone0001\"/>\n" TAIL, 5 },
  { "unknown-element",
    HEAD "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
         "    <field id=\"title\">A</field>\n"
         "    <scent xmlns=\"urn:other\">rose</scent>\n"
         "  </item>\n" TAIL,
    0 },
  { "unknown-attribute",
    HEAD "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"everyone\" scent=\"rose\">\n"
         "    <field id=\"title\">A</field>\n"
         "  </item>\n" TAIL,
    0 },
  { "unknown-framework",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" ROOT "  <title>T</title>\n"
    "  <framework id=\"alchemy\" version=\"1\"/>\n" TAIL,
    0 },
  { "newer",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:pergola:project:1\" version=\"2\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
    "  <title>T</title>\n"
    "  <framework id=\"value\" version=\"1\"/>\n"
    "  <future depth=\"3\"/>\n" TAIL,
    0 },
};

static void
assert_problem (CliRun *run, const Case *problem)
{
  g_autofree char *path = g_strconcat (problem->name, ".pergola", NULL);
  g_autofree char *pattern =
    problem->line > 0 ? g_strdup_printf ("%s:%d: ?*\n*", path, problem->line) : g_strdup_printf ("%s:?*: ?*\n*", path);

  tmp_folder_put (&run->tmp, path, problem->text);
  cli_run (run, "check", path, NULL);
  cli_run_assert_ok (run);
  cli_run_assert_match (run->output->str, pattern);
  cli_run (run, "check", path, "--strict", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->error->str, ==, "");

  cli_run (run, "convert", path, "--output", "out.pergola", NULL);
  g_assert_cmpint (run->status, ==, 0);
  tmp_folder_assert_content (&run->tmp, "out.pergola", problem->text);
  cli_run (run, "show", path, NULL);
  g_assert_cmpint (run->status, ==, 0);
  cli_run (run, "show", path, "--json", "--audience", "everyone", NULL);
  g_assert_cmpint (run->status, ==, 0);
}

static void
test_problems (CliRun *run, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_test_message ("%s", problems[i].name);
      assert_problem (run, &problems[i]);
    }
}

static void
test_newer (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", problems[G_N_ELEMENTS (problems) - 1].text);
  cli_run (run, "convert", "a.pergola", "--output", "b.pergola", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->error->str, "a.pergola: written by a newer Pergola"));
}

/* Items inside items, deeper than any stack; a circle of them; a title that would steer a terminal. */
static void
test_strange (CliRun *run, gconstpointer data)
{
  g_autoptr (GString) chain = g_string_new (HEAD);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (chain,
                            "  <item id=\"n%05u\" kind=\"step\" rank=\"i\" audience=\"everyone\" parent=\"n%05u\"/>\n",
                            i, (i + 1) % 20000);
  g_string_append (chain, TAIL);
  tmp_folder_put (&run->tmp, "chain.pergola", chain->str);
  cli_run (run, "show", "chain.pergola", NULL);
  cli_run_assert_ok (run);
  cli_run (run, "show", "chain.pergola", "--audience", "everyone", NULL);
  cli_run_assert_ok (run);

  tmp_folder_put (&run->tmp, "a.pergola",
                  HEAD "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
                       "    <field id=\"title\">a\n\tb\xc2\x9b"
                       "31m</field>\n  </item>\n" TAIL);
  cli_run (run, "show", "a.pergola", NULL);
  cli_run_assert_ok (run);
  g_assert_nonnull (strstr (run->output->str, "\nValue: a  b 31m\n"));
}

/* After all the others: none of them took much. */
static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory would be counted");
#else
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss, <, 128 * 1024);
#endif
}

/* What Pergola has kept of a damaged file is named after the fault. */
static void
test_versions (CliRun *run, gconstpointer data)
{
  g_autofree char *folder = tmp_folder_path (&run->tmp, ".state/pergola/versions/q7m2ndx4tb1c");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  tmp_folder_put (&run->tmp, ".state/pergola/versions/q7m2ndx4tb1c/001763800000-2-opened-abc.pergola.gz", "x");
  tmp_folder_put (&run->tmp, "cut.pergola", HEAD);
  cli_run (run, "show", "cut.pergola", NULL);
  cli_run_assert_failed (run, 1,
                         "cut.pergola:?*: ?*\ncut.pergola: 1 earlier version is kept, of 2025-11-22 ??:??; open the "
                         "file in a window to bring it back\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_RUN_ADD ("/cli/faults/every-command", test_every_command);
  CLI_RUN_ADD ("/cli/faults/faults", test_faults);
  CLI_RUN_ADD ("/cli/faults/versions", test_versions);
  CLI_RUN_ADD ("/cli/faults/large", test_large);
  CLI_RUN_ADD ("/cli/faults/problems", test_problems);
  CLI_RUN_ADD ("/cli/faults/newer", test_newer);
  CLI_RUN_ADD ("/cli/faults/strange", test_strange);
  g_test_add_func ("/cli/faults/memory/after-all", test_memory);

  return g_test_run ();
}
