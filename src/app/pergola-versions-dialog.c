/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-versions-dialog.h"

#include <glib/gi18n-lib.h>

#include "pergola-join-preview.h"
#include "pergola-joining.h"
#include "pergola-place.h"
#include "pergola-versions.h"

struct _PergolaVersionsDialog
{
  AdwWindow parent_instance;

  PergolaWindow *window; /* (nullable), weak */
  PergolaState *state;
  PergolaFile *file;
  GPtrArray *versions; /* (nullable): of PergolaVersion, once they are read */
  GCancellable *cancellable;

  GtkStack *pages;
  AdwPreferencesPage *list;
  GtkPicture *picture;
  GtkWidget *back;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (PergolaVersionsDialog, pergola_versions_dialog, ADW_TYPE_WINDOW)

static void
say (PergolaVersionsDialog *self, const char *message)
{
  gtk_label_set_label (self->fault, message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), message != NULL && *message != '\0');
}

/* --- The list --- */

static char *
format_day (const PergolaVersion *version)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->time);

  /* Translators: a day for g_date_time_format: Friday, 9 May 2025 */
  return time != NULL ? g_date_time_format (time, _ ("%A, %-e %B %Y")) : g_strdup ("");
}

static char *
format_time (const PergolaVersion *version)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->time);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

static const char *
describe_reason (const PergolaVersion *version)
{
  switch (version->reason)
    {
    case PERGOLA_VERSION_OPENED:
      return _ ("as it was opened");
    case PERGOLA_VERSION_REPLACED:
      return _ ("before an earlier version was brought back");
    case PERGOLA_VERSION_DISCARDED:
      return _ ("discarded, kept for 30 days");
    case PERGOLA_VERSION_SAVED:
    default:
      return _ ("saved");
    }
}

static char *
describe_difference (PergolaVersionsDialog *self, const PergolaVersion *version)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (pergola_file_get_project (self->file), NULL);
  int more = (int) version->n_items - (int) items->len;
  guint n = (guint) ABS (more);

  if (more == 0)
    return g_strdup (_ ("as many items as now"));
  return g_strdup_printf (more > 0 ? ngettext ("%u item more than now", "%u items more than now", n)
                                   : ngettext ("%u item fewer than now", "%u items fewer than now", n),
                          n);
}

static GtkWidget *
create_button (guint index, const char *icon, const char *label, const char *action, const char *time)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, time);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_row (PergolaVersionsDialog *self, guint index)
{
  const PergolaVersion *version = self->versions->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = format_time (version);
  g_autofree char *difference = describe_difference (self, version);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", difference, describe_reason (version));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (index, "view-reveal-symbolic", _ ("Look"), "versions.look", time));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (index, "document-revert-symbolic", _ ("Bring Back"),
                                                                  "versions.restore", time));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (index, "document-save-as-symbolic",
                                                                  _ ("Save a Copy…"), "versions.copy", time));
  return row;
}

static void
fill (PergolaVersionsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->versions->len; i++)
    {
      g_autofree char *day = format_day (self->versions->pdata[i]);

      if (g_strcmp0 (day, last) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, day);
          adw_preferences_page_add (self->list, group);
          g_free (last);
          last = g_strdup (day);
        }
      adw_preferences_group_add (group, create_row (self, i));
    }
  gtk_stack_set_visible_child_name (self->pages, self->versions->len > 0 ? "list" : "empty");
}

typedef struct
{
  PergolaState *state;
  char *id;
  char *path; /* (nullable) */
} Listing;

static void
listing_free (Listing *listing)
{
  g_object_unref (listing->state);
  g_free (listing->id);
  g_free (listing->path);
  g_free (listing);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Listing *listing = data;

  g_task_return_pointer (task, pergola_versions_list (listing->state, listing->id, listing->path),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);

  self->versions = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->versions != NULL && self->pages != NULL)
    fill (self);
}

static void
read_list (PergolaVersionsDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, listed_cb, NULL);
  Listing *listing = g_new0 (Listing, 1);

  listing->state = g_object_ref (self->state);
  listing->id = g_strdup (pergola_project_get_id (pergola_file_get_project (self->file)));
  listing->path = g_strdup (pergola_file_get_path (self->file));
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  g_task_run_in_thread (task, list_in_thread);
}

