/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"

/* Names and titles beyond ASCII, in two directions. */
#define UMLAUT "Wärme und Größe"
#define ARABIC "شبكة المياه"

static const char PROJECT[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" "
                              "language=\"en\">\n"
                              "  <title>Wasser &amp; „Öl“</title>\n"
                              "  <framework id=\"value\" version=\"1\"/>\n"
                              "  <item id=\"step0001\" kind=\"step\" rank=\"i\" audience=\"everyone\" "
                              "parent=\"story001\">\n"
                              "    <field id=\"title\">We met at the clinic</field>\n"
                              "  </item>\n"
                              "  <item id=\"story001\" kind=\"story\" rank=\"i\" audience=\"everyone\">\n"
                              "    <field id=\"title\">The burst main</field>\n"
                              "    <field id=\"text\">First line\n\nsecond \"line\"</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
                              "    <field id=\"title\">Leak clinic</field>\n"
                              "    <field id=\"note\">12 people</field>\n"
                              "    <field id=\"type\">immediate</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0002\" kind=\"value\" rank=\"j\" audience=\"everyone\">\n"
                              "    <field id=\"title\">مصفاة</field>\n"
                              "    <field id=\"capitals\">human social</field>\n"
                              "    <field id=\"type\">potential</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0003\" kind=\"value\" rank=\"k\" audience=\"me\">\n"
                              "    <field id=\"title\">My doubt</field>\n"
                              "    <field id=\"type\">potential</field>\n"
                              "  </item>\n"
                              "  <item id=\"aaaa0004\" kind=\"value\" rank=\"l\" audience=\"circle\">\n"
                              "    <field id=\"title\">Our plan</field>\n"
                              "    <field id=\"type\">applied</field>\n"
                              "  </item>\n"
                              "  <link id=\"linkaaa1\" kind=\"flow\" from=\"aaaa0001\" to=\"aaaa0002\">\n"
                              "    <field id=\"title\">leak list</field>\n"
                              "  </link>\n"
                              "  <link id=\"linkaaa2\" kind=\"flow\" from=\"aaaa0001\" to=\"aaaa0003\"/>\n"
                              "  <link id=\"linkaaa3\" kind=\"improving\" from=\"aaaa0004\" to=\"aaaa0001\">\n"
                              "    <field id=\"reach\">long</field>\n"
                              "  </link>\n"
                              "  <link id=\"linkaaa4\" kind=\"tells\" from=\"step0001\" to=\"aaaa0001\"/>\n"
                              "  <board id=\"value.figure\">\n"
                              "    <option id=\"story\">story001</option>\n"
                              "    <option id=\"variant\">seven</option>\n"
                              "    <place item=\"aaaa0001\" x=\"120\" y=\"80.5\"/>\n"
                              "    <place item=\"aaaa0003\" x=\"1\" y=\"2\"/>\n"
                              "  </board>\n"
                              "</project>\n";

static const char TEXT_FOR_ME[] = "Project: Wasser & „Öl“\n"
                                  "Language: en\n"
                                  "Framework: Value creation\n"
                                  "Framework: People\n"
                                  "value.figure/story: The burst main\n"
                                  "value.figure/variant: seven\n"
                                  "Value, Immediate: Leak clinic\n"
                                  "  Note: 12 people\n"
                                  "Value, Potential: مصفاة\n"
                                  "  Capital: Human, Social\n"
                                  "Value, Potential: My doubt\n"
                                  "  Audience: me\n"
                                  "Value, Applied: Our plan\n"
                                  "  Audience: circle\n"
                                  "Story: The burst main\n"
                                  "  The story: First line\n"
                                  "    second \"line\"\n"
                                  "  Step: We met at the clinic\n"
                                  "    Tells of: Leak clinic\n"
                                  "Link: Leak clinic → مصفاة (leak list)\n"
                                  "Link: Leak clinic → My doubt\n"
                                  "Improving, Long: Our plan → Leak clinic\n";

static void
test_version (CliRun *run, gconstpointer data)
{
  cli_run (run, "--version", NULL);
  cli_run_assert_output (run, "pergola " PERGOLA_VERSION "\n");
}

static void
test_help (CliRun *run, gconstpointer data)
{
  static const char *const commands[] = {
    "new", "templates", "example", "boards", "check", "export", "show", "convert"
  };

  cli_run (run, "--help", NULL);
  cli_run_assert_ok (run);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);
      g_assert_nonnull (strstr (run->output->str, line));
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("Usage: pergola %s ", commands[i]);

      cli_run (run, commands[i], "--help", NULL);
      cli_run_assert_ok (run);
      g_assert_true (g_str_has_prefix (run->output->str, usage));
      g_assert_nonnull (strstr (run->output->str, "--help"));
    }
}

