/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-search.h"

#define SLOW 300  /* ms after which one is told that it takes its time */
#define REST 500  /* ms between two looks at a library that changes */
#define SOME 5    /* hits of each project */
#define FIRST 200 /* hits in all, at first… */
#define MORE 5    /* …and that many times as many, and again */
#define ALL 2000  /* of a project whose hits were asked for in full */

struct _PergolaFindSearch
{
  GObject parent_instance;

  PergolaLibrary *library; /* (nullable) */
  PergolaFindFilter *filter;
  char *text;
  gboolean newest;
  guint most; /* hits that are asked for */

  guint question; /* grows with every other one */
  guint answered;
  PergolaQuery *query;          /* what the answer is to */
  PergolaLibraryResult *result; /* (nullable) */
  GHashTable *wide;             /* (element-type utf8 PergolaLibraryResult) (nullable values): all of some projects */

  GCancellable *cancellable; /* (nullable): one waits */
  GCancellable *widening;    /* of all that is asked of single projects */
  guint slow_timeout;
  guint change_timeout; /* until when another change waits */
  gboolean changed;     /* one waits */
  gboolean slow;
};

G_DEFINE_FINAL_TYPE (PergolaFindSearch, pergola_find_search, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SLOW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Waiting --- */

static void
set_slow (PergolaFindSearch *self, gboolean slow)
{
  if (self->slow == slow)
    return;
  self->slow = slow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLOW]);
}

