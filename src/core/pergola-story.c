/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-story.h"

#include <glib/gi18n-lib.h>

#include "pergola-rank.h"
#include "pergola-role.h"
#include "pergola-telling-private.h"

GPtrArray *
pergola_story_list_values (PergolaProject *project, const char *story)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *value = pergola_role_get_target (project, g_ptr_array_index (steps, i), "tells");

      if (value != NULL)
        g_ptr_array_add (values, value);
    }

  return values;
}

/* (transfer container): the steps that tell of a value. */
static GPtrArray *
list_steps_of (PergolaProject *project, const char *value)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_to (project, pergola_project_get (project, value), "tells");
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *step = pergola_project_get (project, pergola_item_get_from (links->pdata[i]));

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }

  return steps;
}

GPtrArray *
pergola_story_list_of (PergolaProject *project, const char *value)
{
  g_autoptr (GPtrArray) steps = list_steps_of (project, value);
  GPtrArray *stories = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *story = pergola_project_get (project, pergola_item_get_parent (g_ptr_array_index (steps, i)));

      if (story != NULL && !g_ptr_array_find (stories, story, NULL))
        g_ptr_array_add (stories, story);
    }
  g_ptr_array_sort (stories, pergola_item_compare_rank);

  return stories;
}

static char *
make_key (const char *board)
{
  return g_strconcat (board, "/story", NULL);
}

const char *
pergola_story_get_followed (PergolaProject *project, const char *board)
{
  g_autofree char *key = make_key (board);
  const char *story = pergola_project_get_property (project, key);

  return story != NULL && pergola_project_get (project, story) != NULL ? story : NULL;
}

static gboolean
follow_on_boards (PergolaProject *project, const GPtrArray *boards, const char *kind, const char *story, GError **error)
{
  for (guint i = 0; i < boards->len; i++)
    {
      const PergolaBoardDef *board = g_ptr_array_index (boards, i);
      g_autofree char *key = make_key (board->id);

      if (g_strcmp0 (board->path_kind, kind) == 0 && !pergola_project_set_property (project, key, story, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pergola_story_follow (PergolaProject *project, const PergolaBoardDef *board, const char *story, GError **error)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  gboolean ok = TRUE;

  if (board->path_kind == NULL)
    return TRUE;

  pergola_project_begin_merging (project, _ ("Follow a Story"), "follow");
  for (guint i = 0; ok && i < frameworks->len; i++)
    ok = follow_on_boards (project, ((PergolaFramework *) g_ptr_array_index (frameworks, i))->boards, board->path_kind,
                           story, error);
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);

  return ok;
}

PergolaItem *
pergola_story_add (PergolaProject *project, const PergolaBoardDef *board)
{
  const PergolaKind *kind = board->path_kind != NULL ? pergola_project_get_kind (project, board->path_kind) : NULL;
  g_autofree char *name = NULL;
  PergolaItem *story;

  if (kind == NULL)
    return NULL;

  /* Translators: %s is a kind of item, such as "Story" */
  name = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_project_begin (project, name);
  story = pergola_project_add (project, kind->id, NULL);
  pergola_story_follow (project, board, pergola_item_get_id (story), NULL);
  pergola_project_commit (project);

  return story;
}

static const char *
get_rank_at (GPtrArray *steps, int index)
{
  return index >= 0 && index < (int) steps->len ? pergola_item_get_rank (g_ptr_array_index (steps, index)) : NULL;
}

/* (transfer full) (nullable): the rank of what comes just after the last step that tells of @value. */
static char *
find_rank_after (PergolaProject *project, const char *story, const char *value)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  for (int i = (int) steps->len - 1; i >= 0; i--)
    {
      PergolaItem *told = pergola_role_get_target (project, g_ptr_array_index (steps, i), "tells");

      if (told != NULL && g_str_equal (pergola_item_get_id (told), value))
        return pergola_rank_between (get_rank_at (steps, i), get_rank_at (steps, i + 1));
    }

  return NULL;
}

void
pergola_story_insert (PergolaProject *project, const char *story, const char *value, const char *after)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "step");
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (project, "tells");
  g_autofree char *rank = NULL;
  PergolaItem *step;

  g_return_if_fail (pergola_project_get (project, value) != NULL && pergola_project_get (project, story) != NULL);

  if (kind == NULL || tells == NULL)
    return;

  rank = after != NULL ? find_rank_after (project, story, after) : NULL;
  pergola_project_begin (project, _ ("Add to story"));
  step = pergola_project_add (project, kind->id, story);
  if (rank != NULL)
    pergola_project_set (project, pergola_item_get_id (step), "@rank", rank, NULL);
  if (pergola_project_link (project, tells->id, pergola_item_get_id (step), value, NULL) != NULL)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
}

void
pergola_story_append (PergolaProject *project, const char *story, const char *value)
{
  pergola_story_insert (project, story, value, NULL);
}

void
pergola_story_remove (PergolaProject *project, const char *story, const char *value)
{
  g_autoptr (GPtrArray) steps = list_steps_of (project, value);
  gboolean told = FALSE;

  pergola_project_begin (project, _ ("Remove from story"));
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (steps, i);

      if (g_strcmp0 (pergola_item_get_parent (step), story) != 0)
        continue;
      /* What was told made the flows of its card; a path on a board goes along flows that were there. */
      told = told || *pergola_item_get_title (step) != '\0';
      pergola_project_remove (project, pergola_item_get_id (step));
    }
  if (told)
    {
      pergola_telling_unchain (project, story, pergola_project_get (project, value), NULL);
      pergola_telling_chain (project, story);
    }
  pergola_project_commit (project);
}

/* (transfer container): those on the path; steps that tell of nothing are not. @index (out): the one that tells of
 * @value, or -1. */
static GPtrArray *
list_path (PergolaProject *project, const char *story, const char *value, int *index)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  GPtrArray *path = g_ptr_array_new ();

  *index = -1;
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *told = pergola_role_get_target (project, g_ptr_array_index (steps, i), "tells");

      if (told == NULL)
        continue;
      if (*index < 0 && g_str_equal (pergola_item_get_id (told), value))
        *index = path->len;
      g_ptr_array_add (path, g_ptr_array_index (steps, i));
    }

  return path;
}

static void
place_step (PergolaProject *project, GPtrArray *path, int from, int to)
{
  g_autofree char *rank = NULL;

  if (from < 0 || to < 0 || to >= (int) path->len || from == to)
    return;

  rank = to > from ? pergola_rank_between (get_rank_at (path, to), get_rank_at (path, to + 1))
                   : pergola_rank_between (get_rank_at (path, to - 1), get_rank_at (path, to));
  pergola_project_begin (project, _ ("Move in story"));
  pergola_project_set (project, pergola_item_get_id (g_ptr_array_index (path, from)), "@rank", rank, NULL);
  pergola_project_commit (project);
}

void
pergola_story_shift (PergolaProject *project, const char *story, const char *value, gboolean later)
{
  int index;
  g_autoptr (GPtrArray) path = list_path (project, story, value, &index);

  if (index >= 0)
    place_step (project, path, index, later ? index + 1 : index - 1);
}

void
pergola_story_move (PergolaProject *project, const char *story, const char *value, guint position)
{
  int index;
  g_autoptr (GPtrArray) path = list_path (project, story, value, &index);

  if (position < path->len)
    place_step (project, path, index, (int) position);
}
