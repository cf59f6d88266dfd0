/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is selected, and the stories it is told in. */

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

gboolean
pergola_editor_is_told (PergolaEditor *self, const char *id)
{
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (self->project, "tells");
  PergolaItem *item = pergola_project_get (self->project, id);

  return tells != NULL && item != NULL && pergola_project_is_one_of (self->project, item, tells->to);
}

gboolean
pergola_editor_can_tell (PergolaEditor *self, const char *story, const char *id)
{
  g_autoptr (GPtrArray) values = NULL;

  if (!pergola_editor_is_told (self, id))
    return FALSE;
  values = pergola_story_list_values (self->project, story);
  return !g_ptr_array_find (values, pergola_project_get (self->project, id), NULL);
}

/* What is selected and not told yet: after the last step that is selected with it, else at the end. */
void
pergola_editor_tell (PergolaEditor *self, const char *story)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GPtrArray) values = pergola_story_list_values (self->project, story);
  const char *after = NULL;

  for (guint i = 0; i < values->len; i++)
    if (g_strv_contains ((const char *const *) ids, pergola_item_get_id (values->pdata[i])))
      after = pergola_item_get_id (values->pdata[i]);

  pergola_project_begin (self->project, _ ("Add to story"));
  for (int i = 0; ids[i] != NULL; i++)
    if (pergola_editor_can_tell (self, story, ids[i]))
      {
        pergola_story_insert (self->project, story, ids[i], after);
        after = after != NULL ? ids[i] : NULL;
      }
  pergola_project_commit (self->project);
}

PergolaItem *
pergola_editor_tell_new (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  PergolaItem *story = NULL;

  if (board == NULL)
    return NULL;
  pergola_project_begin (self->project, _ ("Add to a new story"));
  story = pergola_story_add (self->project, board);
  if (story != NULL)
    pergola_editor_tell (self, pergola_item_get_id (story));
  pergola_project_commit (self->project);
  return story;
}

/* (nullable): the board whose page is for telling. */
static const PergolaBoardDef *
find_page (PergolaEditor *self, const char *kind)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          const PergolaBoardDef *board = boards->pdata[j];

          if (g_strcmp0 (board->page, "stories") == 0 && g_strcmp0 (board->path_kind, kind) == 0)
            return board;
        }
    }
  return NULL;
}

/* @card (nullable): what its first step tells of. */
static PergolaItem *
begin_story (PergolaEditor *self, PergolaItem *card)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDate) today =
    g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                    (GDateYear) g_date_time_get_year (now));

  return card != NULL ? pergola_telling_begin_of (self->project, today, card)
                      : pergola_telling_begin (self->project, today);
}

/* A page that comes into sight is given the focus, so it is told of the story only then. */
static void
show_telling (PergolaEditor *self, const PergolaBoardDef *board, PergolaItem *story, const char *key)
{
  pergola_editor_set_board (self, board->id);
  pergola_editor_set_str (&self->telling, pergola_item_get_id (story));
  pergola_editor_set_str (&self->tell_key, key);
  pergola_editor_select_and_reveal (self, (const char *[]){ self->telling, NULL });
  pergola_editor_emit_telling (self);
}

gboolean
pergola_editor_tell_at (PergolaEditor *self, const char *id, const char *key)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaBoardDef *board = kind != NULL ? find_page (self, kind->id) : NULL;
  PergolaItem *story;

  if (board == NULL)
    return FALSE;
  story = id != NULL ? pergola_project_get (self->project, id) : begin_story (self, NULL);
  if (story == NULL || g_strcmp0 (pergola_item_get_kind (story), kind->id) != 0)
    return FALSE;

  show_telling (self, board, story, key);
  return TRUE;
}

gboolean
pergola_editor_tell_story (PergolaEditor *self, const char *id)
{
  return pergola_editor_tell_at (self, id, NULL);
}

gboolean
pergola_editor_tell_of (PergolaEditor *self, const char *id, const char *choice)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaBoardDef *board = kind != NULL ? find_page (self, kind->id) : NULL;
  PergolaItem *card = pergola_project_get (self->project, id);
  PergolaItem *story = board != NULL && pergola_editor_is_told (self, id) ? begin_story (self, card) : NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *key = NULL;

  if (story == NULL)
    return FALSE;

  steps = pergola_project_list_children (self->project, pergola_item_get_id (story));
  if (choice != NULL)
    key = pergola_telling_make_key (self->project, pergola_item_get_id (story), choice);
  else if (steps->len > 0)
    key = pergola_telling_find_key (self->project, steps->pdata[0]);
  show_telling (self, board, story, key);
  return TRUE;
}

char *
pergola_editor_take_telling (PergolaEditor *self, char **key)
{
  *key = g_steal_pointer (&self->tell_key);
  return g_steal_pointer (&self->telling);
}

void
pergola_editor_shift_step (PergolaEditor *self, gboolean later)
{
  const char *story = pergola_editor_get_story (self);
  const char *id = pergola_selection_get_single (self->selection);

  if (story != NULL && id != NULL)
    pergola_story_shift (self->project, story, id, later);
}

void
pergola_editor_follow (PergolaEditor *self, const char *story)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  g_autoptr (GError) error = NULL;

  if (board != NULL && !pergola_story_follow (self->project, board, story, &error))
    pergola_editor_toast (self, error->message, FALSE);
}
