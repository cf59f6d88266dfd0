/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

#define PNG_MAGIC "\x89PNG\r\n\x1a\n"

/* Two boards hold something; two items are for fewer than everyone, one of those for oneself. */
static const char PROJECT[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" "
                              "language=\"en\">\n"
                              "  <title>Wasser</title>\n"
                              "  <framework id=\"value\" version=\"1\"/>\n"
                              "  <item id=\"story001\" kind=\"story\" rank=\"i\" audience=\"everyone\">\n"
                              "    <field id=\"title\">Die Geschichte</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
                              "    <field id=\"title\">Größe مصفاة</field>\n"
                              "    <field id=\"type\">immediate</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0002\" kind=\"value\" rank=\"j\" audience=\"me\">\n"
                              "    <field id=\"title\">Secret doubt</field>\n"
                              "    <field id=\"type\">potential</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0003\" kind=\"value\" rank=\"k\" audience=\"circle\">\n"
                              "    <field id=\"title\">Inner plan</field>\n"
                              "    <field id=\"type\">potential</field>\n"
                              "  </item>\n"
                              "  <link id=\"linkaaa1\" kind=\"flow\" from=\"aaaa0001\" to=\"aaaa0002\">\n"
                              "    <field id=\"title\">hush</field>\n"
                              "  </link>\n"
                              "</project>\n";

static void
put_project (CliRun *run)
{
  tmp_folder_put (&run->tmp, "wasser.pergola", PROJECT);
}

/* (transfer full): how a file that was written begins. */
static GBytes *
read_start (CliRun *run, const char *name)
{
  g_autofree char *path = tmp_folder_path (&run->tmp, name);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 100);
  return g_bytes_new_take (content, length);
}

static void
assert_starts (CliRun *run, const char *name, const char *magic)
{
  g_autoptr (GBytes) bytes = read_start (run, name);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (magic), magic, strlen (magic));
}

static void
assert_said_left_out (CliRun *run, const char *text)
{
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->error->str, ==, text);
}

static void
test_formats (CliRun *run, gconstpointer data)
{
  put_project (run);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--output", "größe.svg",
           NULL);
  g_assert_cmpstr (run->output->str, ==, "größe.svg\n");
  assert_starts (run, "größe.svg", "<?xml");
  cli_run (run, "export", "wasser.pergola", "--board=value.figure", "--format=pdf", NULL);
  g_assert_cmpstr (run->output->str, ==, "wasser-value.figure.pdf\n");
  assert_starts (run, "wasser-value.figure.pdf", "%PDF");
  cli_run (run, "export", "wasser.pergola", "--board", "value.cycles", "--format", "png", "--style", "dark", "--scale",
           "0.5", "-o", "-", NULL);
  g_assert_cmpuint (run->output->len, >, 100);
  g_assert_cmpmem (run->output->str, strlen (PNG_MAGIC), PNG_MAGIC, strlen (PNG_MAGIC));
  g_assert_cmpint (run->status, ==, 0);
}

static void
test_all (CliRun *run, gconstpointer data)
{
  put_project (run);
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", NULL);
  g_assert_cmpstr (run->output->str, ==, "wasser.pdf\n");
  assert_starts (run, "wasser.pdf", "%PDF");

  cli_run (run, "export", "wasser.pergola", "--all", "--format", "svg", "--output", "new/folder", NULL);
  g_assert_cmpstr (run->output->str, ==,
                   "new/folder/value.figure.svg\nnew/folder/value.cycles.svg\n"
                   "new/folder/value.stories.svg\nnew/folder/value.matrix.svg\n");
  assert_starts (run, "new/folder/value.figure.svg", "<?xml");
  assert_starts (run, "new/folder/value.cycles.svg", "<?xml");

  /* A folder makes one file a board of a PDF too. */
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", "--output", "new/folder", NULL);
  g_assert_cmpstr (run->output->str, ==,
                   "new/folder/value.figure.pdf\nnew/folder/value.cycles.pdf\n"
                   "new/folder/value.stories.pdf\nnew/folder/value.matrix.pdf\n");
}

