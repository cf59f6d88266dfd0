/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-edit.h"

#include "pergola-mention.h"
#include "pergola-rank.h"
#include "pergola-role.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (nullable): the title by which a step can name what it was done to, where that is one thing that has one. */
static const char *
get_only_title (PergolaProject *project, GStrv ids)
{
  PergolaItem *item = g_strv_length (ids) == 1 ? pergola_project_get (project, ids[0]) : NULL;
  const char *title = item != NULL ? pergola_item_get_title (item) : "";

  return *title != '\0' ? title : NULL;
}

static void
take_zone_value (PergolaProject *project, PergolaItem *item, const PergolaCards *cards)
{
  if (cards->field != NULL && cards->choice != NULL)
    pergola_project_set (project, pergola_item_get_id (item), cards->field, cards->choice, NULL);
}

/* What is always one of its choices begins with the first. */
static void
fill_in_required (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);

      if (field->required && pergola_item_get (item, field->id) == NULL)
        pergola_project_set (project, pergola_item_get_id (item), field->id,
                             ((PergolaChoice *) g_ptr_array_index (field->choices, 0))->id, NULL);
    }
}

/* The item after @after among the cards, or NULL at the end. */
static PergolaItem *
get_next (PergolaProject *project, const PergolaCards *cards, const char *after)
{
  g_autoptr (GPtrArray) items = pergola_project_list_cards (project, cards);

  for (guint i = 0; i + 1 < items->len; i++)
    if (strcmp (pergola_item_get_id (g_ptr_array_index (items, i)), after) == 0)
      return g_ptr_array_index (items, i + 1);

  return NULL;
}

static const char *
get_rank_of (PergolaProject *project, const char *id)
{
  PergolaItem *item = pergola_project_get (project, id);

  return item != NULL ? pergola_item_get_rank (item) : NULL;
}

static void
put_between (PergolaProject *project, const char *id, const char *before_rank, const char *after_rank)
{
  g_autofree char *rank = pergola_rank_between (before_rank, after_rank);

  pergola_project_set (project, id, "@rank", rank, NULL);
}

PergolaItem *
pergola_edit_add (
  PergolaProject *project, const PergolaZone *zone, const PergolaCards *cards, const char *title, const char *after)
{
  const PergolaKind *kind;
  g_autofree char *name = NULL;
  PergolaItem *item;

  if (cards == NULL && zone != NULL && zone->cards->len > 0)
    cards = g_ptr_array_index (zone->cards, 0);
  g_return_val_if_fail (cards != NULL, NULL);

  kind = pergola_project_get_kind (project, cards->kind);
  /* Translators: %s is the kind of a card, such as "Aspiration" */
  name = g_strdup_printf (_ ("Add %s"), kind != NULL ? kind->title : cards->kind);
  pergola_project_begin (project, name);
  item = pergola_project_add (project, cards->kind, NULL);
  take_zone_value (project, item, cards);
  fill_in_required (project, item);
  if (title != NULL)
    pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  if (after != NULL && pergola_project_get (project, after) != NULL)
    {
      PergolaItem *next = get_next (project, cards, after);

      put_between (project, pergola_item_get_id (item), get_rank_of (project, after),
                   next != NULL && next != item ? pergola_item_get_rank (next) : NULL);
    }
  pergola_project_commit (project);

  return item;
}

/* (transfer full): what setting a field is called. */
static char *
name_setting (PergolaProject *project, PergolaItem *item, const char *key)
{
  const PergolaFieldDef *field = pergola_project_get_field (project, item, key);
  const char *title = pergola_item_get_title (item);

  if (strcmp (key, "title") == 0)
    return *title != '\0' ? g_strdup_printf (_ ("Rename %s"), title) : g_strdup (_ ("Rename"));
  if (strcmp (key, "@audience") == 0)
    return g_strdup (_ ("Change Audience"));
  if (field != NULL)
    /* Translators: %s is the name of a field, such as "Note" */
    return g_strdup_printf (_ ("Change %s"), field->title);
  return g_strdup (_ ("Change"));
}

gboolean
pergola_edit_set (
  PergolaProject *project, const char *id, const char *key, const char *value, gboolean typing, GError **error)
{
  PergolaItem *item = pergola_project_get (project, id);
  g_autofree char *name = item != NULL ? name_setting (project, item, key) : NULL;
  g_autofree char *merge_key = typing ? g_strconcat (id, " ", key, NULL) : NULL;
  gboolean done;

  pergola_project_begin_merging (project, name, merge_key);
  done = pergola_project_set (project, id, key, value, error);
  pergola_project_commit (project);

  return done;
}

