/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search over all projects, with real files, a real keyboard and pointer. */

#include "config.h"

#include <glib/gstdio.h>

#include "app-window.h"
#include "pergola-find-model.h"
#include "pergola-search-row.h"
#include "pergola-start-window-private.h"

/* Not AppWindow's own window, but the start page, with these projects. */
typedef struct
{
  AppWindow base;
  PergolaStartWindow *start;
} Find;

#define HEAD(id)                                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"" id "\" language=\"en\">\n"
#define FRAMEWORKS "  <framework id=\"activities\" version=\"1\"/>\n  <framework id=\"value\" version=\"1\"/>\n"

static const char HARBOUR[] =
  HEAD ("harbour22222") "  <title>Harbour watch</title>\n" FRAMEWORKS
                        "  <item id=\"walk2222\" kind=\"activity\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Walk at night</field>\n"
                        "    <field id=\"host\">amina222</field>\n"
                        "  </item>\n"
                        "  <item id=\"amina222\" kind=\"person\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Amina</field>\n"
                        "  </item>\n"
                        "  <item id=\"log22222\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Log kept at night</field>\n"
                        "    <field id=\"type\">immediate</field>\n"
                        "  </item>\n"
                        "  <item id=\"round222\" kind=\"value\" rank=\"k\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Round in the night</field>\n"
                        "    <field id=\"date\">2020-05-14</field>\n"
                        "    <field id=\"type\">applied</field>\n"
                        "  </item>\n"
                        "  <item id=\"worry222\" kind=\"value\" rank=\"m\" audience=\"me\">\n"
                        "    <field id=\"title\">Worry at night</field>\n"
                        "    <field id=\"type\">immediate</field>\n"
                        "  </item>\n"
                        "</project>\n";

static const char RIVER[] =
  HEAD ("river2222222") "  <title>River wardens</title>\n" FRAMEWORKS
                        "  <item id=\"visit222\" kind=\"activity\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Visit by night</field>\n"
                        "    <field id=\"host\">joao2222</field>\n"
                        "  </item>\n"
                        "  <item id=\"joao2222\" kind=\"person\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">João</field>\n"
                        "  </item>\n"
                        "</project>\n";

/* --- Coming and going --- */

static void
write_project (Find *f, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (f->base.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
refreshed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  pergola_library_refresh_finish (PERGOLA_LIBRARY (library), result, NULL);
  *(gboolean *) data = TRUE;
}

static void
refresh (Find *f)
{
  gboolean done = FALSE;

  pergola_library_refresh_async (pergola_application_get_library (f->base.app), NULL, refreshed_cb, &done);
  hands_wait_for (done);
}

static void
set_up (Find *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  app_window_set_up (&f->base, NULL);
  write_project (f, "harbour.pergola", HARBOUR);
  write_project (f, "river.pergola", RIVER);
  pergola_folders_add (pergola_application_get_folders (f->base.app), f->base.folder, &error);
  g_assert_no_error (error);
  refresh (f);

  pergola_application_show_start (f->base.app);
  gtk_window_destroy (GTK_WINDOW (f->base.window));
  hands_wait_for ((f->start = PERGOLA_START_WINDOW (app_window_find_window (&f->base, PERGOLA_TYPE_START_WINDOW))) !=
                  NULL);
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
  hands_focus (GTK_WINDOW (f->start));
}

static void
tear_down (Find *f, gconstpointer data)
{
  pergola_folders_remove (pergola_application_get_folders (f->base.app), f->base.folder, NULL);
  app_window_tear_down (&f->base, data);
}

/* --- What is seen --- */

static gboolean
says (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

static GtkWidget *
find_words (Find *f, const char *text)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_LABEL, says, text);
}

static gboolean
holds_words (GtkWidget *widget, gconstpointer text)
{
  return hands_find (widget, GTK_TYPE_LABEL, says, text) != NULL;
}

static gboolean
is_pill (GtkWidget *widget, gconstpointer text)
{
  return gtk_widget_has_css_class (widget, "find-pill") && holds_words (widget, text);
}

static void
click (Find *f, GType type, const char *words)
{
  GtkWidget *widget = NULL;

  hands_wait_for ((widget = hands_find (GTK_WIDGET (f->start), type, holds_words, words)) != NULL);
  hands_settle ();
  hands_click (widget);
}

