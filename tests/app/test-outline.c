/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The outline and the inspector with a real pointer and keyboard: menus, linking, dragging, deleting. */

#include "config.h"

#include "app-window.h"
#include "pergola-outline-row.h"
#include "pergola-story.h"
#include "pergola-window-private.h"

#define ADD(path, func) g_test_add (path, AppWindow, PERGOLA_EXAMPLE, set_up, func, app_window_tear_down)

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  hands_focus (GTK_WINDOW (w->window));
  g_action_group_change_action_state (G_ACTION_GROUP (w->window), "show-outline", g_variant_new_boolean (TRUE));
  hands_settle ();
}

/* --- Lines --- */

static gboolean
shows (GtkWidget *row, gconstpointer id)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  return node != NULL && g_strcmp0 (node->id, id) == 0;
}

static const char *
get_id (AppWindow *w, const char *title)
{
  return pergola_item_get_id (app_window_find_item (w, title));
}

static const char *
get_type (AppWindow *w, const char *title)
{
  return pergola_item_get (app_window_find_item (w, title), "type");
}

static GtkWidget *
find_row (AppWindow *w, const char *title)
{
  const char *id = get_id (w, title);
  GtkWidget *row = NULL;

  hands_wait_for ((pergola_editor_reveal (w->window->editor, id),
                   row = hands_find (GTK_WIDGET (w->window->outline), PERGOLA_TYPE_OUTLINE_ROW, shows, id)) != NULL);
  hands_settle ();
  row = hands_find (GTK_WIDGET (w->window->outline), PERGOLA_TYPE_OUTLINE_ROW, shows, id);
  g_assert_nonnull (row);
  return row;
}

/* At its beginning, where no toast lies over it. */
static void
point_at_row (AppWindow *w, const char *title)
{
  GtkWidget *row = find_row (w, title);

  hands_point_at (row, 50, gtk_widget_get_height (row) / 2.0);
}

static void
click_row (AppWindow *w, const char *title)
{
  point_at_row (w, title);
  hands_act ("click 1");
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, get_id (w, title));
}

/* (nullable): the item whose line has the focus. */
static const char *
get_focus_id (AppWindow *w)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return PERGOLA_IS_OUTLINE_ROW (row) ? pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row))->id : NULL;
}

/* --- Menus --- */

static void
test_menu (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  guint n = pergola_project_count (project, "activity");

  point_at_row (w, "Candid talk on failures");
  hands_act ("click 3");
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==,
                   get_id (w, "Candid talk on failures"));
  app_window_choose (w, "Duplicate");
  hands_wait_for (pergola_project_count (project, "activity") == n + 1);

  point_at_row (w, "Control-room visit");
  hands_act ("click 3");
  app_window_choose (w, "Move");
  app_window_choose (w, "Move Up");
  hands_wait_for (g_strcmp0 (pergola_item_get_rank (app_window_find_item (w, "Control-room visit")),
                             pergola_item_get_rank (app_window_find_item (w, "Challenging inquiry"))) < 0);
}

/* The menu of a link, and that of a step, in the inspector. */
static void
test_inspector_menu (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n = 0;
  GtkWidget *row;

  before = pergola_project_list_links (project, "flow");
  n = before->len;
  click_row (w, "Where to act");
  row = app_window_find_row (w, "Candid talk on failures");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  hands_settle ();
  hands_click_secondary (row);
  app_window_choose (w, "Remove the Link");
  hands_settle ();
  after = pergola_project_list_links (project, "flow");
  g_assert_cmpuint (after->len, ==, n - 1);
}

static int
get_step (AppWindow *w, const char *title)
{
  g_autoptr (GPtrArray) values =
    pergola_story_list_values (app_window_get_project (w), pergola_editor_get_story (w->window->editor));
  guint index;

  return g_ptr_array_find (values, app_window_find_item (w, title), &index) ? (int) index : -1;
}

