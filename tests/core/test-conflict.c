/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Conflicts in the file, in memory, and their end. */

#include "pergola-core.h"

#include <string.h>

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"                      \
  "  <title>Net</title>\n"
#define USE "  <framework id=\"value\" version=\"1\"/>\n"
#define TAIL "</project>\n"
#define ITEM(content) "  <item id=\"a\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n" content "  </item>\n"
#define TITLE "    <field id=\"title\">A</field>\n"

static PergolaProject *
read_text (PergolaFrameworks *frameworks, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);

  g_assert_no_error (error);
  return project;
}

static char *
write_text (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_content (PergolaProject *project, const char *expected)
{
  g_autofree char *text = write_text (project);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_file (void)
{
  static const char *const texts[] = {
    HEAD USE ITEM (TITLE "    <conflict field=\"title\">B</conflict>\n") TAIL,
    HEAD USE ITEM (TITLE "    <conflict field=\"title\">C</conflict>\n    <conflict field=\"title\">B</conflict>\n"
                         "    <conflict field=\"@audience\">me</conflict>\n    <conflict field=\"note\"/>\n") TAIL,
    HEAD USE ITEM ("    <conflict field=\"note\"> two\n\n &lt;lines&gt;&#13;\n</conflict>\n") TAIL,
    HEAD USE ITEM (TITLE "    <conflict field=\"@removed\"/>\n") TAIL,
    HEAD "  <conflict field=\"title\">Mesh</conflict>\n  <conflict field=\"title\">Web</conflict>\n"
         "  <conflict field=\"language\">pt</conflict>\n" USE TAIL,
    HEAD USE ITEM (TITLE "    <conflict field=\"title\" xmlns:o=\"urn:o\" o:by=\"Ana\">B <o:em>b</o:em></conflict>\n")
      TAIL,
    HEAD USE ITEM (TITLE "    <conflict field=\"title\" by=\"Rana’s laptop\" at=\"2026-05-14\">B</conflict>\n"
                         "    <conflict field=\"@x\" of=\"field title\" by=\"Rana\"/>\n") TAIL,
    HEAD "  <conflict field=\"@z\" of=\"place value.figure a\">3</conflict>\n" USE TAIL,
    /* What is none is kept as it is. */
    HEAD USE ITEM (TITLE "    <conflict>B</conflict>\n    <conflict field=\"a b\">B</conflict>\n") TAIL,
    HEAD USE "  <link id=\"l\" kind=\"flow\" from=\"a\" to=\"b\">\n    <conflict field=\"@to\">c</conflict>\n"
             "  </link>\n" TAIL,
  };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PergolaProject) project = read_text (frameworks, texts[i]);

      assert_content (project, texts[i]);
    }
}

static void
test_list (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = read_text (
    frameworks,
    HEAD "  <conflict field=\"title\">Web</conflict>\n" USE ITEM (
      TITLE
      "    <conflict field=\"title\">C</conflict>\n"
      "    <conflict field=\"title\">B</conflict>\n"
      "    <conflict field=\"note\"/>\n") "  <item id=\"b\" kind=\"value\" rank=\"i\" audience=\"everyone\"/>\n" TAIL);
  PergolaItem *item = pergola_project_get (project, "a");
  g_autoptr (GPtrArray) items = pergola_conflict_list_items (project);
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (project, item);
  g_autoptr (GPtrArray) own = pergola_conflict_list (project, NULL);
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);
  g_autoptr (GPtrArray) problems = pergola_project_check (project);
  const PergolaConflict *conflict;

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (items->pdata[0] == item);
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpuint (conflicts->len, ==, 3);
  conflict = conflicts->pdata[1];
  g_assert_cmpstr (conflict->key, ==, "!title!2");
  g_assert_cmpstr (conflict->field, ==, "title");
  g_assert_cmpstr (conflict->other, ==, "B");
  conflict = conflicts->pdata[2];
  g_assert_cmpstr (conflict->other, ==, "");
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_true (pergola_item_has_conflict (item, "title"));
  g_assert_false (pergola_item_has_conflict (item, "tit"));
  g_assert_false (pergola_item_has_conflict (pergola_project_get (project, "b"), NULL));

  g_assert_cmpuint (problems->len, ==, 4);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((PergolaProblem *) problems->pdata[i])->type, ==, PERGOLA_PROBLEM_CONFLICT);
  g_assert_cmpint (((PergolaProblem *) problems->pdata[0])->line, ==, 4);
  g_assert_cmpint (((PergolaProblem *) problems->pdata[2])->line, ==, 9);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *key;
  PergolaDecision decision;
  const char *after;
} Decision;

