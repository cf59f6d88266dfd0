/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = pergola_outline_get_current (self, &row);

  if (node == NULL)
    return FALSE;
  pergola_outline_show_menu (self, row, node, NULL);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));

  if (self->link_from != NULL)
    pergola_outline_end_link (self);
  else if (pergola_selection_get_size (pergola_editor_get_selection (self->editor)) > 0)
    pergola_selection_clear (pergola_editor_get_selection (self->editor));
  else
    return FALSE;
  return TRUE;
}

/* "b" */
static gboolean
expand_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));
  gboolean expand = g_variant_get_boolean (args);
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = pergola_outline_get_current (self, &row);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    expand = !expand;
  return node != NULL && pergola_outline_row_set_expanded (PERGOLA_OUTLINE_ROW (row), expand);
}

static gboolean
has_selection (PergolaOutline *self)
{
  return pergola_selection_get_size (pergola_editor_get_selection (self->editor)) > 0 ||
         pergola_editor_get_zone (self->editor) != NULL;
}

/* "(ss)": an action of the editor, and its string parameter, or "-". On what is selected; with nothing selected, on the
 * line that has the focus. */
static gboolean
run_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = pergola_outline_get_current (self, &row);
  const char *action, *parameter;

  if (node == NULL && GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (widget))))
    return FALSE;
  if (node != NULL && !has_selection (self))
    pergola_outline_select (self, node);
  g_variant_get (args, "(&s&s)", &action, &parameter);
  if (g_str_equal (parameter, "-"))
    gtk_widget_activate_action (widget, action, NULL);
  else
    gtk_widget_activate_action (widget, action, "s", parameter);
  return TRUE;
}

static void
add_key (GtkShortcutController *keys, const char *trigger, GtkShortcutFunc func, GVariant *args)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (func, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

void
pergola_outline_add_keys (PergolaOutline *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
    const char *parameter;
  } keys[] = {
    { "F2", "edit.rename", "-" },
    { "n", "edit.add", "" },
    { "l", "edit.link", "" },
    { "Delete|KP_Delete", "edit.delete", "-" },
    { "<Alt>Up", "edit.move-before", "-" },
    { "<Alt>Down", "edit.move-after", "-" },
    { "<Alt>Left", "edit.move-start", "-" },
    { "<Alt>Right", "edit.move-end", "-" },
    { "<Alt>Page_Up|<Alt>KP_Page_Up", "edit.step-earlier", "-" },
    { "<Alt>Page_Down|<Alt>KP_Page_Down", "edit.step-later", "-" },
    { "<Control>c", "edit.copy", "-" },
    { "<Control>x", "edit.cut", "-" },
    { "<Control>v", "edit.paste", "-" },
    { "<Control>d", "edit.duplicate", "-" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (GTK_SHORTCUT_CONTROLLER (controller), keys[i].trigger, run_cb,
             g_variant_new ("(ss)", keys[i].action, keys[i].parameter));
  add_key (GTK_SHORTCUT_CONTROLLER (controller), "Right|KP_Right", expand_cb, g_variant_new_boolean (TRUE));
  add_key (GTK_SHORTCUT_CONTROLLER (controller), "Left|KP_Left", expand_cb, g_variant_new_boolean (FALSE));
  add_key (GTK_SHORTCUT_CONTROLLER (controller), "Escape", escape_cb, NULL);
  add_key (GTK_SHORTCUT_CONTROLLER (controller), "Menu|<Shift>F10", menu_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}
