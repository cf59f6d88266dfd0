/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What neither side has, but both together: one link twice, and parents in a circle. */

#include "pergola-merge-private.h"

#include <string.h>

/* --- A link twice --- */

static gboolean
share_a_side (const PergolaJoined *one, const PergolaJoined *other)
{
  for (PergolaSide side = PERGOLA_SIDE_OURS; side <= PERGOLA_SIDE_THEIRS; side++)
    if (one->sides[side] != NULL && other->sides[side] != NULL)
      return TRUE;

  return FALSE;
}

/* Joins two links that say the same; the one that base has stays, else the one with the smaller id, which comes first.
 */
static void
join_links (PergolaMerge *self, PergolaJoined *one, PergolaJoined *other)
{
  PergolaJoined *stays = one->sides[PERGOLA_SIDE_BASE] == NULL && other->sides[PERGOLA_SIDE_BASE] != NULL ? other : one;
  PergolaJoined *goes = stays == one ? other : one;
  gboolean is_ours = stays->sides[PERGOLA_SIDE_OURS] != NULL;
  PergolaItem *made = pergola_merge_join_items (self, stays->id, NULL, is_ours ? stays->result : goes->result,
                                                is_ours ? goes->result : stays->result);

  g_set_object (&stays->made, made);
  g_object_unref (made);
  stays->result = stays->made;
  goes->result = NULL;
}

static void
mend_links (PergolaMerge *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->joined->len; i++)
    {
      PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      PergolaJoined *twin;
      g_autofree char *name = NULL;

      if (joined->result == NULL || !pergola_item_is_link (joined->result))
        continue;

      name = g_strjoin (" ", pergola_item_get_kind (joined->result), pergola_item_get_from (joined->result),
                        pergola_item_get_to (joined->result), NULL);
      twin = g_hash_table_lookup (seen, name);
      if (twin != NULL && !share_a_side (twin, joined))
        join_links (self, twin, joined);
      if (joined->result != NULL && (twin == NULL || twin->result == NULL))
        g_hash_table_insert (seen, g_steal_pointer (&name), joined);
    }
}

/* --- A circle of parents --- */

static PergolaJoined *
get_above (PergolaMerge *self, const PergolaJoined *joined)
{
  PergolaJoined *above = pergola_merge_find (self, pergola_item_get_parent (joined->result));

  return above != NULL && above->result != NULL ? above : NULL;
}

/* Whether a side has the circle by itself: then it is not the merge's to break. */
static gboolean
has_circle (PergolaMerge *self, PergolaJoined *start, PergolaSide side)
{
  PergolaJoined *joined = start;

  do
    {
      PergolaItem *item = joined->sides[side];

      if (item == NULL || g_strcmp0 (pergola_item_get_parent (item), pergola_item_get_parent (joined->result)) != 0)
        return FALSE;
      joined = get_above (self, joined);
    }
  while (joined != start);

  return TRUE;
}

static const char *
get_former_parent (const PergolaJoined *joined)
{
  PergolaItem *base = joined->sides[PERGOLA_SIDE_BASE];
  return base != NULL ? pergola_item_get_parent (base) : NULL;
}

/* The one with the smallest id of those that were moved goes back where it was; where it should go is asked. FALSE
 * where none was moved: the circle is as old as what both sides were made from. */
static gboolean
break_circle (PergolaMerge *self, PergolaJoined *start)
{
  PergolaJoined *chosen = NULL;
  PergolaJoined *joined = start;
  g_autofree char *parent = NULL;

  do
    {
      if (g_strcmp0 (get_former_parent (joined), pergola_item_get_parent (joined->result)) != 0 &&
          (chosen == NULL || strcmp (joined->id, chosen->id) < 0))
        chosen = joined;
      joined = get_above (self, joined);
    }
  while (joined != start);

  if (chosen == NULL)
    return FALSE;
  parent = g_strdup (pergola_item_get_parent (chosen->result));
  joined = pergola_merge_find (self, get_former_parent (chosen));
  pergola_item_set_raw (pergola_merge_edit (chosen), "@parent",
                        joined != NULL && joined->result != NULL ? joined->id : NULL);
  if (pergola_merge_add_other (chosen, "@parent", NULL, parent))
    pergola_merge_collide (
      self, chosen->id, "@parent", get_former_parent (chosen),
      chosen->sides[PERGOLA_SIDE_OURS] != NULL ? pergola_item_get_parent (chosen->sides[PERGOLA_SIDE_OURS]) : NULL,
      chosen->sides[PERGOLA_SIDE_THEIRS] != NULL ? pergola_item_get_parent (chosen->sides[PERGOLA_SIDE_THEIRS]) : NULL);
  return TRUE;
}

/* (nullable): one of the items of a circle that is reached from @joined. @walked: where each item was first reached
 * from, so that none is walked through twice. */
static PergolaJoined *
find_circle (PergolaMerge *self, PergolaJoined *joined, GHashTable *walked)
{
  PergolaJoined *start = joined;

  for (; joined != NULL; joined = get_above (self, joined))
    {
      PergolaJoined *before = g_hash_table_lookup (walked, joined);

      if (before != NULL)
        return before == start ? joined : NULL;
      g_hash_table_insert (walked, joined, start);
    }

  return NULL;
}

static void
mend_circles (PergolaMerge *self)
{
  g_autoptr (GHashTable) walked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->joined->len; i++)
    {
      PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      PergolaJoined *circle =
        joined->result != NULL && !pergola_item_is_link (joined->result) ? find_circle (self, joined, walked) : NULL;

      if (circle == NULL || has_circle (self, circle, PERGOLA_SIDE_OURS) ||
          has_circle (self, circle, PERGOLA_SIDE_THEIRS) || !break_circle (self, circle))
        continue;

      /* Where it went back to may lie in another circle. */
      g_hash_table_remove_all (walked);
      i = (guint) -1;
    }
}

void
pergola_merge_mend (PergolaMerge *self)
{
  mend_links (self);
  mend_circles (self);
}
