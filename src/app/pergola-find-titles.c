/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-titles.h"

#include "pergola-fold.h"

#define REST 1000 /* ms between two looks at a library that changes */

struct _PergolaFindTitles
{
  GObject parent_instance;

  PergolaLibrary *library;   /* (nullable) */
  GPtrArray *titles;         /* (nullable) (element-type Title): the newest first */
  GCancellable *cancellable; /* (nullable): they are being read */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PergolaFindTitles, pergola_find_titles, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  PergolaLibraryEntry *entry;
  char *folded;
} Title;

static void
title_free (gpointer data)
{
  Title *title = data;

  pergola_library_entry_free (title->entry);
  g_free (title->folded);
  g_free (title);
}

/* --- Reading --- */

/* There may be ten thousand. */
static void
fold_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GPtrArray *entries = data;
  GPtrArray *titles = g_ptr_array_new_full (entries->len, title_free);

  for (guint i = 0; i < entries->len; i++)
    {
      Title *title = g_new0 (Title, 1);

      title->entry = pergola_library_entry_copy (entries->pdata[i]);
      title->folded = pergola_fold (title->entry->title, NULL);
      g_ptr_array_add (titles, title);
    }
  g_task_return_pointer (task, titles, (GDestroyNotify) g_ptr_array_unref);
}

static void
folded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaFindTitles *self = PERGOLA_FIND_TITLES (source);
  g_autoptr (GPtrArray) titles = g_task_propagate_pointer (G_TASK (result), NULL);

  if (titles == NULL)
    return;
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  self->titles = g_steal_pointer (&titles);
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
listed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaFindTitles) self = data;
  GPtrArray *entries = pergola_library_list_finish (PERGOLA_LIBRARY (library), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (entries == NULL)
    return;
  task = g_task_new (self, self->cancellable, folded_cb, NULL);
  g_task_set_task_data (task, entries, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, fold_in_thread);
}

static void
cancel (PergolaFindTitles *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
read_titles (PergolaFindTitles *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  pergola_library_list_async (self->library, self->cancellable, listed_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer data)
{
  PergolaFindTitles *self = data;

  self->timeout = 0;
  read_titles (self);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (PergolaFindTitles *self)
{
  if (self->timeout == 0 && (self->titles != NULL || self->cancellable != NULL))
    self->timeout = g_timeout_add (REST, timeout_cb, self);
}

/* --- Object --- */

static void
pergola_find_titles_dispose (GObject *object)
{
  PergolaFindTitles *self = PERGOLA_FIND_TITLES (object);

  cancel (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->titles, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_find_titles_parent_class)->dispose (object);
}

static void
pergola_find_titles_class_init (PergolaFindTitlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_find_titles_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_FIND_TITLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_find_titles_init (PergolaFindTitles *self)
{
}

PergolaFindTitles *
pergola_find_titles_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_TITLES, NULL);
}

void
pergola_find_titles_set_library (PergolaFindTitles *self, PergolaLibrary *library)
{
  cancel (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, library_changed_cb, self);
  g_set_object (&self->library, library);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  if (library == NULL)
    return;
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- Finding --- */

typedef struct
{
  const Title *title;
  guint score;
  guint position;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

GPtrArray *
pergola_find_titles_find (PergolaFindTitles *self, const PergolaQuery *query, guint most)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_entry_free);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  /* The first one to ask waits for them; a start where nobody searches does not. */
  if (self->titles == NULL && self->cancellable == NULL && self->library != NULL)
    read_titles (self);
  for (guint i = 0; self->titles != NULL && i < self->titles->len; i++)
    {
      const Title *title = self->titles->pdata[i];
      Match match = { title, pergola_query_score (query, title->folded, NULL, PERGOLA_QUERY_WORDS), i };

      if (match.score > 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, most); i++)
    g_ptr_array_add (found, pergola_library_entry_copy (g_array_index (matches, Match, i).title->entry));
  return found;
}