/* Earlier and later: from the outline's menu, from the inspector's, and with keys on both. */
static void
test_steps (AppWindow *w, gconstpointer data)
{
  GtkWidget *row;

  g_assert_cmpint (get_step (w, "Monthly leak clinic"), ==, 0);
  g_assert_cmpint (get_step (w, "Night-flow checklist"), ==, 1);
  point_at_row (w, "Night-flow checklist");
  hands_act ("click 3");
  app_window_choose (w, "Move Earlier in the Story");
  hands_wait_for (get_step (w, "Night-flow checklist") == 0);
  click_row (w, "Night-flow checklist");
  hands_act ("key alt+Page_Down");
  g_assert_cmpint (get_step (w, "Night-flow checklist"), ==, 1);

  row = app_window_find_row (w, "Leaks found at night");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  hands_settle ();
  hands_act ("key alt+Down");
  hands_wait_for (get_step (w, "Night-flow checklist") == 2);
  hands_act ("key alt+Up");
  hands_wait_for (get_step (w, "Night-flow checklist") == 1);
  hands_click_secondary (app_window_find_row (w, "Leaks found at night"));
  app_window_choose (w, "Move Later");
  hands_wait_for (get_step (w, "Night-flow checklist") == 2);

  /* On the page of the story, the focus goes along. */
  pergola_selection_set_one (app_window_get_selection (w), pergola_editor_get_story (w->window->editor));
  hands_settle ();
  gtk_widget_grab_focus (app_window_find_row (w, "Monthly leak clinic"));
  hands_act ("key alt+Down");
  hands_wait_for (get_step (w, "Monthly leak clinic") == 1);
  hands_act ("key alt+Down");
  hands_wait_for (get_step (w, "Monthly leak clinic") == 2);
}

/* A step goes after the one that is selected with it. */
static void
test_add_step (AppWindow *w, gconstpointer data)
{
  PergolaSelection *selection = app_window_get_selection (w);

  g_assert_cmpint (get_step (w, "Control-room visit"), ==, -1);
  click_row (w, "Control-room visit");
  pergola_selection_toggle (selection, get_id (w, "Monthly leak clinic"));
  hands_settle ();
  gtk_widget_activate_action (GTK_WIDGET (w->window->inspector), "edit.tell", "s",
                              pergola_editor_get_story (w->window->editor));
  g_assert_cmpint (get_step (w, "Control-room visit"), ==, 1);
  g_assert_cmpint (get_step (w, "Night-flow checklist"), ==, 2);

  click_row (w, "Joint sensor tender");
  gtk_widget_activate_action (GTK_WIDGET (w->window->inspector), "edit.tell", "s",
                              pergola_editor_get_story (w->window->editor));
  g_assert_cmpint (get_step (w, "Joint sensor tender"), ==, 6);
}

/* --- Linking --- */

static guint
count_links (AppWindow *w, const char *kind)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (app_window_get_project (w), kind);

  return links->len;
}

/* Where two cards are linked already, the other kinds are still there to choose. */
static void
test_link (AppWindow *w, gconstpointer data)
{
  guint flows = count_links (w, "flow");
  guint loops = count_links (w, "improving");

  click_row (w, "Candid talk on failures");
  hands_act ("key l");
  click_row (w, "Night-flow checklist");
  hands_act ("key Return");
  hands_wait_for (count_links (w, "flow") == flows + 1);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==,
                   get_id (w, "Candid talk on failures"));

  click_row (w, "Monthly leak clinic");
  hands_act ("key l");
  click_row (w, "Night-flow checklist");
  hands_act ("key Return");
  app_window_choose (w, "Improving");
  hands_wait_for (count_links (w, "improving") == loops + 1);
}

/* The kind of a link is changed in the inspector. */
static void
test_link_kind (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, "flow");
  g_autofree char *from = g_strdup (pergola_item_get_from (links->pdata[0]));
  guint flows = links->len;
  PergolaItem *link;
  GtkWidget *row;

  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (links->pdata[0]));
  hands_settle ();
  row = app_window_find_row (w, "Kind");
  g_assert_nonnull (row);
  hands_click (row);
  hands_act ("key Down");
  hands_act ("key Return");
  hands_wait_for (count_links (w, "flow") == flows - 1);
  link = pergola_project_get (project, pergola_selection_get_single (app_window_get_selection (w)));
  g_assert_nonnull (link);
  g_assert_cmpstr (pergola_item_get_kind (link), ==, "improving");
  g_assert_cmpstr (pergola_item_get_from (link), ==, from);
  hands_act ("key ctrl+z");
  hands_wait_for (count_links (w, "flow") == flows);
}

/* --- Dragging --- */

