/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pictures of projects, kept by what the project's file held. */

#include "config.h"

#include "pergola-index-private.h"

#define PICTURES_MAX 2000

void
pergola_index_put_picture (PergolaIndex *self, const char *hash, const char *style, GBytes *png)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_ADD_PICTURE);
  gint64 count = 0;

  pergola_index_bind_text (statement, 1, hash);
  pergola_index_bind_text (statement, 2, style);
  sqlite3_bind_blob64 (statement, 3, g_bytes_get_data (png, NULL), g_bytes_get_size (png), SQLITE_STATIC);
  pergola_index_finish (self, statement);
  statement = pergola_index_prepare (self, STATEMENT_COUNT_PICTURES);
  if (pergola_index_step (self, statement))
    count = sqlite3_column_int64 (statement, 0);
  pergola_index_finish (self, statement);
  if (count <= PICTURES_MAX)
    return;
  statement = pergola_index_prepare (self, STATEMENT_DROP_PICTURES);
  sqlite3_bind_int64 (statement, 1, count - PICTURES_MAX * 9 / 10);
  pergola_index_finish (self, statement);
}

GBytes *
pergola_index_get_picture (PergolaIndex *self, const char *path, const char *style)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_GET_PICTURE);
  GBytes *png = NULL;

  pergola_index_bind_text (statement, 1, path);
  pergola_index_bind_text (statement, 2, style);
  if (pergola_index_step (self, statement))
    png = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  pergola_index_finish (self, statement);
  return png;
}
