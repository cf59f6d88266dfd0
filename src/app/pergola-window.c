/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PergolaWindow, pergola_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- What the header bar and the narrow summary say --- */

static const char *
describe_state (PergolaWindow *self, PergolaHistory *history)
{
  if (pergola_window_is_seen_saving (self))
    return _ ("Saving…");
  if (!pergola_history_is_clean (history) && self->fault != NULL)
    return self->fault;
  if (pergola_window_get_apart (self) != NULL)
    return pergola_window_get_apart (self);
  if (!pergola_history_is_clean (history))
    return _ ("edited");
  if (pergola_file_get_path (self->file) != NULL)
    return _ ("saved");
  return pergola_window_saves_itself (self) ? _ ("new") : _ ("not saved yet");
}

void
pergola_window_update_title (PergolaWindow *self)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const char *path = pergola_file_get_path (self->file);
  const char *state = describe_state (self, pergola_project_get_history (project));
  g_autofree char *title = g_strdup (pergola_project_get_title (project));
  g_autofree char *subtitle = NULL;

  if (*title == '\0')
    {
      g_free (title);
      title = path != NULL ? g_filename_display_basename (path) : g_strdup (_ ("Untitled project"));
    }
  if (board != NULL)
    subtitle = g_strdup_printf ("%s · %s", pergola_sidebar_get_title (self->editor), state);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : state);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* (transfer full) (nullable): where the selected card stands on the story that is followed. */
static char *
describe_step (PergolaWindow *self, const char *id)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  const char *story_id = pergola_editor_get_story (self->editor);
  PergolaItem *story = story_id != NULL ? pergola_project_get (project, story_id) : NULL;
  g_autoptr (GPtrArray) values = story != NULL ? pergola_story_list_values (project, story_id) : NULL;
  guint index;

  if (values == NULL || !g_ptr_array_find (values, pergola_project_get (project, id), &index))
    return NULL;
  /* Translators: where a card stands in a story, such as: Step 3 of 4, Leaks found at night */
  return g_strdup_printf (_ ("Step %u of %u, %s"), index + 1, values->len, pergola_item_get_title (story));
}

static void
update_summary (PergolaWindow *self)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *single = pergola_selection_get_single (selection);
  guint size = pergola_selection_get_size (selection);
  g_autofree char *text = single != NULL ? describe_step (self, single) : NULL;

  if (text == NULL && single != NULL)
    text = g_strdup (pergola_item_get_title (pergola_project_get (project, single)));
  else if (text == NULL && size > 1)
    text = g_strdup_printf (ngettext ("%u selected", "%u selected", size), size);
  if (text == NULL && pergola_editor_get_entry_def (self->editor) != NULL)
    text = g_strdup (pergola_catalogue_entry_get (pergola_editor_get_entry_def (self->editor), "title"));
  if (text == NULL || *text == '\0')
    {
      g_free (text);
      text = g_strdup (_ ("Details"));
    }
  gtk_label_set_label (self->summary_label, text);
}

/* --- Shape --- */

/* Undo and redo stand in the header bar; where it has no room for both, the menu has both. */
static void
update_menu (PergolaWindow *self, gboolean narrow)
{
  g_menu_remove_all (self->undo_section);
  if (!narrow)
    return;
  g_menu_append (self->undo_section, _ ("_Undo"), "win.undo");
  g_menu_append (self->undo_section, _ ("_Redo"), "win.redo");
}

/* A narrow window has room for the board or for the catalogue: first for the board. */
static void
fold_catalogue (PergolaWindow *self, gboolean narrow)
{
  if (narrow == self->catalogue_folded)
    return;

  self->catalogue_folded = narrow;
  if (narrow)
    self->catalogue_wanted = pergola_catalogue_strip_get_revealed (self->catalogue);
  pergola_catalogue_strip_set_revealed (self->catalogue, !narrow && self->catalogue_wanted);
}

