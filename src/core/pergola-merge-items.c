/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Which items and links the joined project has. What one side deleted goes, unless the other one changed it, or put
 * something on it that would hang in the air. */

#include "pergola-merge-private.h"

#include <string.h>

/* --- Finding --- */

PergolaJoined *
pergola_merge_find (PergolaMerge *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static void
collect (PergolaMerge *self, GPtrArray *items, PergolaSide side)
{
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      PergolaJoined *joined = pergola_merge_find (self, pergola_item_get_id (item));

      if (joined == NULL)
        {
          joined = g_new0 (PergolaJoined, 1);
          joined->id = pergola_item_get_id (item);
          g_hash_table_insert (self->by_id, (char *) joined->id, joined);
          g_ptr_array_add (self->joined, joined);
        }
      joined->sides[side] = item;
    }
}

static int
compare_joined (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PergolaJoined *const *) a)->id, (*(PergolaJoined *const *) b)->id);
}

static void
collect_all (PergolaMerge *self)
{
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    if (self->sides[side] != NULL)
      {
        g_autoptr (GPtrArray) items = pergola_project_list_items (self->sides[side], NULL);
        g_autoptr (GPtrArray) links = pergola_project_list_links (self->sides[side], NULL);

        collect (self, items, side);
        collect (self, links, side);
      }
  g_ptr_array_sort (self->joined, compare_joined);
}

PergolaSide
pergola_merge_get_deleter (const PergolaJoined *joined)
{
  gboolean ours = joined->sides[PERGOLA_SIDE_OURS] != NULL, theirs = joined->sides[PERGOLA_SIDE_THEIRS] != NULL;

  if (joined->sides[PERGOLA_SIDE_BASE] == NULL || ours == theirs)
    return PERGOLA_SIDE_BASE;

  return ours ? PERGOLA_SIDE_THEIRS : PERGOLA_SIDE_OURS;
}

/* --- Changing what comes out --- */

PergolaItem *
pergola_merge_edit (PergolaJoined *joined)
{
  if (joined->made == NULL)
    joined->made = pergola_item_copy (joined->result, joined->id);
  joined->result = joined->made;
  return joined->made;
}

gboolean
pergola_merge_add_other (PergolaJoined *joined, const char *field, const char *head, const char *other)
{
  g_autoptr (GPtrArray) others = pergola_merge_list_others (NULL, joined->result, field);

  if (others == NULL)
    others = g_ptr_array_new_with_free_func (g_free);
  if (pergola_merge_holds (others, other))
    return FALSE;

  g_ptr_array_add (others, g_strconcat (head != NULL ? head : "=", other, NULL));
  pergola_merge_set_others (pergola_merge_edit (joined), field, others);
  return TRUE;
}

/* Keeps what one side deleted. */
static void
keep (PergolaJoined *joined)
{
  joined->result = joined->sides[PERGOLA_OTHER_SIDE (pergola_merge_get_deleter (joined))];
}

/* The same, and says so. */
static void
keep_and_ask (PergolaMerge *self, PergolaJoined *joined)
{
  PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS], *theirs = joined->sides[PERGOLA_SIDE_THEIRS];

  if (joined->result == NULL)
    keep (joined);
  if (pergola_merge_add_other (joined, PERGOLA_CONFLICT_REMOVED, theirs == NULL ? self->head : NULL, ""))
    pergola_merge_collide (
      self, joined->id, PERGOLA_CONFLICT_REMOVED, pergola_item_get_title (joined->sides[PERGOLA_SIDE_BASE]),
      ours != NULL ? pergola_item_get_title (ours) : NULL, theirs != NULL ? pergola_item_get_title (theirs) : NULL);
}

/* --- What each item becomes --- */

