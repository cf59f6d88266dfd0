/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-private.h"

#include <string.h>

/* Items have few fields, so a short array beats a hash table; keys are interned, a file has few different ones. */
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
  GArray *entries;
  PergolaExtras *extras;
};

G_DEFINE_FINAL_TYPE (PergolaItem, pergola_item, G_TYPE_OBJECT)

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_ref_string_release (entry->key);
  g_free (entry->value);
}

static void
pergola_item_finalize (GObject *object)
{
  PergolaItem *self = PERGOLA_ITEM (object);

  g_free (self->id);
  g_ref_string_release (self->kind);
  g_array_unref (self->entries);
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
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 6);
  g_array_set_clear_func (self->entries, entry_clear);
}

PergolaItem *
pergola_item_new (const char *id, const char *kind, gboolean is_link)
{
  PergolaItem *self = g_object_new (PERGOLA_TYPE_ITEM, NULL);

  self->id = g_strdup (id);
  self->kind = g_ref_string_new_intern (kind);
  self->is_link = is_link;

  return self;
}

static Entry *
find_entry (PergolaItem *self, const char *key, guint *index)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (strcmp (entry->key, key) == 0)
        {
          if (index != NULL)
            *index = i;
          return entry;
        }
    }

  return NULL;
}

void
pergola_item_set_raw (PergolaItem *self, const char *key, const char *value)
{
  guint index = 0;
  Entry *entry = find_entry (self, key, &index);

  if (value == NULL || *value == '\0')
    {
      if (entry != NULL)
        g_array_remove_index (self->entries, index);
    }
  else if (entry != NULL)
    {
      g_free (entry->value);
      entry->value = g_strdup (value);
    }
  else
    {
      Entry new_entry = { g_ref_string_new_intern (key), g_strdup (value) };
      g_array_append_val (self->entries, new_entry);
    }
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
  Entry *entry = find_entry (self, key, NULL);
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

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->key[0] != '@')
        g_ptr_array_add (names, entry->key);
    }
  g_ptr_array_sort (names, compare_names);

  return names;
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
