/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-folders-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-banner.h"
#include "pergola-library.h"

struct _PergolaLibraryFoldersList
{
  AdwBin parent_instance;

  PergolaBanner *banner;
  GtkListBox *list;

  PergolaFolders *folders;
  PergolaLibrary *library;
  GPtrArray *entries; /* (nullable) (element-type PergolaLibraryEntry) */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryFoldersList, pergola_library_folders_list, ADW_TYPE_BIN)

/* --- What is in them --- */

static gboolean
is_within (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || g_str_has_suffix (folder, "/"));
}

/* (transfer full) */
static char *
describe (PergolaLibraryFoldersList *self, const char *folder)
{
  guint n = 0, away = 0;

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const PergolaLibraryEntry *entry = self->entries->pdata[i];

      if (is_within (entry->path, folder))
        {
          n++;
          away += entry->away;
        }
    }
  if (away > 0 && away == n)
    return g_strdup_printf (ngettext ("Not there now · %u project", "Not there now · %u projects", n), n);
  return n > 0 ? g_strdup_printf (ngettext ("%u project", "%u projects", n), n) : g_strdup (_ ("No projects"));
}

/* --- Rows --- */

static void
say (PergolaLibraryFoldersList *self, GError *error)
{
  pergola_banner_show (self->banner, TRUE, error->message, NULL, NULL);
}

static void
remove_cb (GtkButton *button, PergolaLibraryFoldersList *self)
{
  g_autoptr (GError) error = NULL;

  if (!pergola_folders_remove (self->folders, g_object_get_data (G_OBJECT (button), "folder"), &error))
    say (self, error);
}

static GtkWidget *
create_row (PergolaLibraryFoldersList *self, const char *folder)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *line = describe (self, folder);
  g_autofree char *name = g_strdup_printf (_ ("Take “%s” out of the library"), shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  g_object_set_data_full (G_OBJECT (button), "folder", g_strdup (folder), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take out of the library"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (PergolaLibraryFoldersList *self)
{
  g_auto (GStrv) folders = pergola_folders_list (self->folders);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (int i = 0; folders[i] != NULL; i++)
    gtk_list_box_append (self->list, create_row (self, folders[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), folders[0] != NULL);
}

static void
listed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryFoldersList) self = data;
  g_autoptr (GPtrArray) entries = pergola_library_list_finish (PERGOLA_LIBRARY (library), result, NULL);

  if (entries == NULL || self->library == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  fill (self);
}

static void
changed_cb (PergolaLibraryFoldersList *self)
{
  fill (self);
  pergola_library_list_async (self->library, self->cancellable, listed_cb, g_object_ref (self));
}

/* --- Adding --- */

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaLibraryFoldersList *self)
{
  g_autoptr (GFile) folder =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr (GError) error = NULL;

  if (folder != NULL && g_file_peek_path (folder) == NULL)
    pergola_banner_show (self->banner, TRUE, _ ("This folder is not on this computer. Choose one that is."), NULL,
                         NULL);
  else if (folder != NULL && !pergola_folders_add (self->folders, g_file_peek_path (folder), &error))
    say (self, error);
  g_object_unref (dialog);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Add a Folder"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Add"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Object --- */

static void
pergola_library_folders_list_dispose (GObject *object)
{
  PergolaLibraryFoldersList *self = PERGOLA_LIBRARY_FOLDERS_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->folders);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (pergola_library_folders_list_parent_class)->dispose (object);
}

static void
pergola_library_folders_list_finalize (GObject *object)
{
  g_object_unref (PERGOLA_LIBRARY_FOLDERS_LIST (object)->cancellable);
  G_OBJECT_CLASS (pergola_library_folders_list_parent_class)->finalize (object);
}

static void
pergola_library_folders_list_class_init (PergolaLibraryFoldersListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_library_folders_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_library_folders_list_finalize;
  g_type_ensure (PERGOLA_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PERGOLA_RESOURCE_BASE "/ui/pergola-library-folders-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryFoldersList, banner);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryFoldersList, list);
  gtk_widget_class_install_action (widget_class, "folders.add", NULL, add_cb);
}

static void
pergola_library_folders_list_init (PergolaLibraryFoldersList *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_library_folders_list_set_application (PergolaLibraryFoldersList *self, PergolaApplication *app)
{
  self->folders = g_object_ref (pergola_application_get_folders (app));
  self->library = g_object_ref (pergola_application_get_library (app));
  g_signal_connect_object (self->folders, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  /* Where no library was shown yet, nobody has looked; what is found is told as a change. */
  pergola_library_refresh_async (self->library, self->cancellable, NULL, NULL);
}
