/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be done with a project in the library: its menu, and the keys that do the same. */

#include "config.h"

#include "pergola-library-page-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-library-files.h"
#include "pergola-popup.h"
#include "pergola-start-window.h"
#include "pergola-window.h"

static GtkWindow *
get_window (PergolaLibraryPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
toast (PergolaLibraryPage *self, const char *message)
{
  if (PERGOLA_IS_START_WINDOW (get_window (self)))
    pergola_start_window_toast (PERGOLA_START_WINDOW (get_window (self)), message, NULL, NULL);
}

/* --- Which one --- */

/* (transfer none) (nullable): what the menu is about, else what has the focus. */
static PergolaLibraryItem *
get_current (PergolaLibraryPage *self)
{
  guint focused = pergola_library_page_get_focused (self);

  return focused != G_MAXUINT ? pergola_library_model_get (self->model, focused) : self->current;
}

/* --- Opening --- */

void
pergola_library_page_open (PergolaLibraryPage *self, PergolaLibraryItem *item)
{
  /* Also one that could not be read: it may be mended by now, or hold both sides of a merge. */
  pergola_application_open (self->app, pergola_library_item_get_path (item), NULL, get_window (self));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryItem *item = get_current (PERGOLA_LIBRARY_PAGE (widget));

  if (item != NULL)
    pergola_library_page_open (PERGOLA_LIBRARY_PAGE (widget), item);
}

static void
continue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (widget);
  PergolaLibraryItem *item = pergola_library_top_get_latest (PERGOLA_LIBRARY_TOP (self->top));

  if (item != NULL)
    pergola_library_page_open (self, item);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_library_page_stop (PERGOLA_LIBRARY_PAGE (widget));
}

static void
show_in_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryItem *item = get_current (PERGOLA_LIBRARY_PAGE (widget));

  if (item != NULL)
    pergola_library_show_in_files (pergola_library_item_get_path (item));
}

/* --- Another one like it, another name --- */

static void
duplicated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pergola_library_duplicate_finish (result, &error);

  if (self->model == NULL)
    return;
  if (path == NULL)
    toast (self, error->message);
  else
    pergola_library_model_note (self->model, path);
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (widget);
  PergolaLibraryItem *item = get_current (self);

  PergolaFile *file;
  g_autoptr (GBytes) bytes = NULL;

  if (item == NULL || pergola_library_item_get_error (item) != NULL)
    return;
  /* Of one that is open, what is on the screen. */
  file = pergola_application_find_file (self->app, pergola_library_item_get_path (item));
  bytes = file != NULL ? pergola_writer_write (pergola_file_get_project (file)) : NULL;
  pergola_library_duplicate_async (pergola_application_get_frameworks (self->app), pergola_library_item_get_path (item),
                                   bytes, duplicated_cb, g_object_ref (self));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryPage) self = data;
  g_autoptr (GError) error = NULL;

  g_autofree char *path = g_strdup (pergola_library_rename_get_path (result));

  if (!pergola_library_rename_finish (result, &error))
    toast (self, error->message);
  if (self->model != NULL)
    pergola_library_model_note (self->model, path);
}

typedef struct
{
  PergolaLibraryPage *self;
  PergolaLibraryItem *item;
  GtkEditable *entry;
} Renaming;

static void
renaming_free (gpointer data, GClosure *closure)
{
  Renaming *renaming = data;

  g_object_unref (renaming->self);
  g_object_unref (renaming->item);
  g_free (renaming);
}

static void
rename_answered_cb (AdwMessageDialog *dialog, const char *response, Renaming *renaming)
{
  PergolaLibraryPage *self = renaming->self;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (renaming->entry)));

  if (!g_str_equal (response, "rename") || *title == '\0' || self->app == NULL)
    return;
  pergola_library_rename_async (pergola_application_get_frameworks (self->app),
                                pergola_library_item_get_path (renaming->item), title, renamed_cb, g_object_ref (self));
}

static void
name_cb (GtkEditable *entry, GParamSpec *pspec, AdwMessageDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "rename", *title != '\0');
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (widget);
  PergolaLibraryItem *item = get_current (self);
  GtkWidget *dialog, *entry;
  Renaming *renaming;

  if (item == NULL || pergola_library_item_get_error (item) != NULL || pergola_library_item_get_shown (item))
    return;
  dialog = adw_message_dialog_new (get_window (self), _ ("Rename Project"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), pergola_library_item_get_title (item));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename", _ ("_Rename"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "notify::text", G_CALLBACK (name_cb), dialog, 0);

  renaming = g_new0 (Renaming, 1);
  renaming->self = g_object_ref (self);
  renaming->item = g_object_ref (item);
  renaming->entry = GTK_EDITABLE (entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (rename_answered_cb), renaming, renaming_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* --- Trash --- */

static void
trash_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (widget);
  PergolaLibraryItem *item = get_current (self);

  if (item != NULL && !pergola_library_item_get_shown (item))
    pergola_library_page_throw_away (self, item);
}

/* --- Menu --- */

static void
restore_tooltip (GtkWidget *tile)
{
  gtk_widget_set_has_tooltip (tile, TRUE);
}

/* It would lie over the menu. */
static void
pause_tooltip (GtkWidget *tile, GtkWidget *popover)
{
  gtk_widget_set_has_tooltip (tile, FALSE);
  gtk_widget_trigger_tooltip_query (tile);
  g_signal_connect_object (popover, "closed", G_CALLBACK (restore_tooltip), tile, G_CONNECT_SWAPPED);
}

void
pergola_library_page_show_menu (PergolaLibraryPage *self, PergolaLibraryTile *tile, const GdkRectangle *at)
{
  PergolaLibraryItem *item = pergola_library_tile_get_item (tile);
  gboolean readable = pergola_library_item_get_error (item) == NULL, shown = pergola_library_item_get_shown (item);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenu) third = g_menu_new ();

  g_set_object (&self->current, item);
  gtk_widget_grab_focus (GTK_WIDGET (tile));
  pergola_menu_append (first, readable ? _ ("_Open") : _ ("_What Is Wrong"), "library.open", NULL);
  pergola_menu_append (first, _ ("_Show in Files"), "library.show-in-files", NULL);
  if (readable)
    pergola_menu_append (second, _ ("_Duplicate"), "library.duplicate", NULL);
  if (readable && !shown)
    pergola_menu_append (second, _ ("_Rename…"), "library.rename", NULL);
  if (!shown)
    pergola_menu_append (third, _ ("Move to _Trash"), "library.trash", NULL);
  pergola_menu_append_section (menu, first);
  pergola_menu_append_section (menu, second);
  pergola_menu_append_section (menu, third);
  pause_tooltip (GTK_WIDGET (tile), pergola_popup (GTK_WIDGET (self), GTK_WIDGET (tile), G_MENU_MODEL (menu), at));
}

void
pergola_library_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "library.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "library.continue", NULL, continue_cb);
  gtk_widget_class_install_action (klass, "library.stop", NULL, stop_cb);
  gtk_widget_class_install_action (klass, "library.show-in-files", NULL, show_in_files_cb);
  gtk_widget_class_install_action (klass, "library.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "library.rename", NULL, rename_cb);
  gtk_widget_class_install_action (klass, "library.trash", NULL, trash_cb);
  gtk_widget_class_install_property_action (klass, "library.sort", "sort");
  gtk_widget_class_install_property_action (klass, "library.view", "view");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "library.trash", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "library.rename", NULL);
}