static void
test_usage (CliRun *run, gconstpointer data)
{
  cli_run (run, "nonsense", NULL);
  cli_run_assert_failed (run, 2, "pergola: there is no command “nonsense”*Usage: pergola *");
  cli_run (run, UMLAUT, NULL);
  cli_run_assert_failed (run, 2, "pergola: there is no command “" UMLAUT "”*Usage: pergola *");
  cli_run (run, "--nonsense", NULL);
  cli_run_assert_failed (run, 2, "pergola: there is no option “--nonsense”*Usage: pergola *");
  cli_run (run, "show", NULL);
  cli_run_assert_failed (run, 2, "pergola show: something is missing\nUsage: pergola show *");
  cli_run (run, "show", "a", "b", NULL);
  cli_run_assert_failed (run, 2, "pergola show: “b” is too much\nUsage: pergola show *");
  cli_run (run, "show", "a", "--nonsense", NULL);
  cli_run_assert_failed (run, 2, "pergola show: *--nonsense*\nUsage: pergola show *");
  cli_run (run, "show", "a", "--audience", "them", NULL);
  cli_run_assert_failed (run, 2, "pergola show: “them” is not an audience*\nUsage: pergola show *");
  cli_run (run, "convert", "a", NULL);
  cli_run_assert_failed (run, 2, "pergola convert: --output is missing\nUsage: pergola convert *");
  cli_run (run, "new", "nonsense", "a.pergola", NULL);
  cli_run_assert_failed (run, 2, "pergola new: there is no template “nonsense”*\nUsage: pergola new *");
  cli_run (run, "new", "blank", "a.pergola", "--title", "\xff", NULL);
  cli_run_assert_failed (run, 2, "pergola new: --title is not UTF-8\nUsage: pergola new *");
}

static void
test_templates (CliRun *run, gconstpointer data)
{
  static const char *const names[] = { "blank",     "journey",        "launch", "value-study", "activity-catalogue",
                                       "deck-2014", "water-utilities" };
  g_auto (GStrv) lines = NULL;

  cli_run (run, "templates", NULL);
  cli_run_assert_ok (run);
  lines = g_strsplit (run->output->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (names) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_cmpstr (parts[0], ==, names[i]);
      g_assert_cmpstr (parts[1], !=, "");
    }
}

