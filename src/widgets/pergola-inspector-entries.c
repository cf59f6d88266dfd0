/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists of the inspector as data first: what is the same is not made again, so that nothing flickers and the focus
 * stays where it is. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-popup.h"

static void
entry_free (gpointer data)
{
  PergolaEntry *self = data;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->count);
  g_free (self->action);
  g_free (self->target);
  g_free (self->remove_action);
  g_free (self->remove_label);
  g_free (self->remove_target);
  g_free (self->step);
  g_clear_object (&self->menu);
  g_free (self);
}

GPtrArray *
pergola_entries_new (void)
{
  return g_ptr_array_new_with_free_func (entry_free);
}

PergolaEntry *
pergola_entries_add (GPtrArray *entries, PergolaEntryType type, char *title)
{
  PergolaEntry *self = g_new0 (PergolaEntry, 1);

  self->type = type;
  self->title = title;
  g_ptr_array_add (entries, self);
  return self;
}

void
pergola_entries_add_heading (GPtrArray *entries, const char *title)
{
  pergola_entries_add (entries, PERGOLA_ENTRY_HEADING, g_strdup (title));
}

/* A row that leads to an item. */
PergolaEntry *
pergola_entries_add_item (GPtrArray *entries, PergolaInspector *self, PergolaItem *item)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  PergolaEntry *entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, pergola_describe_title (project, item));

  entry->zone = pergola_editor_find_zone (self->editor, pergola_item_get_id (item), NULL);
  entry->action = g_strdup ("inspector.go");
  entry->target = g_strdup (pergola_item_get_id (item));
  return entry;
}

static void
sign_menu (GString *text, GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_string_append_printf (text, "%s\2", label != NULL ? label : "");
      sign_menu (text, section);
    }
}

char *
pergola_entries_sign (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const PergolaEntry *entry = entries->pdata[i];
      const char *parts[] = { entry->icon,   entry->glyph,  entry->title,         entry->subtitle,     entry->count,
                              entry->action, entry->target, entry->remove_action, entry->remove_target };

      g_string_append_printf (text, "%d%p", entry->type, (void *) entry->zone);
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        g_string_append_printf (text, "\1%s", parts[j] != NULL ? parts[j] : "");
      sign_menu (text, entry->menu);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* --- Rows --- */

/* At the edge of the row, with a pointer too: the menu does not hide what it is about. */
static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  GMenuModel *menu = g_object_get_data (G_OBJECT (row), "pergola-menu");

  pergola_popup (gtk_widget_get_ancestor (row, PERGOLA_TYPE_INSPECTOR), row, menu, NULL);
}

static gboolean
menu_key_cb (GtkWidget *row, GVariant *args, gpointer data)
{
  show_menu (row, NULL, NULL);
  return TRUE;
}

static void
add_context_menu (GtkWidget *row, GMenuModel *menu)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set_data_full (G_OBJECT (row), "pergola-menu", g_object_ref (menu), g_object_unref);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  pergola_popup_add_gestures (row, show_menu, NULL);
  gtk_widget_add_controller (row, keys);
}

static void
add_step_keys (GtkWidget *row, const char *step)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "<Alt>Up", "inspector.tell-earlier" },
    { "<Alt>Down", "inspector.tell-later" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_named_action_new (keys[i].action));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (row, controller);
}

