/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-folders-dialog.h"

#include "pergola-library-folders-list.h"

struct _PergolaLibraryFoldersDialog
{
  AdwWindow parent_instance;

  PergolaLibraryFoldersList *folders;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryFoldersDialog, pergola_library_folders_dialog, ADW_TYPE_WINDOW)

static void
pergola_library_folders_dialog_class_init (PergolaLibraryFoldersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PERGOLA_TYPE_LIBRARY_FOLDERS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PERGOLA_RESOURCE_BASE "/ui/pergola-library-folders-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryFoldersDialog, folders);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pergola_library_folders_dialog_init (PergolaLibraryFoldersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_library_folders_dialog_present (PergolaApplication *app, GtkWindow *parent)
{
  PergolaLibraryFoldersDialog *self =
    g_object_new (PERGOLA_TYPE_LIBRARY_FOLDERS_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  pergola_library_folders_list_set_application (self->folders, app);
  gtk_window_present (GTK_WINDOW (self));
}
