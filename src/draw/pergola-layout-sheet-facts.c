/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Short things with their names above them, side by side as long as there is room. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include <string.h>

#define GAP 26
#define ROW_GAP 8
#define LONG 240 /* bytes from which on a line is set as a paragraph */

static void
fact_clear (gpointer data)
{
  SheetFact *fact = data;

  g_free (fact->label);
  g_free (fact->text);
}

GArray *
pergola_sheet_facts_new (void)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (SheetFact));

  g_array_set_clear_func (facts, fact_clear);
  return facts;
}

void
pergola_sheet_facts_add (GArray *facts, const char *label, const char *text)
{
  SheetFact fact = { g_strdup (label), g_strdup (text) };

  g_array_append_val (facts, fact);
}

/* What a fact wants of the row. */
static double
measure (Sheet *self, const SheetFact *fact, double room)
{
  double label, text;

  pergola_layout_measure_text (self->fonts, fact->label, SHEET_LABEL, FALSE, -1, 0, &label, NULL);
  pergola_layout_measure_text (self->fonts, fact->text, SHEET_BODY, FALSE, -1, 0, &text, NULL);

  return MIN (MAX (label, text) + 1, room);
}

static void
add_fact (Sheet *self, const char *item, const SheetFact *fact)
{
  pergola_sheet_add_label (self, item, fact->label);
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, item, fact->text, SHEET_BODY, FALSE, PERGOLA_COLOR (TEXT));
}

/* Sets the facts from @first on that stand beside each other; returns the one after them. */
static guint
add_row (Sheet *self, const char *item, GArray *facts, guint first)
{
  double left = self->x, room = self->room, top = self->y, bottom = top, x = left;
  guint i;

  for (i = first; i < facts->len; i++)
    {
      const SheetFact *fact = &g_array_index (facts, SheetFact, i);
      double width = strlen (fact->text) > LONG ? room : measure (self, fact, room);

      if (i > first && x + width > left + room)
        break;
      self->x = x;
      self->y = top;
      self->room = width;
      if (strlen (fact->text) > LONG)
        {
          pergola_sheet_add_label (self, item, fact->label);
          pergola_sheet_add_paragraphs (self, PERGOLA_ROLE_NOTE, item, fact->text, SHEET_BODY, PERGOLA_COLOR (TEXT));
        }
      else
        add_fact (self, item, fact);
      bottom = MAX (bottom, self->y);
      x += width + GAP;
    }
  self->x = left;
  self->room = room;
  self->y = bottom;

  return i;
}

void
pergola_sheet_add_facts (Sheet *self, const char *item, GArray *facts)
{
  for (guint i = 0; i < facts->len;)
    {
      if (i > 0)
        {
          pergola_sheet_add_gap (self, ROW_GAP);
        }
      i = add_row (self, item, facts, i);
    }
  g_array_set_size (facts, 0);
}
