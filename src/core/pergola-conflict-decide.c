/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Settling a conflict: what becomes of the two versions. */

#include "pergola-frameworks-private.h"
#include "pergola-kept.h"
#include "pergola-merge-private.h"
#include "pergola-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFINITION "@definition "

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

/* (transfer full): where it is kept what we do not know of a conflict. */
static char *
name_kept (PergolaItem *item, const char *key)
{
  return g_strconcat ("?", item == NULL ? PERGOLA_EXTRAS_CONFLICT : "", key, NULL);
}

static gboolean
move_kept (PergolaProject *project, PergolaItem *item, const char *from, const char *to, GError **error)
{
  g_autofree char *old = name_kept (item, from);
  g_autofree char *new = name_kept (item, to);
  g_autofree char *value = g_strdup (get_value (project, item, old));

  return *get_value (project, item, new) == '\0' && *value == '\0' ? TRUE : set_raw (project, item, new, value, error);
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

      if (!set_raw (project, item, here, value, error) || !move_kept (project, item, next, here, error))
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

char *
pergola_conflict_get_mine (PergolaProject *project, PergolaItem *item, const char *field)
{
  PergolaExtras *extras = pergola_extras_new ();
  g_autofree char *key = NULL;
  const char *name;
  char *value;

  if (!pergola_merge_is_foreign (item, field))
    {
      pergola_extras_free (extras);
      return g_strdup (item != NULL ? pergola_item_get (item, field) : pergola_project_get_property (project, field));
    }

  name = pergola_conflict_split_field (field, &key);
  pergola_extras_unpack (extras, get_value (project, item, *key != '\0' ? key : "?"));
  value = pergola_merge_get_attribute (extras, name);
  pergola_extras_free (extras);
  return value;
}

gboolean
pergola_conflict_can_keep_both (PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict)
{
  const char *mine = get_value (project, item, conflict->field);

  return conflict->field[0] != '@' && conflict->field[0] != '?' &&
         (item != NULL || strcmp (conflict->field, "title") == 0) &&
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

/* Some pieces of a text, joined by @separator. */
static void
append_pieces (GString *out, char **pieces, guint from, guint to, const char *separator)
{
  for (guint i = from; i < to; i++)
    g_string_append_printf (out, "%s%s", i > from ? separator : "", pieces[i]);
}

/* (transfer full): what both begin and end with once, and what differs one after the other: a title that says
 * everything twice would not be read to its end. */
static char *
join_texts (const char *mine, const char *other, const char *separator, const char *between)
{
  g_auto (GStrv) first = g_strsplit (mine, separator, -1);
  g_auto (GStrv) second = g_strsplit (other, separator, -1);
  guint n_first = g_strv_length (first), n_second = g_strv_length (second);
  guint head = 0, tail = 0, most = MIN (n_first, n_second);
  GString *joined = g_string_new (NULL);

  while (head < most && strcmp (first[head], second[head]) == 0)
    head++;
  while (tail < most - head && strcmp (first[n_first - 1 - tail], second[n_second - 1 - tail]) == 0)
    tail++;
  /* Where one has all of the other, that is both. */
  if (head + tail == most)
    {
      g_string_assign (joined, n_first > n_second ? mine : other);
      return g_string_free (joined, FALSE);
    }

  append_pieces (joined, first, 0, n_first - tail, separator);
  g_string_append (joined, between);
  append_pieces (joined, second, head, n_second - tail, separator);
  g_string_append (joined, tail > 0 ? separator : "");
  append_pieces (joined, first, n_first - tail, n_first, separator);
  return g_string_free (joined, FALSE);
}

/* (transfer full) */
static char *
join (PergolaProject *project, PergolaItem *item, const char *field, const char *other)
{
  const char *mine = get_value (project, item, field);

  switch (get_type (project, item, field))
    {
    case PERGOLA_FIELD_TEXT:
      return join_texts (mine, other, "\n", "\n\n");
    case PERGOLA_FIELD_LINES:
      return join_lists (mine, other, "\n");
    case PERGOLA_FIELD_CHOICES:
      return join_choices (pergola_project_get_field (project, item, field), mine, other);
    default:
      return strchr (mine, '\n') != NULL || strchr (other, '\n') != NULL ? join_texts (mine, other, "\n", "\n\n")
                                                                         : join_texts (mine, other, " ", " / ");
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

/* An attribute that we do not know, of the item or project or of a part of it. */
static gboolean
set_attribute (PergolaProject *project, PergolaItem *item, const char *field, const char *value, GError **error)
{
  PergolaExtras *extras = pergola_extras_new ();
  g_autofree char *key = NULL;
  const char *name = pergola_conflict_split_field (field, &key);
  const char *where = *key != '\0' ? key : "?";
  g_autofree char *packed = NULL;

  pergola_extras_unpack (extras, get_value (project, item, where));
  pergola_merge_set_attribute (extras, name, *value != '\0' ? value : NULL);
  packed = pergola_extras_pack (extras);
  pergola_extras_free (extras);

  return set_raw (project, item, where, packed, error);
}

/* The reader is asked. */
gboolean
pergola_conflict_is_definition (PergolaProject *project, const char *id, const char *value)
{
  PergolaExtras *extras = pergola_project_get_extras (project, "");
  GString *text = g_string_new ("<project xmlns=\"" PERGOLA_PROJECT_NAMESPACE "\" version=\"1\" id=\"a\"");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PergolaProject) read = NULL;
  GBytes *carried;

  for (guint i = 0; extras != NULL && i < extras->attributes->len; i++)
    g_string_append_printf (text, " %s", (char *) g_ptr_array_index (extras->attributes, i));
  g_string_append_printf (text, "><framework id=\"%s\"/>%s</project>", id, value);
  bytes = g_string_free_to_bytes (text);
  read = pergola_reader_read_bytes (bytes, id, pergola_project_get_frameworks (project), NULL);
  carried = read != NULL ? pergola_frameworks_get_carried (pergola_project_get_frameworks (read), id) : NULL;
  return carried != NULL && g_bytes_get_size (carried) == strlen (value) &&
         memcmp (g_bytes_get_data (carried, NULL), value, strlen (value)) == 0;
}

/* A definition that came from a file as text has to be one, or the project could not be opened any more. */
static gboolean
check_definition (PergolaProject *project, const char *id, const char *value, GError **error)
{
  if (pergola_conflict_is_definition (project, id, value))
    return TRUE;

  g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID,
               _ ("The other version is no definition of the framework “%s”. Keep yours."), id);
  return FALSE;
}

static gboolean
take (PergolaProject *project, PergolaItem *item, const char *field, const char *value, GError **error)
{
  if (!check_length (value, error))
    return FALSE;
  if (item == NULL && g_str_has_prefix (field, DEFINITION))
    return check_definition (project, field + strlen (DEFINITION), value, error) &&
           set_raw (project, NULL, field, value, error);
  if (pergola_merge_is_foreign (item, field))
    return set_attribute (project, item, field, value, error);
  if (field[0] == '@' && item != NULL)
    return pergola_project_set (project, pergola_item_get_id (item), field, value, error);

  return set_raw (project, item, field, value, error);
}

/* The markup in the other version goes with it. */
static gboolean
take_markup (PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict, GError **error)
{
  PergolaExtras *taken = pergola_conflict_get_extras (project, item, conflict->key);
  const char *where = item != NULL ? conflict->field : PERGOLA_EXTRAS_TITLE;
  g_autofree char *key = g_strconcat ("?", where, NULL);
  g_autofree char *packed = NULL;
  PergolaExtras *extras;

  if (taken == NULL || taken->raw == NULL || g_strcmp0 (taken->text, conflict->other) != 0 ||
      conflict->field[0] == '@' || conflict->field[0] == '?' ||
      (item == NULL && strcmp (conflict->field, "title") != 0))
    return TRUE;

  extras = pergola_extras_new ();
  pergola_extras_unpack (extras, get_value (project, item, key));
  g_free (extras->text);
  extras->text = g_strdup (taken->text);
  g_free (extras->raw);
  extras->raw = g_strdup (taken->raw);
  packed = pergola_extras_pack (extras);
  pergola_extras_free (extras);

  return set_raw (project, item, key, packed, error);
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
  if (decision == PERGOLA_DECISION_THEIRS && !take_markup (project, item, conflict, error))
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