static void
drag (AppWindow *w, const char *title, const char *onto, double part)
{
  GtkWidget *target = find_row (w, onto);

  point_at_row (w, title);
  hands_drag_to (target, gtk_widget_get_width (target) / 2.0, gtk_widget_get_height (target) * part);
  hands_let_go ();
}

static void
test_drag (AppWindow *w, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (app_window_get_project (w));

  /* Within its type… */
  drag (w, "Control-room visit", "Challenging inquiry", 0.2);
  hands_wait_for (g_strcmp0 (pergola_item_get_rank (app_window_find_item (w, "Control-room visit")),
                             pergola_item_get_rank (app_window_find_item (w, "Challenging inquiry"))) < 0);
  g_assert_cmpstr (get_type (w, "Control-room visit"), ==, "immediate");
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, get_id (w, "Control-room visit"));

  /* …and to another: one step of undo. Not at the edge, where the list scrolls. */
  find_row (w, "First trial stopped");
  drag (w, "Monthly leak clinic", "Insight: pressure first", 0.8);
  hands_wait_for (g_str_equal (get_type (w, "Monthly leak clinic"), "potential"));
  g_assert_cmpstr (pergola_item_get_rank (app_window_find_item (w, "Monthly leak clinic")), >,
                   pergola_item_get_rank (app_window_find_item (w, "Insight: pressure first")));
  g_assert_cmpstr (pergola_item_get_rank (app_window_find_item (w, "Monthly leak clinic")), <,
                   pergola_item_get_rank (app_window_find_item (w, "A contact in every city")));
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpstr (get_type (w, "Monthly leak clinic"), ==, "immediate");
}

/* --- Deleting, naming --- */

static void
test_delete (AppWindow *w, gconstpointer data)
{
  PergolaSelection *selection = app_window_get_selection (w);
  g_autofree char *next = g_strdup (get_id (w, "Control-room visit"));
  g_autofree char *last = g_strdup (get_id (w, "Monthly leak clinic"));
  g_autofree char *previous = g_strdup (get_id (w, "Candid talk on failures"));

  click_row (w, "Challenging inquiry");
  hands_act ("key Delete");
  g_assert_cmpstr (pergola_selection_get_single (selection), ==, next);
  g_assert_cmpstr (get_focus_id (w), ==, next);

  /* The last card of its kind in the zone: what follows are pills, still of the same type. */
  click_row (w, "Monthly leak clinic");
  hands_act ("key Delete");
  g_assert_null (pergola_project_get (app_window_get_project (w), last));
  g_assert_nonnull (pergola_selection_get_single (selection));
  g_assert_cmpstr (get_focus_id (w), ==, pergola_selection_get_single (selection));

  /* From the menu it is the same. */
  point_at_row (w, "Control-room visit");
  hands_act ("click 3");
  app_window_choose (w, "Delete");
  hands_wait_for (g_strcmp0 (pergola_selection_get_single (selection), previous) == 0);
  hands_wait_for (g_strcmp0 (get_focus_id (w), previous) == 0);
}

/* The last line of a type leaves the focus with the type. */
static void
test_delete_last (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  static const char *const others[] = { "Who is where", "Where to act", "See it all", "A guide" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    pergola_edit_delete (project, (char *[]){ (char *) get_id (w, others[i]), NULL });
  hands_settle ();
  click_row (w, "My place here");
  hands_act ("key Delete");
  g_assert_cmpstr (pergola_editor_get_zone (w->window->editor), ==, "orienting");
  g_assert_true (PERGOLA_IS_OUTLINE_ROW (gtk_widget_get_first_child (gtk_window_get_focus (GTK_WINDOW (w->window)))));
  g_assert_null (get_focus_id (w));
}

static void
test_prompt (AppWindow *w, gconstpointer data)
{
  GtkWidget *text;

  click_row (w, "Candid talk on failures");
  hands_act ("key n");
  hands_wait_for (GTK_IS_TEXT (text = gtk_window_get_focus (GTK_WINDOW (w->window))));
  g_assert_cmpstr (gtk_text_get_placeholder_text (GTK_TEXT (text)), ==, "A few words that name it");
  /* Without a name it was never there, and the focus is where it was. */
  hands_act ("key Escape");
  g_assert_cmpstr (get_focus_id (w), ==, get_id (w, "Candid talk on failures"));
}

/* --- Where the keys go --- */

/* The line with the focus is the one that is selected, and Delete takes that one. */
static void
check_focus (AppWindow *w, const char *title)
{
  const char *id = get_id (w, title);

  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, id);
  hands_wait_for (g_strcmp0 (get_focus_id (w), id) == 0);
}