static char *
find_id (CliRun *run, const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new ("\n  \"id\": \"([a-z2-7]{12})\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  cli_run (run, "show", path, "--json", NULL);
  cli_run_assert_ok (run);
  g_assert_true (g_regex_match (regex, run->output->str, 0, &match));
  return g_match_info_fetch (match, 1);
}

static void
test_new (CliRun *run, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;

  cli_run (run, "new", "water-utilities", ARABIC ".pergola", "--title", UMLAUT, NULL);
  cli_run_assert_output (run, "");
  cli_run (run, "new", "water-utilities", "b.pergola", NULL);
  cli_run_assert_output (run, "");
  cli_run (run, "check", "--strict", ARABIC ".pergola", "b.pergola", NULL);
  cli_run_assert_output (run, "");

  id = find_id (run, ARABIC ".pergola");
  other_id = find_id (run, "b.pergola");
  g_assert_cmpstr (id, !=, other_id);

  cli_run (run, "show", ARABIC ".pergola", NULL);
  cli_run_assert_ok (run);
  g_assert_true (g_str_has_prefix (run->output->str, "Project: " UMLAUT "\n"));
}

static void
test_new_refuses (CliRun *run, gconstpointer data)
{
  g_autofree char *link = tmp_folder_path (&run->tmp, "link");

  tmp_folder_put (&run->tmp, "a.pergola", "mine");
  cli_run (run, "new", "blank", "a.pergola", NULL);
  cli_run_assert_failed (run, 1, "a.pergola: is there already*");
  tmp_folder_assert_content (&run->tmp, "a.pergola", "mine");

  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  cli_run (run, "new", "blank", "link", NULL);
  cli_run_assert_failed (run, 1, "link: is there already*");

  cli_run (run, "new", "blank", "gone/a.pergola", NULL);
  cli_run_assert_failed (run, 1, "gone/a.pergola: Could not save: the folder is not there*");
}

/* One's own copy, among the documents; whatever is there stays as it is. */
static void
test_example (CliRun *run, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&run->tmp, "home/Documents/Pergola/water-utilities.pergola");
  g_autofree char *folder = tmp_folder_path (&run->tmp, ".config");
  g_autofree char *named = tmp_folder_path (&run->tmp, "home/Papiere/Pergola/deck-2014.pergola");
  g_autofree char *line = g_strconcat (path, "\n", NULL);
  g_autofree char *named_line = g_strconcat (named, "\n", NULL);

  cli_run (run, "example", NULL);
  cli_run_assert_output (run, line);
  cli_run (run, "check", "--strict", path, NULL);
  cli_run_assert_output (run, "");
  tmp_folder_put (&run->tmp, "home/Documents/Pergola/water-utilities.pergola", "mine");
  cli_run (run, "example", "water-utilities", NULL);
  cli_run_assert_output (run, line);
  tmp_folder_assert_content (&run->tmp, "home/Documents/Pergola/water-utilities.pergola", "mine");

  /* Where the desktop has a folder for documents, in that. */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  tmp_folder_put (&run->tmp, ".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"$HOME/Papiere\"\n");
  cli_run (run, "example", "deck-2014", NULL);
  cli_run_assert_output (run, named_line);

  cli_run (run, "example", "nonsense", NULL);
  cli_run_assert_failed (run, 2, "*there is no template “nonsense”*");
  tmp_folder_put (&run->tmp, ".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"/dev/null\"\n");
  cli_run (run, "example", NULL);
  cli_run_assert_failed (run, 1, "Could not save: *");
}

static void
test_boards (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  cli_run (run, "boards", "a.pergola", NULL);
  cli_run_assert_output (run, "value.figure\tFramework\nvalue.cycles\tFour cycles\nvalue.stories\tStories\n"
                              "value.indicators\tIndicators\nvalue.matrix\tValue matrix\n");
}

static void
test_check (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  tmp_folder_put (&run->tmp, "bad.pergola", "nonsense");
  cli_run (run, "check", "--strict", "a.pergola", NULL);
  cli_run_assert_output (run, "");
  /* A fault in one does not hide the next. */
  cli_run (run, "check", "missing.pergola", "bad.pergola", "a.pergola", NULL);
  cli_run_assert_failed (run, 1, "missing.pergola: *\nbad.pergola:1: *\n");
}

static void
test_convert (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  cli_run (run, "convert", "a.pergola", "--output", UMLAUT, NULL);
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, UMLAUT, PROJECT);
  cli_run (run, "convert", "a.pergola", "--output", "-", NULL);
  cli_run_assert_output (run, PROJECT);

  tmp_folder_put (&run->tmp, "b.pergola", "in the way");
  cli_run (run, "convert", "a.pergola", "--output=b.pergola", NULL);
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "b.pergola", PROJECT);
  cli_run (run, "convert", "a.pergola", "--output", "a.pergola", NULL);
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "a.pergola", PROJECT);

  cli_run (run, "convert", "a.pergola", "--output", "/dev/full", NULL);
  cli_run_assert_failed (run, 1, "/dev/full: Could not save: the disk is full. *");
  cli_run (run, "convert", "a.pergola", "--output", "gone/a", NULL);
  cli_run_assert_failed (run, 1, "gone/a: Could not save: the folder is not there. *");
}

static void
test_show (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  cli_run (run, "show", "a.pergola", NULL);
  cli_run_assert_output (run, TEXT_FOR_ME);
}

