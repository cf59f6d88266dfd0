/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* One id for two things: an item on one side, on the other one of another kind, or a link. Both stay. One keeps the id;
 * the other one gets one that is made of the id and its kind, so that it is the same wherever this is done; what its
 * side says of it (links, parents, places…) follows. That is done in copies of the sides before they are compared, and
 * comes first among the changes of ours. */

#include "pergola-merge-private.h"

#include "pergola-conflict-private.h"
#include "pergola-reader.h"
#include "pergola-writer.h"

#include <string.h>

#define ID_LENGTH 8

static gboolean
is_another (PergolaItem *one, PergolaItem *other)
{
  return pergola_item_is_link (one) != pergola_item_is_link (other) ||
         strcmp (pergola_item_get_kind (one), pergola_item_get_kind (other)) != 0;
}

static int
compare_kinds (PergolaItem *one, PergolaItem *other)
{
  int order = pergola_item_is_link (one) - pergola_item_is_link (other);

  return order != 0 ? order : strcmp (pergola_item_get_kind (one), pergola_item_get_kind (other));
}

static PergolaItem *
get (PergolaMerge *self, PergolaSide side, const char *id)
{
  return self->sides[side] != NULL ? pergola_project_get (self->sides[side], id) : NULL;
}

/* --- New ids --- */

/* (transfer full) */
static char *
make_id (PergolaItem *item, guint try)
{
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text =
    g_strdup_printf ("%s %s %s %u", pergola_item_get_id (item), pergola_item_is_link (item) ? "link" : "item",
                     pergola_item_get_kind (item), try);
  guint8 digest[32];
  gsize size = sizeof digest;
  char *id = g_malloc (ID_LENGTH + 1);

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < ID_LENGTH; i++)
    id[i] = alphabet[digest[i] % (i == 0 ? 26 : 32)];
  id[ID_LENGTH] = '\0';
  return id;
}

/* Whether a side may call @item by @id: nothing is there, or this item, which it has moved there before. */
static gboolean
is_free (PergolaMerge *self, PergolaSide side, PergolaItem *item, const char *id)
{
  PergolaItem *there = get (self, side, id);
  PergolaItem *here = get (self, side, pergola_item_get_id (item));

  return there == NULL || (!is_another (there, item) && (here == NULL || is_another (here, item)));
}

/* (transfer full) */
static char *
find_id (PergolaMerge *self, PergolaItem *item)
{
  for (guint try = 0;; try++)
    {
      g_autofree char *id = make_id (item, try);

      if (!g_hash_table_contains (self->moved, id) && is_free (self, PERGOLA_SIDE_BASE, item, id) &&
          is_free (self, PERGOLA_SIDE_OURS, item, id) && is_free (self, PERGOLA_SIDE_THEIRS, item, id))
        return g_steal_pointer (&id);
    }
}

/* --- Which of the two moves --- */

/* Whether the other side has moved what @side still has under its old id. */
static gboolean
was_moved (PergolaMerge *self, PergolaSide side, PergolaItem *item)
{
  g_autofree char *id = make_id (item, 0);
  PergolaItem *there = get (self, PERGOLA_OTHER_SIDE (side), id);

  return there != NULL && !is_another (there, item) && get (self, side, id) == NULL;
}

static PergolaSide
choose_side (PergolaMerge *self, const char *id)
{
  PergolaItem *base = get (self, PERGOLA_SIDE_BASE, id);
  PergolaItem *ours = get (self, PERGOLA_SIDE_OURS, id), *theirs = get (self, PERGOLA_SIDE_THEIRS, id);
  gboolean ours_was = was_moved (self, PERGOLA_SIDE_OURS, ours);
  gboolean theirs_was = was_moved (self, PERGOLA_SIDE_THEIRS, theirs);

  if (ours_was != theirs_was)
    return ours_was ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS;
  if (base != NULL && !is_another (base, ours))
    return PERGOLA_SIDE_THEIRS;
  if (base != NULL && !is_another (base, theirs))
    return PERGOLA_SIDE_OURS;

  return compare_kinds (ours, theirs) < 0 ? PERGOLA_SIDE_THEIRS : PERGOLA_SIDE_OURS;
}

/* --- Moving in one project --- */

/* What is to be done in one side: the new id of each that it moves, by the old one. */
typedef struct
{
  PergolaProject *project;
  GHashTable *ids;
  GPtrArray *changes; /* (nullable) (element-type PergolaChange) */
} Moving;

