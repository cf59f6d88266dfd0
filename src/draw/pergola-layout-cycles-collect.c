/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of a project a board shows: its zones with their cards and pills, the lines between them, the story that is
 * followed, and in words what stays hidden. Knows no geometry. */

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
  items = pergola_project_list_items (c->figure->project, cards->kind);
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

static gboolean
may_show (Cycles *self, PergolaItem *item)
{
  return pergola_item_get_audience (item) >= self->options->audience;
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
          if (!may_show (self, item))
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

/* How many of these lists' items nothing else has counted and the audience may know of. */
static guint
count_items (Collector *c, const GPtrArray *lists)
{
  guint count = 0;

  for (guint l = 0; lists != NULL && l < lists->len; l++)
    {
      GPtrArray *items = get_items (c, g_ptr_array_index (lists, l));

      for (guint i = 0; items != NULL && i < items->len; i++)
        {
          PergolaItem *item = g_ptr_array_index (items, i);

          if (g_hash_table_add (c->counted, (gpointer) pergola_item_get_id (item)) && may_show (c->figure, item))
            count++;
        }
    }

  return count;
}

static gboolean
is_shown (Cycles *self, const char *title)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (g_strcmp0 (CYCLES_ZONE (self, i)->def->title, title) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
takes (const GPtrArray *lists, PergolaItem *item)
{
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const PergolaCards *cards = g_ptr_array_index (lists, i);

      if (g_str_equal (cards->kind, pergola_item_get_kind (item)) &&
          (cards->field == NULL || cards->choice == NULL ||
           g_strcmp0 (pergola_item_get (item, cards->field), cards->choice) == 0))
        return TRUE;
    }

  return FALSE;
}

/* Whether an item has its place on another board: then it is not missed on this one. */
static gboolean
stands_elsewhere (Cycles *self, PergolaItem *item)
{
  const GPtrArray *boards = self->framework->boards;

  for (guint b = 0; b < boards->len; b++)
    {
      const PergolaBoardDef *board = g_ptr_array_index (boards, b);

      for (guint z = 0; board != self->board && z < board->zones->len; z++)
        {
          const PergolaZone *zone = g_ptr_array_index (board->zones, z);

          if (takes (zone->cards, item) || takes (zone->above, item) || takes (zone->below, item))
            return TRUE;
        }
    }

  return FALSE;
}

/* (transfer container): items of a kind that no zone shows or hides, and no other board shows. */
static GPtrArray *
list_homeless (Collector *c, const char *kind)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (c->figure->project, kind);
  GPtrArray *homeless = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (!g_hash_table_contains (c->counted, pergola_item_get_id (g_ptr_array_index (items, i))) &&
        may_show (c->figure, g_ptr_array_index (items, i)) &&
        !stands_elsewhere (c->figure, g_ptr_array_index (items, i)))
      g_ptr_array_add (homeless, g_ptr_array_index (items, i));

  return homeless;
}

/* Items of a kind that the board shows, but with no value, or one that none of its zones has: named by that value,
 * or by their kind where that says more. */
static void
miss_homeless (Collector *c, GHashTable *kinds, GArray *values, GArray *plurals, const GPtrArray *lists)
{
  Cycles *self = c->figure;

  for (guint l = 0; lists != NULL && l < lists->len; l++)
    {
      const PergolaCards *cards = g_ptr_array_index (lists, l);
      const PergolaKind *kind = pergola_project_get_kind (self->project, cards->kind);
      const PergolaFieldDef *field =
        kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;
      g_autoptr (GPtrArray) items = NULL;

      if (kind == NULL || !g_hash_table_add (kinds, cards->kind))
        continue;

      items = list_homeless (c, cards->kind);
      for (int choice = 0; choice <= (field != NULL ? (int) field->choices->len : 0); choice++)
        for (guint i = 0; i < items->len; i++)
          {
            PergolaItem *item = g_ptr_array_index (items, i);
            const PergolaChoice *has =
              field != NULL ? pergola_project_get_choice (self->project, item, field->id) : NULL;
            gboolean last = field == NULL || choice == (int) field->choices->len;

            if (has == (last ? NULL : g_ptr_array_index (field->choices, choice)))
              {
                gboolean named = has != NULL && !is_shown (self, has->title);

                miss (named ? values : plurals, named ? has->title : kind->plural, 1);
              }
          }
    }
}