/* (nullable): the title of what Enter would open. */
static const char *
get_selected (Find *f)
{
  GtkWidget *list = hands_find (GTK_WIDGET (f->start->search_place), GTK_TYPE_LIST_VIEW, NULL, NULL);
  GtkSingleSelection *selection =
    list != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
  PergolaFindLine *line = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;

  return line != NULL && line->hit != NULL ? line->hit->title : NULL;
}

static void
type (Find *f, const char *text)
{
  hands_act ("type --delay 30 '%s'", text);
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "search"));
}

static void
assert_opened (Find *f, const char *project, const char *title)
{
  const char *id;

  hands_wait_for ((f->base.window = PERGOLA_WINDOW (app_window_find_window (&f->base, PERGOLA_TYPE_WINDOW))) != NULL);
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (&f->base)), ==, project);
  hands_wait_for ((id = pergola_selection_get_single (app_window_get_selection (&f->base))) != NULL);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (app_window_get_project (&f->base), id)), ==, title);
}

/* --- Tests --- */

/* Typing anywhere begins it; the keys go through what is found. */
static void
test_keys (Find *f, gconstpointer data)
{
  g_autofree char *first = NULL;

  type (f, "NIGHT");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  first = g_strdup (get_selected (f));
  g_assert_nonnull (first);
  hands_act ("key Down");
  g_assert_cmpstr (get_selected (f), !=, first);
  hands_act ("key Up");
  g_assert_cmpstr (get_selected (f), ==, first);
  hands_act ("key Up");
  g_assert_cmpstr (get_selected (f), ==, first);
  hands_act ("key ctrl+g ctrl+g");
  g_assert_cmpstr (get_selected (f), ==, first);
  while (g_strcmp0 (get_selected (f), "Visit by night") != 0)
    hands_act ("key ctrl+g");
  hands_act ("key Return");
  assert_opened (f, "River wardens", "Visit by night");
}

static void
test_pointer (Find *f, gconstpointer data)
{
  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  click (f, PERGOLA_TYPE_SEARCH_ROW, "Log kept at night");
  assert_opened (f, "Harbour watch", "Log kept at night");
}

/* The beginning of a word, and what stands in one project only. */
static void
test_typing (Find *f, gconstpointer data)
{
  type (f, "nig");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("type --delay 30 'ht vis'");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (get_selected (f), ==, "Visit by night");
  gtk_editable_set_text (f->start->entry, "joao");
  hands_wait_for (g_strcmp0 (get_selected (f), "João") == 0);
}

static void
test_kinds (Find *f, gconstpointer data)
{
  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  click (f, GTK_TYPE_CHECK_BUTTON, "Values");
  hands_wait_for (find_words (f, "2 results in 2 projects") != NULL);
  /* Kinds that nobody knew of are not left out, and the one that is can be taken in again. */
  gtk_editable_set_text (f->start->entry, "amina");
  hands_wait_for (g_strcmp0 (get_selected (f), "Amina") == 0);
  click (f, GTK_TYPE_CHECK_BUTTON, "Values");
  gtk_editable_set_text (f->start->entry, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

static void
test_person (Find *f, gconstpointer data)
{
  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (get_selected (f), ==, "Visit by night");
  /* The pill beside the count takes it away. */
  hands_settle ();
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_BUTTON, is_pill, "João"));
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

/* What is not dated is as old as its file: of this month. */
static void
test_date (Find *f, gconstpointer data)
{
  GtkWidget *months;

  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  months = hands_find (GTK_WIDGET (f->start), g_type_from_name ("PergolaFindMonths"), NULL, NULL);
  g_assert_nonnull (months);
  gtk_widget_grab_focus (gtk_widget_get_last_child (months));
  hands_act ("key Left");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (get_selected (f), ==, "Round in the night");
  hands_act ("key Right");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);

  /* The edge of the past, dragged to the right. */
  hands_point_at (months, 7, 20);
  hands_drag_to (months, gtk_widget_get_width (months) / 2.0, 20);
  hands_let_go ();
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
}