static void
test_audience (CliRun *run, gconstpointer data)
{
  static const char *const secret[] = { "Secret", "Inner", "hush", "aaaa0002", "aaaa0003" };

  put_project (run);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "-o", "-", NULL);
  assert_said_left_out (run, "2 items are not for everyone and were left out.\n");
  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    g_assert_null (strstr (run->output->str, secret[i]));
  g_assert_nonnull (strstr (run->output->str, "Größe"));

  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", NULL);
  assert_said_left_out (run, "2 items are not for everyone and were left out.\n");
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", "--audience", "circle", NULL);
  assert_said_left_out (run, "1 item is not for the circle and was left out.\n");

  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "-o", "-", "--audience", "me",
           NULL);
  assert_said_left_out (run, "");
  g_assert_nonnull (strstr (run->output->str, "Secret"));
  g_assert_nonnull (strstr (run->output->str, "hush"));
}

/* The size of a PNG, from its header. */
static guint
get_png_width (CliRun *run)
{
  guint32 width;

  g_assert_cmpuint (run->output->len, >, 24);
  memcpy (&width, run->output->str + 16, sizeof width);
  return GUINT32_FROM_BE (width);
}

static void
test_scale (CliRun *run, gconstpointer data)
{
  guint width;

  put_project (run);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "png", "-o", "-", NULL);
  width = get_png_width (run);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "png", "-o", "-", "--scale", "2",
           NULL);
  g_assert_cmpint (ABS ((int) get_png_width (run) - 2 * (int) width), <=, 2);
}

static void
test_story (CliRun *run, gconstpointer data)
{
  static const char *const stories[] = { "story001", "Die Geschichte", "none" };

  put_project (run);
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--story", stories[i],
               NULL);
      g_assert_cmpint (run->status, ==, 0);
    }
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--story", "Märchen", NULL);
  cli_run_assert_failed (run, 2, "pergola export: there is no story “Märchen”\n*");
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--overlay", "feedback",
           "--until", "2026-05", "-o", "-", NULL);
  g_assert_cmpint (run->status, ==, 0);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--overlay", "rumour", NULL);
  cli_run_assert_failed (run, 2, "pergola export: no board that is exported has the overlay “rumour”\n*");
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--until", "soon", NULL);
  cli_run_assert_failed (run, 2, "pergola export: “soon” is not a date: *");
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--reading", "retrospective",
           "-o", "-", NULL);
  g_assert_cmpint (run->status, ==, 0);
  cli_run (run, "export", "wasser.pergola", "--board", "value.figure", "--format", "svg", "--reading", "sideways", NULL);
  cli_run_assert_failed (run, 2, "pergola export: “sideways” is not a reading: *");
}

static void
test_usage (CliRun *run, gconstpointer data)
{
#define RUN(...) cli_run (run, "export", "wasser.pergola", __VA_ARGS__, NULL)
  put_project (run);
  RUN ("--format", "svg");
  cli_run_assert_failed (run, 2, "pergola export: either --board or --all is needed\nUsage: *");
  RUN ("--format", "svg", "--all", "--board", "value.figure");
  cli_run_assert_failed (run, 2, "pergola export: either --board or --all is needed\nUsage: *");
  RUN ("--all");
  cli_run_assert_failed (run, 2, "pergola export: --format is missing: svg, pdf or png\nUsage: *");
  RUN ("--all", "--format", "docx");
  cli_run_assert_failed (run, 2, "pergola export: “docx” is not a format: svg, pdf or png\nUsage: *");
  RUN ("--all", "--format", "svg", "--style", "pink");
  cli_run_assert_failed (run, 2, "pergola export: “pink” is not a style*\nUsage: *");
  RUN ("--all", "--format", "svg", "--paper", "a9");
  cli_run_assert_failed (run, 2, "pergola export: “a9” is not a paper*\nUsage: *");
  RUN ("--all", "--format", "svg", "--audience", "them");
  cli_run_assert_failed (run, 2, "pergola export: “them” is not an audience*\nUsage: *");
  RUN ("--all", "--format", "svg", "--output", "-");
  cli_run_assert_failed (run, 2, "pergola export: several pictures need a folder*\nUsage: *");
  RUN ("--board", "value.nonsense", "--format", "svg");
  cli_run_assert_failed (run, 2, "pergola export: there is no board “value.nonsense”*\nUsage: *");
  tmp_folder_assert_count (&run->tmp, 1);
#undef RUN
}

