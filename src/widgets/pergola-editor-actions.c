/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

#include "pergola-layout.h"
#include "pergola-trace.h"

#include <glib/gi18n-lib.h>

/* What a command does; @text is the string it was given ("" where it takes none), @which of several alike it is. */
typedef void (*CommandFunc) (PergolaEditor *self, const char *text, guint which);

/* --- History --- */

static void
unwind (PergolaEditor *self, const char *text, guint which)
{
  PergolaHistory *history = pergola_project_get_history (self->project);

  /* Typing that is under way is a step of its own. */
  pergola_history_seal (history);
  self->unwinding = TRUE;
  if (which == 0)
    pergola_history_undo (history);
  else
    pergola_history_redo (history);
  self->unwinding = FALSE;
}

/* --- Clipboard --- */

/* (transfer full): what is gone. */
static char *
describe_gone (PergolaEditor *self, GStrv ids)
{
  guint n = g_strv_length (ids);
  PergolaItem *item = n == 1 ? pergola_project_get (self->project, ids[0]) : NULL;

  if (item != NULL && pergola_item_get_title (item)[0] != '\0')
    return g_strdup_printf (_ ("“%s” deleted"), pergola_item_get_title (item));
  if (item != NULL && pergola_item_is_link (item))
    return g_strdup (_ ("Link deleted"));

  return g_strdup_printf (ngettext ("%u item deleted", "%u items deleted", n), n);
}

/* (transfer full): what is said after items are gone; that nobody names them any more is not to be seen. */
static char *
describe_deletion (PergolaEditor *self, GStrv ids)
{
  g_autofree char *gone = describe_gone (self, ids);
  guint n = pergola_mention_count_lost (self->project, ids);

  if (n == 0)
    return g_steal_pointer (&gone);
  /* Translators: %s is what was deleted, such as “Ana deleted”; places are fields of other items. */
  return g_strdup_printf (ngettext ("%s. It was named in %u place.", "%s. It was named in %u places.", n), gone, n);
}

/* @which: whether it goes to the clipboard. */
static void delete (PergolaEditor *self, const char *text, guint which)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autofree char *message = NULL;

  if (ids[0] == NULL)
    return;

  message = describe_deletion (self, ids);
  if (which)
    pergola_editor_cut (self);
  else
    pergola_edit_delete (self->project, ids);
  pergola_editor_toast (self, message, TRUE);
}

static void
copy (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_copy (self);
}

static void
paste (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_paste (self);
}

static void
duplicate (PergolaEditor *self, const char *text, guint which)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_auto (GStrv) copies = pergola_edit_duplicate (self->project, ids);

  pergola_editor_select_and_reveal (self, (const char *const *) copies);
}

/* --- Selection --- */

static void
collect (PergolaEditor *self, const GPtrArray *list, GPtrArray *ids)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (self->project, list->pdata[i]);

      for (guint j = 0; j < items->len; j++)
        g_ptr_array_add (ids, (char *) pergola_item_get_id (items->pdata[j]));
    }
}

static void
select_all (PergolaEditor *self, const char *text, guint which)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; board != NULL && i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (!pergola_editor_shows_zone (self, zone))
        continue;
      collect (self, zone->cards, ids);
      collect (self, zone->above, ids);
      collect (self, zone->below, ids);
    }
  g_ptr_array_add (ids, NULL);
  pergola_selection_set (self->selection, (const char *const *) ids->pdata);
}

static void
select_none (PergolaEditor *self, const char *text, guint which)
{
  pergola_selection_clear (self->selection);
}

static void
rename_last (PergolaEditor *self, const char *text, guint which)
{
  g_autofree char *id = g_strdup (pergola_selection_get_last (self->selection));

  if (id != NULL)
    pergola_editor_emit_rename (self, id);
}

static void
start_link (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_emit_link_started (self, text);
}

/* @text: "KIND FROM TO" */
static void
join (PergolaEditor *self, const char *text, guint which)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 3);

  if (g_strv_length (words) == 3)
    pergola_editor_join (self, words[0], words[1], words[2]);
}

/* --- Order --- */

static void
move (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_move (self, which);
}

static void
shift_step (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_shift_step (self, which == 1);
}

static void
tell_story (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_tell_story (self, *text != '\0' ? text : NULL);
}

static void
tell (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_tell (self, text);
}

static void
tidy (PergolaEditor *self, const char *text, guint which)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  if (board == NULL)
    return;

  if (pergola_layout_tidy (self->project, board))
    pergola_editor_toast (self, _ ("Cards put in order"), TRUE);
  else
    pergola_editor_toast (self, _ ("Everything is tidy already."), FALSE);
}