/* The neighbour's rank, but never that of an item that moves itself. */
static const char *
neighbour_rank (PergolaProject *project, const char *id, GStrv moving)
{
  return id != NULL && !g_strv_contains ((const char *const *) moving, id) ? get_rank_of (project, id) : NULL;
}

void
pergola_edit_move (PergolaProject *project, GStrv ids, const PergolaCards *cards, const char *before, const char *after)
{
  const char *title = get_only_title (project, ids);
  /* Translators: %s is the title of a card */
  g_autofree char *name = title != NULL ? g_strdup_printf (_ ("Move %s"), title) : g_strdup (_ ("Move Cards"));
  g_autofree char *low = g_strdup (neighbour_rank (project, before, ids));
  g_autofree char *high = g_strdup (neighbour_rank (project, after, ids));

  pergola_project_begin (project, name);
  if (low != NULL && high != NULL && strcmp (low, high) >= 0)
    g_clear_pointer (&high, g_free); /* equal ranks from a merge: just past @before */
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (project, ids[i]);

      if (item == NULL || !pergola_project_is_a (project, item, cards->kind))
        continue;
      take_zone_value (project, item, cards);
      put_between (project, ids[i], low, high);
      g_free (low);
      low = g_strdup (pergola_item_get_rank (item));
    }
  pergola_project_commit (project);
}

/* Nothing that stays names what goes. */
static void
forget_names (PergolaProject *project, GStrv ids)
{
  g_autoptr (GHashTable) all = pergola_mention_gather (project, ids);
  g_autoptr (GArray) mentions = pergola_mention_list (project, all);

  for (guint i = 0; i < mentions->len; i++)
    {
      const PergolaMention *mention = &g_array_index (mentions, PergolaMention, i);

      if (!g_hash_table_contains (all, pergola_item_get_id (mention->holder)))
        pergola_project_set (project, pergola_item_get_id (mention->holder), mention->field->id, NULL, NULL);
    }
}

void
pergola_edit_delete (PergolaProject *project, GStrv ids)
{
  /* They may be the values of fields that are cleared on the way. */
  g_auto (GStrv) own = g_strdupv (ids);
  const char *title = get_only_title (project, own);
  /* Translators: %s is the title of a card */
  g_autofree char *name = title != NULL ? g_strdup_printf (_ ("Delete %s"), title) : g_strdup (_ ("Delete"));

  pergola_project_begin (project, name);
  forget_names (project, own);
  for (guint i = 0; own[i] != NULL; i++)
    pergola_project_remove (project, own[i]);
  pergola_project_commit (project);
}

PergolaItem *
pergola_edit_link (PergolaProject *project, const char *kind, const char *from, const char *to, GError **error)
{
  const PergolaLinkKind *def = pergola_project_get_link_kind (project, kind);
  /* Translators: %s is a kind of link, such as "Reframing" */
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), def != NULL ? def->title : kind);
  PergolaItem *link;

  pergola_project_begin (project, name);
  link = pergola_project_link (project, kind, from, to, error);
  pergola_project_commit (project);

  return link;
}

static void
take_type (PergolaProject *project, PergolaItem *item, PergolaItem *from)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, "type");
  const PergolaChoice *type = pergola_role_get_choice (project, from, "type");

  if (field != NULL && type != NULL && pergola_field_def_get_choice (field, type->id) != NULL)
    pergola_project_set (project, pergola_item_get_id (item), field->id, type->id, NULL);
}

PergolaItem *
pergola_edit_link_new (
  PergolaProject *project, const char *kind, const char *id, gboolean leaves, const char *title, GError **error)
{
  const PergolaLinkKind *def = pergola_project_get_link_kind (project, kind);
  const PergolaKind *other = def != NULL ? pergola_project_get_kind (project, (leaves ? def->to : def->from)[0]) : NULL;
  /* Translators: %s is a kind of item, such as "Aspiration" */
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), other != NULL ? other->title : kind);
  PergolaItem *item;

  pergola_project_begin (project, name);
  item = other != NULL && other->parent == NULL ? pergola_project_add (project, other->id, NULL) : NULL;
  if (item != NULL)
    {
      const char *end = pergola_item_get_id (item);

      pergola_project_set (project, end, "title", title, NULL);
      fill_in_required (project, item);
      take_type (project, item, pergola_project_get (project, id));
      if (pergola_project_link (project, kind, leaves ? id : end, leaves ? end : id, error) != NULL)
        {
          pergola_project_commit (project);
          return item;
        }
    }
  else
    g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK,
                 _ ("A link of this kind cannot join these two."));
  pergola_project_cancel (project);

  return NULL;
}