/* (transfer full) (nullable): one version is one compressed file, no larger than a project. */
static GBytes *
read_version (PergolaVersionsDialog *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pergola_versions_read (self->versions->pdata[g_variant_get_uint32 (parameter)], &error);

  say (self, error != NULL ? error->message : NULL);
  return bytes;
}

/* --- Looking --- */

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = pergola_join_preview_finish (PERGOLA_PROJECT (source), result, &error);

  if (self->pages == NULL || texture == NULL)
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->pages, "picture");
  gtk_widget_set_visible (self->back, TRUE);
  gtk_widget_grab_focus (self->back);
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  PergolaFrameworks *frameworks = pergola_project_get_frameworks (pergola_file_get_project (self->file));
  g_autoptr (GBytes) bytes = read_version (self, parameter);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL || self->window == NULL)
    return;
  project = pergola_reader_read_bytes (bytes, _ ("Earlier version"), frameworks, &error);
  if (project == NULL)
    say (self, error->message);
  else
    pergola_join_preview_async (project, nothing, pergola_editor_get_board (pergola_window_get_editor (self->window)),
                                theme, self->cancellable, drawn_cb, g_object_ref (self));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);

  gtk_widget_set_visible (self->back, FALSE);
  gtk_stack_set_visible_child_name (self->pages, "list");
}

/* --- Bringing back --- */

/* What stands there now is what both grew out of: so all that differs is taken, and nothing collides. */
static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaVersionsDialog) self = data;
  PergolaProject *project = PERGOLA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaJoining) joining = pergola_joining_prepare_finish (project, result, &error);

  if (self->pages == NULL || self->window == NULL)
    return;
  if (joining != NULL && pergola_joining_apply (joining, project, _ ("Bring back an earlier version"), &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    say (self, error->message);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GBytes) now = pergola_writer_write (project);
  g_autoptr (GBytes) then = read_version (self, parameter);

  if (then == NULL)
    return;
  pergola_versions_keep_later (self->state, pergola_project_get_id (project), pergola_file_get_path (self->file), now,
                               PERGOLA_VERSION_REPLACED);
  pergola_joining_prepare_async (project, now, then, _ ("Earlier version"), self->cancellable, prepared_cb,
                                 g_object_ref (self));
}

/* --- Saving a copy --- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pergola_file_write_bytes (g_object_get_data (G_OBJECT (task), "path"), data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->pages != NULL)
    say (self, error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaVersionsDialog *self)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (dialog), "bytes");
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);

      g_object_set_data_full (G_OBJECT (task), "path", g_file_get_path (file), g_free);
      g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, write_in_thread);
    }
  g_object_unref (dialog);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);
  g_autoptr (GBytes) bytes = read_version (self, parameter);
  g_autofree char *stem = pergola_place_make_stem (pergola_project_get_title (pergola_file_get_project (self->file)));
  g_autofree char *name = g_strdup_printf (_ ("%s (earlier)"), stem);
  g_autofree char *full = g_strconcat (name, ".pergola", NULL);
  GtkFileChooserNative *dialog;

  if (bytes == NULL)
    return;
  dialog =
    gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), full);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Object --- */

static void
pergola_versions_dialog_dispose (GObject *object)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  self->pages = NULL;
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->state);
  g_clear_object (&self->file);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_versions_dialog_parent_class)->dispose (object);
}

static void
pergola_versions_dialog_finalize (GObject *object)
{
  g_object_unref (PERGOLA_VERSIONS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (pergola_versions_dialog_parent_class)->finalize (object);
}

static void
pergola_versions_dialog_class_init (PergolaVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_versions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_versions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, back);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, fault);
  gtk_widget_class_install_action (widget_class, "versions.look", "u", look_cb);
  gtk_widget_class_install_action (widget_class, "versions.restore", "u", restore_cb);
  gtk_widget_class_install_action (widget_class, "versions.copy", "u", copy_cb);
  gtk_widget_class_install_action (widget_class, "versions.back", NULL, back_cb);
}

static void
pergola_versions_dialog_init (PergolaVersionsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_versions_dialog_new (PergolaWindow *parent, PergolaState *state)
{
  PergolaVersionsDialog *self = g_object_new (PERGOLA_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, parent);
  self->state = g_object_ref (state);
  self->file = g_object_ref (pergola_window_get_file (parent));
  read_list (self);
  return GTK_WIDGET (self);
}
