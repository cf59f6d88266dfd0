/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Answers become steps. */

#include "config.h"

#include "pergola-telling-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-rank.h"
#include "pergola-role.h"

char *
pergola_telling_find_key (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) answers = pergola_telling_list (project, pergola_item_get_parent (step), NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const PergolaAnswer *answer = answers->pdata[i];

      if (answer->step == step && answer->field == NULL)
        return g_strdup (answer->key);
    }

  return NULL;
}

/* --- A step --- */

/* What made it possible comes before all else. */
static guint
get_order (const PergolaFieldDef *types, const PergolaChoice *choice)
{
  guint index = 0;

  if (choice == NULL || g_strcmp0 (choice->role, "support") == 0)
    return 0;
  g_ptr_array_find (types->choices, choice, &index);
  return index + 1;
}

/* Behind the last one that comes before it in the figure. */
static void
place_step (PergolaProject *project, PergolaItem *step, const PergolaFieldDef *types, const PergolaChoice *choice)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_parent (step));
  g_autofree char *rank = NULL;
  guint position = 0;

  g_ptr_array_remove (steps, step);
  for (guint i = 0; i < steps->len; i++)
    if (get_order (types, pergola_telling_get_type (project, steps->pdata[i])) <= get_order (types, choice))
      position = i + 1;
  if (position == steps->len)
    return;
  rank = pergola_rank_between (position > 0 ? pergola_item_get_rank (steps->pdata[position - 1]) : NULL,
                               pergola_item_get_rank (steps->pdata[position]));
  pergola_project_set (project, pergola_item_get_id (step), "@rank", rank, NULL);
}

static PergolaItem *
add_step (PergolaProject *project, const TellingWords *words, const char *story, const char *choice)
{
  PergolaItem *step = pergola_project_add (project, words->step->id, story);
  PergolaItem *parent = pergola_project_get (project, story);

  pergola_project_set (project, pergola_item_get_id (step), "@audience",
                       pergola_audience_to_string (pergola_item_get_audience (parent)), NULL);
  pergola_project_set (project, pergola_item_get_id (step), words->type->id, choice, NULL);
  place_step (project, step, words->type, pergola_field_def_get_choice (words->type, choice));
  return step;
}

/* Whether nothing is said of a step but what it is a step of. */
static gboolean
is_bare (PergolaProject *project, PergolaItem *step, const TellingWords *words)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (step);
  g_autoptr (GPtrArray) indicators = pergola_telling_list_indicators (project, step);

  for (guint i = 0; i < fields->len; i++)
    if (strcmp (fields->pdata[i], words->type->id) != 0)
      return FALSE;
  return indicators->len == 0;
}

/* A card with a name that somebody gave it, here or before it was joined, stays in the figure; what made it a part of
 * this chain goes. */
static void
remove_step (PergolaProject *project, PergolaItem *step, gboolean was_derived)
{
  g_autofree char *story = g_strdup (pergola_item_get_parent (step));
  PergolaItem *card = pergola_telling_get_card (project, step);
  g_autofree char *id = card != NULL ? g_strdup (pergola_item_get_id (card)) : NULL;

  if (was_derived)
    pergola_telling_drop_card (project, step);
  pergola_project_remove (project, pergola_item_get_id (step));
  card = id != NULL ? pergola_project_get (project, id) : NULL;
  if (card != NULL)
    pergola_telling_unchain (project, story, card, NULL);
  pergola_telling_chain (project, story);
}

/* The step tells of nothing for a while. */
static void
part_from_card (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *card = pergola_telling_get_card (project, step);

  pergola_telling_forget_card (project, step);
  pergola_telling_unchain (project, pergola_item_get_parent (step), card, NULL);
}

/* The text is gone. What else was said of the step, or the card, is not. @keep: the next word may be on its way. */
static void
empty_step (PergolaProject *project, PergolaItem *step, const TellingWords *words, gboolean was_derived, gboolean keep)
{
  gboolean bare = is_bare (project, step, words);

  if (!keep && bare && (was_derived || pergola_telling_get_card (project, step) == NULL))
    remove_step (project, step, was_derived);
  else if (was_derived)
    {
      pergola_telling_drop_card (project, step);
      /* One that others need stays, but not here. */
      if (bare && pergola_telling_get_card (project, step) != NULL)
        part_from_card (project, step);
      pergola_telling_chain (project, pergola_item_get_parent (step));
    }
}

