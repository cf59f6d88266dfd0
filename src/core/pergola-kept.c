/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What only the file knows, as values: so that what a merge brings of it is a change as any other, undone and recorded.
 *
 *   of an item or link    ? and a field, or nothing for the item itself: PergolaExtras
 *   of the project        ? and where (PERGOLA_EXTRAS_…): PergolaExtras
 *                         @version: of the format
 *                         @use ID: a framework that the file names
 *                         @definition ID: one that it carries
 *
 * The parts of a value are separated by characters that XML cannot hold. */

#include "pergola-project-struct.h"

#include "pergola-frameworks-private.h"
#include "pergola-kept.h"

#include <string.h>

#define PART "\x1e"
#define PIECE "\x1f"
#define USE "@use "
#define DEFINITION "@definition "
#define VERSION "@version"

/* --- Extras --- */

static void
add_pieces (GString *out, GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? PIECE : "", (char *) g_ptr_array_index (pieces, i));
  g_string_append (out, PART);
}

static void
add_nullable (GString *out, const char *text)
{
  g_string_append_printf (out, "%s%s", text != NULL ? "=" : "", text != NULL ? text : "");
}

char *
pergola_extras_pack (const PergolaExtras *self)
{
  GString *out = g_string_new (NULL);

  add_pieces (out, self->attributes);
  add_pieces (out, self->children);
  add_nullable (out, self->text);
  g_string_append (out, PART);
  add_nullable (out, self->raw);

  return g_string_free (out, FALSE);
}

static void
read_pieces (GPtrArray *pieces, const char *text)
{
  g_auto (GStrv) list = g_strsplit (text, PIECE, -1);

  g_ptr_array_set_size (pieces, 0);
  for (int i = 0; list[i] != NULL && *text != '\0'; i++)
    g_ptr_array_add (pieces, g_strdup (list[i]));
}

static char *
read_nullable (const char *text)
{
  return text != NULL && text[0] == '=' ? g_strdup (text + 1) : NULL;
}

void
pergola_extras_unpack (PergolaExtras *self, const char *packed)
{
  g_auto (GStrv) parts = g_strsplit (packed != NULL ? packed : "", PART, -1);
  guint n = g_strv_length (parts);

  read_pieces (self->attributes, n > 0 ? parts[0] : "");
  read_pieces (self->children, n > 1 ? parts[1] : "");
  g_free (self->text);
  self->text = n > 2 ? read_nullable (parts[2]) : NULL;
  g_free (self->raw);
  self->raw = n > 3 ? read_nullable (parts[3]) : NULL;
}

/* (transfer none): good until the next time. */
static const char *
get_packed (PergolaExtras *self)
{
  g_free (self->packed);
  self->packed = pergola_extras_pack (self);
  return self->packed;
}

static gboolean
says_nothing (const PergolaExtras *self)
{
  return self->attributes->len == 0 && self->children->len == 0 && self->raw == NULL;
}

const char *
pergola_item_get_kept (PergolaItem *item, const char *key)
{
  PergolaExtras *extras = pergola_item_get_extras (item);

  if (extras != NULL && key[1] != '\0')
    extras = pergola_extras_get_field (extras, key + 1);

  return extras != NULL && !says_nothing (extras) ? get_packed (extras) : NULL;
}

void
pergola_item_set_kept (PergolaItem *item, const char *key, const char *value)
{
  PergolaExtras *extras = pergola_item_ensure_extras (item);

  if (key[1] != '\0')
    extras = pergola_extras_ensure_field (extras, key + 1);
  pergola_extras_unpack (extras, value);
}

GPtrArray *
pergola_item_list_kept (PergolaItem *item)
{
  PergolaExtras *extras = pergola_item_get_extras (item);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer field, own;

  if (extras == NULL)
    return keys;

  if (!says_nothing (extras))
    g_ptr_array_add (keys, g_strdup ("?"));
  if (extras->fields == NULL)
    return keys;
  g_hash_table_iter_init (&iter, extras->fields);
  while (g_hash_table_iter_next (&iter, &field, &own))
    if (!says_nothing (own))
      g_ptr_array_add (keys, g_strconcat ("?", field, NULL));

  return keys;
}

/* --- Frameworks --- */

static PergolaUse *
find_use (PergolaProject *project, const char *id)
{
  GPtrArray *uses = pergola_project_get_uses (project);

  for (guint i = 0; i < uses->len; i++)
    if (strcmp (((PergolaUse *) g_ptr_array_index (uses, i))->id, id) == 0)
      return g_ptr_array_index (uses, i);

  return NULL;
}

