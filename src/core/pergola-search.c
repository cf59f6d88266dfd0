/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search.h"

#include <string.h>

#include "pergola-reference.h"
#include "pergola-search-words.h"

/* What is kept of an item or a link. */
typedef struct
{
  PergolaItem *item;
  char *title; /* (nullable): folded; NULL: to be folded again */
  char *text;  /* folded: the other words, a newline between texts */
} Entry;

struct _PergolaSearch
{
  GObject parent_instance;

  PergolaProject *project;
  GHashTable *entries; /* PergolaItem → Entry */
  GPtrArray *order;    /* (nullable) (element-type Entry): by kind, then rank; NULL: to be found out again */
};

G_DEFINE_FINAL_TYPE (PergolaSearch, pergola_search, G_TYPE_OBJECT)

/* --- Keeping up --- */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->title);
  g_free (entry->text);
  g_object_unref (entry->item);
  g_free (entry);
}

static void
forget (PergolaSearch *self, PergolaItem *item)
{
  Entry *entry = g_hash_table_lookup (self->entries, item);

  if (entry == NULL)
    return;
  g_clear_pointer (&entry->title, g_free);
  g_clear_pointer (&entry->text, g_free);
}

static void
forget_all (PergolaSearch *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    forget (self, item);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}

/* What names a thing is found by its name, which may be another one now. */
static gboolean
concerns_names (PergolaSearch *self, const PergolaChange *change)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (change->item));

  if (change->type == PERGOLA_CHANGE_SET && strcmp (change->key, "title") != 0 && strcmp (change->key, "@audience") != 0)
    return FALSE;
  return kind != NULL && pergola_reference_names_kind (self->project, kind);
}

static void
changed_cb (PergolaSearch *self, const PergolaChange *change)
{
  PergolaItem *parent;

  if (change->item == NULL || change->type == PERGOLA_CHANGE_PLACE)
    return;
  if (concerns_names (self, change))
    forget_all (self);
  forget (self, change->item);
  /* What it lives in, and what it lived in: a removed item is not asked any more. */
  forget (self, pergola_search_get_host (self->project, change->item));
  for (int i = 0; change->type == PERGOLA_CHANGE_SET && i < 2; i++)
    {
      const char *value = i == 0 ? change->old_value : change->new_value;

      if (g_strcmp0 (change->key, "@parent") == 0 && value != NULL &&
          (parent = pergola_project_get (self->project, value)) != NULL)
        forget (self, pergola_search_get_host (self->project, parent));
    }
  if (change->type != PERGOLA_CHANGE_SET || change->key[0] == '@')
    g_clear_pointer (&self->order, g_ptr_array_unref);
}

/* --- The order --- */

/* The number of an item's kind: its place in the frameworks, links after items. */
static GHashTable *
number_kinds (PergolaSearch *self, gboolean links)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      PergolaFramework *framework = frameworks->pdata[i];
      GPtrArray *kinds = links ? framework->links : framework->kinds;

      for (guint j = 0; j < kinds->len; j++)
        {
          const char *id = links ? ((PergolaLinkKind *) kinds->pdata[j])->id : ((PergolaKind *) kinds->pdata[j])->id;

          if (!g_hash_table_contains (numbers, id))
            g_hash_table_insert (numbers, (char *) id, GUINT_TO_POINTER (g_hash_table_size (numbers)));
        }
    }
  return numbers;
}

/* (transfer container) */
static Entry *
ensure_entry (PergolaSearch *self, GHashTable *old, PergolaItem *item)
{
  Entry *entry;

  if (!g_hash_table_steal_extended (old, item, NULL, (gpointer *) &entry))
    {
      entry = g_new0 (Entry, 1);
      entry->item = g_object_ref (item);
    }
  g_hash_table_insert (self->entries, item, entry);
  return entry;
}

/* @items are in order already, but for their kinds; those of unknown kinds come last. */
static void
add_in_order (PergolaSearch *self, GHashTable *old, GPtrArray *items, gboolean links)
{
  g_autoptr (GHashTable) numbers = number_kinds (self, links);
  guint n = g_hash_table_size (numbers) + 1;
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (kinds, g_ptr_array_new ());
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i];
      gpointer number;

      if (pergola_search_get_host (self->project, item) != item)
        continue;
      if (!g_hash_table_lookup_extended (numbers, pergola_item_get_kind (item), NULL, &number))
        number = GUINT_TO_POINTER (n - 1);
      g_ptr_array_add (kinds->pdata[GPOINTER_TO_UINT (number)], ensure_entry (self, old, item));
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_extend (self->order, kinds->pdata[i], NULL, NULL);
}

