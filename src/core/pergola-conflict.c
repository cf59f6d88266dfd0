/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-conflict.h"

#include "pergola-conflict-private.h"
#include "pergola-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Keys --- */

char *
pergola_conflict_make_key (const char *field, guint number)
{
  return number > 1 ? g_strdup_printf ("!%s!%u", field, number) : g_strconcat ("!", field, NULL);
}

char *
pergola_conflict_parse_key (const char *key, guint *number)
{
  const char *end;

  if (key[0] != '!')
    return NULL;

  end = strchr (key + 1, '!');
  if (number != NULL)
    *number = end != NULL ? (guint) g_ascii_strtoull (end + 1, NULL, 10) : 1;
  return end != NULL ? g_strndup (key + 1, end - key - 1) : g_strdup (key + 1);
}

/* An attribute that we do not know may have a prefix. */
gboolean
pergola_conflict_is_field (const char *field)
{
  const char *name = field != NULL && field[0] == '@' ? field + 1 : field;
  const char *colon = name != NULL && name != field ? strchr (name, ':') : NULL;
  g_autofree char *prefix = colon != NULL ? g_strndup (name, colon - name) : NULL;

  return prefix != NULL ? pergola_id_is_valid (prefix) && pergola_id_is_valid (colon + 1) : pergola_id_is_valid (name);
}

/* --- What is stored --- */

#define PLAIN '='
#define SIGNED '>' /* then whose, a separator, the day, a separator; XML cannot hold the separator */
#define SEPARATOR "\x1f"

char *
pergola_conflict_make_head (const char *by, const char *at)
{
  if ((by == NULL || *by == '\0') && (at == NULL || *at == '\0'))
    return g_strdup ("=");

  return g_strconcat (">", by != NULL ? by : "", SEPARATOR, at != NULL ? at : "", SEPARATOR, NULL);
}

static const char *
skip (const char *p)
{
  const char *end = strstr (p, SEPARATOR);
  return end != NULL ? end + strlen (SEPARATOR) : p;
}

const char *
pergola_conflict_get_text (const char *value)
{
  if (value[0] == PLAIN)
    return value + 1;

  return value[0] == SIGNED ? skip (skip (value + 1)) : value;
}

void
pergola_conflict_read_head (const char *value, char **by, char **at)
{
  g_auto (GStrv) parts = value[0] == SIGNED ? g_strsplit (value + 1, SEPARATOR, 3) : NULL;
  gboolean whole = parts != NULL && g_strv_length (parts) == 3;

  *by = whole && *parts[0] != '\0' ? g_strdup (parts[0]) : NULL;
  *at = whole && *parts[1] != '\0' ? g_strdup (parts[1]) : NULL;
}

void
pergola_conflict_free (PergolaConflict *self)
{
  g_free (self->key);
  g_free (self->field);
  g_free (self->other);
  g_free (self->by);
  g_free (self->at);
  g_free (self);
}

/* --- Lists --- */

static int
compare_fields (const char *a, const char *b)
{
  gboolean a_title = strcmp (a, "title") == 0, b_title = strcmp (b, "title") == 0;

  return a_title || b_title ? b_title - a_title : strcmp (a, b);
}

/* The title's first, then by field and number. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint a_number, b_number;
  g_autofree char *a_field = pergola_conflict_parse_key (*(const char *const *) a, &a_number);
  g_autofree char *b_field = pergola_conflict_parse_key (*(const char *const *) b, &b_number);
  int order = compare_fields (a_field, b_field);

  return order != 0 ? order : (a_number > b_number) - (a_number < b_number);
}

/* (transfer container) */
static GPtrArray *
list_all_keys (PergolaProject *project, PergolaItem *item)
{
  return item != NULL ? pergola_item_list_keys (item) : pergola_project_list_properties (project);
}

GPtrArray *
pergola_conflict_list_keys (PergolaProject *project, PergolaItem *item)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *keys = g_ptr_array_new ();

  if (item != NULL && !pergola_item_has_conflict (item, NULL))
    return keys;

  all = list_all_keys (project, item);
  for (guint i = 0; i < all->len; i++)
    if (((const char *) g_ptr_array_index (all, i))[0] == '!')
      g_ptr_array_add (keys, g_ptr_array_index (all, i));
  g_ptr_array_sort (keys, compare_keys);

  return keys;
}

static const char *
get_value (PergolaProject *project, PergolaItem *item, const char *key)
{
  return item != NULL ? pergola_item_get (item, key) : pergola_project_get_property (project, key);
}

const char *
pergola_conflict_get_other (PergolaProject *project, PergolaItem *item, const char *key)
{
  const char *value = get_value (project, item, key);

  return value != NULL ? pergola_conflict_get_text (value) : NULL;
}

PergolaExtras *
pergola_conflict_get_extras (PergolaProject *project, PergolaItem *item, const char *key)
{
  PergolaExtras *extras = item != NULL ? pergola_item_get_extras (item) : NULL;
  g_autofree char *where = item == NULL ? g_strconcat (PERGOLA_EXTRAS_CONFLICT, key, NULL) : NULL;

  if (item != NULL)
    return extras != NULL ? pergola_extras_get_field (extras, key) : NULL;

  return pergola_project_get_extras (project, where);
}

GPtrArray *
pergola_conflict_list (PergolaProject *project, PergolaItem *item)
{
  g_autoptr (GPtrArray) keys = pergola_conflict_list_keys (project, item);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_conflict_free);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      PergolaConflict *conflict = g_new0 (PergolaConflict, 1);

      conflict->key = g_strdup (key);
      conflict->field = pergola_conflict_parse_key (key, NULL);
      conflict->other = g_strdup (pergola_conflict_get_other (project, item, key));
      pergola_conflict_read_head (get_value (project, item, key), &conflict->by, &conflict->at);
      g_ptr_array_add (list, conflict);
    }

  return list;
}

static void
keep_conflicting (GPtrArray *list, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (pergola_item_has_conflict (g_ptr_array_index (items, i), NULL))
      g_ptr_array_add (list, g_ptr_array_index (items, i));
}

GPtrArray *
pergola_conflict_list_items (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  GPtrArray *list = g_ptr_array_new ();

  keep_conflicting (list, items);
  keep_conflicting (list, links);

  return list;
}
