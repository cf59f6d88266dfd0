/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-replay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-project-private.h"

/* A step, recorded and done again. */
typedef struct
{
  guint64 serial;    /* here */
  gboolean is_whole; /* else it began before the first record, and can be continued, but not be undone as it was */
} Step;

struct _PergolaReplay
{
  PergolaProject *project;
  GHashTable *steps; /* the serial as recorded → Step */
};

PergolaReplay *
pergola_replay_new (PergolaProject *project)
{
  PergolaReplay *self = g_new0 (PergolaReplay, 1);

  self->project = g_object_ref (project);
  self->steps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
pergola_replay_free (PergolaReplay *self)
{
  g_object_unref (self->project);
  g_hash_table_unref (self->steps);
  g_free (self);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, PERGOLA_RECORD_ERROR, PERGOLA_RECORD_ERROR_INVALID,
                       _ ("This change does not fit what was there before it."));
  return FALSE;
}

static const char *
get_value (PergolaProject *project, const PergolaChange *change)
{
  PergolaItem *item = change->id != NULL ? pergola_project_get (project, change->id) : NULL;

  if (change->type == PERGOLA_CHANGE_SET)
    return item != NULL ? pergola_item_get (item, change->key) : NULL;
  if (change->type == PERGOLA_CHANGE_PLACE)
    return pergola_project_get_place_text (project, change->key, change->id);
  return change->type == PERGOLA_CHANGE_PROPERTY ? pergola_project_get_property (project, change->key) : NULL;
}

/* Puts the new value between what it keeps of the old one. */
static gboolean
join (PergolaProject *project, PergolaChange *change, PergolaSplice splice)
{
  const char *old_value = get_value (project, change);
  gsize length = old_value != NULL ? strlen (old_value) : 0;
  GString *joined;

  if (change->new_value == NULL || splice.head > length || splice.tail > length - splice.head)
    return FALSE;

  joined = g_string_new_len (old_value, splice.head);
  g_string_append (joined, change->new_value);
  g_string_append (joined, old_value + length - splice.tail);
  g_free (change->new_value);
  change->new_value = g_string_free (joined, FALSE);
  return g_utf8_validate (change->new_value, -1, NULL);
}

static gboolean
take_change (PergolaReplay *self, const PergolaRecord *record, guint index, GError **error)
{
  g_autoptr (PergolaChange) change = pergola_change_copy (g_ptr_array_index (record->transaction->changes, index));
  PergolaSplice splice = g_array_index (record->splices, PergolaSplice, index);

  if ((splice.head > 0 || splice.tail > 0) && !join (self->project, change, splice))
    return refuse (error);
  if (change->new_value != NULL && strlen (change->new_value) > PERGOLA_FIELD_MAX)
    return refuse (error);
  return pergola_project_replay (self->project, change, error);
}

char *
pergola_replay_make_name (const PergolaRecord *record)
{
  const PergolaTransaction *transaction = record->transaction;

  if (transaction->commit == PERGOLA_COMMIT_UNDONE)
    /* Translators: what was undone: "Rename Leak clinic". */
    return g_strdup_printf (_ ("Undo “%s”"), transaction->name);
  if (transaction->commit == PERGOLA_COMMIT_REDONE)
    return g_strdup_printf (_ ("Redo “%s”"), transaction->name);
  return g_strdup (transaction->name);
}

static gboolean
take_changes (PergolaReplay *self, const PergolaRecord *record, GError **error)
{
  const PergolaTransaction *transaction = record->transaction;
  g_autofree char *name = pergola_replay_make_name (record);

  pergola_project_begin_merging (self->project, name, transaction->merge_key);
  for (guint i = 0; i < transaction->changes->len; i++)
    if (!take_change (self, record, i, error))
      {
        pergola_project_cancel (self->project);
        return FALSE;
      }
  pergola_project_commit (self->project);
  return TRUE;
}

/* (nullable): the step of a serial as recorded, where it has this one here. */
static Step *
find_step (PergolaReplay *self, guint64 recorded, guint64 serial)
{
  Step *step = g_hash_table_lookup (self->steps, &recorded);

  return step != NULL && serial != 0 && step->serial == serial ? step : NULL;
}

static gboolean
is_whole_step (PergolaReplay *self, guint64 recorded, guint64 serial)
{
  Step *step = find_step (self, recorded, serial);

  return step != NULL && step->is_whole;
}

/* What was recorded is the last step now; unless it changed nothing here, then it is none. */
static void
note_step (PergolaReplay *self, guint64 recorded, guint64 before, gboolean is_whole)
{
  guint64 serial = pergola_history_get_serial (pergola_project_get_history (self->project));
  Step step = { serial, is_whole };

  if (serial != before && recorded != 0)
    g_hash_table_insert (self->steps, g_memdup2 (&recorded, sizeof recorded), g_memdup2 (&step, sizeof step));
}

gboolean
pergola_replay_take (PergolaReplay *self, const PergolaRecord *record, GError **error)
{
  PergolaHistory *history = pergola_project_get_history (self->project);
  const PergolaTransaction *transaction = record->transaction;
  guint64 before = pergola_history_get_serial (history);
  guint64 redo = pergola_history_get_redo_serial (history);
  Step *continued = NULL;
  gboolean is_whole;

  for (guint i = 0; record->frameworks[i] != NULL; i++)
    pergola_project_try (self->project, record->frameworks[i]);

  /* A step from before the first record is not here to be undone or continued: what was done is a step of its own. */
  if (transaction->commit == PERGOLA_COMMIT_UNDONE && is_whole_step (self, transaction->serial, before))
    return pergola_history_undo (history);
  if (transaction->commit == PERGOLA_COMMIT_REDONE && is_whole_step (self, transaction->serial, redo))
    return pergola_history_redo (history);
  if (transaction->commit == PERGOLA_COMMIT_CONTINUED)
    continued = find_step (self, transaction->continued, before);
  if (continued == NULL)
    pergola_history_seal (history);
  is_whole = continued != NULL ? continued->is_whole : transaction->commit == PERGOLA_COMMIT_STEP;
  if (!take_changes (self, record, error))
    return FALSE;
  if (transaction->commit == PERGOLA_COMMIT_STEP || transaction->commit == PERGOLA_COMMIT_CONTINUED)
    note_step (self, transaction->serial, before, is_whole);
  return TRUE;
}
