/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pergola-popup.h"
#include "pergola-tell-view-private.h"

#define READABLE 640 /* pixels: the questions are no wider */

G_DEFINE_FINAL_TYPE (PergolaTellView, pergola_tell_view, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static PergolaProject *
get_project (PergolaTellView *self)
{
  return pergola_editor_get_project (self->editor);
}

const char *
pergola_tell_view_get_story (PergolaTellView *self)
{
  return self->story;
}

/* --- The title --- */

static void
titled_cb (PergolaTellView *self)
{
  if (self->busy || self->story == NULL)
    return;
  pergola_edit_set (get_project (self), self->story, "title", gtk_editable_get_text (GTK_EDITABLE (self->title)), TRUE,
                    NULL);
}

static void
titled_end_cb (PergolaTellView *self)
{
  pergola_tell_view_settle (self);
  if (self->editor != NULL)
    pergola_history_seal (pergola_project_get_history (get_project (self)));
}

static void
update_title (PergolaTellView *self, PergolaItem *story)
{
  const char *title = pergola_item_get_title (story);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->title)), title))
    return;
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  self->busy = FALSE;
}

/* --- Forms --- */

static void
form_cb (PergolaTellView *self, GtkToggleButton *button)
{
  if (self->busy || !gtk_toggle_button_get_active (button) || self->story == NULL)
    return;
  self->form = g_object_get_data (G_OBJECT (button), "form");
  pergola_tell_view_refresh (self);
}

/* The words of the forms follow the project's language. */
static void
update_forms (PergolaTellView *self)
{
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (get_project (self));
  GtkWidget *child, *first = NULL;
  const PergolaForm *chosen = forms->len > 0 ? forms->pdata[0] : NULL;

  for (guint i = 0; i < forms->len; i++)
    if (self->form != NULL && g_str_equal (((PergolaForm *) forms->pdata[i])->id, self->form->id))
      chosen = forms->pdata[i];
  child = gtk_widget_get_first_child (self->forms);
  if (chosen == self->form && child != NULL)
    return;

  self->form = chosen;
  while ((child = gtk_widget_get_first_child (self->forms)) != NULL)
    gtk_box_remove (GTK_BOX (self->forms), child);
  for (guint i = 0; i < forms->len; i++)
    {
      const PergolaForm *form = forms->pdata[i];
      GtkWidget *button = gtk_toggle_button_new_with_label (form->title);

      gtk_widget_set_tooltip_text (button, form->subtitle);
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), form == chosen);
      g_object_set_data (G_OBJECT (button), "form", (gpointer) form);
      g_signal_connect_object (button, "toggled", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->forms), button);
    }
  gtk_widget_set_visible (self->forms, forms->len > 1);
}

/* --- What else can be told --- */

static void
ask_cb (PergolaTellView *self, GVariant *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);

  if (self->story == NULL)
    return;
  pergola_tell_view_ask (self, key);
}

static void
earlier_cb (PergolaTellView *self)
{
  pergola_tell_view_move (self, -1);
}

static void
later_cb (PergolaTellView *self)
{
  pergola_tell_view_move (self, 1);
}

static void
update_more (PergolaTellView *self)
{
  const PergolaFieldDef *types = pergola_telling_get_types (get_project (self));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; types != NULL && i < types->choices->len; i++)
    {
      const PergolaChoice *choice = types->choices->pdata[i];

      pergola_menu_append_title (menu, choice->title, "telling.ask", choice->id);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
}

/* --- Showing --- */

void
pergola_tell_view_refresh (PergolaTellView *self)
{
  PergolaItem *story;

  if (self->editor == NULL || self->story == NULL)
    return;
  story = pergola_project_get (get_project (self), self->story);
  if (story == NULL)
    return;
  update_forms (self);
  update_more (self);
  update_title (self, story);
  pergola_tell_view_update_about (self);
  pergola_tell_view_update_cards (self);
}

