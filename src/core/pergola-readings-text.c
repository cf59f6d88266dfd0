/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-readings-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-fold.h"
#include "pergola-measure.h"
#include "pergola-readings-private.h"

/* A text that is being read, cut in one way. */
typedef struct
{
  PergolaProject *project;
  const char *indicator; /* (nullable) */
  PergolaReadingsFormat format;
  char separator;
  GPtrArray *rows;    /* (element-type PergolaCsvRow) */
  guint first;        /* the first row that is no heading */
  GPtrArray *columns; /* (element-type utf8) (nullable): wide: the indicator of each column, "" where it is none */
  GHashTable *known;  /* (element-type utf8): those that are there: indicator, date, value */
  GHashTable *dates;  /* (element-type utf8): those that are there: indicator, date */
  PergolaReadingsText *result;
} Reading;

/* --- The heading --- */

/* (transfer full): what an indicator is found by. */
static char *
fold_title (const char *title)
{
  return pergola_fold (title, NULL);
}

static GHashTable *
index_titles (PergolaProject *project)
{
  const PergolaKind *kind = pergola_indicator_get_kind (project);
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) items = kind != NULL ? pergola_project_list_items_as (project, kind->id) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_hash_table_insert (titles, fold_title (pergola_item_get_title (items->pdata[i])),
                         (gpointer) pergola_item_get_id (items->pdata[i]));
  return titles;
}

/* The columns after the first: indicators by their titles. One is enough where nothing else says what it is of. */
static void
find_columns (Reading *self)
{
  const PergolaCsvRow *row = self->rows->pdata[0];
  g_autoptr (GHashTable) titles = index_titles (self->project);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  guint found = 0;

  g_ptr_array_add (columns, g_strdup (""));
  for (guint i = 1; i < row->cells->len; i++)
    {
      g_autofree char *title = fold_title (row->cells->pdata[i]);
      const char *id = g_hash_table_lookup (titles, title);

      g_ptr_array_add (columns, g_strdup (id != NULL && *g_strstrip (title) != '\0' ? id : ""));
      found += *(char *) columns->pdata[i] != '\0';
    }
  if (found >= (self->indicator != NULL ? 2 : 1))
    self->columns = g_steal_pointer (&columns);
}

static void
find_heading (Reading *self)
{
  const PergolaCsvRow *row = self->rows->len > 0 ? self->rows->pdata[0] : NULL;
  g_autofree char *date = row != NULL ? pergola_readings_get_cell (row, 0) : NULL;
  g_autofree char *value = row != NULL ? pergola_readings_get_cell (row, 1) : NULL;

  if (row == NULL || pergola_readings_is_date (date, &self->format) || pergola_readings_is_number (value))
    return;
  find_columns (self);
  /* A line alone that says nothing is a fault, not a heading. */
  if (self->columns != NULL || self->rows->len > 1)
    self->first = 1;
}

/* --- What all lines say together --- */

/* Where the desktop writes the year first, the day comes first when it comes last. */
static void
settle_order (Reading *self)
{
  gboolean day_first = FALSE, month_first = FALSE;

  if (self->format.style.order == PERGOLA_DATE_YMD)
    self->format.style.order = PERGOLA_DATE_DMY;
  for (guint i = self->first; !self->format.style_holds && i < self->rows->len; i++)
    {
      PergolaDateOrder order;

      if (pergola_readings_find_order (((PergolaCsvRow *) self->rows->pdata[i])->cells->pdata[0], &order) !=
          PERGOLA_ORDER_SAYS_ORDER)
        continue;
      day_first = day_first || order == PERGOLA_DATE_DMY;
      month_first = month_first || order == PERGOLA_DATE_MDY;
    }
  if (day_first == month_first)
    return;
  self->format.style.order = month_first ? PERGOLA_DATE_MDY : PERGOLA_DATE_DMY;
  self->format.style_holds = TRUE;
}

