/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of a project a board shows: its zones with their cards and pills and the lines between them. Knows no
 * geometry. */

#include "config.h"

#include "pergola-layout-cycles.h"

/* Items of each kind by the value of a field, so that every item is looked at once, not once a zone. */
typedef struct
{
  Cycles *figure;
  GHashTable *sorted;  /* "kind field" → (choice → GPtrArray of PergolaItem) */
  GHashTable *counted; /* ids that a zone shows or hides */
} Collector;

const char *
pergola_cycles_word (Cycles *self, const char *id)
{
  return self->framework != NULL ? pergola_framework_get_word (self->framework, id) : id;
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
free_table (gpointer table)
{
  g_hash_table_unref (table);
}

static GHashTable *
sort_items (Collector *c, const PergolaCards *cards)
{
  const char *field = cards->choice != NULL ? cards->field : NULL;
  g_autofree char *key = g_strdup_printf ("%s %s", cards->kind, field != NULL ? field : "");
  GHashTable *table = g_hash_table_lookup (c->sorted, key);
  g_autoptr (GPtrArray) items = NULL;

  if (table != NULL)
    return table;

  table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  items = pergola_project_list_items_as (c->figure->project, cards->kind);
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const char *value = field != NULL ? pergola_item_get (item, field) : NULL;
      GPtrArray *list = g_hash_table_lookup (table, value != NULL ? value : "");

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (table, g_strdup (value != NULL ? value : ""), list);
        }
      g_ptr_array_add (list, item);
    }
  g_hash_table_insert (c->sorted, g_steal_pointer (&key), table);

  return table;
}

static GPtrArray *
get_items (Collector *c, const PergolaCards *cards)
{
  return g_hash_table_lookup (sort_items (c, cards),
                              cards->choice != NULL && cards->field != NULL ? cards->choice : "");
}

gboolean
pergola_cycles_may_show (Cycles *self, PergolaItem *item)
{
  return pergola_project_is_for (self->project, item, self->options->audience);
}

/* Adds the nodes of one list of a zone; returns how many. */
static guint
add_nodes (Collector *c, guint zone, const GPtrArray *lists, CyclesNodeType type)
{
  Cycles *self = c->figure;
  guint first = self->nodes->len;

  for (guint l = 0; lists != NULL && l < lists->len; l++)
    {
      const PergolaCards *cards = g_ptr_array_index (lists, l);
      GPtrArray *items = get_items (c, cards);

      for (guint i = 0; items != NULL && i < items->len; i++)
        {
          PergolaItem *item = g_ptr_array_index (items, i);
          CyclesNode node = { .type = type, .item = item, .cards = cards, .zone = zone, .column = -1 };

          /* A definition may name an item twice; it stands where it is named first. */
          if (!g_hash_table_add (c->counted, (gpointer) pergola_item_get_id (item)))
            continue;
          if (!pergola_cycles_may_show (self, item))
            {
              self->left_out++;
              continue;
            }
          g_array_append_val (self->nodes, node);
          g_hash_table_insert (self->node_by_item, (gpointer) pergola_item_get_id (item),
                               GUINT_TO_POINTER (self->nodes->len));
        }
    }

  return self->nodes->len - first;
}

static CyclesPlace
parse_place (const char *place)
{
  static const char *const NAMES[] = { "top", "start", "middle", "end", "bottom", "side" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_strcmp0 (place, NAMES[i]) == 0)
      return i;

  return CYCLES_MIDDLE;
}

static void
add_zone (Collector *c, const PergolaZone *def)
{
  Cycles *self = c->figure;
  CyclesZone zone = {
    .def = def, .place = parse_place (def->place), .hue = pergola_hue_from_name (def->hue), .column = -1
  };

  zone.first_above = self->nodes->len;
  zone.n_above = add_nodes (c, self->zones->len, def->above, CYCLES_ABOVE);
  zone.first_card = self->nodes->len;
  zone.n_cards = add_nodes (c, self->zones->len, def->cards, CYCLES_CARD);
  zone.first_below = self->nodes->len;
  zone.n_below = add_nodes (c, self->zones->len, def->below, CYCLES_BELOW);
  g_array_append_val (self->zones, zone);
}

static void
collect_zones (Collector *c)
{
  Cycles *self = c->figure;
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);

  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, i);

      if (variant == NULL || !pergola_variant_hides (variant, zone->id))
        add_zone (c, zone);
    }
  pergola_cycles_find_missing (self, c->counted);
}

/* The zone whose value an item has that the board has no place for, as an anchor on its edge. */
static guint
find_anchor (Cycles *self, PergolaItem *item)
{
  if (item == NULL || !pergola_cycles_may_show (self, item))
    return 0;
  for (guint k = 0; k < self->board->zones->len; k++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, k);
      const GPtrArray *lists[] = { zone->cards, zone->above, zone->below };

      for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
        for (guint i = 0; lists[l] != NULL && i < lists[l]->len; i++)
          if (pergola_project_is_a (self->project, item, ((PergolaCards *) g_ptr_array_index (lists[l], i))->kind))
            return 0;
    }
  for (guint z = 0; z < self->zones->len; z++)
    {
      CyclesZone *zone = CYCLES_ZONE (self, z);
      const PergolaCards *cards = zone->def->cards->len > 0 ? g_ptr_array_index (zone->def->cards, 0) : NULL;
      CyclesNode node = { .type = CYCLES_ANCHOR, .zone = z, .column = -1 };

      if (cards == NULL || cards->choice == NULL || cards->field == NULL ||
          !pergola_item_has_choice (item, cards->field, cards->choice))
        continue;
      if (zone->anchor == 0)
        {
          g_array_append_val (self->nodes, node);
          zone->anchor = self->nodes->len;
        }
      return zone->anchor;
    }

  return 0;
}

static guint
find_end (Cycles *self, const char *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->node_by_item, id));

  return index != 0 ? index : find_anchor (self, pergola_project_get (self->project, id));
}

static void
collect_links (Cycles *self)
{
  g_autoptr (GPtrArray) items = pergola_project_list_links (self->project, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const PergolaLinkKind *kind = pergola_project_get_link_kind (self->project, pergola_item_get_kind (item));
      guint from, to;

      if (kind == NULL || !pergola_link_kind_is_drawn (kind) || !pergola_cycles_may_show (self, item))
        continue;
      /* A line starts at something that is shown; only its goal may be a zone. */
      from = GPOINTER_TO_UINT (g_hash_table_lookup (self->node_by_item, pergola_item_get_from (item)));
      to = from != 0 ? find_end (self, pergola_item_get_to (item)) : 0;
      if (from != 0 && to != 0 && from != to)
        {
          CyclesLink link = {
            .item = item, .kind = kind, .style = kind->style, .ends = { from - 1, to - 1 }, .label_run = -1
          };

          g_array_append_val (self->links, link);
        }
    }
}

void
pergola_cycles_collect (Cycles *self)
{
  Collector c = {
    .figure = self,
    .sorted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_table),
    .counted = g_hash_table_new (g_str_hash, g_str_equal),
  };

  collect_zones (&c);
  collect_links (self);
  pergola_cycles_follow_story (self);

  g_hash_table_unref (c.sorted);
  g_hash_table_unref (c.counted);
}
