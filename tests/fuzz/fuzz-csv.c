/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any bytes are a table, and what was cut stays the same when it is written and cut again. As readings, every line is
 * good, known or explained; what is good can be taken, and taken back. */

#include "config.h"

#include "fuzz.h"

#include <string.h>

static char *
write_rows (GPtrArray *rows, char separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PergolaCsvRow *row = rows->pdata[i];

      for (guint c = 0; c < row->cells->len; c++)
        {
          g_autofree char *cell = pergola_csv_quote (row->cells->pdata[c], separator);

          if (c > 0)
            g_string_append_c (text, separator);
          g_string_append (text, cell);
        }
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}

static void
check_rows (const char *text, char separator)
{
  g_autoptr (GPtrArray) rows = pergola_csv_read (text, separator);
  g_autofree char *written = write_rows (rows, separator);
  g_autoptr (GPtrArray) again = pergola_csv_read (written, separator);
  g_autofree char *same = write_rows (again, separator);
  guint line = 0;

  g_assert_cmpstr (same, ==, written);
  for (guint i = 0; i < rows->len; i++)
    {
      const PergolaCsvRow *row = rows->pdata[i];

      g_assert_cmpuint (row->line, >, line);
      g_assert_cmpuint (row->cells->len, >, 0);
      line = row->line;
    }
}

static void
check_line (const PergolaReadingLine *line)
{
  if (line->state == PERGOLA_READING_BAD)
    {
      g_assert_nonnull (line->reason);
      return;
    }
  g_assert_nonnull (line->indicator);
  g_assert_nonnull (line->date);
}

static void
check_readings (const char *text)
{
  g_autoptr (PergolaProject) project = pergola_project_new (fuzz_get_frameworks ());
  g_autoptr (GDate) today = g_date_new_dmy (11, 6, 2026);
  const PergolaKind *kind = pergola_indicator_get_kind (project);
  PergolaReadingsFormat format = { .style = { PERGOLA_DATE_MDY, '/' }, .point = ",", .today = today };
  g_autoptr (PergolaReadingsText) self = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const char *id;

  pergola_project_begin (project, "Add");
  id = pergola_item_get_id (pergola_project_add (project, kind->id, NULL));
  pergola_project_commit (project);
  self = pergola_readings_text_new (project, id, text, &format);
  for (guint i = 0; i < self->lines->len; i++)
    check_line (self->lines->pdata[i]);
  g_assert_cmpuint (self->n_good + self->n_same + self->n_bad, ==, self->lines->len);

  g_assert_cmpuint (pergola_readings_text_take (project, self), ==, self->n_good);
  list = pergola_indicator_list (project);
  g_assert_cmpuint (((PergolaIndicator *) list->pdata[0])->readings->len, ==, self->n_good);
  if (self->n_good > 0)
    {
      g_autoptr (PergolaReadingsText) again = pergola_readings_text_new (project, id, text, &format);

      g_assert_cmpuint (again->n_good, ==, 0);
      pergola_history_undo (pergola_project_get_history (project));
      g_assert_cmpuint (pergola_project_count (project, kind->id), ==, 1);
    }
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autofree char *text = pergola_csv_decode (data, size);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  check_rows (text, ',');
  check_rows (text, '\t');
  check_readings (text);
}