static void
delete_selected (AppWindow *w, const char *title)
{
  g_autofree char *id = g_strdup (get_id (w, title));
  g_autoptr (GPtrArray) before = pergola_project_list_items (app_window_get_project (w), NULL);
  g_autoptr (GPtrArray) after = NULL;

  hands_act ("key Delete");
  hands_wait_for (pergola_project_get (app_window_get_project (w), id) == NULL);
  after = pergola_project_list_items (app_window_get_project (w), NULL);
  g_assert_cmpuint (after->len, ==, before->len - 1);
}

static void
test_focus_move (AppWindow *w, gconstpointer data)
{
  static const char *const keys[] = { "alt+Right", "alt+Right", "alt+Right", "alt+Down", "alt+Left", "alt+Up" };

  click_row (w, "Directors’ conversation");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      hands_act ("key %s", keys[i]);
      check_focus (w, "Directors’ conversation");
    }
  hands_act ("key F2");
  hands_wait_for (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (w->window))));
  hands_act ("type --delay 30 Talks");
  hands_act ("key Return");
  check_focus (w, "Talks");
  hands_act ("key ctrl+z");
  check_focus (w, "Directors’ conversation");
  hands_act ("key ctrl+z");
  check_focus (w, "Directors’ conversation");
  delete_selected (w, "Directors’ conversation");
}

/* At once: no frame passes between the keys. */
static void
test_focus_quick (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autofree char *id = g_strdup (get_id (w, "Directors’ conversation"));
  guint n = pergola_project_count (project, "value");

  click_row (w, "Directors’ conversation");
  hands_act ("key --delay 0 alt+Right alt+Right alt+Right Delete");
  hands_wait_for (pergola_project_get (project, id) == NULL);
  g_assert_cmpuint (pergola_project_count (project, "value"), ==, n - 1);
  hands_act ("key ctrl+z");
  check_focus (w, "Directors’ conversation");
}

static void
test_focus_link (AppWindow *w, gconstpointer data)
{
  guint n;

  click_row (w, "Directors’ conversation");
  hands_act ("key l");
  hands_act ("key Down");
  hands_act ("key Down");
  n = count_links (w, "flow");
  hands_act ("key Return");
  hands_wait_for (count_links (w, "flow") != n || app_window_find_entry (w, "Link") != NULL);
  hands_settle ();
  if (count_links (w, "flow") == n)
    hands_act ("key Escape");
  check_focus (w, "Directors’ conversation");
  delete_selected (w, "Directors’ conversation");
}

static void
test_focus_add (AppWindow *w, gconstpointer data)
{
  click_row (w, "Directors’ conversation");
  hands_act ("key n");
  hands_wait_for (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (w->window))));
  hands_act ("type --delay 30 Fresh");
  hands_act ("key Return");
  check_focus (w, "Fresh");
  hands_act ("key alt+Right");
  check_focus (w, "Fresh");
  delete_selected (w, "Fresh");
}

/* The focus alone may stand elsewhere: what is selected is still what is meant. */
static void
test_focus_apart (AppWindow *w, gconstpointer data)
{
  click_row (w, "Candid talk on failures");
  hands_act ("key ctrl+Down");
  g_assert_cmpstr (get_focus_id (w), !=, get_id (w, "Candid talk on failures"));
  delete_selected (w, "Candid talk on failures");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/outline/menu", test_menu);
  ADD ("/outline/inspector-menu", test_inspector_menu);
  ADD ("/outline/steps", test_steps);
  ADD ("/outline/add-step", test_add_step);
  ADD ("/outline/link", test_link);
  ADD ("/outline/link-kind", test_link_kind);
  ADD ("/outline/drag", test_drag);
  ADD ("/outline/delete", test_delete);
  ADD ("/outline/delete-last", test_delete_last);
  ADD ("/outline/prompt", test_prompt);
  ADD ("/outline/focus/move", test_focus_move);
  ADD ("/outline/focus/quick", test_focus_quick);
  ADD ("/outline/focus/link", test_focus_link);
  ADD ("/outline/focus/add", test_focus_add);
  ADD ("/outline/focus/apart", test_focus_apart);

  return g_test_run ();
}