static void
join (PergolaMerge *self, PergolaJoined *joined)
{
  PergolaItem *base = joined->sides[PERGOLA_SIDE_BASE];
  PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS], *theirs = joined->sides[PERGOLA_SIDE_THEIRS];
  PergolaItem *one = ours != NULL ? ours : theirs;

  if (ours != NULL && theirs != NULL)
    {
      if (pergola_item_is_same (ours, theirs) || (base != NULL && pergola_item_is_same (theirs, base)))
        joined->result = ours;
      else if (base != NULL && pergola_item_is_same (ours, base))
        joined->result = theirs;
      else
        joined->result = joined->made = pergola_merge_join_items (self, joined->id, base, ours, theirs);
    }
  else if (base == NULL)
    joined->result = one;
  else if (one != NULL && !pergola_item_is_same (one, base))
    keep_and_ask (self, joined);
}

/* --- What would hang in the air --- */

/* What an item cannot do without is kept, unless the side that deleted it left this item in the air itself. */
static void
keep_what_it_needs (PergolaMerge *self, PergolaJoined *joined, const char *key, GQueue *queue)
{
  const char *id = pergola_item_get (joined->result, key);
  PergolaJoined *needed = pergola_merge_find (self, id);
  PergolaSide deleter = needed != NULL ? pergola_merge_get_deleter (needed) : PERGOLA_SIDE_BASE;
  PergolaItem *there;

  if (needed == NULL || needed->result != NULL || deleter == PERGOLA_SIDE_BASE)
    return;

  there = joined->sides[deleter];
  if (there == NULL || g_strcmp0 (pergola_item_get (there, key), id) != 0)
    {
      keep_and_ask (self, needed);
      g_queue_push_tail (queue, needed);
    }
}

static void
keep_what_fields_need (PergolaMerge *self, PergolaJoined *joined, GQueue *queue)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (joined->result);
  PergolaProject *project =
    self->sides[joined->sides[PERGOLA_SIDE_OURS] != NULL ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS];

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      const PergolaFieldDef *def = pergola_project_get_field (project, joined->result, field);

      if (def != NULL && pergola_field_def_is_reference (def))
        keep_what_it_needs (self, joined, field, queue);
    }
}

static gboolean
stays (PergolaMerge *self, const char *id)
{
  PergolaJoined *joined = pergola_merge_find (self, id);
  return joined != NULL && joined->result != NULL;
}

/* What was deleted with something that is kept stays with it. */
static void
keep_what_belongs (PergolaMerge *self, PergolaJoined *joined, GQueue *queue)
{
  PergolaSide deleter = pergola_merge_get_deleter (joined);
  PergolaProject *project = self->sides[PERGOLA_OTHER_SIDE (deleter)];
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) links = NULL;

  if (deleter == PERGOLA_SIDE_BASE)
    return;

  children = pergola_project_list_children (project, joined->id);
  links = pergola_project_list_links_of (project, joined->id);
  g_ptr_array_extend (children, links, NULL, NULL);
  for (guint i = 0; i < children->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (children, i);
      PergolaJoined *part = pergola_merge_find (self, pergola_item_get_id (item));

      if (part->result != NULL || pergola_merge_get_deleter (part) != deleter)
        continue;
      if (pergola_item_is_link (item) &&
          !(stays (self, pergola_item_get_from (item)) && stays (self, pergola_item_get_to (item))))
        continue;
      keep (part);
      g_queue_push_tail (queue, part);
    }
}

static void
keep_what_is_needed (PergolaMerge *self)
{
  g_auto (GQueue) queue = G_QUEUE_INIT;
  PergolaJoined *joined;

  for (guint i = 0; i < self->joined->len; i++)
    if (((PergolaJoined *) g_ptr_array_index (self->joined, i))->result != NULL)
      g_queue_push_tail (&queue, g_ptr_array_index (self->joined, i));

  while ((joined = g_queue_pop_head (&queue)) != NULL)
    {
      if (pergola_item_is_link (joined->result))
        {
          keep_what_it_needs (self, joined, "@from", &queue);
          keep_what_it_needs (self, joined, "@to", &queue);
        }
      else
        keep_what_it_needs (self, joined, "@parent", &queue);
      keep_what_fields_need (self, joined, &queue);
      keep_what_belongs (self, joined, &queue);
    }
}

void
pergola_merge_join_all_items (PergolaMerge *self)
{
  collect_all (self);
  for (guint i = 0; i < self->joined->len; i++)
    join (self, g_ptr_array_index (self->joined, i));
  keep_what_is_needed (self);
}
