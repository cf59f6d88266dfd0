/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-versions-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-theme.h"
#include "pergola-versions-job.h"

G_DEFINE_FINAL_TYPE (PergolaVersionsDialog, pergola_versions_dialog, ADW_TYPE_WINDOW)

void
pergola_versions_dialog_say (PergolaVersionsDialog *self, const char *message)
{
  gtk_label_set_label (self->fault, message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), message != NULL && *message != '\0');
}

static const PergolaVersionEntry *
get_entry (PergolaVersionsDialog *self, guint index)
{
  return self->entries->pdata[index];
}

/* --- Words --- */

static char *
format (gint64 seconds, const char *pattern)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, pattern) : g_strdup ("");
}

/* Translators: a day for g_date_time_format: Friday, 9 May 2025 */
#define DAY _ ("%A, %-e %B %Y")
#define TIME "%H:%M"

static const char *
describe_reason (const PergolaVersion *version)
{
  switch (version->reason)
    {
    case PERGOLA_VERSION_OPENED:
      return _ ("as it was opened");
    case PERGOLA_VERSION_REPLACED:
      return _ ("before an earlier version was brought back");
    case PERGOLA_VERSION_OUTSIDE:
      return _ ("as another program wrote it");
    case PERGOLA_VERSION_DISCARDED:
      return _ ("discarded, kept for 30 days");
    case PERGOLA_VERSION_SAVED:
    default:
      return _ ("saved");
    }
}

/* (transfer full) (nullable): since when it was like that, where that was kept more than once. */
static char *
describe_since (const PergolaVersionEntry *entry)
{
  g_autofree char *day = format (entry->version->time, DAY);
  g_autofree char *other = format (entry->since, DAY);
  g_autofree char *time = NULL;

  if (entry->n < 2)
    return NULL;
  if (g_str_equal (day, other))
    time = format (entry->since, TIME);
  else
    /* Translators: a day and a time for g_date_time_format: 9 May, 14:53 */
    time = format (entry->since, _ ("%-e %b, %H:%M"));
  /* Translators: %s is a time, or a day and a time */
  return g_strdup_printf (_ ("already at %s"), time);
}

/* @difference (nullable): not known yet. */
static char *
describe (const PergolaVersionEntry *entry, const char *difference)
{
  g_autofree char *since = describe_since (entry);
  const char *parts[4] = { NULL };
  guint n = 0;

  if (difference != NULL)
    parts[n++] = difference;
  parts[n++] = describe_reason (entry->version);
  if (since != NULL)
    parts[n++] = since;
  return g_strjoinv (" · ", (GStrv) parts);
}

/* --- The list --- */

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
  const PergolaVersionEntry *entry = get_entry (self, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *look;
  g_autofree char *time = format (entry->version->time, TIME);
  g_autofree char *subtitle = describe (entry, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  look = create_button (index, "view-reveal-symbolic", _ ("Look"), "versions.look", time);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), look);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (index, "document-revert-symbolic", _ ("Bring Back"),
                                                                  "versions.restore", time));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), look);
  return row;
}

static void
found_cb (GObject *source, guint index, const char *words)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  g_autofree char *subtitle = NULL;

  if (self->app == NULL)
    return;
  subtitle = describe (get_entry (self, index), words);
  adw_action_row_set_subtitle (self->rows->pdata[index], subtitle);
}

/* The project of a window, as it is now. */
static void
describe_all (PergolaVersionsDialog *self)
{
  g_autoptr (GBytes) now = self->file != NULL ? pergola_writer_write (pergola_file_get_project (self->file)) : NULL;

  pergola_versions_describe (G_OBJECT (self), pergola_application_get_frameworks (self->app), self->entries, now,
                             self->cancellable, found_cb);
}

static void
fill (PergolaVersionsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *day = format (get_entry (self, i)->version->time, DAY);
      GtkWidget *row = create_row (self, i);

      if (g_strcmp0 (day, last) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, day);
          adw_preferences_page_add (self->list, group);
          g_free (last);
          last = g_steal_pointer (&day);
        }
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->pages, self->entries->len > 0 ? "list" : "empty");
  describe_all (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);

  self->entries = pergola_versions_list_finish (source, result, NULL);
  if (self->entries != NULL && self->app != NULL)
    fill (self);
}