static void
set_action (GtkWidget *widget, const char *action, const char *target)
{
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

static void
add_prefix (GtkWidget *row, const PergolaEntry *entry)
{
  GtkWidget *prefix = NULL;

  if (entry->badge_first)
    prefix = pergola_badge_new (entry->zone);
  else if (entry->glyph != NULL)
    {
      g_autofree char *class = pergola_describe_hue_class (entry->zone != NULL ? entry->zone->hue : "teal");

      prefix = pergola_glyph_image_new (entry->glyph);
      gtk_widget_add_css_class (prefix, class);
      gtk_widget_add_css_class (prefix, "marked");
    }
  else if (entry->icon != NULL)
    prefix = gtk_image_new_from_icon_name (entry->icon);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
}

static void
add_suffixes (GtkWidget *row, const PergolaEntry *entry)
{
  if (entry->count != NULL)
    {
      GtkWidget *label = gtk_label_new (entry->count);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  if (entry->zone != NULL && !entry->badge_first && entry->glyph == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pergola_badge_new (entry->zone));
  if (entry->remove_action != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, entry->remove_label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->remove_label, -1);
      set_action (button, entry->remove_action, entry->remove_target);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static GtkWidget *
create_row (const PergolaEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (entry->subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (entry->subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  add_prefix (row, entry);
  add_suffixes (row, entry);
  if (entry->action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      set_action (row, entry->action, entry->target);
    }
  if (entry->menu != NULL)
    add_context_menu (row, entry->menu);
  if (entry->step != NULL)
    add_step_keys (row, entry->step);
  g_object_set_data_full (G_OBJECT (row), "pergola-target", g_strdup (entry->target), g_free);
  return row;
}

static GtkWidget *
create_plus (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "add-row");
  return box;
}

/* A row that adds something, as a row and not as a button in one: one stop for the keyboard. */
static GtkWidget *
create_button (const PergolaEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_plus (entry->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  set_action (row, entry->action, entry->target);
  return row;
}

static GtkWidget *
create_menu (const PergolaEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), create_plus (entry->title));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), entry->menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* (transfer container) (element-type GtkListBoxRow): those of all lists in @box, in order. */
static GPtrArray *
list_rows (GtkBox *box)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (box)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = GTK_IS_LIST_BOX (list) ? gtk_widget_get_first_child (list) : NULL; row != NULL;
         row = gtk_widget_get_next_sibling (row))
      g_ptr_array_add (rows, row);
  return rows;
}

/* Which row has the focus, or -1, and (transfer full) (nullable) what it is for. */
static int
find_focus (GtkBox *box, char **target)
{
  g_autoptr (GPtrArray) rows = list_rows (box);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (box));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  *target = NULL;
  for (guint i = 0; focus != NULL && i < rows->len; i++)
    if (focus == rows->pdata[i] || gtk_widget_is_ancestor (focus, rows->pdata[i]))
      {
        *target = g_strdup (g_object_get_data (rows->pdata[i], "pergola-target"));
        return i;
      }
  return -1;
}

/* The row for @target (nullable) is another one now, and may stand elsewhere. */
static void
focus_row (GtkBox *box, int index, const char *target)
{
  g_autoptr (GPtrArray) rows = list_rows (box);

  if (index < 0 || rows->len == 0)
    return;
  for (guint i = 0; target != NULL && i < rows->len; i++)
    if (g_strcmp0 (g_object_get_data (rows->pdata[i], "pergola-target"), target) == 0)
      index = i;
  gtk_widget_child_focus (rows->pdata[MIN ((guint) index, rows->len - 1)], GTK_DIR_TAB_FORWARD);
}

void
pergola_entries_render (GPtrArray *entries, GtkBox *box)
{
  const char *heading = _ ("Details");
  g_autofree char *target = NULL;
  int focus = find_focus (box, &target);
  GtkWidget *list = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < entries->len; i++)
    {
      const PergolaEntry *entry = entries->pdata[i];

      if (entry->type == PERGOLA_ENTRY_HEADING || entry->type == PERGOLA_ENTRY_NOTE)
        {
          gtk_box_append (box,
                          create_label (entry->title, entry->type == PERGOLA_ENTRY_NOTE ? "dim-label" : "heading"));
          heading = entry->title;
          list = NULL;
          continue;
        }
      if (list == NULL)
        {
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
          gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
          gtk_box_append (box, list);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), entry->type == PERGOLA_ENTRY_ROW      ? create_row (entry)
                                                : entry->type == PERGOLA_ENTRY_BUTTON ? create_button (entry)
                                                                                      : create_menu (entry));
    }
  focus_row (box, focus, target);
}
