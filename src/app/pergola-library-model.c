/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-library-recent.h"
#include "pergola-window.h"

struct _PergolaLibraryModel
{
  GObject parent_instance;

  PergolaApplication *app; /* (nullable), weak */
  PergolaLibrary *library;
  PergolaLibrarySort sort;
  GPtrArray *all;        /* (element-type PergolaLibraryItem): as they were told */
  GPtrArray *sorted;     /* (element-type PergolaLibraryItem) */
  GHashTable *by_path;   /* path → PergolaLibraryItem */
  GHashTable *hidden;    /* paths */
  GPtrArray *entries;    /* (nullable) (element-type PergolaLibraryEntry): what the library told last */
  GPtrArray *shown;      /* (element-type PergolaLibraryItem): those that windows show */
  GCancellable *reading; /* (nullable) */
  gboolean loaded;
  guint showing; /* source until it is known again which ones windows show */
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

static int
compare_numbers (gint64 a, gint64 b)
{
  return a > b ? -1 : a < b;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  PergolaLibraryItem *one = *(PergolaLibraryItem **) a, *other = *(PergolaLibraryItem **) b;
  PergolaLibrarySort sort = ((PergolaLibraryModel *) data)->sort;
  int order = 0;

  if (sort == PERGOLA_LIBRARY_SORT_OPENED)
    order = compare_numbers (pergola_library_item_get_opened (one), pergola_library_item_get_opened (other));
  else if (sort == PERGOLA_LIBRARY_SORT_NAME)
    order = strcmp (pergola_library_item_get_key (one), pergola_library_item_get_key (other));
  if (order == 0)
    order = compare_numbers (pergola_library_item_get_modified (one), pergola_library_item_get_modified (other));
  return order != 0 ? order : strcmp (pergola_library_item_get_path (one), pergola_library_item_get_path (other));
}

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

static void
rebuild (PergolaLibraryModel *self)
{
  GPtrArray *sorted = g_ptr_array_new_full (self->all->len, g_object_unref);

  for (guint i = 0; i < self->all->len; i++)
    if (!g_hash_table_contains (self->hidden, pergola_library_item_get_path (self->all->pdata[i])))
      g_ptr_array_add (sorted, g_object_ref (self->all->pdata[i]));
  g_ptr_array_sort_with_data (sorted, compare, self);
  replace (self, sorted);
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

/* --- Reading --- */

static PergolaLibraryItem *
take (PergolaLibraryModel *self, GHashTable *old, const char *path, const PergolaLibraryFacts *facts)
{
  PergolaLibraryItem *item = g_hash_table_lookup (old, path);

  item = item != NULL ? g_object_ref (item) : pergola_library_item_new (path);
  pergola_library_item_set_facts (item, facts);
  g_hash_table_replace (self->by_path, (char *) pergola_library_item_get_path (item), item);
  g_ptr_array_add (self->all, g_object_ref (item));
  return item;
}

static void
take_entry (PergolaLibraryModel *self, GHashTable *old, const PergolaLibraryEntry *entry)
{
  PergolaLibraryFacts facts = { entry->title, entry->summary, entry->error, entry->modified, entry->size };

  if (entry->away)
    {
      facts.summary = _ ("Not there now");
      facts.error = _ ("Its folder is not there now. Plug in or connect what it lies on.");
    }
  else if (entry->error != NULL)
    facts.summary = _ ("Cannot be read");
  take (self, old, entry->path, &facts);
}

/* What was opened lately and lies outside the folders belongs to the library too. */
static void
take_recent (PergolaLibraryModel *self, GHashTable *old, const PergolaRecent *recent)
{
  PergolaLibraryItem *item = g_hash_table_lookup (self->by_path, recent->path);
  PergolaLibraryFacts facts = { recent->title, recent->error != NULL ? _ ("Cannot be read") : recent->summary,
                                recent->error, recent->modified, recent->size };

  if (item == NULL && recent->there)
    item = take (self, old, recent->path, &facts);
  if (item != NULL)
    pergola_library_item_set_opened (item, recent->opened);
}

/* @recent (nullable) */
static void
take_all (PergolaLibraryModel *self, GPtrArray *recent)
{
  g_autoptr (GHashTable) old = self->by_path;
  g_autoptr (GPtrArray) old_all = self->all;

  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->all = g_ptr_array_new_full (old_all->len, g_object_unref);
  for (guint i = 0; i < self->entries->len; i++)
    take_entry (self, old, self->entries->pdata[i]);
  for (guint i = 0; recent != NULL && i < recent->len; i++)
    take_recent (self, old, recent->pdata[i]);
  rebuild (self);
  update_shown (self);
  self->loaded = TRUE;
  g_signal_emit (self, signals[LOADED], 0);
}

static void
recent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryModel) self = data;
  g_autoptr (GPtrArray) recent = pergola_recent_read_finish (result, NULL);

  if (recent != NULL && self->app != NULL)
    take_all (self, recent);
}

static void
listed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryModel) self = data;
  g_autoptr (GPtrArray) entries = pergola_library_list_finish (PERGOLA_LIBRARY (library), result, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *recent;

  if (entries == NULL || self->app == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  /* The page does not wait for files elsewhere, which may lie on a disk that sleeps. */
  if (!self->loaded && self->entries->len > 0)
    take_all (self, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (known, ((PergolaLibraryEntry *) self->entries->pdata[i])->path);
  recent = pergola_recent_list ();
  for (guint i = 0; i < recent->len; i++)
    ((PergolaRecent *) recent->pdata[i])->known =
      g_hash_table_contains (known, ((PergolaRecent *) recent->pdata[i])->path);
  pergola_recent_read_async (recent, pergola_application_get_frameworks (self->app), self->reading, recent_cb,
                             g_object_ref (self));
}

void
pergola_library_model_reload (PergolaLibraryModel *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pergola_library_list_async (self->library, self->reading, listed_cb, g_object_ref (self));
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

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
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
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

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
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  rebuild (self);
}

gboolean
pergola_library_model_is_loaded (PergolaLibraryModel *self)
{
  return self->loaded;
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
  gboolean changed = hide ? g_hash_table_add (self->hidden, g_strdup (path)) : g_hash_table_remove (self->hidden, path);

  if (!changed)
    return;
  rebuild (self);
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
