/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-model.h"

#include "pergola-library-recent.h"
#include "pergola-window.h"

#define REST 300 /* ms at least between two looks at what is known: while folders are read it changes all the time */

struct _PergolaLibraryModel
{
  GObject parent_instance;

  PergolaApplication *app; /* (nullable), weak */
  PergolaLibrary *library;
  PergolaLibrarySort sort;
  GPtrArray *sorted;   /* (element-type PergolaLibraryItem) */
  GHashTable *by_path; /* path → PergolaLibraryItem: the hidden ones too */
  GHashTable *hidden;  /* paths */
  GPtrArray *entries;  /* (nullable) (element-type PergolaLibraryEntry): what the library told last… */
  GHashTable *listed;  /* (nullable) (element-type utf8): …and its paths */
  GPtrArray *recent;   /* (nullable) (element-type PergolaRecent) */
  GPtrArray *shown;    /* (element-type PergolaLibraryItem): those that windows show */
  GPtrArray *unsaved;  /* (element-type utf8): paths of those that a crash left unsaved */
  gboolean loaded;

  GCancellable *cancellable;
  gboolean listing, listing_again;
  gboolean looking, looking_next; /* at what was opened lately */
  gboolean sifting, sifting_again;
  gint64 listed_at; /* µs */
  guint resting;    /* source until it may be listed again */
  guint showing;    /* source until it is known again which ones windows show */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PergolaLibraryModel,
                               pergola_library_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Order --- */

/* Puts @sorted in the place of what there was; says only what lies between that which stayed at both ends. */
static void
replace (PergolaLibraryModel *self, GPtrArray *sorted)
{
  g_autoptr (GPtrArray) old = self->sorted;
  guint head = 0, tail = 0;

  while (head < MIN (old->len, sorted->len) && old->pdata[head] == sorted->pdata[head])
    head++;
  while (tail < MIN (old->len, sorted->len) - head &&
         old->pdata[old->len - 1 - tail] == sorted->pdata[sorted->len - 1 - tail])
    tail++;
  self->sorted = sorted;
  if (old->len - head - tail > 0 || sorted->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, sorted->len - head - tail);
}

/* What is gone need not be hidden any more: it may come back. */
static gboolean
is_gone (gpointer path, gpointer value, gpointer by_path)
{
  return !g_hash_table_contains (by_path, path);
}

static void
leave_out_hidden (PergolaLibraryModel *self, GPtrArray *sorted)
{
  g_hash_table_foreach_remove (self->hidden, is_gone, self->by_path);
  if (g_hash_table_size (self->hidden) == 0)
    return;
  for (guint i = sorted->len; i > 0; i--)
    if (g_hash_table_contains (self->hidden, pergola_library_item_get_path (sorted->pdata[i - 1])))
      g_ptr_array_remove_index (sorted, i - 1);
}

/* Where it belongs. */
static guint
find_place (PergolaLibraryModel *self, PergolaLibraryItem *item)
{
  guint from = 0, to = self->sorted->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (pergola_library_compare (self->sorted->pdata[middle], item, self->sort) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* --- What windows show --- */

static void
update_shown (PergolaLibraryModel *self)
{
  g_autoptr (GPtrArray) before = self->shown;

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->app)); l != NULL; l = l->next)
    {
      PergolaFile *file = PERGOLA_IS_WINDOW (l->data) ? pergola_window_get_file (l->data) : NULL;
      const char *path = file != NULL ? pergola_file_get_path (file) : NULL;
      PergolaLibraryItem *item = path != NULL ? g_hash_table_lookup (self->by_path, path) : NULL;

      if (item != NULL)
        g_ptr_array_add (self->shown, g_object_ref (item));
    }
  for (guint i = 0; i < before->len; i++)
    if (!g_ptr_array_find (self->shown, before->pdata[i], NULL))
      pergola_library_item_set_shown (before->pdata[i], FALSE);
  for (guint i = 0; i < self->shown->len; i++)
    pergola_library_item_set_shown (self->shown->pdata[i], TRUE);
}

static gboolean
shown_cb (gpointer data)
{
  PergolaLibraryModel *self = data;

  self->showing = 0;
  if (self->app != NULL)
    update_shown (self);
  return G_SOURCE_REMOVE;
}

/* A window that comes has no file yet. */
static void
windows_cb (PergolaLibraryModel *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (shown_cb, self);
}

/* --- What a crash left --- */

static void
mark_unsaved (PergolaLibraryModel *self, gboolean unsaved)
{
  for (guint i = 0; i < self->unsaved->len; i++)
    {
      PergolaLibraryItem *item = g_hash_table_lookup (self->by_path, self->unsaved->pdata[i]);

      if (item != NULL)
        pergola_library_item_set_unsaved (item, unsaved);
    }
}

