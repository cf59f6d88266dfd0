/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search over all projects, with real files, a real keyboard and pointer. */

#include "config.h"

#include <glib/gstdio.h>

#include "find-fixture.h"
#include "pergola-find-model.h"
#include "pergola-search-row.h"
#include "pergola-start-window-private.h"

static void
assert_opened (Find *f, const char *project, const char *title)
{
  const char *id;

  hands_wait_for ((f->base.window = PERGOLA_WINDOW (app_window_find_window (&f->base, PERGOLA_TYPE_WINDOW))) != NULL);
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (&f->base)), ==, project);
  hands_wait_for ((id = pergola_selection_get_single (app_window_get_selection (&f->base))) != NULL);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (app_window_get_project (&f->base), id)), ==, title);
}

/* Typing anywhere begins it; the keys go through what is found. */
static void
test_keys (Find *f, gconstpointer data)
{
  g_autofree char *first = NULL;

  find_type (f, "NIGHT");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  first = g_strdup (find_get_selected (f));
  g_assert_nonnull (first);
  hands_act ("key Down");
  g_assert_cmpstr (find_get_selected (f), !=, first);
  hands_act ("key Up");
  g_assert_cmpstr (find_get_selected (f), ==, first);
  hands_act ("key Up");
  g_assert_cmpstr (find_get_selected (f), ==, first);
  hands_act ("key ctrl+g ctrl+g");
  g_assert_cmpstr (find_get_selected (f), ==, first);
  while (g_strcmp0 (find_get_selected (f), "Visit by night") != 0)
    hands_act ("key ctrl+g");
  hands_act ("key Return");
  assert_opened (f, "River wardens", "Visit by night");
}

static void
test_pointer (Find *f, gconstpointer data)
{
  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  find_click (f, PERGOLA_TYPE_SEARCH_ROW, "Log kept at night");
  assert_opened (f, "Harbour watch", "Log kept at night");
}

/* The beginning of a word, and what stands in one project only. */
static void
test_typing (Find *f, gconstpointer data)
{
  find_type (f, "nig");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("type --delay 30 'ht vis'");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (find_get_selected (f), ==, "Visit by night");
  gtk_editable_set_text (f->start->entry, "joao");
  hands_wait_for (g_strcmp0 (find_get_selected (f), "João") == 0);
}

static void
test_nothing (Find *f, gconstpointer data)
{
  find_type (f, "night");
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  gtk_editable_set_text (f->start->entry, "log kept");
  hands_wait_for (find_words (f, "Nothing matches “log kept”") != NULL);
  hands_settle ();
  hands_click (app_window_find_button (GTK_WIDGET (f->start), "Search without _filters"));
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Log kept at night") == 0);
  gtk_editable_set_text (f->start->entry, "<b>zebra");
  hands_wait_for (find_words (f, "Nothing matches “<b>zebra”") != NULL);
  g_assert_null (app_window_find_button (GTK_WIDGET (f->start), "Search without _filters"));
}

static void
test_escape (Find *f, gconstpointer data)
{
  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
  g_assert_cmpstr (gtk_editable_get_text (f->start->entry), ==, "");
}

/* What was chosen stays chosen while there is more and more of it. */
static void
test_change (Find *f, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (FIND_RIVER, "Visit by night", 2);
  g_autofree char *other = g_strjoinv ("Night visit", parts);
  g_autofree char *chosen = NULL;

  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("key Down Down");
  chosen = g_strdup (find_get_selected (f));
  find_write_project (f, "another.pergola", other);
  find_refresh (f);
  hands_wait_for (find_words (f, "6 results in 3 projects") != NULL);
  g_assert_cmpstr (find_get_selected (f), ==, chosen);
}

static gboolean
is_tile_of (GtkWidget *tile, gconstpointer title)
{
  return gtk_widget_get_focusable (tile) && find_holds_words (tile, title);
}

/* To the project where one was before the search. */
static void
test_focus (Find *f, gconstpointer data)
{
  GType tiles = g_type_from_name ("PergolaLibraryTile");
  GtkWidget *tile = NULL;

  for (const char *const *title = (const char *[]){ "River wardens", "Harbour watch", NULL }; *title != NULL; title++)
    {
      hands_wait_for ((tile = hands_find (GTK_WIDGET (f->start), tiles, is_tile_of, *title)) != NULL);
      g_assert_true (gtk_widget_grab_focus (tile));
      find_type (f, "night");
      hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
      /* Wherever it is pressed. */
      gtk_widget_grab_focus (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
      hands_act ("key Escape");
      hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
      g_assert_true (find_get_focus (f) == tile);
    }
}

/* (nullable): of what Enter would open, the line. */
static PergolaFindLine *
get_selected_line (Find *f)
{
  GtkWidget *list = hands_find (GTK_WIDGET (f->start->search_place), GTK_TYPE_LIST_VIEW, NULL, NULL);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  return model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;
}

static guint
count_lines (Find *f, const char *title)
{
  GtkWidget *list = hands_find (GTK_WIDGET (f->start->search_place), GTK_TYPE_LIST_VIEW, NULL, NULL);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PergolaFindLine) line = g_list_model_get_item (model, i);

      n += line->hit == NULL && line->entry != NULL && g_str_equal (line->entry->title, title);
    }
  return n;
}

