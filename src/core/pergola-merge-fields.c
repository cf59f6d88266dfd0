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
      const char *value = number <= others->len ? g_ptr_array_index (others, number - 1) : NULL;

      if (value == NULL && pergola_item_get (item, key) == NULL)
        return;
      pergola_item_set_raw (item, key, value);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
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

/* (nullable): what we do not know of the item, "@NAME", or of one of its fields, "?FIELD@NAME". */
static PergolaExtras *
get_extras (PergolaItem *item, const char *field, const char **name)
{
  PergolaExtras *extras = pergola_item_get_extras (item);
  g_autofree char *key = NULL;

  *name = pergola_conflict_split_field (field, &key);
  return extras != NULL && field[0] == '?' ? pergola_extras_get_field (extras, key + 1) : extras;
}

/* (transfer full) (nullable) */
static char *
get_value (PergolaItem *item, const char *field)
{
  const char *name;
  PergolaExtras *extras;

  if (item == NULL)
    return NULL;
  if (!pergola_merge_is_foreign (item, field))
    return g_strdup (pergola_item_get (item, field));

  extras = get_extras (item, field, &name);
  return pergola_merge_get_attribute (extras, name);
}

static void
set_value (PergolaItem *item, const char *field, const char *value)
{
  g_autofree char *key = NULL;
  PergolaExtras *extras;
  const char *name;

  if (!pergola_merge_is_foreign (item, field))
    {
      pergola_item_set_raw (item, field, value);
      return;
    }

  name = pergola_conflict_split_field (field, &key);
  extras = pergola_item_ensure_extras (item);
  if (field[0] == '?')
    extras = pergola_extras_ensure_field (extras, key + 1);
  pergola_merge_set_attribute (extras, name, value);
}

static void
join_field (PergolaMerge *self, PergolaItem *made, PergolaItem *const *sides, const char *field)
{
  PergolaVersions versions = { .head = self->head };
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

/* @key: "?" for those of the item itself, or "?FIELD". */
static void
add_foreign_attributes (GPtrArray *fields, PergolaItem *const *sides, const char *key)
{
  PergolaExtras *extras[PERGOLA_N_SIDES];
  g_autoptr (GPtrArray) names = NULL;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      extras[side] = sides[side] != NULL ? pergola_item_get_extras (sides[side]) : NULL;
      if (extras[side] != NULL && key[1] != '\0')
        extras[side] = pergola_extras_get_field (extras[side], key + 1);
    }
  names = pergola_merge_list_attributes (extras);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *field = g_strconcat (key[1] != '\0' ? key : "", "@", g_ptr_array_index (names, i), NULL);

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
  joined = pergola_merge_choose_kept (packed, pergola_item_get (made, key + 1));
  if (joined != NULL)
    pergola_item_set_kept (made, key, joined);
}

/* (transfer full) (element-type utf8): the keys of what any of them keeps, each once, sorted; without those of
 * conflicts. */
static GPtrArray *
list_kept (PergolaItem *const *sides)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) own = sides[side] != NULL ? pergola_item_list_kept (sides[side]) : NULL;

      for (guint i = 0; own != NULL && i < own->len; i++)
        {
          const char *key = g_ptr_array_index (own, i);

          if (key[1] != '!' && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
            g_ptr_array_add (keys, g_strdup (key));
        }
    }
  g_ptr_array_sort (keys, compare_names);

  return keys;
}

/* (transfer full) (nullable): what one side keeps of a version of @field: of the conflict, or, where it is its value,
 * the markup in it. */
static char *
get_kept_of_version (PergolaItem *item, const char *field, const char *text)
{
  g_autoptr (GPtrArray) others = item != NULL ? list_others (item, field) : NULL;
  g_autofree char *kept = g_strconcat ("?", field, NULL);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (strcmp (pergola_conflict_get_text (g_ptr_array_index (others, i)), text) == 0)
      {
        g_autofree char *key = pergola_conflict_make_key (field, i + 1);
        g_autofree char *where = g_strconcat ("?", key, NULL);

        return g_strdup (pergola_item_get_kept (item, where));
      }

  return item != NULL && g_strcmp0 (pergola_item_get (item, field), text) == 0
           ? pergola_merge_get_markup (pergola_item_get_kept (item, kept), text)
           : NULL;
}

/* Of conflicts, by their texts: their numbers differ from side to side. */
static void
join_kept_of_conflicts (PergolaItem *made, PergolaItem *const *sides)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (NULL, made);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);
      char *packed[PERGOLA_N_SIDES];
      g_autofree char *key = g_strconcat ("?", conflict->key, NULL);
      g_autofree char *joined = NULL;

      for (guint side = 0; side < PERGOLA_N_SIDES; side++)
        packed[side] = get_kept_of_version (sides[side], conflict->field, conflict->other);
      joined = pergola_merge_choose_kept ((const char *const *) packed, conflict->other);
      if (joined != NULL)
        pergola_item_set_kept (made, key, joined);
      for (guint side = 0; side < PERGOLA_N_SIDES; side++)
        g_free (packed[side]);
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
          others = g_ptr_array_new_with_free_func (g_free);
        if (!pergola_merge_holds (others, wide))
          g_ptr_array_add (others, g_strconcat (side == PERGOLA_SIDE_OURS ? self->head : "=", wide, NULL));
        pergola_merge_set_others (made, "@audience", others);
        pergola_item_set_raw (made, "@audience", pergola_item_get (sides[side], "@audience"));
        if (!pergola_merge_holds (known, wide))
          pergola_merge_collide (self, pergola_item_get_id (made), "@audience", pergola_item_get (base, "@audience"),
                                 pergola_item_get (sides[PERGOLA_SIDE_OURS], "@audience"),
                                 pergola_item_get (sides[PERGOLA_SIDE_THEIRS], "@audience"));
        return;
      }
}

/* --- The whole --- */

static void
join_fields (PergolaMerge *self, PergolaItem *made, PergolaItem *const *sides, GPtrArray *fields, gboolean foreign)
{
  for (guint i = 0; i < fields->len; i++)
    if (pergola_merge_is_foreign (made, g_ptr_array_index (fields, i)) == foreign)
      join_field (self, made, sides, g_ptr_array_index (fields, i));
}

PergolaItem *
pergola_merge_join_items (PergolaMerge *self, const char *id, PergolaItem *base, PergolaItem *ours, PergolaItem *theirs)
{
  PergolaItem *const sides[PERGOLA_N_SIDES] = { base, ours, theirs };
  g_autoptr (GPtrArray) fields = list_fields (sides);
  g_autoptr (GPtrArray) kept = list_kept (sides);
  PergolaItem *made = pergola_item_new (id, pergola_item_get_kind (ours), pergola_item_is_link (ours));

  pergola_item_set_line (made, pergola_item_get_line (ours));
  join_fields (self, made, sides, fields, FALSE);
  for (guint i = 0; i < kept->len; i++)
    {
      join_kept (made, sides, g_ptr_array_index (kept, i));
      add_foreign_attributes (fields, sides, g_ptr_array_index (kept, i));
    }
  join_fields (self, made, sides, fields, TRUE);
  hold_audience (self, made, sides);
  join_kept_of_conflicts (made, sides);

  return made;
}
