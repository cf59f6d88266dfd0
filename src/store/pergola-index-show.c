/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-show.h"

#include <string.h>

#include "pergola-name.h"
#include "pergola-search-words.h"

#define PEOPLE_MAX 500

/* --- Hits --- */

static char *
make_title (const char *title, const char *kind)
{
  return g_strdup (title != NULL && *title != '\0' ? title : pergola_name_get_untitled (kind));
}

static char *
make_date (const char *own, guint day)
{
  if (own != NULL)
    return g_strdup (own);
  return g_strdup_printf ("%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
}

PergolaLibraryHit *
pergola_index_show (PergolaIndex *self,
                    const PergolaIndexFound *found,
                    const PergolaQuery *query,
                    PergolaQueryReach reach)
{
  sqlite3_stmt *item = pergola_index_prepare (self, STATEMENT_GET_ITEM);
  const Row *row = &g_array_index (self->rows->rows, Row, found->row);
  const KindRow *kind = &g_array_index (self->rows->kinds, KindRow, row->kind);
  g_autoptr (GArray) words = NULL;
  PergolaLibraryHit *hit;
  const char *people;

  sqlite3_bind_int64 (item, 1, found->row);
  if (!pergola_index_step (self, item))
    return NULL;
  hit = g_new0 (PergolaLibraryHit, 1);
  hit->item = g_strdup (pergola_index_get_text (item, 0));
  hit->kind = g_strdup (kind->kind);
  hit->kind_title = g_strdup (kind->title);
  hit->date = make_date (pergola_index_get_text (item, 1), found->day);
  hit->own_date = pergola_index_get_text (item, 1) != NULL;
  hit->icon = g_strdup (pergola_index_get_text (item, 2));
  hit->hue = g_strdup (pergola_index_get_text (item, 3));
  hit->board = g_strdup (pergola_index_get_text (item, 4));
  hit->board_title = g_strdup (pergola_index_get_text (item, 5));
  hit->title = make_title (pergola_index_get_text (item, 6), hit->kind_title);
  words = pergola_index_words_split (pergola_index_get_text (item, 7));
  hit->line = pergola_search_choose_line (words, pergola_index_get_text (item, 6), query, reach);
  people = pergola_index_get_text (item, 8);
  if (people != NULL && *people != '\0')
    hit->person = g_strndup (people, strcspn (people, "\n"));
  hit->is_private = row->is_private;
  pergola_index_finish (self, item);
  return hit;
}

/* --- Counts --- */

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const PergolaLibraryKind *one = *(gconstpointer *) a, *other = *(gconstpointer *) b;

  return one->n != other->n ? (one->n > other->n ? -1 : 1) : strcmp (one->id, other->id);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const PergolaLibraryPerson *one = *(gconstpointer *) a, *other = *(gconstpointer *) b;

  return one->n != other->n ? (one->n > other->n ? -1 : 1) : g_utf8_collate (one->name, other->name);
}

/* In several languages a kind has several rows: it is called as in most of what was found. */
static void
show_kinds (Rows *rows, const guint32 *n_kinds, PergolaLibraryResult *result)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint32 *most = g_new0 (guint32, rows->kinds->len + 1);

  for (guint i = 0; i < rows->kinds->len; i++)
    {
      const KindRow *row = &g_array_index (rows->kinds, KindRow, i);
      PergolaLibraryKind *kind = n_kinds[i] > 0 ? g_hash_table_lookup (by_id, row->kind) : NULL;
      guint at;

      if (n_kinds[i] == 0)
        continue;
      if (kind == NULL)
        {
          kind = g_new0 (PergolaLibraryKind, 1);
          kind->id = g_strdup (row->kind);
          kind->icon = g_strdup (row->icon);
          g_hash_table_insert (by_id, kind->id, kind);
          g_ptr_array_add (result->kinds, kind);
        }
      g_ptr_array_find (result->kinds, kind, &at);
      if (kind->title == NULL || n_kinds[i] > most[at])
        {
          g_free (kind->title);
          kind->title = g_strdup (row->plural);
          most[at] = n_kinds[i];
        }
      kind->n += n_kinds[i];
    }
  g_ptr_array_sort (result->kinds, compare_kinds);
}

static void
show_people (Rows *rows, const guint32 *n_people, PergolaLibraryResult *result)
{
  for (guint i = 0; i < rows->names->len; i++)
    if (n_people[i] > 0)
      {
        PergolaLibraryPerson *person = g_new0 (PergolaLibraryPerson, 1);

        person->name = g_strdup (rows->names->pdata[i]);
        person->n = n_people[i];
        g_ptr_array_add (result->people, person);
      }
  g_ptr_array_sort (result->people, compare_people);
  if (result->people->len > PEOPLE_MAX)
    g_ptr_array_set_size (result->people, PEOPLE_MAX);
}

static void
show_months (const guint32 *n_months, PergolaLibraryResult *result)
{
  for (guint i = 0; i < PERGOLA_INDEX_MONTHS; i++)
    if (n_months[i] > 0)
      {
        PergolaLibraryMonth *month = g_new0 (PergolaLibraryMonth, 1);

        month->year = (int) (i / 13);
        month->month = MAX ((int) (i % 13), 1);
        month->n = n_months[i];
        g_ptr_array_add (result->months, month);
      }
}

void
pergola_index_show_counts (
  Rows *rows, const guint32 *n_kinds, const guint32 *n_people, const guint32 *n_months, PergolaLibraryResult *result)
{
  show_kinds (rows, n_kinds, result);
  show_people (rows, n_people, result);
  show_months (n_months, result);
}
