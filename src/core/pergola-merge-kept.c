/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Joining what no part of the program knows: attributes by name, elements one by one. What either side added stays. */

#include "pergola-merge-private.h"

#include "pergola-kept.h"
#include "pergola-xml.h"

#include <string.h>

gboolean
pergola_merge_is_foreign (PergolaItem *item, const char *field)
{
  static const char *const of_items[] = { "@rank", "@audience", "@parent", PERGOLA_CONFLICT_REMOVED, NULL };
  static const char *const of_links[] = { "@from", "@to", PERGOLA_CONFLICT_REMOVED, NULL };

  if (field[0] != '@' || item == NULL)
    return field[0] == '?' || (field[0] == '@' && strchr (field, ' ') == NULL);

  return !g_strv_contains (pergola_item_is_link (item) ? of_links : of_items, field);
}

/* --- Attributes, ready to write: name="value" --- */

static char *
name_attribute (const char *markup)
{
  return g_strndup (markup, strcspn (markup, "="));
}

/* (nullable) */
static const char *
find_attribute (PergolaExtras *extras, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; extras != NULL && i < extras->attributes->len; i++)
    {
      const char *markup = g_ptr_array_index (extras->attributes, i);

      if (strncmp (markup, name, length) == 0 && markup[length] == '=')
        return markup;
    }

  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_names (GPtrArray *names, PergolaExtras *extras)
{
  for (guint i = 0; extras != NULL && i < extras->attributes->len; i++)
    {
      g_autofree char *name = name_attribute (g_ptr_array_index (extras->attributes, i));

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

GPtrArray *
pergola_merge_list_attributes (PergolaExtras *const *sides)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  add_names (names, sides[PERGOLA_SIDE_BASE]);
  {
    guint n = names->len;

    add_names (names, sides[PERGOLA_SIDE_OURS]);
    add_names (names, sides[PERGOLA_SIDE_THEIRS]);
    for (guint i = n; i < names->len; i++)
      g_ptr_array_add (added, g_ptr_array_index (names, i));
    g_ptr_array_sort (added, compare_names);
    for (guint i = 0; i < added->len; i++)
      names->pdata[n + i] = g_ptr_array_index (added, i);
  }

  return names;
}

char *
pergola_merge_get_attribute (PergolaExtras *extras, const char *name)
{
  static const struct
  {
    const char *escape;
    char c;
  } escapes[] = { { "&amp;", '&' },  { "&lt;", '<' },   { "&gt;", '>' }, { "&quot;", '"' },
                  { "&#13;", '\r' }, { "&#10;", '\n' }, { "&#9;", '\t' } };
  const char *markup = find_attribute (extras, name);
  const char *p = markup != NULL ? markup + strlen (name) + strlen ("=\"") : NULL;
  GString *text;

  if (markup == NULL)
    return NULL;

  text = g_string_new (NULL);
  while (*p != '\0' && *p != '"')
    {
      gsize length = 1;
      char c = *p;

      for (guint i = 0; c == '&' && i < G_N_ELEMENTS (escapes); i++)
        if (g_str_has_prefix (p, escapes[i].escape))
          {
            c = escapes[i].c;
            length = strlen (escapes[i].escape);
            break;
          }
      g_string_append_c (text, c);
      p += length;
    }

  return g_string_free (text, FALSE);
}

void
pergola_merge_set_attribute (PergolaExtras *extras, const char *name, const char *value)
{
  const char *old = find_attribute (extras, name);
  GString *markup;
  guint index = extras->attributes->len;

  if (old != NULL)
    {
      g_ptr_array_find (extras->attributes, old, &index);
      g_ptr_array_remove_index (extras->attributes, index);
    }
  if (value == NULL)
    return;

  markup = g_string_new (name);
  g_string_append (markup, "=\"");
  pergola_xml_append_attribute (markup, value);
  g_string_append_c (markup, '"');
  g_ptr_array_insert (extras->attributes, (int) index, g_string_free (markup, FALSE));
}

static void
join_attributes (PergolaExtras *joined, PergolaExtras *const *sides)
{
  g_autoptr (GPtrArray) names = pergola_merge_list_attributes (sides);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *markup = pergola_merge_pick (find_attribute (sides[PERGOLA_SIDE_BASE], name),
                                               find_attribute (sides[PERGOLA_SIDE_OURS], name),
                                               find_attribute (sides[PERGOLA_SIDE_THEIRS], name));

      if (markup != NULL)
        g_ptr_array_add (joined->attributes, g_strdup (markup));
    }
}

/* --- Elements, comments and text --- */

