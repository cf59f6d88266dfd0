/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What things of a table are called where they cannot be seen: everything that their picture says, in words. */

#include "config.h"

#include "pergola-layout-table.h"
#include "pergola-name.h"

#include <glib/gi18n-lib.h>

static void
append (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, ", ");
  g_string_append (name, text);
}

static const char *
get_title (Table *self, PergolaItem *item)
{
  return pergola_name_get_for (self->project, item, self->options->audience);
}

static void
append_conflict (Table *self, GString *name, PergolaItem *item)
{
  if (pergola_layout_marks_conflict (item, self->options))
    append (name, pergola_layout_get_conflict_words ());
}

char *
pergola_table_make_row_name (Table *self, const TableRow *row)
{
  GString *name = g_string_new (NULL);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", row->steps->len), row->steps->len);

  append (name, get_title (self, row->item));
  append (name, row->teller);
  append (name, steps);
  if (row->apart > 0)
    {
      g_autofree char *apart =
        g_strdup_printf (ngettext ("%u step of no type", "%u steps of no type", row->apart), row->apart);

      append (name, apart);
    }
  for (guint i = 0; i < row->missing->len; i++)
    {
      /* Translators: %s is a type of value. */
      g_autofree char *missing =
        g_strdup_printf (_ ("%s is not told"), TABLE_COLUMN (self, g_array_index (row->missing, int, i))->def->title);

      append (name, missing);
    }
  append_conflict (self, name, row->item);

  return g_string_free (name, FALSE);
}

static void
append_loops (Table *self, GString *name, const TableRow *row, const TableStep *step)
{
  for (guint i = 0; i < row->arcs->len; i++)
    {
      const TableArc *arc = TABLE_ARC (row, i);
      g_autofree char *loop = NULL;

      if (arc->kind == NULL || TABLE_STEP (row, arc->from) != step)
        continue;
      loop = g_strdup_printf ("%s → %s", arc->kind->title, get_title (self, arc->end));
      append (name, loop);
    }
}

char *
pergola_table_make_step_name (Table *self, const TableRow *row, const TableStep *step)
{
  const PergolaZone *zone = TABLE_COLUMN (self, step->column)->def;
  PergolaItem *told = step->value != NULL ? step->value : step->item;
  const char *note = step->value != NULL ? pergola_item_get (step->value, "note") : NULL;
  g_autofree char *polarity = step->choice != NULL ? g_utf8_strdown (step->choice->title, -1) : NULL;
  GString *name = g_string_new (NULL);

  /* Translators: a story, the number of a step, how many it has, a type of value, what the step tells of. */
  g_string_append_printf (name, _ ("%s, step %u of %u, %s: %s"), get_title (self, row->item), step->number,
                          row->steps->len, zone->title, get_title (self, told));
  append (name, note);
  append (name, polarity);
  for (guint i = 0; step->indicators != NULL && i < step->indicators->len; i++)
    append (name, get_title (self, g_ptr_array_index (step->indicators, i)));
  append_loops (self, name, row, step);
  append_conflict (self, name, step->item);

  return g_string_free (name, FALSE);
}

static void
append_number (GString *name, const PergolaKind *kind, const char *role, double number)
{
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (field == NULL)
    return;
  text = pergola_table_format (number);
  words = g_strdup_printf ("%s %s", field->title, text);
  append (name, words);
}

char *
pergola_table_make_indicator_name (Table *self, const TableIndicator *indicator)
{
  const PergolaIndicator *said = indicator->said;
  const PergolaReading *latest = pergola_indicator_get_latest (said);
  const PergolaKind *reading = pergola_project_get_kind_by_role (self->project, "reading");
  GString *name = g_string_new (NULL);

  append (name, get_title (self, said->item));
  if (latest != NULL)
    append_number (name, reading, "value", latest->value);
  append (name, pergola_indicator_get (said, "unit"));
  if (said->has_baseline)
    append_number (name, said->kind, "baseline", said->baseline);
  if (said->has_target)
    append_number (name, said->kind, "target", said->target);
  append_conflict (self, name, said->item);

  return g_string_free (name, FALSE);
}
