/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-merge-private.h"

#include <string.h>

static void
collision_free (gpointer data)
{
  PergolaCollision *self = data;

  g_free (self->id);
  g_free (self->field);
  g_free (self->base);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self);
}

static void
joined_free (gpointer data)
{
  PergolaJoined *self = data;

  g_clear_object (&self->made);
  g_free (self);
}

void
pergola_merge_collide (
  PergolaMerge *self, const char *id, const char *field, const char *base, const char *ours, const char *theirs)
{
  PergolaCollision *collision = g_new0 (PergolaCollision, 1);

  collision->id = g_strdup (id);
  collision->field = g_strdup (field);
  collision->base = g_strdup (base);
  collision->ours = g_strdup (ours);
  collision->theirs = g_strdup (theirs);
  g_ptr_array_add (self->collisions, collision);
}

static int
compare_collisions (gconstpointer a, gconstpointer b)
{
  const PergolaCollision *first = *(PergolaCollision *const *) a, *second = *(PergolaCollision *const *) b;
  int order = g_strcmp0 (first->id, second->id);

  return order != 0 ? order : strcmp (first->field, second->field);
}

/* Changes of one thing stand together. */
static guint
count_things (GPtrArray *changes)
{
  const PergolaChange *last = NULL;
  guint count = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const PergolaChange *change = g_ptr_array_index (changes, i);

      count += last == NULL || change->type == PERGOLA_CHANGE_PROPERTY || g_strcmp0 (last->id, change->id) != 0 ||
               (change->type == PERGOLA_CHANGE_PLACE) != (last->type == PERGOLA_CHANGE_PLACE);
      last = change;
    }

  return count;
}

gboolean
pergola_merge_is_same (PergolaProject *one, PergolaProject *other)
{
  return strcmp (pergola_project_get_id (one), pergola_project_get_id (other)) == 0;
}

/* Forgets what was compared: the sides are as they were given. */
static void
reset (PergolaMerge *self, PergolaProject *base, PergolaProject *ours, PergolaProject *theirs)
{
  self->sides[PERGOLA_SIDE_BASE] = base;
  self->sides[PERGOLA_SIDE_OURS] = ours;
  self->sides[PERGOLA_SIDE_THEIRS] = theirs;
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->joined, 0);
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_object (&self->copies[side]);
  g_hash_table_remove_all (self->moved);
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_set_size (self->collisions, 0);
}

static void
join_items (PergolaMerge *self, GHashTable *except)
{
  pergola_merge_part_kinds (self, except);
  pergola_merge_join_all_items (self);
  pergola_merge_mend (self);
}

/* What shares its id with something that goes keeps that id after all; only now that is known. */
static void
join_items_twice (PergolaMerge *self, PergolaProject *base, PergolaProject *ours, PergolaProject *theirs)
{
  g_autoptr (GHashTable) unparted = NULL;

  reset (self, base, ours, theirs);
  join_items (self, NULL);
  unparted = pergola_merge_list_unparted (self);
  if (g_hash_table_size (unparted) == 0)
    return;

  reset (self, base, ours, theirs);
  join_items (self, unparted);
}

/* (transfer full): a line as a conflict can hold it. */
static char *
make_line (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  for (char *p = valid; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_steal_pointer (&valid);
}

PergolaMerge *
pergola_merge_new (PergolaProject *base, PergolaProject *ours, PergolaProject *theirs)
{
  return pergola_merge_new_signed (base, ours, theirs, NULL, NULL);
}

PergolaMerge *
pergola_merge_new_signed (
  PergolaProject *base, PergolaProject *ours, PergolaProject *theirs, const char *by, const char *at)
{
  PergolaMerge *self = g_new0 (PergolaMerge, 1);
  g_autofree char *by_line = make_line (by);
  g_autofree char *at_line = make_line (at);

  self->head = pergola_conflict_make_head (by_line, at_line);
  self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->joined = g_ptr_array_new_with_free_func (joined_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_change_free);
  self->collisions = g_ptr_array_new_with_free_func (collision_free);

  join_items_twice (self, base, ours, theirs);
  pergola_merge_list_item_changes (self);
  pergola_merge_join_whole (self);
  pergola_merge_join_places (self);
  pergola_merge_join_properties (self);
  self->n_changes = count_things (self->changes);
  g_ptr_array_sort (self->collisions, compare_collisions);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->joined, g_ptr_array_unref);
  g_clear_pointer (&self->moved, g_hash_table_unref);
  g_clear_pointer (&self->head, g_free);
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_object (&self->copies[side]);
  memset (self->sides, 0, sizeof self->sides);
  return self;
}

void
pergola_merge_free (PergolaMerge *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->collisions);
  g_free (self);
}

guint
pergola_merge_count_changes (PergolaMerge *self)
{
  return self->n_changes;
}

GPtrArray *
pergola_merge_get_collisions (PergolaMerge *self)
{
  return self->collisions;
}

/* A merge may be applied more than once: what it brings is the project's own from then on. */
static gboolean
make_change (PergolaProject *project, const PergolaChange *change, GError **error)
{
  g_autoptr (PergolaChange) copy = pergola_change_copy (change);

  if (change->type == PERGOLA_CHANGE_INSERT)
    {
      g_clear_object (&copy->item);
      copy->item = pergola_item_copy (change->item, change->id);
    }

  return pergola_project_replay (project, copy, error);
}

gboolean
pergola_merge_apply (PergolaMerge *self, PergolaProject *project, const char *name, GError **error)
{
  pergola_project_begin (project, name);
  for (guint i = 0; i < self->changes->len; i++)
    if (!make_change (project, g_ptr_array_index (self->changes, i), error))
      {
        pergola_project_cancel (project);
        return FALSE;
      }
  pergola_project_commit (project);

  return TRUE;
}