static void
settle_decimal (Reading *self)
{
  gboolean point = FALSE, comma = FALSE;

  for (guint i = self->first; i < self->rows->len; i++)
    {
      const PergolaCsvRow *row = self->rows->pdata[i];

      for (guint c = 1; c < (self->columns != NULL ? row->cells->len : MIN (row->cells->len, 2)); c++)
        {
          point = point || pergola_readings_needs_mark (row->cells->pdata[c], '.');
          comma = comma || pergola_readings_needs_mark (row->cells->pdata[c], ',');
        }
    }
  if (point != comma)
    self->format.point = point ? "." : ",";
}

/* --- What is there already --- */

static char *
create_key (const char *indicator, const char *date, double value)
{
  g_autofree char *number = pergola_measure_to_string (value);

  return g_strjoin (" ", indicator, date, number, NULL);
}

static void
note_known (Reading *self, const char *indicator, const char *date, double value)
{
  g_hash_table_add (self->known, create_key (indicator, date, value));
  g_hash_table_add (self->dates, g_strjoin (" ", indicator, date, NULL));
}

static void
index_readings (Reading *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "reading");
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "value") : NULL;
  g_autoptr (GPtrArray) items = field != NULL ? pergola_project_list_items (self->project, kind->id) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const char *parent = pergola_item_get_parent (items->pdata[i]);
      const char *date = pergola_reading_get_date (self->project, items->pdata[i]);
      double value;

      if (parent != NULL && date != NULL && pergola_item_get_number (items->pdata[i], field->id, &value))
        note_known (self, parent, date, value);
    }
}

/* --- Lines --- */

static PergolaReadingLine *
add_line (Reading *self, guint number, const PergolaCsvRow *row)
{
  PergolaReadingLine *line = g_new0 (PergolaReadingLine, 1);
  g_autoptr (GString) written = g_string_new (NULL);

  for (guint i = 0; row != NULL && i < row->cells->len; i++)
    g_string_append_printf (written, "%s%s", i > 0 ? "  " : "", (const char *) row->cells->pdata[i]);
  line->line = number;
  line->written = g_strdelimit (g_strdup (written->str), "\n\t", ' ');
  g_ptr_array_add (self->result->lines, line);
  return line;
}

static void
make_bad (PergolaReadingLine *line, char *reason)
{
  line->state = PERGOLA_READING_BAD;
  line->reason = reason;
}

static gboolean
read_date (Reading *self, PergolaReadingLine *line, const char *cell)
{
  PergolaDateOrder order;

  if (cell == NULL)
    {
      make_bad (line, g_strdup (_ ("There is no date.")));
      return FALSE;
    }
  line->date = pergola_readings_parse_date (cell, &self->format);
  line->guessed = line->date != NULL && !self->format.style_holds &&
                  pergola_readings_find_order (cell, &order) == PERGOLA_ORDER_SAYS_EITHER;
  if (line->date == NULL)
    make_bad (line, g_strdup_printf (_ ("“%s” is not a date. Write it like 2026-05-14."), cell));
  return line->date != NULL;
}

static gboolean
read_value (Reading *self, PergolaReadingLine *line, const char *cell)
{
  if (cell == NULL)
    make_bad (line, g_strdup (_ ("There is no value.")));
  else if (!pergola_readings_parse_number (cell, self->format.point, &line->value))
    make_bad (line, g_strdup_printf (_ ("“%s” is not a number. Write it like 12 or 3.5."), cell));
  else
    return TRUE;
  g_clear_pointer (&line->date, g_free);
  return FALSE;
}

/* With date and value: is it there, is it beside another one? */
static void
settle_line (Reading *self, PergolaReadingLine *line, const char *indicator)
{
  g_autofree char *key = create_key (indicator, line->date, line->value);
  g_autofree char *date = g_strjoin (" ", indicator, line->date, NULL);

  line->indicator = g_strdup (indicator);
  if (g_hash_table_contains (self->known, key))
    {
      line->state = PERGOLA_READING_SAME;
      line->reason = g_strdup (_ ("This reading is there already."));
      return;
    }
  if (g_hash_table_contains (self->dates, date))
    line->reason = g_strdup (_ ("There is another reading of this date."));
  else if (line->guessed)
    line->reason = g_strdup (_ ("Day and month may be the other way round."));
  note_known (self, indicator, line->date, line->value);
}