static void
test_wrong_scale (CliRun *run, gconstpointer data)
{
  static const char *const scales[] = { "0", "0.05", "17", "-1", "nan", "inf", "1e9", "2x", "", "1,5" };

  put_project (run);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cli_run (run, "export", "wasser.pergola", "--all", "--format", "png", "--scale", scales[i], NULL);
      cli_run_assert_failed (run, 2, "pergola export: “*” is not a scale: a number from 0.1 to 16\nUsage: *");
    }
}

static void
test_cannot_write (CliRun *run, gconstpointer data)
{
  put_project (run);
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", "--output", "gone/w.pdf", NULL);
  cli_run_assert_failed (run, 1, "gone/w.pdf: Could not save: the folder is not there. *");
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "pdf", "--output", "/dev/full", NULL);
  cli_run_assert_failed (run, 1, "/dev/full: Could not save: the disk is full. *");
  cli_run (run, "export", "wasser.pergola", "--all", "--format", "svg", "--output", "wasser.pergola", NULL);
  cli_run_assert_failed (run, 1, "wasser.pergola: the folder cannot be made: *");
  tmp_folder_assert_content (&run->tmp, "wasser.pergola", PROJECT);
}

static void
test_empty (CliRun *run, gconstpointer data)
{
  cli_run (run, "new", "blank", "a.pergola", NULL);
  cli_run_assert_ok (run);
  cli_run (run, "export", "a.pergola", "--board", "value.figure", "--format", "svg", "-o", "-", NULL);
  cli_run_assert_ok (run);
  g_assert_true (g_str_has_prefix (run->output->str, "<?xml"));
  cli_run (run, "export", "a.pergola", "--all", "--format", "pdf", NULL);
  cli_run_assert_failed (run, 1, "a.pergola: There is nothing to export yet: no board holds a card. *");
}

/* A board of which the audience may see nothing is left out; where none is left, nothing is written. */
static void
test_private_boards (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola",
                  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
                  "  <framework id=\"value\" version=\"1\"/>\n"
                  "  <item id=\"aaaa0001\" kind=\"capability\" rank=\"i\" audience=\"me\"/>\n"
                  "  <item id=\"aaaa0002\" kind=\"value\" rank=\"i\" audience=\"circle\">\n"
                  "    <field id=\"type\">strategic</field>\n"
                  "  </item>\n"
                  "</project>\n");

  cli_run (run, "export", "a.pergola", "--all", "--format", "svg", "-o", "me", "--audience", "me", NULL);
  g_assert_cmpstr (run->output->str, ==, "me/value.figure.svg\nme/value.cycles.svg\nme/value.matrix.svg\n");
  cli_run (run, "export", "a.pergola", "--all", "--format", "svg", "-o", "circle", "--audience", "circle", NULL);
  g_assert_cmpstr (run->output->str, ==, "circle/value.figure.svg\ncircle/value.matrix.svg\n");
  cli_run (run, "export", "a.pergola", "--all", "--format", "svg", "-o", "everyone", NULL);
  cli_run_assert_failed (run, 1, "a.pergola: There is nothing to export for this audience*");
  cli_run (run, "export", "a.pergola", "--all", "--format", "pdf", NULL);
  cli_run_assert_failed (run, 1, "a.pergola: There is nothing to export for this audience*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_RUN_ADD ("/cli/export/formats", test_formats);
  CLI_RUN_ADD ("/cli/export/all", test_all);
  CLI_RUN_ADD ("/cli/export/audience", test_audience);
  CLI_RUN_ADD ("/cli/export/scale", test_scale);
  CLI_RUN_ADD ("/cli/export/story", test_story);
  CLI_RUN_ADD ("/cli/export/usage", test_usage);
  CLI_RUN_ADD ("/cli/export/wrong-scale", test_wrong_scale);
  CLI_RUN_ADD ("/cli/export/cannot-write", test_cannot_write);
  CLI_RUN_ADD ("/cli/export/empty", test_empty);
  CLI_RUN_ADD ("/cli/export/private-boards", test_private_boards);

  return g_test_run ();
}
