/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-change.h"

PergolaChange *
pergola_change_copy (const PergolaChange *self)
{
  PergolaChange *copy = g_new0 (PergolaChange, 1);

  copy->type = self->type;
  copy->id = g_strdup (self->id);
  copy->key = g_strdup (self->key);
  copy->old_value = g_strdup (self->old_value);
  copy->new_value = g_strdup (self->new_value);
  g_set_object (&copy->item, self->item);

  return copy;
}

PergolaChange *
pergola_change_invert (const PergolaChange *self)
{
  PergolaChange *inverse = pergola_change_copy (self);

  if (self->type == PERGOLA_CHANGE_INSERT)
    inverse->type = PERGOLA_CHANGE_REMOVE;
  else if (self->type == PERGOLA_CHANGE_REMOVE)
    inverse->type = PERGOLA_CHANGE_INSERT;
  inverse->old_value = (g_free (inverse->old_value), g_strdup (self->new_value));
  inverse->new_value = (g_free (inverse->new_value), g_strdup (self->old_value));

  return inverse;
}

void
pergola_change_free (PergolaChange *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self->old_value);
  g_free (self->new_value);
  g_clear_object (&self->item);
  g_free (self);
}

PergolaTransaction *
pergola_transaction_new (const char *name, const char *merge_key)
{
  PergolaTransaction *self = g_new0 (PergolaTransaction, 1);

  self->name = g_strdup (name);
  self->merge_key = g_strdup (merge_key);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_change_free);

  return self;
}

static gboolean
sets_the_same (const PergolaChange *a, const PergolaChange *b)
{
  return a->type == b->type && a->type != PERGOLA_CHANGE_INSERT && a->type != PERGOLA_CHANGE_REMOVE &&
         g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->key, b->key) == 0;
}

/* Setting the same thing again continues the change before: typing a word keeps one change, not one a letter. */
void
pergola_transaction_add (PergolaTransaction *self, PergolaChange *change)
{
  PergolaChange *last = self->changes->len > 0 ? g_ptr_array_index (self->changes, self->changes->len - 1) : NULL;

  if (last == NULL || !sets_the_same (last, change))
    {
      g_ptr_array_add (self->changes, change);
      return;
    }

  g_free (last->new_value);
  last->new_value = g_steal_pointer (&change->new_value);
  pergola_change_free (change);
  if (g_strcmp0 (last->old_value, last->new_value) == 0)
    g_ptr_array_set_size (self->changes, self->changes->len - 1);
}

void
pergola_transaction_free (PergolaTransaction *self)
{
  g_free (self->name);
  g_free (self->merge_key);
  g_ptr_array_unref (self->changes);
  g_free (self);
}