/* (transfer full) (nullable): all cells from the third on: commas in a note that is not quoted made several of it. */
static char *
join_note (const PergolaCsvRow *row, char separator)
{
  g_autoptr (GString) note = g_string_new (NULL);
  const char glue[] = { separator, '\0' };

  for (guint i = 2; i < row->cells->len; i++)
    g_string_append_printf (note, "%s%s", i > 2 ? glue : "", (const char *) row->cells->pdata[i]);
  g_strstrip (note->str);
  note->len = strlen (note->str);
  while (note->len > 0 && note->str[note->len - 1] == separator)
    g_string_truncate (note, note->len - 1);
  return note->len > 0 ? g_strdup (g_strstrip (note->str)) : NULL;
}

/* 2026-05-14,21,3 says 21 with the note 3, or 21,3: nobody can tell. */
static gboolean
has_torn_number (const Reading *self, const PergolaCsvRow *row)
{
  return self->separator == ',' && row->cells->len == 3 && *(char *) row->cells->pdata[2] != '\0' &&
         strspn (row->cells->pdata[2], "0123456789") == strlen (row->cells->pdata[2]) &&
         strspn (row->cells->pdata[1], " +-0123456789") == strlen (row->cells->pdata[1]);
}

static void
read_row (Reading *self, const PergolaCsvRow *row)
{
  PergolaReadingLine *line = add_line (self, row->line, row);
  g_autofree char *date = pergola_readings_get_cell (row, 0);
  g_autofree char *value = pergola_readings_get_cell (row, 1);

  if (!read_date (self, line, date) || !read_value (self, line, value))
    return;
  if (has_torn_number (self, row))
    {
      make_bad (line, g_strdup_printf (_ ("“%s,%s” may be one number. Put quotes around it, or a point into it."),
                                       value, (const char *) row->cells->pdata[2]));
      g_clear_pointer (&line->date, g_free);
      return;
    }
  line->note = join_note (row, self->separator);
  settle_line (self, line, self->indicator);
}

/* An empty cell is no reading. */
static void
read_wide_row (Reading *self, const PergolaCsvRow *row)
{
  g_autofree char *date = pergola_readings_get_cell (row, 0);

  for (guint i = 1; i < row->cells->len && i < self->columns->len; i++)
    {
      const char *indicator = self->columns->pdata[i];
      g_autofree char *value = pergola_readings_get_cell (row, i);
      PergolaReadingLine *line;

      if (value == NULL || *indicator == '\0')
        continue;
      line = add_line (self, row->line, NULL);
      g_free (line->written);
      line->written = g_strdup_printf ("%s  %s", date != NULL ? date : "", value);
      if (read_date (self, line, date) && read_value (self, line, value))
        settle_line (self, line, indicator);
    }
}

/* Columns of which nobody can say what they are. */
static void
add_unknown_columns (Reading *self)
{
  const PergolaCsvRow *row = self->rows->pdata[0];

  for (guint i = 1; i < row->cells->len; i++)
    {
      g_autofree char *title = pergola_readings_get_cell (row, i);

      if (title != NULL && *(char *) self->columns->pdata[i] == '\0')
        {
          PergolaReadingLine *line = add_line (self, row->line, NULL);

          g_free (line->written);
          line->written = g_strdup (title);
          make_bad (line, g_strdup_printf (_ ("No indicator is called “%s”. Its column is left out."), title));
        }
    }
}

