/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project as the library shows it. It lives as long as its file is known, so that what shows it is only brought up to
 * date.
 *
 * Signal: changed (): something about it is another. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_ITEM (pergola_library_item_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryItem, pergola_library_item, PERGOLA, LIBRARY_ITEM, GObject)

/* What is known of it. Times are seconds since 1970, 0 where there is none. */
typedef struct
{
  const char *title;
  const char *summary; /* (nullable) */
  const char *error;   /* (nullable): why it cannot be read */
  gint64 modified;
  gint64 size; /* bytes */
} PergolaLibraryFacts;

PergolaLibraryItem *pergola_library_item_new (const char *path);
const char *pergola_library_item_get_path (PergolaLibraryItem *self);

/* Returns whether anything is another. */
gboolean pergola_library_item_set_facts (PergolaLibraryItem *self, const PergolaLibraryFacts *facts);
/* Whether it would. Any thread, while nobody sets them. */
gboolean pergola_library_item_has_other_facts (PergolaLibraryItem *self, const PergolaLibraryFacts *facts);
/* (transfer full): what it would be called. */
char *pergola_library_item_make_title (PergolaLibraryItem *self, const PergolaLibraryFacts *facts);
const char *pergola_library_item_get_title (PergolaLibraryItem *self);   /* never empty */
const char *pergola_library_item_get_summary (PergolaLibraryItem *self); /* (nullable) */
const char *pergola_library_item_get_error (PergolaLibraryItem *self);   /* (nullable) */
gint64 pergola_library_item_get_modified (PergolaLibraryItem *self);
/* Another one for another state of the file, as far as can be told without reading it. */
gint64 pergola_library_item_get_stamp (PergolaLibraryItem *self);
/* By which titles are sorted. Any thread, while nobody sets facts. */
const char *pergola_library_item_get_key (PergolaLibraryItem *self);

void pergola_library_item_set_opened (PergolaLibraryItem *self, gint64 opened);
gint64 pergola_library_item_get_opened (PergolaLibraryItem *self);

/* Whether a window shows it. */
void pergola_library_item_set_shown (PergolaLibraryItem *self, gboolean shown);
gboolean pergola_library_item_get_shown (PergolaLibraryItem *self);

/* Whether a crash left changes of it that were not saved. */
void pergola_library_item_set_unsaved (PergolaLibraryItem *self, gboolean unsaved);
gboolean pergola_library_item_get_unsaved (PergolaLibraryItem *self);

/* (nullable): its picture, if it is at hand, of the file in the state that @stamp tells. */
void pergola_library_item_set_picture (PergolaLibraryItem *self, GdkPaintable *picture, gint64 stamp);
GdkPaintable *pergola_library_item_get_picture (PergolaLibraryItem *self);
gint64 pergola_library_item_get_picture_stamp (PergolaLibraryItem *self);

/* (transfer full): "Today", "Yesterday", "9 May", "9 May 2024". */
char *pergola_library_describe_day (gint64 time);
/* (transfer full): "Changed today at 14:05", "Changed on 9 May". */
char *pergola_library_describe_time (gint64 time);

G_END_DECLS