static void
change (Moving *moving, PergolaChangeType type, const char *id, const char *key, const char *value, PergolaItem *item)
{
  PergolaChange *made = g_new0 (PergolaChange, 1);

  made->type = type;
  made->id = g_strdup (id);
  made->key = g_strdup (key);
  made->new_value = g_strdup (value);
  made->item = item != NULL ? g_object_ref (item) : NULL;
  pergola_project_apply (moving->project, made);

  if (moving->changes == NULL)
    {
      pergola_change_free (made);
      return;
    }
  if (type == PERGOLA_CHANGE_INSERT)
    {
      g_object_unref (made->item);
      made->item = pergola_item_copy (item, id);
    }
  else
    g_clear_object (&made->item);
  g_ptr_array_add (moving->changes, made);
}

static gboolean
refers (Moving *moving, PergolaItem *item, const char *key)
{
  g_autofree char *field = key[0] == '!' ? pergola_conflict_parse_key (key, NULL) : g_strdup (key);
  const PergolaFieldDef *def;

  if (field[0] == '@')
    return strcmp (field, "@parent") == 0 || strcmp (field, "@from") == 0 || strcmp (field, "@to") == 0;

  def = pergola_project_get_field (moving->project, item, field);
  return def != NULL && pergola_field_def_is_reference (def);
}

/* (transfer full) (nullable): what @value becomes, NULL where it stays. */
static char *
follow (Moving *moving, PergolaItem *item, const char *key, const char *value)
{
  const char *id = key[0] == '!' ? pergola_conflict_get_text (value) : value;
  const char *new_id = g_hash_table_lookup (moving->ids, id);
  g_autofree char *head = NULL;

  if (new_id == NULL || !refers (moving, item, key))
    return NULL;

  head = g_strndup (value, id - value);
  return g_strconcat (head, new_id, NULL);
}

/* (transfer full): the item under its new id. */
static PergolaItem *
copy (Moving *moving, PergolaItem *item)
{
  PergolaItem *made = pergola_item_copy (item, g_hash_table_lookup (moving->ids, pergola_item_get_id (item)));
  guint n = pergola_item_count_values (item);

  for (guint i = 0; i < n; i++)
    {
      const char *value;
      const char *key = pergola_item_get_nth (item, i, &value);
      g_autofree char *followed = follow (moving, item, key, value);

      if (followed != NULL)
        pergola_item_set_raw (made, key, followed);
    }

  return made;
}

static void
follow_values (Moving *moving, PergolaItem *item)
{
  g_autoptr (GPtrArray) keys = pergola_item_list_keys (item);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *followed = follow (moving, item, key, pergola_item_get (item, key));

      if (followed != NULL)
        change (moving, PERGOLA_CHANGE_SET, pergola_item_get_id (item), key, followed, item);
    }
}

static void
add_moved (Moving *moving, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);

      if (g_hash_table_contains (moving->ids, pergola_item_get_id (item)))
        {
          g_autoptr (PergolaItem) made = copy (moving, item);

          change (moving, PERGOLA_CHANGE_INSERT, pergola_item_get_id (made), NULL, NULL, made);
        }
      else
        follow_values (moving, item);
    }
}

static void
take_old (Moving *moving, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);

      if (g_hash_table_contains (moving->ids, pergola_item_get_id (item)))
        change (moving, PERGOLA_CHANGE_REMOVE, pergola_item_get_id (item), NULL, NULL, item);
    }
}

/* A place, with what we do not know of it. */
static void
move_place (Moving *moving, const char *board, const char *id, const char *new_id)
{
  g_autofree char *place = g_strdup (pergola_project_get_place_text (moving->project, board, id));
  g_autofree char *key = g_strconcat ("?", board, " ", id, NULL);
  g_autofree char *new_key = g_strconcat ("?", board, " ", new_id, NULL);
  g_autofree char *kept = g_strdup (pergola_project_get_property (moving->project, key));
  PergolaItem *item = pergola_project_get (moving->project, id);

  change (moving, PERGOLA_CHANGE_PLACE, id, board, NULL, item);
  change (moving, PERGOLA_CHANGE_PLACE, new_id, board, place, item);
  if (kept == NULL)
    return;
  change (moving, PERGOLA_CHANGE_PROPERTY, NULL, key, NULL, NULL);
  change (moving, PERGOLA_CHANGE_PROPERTY, NULL, new_key, kept, NULL);
}

static void
move_places (Moving *moving)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (moving->project);
  GHashTableIter iter;
  gpointer id, new_id;

  for (guint i = 0; i < boards->len; i++)
    {
      const char *board = g_ptr_array_index (boards, i);

      g_hash_table_iter_init (&iter, moving->ids);
      while (g_hash_table_iter_next (&iter, &id, &new_id))
        if (pergola_project_get_place_text (moving->project, board, id) != NULL)
          move_place (moving, board, id, new_id);
    }
}