void
pergola_tell_view_show (PergolaTellView *self, PergolaEditor *editor, const char *story)
{
  if (editor == self->editor && g_strcmp0 (story, self->story) == 0)
    return;
  pergola_tell_view_settle (self);
  pergola_tell_view_drop_cards (self);
  pergola_tell_view_drop_about (self);
  pergola_tell_path_show (self->path, NULL, NULL, NULL, NULL);
  g_set_object (&self->editor, editor);
  g_free (self->story);
  self->story = editor != NULL ? g_strdup (story) : NULL;
  self->clock = (PergolaTellingClock){ 0 };
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->about), FALSE);
  pergola_tell_view_refresh (self);
}

void
pergola_tell_view_write (PergolaTellView *self)
{
  g_autoptr (GPtrArray) answers = NULL;
  GtkWidget *card = NULL;

  if (self->story == NULL)
    return;
  answers = pergola_telling_list (get_project (self), self->story, self->form);
  /* Where most people begin, if nothing is told yet, else where it was left. */
  for (int any = 0; any < 2 && card == NULL; any++)
    for (guint i = 0; i < answers->len && card == NULL; i++)
      {
        const PergolaAnswer *answer = answers->pdata[i];

        if (answer->question != NULL && answer->choice != NULL && answer->card == NULL && answer->field == NULL &&
            (any || answer->question->start))
          card = pergola_tell_view_get_card (self, answer->key);
      }
  if (card == NULL)
    card = gtk_widget_get_first_child (self->cards);
  if (card != NULL)
    pergola_tell_card_write (PERGOLA_TELL_CARD (card));
}

/* --- Keys, and room --- */

static gboolean
key_cb (PergolaTellView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType mask = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (enter && mask == GDK_CONTROL_MASK)
    return pergola_tell_view_step (self, 1);
  if (enter && mask == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return pergola_tell_view_step (self, -1);
  if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_Down) && mask == GDK_ALT_MASK)
    return pergola_tell_view_move (self, keyval == GDK_KEY_Down ? 1 : -1);
  return FALSE;
}

static void
close_cb (PergolaTellView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Beside the questions where there is room, else in their place when it is asked for. */
static void
update_room (PergolaTellView *self)
{
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;
  gboolean path = !narrow || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->show_path));

  gtk_widget_set_visible (self->show_path, narrow);
  gtk_widget_set_visible (self->hide_path, narrow);
  gtk_widget_set_visible (self->aside, path);
  gtk_widget_set_visible (self->questions, !narrow || !path);
}

static gboolean
hides_questions (PergolaTellView *self)
{
  return !gtk_widget_get_visible (self->questions);
}

/* From the path, where it stands in their place, back to the questions. */
static void
hide_path_cb (PergolaTellView *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show_path), FALSE);
  gtk_widget_grab_focus (self->show_path);
}

static void
show_path_cb (PergolaTellView *self)
{
  update_room (self);
  if (hides_questions (self))
    gtk_widget_grab_focus (self->hide_path);
}

/* Where nothing nearer takes it, such as a list that is open, Escape leads back: to the questions, then to all stories.
 */
static gboolean
escape_cb (PergolaTellView *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  if (hides_questions (self))
    hide_path_cb (self);
  else
    close_cb (self);
  return TRUE;
}

/* --- Making --- */

