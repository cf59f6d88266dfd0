/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How an earlier version differs, in words. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

static PergolaProject *
read_project (const char *content)
{
  static PergolaFrameworks *frameworks = NULL;
  g_autofree char *text =
    g_strdup_printf ("<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n%s"
                     "</project>\n",
                     content);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PergolaProject *project;

  if (frameworks == NULL)
    frameworks = pergola_frameworks_new ();
  project = pergola_reader_read_bytes (bytes, "test", frameworks, &error);
  g_assert_no_error (error);
  return project;
}

#define TITLE "  <title>Plan</title>\n"
#define CARD(id, title) "  <item id=\"" id "\" kind=\"value\" rank=\"i\"><field id=\"title\">" title "</field></item>\n"
#define DISPUTED(id, title, other)                                                                                     \
  "  <item id=\"" id "\" kind=\"value\" rank=\"i\"><field id=\"title\">" title "</field>"                              \
  "<conflict field=\"title\" at=\"2026-11-20\">" other "</conflict></item>\n"
#define STEP(id, title)                                                                                                \
  "  <item id=\"" id "\" kind=\"step\" rank=\"i\" parent=\"storyaaa\"><field id=\"title\">" title "</field></item>\n"
#define STORY "  <item id=\"storyaaa\" kind=\"story\" rank=\"i\"><field id=\"title\">Night</field></item>\n"
#define LINK "  <link id=\"linkaaaa\" kind=\"flow\" from=\"aaaaaaaa\" to=\"bbbbbbbb\"/>\n"

typedef struct
{
  const char *now;
  const char *then;
  const char *words;
} Case;

static const Case cases[] = {
  { TITLE CARD ("aaaaaaaa", "A"), TITLE CARD ("aaaaaaaa", "A"), "no difference" },
  { TITLE CARD ("aaaaaaaa", "A"), TITLE, "without “A”" },
  { TITLE, TITLE CARD ("aaaaaaaa", "A"), "with “A”" },
  { TITLE CARD ("aaaaaaaa", "A"), TITLE CARD ("aaaaaaaa", "Older"), "“A” changed" },
  { TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B") CARD ("cccccccc", "C") CARD ("dddddddd", "D"),
    TITLE CARD ("cccccccc", "C old") CARD ("dddddddd", "D old"), "2 cards fewer, 2 changed" },
  { TITLE, TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B"), "2 cards more" },
  { TITLE STORY, TITLE STORY STEP ("stepaaaa", "First") STEP ("stepbbbb", "Second"), "“Night” changed" },
  { TITLE STORY STEP ("stepaaaa", "First"), TITLE, "without “Night”" },
  { TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B") LINK, TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B"),
    "1 link changed" },
  { TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B"),
    TITLE CARD ("bbbbbbbb", "B") DISPUTED ("aaaaaaaa", "A", "Ana’s"), "“A” changed" },
  { TITLE, "  <title>Old plan</title>\n", "another title" },
  { TITLE CARD ("aaaaaaaa", "A") "  <board id=\"b\"><place item=\"aaaaaaaa\" x=\"1\" y=\"2\"/></board>\n",
    TITLE CARD ("aaaaaaaa", "A"), "other places or settings" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PergolaProject) now = read_project (cases[i].now);
      g_autoptr (PergolaProject) then = read_project (cases[i].then);
      g_autofree char *words = pergola_comparison_describe (now, then);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_content (void)
{
  g_autoptr (PergolaProject) project =
    read_project (TITLE CARD ("aaaaaaaa", "A") CARD ("bbbbbbbb", "B") STORY STEP ("stepaaaa", "First") LINK);
  g_autofree char *words = pergola_comparison_describe_content (project);

  g_assert_cmpstr (words, ==, "3 cards, 1 link");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/words", test_words);
  g_test_add_func ("/comparison/content", test_content);
  return g_test_run ();
}
