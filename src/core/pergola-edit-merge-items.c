/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-edit-merge-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-conflict-private.h"
#include "pergola-fold.h"
#include "pergola-mention.h"

/* --- Who may be the same --- */

typedef struct
{
  PergolaItem *item;
  guint likeness;
} Candidate;

/* Of " ana maria lima " the length of " ana ", and where " lima " begins. */
static void
find_ends (const char *words, gsize *first, const char **last)
{
  const char *end = words[0] != '\0' ? strchr (words + 1, ' ') : NULL;

  *first = end != NULL ? (gsize) (end - words) + 1 : 0;
  *last = words + strlen (words);
  if (*last > words + 1)
    for (*last -= 2; *last > words && **last != ' '; (*last)--)
      ;
}

/* How likely two names, folded, are those of one: 0, not. */
static guint
compare_names (const char *one, const char *other)
{
  gsize first, other_first;
  const char *last, *other_last;

  if (g_str_equal (one, " ") || g_str_equal (other, " "))
    return 0;
  if (g_str_equal (one, other))
    return 4;
  if (strstr (one, other) != NULL || strstr (other, one) != NULL)
    return 3;

  find_ends (one, &first, &last);
  find_ends (other, &other_first, &other_last);
  if (first == other_first && strncmp (one, other, first) == 0)
    return 2;
  /* A. Lima */
  return strcmp (last, other_last) == 0 ? 1 : 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;
  int order = (int) other->likeness - (int) one->likeness;

  if (order == 0)
    order = g_utf8_collate (pergola_item_get_title (one->item), pergola_item_get_title (other->item));
  return order != 0 ? order : strcmp (pergola_item_get_id (one->item), pergola_item_get_id (other->item));
}

GPtrArray *
pergola_merge_items_list (PergolaProject *project, PergolaItem *item, guint *n_likely)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, pergola_item_get_kind (item));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *name = pergola_fold (pergola_item_get_title (item), NULL);
  GPtrArray *list = g_ptr_array_new ();
  guint likely = 0;

  for (guint i = 0; i < items->len; i++)
    {
      Candidate candidate = { items->pdata[i], 0 };
      g_autofree char *other = pergola_fold (pergola_item_get_title (candidate.item), NULL);

      candidate.likeness = compare_names (name, other);
      if (candidate.item != item)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      g_ptr_array_add (list, candidate->item);
      likely += candidate->likeness > 0;
    }
  if (n_likely != NULL)
    *n_likely = likely;

  return list;
}

/* --- One --- */

typedef struct
{
  PergolaProject *project;
  PergolaItem *keep;
  PergolaItem *other;
} Merging;

/* Past the checks: what was a value once stays as it was written. */
static gboolean
set_raw (Merging *self, PergolaItem *item, const char *key, const char *value, GError **error)
{
  PergolaChange change = { .type = PERGOLA_CHANGE_SET };

  change.id = (char *) pergola_item_get_id (item);
  change.key = (char *) key;
  change.new_value = (char *) value;
  change.item = item;
  return pergola_project_replay (self->project, &change, error);
}

/* The version of what goes, beside that of what stays, for someone to decide. */
static gboolean
keep_both (Merging *self, PergolaItem *keep, const char *field, const char *text, const char *by, GError **error)
{
  g_autofree char *head = pergola_conflict_make_head (by, NULL);
  g_autofree char *value = g_strconcat (head, text, NULL);
  g_autofree char *key = NULL;
  guint number = 1;

  do
    {
      g_free (key);
      key = pergola_conflict_make_key (field, number++);
    }
  while (pergola_item_get (keep, key) != NULL);

  return set_raw (self, keep, key, value, error);
}

/* Names that say the same: the longer one has all that the other says. @longer (out): whether that is @other. */
static gboolean
is_same_name (const char *keep, const char *other, gboolean *longer)
{
  g_autofree char *one = pergola_fold (keep, NULL);
  g_autofree char *two = pergola_fold (other, NULL);

  *longer = strlen (two) > strlen (one) && strstr (two, one) != NULL;
  return *longer || strstr (one, two) != NULL;
}

