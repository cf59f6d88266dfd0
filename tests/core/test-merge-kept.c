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

static const MergeCase cases[] = {
  { "attributes", ITEM (" x=\"1\"", TITLE), ITEM (" x=\"1\" mood=\"sunny\"", TITLE), ITEM (" b=\"2\"", TITLE),
    ITEM (" b=\"2\" mood=\"sunny\"", TITLE), NULL, "" },
  { "attribute-collides", ITEM (" mood=\"fair\"", TITLE), ITEM (" mood=\"sunny\"", TITLE),
    ITEM (" mood=\"wet &amp; &quot;cold&quot;\"", TITLE),
    ITEM (" mood=\"sunny\"", TITLE "    <conflict field=\"@mood\">wet &amp; \"cold\"</conflict>\n"),
    ITEM (" mood=\"wet &amp; &quot;cold&quot;\"", TITLE "    <conflict field=\"@mood\">sunny</conflict>\n"),
    "a @mood" },
  { "attribute-of-a-field", ITEM ("", "    <field id=\"title\" m=\"1\">A</field>\n"),
    ITEM ("", "    <field id=\"title\" m=\"2\">A</field>\n"), ITEM ("", "    <field id=\"title\" m=\"3\">A</field>\n"),
    ITEM ("",
          "    <field id=\"title\" m=\"2\">A</field>\n    <conflict field=\"@m\" of=\"field title\">3</conflict>\n"),
    ITEM ("",
          "    <field id=\"title\" m=\"3\">A</field>\n    <conflict field=\"@m\" of=\"field title\">2</conflict>\n"),
    "a ?title@m" },
  { "attribute-of-a-conflict", ITEM ("", TITLE),
    ITEM ("", TITLE "    <conflict field=\"title\" mood=\"sunny\">B</conflict>\n    <field id=\"note\">N</field>\n"),
    ITEM ("", TITLE "    <conflict field=\"title\">C</conflict>\n"),
    ITEM ("",
          TITLE "    <field id=\"note\">N</field>\n    <conflict field=\"title\" mood=\"sunny\">B</conflict>\n"
                "    <conflict field=\"title\">C</conflict>\n"),
    NULL, "" },
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
  { "markup-collides", ITEM ("", TITLE), ITEM ("", "    <field id=\"title\">B<x/></field>\n"),
    ITEM ("", "    <field id=\"title\">C<y/></field>\n"),
    ITEM ("", "    <field id=\"title\">B<x/></field>\n    <conflict field=\"title\">C<y/></conflict>\n"),
    ITEM ("", "    <field id=\"title\">C<y/></field>\n    <conflict field=\"title\">B<x/></conflict>\n"), "a title" },
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
  g_autofree char *base = merge_texts_make ("");
  g_autofree char *theirs = merge_texts_make (ITEM ("", TITLE));

  assert_merge (frameworks, base, EMPTY, theirs, theirs);
  assert_merge (frameworks, base, theirs, EMPTY, theirs);
}

/* An item of a kind that its side did not know was for nobody else, whatever the kind says where it is known. */
static void
test_audience_unknown (void)
{
  static const char theirs[] = MERGE_HEAD "  <item id=\"a\" kind=\"value\" rank=\"i\"/>\n" MERGE_TAIL;
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *ours = merge_texts_make ("");
  g_autofree char *expected = merge_texts_make ("  <item id=\"a\" kind=\"value\" rank=\"i\" audience=\"me\"/>\n");

  assert_merge (frameworks, EMPTY, ours, theirs, expected);
  assert_merge (frameworks, EMPTY, theirs, ours, expected);
}

/* Each of the two can be had, and what was decided is as the side had it. */
static void
check_definition (
  PergolaFrameworks *frameworks, const char *text, const char *plant, const char *mine, const char *other)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PergolaProject) project = merge_texts_read (frameworks, text);
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (pergola_project_get_kind (project, "plant")->title, ==, plant);
      g_assert_true (pergola_conflict_decide (project, NULL, "!@definition garden",
                                              i == 0 ? PERGOLA_DECISION_MINE : PERGOLA_DECISION_THEIRS, &error));
      g_assert_no_error (error);
      written = merge_texts_write (project);
      g_assert_cmpstr (written, ==, i == 0 ? mine : other);
    }
}

/* Of a definition that both changed both are kept: ours is used until someone decides. */
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
  check_definition (frameworks, result, "Bush", ours, theirs);
  check_definition (frameworks, swapped, "Tree", theirs, ours);
  assert_merge (frameworks, base, base, theirs, theirs);
}

/* One that a side carries without using it is another version of it, too: two in one file could not be read. */
static void
test_unused_definition (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *ours = load ("carried.pergola");
  g_auto (GStrv) parts = g_strsplit (ours, "Plant</title>", 2);
  g_autofree char *changed = g_strjoin ("Tree</title>", parts[0], parts[1], NULL);
  g_auto (GStrv) lines = g_strsplit (changed, "  <framework id=\"garden\" version=\"2\"/>\n", 2);
  g_autofree char *read = g_strjoinv ("", lines);
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, read);
  g_autofree char *theirs = merge_texts_write (project);
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, NULL, ours, theirs, &collisions);
  g_autofree char *swapped = merge_texts (frameworks, NULL, theirs, ours, NULL);

  g_assert_cmpstr (collisions, ==, "- @definition garden");
  g_assert_nonnull (strstr (result, "&lt;title&gt;Tree"));
  g_assert_nonnull (strstr (swapped, "&lt;title&gt;Plant"));
  assert_merge (frameworks, ours, ours, theirs, theirs);
  assert_merge (frameworks, theirs, ours, theirs, ours);
}

