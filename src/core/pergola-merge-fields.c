/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Joining what two sides say of one item or link, field by field. */

#include "pergola-merge-private.h"

#include "pergola-kept.h"

#include <string.h>

void
pergola_merge_set_others (PergolaItem *item, const char *field, GPtrArray *others)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *key = pergola_conflict_make_key (field, number);
      g_autofree char *value =
        number <= others->len ? g_strconcat ("=", g_ptr_array_index (others, number - 1), NULL) : NULL;

      if (value == NULL && pergola_item_get (item, key) == NULL)
        return;
      pergola_item_set_raw (item, key, value);
    }
}

/* (transfer full) (element-type utf8): every field and attribute that any of them names, each once, sorted. */
static GPtrArray *
list_fields (PergolaItem *const *sides)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) keys = sides[side] != NULL ? pergola_item_list_keys (sides[side]) : NULL;

      for (guint i = 0; keys != NULL && i < keys->len; i++)
        {
          const char *key = g_ptr_array_index (keys, i);
          g_autofree char *field = key[0] == '!' ? pergola_conflict_parse_key (key, NULL) : g_strdup (key);

          if (g_hash_table_contains (seen, field))
            continue;
          g_hash_table_add (seen, field);
          g_ptr_array_add (fields, g_steal_pointer (&field));
        }
    }

  return fields;
}

static GPtrArray *
list_others (PergolaItem *item, const char *field)
{
  return item != NULL && pergola_item_has_conflict (item, field) ? pergola_merge_list_others (NULL, item, field) : NULL;
}

/* (transfer full) (nullable) */
static char *
get_value (PergolaItem *item, const char *field)
{
  if (item == NULL)
    return NULL;
  if (pergola_merge_is_foreign (field))
    return pergola_merge_get_attribute (pergola_item_get_extras (item), field + 1);

  return g_strdup (pergola_item_get (item, field));
}

static void
set_value (PergolaItem *item, const char *field, const char *value)
{
  if (pergola_merge_is_foreign (field))
    pergola_merge_set_attribute (pergola_item_ensure_extras (item), field + 1, value);
  else
    pergola_item_set_raw (item, field, value);
}

static void
join_field (PergolaMerge *self, PergolaItem *made, PergolaItem *const *sides, const char *field)
{
  PergolaVersions versions = { 0 };
  PergolaSettled settled;
  char *values[PERGOLA_N_SIDES];

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      versions.values[side] = values[side] = get_value (sides[side], field);
      versions.others[side] = list_others (sides[side], field);
    }

  settled = pergola_merge_settle_value (&versions, field);
  set_value (made, field, settled.value);
  pergola_merge_set_others (made, field, settled.others);
  if (settled.collides)
    pergola_merge_collide (self, pergola_item_get_id (made), field, versions.values[PERGOLA_SIDE_BASE],
                           versions.values[PERGOLA_SIDE_OURS], versions.values[PERGOLA_SIDE_THEIRS]);

  pergola_merge_clear_settled (&settled);
  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_clear_pointer (&versions.others[side], g_ptr_array_unref);
      g_free (values[side]);
    }
}

/* --- What only the file knows --- */

static void
add_foreign_attributes (GPtrArray *fields, PergolaItem *const *sides)
{
  PergolaExtras *extras[PERGOLA_N_SIDES];
  g_autoptr (GPtrArray) names = NULL;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    extras[side] = sides[side] != NULL ? pergola_item_get_extras (sides[side]) : NULL;
  names = pergola_merge_list_attributes (extras);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *field = g_strconcat ("@", g_ptr_array_index (names, i), NULL);

      if (!g_ptr_array_find_with_equal_func (fields, field, g_str_equal, NULL))
        g_ptr_array_add (fields, g_steal_pointer (&field));
    }
}

/* @key: of what stands beside the fields, or of what belongs to one. */
static void
join_kept (PergolaItem *made, PergolaItem *const *sides, const char *key)
{
  const char *packed[PERGOLA_N_SIDES];
  g_autofree char *joined = NULL;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    packed[side] = sides[side] != NULL ? pergola_item_get_kept (sides[side], key) : NULL;
  if (g_strcmp0 (packed[PERGOLA_SIDE_THEIRS], packed[PERGOLA_SIDE_BASE]) == 0)
    joined = g_strdup (packed[PERGOLA_SIDE_OURS]);
  else if (g_strcmp0 (packed[PERGOLA_SIDE_OURS], packed[PERGOLA_SIDE_BASE]) == 0)
    joined = g_strdup (packed[PERGOLA_SIDE_THEIRS]);
  else
    joined = pergola_merge_join_kept (packed, pergola_item_get (made, key + 1));

  if (joined != NULL)
    pergola_item_set_kept (made, key, joined);
}

