/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

#include "pergola-layout.h"

#include <glib/gi18n-lib.h>

/* --- History --- */

static void
unwind (PergolaEditor *self, gboolean (*step) (PergolaHistory *))
{
  PergolaHistory *history = pergola_project_get_history (self->project);

  /* Typing that is under way is a step of its own. */
  pergola_history_seal (history);
  self->unwinding = TRUE;
  step (history);
  self->unwinding = FALSE;
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unwind (data, pergola_history_undo);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unwind (data, pergola_history_redo);
}

/* --- Clipboard --- */

/* (transfer full): what is said after items are gone. */
static char *
describe_deletion (PergolaEditor *self, GStrv ids)
{
  guint n = g_strv_length (ids);
  PergolaItem *item = n == 1 ? pergola_project_get (self->project, ids[0]) : NULL;

  if (item != NULL && pergola_item_get_title (item)[0] != '\0')
    return g_strdup_printf (_ ("“%s” deleted"), pergola_item_get_title (item));
  if (item != NULL && pergola_item_is_link (item))
    return g_strdup (_ ("Link deleted"));

  return g_strdup_printf (ngettext ("%u item deleted", "%u items deleted", n), n);
}

static void
delete_selection (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autofree char *message = NULL;

  if (ids[0] == NULL)
    return;

  message = describe_deletion (self, ids);
  pergola_edit_delete (self->project, ids);
  pergola_editor_toast (self, message, TRUE);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  delete_selection (data);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_copy (data);
}

static void
cut_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_copy (data);
  delete_selection (data);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_paste (data);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PergolaEditor *self = data;
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
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PergolaEditor *self = data;
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
select_none_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_selection_clear (PERGOLA_EDITOR (data)->selection);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PergolaEditor *self = data;
  const char *id = pergola_selection_get_last (self->selection);

  if (id != NULL)
    {
      g_autofree char *copy = g_strdup (id);

      pergola_editor_emit_rename (self, copy);
    }
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_emit_link_started (data, g_variant_get_string (parameter, NULL));
}

/* --- Adding --- */

typedef GPtrArray *(*ListFunc) (const PergolaZone *zone);

static GPtrArray *
get_cards (const PergolaZone *zone)
{
  return zone->cards;
}

static GPtrArray *
get_above (const PergolaZone *zone)
{
  return zone->above;
}

static GPtrArray *
get_below (const PergolaZone *zone)
{
  return zone->below;
}

/* The zone by its id; without one that of the selection, else the first in the middle, else the first of all. */
static const PergolaZone *
choose_zone (PergolaEditor *self, const char *id, ListFunc list)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  const char *last = pergola_selection_get_last (self->selection);
  const PergolaZone *zone = NULL;

  if (board == NULL)
    return NULL;
  if (id[0] != '\0')
    return pergola_board_def_get_zone (board, id);
  if (last != NULL)
    zone = pergola_editor_find_zone (self, last, NULL);
  else if (self->zone != NULL)
    zone = pergola_board_def_get_zone (board, self->zone);
  if (zone != NULL && list (zone) != NULL && list (zone)->len > 0)
    return zone;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < board->zones->len; i++)
      {
        zone = board->zones->pdata[i];
        if (pergola_editor_shows_zone (self, zone) && list (zone) != NULL && list (zone)->len > 0 &&
            (pass == 1 || g_strcmp0 (zone->place, "middle") == 0))
          return zone;
      }

  return NULL;
}

/* After the selected card where that one stands in the same place; of its kind where the zone has several. */
static void
add (PergolaEditor *self, const char *zone_id, ListFunc list)
{
  const PergolaZone *zone = choose_zone (self, zone_id, list);
  const char *last = pergola_selection_get_last (self->selection);
  g_autofree char *after = NULL;
  const PergolaCards *cards = NULL;

  if (zone == NULL || list (zone) == NULL || list (zone)->len == 0)
    return;

  if (last != NULL && pergola_editor_find_zone (self, last, &cards) == zone &&
      g_ptr_array_find (list (zone), cards, NULL))
    after = g_strdup (last);
  else
    cards = list (zone)->pdata[0];
  pergola_editor_add_card (self, zone, cards, after);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add (data, g_variant_get_string (parameter, NULL), get_cards);
}

