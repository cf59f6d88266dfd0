/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Which actions are possible now, and what they would change. */

#include "pergola-editor-private.h"

#include "pergola-trace.h"

const PergolaFieldDef *
pergola_editor_find_polarity (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  const PergolaKind *kind = NULL;

  if (item != NULL && !pergola_item_is_link (item))
    kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (g_strcmp0 (field->role, "polarity") == 0 && pergola_project_field_applies (self->project, item, field))
        return field;
    }

  return NULL;
}

static void
set_enabled (PergolaEditor *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (PergolaEditor *self, const char *name, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state != NULL ? state : ""));
}

/* The state shows what the whole selection has in common. */
static void
update_polarity (PergolaEditor *self, GStrv ids)
{
  const char *common = NULL;
  gboolean any = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PergolaFieldDef *field = pergola_editor_find_polarity (self, ids[i]);
      const char *value;

      if (field == NULL)
        continue;
      value = pergola_item_get (pergola_project_get (self->project, ids[i]), field->id);
      common = !any ? value : g_strcmp0 (value, common) == 0 ? common : "mixed";
      any = TRUE;
    }

  set_enabled (self, "polarity", any);
  set_state (self, "polarity", common);
}

static void
update_options (PergolaEditor *self)
{
  const PergolaVariant *variant = pergola_editor_get_variant (self);

  set_state (self, "board", self->board);
  set_state (self, "variant", variant != NULL ? variant->id : NULL);
  set_state (self, "follow", pergola_editor_get_story (self));
  set_state (self, "reading", self->retrospective ? "retrospective" : "prospective");
  set_state (self, "overlay", pergola_editor_get_overlay (self));
  set_enabled (self, "narrate", pergola_editor_get_overlay_def (self) != NULL);
}

/* A step on the path can go earlier or later. */
static void
update_step (PergolaEditor *self, const char *id)
{
  const char *story = pergola_editor_get_story (self);
  PergolaItem *item = id != NULL ? pergola_project_get (self->project, id) : NULL;
  g_autoptr (GPtrArray) values = NULL;
  gboolean on_path = FALSE;
  guint index = 0;

  if (story != NULL && item != NULL)
    {
      values = pergola_story_list_values (self->project, story);
      on_path = g_ptr_array_find (values, item, &index);
    }
  set_enabled (self, "step-earlier", on_path && index > 0);
  set_enabled (self, "step-later", on_path && index + 1 < values->len);
}

static gboolean
has_title (PergolaEditor *self, const char *id)
{
  PergolaItem *item = id != NULL ? pergola_project_get (self->project, id) : NULL;

  return item != NULL && pergola_project_get_field (self->project, item, "title") != NULL;
}

void
pergola_editor_update_history (PergolaEditor *self)
{
  PergolaHistory *history = pergola_project_get_history (self->project);

  set_enabled (self, "undo", pergola_history_can_undo (history));
  set_enabled (self, "redo", pergola_history_can_redo (history));
}

void
pergola_editor_update_actions (PergolaEditor *self)
{
  guint moves = pergola_editor_list_moves (self);
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  const char *single = pergola_selection_get_single (self->selection);
  gboolean some = ids[0] != NULL;
  gboolean items = FALSE;

  for (guint i = 0; ids[i] != NULL && !items; i++)
    {
      PergolaItem *item = pergola_project_get (self->project, ids[i]);

      items = item != NULL && !pergola_item_is_link (item);
    }

  set_enabled (self, "cut", items);
  set_enabled (self, "copy", items);
  set_enabled (self, "duplicate", items);
  set_enabled (self, "delete", some);
  set_enabled (self, "select-none", some);
  set_enabled (self, "rename", has_title (self, single));
  set_enabled (self, "link", single != NULL && pergola_editor_can_link_from (self, single));
  set_enabled (self, "move-before", moves & (1 << PERGOLA_MOVE_BEFORE));
  set_enabled (self, "move-after", moves & (1 << PERGOLA_MOVE_AFTER));
  set_enabled (self, "move-start", moves & (1 << PERGOLA_MOVE_START));
  set_enabled (self, "move-end", moves & (1 << PERGOLA_MOVE_END));
  set_enabled (self, "turn", pergola_editor_can_turn (self));
  set_enabled (self, "trace", pergola_trace_find_subject (self->project, single) != NULL);
  set_enabled (self, "merge-into", some && pergola_editor_can_merge (self, ids));
  set_enabled (self, "reset-position", pergola_editor_can_reset_position (self, ids));
  update_step (self, single);
  update_polarity (self, ids);
  update_options (self);
}
