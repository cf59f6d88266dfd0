/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is wrong with a project that could be read, and which values a field can hold. */

#include "config.h"

#include "pergola-problem.h"
#include "pergola-reader.h"
#include "pergola-writer.h"

#include <string.h>

#define HEAD                                                                                                           \
  "<project xmlns='urn:pergola:project:1' version='1' id='a' language='en'>\n"                                         \
  "<framework id='value' version='1'/>\n"
#define VALUE(id, fields) "<item id='" id "' kind='value' rank='i' audience='everyone'>" fields "</item>\n"
#define INDICATOR(fields)                                                                                              \
  "<item id='n' kind='indicator' rank='i' audience='everyone'><field id='title'>Night flow</field>" fields "</item>\n"
#define TAIL "</project>\n"

static PergolaProject *
read_text (const char *text)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);

  g_assert_no_error (error);
  return project;
}

/* --- Problems --- */

static const struct
{
  const char *name;
  const char *text;
  PergolaProblemType type;
  int line;
  const char *id;
  const char *key;
  const char *says; /* somewhere in the message */
} problems[] = {
  { "link-from", HEAD VALUE ("a", "") "<link id='l' kind='flow' from='b' to='a'/>" TAIL, PERGOLA_PROBLEM_DANGLING_LINK,
    4, "l", "@from", "starts at “b”" },
  { "link-to", HEAD VALUE ("a", "") "<link id='l' kind='flow' from='a' to='b'/>" TAIL, PERGOLA_PROBLEM_DANGLING_LINK, 4,
    "l", "@to", "leads to “b”" },
  { "link-ends",
    HEAD VALUE ("a", "") "<item id='b' kind='story' rank='i' audience='me'/>"
                         "<link id='l' kind='flow' from='a' to='b'/>" TAIL,
    PERGOLA_PROBLEM_LINK_ENDS, 4, "l", "@to", "“story”" },
  { "link-itself", HEAD VALUE ("a", "") "<link id='l' kind='flow' from='a' to='a'/>" TAIL, PERGOLA_PROBLEM_LINK_ENDS, 4,
    "l", "@to", "back to where it starts" },
  { "link-kind", HEAD VALUE ("a", "") VALUE ("b", "") "<link id='l' kind='river' from='a' to='b'/>" TAIL,
    PERGOLA_PROBLEM_UNKNOWN_KIND, 5, "l", NULL, "“river”" },
  { "reading-value",
    HEAD INDICATOR (
      "") "<item id='r' kind='reading' rank='i' audience='everyone' parent='n'><field id='date'>2026-05</field>"
          "</item>" TAIL,
    PERGOLA_PROBLEM_VALUE, 4, "r", "value", "“Night flow”: Reading without “Value”" },
  { "reading-date",
    HEAD INDICATOR (
      "") "<item id='r' kind='reading' rank='i' audience='everyone' parent='n'><field id='value'>3</field>"
          "</item>" TAIL,
    PERGOLA_PROBLEM_VALUE, 4, "r", "date", "without “Date”" },
  { "reading-number",
    HEAD INDICATOR (
      "") "<item id='r' kind='reading' rank='i' audience='everyone' parent='n'><field id='date'>2026-05</field>"
          "<field id='value'>many</field></item>" TAIL,
    PERGOLA_PROBLEM_VALUE, 4, "r", "value", "many" },
  { "due-before",
    HEAD INDICATOR ("<field id='due'>2025-12</field>") "<item id='r' kind='reading' rank='i' audience='everyone' "
                                                       "parent='n'><field id='date'>2026-05</field><field "
                                                       "id='value'>3</field></item>" TAIL,
    PERGOLA_PROBLEM_VALUE, 3, "n", "due", "before it was first read (2026-05)" },
  { "step-alone", HEAD "<item id='s' kind='step' rank='i' audience='everyone'/>" TAIL, PERGOLA_PROBLEM_PARENT, 3, "s",
    "@parent", "belongs to nothing" },
  { "framework", "<project xmlns='urn:pergola:project:1' version='1' id='a'>\n<framework id='garden'/>\n" TAIL,
    PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, 0, NULL, "garden", "frameworks folder" },
  { "definition",
    "<project xmlns='urn:pergola:project:1' version='1' id='a'>\n<framework id='garden'/>\n"
    "<framework xmlns='urn:pergola:framework:1' id='garden' version='1'>\n<titel/></framework>" TAIL,
    PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, 4, NULL, "garden", "<titel> cannot stand in <framework>" },
  { "framework-newer",
    "<project xmlns='urn:pergola:project:1' version='1' id='a'>\n<framework id='value' version='99'/>\n" TAIL,
    PERGOLA_PROBLEM_NEWER, 0, NULL, "value", "version 99" },
  { "kind", HEAD "\n<item id='a' kind='bee' rank='i' audience='me'/>" TAIL, PERGOLA_PROBLEM_UNKNOWN_KIND, 4, "a", NULL,
    "“bee”" },
  { "field", HEAD VALUE ("a", "<field id='colour'>red</field>") TAIL, PERGOLA_PROBLEM_UNKNOWN_FIELD, 3, "a", "colour",
    "“colour”" },
  { "choice", HEAD VALUE ("a", "<field id='type'>golden</field>") TAIL, PERGOLA_PROBLEM_UNKNOWN_CHOICE, 3, "a", "type",
    "“golden”" },
  { "choices", HEAD VALUE ("a", "<field id='capitals'>human golden</field>") TAIL, PERGOLA_PROBLEM_UNKNOWN_CHOICE, 3,
    "a", "capitals", "“golden”" },
  { "range", HEAD "<item id='a' kind='capability' rank='i' audience='me'><field id='level'>11</field></item>" TAIL,
    PERGOLA_PROBLEM_VALUE, 3, "a", "level", "from 0 to 10" },
  { "date", HEAD VALUE ("a", "<field id='date'>next May</field>") TAIL, PERGOLA_PROBLEM_VALUE, 3, "a", "date",
    "2026-05-14" },
  { "rank", HEAD "<item id='a' kind='value' rank='A!' audience='me'/>" TAIL, PERGOLA_PROBLEM_VALUE, 3, "a", "@rank",
    "“A!”" },
  { "audience", HEAD "<item id='a' kind='value' rank='i' audience='bees'/>" TAIL, PERGOLA_PROBLEM_VALUE, 3, "a",
    "@audience", "“bees”" },
  { "parent", HEAD "<item id='a' kind='step' rank='i' audience='me' parent='b'/>" TAIL, PERGOLA_PROBLEM_PARENT, 3, "a",
    "@parent", "“b”, which is not in the project" },
  { "no-parent", HEAD "<item id='a' kind='step' rank='i' audience='me'/>" TAIL, PERGOLA_PROBLEM_PARENT, 3, "a",
    "@parent", "belongs to nothing" },
  { "parent-kind", HEAD VALUE ("a", "") "<item id='b' kind='step' rank='i' audience='me' parent='a'/>" TAIL,
    PERGOLA_PROBLEM_PARENT, 4, "b", "@parent", "“value” and not “story”" },
  { "circle", HEAD "<item id='a' kind='value' rank='i' audience='me' parent='a'/>" TAIL, PERGOLA_PROBLEM_PARENT, 3, "a",
    "@parent", "itself" },
  { "place", HEAD "<board id='value.cycles'><place item='b' x='1' y='2'/></board>" TAIL, PERGOLA_PROBLEM_PLACE, 0, NULL,
    "value.cycles", "“b”" },
  { "board", HEAD "<board id='value.garden'><option id='a'>b</option></board>" TAIL, PERGOLA_PROBLEM_PLACE, 0, NULL,
    "value.garden", "no board “value.garden”" },
  { "variant", HEAD "<board id='value.figure'><option id='variant'>nine</option></board>" TAIL,
    PERGOLA_PROBLEM_UNKNOWN_CHOICE, 0, NULL, "value.figure/variant", "“nine”" },
  { "element", HEAD VALUE ("a", "<!-- fine -->\n<mood/>") TAIL, PERGOLA_PROBLEM_UNKNOWN_XML, 4, "a", NULL, "<mood>" },
  { "attribute", HEAD "<item id='a' kind='value' rank='i' audience='me' mood='sunny'/>" TAIL,
    PERGOLA_PROBLEM_UNKNOWN_XML, 3, "a", NULL, "mood" },
  { "in-text", HEAD VALUE ("a", "<field id='title'>A <b>c</b></field>") TAIL, PERGOLA_PROBLEM_UNKNOWN_XML, 3, "a", NULL,
    "<b>" },
  { "in-project", HEAD "\n\n<plan/>" TAIL, PERGOLA_PROBLEM_UNKNOWN_XML, 5, NULL, NULL, "<plan>" },
  { "place-number", HEAD VALUE ("a", "") "<board id='value.cycles'><place item='a' x='far' y='2'/></board>" TAIL,
    PERGOLA_PROBLEM_VALUE, 4, NULL, NULL, "numbers for x and y" },
  { "newer", "<project xmlns='urn:pergola:project:1' version='2' id='a'/>", PERGOLA_PROBLEM_NEWER, 0, NULL, NULL,
    "Nothing is lost" },
};

