/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The one gate through which a project is edited. */

#include "pergola-project-struct.h"

#include "pergola-id.h"
#include "pergola-problem.h"
#include "pergola-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
pergola_project_begin_merging (PergolaProject *self, const char *name, const char *merge_key)
{
  if (self->depth++ > 0)
    return;

  self->transaction = pergola_transaction_new (name, merge_key);
  self->cancelled = FALSE;
}

void
pergola_project_begin (PergolaProject *self, const char *name)
{
  pergola_project_begin_merging (self, name, NULL);
}

static void
take_back (PergolaProject *self, const PergolaTransaction *transaction)
{
  for (guint i = transaction->changes->len; i > 0; i--)
    {
      g_autoptr (PergolaChange) inverse = pergola_change_invert (g_ptr_array_index (transaction->changes, i - 1));

      pergola_project_apply (self, inverse);
    }
}

void
pergola_project_commit (PergolaProject *self)
{
  PergolaTransaction *transaction;

  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  transaction = g_steal_pointer (&self->transaction);
  if (self->cancelled)
    take_back (self, transaction);

  if (self->cancelled || transaction->changes->len == 0)
    {
      pergola_transaction_free (transaction);
    }
  else
    {
      gboolean kept = pergola_history_record (self->history, transaction);

      pergola_project_emit_committed (self, transaction);
      if (!kept)
        pergola_transaction_free (transaction);
    }
}

void
pergola_project_cancel (PergolaProject *self)
{
  g_return_if_fail (self->depth > 0);

  self->cancelled = TRUE;
  pergola_project_commit (self);
}

gboolean
pergola_project_in_transaction (PergolaProject *self)
{
  return self->depth > 0;
}

/* Makes a change and remembers it. */
static void
change (PergolaProject *self,
        PergolaChangeType type,
        PergolaItem *item,
        const char *id,
        const char *key,
        const char *old_value,
        const char *new_value)
{
  PergolaChange *made = g_new0 (PergolaChange, 1);

  made->type = type;
  made->id = g_strdup (id);
  made->key = g_strdup (key);
  made->old_value = g_strdup (old_value);
  made->new_value = g_strdup (new_value);
  g_set_object (&made->item, item);

  {
    g_autoptr (PergolaChange) copy = pergola_change_copy (made);

    pergola_transaction_add (self->transaction, made);
    pergola_project_apply (self, copy);
  }
}

static gboolean
check_length (const char *value, GError **error)
{
  if (strlen (value) <= PERGOLA_FIELD_MAX)
    return TRUE;

  g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_TOO_LONG,
               _ ("This text is longer than one field can hold (1 MiB). Split it."));
  return FALSE;
}

gboolean
pergola_project_set (PergolaProject *self, const char *id, const char *key, const char *value, GError **error)
{
  PergolaItem *item = pergola_project_get (self, id);
  g_autofree char *clean = NULL;
  g_autofree char *old_value = NULL;

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (item == NULL)
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("There is no item “%s”."), id);
      return FALSE;
    }
  if (value != NULL && !check_length (value, error))
    return FALSE;
  if (!pergola_project_clean_value (self, item, key, value, &clean, error))
    return FALSE;
  /* A file that says nothing of it is read as the kind's. */
  if (clean == NULL && strcmp (key, "@audience") == 0 && !pergola_item_is_link (item))
    clean = g_strdup (pergola_audience_to_string (PERGOLA_AUDIENCE_ME));

  old_value = g_strdup (pergola_item_get (item, key));
  if (g_strcmp0 (old_value, clean) != 0)
    change (self, PERGOLA_CHANGE_SET, item, id, key, old_value, clean);

  return TRUE;
}

/* A rank after every other item of the kind. */
static char *
rank_at_end (PergolaProject *self, const char *kind)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self, kind);
  PergolaItem *last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;

  return pergola_rank_between (last != NULL ? pergola_item_get_rank (last) : NULL, NULL);
}

static char *
new_id (PergolaProject *self)
{
  char *id = pergola_id_new (8);

  while (pergola_project_has (self, id))
    {
      g_free (id);
      id = pergola_id_new (8);
    }

  return id;
}

PergolaItem *
pergola_project_add (PergolaProject *self, const char *kind, const char *parent)
{
  const PergolaKind *def = pergola_project_get_kind (self, kind);
  g_autofree char *id = new_id (self);
  g_autofree char *rank = rank_at_end (self, kind);
  g_autoptr (PergolaItem) item = pergola_item_new (id, kind, FALSE);

  g_return_val_if_fail (self->depth > 0, NULL);

  pergola_item_set_raw (item, "@rank", rank);
  pergola_item_set_raw (item, "@parent", parent);
  pergola_item_set_raw (item, "@audience",
                        pergola_audience_to_string (def != NULL ? def->audience : PERGOLA_AUDIENCE_ME));
  change (self, PERGOLA_CHANGE_INSERT, item, id, NULL, NULL, NULL);

  return pergola_project_get (self, id);
}