/* The same on every desktop; a figure's words are the project's. */
static void
test_show_language (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  run->language = "pt";
  cli_run (run, "show", "a.pergola", NULL);
  cli_run_assert_output (run, TEXT_FOR_ME);

  tmp_folder_put (&run->tmp, "b.pergola",
                  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"pt\">\n"
                  "  <title>Água</title>\n"
                  "  <framework id=\"value\" version=\"1\"/>\n"
                  "  <item id=\"aaaa0001\" kind=\"value\" rank=\"i\" audience=\"circle\">\n"
                  "    <field id=\"type\">immediate</field>\n"
                  "  </item>\n"
                  "</project>\n");
  for (guint i = 0; i < 2; i++)
    {
      run->language = i == 0 ? NULL : "pt";
      cli_run (run, "show", "b.pergola", NULL);
      cli_run_assert_output (run, "Project: Água\n"
                                  "Language: pt\n"
                                  "Framework: Criação de valor\nFramework: Pessoas\n"
                                  "Valor, Imediato: Untitled\n"
                                  "  Audience: circle\n");
    }
}

static void
assert_lacks (CliRun *run, const char *text)
{
  if (strstr (run->output->str, text) != NULL)
    g_error ("“%s” is in:\n%s", text, run->output->str);
}

/* Nothing that is meant for fewer: neither the thing, nor its id, nor what leads to it. */
static void
test_show_audience (CliRun *run, gconstpointer data)
{
  static const char *const formats[] = { NULL, "--json" };

  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      cli_run (run, "show", "a.pergola", "--audience", "circle", formats[i], NULL);
      cli_run_assert_ok (run);
      assert_lacks (run, "My doubt");
      assert_lacks (run, "aaaa0003");
      assert_lacks (run, "linkaaa2");
      g_assert_nonnull (strstr (run->output->str, "Our plan"));

      cli_run (run, "show", "--audience=everyone", "a.pergola", formats[i], NULL);
      cli_run_assert_ok (run);
      assert_lacks (run, "My doubt");
      assert_lacks (run, "Our plan");
      assert_lacks (run, "aaaa0003");
      assert_lacks (run, "aaaa0004");
      assert_lacks (run, "linkaaa3");
      g_assert_nonnull (strstr (run->output->str, "Leak clinic"));
    }
}

static void
test_show_json (CliRun *run, gconstpointer data)
{
  tmp_folder_put (&run->tmp, "a.pergola", PROJECT);
  cli_run (run, "show", "a.pergola", "--json", NULL);
  cli_run_assert_ok (run);
  g_assert_true (g_str_has_prefix (run->output->str, "{\n  \"id\": \"q7m2ndx4tb1c\",\n"
                                                     "  \"title\": \"Wasser & „Öl“\",\n"
                                                     "  \"language\": \"en\",\n"));
  g_assert_nonnull (strstr (run->output->str, "\"text\": \"First line\\n\\nsecond \\\"line\\\"\"\n"));
  g_assert_nonnull (strstr (run->output->str, "      \"item\": \"aaaa0001\",\n"
                                              "          \"x\": 120,\n"
                                              "          \"y\": 80.5\n"));
  g_assert_true (g_str_has_suffix (run->output->str, "]\n}\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_RUN_ADD ("/cli/version", test_version);
  CLI_RUN_ADD ("/cli/help", test_help);
  CLI_RUN_ADD ("/cli/usage", test_usage);
  CLI_RUN_ADD ("/cli/templates", test_templates);
  CLI_RUN_ADD ("/cli/new", test_new);
  CLI_RUN_ADD ("/cli/new-refuses", test_new_refuses);
  CLI_RUN_ADD ("/cli/example", test_example);
  CLI_RUN_ADD ("/cli/boards", test_boards);
  CLI_RUN_ADD ("/cli/check", test_check);
  CLI_RUN_ADD ("/cli/convert", test_convert);
  CLI_RUN_ADD ("/cli/show", test_show);
  CLI_RUN_ADD ("/cli/show-language", test_show_language);
  CLI_RUN_ADD ("/cli/show-audience", test_show_audience);
  CLI_RUN_ADD ("/cli/show-json", test_show_json);

  return g_test_run ();
}
