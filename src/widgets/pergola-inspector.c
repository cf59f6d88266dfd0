/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict-box.h"
#include "pergola-describe.h"

G_DEFINE_FINAL_TYPE (PergolaInspector, pergola_inspector, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

PergolaProject *
pergola_inspector_get_project (PergolaInspector *self)
{
  return pergola_editor_get_project (self->editor);
}

/* --- What a head is made of --- */

GtkListBox *
pergola_inspector_add_list (PergolaInspector *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
  gtk_box_append (self->head, list);
  return GTK_LIST_BOX (list);
}

void
pergola_inspector_add_label (PergolaInspector *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->head, label);
}

void
pergola_inspector_set_pill (PergolaInspector *self, const PergolaZone *zone, const char *title)
{
  if (self->pill_hue != NULL)
    {
      gtk_widget_remove_css_class (self->pill, self->pill_hue);
      gtk_widget_remove_css_class (self->pill, "tinted");
    }
  g_free (self->pill_hue);
  self->pill_hue = zone != NULL ? pergola_describe_hue_class (zone->hue) : NULL;
  if (self->pill_hue != NULL)
    {
      gtk_widget_add_css_class (self->pill, self->pill_hue);
      gtk_widget_add_css_class (self->pill, "tinted");
    }
  gtk_label_set_label (GTK_LABEL (self->pill), title);
}

void
pergola_inspector_add_pill (PergolaInspector *self, const PergolaZone *zone, const char *title, GMenuModel *menu)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (pill, TRUE);
  gtk_widget_add_css_class (pill, "kind-pill");
  self->pill = pill;
  pergola_inspector_set_pill (self, zone, title);
  gtk_box_append (GTK_BOX (box), pill);
  if (menu != NULL)
    {
      GtkWidget *button = gtk_menu_button_new ();

      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("More"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (self->head, box);
}

void
pergola_inspector_add_field (PergolaInspector *self, GtkListBox *list, PergolaField *field)
{
  pergola_field_append_to (field, list);
  g_ptr_array_add (self->fields, field);
}

/* --- Which page --- */

#define ITEM "item " /* begins the key of a page about items */

/* What the page is about: everything else on it keeps up without being made anew. */
static char *
create_key (PergolaInspector *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  g_auto (GStrv) ids = pergola_selection_get_ids (selection);
  const char *zone = pergola_editor_get_zone (self->editor);
  g_autofree char *joined = g_strjoinv (" ", ids);

  if (ids[0] != NULL)
    return g_strconcat (ITEM, joined, NULL);
  if (pergola_editor_get_entry_def (self->editor) != NULL)
    return g_strconcat ("entry ", pergola_editor_get_entry (self->editor), NULL);
  return g_strjoin (" ", "board", pergola_editor_get_board (self->editor), zone, NULL);
}

static const PergolaZone *
get_zone (PergolaInspector *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const char *zone = pergola_editor_get_zone (self->editor);

  return board != NULL && zone != NULL ? pergola_board_def_get_zone (board, zone) : NULL;
}

static void
build (PergolaInspector *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  g_auto (GStrv) ids = pergola_selection_get_ids (selection);
  PergolaItem *item = ids[0] != NULL ? pergola_project_get (pergola_inspector_get_project (self), ids[0]) : NULL;

  if (item != NULL && ids[1] != NULL)
    pergola_inspector_build_many (self, ids);
  else if (item != NULL && pergola_item_is_link (item))
    pergola_inspector_build_link (self, item);
  else if (item != NULL)
    pergola_inspector_build_item (self, item);
  else if (pergola_editor_get_entry_def (self->editor) != NULL)
    pergola_inspector_build_entry (self, pergola_editor_get_entry_def (self->editor));
  else if (get_zone (self) != NULL)
    pergola_inspector_build_zone (self, get_zone (self));
  else
    pergola_inspector_build_board (self);
}

static GPtrArray *
list (PergolaInspector *self)
{
  GPtrArray *entries = pergola_entries_new ();
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  g_auto (GStrv) ids = pergola_selection_get_ids (selection);
  PergolaItem *item = ids[0] != NULL ? pergola_project_get (pergola_inspector_get_project (self), ids[0]) : NULL;

  if (item != NULL && ids[1] != NULL)
    pergola_inspector_list_many (self, ids, entries);
  else if (item != NULL && pergola_item_is_link (item))
    pergola_inspector_list_link (self, item, entries);
  else if (item != NULL)
    pergola_inspector_list_item (self, item, entries);
  else if (pergola_editor_get_entry_def (self->editor) != NULL)
    pergola_inspector_list_entry (self, pergola_editor_get_entry_def (self->editor), entries);
  else if (get_zone (self) != NULL)
    pergola_inspector_list_zone (self, get_zone (self), entries);
  else
    pergola_inspector_list_board (self, entries);
  return entries;
}

/* --- Keeping up --- */

static void
clear (PergolaInspector *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->title_timer, g_source_remove);
  g_ptr_array_set_size (self->fields, 0);
  self->pill = NULL;
  g_clear_pointer (&self->pill_hue, g_free);
  self->title_row = NULL;
  self->language_row = NULL;
  self->link_kind_row = NULL;
  g_clear_pointer (&self->link_kinds, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->head))) != NULL)
    gtk_box_remove (self->head, child);
  g_clear_pointer (&self->key, g_free);
}