/* One value of what goes: a field, a conflict, or what we do not know. */
static gboolean
take_value (Merging *self, PergolaItem *keep, PergolaItem *other, const char *key, GError **error)
{
  const char *value = pergola_item_get (other, key);
  const char *own = pergola_item_get (keep, key);
  g_autofree char *field = pergola_conflict_parse_key (key, NULL);
  gboolean longer;

  if (field != NULL && g_strcmp0 (pergola_item_get (keep, field), pergola_conflict_get_text (value)) == 0)
    return TRUE;
  if (field != NULL)
    return keep_both (self, keep, field, pergola_conflict_get_text (value), pergola_item_get_title (other), error);
  /* It would name itself. */
  if (strcmp (value, pergola_item_get_id (self->keep)) == 0 && keep == self->keep)
    return TRUE;
  if (own == NULL)
    return set_raw (self, keep, key, value, error);
  if (strcmp (own, value) == 0 || key[0] == '?')
    return TRUE;
  if (strcmp (key, "title") == 0 && is_same_name (own, value, &longer))
    return !longer || set_raw (self, keep, key, value, error);

  return keep_both (self, keep, key, value, pergola_item_get_title (other), error);
}

static gboolean
take_values (Merging *self, PergolaItem *keep, PergolaItem *other, GError **error)
{
  g_autoptr (GPtrArray) keys = pergola_item_list_keys (other);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (key[0] != '@' && !take_value (self, keep, other, key, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_audience (Merging *self, GError **error)
{
  PergolaAudience narrower = MIN (pergola_item_get_audience (self->keep), pergola_item_get_audience (self->other));

  return pergola_project_set (self->project, pergola_item_get_id (self->keep), "@audience",
                              pergola_audience_to_string (narrower), error);
}

/* Fields that name the one name the other; none names the item that it is of. */
static gboolean
take_mentions (Merging *self, GError **error)
{
  const char *keep = pergola_item_get_id (self->keep);
  g_autoptr (GArray) mentions = pergola_mention_list_of (self->project, pergola_item_get_id (self->other));

  for (guint i = 0; i < mentions->len; i++)
    {
      const PergolaMention *mention = &g_array_index (mentions, PergolaMention, i);

      if (mention->holder != self->other &&
          !pergola_project_set (self->project, pergola_item_get_id (mention->holder), mention->field->id,
                                mention->holder == self->keep ? NULL : keep, error))
        return FALSE;
    }

  return TRUE;
}

/* What waits for a decision may be a name, too. */
static gboolean
take_conflicts (Merging *self, GError **error)
{
  g_autoptr (GPtrArray) items = pergola_conflict_list_items (self->project);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i];
      g_autoptr (GPtrArray) conflicts = pergola_conflict_list (self->project, item);

      for (guint c = 0; c < conflicts->len; c++)
        {
          const PergolaConflict *conflict = conflicts->pdata[c];
          const PergolaFieldDef *field = pergola_project_get_field (self->project, item, conflict->field);
          gboolean names = field != NULL
                             ? pergola_field_def_is_reference (field)
                             : g_str_equal (conflict->field, "@parent") || g_str_equal (conflict->field, "@from") ||
                                 g_str_equal (conflict->field, "@to");
          g_autofree char *head = pergola_conflict_make_head (conflict->by, conflict->at);
          g_autofree char *value = g_strconcat (head, pergola_item_get_id (self->keep), NULL);

          if (item != self->other && names && g_str_equal (conflict->other, pergola_item_get_id (self->other)) &&
              !set_raw (self, item, conflict->key, value, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
take_children (Merging *self, GError **error)
{
  g_autoptr (GPtrArray) children = pergola_project_list_children (self->project, pergola_item_get_id (self->other));

  for (guint i = 0; i < children->len; i++)
    if (!pergola_project_set (self->project, pergola_item_get_id (children->pdata[i]), "@parent",
                              pergola_item_get_id (self->keep), error))
      return FALSE;

  return TRUE;
}

/* (nullable): the link that is there already, of that kind between these two. */
static PergolaItem *
find_link (PergolaProject *project, const char *kind, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, from);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_kind (links->pdata[i]), kind) &&
        g_strcmp0 (pergola_item_get_from (links->pdata[i]), from) == 0 &&
        g_strcmp0 (pergola_item_get_to (links->pdata[i]), to) == 0)
      return links->pdata[i];

  return NULL;
}

static gboolean
take_link (Merging *self, PergolaItem *link, GError **error)
{
  const char *id = pergola_item_get_id (link);
  const char *keep = pergola_item_get_id (self->keep);
  gboolean leaves = g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (self->other)) == 0;
  const char *from = leaves ? keep : pergola_item_get_from (link);
  const char *to = leaves ? pergola_item_get_to (link) : keep;
  PergolaItem *same;

  if (g_strcmp0 (from, to) == 0)
    {
      pergola_project_remove (self->project, id);
      return TRUE;
    }
  same = find_link (self->project, pergola_item_get_kind (link), from, to);
  if (same == NULL)
    return pergola_project_set (self->project, id, leaves ? "@from" : "@to", keep, error);

  if (!take_values (self, same, link, error))
    return FALSE;
  pergola_project_remove (self->project, id);
  return TRUE;
}

static gboolean
take_links (Merging *self, GError **error)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self->project, pergola_item_get_id (self->other));

  g_ptr_array_foreach (links, (GFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (links, g_object_unref);
  for (guint i = 0; i < links->len; i++)
    if (!take_link (self, links->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* Where it stands, and what boards show of it. */
static gboolean
take_places (Merging *self, GError **error)
{
  const char *keep = pergola_item_get_id (self->keep);
  const char *other = pergola_item_get_id (self->other);
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (self->project);
  g_autoptr (GPtrArray) keys = pergola_project_list_properties (self->project);
  double x, y, own_x, own_y;

  for (guint i = 0; i < boards->len; i++)
    if (pergola_project_get_place (self->project, boards->pdata[i], other, &x, &y) &&
        !pergola_project_get_place (self->project, boards->pdata[i], keep, &own_x, &own_y))
      pergola_project_set_place (self->project, boards->pdata[i], keep, x, y);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *key = g_strdup (keys->pdata[i]);

      if (strchr (key, '/') != NULL && g_strcmp0 (pergola_project_get_property (self->project, key), other) == 0 &&
          !pergola_project_set_property (self->project, key, keep, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (PergolaProject *project, PergolaItem *keep, PergolaItem *other, GError **error)
{
  if (keep == NULL || other == NULL)
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("One of the two is not there."));
  else if (keep == other || pergola_item_is_link (keep) || pergola_item_is_link (other) ||
           !g_str_equal (pergola_item_get_kind (keep), pergola_item_get_kind (other)))
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID,
                 _ ("Only two items of the same kind can become one."));
  else
    return TRUE;

  return FALSE;
}

gboolean
pergola_edit_merge_items (PergolaProject *project, const char *keep, const char *other, GError **error)
{
  Merging self = { project, pergola_project_get (project, keep), pergola_project_get (project, other) };
  g_autofree char *id = g_strdup (other);
  g_autofree char *name = NULL;
  gboolean ok;

  if (!check (project, self.keep, self.other, error))
    return FALSE;

  /* Translators: two names of what is one: "Merge Ana with Ana Lima". */
  name =
    g_strdup_printf (_ ("Merge %s with %s"), pergola_item_get_title (self.keep), pergola_item_get_title (self.other));
  pergola_project_begin (project, name);
  ok = take_mentions (&self, error) && take_conflicts (&self, error) &&
       take_values (&self, self.keep, self.other, error) && take_audience (&self, error) &&
       take_children (&self, error) && take_links (&self, error) && take_places (&self, error);
  if (ok)
    {
      pergola_project_remove (project, id);
      pergola_project_commit (project);
    }
  else
    pergola_project_cancel (project);

  return ok;
}
