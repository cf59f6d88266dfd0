/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Merging what Pergola does not know, and what only the file knows: kept from both sides, and undone. */

#include "merge-texts.h"

#include <string.h>

#define ITEM(more, content)                                                                                            \
  "  <item id=\"a\" kind=\"value\" rank=\"i\" audience=\"everyone\"" more ">\n" content "  </item>\n"
#define TITLE "    <field id=\"title\">A</field>\n"

#define EMPTY                                                                                                          \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\"/>\n"

typedef struct
{
  const char *name;
  const char *base, *ours, *theirs; /* what stands in the project */
  const char *result;
  const char *other_result; /* (nullable): what comes out of theirs and ours; NULL for the same */
  const char *collisions;
} Case;

static const Case cases[] = {
  { "attributes", ITEM (" x=\"1\"", TITLE), ITEM (" x=\"1\" mood=\"sunny\"", TITLE), ITEM (" b=\"2\"", TITLE),
    ITEM (" b=\"2\" mood=\"sunny\"", TITLE), NULL, "" },
  { "attribute-collides", ITEM (" mood=\"fair\"", TITLE), ITEM (" mood=\"sunny\"", TITLE),
    ITEM (" mood=\"wet &amp; &quot;cold&quot;\"", TITLE),
    ITEM (" mood=\"sunny\"", TITLE "    <conflict field=\"@mood\">wet &amp; \"cold\"</conflict>\n"),
    ITEM (" mood=\"wet &amp; &quot;cold&quot;\"", TITLE "    <conflict field=\"@mood\">sunny</conflict>\n"),
    "a @mood" },
  { "elements", ITEM ("", TITLE "    <q/>\n    <r/>\n"), ITEM ("", TITLE "    <q/>\n    <s/>\n"),
    ITEM ("", TITLE "    <!-- t -->\n    <q/>\n    <r/>\n"), ITEM ("", TITLE "    <q/>\n    <!-- t -->\n    <s/>\n"),
    NULL, "" },
  { "element-changed-twice", ITEM ("", TITLE "    <q n=\"1\"/>\n"), ITEM ("", TITLE "    <q n=\"2\"/>\n"),
    ITEM ("", TITLE "    <q n=\"3\"/>\n"), ITEM ("", TITLE "    <q n=\"2\"/>\n    <q n=\"3\"/>\n"), NULL, "" },
  { "element-and-field", ITEM ("", TITLE), ITEM ("", TITLE "    <q/>\n"),
    ITEM ("", "    <field id=\"title\">B</field>\n"), ITEM ("", "    <field id=\"title\">B</field>\n    <q/>\n"), NULL,
    "" },
  { "markup-in-text", ITEM ("", TITLE), ITEM ("", TITLE "    <field id=\"note\">N</field>\n"),
    ITEM ("", "    <field id=\"title\" x=\"1\"><b>A</b><!-- really --></field>\n"),
    ITEM ("", "    <field id=\"title\" x=\"1\"><b>A</b><!-- really --></field>\n    <field id=\"note\">N</field>\n"),
    NULL, "" },
  { "deleted-and-foreign", ITEM ("", TITLE), "", ITEM (" mood=\"sunny\"", TITLE),
    ITEM (" mood=\"sunny\"", TITLE "    <conflict field=\"@removed\"/>\n"), NULL, "a @removed" },
  { "project", "", "  <plan/>\n", "  <!-- a remark -->\n", "  <!-- a remark -->\n  <plan/>\n", NULL, "" },
  { "board", "", "  <board id=\"b\" zoom=\"2\"/>\n", "  <board id=\"b\">\n    <grid/>\n  </board>\n",
    "  <board id=\"b\" zoom=\"2\">\n    <grid/>\n  </board>\n", NULL, "" },
  { "empty-board", "", "  <board id=\"b\"/>\n", "  <board id=\"c\"/>\n", "  <board id=\"b\"/>\n  <board id=\"c\"/>\n",
    NULL, "" },
  { "place", "", "  <board id=\"b\">\n    <place item=\"a\" x=\"1\" y=\"2\" z=\"3\"/>\n  </board>\n", "",
    "  <board id=\"b\">\n    <place item=\"a\" x=\"1\" y=\"2\" z=\"3\"/>\n  </board>\n", NULL, "" },
};

static char *
make_text (const char *content)
{
  return g_strconcat (MERGE_HEAD MERGE_USE, content, MERGE_TAIL, NULL);
}

