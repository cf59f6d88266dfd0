/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding: which rows match, how many of each kind, person and month, and the best of them. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pergola-index-show.h"

#define RANKED_MAX 3000  /* more than these are not ranked by all their words: FTS5 reads every one for it… */
#define TITLED_MAX 30000 /* …and more than these not by their titles, so that the newest come first */
#define GROUPS_MAX 200
#define CHECK_EVERY 1024
#define MOST 200 /* hits */
#define SOME 5   /* of each project */

/* What is found of one file. */
typedef struct
{
  guint32 file;
  guint32 n;
  guint32 first; /* in found, when they are sorted */
  guint32 day;
  float score;
} Best;

typedef struct
{
  PergolaIndex *index;
  Rows *rows;
  const PergolaLibraryQuery *query;
  GCancellable *cancellable;
  PergolaQuery *words;
  PergolaQueryReach reach;

  /* filters */
  guint8 *wanted_kinds; /* (nullable): by kind */
  gint64 person;        /* −1: anyone; −2: nobody */
  guint from, to;
  guint8 *wanted_files; /* (nullable): by file */

  guint8 *projects; /* by kind: whether it is that of projects */
  GArray *found;    /* (element-type PergolaIndexFound) */
  guint32 *n_kinds;
  guint32 *n_people;
  guint32 *n_months; /* as of PERGOLA_INDEX_MONTH */
} Search;

/* --- Filters --- */

static void
want_kinds (Search *self)
{
  char **kinds = self->query->kinds;

  if (kinds == NULL || kinds[0] == NULL)
    return;
  self->wanted_kinds = g_new0 (guint8, self->rows->kinds->len + 1);
  for (guint i = 0; i < self->rows->kinds->len; i++)
    self->wanted_kinds[i] =
      g_strv_contains ((const char *const *) kinds, g_array_index (self->rows->kinds, KindRow, i).kind);
}

static void
want_person (Search *self)
{
  const char *person = self->query->person;
  gpointer position;

  self->person = -1;
  if (person == NULL || *person == '\0')
    return;
  if (g_hash_table_lookup_extended (self->rows->name_ids, person, NULL, &position))
    self->person = GPOINTER_TO_UINT (position);
  else
    self->person = -2;
}

static gboolean
is_project (const PergolaLibraryEntry *entry, const char *project, const char *folded)
{
  g_autofree char *title = NULL;

  if (g_str_equal (entry->path, project) || g_strcmp0 (entry->id, project) == 0)
    return TRUE;
  title = pergola_fold (entry->title, NULL);
  return g_str_equal (title, folded);
}

static void
want_project (Search *self)
{
  const char *project = self->query->project;
  g_autofree char *folded = project != NULL ? pergola_fold (project, NULL) : NULL;

  if (project == NULL || *project == '\0')
    return;
  self->wanted_files = g_new0 (guint8, self->rows->files->len);
  for (guint i = 1; i < self->rows->files->len; i++)
    {
      const FileRow *file = &g_array_index (self->rows->files, FileRow, i);

      self->wanted_files[i] = file->entry != NULL && is_project (file->entry, project, folded);
    }
}

static gboolean
names (const Search *self, const Row *row)
{
  const guint32 *people = &g_array_index (self->rows->names_of, guint32, row->people);

  for (guint32 i = 1; row->people != 0 && i <= people[0]; i++)
    if (people[i] == self->person)
      return TRUE;
  return FALSE;
}

/* --- Counting --- */

static void
count_people (Search *self, const Row *row)
{
  const guint32 *people = &g_array_index (self->rows->names_of, guint32, row->people);

  for (guint32 i = 1; row->people != 0 && i <= people[0]; i++)
    self->n_people[people[i]]++;
}

/* Each count leaves out its own filter, so that it says what another choice would give. */
static void
take (Search *self, gint64 id)
{
  const Row *row;
  const FileRow *file;
  gboolean kind, person, time;
  guint day;

  if (id <= 0 || id >= self->rows->rows->len)
    return;
  row = &g_array_index (self->rows->rows, Row, id);
  if (row->file == 0 || (self->query->with_private ? row->outdone : row->is_private) ||
      (self->wanted_files != NULL && !self->wanted_files[row->file]))
    return;
  file = &g_array_index (self->rows->files, FileRow, row->file);
  day = row->day != 0 ? row->day : file->day;
  kind = self->wanted_kinds == NULL || self->wanted_kinds[row->kind];
  person = self->person == -1 || names (self, row);
  time = day >= self->from && day <= self->to;
  if (person && time && !self->projects[row->kind])
    self->n_kinds[row->kind]++;
  if (kind && time)
    count_people (self, row);
  if (kind && person && !self->projects[row->kind])
    self->n_months[PERGOLA_INDEX_MONTH (day)]++;
  if (kind && person && time)
    {
      PergolaIndexFound found = { (guint32) id, row->file, day, 0 };

      g_array_append_val (self->found, found);
    }
}

static gboolean
has_any (const guint8 *wanted, guint n)
{
  return wanted == NULL || memchr (wanted, 1, n) != NULL;
}