/* (transfer full): markup → how often. */
static GHashTable *
count_children (PergolaExtras *extras)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; extras != NULL && i < extras->children->len; i++)
    {
      gpointer markup = g_ptr_array_index (extras->children, i);

      g_hash_table_insert (counts, markup,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, markup)) + 1));
    }
  return counts;
}

static guint
count (GHashTable *counts, const char *markup)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, markup));
}

/* What one side has that is not in the list yet, up to the number that there should be. */
static void
add_children (PergolaExtras *joined, GHashTable *done, GHashTable *const *counts, PergolaExtras *from)
{
  for (guint i = 0; from != NULL && i < from->children->len; i++)
    {
      char *markup = g_ptr_array_index (from->children, i);
      guint base = count (counts[PERGOLA_SIDE_BASE], markup);
      guint ours = count (counts[PERGOLA_SIDE_OURS], markup), theirs = count (counts[PERGOLA_SIDE_THEIRS], markup);
      guint wanted = ours == base ? theirs : theirs == base ? ours : MAX (ours, theirs);
      guint there = count (done, markup);

      if (there < wanted)
        {
          g_ptr_array_add (joined->children, g_strdup (markup));
          g_hash_table_insert (done, markup, GUINT_TO_POINTER (there + 1));
        }
    }
}

/* The order of base, then what came, on the side first whose markup comes first: the same on both machines. */
static void
join_children (PergolaExtras *joined, PergolaExtras *const *sides)
{
  PergolaExtras *first = sides[PERGOLA_SIDE_OURS], *second = sides[PERGOLA_SIDE_THEIRS];
  g_autofree char *first_markup = first != NULL ? pergola_extras_pack (first) : NULL;
  g_autofree char *second_markup = second != NULL ? pergola_extras_pack (second) : NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *counts[PERGOLA_N_SIDES];

  if (g_strcmp0 (first_markup, second_markup) > 0)
    {
      first = sides[PERGOLA_SIDE_THEIRS];
      second = sides[PERGOLA_SIDE_OURS];
    }

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    counts[side] = count_children (sides[side]);
  add_children (joined, done, counts, sides[PERGOLA_SIDE_BASE]);
  add_children (joined, done, counts, first);
  add_children (joined, done, counts, second);
  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    g_hash_table_unref (counts[side]);
}

/* --- The whole --- */

/* Markup in a text counts as long as the text is that one. */
static const char *
get_raw (PergolaExtras *extras, const char *text)
{
  return extras != NULL && g_strcmp0 (extras->text, text) == 0 ? extras->raw : NULL;
}

char *
pergola_merge_get_markup (const char *packed, const char *text)
{
  PergolaExtras *extras = pergola_extras_new ();
  char *markup = NULL;

  pergola_extras_unpack (extras, packed);
  if (get_raw (extras, text) != NULL)
    {
      g_ptr_array_set_size (extras->attributes, 0);
      g_ptr_array_set_size (extras->children, 0);
      markup = pergola_extras_pack (extras);
    }
  pergola_extras_free (extras);

  return markup;
}

char *
pergola_merge_choose_kept (const char *const *packed, const char *text)
{
  const char *base = packed[PERGOLA_SIDE_BASE];

  if (g_strcmp0 (packed[PERGOLA_SIDE_THEIRS], base) == 0 ||
      g_strcmp0 (packed[PERGOLA_SIDE_THEIRS], packed[PERGOLA_SIDE_OURS]) == 0)
    return g_strdup (packed[PERGOLA_SIDE_OURS]);
  if (g_strcmp0 (packed[PERGOLA_SIDE_OURS], base) == 0)
    return g_strdup (packed[PERGOLA_SIDE_THEIRS]);

  return pergola_merge_join_kept (packed, text);
}

char *
pergola_merge_join_kept (const char *const *packed, const char *text)
{
  PergolaExtras *sides[PERGOLA_N_SIDES] = { NULL };
  PergolaExtras *joined = pergola_extras_new ();
  const char *raw;
  char *result;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    if (packed[side] != NULL)
      {
        sides[side] = pergola_extras_new ();
        pergola_extras_unpack (sides[side], packed[side]);
      }

  join_attributes (joined, sides);
  join_children (joined, sides);
  raw = pergola_merge_pick (get_raw (sides[PERGOLA_SIDE_BASE], text), get_raw (sides[PERGOLA_SIDE_OURS], text),
                            get_raw (sides[PERGOLA_SIDE_THEIRS], text));
  if (raw != NULL)
    {
      joined->text = g_strdup (text);
      joined->raw = g_strdup (raw);
    }

  result = pergola_extras_pack (joined);
  pergola_extras_free (joined);
  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_pointer (&sides[side], pergola_extras_free);
  return result;
}