static GtkWidget *
create_header (PergolaTellView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->title = gtk_entry_new ();
  self->forms = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->show_path = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->show_path), "board-stories-symbolic");
  gtk_widget_set_tooltip_text (self->show_path, _ ("Path so far"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_path), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Path so far"),
                                  -1);
  gtk_widget_set_tooltip_text (back, _ ("All Stories"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("All Stories"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->title), _ ("What would you call it?"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->title), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title of the story"),
                                  -1);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "tell-title");
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_add_css_class (self->show_path, "flat");
  gtk_widget_add_css_class (self->forms, "segmented");
  gtk_widget_set_valign (self->forms, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->show_path);
  g_signal_connect_object (back, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (titled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "activate", G_CALLBACK (pergola_tell_view_write), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "notify::has-focus", G_CALLBACK (titled_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_path, "toggled", G_CALLBACK (show_path_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
create_more (PergolaTellView *self)
{
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _ ("Tell One More Step"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "tell-chip");
  return self->more;
}

static GtkWidget *
create_questions (PergolaTellView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *clamp = adw_clamp_new ();

  self->questions = gtk_scrolled_window_new ();
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "tell-questions");
  gtk_box_append (GTK_BOX (box), create_header (self));
  pergola_tell_view_init_about (self, GTK_BOX (box));
  gtk_widget_set_halign (self->forms, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->forms);
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_box_append (GTK_BOX (box), create_more (self));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), READABLE);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->questions), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->questions), clamp);
  gtk_widget_set_hexpand (self->questions, TRUE);
  gtk_widget_set_vexpand (self->questions, TRUE);
  gtk_viewport_set_scroll_to_focus (
    GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->questions))), TRUE);
  return self->questions;
}

static GtkWidget *
create_aside (PergolaTellView *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Path so far"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->hide_path = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->hide_path, _ ("Back to the Questions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hide_path), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the Questions"), -1);
  gtk_widget_add_css_class (self->hide_path, "flat");
  g_signal_connect_object (self->hide_path, "clicked", G_CALLBACK (hide_path_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->hide_path);
  gtk_box_append (GTK_BOX (head), heading);
  self->aside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->path = g_object_new (PERGOLA_TYPE_TELL_PATH, "valign", GTK_ALIGN_END, NULL);
  self->progress = gtk_label_new (NULL);
  self->bar = gtk_level_bar_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (self->progress), 1);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->progress, "caption");
  gtk_widget_add_css_class (self->aside, "tell-aside");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps told"), -1);
  gtk_widget_set_size_request (self->bar, 130, -1);
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->path));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (self->aside, TRUE);
  gtk_box_append (GTK_BOX (foot), self->progress);
  gtk_box_append (GTK_BOX (foot), self->bar);
  gtk_box_append (GTK_BOX (self->aside), head);
  gtk_box_append (GTK_BOX (self->aside), scroller);
  gtk_box_append (GTK_BOX (self->aside), foot);
  return self->aside;
}

static void
pergola_tell_view_dispose (GObject *object)
{
  PergolaTellView *self = PERGOLA_TELL_VIEW (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->story, g_free);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->current_step, g_free);
  g_clear_pointer (&self->current_field, g_free);
  g_clear_pointer (&self->emptied, g_free);
  g_clear_pointer (&self->emptied_key, g_free);
  g_clear_object (&self->earlier);
  g_clear_object (&self->later);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_tell_view_parent_class)->dispose (object);
}

static void
pergola_tell_view_class_init (PergolaTellViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_tell_view_dispose;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_actions (PergolaTellView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) ask = g_simple_action_new ("ask", G_VARIANT_TYPE_STRING);

  self->earlier = g_simple_action_new ("earlier", NULL);
  self->later = g_simple_action_new ("later", NULL);
  g_signal_connect_object (self->earlier, "activate", G_CALLBACK (earlier_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->later, "activate", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->earlier));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->later));
  g_signal_connect_object (ask, "activate", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (ask));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "telling", G_ACTION_GROUP (group));
}

static void
pergola_tell_view_init (PergolaTellView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *escape = gtk_event_controller_key_new ();

  self->added = g_ptr_array_new_with_free_func (g_free);
  gtk_box_append (GTK_BOX (box), create_questions (self));
  gtk_box_append (GTK_BOX (box), create_aside (self));
  self->adaptive = g_object_new (PERGOLA_TYPE_ADAPTIVE, "medium-from", 700, "wide-from", 1000, "child", box, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->adaptive));
  add_actions (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (escape, "key-pressed", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), escape);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (update_room), self, G_CONNECT_SWAPPED);
  update_room (self);
}