/* Those of the fields; a conflict's are its own. */
static void
join_kept_of_fields (PergolaItem *made, PergolaItem *const *sides)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) keys = sides[side] != NULL ? pergola_item_list_kept (sides[side]) : NULL;

      for (guint i = 0; keys != NULL && i < keys->len; i++)
        {
          const char *key = g_ptr_array_index (keys, i);

          if (key[1] != '\0' && key[1] != '!' && g_hash_table_add (seen, g_strdup (key)))
            join_kept (made, sides, key);
        }
    }
}

/* --- The audience --- */

/* Whether a side changed anything that someone could read, besides whom it is for. */
static gboolean
says_something_new (PergolaItem *base, PergolaItem *item)
{
  PergolaItem *const sides[PERGOLA_N_SIDES] = { base, item, NULL };
  g_autoptr (GPtrArray) fields = list_fields (sides);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);

      if (field[0] != '@' && g_strcmp0 (pergola_item_get (base, field), pergola_item_get (item, field)) != 0)
        return TRUE;
    }

  return FALSE;
}

/* Who wrote something into a private line while someone else opened it to all did not write that for all. */
static void
hold_audience (PergolaMerge *self, PergolaItem *made, PergolaItem *const *sides)
{
  PergolaItem *base = sides[PERGOLA_SIDE_BASE];
  const char *value = pergola_item_get (made, "@audience");
  g_autofree char *wide = g_strdup (value);

  if (base == NULL || pergola_item_get_audience (made) <= pergola_item_get_audience (base))
    return;

  for (PergolaSide side = PERGOLA_SIDE_OURS; side <= PERGOLA_SIDE_THEIRS; side++)
    if (pergola_item_get_audience (sides[side]) < pergola_item_get_audience (made) &&
        says_something_new (base, sides[side]))
      {
        g_autoptr (GPtrArray) others = list_others (made, "@audience");
        g_autoptr (GPtrArray) known = list_others (sides[side], "@audience");

        if (others == NULL)
          others = g_ptr_array_new ();
        if (!g_ptr_array_find_with_equal_func (others, wide, g_str_equal, NULL))
          g_ptr_array_add (others, wide);
        pergola_merge_set_others (made, "@audience", others);
        pergola_item_set_raw (made, "@audience", pergola_item_get (sides[side], "@audience"));
        if (known == NULL || !g_ptr_array_find_with_equal_func (known, wide, g_str_equal, NULL))
          pergola_merge_collide (self, pergola_item_get_id (made), "@audience", pergola_item_get (base, "@audience"),
                                 pergola_item_get (sides[PERGOLA_SIDE_OURS], "@audience"),
                                 pergola_item_get (sides[PERGOLA_SIDE_THEIRS], "@audience"));
        return;
      }
}

/* --- The whole --- */

/* A kind never changes; where two sides made different things of one id, both get the same one of them. */
static const char *
choose_kind (PergolaItem *const *sides)
{
  const char *kinds[PERGOLA_N_SIDES];

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    kinds[side] = sides[side] != NULL ? pergola_item_get_kind (sides[side]) : NULL;

  return pergola_merge_pick (kinds[PERGOLA_SIDE_BASE], kinds[PERGOLA_SIDE_OURS], kinds[PERGOLA_SIDE_THEIRS]);
}

PergolaItem *
pergola_merge_join_items (PergolaMerge *self, const char *id, PergolaItem *base, PergolaItem *ours, PergolaItem *theirs)
{
  PergolaItem *const sides[PERGOLA_N_SIDES] = { base, ours, theirs };
  g_autoptr (GPtrArray) fields = list_fields (sides);
  PergolaItem *made = pergola_item_new (id, choose_kind (sides), pergola_item_is_link (ours));

  pergola_item_set_line (made, pergola_item_get_line (ours));
  add_foreign_attributes (fields, sides);
  join_kept (made, sides, "?");
  for (guint i = 0; i < fields->len; i++)
    join_field (self, made, sides, g_ptr_array_index (fields, i));
  join_kept_of_fields (made, sides);
  hold_audience (self, made, sides);

  return made;
}
