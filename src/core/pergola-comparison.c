/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-comparison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-project-private.h"
#include "pergola-writer.h"

/* Ids of cards: each once, whatever of it differs. */
typedef struct
{
  GHashTable *only_now;
  GHashTable *only_then;
  GHashTable *changed;
  guint links;
} Difference;

static void
init (Difference *self)
{
  self->only_now = g_hash_table_new (g_str_hash, g_str_equal);
  self->only_then = g_hash_table_new (g_str_hash, g_str_equal);
  self->changed = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = 0;
}

static void
clear (Difference *self)
{
  g_hash_table_unref (self->only_now);
  g_hash_table_unref (self->only_then);
  g_hash_table_unref (self->changed);
}

/* --- Comparing --- */

/* The card that an item belongs to: itself, where it belongs to none. A parent that is not there is no card. */
static PergolaItem *
get_card (PergolaProject *project, PergolaItem *item)
{
  for (guint depth = 0; depth < 16; depth++)
    {
      const char *parent = pergola_item_get_parent (item);
      PergolaItem *above = parent != NULL ? pergola_project_get (project, parent) : NULL;

      if (above == NULL || pergola_item_is_link (above))
        break;
      item = above;
    }
  return item;
}

static gboolean
is_same_value (PergolaItem *a, PergolaItem *b, const char *key)
{
  return g_strcmp0 (pergola_item_get (a, key), pergola_item_get (b, key)) == 0;
}

/* Its fields and attributes, and the other versions of them that wait to be decided about. */
static gboolean
is_same_item (PergolaItem *a, PergolaItem *b)
{
  static const char *const attributes[] = { "@rank", "@audience", "@parent", "@from", "@to" };
  g_autoptr (GPtrArray) keys = pergola_item_list_keys (a);
  g_autoptr (GPtrArray) others = pergola_item_list_keys (b);

  if (keys->len != others->len || strcmp (pergola_item_get_kind (a), pergola_item_get_kind (b)) != 0)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!is_same_value (a, b, keys->pdata[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (!is_same_value (a, b, attributes[i]))
      return FALSE;
  return TRUE;
}

/* What is in @one and not, or otherwise, in @other. */
static void
compare_items (PergolaProject *one, PergolaProject *other, GHashTable *only, GHashTable *changed)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (one, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i], *card = get_card (one, item);
      PergolaItem *there = pergola_project_get (other, pergola_item_get_id (item));
      const char *id = pergola_item_get_id (card);

      if (pergola_project_get (other, id) == NULL)
        g_hash_table_add (only, (gpointer) id);
      else if (there == NULL || !is_same_item (item, there))
        g_hash_table_add (changed, (gpointer) id);
    }
}

static guint
count_links (PergolaProject *one, PergolaProject *other, gboolean changed)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (one, NULL);
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *there = pergola_project_get (other, pergola_item_get_id (links->pdata[i]));

      if (there == NULL || (changed && !is_same_item (links->pdata[i], there)))
        n++;
    }
  return n;
}

static void
compare (Difference *self, PergolaProject *now, PergolaProject *then)
{
  compare_items (now, then, self->only_now, self->changed);
  compare_items (then, now, self->only_then, self->changed);
  self->links = count_links (now, then, TRUE) + count_links (then, now, FALSE);
}

/* --- Words --- */

/* (transfer full) (nullable): the title of the only one of them, where it has one. */
static char *
get_single (GHashTable *ids, PergolaProject *project)
{
  GHashTableIter iter;
  gpointer id;
  const char *title;

  if (g_hash_table_size (ids) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, ids);
  g_hash_table_iter_next (&iter, &id, NULL);
  title = pergola_item_get_title (pergola_project_get (project, id));
  return *title != '\0' ? g_strdup (title) : NULL;
}

static void
add (GPtrArray *parts, char *words)
{
  g_ptr_array_add (parts, words);
}

static void
add_one (GPtrArray *parts, const char *format, const char *title)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (parts, g_strdup_printf (format, title));
#pragma GCC diagnostic pop
}

static void
say_cards (GPtrArray *parts, const Difference *self, PergolaProject *now, PergolaProject *then)
{
  guint more = g_hash_table_size (self->only_then), fewer = g_hash_table_size (self->only_now);
  guint changed = g_hash_table_size (self->changed);
  g_autofree char *with = get_single (self->only_then, then);
  g_autofree char *without = get_single (self->only_now, now);
  g_autofree char *one = get_single (self->changed, now);

  if (with != NULL)
    /* Translators: an earlier version, compared with now; a card */
    add_one (parts, _ ("with “%s”"), with);
  else if (more > 0)
    add (parts, g_strdup_printf (ngettext ("%u card more", "%u cards more", more), more));
  if (without != NULL)
    add_one (parts, _ ("without “%s”"), without);
  else if (fewer > 0)
    add (parts, g_strdup_printf (ngettext ("%u card fewer", "%u cards fewer", fewer), fewer));
  if (one != NULL)
    add_one (parts, _ ("“%s” changed"), one);
  else if (changed > 0 && parts->len > 0)
    add (parts, g_strdup_printf (ngettext ("%u changed", "%u changed", changed), changed));
  else if (changed > 0)
    add (parts, g_strdup_printf (ngettext ("%u card changed", "%u cards changed", changed), changed));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list such as: 3 cards fewer, 2 changed */
  return g_strjoinv (_ (", "), (GStrv) parts->pdata);
}

static gboolean
is_same (PergolaProject *now, PergolaProject *then)
{
  g_autoptr (GBytes) a = pergola_writer_write (now);
  g_autoptr (GBytes) b = pergola_writer_write (then);

  return g_bytes_equal (a, b);
}

char *
pergola_comparison_describe (PergolaProject *now, PergolaProject *then)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  Difference difference;

  init (&difference);
  compare (&difference, now, then);
  say_cards (parts, &difference, now, then);
  if (difference.links > 0 && parts->len == 0)
    add (parts, g_strdup_printf (ngettext ("%u link changed", "%u links changed", difference.links), difference.links));
  if (strcmp (pergola_project_get_title (now), pergola_project_get_title (then)) != 0)
    add (parts, g_strdup (_ ("another title")));
  if (parts->len == 0)
    add (parts, g_strdup (is_same (now, then) ? _ ("no difference") : _ ("other places or settings")));
  clear (&difference);
  return join (parts);
}

char *
pergola_comparison_describe_content (PergolaProject *project)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += get_card (project, items->pdata[i]) == items->pdata[i];
  add (parts, g_strdup_printf (ngettext ("%u card", "%u cards", n), n));
  if (links->len > 0)
    add (parts, g_strdup_printf (ngettext ("%u link", "%u links", links->len), links->len));
  return join (parts);
}
