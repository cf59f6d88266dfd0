/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The gate's other door: changes that were made elsewhere already, before a crash or in another copy of the file. */

#include "pergola-project-struct.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *id)
{
  g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN,
               _ ("This change does not fit the project: “%s” is not as it was."), id);
  return FALSE;
}

/* (transfer full) (nullable): what @recorded says, of the items of this project; NULL where it does not fit. */
static PergolaChange *
adopt (PergolaProject *self, const PergolaChange *recorded, GError **error)
{
  gboolean comes = recorded->type == PERGOLA_CHANGE_INSERT;
  PergolaItem *there = recorded->id != NULL ? pergola_project_get (self, recorded->id) : NULL;
  PergolaChange *change;

  if ((comes && (there != NULL || recorded->item == NULL)) ||
      (there == NULL && (recorded->type == PERGOLA_CHANGE_REMOVE || recorded->type == PERGOLA_CHANGE_SET)))
    {
      refuse (error, recorded->id);
      return NULL;
    }

  change = pergola_change_copy (recorded);
  if (!comes)
    g_set_object (&change->item, there);
  g_clear_pointer (&change->old_value, g_free);
  if (change->type == PERGOLA_CHANGE_SET)
    change->old_value = g_strdup (pergola_item_get (there, change->key));
  else if (change->type == PERGOLA_CHANGE_PLACE)
    change->old_value = g_strdup (pergola_project_get_place_text (self, change->key, change->id));
  else if (change->type == PERGOLA_CHANGE_PROPERTY)
    change->old_value = g_strdup (pergola_project_get_property (self, change->key));

  return change;
}

gboolean
pergola_project_replay (PergolaProject *self, const PergolaChange *change, GError **error)
{
  PergolaChange *made;
  g_autoptr (PergolaChange) copy = NULL;

  g_return_val_if_fail (self->depth > 0, FALSE);

  made = adopt (self, change, error);
  if (made == NULL)
    return FALSE;
  if (made->type >= PERGOLA_CHANGE_SET && g_strcmp0 (made->old_value, made->new_value) == 0)
    {
      pergola_change_free (made);
      return TRUE;
    }

  copy = pergola_change_copy (made);
  pergola_transaction_add (self->transaction, made);
  pergola_project_apply (self, copy);
  return TRUE;
}
