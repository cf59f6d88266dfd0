/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-popup.h"

/* --- Linking: the line that is activated next is the other end --- */

void
pergola_outline_begin_link (PergolaOutline *self, const char *kind)
{
  const char *from = pergola_selection_get_single (pergola_editor_get_selection (self->editor));

  if (from == NULL)
    return;
  g_free (self->link_from);
  self->link_from = g_strdup (from);
  g_free (self->linking);
  self->linking = g_strdup (kind);
  gtk_revealer_set_reveal_child (self->link_revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
pergola_outline_end_link (PergolaOutline *self)
{
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->linking, g_free);
  gtk_revealer_set_reveal_child (self->link_revealer, FALSE);
}

gboolean
pergola_outline_finish_link (PergolaOutline *self, const char *to)
{
  g_autofree char *from = g_strdup (self->link_from);
  g_autofree char *kind = g_strdup (self->linking);
  const PergolaLinkKind *guess;

  if (from == NULL)
    return FALSE;
  pergola_outline_end_link (self);
  guess = *kind == '\0' ? pergola_editor_guess_link (self->editor, from, to) : NULL;
  if (*kind == '\0' && guess == NULL)
    pergola_editor_toast (self->editor, _ ("These two cannot be linked."), FALSE);
  else if (pergola_editor_link (self->editor, guess != NULL ? guess->id : kind, from, to))
    pergola_selection_set_one (pergola_editor_get_selection (self->editor), from);
  return TRUE;
}

static void
cancel_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_outline_end_link (PERGOLA_OUTLINE (widget));
}

/* --- Menu --- */

static GMenuModel *
create_menu (PergolaOutline *self, PergolaOutlineNode *node)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  if (node->id != NULL)
    {
      pergola_menu_append (own, _ ("_Rename"), "edit.rename", NULL);
      pergola_menu_append (own, _ ("_Link To…"), "edit.link", "");
      pergola_menu_append (own, _ ("_Duplicate"), "edit.duplicate", NULL);
      pergola_menu_append (own, _ ("_Copy"), "edit.copy", NULL);
      pergola_menu_append (own, _ ("Cu_t"), "edit.cut", NULL);
      pergola_menu_append (move, _ ("Move _Up"), "edit.move-before", NULL);
      pergola_menu_append (move, _ ("Move _Down"), "edit.move-after", NULL);
      pergola_menu_append (move, _ ("Move to the Type _Before"), "edit.move-start", NULL);
      pergola_menu_append (move, _ ("Move to the _Next Type"), "edit.move-end", NULL);
      pergola_menu_append (remove, _ ("_Delete"), "edit.delete", NULL);
    }
  pergola_menu_append (own, _ ("_Paste"), "edit.paste", NULL);
  pergola_menu_append_addition (add, self->editor, node->zone->cards, "edit.add", node->zone->id);
  pergola_menu_append_addition (add, self->editor, node->zone->above, "edit.add-above", node->zone->id);
  pergola_menu_append_addition (add, self->editor, node->zone->below, "edit.add-below", node->zone->id);
  pergola_menu_append_section (menu, own);
  pergola_menu_append_section (menu, move);
  pergola_menu_append_section (menu, add);
  pergola_menu_append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

static void
select_node (PergolaOutline *self, PergolaOutlineNode *node)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);

  if (node->id == NULL)
    pergola_editor_set_zone (self->editor, node->zone->id);
  else if (!pergola_selection_contains (selection, node->id))
    pergola_selection_set_one (selection, node->id);
}

static void
popup (PergolaOutline *self, GtkWidget *row, PergolaOutlineNode *node, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = NULL;

  select_node (self, node);
  menu = create_menu (self, node);
  pergola_popup (GTK_WIDGET (self), row, menu, at);
}

static PergolaOutline *
get_outline (GtkWidget *row)
{
  return PERGOLA_OUTLINE (gtk_widget_get_ancestor (row, PERGOLA_TYPE_OUTLINE));
}

static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  if (node != NULL)
    popup (get_outline (row), row, node, at);
}

/* (transfer full) (nullable): the line that has the focus, or the first that is selected. */
static PergolaOutlineNode *
get_current (PergolaOutline *self, GtkWidget **row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
                       ? gtk_widget_get_first_child (focus)
                       : NULL;

  if (PERGOLA_IS_OUTLINE_ROW (child))
    {
      PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (child));

      *row = child;
      return node != NULL ? g_object_ref (node) : NULL;
    }
  return NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = get_current (self, &row);

  if (node == NULL)
    return FALSE;
  popup (self, row, node, NULL);
  return TRUE;
}

/* --- Keys --- */

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
  g_autoptr (PergolaOutlineNode) node = get_current (self, &row);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    expand = !expand;
  return node != NULL && pergola_outline_row_set_expanded (PERGOLA_OUTLINE_ROW (row), expand);
}

/* "(ss)": an action of the editor, and its string parameter, or "-". On what has the focus, where that is not selected.
 */
static gboolean
run_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_OUTLINE));
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = get_current (self, &row);
  const char *action, *parameter;

  if (node == NULL && GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (widget))))
    return FALSE;
  if (node != NULL)
    select_node (self, node);
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
  add_key (GTK_SHORTCUT_CONTROLLER (controller), "Menu|<Shift>F10", menu_key_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

void
pergola_outline_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "outline.cancel-link", NULL, cancel_link_cb);
}

/* --- Dragging --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  return node != NULL && node->id != NULL ? gdk_content_provider_new_typed (PERGOLA_TYPE_OUTLINE_NODE, node) : NULL;
}

/* The part of a zone that holds items of a kind. */
static const PergolaCards *
find_cards (const PergolaZone *zone, const char *kind)
{
  const GPtrArray *lists[] = { zone->cards, zone->above, zone->below };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      if (g_str_equal (((const PergolaCards *) lists[i]->pdata[j])->kind, kind))
        return lists[i]->pdata[j];
  return NULL;
}

/* Between the line dropped on and its neighbour; on a zone, at its end. */
static void
find_neighbours (GPtrArray *items, const char *id, gboolean below, const char **before, const char **after)
{
  *before = items->len > 0 ? pergola_item_get_id (items->pdata[items->len - 1]) : NULL;
  *after = NULL;
  for (guint i = 0; id != NULL && i < items->len; i++)
    {
      guint at = below ? i + 1 : i;

      if (!g_str_equal (pergola_item_get_id (items->pdata[i]), id))
        continue;
      *before = at > 0 ? pergola_item_get_id (items->pdata[at - 1]) : NULL;
      *after = at < items->len ? pergola_item_get_id (items->pdata[at]) : NULL;
    }
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  PergolaOutline *self = get_outline (row);
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaOutlineNode *moved = g_value_get_object (value);
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));
  PergolaItem *item = pergola_project_get (project, moved->id);
  const PergolaCards *cards =
    node != NULL && item != NULL ? find_cards (node->zone, pergola_item_get_kind (item)) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  char *ids[] = { moved->id, NULL };
  const char *before, *after;

  if (cards == NULL || node == moved)
    return FALSE;
  items = pergola_project_list_cards (project, cards);
  g_ptr_array_remove (items, item);
  find_neighbours (items, node->id, y > gtk_widget_get_height (row) / 2.0, &before, &after);
  pergola_edit_move (project, ids, cards, before, after);
  return TRUE;
}

void
pergola_outline_add_row_controllers (PergolaOutline *self, PergolaOutlineRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PERGOLA_TYPE_OUTLINE_NODE, GDK_ACTION_MOVE);

  pergola_popup_add_gestures (GTK_WIDGET (row), show_menu, NULL);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
