/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the index keeps of a file, read and folded on any thread. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_INDEX_KIND_PROJECT "@project" /* the kind of the project itself */

/* An item, or a link that has words, or the project itself. The texts are the file's. */
typedef struct
{
  const char *item; /* "" is the project itself */
  const char *kind;
  const char *kind_title;
  const char *kind_plural;
  const char *kind_icon;   /* (nullable) */
  const char *icon;        /* (nullable): of the item */
  const char *hue;         /* (nullable) */
  const char *board;       /* (nullable) */
  const char *board_title; /* (nullable) */
  const char *title;       /* as it is written; may be "" */
  const char *words;       /* of pergola_index_words_join */
  const char *people;      /* names, a newline between them */
  const char *date;        /* (nullable): its own, as it is written */
  gboolean is_private;
  const char *folded_title; /* as the index holds them */
  const char *folded_words;
  gboolean outdone; /* there is a private one of the same item that says more */
} PergolaIndexItem;

typedef struct
{
  char *path;
  gint64 size;
  gint64 mtime;  /* nanoseconds */
  guint64 inode; /* 0: it may still be written to, so it will be looked at again */
  guint64 device;
  gint64 looked; /* when: monotonic */
  char *hash;    /* of what it holds; "" where it cannot be read */
  char *error;   /* (nullable): why it cannot be read */
  char *project; /* (nullable): its id */
  char *title;
  char *figure;   /* (nullable): what it draws on first */
  guint n_items;  /* not counting what is private */
  guint n_people; /* and of these, people */
  GArray *items;  /* (element-type PergolaIndexItem) */
  GStringChunk *texts;
} PergolaIndexFile;

/* (transfer full): looks at a file; what it says is read with pergola_index_file_read. NULL: there is no such file. */
PergolaIndexFile *pergola_index_file_look (const char *path);
/* Reads what it holds, unless that has the hash @known (nullable): FALSE then. */
gboolean pergola_index_file_read (PergolaIndexFile *self, const char *known, PergolaFrameworks *frameworks);
void pergola_index_file_free (PergolaIndexFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaIndexFile, pergola_index_file_free)

/* Adds an item, or a link if it has words, to what the file says; the project itself, by its title. */
void pergola_index_file_add_item (PergolaIndexFile *self, PergolaProject *project, PergolaItem *item);
void pergola_index_file_add_project (PergolaIndexFile *self);
gboolean pergola_index_is_person (PergolaProject *project, PergolaItem *item);

/* (transfer full): @text as the index holds it: folded, characters of loose scripts each a word. */
char *pergola_index_fold (const char *text);
/* (transfer full): several words of an item as one text, and back, (element-type PergolaWords). */
char *pergola_index_words_join (GArray *words);
GArray *pergola_index_words_split (const char *joined);
/* (transfer full): such a text as the index holds it. */
char *pergola_index_words_fold (const char *joined);
/* (transfer full): the day of a date as a number, 20260514; the first where only a month or a year is said; @last: the
 * last, and more. 0: none. */
guint pergola_index_day (const char *date, gboolean last);

G_END_DECLS
