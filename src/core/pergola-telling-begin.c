/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A story is begun, and goes again where nothing was said. */

#include "config.h"

#include "pergola-telling-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-story.h"

/* --- A new story --- */

/* What a beginning is known by afterwards; its name is for people, in their language. */
#define BEGINNING "begin a telling"

/* Each is a step of undo of its own. */
static void
begin_story (PergolaProject *project)
{
  if (!pergola_project_in_transaction (project))
    pergola_history_seal (pergola_project_get_history (project));
  pergola_project_begin_merging (project, _ ("Tell a Story"), BEGINNING);
}

/* (nullable): the transaction, of those that can be undone, with which an item came. */
static const PergolaTransaction *
find_origin (PergolaProject *project, const char *id)
{
  PergolaHistory *history = pergola_project_get_history (project);

  for (guint n = pergola_history_count_done (history); n > 0; n--)
    {
      const PergolaTransaction *done = pergola_history_get_done (history, n - 1);

      for (guint i = 0; i < done->changes->len; i++)
        {
          const PergolaChange *change = done->changes->pdata[i];

          if (change->type == PERGOLA_CHANGE_INSERT && g_strcmp0 (change->id, id) == 0)
            return done;
        }
    }

  return NULL;
}

/* Whether an item came with the beginning of a telling. */
static gboolean
was_begun (PergolaProject *project, const char *id)
{
  const PergolaTransaction *origin = find_origin (project, id);

  return origin != NULL && g_strcmp0 (origin->merge_key, BEGINNING) == 0;
}

/* Whether a step is only the card that a story was begun with: it came with the story, and nobody said a word of it.
 * (A path that somebody made on a board came otherwise.) */
static gboolean
is_beginning (PergolaProject *project, PergolaItem *step, const TellingWords *words)
{
  const char *id = pergola_item_get_id (step);
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (step);
  g_autoptr (GPtrArray) children = pergola_project_list_children (project, id);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, id);

  for (guint i = 0; i < links->len; i++)
    if (!g_str_equal (pergola_item_get_kind (links->pdata[i]), words->tells->id))
      return FALSE;
  return fields->len == 0 && children->len == 0 && was_begun (project, id);
}

/* Whether there is nothing in it that anybody could miss: no word, no name, no step but the one that it was begun with,
 * no link. */
static gboolean
is_nothing (PergolaProject *project, PergolaItem *story, const TellingWords *words)
{
  const PergolaFieldDef *date = pergola_kind_get_field_by_role (words->story, "date");
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (story);
  g_autoptr (GPtrArray) children = pergola_project_list_children (project, pergola_item_get_id (story));
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (story));

  for (guint i = 0; i < fields->len; i++)
    if (date == NULL || g_strcmp0 (fields->pdata[i], date->id) != 0)
      return FALSE;
  return links->len == 0 &&
         (children->len == 0 || (children->len == 1 && is_beginning (project, children->pdata[0], words)));
}

/* Whether nothing has been told yet, only that somebody will, and nobody prepared it for somebody. A day that no
 * telling gave it may be an answer, too. */
static gboolean
is_blank (PergolaProject *project, PergolaItem *story, const TellingWords *words)
{
  const PergolaFieldDef *date = pergola_kind_get_field_by_role (words->story, "date");
  g_autoptr (GPtrArray) steps = NULL;

  if (pergola_item_get_audience (story) != words->story->audience || !is_nothing (project, story, words))
    return FALSE;
  if (date != NULL && pergola_item_get (story, date->id) != NULL && !was_begun (project, pergola_item_get_id (story)))
    return FALSE;
  steps = pergola_project_list_children (project, pergola_item_get_id (story));
  return steps->len == 0;
}

static PergolaItem *
find_blank (PergolaProject *project, const TellingWords *words)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, words->story->id);

  for (guint i = stories->len; i > 0; i--)
    if (is_blank (project, stories->pdata[i - 1], words))
      return stories->pdata[i - 1];
  return NULL;
}

static void
follow (PergolaProject *project, PergolaItem *story)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        if (g_strcmp0 (((PergolaBoardDef *) boards->pdata[j])->path_kind, pergola_item_get_kind (story)) == 0)
          {
            pergola_story_follow (project, boards->pdata[j], pergola_item_get_id (story), NULL);
            return;
          }
    }
}

PergolaItem *
pergola_telling_begin (PergolaProject *project, const GDate *today)
{
  char date[16];
  TellingWords words;
  PergolaItem *story;

  if (!pergola_telling_get_words (project, &words))
    return NULL;
  g_date_strftime (date, sizeof date, "%Y-%m-%d", today);
  begin_story (project);
  story = find_blank (project, &words);
  if (story == NULL)
    story = pergola_project_add (project, words.story->id, NULL);
  pergola_telling_set_role (project, story, "date", date, NULL);
  follow (project, story);
  pergola_project_commit (project);

  return story;
}

PergolaItem *
pergola_telling_begin_of (PergolaProject *project, const GDate *today, PergolaItem *card)
{
  PergolaItem *story;

  begin_story (project);
  story = pergola_telling_begin (project, today);
  if (story != NULL)
    pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (card));
  pergola_project_commit (project);

  return story;
}

/* --- Leaving it --- */

static gboolean
was_just_begun (PergolaProject *project, const char *story)
{
  PergolaHistory *history = pergola_project_get_history (project);
  guint n = pergola_history_count_done (history);

  return n > 0 && find_origin (project, story) == pergola_history_get_done (history, n - 1);
}

gboolean
pergola_telling_abandon (PergolaProject *project, const char *story)
{
  PergolaItem *item = pergola_project_get (project, story);
  TellingWords words;

  if (item == NULL || !pergola_telling_get_words (project, &words) ||
      !g_str_equal (pergola_item_get_kind (item), words.story->id) || !is_nothing (project, item, &words))
    return FALSE;
  if (was_just_begun (project, story))
    return pergola_history_forget (pergola_project_get_history (project));

  pergola_project_begin (project, _ ("Remove a story without a word"));
  pergola_project_remove (project, story);
  pergola_project_commit (project);
  return TRUE;
}
