/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Joining what is said of the project itself, of its boards, and where items stand on them. */

#include "pergola-merge-private.h"

#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container) (element-type utf8): what any side lists, each once, sorted; the names belong to the sides. */
static GPtrArray *
list_together (PergolaMerge *self, GPtrArray *(*list) (PergolaProject *project, const char *of), const char *of)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) own = self->sides[side] != NULL ? list (self->sides[side], of) : NULL;

      for (guint i = 0; own != NULL && i < own->len; i++)
        if (g_hash_table_add (seen, g_ptr_array_index (own, i)))
          g_ptr_array_add (names, g_ptr_array_index (own, i));
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

static GPtrArray *
list_properties (PergolaProject *project, const char *of)
{
  return pergola_project_list_properties (project);
}

static GPtrArray *
list_boards (PergolaProject *project, const char *of)
{
  return pergola_project_list_placed_boards (project);
}

/* What a side said of an item that it deleted is what base said, where the item is kept. */
static PergolaSide
get_speaker (PergolaJoined *joined, PergolaSide side)
{
  return joined != NULL && joined->result != NULL && pergola_merge_get_deleter (joined) == side ? PERGOLA_SIDE_BASE
                                                                                                : side;
}

/* Whether an item is gone, and by whom. */
static gboolean
is_gone (PergolaJoined *joined, PergolaSide *by)
{
  *by = joined != NULL && joined->result == NULL ? pergola_merge_get_deleter (joined) : PERGOLA_SIDE_BASE;
  return *by != PERGOLA_SIDE_BASE;
}

/* --- Properties that wait for a decision where both changed them --- */

static void
set_property (PergolaMerge *self, const char *key, const char *value)
{
  if (g_strcmp0 (pergola_project_get_property (self->sides[PERGOLA_SIDE_OURS], key), value) != 0)
    pergola_merge_add_change (self, PERGOLA_CHANGE_PROPERTY, NULL, NULL, key, value);
}

void
pergola_merge_set_waiting (PergolaMerge *self, const char *field, GPtrArray *others)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *key = pergola_conflict_make_key (field, number);
      const char *value = number <= others->len ? g_ptr_array_index (others, number - 1) : NULL;

      if (value == NULL && pergola_project_get_property (self->sides[PERGOLA_SIDE_OURS], key) == NULL)
        return;
      set_property (self, key, value);
    }
}

/* (transfer full) (nullable): what one side keeps of a version that waits there. */
static char *
get_kept_of_version (PergolaProject *project, const char *field, const char *text)
{
  g_autoptr (GPtrArray) others = project != NULL ? pergola_merge_list_others (project, NULL, field) : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (strcmp (pergola_conflict_get_text (g_ptr_array_index (others, i)), text) == 0)
      {
        g_autofree char *key = pergola_conflict_make_key (field, i + 1);
        g_autofree char *where = g_strconcat ("?", PERGOLA_EXTRAS_CONFLICT, key, NULL);

        return g_strdup (pergola_project_get_property (project, where));
      }

  return project != NULL && strcmp (field, "title") == 0 && strcmp (pergola_project_get_title (project), text) == 0
           ? pergola_merge_get_markup (pergola_project_get_property (project, "?" PERGOLA_EXTRAS_TITLE), text)
           : NULL;
}

static void
join_kept_of_waiting (PergolaMerge *self, const char *field, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const char *text = pergola_conflict_get_text (g_ptr_array_index (others, i));
      g_autofree char *key = pergola_conflict_make_key (field, i + 1);
      g_autofree char *where = g_strconcat ("?", PERGOLA_EXTRAS_CONFLICT, key, NULL);
      char *packed[PERGOLA_N_SIDES];
      g_autofree char *joined = NULL;

      for (guint side = 0; side < PERGOLA_N_SIDES; side++)
        packed[side] = get_kept_of_version (self->sides[side], field, text);
      joined = pergola_merge_choose_kept ((const char *const *) packed, text);
      if (joined != NULL)
        set_property (self, where, joined);
      for (guint side = 0; side < PERGOLA_N_SIDES; side++)
        g_free (packed[side]);
    }
}

