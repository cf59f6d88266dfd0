/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inspector with a real pointer and keyboard: its rows, stories and links. */

#include "config.h"

#include "app-window.h"
#include "pergola-chooser.h"
#include "pergola-story.h"
#include "pergola-window-private.h"

#define ADD(path, func) g_test_add (path, AppWindow, PERGOLA_EXAMPLE, set_up, func, app_window_tear_down)

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  hands_focus (GTK_WINDOW (w->window));
  hands_settle ();
}

static PergolaHistory *
get_history (AppWindow *w)
{
  return pergola_project_get_history (app_window_get_project (w));
}

static GtkWidget *
need_row (AppWindow *w, const char *title)
{
  GtkWidget *row = NULL;

  hands_wait_for ((row = app_window_find_row (w, title)) != NULL);
  return row;
}

static gboolean
has_focus (AppWindow *w, const char *title)
{
  GtkWidget *row = app_window_find_row (w, title);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));

  return row != NULL && focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* The words are others then; the cursor is where it was, and not in the project's name. */
static void
test_language (AppWindow *w, gconstpointer data)
{
  hands_click (need_row (w, "Language"));
  hands_act ("key Down");
  hands_act ("key Return");
  hands_wait_for (g_str_equal (pergola_project_get_language (app_window_get_project (w)), "pt"));
  hands_wait_for (has_focus (w, "Language"));
}

static void
test_link_kind (AppWindow *w, gconstpointer data)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (app_window_get_project (w), "improving");
  GListModel *kinds;
  const char *const names[] = { "Link", "Improving", "Reframing" };

  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (links->pdata[0]));
  hands_settle ();
  kinds = adw_combo_row_get_model (ADW_COMBO_ROW (need_row (w, "Kind")));
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (kinds, i);

      g_assert_cmpstr (gtk_string_object_get_string (name), ==, names[i]);
    }
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (need_row (w, "Kind"))), ==, 1);

  hands_click (need_row (w, "Kind"));
  hands_act ("key Up");
  hands_act ("key Return");
  hands_wait_for (has_focus (w, "Kind"));
}

static PergolaItem *
get_step (AppWindow *w, guint index)
{
  const char *story = pergola_editor_get_story (w->window->editor);
  g_autoptr (GPtrArray) values = pergola_story_list_values (app_window_get_project (w), story);

  g_assert_cmpuint (index, <, values->len);
  return values->pdata[index];
}

static void
test_drag_step (AppWindow *w, gconstpointer data)
{
  PergolaItem *first = get_step (w, 0);
  PergolaItem *third = get_step (w, 2);
  GtkWidget *row;

  pergola_selection_set_one (app_window_get_selection (w), pergola_editor_get_story (w->window->editor));
  hands_settle ();
  gtk_widget_grab_focus (need_row (w, pergola_item_get_title (get_step (w, 3)))); /* into sight */
  hands_settle ();
  row = need_row (w, pergola_item_get_title (first));
  hands_point_at (row, 60, gtk_widget_get_height (row) / 2.0);
  row = need_row (w, pergola_item_get_title (third));
  hands_drag_to (row, 60, gtk_widget_get_height (row) * 0.8);
  hands_let_go ();
  hands_wait_for (get_step (w, 2) == first);
  g_assert_true (get_step (w, 1) == third);
  g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_true (get_step (w, 0) == first);
}

static void
test_follow (AppWindow *w, gconstpointer data)
{
  g_autofree char *story = g_strdup (pergola_editor_get_story (w->window->editor));

  pergola_selection_set_one (app_window_get_selection (w), story);
  hands_settle ();
  gtk_widget_grab_focus (need_row (w, "Follow on the board")); /* into sight */
  hands_settle ();
  hands_click (need_row (w, "Follow on the board"));
  hands_wait_for (pergola_editor_get_story (w->window->editor) == NULL);
  hands_settle ();
  gtk_widget_grab_focus (need_row (w, "Follow on the board")); /* into sight */
  hands_settle ();
  hands_click (need_row (w, "Follow on the board"));
  hands_wait_for (g_strcmp0 (pergola_editor_get_story (w->window->editor), story) == 0);
}

/* From the menu of a card, into the story that is there, and into a new one. */
static void
test_tell (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  const char *story = pergola_editor_get_story (w->window->editor);
  g_autofree char *title = g_strdup (pergola_item_get_title (pergola_project_get (project, story)));
  g_autofree char *old = g_strdup (story);
  PergolaItem *item = app_window_find_item (w, "Control-room visit");
  guint n = pergola_project_count (project, "story");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  app_window_click_node (w, "Control-room visit");
  hands_act ("key Menu");
  app_window_choose (w, "Add to a Story");
  app_window_choose (w, title);
  hands_wait_for (!pergola_editor_can_tell (w->window->editor, old, pergola_item_get_id (item)));

  before = pergola_story_list_of (project, pergola_item_get_id (item));
  app_window_click_node (w, "Control-room visit");
  hands_act ("key Menu");
  app_window_choose (w, "Add to a Story");
  app_window_choose (w, "New Story…");
  hands_wait_for (pergola_project_count (project, "story") == n + 1);
  hands_settle ();
  g_assert_true (has_focus (w, "Title"));
  after = pergola_story_list_of (project, pergola_item_get_id (item));
  g_assert_cmpuint (after->len, ==, before->len + 1);
  /* One step. */
  g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_cmpuint (pergola_project_count (project, "story"), ==, n);
}