/* --- Fields and options --- */

static void
mark (PergolaEditor *self, const char *text, guint which)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GError) error = NULL;

  pergola_project_begin (self->project, _ ("Mark What It Did"));
  for (guint i = 0; ids[i] != NULL && error == NULL; i++)
    {
      const PergolaFieldDef *field = pergola_editor_find_polarity (self, ids[i]);

      if (field != NULL)
        pergola_project_set (self->project, ids[i], field->id, text, &error);
    }
  pergola_project_commit (self->project);
  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
}

static void
follow (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_follow (self, text);
}

static void
turn (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_turn (self);
}

static void
read_figure (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_set_retrospective (self, which == 0 ? g_str_equal (text, "retrospective") : !self->retrospective);
}

static void
show_time (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_set_timing (self, !self->timing);
}

static void
tell_over (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_set_overlay (self, text);
}

static void
narrate (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_narrate (self, g_str_equal (text, "top"));
}

/* Looking around, from one version to the next, is one step of undo. */
static void
show_variant (PergolaEditor *self, const char *text, guint which)
{
  g_autofree char *key = g_strdup_printf ("%s/variant", self->board);
  g_autoptr (GError) error = NULL;

  pergola_project_begin_merging (self->project, _ ("Show Another Version"), key);
  pergola_project_set_property (self->project, key, text, &error);
  pergola_project_commit (self->project);
  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
}

static void
show_board (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_set_board (self, text);
}

/* --- The catalogue --- */

static void
place (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_place_entry (self, text, NULL, NULL);
}

static void
show_placed (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_show_entry (self, text);
}

static void
reset_position (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_reset_position (self);
}

/* --- Where it comes from --- */

static void
trace (PergolaEditor *self, const char *text, guint which)
{
  const char *subject = pergola_trace_find_subject (self->project, pergola_selection_get_single (self->selection));

  if (subject != NULL)
    g_signal_emit_by_name (self, "trace", subject);
}

static void
merge_into (PergolaEditor *self, const char *text, guint which)
{
  pergola_editor_merge_into (self, text);
}

/* --- The table --- */

static const struct
{
  const char *name;
  CommandFunc run;
  guint which;
  const char *type;  /* (nullable): of what it is given */
  const char *state; /* (nullable): as text */
} commands[] = {
  { "undo", unwind, 0 },
  { "redo", unwind, 1 },
  { "copy", copy },
  { "paste", paste },
  { "duplicate", duplicate },
  { "delete", delete, FALSE },
  { "cut", delete, TRUE },
  { "select-all", select_all },
  { "select-none", select_none },
  { "add", pergola_editor_add, PERGOLA_PART_CARDS, "s" },
  { "add-above", pergola_editor_add, PERGOLA_PART_ABOVE, "s" },
  { "add-below", pergola_editor_add, PERGOLA_PART_BELOW, "s" },
  { "rename", rename_last },
  { "move-before", move, PERGOLA_MOVE_BEFORE },
  { "move-after", move, PERGOLA_MOVE_AFTER },
  { "move-start", move, PERGOLA_MOVE_START },
  { "move-end", move, PERGOLA_MOVE_END },
  { "tidy", tidy },
  { "link", start_link, 0, "s" },
  { "join", join, 0, "s" },
  { "step-earlier", shift_step, 0 },
  { "step-later", shift_step, 1 },
  { "tell", tell, 0, "s" },
  { "tell-story", tell_story, 0, "s" },
  { "follow", follow, 0, "s", "''" },
  { "polarity", mark, 0, "s", "''" },
  { "turn", turn },
  { "reading", read_figure, 0, "s", "'prospective'" },
  { "turn-reading", read_figure, 1 },
  { "time", show_time },
  { "overlay", tell_over, 0, "s", "''" },
  { "narrate", narrate, 0, "s" },
  { "variant", show_variant, 0, "s", "''" },
  { "board", show_board, 0, "s", "''" },
  { "place", place, 0, "s" },
  { "show-placed", show_placed, 0, "s" },
  { "reset-position", reset_position },
  { "trace", trace },
  { "merge-into", merge_into, 0, "s" },
};

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  const char *text = parameter != NULL ? g_variant_get_string (parameter, NULL) : "";

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      {
        commands[i].run (data, text, commands[i].which);
        return;
      }
}

void
pergola_editor_init_actions (PergolaEditor *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const GActionEntry entry = { commands[i].name, run_cb, commands[i].type, commands[i].state };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}