/* A board that follows a story; a variant is named by its figure. */
static void
follow_options (Moving *moving)
{
  g_autoptr (GPtrArray) keys = pergola_project_list_properties (moving->project);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *value = pergola_project_get_property (moving->project, key);
      const char *new_id = value != NULL ? g_hash_table_lookup (moving->ids, value) : NULL;
      g_autofree char *owned = g_strdup (key);

      if (new_id != NULL && key[0] != '!' && strchr (key, '/') != NULL && !g_str_has_suffix (key, "/variant"))
        change (moving, PERGOLA_CHANGE_PROPERTY, NULL, owned, new_id, NULL);
    }
}

/* They are still needed when the project has let go of them. */
static void
hold (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    g_object_ref (g_ptr_array_index (items, i));
  g_ptr_array_set_free_func (items, g_object_unref);
}

static void
move (Moving *moving)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (moving->project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (moving->project, NULL);

  hold (items);
  hold (links);
  add_moved (moving, items);
  add_moved (moving, links);
  move_places (moving);
  follow_options (moving);
  take_old (moving, links);
  take_old (moving, items);
}

/* --- The sides --- */

/* (transfer full) (nullable) */
static PergolaProject *
copy_project (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return pergola_reader_read_bytes (bytes, "copy", pergola_project_get_frameworks (project), NULL);
}

/* Gives the item that a side has under @id, where it is not the one that keeps it, its new id. */
static void
plan_for (PergolaMerge *self, Moving *moving, PergolaSide side, const char *id, PergolaItem *keeps, GHashTable *plan)
{
  PergolaItem *item = get (self, side, id);
  g_autofree char *name = NULL;
  char *new_id;

  if (item == NULL || !is_another (item, keeps))
    return;

  name = make_id (item, 0);
  new_id = g_hash_table_lookup (plan, name);
  if (new_id == NULL)
    {
      new_id = find_id (self, item);
      g_hash_table_insert (plan, g_steal_pointer (&name), new_id);
      g_hash_table_insert (self->moved, g_strdup (new_id), g_strdup (id));
    }
  g_hash_table_insert (moving[side].ids, g_strdup (id), g_strdup (new_id));
}

static void
plan (PergolaMerge *self, Moving *moving, const char *id)
{
  PergolaItem *ours = get (self, PERGOLA_SIDE_OURS, id), *theirs = get (self, PERGOLA_SIDE_THEIRS, id);
  g_autoptr (GHashTable) plan = NULL;
  PergolaItem *keeps;

  if (ours == NULL || theirs == NULL || !is_another (ours, theirs))
    return;

  plan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keeps = choose_side (self, id) == PERGOLA_SIDE_OURS ? theirs : ours;
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    plan_for (self, moving, side, id, keeps, plan);
}

static void
move_side (PergolaMerge *self, Moving *moving, PergolaSide side)
{
  if (g_hash_table_size (moving->ids) == 0)
    return;

  moving->project = copy_project (self->sides[side]);
  g_return_if_fail (moving->project != NULL);
  moving->changes = side == PERGOLA_SIDE_OURS ? self->changes : NULL;
  move (moving);
  self->sides[side] = self->copies[side] = moving->project;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container) (element-type utf8): of ours, sorted. */
static GPtrArray *
list_ids (PergolaMerge *self)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->sides[PERGOLA_SIDE_OURS], NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->sides[PERGOLA_SIDE_OURS], NULL);
  GPtrArray *ids = g_ptr_array_sized_new (items->len + links->len);

  g_ptr_array_extend (items, links, NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, (char *) pergola_item_get_id (g_ptr_array_index (items, i)));
  g_ptr_array_sort (ids, compare_ids);

  return ids;
}

void
pergola_merge_part_kinds (PergolaMerge *self, GHashTable *except)
{
  g_autoptr (GPtrArray) ids = list_ids (self);
  Moving moving[PERGOLA_N_SIDES] = { 0 };

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    moving[side].ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < ids->len; i++)
    if (except == NULL || !g_hash_table_contains (except, g_ptr_array_index (ids, i)))
      plan (self, moving, g_ptr_array_index (ids, i));

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    {
      move_side (self, &moving[side], side);
      g_hash_table_unref (moving[side].ids);
    }
}

GHashTable *
pergola_merge_list_unparted (PergolaMerge *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->moved);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    {
      PergolaJoined *joined = pergola_merge_find (self, id);

      if (joined == NULL || joined->result == NULL)
        g_hash_table_add (ids, g_strdup (id));
    }

  return ids;
}