static void
read_rows (Reading *self)
{
  if (self->columns != NULL)
    add_unknown_columns (self);
  for (guint i = self->first; i < self->rows->len; i++)
    {
      if (self->columns != NULL)
        read_wide_row (self, self->rows->pdata[i]);
      else if (self->indicator != NULL)
        read_row (self, self->rows->pdata[i]);
      else
        make_bad (add_line (self, ((PergolaCsvRow *) self->rows->pdata[i])->line, self->rows->pdata[i]),
                  g_strdup (_ ("Nothing says which indicator it is of. Name it in the first line.")));
    }
}

static void
count_lines (PergolaReadingsText *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PergolaReadingLine *line = self->lines->pdata[i];

      self->n_good += line->state == PERGOLA_READING_GOOD;
      self->n_same += line->state == PERGOLA_READING_SAME;
      self->n_bad += line->state == PERGOLA_READING_BAD;
      self->n_guessed += line->state == PERGOLA_READING_GOOD && line->guessed;
    }
}

/* --- Public --- */

PergolaReadingsFormat
pergola_readings_format_get (const GDate *today)
{
  return (
    PergolaReadingsFormat){ .style = pergola_date_style_get (), .point = pergola_number_get_point (), .today = today };
}

static void
line_free (gpointer data)
{
  PergolaReadingLine *line = data;

  g_free (line->written);
  g_free (line->indicator);
  g_free (line->date);
  g_free (line->note);
  g_free (line->reason);
  g_free (line);
}

void
pergola_readings_text_free (PergolaReadingsText *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static guint
count_cut (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((PergolaCsvRow *) rows->pdata[i])->cells->len > 1;
  return n;
}

/* (transfer full): the text cut by one separator. @cut (out): how many lines that is. */
static PergolaReadingsText *
read_with (PergolaProject *project,
           const char *indicator,
           const char *text,
           const PergolaReadingsFormat *format,
           char separator,
           guint *cut)
{
  Reading reading = { .project = project, .indicator = indicator, .format = *format, .separator = separator };

  reading.result = g_new0 (PergolaReadingsText, 1);
  reading.result->lines = g_ptr_array_new_with_free_func (line_free);
  reading.rows = pergola_csv_read (text, separator);
  reading.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_heading (&reading);
  settle_order (&reading);
  settle_decimal (&reading);
  index_readings (&reading);
  read_rows (&reading);
  count_lines (reading.result);
  reading.result->style = reading.format.style;
  reading.result->wide = reading.columns != NULL;
  *cut = count_cut (reading.rows);

  g_ptr_array_unref (reading.rows);
  g_clear_pointer (&reading.columns, g_ptr_array_unref);
  g_hash_table_unref (reading.known);
  g_hash_table_unref (reading.dates);
  return reading.result;
}

PergolaReadingsText *
pergola_readings_text_new (PergolaProject *project,
                           const char *indicator,
                           const char *text,
                           const PergolaReadingsFormat *format)
{
  static const char separators[] = { '\t', ';', ',' };
  PergolaReadingsText *best = NULL;
  guint best_sense = 0, best_cut = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint cut;
      PergolaReadingsText *other = read_with (project, indicator, text, format, separators[i], &cut);
      guint sense = other->n_good + other->n_same;

      if (best == NULL || sense > best_sense || (sense == best_sense && cut > best_cut))
        {
          g_clear_pointer (&best, pergola_readings_text_free);
          best = other;
          best_sense = sense;
          best_cut = cut;
        }
      else
        {
          pergola_readings_text_free (other);
        }
    }
  return best;
}

guint
pergola_readings_text_take (PergolaProject *project, const PergolaReadingsText *self)
{
  g_autofree char *name =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u Reading", "Add %u Readings", self->n_good), self->n_good);
  guint taken = 0;

  pergola_project_begin (project, name);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PergolaReadingLine *line = self->lines->pdata[i];

      if (line->state == PERGOLA_READING_GOOD &&
          pergola_reading_add (project, line->indicator, line->date, line->value, line->note, NULL) != NULL)
        taken++;
    }
  pergola_project_commit (project);
  return taken;
}
