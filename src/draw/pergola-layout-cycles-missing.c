/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the board has no place for, in words: items of zones that are left out, and items without a value or with one
 * that no zone has. Nothing is lost silently. */

#include "config.h"

#include "pergola-layout-cycles.h"

/* What is not shown, by the words for it, in order. */
typedef struct
{
  const char *what;
  guint count;
} Missing;

static void
miss (GArray *missing, const char *what, guint count)
{
  Missing entry = { what, count };

  for (guint i = 0; i < missing->len; i++)
    if (g_str_equal (g_array_index (missing, Missing, i).what, what))
      {
        g_array_index (missing, Missing, i).count += count;
        return;
      }
  if (count > 0)
    g_array_append_val (missing, entry);
}

static void
say_missing (Cycles *self, const GArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (self->missing, "%s%s%s %u", i == 0 ? pergola_cycles_word (self, "not-shown") : "",
                            i == 0 ? ": " : ", ", g_array_index (missing, Missing, i).what,
                            g_array_index (missing, Missing, i).count);
}

/* How many items of these lists stand nowhere else and the audience may know of. */
static guint
count_items (Cycles *self, GHashTable *shown, const GPtrArray *lists)
{
  guint count = 0;

  for (guint l = 0; lists != NULL && l < lists->len; l++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (self->project, g_ptr_array_index (lists, l));

      for (guint i = 0; i < items->len; i++)
        {
          PergolaItem *item = g_ptr_array_index (items, i);

          if (g_hash_table_add (shown, (gpointer) pergola_item_get_id (item)) && pergola_cycles_may_show (self, item))
            count++;
        }
    }

  return count;
}

/* Whether an item has its place on another board. */
static gboolean
stands_elsewhere (Cycles *self, PergolaItem *item)
{
  const GPtrArray *boards = self->framework != NULL ? self->framework->boards : NULL;

  for (guint b = 0; boards != NULL && b < boards->len; b++)
    {
      const PergolaBoardDef *board = g_ptr_array_index (boards, b);

      if (board != self->board && pergola_project_find_zone (self->project, board, item, NULL) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* (transfer container): items of a kind that no zone shows or hides; with @all, those too that another board shows. */
static GPtrArray *
list_homeless (Cycles *self, GHashTable *shown, const char *kind, gboolean all)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items_as (self->project, kind);
  GPtrArray *homeless = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (!g_hash_table_contains (shown, pergola_item_get_id (g_ptr_array_index (items, i))) &&
        pergola_cycles_may_show (self, g_ptr_array_index (items, i)) &&
        (all || !stands_elsewhere (self, g_ptr_array_index (items, i))))
      g_ptr_array_add (homeless, g_ptr_array_index (items, i));

  return homeless;
}

/* Whether a zone with this title is shown: naming it would say the opposite of what is meant. */
static gboolean
is_shown (Cycles *self, const char *title)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (g_strcmp0 (CYCLES_ZONE (self, i)->def->title, title) == 0)
      return TRUE;

  return FALSE;
}

/* An item is named by its value, or by its kind where that says more. */
static void
miss_item (Cycles *self, const PergolaKind *kind, const PergolaChoice *has, GArray *values, GArray *plurals)
{
  if (has == NULL || is_shown (self, has->title))
    miss (plurals, kind->plural, 1);
  else
    miss (values, has->title, 1);
}

/* Items of a kind that the board shows, but with no value, or one that none of its zones has; in the order of the
 * values. */
static void
miss_homeless (Cycles *self, const PergolaCards *cards, GPtrArray *items, GArray *values, GArray *plurals)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, cards->kind);
  const PergolaFieldDef *field = cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;
  int n = field != NULL ? (int) field->choices->len : 0;

  for (int choice = 0; choice <= n; choice++)
    for (guint i = 0; i < items->len; i++)
      {
        PergolaItem *item = g_ptr_array_index (items, i);
        const PergolaChoice *has = field != NULL ? pergola_project_get_choice (self->project, item, field->id) : NULL;

        if (has == (choice < n ? g_ptr_array_index (field->choices, choice) : NULL))
          miss_item (self, kind, has, values, plurals);
      }
}

static void
miss_lists (Cycles *self,
            GHashTable *shown,
            GHashTable *kinds,
            const GPtrArray *lists,
            gboolean all,
            GArray *values,
            GArray *plurals)
{
  for (guint l = 0; lists != NULL && l < lists->len; l++)
    {
      const PergolaCards *cards = g_ptr_array_index (lists, l);
      g_autoptr (GPtrArray) items = NULL;

      if (pergola_project_get_kind (self->project, cards->kind) == NULL || !g_hash_table_add (kinds, cards->kind))
        continue;
      items = list_homeless (self, shown, cards->kind, all);
      miss_homeless (self, cards, items, values, plurals);
    }
}

void
pergola_cycles_find_missing (Cycles *self, GHashTable *shown)
{
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);
  const GPtrArray *zones = self->board->zones;
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GArray) plurals = g_array_new (FALSE, FALSE, sizeof (Missing));

  for (guint i = 0; i < zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (zones, i);

      if (variant != NULL && pergola_variant_hides (variant, zone->id))
        miss (missing, zone->title,
              count_items (self, shown, zone->above) + count_items (self, shown, zone->cards) +
                count_items (self, shown, zone->below));
    }
  for (guint i = 0; i < zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (zones, i);

      /* Who works at a board is told of cards that it leaves to another one; who gets it on paper gets that one too. */
      miss_lists (self, shown, kinds, zone->cards, !self->paper, missing, plurals);
      miss_lists (self, shown, kinds, zone->above, FALSE, missing, plurals);
      miss_lists (self, shown, kinds, zone->below, FALSE, missing, plurals);
    }
  g_array_append_vals (missing, plurals->data, plurals->len);
  say_missing (self, missing);
}