static void
add_above_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add (data, g_variant_get_string (parameter, NULL), get_above);
}

static void
add_below_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add (data, g_variant_get_string (parameter, NULL), get_below);
}

/* --- Order --- */

static void
move_before_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_move (data, PERGOLA_MOVE_BEFORE);
}

static void
move_after_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_move (data, PERGOLA_MOVE_AFTER);
}

static void
move_start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_move (data, PERGOLA_MOVE_START);
}

static void
move_end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_move (data, PERGOLA_MOVE_END);
}

static void
tidy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PergolaEditor *self = data;
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  if (board == NULL)
    return;

  if (pergola_layout_tidy (self->project, board))
    pergola_editor_toast (self, _ ("Cards put in order"), TRUE);
  else
    pergola_editor_toast (self, _ ("Everything is tidy already."), FALSE);
}

/* --- Fields and options --- */

/* The field with the role "polarity" of an item, or NULL. */
static const PergolaFieldDef *
find_polarity (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  const PergolaKind *kind = NULL;

  if (item != NULL && !pergola_item_is_link (item))
    kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (g_strcmp0 (field->role, "polarity") == 0)
        return field;
    }

  return NULL;
}

static void
polarity_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PergolaEditor *self = data;
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GError) error = NULL;

  pergola_project_begin (self->project, _ ("Mark What It Did"));
  for (guint i = 0; ids[i] != NULL && error == NULL; i++)
    {
      const PergolaFieldDef *field = find_polarity (self, ids[i]);

      if (field != NULL)
        pergola_project_set (self->project, ids[i], field->id, g_variant_get_string (parameter, NULL), &error);
    }
  pergola_project_commit (self->project);
  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
}

static void
set_option (PergolaEditor *self, const char *name, const char *option, GVariant *parameter)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", self->board, option);
  g_autoptr (GError) error = NULL;

  pergola_project_begin (self->project, name);
  pergola_project_set_property (self->project, key, g_variant_get_string (parameter, NULL), &error);
  pergola_project_commit (self->project);
  if (error != NULL)
    pergola_editor_toast (self, error->message, FALSE);
}

static void
follow_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_option (data, _ ("Follow a Story"), "story", parameter);
}

static void
variant_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_option (data, _ ("Show Another Version"), "variant", parameter);
}

static void
board_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_editor_set_board (data, g_variant_get_string (parameter, NULL));
}

/* --- State --- */

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
      const PergolaFieldDef *field = find_polarity (self, ids[i]);
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
  g_autofree char *key = g_strdup_printf ("%s/story", self->board);

  set_state (self, "board", self->board);
  set_state (self, "variant", variant != NULL ? variant->id : NULL);
  set_state (self, "follow", pergola_project_get_property (self->project, key));
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
  update_polarity (self, ids);
  update_options (self);
}

void
pergola_editor_init_actions (PergolaEditor *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "cut", cut_cb },
    { "copy", copy_cb },
    { "paste", paste_cb },
    { "duplicate", duplicate_cb },
    { "delete", delete_cb },
    { "select-all", select_all_cb },
    { "select-none", select_none_cb },
    { "add", add_cb, "s" },
    { "add-above", add_above_cb, "s" },
    { "add-below", add_below_cb, "s" },
    { "rename", rename_cb },
    { "move-before", move_before_cb },
    { "move-after", move_after_cb },
    { "move-start", move_start_cb },
    { "move-end", move_end_cb },
    { "tidy", tidy_cb },
    { "link", link_cb, "s" },
    { "follow", follow_cb, "s", "''" },
    { "polarity", polarity_cb, "s", "''" },
    { "variant", variant_cb, "s", "''" },
    { "board", board_cb, "s", "''" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
