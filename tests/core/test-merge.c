/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Merging by hand-written examples: what is taken, what collides, what a rule settles. */

#include "merge-texts.h"

#include <string.h>

#define ITEM(id, kind, attributes, fields)                                                                             \
  "  <item id=\"" id "\" kind=\"" kind "\" " attributes ">\n" fields "  </item>\n"
#define FIELD(id, text) "    <field id=\"" id "\">" text "</field>\n"
#define CONFLICT(id, text) "    <conflict field=\"" id "\">" text "</conflict>\n"
#define REMOVED "    <conflict field=\"@removed\"/>\n"
#define ALL "rank=\"i\" audience=\"everyone\""
#define CARD(id, title) ITEM (id, "value", ALL, FIELD ("title", title))
#define LINK(id, kind, from, to) "  <link id=\"" id "\" kind=\"" kind "\" from=\"" from "\" to=\"" to "\"/>\n"

static const MergeCase cases[] = {
  /* Fields */
  { "one-side", CARD ("a", "A"), CARD ("a", "A"), CARD ("a", "B"), CARD ("a", "B"), NULL, "" },
  { "same-change", CARD ("a", "A"), CARD ("a", "B"), CARD ("a", "B"), CARD ("a", "B"), NULL, "" },
  { "two-fields", ITEM ("a", "value", ALL, FIELD ("title", "A")),
    ITEM ("a", "value", ALL, FIELD ("title", "A") FIELD ("note", "N")),
    ITEM ("a", "value", ALL, FIELD ("title", "B") FIELD ("type", "immediate")),
    ITEM ("a", "value", ALL, FIELD ("title", "B") FIELD ("note", "N") FIELD ("type", "immediate")), NULL, "" },
  { "collision", CARD ("a", "A"), CARD ("a", "B"), CARD ("a", "C"),
    ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") CONFLICT ("title", "B")), "a title" },
  { "emptied", CARD ("a", "A"), "  <item id=\"a\" kind=\"value\" " ALL "/>\n", CARD ("a", "C"),
    ITEM ("a", "value", ALL, CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") "    <conflict field=\"title\"/>\n"), "a title" },
  /* The same new item on both sides, as of one copied file. */
  { "both-added", "", ITEM ("a", "value", ALL, FIELD ("title", "A") FIELD ("note", "N")),
    ITEM ("a", "value", ALL, FIELD ("title", "B") FIELD ("note", "N") FIELD ("type", "applied")),
    ITEM (
      "a", "value", ALL, FIELD ("title", "A") FIELD ("note", "N") FIELD ("type", "applied") CONFLICT ("title", "B")),
    ITEM (
      "a", "value", ALL, FIELD ("title", "B") FIELD ("note", "N") FIELD ("type", "applied") CONFLICT ("title", "A")),
    "a title" },
  { "two-added", "", CARD ("a", "A"), CARD ("b", "B"), CARD ("a", "A") CARD ("b", "B"), NULL, "" },

  /* Ranks and audiences */
  { "ranks", CARD ("a", "A"), ITEM ("a", "value", "rank=\"k\" audience=\"everyone\"", FIELD ("title", "A")),
    ITEM ("a", "value", "rank=\"c\" audience=\"everyone\"", FIELD ("title", "A")),
    ITEM ("a", "value", "rank=\"c\" audience=\"everyone\"", FIELD ("title", "A")), NULL, "" },
  { "narrower-wins", CARD ("a", "A"), ITEM ("a", "value", "rank=\"i\" audience=\"circle\"", FIELD ("title", "A")),
    ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A")),
    ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A") CONFLICT ("@audience", "circle")), NULL,
    "a @audience" },
  { "narrowed-and-changed", CARD ("a", "A"), ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A")),
    CARD ("a", "B"), ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "B")), NULL, "" },
  /* What someone wrote into a private line is not opened by someone who had not read it. */
  { "opened-and-changed", ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A")), CARD ("a", "A"),
    ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A") FIELD ("note", "secret")),
    ITEM ("a",
          "value",
          "rank=\"i\" audience=\"me\"",
          FIELD ("title", "A") FIELD ("note", "secret") CONFLICT ("@audience", "everyone")),
    NULL, "a @audience" },
  { "opened-and-moved", ITEM ("a", "value", "rank=\"i\" audience=\"me\"", FIELD ("title", "A")), CARD ("a", "A"),
    ITEM ("a", "value", "rank=\"c\" audience=\"me\"", FIELD ("title", "A")),
    ITEM ("a", "value", "rank=\"c\" audience=\"everyone\"", FIELD ("title", "A")), NULL, "" },

  /* Deleting */
  { "deleted", CARD ("a", "A") CARD ("b", "B"), CARD ("b", "B"), CARD ("a", "A") CARD ("b", "C"), CARD ("b", "C"), NULL,
    "" },
  { "deleted-and-changed", CARD ("a", "A") CARD ("b", "B"), CARD ("b", "B"), CARD ("a", "C") CARD ("b", "B"),
    ITEM ("a", "value", ALL, FIELD ("title", "C") REMOVED) CARD ("b", "B"), NULL, "a @removed" },
  /* What went with it comes back with it. */
  { "deleted-with-links",
    CARD ("a", "A") CARD ("b", "B") LINK ("l", "flow", "a", "b") "  <board id=\"value.cycles\">\n"
                                                                 "    <place item=\"a\" x=\"1\" y=\"2\"/>\n"
                                                                 "  </board>\n",
    CARD ("b", "B"),
    CARD ("a", "C") CARD ("b", "B") LINK ("l", "flow", "a", "b") "  <board id=\"value.cycles\">\n"
                                                                 "    <place item=\"a\" x=\"1\" y=\"2\"/>\n"
                                                                 "  </board>\n",
    ITEM ("a", "value", ALL, FIELD ("title", "C") REMOVED) CARD ("b", "B")
      LINK ("l", "flow", "a", "b") "  <board id=\"value.cycles\">\n"
                                   "    <place item=\"a\" x=\"1\" y=\"2\"/>\n"
                                   "  </board>\n",
    NULL, "a @removed" },
  { "deleted-and-linked", CARD ("a", "A") CARD ("b", "B"), CARD ("b", "B"),
    CARD ("a", "A") CARD ("b", "B") LINK ("l", "flow", "b", "a"),
    ITEM ("a", "value", ALL, FIELD ("title", "A") REMOVED) CARD ("b", "B") LINK ("l", "flow", "b", "a"), NULL,
    "a @removed" },
  { "deleted-and-child",
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P")) ITEM ("s", "story", ALL, FIELD ("title", "S")), "",
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P"))
      ITEM ("q", "step", ALL " parent=\"s\"", FIELD ("text", "Q")) ITEM ("s", "story", ALL, FIELD ("title", "S")),
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P")) ITEM (
      "q", "step", ALL " parent=\"s\"", FIELD ("text", "Q")) ITEM ("s", "story", ALL, FIELD ("title", "S") REMOVED),
    NULL, "s @removed" },
  { "deleted-and-step-changed",
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P"))
      ITEM ("q", "step", ALL " parent=\"s\"", FIELD ("text", "Q")) ITEM ("s", "story", ALL, FIELD ("title", "S")),
    "",
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P"))
      ITEM ("q", "step", ALL " parent=\"s\"", FIELD ("text", "R")) ITEM ("s", "story", ALL, FIELD ("title", "S")),
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P"))
      ITEM ("q", "step", ALL " parent=\"s\"", FIELD ("text", "R") REMOVED)
        ITEM ("s", "story", ALL, FIELD ("title", "S") REMOVED),
    NULL, "q @removed, s @removed" },
  { "deleted-on-both", CARD ("a", "A"), "", "", "", NULL, "" },
  { "placed-and-deleted", CARD ("a", "A"), "",
    CARD ("a", "A") "  <board id=\"value.cycles\">\n"
                    "    <place item=\"a\" x=\"1\" y=\"2\"/>\n"
                    "  </board>\n",
    "", NULL, "" },

  /* Links */
  { "same-link", CARD ("a", "A") CARD ("b", "B"), CARD ("a", "A") CARD ("b", "B") LINK ("m", "flow", "a", "b"),
    CARD ("a", "A") CARD ("b", "B") LINK ("l", "flow", "a", "b"),
    CARD ("a", "A") CARD ("b", "B") LINK ("l", "flow", "a", "b"), NULL, "" },
  { "same-link-other-words", CARD ("a", "A") CARD ("b", "B"),
    CARD ("a", "A")
      CARD ("b", "B") "  <link id=\"m\" kind=\"flow\" from=\"a\" to=\"b\">\n" FIELD ("title", "M") "  </link>\n",
    CARD ("a", "A")
      CARD ("b", "B") "  <link id=\"l\" kind=\"flow\" from=\"a\" to=\"b\">\n" FIELD ("title", "L") "  </link>\n",
    CARD ("a", "A") CARD ("b", "B") "  <link id=\"l\" kind=\"flow\" from=\"a\" to=\"b\">\n" FIELD ("title", "M")
      CONFLICT ("title", "L") "  </link>\n",
    CARD ("a", "A") CARD ("b", "B") "  <link id=\"l\" kind=\"flow\" from=\"a\" to=\"b\">\n" FIELD ("title", "L")
      CONFLICT ("title", "M") "  </link>\n",
    "l title" },

  /* One id for two things: both stay, and what a side says of its own follows. */
  { "two-kinds", CARD ("b", "B"), ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("b", "B"),
    CARD ("a", "A") CARD ("b", "B") LINK ("l", "flow", "a", "b") "  <board id=\"value.cycles\">\n"
                                                                 "    <place item=\"a\" x=\"1\" y=\"2\" z=\"3\"/>\n"
                                                                 "  </board>\n",
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("b", "B") CARD ("rwiiilbz", "A")
      LINK ("l", "flow", "rwiiilbz", "b") "  <board id=\"value.cycles\">\n"
                                          "    <place item=\"rwiiilbz\" x=\"1\" y=\"2\" z=\"3\"/>\n"
                                          "  </board>\n",
    NULL, "" },
  { "two-kinds-with-children", "",
    ITEM ("a", "story", ALL, FIELD ("title", "S")) ITEM ("p", "step", ALL " parent=\"a\"", FIELD ("text", "P")),
    ITEM ("a", "step", ALL, FIELD ("text", "Q")),
    ITEM ("a", "step", ALL, FIELD ("text", "Q")) ITEM ("p", "step", ALL " parent=\"kwdbpaa3\"", FIELD ("text", "P"))
      ITEM ("kwdbpaa3", "story", ALL, FIELD ("title", "S")),
    NULL, "" },
  { "an-item-and-a-link", CARD ("b", "B") CARD ("c", "C"), CARD ("b", "B") CARD ("c", "C") LINK ("a", "flow", "b", "c"),
    CARD ("a", "A") CARD ("b", "B") CARD ("c", "C"),
    CARD ("a", "A") CARD ("b", "B") CARD ("c", "C") LINK ("hq45yvat", "flow", "b", "c"), NULL, "" },
  { "another-kind", CARD ("a", "A") CARD ("b", "B"), CARD ("a", "A") CARD ("b", "C"),
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("b", "B"),
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("b", "C"), NULL, "" },
  { "another-kind-and-changed", CARD ("a", "A") CARD ("b", "B"), CARD ("a", "C") CARD ("b", "B"),
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("b", "B"),
    ITEM ("kwdbpaa3", "story", ALL, FIELD ("title", "S")) ITEM ("a", "value", ALL, FIELD ("title", "C") REMOVED)
      CARD ("b", "B"),
    NULL, "a @removed" },
  { "parted-before", CARD ("a", "A"), CARD ("a", "B"),
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("rwiiilbz", "A"),
    ITEM ("a", "story", ALL, FIELD ("title", "S")) CARD ("rwiiilbz", "B"), NULL, "" },

  /* Parents */
  { "two-parents",
    ITEM ("p", "step", ALL " parent=\"s\"", FIELD ("text", "P")) CARD ("s", "S") CARD ("t", "T") CARD ("u", "U"),
    ITEM ("p", "step", ALL " parent=\"t\"", FIELD ("text", "P")) CARD ("s", "S") CARD ("t", "T") CARD ("u", "U"),
    ITEM ("p", "step", ALL " parent=\"u\"", FIELD ("text", "P")) CARD ("s", "S") CARD ("t", "T") CARD ("u", "U"),
    ITEM ("p", "step", ALL " parent=\"t\"", FIELD ("text", "P") CONFLICT ("@parent", "u")) CARD ("s", "S")
      CARD ("t", "T") CARD ("u", "U"),
    ITEM ("p", "step", ALL " parent=\"u\"", FIELD ("text", "P") CONFLICT ("@parent", "t")) CARD ("s", "S")
      CARD ("t", "T") CARD ("u", "U"),
    "p @parent" },
  { "circle", CARD ("a", "A") CARD ("b", "B"),
    ITEM ("a", "value", ALL " parent=\"b\"", FIELD ("title", "A")) CARD ("b", "B"),
    CARD ("a", "A") ITEM ("b", "value", ALL " parent=\"a\"", FIELD ("title", "B")),
    ITEM ("a", "value", ALL, FIELD ("title", "A") CONFLICT ("@parent", "b"))
      ITEM ("b", "value", ALL " parent=\"a\"", FIELD ("title", "B")),
    NULL, "a @parent" },

  /* One that is in what both were made from is nobody's doing; on neither side it is whole. */
  { "old-circle",
    ITEM ("a", "value", ALL " parent=\"b\"", FIELD ("title", "A"))
      ITEM ("b", "value", ALL " parent=\"a\"", FIELD ("title", "B")),
    ITEM ("b", "value", ALL " parent=\"a\"", FIELD ("title", "C")),
    ITEM ("a", "value", ALL " parent=\"b\"", FIELD ("title", "D")),
    ITEM ("a", "value", ALL " parent=\"b\"", FIELD ("title", "D") "    <conflict field=\"@removed\"/>\n")
      ITEM ("b", "value", ALL " parent=\"a\"", FIELD ("title", "C") "    <conflict field=\"@removed\"/>\n"),
    NULL, "a @removed, b @removed" },

  /* Conflicts that are there already */
  { "same-collision", CARD ("a", "A"), ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") CONFLICT ("title", "B")),
    ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")), NULL, "" },
  { "known-to-theirs", CARD ("a", "A"), CARD ("a", "C"),
    ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")), NULL, "" },
  { "decided", ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")), CARD ("a", "C"),
    ITEM ("a", "value", ALL, FIELD ("title", "B") FIELD ("note", "N") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") FIELD ("note", "N")), NULL, "" },
  { "decided-in-two-ways", ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")), CARD ("a", "B"),
    CARD ("a", "C"), ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") CONFLICT ("title", "B")), "a title" },
  { "decided-and-changed", ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")), CARD ("a", "C"),
    ITEM ("a", "value", ALL, FIELD ("title", "D") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "C") CONFLICT ("title", "D")),
    ITEM ("a", "value", ALL, FIELD ("title", "D") CONFLICT ("title", "C")), "a title" },
  { "third-version", ITEM ("a", "value", ALL, FIELD ("title", "B") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "D") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "E") CONFLICT ("title", "C")),
    ITEM ("a", "value", ALL, FIELD ("title", "D") CONFLICT ("title", "C") CONFLICT ("title", "E")),
    ITEM ("a", "value", ALL, FIELD ("title", "E") CONFLICT ("title", "C") CONFLICT ("title", "D")), "a title" },

  /* Boards */
  { "places-and-options", CARD ("a", "A"),
    CARD ("a", "A") "  <board id=\"value.figure\">\n    <option id=\"variant\">four</option>\n"
                    "    <place item=\"a\" x=\"9\" y=\"2\"/>\n  </board>\n",
    CARD ("a", "A") "  <board id=\"value.figure\">\n    <option id=\"variant\">seven</option>\n"
                    "    <place item=\"a\" x=\"1\" y=\"2\"/>\n  </board>\n",
    CARD ("a", "A") "  <board id=\"value.figure\">\n    <option id=\"variant\">four</option>\n"
                    "    <place item=\"a\" x=\"1\" y=\"2\"/>\n  </board>\n",
    NULL, "" },
  { "followed-story-is-gone", ITEM ("s", "story", ALL, FIELD ("title", "S")), "",
    ITEM ("s", "story", ALL, FIELD ("title", "S")) "  <board id=\"value.figure\">\n"
                                                   "    <option id=\"story\">s</option>\n  </board>\n",
    "", NULL, "" },
};

/* The title of the project, and its language. */
static void
test_project (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *collisions = NULL;
  g_autofree char *result =
    merge_texts (frameworks, MERGE_HEAD "  <title>A</title>\n" MERGE_TAIL, MERGE_HEAD "  <title>B</title>\n" MERGE_TAIL,
                 MERGE_HEAD "  <title>C</title>\n" MERGE_TAIL, &collisions);

  g_assert_cmpstr (result, ==, MERGE_HEAD "  <title>B</title>\n  <conflict field=\"title\">C</conflict>\n" MERGE_TAIL);
  g_assert_cmpstr (collisions, ==, "- title");
}

/* Without a base nothing is deleted, and what differs collides. */
static void
test_no_base (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *ours = merge_texts_make (CARD ("a", "A") CARD ("b", "B") CARD ("d", "D"));
  g_autofree char *theirs = merge_texts_make (CARD ("b", "B") CARD ("c", "C") CARD ("d", "E"));
  g_autofree char *expected = merge_texts_make (CARD ("a", "A") CARD ("b", "B") CARD ("c", "C") ITEM (
    "d", "value", ALL, FIELD ("title", "D") CONFLICT ("title", "E")));
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, NULL, ours, theirs, &collisions);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpstr (collisions, ==, "d title");
}

