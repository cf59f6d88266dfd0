/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* People on their page: found, named, made one, and followed to what they told. With a real keyboard. */

#include "config.h"

#include "app-window.h"
#include "pergola-merge-dialog.h"
#include "pergola-people-page.h"
#include "pergola-window-private.h"

#include <string.h>

typedef struct
{
  AppWindow w;
  char *story;
} Fixture;

static PergolaProject *
get_project (Fixture *f)
{
  return app_window_get_project (&f->w);
}

static void
name (Fixture *f, const char *field, const char *person)
{
  pergola_edit_set_reference (get_project (f), (char *[]){ f->story, NULL }, field, person, NULL);
}

static GtkWidget *
get_page (Fixture *f)
{
  return hands_find (GTK_WIDGET (f->w.window), PERGOLA_TYPE_PEOPLE_PAGE, NULL, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  PergolaProject *project;

  app_window_set_up (&f->w, NULL);
  project = get_project (f);
  pergola_project_begin (project, "Add");
  f->story = g_strdup (pergola_item_get_id (pergola_project_add (project, "story", NULL)));
  pergola_project_set (project, f->story, "title", "The valve", NULL);
  pergola_project_commit (project);
  if (data != NULL)
    {
      name (f, "by", "Ana");
      name (f, "heard", "Ana Lima");
      name (f, "heard", "Rui Costa");
    }
  pergola_editor_set_board (f->w.window->editor, "people.people");
  hands_wait_for (get_page (f) != NULL);
  hands_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->story);
  app_window_tear_down (&f->w, NULL);
}