static void
update_entries (PergolaInspector *self, gboolean force)
{
  g_autoptr (GPtrArray) entries = list (self);
  g_autofree char *signature = pergola_entries_sign (entries);

  if (!force && g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  pergola_entries_render (entries, self->entries);
}

static gboolean
has_focus (PergolaInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
is_about_items (const char *key)
{
  return key != NULL && g_str_has_prefix (key, ITEM);
}

static void
update (PergolaInspector *self)
{
  g_autofree char *key = NULL;
  gboolean fresh, left;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->editor == NULL)
    return;

  key = create_key (self);
  fresh = g_strcmp0 (key, self->key) != 0;
  left = is_about_items (self->key) && !is_about_items (key) && has_focus (self);
  if (fresh)
    {
      gboolean same = self->same_rows;
      g_autofree char *target = NULL;
      int focus = pergola_entries_find_focus (self->head, &target);

      self->same_rows = FALSE;
      clear (self);
      self->key = g_steal_pointer (&key);
      build (self);
      if (same)
        pergola_entries_focus (self->head, focus, NULL);
      else
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  for (guint i = 0; !fresh && i < self->fields->len; i++)
    pergola_field_refresh (self->fields->pdata[i]);
  if (!fresh)
    pergola_inspector_refresh_item (self);
  pergola_inspector_refresh_board (self);
  update_entries (self, fresh);
  if (left)
    g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
update_cb (gpointer data)
{
  PergolaInspector *self = data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

void
pergola_inspector_queue_update (PergolaInspector *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* Other words, other choices: everything anew. */
static void
frameworks_changed_cb (PergolaInspector *self)
{
  self->same_rows = TRUE;
  g_clear_pointer (&self->key, g_free);
  pergola_inspector_queue_update (self);
}

/* --- Actions of the entries --- */

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaInspector *self = PERGOLA_INSPECTOR (widget);
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  pergola_selection_set_one (pergola_editor_get_selection (self->editor), id);
  pergola_editor_reveal (self->editor, id);
}

/* To where it is shown, which may be another board. */
static void
visit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_editor_go_to (PERGOLA_INSPECTOR (widget)->editor, g_variant_get_string (parameter, NULL));
}

static void
zone_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *zone = g_variant_get_string (parameter, NULL);

  pergola_editor_set_zone (PERGOLA_INSPECTOR (widget)->editor, *zone != '\0' ? zone : NULL);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaInspector *self = PERGOLA_INSPECTOR (widget);
  char *ids[] = { (char *) g_variant_get_string (parameter, NULL), NULL };

  pergola_edit_delete (pergola_inspector_get_project (self), ids);
  pergola_editor_toast (self->editor, _ ("Link deleted"), TRUE);
}

/* Of a step, @parameter says "STORY VALUE". */
static void
change_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaProject *project = pergola_inspector_get_project (PERGOLA_INSPECTOR (widget));
  g_auto (GStrv) ids = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);

  if (ids[0] == NULL || ids[1] == NULL)
    return;
  if (g_str_equal (action, "inspector.untell"))
    pergola_story_remove (project, ids[0], ids[1]);
  else
    pergola_story_shift (project, ids[0], ids[1], g_str_equal (action, "inspector.tell-later"));
}