static gboolean
set_text (PergolaProject *project,
          PergolaItem *step,
          const TellingWords *words,
          const char *text,
          gboolean keep,
          GError **error)
{
  gboolean derived = pergola_telling_is_derived (project, step);
  PergolaItem *card = pergola_telling_get_card (project, step);
  g_autofree char *title = pergola_telling_derive_title (text);

  if (!pergola_project_set (project, pergola_item_get_id (step), "title", text, error))
    return FALSE;
  if (*text == '\0')
    empty_step (project, step, words, derived, keep);
  else if (card == NULL)
    {
      card = pergola_telling_add_card (project, step, text);
      pergola_telling_part (project, pergola_item_get_parent (step), card);
      pergola_telling_chain (project, pergola_item_get_parent (step));
    }
  else if (derived)
    return pergola_project_set (project, pergola_item_get_id (card), "title", title, error);
  return TRUE;
}

static gboolean
set_field (PergolaProject *project,
           PergolaItem *step,
           const TellingWords *words,
           const char *field,
           const char *text,
           gboolean keep,
           GError **error)
{
  if (!pergola_project_set (project, pergola_item_get_id (step), field, text, error))
    return FALSE;
  if (!keep && *text == '\0' && pergola_telling_get_card (project, step) == NULL && is_bare (project, step, words))
    pergola_project_remove (project, pergola_item_get_id (step));
  return TRUE;
}

static gboolean
set_step (
  PergolaProject *project, const char *story, const TellingKey *key, const char *text, gboolean keep, GError **error)
{
  PergolaItem *step = pergola_telling_find_step (project, story, key->choice, key->nth);
  TellingWords words;

  if (!pergola_telling_get_words (project, &words))
    return TRUE;
  if (step == NULL && *text == '\0')
    return TRUE;
  if (step == NULL)
    step = add_step (project, &words, story, key->choice);
  return key->field != NULL ? set_field (project, step, &words, key->field, text, keep, error)
                            : set_text (project, step, &words, text, keep, error);
}

/* --- The story itself --- */

/* (transfer full): what a story is called until somebody calls it otherwise: as what happened first. */
static char *
derive_story_title (PergolaProject *project, const char *story)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  PergolaItem *found = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, steps->pdata[i]);
      gboolean first = type == NULL || g_strcmp0 (type->role, "support") != 0;

      if (*pergola_item_get_title (steps->pdata[i]) == '\0')
        continue;
      found = found == NULL || first ? steps->pdata[i] : found;
      if (first)
        break;
    }

  return pergola_telling_derive_title (found != NULL ? pergola_item_get_title (found) : "");
}

static void
add_minutes (PergolaProject *project, PergolaItem *story, guint minutes)
{
  const char *before = pergola_role_get (project, story, "effort");
  g_autofree char *after = NULL;

  if (minutes == 0)
    return;
  after = g_strdup_printf ("%" G_GUINT64_FORMAT,
                           (before != NULL ? g_ascii_strtoull (before, NULL, 10) : 0) + (guint64) minutes);
  pergola_telling_set_role (project, story, "effort", after, NULL);
}

static gboolean
set_answer (
  PergolaProject *project, const char *story, const char *key, const char *text, gboolean keep, GError **error)
{
  TellingKey parsed;
  const PergolaLinkKind *link;
  gboolean ok = TRUE;

  pergola_telling_key_parse (key, &parsed);
  if (parsed.choice != NULL)
    ok = set_step (project, story, &parsed, text, keep, error);
  else if (parsed.link == NULL)
    ok = pergola_project_set (project, story, parsed.field, text, error);
  else if ((link = pergola_project_get_link_kind (project, parsed.link)) != NULL)
    ok = pergola_telling_set_loop (project, story, link, text, error);
  pergola_telling_key_clear (&parsed);

  return ok;
}

