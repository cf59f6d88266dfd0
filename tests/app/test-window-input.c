/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A real pointer and a real keyboard on the whole window; what counts is what the project is afterwards. */

#include "config.h"

#include "app-window.h"
#include "pergola-board-node.h"
#include "pergola-export-dialog.h"
#include "pergola-outline-row.h"
#include "pergola-window-private.h"

#define ADD(path, template, func) g_test_add (path, AppWindow, template, app_window_set_up, func, app_window_tear_down)

static PergolaHistory *
get_history (AppWindow *w)
{
  return pergola_project_get_history (app_window_get_project (w));
}

/* A card is clicked, its title typed in the inspector: one step of undo, taken back with the keyboard while typing. */
static void
test_type_title (AppWindow *w, gconstpointer data)
{
  PergolaItem *clinic = app_window_find_item (w, "Monthly leak clinic");
  GtkWidget *row;

  hands_focus (GTK_WINDOW (w->window));
  app_window_click_node (w, "Monthly leak clinic");
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, pergola_item_get_id (clinic));
  row = app_window_find_row (w, "Name");
  g_assert_nonnull (row);
  hands_click (row);
  hands_act ("key ctrl+a");
  hands_act ("type --delay 30 'Leak clinic'");
  hands_wait_for (g_str_equal (pergola_item_get_title (clinic), "Leak clinic"));
  hands_act ("key ctrl+z");
  hands_wait_for (g_str_equal (pergola_item_get_title (clinic), "Monthly leak clinic"));
  hands_wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "Monthly leak clinic"));
  g_assert_false (pergola_history_can_undo (get_history (w)));
  hands_act ("key ctrl+shift+z");
  hands_wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "Leak clinic"));
}

/* From an empty board to a first linked card, with the keyboard alone. */
static void
test_first_link (AppWindow *w, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  guint before = pergola_project_count (app_window_get_project (w), "value");

  hands_focus (GTK_WINDOW (w->window));
  hands_act ("key ctrl+shift+n");
  hands_act ("type --delay 30 'First moment'");
  hands_act ("key Return");
  app_window_find_item (w, "First moment");
  hands_act ("key n");
  hands_act ("type --delay 30 'What came of it'");
  hands_act ("key Return");
  app_window_find_item (w, "What came of it");
  g_assert_cmpuint (pergola_project_count (app_window_get_project (w), "value"), ==, before + 2);

  /* To the next type, and linked from the first. */
  hands_act ("key alt+Right");
  g_assert_cmpstr (pergola_item_get (app_window_find_item (w, "What came of it"), "type"), ==, "potential");
  hands_act ("key Left");
  hands_act ("key l");
  hands_act ("key Right");
  hands_act ("key Return");
  links = pergola_project_list_links (app_window_get_project (w), "flow");
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (pergola_item_get_to (links->pdata[0]), ==,
                   pergola_item_get_id (app_window_find_item (w, "What came of it")));
}

static void
assert_board_focus (AppWindow *w, const char *id)
{
  GtkWidget *focus;

  hands_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (w->window));
  g_assert_true (PERGOLA_IS_BOARD_NODE (focus));
  g_assert_cmpstr (pergola_board_node_get_id (PERGOLA_BOARD_NODE (focus)), ==, id);
}

/* Undo in the toast after a deletion: selection and focus are where they were. */
static void
test_undo_in_toast (AppWindow *w, gconstpointer data)
{
  g_autofree char *id = g_strdup (pergola_item_get_id (app_window_find_item (w, "Control-room visit")));

  hands_focus (GTK_WINDOW (w->window));
  app_window_click_node (w, "Control-room visit");
  hands_act ("key Delete");
  hands_wait_for (app_window_find_button (GTK_WIDGET (w->window), "_Undo") != NULL);
  hands_settle ();
  hands_click (app_window_find_button (GTK_WIDGET (w->window), "_Undo"));
  hands_wait_for (pergola_project_get (app_window_get_project (w), id) != NULL);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, id);
  assert_board_focus (w, id);

  /* With the keyboard, in the toast or by its key, it is the same. */
  hands_act ("key Delete");
  hands_wait_for (app_window_find_button (GTK_WIDGET (w->window), "_Undo") != NULL);
  hands_settle ();
  gtk_widget_grab_focus (app_window_find_button (GTK_WIDGET (w->window), "_Undo"));
  hands_act ("key Return");
  hands_wait_for (pergola_project_get (app_window_get_project (w), id) != NULL);
  assert_board_focus (w, id);
  hands_act ("key Delete");
  hands_act ("key ctrl+z");
  assert_board_focus (w, id);
}

static gboolean
shows (GtkWidget *row, gconstpointer id)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  return node != NULL && g_strcmp0 (node->id, id) == 0;
}

static void
wait_for_entry (AppWindow *w)
{
  hands_wait_for (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (w->window))));
}

