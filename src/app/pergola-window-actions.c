/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-describe.h"
#include "pergola-merge-dialog.h"
#include "pergola-versions-dialog.h"
#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

/* --- Undo --- */

/* (nullable): an entry with the focus whose text is not the project's: it undoes for itself. */
static GtkWidget *
get_own_undo (PergolaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus))
    {
      GtkWidget *parent = gtk_widget_get_parent (focus);
      gboolean enabled = GTK_IS_EDITABLE (parent) ? gtk_editable_get_enable_undo (GTK_EDITABLE (parent))
                                                  : gtk_editable_get_enable_undo (GTK_EDITABLE (focus));

      return enabled ? focus : NULL;
    }
  return NULL;
}

static void
undo (PergolaWindow *self)
{
  GtkWidget *text = get_own_undo (self);

  gtk_widget_activate_action (text != NULL ? text : GTK_WIDGET (self), text != NULL ? "text.undo" : "edit.undo", NULL);
}

static void
redo (PergolaWindow *self)
{
  GtkWidget *text = get_own_undo (self);

  gtk_widget_activate_action (text != NULL ? text : GTK_WIDGET (self), text != NULL ? "text.redo" : "edit.redo", NULL);
}

/* While an entry of its own has the focus, both stay possible. */
void
pergola_window_update_undo (PergolaWindow *self)
{
  PergolaHistory *history = pergola_project_get_history (pergola_file_get_project (self->file));
  gboolean own = get_own_undo (self) != NULL;
  const char *undo = pergola_history_get_undo_name (history);
  const char *redo = pergola_history_get_redo_name (history);
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo “%s”"), undo) : g_strdup (_ ("Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo “%s”"), redo) : g_strdup (_ ("Redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", own || pergola_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", own || pergola_history_can_redo (history));
  pergola_describe_tooltip (self->undo_button, undo_text);
  pergola_describe_tooltip (self->redo_button, redo_text);
}

static void
focus_cb (PergolaWindow *self)
{
  if (self->file != NULL)
    pergola_window_update_undo (self);
}

/* --- Commands --- */

static void
cancel_save (PergolaWindow *self)
{
  if (self->save_cancellable != NULL)
    g_cancellable_cancel (self->save_cancellable);
}

static void
show_versions (PergolaWindow *self)
{
  PergolaApplication *app = PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  gtk_window_present (GTK_WINDOW (pergola_versions_dialog_new (self, pergola_application_get_state (app))));
}

/* The card is named where it appears, so that part must have the focus. */
static void
add_card (PergolaWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "edit.add", "s", "");
}

/* A new story is named on its page. */
static void
name_story (PergolaWindow *self, PergolaItem *story)
{
  if (story == NULL)
    return;

  pergola_selection_set_one (pergola_editor_get_selection (self->editor), pergola_item_get_id (story));
  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pergola_inspector_edit_title (self->inspector);
}

static void
add_story (PergolaWindow *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);

  name_story (self, board != NULL ? pergola_story_add (pergola_file_get_project (self->file), board) : NULL);
}

static void
tell_new_story (PergolaWindow *self)
{
  name_story (self, pergola_editor_tell_new (self->editor));
}

/* What is selected is named in the details. */
static void
edit_title (PergolaWindow *self)
{
  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pergola_inspector_edit_title (self->inspector);
}

/* Two that are selected are one; of one it is asked which other it is. */
static void
merge_with (PergolaWindow *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (pergola_editor_get_selection (self->editor));

  if (ids[0] == NULL || !pergola_editor_can_merge (self->editor, ids))
    return;
  if (ids[1] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.merge-into", "s", "");
  else
    pergola_merge_dialog_present (GTK_WINDOW (self), self->editor, ids[0]);
}

/* Of what is selected, in the details. */
static void
decide_here (PergolaWindow *self)
{
  const char *id = pergola_selection_get_single (pergola_editor_get_selection (self->editor));
  PergolaItem *item = id != NULL ? pergola_project_get (pergola_file_get_project (self->file), id) : NULL;

  if (item == NULL || !pergola_item_has_conflict (item, NULL))
    {
      pergola_window_toast (self, _ ("There is nothing to decide"), NULL, NULL);
      return;
    }
  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pergola_inspector_decide (self->inspector);
}

static void
zoom_in (PergolaWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->board), "board.zoom-in", NULL);
}