/* What lies over the board is in its way once a board is chosen. */
static void
chosen_cb (PergolaWindow *self)
{
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
level_cb (PergolaWindow *self)
{
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);
  gboolean narrow = level == PERGOLA_LEVEL_NARROW;

  adw_flap_set_fold_policy (self->sidebar_flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_fold_policy (self->inspector_flap,
                            level == PERGOLA_LEVEL_WIDE ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_header_bar_set_centering_policy (self->header, narrow ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_visible (self->redo_button, !narrow);
  update_menu (self, narrow);
  gtk_widget_set_visible (self->export_button, !narrow);
  gtk_widget_set_visible (self->inspector_button, !narrow);
  gtk_widget_set_visible (self->summary_button, narrow);
  fold_catalogue (self, narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector), narrow ? 320 : 266, -1);
}

static void
inspector_cb (PergolaWindow *self)
{
  gtk_image_set_from_icon_name (
    self->summary_arrow, adw_flap_get_reveal_flap (self->inspector_flap) ? "pan-down-symbolic" : "pan-up-symbolic");
}

static void
view_cb (PergolaWindow *self)
{
  pergola_window_update_view_actions (self);
}

/* --- The project --- */

static void
selection_cb (PergolaWindow *self)
{
  update_summary (self);
}

static void
history_cb (PergolaWindow *self)
{
  pergola_window_update_title (self);
  pergola_window_update_undo (self);
}

static void
committed_cb (PergolaWindow *self)
{
  pergola_window_update_title (self);
  update_summary (self);
}

static void
edited_cb (PergolaWindow *self)
{
  committed_cb (self);
  pergola_window_autosave_edited (self);
}

/* "Undo" is the latest edit's, so it must not outlive it. */
static void
dismiss_passing (PergolaWindow *self)
{
  if (self->toast != NULL && self->passing)
    adw_toast_dismiss (self->toast);
  self->passing = FALSE;
}

static void
toast_cb (PergolaWindow *self, const char *message, gboolean undoable)
{
  if (message == NULL)
    {
      dismiss_passing (self);
      return;
    }
  pergola_window_toast (self, message, undoable ? _ ("_Undo") : NULL, undoable ? "edit.undo" : NULL);
  self->passing = TRUE;
}

/* A toast that had the focus takes it along: what it did is to be seen on the board or in the outline. */
static void
toast_clicked_cb (PergolaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->toasts)) &&
                        !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (self->toasts))))
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
}

void
pergola_window_toast (PergolaWindow *self, const char *message, const char *label, const char *action)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  /* Else they would queue up, and speak late. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (escaped);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_detailed_action_name (toast, action);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_clicked_cb), self, G_CONNECT_SWAPPED);
    }
  self->passing = FALSE;
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
set_editor (PergolaWindow *self, PergolaEditor *editor)
{
  pergola_board_view_set_editor (self->board, editor);
  pergola_outline_set_editor (self->outline, editor);
  pergola_table_set_editor (self->table, editor);
  pergola_search_page_set_editor (self->search, editor);
  pergola_inspector_set_editor (self->inspector, editor);
  pergola_sidebar_set_editor (self->sidebar, editor);
  pergola_board_bar_set_editor (self->bar, editor);
  pergola_trace_view_set_editor (self->trace, editor);
  pergola_catalogue_strip_set_editor (self->catalogue, editor);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "edit",
                                  editor != NULL ? pergola_editor_get_actions (editor) : NULL);
}

/* What is asked to show something must be there to hear it, so this comes before them. */
static void
leave_search_for (PergolaWindow *self, PergolaEditor *editor)
{
  static const char *const signals[] = { "reveal", "rename", "link-started", "notify::board" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (editor, signals[i], G_CALLBACK (pergola_window_leave_search), self, G_CONNECT_SWAPPED);
}

void
pergola_window_set_file (PergolaWindow *self, PergolaFile *file)
{
  PergolaProject *project = pergola_file_get_project (file);
  g_autoptr (PergolaEditor) editor = pergola_editor_new (project);

  if (self->editor != NULL)
    pergola_editor_set_board (editor, pergola_editor_get_board (self->editor));
  self->remembered = pergola_file_get_path (file) != NULL;
  self->placed = FALSE;
  pergola_window_unsay_fault (self);
  dismiss_passing (self);
  leave_search_for (self, editor);
  pergola_window_drop_pages (self);
  set_editor (self, editor);
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_set_object (&self->file, file);
  g_set_object (&self->editor, editor);

  g_signal_connect_object (editor, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rename", G_CALLBACK (pergola_window_name_on_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::board", G_CALLBACK (pergola_window_update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::board", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::entry", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "committed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "committed", G_CALLBACK (dismiss_passing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_project_get_history (project), "notify", G_CALLBACK (history_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (pergola_window_update_page), self,
                           G_CONNECT_SWAPPED);
  history_cb (self);
  update_summary (self);
  pergola_window_update_page (self);

  pergola_window_watch_journal (self);
  pergola_window_begin_outside (self);
  pergola_window_notice (self);
}

/* --- Object --- */

static gboolean
pergola_window_close_request (GtkWindow *window)
{
  if (pergola_window_ask_close (PERGOLA_WINDOW (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (pergola_window_parent_class)->close_request (window);
}

static void
pergola_window_unmap (GtkWidget *widget)
{
  pergola_window_save_state (PERGOLA_WINDOW (widget));
  GTK_WIDGET_CLASS (pergola_window_parent_class)->unmap (widget);
}

static void
pergola_window_dispose (GObject *object)
{
  PergolaWindow *self = PERGOLA_WINDOW (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  if (self->save_cancellable != NULL)
    g_cancellable_cancel (self->save_cancellable);
  g_clear_object (&self->save_cancellable);
  if (self->editor != NULL)
    set_editor (self, NULL);
  pergola_window_end_outside (self);
  pergola_window_end_copies (self);
  g_clear_object (&self->editor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->save_next_path, g_free);
  g_clear_pointer (&self->fault_cause, g_free);
  g_clear_pointer (&self->fault_said, g_free);
  pergola_window_free_banners (self);
  g_clear_pointer (&self->board_view, g_free);
  g_clear_pointer (&self->exported, g_free);
  g_clear_pointer (&self->found_from_view, g_free);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->found_from);
  g_clear_weak_pointer (&self->menu_from);

  G_OBJECT_CLASS (pergola_window_parent_class)->dispose (object);
}

static void
pergola_window_finalize (GObject *object)
{
  pergola_window_free_outside (PERGOLA_WINDOW (object));
  pergola_window_free_copies (PERGOLA_WINDOW (object));

  G_OBJECT_CLASS (pergola_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PergolaWindow, toasts);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, adaptive);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, header);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, title);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, sidebar_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, inspector_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, export_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, menu_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, undo_section);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, banner);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, saving);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, saving_bar);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, saving_cancel);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, inspector_flap);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, inspector);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, bar);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, views);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, board);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, outline);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, table);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, trace);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, catalogue);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, search);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, summary_button);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, summary_label);
  gtk_widget_class_bind_template_child (klass, PergolaWindow, summary_arrow);
}

