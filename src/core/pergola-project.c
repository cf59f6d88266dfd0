/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-struct.h"

#include "pergola-id.h"
#include "pergola-kept.h"

#include <string.h>

enum
{
  CHANGED,
  COMMITTED,
  FRAMEWORKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PergolaProject, pergola_project, G_TYPE_OBJECT)
G_DEFINE_QUARK (pergola_project_error_quark, pergola_project_error)

static void
bucket_free (gpointer data)
{
  PergolaBucket *bucket = data;

  g_ptr_array_unref (bucket->items);
  g_free (bucket);
}

static void
use_free (gpointer data)
{
  PergolaUse *use = data;

  g_free (use->id);
  g_free (use->version);
  g_free (use->shows);
  g_free (use);
}

static void
pergola_project_finalize (GObject *object)
{
  PergolaProject *self = PERGOLA_PROJECT (object);

  g_clear_pointer (&self->transaction, pergola_transaction_free);
  g_clear_object (&self->history);
  g_hash_table_unref (self->item_buckets);
  g_hash_table_unref (self->link_buckets);
  g_clear_pointer (&self->links_of, g_hash_table_unref);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->properties);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->extras);
  g_ptr_array_unref (self->uses);
  g_hash_table_unref (self->kinds);
  g_ptr_array_unref (self->frameworks);
  g_clear_object (&self->available);
  g_ptr_array_unref (self->retired);
  g_free (self->packed);
  g_free (self->id);
  g_free (self->file_version);

  G_OBJECT_CLASS (pergola_project_parent_class)->finalize (object);
}

static void
pergola_project_class_init (PergolaProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_project_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FRAMEWORKS_CHANGED] = g_signal_new ("frameworks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_project_init (PergolaProject *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->item_buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bucket_free);
  self->link_buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bucket_free);
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->properties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->extras = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_extras_free);
  self->uses = g_ptr_array_new_with_free_func (use_free);
  self->frameworks = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_framework_unref);
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->retired = g_ptr_array_new_with_free_func (g_object_unref);
  self->history = pergola_history_new (self);
}

PergolaProject *
pergola_project_new_empty (PergolaFrameworks *frameworks, const char *id, const char *language)
{
  PergolaProject *self = g_object_new (PERGOLA_TYPE_PROJECT, NULL);

  self->available = g_object_ref (frameworks);
  self->id = g_strdup (id);
  pergola_project_load_property (self, "language", language);

  return self;
}

PergolaProject *
pergola_project_new (PergolaFrameworks *frameworks)
{
  g_autofree char *id = pergola_id_new (12);
  PergolaProject *self = pergola_project_new_empty (frameworks, id, "en");
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (frameworks);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *framework_id = g_ptr_array_index (ids, i);
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, framework_id, "en", NULL);
      g_autofree char *version = g_strdup_printf ("%d", framework != NULL ? framework->version : 1);

      pergola_project_load_use (self, framework_id, version, NULL);
      ((PergolaUse *) g_ptr_array_index (self->uses, i))->tried = framework != NULL && framework->everywhere;
    }
  pergola_project_load_done (self);

  return self;
}

/* --- What the reader and the writer need --- */

void
pergola_project_load_property (PergolaProject *self, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_insert (self->properties, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->properties, key);
}

gboolean
pergola_project_load_item (PergolaProject *self, PergolaItem *item)
{
  if (pergola_project_has (self, pergola_item_get_id (item)))
    return FALSE;

  pergola_project_index (self, item);
  return TRUE;
}

void
pergola_project_load_place (PergolaProject *self, const char *board, const char *item, const char *value)
{
  GHashTable *places = g_hash_table_lookup (self->places, board);

  if (places == NULL)
    {
      places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->places, g_strdup (board), places);
    }

  if (value != NULL)
    g_hash_table_insert (places, g_strdup (item), g_strdup (value));
  else
    g_hash_table_remove (places, item);
}

void
pergola_project_load_use (PergolaProject *self, const char *id, const char *version, const char *shows)
{
  PergolaUse *use = g_new0 (PergolaUse, 1);

  use->id = g_strdup (id);
  use->version = g_strdup (version);
  use->shows = g_strdup (shows);
  g_ptr_array_add (self->uses, use);
}

void
pergola_project_load_frameworks (PergolaProject *self, PergolaFrameworks *frameworks)
{
  g_set_object (&self->available, frameworks);
}