char *
pergola_use_pack (const char *version, const char *shows, gboolean tried)
{
  GString *out = g_string_new (NULL);

  add_nullable (out, version);
  g_string_append (out, PART);
  add_nullable (out, shows);
  g_string_append (out, tried ? PART "tried" : "");

  return g_string_free (out, FALSE);
}

void
pergola_use_unpack (const char *packed, char **version, char **shows, gboolean *tried)
{
  g_auto (GStrv) parts = g_strsplit (packed, PART, -1);
  guint n = g_strv_length (parts);

  *version = n > 0 ? read_nullable (parts[0]) : NULL;
  *shows = n > 1 ? read_nullable (parts[1]) : NULL;
  *tried = n > 2;
}

static const char *
get_use (PergolaProject *self, const char *id)
{
  const PergolaUse *use = find_use (self, id);

  if (use == NULL)
    return NULL;

  g_free (self->packed);
  self->packed = pergola_use_pack (use->version, use->shows, use->tried);
  return self->packed;
}

static void
set_use (PergolaProject *self, const char *id, const char *value)
{
  PergolaUse *use = find_use (self, id);

  if (value == NULL)
    {
      g_ptr_array_remove (self->uses, use);
      return;
    }
  if (use == NULL)
    {
      pergola_project_load_use (self, id, NULL, NULL);
      use = g_ptr_array_index (self->uses, self->uses->len - 1);
    }
  g_free (use->version);
  g_free (use->shows);
  pergola_use_unpack (value, &use->version, &use->shows, &use->tried);
}

static const char *
get_definition (PergolaProject *self, const char *id)
{
  GBytes *element = pergola_frameworks_get_carried (self->available, id);

  if (element == NULL)
    return NULL;

  g_free (self->packed);
  self->packed = g_strndup (g_bytes_get_data (element, NULL), g_bytes_get_size (element));
  return self->packed;
}

/* The set that gives way is kept: a scene may still point into what it has loaded. */
static void
set_definition (PergolaProject *self, const char *id, const char *value)
{
  g_autoptr (GBytes) element = value != NULL ? g_bytes_new (value, strlen (value)) : NULL;
  PergolaFrameworks *other = pergola_frameworks_carry_other (self->available, id, element);

  g_ptr_array_add (self->retired, self->available);
  self->available = other;
}

/* --- The project --- */

gboolean
pergola_project_is_kept (const char *key)
{
  return key[0] == '?' || key[0] == '@';
}

const char *
pergola_project_get_kept (PergolaProject *self, const char *key)
{
  PergolaExtras *extras = key[0] == '?' ? pergola_project_get_extras (self, key + 1) : NULL;

  if (key[0] == '?')
    return extras != NULL ? get_packed (extras) : NULL;
  if (strcmp (key, VERSION) == 0)
    return pergola_project_get_file_version (self);
  if (g_str_has_prefix (key, USE))
    return get_use (self, key + strlen (USE));
  if (g_str_has_prefix (key, DEFINITION))
    return get_definition (self, key + strlen (DEFINITION));

  return NULL;
}

gboolean
pergola_project_set_kept (PergolaProject *self, const char *key, const char *value)
{
  gboolean defines = g_str_has_prefix (key, USE) || g_str_has_prefix (key, DEFINITION);

  if (key[0] == '?' && value == NULL)
    g_hash_table_remove (self->extras, key + 1);
  else if (key[0] == '?')
    pergola_extras_unpack (pergola_project_ensure_extras (self, key + 1), value);
  else if (strcmp (key, VERSION) == 0)
    pergola_project_set_file_version (self, value);
  else if (g_str_has_prefix (key, USE))
    set_use (self, key + strlen (USE), value);
  else if (g_str_has_prefix (key, DEFINITION))
    set_definition (self, key + strlen (DEFINITION), value);

  return defines;
}

GPtrArray *
pergola_project_list_kept (PergolaProject *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) carried = pergola_frameworks_list_carried (self->available);
  GHashTableIter iter;
  gpointer where;

  g_ptr_array_add (keys, g_strdup (VERSION));
  for (guint i = 0; i < self->uses->len; i++)
    g_ptr_array_add (keys, g_strconcat (USE, ((PergolaUse *) g_ptr_array_index (self->uses, i))->id, NULL));
  for (guint i = 0; i < carried->len; i++)
    g_ptr_array_add (keys, g_strconcat (DEFINITION, g_ptr_array_index (carried, i), NULL));
  g_hash_table_iter_init (&iter, self->extras);
  while (g_hash_table_iter_next (&iter, &where, NULL))
    g_ptr_array_add (keys, g_strconcat ("?", where, NULL));

  return keys;
}