static void
test_private (Find *f, gconstpointer data)
{
  GtkWidget *button;

  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  button = hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  hands_settle ();
  hands_click (button);
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
  gtk_editable_set_text (f->start->entry, "worry");
  hands_wait_for (find_words (f, "Nothing matches “worry”") != NULL);
  hands_settle ();
  hands_click (button);
  hands_wait_for (g_strcmp0 (get_selected (f), "Worry at night") == 0);
}

static void
test_nothing (Find *f, gconstpointer data)
{
  type (f, "night");
  click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  gtk_editable_set_text (f->start->entry, "log kept");
  hands_wait_for (find_words (f, "Nothing matches “log kept”") != NULL);
  hands_settle ();
  hands_click (app_window_find_button (GTK_WIDGET (f->start), "Search without _filters"));
  hands_wait_for (g_strcmp0 (get_selected (f), "Log kept at night") == 0);
  gtk_editable_set_text (f->start->entry, "<b>zebra");
  hands_wait_for (find_words (f, "Nothing matches “<b>zebra”") != NULL);
  g_assert_null (app_window_find_button (GTK_WIDGET (f->start), "Search without _filters"));
}

static void
test_escape (Find *f, gconstpointer data)
{
  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
  g_assert_cmpstr (gtk_editable_get_text (f->start->entry), ==, "");
}

/* What was chosen stays chosen while there is more and more of it. */
static void
test_change (Find *f, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (RIVER, "Visit by night", 2);
  g_autofree char *other = g_strjoinv ("Night visit", parts);
  g_autofree char *chosen = NULL;

  type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_act ("key Down Down");
  chosen = g_strdup (get_selected (f));
  write_project (f, "another.pergola", other);
  refresh (f);
  hands_wait_for (find_words (f, "6 results in 3 projects") != NULL);
  g_assert_cmpstr (get_selected (f), ==, chosen);
}

static gboolean
is_filters_button (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "filter-symbolic") == 0;
}

static GtkWidget *
find_filters_button (Find *f)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_TOGGLE_BUTTON, is_filters_button, NULL);
}

static void
show_narrow (Find *f)
{
  /* As a person does it: a window that its manager has made smaller keeps to that. */
  hands_act ("getactivewindow windowsize 420 760");
  hands_wait_for (gtk_widget_get_width (GTK_WIDGET (f->start)) <= 420);
  type (f, "night");
  hands_wait_for (find_filters_button (f) != NULL);
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_settle ();
}

/* Pills stand for the panel where there is no room for it. */
static void
test_narrow (Find *f, gconstpointer data)
{
  show_narrow (f);
  g_assert_null (hands_find (GTK_WIDGET (f->start), GTK_TYPE_CHECK_BUTTON, NULL, NULL));
  click (f, GTK_TYPE_TOGGLE_BUTTON, "Values");
  hands_wait_for (find_words (f, "3 results in 1 project") != NULL);
  click (f, GTK_TYPE_TOGGLE_BUTTON, "Everything");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

/* A pill with a cross, not the one of a kind. */
static gboolean
is_chip (GtkWidget *widget, gconstpointer text)
{
  return !GTK_IS_TOGGLE_BUTTON (widget) && is_pill (widget, text);
}

static GtkWidget *
find_chip (Find *f, const char *words)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_BUTTON, is_chip, words);
}

static GtkWidget *
get_focus (Find *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->start));
}

static gboolean
is_in_entry (Find *f)
{
  GtkWidget *focus = get_focus (f);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->start->entry));
}

/* What the panel has set is to be seen when it is closed, and goes by pointer and key. */
static void
test_chips (Find *f, gconstpointer data)
{
  show_narrow (f);
  hands_click (find_filters_button (f));
  click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_null (find_chip (f, "João"));
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_click (find_filters_button (f));
  hands_wait_for (find_chip (f, "João") != NULL);
  g_assert_nonnull (find_chip (f, "Without private notes"));

  hands_click (find_chip (f, "João"));
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
  gtk_widget_grab_focus (find_chip (f, "Without private notes"));
  hands_act ("key Delete");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  g_assert_null (find_chip (f, "Without private notes"));
  g_assert_true (is_in_entry (f));
}