/* What was meant for whom is always said in the file; a file that does not say means what the kind says. */
static void
fill_in_audience (GPtrArray *items, const PergolaKind *kind)
{
  for (guint i = 0; i < items->len; i++)
    if (pergola_item_get (g_ptr_array_index (items, i), "@audience") == NULL)
      pergola_item_set_raw (g_ptr_array_index (items, i), "@audience", pergola_audience_to_string (kind->audience));
}

void
pergola_project_load_done (PergolaProject *self)
{
  GHashTableIter iter;
  gpointer id, bucket;

  pergola_project_resolve (self);
  g_hash_table_iter_init (&iter, self->item_buckets);
  while (g_hash_table_iter_next (&iter, &id, &bucket))
    {
      const PergolaKind *kind = pergola_project_get_kind (self, id);

      if (kind != NULL)
        fill_in_audience (((PergolaBucket *) bucket)->items, kind);
    }
  pergola_history_mark_clean (self->history);
}

GPtrArray *
pergola_project_get_uses (PergolaProject *self)
{
  return self->uses;
}

PergolaExtras *
pergola_project_get_extras (PergolaProject *self, const char *where)
{
  return g_hash_table_lookup (self->extras, where);
}

PergolaExtras *
pergola_project_ensure_extras (PergolaProject *self, const char *where)
{
  PergolaExtras *extras = g_hash_table_lookup (self->extras, where);

  if (extras == NULL)
    {
      extras = pergola_extras_new ();
      g_hash_table_insert (self->extras, g_strdup (where), extras);
    }

  return extras;
}

GPtrArray *
pergola_project_list_extras (PergolaProject *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer extras;

  g_hash_table_iter_init (&iter, self->extras);
  while (g_hash_table_iter_next (&iter, NULL, &extras))
    g_ptr_array_add (list, extras);

  return list;
}

void
pergola_project_set_file_version (PergolaProject *self, const char *version)
{
  g_free (self->file_version);
  self->file_version = g_strdup (version);
}

const char *
pergola_project_get_file_version (PergolaProject *self)
{
  return self->file_version;
}

void
pergola_project_emit_committed (PergolaProject *self, const PergolaTransaction *transaction)
{
  g_signal_emit (self, signals[COMMITTED], 0, transaction);
}

void
pergola_project_renew_id (PergolaProject *self)
{
  g_free (self->id);
  self->id = pergola_id_new (12);
}

/* --- Changes --- */

static void
apply_set (PergolaProject *self, const PergolaChange *change)
{
  /* Rank, parent and ends are what the indices go by. */
  gboolean indexed = change->key[0] == '@';

  if (indexed)
    {
      g_object_ref (change->item);
      pergola_project_unindex (self, change->item);
    }
  if (change->key[0] == '?')
    pergola_item_set_kept (change->item, change->key, change->new_value);
  else
    pergola_item_set_raw (change->item, change->key, change->new_value);
  if (indexed)
    {
      pergola_project_index (self, change->item);
      g_object_unref (change->item);
    }
}

static void
apply_property (PergolaProject *self, const PergolaChange *change)
{
  gboolean redefines = strcmp (change->key, "language") == 0;

  if (pergola_project_is_kept (change->key))
    redefines = pergola_project_set_kept (self, change->key, change->new_value);
  else
    pergola_project_load_property (self, change->key, change->new_value);

  if (redefines)
    {
      pergola_project_resolve (self);
      g_signal_emit (self, signals[FRAMEWORKS_CHANGED], 0);
    }
}

void
pergola_project_apply (PergolaProject *self, const PergolaChange *change)
{
  switch (change->type)
    {
    case PERGOLA_CHANGE_INSERT:
      pergola_project_index (self, change->item);
      break;
    case PERGOLA_CHANGE_REMOVE:
      pergola_project_unindex (self, change->item);
      break;
    case PERGOLA_CHANGE_SET:
      apply_set (self, change);
      break;
    case PERGOLA_CHANGE_PLACE:
      pergola_project_load_place (self, change->key, change->id, change->new_value);
      break;
    case PERGOLA_CHANGE_PROPERTY:
      apply_property (self, change);
      break;
    default:
      g_assert_not_reached ();
    }

  g_signal_emit (self, signals[CHANGED], 0, change);
}