static void
pergola_window_class_init (PergolaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_window_finalize;
  widget_class->unmap = pergola_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = pergola_window_close_request;

  pergola_window_ensure_pages ();
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_BANNER);
  g_type_ensure (PERGOLA_TYPE_BOARD_BAR);
  g_type_ensure (PERGOLA_TYPE_BOARD_VIEW);
  g_type_ensure (PERGOLA_TYPE_CATALOGUE_STRIP);
  g_type_ensure (PERGOLA_TYPE_TRACE_VIEW);
  g_type_ensure (PERGOLA_TYPE_INSPECTOR);
  g_type_ensure (PERGOLA_TYPE_OUTLINE);
  g_type_ensure (PERGOLA_TYPE_SEARCH_PAGE);
  g_type_ensure (PERGOLA_TYPE_SIDEBAR);
  g_type_ensure (PERGOLA_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-window.ui");
  bind_children (widget_class);
  pergola_window_install_actions (widget_class);
}

static void
pergola_window_init (PergolaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pergola_window_init_banners (self);
  pergola_window_init_outside (self);
  pergola_window_init_copies (self);
  pergola_window_init_actions (self);
  pergola_window_init_search (self);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "left", G_CALLBACK (pergola_window_focus_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_flap, "notify::reveal-flap", G_CALLBACK (inspector_cb), self,
                           G_CONNECT_SWAPPED);
  level_cb (self);
}

GtkWidget *
pergola_window_new (PergolaApplication *app, PergolaFile *file)
{
  PergolaWindow *self = g_object_new (PERGOLA_TYPE_WINDOW, "application", app, NULL);

  pergola_window_init_autosave (self);
  pergola_board_view_set_fonts (self->board, pergola_application_get_fonts (app));
  pergola_window_set_file (self, file);
  pergola_window_restore_state (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
  return GTK_WIDGET (self);
}

PergolaFile *
pergola_window_get_file (PergolaWindow *self)
{
  return self->file;
}

PergolaEditor *
pergola_window_get_editor (PergolaWindow *self)
{
  return self->editor;
}

void
pergola_window_show_board (PergolaWindow *self, const char *board)
{
  if (pergola_project_use_board (pergola_file_get_project (self->file), board))
    {
      pergola_editor_set_board (self->editor, board);
      pergola_board_view_begin (self->board);
    }
  else
    {
      g_autofree char *message = g_strdup_printf (_ ("This project has no board “%s”."), board);

      pergola_window_toast (self, message, NULL, NULL);
    }
}

void
pergola_window_say_notice (PergolaWindow *self, const char *notice)
{
  pergola_window_toast (self, notice, NULL, NULL);
}
