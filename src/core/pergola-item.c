/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-kept.h"

#include <string.h>

/* Items have few fields, so a short array beats a hash table; keys are shared, a file has few different ones. */
typedef struct
{
  char *key; /* a GRefString */
  char *value;
} Entry;

struct _PergolaItem
{
  GObject parent_instance;

  char *id;
  char *kind;
  gboolean is_link;
  int line;
  Entry *entries;
  guint n_entries;
  guint size;  /* of entries */
  char *block; /* (nullable): the values that the item was read with, one after the other */
  gsize block_size;
  PergolaExtras *extras;
};

G_DEFINE_FINAL_TYPE (PergolaItem, pergola_item, G_TYPE_OBJECT)

static void
free_value (PergolaItem *self, char *value)
{
  if (self->block == NULL || value < self->block || value >= self->block + self->block_size)
    g_free (value);
}

static void
entry_clear (PergolaItem *self, Entry *entry)
{
  g_ref_string_release (entry->key);
  free_value (self, entry->value);
}

static void
pergola_item_finalize (GObject *object)
{
  PergolaItem *self = PERGOLA_ITEM (object);

  g_free (self->id);
  g_ref_string_release (self->kind);
  for (guint i = 0; i < self->n_entries; i++)
    entry_clear (self, &self->entries[i]);
  g_free (self->entries);
  g_free (self->block);
  g_clear_pointer (&self->extras, pergola_extras_free);

  G_OBJECT_CLASS (pergola_item_parent_class)->finalize (object);
}

static void
pergola_item_class_init (PergolaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_item_finalize;
}

static void
pergola_item_init (PergolaItem *self)
{
}

PergolaItem *
pergola_item_new_shared (const char *id, char *kind, gboolean is_link)
{
  PergolaItem *self = g_object_new (PERGOLA_TYPE_ITEM, NULL);

  self->id = g_strdup (id);
  self->kind = g_ref_string_acquire (kind);
  self->is_link = is_link;

  return self;
}

PergolaItem *
pergola_item_new (const char *id, const char *kind, gboolean is_link)
{
  /* Never GLib's interning: there, the last one to let go of a string and the next one to ask for it, on two
   * threads, do not see each other. */
  char *shared = g_ref_string_new (kind);
  PergolaItem *self = pergola_item_new_shared (id, shared, is_link);

  g_ref_string_release (shared);
  return self;
}

static Entry *
find_entry (PergolaItem *self, const char *key)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (self->entries[i].key[0] == key[0] && strcmp (self->entries[i].key, key) == 0)
      return &self->entries[i];

  return NULL;
}

/* Takes both. */
static void
append_entry (PergolaItem *self, char *key, char *value)
{
  if (self->n_entries == self->size)
    {
      self->size = self->size > 0 ? 2 * self->size : 4;
      self->entries = g_renew (Entry, self->entries, self->size);
    }
  self->entries[self->n_entries++] = (Entry){ key, value };
}

static void
remove_entry (PergolaItem *self, Entry *entry)
{
  Entry *end = self->entries + self->n_entries;

  entry_clear (self, entry);
  memmove (entry, entry + 1, (end - entry - 1) * sizeof (Entry));
  self->n_entries--;
}

void
pergola_item_set_raw (PergolaItem *self, const char *key, const char *value)
{
  Entry *entry = find_entry (self, key);

  if (value == NULL || *value == '\0')
    {
      if (entry != NULL)
        remove_entry (self, entry);
    }
  else if (entry != NULL)
    {
      free_value (self, entry->value);
      entry->value = g_strdup (value);
    }
  else
    {
      append_entry (self, g_ref_string_new (key), g_strdup (value));
    }
}

void
pergola_item_load (
  PergolaItem *self, guint n, char *const *keys, const gsize *offsets, const char *block, gsize block_size)
{
  self->block = g_memdup2 (block, block_size);
  self->block_size = block_size;
  self->entries = g_new (Entry, n);
  self->n_entries = self->size = n;
  for (guint i = 0; i < n; i++)
    self->entries[i] = (Entry){ g_ref_string_acquire (keys[i]), self->block + offsets[i] };
}

guint
pergola_item_count_values (PergolaItem *self)
{
  return self->n_entries;
}

const char *
pergola_item_get_nth (PergolaItem *self, guint n, const char **value)
{
  *value = self->entries[n].value;
  return self->entries[n].key;
}

gboolean
pergola_item_is_same (PergolaItem *self, PergolaItem *other)
{
  if (self->n_entries != other->n_entries || self->is_link != other->is_link || strcmp (self->kind, other->kind) != 0)
    return FALSE;

  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *entry = find_entry (other, self->entries[i].key);

      if (entry == NULL || strcmp (entry->value, self->entries[i].value) != 0)
        return FALSE;
    }

  return pergola_extras_is_same (self->extras, other->extras);
}

