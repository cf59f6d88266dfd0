/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An indicator from its first word to its eighth reading, by keyboard, and all of it undone. */

#include "config.h"

#include "app-window.h"
#include "pergola-indicators-page.h"
#include "pergola-readings-box.h"
#include "pergola-window-private.h"
#include "pergola-writer.h"

#define ADD(path, func) g_test_add (path, AppWindow, NULL, set_up, func, app_window_tear_down)

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  pergola_editor_set_board (w->window->editor, "value.indicators");
  hands_focus (GTK_WINDOW (w->window));
  hands_settle ();
}

static char *
write_project (AppWindow *w)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (app_window_get_project (w));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GtkWidget *
find_page (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_INDICATORS_PAGE, NULL, NULL);
}

static GtkWidget *
find_readings (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_READINGS_BOX, NULL, NULL);
}

static gboolean
has_placeholder (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), text) == 0;
}

static GtkWidget *
find_entry (AppWindow *w, const char *name)
{
  return hands_find (find_readings (w), GTK_TYPE_ENTRY, has_placeholder, name);
}

static guint
count_readings (AppWindow *w)
{
  return pergola_project_count (app_window_get_project (w), "reading");
}

/* What stands in the field is replaced. */
static void
type_reading (AppWindow *w, const char *date, const char *value, const char *note)
{
  guint before = count_readings (w);

  hands_wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (w->window)), find_entry (w, "Date")));
  hands_act ("key ctrl+a");
  hands_act ("type --delay 1 '%s'", date);
  hands_act ("key Tab");
  hands_act ("type --delay 1 '%s'", value);
  hands_act ("key Tab");
  if (note != NULL)
    hands_act ("type --delay 1 '%s'", note);
  hands_act ("key Return");
  hands_wait_for (count_readings (w) == before + 1);
}

static GtkWindow *
find_dialog (AppWindow *w)
{
  GtkWindow *window = app_window_find_window (w, ADW_TYPE_WINDOW);

  return window != NULL && g_strcmp0 (gtk_window_get_title (window), "Add Readings") == 0 ? window : NULL;
}

static void
paste_five (AppWindow *w)
{
  const char *text = "Date\tValue\tNote\n14/01/2026\t21,5\t\n14/02/2026\t21,4\tCold\n14/03/2026\t21,3\t\n"
                     "14/04/2026\t21,2\t\n14/05/2026\t21,1\t\n";
  GtkWidget *button;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (w->window)), text);
  gtk_widget_grab_focus (app_window_find_button (find_readings (w), "Paste…"));
  hands_act ("key Return");
  hands_wait_for (find_dialog (w) != NULL);
  hands_wait_for ((button = app_window_find_button (GTK_WIDGET (find_dialog (w)), "_Add 5 Readings")) != NULL);
  gtk_widget_grab_focus (button);
  hands_act ("key Return");
  hands_wait_for (find_dialog (w) == NULL);
}

static void
test_by_keyboard (AppWindow *w, gconstpointer data)
{
  g_autofree char *before = write_project (w);
  g_autofree char *after = NULL;
  PergolaProject *project = app_window_get_project (w);
  guint n = count_readings (w), n_items = pergola_project_count (project, "indicator");
  g_autoptr (PergolaIndicator) indicator = NULL;
  PergolaItem *item;

  hands_wait_for (find_page (w) != NULL);
  gtk_widget_activate_action (find_page (w), "edit.add", "s", "realized");
  hands_wait_for (pergola_project_count (project, "indicator") == n_items + 1);
  hands_wait_for (find_readings (w) != NULL);
  hands_settle ();
  hands_act ("type --delay 30 'Losses'");
  hands_wait_for ((item = app_window_find_item (w, "Losses")) != NULL);

  gtk_widget_grab_focus (find_entry (w, "Date"));
  type_reading (w, "2025-10-14", "22.5", "first");
  type_reading (w, "2025-11-14", "22", NULL);
  type_reading (w, "2025-12-14", "21.75", NULL);
  paste_five (w);
  g_assert_cmpuint (count_readings (w), ==, n + 8);
  indicator = pergola_indicator_new (project, item);
  g_assert_cmpuint (indicator->readings->len, ==, 8);
  g_assert_cmpfloat (pergola_indicator_get_latest (indicator)->value, ==, 21.1);
  g_assert_cmpint (indicator->trend, ==, PERGOLA_TREND_FALLING);

  while (pergola_history_undo (pergola_project_get_history (project)))
    ;
  hands_settle ();
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/indicators/by-keyboard", test_by_keyboard);
  return g_test_run ();
}
