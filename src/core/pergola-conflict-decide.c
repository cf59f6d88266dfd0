/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Settling a conflict: what becomes of the two versions. */

#include "pergola-kept.h"
#include "pergola-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_value (PergolaProject *project, PergolaItem *item, const char *key)
{
  const char *value = item != NULL ? pergola_item_get (item, key) : pergola_project_get_property (project, key);

  return value != NULL ? value : "";
}

/* Past the checks: the other version was a value once, and stays as it was written. */
static gboolean
set_raw (PergolaProject *project, PergolaItem *item, const char *key, const char *value, GError **error)
{
  PergolaChange change = { .type = item != NULL ? PERGOLA_CHANGE_SET : PERGOLA_CHANGE_PROPERTY };

  change.id = item != NULL ? (char *) pergola_item_get_id (item) : NULL;
  change.key = (char *) key;
  change.new_value = value != NULL && *value != '\0' ? (char *) value : NULL;
  change.item = item;
  return pergola_project_replay (project, &change, error);
}

/* Takes one conflict away; those behind it move up. */
static gboolean
forget (PergolaProject *project, PergolaItem *item, const char *key, GError **error)
{
  guint number;
  g_autofree char *field = pergola_conflict_parse_key (key, &number);

  for (;; number++)
    {
      g_autofree char *here = pergola_conflict_make_key (field, number);
      g_autofree char *next = pergola_conflict_make_key (field, number + 1);
      g_autofree char *value = g_strdup (get_value (project, item, next));

      if (!set_raw (project, item, here, value, error))
        return FALSE;
      if (*value == '\0')
        return TRUE;
    }
}

/* --- Both --- */

static PergolaFieldType
get_type (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;

  return def != NULL ? def->type : PERGOLA_FIELD_LINE;
}

static gboolean
is_joined (PergolaFieldType type)
{
  return type == PERGOLA_FIELD_LINE || type == PERGOLA_FIELD_TEXT || type == PERGOLA_FIELD_LINES ||
         type == PERGOLA_FIELD_CHOICES;
}

gboolean
pergola_conflict_can_keep_both (PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict)
{
  const char *mine = get_value (project, item, conflict->field);

  return conflict->field[0] != '@' && (item != NULL || strcmp (conflict->field, "title") == 0) &&
         is_joined (get_type (project, item, conflict->field)) && *mine != '\0' && *conflict->other != '\0' &&
         strcmp (mine, conflict->other) != 0;
}

/* (transfer full): what is in either of two lists, each once. */
static char *
join_lists (const char *mine, const char *other, const char *separator)
{
  g_auto (GStrv) first = g_strsplit (mine, separator, -1);
  g_auto (GStrv) second = g_strsplit (other, separator, -1);
  GString *joined = g_string_new (mine);

  for (int i = 0; second[i] != NULL; i++)
    if (*second[i] != '\0' && !g_strv_contains ((const char *const *) first, second[i]))
      g_string_append_printf (joined, "%s%s", separator, second[i]);

  return g_string_free (joined, FALSE);
}

/* (transfer full): in the definition's order; what it does not know follows. */
static char *
join_choices (const PergolaFieldDef *def, const char *mine, const char *other)
{
  g_autofree char *joined = join_lists (mine, other, " ");
  g_auto (GStrv) ids = g_strsplit (joined, " ", -1);
  GString *sorted = g_string_new (NULL);

  for (guint i = 0; i < def->choices->len; i++)
    {
      const PergolaChoice *choice = g_ptr_array_index (def->choices, i);

      if (g_strv_contains ((const char *const *) ids, choice->id))
        g_string_append_printf (sorted, "%s%s", sorted->len > 0 ? " " : "", choice->id);
    }
  for (int i = 0; ids[i] != NULL; i++)
    if (pergola_field_def_get_choice (def, ids[i]) == NULL)
      g_string_append_printf (sorted, "%s%s", sorted->len > 0 ? " " : "", ids[i]);

  return g_string_free (sorted, FALSE);
}