/* By the keyboard: the row that asks, a few letters, Enter. */
static void
answer (AppWindow *w, const char *row, const char *words)
{
  GtkWidget *label = NULL;

  hands_wait_for ((label = app_window_find_label (GTK_WIDGET (w->window->inspector), row)) != NULL);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  hands_act ("key Return");
  hands_wait_for (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_CHOOSER, NULL, NULL) != NULL);
  hands_settle ();
  hands_act ("type --delay 5 '%s'", words);
  hands_settle ();
}

static void
take_answer (AppWindow *w)
{
  hands_act ("key Return");
  hands_wait_for (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_CHOOSER, NULL, NULL) == NULL);
}

static gboolean
leads (AppWindow *w, const char *kind, PergolaItem *from, PergolaItem *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (app_window_get_project (w), kind);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_from (links->pdata[i]), pergola_item_get_id (from)) &&
        g_str_equal (pergola_item_get_to (links->pdata[i]), pergola_item_get_id (to)))
      return TRUE;

  return FALSE;
}

/* Where it leads, and what led to it: a line on, a loop back, something that is an activity alone, and a new one. */
static void
test_links (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  PergolaItem *item = app_window_find_item (w, "Complaints halved");
  PergolaItem *tender = app_window_find_item (w, "Joint sensor tender");
  PergolaItem *advice = app_window_find_item (w, "Advice that did not fit");
  PergolaItem *rule = app_window_find_item (w, "Shared trial standard");
  guint n = pergola_project_count (project, "activity");

  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (item));
  hands_settle ();
  g_assert_false (leads (w, "flow", tender, item));
  answer (w, "Add What Led to It", "joint sens");
  take_answer (w);
  hands_wait_for (leads (w, "flow", tender, item));
  hands_settle ();
  g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_false (leads (w, "flow", tender, item));

  hands_settle ();
  answer (w, "Add What It Leads To", "trial standard");
  take_answer (w);
  hands_wait_for (leads (w, "flow", item, rule));

  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (item));
  hands_settle ();
  answer (w, "Add What It Leads To", "advice that did");
  take_answer (w);
  hands_wait_for (leads (w, "improving", item, advice));

  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (item));
  hands_settle ();
  answer (w, "Add What Led to It", "A letter to the council");
  take_answer (w);
  hands_wait_for (pergola_project_count (project, "activity") == n + 1);
  g_assert_true (leads (w, "created", app_window_find_item (w, "A letter to the council"), item));
  g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_cmpuint (pergola_project_count (project, "activity"), ==, n);
}

/* What a number is there for: a hope that is there, told by its type, or a new one of the type of the number. */
static void
test_reason (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  PergolaItem *item = app_window_find_item (w, "Night call-outs");
  PergolaItem *hope = app_window_find_item (w, "Losses on every agenda");
  guint n = pergola_project_count (project, "aspiration");

  pergola_editor_go_to (w->window->editor, pergola_item_get_id (item));
  hands_settle ();
  answer (w, "Add a Reason", "on every agenda");
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (w->window), "Aspiration · Strategic"));
  take_answer (w);
  hands_wait_for (leads (w, "measures", item, hope));
  g_assert_true (pergola_history_undo (get_history (w)));
  hands_settle ();

  answer (w, "Add a Reason", "Quiet nights");
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (w->window), "New Aspiration “Quiet nights”"));
  take_answer (w);
  hands_wait_for (pergola_project_count (project, "aspiration") == n + 1);
  hope = app_window_find_item (w, "Quiet nights");
  g_assert_true (leads (w, "measures", item, hope));
  g_assert_cmpstr (pergola_item_get (hope, "type"), ==, pergola_item_get (item, "type"));
  g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_cmpuint (pergola_project_count (project, "aspiration"), ==, n);
}

/* Whom a field can name is asked like all else; nobody is one of the answers. */
static void
test_reference (AppWindow *w, gconstpointer data)
{
  PergolaItem *story = app_window_find_item (w, "Directors ask for figures");
  PergolaItem *amina = app_window_find_item (w, "Amina");
  g_autofree char *before = g_strdup (pergola_item_get (story, "by"));

  pergola_editor_go_to (w->window->editor, pergola_item_get_id (story));
  hands_settle ();
  for (int i = 0; i < 3; i++)
    {
      const char *const words[] = { "amin", "nobody", "Someone new" };
      GtkWidget *row = need_row (w, "Told by");

      gtk_widget_grab_focus (app_window_find_tooltip (row, "People"));
      hands_act ("key Return");
      hands_wait_for (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_CHOOSER, NULL, NULL) != NULL);
      hands_settle ();
      hands_act ("type --delay 5 '%s'", words[i]);
      hands_settle ();
      take_answer (w);
      hands_settle ();
      if (i == 0)
        g_assert_cmpstr (pergola_item_get (story, "by"), ==, pergola_item_get_id (amina));
      else if (i == 1)
        g_assert_null (pergola_item_get (story, "by"));
      else
        g_assert_cmpstr (pergola_item_get (story, "by"), ==,
                         pergola_item_get_id (app_window_find_item (w, "Someone new")));
    }
  for (int i = 0; i < 3; i++)
    g_assert_true (pergola_history_undo (get_history (w)));
  g_assert_cmpstr (pergola_item_get (story, "by"), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/inspector/language", test_language);
  ADD ("/inspector/link-kind", test_link_kind);
  ADD ("/inspector/drag-step", test_drag_step);
  ADD ("/inspector/follow", test_follow);
  ADD ("/inspector/tell", test_tell);
  ADD ("/inspector/links", test_links);
  ADD ("/inspector/reason", test_reason);
  ADD ("/inspector/reference", test_reference);

  return g_test_run ();
}