/* (transfer full): ours with theirs, which is @by's of that day, taken in. */
static char *
take_in (PergolaFrameworks *frameworks, const char *ours, const char *theirs, const char *by)
{
  g_autofree char *base = merge_texts_make (CARD ("a", "A"));
  g_autoptr (PergolaProject) base_project = merge_texts_read (frameworks, base);
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, ours);
  g_autoptr (PergolaProject) other = merge_texts_read (frameworks, theirs);
  g_autoptr (PergolaMerge) merge = pergola_merge_new_signed (base_project, project, other, by, "2026-05-14");

  g_assert_true (pergola_merge_apply (merge, project, "Merge", NULL));
  return merge_texts_write (project);
}

/* Whose a version is stays with it, and two machines that know different names of it come to the same file. */
static void
test_whose (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *ours = merge_texts_make (CARD ("a", "B"));
  g_autofree char *theirs = merge_texts_make (CARD ("a", "C"));
  g_autofree char *here = take_in (frameworks, ours, theirs, "Rana’s laptop");
  g_autofree char *there = take_in (frameworks, theirs, ours, "b\nwork");
  g_autofree char *expected_here = merge_texts_make (
    ITEM ("a", "value", ALL,
          FIELD ("title", "B") "    <conflict field=\"title\" by=\"Rana’s laptop\" at=\"2026-05-14\">C</conflict>\n"));
  g_autofree char *expected_there = merge_texts_make (
    ITEM ("a", "value", ALL,
          FIELD ("title", "C") "    <conflict field=\"title\" by=\"b work\" at=\"2026-05-14\">B</conflict>\n"));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpstr (here, ==, expected_here);
  g_assert_cmpstr (there, ==, expected_there);
  first = take_in (frameworks, here, there, "them");
  second = take_in (frameworks, there, here, "us");
  g_assert_cmpstr (first, ==, here);
  g_assert_cmpstr (second, ==, here);
}

/* What does not hold the same as ours is left as it is. */
static void
test_another (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *base = merge_texts_make (CARD ("a", "A"));
  g_autofree char *changed = merge_texts_make (CARD ("a", "B"));
  g_autofree char *empty = merge_texts_make ("");
  g_autoptr (PergolaProject) ours = merge_texts_read (frameworks, base);
  g_autoptr (PergolaProject) theirs = merge_texts_read (frameworks, changed);
  g_autoptr (PergolaProject) another = merge_texts_read (frameworks, empty);
  g_autoptr (PergolaMerge) merge = pergola_merge_new (ours, ours, theirs);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_false (pergola_merge_apply (merge, another, "Merge", &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN);
  after = merge_texts_write (another);
  g_assert_cmpstr (after, ==, empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  merge_texts_add_cases ("/merge/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/merge/project", test_project);
  g_test_add_func ("/merge/no-base", test_no_base);
  g_test_add_func ("/merge/whose", test_whose);
  g_test_add_func ("/merge/another", test_another);
  return g_test_run ();
}
