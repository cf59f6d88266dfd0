/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-private.h"

struct _PergolaHistory
{
  GObject parent_instance;

  PergolaProject *project; /* not owned: the project owns its history */
  GPtrArray *steps;        /* of PergolaTransaction; those from position on can be redone */
  guint position;
  guint64 last_serial;
  guint64 clean; /* the serial of the step after which all is saved; 0 before the first one */
  gboolean sealed;
};

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_CLEAN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PergolaHistory, pergola_history, G_TYPE_OBJECT)

static PergolaTransaction *
get_step (PergolaHistory *self, guint index)
{
  return index < self->steps->len ? g_ptr_array_index (self->steps, index) : NULL;
}

static PergolaTransaction *
get_last_done (PergolaHistory *self)
{
  return self->position > 0 ? get_step (self, self->position - 1) : NULL;
}

static void
pergola_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaHistory *self = PERGOLA_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pergola_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pergola_history_can_redo (self));
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, pergola_history_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, pergola_history_get_redo_name (self));
      break;
    case PROP_CLEAN:
      g_value_set_boolean (value, pergola_history_is_clean (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_history_finalize (GObject *object)
{
  g_ptr_array_unref (PERGOLA_HISTORY (object)->steps);

  G_OBJECT_CLASS (pergola_history_parent_class)->finalize (object);
}

static void
pergola_history_class_init (PergolaHistoryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = pergola_history_get_property;
  G_OBJECT_CLASS (klass)->finalize = pergola_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_CLEAN] = g_param_spec_boolean ("clean", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
pergola_history_init (PergolaHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_transaction_free);
}

PergolaHistory *
pergola_history_new (PergolaProject *project)
{
  PergolaHistory *self = g_object_new (PERGOLA_TYPE_HISTORY, NULL);

  self->project = project;
  return self;
}

static void
notify_all (PergolaHistory *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Where the project stands: a number that no other state of it has had or will have. */
static guint64
get_state (PergolaHistory *self)
{
  PergolaTransaction *last = get_last_done (self);
  return last != NULL ? last->serial : 0;
}

/* Whether a transaction continues the step before it. */
static gboolean
continues (PergolaHistory *self, PergolaTransaction *transaction)
{
  PergolaTransaction *last = get_last_done (self);

  return last != NULL && !self->sealed && transaction->merge_key != NULL && self->position == self->steps->len &&
         g_strcmp0 (last->merge_key, transaction->merge_key) == 0;
}

/* Typing that ends where it began leaves no step behind. What it leaves is another state than before, which may have
 * been saved: it gets a number of its own, and the saved one is in the middle of a step, where no undo leads. */
static void
merge_into_last (PergolaHistory *self, PergolaTransaction *transaction)
{
  PergolaTransaction *last = get_last_done (self);

  transaction->continued = last->serial;
  transaction->commit = PERGOLA_COMMIT_CONTINUED;
  for (guint i = 0; i < transaction->changes->len; i++)
    pergola_transaction_add (last, pergola_change_copy (g_ptr_array_index (transaction->changes, i)));

  if (last->changes->len == 0)
    {
      g_ptr_array_set_size (self->steps, --self->position);
      /* The step that is the last one now was ended once. */
      self->sealed = TRUE;
    }
  else
    transaction->serial = last->serial = ++self->last_serial;
}

gboolean
pergola_history_record (PergolaHistory *self, PergolaTransaction *transaction)
{
  gboolean merges = continues (self, transaction);

  self->sealed = FALSE;
  if (merges)
    {
      merge_into_last (self, transaction);
    }
  else
    {
      g_ptr_array_set_size (self->steps, self->position);
      transaction->serial = ++self->last_serial;
      g_ptr_array_add (self->steps, transaction);
      self->position++;
    }

  notify_all (self);
  return !merges;
}

gboolean
pergola_history_can_undo (PergolaHistory *self)
{
  return self->position > 0;
}

gboolean
pergola_history_can_redo (PergolaHistory *self)
{
  return self->position < self->steps->len;
}

const char *
pergola_history_get_undo_name (PergolaHistory *self)
{
  PergolaTransaction *step = get_last_done (self);
  return step != NULL ? step->name : NULL;
}

const char *
pergola_history_get_redo_name (PergolaHistory *self)
{
  PergolaTransaction *step = get_step (self, self->position);
  return step != NULL ? step->name : NULL;
}

gboolean
pergola_history_is_clean (PergolaHistory *self)
{
  return self->clean == get_state (self);
}

void
pergola_history_mark_clean (PergolaHistory *self)
{
  pergola_history_seal (self);
  pergola_history_mark_clean_at (self, get_state (self));
}

guint64
pergola_history_get_serial (PergolaHistory *self)
{
  return get_state (self);
}

guint64
pergola_history_get_redo_serial (PergolaHistory *self)
{
  PergolaTransaction *step = get_step (self, self->position);
  return step != NULL ? step->serial : 0;
}

guint64
pergola_history_get_mark (PergolaHistory *self)
{
  return pergola_project_in_transaction (self->project) ? ++self->last_serial : get_state (self);
}

void
pergola_history_mark_clean_at (PergolaHistory *self, guint64 mark)
{
  self->clean = mark;
  notify_all (self);
}

void
pergola_history_seal (PergolaHistory *self)
{
  self->sealed = TRUE;
}

guint
pergola_history_count_done (PergolaHistory *self)
{
  return self->position;
}

const PergolaTransaction *
pergola_history_get_done (PergolaHistory *self, guint index)
{
  g_return_val_if_fail (index < self->position, NULL);

  return get_step (self, index);
}

/* The changes of a step that takes @step back: each inverted, last one first. */
static PergolaTransaction *
invert (const PergolaTransaction *step)
{
  PergolaTransaction *inverse = pergola_transaction_new (step->name, NULL);

  inverse->serial = step->serial;
  inverse->commit = PERGOLA_COMMIT_UNDONE;
  for (guint i = step->changes->len; i > 0; i--)
    g_ptr_array_add (inverse->changes, pergola_change_invert (g_ptr_array_index (step->changes, i - 1)));

  return inverse;
}

static void
play (PergolaHistory *self, const PergolaTransaction *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    pergola_project_apply (self->project, g_ptr_array_index (step->changes, i));
  self->sealed = TRUE;
  notify_all (self);
  pergola_project_emit_committed (self->project, step);
}

gboolean
pergola_history_undo (PergolaHistory *self)
{
  g_autoptr (PergolaTransaction) inverse = NULL;

  g_return_val_if_fail (!pergola_project_in_transaction (self->project), FALSE);

  if (!pergola_history_can_undo (self))
    return FALSE;

  inverse = invert (get_last_done (self));
  self->position--;
  play (self, inverse);
  return TRUE;
}

gboolean
pergola_history_forget (PergolaHistory *self)
{
  g_autoptr (PergolaTransaction) inverse = NULL;

  g_return_val_if_fail (!pergola_project_in_transaction (self->project), FALSE);

  if (!pergola_history_can_undo (self))
    return FALSE;

  inverse = invert (get_last_done (self));
  g_ptr_array_set_size (self->steps, --self->position);
  play (self, inverse);
  return TRUE;
}

gboolean
pergola_history_redo (PergolaHistory *self)
{
  g_return_val_if_fail (!pergola_project_in_transaction (self->project), FALSE);

  if (!pergola_history_can_redo (self))
    return FALSE;

  self->position++;
  get_last_done (self)->commit = PERGOLA_COMMIT_REDONE;
  play (self, get_last_done (self));
  return TRUE;
}