static void
check_case (const Case *test, PergolaFrameworks *frameworks, gboolean swapped)
{
  g_autofree char *base = make_text (test->base);
  g_autofree char *ours = make_text (swapped ? test->theirs : test->ours);
  g_autofree char *theirs = make_text (swapped ? test->ours : test->theirs);
  g_autofree char *expected = make_text (swapped && test->other_result != NULL ? test->other_result : test->result);
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpstr (collisions, ==, test->collisions);
}

static void
test_case (gconstpointer data)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  check_case (data, frameworks, FALSE);
  check_case (data, frameworks, TRUE);
}

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_merge (
  PergolaFrameworks *frameworks, const char *base, const char *ours, const char *theirs, const char *expected)
{
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpstr (collisions, ==, "");
}

/* All that a file can hold comes over, goes again, and is undone. */
static void
test_whole_files (void)
{
  static const char *const files[] = { "small.pergola", "carried.pergola", "unknown.pergola" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *full = load (files[i]);
      const char *empty = EMPTY;

      assert_merge (frameworks, empty, empty, full, full);
      assert_merge (frameworks, empty, full, empty, full);
      assert_merge (frameworks, full, full, empty, empty);
      assert_merge (frameworks, full, empty, full, empty);
      assert_merge (frameworks, full, full, full, full);
    }
}

/* The newer format, and the newer framework, win; what either side shows is shown. */
static void
test_versions (void)
{
  static const char base[] = MERGE_HEAD "  <framework id=\"value\" version=\"1\" shows=\"a\"/>\n" MERGE_TAIL;
  static const char ours[] = MERGE_HEAD "  <framework id=\"value\" version=\"3\" shows=\"a b\"/>\n" MERGE_TAIL;
  static const char theirs[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:pergola:project:1\" version=\"2\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
    "  <framework id=\"value\" version=\"2\" shows=\"a c\"/>\n" MERGE_TAIL;
  static const char expected[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:pergola:project:1\" version=\"2\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
    "  <framework id=\"value\" version=\"3\" shows=\"a b c\"/>\n" MERGE_TAIL;
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  assert_merge (frameworks, base, ours, theirs, expected);
  assert_merge (frameworks, base, theirs, ours, expected);
}

/* A framework that one side stopped using stays while the other one has something new of it. */
static void
test_framework_needed (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *base = make_text ("");
  g_autofree char *theirs = make_text (ITEM ("", TITLE));

  assert_merge (frameworks, base, EMPTY, theirs, theirs);
  assert_merge (frameworks, base, theirs, EMPTY, theirs);
}

/* A definition that both changed cannot be kept twice. */
static void
test_definitions (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *base = load ("carried.pergola");
  g_auto (GStrv) parts = g_strsplit (base, "Plant</title>", 2);
  g_autofree char *ours = g_strjoin ("Bush</title>", parts[0], parts[1], NULL);
  g_autofree char *theirs = g_strjoin ("Tree</title>", parts[0], parts[1], NULL);
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);
  g_autofree char *swapped = merge_texts (frameworks, base, theirs, ours, NULL);

  g_assert_cmpstr (collisions, ==, "- @definition garden");
  g_assert_cmpstr (result, ==, ours);
  g_assert_cmpstr (swapped, ==, ours);
  assert_merge (frameworks, base, base, theirs, theirs);
}

/* A decision about an attribute that we do not know. */
static void
test_decide (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *before =
    make_text (ITEM (" mood=\"sunny\" x=\"1\"", TITLE "    <conflict field=\"@mood\">wet</conflict>\n"));
  g_autofree char *after = make_text (ITEM (" mood=\"wet\" x=\"1\"", TITLE));
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, before);
  g_autofree char *written = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (
    pergola_conflict_decide (project, pergola_project_get (project, "a"), "!@mood", PERGOLA_DECISION_THEIRS, NULL));
  written = merge_texts_write (project);
  g_assert_cmpstr (written, ==, after);
  g_assert_true (pergola_history_undo (pergola_project_get_history (project)));
  undone = merge_texts_write (project);
  g_assert_cmpstr (undone, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/merge-kept/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/merge-kept/whole-files", test_whole_files);
  g_test_add_func ("/merge-kept/versions", test_versions);
  g_test_add_func ("/merge-kept/framework-needed", test_framework_needed);
  g_test_add_func ("/merge-kept/definitions", test_definitions);
  g_test_add_func ("/merge-kept/decide", test_decide);
  return g_test_run ();
}
