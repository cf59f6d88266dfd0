/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-joining.h"

#include <glib/gi18n-lib.h>

#include "pergola-contents.h"
#include "pergola-copies.h"
#include "pergola-join-preview.h"
#include "pergola-marked-open.h"

G_DEFINE_QUARK (pergola_joining_error, pergola_joining_error)

struct _PergolaJoining
{
  PergolaMerge *merge;
  GBytes *whole; /* (nullable): theirs, as we would write it; NULL: the file has to be written in any case */
  PergolaProject *ours;
  gboolean drafted; /* ours holds theirs, too */
  guint64 mark;     /* where the project stood */
};

typedef struct
{
  PergolaFrameworks *frameworks;
  GBytes *base; /* (nullable) */
  GBytes *ours;
  GBytes *theirs;
  char *name;
  char *path; /* (nullable) */
  char *by;   /* (nullable) */
  char *at;   /* (nullable) */
  guint64 mark;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->frameworks);
  g_clear_pointer (&work->base, g_bytes_unref);
  g_bytes_unref (work->ours);
  g_bytes_unref (work->theirs);
  g_free (work->name);
  g_free (work->path);
  g_free (work->by);
  g_free (work->at);
  g_free (work);
}

void
pergola_joining_free (PergolaJoining *self)
{
  pergola_merge_free (self->merge);
  g_clear_pointer (&self->whole, g_bytes_unref);
  g_object_unref (self->ours);
  g_free (self);
}

/* (transfer full) (nullable): @whole: it is as it stands in the file, and not what Git left of two versions. */
static PergolaProject *
read_theirs (Work *work, gboolean *whole, GError **error)
{
  g_autoptr (GError) fault = NULL;
  PergolaProject *theirs = pergola_reader_read_bytes (work->theirs, work->name, work->frameworks, &fault);

  *whole = theirs != NULL;
  if (theirs == NULL)
    theirs = pergola_marked_join (work->theirs, work->base, work->name, work->frameworks);
  if (theirs == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return theirs;
}

/* Whether what we knew was set aside: to take it for what theirs were made from would undo what was changed here. */
static gboolean
is_set_aside (Work *work)
{
  g_autoptr (GPtrArray) copies = work->path != NULL ? pergola_copies_list (work->path) : NULL;

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const PergolaCopy *copy = copies->pdata[i];
      g_autoptr (GBytes) bytes = pergola_contents_read (copy->path, NULL);

      if (bytes != NULL && g_bytes_equal (bytes, work->base))
        return TRUE;
    }
  return FALSE;
}

static PergolaJoining *
prepare (Work *work, GError **error)
{
  gboolean whole;
  g_autoptr (PergolaProject) theirs = read_theirs (work, &whole, error);
  g_autoptr (PergolaProject) ours = NULL;
  g_autoptr (PergolaProject) base = NULL;
  PergolaJoining *self;

  if (theirs == NULL)
    return NULL;
  ours = pergola_reader_read_bytes (work->ours, work->name, work->frameworks, error);
  if (ours == NULL)
    return NULL;
  if (g_strcmp0 (pergola_project_get_id (ours), pergola_project_get_id (theirs)) != 0)
    {
      g_set_error_literal (error, PERGOLA_JOINING_ERROR, PERGOLA_JOINING_ERROR_OTHER,
                           _ ("Another project is in the file now. This one is kept here: save it under another "
                              "name."));
      return NULL;
    }
  /* Without what both came from there is still a way, with more to ask. */
  if (work->base != NULL && !is_set_aside (work))
    base = pergola_reader_read_bytes (work->base, work->name, work->frameworks, NULL);

  self = g_new0 (PergolaJoining, 1);
  self->merge = pergola_merge_new_signed (base, ours, theirs, work->by, work->at);
  self->ours = g_steal_pointer (&ours);
  self->whole = whole ? pergola_writer_write (theirs) : NULL;
  self->mark = work->mark;
  return self;
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  PergolaJoining *joining = prepare (data, &error);

  if (joining != NULL)
    g_task_return_pointer (task, joining, (GDestroyNotify) pergola_joining_free);
  else
    g_task_return_error (task, error);
}

static guint64
get_mark (PergolaProject *project)
{
  return pergola_history_get_mark (pergola_project_get_history (project));
}

void
pergola_joining_prepare_async (PergolaProject *project,
                               const PergolaJoiningSource *source,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->frameworks = g_object_ref (pergola_project_get_frameworks (project));
  work->base = source->base != NULL ? g_bytes_ref (source->base) : NULL;
  work->ours = pergola_writer_write (project);
  work->theirs = g_bytes_ref (source->theirs);
  work->name = g_strdup (source->name);
  work->path = g_strdup (source->path);
  work->by = g_strdup (source->by);
  work->at = g_strdup (source->at);
  work->mark = get_mark (project);
  g_task_set_source_tag (task, pergola_joining_prepare_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, prepare_in_thread);
}

PergolaJoining *
pergola_joining_prepare_finish (PergolaProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
pergola_joining_count_changes (PergolaJoining *self)
{
  return pergola_merge_count_changes (self->merge);
}

GPtrArray *
pergola_joining_get_collisions (PergolaJoining *self)
{
  return pergola_merge_get_collisions (self->merge);
}

guint
pergola_joining_count_settled (PergolaJoining *self)
{
  guint n = pergola_joining_count_changes (self);

  return n - MIN (n, pergola_joining_get_collisions (self)->len);
}

PergolaProject *
pergola_joining_get_draft (PergolaJoining *self)
{
  if (!self->drafted)
    self->drafted = pergola_merge_apply (self->merge, self->ours, "", NULL);
  return self->drafted ? self->ours : NULL;
}

gboolean
pergola_joining_apply (
  PergolaJoining *self, PergolaProject *project, GPtrArray *chosen, const char *name, GError **error)
{
  gboolean done;

  if (pergola_project_in_transaction (project) || get_mark (project) != self->mark)
    {
      g_set_error_literal (error, PERGOLA_JOINING_ERROR, PERGOLA_JOINING_ERROR_EDITED,
                           _ ("The project was edited meanwhile. Try again."));
      return FALSE;
    }

  pergola_project_begin (project, name);
  done = pergola_merge_apply (self->merge, project, name, error) &&
         (chosen == NULL || pergola_chosen_apply (chosen, project, name, error));
  if (done)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
  return done;
}

gboolean
pergola_joining_is_theirs (PergolaJoining *self, PergolaProject *project)
{
  g_autoptr (GBytes) now = self->whole != NULL ? pergola_writer_write (project) : NULL;

  return now != NULL && g_bytes_equal (now, self->whole);
}
