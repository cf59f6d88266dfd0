/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-pictures.h"

#include "pergola-library-pictures.h"

struct _PergolaFindPictures
{
  GObject parent_instance;

  PergolaLibraryPictures *pictures; /* (nullable) */
  gboolean dark;
  int scale;
  GHashTable *items; /* (element-type utf8 PergolaLibraryItem): by path */
};

G_DEFINE_FINAL_TYPE (PergolaFindPictures, pergola_find_pictures, G_TYPE_OBJECT)

static void
pergola_find_pictures_dispose (GObject *object)
{
  PergolaFindPictures *self = PERGOLA_FIND_PICTURES (object);

  g_clear_object (&self->pictures);
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (pergola_find_pictures_parent_class)->dispose (object);
}

static void
pergola_find_pictures_finalize (GObject *object)
{
  g_hash_table_unref (PERGOLA_FIND_PICTURES (object)->items);

  G_OBJECT_CLASS (pergola_find_pictures_parent_class)->finalize (object);
}

static void
pergola_find_pictures_class_init (PergolaFindPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_find_pictures_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_find_pictures_finalize;
}

static void
pergola_find_pictures_init (PergolaFindPictures *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->scale = 1;
}

PergolaFindPictures *
pergola_find_pictures_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_PICTURES, NULL);
}

void
pergola_find_pictures_set_application (PergolaFindPictures *self, PergolaApplication *app)
{
  if (self->pictures != NULL)
    return;
  self->pictures = pergola_library_pictures_new (app);
  pergola_library_pictures_set_style (self->pictures, self->dark, self->scale);
}

void
pergola_find_pictures_set_style (PergolaFindPictures *self, gboolean dark, int scale)
{
  self->dark = dark;
  self->scale = scale;
  if (self->pictures != NULL)
    pergola_library_pictures_set_style (self->pictures, dark, scale);
}

PergolaLibraryItem *
pergola_find_pictures_get (PergolaFindPictures *self, const PergolaLibraryEntry *entry)
{
  const PergolaLibraryFacts facts = { entry->title, entry->summary, entry->error, entry->modified };
  PergolaLibraryItem *item = g_hash_table_lookup (self->items, entry->path);

  if (item == NULL)
    {
      item = pergola_library_item_new (entry->path);
      g_hash_table_insert (self->items, g_strdup (entry->path), item);
    }
  pergola_library_item_set_facts (item, &facts);
  if (self->pictures != NULL)
    pergola_library_pictures_want (self->pictures, item);
  return item;
}
