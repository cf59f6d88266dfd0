/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Ten thousand projects brought into order, on a thread: what is known of them, compared to what is shown. What comes
 * of it is taken over on the main thread, where only what is another costs anything. */

#pragma once

#include "pergola-library-item.h"
#include "pergola-library.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_LIBRARY_SORT_CHANGED, /* the newest first */
  PERGOLA_LIBRARY_SORT_NAME,
  PERGOLA_LIBRARY_SORT_OPENED, /* the latest first */
} PergolaLibrarySort;

/* What is sifted. Until it is finished nobody changes any of it, nor the facts of the items. */
typedef struct
{
  GPtrArray *entries;  /* (element-type PergolaLibraryEntry): what the library knows */
  GPtrArray *recent;   /* (nullable) (element-type PergolaRecent): what was opened lately, wherever it lies */
  GHashTable *by_path; /* path → PergolaLibraryItem: those that there are */
  PergolaLibrarySort sort;
} PergolaLibrarySieve;

typedef struct
{
  GPtrArray *sorted;   /* (element-type PergolaLibraryItem) */
  GHashTable *by_path; /* path → PergolaLibraryItem */
  GHashTable *listed;  /* (element-type utf8): the paths that the library knows; they belong to the entries */
  GArray *changes;     /* what is to be taken over with pergola_library_sifted_take_facts */
  GPtrArray *entries;  /* whose the facts are */
  GPtrArray *recent;   /* (nullable) */
} PergolaLibrarySifted;

void pergola_library_sift_async (const PergolaLibrarySieve *sieve, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
PergolaLibrarySifted *pergola_library_sift_finish (GAsyncResult *result);

/* Items that were there before say what is another about them. Main thread, once. */
void pergola_library_sifted_take_facts (PergolaLibrarySifted *self);
void pergola_library_sifted_free (PergolaLibrarySifted *self);

/* As lists are sorted, by what two items say of themselves. */
int pergola_library_compare (PergolaLibraryItem *one, PergolaLibraryItem *other, PergolaLibrarySort sort);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLibrarySifted, pergola_library_sifted_free)

G_END_DECLS
