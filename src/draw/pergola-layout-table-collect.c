/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The columns of a table, with the numbers that belong to them. Knows no geometry. */

#include "config.h"

#include "pergola-layout-table.h"

#include "pergola-audience.h"

#include <math.h>
#include <string.h>

/* --- Readings --- */

typedef struct
{
  const char *date;
  const char *id;
  double value;
} Reading;

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const Reading *one = a, *other = b;
  int order = strcmp (one->date, other->date);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static void
add_reading (Table *self, PergolaItem *item, const PergolaFieldDef *date, const PergolaFieldDef *value)
{
  const char *parent = pergola_item_get_parent (item), *when = pergola_item_get (item, date->id);
  Reading reading = { when != NULL ? when : "", pergola_item_get_id (item), 0 };
  GArray *readings;

  if (parent == NULL || !pergola_item_get_number (item, value->id, &reading.value) ||
      !pergola_project_is_for (self->project, item, self->options->audience))
    return;

  readings = g_hash_table_lookup (self->readings, parent);
  if (readings == NULL)
    {
      readings = g_array_new (FALSE, FALSE, sizeof (Reading));
      g_hash_table_insert (self->readings, (gpointer) parent, readings);
    }
  g_array_append_val (readings, reading);
}

static void
collect_readings (Table *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "reading");
  const PergolaFieldDef *date = kind != NULL ? pergola_kind_get_field_by_role (kind, "date") : NULL;
  const PergolaFieldDef *value = kind != NULL ? pergola_kind_get_field_by_role (kind, "value") : NULL;
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  gpointer readings;

  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  if (date == NULL || value == NULL)
    return;

  items = pergola_project_list_items (self->project, kind->id);
  for (guint i = 0; i < items->len; i++)
    add_reading (self, g_ptr_array_index (items, i), date, value);
  g_hash_table_iter_init (&iter, self->readings);
  while (g_hash_table_iter_next (&iter, NULL, &readings))
    g_array_sort (readings, compare_readings);
}

/* --- Columns --- */

static double
get_number (PergolaItem *item, const PergolaKind *kind, const char *role)
{
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;
  double value;

  return field != NULL && pergola_item_get_number (item, field->id, &value) ? value : NAN;
}

static void
add_indicator (Table *self, TableColumn *column, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  const PergolaFieldDef *unit = kind != NULL ? pergola_kind_get_field_by_role (kind, "unit") : NULL;
  GArray *readings = g_hash_table_lookup (self->readings, pergola_item_get_id (item));
  TableIndicator indicator = {
    .item = item,
    .readings = g_array_new (FALSE, FALSE, sizeof (double)),
    .baseline = get_number (item, kind, "baseline"),
    .target = get_number (item, kind, "target"),
    .hue = column->hue,
    .unit = unit != NULL ? pergola_item_get (item, unit->id) : NULL,
  };

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    g_array_append_val (indicator.readings, g_array_index (readings, Reading, i).value);
  g_array_append_val (column->indicators, indicator);
}

static void
fill_column (Table *self, TableColumn *column, const PergolaCards *cards)
{
  g_autoptr (GPtrArray) items = pergola_project_list_cards (self->project, cards);

  for (guint i = 0; i < items->len; i++)
    if (pergola_project_is_for (self->project, g_ptr_array_index (items, i), self->options->audience))
      add_indicator (self, column, g_ptr_array_index (items, i));
    else
      self->left_out++;
}

/* (nullable): the choice that the cards of a zone have in common. */
static const PergolaChoice *
find_choice (Table *self, const PergolaZone *zone)
{
  const PergolaCards *cards = zone->cards->len > 0 ? g_ptr_array_index (zone->cards, 0) : NULL;
  const PergolaKind *kind = cards != NULL ? pergola_project_get_kind (self->project, cards->kind) : NULL;
  const PergolaFieldDef *field =
    kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;

  return field != NULL && cards->choice != NULL ? pergola_field_def_get_choice (field, cards->choice) : NULL;
}

static void
clear_column (gpointer data)
{
  TableColumn *column = data;

  for (guint i = 0; i < column->indicators->len; i++)
    g_array_unref (g_array_index (column->indicators, TableIndicator, i).readings);
  g_array_unref (column->indicators);
}

void
pergola_table_collect_columns (Table *self, gboolean above)
{
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);

  collect_readings (self);
  self->words = variant != NULL && variant->words;
  self->columns = g_array_new (FALSE, TRUE, sizeof (TableColumn));
  g_array_set_clear_func (self->columns, clear_column);
  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, i);
      GPtrArray *parts = above ? zone->above : zone->cards;
      TableColumn column = {
        .def = zone,
        .choice = find_choice (self, zone),
        .hue = pergola_hue_from_name (zone->hue),
        .indicators = g_array_new (FALSE, FALSE, sizeof (TableIndicator)),
      };

      column.support = column.choice != NULL && g_strcmp0 (column.choice->role, "support") == 0;
      for (guint k = 0; k < parts->len; k++)
        fill_column (self, &column, g_ptr_array_index (parts, k));
      if (variant != NULL && pergola_variant_hides (variant, zone->id))
        clear_column (&column);
      else
        g_array_append_val (self->columns, column);
    }
}

static void
find_chain (Table *self)
{
  self->chain_start = self->chain_end = -1;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PergolaChoice *choice = TABLE_COLUMN (self, i)->choice;

      if (choice != NULL && g_strcmp0 (choice->role, "start") == 0)
        self->chain_start = i;
      else if (choice != NULL && g_strcmp0 (choice->role, "result") == 0)
        self->chain_end = i;
    }
}

void
pergola_table_collect (Table *self)
{
  pergola_table_collect_columns (self, TRUE);
  find_chain (self);
  pergola_table_collect_rows (self);
}

void
pergola_table_clear (Table *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->readings, g_hash_table_unref);
}

const char *
pergola_table_word (Table *self, const char *id)
{
  PergolaFramework *framework = pergola_project_get_framework_of_board (self->project, self->board->id);

  return framework != NULL ? pergola_framework_get_word (framework, id) : id;
}