/* (transfer full) */
static char *
join (PergolaProject *project, PergolaItem *item, const char *field, const char *other)
{
  const char *mine = get_value (project, item, field);

  switch (get_type (project, item, field))
    {
    case PERGOLA_FIELD_TEXT:
      return g_strconcat (mine, "\n\n", other, NULL);
    case PERGOLA_FIELD_LINES:
      return join_lists (mine, other, "\n");
    case PERGOLA_FIELD_CHOICES:
      return join_choices (pergola_project_get_field (project, item, field), mine, other);
    default:
      return g_strconcat (mine, " / ", other, NULL);
    }
}

/* --- The decision --- */

static gboolean
check_length (const char *value, GError **error)
{
  if (strlen (value) <= PERGOLA_FIELD_MAX)
    return TRUE;

  g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_TOO_LONG,
               _ ("Both texts together are longer than one field can hold (1 MiB). Keep one of them."));
  return FALSE;
}

/* An attribute that we do not know. */
static gboolean
set_attribute (PergolaProject *project, PergolaItem *item, const char *name, const char *value, GError **error)
{
  PergolaExtras *extras = pergola_extras_new ();
  g_autofree char *packed = NULL;

  pergola_extras_unpack (extras, pergola_item_get (item, "?"));
  pergola_merge_set_attribute (extras, name, *value != '\0' ? value : NULL);
  packed = pergola_extras_pack (extras);
  pergola_extras_free (extras);

  return set_raw (project, item, "?", packed, error);
}

static gboolean
take (PergolaProject *project, PergolaItem *item, const char *field, const char *value, GError **error)
{
  if (!check_length (value, error))
    return FALSE;
  if (item != NULL && pergola_merge_is_foreign (field))
    return set_attribute (project, item, field + 1, value, error);
  if (field[0] == '@' && item != NULL)
    return pergola_project_set (project, pergola_item_get_id (item), field, value, error);

  return set_raw (project, item, field, value, error);
}

static gboolean
settle (
  PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict, PergolaDecision decision, GError **error)
{
  g_autofree char *both = NULL;

  if (decision == PERGOLA_DECISION_THEIRS && item != NULL && strcmp (conflict->field, PERGOLA_CONFLICT_REMOVED) == 0)
    {
      pergola_project_remove (project, pergola_item_get_id (item));
      return TRUE;
    }

  if (decision == PERGOLA_DECISION_BOTH)
    both = join (project, item, conflict->field, conflict->other);
  if (decision != PERGOLA_DECISION_MINE &&
      !take (project, item, conflict->field, both != NULL ? both : conflict->other, error))
    return FALSE;

  return forget (project, item, conflict->key, error);
}

/* (transfer full) (nullable) */
static PergolaConflict *
find (PergolaProject *project, PergolaItem *item, const char *key)
{
  const char *other = pergola_conflict_get_other (project, item, key);
  char *field = other != NULL ? pergola_conflict_parse_key (key, NULL) : NULL;
  PergolaConflict *conflict;

  if (field == NULL)
    return NULL;

  conflict = g_new0 (PergolaConflict, 1);
  conflict->key = g_strdup (key);
  conflict->field = field;
  conflict->other = g_strdup (other);
  return conflict;
}

static const char *
name_decision (PergolaDecision decision)
{
  switch (decision)
    {
    case PERGOLA_DECISION_MINE:
      return _ ("Keep this version");
    case PERGOLA_DECISION_THEIRS:
      return _ ("Take the other version");
    case PERGOLA_DECISION_BOTH:
    default:
      return _ ("Keep both versions");
    }
}

gboolean
pergola_conflict_decide (
  PergolaProject *project, PergolaItem *item, const char *key, PergolaDecision decision, GError **error)
{
  g_autoptr (PergolaConflict) conflict = find (project, item, key);
  gboolean done;

  if (conflict == NULL)
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("This is decided already."));
      return FALSE;
    }
  if (decision == PERGOLA_DECISION_BOTH && !pergola_conflict_can_keep_both (project, item, conflict))
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID,
                   _ ("Only one of these two can be kept. Choose one."));
      return FALSE;
    }

  pergola_project_begin (project, name_decision (decision));
  done = settle (project, item, conflict, decision, error);
  if (done)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);

  return done;
}