PergolaItem *
pergola_item_copy (PergolaItem *self, const char *id)
{
  PergolaItem *copy = pergola_item_new_shared (id, self->kind, self->is_link);

  for (guint i = 0; i < self->n_entries; i++)
    append_entry (copy, g_ref_string_acquire (self->entries[i].key), g_strdup (self->entries[i].value));
  copy->line = self->line;
  copy->extras = pergola_extras_copy (self->extras);

  return copy;
}

void
pergola_item_set_line (PergolaItem *self, int line)
{
  self->line = line;
}

PergolaExtras *
pergola_item_get_extras (PergolaItem *self)
{
  return self->extras;
}

PergolaExtras *
pergola_item_ensure_extras (PergolaItem *self)
{
  if (self->extras == NULL)
    self->extras = pergola_extras_new ();
  return self->extras;
}

const char *
pergola_item_get_id (PergolaItem *self)
{
  return self->id;
}

const char *
pergola_item_get_kind (PergolaItem *self)
{
  return self->kind;
}

gboolean
pergola_item_is_link (PergolaItem *self)
{
  return self->is_link;
}

const char *
pergola_item_get (PergolaItem *self, const char *key)
{
  Entry *entry = find_entry (self, key);

  if (entry == NULL && key[0] == '?')
    return pergola_item_get_kept (self, key);
  return entry != NULL ? entry->value : NULL;
}

gboolean
pergola_item_get_number (PergolaItem *self, const char *key, double *value)
{
  const char *text = pergola_item_get (self, key);
  char *end = NULL;
  double number;

  if (text == NULL)
    return FALSE;

  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return FALSE;

  *value = number;
  return TRUE;
}

gboolean
pergola_item_get_boolean (PergolaItem *self, const char *key)
{
  return g_strcmp0 (pergola_item_get (self, key), "yes") == 0;
}

gboolean
pergola_item_has_choice (PergolaItem *self, const char *key, const char *choice)
{
  const char *text = pergola_item_get (self, key);
  g_auto (GStrv) ids = NULL;

  if (text == NULL)
    return FALSE;

  ids = g_strsplit (text, " ", -1);
  return g_strv_contains ((const char *const *) ids, choice);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pergola_item_list_fields (PergolaItem *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->n_entries; i++)
    if (self->entries[i].key[0] != '@' && self->entries[i].key[0] != '!')
      g_ptr_array_add (names, self->entries[i].key);
  g_ptr_array_sort (names, compare_names);

  return names;
}

GPtrArray *
pergola_item_list_keys (PergolaItem *self)
{
  GPtrArray *keys = g_ptr_array_sized_new (self->n_entries);

  for (guint i = 0; i < self->n_entries; i++)
    g_ptr_array_add (keys, self->entries[i].key);
  g_ptr_array_sort (keys, compare_names);

  return keys;
}

gboolean
pergola_item_has_conflict (PergolaItem *self, const char *field)
{
  gsize length = field != NULL ? strlen (field) : 0;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const char *key = self->entries[i].key;

      if (key[0] == '!' && (field == NULL || (strncmp (key + 1, field, length) == 0 &&
                                              (key[length + 1] == '\0' || key[length + 1] == '!'))))
        return TRUE;
    }

  return FALSE;
}

const char *
pergola_item_get_title (PergolaItem *self)
{
  const char *title = pergola_item_get (self, "title");
  return title != NULL ? title : "";
}

const char *
pergola_item_get_rank (PergolaItem *self)
{
  return pergola_item_get (self, "@rank");
}

const char *
pergola_item_get_parent (PergolaItem *self)
{
  return pergola_item_get (self, "@parent");
}

const char *
pergola_item_get_from (PergolaItem *self)
{
  return pergola_item_get (self, "@from");
}

const char *
pergola_item_get_to (PergolaItem *self)
{
  return pergola_item_get (self, "@to");
}

PergolaAudience
pergola_item_get_audience (PergolaItem *self)
{
  PergolaAudience audience = self->is_link ? PERGOLA_AUDIENCE_EVERYONE : PERGOLA_AUDIENCE_ME;

  pergola_audience_from_string (pergola_item_get (self, "@audience"), &audience);
  return audience;
}

int
pergola_item_get_line (PergolaItem *self)
{
  return self->line;
}

int
pergola_item_compare_rank (gconstpointer a, gconstpointer b)
{
  PergolaItem *first = *(PergolaItem *const *) a;
  PergolaItem *second = *(PergolaItem *const *) b;
  int order = g_strcmp0 (pergola_item_get_rank (first), pergola_item_get_rank (second));

  return order != 0 ? order : strcmp (first->id, second->id);
}
