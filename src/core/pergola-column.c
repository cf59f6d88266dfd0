/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-board-items.h"
#include "pergola-reference.h"

/* --- Which there are --- */

static void
column_free (PergolaColumn *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static PergolaColumn *
add_column (GPtrArray *columns, const PergolaBoardDef *board, const char *id, const char *title)
{
  PergolaColumn *column = g_new0 (PergolaColumn, 1);

  column->id = g_strdup (id);
  column->title = g_strdup (title);
  column->board = board;
  column->glance = TRUE;
  g_ptr_array_add (columns, column);
  return column;
}

static gboolean
has_column (GPtrArray *columns, const char *id)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((PergolaColumn *) columns->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

/* (transfer container) (element-type PergolaFieldDef): the fields that say in which zone an item stands. */
static GPtrArray *
list_zone_fields (PergolaProject *project, const PergolaBoardDef *board)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];
      const GPtrArray *lists[] = { zone->cards, zone->above, zone->below };

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; lists[j] != NULL && k < lists[j]->len; k++)
          {
            const PergolaCards *cards = lists[j]->pdata[k];
            const PergolaKind *kind = pergola_project_get_kind (project, cards->kind);
            const PergolaFieldDef *field =
              kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;

            if (field != NULL && !g_ptr_array_find (fields, field, NULL))
              g_ptr_array_add (fields, (gpointer) field);
          }
    }

  return fields;
}

static gboolean
has_field (GPtrArray *fields, const char *id)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((PergolaFieldDef *) fields->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

/* The name of what tells the zones apart, if that is one thing. */
static const char *
get_zone_title (GPtrArray *fields)
{
  const char *title = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];

      if (title != NULL && !g_str_equal (title, field->title))
        return _ ("Place");
      title = field->title;
    }

  return title != NULL ? title : _ ("Place");
}

static gboolean
is_short (const PergolaFieldDef *field)
{
  return field->type != PERGOLA_FIELD_TEXT && field->type != PERGOLA_FIELD_STROKES &&
         g_strcmp0 (field->role, "entry") != 0;
}

/* A line may be long, and what only some items of a kind have is seldom there. */
static gboolean
is_at_a_glance (const PergolaKind *kind, guint index)
{
  const PergolaFieldDef *field = kind->fields->pdata[index];

  switch (field->type)
    {
    case PERGOLA_FIELD_CHOICE:
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_SCORE:
    case PERGOLA_FIELD_DATE:
    case PERGOLA_FIELD_DURATION:
    case PERGOLA_FIELD_PERSON:
    case PERGOLA_FIELD_ITEM:
    case PERGOLA_FIELD_BOOLEAN:
      return index < kind->n_own;
    default:
      return FALSE;
    }
}

static void
add_fields (GPtrArray *columns, const PergolaBoardDef *board, const PergolaKind *kind, GPtrArray *zone_fields)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      PergolaColumn *column;

      if (!is_short (field) || has_column (columns, field->id) || has_field (zone_fields, field->id))
        continue;
      column = add_column (columns, board, field->id, field->title);
      column->field = field;
      column->glance = is_at_a_glance (kind, i);
    }
}

GPtrArray *
pergola_column_list (PergolaProject *project, const PergolaBoardDef *board)
{
  g_autoptr (GPtrArray) kinds = pergola_board_list_kinds (project, board);
  g_autoptr (GPtrArray) zone_fields = list_zone_fields (project, board);
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  const PergolaKind *first = kinds->len > 0 ? kinds->pdata[0] : NULL;
  const PergolaFieldDef *title = first != NULL ? pergola_kind_get_field (first, "title") : NULL;

  add_column (columns, board, PERGOLA_COLUMN_TITLE, title != NULL ? title->title : _ ("Title"))->field = title;
  if (board->zones->len > 1)
    add_column (columns, board, PERGOLA_COLUMN_ZONE, get_zone_title (zone_fields));
  if (kinds->len > 1)
    add_column (columns, board, PERGOLA_COLUMN_KIND, _ ("Item"));
  for (guint i = 0; i < kinds->len; i++)
    add_fields (columns, board, kinds->pdata[i], zone_fields);

  return columns;
}

gboolean
pergola_column_is_numeric (const PergolaColumn *self)
{
  return self->field != NULL &&
         (self->field->type == PERGOLA_FIELD_NUMBER || self->field->type == PERGOLA_FIELD_SCORE ||
          self->field->type == PERGOLA_FIELD_DURATION);
}

/* --- What a cell says --- */

/* (nullable): the field of this very item, if it means something for it now. */
static const PergolaFieldDef *
get_field (const PergolaColumn *self, PergolaProject *project, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_project_get_field (project, item, self->id);

  return field != NULL && pergola_project_field_applies (project, item, field) ? field : NULL;
}

/* Places on an axis are as long as each other. */
static char *
write_number (const PergolaFieldDef *field, double number)
{
  if (field->low != NULL && field->max - field->min <= 10)
    return g_strdup_printf ("%.2f", number);
  return g_strdup_printf ("%.10g", number);
}

static char *
write_choices (const PergolaFieldDef *field, PergolaItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < field->choices->len; i++)
    {
      const PergolaChoice *choice = field->choices->pdata[i];

      if (pergola_item_has_choice (item, field->id, choice->id))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice->title);
    }

  return g_string_free (text, FALSE);
}

static char *
write_lines (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  return g_strjoinv ("; ", lines);
}

