/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Which items count as being of a kind, and which frameworks a project can draw on. */

#include "pergola-project-struct.h"

#include <string.h>

/* --- Kinds that are also another one --- */

/* Whether @item, of the kind @kind, is one of @id now. */
static gboolean
counts_as (const PergolaKind *kind, PergolaItem *item, const char *id)
{
  for (; kind != NULL; kind = kind->base)
    {
      if (strcmp (kind->id, id) == 0)
        return TRUE;
      if (kind->by == NULL || pergola_item_get (item, kind->by) == NULL)
        return FALSE;
    }

  return FALSE;
}

gboolean
pergola_project_is_a (PergolaProject *self, PergolaItem *item, const char *kind)
{
  const char *own = pergola_item_get_kind (item);

  return strcmp (own, kind) == 0 || counts_as (pergola_project_get_kind (self, own), item, kind);
}

gboolean
pergola_project_is_one_of (PergolaProject *self, PergolaItem *item, GStrv kinds)
{
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    if (pergola_project_is_a (self, item, kinds[i]))
      return TRUE;

  return FALSE;
}

GPtrArray *
pergola_project_list_items_as (PergolaProject *self, const char *kind)
{
  GPtrArray *list = pergola_project_list_items (self, kind);
  guint own = list->len;

  for (guint i = 0; i < self->frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) g_ptr_array_index (self->frameworks, i))->kinds;

      for (guint k = 0; k < kinds->len; k++)
        {
          const PergolaKind *other = g_ptr_array_index (kinds, k);
          g_autoptr (GPtrArray) items = NULL;

          if (other->base == NULL || strcmp (other->id, kind) == 0 || !pergola_kind_is (other, kind))
            continue;
          items = pergola_project_list_items (self, other->id);
          for (guint n = 0; n < items->len; n++)
            if (counts_as (other, g_ptr_array_index (items, n), kind))
              g_ptr_array_add (list, g_ptr_array_index (items, n));
        }
    }
  if (list->len > own)
    g_ptr_array_sort (list, pergola_item_compare_rank);

  return list;
}

GPtrArray *
pergola_project_list_cards (PergolaProject *self, const PergolaCards *cards)
{
  GPtrArray *list = pergola_project_list_items_as (self, cards->kind);
  guint kept = 0;

  if (cards->field == NULL || cards->choice == NULL)
    return list;

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (pergola_item_get (g_ptr_array_index (list, i), cards->field), cards->choice) == 0)
      g_ptr_array_index (list, kept++) = g_ptr_array_index (list, i);
  g_ptr_array_set_size (list, kept);

  return list;
}

gboolean
pergola_project_stands_in (PergolaProject *self, PergolaItem *item, const PergolaCards *cards)
{
  if (pergola_item_is_link (item))
    return FALSE;
  /* What costs less to look at comes first: most cards stand elsewhere. */
  if (cards->field != NULL && cards->choice != NULL &&
      g_strcmp0 (pergola_item_get (item, cards->field), cards->choice) != 0)
    return FALSE;

  return pergola_project_is_a (self, item, cards->kind);
}

static const PergolaCards *
find_standing (PergolaProject *self, const GPtrArray *list, PergolaItem *item)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (pergola_project_stands_in (self, item, g_ptr_array_index (list, i)))
      return g_ptr_array_index (list, i);

  return NULL;
}

const PergolaZone *
pergola_project_find_zone (PergolaProject *self,
                           const PergolaBoardDef *board,
                           PergolaItem *item,
                           const PergolaCards **cards)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, i);
      const GPtrArray *parts[] = { zone->cards, zone->above, zone->below };

      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          const PergolaCards *found = find_standing (self, parts[p], item);

          if (found == NULL)
            continue;
          if (cards != NULL)
            *cards = found;
          return zone;
        }
    }

  return NULL;
}

const PergolaCatalogue *
pergola_project_get_catalogue (PergolaProject *self, const char *kind)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      GPtrArray *catalogues = ((PergolaFramework *) g_ptr_array_index (self->frameworks, i))->catalogues;

      for (guint c = 0; c < catalogues->len; c++)
        if (strcmp (((PergolaCatalogue *) g_ptr_array_index (catalogues, c))->kind, kind) == 0)
          return g_ptr_array_index (catalogues, c);
    }

  return NULL;
}

/* --- Frameworks --- */

static PergolaUse *
find_use (PergolaProject *self, const char *id)
{
  for (guint i = 0; i < self->uses->len; i++)
    if (strcmp (((PergolaUse *) g_ptr_array_index (self->uses, i))->id, id) == 0)
      return g_ptr_array_index (self->uses, i);

  return NULL;
}

gboolean
pergola_project_uses (PergolaProject *self, const char *id)
{
  return find_use (self, id) != NULL;
}

GPtrArray *
pergola_project_list_offered (PergolaProject *self)
{
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (self->available);
  GPtrArray *offered = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_framework_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      PergolaFramework *framework =
        pergola_project_uses (self, id)
          ? NULL
          : pergola_frameworks_get (self->available, id, pergola_project_get_language (self), NULL);

      if (framework != NULL)
        g_ptr_array_add (offered, framework);
    }

  return offered;
}

gboolean
pergola_project_use (PergolaProject *self, const char *id)
{
  g_autoptr (PergolaFramework) framework = NULL;
  g_autofree char *version = NULL;

  if (pergola_project_uses (self, id))
    return TRUE;
  framework = pergola_frameworks_get (self->available, id, pergola_project_get_language (self), NULL);
  if (framework == NULL)
    return FALSE;

  version = g_strdup_printf ("%d", framework->version);
  pergola_project_load_use (self, id, version, NULL);
  ((PergolaUse *) g_ptr_array_index (self->uses, self->uses->len - 1))->tried = TRUE;
  pergola_project_resolve (self);
  g_signal_emit_by_name (self, "frameworks-changed");
  return TRUE;
}

void
pergola_project_try (PergolaProject *self, const char *id)
{
  if (pergola_project_use (self, id))
    find_use (self, id)->tried = TRUE;
}

gboolean
pergola_project_use_board (PergolaProject *self, const char *board)
{
  g_autoptr (GPtrArray) offered = NULL;

  if (pergola_project_get_board (self, board) != NULL)
    return TRUE;

  offered = pergola_project_list_offered (self);
  for (guint i = 0; i < offered->len; i++)
    {
      PergolaFramework *framework = g_ptr_array_index (offered, i);

      if (framework->everywhere && pergola_framework_get_board (framework, board) != NULL)
        return pergola_project_use (self, framework->id);
    }

  return FALSE;
}

static gboolean
holds_any (GHashTable *buckets, const char *kind)
{
  PergolaBucket *bucket = g_hash_table_lookup (buckets, kind);

  return bucket != NULL && bucket->items->len > 0;
}

static gboolean
holds_board (PergolaProject *self, PergolaFramework *framework)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (self);

  for (guint i = 0; i < boards->len; i++)
    if (pergola_framework_get_board (framework, g_ptr_array_index (boards, i)) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
pergola_project_holds (PergolaProject *self, PergolaFramework *framework)
{
  for (guint i = 0; i < framework->kinds->len; i++)
    if (holds_any (self->item_buckets, ((PergolaKind *) g_ptr_array_index (framework->kinds, i))->id))
      return TRUE;
  for (guint i = 0; i < framework->links->len; i++)
    if (holds_any (self->link_buckets, ((PergolaLinkKind *) g_ptr_array_index (framework->links, i))->id))
      return TRUE;

  return holds_board (self, framework);
}