static void
zoom_out (PergolaWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->board), "board.zoom-out", NULL);
}

static void
zoom_fit (PergolaWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->board), "board.zoom-fit", NULL);
}

static gboolean
leave_menu_cb (gpointer data)
{
  PergolaWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->menu_from != NULL && gtk_widget_get_mapped (self->menu_from) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button))))
    gtk_widget_grab_focus (self->menu_from);
  g_clear_weak_pointer (&self->menu_from);
  return G_SOURCE_REMOVE;
}

static void
menu_closed_cb (PergolaWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_menu_cb, g_object_ref (self), g_object_unref);
}

/* By key the menu is only visited: whoever leaves it goes on where they were, and not on its button, where the next
 * words that are typed would open it and choose from it. */
static void
show_menu (PergolaWindow *self)
{
  GtkPopover *popover;

  g_set_weak_pointer (&self->menu_from, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_menu_button_popup (self->menu_button);
  popover = gtk_menu_button_get_popover (self->menu_button);
  if (popover != NULL)
    {
      g_signal_handlers_disconnect_by_func (popover, menu_closed_cb, self);
      g_signal_connect_object (popover, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
}

typedef struct
{
  const char *name;
  void (*run) (PergolaWindow *self);
} Command;

/* The board's zoom is here for wherever the focus is. */
static const Command commands[] = {
  { "win.undo", undo },
  { "win.redo", redo },
  { "win.save", pergola_window_save },
  { "win.save-as", pergola_window_save_as },
  { "win.save-anyway", pergola_window_save_anyway },
  { "win.cancel-save", cancel_save },
  { "win.versions", show_versions },
  { "win.export", pergola_window_export },
  { "win.open-exported", pergola_window_open_exported },
  { "win.show-problems", pergola_window_show_problems },
  { "win.decide", pergola_window_decide },
  { "win.decide-here", decide_here },
  { "win.join-copy", pergola_window_join_copy },
  { "win.trash-copy", pergola_window_trash_copy },
  { "win.find", pergola_window_find },
  { "win.find-next", pergola_window_find_next },
  { "win.find-previous", pergola_window_find_previous },
  { "win.add-card", add_card },
  { "win.add-story", add_story },
  { "win.tell-new-story", tell_new_story },
  { "win.zoom-in", zoom_in },
  { "win.zoom-out", zoom_out },
  { "win.zoom-fit", zoom_fit },
  { "win.menu", show_menu },
  { "win.edit-title", edit_title },
  { "win.merge-with", merge_with },
};

static void
command_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, action))
      commands[i].run (PERGOLA_WINDOW (widget));
}

void
pergola_window_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (klass, commands[i].name, NULL, command_cb);
}

/* --- States --- */

static const struct
{
  const char *action;
  const char *view;
} toggles[] = {
  { "show-outline", "outline" },
  { "show-table", "table" },
};

/* To the view and back to the diagram. */
static void
toggle_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PergolaWindow *self = data;
  const char *view = "diagram";

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    if (g_variant_get_boolean (state) && g_str_equal (toggles[i].action, g_action_get_name (G_ACTION (action))))
      view = toggles[i].view;
  gtk_stack_set_visible_child_name (self->views, view);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
}

void
pergola_window_update_view_actions (PergolaWindow *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), toggles[i].action);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !pergola_window_shows_page (self));
      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (g_strcmp0 (view, toggles[i].view) == 0));
    }
}

void
pergola_window_init_actions (PergolaWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-outline", NULL, NULL, "false", toggle_cb },
    { "show-table", NULL, NULL, "false", toggle_cb },
  };
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("show-sidebar", self->sidebar_flap, "reveal-flap");
  g_autoptr (GPropertyAction) inspector = g_property_action_new ("show-inspector", self->inspector_flap, "reveal-flap");
  g_autoptr (GPropertyAction) catalogue = g_property_action_new ("show-catalogue", self->catalogue, "revealed");
  g_autoptr (GPropertyAction) view = g_property_action_new ("view", self->views, "visible-child-name");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (inspector));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (catalogue));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (view));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}