static gboolean
slow_cb (gpointer data)
{
  PergolaFindSearch *self = data;

  self->slow_timeout = 0;
  set_slow (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (PergolaFindSearch *self)
{
  g_clear_handle_id (&self->slow_timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  set_slow (self, FALSE);
}

/* Who still types does not wait anew with each letter. */
static void
cancel (PergolaFindSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* --- Asking --- */

static PergolaLibraryQuery *
create_query (PergolaFindSearch *self)
{
  PergolaLibraryQuery *query = g_new0 (PergolaLibraryQuery, 1);
  int from = pergola_find_filter_get_from (self->filter);
  int to = pergola_find_filter_get_to (self->filter);

  query->text = g_strdup (self->text);
  query->kinds = pergola_find_filter_list_kinds (self->filter);
  query->person = g_strdup (pergola_find_filter_get_person (self->filter));
  query->from = from != PERGOLA_FIND_ALWAYS ? pergola_find_month_to_string (from) : NULL;
  query->to = to != PERGOLA_FIND_ALWAYS ? pergola_find_month_to_string (to) : NULL;
  query->with_private = pergola_find_filter_get_private (self->filter);
  query->newest = self->newest;
  return query;
}

typedef struct
{
  PergolaFindSearch *search; /* (transfer full) */
  GCancellable *cancellable;
  guint question;
  char *text;
  char *path; /* (nullable): of the one project that is asked about */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->search);
  g_object_unref (asked->cancellable);
  g_free (asked->text);
  g_free (asked->path);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static Asked *
asked_new (PergolaFindSearch *self, GCancellable *cancellable, const char *path)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->search = g_object_ref (self);
  asked->cancellable = g_object_ref (cancellable);
  asked->question = self->question;
  asked->text = g_strdup (self->text);
  asked->path = g_strdup (path);
  return asked;
}

/* --- About one project --- */

static void
widened_cb (GObject *library, GAsyncResult *async, gpointer data)
{
  g_autoptr (Asked) asked = data;
  PergolaFindSearch *self = asked->search;
  g_autoptr (PergolaLibraryResult) result = pergola_library_search_finish (PERGOLA_LIBRARY (library), async, NULL);

  if (result == NULL || asked->cancellable != self->widening)
    return;
  g_hash_table_replace (self->wide, g_strdup (asked->path), g_steal_pointer (&result));
  if (asked->question == self->answered)
    g_signal_emit (self, signals[FOUND], 0, TRUE);
}

static void
ask_about (PergolaFindSearch *self, const char *path)
{
  PergolaLibraryQuery *query = create_query (self);

  query->project = g_strdup (path);
  query->limit = query->most = ALL;
  pergola_library_search_async (self->library, query, self->widening, widened_cb,
                                asked_new (self, self->widening, path));
  pergola_library_query_free (query);
}

static void
stop_widening (PergolaFindSearch *self)
{
  g_cancellable_cancel (self->widening);
  g_object_unref (self->widening);
  self->widening = g_cancellable_new ();
}

static void
ask_about_all (PergolaFindSearch *self)
{
  GHashTableIter iter;
  gpointer path;

  stop_widening (self);
  g_hash_table_iter_init (&iter, self->wide);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    ask_about (self, path);
}

/* --- About all --- */

/* Whether it has kinds of which nobody knew when it was asked for all but some. */
static gboolean
learn (PergolaFindSearch *self, PergolaLibraryResult *result)
{
  gboolean news = FALSE;

  for (guint i = 0; result != NULL && i < result->kinds->len; i++)
    {
      const PergolaLibraryKind *kind = result->kinds->pdata[i];

      if (pergola_find_filter_learn_kind (self->filter, kind->id, kind->title))
        news = TRUE;
    }
  return news;
}

static gboolean
has_more_of_one (PergolaLibraryResult *result)
{
  const PergolaLibraryGroup *group = result != NULL && result->groups->len == 1 ? result->groups->pdata[0] : NULL;

  return group != NULL && result->n_projects == 1 && group->n_hits > group->hits->len;
}

static void ask (PergolaFindSearch *self);

/* @result (transfer full) (nullable) */
static void
take_answer (PergolaFindSearch *self, guint question, const char *text, PergolaLibraryResult *result)
{
  gboolean same = question == self->answered;
  gboolean news = learn (self, result);
  PergolaLibraryResult *old = self->result;

  if (!same)
    g_hash_table_remove_all (self->wide);
  self->answered = question;
  self->result = result;
  g_clear_pointer (&self->query, pergola_query_free);
  self->query = pergola_query_new (text);
  g_signal_emit (self, signals[FOUND], 0, same);
  g_clear_pointer (&old, pergola_library_result_unref);

  if (news)
    ask (self);
  else if (has_more_of_one (result))
    pergola_find_search_widen (self, ((PergolaLibraryGroup *) result->groups->pdata[0])->entry->path);
  else if (same)
    ask_about_all (self);
}

static void
answered_cb (GObject *library, GAsyncResult *async, gpointer data)
{
  g_autoptr (Asked) asked = data;
  PergolaFindSearch *self = asked->search;
  g_autoptr (PergolaLibraryResult) result = pergola_library_search_finish (PERGOLA_LIBRARY (library), async, NULL);

  if (asked->cancellable != self->cancellable)
    return;
  stop_waiting (self);
  if (result != NULL)
    take_answer (self, asked->question, asked->text, g_steal_pointer (&result));
}

static void
ask (PergolaFindSearch *self)
{
  g_autoptr (PergolaQuery) words = pergola_query_new (self->text);
  PergolaLibraryQuery *query;

  cancel (self);
  if (self->library == NULL || pergola_query_is_empty (words))
    {
      stop_waiting (self);
      take_answer (self, self->question, self->text, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (self->slow_timeout == 0 && !self->slow)
    self->slow_timeout = g_timeout_add (SLOW, slow_cb, self);
  query = create_query (self);
  query->limit = SOME;
  query->most = self->most;
  pergola_library_search_async (self->library, query, self->cancellable, answered_cb,
                                asked_new (self, self->cancellable, NULL));
  pergola_library_query_free (query);
}

static void
ask_anew (PergolaFindSearch *self)
{
  self->question++;
  self->most = FIRST;
  stop_widening (self);
  ask (self);
}

/* --- A library that changes --- */

static gboolean
change_cb (gpointer data)
{
  PergolaFindSearch *self = data;

  if (self->changed)
    {
      self->changed = FALSE;
      ask (self);
      return G_SOURCE_CONTINUE;
    }
  self->change_timeout = 0;
  return G_SOURCE_REMOVE;
}

/* A first change is seen at once, many of them now and then. */
static void
library_changed_cb (PergolaFindSearch *self)
{
  if (self->result == NULL)
    return;
  self->changed = self->change_timeout != 0;
  if (self->change_timeout != 0)
    return;
  ask (self);
  self->change_timeout = g_timeout_add (REST, change_cb, self);
}

/* --- Object --- */

static void
pergola_find_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PERGOLA_FIND_SEARCH (object)->slow);
}

static void
pergola_find_search_dispose (GObject *object)
{
  PergolaFindSearch *self = PERGOLA_FIND_SEARCH (object);

  cancel (self);
  g_cancellable_cancel (self->widening);
  g_clear_handle_id (&self->slow_timeout, g_source_remove);
  g_clear_handle_id (&self->change_timeout, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (pergola_find_search_parent_class)->dispose (object);
}

static void
pergola_find_search_finalize (GObject *object)
{
  PergolaFindSearch *self = PERGOLA_FIND_SEARCH (object);

  g_clear_pointer (&self->result, pergola_library_result_unref);
  g_hash_table_unref (self->wide);
  g_object_unref (self->widening);
  pergola_query_free (self->query);
  g_free (self->text);

  G_OBJECT_CLASS (pergola_find_search_parent_class)->finalize (object);
}

static void
pergola_find_search_class_init (PergolaFindSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pergola_find_search_get_property;
  object_class->dispose = pergola_find_search_dispose;
  object_class->finalize = pergola_find_search_finalize;
  properties[PROP_SLOW] = g_param_spec_boolean ("slow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FOUND] = g_signal_new ("found", PERGOLA_TYPE_FIND_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_BOOLEAN);
}

static void
result_free (gpointer data)
{
  PergolaLibraryResult *result = data;

  g_clear_pointer (&result, pergola_library_result_unref);
}

static void
pergola_find_search_init (PergolaFindSearch *self)
{
  self->text = g_strdup ("");
  self->query = pergola_query_new ("");
  self->wide = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, result_free);
  self->widening = g_cancellable_new ();
  self->most = FIRST;
}

PergolaFindSearch *
pergola_find_search_new (PergolaFindFilter *filter)
{
  PergolaFindSearch *self = g_object_new (PERGOLA_TYPE_FIND_SEARCH, NULL);

  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (ask_anew), self, G_CONNECT_SWAPPED);
  return self;
}

void
pergola_find_search_set_library (PergolaFindSearch *self, PergolaLibrary *library)
{
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, library_changed_cb, self);
  g_set_object (&self->library, library);
  if (library != NULL)
    g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  ask_anew (self);
}

PergolaLibrary *
pergola_find_search_get_library (PergolaFindSearch *self)
{
  return self->library;
}

void
pergola_find_search_set_text (PergolaFindSearch *self, const char *text)
{
  char *old = self->text;

  if (g_strcmp0 (old, text) == 0)
    return;
  self->text = g_strdup (text != NULL ? text : "");
  g_free (old);
  ask_anew (self);
}

const char *
pergola_find_search_get_text (PergolaFindSearch *self)
{
  return self->text;
}

void
pergola_find_search_set_newest (PergolaFindSearch *self, gboolean newest)
{
  if (self->newest == newest)
    return;
  self->newest = newest;
  ask_anew (self);
}

void
pergola_find_search_widen (PergolaFindSearch *self, const char *path)
{
  if (!g_hash_table_contains (self->wide, path))
    g_hash_table_replace (self->wide, g_strdup (path), NULL);
  if (self->library != NULL)
    ask_about (self, path);
}

void
pergola_find_search_ask_more (PergolaFindSearch *self)
{
  if (self->result == NULL || self->result->groups->len >= self->result->n_projects || self->cancellable != NULL)
    return;
  self->most *= MORE;
  ask (self);
}

PergolaLibraryResult *
pergola_find_search_get_wide (PergolaFindSearch *self, const char *path)
{
  return g_hash_table_lookup (self->wide, path);
}

PergolaLibraryResult *
pergola_find_search_get_result (PergolaFindSearch *self)
{
  return self->result;
}

const PergolaQuery *
pergola_find_search_get_query (PergolaFindSearch *self)
{
  return self->query;
}

gboolean
pergola_find_search_is_slow (PergolaFindSearch *self)
{
  return self->slow;
}