static void
read_list (PergolaVersionsDialog *self)
{
  const char *id = self->file != NULL ? pergola_project_get_id (pergola_file_get_project (self->file)) : NULL;
  const char *path = self->file != NULL ? pergola_file_get_path (self->file) : self->path;

  pergola_versions_list_async (G_OBJECT (self), self->state, id, path, self->cancellable, listed_cb, NULL);
}

/* --- Looking --- */

static void
show_list (PergolaVersionsDialog *self)
{
  gtk_widget_set_visible (self->back, FALSE);
  adw_window_title_set_subtitle (self->title, "");
  gtk_stack_set_visible_child_name (self->pages, "list");
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = pergola_versions_draw_finish (source, result, &error);
  g_autofree char *when = NULL;

  if (self->app == NULL)
    return;
  if (texture == NULL)
    {
      pergola_versions_dialog_say (self, error->message);
      return;
    }
  when = format (get_entry (self, index)->version->time, _ ("%-e %b, %H:%M"));
  adw_window_title_set_subtitle (self->title, when);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "u", index);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy), "u", index);
  gtk_stack_set_visible_child_name (self->pages, "picture");
  gtk_widget_set_visible (self->back, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->restore));
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  guint index = g_variant_get_uint32 (parameter);

  pergola_versions_dialog_say (self, NULL);
  pergola_versions_draw_async (
    G_OBJECT (self), pergola_application_get_frameworks (self->app), self->entries, index,
    self->window != NULL ? pergola_editor_get_board (pergola_window_get_editor (self->window)) : NULL, theme,
    self->cancellable, drawn_cb, GUINT_TO_POINTER (index));
}

/* --- Actions --- */

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_versions_dialog_restore (PERGOLA_VERSIONS_DIALOG (widget), g_variant_get_uint32 (parameter));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_versions_dialog_copy (PERGOLA_VERSIONS_DIALOG (widget), g_variant_get_uint32 (parameter));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_list (PERGOLA_VERSIONS_DIALOG (widget));
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "picture") == 0)
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- Object --- */

static void
pergola_versions_dialog_dispose (GObject *object)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->app);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->state);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (pergola_versions_dialog_parent_class)->dispose (object);
}

static void
pergola_versions_dialog_finalize (GObject *object)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (pergola_versions_dialog_parent_class)->finalize (object);
}

static void
pergola_versions_dialog_class_init (PergolaVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_versions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_versions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, restore);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, back);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionsDialog, fault);
  gtk_widget_class_install_action (widget_class, "versions.look", "u", look_cb);
  gtk_widget_class_install_action (widget_class, "versions.restore", "u", restore_cb);
  gtk_widget_class_install_action (widget_class, "versions.copy", "u", copy_cb);
  gtk_widget_class_install_action (widget_class, "versions.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "versions.leave", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "versions.leave", NULL);
}

static void
pergola_versions_dialog_init (PergolaVersionsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_versions_dialog_new (PergolaWindow *parent, PergolaState *state)
{
  PergolaVersionsDialog *self = g_object_new (PERGOLA_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);

  self->app = g_object_ref (PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (parent))));
  g_set_weak_pointer (&self->window, parent);
  self->state = g_object_ref (state);
  self->file = g_object_ref (pergola_window_get_file (parent));
  read_list (self);
  return GTK_WIDGET (self);
}

GtkWidget *
pergola_versions_dialog_new_for_file (PergolaApplication *app, GtkWindow *parent, const char *path)
{
  PergolaVersionsDialog *self = g_object_new (PERGOLA_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);

  self->app = g_object_ref (app);
  self->state = g_object_ref (pergola_application_get_state (app));
  self->path = g_strdup (path);
  read_list (self);
  return GTK_WIDGET (self);
}
