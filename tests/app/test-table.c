/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table with a real pointer and keyboard: sorting, selecting, naming, deleting, copying, and keeping up. */

#include "config.h"

#include "app-window.h"
#include "pergola-table-cell.h"
#include "pergola-window-private.h"

#define ADD(path, func) g_test_add (path, AppWindow, PERGOLA_EXAMPLE, set_up, func, app_window_tear_down)

static GListModel *
get_rows (AppWindow *w)
{
  GtkWidget *view = hands_find (GTK_WIDGET (w->window->table), GTK_TYPE_COLUMN_VIEW, NULL, NULL);

  return view != NULL ? G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))) : NULL;
}

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  pergola_window_show_board (w->window, "activities.matrix");
  hands_focus (GTK_WINDOW (w->window));
  g_action_group_change_action_state (G_ACTION_GROUP (w->window), "show-table", g_variant_new_boolean (TRUE));
  hands_wait_for (get_rows (w) != NULL && g_list_model_get_n_items (get_rows (w)) > 0);
  hands_settle ();
}

static const char *
get_title (AppWindow *w, guint position)
{
  g_autoptr (PergolaItem) item = g_list_model_get_item (get_rows (w), position);

  return item != NULL ? pergola_item_get_title (item) : "";
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static GtkWidget *
find_label (AppWindow *w, const char *text)
{
  GtkWidget *label = NULL;

  hands_wait_for ((label = hands_find (GTK_WIDGET (w->window->table), GTK_TYPE_LABEL, is_label, text)) != NULL);
  return label;
}

/* At its beginning. */
static void
click_row (AppWindow *w, guint position, const char *how)
{
  GtkWidget *label = find_label (w, get_title (w, position));

  hands_point_at (label, 10, gtk_widget_get_height (label) / 2.0);
  hands_act ("%s", how);
}

static gboolean
is_sorted (AppWindow *w, gboolean descending)
{
  for (guint i = 0; i + 1 < g_list_model_get_n_items (get_rows (w)); i++)
    {
      int order = g_utf8_collate (get_title (w, i), get_title (w, i + 1));

      if (descending ? order < 0 : order > 0)
        return FALSE;
    }
  return TRUE;
}

static const char *
get_id_at (AppWindow *w, guint position)
{
  return pergola_item_get_id (app_window_find_item (w, get_title (w, position)));
}

/* --- Sorting --- */

/* Not so soon after the last click that it would be a second one. */
static void
click_header (AppWindow *w, const char *title)
{
  gint64 then = g_get_monotonic_time () + G_USEC_PER_SEC;

  hands_wait_for (g_get_monotonic_time () > then);
  hands_click (find_label (w, title));
}

static void
test_sort (AppWindow *w, gconstpointer data)
{
  g_autofree char *first = g_strdup (get_title (w, 0));

  g_assert_false (is_sorted (w, FALSE));
  click_header (w, "Name");
  hands_wait_for (is_sorted (w, FALSE));
  click_header (w, "Name");
  hands_wait_for (is_sorted (w, TRUE));

  /* and it stays on the way to another board and back */
  pergola_window_show_board (w->window, "value.figure");
  hands_settle ();
  pergola_window_show_board (w->window, "activities.matrix");
  hands_wait_for (is_sorted (w, TRUE));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (w->window->table), "table.sort", "s", ""));
  hands_wait_for (g_str_equal (get_title (w, 0), first));
}

/* While its title is typed a row stays; then it comes to its place. Undo takes it back. */
static void
test_rename (AppWindow *w, gconstpointer data)
{
  guint n = g_list_model_get_n_items (get_rows (w));
  g_autofree char *second = NULL;

  click_header (w, "Name");
  hands_wait_for (is_sorted (w, FALSE));
  second = g_strdup (get_title (w, 1));
  click_row (w, 1, "click 1");
  hands_act ("key F2");
  hands_wait_for (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (w->window))));
  hands_act ("key ctrl+a");
  hands_act ("type zzz");
  hands_wait_for (g_str_equal (get_title (w, 1), "zzz"));
  hands_act ("key Return");
  hands_wait_for (g_str_equal (get_title (w, n - 1), "zzz"));
  g_assert_false (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (w->window))));
  hands_act ("key ctrl+z");
  hands_wait_for (g_str_equal (get_title (w, 1), second));
}

/* --- Selecting --- */

static void
test_select (AppWindow *w, gconstpointer data)
{
  PergolaSelection *selection = app_window_get_selection (w);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (get_rows (w));

  click_row (w, 2, "click 1");
  hands_wait_for (g_strcmp0 (pergola_selection_get_single (selection), get_id_at (w, 2)) == 0);
  hands_act ("key shift+Down");
  hands_wait_for (pergola_selection_get_size (selection) == 2);
  hands_act ("key Down");
  hands_wait_for (g_strcmp0 (pergola_selection_get_single (selection), get_id_at (w, 4)) == 0);

  /* the other way round */
  pergola_selection_set_one (selection, get_id_at (w, 1));
  hands_wait_for (gtk_selection_model_is_selected (model, 1) && !gtk_selection_model_is_selected (model, 4));
  hands_act ("key ctrl+a");
  hands_wait_for (pergola_selection_get_size (selection) == g_list_model_get_n_items (get_rows (w)));
  hands_act ("key Escape");
  hands_wait_for (pergola_selection_get_size (selection) == 0);
}

static void
test_delete (AppWindow *w, gconstpointer data)
{
  guint n = g_list_model_get_n_items (get_rows (w));
  g_autofree char *next = g_strdup (get_id_at (w, 4));

  click_row (w, 3, "click 1");
  hands_act ("key Delete");
  hands_wait_for (g_list_model_get_n_items (get_rows (w)) == n - 1);
  hands_wait_for (g_strcmp0 (pergola_selection_get_single (app_window_get_selection (w)), next) == 0);
  hands_act ("key ctrl+z");
  hands_wait_for (g_list_model_get_n_items (get_rows (w)) == n);
}

/* --- Keeping up --- */

static void
test_follow (AppWindow *w, gconstpointer data)
{
  g_autofree char *id = g_strdup (get_id_at (w, 0));
  PergolaProject *project = app_window_get_project (w);

  pergola_edit_set (project, id, "title", "Seen from elsewhere", FALSE, NULL);
  g_assert_nonnull (find_label (w, "Seen from elsewhere"));
  pergola_edit_set (project, id, "often", "fortnightly", FALSE, NULL);
  g_assert_nonnull (find_label (w, "Every two weeks"));
}

/* --- Copying --- */

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (AppWindow *w, gconstpointer data)
{
  g_autofree char *start = g_strdup_printf ("%s\t", get_title (w, 1));
  g_autofree char *text = NULL;

  click_row (w, 1, "click 1");
  hands_act ("key ctrl+c");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (w->window)), NULL, read_cb, &text);
  hands_wait_for (text != NULL);
  g_assert_true (g_str_has_prefix (text, start));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/table/sort", test_sort);
  ADD ("/table/rename", test_rename);
  ADD ("/table/select", test_select);
  ADD ("/table/delete", test_delete);
  ADD ("/table/follow", test_follow);
  ADD ("/table/copy", test_copy);
  return g_test_run ();
}