/* FALSE where it was cancelled. */
static gboolean
match (Search *self, const char *text)
{
  sqlite3_stmt *rows = pergola_index_prepare (self->index, STATEMENT_MATCH);

  pergola_index_bind_text (rows, 1, text);
  for (guint i = 0; pergola_index_step (self->index, rows); i++)
    {
      if (i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (self->cancellable))
        {
          sqlite3_reset (rows);
          return FALSE;
        }
      take (self, sqlite3_column_int64 (rows, 0));
    }
  return TRUE;
}

/* --- Ranking --- */

/* The rows come in the same order again. Of many, those count more that have all words in the title; of very many, as
 * there are with one letter, nobody looks for the best. */
static void
rank (Search *self, const char *text, const char *in_title)
{
  gboolean few = self->found->len <= RANKED_MAX;
  sqlite3_stmt *rows = pergola_index_prepare (self->index, few ? STATEMENT_RANK : STATEMENT_MATCH);
  guint at = self->found->len > TITLED_MAX ? self->found->len : 0;

  pergola_index_bind_text (rows, 1, few ? text : in_title);
  while (at < self->found->len && pergola_index_step (self->index, rows))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      while (at < self->found->len && g_array_index (self->found, PergolaIndexFound, at).row < id)
        at++;
      if (at < self->found->len && g_array_index (self->found, PergolaIndexFound, at).row == id)
        g_array_index (self->found, PergolaIndexFound, at).score = few ? (float) sqlite3_column_double (rows, 1) : -1;
    }
  if (rows != NULL)
    sqlite3_reset (rows);
}

static int
compare (float a_score, guint32 a_day, guint32 a_row, float b_score, guint32 b_day, guint32 b_row, gboolean newest)
{
  if (!newest && a_score != b_score)
    return a_score < b_score ? -1 : 1;
  if (a_day != b_day)
    return a_day > b_day ? -1 : 1;
  if (a_score != b_score)
    return a_score < b_score ? -1 : 1;
  return a_row < b_row ? -1 : a_row > b_row;
}

static int
compare_found (gconstpointer a, gconstpointer b, gpointer newest)
{
  const PergolaIndexFound *one = a, *other = b;

  return compare (one->score, one->day, one->row, other->score, other->day, other->row, newest != NULL);
}

static int
compare_best (gconstpointer a, gconstpointer b, gpointer newest)
{
  const Best *one = a, *other = b;

  return compare (one->score, one->day, one->file, other->score, other->day, other->file, newest != NULL);
}

/* (transfer full) (element-type Best): the files, best first. */
static GArray *
group (Search *self)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Best));
  g_autofree guint32 *places = g_new0 (guint32, self->rows->files->len);
  gpointer newest = GINT_TO_POINTER (self->query->newest);

  for (guint i = 0; i < self->found->len; i++)
    {
      const PergolaIndexFound *found = &g_array_index (self->found, PergolaIndexFound, i);
      Best this = { found->file, 1, 0, found->day, found->score };
      Best *known;

      if (places[found->file] == 0)
        {
          g_array_append_val (best, this);
          places[found->file] = best->len;
          continue;
        }
      known = &g_array_index (best, Best, places[found->file] - 1);
      this.n = known->n + 1;
      if (compare_best (&this, known, newest) < 0)
        *known = this;
      else
        known->n = this.n;
    }
  g_array_sort_with_data (best, compare_best, newest);
  return best;
}

/* --- Projects that are found by their titles --- */

/* (transfer full) (element-type PergolaIndexFound): they are no hits in themselves. */
static GArray *
take_out_projects (Search *self)
{
  GArray *projects = g_array_new (FALSE, FALSE, sizeof (PergolaIndexFound));
  guint n = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const PergolaIndexFound *found = &g_array_index (self->found, PergolaIndexFound, i);

      if (self->projects[g_array_index (self->rows->rows, Row, found->row).kind])
        g_array_append_val (projects, *found);
      else
        g_array_index (self->found, PergolaIndexFound, n++) = *found;
    }
  g_array_set_size (self->found, n);
  return projects;
}

static void
add_projects (Search *self, PergolaLibraryResult *result)
{
  g_autoptr (GArray) projects = take_out_projects (self);
  guint n = MIN (projects->len, self->query->most > 0 ? self->query->most : MOST);

  g_array_sort_with_data (projects, compare_found, GINT_TO_POINTER (self->query->newest));
  for (guint i = 0; i < n; i++)
    {
      guint32 file = g_array_index (projects, PergolaIndexFound, i).file;

      g_ptr_array_add (result->projects,
                       pergola_library_entry_copy (g_array_index (self->rows->files, FileRow, file).entry));
    }
}

/* --- The answer --- */

/* The hits of the best files alone, sorted. */
static GArray *
list_found_in (Search *self, GArray *best, guint n)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (PergolaIndexFound));
  g_autofree guint8 *wanted = g_new0 (guint8, self->rows->files->len);

  for (guint i = 0; i < n; i++)
    wanted[g_array_index (best, Best, i).file] = 1;
  for (guint i = 0; i < self->found->len; i++)
    if (wanted[g_array_index (self->found, PergolaIndexFound, i).file])
      g_array_append_val (hits, g_array_index (self->found, PergolaIndexFound, i));
  g_array_sort_with_data (hits, compare_found, GINT_TO_POINTER (self->query->newest));
  return hits;
}