static const Decision decisions[] = {
  { "mine", ITEM (TITLE "    <conflict field=\"title\">B</conflict>\n"), "!title", PERGOLA_DECISION_MINE,
    ITEM (TITLE) },
  { "theirs", ITEM (TITLE "    <conflict field=\"title\">B</conflict>\n"), "!title", PERGOLA_DECISION_THEIRS,
    ITEM ("    <field id=\"title\">B</field>\n") },
  { "both", ITEM (TITLE "    <conflict field=\"title\">B</conflict>\n"), "!title", PERGOLA_DECISION_BOTH,
    ITEM ("    <field id=\"title\">A / B</field>\n") },
  { "both-titles",
    ITEM ("    <field id=\"title\">Monthly leak clinic in May</field>\n"
          "    <conflict field=\"title\">Monthly repair clinic in May</conflict>\n"),
    "!title", PERGOLA_DECISION_BOTH, ITEM ("    <field id=\"title\">Monthly leak / repair clinic in May</field>\n") },
  { "both-where-one-says-more",
    ITEM ("    <field id=\"title\">Leak clinic</field>\n"
          "    <conflict field=\"title\">Leak repair clinic</conflict>\n"),
    "!title", PERGOLA_DECISION_BOTH, ITEM ("    <field id=\"title\">Leak repair clinic</field>\n") },
  { "both-texts",
    ITEM ("    <field id=\"note\">One.\n\nTwo.</field>\n"
          "    <conflict field=\"note\">One.\n\nThree.</conflict>\n"),
    "!note", PERGOLA_DECISION_BOTH, ITEM ("    <field id=\"note\">One.\n\nTwo.\n\nThree.</field>\n") },
  { "markup", ITEM (TITLE "    <conflict field=\"title\">B<x/></conflict>\n"), "!title", PERGOLA_DECISION_THEIRS,
    ITEM ("    <field id=\"title\">B<x/></field>\n") },
  { "emptied", ITEM (TITLE "    <conflict field=\"title\"/>\n"), "!title", PERGOLA_DECISION_THEIRS,
    "  <item id=\"a\" kind=\"value\" rank=\"i\" audience=\"everyone\"/>\n" },
  { "first-of-two",
    ITEM (TITLE "    <conflict field=\"title\">B</conflict>\n    <conflict field=\"title\">C</conflict>\n"), "!title",
    PERGOLA_DECISION_THEIRS, ITEM ("    <field id=\"title\">B</field>\n    <conflict field=\"title\">C</conflict>\n") },
  { "choices",
    ITEM ("    <field id=\"capitals\">human</field>\n    <conflict field=\"capitals\">social human</conflict>\n"),
    "!capitals", PERGOLA_DECISION_BOTH, ITEM ("    <field id=\"capitals\">human social</field>\n") },
  { "audience", ITEM (TITLE "    <conflict field=\"@audience\">me</conflict>\n"), "!@audience", PERGOLA_DECISION_THEIRS,
    "  <item id=\"a\" kind=\"value\" rank=\"i\" audience=\"me\">\n" TITLE "  </item>\n" },
  { "keep-removed", ITEM (TITLE "    <conflict field=\"@removed\"/>\n"), "!@removed", PERGOLA_DECISION_MINE,
    ITEM (TITLE) },
  { "remove", ITEM (TITLE "    <conflict field=\"@removed\"/>\n"), "!@removed", PERGOLA_DECISION_THEIRS, "" },
};

static void
test_decide (gconstpointer data)
{
  const Decision *test = data;
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *before = g_strconcat (HEAD USE, test->before, TAIL, NULL);
  g_autofree char *after = g_strconcat (HEAD USE, test->after, TAIL, NULL);
  g_autoptr (PergolaProject) project = read_text (frameworks, before);
  PergolaHistory *history = pergola_project_get_history (project);
  g_autoptr (GError) error = NULL;

  g_assert_true (
    pergola_conflict_decide (project, pergola_project_get (project, "a"), test->key, test->decision, &error));
  g_assert_no_error (error);
  assert_content (project, after);
  g_assert_true (pergola_history_undo (history));
  g_assert_false (pergola_history_can_undo (history));
  assert_content (project, before);
}

static void
test_decide_project (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project =
    read_text (frameworks, HEAD "  <conflict field=\"title\">Web</conflict>\n" USE TAIL);

  g_assert_true (pergola_conflict_decide (project, NULL, "!title", PERGOLA_DECISION_THEIRS, NULL));
  g_assert_cmpstr (pergola_project_get_title (project), ==, "Web");
  g_assert_null (pergola_project_get_property (project, "!title"));
}

/* What cannot be done changes nothing. */
static void
test_refused (void)
{
  static const char text[] =
    HEAD USE ITEM (TITLE "    <conflict field=\"title\"/>\n    <conflict field=\"@parent\">gone</conflict>\n") TAIL;
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = read_text (frameworks, text);
  PergolaItem *item = pergola_project_get (project, "a");
  g_autoptr (GError) error = NULL;

  g_assert_false (pergola_conflict_decide (project, item, "!note", PERGOLA_DECISION_MINE, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (pergola_conflict_decide (project, item, "!title", PERGOLA_DECISION_BOTH, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pergola_conflict_decide (project, item, "!@parent", PERGOLA_DECISION_THEIRS, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  assert_content (project, text);
  g_assert_false (pergola_history_can_undo (pergola_project_get_history (project)));
}

/* So many that a file cannot be slow by them. */
static void
test_many (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  GString *text = g_string_new (HEAD);
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "  <conflict field=\"title\">%u</conflict>\n", i);
  g_string_append (text, USE TAIL);
  project = read_text (frameworks, text->str);
  conflicts = pergola_conflict_list (project, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1024);
  g_assert_cmpstr (((PergolaConflict *) conflicts->pdata[1023])->other, ==, "1023");
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/file", test_file);
  g_test_add_func ("/conflict/list", test_list);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *path = g_strconcat ("/conflict/decide/", decisions[i].name, NULL);

      g_test_add_data_func (path, &decisions[i], test_decide);
    }
  g_test_add_func ("/conflict/decide-project", test_decide_project);
  g_test_add_func ("/conflict/refused", test_refused);
  g_test_add_func ("/conflict/many", test_many);
  return g_test_run ();
}
