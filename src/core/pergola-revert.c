/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-revert.h"

#include "pergola-project-private.h"

#include <glib/gi18n-lib.h>

/* Takes @message. */
static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static const char *
get_name (PergolaItem *item)
{
  const char *title = item != NULL ? pergola_item_get_title (item) : "";

  return *title != '\0' ? title : _ ("Untitled");
}

static gboolean
refuse_changed (GError **error, PergolaItem *item)
{
  return refuse (error,
                 g_strdup_printf (_ ("“%s” was changed again after that. Take that back first."), get_name (item)));
}

/* --- What an item is once a step is done --- */

/* Whether @step itself set a field of the item that it brought. */
static gboolean
sets (const PergolaTransaction *step, const char *id, const char *key)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const PergolaChange *change = step->changes->pdata[i];

      if (change->type == PERGOLA_CHANGE_SET && g_strcmp0 (change->id, id) == 0 && g_str_equal (change->key, key))
        return TRUE;
    }
  return FALSE;
}

static gboolean
brings (const PergolaTransaction *step, PergolaItem *item)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const PergolaChange *change = step->changes->pdata[i];

      if (change->type == PERGOLA_CHANGE_INSERT && change->item == item)
        return TRUE;
    }
  return FALSE;
}

static gboolean
brings_all (const PergolaTransaction *step, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (!brings (step, items->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What an item holds that the step did not write was written later; what it did write is compared when that is taken
 * back. What hangs on it must go with it. */
static gboolean
is_as_it_came (PergolaProject *project, PergolaItem *item, const PergolaTransaction *step, GError **error)
{
  const char *id = pergola_item_get_id (item);
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, id);
  g_autoptr (GPtrArray) children = pergola_project_list_children (project, id);

  for (guint i = 0; i < fields->len; i++)
    if (!sets (step, id, fields->pdata[i]))
      return refuse_changed (error, item);
  if (!brings_all (step, links))
    return refuse (error, g_strdup_printf (_ ("“%s” was linked after that. Take that back first."), get_name (item)));
  if (!brings_all (step, children))
    return refuse (
      error, g_strdup_printf (_ ("Something was added to “%s” after that. Take that back first."), get_name (item)));
  return TRUE;
}

/* Before anything is taken back, while they still have their titles. */
static gboolean
all_are_as_they_came (PergolaProject *project, const PergolaTransaction *step, GError **error)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const PergolaChange *change = step->changes->pdata[i];
      PergolaItem *item = change->type == PERGOLA_CHANGE_INSERT ? pergola_project_get (project, change->id) : NULL;

      if (item != NULL && !is_as_it_came (project, item, step, error))
        return FALSE;
    }
  return TRUE;
}

/* Where it stands, wherever it was put since: that goes with it. */
static gboolean
unplace (PergolaProject *project, PergolaItem *item, GError **error)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (project);

  for (guint i = 0; i < boards->len; i++)
    {
      PergolaChange change = {
        .type = PERGOLA_CHANGE_PLACE, .id = (char *) pergola_item_get_id (item), .key = boards->pdata[i], .item = item
      };

      if (pergola_project_get_place_text (project, change.key, change.id) != NULL &&
          !pergola_project_replay (project, &change, error))
        return FALSE;
    }
  return TRUE;
}

/* --- One change --- */

/* A link needs both its ends, and an item what it is a part of. */
static gboolean
has_a_place (PergolaProject *project, PergolaItem *item, GError **error)
{
  const char *needed[] = { pergola_item_get_from (item), pergola_item_get_to (item), pergola_item_get_parent (item) };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i] != NULL && *needed[i] != '\0' && pergola_project_get (project, needed[i]) == NULL)
      return refuse (error, g_strdup (_ ("What it belongs to was removed after that. Take that back first.")));
  return TRUE;
}

/* (nullable): what it is now that @change set. */
static const char *
get_value (PergolaProject *project, const PergolaChange *change)
{
  switch (change->type)
    {
    case PERGOLA_CHANGE_SET:
      return pergola_item_get (change->item, change->key);
    case PERGOLA_CHANGE_PLACE:
      return pergola_project_get_place_text (project, change->key, change->id);
    case PERGOLA_CHANGE_PROPERTY:
    default:
      return pergola_project_get_property (project, change->key);
    }
}

/* Whether @change is still what was done last to what it changed. */
static gboolean
applies (PergolaProject *project, const PergolaChange *change, GError **error)
{
  PergolaItem *item = change->id != NULL ? pergola_project_get (project, change->id) : NULL;

  if (change->type == PERGOLA_CHANGE_REMOVE)
    return item == NULL ? has_a_place (project, change->item, error) : refuse_changed (error, item);
  if (change->type != PERGOLA_CHANGE_PROPERTY && item == NULL)
    return refuse (error, g_strdup (_ ("It was removed after that. Take that back first.")));
  if (change->type == PERGOLA_CHANGE_INSERT)
    return unplace (project, item, error);
  if (g_strcmp0 (get_value (project, change), change->new_value) == 0)
    return TRUE;
  if (change->type == PERGOLA_CHANGE_PROPERTY)
    return refuse (error, g_strdup_printf (_ ("The project “%s” was changed again after that. Take that back first."),
                                           pergola_project_get_title (project)));
  return refuse_changed (error, item);
}

gboolean
pergola_revert (PergolaProject *project, const PergolaTransaction *step, GError **error)
{
  /* Translators: the name of a step of undo that takes back an earlier one: Take back “Move Leak clinic” */
  g_autofree char *name = g_strdup_printf (_ ("Take back “%s”"), step->name);
  gboolean ok;

  if (!all_are_as_they_came (project, step, error))
    return FALSE;
  ok = TRUE;
  pergola_project_begin (project, name);
  for (guint i = step->changes->len; ok && i > 0; i--)
    {
      const PergolaChange *change = step->changes->pdata[i - 1];
      g_autoptr (PergolaChange) inverse = pergola_change_invert (change);

      ok = applies (project, change, error) && pergola_project_replay (project, inverse, error);
    }
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
  return ok;
}