static void
collect_zones (Collector *c)
{
  Cycles *self = c->figure;
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GArray) plurals = g_array_new (FALSE, FALSE, sizeof (Missing));
  const GPtrArray *zones = self->board->zones;

  for (guint i = 0; i < zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (zones, i);

      if (variant == NULL || !pergola_variant_hides (variant, zone->id))
        add_zone (c, zone);
    }
  for (guint i = 0; i < zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (zones, i);

      if (variant != NULL && pergola_variant_hides (variant, zone->id))
        miss (missing, zone->title,
              count_items (c, zone->above) + count_items (c, zone->cards) + count_items (c, zone->below));
    }
  for (guint i = 0; i < zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (zones, i);

      miss_homeless (c, kinds, missing, plurals, zone->cards);
      miss_homeless (c, kinds, missing, plurals, zone->above);
      miss_homeless (c, kinds, missing, plurals, zone->below);
    }
  g_array_append_vals (missing, plurals->data, plurals->len);
  say_missing (self, missing);
}

/* The zone whose value an item has that the board has no place for, as an anchor on its edge. */
static guint
find_anchor (Cycles *self, PergolaItem *item)
{
  if (item == NULL || !may_show (self, item))
    return 0;
  for (guint k = 0; k < self->board->zones->len; k++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, k);
      const GPtrArray *lists[] = { zone->cards, zone->above, zone->below };

      for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
        for (guint i = 0; lists[l] != NULL && i < lists[l]->len; i++)
          if (g_strcmp0 (((PergolaCards *) g_ptr_array_index (lists[l], i))->kind, pergola_item_get_kind (item)) == 0)
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

      if (kind == NULL || kind->style == PERGOLA_LINK_HIDDEN || !may_show (self, item))
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

static const char *
get_story (Cycles *self)
{
  g_autofree char *key = g_strconcat (self->board->id, "/story", NULL);
  const char *id =
    self->options->story != NULL ? self->options->story : pergola_project_get_property (self->project, key);
  PergolaItem *story = id != NULL && *id != '\0' ? pergola_project_get (self->project, id) : NULL;
  const PergolaKind *kind =
    story != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (story)) : NULL;

  if (kind == NULL || g_strcmp0 (kind->role, "story") != 0 || !may_show (self, story))
    return NULL;

  return pergola_item_get_id (story);
}

/* The values that a step tells of; one, as a rule. */
static void
follow_step (Cycles *self, PergolaItem *step, const PergolaLinkKind *tells)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self->project, pergola_item_get_id (step));

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      guint index;

      if (g_strcmp0 (pergola_item_get_kind (link), tells->id) != 0 ||
          g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (step)) != 0)
        continue;
      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->node_by_item, pergola_item_get_to (link)));
      if (index == 0)
        continue;
      index--;
      if (self->path->len > 0 && g_array_index (self->path, guint, self->path->len - 1) == index)
        continue;
      g_array_append_val (self->path, index);
      if (CYCLES_NODE (self, index)->step == 0)
        CYCLES_NODE (self, index)->step = self->path->len;
    }
}

/* Steps that the audience may not see are passed over: their number would tell that they exist. */
static void
collect_story (Cycles *self)
{
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (self->project, "tells");
  g_autoptr (GPtrArray) steps = NULL;

  self->story = get_story (self);
  if (self->story == NULL || tells == NULL)
    return;

  steps = pergola_project_list_children (self->project, self->story);
  for (guint i = 0; i < steps->len; i++)
    if (may_show (self, g_ptr_array_index (steps, i)))
      follow_step (self, g_ptr_array_index (steps, i), tells);
}

static guint64
make_pair (guint from, guint to)
{
  return (guint64) from << 32 | to;
}

static guint
hash_pair (gconstpointer pair)
{
  return g_int64_hash (pair);
}

/* Lights the links between consecutive values, adds dotted pieces where there are none, and lights loops that
 * start and end on the path. */
static void
light_path (Cycles *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (hash_pair, g_int64_equal, g_free, NULL);

  for (guint i = 1; i < self->path->len; i++)
    {
      guint64 pair = make_pair (g_array_index (self->path, guint, i - 1), g_array_index (self->path, guint, i));

      g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (1));
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, i);
      guint64 pair = make_pair (link->ends[0], link->ends[1]);

      if (g_hash_table_contains (wanted, &pair))
        {
          link->lit = TRUE;
          g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (2));
        }
      else if (link->style != PERGOLA_LINK_FLOW)
        link->lit = CYCLES_NODE (self, link->ends[0])->step > 0 && CYCLES_NODE (self, link->ends[1])->step > 0;
    }
  for (guint i = 1; i < self->path->len; i++)
    {
      guint from = g_array_index (self->path, guint, i - 1), to = g_array_index (self->path, guint, i);
      guint64 pair = make_pair (from, to);
      CyclesLink link = { .style = PERGOLA_LINK_FLOW, .ends = { from, to }, .lit = TRUE, .label_run = -1 };

      if (g_hash_table_lookup (wanted, &pair) != GINT_TO_POINTER (1))
        continue;
      g_array_append_val (self->links, link);
      g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (2));
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
  collect_story (self);
  collect_links (self);
  light_path (self);

  g_hash_table_unref (c.sorted);
  g_hash_table_unref (c.counted);
}