/* A project that is called so and holds it is there once, and can be opened; one that is only called so, too. */
static void
test_titles (Find *f, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (FIND_HARBOUR, "Harbour watch", 2);
  g_autofree char *other = g_strjoinv ("Night at the École", parts);

  find_write_project (f, "ecole.pergola", other);
  find_refresh (f);
  find_type (f, "night");
  hands_wait_for (find_words (f, "9 results in 3 projects") != NULL);
  g_assert_cmpuint (count_lines (f, "Night at the École"), ==, 1);
  g_assert_true (get_selected_line (f)->titled);
  g_assert_cmpstr (get_selected_line (f)->entry->title, ==, "Night at the École");
  hands_act ("key ctrl+g");
  g_assert_cmpstr (get_selected_line (f)->entry->title, !=, "Night at the École");
  hands_act ("key ctrl+shift+g Down");
  g_assert_nonnull (get_selected_line (f)->hit);
  gtk_editable_set_text (f->start->entry, "ecole");
  hands_wait_for (find_words (f, "1 project") != NULL);
  g_assert_true (get_selected_line (f)->titled);
  hands_act ("key Return");
  hands_wait_for ((f->base.window = PERGOLA_WINDOW (app_window_find_window (&f->base, PERGOLA_TYPE_WINDOW))) != NULL);
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (&f->base)), ==, "Night at the École");
}

/* What went away is not there to be opened any more. */
static void
test_gone (Find *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->base.folder, "river.pergola", NULL);

  find_type (f, "river");
  hands_wait_for (find_words (f, "1 project") != NULL);
  gtk_editable_set_text (f->start->entry, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  pergola_library_refresh_file (pergola_application_get_library (f->base.app), path);
  hands_wait_for (find_words (f, "4 results in 1 project") != NULL);
  gtk_editable_set_text (f->start->entry, "river");
  hands_wait_for (find_words (f, "Nothing matches “river”") != NULL);
}

/* Ctrl+Enter and the middle button open a project, and the search stays. */
static void
test_beside (Find *f, gconstpointer data)
{
  find_type (f, "night vis");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  hands_act ("key ctrl+Return");
  assert_opened (f, "River wardens", "Visit by night");
  hands_focus (GTK_WINDOW (f->start));
  g_assert_cmpstr (find_get_selected (f), ==, "Visit by night");
  gtk_window_destroy (GTK_WINDOW (f->base.window));
  hands_focus (GTK_WINDOW (f->start));
  gtk_editable_set_text (f->start->entry, "log");
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Log kept at night") == 0);
  hands_settle ();
  hands_point_at (hands_find (GTK_WIDGET (f->start), PERGOLA_TYPE_SEARCH_ROW, find_holds_words, "Log kept at night"),
                  200, 20);
  hands_act ("click 2");
  assert_opened (f, "Harbour watch", "Log kept at night");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->start)));
}

/* What is private can be searched where nothing else has it. */
static void
test_ways_out (Find *f, gconstpointer data)
{
  find_type (f, "worry");
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Worry at night") == 0);
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_wait_for (find_words (f, "Nothing matches “worry”") != NULL);
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (f->start), "_Library Folders…"));
  hands_settle ();
  hands_click (app_window_find_button (GTK_WIDGET (f->start), "Search _private notes, too"));
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Worry at night") == 0);
  g_assert_true (find_is_in_entry (f));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  FIND_ADD ("/find/keys", test_keys);
  FIND_ADD ("/find/pointer", test_pointer);
  FIND_ADD ("/find/typing", test_typing);
  FIND_ADD ("/find/nothing", test_nothing);
  FIND_ADD ("/find/escape", test_escape);
  FIND_ADD ("/find/change", test_change);
  FIND_ADD ("/find/focus", test_focus);
  FIND_ADD ("/find/titles", test_titles);
  FIND_ADD ("/find/gone", test_gone);
  FIND_ADD ("/find/beside", test_beside);
  FIND_ADD ("/find/ways-out", test_ways_out);

  return g_test_run ();
}
