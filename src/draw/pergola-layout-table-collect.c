/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The columns of a table, with the numbers that belong to them. Knows no geometry. */

#include "config.h"

#include "pergola-layout-table.h"

#include "pergola-audience.h"

#include <string.h>

static void
add_indicator (Table *self, TableColumn *column, PergolaItem *item, GHashTable *numbers)
{
  TableIndicator indicator = { g_hash_table_lookup (numbers, item), column->hue };

  if (indicator.said != NULL)
    g_array_append_val (column->indicators, indicator);
}

/* All numbers for the audience, by their items. */
static GHashTable *
collect_numbers (Table *self)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);

  self->numbers = pergola_indicator_list_for (self->project, self->options->audience, self->options->until);
  for (guint i = 0; i < self->numbers->len; i++)
    g_hash_table_insert (numbers, ((PergolaIndicator *) g_ptr_array_index (self->numbers, i))->item,
                         g_ptr_array_index (self->numbers, i));

  return numbers;
}

static void
fill_column (Table *self, TableColumn *column, const PergolaCards *cards, GHashTable *numbers)
{
  g_autoptr (GPtrArray) items = pergola_project_list_cards (self->project, cards);

  for (guint i = 0; i < items->len; i++)
    if (pergola_project_is_for (self->project, g_ptr_array_index (items, i), self->options->audience))
      add_indicator (self, column, g_ptr_array_index (items, i), numbers);
    else
      {
        column->left_out = TRUE;
        self->left_out++;
      }
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
  g_array_unref (((TableColumn *) data)->indicators);
}

void
pergola_table_collect_columns (Table *self, gboolean above)
{
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);
  g_autoptr (GHashTable) numbers = collect_numbers (self);

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
        fill_column (self, &column, g_ptr_array_index (parts, k), numbers);
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
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
}

const char *
pergola_table_word (Table *self, const char *id)
{
  PergolaFramework *framework = pergola_project_get_framework_of_board (self->project, self->board->id);

  return framework != NULL ? pergola_framework_get_word (framework, id) : id;
}
