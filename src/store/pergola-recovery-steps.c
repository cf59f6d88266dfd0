/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was done and is not saved, as the history will have it once it is done again: with what was undone left out. */

#include "config.h"

#include "pergola-recovery-private.h"

void
pergola_recovered_free (gpointer data)
{
  PergolaRecovered *recovered = data;

  g_free (recovered->name);
  g_free (recovered);
}

typedef struct
{
  PergolaRecovered *recovered; /* owned until it is a step */
  guint64 serial;
  gboolean is_whole; /* else it began before what is done again */
} Step;

static Step
make_step (const PergolaRecord *record)
{
  PergolaRecovered *recovered = g_new0 (PergolaRecovered, 1);

  recovered->name = pergola_replay_make_name (record);
  recovered->time = record->time;
  return (Step){ recovered, record->transaction->serial, record->transaction->commit == PERGOLA_COMMIT_STEP };
}

static Step *
get_last (GArray *steps, guint64 serial)
{
  Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;
  return last != NULL && last->serial == serial ? last : NULL;
}

static void
forget_steps (GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    pergola_recovered_free (g_array_index (steps, Step, i).recovered);
  g_array_set_size (steps, 0);
}

static void
move_last (GArray *from, GArray *to)
{
  g_array_append_val (to, g_array_index (from, Step, from->len - 1));
  g_array_set_size (from, from->len - 1);
}

/* Of typing that ends where it began, no step is left. */
static void
continue_step (GArray *done, Step *last, const PergolaRecord *record)
{
  last->serial = record->transaction->serial;
  last->recovered->time = record->time;
  if (last->serial == 0 && last->is_whole)
    {
      pergola_recovered_free (last->recovered);
      g_array_set_size (done, done->len - 1);
    }
}

/* As the history will have it once they are done again. */
static void
follow (GArray *done, GArray *undone, const PergolaRecord *record)
{
  guint64 serial = record->transaction->serial;
  PergolaCommit commit = record->transaction->commit;
  Step step, *last;

  if (commit == PERGOLA_COMMIT_UNDONE && get_last (done, serial) != NULL && get_last (done, serial)->is_whole)
    {
      move_last (done, undone);
      return;
    }
  if (commit == PERGOLA_COMMIT_REDONE && get_last (undone, serial) != NULL)
    {
      move_last (undone, done);
      return;
    }
  forget_steps (undone);
  last = commit == PERGOLA_COMMIT_CONTINUED ? get_last (done, record->transaction->continued) : NULL;
  if (last != NULL)
    {
      continue_step (done, last, record);
      return;
    }
  step = make_step (record);
  g_array_append_val (done, step);
}

void
pergola_recovery_list_steps (PergolaRecovery *self)
{
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = self->first; i < self->records->len; i++)
    follow (done, undone, g_ptr_array_index (self->records, i));
  forget_steps (undone);
  for (guint i = 0; i < done->len; i++)
    g_ptr_array_add (self->steps, g_array_index (done, Step, i).recovered);
}