static void
ensure_order (PergolaSearch *self)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) links = NULL;

  if (self->order != NULL)
    return;
  old = g_steal_pointer (&self->entries);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  self->order = g_ptr_array_new ();
  items = pergola_project_list_items (self->project, NULL);
  links = pergola_project_list_links (self->project, NULL);
  add_in_order (self, old, items, FALSE);
  add_in_order (self, old, links, TRUE);
}

/* --- Finding --- */

static void
ensure_words (PergolaSearch *self, Entry *entry)
{
  g_autoptr (GArray) list = NULL;
  GString *text;

  if (entry->title != NULL)
    return;
  list = pergola_search_list_words (self->project, entry->item, PERGOLA_AUDIENCE_ME);
  text = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *folded = pergola_fold (g_array_index (list, PergolaWords, i).text, NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", folded);
    }
  entry->title = pergola_fold (pergola_item_get_title (entry->item), NULL);
  entry->text = g_string_free (text, FALSE);
}

gboolean
pergola_search_prepare (PergolaSearch *self, guint n_items)
{
  ensure_order (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      Entry *entry = self->order->pdata[i];

      if (entry->title != NULL)
        continue;
      if (n_items-- == 0)
        return TRUE;
      ensure_words (self, entry);
    }
  return FALSE;
}

static void
hit_clear (gpointer data)
{
  g_object_unref (((PergolaHit *) data)->item);
}

/* Best first, and in order: by as many baskets as there are scores. */
static GArray *
sort_hits (GPtrArray *order, const guint8 *scores)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (PergolaHit));
  guint starts[PERGOLA_SCORE_MAX + 2] = { 0 };
  guint n = 0;

  for (guint i = 0; i < order->len; i++)
    starts[scores[i]]++;
  for (guint score = PERGOLA_SCORE_MAX; score > 0; score--)
    {
      guint here = starts[score];

      starts[score] = n;
      n += here;
    }
  g_array_set_clear_func (hits, hit_clear);
  g_array_set_size (hits, n);
  for (guint i = 0; i < order->len; i++)
    if (scores[i] > 0)
      {
        Entry *entry = order->pdata[i];

        g_array_index (hits, PergolaHit, starts[scores[i]]++) =
          (PergolaHit){ .item = g_object_ref (entry->item), .score = scores[i] };
      }
  return hits;
}

GArray *
pergola_search_find (PergolaSearch *self, const PergolaQuery *query, PergolaQueryReach *reach)
{
  PergolaQueryReach how = PERGOLA_QUERY_WORDS;
  g_autofree guint8 *scores = NULL;
  gboolean found = FALSE;

  ensure_order (self);
  scores = g_new0 (guint8, self->order->len + 1);
  for (;; how = PERGOLA_QUERY_WITHIN)
    {
      for (guint i = 0; i < self->order->len; i++)
        {
          Entry *entry = self->order->pdata[i];

          ensure_words (self, entry);
          scores[i] = (guint8) pergola_query_score (query, entry->title, entry->text, how);
          found = found || scores[i] > 0;
        }
      if (found || how == PERGOLA_QUERY_WITHIN)
        break;
    }
  if (reach != NULL)
    *reach = how;
  return sort_hits (self->order, scores);
}

char *
pergola_search_describe (PergolaSearch *self, PergolaItem *item, const PergolaQuery *query, PergolaQueryReach reach)
{
  g_autoptr (GArray) list = pergola_search_list_words (self->project, item, PERGOLA_AUDIENCE_ME);

  return pergola_search_choose_line (list, pergola_item_get_title (item), query, reach);
}

/* --- Object --- */

static void
pergola_search_finalize (GObject *object)
{
  PergolaSearch *self = PERGOLA_SEARCH (object);

  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pergola_search_parent_class)->finalize (object);
}

static void
pergola_search_class_init (PergolaSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_search_finalize;
}

static void
pergola_search_init (PergolaSearch *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
}

PergolaSearch *
pergola_search_new (PergolaProject *project)
{
  PergolaSearch *self = g_object_new (PERGOLA_TYPE_SEARCH, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (forget_all), self, G_CONNECT_SWAPPED);
  return self;
}

PergolaProject *
pergola_search_get_project (PergolaSearch *self)
{
  return self->project;
}
