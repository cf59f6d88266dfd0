/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All projects in the folders of the library: what there is, and anything found by its words. What is known is kept in
 * an index, a cache that is made anew whenever it is missing, older, newer or broken; where it cannot be kept on the
 * disk it lives as long as the program. Everything here is for the main thread and returns at once.
 *
 * Properties, read-only and notified:
 *   busy      folders are being looked through (gboolean)
 *   n-done    of the files that are looked at (guint)…
 *   n-total   …so many were found by now (guint)
 * Signals:
 *   changed ()   projects came, went or are others: list and search again */

#pragma once

#include "pergola-core.h"
#include "pergola-folders.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY (pergola_library_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibrary, pergola_library, PERGOLA, LIBRARY, GObject)

/* A project, or a file that should be one. */
typedef struct
{
  char *path;
  char *id;        /* (nullable): of the project */
  char *title;     /* never empty: a file without one is called by its name */
  char *summary;   /* (nullable): "Value creation · 33 people"; nothing that is meant for oneself alone */
  char *error;     /* (nullable): why it cannot be read: "FILE:LINE: reason" */
  gboolean away;   /* its folder is not there now: a disk that is not plugged in */
  gint64 modified; /* seconds since 1970 */
  gint64 size;     /* bytes */
  guint n_items;
} PergolaLibraryEntry;

/* What is looked for. Members that are NULL or 0 leave nothing out. */
typedef struct
{
  char *text;            /* any text: see pergola-query.h */
  char **kinds;          /* (nullable): ids of kinds of item, one of which it must be */
  char *person;          /* (nullable): a name */
  char *from;            /* (nullable): a date, month or year, ISO 8601; it belongs to it… */
  char *to;              /* …and so does this */
  char *project;         /* (nullable): path, id or title of the only project */
  guint limit;           /* hits of each project; 0: 5 */
  guint most;            /* hits in all; 0: 200 */
  gboolean with_private; /* what is meant for oneself alone, too */
  gboolean newest;       /* the newest first, else the best */
} PergolaLibraryQuery;

/* An item or a link. */
typedef struct
{
  char *item; /* its id */
  char *kind;
  char *kind_title; /* in the project's language */
  char *icon;       /* (nullable): a glyph's name */
  char *hue;        /* (nullable): the theme's name of its colours */
  char *title;      /* never empty */
  char *line;       /* (nullable): what of its words matches best, or says what it is */
  char *board;      /* (nullable): the id of a board on which it stands */
  char *board_title;
  char *person; /* (nullable): the first that it names */
  char *date;   /* ISO 8601, as it is written in the item, else the file's day */
  gboolean own_date;
  gboolean is_private;
} PergolaLibraryHit;

typedef struct
{
  PergolaLibraryEntry *entry;
  guint n_hits;    /* there are so many… */
  GPtrArray *hits; /* …(element-type PergolaLibraryHit): and these are the best */
} PergolaLibraryGroup;

/* How many would be found: with all other filters, without the one it belongs to. */
typedef struct
{
  char *id;
  char *title; /* of many */
  char *icon;  /* (nullable) */
  guint n;
} PergolaLibraryKind;

typedef struct
{
  char *name;
  guint n;
} PergolaLibraryPerson;

typedef struct
{
  int year;
  int month; /* from 1 */
  guint n;
} PergolaLibraryMonth;

/* Immutable, with a count of references. */
typedef struct
{
  guint n_hits;
  guint n_projects;         /* in which they are */
  double ms;                /* what it took */
  PergolaQueryReach reach;  /* for who marks what matched */
  gboolean incomplete;      /* the index broke meanwhile and is made anew: ask again when it has changed */
  gboolean no_such_kind;    /* nothing in any project is of a kind that was asked for */
  gboolean no_such_project; /* there is none that was asked for */
  GPtrArray *projects; /* (element-type PergolaLibraryEntry): whose titles match, best first; whatever is in them, and
                        * none where a kind or a person is looked for */
  GPtrArray *groups;   /* (element-type PergolaLibraryGroup): by project, best first; not more than were asked for */
  GPtrArray *kinds;    /* (element-type PergolaLibraryKind): the most frequent first */
  GPtrArray *people;   /* (element-type PergolaLibraryPerson): the most frequent first */
  GPtrArray *months;   /* (element-type PergolaLibraryMonth): the oldest first; only those with some */
} PergolaLibraryResult;

/* @database: where the index is; NULL: library.db in the XDG data folder. */
PergolaLibrary *pergola_library_new (const char *database, PergolaFolders *folders, PergolaFrameworks *frameworks);
PergolaFolders *pergola_library_get_folders (PergolaLibrary *self);

/* Looks through all folders and reads what has changed. Where that is going on already, it is begun once more
 * afterwards. Cancelled, what was read until then is kept. */
void pergola_library_refresh_async (PergolaLibrary *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean pergola_library_refresh_finish (PergolaLibrary *self, GAsyncResult *result, GError **error);
/* One file has changed, or is gone: cheap. */
void pergola_library_refresh_file (PergolaLibrary *self, const char *path);
/* From now on what changes in the folders, and which folders there are, is followed. Looks through them once. */
void pergola_library_start_watching (PergolaLibrary *self);

/* (transfer full) (element-type PergolaLibraryEntry): the newest first; as far as it is known now. */
void pergola_library_list_async (PergolaLibrary *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *pergola_library_list_finish (PergolaLibrary *self, GAsyncResult *result, GError **error);

/* @query is copied. (transfer full) (nullable): NULL with G_IO_ERROR_CANCELLED where it was cancelled; there is no
 * other fault. */
void pergola_library_search_async (PergolaLibrary *self,
                                   const PergolaLibraryQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
PergolaLibraryResult *pergola_library_search_finish (PergolaLibrary *self, GAsyncResult *result, GError **error);

/* A picture of a project: of what its file holds now, in a style of the caller's ("light-320x200"). (transfer full)
 * (nullable): NULL without error where there is none. One that was stored for another content is never given. */
void pergola_library_load_picture_async (PergolaLibrary *self,
                                         const char *path,
                                         const char *style,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
GBytes *pergola_library_load_picture_finish (PergolaLibrary *self, GAsyncResult *result, GError **error);
/* Keeps one, a PNG of what @source says: the bytes that it was drawn from (NULL: of what the library knows the file to
 * hold). The oldest go where there are too many. */
void
pergola_library_store_picture (PergolaLibrary *self, const char *path, const char *style, GBytes *source, GBytes *png);

PergolaLibraryEntry *pergola_library_entry_copy (const PergolaLibraryEntry *self);
void pergola_library_entry_free (PergolaLibraryEntry *self);
PergolaLibraryQuery *pergola_library_query_copy (const PergolaLibraryQuery *self);
void pergola_library_query_free (PergolaLibraryQuery *self);
PergolaLibraryKind *pergola_library_kind_copy (const PergolaLibraryKind *self);
void pergola_library_kind_free (PergolaLibraryKind *self);
PergolaLibraryResult *pergola_library_result_ref (PergolaLibraryResult *self);
void pergola_library_result_unref (PergolaLibraryResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLibraryEntry, pergola_library_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLibraryQuery, pergola_library_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLibraryResult, pergola_library_result_unref)

G_END_DECLS
