/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Readings: added, changed, and taken from texts of spreadsheets. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaHistory *history;
  GDate *today;
  PergolaReadingsFormat format;
  char *losses, *calls;
} Fixture;

static char *
add_indicator (PergolaProject *project, const char *title)
{
  PergolaItem *item;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, "indicator", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_commit (project);
  return g_strdup (pergola_item_get_id (item));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  f->history = pergola_project_get_history (f->project);
  f->losses = add_indicator (f->project, "Night losses, Zone 3");
  f->calls = add_indicator (f->project, "Night call-outs");
  f->today = g_date_new_dmy (11, 6, 2026);
  f->format = (PergolaReadingsFormat){ .style = { PERGOLA_DATE_DMY, '/' }, .point = ".", .today = f->today };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->losses);
  g_free (f->calls);
  g_date_free (f->today);
  g_object_unref (f->project);
  g_object_unref (f->frameworks);
}

static guint
count (Fixture *f)
{
  return pergola_project_count (f->project, "reading");
}

/* --- Edits --- */

static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *reading = pergola_reading_add (f->project, f->losses, "2026-05-14", 21.3, "Meter 7 replaced", &error);
  const char *id;

  g_assert_no_error (error);
  id = pergola_item_get_id (reading);
  g_assert_cmpstr (pergola_item_get (reading, "value"), ==, "21.3");
  g_assert_cmpstr (pergola_item_get_parent (reading), ==, f->losses);
  g_assert_true (pergola_reading_find (f->project, f->losses, "2026-05-14", NULL) == reading);
  g_assert_null (pergola_reading_find (f->project, f->losses, "2026-05-14", id));

  g_assert_true (pergola_reading_change (f->project, id, "2026-05-15", 21.4, NULL, &error));
  g_assert_null (pergola_item_get (reading, "title"));
  g_assert_false (pergola_reading_change (f->project, id, "yesterday", 3, NULL, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  g_assert_cmpstr (pergola_item_get (reading, "value"), ==, "21.4");

  pergola_reading_remove (f->project, id);
  g_assert_cmpuint (count (f), ==, 0);
  pergola_history_undo (f->history);
  pergola_history_undo (f->history);
  g_assert_cmpstr (pergola_item_get (reading, "date"), ==, "2026-05-14");
  pergola_history_undo (f->history);
  g_assert_cmpuint (count (f), ==, 0);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_null (pergola_reading_add (f->project, "nothing", "2026-05-14", 1, NULL, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN);
  g_assert_null (pergola_reading_add (f->project, f->losses, "14/5", 1, NULL, &other));
  g_assert_error (other, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  g_assert_cmpuint (count (f), ==, 0);
}

/* What is for the circle alone has readings for the circle alone. */
static void
test_audience (Fixture *f, gconstpointer data)
{
  pergola_edit_set (f->project, f->losses, "@audience", "circle", FALSE, NULL);
  g_assert_cmpint (pergola_item_get_audience (pergola_reading_add (f->project, f->losses, "2026-05-14", 1, NULL, NULL)),
                   ==, PERGOLA_AUDIENCE_CIRCLE);
}

/* --- Tables --- */

/* What @text is cut into: cells with | between, rows with /. */
static void
check_table (const char *text, char separator, const char *expected)
{
  g_autoptr (GPtrArray) rows = pergola_csv_read (text, separator);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PergolaCsvRow *row = rows->pdata[i];

      g_string_append_printf (all, "%s%u:", i > 0 ? "/" : "", row->line);
      for (guint c = 0; c < row->cells->len; c++)
        g_string_append_printf (all, "%s%s", c > 0 ? "|" : "", (char *) row->cells->pdata[c]);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_tables (void)
{
  check_table ("", ',', "");
  check_table ("a,b\nc,d", ',', "1:a|b/2:c|d");
  check_table ("a,b\r\nc,d\r\n", ',', "1:a|b/2:c|d");
  check_table ("a\rb\r", ',', "1:a/2:b");
  check_table ("\n\n a,,\n,,\n", ',', "3: a||");
  check_table ("\"a,b\",\"c\"\"d\"", ',', "1:a,b|c\"d");
  check_table ("\"a\nb\r\nc\",d\ne", ',', "1:a\nb\nc|d/4:e");
  check_table ("\"a\"b,c", ',', "1:ab|c");
  check_table ("a\"b\",c", ',', "1:a\"b\"|c");
  check_table ("\"a,b\nc,d", ',', "1:\"a|b/2:c|d");
  check_table ("x;y,z\t1", ';', "1:x|y,z\t1");
  check_table ("\"\",a", ',', "1:|a");
}

static void
check_decoded (const char *bytes, gsize length, const char *expected)
{
  g_autofree char *text = pergola_csv_decode (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_encodings (void)
{
  check_decoded ("", 0, "");
  check_decoded ("\xef\xbb\xbfJo\xc3\xa3o", 8, "João");
  check_decoded ("Jo\xc3\xa3o", 5, "João");
  check_decoded ("Jo\xe3o \x80", 6, "João €");
  check_decoded ("Jo\xe3o \x81", 6, "João \302\201");
  check_decoded ("\xff\xfeJ\0o\0\xe3\0o\0", 10, "João");
  check_decoded ("\xfe\xff\0J\0o\0\xe3\0o", 10, "João");
  check_decoded ("a\0b", 3, "ab");
}

/* --- Texts --- */

static PergolaReadingsText *
read_text (Fixture *f, const char *text)
{
  return pergola_readings_text_new (f->project, f->losses, text, &f->format);
}

/* "line date value note" of what is good, "line !" of what is bad, "line =" of what is there. */
static void
check_text (Fixture *f, const char *text, const char *expected)
{
  g_autoptr (PergolaReadingsText) self = read_text (f, text);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const PergolaReadingLine *line = self->lines->pdata[i];
      g_autofree char *value = pergola_measure_to_string (line->value);

      g_string_append_printf (all, "%s%u ", i > 0 ? "; " : "", line->line);
      g_assert_true (line->state != PERGOLA_READING_BAD || (line->reason != NULL && line->date == NULL));
      if (line->state == PERGOLA_READING_GOOD)
        g_string_append_printf (all, "%s %s%s%s%s", line->date, value, line->guessed ? "?" : "",
                                line->note != NULL ? " " : "", line->note != NULL ? line->note : "");
      else
        g_string_append_c (all, line->state == PERGOLA_READING_BAD ? '!' : '=');
    }
  g_assert_cmpstr (all->str, ==, expected);
  g_assert_cmpuint (self->n_good + self->n_same + self->n_bad, ==, self->lines->len);
}

static void
test_separators (Fixture *f, gconstpointer data)
{
  check_text (f, "2026-05-14\t21,3\tMeter 7 replaced\n2026-04-12\t21,6",
              "1 2026-05-14 21.3 Meter 7 replaced; 2 2026-04-12 21.6");
  check_text (f, "14.05.2026;21,3;a, b\n12.04.2026;22", "1 2026-05-14 21.3 a, b; 2 2026-04-12 22");
  check_text (f, "2026-05-14,21.3,\"one, two\"", "1 2026-05-14 21.3 one, two");
  check_text (f, "2026-05-14,21.3,one, two", "1 2026-05-14 21.3 one, two");
  check_text (f, "2026-05-14,\"21,3\"", "1 2026-05-14 21.3");
  check_text (f, "2026-05-14,21.3,a; b\n2026-05-15,21.4,c; d", "1 2026-05-14 21.3 a; b; 2 2026-05-15 21.4 c; d");
  check_text (f, "", "");
}

static void
test_headings (Fixture *f, gconstpointer data)
{
  check_text (f, "Date;Value;Note\n2026-05-14;21.3;x", "2 2026-05-14 21.3 x");
  check_text (f, "Datum\tWert\r\n\r\n2026-05-14\t21.3", "3 2026-05-14 21.3");
  check_text (f, "nonsense", "1 !");
}

/* Of all lines, good ones can be taken while others are explained. */
static void
test_faults (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaReadingsText) self = read_text (f, "2026-05-14;21.3\nsoon;3\n2026-05-16;many\n;4\n2026-05-17;\n");

  g_assert_cmpuint (self->n_good, ==, 1);
  g_assert_cmpuint (self->n_bad, ==, 4);
  g_assert_cmpuint (((PergolaReadingLine *) self->lines->pdata[2])->line, ==, 3);
  g_assert_cmpstr (((PergolaReadingLine *) self->lines->pdata[1])->reason, ==,
                   "“soon” is not a date. Write it like 2026-05-14.");
  g_assert_cmpstr (((PergolaReadingLine *) self->lines->pdata[2])->reason, ==,
                   "“many” is not a number. Write it like 12 or 3.5.");
  g_assert_cmpstr (((PergolaReadingLine *) self->lines->pdata[3])->reason, ==, "There is no date.");
  g_assert_cmpstr (((PergolaReadingLine *) self->lines->pdata[4])->reason, ==, "There is no value.");
}

static void
test_ambiguous (Fixture *f, gconstpointer data)
{
  /* Nothing says it: the desktop does, and it is said to be a guess. */
  check_text (f, "3/4/2026;1\n5/5/2026;2", "1 2026-04-03 1?; 2 2026-05-05 2");
  /* One line says it for all. */
  check_text (f, "3/4/2026;1\n3/14/2026;2", "1 2026-03-04 1; 2 2026-03-14 2");
  check_text (f, "3/4/2026;1\n14/3/2026;2", "1 2026-04-03 1; 2 2026-03-14 2");
  /* A person says it. */
  f->format.style.order = PERGOLA_DATE_MDY;
  f->format.style_holds = TRUE;
  check_text (f, "3/4/2026;1", "1 2026-03-04 1");
  /* Which of 21,3 and 21 with a note is meant, nobody knows. */
  check_text (f, "2026-05-14,21,3\n2026-05-15,21,4", "1 !; 2 !");
  /* What parts decimals is the same in all lines. */
  check_text (f, "2026-05-14;1,234\n2026-05-15;1,5", "1 2026-05-14 1.234; 2 2026-05-15 1.5");
  check_text (f, "2026-05-14;1,234\n2026-05-15;1.5", "1 2026-05-14 1234; 2 2026-05-15 1.5");
}

static void
test_again (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaReadingsText) self = NULL;

  pergola_reading_add (f->project, f->losses, "2026-05-14", 21.3, NULL, NULL);
  pergola_reading_add (f->project, f->calls, "2026-05-15", 5, NULL, NULL);
  check_text (f, "2026-05-14;21.30;note\n2026-05-15;5\n15 May 2026;5", "1 =; 2 2026-05-15 5; 3 =");
  self = read_text (f, "2026-05-14;22");
  g_assert_cmpuint (self->n_good, ==, 1);
  g_assert_cmpstr (((PergolaReadingLine *) self->lines->pdata[0])->reason, ==,
                   "There is another reading of this date.");
}

static void
test_taken (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaReadingsText) self = read_text (f, "2026-05-14;21.3;a\nx;1\n2026-05-15;21.4");

  g_assert_cmpuint (pergola_readings_text_take (f->project, self), ==, 2);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpstr (pergola_history_get_undo_name (f->history), ==, "Add 2 Readings");
  pergola_history_undo (f->history);
  g_assert_cmpuint (count (f), ==, 0);
}

/* One column an indicator: in the page of one, only where there are two of them. */
static void
test_wide (Fixture *f, gconstpointer data)
{
  const char *text = "When;NIGHT LOSSES, zone 3;Unknown;Night call-outs\n2026-04;21.6;1;\n2026-05;21.3;2;22\n";
  g_autoptr (PergolaReadingsText) self = pergola_readings_text_new (f->project, NULL, text, &f->format);
  g_autoptr (PergolaReadingsText) lost = NULL;
  g_autoptr (PergolaIndicator) calls = NULL;

  g_assert_true (self->wide);
  g_assert_cmpuint (self->n_good, ==, 3);
  g_assert_cmpuint (self->n_bad, ==, 1);
  g_assert_cmpuint (pergola_readings_text_take (f->project, self), ==, 3);
  calls = pergola_indicator_new (f->project, pergola_project_get (f->project, f->calls));
  g_assert_cmpuint (calls->readings->len, ==, 1);
  g_assert_cmpfloat (pergola_indicator_get_latest (calls)->value, ==, 22);

  lost = pergola_readings_text_new (f->project, NULL, "2026-05;1", &f->format);
  g_assert_cmpuint (lost->n_bad, ==, 1);
  check_text (f, "When;Night call-outs\n2026-06;5", "2 2026-06 5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/readings/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("edit", test_edit);
  ADD ("refused", test_refused);
  ADD ("audience", test_audience);
  g_test_add_func ("/readings/tables", test_tables);
  g_test_add_func ("/readings/encodings", test_encodings);
  ADD ("separators", test_separators);
  ADD ("headings", test_headings);
  ADD ("faults", test_faults);
  ADD ("ambiguous", test_ambiguous);
  ADD ("again", test_again);
  ADD ("taken", test_taken);
  ADD ("wide", test_wide);
  return g_test_run ();
}