/* A kind that was chosen stays to be seen where nothing of it is found. */
static void
test_kind_chip (Find *f, gconstpointer data)
{
  show_narrow (f);
  click (f, GTK_TYPE_TOGGLE_BUTTON, "Values");
  hands_wait_for (find_chip (f, "Values") != NULL);
  gtk_editable_set_text (f->start->entry, "amina");
  hands_wait_for (find_words (f, "Nothing matches “amina”") != NULL);
  g_assert_nonnull (find_chip (f, "Values"));
  hands_click (find_chip (f, "Values"));
  hands_wait_for (g_strcmp0 (get_selected (f), "Amina") == 0);
}

/* Escape closes the panel first, then the search, and the focus is where it was each time. */
static void
test_escape_panel (Find *f, gconstpointer data)
{
  show_narrow (f);
  hands_click (find_filters_button (f));
  hands_wait_for (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL) != NULL);
  g_assert_true (is_in_entry (f));
  gtk_widget_grab_focus (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_act ("key Escape");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_filters_button (f))));
  g_assert_true (is_in_entry (f));
  g_assert_false (gtk_editable_get_selection_bounds (f->start->entry, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (f->start->entry), ==, "night");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
}

static gboolean
is_tile_of (GtkWidget *tile, gconstpointer title)
{
  return gtk_widget_get_focusable (tile) && holds_words (tile, title);
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
      type (f, "night");
      hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
      /* Wherever it is pressed. */
      gtk_widget_grab_focus (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
      hands_act ("key Escape");
      hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
      g_assert_true (get_focus (f) == tile);
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
  g_auto (GStrv) parts = g_strsplit (HARBOUR, "Harbour watch", 2);
  g_autofree char *other = g_strjoinv ("Night at the École", parts);

  write_project (f, "ecole.pergola", other);
  refresh (f);
  type (f, "night");
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

  type (f, "river");
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
  type (f, "night vis");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  hands_act ("key ctrl+Return");
  assert_opened (f, "River wardens", "Visit by night");
  hands_focus (GTK_WINDOW (f->start));
  g_assert_cmpstr (get_selected (f), ==, "Visit by night");
  gtk_window_destroy (GTK_WINDOW (f->base.window));
  hands_focus (GTK_WINDOW (f->start));
  gtk_editable_set_text (f->start->entry, "log");
  hands_wait_for (g_strcmp0 (get_selected (f), "Log kept at night") == 0);
  hands_settle ();
  hands_point_at (hands_find (GTK_WIDGET (f->start), PERGOLA_TYPE_SEARCH_ROW, holds_words, "Log kept at night"), 200,
                  20);
  hands_act ("click 2");
  assert_opened (f, "Harbour watch", "Log kept at night");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->start)));
}

/* What is private can be searched where nothing else has it. */
static void
test_ways_out (Find *f, gconstpointer data)
{
  type (f, "worry");
  hands_wait_for (g_strcmp0 (get_selected (f), "Worry at night") == 0);
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_wait_for (find_words (f, "Nothing matches “worry”") != NULL);
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (f->start), "_Library Folders…"));
  hands_settle ();
  hands_click (app_window_find_button (GTK_WIDGET (f->start), "Search _private notes, too"));
  hands_wait_for (g_strcmp0 (get_selected (f), "Worry at night") == 0);
  g_assert_true (is_in_entry (f));
}

#define ADD(path, test) g_test_add (path, Find, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/find/keys", test_keys);
  ADD ("/find/pointer", test_pointer);
  ADD ("/find/typing", test_typing);
  ADD ("/find/kinds", test_kinds);
  ADD ("/find/person", test_person);
  ADD ("/find/date", test_date);
  ADD ("/find/private", test_private);
  ADD ("/find/nothing", test_nothing);
  ADD ("/find/escape", test_escape);
  ADD ("/find/change", test_change);
  ADD ("/find/narrow", test_narrow);
  ADD ("/find/chips", test_chips);
  ADD ("/find/kind-chip", test_kind_chip);
  ADD ("/find/escape-panel", test_escape_panel);
  ADD ("/find/focus", test_focus);
  ADD ("/find/titles", test_titles);
  ADD ("/find/gone", test_gone);
  ADD ("/find/beside", test_beside);
  ADD ("/find/ways-out", test_ways_out);

  return g_test_run ();
}
