/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-item.h"

#include <string.h>

struct _PergolaLibraryItem
{
  GObject parent_instance;

  char *path;
  char *title;
  char *key;     /* (nullable): made when first asked for */
  char *summary; /* (nullable) */
  char *error;   /* (nullable) */
  gint64 modified;
  gint64 size;
  gint64 opened;
  gboolean shown;
  gboolean unsaved;
  GdkPaintable *picture; /* (nullable) */
  gint64 picture_stamp;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryItem, pergola_library_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say_changed (PergolaLibraryItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
take (char **kept, const char *text)
{
  if (g_strcmp0 (*kept, text) == 0)
    return FALSE;
  g_free (*kept);
  *kept = g_strdup (text);
  return TRUE;
}

static void
pergola_library_item_finalize (GObject *object)
{
  PergolaLibraryItem *self = PERGOLA_LIBRARY_ITEM (object);

  g_free (self->path);
  g_free (self->title);
  g_free (self->key);
  g_free (self->summary);
  g_free (self->error);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (pergola_library_item_parent_class)->finalize (object);
}

static void
pergola_library_item_class_init (PergolaLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_library_item_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_LIBRARY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_library_item_init (PergolaLibraryItem *self)
{
}

PergolaLibraryItem *
pergola_library_item_new (const char *path)
{
  PergolaLibraryItem *self = g_object_new (PERGOLA_TYPE_LIBRARY_ITEM, NULL);

  self->path = g_strdup (path);
  return self;
}

const char *
pergola_library_item_get_path (PergolaLibraryItem *self)
{
  return self->path;
}

/* (transfer full): what a file is called that does not say it. */
static char *
name_after_file (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return g_str_has_suffix (name, ".pergola") && strlen (name) > 8 ? g_strndup (name, strlen (name) - 8)
                                                                  : g_steal_pointer (&name);
}

char *
pergola_library_item_make_title (PergolaLibraryItem *self, const PergolaLibraryFacts *facts)
{
  return facts->title == NULL || *facts->title == '\0' ? name_after_file (self->path) : g_strdup (facts->title);
}

gboolean
pergola_library_item_has_other_facts (PergolaLibraryItem *self, const PergolaLibraryFacts *facts)
{
  g_autofree char *title = pergola_library_item_make_title (self, facts);

  return g_strcmp0 (self->title, title) != 0 || g_strcmp0 (self->summary, facts->summary) != 0 ||
         g_strcmp0 (self->error, facts->error) != 0 || self->modified != facts->modified || self->size != facts->size;
}

gboolean
pergola_library_item_set_facts (PergolaLibraryItem *self, const PergolaLibraryFacts *facts)
{
  g_autofree char *title = pergola_library_item_make_title (self, facts);
  gboolean changed = pergola_library_item_has_other_facts (self, facts);

  if (take (&self->title, title))
    g_clear_pointer (&self->key, g_free);
  take (&self->summary, facts->summary);
  take (&self->error, facts->error);
  self->modified = facts->modified;
  self->size = facts->size;
  if (changed)
    say_changed (self);
  return changed;
}

const char *
pergola_library_item_get_title (PergolaLibraryItem *self)
{
  return self->title;
}

const char *
pergola_library_item_get_key (PergolaLibraryItem *self)
{
  if (g_atomic_pointer_get (&self->key) == NULL)
    {
      char *key = g_utf8_collate_key (self->title, -1);

      if (!g_atomic_pointer_compare_and_exchange (&self->key, NULL, key))
        g_free (key);
    }
  return g_atomic_pointer_get (&self->key);
}

const char *
pergola_library_item_get_summary (PergolaLibraryItem *self)
{
  return self->summary;
}

const char *
pergola_library_item_get_error (PergolaLibraryItem *self)
{
  return self->error;
}

gint64
pergola_library_item_get_modified (PergolaLibraryItem *self)
{
  return self->modified;
}

gint64
pergola_library_item_get_stamp (PergolaLibraryItem *self)
{
  return self->modified * 100003 + self->size;
}

void
pergola_library_item_set_opened (PergolaLibraryItem *self, gint64 opened)
{
  self->opened = opened;
}

gint64
pergola_library_item_get_opened (PergolaLibraryItem *self)
{
  return self->opened;
}

void
pergola_library_item_set_shown (PergolaLibraryItem *self, gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  say_changed (self);
}

gboolean
pergola_library_item_get_shown (PergolaLibraryItem *self)
{
  return self->shown;
}

void
pergola_library_item_set_unsaved (PergolaLibraryItem *self, gboolean unsaved)
{
  if (self->unsaved == unsaved)
    return;
  self->unsaved = unsaved;
  say_changed (self);
}

gboolean
pergola_library_item_get_unsaved (PergolaLibraryItem *self)
{
  return self->unsaved;
}

void
pergola_library_item_set_picture (PergolaLibraryItem *self, GdkPaintable *picture, gint64 stamp)
{
  self->picture_stamp = stamp;
  if (g_set_object (&self->picture, picture))
    say_changed (self);
}

GdkPaintable *
pergola_library_item_get_picture (PergolaLibraryItem *self)
{
  return self->picture;
}

gint64
pergola_library_item_get_picture_stamp (PergolaLibraryItem *self)
{
  return self->picture_stamp;
}