/* What is no definition is not taken for one: the file could not be read any more. */
static void
test_no_definition (void)
{
  static const char *const others[] = { "Tree", "&lt;tree>", "&lt;framework xmlns='urn:pergola:framework:1' id='b'/>",
                                        "&lt;framework xmlns='urn:pergola:framework:1' id='garden'/>&lt;item/>" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *carried = load ("carried.pergola");
  g_auto (GStrv) parts = g_strsplit (carried, "  <framework", 2);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = g_strconcat (parts[0], "  <conflict field=\"definition\" of=\"framework garden\">",
                                           others[i], "</conflict>\n  <framework", parts[1], NULL);
      g_autoptr (PergolaProject) project = merge_texts_read (frameworks, text);
      g_autofree char *before = merge_texts_write (project);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (pergola_conflict_decide (project, NULL, "!@definition garden", PERGOLA_DECISION_THEIRS, &error));
      g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
      after = merge_texts_write (project);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Attributes that we do not know, of every part of a project. */
static void
test_parts (void)
{
  static const char text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\" x=\"%s\">\n"
    "  <title x=\"%s\">T</title>\n"
    "  <framework id=\"value\" version=\"1\" x=\"%s\"/>\n"
    "  <board id=\"b\" x=\"%s\">\n"
    "    <option id=\"o\" x=\"%s\">1</option>\n"
    "    <place item=\"a\" x=\"1\" y=\"2\" z=\"%s\"/>\n"
    "  </board>\n" MERGE_TAIL;
  static const char *const conflicts[] = { "@x", "?? option b/o@x", "?? title@x", "?? use value@x", "?b@x", "?b a@z" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_auto (GStrv) parts = g_strsplit (text, "%s", -1);
  g_autofree char *base = g_strjoinv ("base", parts);
  g_autofree char *ours = g_strjoinv ("ours", parts);
  g_autofree char *theirs = g_strjoinv ("theirs", parts);
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, result);
  g_autofree char *decided = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *key = g_strconcat ("!", conflicts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (strstr (collisions, conflicts[i]));
      g_assert_cmpstr (pergola_project_get_property (project, key), ==, "=theirs");
      g_assert_true (pergola_conflict_decide (project, NULL, key, PERGOLA_DECISION_THEIRS, &error));
      g_assert_no_error (error);
    }
  decided = merge_texts_write (project);
  g_assert_cmpstr (decided, ==, theirs);
  assert_merge (frameworks, base, ours, base, ours);
}

/* Names that the element has already are no conflict's: the file could not be read any more. */
static void
test_known_attributes (void)
{
  static const char *const lines[] = {
    "  <conflict field=\"@id\">x</conflict>\n",
    "  <conflict field=\"@x\" of=\"place b a\">x</conflict>\n",
    "  <conflict field=\"@shows\" of=\"framework value\">x</conflict>\n",
    "  <conflict field=\"@z\" of=\"garden\">x</conflict>\n",
    "  <conflict field=\"@z\" of=\"board a b\">x</conflict>\n",
    "  <conflict field=\"title\" of=\"board b\">x</conflict>\n",
  };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = merge_texts_make (lines[i]);
      g_autoptr (PergolaProject) project = merge_texts_read (frameworks, text);
      g_autoptr (GPtrArray) list = pergola_conflict_list (project, NULL);
      g_autofree char *written = merge_texts_write (project);

      g_assert_cmpuint (list->len, ==, 0);
      g_assert_cmpstr (written, ==, text);
    }
}

/* A decision about an attribute that we do not know. */
static void
test_decide (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *before =
    merge_texts_make (ITEM (" mood=\"sunny\" x=\"1\"", TITLE "    <conflict field=\"@mood\">wet</conflict>\n"));
  g_autofree char *after = merge_texts_make (ITEM (" mood=\"wet\" x=\"1\"", TITLE));
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
  merge_texts_add_cases ("/merge-kept/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/merge-kept/whole-files", test_whole_files);
  g_test_add_func ("/merge-kept/versions", test_versions);
  g_test_add_func ("/merge-kept/framework-needed", test_framework_needed);
  g_test_add_func ("/merge-kept/audience-unknown", test_audience_unknown);
  g_test_add_func ("/merge-kept/definitions", test_definitions);
  g_test_add_func ("/merge-kept/unused-definition", test_unused_definition);
  g_test_add_func ("/merge-kept/no-definition", test_no_definition);
  g_test_add_func ("/merge-kept/parts", test_parts);
  g_test_add_func ("/merge-kept/known-attributes", test_known_attributes);
  g_test_add_func ("/merge-kept/decide", test_decide);
  return g_test_run ();
}
