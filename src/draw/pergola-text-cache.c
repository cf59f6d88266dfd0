/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-text-cache.h"

#include <string.h>

#define MOST 16384      /* texts before the older half is forgotten */
#define MOST_BYTES 4096 /* of a text that is kept */

/* Two generations: what is asked for moves to the young one; when that is full, the old one is forgotten. */
struct _PergolaTextCache
{
  GHashTable *young; /* PergolaTextKey → PangoLayout */
  GHashTable *old;
};

static guint
hash_key (gconstpointer data)
{
  const PergolaTextKey *key = data;
  guint hash = g_str_hash (key->text);

  hash = hash * 31 + key->size;
  hash = hash * 31 + key->width;

  return hash * 31 + key->bold * 64 + key->lines * 8 + key->align;
}

static gboolean
is_equal (gconstpointer a, gconstpointer b)
{
  const PergolaTextKey *x = a, *y = b;

  return x->size == y->size && x->width == y->width && x->bold == y->bold && x->lines == y->lines &&
         x->align == y->align && strcmp (x->text, y->text) == 0;
}

static void
free_key (gpointer data)
{
  PergolaTextKey *key = data;

  g_free ((char *) key->text);
  g_free (key);
}

static GHashTable *
create_generation (void)
{
  return g_hash_table_new_full (hash_key, is_equal, free_key, g_object_unref);
}

PergolaTextCache *
pergola_text_cache_new (void)
{
  PergolaTextCache *self = g_new0 (PergolaTextCache, 1);

  self->young = create_generation ();
  self->old = create_generation ();

  return self;
}

void
pergola_text_cache_free (PergolaTextCache *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

static void
age (PergolaTextCache *self)
{
  if (g_hash_table_size (self->young) < MOST)
    return;
  g_hash_table_unref (self->old);
  self->old = self->young;
  self->young = create_generation ();
}

PangoLayout *
pergola_text_cache_get (PergolaTextCache *self, const PergolaTextKey *key)
{
  PangoLayout *layout = g_hash_table_lookup (self->young, key);
  gpointer old_key, old_layout;

  if (layout != NULL || !g_hash_table_steal_extended (self->old, key, &old_key, &old_layout))
    return layout;

  age (self);
  g_hash_table_insert (self->young, old_key, old_layout);

  return old_layout;
}

void
pergola_text_cache_add (PergolaTextCache *self, const PergolaTextKey *key, PangoLayout *layout)
{
  PergolaTextKey *copy;

  if (strlen (key->text) > MOST_BYTES)
    return;
  copy = g_memdup2 (key, sizeof *key);
  copy->text = g_strdup (key->text);
  age (self);
  g_hash_table_insert (self->young, copy, g_object_ref (layout));
}
