/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The kinds that items are of. There are a few, and ten thousands of items, so they are not looked up each time. */

#include "config.h"

#include "pergola-index-private.h"

typedef struct
{
  const char *texts[4]; /* id, title, plural, icon (nullable) */
} Kind;

static guint
hash_kind (gconstpointer kind)
{
  const Kind *self = kind;

  return g_str_hash (self->texts[0]) * 31 + g_str_hash (self->texts[1]);
}

static gboolean
equal_kinds (gconstpointer a, gconstpointer b)
{
  for (int i = 0; i < 4; i++)
    if (g_strcmp0 (((const Kind *) a)->texts[i], ((const Kind *) b)->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
kind_free (gpointer kind)
{
  for (int i = 0; i < 4; i++)
    g_free ((char *) ((Kind *) kind)->texts[i]);
  g_free (kind);
}

static Kind *
kind_copy (const Kind *self)
{
  Kind *copy = g_new0 (Kind, 1);

  for (int i = 0; i < 4; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  return copy;
}

GHashTable *
pergola_index_kinds_new (void)
{
  return g_hash_table_new_full (hash_kind, equal_kinds, kind_free, g_free);
}

static gint64
find_or_add (PergolaIndex *self, const Kind *kind)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_FIND_KIND);
  gint64 id = 0;

  pergola_index_bind_texts (statement, 1, kind->texts, 4);
  if (pergola_index_step (self, statement))
    id = sqlite3_column_int64 (statement, 0);
  pergola_index_finish (self, statement);
  if (id != 0)
    return id;
  statement = pergola_index_prepare (self, STATEMENT_ADD_KIND);
  pergola_index_bind_texts (statement, 1, kind->texts, 4);
  pergola_index_finish (self, statement);
  return self->failure == SQLITE_OK ? sqlite3_last_insert_rowid (self->db) : 0;
}

gint64
pergola_index_ensure_kind (PergolaIndex *self, const PergolaIndexItem *item)
{
  const Kind kind = { { item->kind, item->kind_title, item->kind_plural, item->kind_icon } };
  const gint64 *known = g_hash_table_lookup (self->kinds, &kind);
  gint64 id = known != NULL ? *known : find_or_add (self, &kind);

  if (known == NULL && id != 0)
    g_hash_table_insert (self->kinds, kind_copy (&kind), g_memdup2 (&id, sizeof id));
  return id;
}