void
pergola_library_model_mark_unsaved (PergolaLibraryModel *self, GPtrArray *paths)
{
  g_autoptr (GPtrArray) before = self->unsaved;

  mark_unsaved (self, FALSE);
  self->unsaved = g_ptr_array_ref (paths);
  mark_unsaved (self, TRUE);
}

/* --- Reading --- */

static void sift (PergolaLibraryModel *self);
static void look_at_recent (PergolaLibraryModel *self);

static void
say_loaded (PergolaLibraryModel *self)
{
  self->loaded = TRUE;
  g_signal_emit (self, signals[LOADED], 0);
}

static void
take_over (PergolaLibraryModel *self, PergolaLibrarySifted *sifted)
{
  g_autoptr (GHashTable) before = self->by_path;

  self->by_path = g_steal_pointer (&sifted->by_path);
  sifted->by_path = g_hash_table_ref (self->by_path);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  self->listed = g_steal_pointer (&sifted->listed);
  pergola_library_sifted_take_facts (sifted);
  leave_out_hidden (self, sifted->sorted);
  replace (self, g_steal_pointer (&sifted->sorted));
  update_shown (self);
  mark_unsaved (self, TRUE);
  say_loaded (self);
}

static void
sifted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryModel) self = data;
  g_autoptr (PergolaLibrarySifted) sifted = pergola_library_sift_finish (result);
  gboolean current = sifted->entries == self->entries;

  self->sifting = FALSE;
  if (self->app == NULL)
    return;
  if (current)
    take_over (self, sifted);
  if (!current || self->sifting_again)
    sift (self);
  else if (self->looking_next)
    look_at_recent (self);
}

/* Where what was opened lately is all there is, there is nothing to say before that is known. */
static void
sift (PergolaLibraryModel *self)
{
  PergolaLibrarySieve sieve = { self->entries, self->recent, self->by_path, self->sort };

  if (self->entries != NULL && self->entries->len == 0 && self->recent == NULL)
    look_at_recent (self);
  if (self->entries == NULL || (self->entries->len == 0 && self->recent == NULL))
    return;
  self->sifting_again = self->sifting;
  if (self->sifting)
    return;
  self->sifting = TRUE;
  pergola_library_sift_async (&sieve, sifted_cb, g_object_ref (self));
}

static void
recent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryModel) self = data;
  g_autoptr (GPtrArray) recent = pergola_recent_read_finish (result, NULL);

  self->looking = FALSE;
  if (recent == NULL || self->app == NULL)
    return;
  if (!pergola_recent_equal (recent, self->recent))
    {
      g_clear_pointer (&self->recent, g_ptr_array_unref);
      self->recent = g_steal_pointer (&recent);
      sift (self);
    }
  if (self->looking_next && !self->sifting)
    look_at_recent (self);
}

/* Nothing waits for files elsewhere, which may lie on a disk that sleeps. */
static void
look_at_recent (PergolaLibraryModel *self)
{
  GPtrArray *recent;

  self->looking_next = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  recent = pergola_recent_list ();
  for (guint i = 0; i < recent->len; i++)
    {
      PergolaRecent *one = recent->pdata[i];

      one->known = self->listed != NULL && g_hash_table_contains (self->listed, one->path);
    }
  pergola_recent_read_async (recent, pergola_application_get_frameworks (self->app), self->cancellable, recent_cb,
                             g_object_ref (self));
}

static void
listed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryModel) self = data;
  g_autoptr (GPtrArray) entries = pergola_library_list_finish (PERGOLA_LIBRARY (library), result, NULL);

  self->listing = FALSE;
  if (entries == NULL || self->app == NULL)
    return;
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  self->looking_next = TRUE;
  sift (self);
  if (self->listing_again)
    pergola_library_model_reload (self);
}

