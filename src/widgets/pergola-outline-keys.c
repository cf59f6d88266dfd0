/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

#include "pergola-keys.h"

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

  if (node == NULL && GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (widget))))
    return FALSE;
  if (node != NULL && !has_selection (self))
    pergola_outline_select (self, node);
  pergola_keys_activate (widget, args);
  return TRUE;
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
    pergola_keys_add (controller, keys[i].trigger, run_cb, g_variant_new ("(ss)", keys[i].action, keys[i].parameter));
  pergola_keys_add (controller, "Right|KP_Right", expand_cb, g_variant_new_boolean (TRUE));
  pergola_keys_add (controller, "Left|KP_Left", expand_cb, g_variant_new_boolean (FALSE));
  pergola_keys_add (controller, "Escape", escape_cb, NULL);
  pergola_keys_add (controller, "Menu|<Shift>F10", menu_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}