/* What is typed of an answer in one go is one step of undo. */
static void
begin_telling (PergolaProject *project, const char *story, const char *key)
{
  g_autofree char *merge_key = g_strconcat ("tell ", story, " ", key, NULL);

  pergola_project_begin_merging (project, _ ("Tell a Story"), merge_key);
}

static gboolean
set (PergolaProject *project,
     const char *story,
     const char *key,
     const char *text,
     gboolean keep,
     guint minutes,
     GError **error)
{
  PergolaItem *item = pergola_project_get (project, story);
  g_autofree char *before = NULL, *after = NULL;

  g_return_val_if_fail (item != NULL, FALSE);

  before = derive_story_title (project, story);
  begin_telling (project, story, key);
  if (!set_answer (project, story, key, text, keep, error))
    {
      pergola_project_cancel (project);
      return FALSE;
    }
  after = derive_story_title (project, story);
  if ((*pergola_item_get_title (item) == '\0' || g_str_equal (pergola_item_get_title (item), before)) && *key != '=' &&
      !g_str_equal (pergola_item_get_title (item), after))
    pergola_project_set (project, story, "title", after, NULL);
  add_minutes (project, item, minutes);
  pergola_project_commit (project);

  return TRUE;
}

gboolean
pergola_telling_set (
  PergolaProject *project, const char *story, const char *key, const char *text, guint minutes, GError **error)
{
  return set (project, story, key, text, FALSE, minutes, error);
}

gboolean
pergola_telling_type (
  PergolaProject *project, const char *story, const char *key, const char *text, guint minutes, GError **error)
{
  return set (project, story, key, text, TRUE, minutes, error);
}

gboolean
pergola_telling_is_silent (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (step));
  g_autoptr (GPtrArray) children = pergola_project_list_children (project, pergola_item_get_id (step));
  TellingWords words;

  return pergola_telling_get_words (project, &words) && links->len == 0 && children->len == 0 &&
         is_bare (project, step, &words);
}

gboolean
pergola_telling_settle (PergolaProject *project, const char *step, const char *key)
{
  PergolaItem *item = pergola_project_get (project, step);

  if (item == NULL || !pergola_telling_is_silent (project, item))
    return FALSE;
  begin_telling (project, pergola_item_get_parent (item), key);
  remove_step (project, item, FALSE);
  pergola_project_commit (project);
  return TRUE;
}

/* --- Steps as a whole --- */

void
pergola_telling_remove (PergolaProject *project, const char *step)
{
  PergolaItem *item = pergola_project_get (project, step);
  gboolean derived;

  g_return_if_fail (item != NULL);

  derived = pergola_telling_is_derived (project, item);
  pergola_project_begin (project, _ ("Remove from story"));
  remove_step (project, item, derived);
  pergola_project_commit (project);
}

void
pergola_telling_move (PergolaProject *project, const char *step, guint position)
{
  PergolaItem *item = pergola_project_get (project, step);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *rank = NULL;
  PergolaItem *card;
  guint before;

  g_return_if_fail (item != NULL);

  steps = pergola_project_list_children (project, pergola_item_get_parent (item));
  if (!g_ptr_array_find (steps, item, &before) || before == position || position >= steps->len)
    return;
  g_ptr_array_remove (steps, item);
  rank = pergola_rank_between (position > 0 ? pergola_item_get_rank (steps->pdata[position - 1]) : NULL,
                               position < steps->len ? pergola_item_get_rank (steps->pdata[position]) : NULL);
  card = pergola_telling_get_card (project, item);
  pergola_project_begin (project, _ ("Move in story"));
  if (card != NULL)
    pergola_telling_loosen (project, pergola_item_get_parent (item), card);
  pergola_project_set (project, step, "@rank", rank, NULL);
  if (card != NULL)
    pergola_telling_part (project, pergola_item_get_parent (item), card);
  pergola_telling_chain (project, pergola_item_get_parent (item));
  pergola_project_commit (project);
}