static void
test_problem (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (PergolaProject) project = read_text (problems[i].text);
  g_autoptr (GPtrArray) found = pergola_project_check (project);
  const PergolaProblem *problem;

  for (guint k = 0; k < found->len; k++)
    g_test_message ("%s", ((PergolaProblem *) g_ptr_array_index (found, k))->message);
  g_assert_cmpuint (found->len, ==, 1);
  problem = g_ptr_array_index (found, 0);
  g_assert_cmpint (problem->type, ==, problems[i].type);
  g_assert_cmpint (problem->line, ==, problems[i].line);
  g_assert_cmpstr (problem->id, ==, problems[i].id);
  g_assert_cmpstr (problem->key, ==, problems[i].key);
  g_assert_nonnull (strstr (problem->message, problems[i].says));
}

static void
test_none (void)
{
  const char *const good[] = { "small.pergola", "carried.pergola" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", good[i], NULL);
      g_autoptr (PergolaProject) project = pergola_reader_read_file (path, frameworks, NULL);
      g_autoptr (GPtrArray) found = pergola_project_check (project);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* In the order of the file. */
static void
test_order (void)
{
  g_autoptr (PergolaProject) project = read_text (HEAD VALUE ("z", "<field id='x'>1</field>") VALUE (
    "b", "<field id='y'>1</field><field id='x'>1</field>") VALUE ("c", "<field id='type'>1</field>") TAIL);
  g_autoptr (GPtrArray) found = pergola_project_check (project);
  int last = 0;

  g_assert_cmpuint (found->len, ==, 4);
  for (guint i = 0; i < found->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (found, i);

      g_assert_cmpint (problem->line, >=, last);
      last = problem->line;
    }
}

/* --- Values --- */

static const struct
{
  PergolaFieldType type;
  const char *value;
  gboolean fits;
} values[] = {
  { PERGOLA_FIELD_LINE, "anything", TRUE },
  { PERGOLA_FIELD_LINE, "two\nlines", FALSE },
  { PERGOLA_FIELD_TEXT, "two\nlines", TRUE },
  { PERGOLA_FIELD_CHOICE, "a", TRUE },
  { PERGOLA_FIELD_CHOICE, "a b", FALSE },
  { PERGOLA_FIELD_CHOICES, "a b", TRUE },
  { PERGOLA_FIELD_CHOICES, "a a", FALSE },
  { PERGOLA_FIELD_CHOICES, "a  b", FALSE },
  { PERGOLA_FIELD_NUMBER, "-3.5e2", TRUE },
  { PERGOLA_FIELD_NUMBER, "3,5", FALSE },
  { PERGOLA_FIELD_NUMBER, "0x10", FALSE },
  { PERGOLA_FIELD_NUMBER, "inf", FALSE },
  { PERGOLA_FIELD_NUMBER, "1e999", FALSE },
  { PERGOLA_FIELD_NUMBER, "3 ", FALSE },
  { PERGOLA_FIELD_DURATION, "90", TRUE },
  { PERGOLA_FIELD_DURATION, "1.5", FALSE },
  { PERGOLA_FIELD_DURATION, "-5", FALSE },
  { PERGOLA_FIELD_DATE, "2026", TRUE },
  { PERGOLA_FIELD_DATE, "2026-05", TRUE },
  { PERGOLA_FIELD_DATE, "2024-02-29", TRUE },
  { PERGOLA_FIELD_DATE, "2026-02-29", FALSE },
  { PERGOLA_FIELD_DATE, "2026-13", FALSE },
  { PERGOLA_FIELD_DATE, "26-05-14", FALSE },
  { PERGOLA_FIELD_DATE, "14.5.2026", FALSE },
  { PERGOLA_FIELD_DATE, "2026-05-14T09:30", FALSE },
  { PERGOLA_FIELD_TIME, "09:30", TRUE },
  { PERGOLA_FIELD_TIME, "09:30:15", TRUE },
  { PERGOLA_FIELD_TIME, "24:00", FALSE },
  { PERGOLA_FIELD_TIME, "2026-05-14T09:30+02:00", TRUE },
  { PERGOLA_FIELD_TIME, "2026-05-14T09:30Z", TRUE },
  { PERGOLA_FIELD_TIME, "2026-05-14T09:30", FALSE },
  { PERGOLA_FIELD_TIME, "2026-05T09:30Z", FALSE },
  { PERGOLA_FIELD_PERSON, "k3v9x2ab", TRUE },
  { PERGOLA_FIELD_PERSON, "Ana Lima", FALSE },
  { PERGOLA_FIELD_ITEM, "k3v9x2ab", TRUE },
  { PERGOLA_FIELD_ITEM, "The leak clinic", FALSE },
  { PERGOLA_FIELD_BOOLEAN, "yes", TRUE },
  { PERGOLA_FIELD_BOOLEAN, "true", FALSE },
  { PERGOLA_FIELD_STROKES, "1,2 3.5,-4\n5,6", TRUE },
  { PERGOLA_FIELD_STROKES, "1,2 3", FALSE },
};

static void
add_choice (GPtrArray *choices, const char *id)
{
  PergolaChoice *choice = g_new0 (PergolaChoice, 1);

  choice->id = (char *) id;
  g_ptr_array_add (choices, choice);
}

static void
test_values (void)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

  add_choice (choices, "a");
  add_choice (choices, "b");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      PergolaFieldDef field = { .id = (char *) "f",
                                .title = (char *) "Field",
                                .type = values[i].type,
                                .choices = choices,
                                .min = -G_MAXDOUBLE,
                                .max = G_MAXDOUBLE };
      g_autofree char *why = pergola_field_def_explain (&field, values[i].value);

      g_test_message ("%s: %s", values[i].value, why != NULL ? why : "fits");
      g_assert_true ((why == NULL) == values[i].fits);
      g_assert_null (pergola_field_def_explain (&field, NULL));
      g_assert_null (pergola_field_def_explain (&field, ""));
    }
}

static void
test_ranges (void)
{
  PergolaFieldDef field = { .title = (char *) "Level", .type = PERGOLA_FIELD_SCORE, .min = 1, .max = 5 };
  g_autofree char *low = pergola_field_def_explain (&field, "0");
  g_autofree char *high = pergola_field_def_explain (&field, "6");
  g_autofree char *part = pergola_field_def_explain (&field, "2.5");
  g_autofree char *large = g_strnfill (PERGOLA_FIELD_MAX + 1, 'a');
  g_autofree char *too_long = NULL;

  g_assert_nonnull (low);
  g_assert_nonnull (high);
  g_assert_nonnull (part);
  g_assert_null (pergola_field_def_explain (&field, "1"));
  g_assert_null (pergola_field_def_explain (&field, "5"));

  field.type = PERGOLA_FIELD_TEXT;
  too_long = pergola_field_def_explain (&field, large);
  g_assert_nonnull (strstr (too_long, "1 MiB"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/none", test_none);
  g_test_add_func ("/problem/order", test_order);
  g_test_add_func ("/problem/values", test_values);
  g_test_add_func ("/problem/ranges", test_ranges);
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *path = g_strconcat ("/problem/", problems[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_problem);
    }
  return g_test_run ();
}