static char *
write_value (PergolaProject *project, PergolaItem *item, const PergolaFieldDef *field, const char *value)
{
  const PergolaChoice *choice;
  double number;

  switch (field->type)
    {
    case PERGOLA_FIELD_CHOICE:
      choice = pergola_project_get_choice (project, item, field->id);
      return g_strdup (choice != NULL ? choice->title : "");
    case PERGOLA_FIELD_CHOICES:
      return write_choices (field, item);
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_SCORE:
    case PERGOLA_FIELD_DURATION:
      return pergola_item_get_number (item, field->id, &number) ? write_number (field, number) : g_strdup (value);
    case PERGOLA_FIELD_PERSON:
    case PERGOLA_FIELD_ITEM:
      return g_strdup (pergola_reference_get_name (project, item, field->id));
    case PERGOLA_FIELD_BOOLEAN:
      return g_strdup (pergola_item_get_boolean (item, field->id) ? _ ("Yes") : _ ("No"));
    case PERGOLA_FIELD_LINES:
      return write_lines (value);
    default:
      return g_strdup (value);
    }
}

char *
pergola_column_get_text (const PergolaColumn *self, PergolaProject *project, PergolaItem *item)
{
  const PergolaFieldDef *field;
  const char *value;

  if (g_str_equal (self->id, PERGOLA_COLUMN_ZONE))
    {
      const PergolaZone *zone = pergola_project_find_zone (project, self->board, item, NULL);

      return g_strdup (zone != NULL ? zone->title : "");
    }
  if (g_str_equal (self->id, PERGOLA_COLUMN_KIND))
    {
      const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

      return g_strdup (kind != NULL ? kind->title : pergola_item_get_kind (item));
    }
  if (g_str_equal (self->id, PERGOLA_COLUMN_TITLE))
    return g_strdup (pergola_item_get_title (item));

  field = get_field (self, project, item);
  value = field != NULL ? pergola_item_get (item, field->id) : NULL;
  return value != NULL ? write_value (project, item, field, value) : g_strdup ("");
}

/* --- Order --- */

/* Order in the definition, from 0; -1 where it is none of them. */
static double
find_choice (const PergolaFieldDef *field, PergolaProject *project, PergolaItem *item)
{
  const PergolaChoice *choice = pergola_project_get_choice (project, item, field->id);
  guint index;

  return choice != NULL && g_ptr_array_find (field->choices, choice, &index) ? index : -1;
}

static double
find_zone (const PergolaBoardDef *board, PergolaProject *project, PergolaItem *item)
{
  const PergolaZone *zone = pergola_project_find_zone (project, board, item, NULL);
  guint index;

  return zone != NULL && g_ptr_array_find (board->zones, zone, &index) ? index : -1;
}

static void
set_number (PergolaColumnKey *key, double number, gboolean known)
{
  key->number = known ? number : 0;
  key->empty = !known;
}

static void
set_text (PergolaColumnKey *key, char *text)
{
  key->empty = *text == '\0';
  key->text = key->empty ? NULL : g_utf8_collate_key (text, -1);
  g_free (text);
}

void
pergola_column_get_key (const PergolaColumn *self, PergolaProject *project, PergolaItem *item, PergolaColumnKey *key)
{
  const PergolaFieldDef *field;
  double number = -1;

  *key = (PergolaColumnKey){ 0 };
  if (g_str_equal (self->id, PERGOLA_COLUMN_ZONE))
    {
      number = find_zone (self->board, project, item);
      set_number (key, number, number >= 0);
      return;
    }
  field = self->field != NULL ? get_field (self, project, item) : NULL;
  if (self->field != NULL && (field == NULL || pergola_item_get (item, self->id) == NULL))
    key->empty = TRUE;
  else if (field != NULL && field->type == PERGOLA_FIELD_CHOICE)
    {
      number = find_choice (field, project, item);
      set_number (key, number, number >= 0);
    }
  else if (field != NULL && pergola_column_is_numeric (self))
    {
      gboolean known = pergola_item_get_number (item, self->id, &number);

      set_number (key, number, known);
    }
  else if (field != NULL && field->type == PERGOLA_FIELD_BOOLEAN)
    set_number (key, pergola_item_get_boolean (item, self->id), TRUE);
  else
    set_text (key, pergola_column_get_text (self, project, item));
}

void
pergola_column_key_clear (PergolaColumnKey *key)
{
  g_clear_pointer (&key->text, g_free);
}

int
pergola_column_key_compare (const PergolaColumnKey *a, const PergolaColumnKey *b, gboolean descending)
{
  int order;

  if (a->empty || b->empty)
    return a->empty - b->empty;

  if (a->text != NULL && b->text != NULL)
    order = strcmp (a->text, b->text);
  else
    order = a->number < b->number ? -1 : a->number > b->number;
  return descending ? -order : order;
}

/* --- For other programs --- */

/* A tab or a new line would begin another cell. */
static void
append_cell (GString *text, const char *cell, gboolean first)
{
  if (!first)
    g_string_append_c (text, '\t');
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

char *
pergola_column_write_rows (GPtrArray *columns, PergolaProject *project, GPtrArray *items, gboolean heading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; heading && i < columns->len; i++)
    append_cell (text, ((PergolaColumn *) columns->pdata[i])->title, i == 0);
  for (guint i = 0; i < items->len; i++)
    {
      if (heading || i > 0)
        g_string_append_c (text, '\n');
      for (guint j = 0; j < columns->len; j++)
        {
          g_autofree char *cell = pergola_column_get_text (columns->pdata[j], project, items->pdata[i]);

          append_cell (text, cell, j == 0);
        }
    }

  return g_string_free (text, FALSE);
}
