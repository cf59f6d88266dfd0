/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-sidebar.h"

#include "pergola-board-group.h"

struct _PergolaSidebar
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  GtkListBox *list;
  GHashTable *last; /* entry → the board of its group that was shown last */
};

G_DEFINE_FINAL_TYPE (PergolaSidebar, pergola_sidebar, ADW_TYPE_BIN)

#define BOARD_KEY "pergola-board" /* of a row: its board's id */
#define GROUP_KEY "pergola-group" /* of a row: the heading above it, on the first row of a framework */

static const PergolaBoardDef *
get_entry (PergolaEditor *editor)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (editor);
  PergolaFramework *framework = pergola_project_get_framework_of_board (project, pergola_editor_get_board (editor));

  return board != NULL && framework != NULL ? pergola_board_group_get_first (framework, board) : board;
}

const char *
pergola_sidebar_get_title (PergolaEditor *editor)
{
  const PergolaBoardDef *entry = get_entry (editor);

  return entry != NULL ? entry->title : "";
}

/* --- Rows --- */

static const char *
choose_icon (GtkWidget *widget, const char *name, char **made)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  *made = g_strconcat (name != NULL ? name : "", "-symbolic", NULL);
  return gtk_icon_theme_has_icon (theme, *made) ? *made : "view-dual-symbolic";
}

static GtkWidget *
create_row (PergolaSidebar *self, const PergolaBoardDef *board, const char *heading)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (board->title);
  g_autofree char *made = NULL;
  GtkWidget *image = gtk_image_new_from_icon_name (choose_icon (GTK_WIDGET (self), board->icon, &made));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, board->title, -1);
  g_object_set_data_full (G_OBJECT (row), BOARD_KEY, g_strdup (board->id), g_free);
  g_object_set_data_full (G_OBJECT (row), GROUP_KEY, g_strdup (heading), g_free);
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), GROUP_KEY);
  GtkWidget *label;

  if (heading == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
select_board (PergolaSidebar *self)
{
  const PergolaBoardDef *entry = get_entry (self->editor);
  GtkListBoxRow *row;

  if (entry != NULL)
    g_hash_table_replace (self->last, g_strdup (entry->id), g_strdup (pergola_editor_get_board (self->editor)));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (entry != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (row), BOARD_KEY), entry->id) == 0)
      gtk_list_box_select_row (self->list, row);
}

static void
rebuild (PergolaSidebar *self)
{
  GPtrArray *frameworks;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (self->editor == NULL)
    return;

  frameworks = pergola_project_list_frameworks (pergola_editor_get_project (self->editor));
  for (guint i = 0; i < frameworks->len; i++)
    {
      PergolaFramework *framework = frameworks->pdata[i];
      g_autoptr (GPtrArray) boards = pergola_board_group_list (framework);
      const char *heading = framework->group != NULL ? framework->group : framework->title;

      for (guint j = 0; j < boards->len; j++)
        gtk_list_box_append (self->list, create_row (self, boards->pdata[j], j == 0 ? heading : NULL));
    }
  select_board (self);
}

static void
activated_cb (PergolaSidebar *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), BOARD_KEY);
  const PergolaBoardDef *entry = get_entry (self->editor);
  const char *last = g_hash_table_lookup (self->last, id);

  if (entry == NULL || !g_str_equal (entry->id, id))
    pergola_editor_set_board (self->editor, last != NULL ? last : id);
}

/* --- Object --- */

static void
pergola_sidebar_dispose (GObject *object)
{
  PergolaSidebar *self = PERGOLA_SIDEBAR (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->last, g_hash_table_unref);

  G_OBJECT_CLASS (pergola_sidebar_parent_class)->dispose (object);
}

static void
pergola_sidebar_class_init (PergolaSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
pergola_sidebar_init (PergolaSidebar *self)
{
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

void
pergola_sidebar_set_editor (PergolaSidebar *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    {
      g_signal_connect_object (editor, "notify::board", G_CALLBACK (select_board), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (rebuild), self,
                               G_CONNECT_SWAPPED);
    }
  rebuild (self);
}
