/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the index share. */

#pragma once

#include <sqlite3.h>

#include "pergola-copies.h"
#include "pergola-index.h"

G_BEGIN_DECLS

#define PERGOLA_INDEX_SECOND G_GINT64_CONSTANT (1000000000) /* of a file's time, in nanoseconds */

typedef enum
{
  STATEMENT_DATA_VERSION,
  STATEMENT_FIND_FILE,
  STATEMENT_ADD_FILE,
  STATEMENT_SET_FILE,
  STATEMENT_TOUCH_FILE,
  STATEMENT_AWAY_FILE,
  STATEMENT_REMOVE_FILE,
  STATEMENT_LIST_ITEMS_OF,
  STATEMENT_REMOVE_ITEM,
  STATEMENT_ADD_ITEM,
  STATEMENT_ADD_WORDS,
  STATEMENT_REMOVE_WORDS,
  STATEMENT_FIND_KIND,
  STATEMENT_ADD_KIND,
  STATEMENT_ADD_PICTURE,
  STATEMENT_COUNT_PICTURES,
  STATEMENT_DROP_PICTURES,
  STATEMENT_GET_PICTURE,
  STATEMENT_LIST_FILES,
  STATEMENT_LIST_FILES_FROM,
  STATEMENT_LIST_KINDS,
  STATEMENT_LIST_ITEMS,
  STATEMENT_GET_ITEM,
  STATEMENT_MATCH,
  STATEMENT_RANK,
  STATEMENT_TERMS,
  N_STATEMENTS
} Statement;

/* What a search must know of every item, in memory, by its row in the database. */
typedef struct
{
  guint32 file;   /* a position in files; 0: there is no such item */
  guint32 day;    /* its own, 20260514; 0: the file's */
  guint32 people; /* a position in names_of: how many, then so many positions in names */
  guint16 kind;   /* a position in kinds */
  guint8 is_private;
  guint8 outdone;
} Row;

typedef struct
{
  gint64 id; /* 0: there is no such file */
  PergolaLibraryEntry *entry;
  guint32 day;
} FileRow;

typedef struct
{
  gint64 id;
  char *kind;
  char *title;
  char *plural;
  char *icon;
} KindRow;

typedef struct
{
  GArray *rows;         /* (element-type Row): by the row in the database */
  GArray *files;        /* (element-type FileRow): the first is none */
  GHashTable *file_ids; /* gint64 → position in files */
  GArray *kinds;        /* (element-type KindRow) */
  GHashTable *kind_ids; /* gint64 → position in kinds */
  GPtrArray *names;     /* (element-type utf8): of people */
  GHashTable *name_ids; /* name → position in names */
  GArray *names_of;     /* (element-type guint32): the first is none */
} Rows;

struct _PergolaIndex
{
  char *path;
  sqlite3 *db;
  sqlite3_stmt *statements[N_STATEMENTS];
  GHashTable *kinds; /* PergolaIndexItem's kind → gint64: ids of those that were written */
  GHashTable *turns; /* path → gint64: when someone looked at a single file */
  Rows *rows;        /* (nullable): to be read, or read again */
  gint64 version;    /* of the data, when they were read */
  int failure;       /* SQLITE_OK, or what went wrong */
  gboolean kept;
  gboolean lost;
  gboolean writing;
  guint mendings;
};

/* --- Schema --- */

/* Opens @self->path, or makes a temporary database. */
void pergola_index_open (PergolaIndex *self);
/* After a failure: makes the database anew, or does without. */
void pergola_index_mend (PergolaIndex *self);

/* --- Statements --- */

/* (nullable): a statement, ready to be bound; NULL after a failure. */
sqlite3_stmt *pergola_index_prepare (PergolaIndex *self, Statement statement);
/* TRUE: there is a row. What goes wrong is noted. */
gboolean pergola_index_step (PergolaIndex *self, sqlite3_stmt *statement);
/* Runs it to its end. */
void pergola_index_finish (PergolaIndex *self, sqlite3_stmt *statement);
gboolean pergola_index_run (PergolaIndex *self, const char *sql);
void pergola_index_bind_text (sqlite3_stmt *statement, int position, const char *text);
void pergola_index_bind_texts (sqlite3_stmt *statement, int first, const char *const *texts, int n);
void pergola_index_bind_numbers (sqlite3_stmt *statement, int first, const gint64 *numbers, int n);
/* (transfer none) (nullable) */
const char *pergola_index_get_text (sqlite3_stmt *statement, int column);

/* --- Kinds --- */

GHashTable *pergola_index_kinds_new (void);
/* The id of an item's kind, in one language. */
gint64 pergola_index_ensure_kind (PergolaIndex *self, const PergolaIndexItem *item);

/* --- Rows --- */

/* (nullable): up to date; NULL after a failure. */
Rows *pergola_index_ensure_rows (PergolaIndex *self);
void pergola_index_rows_free (Rows *self);
guint32 pergola_index_rows_add_people (Rows *self, const char *people);
FileRow *pergola_index_rows_get_file (Rows *self, gint64 id);
/* Sets the row of a file; @entry (transfer full). */
guint32 pergola_index_rows_set_file (Rows *self, gint64 id, PergolaLibraryEntry *entry);
void pergola_index_rows_remove_file (Rows *self, gint64 id);
guint16 pergola_index_rows_set_kind (
  Rows *self, gint64 id, const char *kind, const char *title, const char *plural, const char *icon);
gboolean pergola_index_rows_set (Rows *self, gint64 id, const Row *row);
/* (transfer full) (nullable): of a row of STATEMENT_LIST_FILES. */
PergolaLibraryEntry *pergola_index_read_entry (sqlite3_stmt *files);
char *pergola_index_describe_file (const char *figure, guint n_items, guint n_people);

/* --- What is looked for --- */

/* (transfer full) (nullable): @query for MATCH, in @column (nullable: in any). Every word is quoted, so nothing that
 * was typed means anything else. */
char *pergola_index_match (const PergolaQuery *query, const char *column);
/* The same for what stands within words, by the words that there are; NULL where there is no such word. */
char *pergola_index_match_within (PergolaIndex *self, const PergolaQuery *query, const char *column);

G_END_DECLS
