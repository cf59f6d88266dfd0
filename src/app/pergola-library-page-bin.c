/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Throwing projects away, and bringing them back, the last one first. While its notice is there the file lies where it
 * was, so that undoing is certain to work; after that it is in the trash, and comes back from there. */

#include "config.h"

#include "pergola-library-page-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-start-window.h"
#include "pergola-trash.h"

typedef enum
{
  HIDDEN,
  GOING,
  GONE,
} State;

typedef struct
{
  char *path;
  State state;
  gboolean back; /* it is wanted back as soon as it has gone */
} Thrown;

typedef gboolean (*Work) (const char *path, GError **error);

static void take_back (PergolaLibraryPage *self, const char *path);

static void
thrown_free (gpointer data)
{
  Thrown *self = data;

  g_free (self->path);
  g_free (self);
}

static void
say (PergolaLibraryPage *self, const GError *error)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (PERGOLA_IS_START_WINDOW (window))
    pergola_start_window_toast (PERGOLA_START_WINDOW (window), error->message, NULL, NULL);
}

/* --- On a thread --- */

typedef struct
{
  char *path;
  Work work;
} Job;

static void
job_free (gpointer data)
{
  g_free (((Job *) data)->path);
  g_free (data);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (job->work (job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The program does not end before it is done. */
static void
run (PergolaLibraryPage *self, const char *path, Work work, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->work = work;
  g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

static const char *
finish (GAsyncResult *result, GError **error)
{
  g_application_release (g_application_get_default ());
  g_task_propagate_boolean (G_TASK (result), error);
  return ((Job *) g_task_get_task_data (G_TASK (result)))->path;
}

/* --- Away --- */

/* (nullable): what is on its way. */
static Thrown *
find_going (PergolaLibraryPage *self, const char *path)
{
  for (guint i = 0; i < self->bin->len; i++)
    {
      Thrown *thrown = self->bin->pdata[i];

      if (thrown->state == GOING && g_str_equal (thrown->path, path))
        return thrown;
    }
  return NULL;
}

static void
gone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (source);
  g_autoptr (GError) error = NULL;
  const char *path = finish (result, &error);
  Thrown *thrown = self->model != NULL ? find_going (self, path) : NULL;
  gboolean back = thrown != NULL && thrown->back;

  if (thrown == NULL)
    return;
  thrown->state = GONE;
  if (error != NULL || back)
    g_ptr_array_remove (self->bin, thrown);
  if (error != NULL)
    {
      pergola_library_model_hide (self->model, path, FALSE);
      say (self, error);
    }
  else if (back)
    take_back (self, path);
  else
    pergola_library_refresh_file (pergola_application_get_library (self->app), path);
  pergola_library_model_reload (self->model);
}

void
pergola_library_page_empty_bin (PergolaLibraryPage *self)
{
  for (guint i = 0; i < self->bin->len; i++)
    {
      Thrown *thrown = self->bin->pdata[i];

      if (thrown->state != HIDDEN)
        continue;
      thrown->state = GOING;
      run (self, thrown->path, pergola_trash_put, gone_cb);
    }
}

void
pergola_library_page_throw_away (PergolaLibraryPage *self, PergolaLibraryItem *item)
{
  PergolaStartWindow *window = PERGOLA_START_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  guint focused = pergola_library_page_get_focused (self), n;
  g_autofree char *message = g_strdup_printf (_ ("“%s” moved to the trash"), pergola_library_item_get_title (item));
  Thrown *thrown = g_new0 (Thrown, 1);
  AdwToast *toast;

  /* Before it is in the bin: showing it dismisses the notice before it, and that empties the bin. */
  toast = pergola_start_window_toast (window, message, _ ("_Undo"), "start.untrash");
  g_set_weak_pointer (&self->bin_toast, toast);
  thrown->path = g_strdup (pergola_library_item_get_path (item));
  g_ptr_array_add (self->bin, thrown);
  pergola_library_model_hide (self->model, thrown->path, TRUE);
  n = pergola_library_model_get_size (self->model);
  if (focused != G_MAXUINT && n > 0)
    pergola_library_page_focus (self, MIN (focused, n - 1));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (pergola_library_page_empty_bin), self, G_CONNECT_SWAPPED);
}

/* --- And back --- */

static void
back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (source);
  g_autoptr (GError) error = NULL;
  const char *path = finish (result, &error);

  if (self->model == NULL)
    return;
  if (error != NULL)
    {
      say (self, error);
      return;
    }
  g_free (self->awaited);
  self->awaited = g_strdup (path);
  pergola_library_model_hide (self->model, path, FALSE);
  pergola_library_model_note (self->model, path);
}

static void
take_back (PergolaLibraryPage *self, const char *path)
{
  run (self, path, pergola_trash_take_back, back_cb);
}

void
pergola_library_page_meet_awaited (PergolaLibraryPage *self)
{
  PergolaLibraryItem *item = self->awaited != NULL ? pergola_library_model_find (self->model, self->awaited) : NULL;
  guint position = item != NULL ? pergola_library_model_find_position (self->model, item) : G_MAXUINT;

  if (position == G_MAXUINT)
    return;
  g_clear_pointer (&self->awaited, g_free);
  /* Not where it was, in one that made way. */
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_object (&self->slipped);
  pergola_library_page_focus (self, position);
}

/* What is said at the foot is about the one that comes back. */
void
pergola_library_page_bring_back (PergolaLibraryPage *self)
{
  Thrown *thrown = NULL;
  g_autofree char *path = NULL;

  for (guint i = self->bin->len; thrown == NULL && i > 0; i--)
    if (!((Thrown *) self->bin->pdata[i - 1])->back)
      thrown = self->bin->pdata[i - 1];
  if (thrown == NULL)
    return;
  if (thrown->state == GOING)
    {
      thrown->back = TRUE;
      return;
    }
  path = g_strdup (thrown->path);
  if (thrown->state == GONE)
    take_back (self, path);
  else
    {
      pergola_library_model_hide (self->model, path, FALSE);
      g_free (self->awaited);
      self->awaited = g_strdup (path);
      pergola_library_page_meet_awaited (self);
    }
  g_ptr_array_remove (self->bin, thrown);
  if (self->bin_toast != NULL)
    adw_toast_dismiss (self->bin_toast);
}

void
pergola_library_page_init_bin (PergolaLibraryPage *self)
{
  self->bin = g_ptr_array_new_with_free_func (thrown_free);
}

void
pergola_library_page_free_bin (PergolaLibraryPage *self)
{
  pergola_library_page_empty_bin (self);
  g_clear_weak_pointer (&self->bin_toast);
  g_clear_pointer (&self->awaited, g_free);
}
