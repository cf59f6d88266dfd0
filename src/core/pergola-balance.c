/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-balance.h"

#include "pergola-board-items.h"

/* --- Making --- */

static void
field_free (PergolaBalanceField *field)
{
  g_array_unref (field->counts);
  g_free (field);
}

void
pergola_balance_free (PergolaBalance *self)
{
  g_array_unref (self->zones);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* (nullable): a field of the first kind of the board that has it. */
static const PergolaFieldDef *
find_field (GPtrArray *kinds, const char *id)
{
  const PergolaFieldDef *field = NULL;

  for (guint i = 0; i < kinds->len && field == NULL; i++)
    field = pergola_kind_get_field (kinds->pdata[i], id);
  return field;
}

static void
add_zones (PergolaBalance *self, const PergolaBoardDef *board)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      PergolaBalanceCount count = { .zone = board->zones->pdata[i] };

      g_array_append_val (self->zones, count);
    }
}

static void
add_field (PergolaBalance *self, const PergolaFieldDef *field)
{
  PergolaBalanceField *counts = g_new0 (PergolaBalanceField, 1);

  counts->field = field;
  counts->counts = g_array_new (FALSE, FALSE, sizeof (PergolaBalanceCount));
  for (guint i = 0; i < field->choices->len; i++)
    {
      PergolaBalanceCount count = { .choice = field->choices->pdata[i] };

      g_array_append_val (counts->counts, count);
    }
  g_ptr_array_add (self->fields, counts);
}

/* --- Counting --- */

/* What was tried and given up is no part of how things are spread now. */
static gboolean
is_dropped (PergolaProject *project, PergolaItem *item, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaChoice *choice =
        pergola_project_get_choice (project, item, ((PergolaBalanceField *) fields->pdata[i])->field->id);

      if (choice != NULL && g_strcmp0 (choice->role, "dropped") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
get_half (PergolaItem *item, const PergolaFieldDef *axis, guint *half)
{
  double value;

  if (!pergola_item_get_number (item, axis->id, &value))
    return FALSE;
  *half = value >= (axis->min + axis->max) / 2;
  return TRUE;
}

static void
count_item (PergolaBalance *self, PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item)
{
  const PergolaZone *zone = pergola_project_find_zone (project, board, item, NULL);
  guint across, down;

  self->total++;
  if (get_half (item, self->across, &across) && get_half (item, self->down, &down))
    {
      self->placed++;
      self->quarters[down][across]++;
    }
  for (guint i = 0; i < self->zones->len; i++)
    if (g_array_index (self->zones, PergolaBalanceCount, i).zone == zone)
      g_array_index (self->zones, PergolaBalanceCount, i).count++;
  for (guint i = 0; i < self->fields->len; i++)
    {
      PergolaBalanceField *field = self->fields->pdata[i];
      const PergolaChoice *choice = pergola_project_get_choice (project, item, field->field->id);
      guint index;

      if (choice != NULL && g_ptr_array_find (field->field->choices, choice, &index))
        g_array_index (field->counts, PergolaBalanceCount, index).count++;
      else
        field->unset++;
    }
}

PergolaBalance *
pergola_balance_new (PergolaProject *project, const PergolaBoardDef *board, const PergolaFilter *filter)
{
  g_autoptr (GPtrArray) kinds = pergola_board_list_kinds (project, board);
  g_autoptr (GPtrArray) items = NULL;
  const PergolaFieldDef *across = board->across != NULL ? find_field (kinds, board->across) : NULL;
  const PergolaFieldDef *down = board->down != NULL ? find_field (kinds, board->down) : NULL;
  PergolaBalance *self;

  if (across == NULL || down == NULL || across->low == NULL || down->low == NULL)
    return NULL;

  self = g_new0 (PergolaBalance, 1);
  self->across = across;
  self->down = down;
  self->zones = g_array_new (FALSE, FALSE, sizeof (PergolaBalanceCount));
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  add_zones (self, board);
  for (guint i = 0; board->filters != NULL && board->filters[i] != NULL; i++)
    if (find_field (kinds, board->filters[i]) != NULL)
      add_field (self, find_field (kinds, board->filters[i]));

  items = pergola_board_list_items (project, board);
  for (guint i = 0; i < items->len; i++)
    if (!is_dropped (project, items->pdata[i], self->fields) &&
        pergola_filter_matches (filter, project, items->pdata[i]))
      count_item (self, project, board, items->pdata[i]);

  return self;
}

const PergolaBalanceField *
pergola_balance_get_field (const PergolaBalance *self, const char *role)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const PergolaBalanceField *field = self->fields->pdata[i];

      if (g_strcmp0 (field->field->role, role) == 0)
        return field;
    }
  return NULL;
}