static void
add_groups (Search *self, PergolaLibraryResult *result)
{
  g_autoptr (GArray) best = group (self);
  guint most = self->query->most > 0 ? self->query->most : MOST;
  guint limit = self->query->limit > 0 ? self->query->limit : SOME;
  guint n = MIN (best->len, MIN (most, MAX (most / limit, GROUPS_MAX)));
  g_autoptr (GArray) hits = list_found_in (self, best, n);
  g_autofree PergolaLibraryGroup **groups = g_new0 (PergolaLibraryGroup *, self->rows->files->len);

  result->n_hits = self->found->len;
  result->n_projects = best->len;
  for (guint i = 0; i < n; i++)
    {
      const Best *file = &g_array_index (best, Best, i);

      groups[file->file] =
        pergola_library_group_new (g_array_index (self->rows->files, FileRow, file->file).entry, file->n);
      g_ptr_array_add (result->groups, groups[file->file]);
    }
  for (guint i = 0, shown = 0; i < hits->len && shown < most; i++)
    {
      const PergolaIndexFound *found = &g_array_index (hits, PergolaIndexFound, i);
      PergolaLibraryGroup *its = groups[found->file];
      PergolaLibraryHit *hit =
        its->hits->len < limit ? pergola_index_show (self->index, found, self->words, self->reach) : NULL;

      if (hit == NULL)
        continue;
      g_ptr_array_add (its->hits, hit);
      shown++;
    }
  for (guint i = result->groups->len; i > 0; i--)
    if (((PergolaLibraryGroup *) result->groups->pdata[i - 1])->hits->len == 0)
      g_ptr_array_remove_index (result->groups, i - 1);
}

static void
find (Search *self)
{
  for (int within = 0; within < 2 && self->found->len == 0; within++)
    {
      g_autofree char *text =
        within ? pergola_index_match_within (self->index, self->words, NULL) : pergola_index_match (self->words, NULL);
      g_autofree char *in_title = NULL;

      if (text == NULL || !match (self, text) || self->found->len == 0)
        continue;
      self->reach = within ? PERGOLA_QUERY_WITHIN : PERGOLA_QUERY_WORDS;
      in_title = within ? pergola_index_match_within (self->index, self->words, "title")
                        : pergola_index_match (self->words, "title");
      rank (self, text, in_title);
    }
}

static void
set_up (Search *self)
{
  self->projects = g_new0 (guint8, self->rows->kinds->len + 1);
  for (guint i = 0; i < self->rows->kinds->len; i++)
    self->projects[i] = g_str_equal (g_array_index (self->rows->kinds, KindRow, i).kind, PERGOLA_INDEX_KIND_PROJECT);
  want_kinds (self);
  want_person (self);
  want_project (self);
  self->from = self->query->from != NULL ? pergola_index_day (self->query->from, FALSE) : 0;
  self->to = self->query->to != NULL ? pergola_index_day (self->query->to, TRUE) : 0;
  if (self->to == 0)
    self->to = G_MAXUINT;
  self->found = g_array_new (FALSE, FALSE, sizeof (PergolaIndexFound));
  self->n_kinds = g_new0 (guint32, self->rows->kinds->len + 1);
  self->n_people = g_new0 (guint32, self->rows->names->len + 1);
  self->n_months = g_new0 (guint32, PERGOLA_INDEX_MONTHS);
}

static void
tear_down (Search *self)
{
  g_array_unref (self->found);
  g_free (self->n_months);
  g_free (self->projects);
  g_free (self->wanted_kinds);
  g_free (self->wanted_files);
  g_free (self->n_kinds);
  g_free (self->n_people);
}

void
pergola_index_warm (PergolaIndex *self)
{
  pergola_index_ensure_rows (self);
}

PergolaLibraryResult *
pergola_index_search (PergolaIndex *self, const PergolaLibraryQuery *query, GCancellable *cancellable)
{
  g_autoptr (PergolaQuery) words = pergola_query_new (query->text != NULL ? query->text : "");
  gint64 began = g_get_monotonic_time ();
  PergolaLibraryResult *result = pergola_library_result_new ();
  Search search = { self, pergola_index_ensure_rows (self), query, cancellable, words };

  if (search.rows != NULL && !pergola_query_is_empty (words))
    {
      set_up (&search);
      result->no_such_kind = !has_any (search.wanted_kinds, search.rows->kinds->len);
      result->no_such_project = !has_any (search.wanted_files, search.rows->files->len);
      find (&search);
      if (!g_cancellable_is_cancelled (cancellable))
        {
          add_projects (&search, result);
          add_groups (&search, result);
          pergola_index_show_counts (search.rows, search.n_kinds, search.n_people, search.n_months, result);
        }
      tear_down (&search);
    }
  result->reach = search.reach;
  result->incomplete = self->failure != SQLITE_OK;
  result->ms = (double) (g_get_monotonic_time () - began) / 1000;
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&result, pergola_library_result_unref);
  return result;
}
