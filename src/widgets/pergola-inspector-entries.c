/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists of the inspector as data first: what is the same is not made again, so that nothing flickers and the focus
 * stays where it is. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

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

/* --- Showing --- */

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

GtkWidget *
pergola_entries_find_row (GtkBox *box, const char *action, const char *target)
{
  g_autoptr (GPtrArray) rows = list_rows (box);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (rows->pdata[i])), action) == 0 &&
        g_strcmp0 (g_object_get_data (rows->pdata[i], "pergola-target"), target) == 0)
      return rows->pdata[i];

  return NULL;
}

int
pergola_entries_find_focus (GtkBox *box, char **target)
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

void
pergola_entries_focus (GtkBox *box, int index, const char *target)
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
  int focus = pergola_entries_find_focus (box, &target);
  GtkWidget *list = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < entries->len; i++)
    {
      const PergolaEntry *entry = entries->pdata[i];

      if (entry->type == PERGOLA_ENTRY_GAP)
        {
          list = NULL;
          continue;
        }
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
      gtk_list_box_append (GTK_LIST_BOX (list), pergola_entry_create_row (entry));
    }
  pergola_entries_focus (box, focus, target);
}