/* @parameter: "STORY VALUE POSITION". */
static void
place_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaProject *project = pergola_inspector_get_project (PERGOLA_INSPECTOR (widget));
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 3);

  if (g_strv_length (words) == 3)
    pergola_story_move (project, words[0], words[1], (guint) g_ascii_strtoull (words[2], NULL, 10));
}

static void
offer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_inspector_ask_offer (PERGOLA_INSPECTOR (widget), g_variant_get_string (parameter, NULL));
}

/* @parameter: "BOARD ITEM". */
static void
board_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaInspector *self = PERGOLA_INSPECTOR (widget);
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);

  if (g_strv_length (words) < 2)
    return;
  pergola_editor_set_board (self->editor, words[0]);
  pergola_selection_set_one (pergola_editor_get_selection (self->editor), words[1]);
  pergola_editor_reveal (self->editor, words[1]);
}

/* --- Object --- */

static void
pergola_inspector_dispose (GObject *object)
{
  PergolaInspector *self = PERGOLA_INSPECTOR (object);

  g_clear_weak_pointer (&self->before);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->title_timer, g_source_remove);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->link_kinds, g_ptr_array_unref);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->signature, g_free);
  g_clear_pointer (&self->pill_hue, g_free);

  G_OBJECT_CLASS (pergola_inspector_parent_class)->dispose (object);
}

static void
pergola_inspector_class_init (PergolaInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[LEFT] = g_signal_new ("left", PERGOLA_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  G_OBJECT_CLASS (klass)->dispose = pergola_inspector_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, PergolaInspector, head);
  gtk_widget_class_bind_template_child (widget_class, PergolaInspector, entries);
  gtk_widget_class_install_action (widget_class, "inspector.go", "s", go_cb);
  gtk_widget_class_install_action (widget_class, "inspector.visit", "s", visit_cb);
  gtk_widget_class_install_action (widget_class, "inspector.board", "s", board_cb);
  gtk_widget_class_install_action (widget_class, "inspector.zone", "s", zone_cb);
  gtk_widget_class_install_action (widget_class, "inspector.remove", "s", remove_cb);
  gtk_widget_class_install_action (widget_class, "inspector.tell-earlier", "s", change_step_cb);
  gtk_widget_class_install_action (widget_class, "inspector.tell-later", "s", change_step_cb);
  gtk_widget_class_install_action (widget_class, "inspector.tell-at", "s", place_step_cb);
  gtk_widget_class_install_action (widget_class, "inspector.untell", "s", change_step_cb);
  gtk_widget_class_install_action (widget_class, "inspector.offer", "s", offer_cb);
}

/* Where nothing nearer takes it, Escape leads back to where the title was asked for. */
static gboolean
escape_cb (PergolaInspector *self, guint keyval)
{
  GtkWidget *before = self->before;

  if (keyval != GDK_KEY_Escape || before == NULL || !gtk_widget_get_mapped (before))
    return FALSE;
  g_clear_weak_pointer (&self->before);
  return gtk_widget_grab_focus (before);
}

static void
pergola_inspector_init (PergolaInspector *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_inspector_new (void)
{
  return g_object_new (PERGOLA_TYPE_INSPECTOR, NULL);
}

static void
disconnect (PergolaInspector *self)
{
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (self->editor), self);
  g_signal_handlers_disconnect_by_data (pergola_inspector_get_project (self), self);
}

/* What is shown until which day changes with each frame while it plays, and nothing of it is said here. */
static void
editor_notify_cb (PergolaInspector *self, GParamSpec *pspec)
{
  if (!g_str_equal (pspec->name, "until") && !g_str_equal (pspec->name, "timing"))
    pergola_inspector_queue_update (self);
}

void
pergola_inspector_set_editor (PergolaInspector *self, PergolaEditor *editor)
{
  disconnect (self);
  clear (self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify", G_CALLBACK (editor_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed",
                           G_CALLBACK (pergola_inspector_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed",
                           G_CALLBACK (pergola_inspector_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed",
                           G_CALLBACK (frameworks_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
pergola_inspector_edit_title (PergolaInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
  update (self);
  if (self->fields->len > 0)
    pergola_field_grab_focus (self->fields->pdata[0]);
}

gboolean
pergola_inspector_decide (PergolaInspector *self)
{
  update (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->head)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PERGOLA_IS_CONFLICT_BOX (child) && gtk_widget_get_visible (child))
      return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);

  return FALSE;
}