static gboolean
rested_cb (gpointer data)
{
  PergolaLibraryModel *self = data;

  self->resting = 0;
  self->listing = TRUE;
  self->listing_again = FALSE;
  self->listed_at = g_get_monotonic_time ();
  pergola_library_list_async (self->library, self->cancellable, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
pergola_library_model_reload (PergolaLibraryModel *self)
{
  gint64 passed = (g_get_monotonic_time () - self->listed_at) / G_TIME_SPAN_MILLISECOND;

  self->listing_again = self->listing;
  if (self->listing || self->resting != 0)
    return;
  if (self->listed_at == 0 || passed >= REST)
    rested_cb (self);
  else
    self->resting = g_timeout_add ((guint) (REST - passed), rested_cb, self);
}

/* --- Object --- */

static GType
get_item_type (GListModel *list)
{
  return PERGOLA_TYPE_LIBRARY_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return PERGOLA_LIBRARY_MODEL (list)->sorted->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  PergolaLibraryItem *item = pergola_library_model_get (PERGOLA_LIBRARY_MODEL (list), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
pergola_library_model_dispose (GObject *object)
{
  PergolaLibraryModel *self = PERGOLA_LIBRARY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->resting, g_source_remove);
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_object (&self->library);
  g_clear_weak_pointer (&self->app);

  G_OBJECT_CLASS (pergola_library_model_parent_class)->dispose (object);
}

static void
pergola_library_model_finalize (GObject *object)
{
  PergolaLibraryModel *self = PERGOLA_LIBRARY_MODEL (object);

  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->by_path);
  g_hash_table_unref (self->hidden);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->unsaved);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (pergola_library_model_parent_class)->finalize (object);
}

static void
pergola_library_model_class_init (PergolaLibraryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_library_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_library_model_finalize;
  signals[LOADED] =
    g_signal_new ("loaded", PERGOLA_TYPE_LIBRARY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_library_model_init (PergolaLibraryModel *self)
{
  self->sorted = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->unsaved = g_ptr_array_new ();
  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

PergolaLibraryModel *
pergola_library_model_new (PergolaApplication *app)
{
  PergolaLibraryModel *self = g_object_new (PERGOLA_TYPE_LIBRARY_MODEL, NULL);

  g_set_weak_pointer (&self->app, app);
  self->library = g_object_ref (pergola_application_get_library (app));
  g_signal_connect_object (self->library, "changed", G_CALLBACK (pergola_library_model_reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (app, "window-added", G_CALLBACK (windows_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (app, "window-removed", G_CALLBACK (windows_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (pergola_library_model_reload),
                           self, G_CONNECT_SWAPPED);
  pergola_library_model_reload (self);
  return self;
}

void
pergola_library_model_set_sort (PergolaLibraryModel *self, PergolaLibrarySort sort)
{
  if (self->sort == sort)
    return;
  self->sort = sort;
  sift (self);
}

guint
pergola_library_model_get_size (PergolaLibraryModel *self)
{
  return self->sorted->len;
}

PergolaLibraryItem *
pergola_library_model_get (PergolaLibraryModel *self, guint position)
{
  return position < self->sorted->len ? self->sorted->pdata[position] : NULL;
}

PergolaLibraryItem *
pergola_library_model_find (PergolaLibraryModel *self, const char *path)
{
  return g_hash_table_lookup (self->by_path, path);
}

guint
pergola_library_model_find_position (PergolaLibraryModel *self, PergolaLibraryItem *item)
{
  guint position;

  return g_ptr_array_find (self->sorted, item, &position) ? position : G_MAXUINT;
}

static gint64
get_last_work (PergolaLibraryItem *item)
{
  return MAX (pergola_library_item_get_opened (item), pergola_library_item_get_modified (item));
}

PergolaLibraryItem *
pergola_library_model_get_latest (PergolaLibraryModel *self)
{
  PergolaLibraryItem *latest = NULL;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      PergolaLibraryItem *item = self->sorted->pdata[i];

      if (pergola_library_item_get_error (item) == NULL &&
          (latest == NULL || get_last_work (item) > get_last_work (latest)))
        latest = item;
    }
  return latest;
}

void
pergola_library_model_hide (PergolaLibraryModel *self, const char *path, gboolean hide)
{
  PergolaLibraryItem *item = pergola_library_model_find (self, path);
  guint position = item != NULL ? pergola_library_model_find_position (self, item) : G_MAXUINT;

  if (hide)
    g_hash_table_add (self->hidden, g_strdup (path));
  else
    g_hash_table_remove (self->hidden, path);
  if (item == NULL || hide == (position == G_MAXUINT))
    return;
  if (hide)
    g_ptr_array_remove_index (self->sorted, position);
  else
    g_ptr_array_insert (self->sorted, (int) (position = find_place (self, item)), g_object_ref (item));
  g_list_model_items_changed (G_LIST_MODEL (self), position, hide, !hide);
  g_signal_emit (self, signals[LOADED], 0);
}

static gboolean
is_in_folders (PergolaLibraryModel *self, const char *path)
{
  g_auto (GStrv) folders = pergola_folders_list (pergola_application_get_folders (self->app));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean found = FALSE;

  for (int i = 0; folders[i] != NULL && !found; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (folders[i]);

      found = g_file_has_prefix (file, folder);
    }
  return found;
}

void
pergola_library_model_note (PergolaLibraryModel *self, const char *path)
{
  if (!is_in_folders (self, path))
    pergola_application_remember (path);
  pergola_library_refresh_file (self->library, path);
  pergola_library_model_reload (self);
}
