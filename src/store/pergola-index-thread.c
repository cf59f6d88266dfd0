/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-thread.h"

#include <sys/resource.h>

#define NICE 5                                     /* it answers, too */
#define WAITING_MAX 64                             /* of what is to be written */
#define BATCH_MAX 512                              /* files in a transaction… */
#define BATCH_TIME (500 * G_TIME_SPAN_MILLISECOND) /* …and how long it may last */

typedef enum
{
  JOB_QUESTION,
  JOB_WRITE,
  JOB_WRITE_NOW,
  JOB_FLUSH,
} JobType;

typedef struct
{
  PergolaIndexFunc func;
  gpointer data;
  GDestroyNotify destroy;
  JobType type;
} Job;

struct _PergolaIndexThread
{
  gatomicrefcount ref_count;
  GThread *thread; /* (nullable): it has ended */
  char *path;
  PergolaIndexListener listener;

  GMutex lock;
  GCond more;       /* there is something to do */
  GCond less;       /* there is room */
  GQueue questions; /* (element-type Job) */
  GQueue urgent;    /* (element-type Job): written before… */
  GQueue writes;    /* (element-type Job): …these */
  gboolean ending;

  /* the thread's own */
  PergolaIndex *index;
  guint n_written; /* in this batch */
  gint64 began;
  gboolean seen;
};

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

/* --- On the thread --- */

static void
commit (PergolaIndexThread *self)
{
  if (self->n_written == 0)
    return;
  pergola_index_commit (self->index);
  self->n_written = 0;
  if (self->seen)
    self->listener.changed (self->listener.data, NULL);
  self->seen = FALSE;
}

static void
look_whether_lost (PergolaIndexThread *self)
{
  pergola_index_settle (self->index);
  if (!pergola_index_is_lost (self->index))
    return;
  self->n_written = 0;
  self->seen = FALSE;
  self->listener.lost (self->listener.data, NULL);
}

static void
run_write (PergolaIndexThread *self, Job *job)
{
  if (self->n_written == 0)
    {
      pergola_index_begin (self->index);
      self->began = g_get_monotonic_time ();
    }
  if (job->func (self->index, job->data))
    self->seen = TRUE;
  self->n_written++;
  if (job->type == JOB_WRITE_NOW || self->n_written >= BATCH_MAX || g_get_monotonic_time () - self->began > BATCH_TIME)
    commit (self);
}

static void
run_job (PergolaIndexThread *self, Job *job)
{
  switch (job->type)
    {
    case JOB_WRITE:
    case JOB_WRITE_NOW:
      run_write (self, job);
      break;
    case JOB_FLUSH:
      commit (self);
      job->func (self->index, job->data);
      break;
    case JOB_QUESTION:
    default:
      job->func (self->index, job->data);
    }
}

/* (nullable): the next one; NULL: there is nothing to be done now. */
static Job *
pop (PergolaIndexThread *self)
{
  Job *job = g_queue_pop_head (&self->questions);

  if (job == NULL)
    job = g_queue_pop_head (&self->urgent);
  if (job != NULL)
    return job;
  job = g_queue_pop_head (&self->writes);
  if (job != NULL)
    g_cond_broadcast (&self->less);
  return job;
}

static gpointer
run (gpointer data)
{
  PergolaIndexThread *self = data;

  pergola_index_thread_give_way (NICE);
  self->index = pergola_index_new (self->path);
  g_mutex_lock (&self->lock);
  while (!self->ending)
    {
      Job *job = pop (self);

      if (job == NULL && self->n_written == 0)
        {
          g_cond_wait (&self->more, &self->lock);
          continue;
        }
      g_mutex_unlock (&self->lock);
      if (job == NULL)
        commit (self);
      else
        run_job (self, job);
      look_whether_lost (self);
      g_clear_pointer (&job, job_free);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
  if (self->n_written > 0)
    pergola_index_commit (self->index);
  pergola_index_free (self->index);
  return NULL;
}

void
pergola_index_thread_give_way (int nice)
{
#ifdef __linux__ /* where each thread has a priority of its own */
  setpriority (PRIO_PROCESS, 0, nice);
#endif
}

/* --- From elsewhere --- */

PergolaIndexThread *
pergola_index_thread_new (const char *path, const PergolaIndexListener *listener)
{
  PergolaIndexThread *self = g_new0 (PergolaIndexThread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->listener = *listener;
  g_mutex_init (&self->lock);
  g_cond_init (&self->more);
  g_cond_init (&self->less);
  self->thread = g_thread_new ("pergola-index", run, self);
  return self;
}

void
pergola_index_thread_end (PergolaIndexThread *self)
{
  g_mutex_lock (&self->lock);
  self->ending = TRUE;
  g_cond_broadcast (&self->more);
  g_cond_broadcast (&self->less);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  g_queue_clear_full (&self->questions, (GDestroyNotify) job_free);
  g_queue_clear_full (&self->urgent, (GDestroyNotify) job_free);
  g_queue_clear_full (&self->writes, (GDestroyNotify) job_free);
}

PergolaIndexThread *
pergola_index_thread_ref (PergolaIndexThread *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_index_thread_unref (PergolaIndexThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->more);
  g_cond_clear (&self->less);
  g_free (self->path);
  g_free (self);
}

static void
push (PergolaIndexThread *self, GQueue *queue, Job job)
{
  gboolean ended;

  g_mutex_lock (&self->lock);
  while (job.type == JOB_WRITE && queue->length >= WAITING_MAX && !self->ending)
    g_cond_wait (&self->less, &self->lock);
  ended = self->ending;
  if (!ended)
    g_queue_push_tail (queue, g_memdup2 (&job, sizeof job));
  g_cond_signal (&self->more);
  g_mutex_unlock (&self->lock);
  if (ended && job.destroy != NULL)
    job.destroy (job.data);
}

void
pergola_index_thread_ask (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy)
{
  push (self, &self->questions, (Job){ func, data, destroy, JOB_QUESTION });
}

void
pergola_index_thread_write (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy)
{
  push (self, &self->writes, (Job){ func, data, destroy, JOB_WRITE });
}

void
pergola_index_thread_write_now (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy)
{
  push (self, &self->urgent, (Job){ func, data, destroy, JOB_WRITE_NOW });
}

void
pergola_index_thread_flush (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy)
{
  push (self, &self->writes, (Job){ func, data, destroy, JOB_FLUSH });
}