static void
click_row (AppWindow *w, const char *title)
{
  const char *id = pergola_item_get_id (app_window_find_item (w, title));
  GtkWidget *row = NULL;

  hands_wait_for ((pergola_editor_reveal (w->window->editor, id),
                   row = hands_find (GTK_WIDGET (w->window->outline), PERGOLA_TYPE_OUTLINE_ROW, shows, id)));
  hands_settle ();
  row = hands_find (GTK_WIDGET (w->window->outline), PERGOLA_TYPE_OUTLINE_ROW, shows, id);
  g_assert_nonnull (row);
  hands_click (row);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, id);
}

/* The same in the outline. */
static void
test_outline_keys (AppWindow *w, gconstpointer data)
{
  PergolaItem *clinic = app_window_find_item (w, "Monthly leak clinic");
  guint before = pergola_project_count (app_window_get_project (w), "value");

  hands_focus (GTK_WINDOW (w->window));
  hands_act ("key ctrl+shift+o");
  click_row (w, "Monthly leak clinic");
  hands_act ("key F2");
  wait_for_entry (w);
  hands_act ("key ctrl+a");
  hands_act ("type --delay 30 'Clinic'");
  hands_act ("key Return");
  g_assert_cmpstr (pergola_item_get_title (clinic), ==, "Clinic");

  hands_act ("key n");
  wait_for_entry (w);
  hands_act ("type --delay 30 'After the clinic'");
  hands_act ("key Return");
  g_assert_cmpuint (pergola_project_count (app_window_get_project (w), "value"), ==, before + 1);
  g_assert_cmpstr (pergola_item_get (app_window_find_item (w, "After the clinic"), "type"), ==, "immediate");

  /* A name that is not given: the card was never there. */
  hands_act ("key n");
  wait_for_entry (w);
  hands_act ("key Escape");
  g_assert_cmpuint (pergola_project_count (app_window_get_project (w), "value"), ==, before + 1);

  /* The focus is still in the outline. */
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (w->window)), GTK_WIDGET (w->window->outline)));
  click_row (w, "After the clinic");
  hands_act ("key alt+Up");
  g_assert_cmpstr (pergola_item_get_rank (app_window_find_item (w, "After the clinic")), <,
                   pergola_item_get_rank (clinic));
  hands_act ("key Delete");
  g_assert_cmpuint (pergola_project_count (app_window_get_project (w), "value"), ==, before);
}

/* A click on a row of the inspector goes to the other end of a link. */
static void
test_follow_link (AppWindow *w, gconstpointer data)
{
  GtkWidget *row;

  hands_focus (GTK_WINDOW (w->window));
  app_window_click_node (w, "Candid talk on failures");
  row = app_window_find_row (w, "A contact in every city");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  hands_settle ();
  hands_click (row);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==,
                   pergola_item_get_id (app_window_find_item (w, "A contact in every city")));
}

/* Three clicks to a PDF, the last one in the desktop's own dialog. */
static void
test_export (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = g_build_filename (w->folder, "out.pdf", NULL);
  GtkWindow *dialog;
  GtkWidget *button;

  hands_focus (GTK_WINDOW (w->window));
  hands_click (w->window->export_button);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_EXPORT_DIALOG)) != NULL);
  hands_settle ();
  button = app_window_find_button (GTK_WIDGET (dialog), "_Export…");
  hands_click (button);
  hands_wait_for ((dialog = app_window_find_window (w, GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  hands_settle ();
  hands_act ("key ctrl+a");
  hands_act ("type --delay 10 '%s'", path);
  hands_act ("key Return");
  hands_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* By key the menu is visited: what is typed after it goes where it went before. */
static void
test_menu (AppWindow *w, gconstpointer data)
{
  GtkWidget *before;

  hands_focus (GTK_WINDOW (w->window));
  app_window_click_node (w, "Monthly leak clinic");
  before = gtk_window_get_focus (GTK_WINDOW (w->window));
  hands_act ("key F10");
  hands_wait_for (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (w->window->menu_button))));
  hands_act ("key Escape");
  hands_wait_for (!gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (w->window->menu_button))));
  hands_wait_for (gtk_window_get_focus (GTK_WINDOW (w->window)) == before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/input/type-title", PERGOLA_EXAMPLE, test_type_title);
  ADD ("/input/first-link", NULL, test_first_link);
  ADD ("/input/undo-in-toast", PERGOLA_EXAMPLE, test_undo_in_toast);
  ADD ("/input/outline-keys", PERGOLA_EXAMPLE, test_outline_keys);
  ADD ("/input/follow-link", PERGOLA_EXAMPLE, test_follow_link);
  ADD ("/input/menu", PERGOLA_EXAMPLE, test_menu);
  ADD ("/input/export", PERGOLA_EXAMPLE, test_export);

  return g_test_run ();
}