static void
join_property (PergolaMerge *self, const char *key)
{
  PergolaVersions versions = { .head = self->head };
  PergolaSettled settled;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    if (self->sides[side] != NULL)
      {
        versions.values[side] = pergola_project_get_property (self->sides[side], key);
        versions.others[side] = pergola_merge_list_others (self->sides[side], NULL, key);
      }

  settled = pergola_merge_settle_value (&versions, key);
  set_property (self, key, settled.value);
  pergola_merge_set_waiting (self, key, settled.others);
  join_kept_of_waiting (self, key, settled.others);
  if (settled.collides)
    pergola_merge_collide (self, NULL, key, versions.values[PERGOLA_SIDE_BASE], versions.values[PERGOLA_SIDE_OURS],
                           versions.values[PERGOLA_SIDE_THEIRS]);

  pergola_merge_clear_settled (&settled);
  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_pointer (&versions.others[side], g_ptr_array_unref);
}

/* --- Options of boards --- */

static void
join_option (PergolaMerge *self, const char *key)
{
  const char *values[PERGOLA_N_SIDES] = { NULL };
  PergolaJoined *base;
  const char *value;
  PergolaSide by;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    values[side] = self->sides[side] != NULL ? pergola_project_get_property (self->sides[side], key) : NULL;

  /* A board goes on following a story that one side deleted, where it is kept. */
  base = pergola_merge_find (self, values[PERGOLA_SIDE_BASE]);
  value = pergola_merge_pick (values[PERGOLA_SIDE_BASE], values[get_speaker (base, PERGOLA_SIDE_OURS)],
                              values[get_speaker (base, PERGOLA_SIDE_THEIRS)]);
  if (is_gone (pergola_merge_find (self, value), &by))
    value = values[by];
  set_property (self, key, value);
}

void
pergola_merge_join_properties (PergolaMerge *self)
{
  g_autoptr (GPtrArray) keys = list_together (self, list_properties, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      char *field = key[0] == '!' ? pergola_conflict_parse_key (key, NULL) : g_strdup (key);

      if (key[0] != '!' && strchr (key, '/') != NULL)
        join_option (self, key);
      else if (field[0] != '?' && field[0] != '@' && !g_hash_table_contains (seen, field))
        join_property (self, field);
      g_hash_table_add (seen, field);
    }
}

/* --- Places --- */

static void
join_place (PergolaMerge *self, const char *board, const char *item)
{
  PergolaJoined *joined = pergola_merge_find (self, item);
  const char *values[PERGOLA_N_SIDES] = { NULL };
  const char *value;
  PergolaSide by;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    values[side] = self->sides[side] != NULL ? pergola_project_get_place_text (self->sides[side], board, item) : NULL;

  value = pergola_merge_pick (values[PERGOLA_SIDE_BASE], values[get_speaker (joined, PERGOLA_SIDE_OURS)],
                              values[get_speaker (joined, PERGOLA_SIDE_THEIRS)]);
  if (is_gone (joined, &by))
    value = values[by];
  if (g_strcmp0 (values[PERGOLA_SIDE_OURS], value) != 0)
    pergola_merge_add_change (self, PERGOLA_CHANGE_PLACE, joined != NULL ? joined->result : NULL, item, board, value);
}

void
pergola_merge_join_places (PergolaMerge *self)
{
  g_autoptr (GPtrArray) boards = list_together (self, list_boards, NULL);

  for (guint i = 0; i < boards->len; i++)
    {
      const char *board = g_ptr_array_index (boards, i);
      g_autoptr (GPtrArray) items = list_together (self, pergola_project_list_placed, board);

      for (guint k = 0; k < items->len; k++)
        join_place (self, board, g_ptr_array_index (items, k));
    }
}
