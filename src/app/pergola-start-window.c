/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-start-window-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-first-run.h"
#include "pergola-library-page-private.h"
#include "pergola-popup.h"

G_DEFINE_FINAL_TYPE (PergolaStartWindow, pergola_start_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Shape --- */

/* What has no room in the header bar is in the menu. */
static void
level_cb (PergolaStartWindow *self)
{
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);
  gboolean open = level != PERGOLA_LEVEL_NARROW || pergola_library_page_is_empty (self->library);

  gtk_widget_set_visible (self->new_label, level == PERGOLA_LEVEL_WIDE);
  gtk_widget_set_visible (self->open_button, open);
  g_menu_remove_all (self->open_section);
  if (!open)
    g_menu_append (self->open_section, _ ("_Open…"), "app.open");
}

/* --- Pages --- */

void
pergola_start_window_show_home (PergolaStartWindow *self)
{
  gboolean empty = pergola_library_page_is_empty (self->library);
  gboolean had_focus = gtk_window_get_focus (GTK_WINDOW (self)) != NULL;

  gtk_stack_set_visible_child_name (self->pages, empty ? "first-run" : "library");
  gtk_widget_set_visible (self->new_button, !empty);
  pergola_start_window_offer_search (self, !empty);
  level_cb (self);
  if (!had_focus)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/* What is looked for stays on the screen while the library takes something in. */
static void
empty_cb (PergolaStartWindow *self)
{
  if (pergola_library_page_is_loaded (self->library) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "search") != 0)
    pergola_start_window_show_home (self);
}

/* --- Menus --- */

static void
fill_new_menu (PergolaStartWindow *self, PergolaApplication *app)
{
  g_autoptr (GPtrArray) templates = pergola_template_list_offered (pergola_application_get_frameworks (app));

  for (guint i = 0; i < templates->len; i++)
    {
      const PergolaTemplate *template = templates->pdata[i];

      pergola_menu_append_title (self->new_menu, template->title, "app.create", template->name);
    }
}

/* --- Object --- */

/* Within a search the key is the entry's. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PergolaStartWindow *self = PERGOLA_START_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "search") == 0)
    return GDK_EVENT_PROPAGATE;
  pergola_library_page_bring_back (self->library);
  return GDK_EVENT_STOP;
}

static void
untrash_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_library_page_bring_back (PERGOLA_START_WINDOW (widget)->library);
}

static void
recover_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_start_window_recover (PERGOLA_START_WINDOW (widget));
}

/* The same key as in the window of a project. */
static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *entry = GTK_WIDGET (PERGOLA_START_WINDOW (widget)->entry);

  if (gtk_widget_get_mapped (entry))
    gtk_widget_grab_focus (entry);
}

static void
pergola_start_window_dispose (GObject *object)
{
  PergolaStartWindow *self = PERGOLA_START_WINDOW (object);

  g_clear_weak_pointer (&self->toast);
  self->banner = NULL;
  g_clear_weak_pointer (&self->origin);
  G_OBJECT_CLASS (pergola_start_window_parent_class)->dispose (object);
}

static void
pergola_start_window_class_init (PergolaStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_start_window_dispose;
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_BANNER);
  g_type_ensure (PERGOLA_TYPE_FIRST_RUN);
  g_type_ensure (PERGOLA_TYPE_LIBRARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, new_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, new_menu);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, open_section);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, library_section);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, library);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, search_place);
  gtk_widget_class_install_action (widget_class, "start.untrash", NULL, untrash_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "start.recover", NULL, recover_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}

static void
pergola_start_window_init (PergolaStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pergola_start_window_init_search (self);
  pergola_start_window_init_drop (self);
  pergola_start_window_init_recovery (self);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::empty", G_CALLBACK (empty_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::loaded", G_CALLBACK (empty_cb), self, G_CONNECT_SWAPPED);
  level_cb (self);
}

GtkWidget *
pergola_start_window_new (PergolaApplication *app)
{
  PergolaStartWindow *self = g_object_new (PERGOLA_TYPE_START_WINDOW, "application", app, NULL);

  fill_new_menu (self, app);
  pergola_library_page_set_application (self->library, app);
  return GTK_WIDGET (self);
}

AdwToast *
pergola_start_window_toast (PergolaStartWindow *self, const char *message, const char *label, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast;

  /* Else they would queue up, and speak late. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (escaped);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_detailed_action_name (toast, action);
    }
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}