static gboolean
exists (PergolaProject *self, const char *kind, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self, from);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);

      if (strcmp (pergola_item_get_kind (link), kind) == 0 && g_strcmp0 (pergola_item_get_from (link), from) == 0 &&
          g_strcmp0 (pergola_item_get_to (link), to) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
pergola_project_can_link (PergolaProject *self, const char *kind, const char *from, const char *to, GError **error)
{
  const PergolaLinkKind *def = pergola_project_get_link_kind (self, kind);
  PergolaItem *start = pergola_project_get (self, from);
  PergolaItem *end = pergola_project_get (self, to);

  if (def == NULL || start == NULL || end == NULL)
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("One end of this link is not there."));
  else if (start == end)
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK, _ ("A card cannot be linked to itself."));
  else if (!pergola_project_is_one_of (self, start, def->from) || !pergola_project_is_one_of (self, end, def->to))
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK,
                 _ ("A link of this kind cannot join these two."));
  else if (exists (self, kind, from, to))
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK, _ ("These two are linked already."));
  else
    return TRUE;

  return FALSE;
}

PergolaItem *
pergola_project_link (PergolaProject *self, const char *kind, const char *from, const char *to, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (PergolaItem) link = NULL;

  g_return_val_if_fail (self->depth > 0, NULL);

  if (!pergola_project_can_link (self, kind, from, to, error))
    return NULL;

  id = new_id (self);
  link = pergola_item_new (id, kind, TRUE);
  pergola_item_set_raw (link, "@from", from);
  pergola_item_set_raw (link, "@to", to);
  change (self, PERGOLA_CHANGE_INSERT, link, id, NULL, NULL, NULL);

  return pergola_project_get (self, id);
}

/* A board must not go on following a story that is gone. */
static void
forget_properties (PergolaProject *self, const char *id)
{
  g_autoptr (GPtrArray) keys = pergola_project_list_properties (self);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (strchr (key, '/') != NULL && g_strcmp0 (pergola_project_get_property (self, key), id) == 0)
        {
          g_autofree char *owned = g_strdup (key);

          pergola_project_set_property (self, owned, NULL, NULL);
        }
    }
}

static void
remove_alone (PergolaProject *self, const char *id)
{
  g_autoptr (PergolaItem) item = NULL;

  g_set_object (&item, pergola_project_get (self, id));
  if (item != NULL)
    change (self, PERGOLA_CHANGE_REMOVE, item, id, NULL, NULL, NULL);
}

/* The item goes last, so that undoing brings it back first. */
static void
remove_with_its_links (PergolaProject *self, const char *id)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self, id);
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (self);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *link = g_strdup (pergola_item_get_id (g_ptr_array_index (links, i)));

      remove_alone (self, link);
    }
  for (guint i = 0; i < boards->len; i++)
    pergola_project_unset_place (self, g_ptr_array_index (boards, i), id);
  forget_properties (self, id);
  remove_alone (self, id);
}

/* Innermost first. A file may hold a circle of parents, so each is taken once. */
static void
collect_family (PergolaProject *self, const char *id, GHashTable *seen, GPtrArray *family)
{
  g_autoptr (GPtrArray) children = NULL;

  if (!g_hash_table_add (seen, g_strdup (id)))
    return;

  children = pergola_project_list_children (self, id);
  for (guint i = 0; i < children->len; i++)
    collect_family (self, pergola_item_get_id (g_ptr_array_index (children, i)), seen, family);
  g_ptr_array_add (family, g_strdup (id));
}

void
pergola_project_remove (PergolaProject *self, const char *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) family = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (self->depth > 0);

  if (!pergola_project_has (self, id))
    return;

  collect_family (self, id, seen, family);
  for (guint i = 0; i < family->len; i++)
    remove_with_its_links (self, g_ptr_array_index (family, i));
}

static void
change_place (PergolaProject *self, const char *board, const char *id, const char *value)
{
  GHashTable *places = g_hash_table_lookup (self->places, board);
  g_autofree char *old_value = places != NULL ? g_strdup (g_hash_table_lookup (places, id)) : NULL;

  g_return_if_fail (self->depth > 0);

  if (g_strcmp0 (old_value, value) != 0)
    change (self, PERGOLA_CHANGE_PLACE, pergola_project_get (self, id), id, board, old_value, value);
}

void
pergola_project_set_place (PergolaProject *self, const char *board, const char *item, double x, double y)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = NULL;

  g_ascii_formatd (x_text, sizeof x_text, "%.6g", x);
  g_ascii_formatd (y_text, sizeof y_text, "%.6g", y);
  value = g_strconcat (x_text, " ", y_text, NULL);
  change_place (self, board, item, value);
}

void
pergola_project_unset_place (PergolaProject *self, const char *board, const char *item)
{
  change_place (self, board, item, NULL);
}

gboolean
pergola_project_set_property (PergolaProject *self, const char *key, const char *value, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *old_value = g_strdup (pergola_project_get_property (self, key));

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (value != NULL && !check_length (value, error))
    return FALSE;
  if (!pergola_project_clean_value (self, NULL, key, value, &clean, error))
    return FALSE;

  if (g_strcmp0 (old_value, clean) != 0)
    change (self, PERGOLA_CHANGE_PROPERTY, NULL, NULL, key, old_value, clean);

  return TRUE;
}