static gboolean
says (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

static gboolean
shows (Fixture *f, const char *text)
{
  return hands_find (GTK_WIDGET (f->w.window), GTK_TYPE_LABEL, says, text) != NULL;
}

static PergolaItem *
find (Fixture *f, const char *text)
{
  return pergola_person_find (get_project (f), text);
}

static void
select_person (Fixture *f, const char *text)
{
  pergola_selection_set_one (app_window_get_selection (&f->w), pergola_item_get_id (find (f, text)));
  hands_settle ();
}

/* From an empty page to a person who has a name, by keys. */
static void
test_first (Fixture *f, gconstpointer data)
{
  g_assert_true (shows (f, "Nobody is named yet. Whoever you name in a story is here at once."));
  hands_click (app_window_find_button (get_page (f), "Add Person"));
  hands_wait_for (pergola_project_count (get_project (f), "person") == 1);
  hands_act ("type Bela");
  hands_wait_for (find (f, "Bela") != NULL);
  hands_wait_for (hands_find (get_page (f), GTK_TYPE_LABEL, says, "Bela") != NULL);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  GtkWidget *search = hands_find (get_page (f), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  hands_wait_for (shows (f, "Told 1"));
  g_assert_true (shows (f, "Heard 1"));
  g_assert_true (shows (f, "Ana Lima"));
  hands_focus (GTK_WINDOW (f->w.window));
  gtk_widget_grab_focus (search);
  hands_act ("type rui");
  hands_wait_for (!shows (f, "Ana Lima"));
  g_assert_true (shows (f, "Rui Costa"));
  hands_act ("key Down");
  hands_act ("key space");
  hands_wait_for (
    pergola_selection_contains (app_window_get_selection (&f->w), pergola_item_get_id (find (f, "rui costa"))));
  hands_wait_for (shows (f, "Heard · 1 Story"));
}

/* What a person told is in the details, and leads there. */
static void
test_page_of_a_person (Fixture *f, gconstpointer data)
{
  select_person (f, "Ana");
  hands_wait_for (shows (f, "Told · 1 Story"));
  gtk_widget_activate_action (GTK_WIDGET (f->w.window->inspector), "inspector.visit", "s", f->story);
  hands_wait_for (pergola_selection_contains (app_window_get_selection (&f->w), f->story));
  g_assert_cmpstr (pergola_editor_get_board (f->w.window->editor), !=, "people.people");
}

static GtkWindow *
find_dialog (Fixture *f)
{
  return app_window_find_window (&f->w, PERGOLA_TYPE_MERGE_DIALOG);
}

/* The likely one is the first: Enter takes it. One step, and undone as one. */
static void
test_merge_by_asking (Fixture *f, gconstpointer data)
{
  g_autofree char *ana = NULL;

  select_person (f, "Ana");
  ana = g_strdup (pergola_item_get_id (find (f, "Ana Lima")));
  gtk_widget_activate_action (GTK_WIDGET (f->w.window), "win.merge-with", NULL);
  hands_wait_for (find_dialog (f) != NULL);
  hands_focus (find_dialog (f));
  hands_act ("key Return");
  hands_wait_for (pergola_project_count (get_project (f), "person") == 2);
  g_assert_null (find (f, "Ana"));
  g_assert_cmpstr (pergola_item_get (pergola_project_get (get_project (f), f->story), "by"), ==, ana);
  hands_wait_for (find_dialog (f) == NULL);
  g_assert_true (pergola_selection_contains (app_window_get_selection (&f->w), ana));
  pergola_history_undo (app_window_get_history (&f->w));
  g_assert_cmpuint (pergola_project_count (get_project (f), "person"), ==, 3);
}

static void
test_merge_two (Fixture *f, gconstpointer data)
{
  const char *ids[] = { pergola_item_get_id (find (f, "Ana Lima")), pergola_item_get_id (find (f, "Ana")), NULL };

  pergola_selection_set (app_window_get_selection (&f->w), ids);
  gtk_widget_activate_action (GTK_WIDGET (f->w.window), "win.merge-with", NULL);
  g_assert_cmpuint (pergola_project_count (get_project (f), "person"), ==, 2);
  g_assert_nonnull (find (f, "Ana Lima"));
}

static void
test_delete_says_where (Fixture *f, gconstpointer data)
{
  select_person (f, "Ana");
  gtk_widget_activate_action (GTK_WIDGET (f->w.window), "edit.delete", NULL);
  g_assert_null (pergola_item_get (pergola_project_get (get_project (f), f->story), "by"));
  hands_wait_for (shows (f, "“Ana” deleted. It was named in 1 place."));
}

/* From the details: the focus goes to the list, not to the title of the project. */
static void
test_delete_from_details (Fixture *f, gconstpointer data)
{
  GtkWidget *list = hands_find (get_page (f), GTK_TYPE_LIST_VIEW, NULL, NULL);
  GtkWidget *menu;

  hands_focus (GTK_WINDOW (f->w.window));
  adw_flap_set_reveal_flap (f->w.window->inspector_flap, TRUE);
  select_person (f, "Ana");
  menu = hands_find (GTK_WIDGET (f->w.window->inspector), GTK_TYPE_MENU_BUTTON, NULL, NULL);
  g_assert_nonnull (menu);
  gtk_widget_grab_focus (gtk_widget_get_first_child (menu));
  gtk_widget_activate_action (GTK_WIDGET (f->w.window), "edit.delete", NULL);
  hands_settle ();
  g_assert_null (find (f, "Ana"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->w.window)), list));
}

/* A window that opens at a page: the keyboard is on the page, not in whatever comes after it. */
static void
test_opens (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_template_create (frameworks, "water-utilities", NULL, NULL);
  g_autoptr (PergolaFile) file = pergola_file_new (project);
  PergolaWindow *window = PERGOLA_WINDOW (pergola_window_new (f->w.app, file));
  GtkWidget *page, *focus;

  pergola_editor_set_board (window->editor, "people.people");
  gtk_window_present (GTK_WINDOW (window));
  hands_wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)));
  hands_settle ();
  page = hands_find (GTK_WIDGET (window), PERGOLA_TYPE_PEOPLE_PAGE, NULL, NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, page));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add ("/people/" path, Fixture, data, set_up, func, tear_down)
  ADD ("first", NULL, test_first);
  ADD ("list", "people", test_list);
  ADD ("page-of-a-person", "people", test_page_of_a_person);
  ADD ("merge-by-asking", "people", test_merge_by_asking);
  ADD ("merge-two", "people", test_merge_two);
  ADD ("delete-says-where", "people", test_delete_says_where);
  ADD ("delete-from-details", "people", test_delete_from_details);
  ADD ("opens", NULL, test_opens);

  return g_test_run ();
}
