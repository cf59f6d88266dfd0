/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Somebody who has never seen the framework tells a story, with nothing but a keyboard. */

#include "config.h"

#include "app-window.h"
#include "pergola-role.h"
#include "pergola-stories-page.h"
#include "pergola-telling.h"
#include "pergola-tell-text.h"
#include "pergola-window-private.h"
#include "pergola-writer.h"

#define ADD(path, func) g_test_add (path, AppWindow, NULL, set_up, func, app_window_tear_down)

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  hands_focus (GTK_WINDOW (w->window));
  hands_settle ();
}

static PergolaProject *
get_project (AppWindow *w)
{
  return app_window_get_project (w);
}

static char *
write_project (AppWindow *w)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (get_project (w));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Keys that were pressed besides those of the words. */
static guint keys;

static void
press (const char *key)
{
  keys++;
  hands_act ("key %s", key);
}

static PergolaStoriesPage *
find_page (AppWindow *w)
{
  return PERGOLA_STORIES_PAGE (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_STORIES_PAGE, NULL, NULL));
}

static gboolean
is_writing (AppWindow *w)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));

  return focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_widget_get_ancestor (focus, PERGOLA_TYPE_TELL_TEXT) != NULL;
}

static gboolean
holds (AppWindow *w, const char *kind, const char *text)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (get_project (w), kind);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (pergola_item_get_title (items->pdata[i]), text))
      return TRUE;
  return FALSE;
}

static gboolean
links_hold (AppWindow *w, const char *kind, const char *title)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (get_project (w), kind);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_title (links->pdata[i]), title))
      return TRUE;
  return FALSE;
}

static void
type (const char *text)
{
  hands_act ("type --delay 20 \"%s\"", text);
}

static void
begin (AppWindow *w)
{
  keys = 0;
  press ("ctrl+alt+n");
  hands_wait_for (is_writing (w));
}

/* --- Tests --- */

/* The short form, from "Tell a Story" to the loop: one page, one key between two answers. */
static void
test_by_keyboard (AppWindow *w, gconstpointer data)
{
  static const char *const texts[] = {
    "Priya brought our leak figures to the May clinic. The questions were sharper than the answers.",
    "A checklist for reading flow at three, and two people I can ring.",
    "We followed the checklist in Zone 3 for eight weeks.",
    "Losses fell by 11 per cent, and the crews sleep again.",
    "The checklist has a second version",
  };
  static const char *const types[] = { "immediate", "potential", "applied", "realized" };
  g_autofree char *before = write_project (w);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) stories = NULL, steps = NULL;
  const PergolaKind *value = pergola_project_get_kind_by_role (get_project (w), "value");
  guint cards = pergola_project_count (get_project (w), value->id);
  PergolaItem *last = NULL;

  begin (w);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (i > 0)
        press ("ctrl+Return");
      hands_wait_for (is_writing (w));
      type (texts[i]);
      if (i < 4)
        hands_wait_for (holds (w, "step", texts[i]));
    }
  hands_wait_for (links_hold (w, "improving", texts[4]));
  g_test_message ("%u keys besides the words, on one page", keys);
  g_assert_cmpuint (keys, ==, 5);

  /* It stands in the figure: four cards, tagged by the teller, in a chain, with a loop, on the path that is followed.
   */
  stories = pergola_project_list_items (get_project (w), "story");
  steps = pergola_project_list_children (get_project (w), pergola_story_get_followed (get_project (w), "value.figure"));
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpuint (pergola_project_count (get_project (w), value->id), ==, cards + 4);
  for (guint i = 0; i < 4; i++)
    {
      PergolaItem *card = pergola_telling_get_card (get_project (w), steps->pdata[i]);

      g_assert_cmpstr (pergola_item_get (steps->pdata[i], "type"), ==, types[i]);
      g_assert_cmpstr (pergola_item_get (card, "type"), ==, types[i]);
      g_assert_cmpstr (pergola_item_get_title (card), !=, "");
      if (last != NULL)
        g_assert_false (pergola_project_can_link (get_project (w), "flow", pergola_item_get_id (last),
                                                  pergola_item_get_id (card), NULL));
      last = card;
    }

  while (pergola_history_can_undo (app_window_get_history (w)))
    {
      press ("ctrl+z");
      hands_settle ();
    }
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);
}

/* --- Two answers of a type --- */

static PergolaTellView *
begin_two (AppWindow *w)
{
  PergolaTellView *view;
  const char *story;

  begin (w);
  view = pergola_stories_page_get_telling (find_page (w));
  story = pergola_tell_view_get_story (view);
  pergola_telling_set (get_project (w), story, "potential/0", "First answer", 0, NULL);
  pergola_telling_set (get_project (w), story, "potential/1", "Second answer", 0, NULL);
  pergola_history_seal (app_window_get_history (w));
  hands_wait_for (pergola_tell_view_get_card (view, "potential/1") != NULL);
  return view;
}

static void
empty (AppWindow *w, PergolaTellView *view, const char *key)
{
  pergola_tell_view_write_at (view, key);
  hands_settle ();
  press ("ctrl+a");
  press ("BackSpace");
  hands_wait_for (!holds (w, "value", g_str_equal (key, "potential/0") ? "First answer" : "Second answer"));
  hands_settle ();
}

/* (transfer full): what is in the text with the cursor. */
static char *
read_focus (AppWindow *w)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (w->window))));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_steps (AppWindow *w, PergolaTellView *view, const char *first, const char *second)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (get_project (w), pergola_tell_view_get_story (view));

  g_assert_cmpuint (steps->len, ==, second != NULL ? 2 : 1);
  g_assert_cmpstr (pergola_item_get_title (steps->pdata[0]), ==, first);
  if (second != NULL)
    g_assert_cmpstr (pergola_item_get_title (steps->pdata[1]), ==, second);
}

/* What is emptied to be told anew is told anew, and the other answer is where and what it was. */
static void
tell_anew (AppWindow *w, const char *key)
{
  gboolean first = g_str_equal (key, "potential/0");
  PergolaTellView *view = begin_two (w);
  g_autofree char *before = write_project (w);
  g_autofree char *text = NULL, *after = NULL;

  empty (w, view, key);
  g_assert_true (is_writing (w));
  text = read_focus (w);
  g_assert_cmpstr (text, ==, "");
  type ("Anew");
  hands_wait_for (holds (w, "value", "Anew"));
  assert_steps (w, view, first ? "Anew" : "First answer", first ? "Second answer" : "Anew");
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", first ? "First answer" : "Second answer"));
  assert_steps (w, view, "First answer", "Second answer");
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);
}

static void
test_anew_first (AppWindow *w, gconstpointer data)
{
  tell_anew (w, "potential/0");
}

static void
test_anew_second (AppWindow *w, gconstpointer data)
{
  tell_anew (w, "potential/1");
}

/* What is emptied and left is gone, and the cursor is where it was put: in the words of the other answer. One step of
 * undo brings it back. */
static void
test_emptied (AppWindow *w, gconstpointer data)
{
  PergolaTellView *view = begin_two (w);
  g_autofree char *before = write_project (w);
  g_autofree char *after = NULL, *text = NULL;

  empty (w, view, "potential/0");
  pergola_tell_view_write_at (view, "potential/1");
  hands_wait_for (!holds (w, "step", "First answer"));
  hands_settle ();
  assert_steps (w, view, "Second answer", NULL);
  g_assert_true (is_writing (w));
  text = read_focus (w);
  g_assert_cmpstr (text, ==, "Second answer");
  press ("End");
  type (" and more");
  hands_wait_for (holds (w, "step", "Second answer and more"));
  assert_steps (w, view, "Second answer and more", NULL);
  press ("ctrl+z");
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", "First answer"));
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);
}

/* Nothing empty stays behind: not by the way back to all stories, not by the way to another board, not where one more
 * is asked for. */
static void
test_emptied_left (AppWindow *w, gconstpointer data)
{
  PergolaTellView *view = begin_two (w);
  g_autofree char *story = g_strdup (pergola_tell_view_get_story (view));
  g_autoptr (GPtrArray) steps = NULL;

  empty (w, view, "potential/0");
  gtk_widget_activate_action (GTK_WIDGET (view), "telling.ask", "s", "potential");
  hands_settle ();
  type ("Third answer");
  hands_wait_for (holds (w, "step", "Third answer"));
  assert_steps (w, view, "Second answer", "Third answer");
  press ("ctrl+a");
  press ("BackSpace");
  hands_wait_for (!holds (w, "value", "Third answer"));
  if (data != NULL)
    pergola_editor_set_board (pergola_window_get_editor (w->window), "value.figure");
  else
    press ("Escape");
  hands_wait_for (data != NULL || pergola_tell_view_get_story (view) == NULL);
  hands_settle ();
  steps = pergola_project_list_children (get_project (w), story);
  g_assert_cmpuint (steps->len, ==, 1);
}

/* Begins at the result, and goes back. */
static void
test_backwards (AppWindow *w, gconstpointer data)
{
  begin (w);
  for (int i = 0; i < 3; i++)
    press ("ctrl+Return");
  hands_wait_for (is_writing (w));
  type ("Losses fell");
  hands_wait_for (holds (w, "value", "Losses fell"));
  for (int i = 0; i < 3; i++)
    press ("ctrl+shift+Return");
  type ("We met at the clinic");
  hands_wait_for (holds (w, "value", "We met at the clinic"));
  g_assert_true (holds (w, "story", "We met at the clinic"));
}

/* The words stay under the cursor while their step is told earlier or later. */
static void
test_order (AppWindow *w, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;

  begin (w);
  type ("We met");
  press ("ctrl+Return");
  type ("A checklist");
  hands_wait_for (holds (w, "value", "A checklist"));
  press ("alt+Up");
  steps = pergola_project_list_children (get_project (w), pergola_story_get_followed (get_project (w), "value.figure"));
  g_assert_cmpstr (pergola_item_get_title (steps->pdata[0]), ==, "A checklist");
  g_assert_true (is_writing (w));
  type (" for the night");
  hands_wait_for (holds (w, "step", "A checklist for the night"));
  press ("ctrl+z");
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", "A checklist"));
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = pergola_project_list_children (get_project (w), pergola_story_get_followed (get_project (w), "value.figure"));
  g_assert_cmpstr (pergola_item_get_title (steps->pdata[0]), ==, "We met");
}

/* Tab reaches the card of an answer; its name is typed there, and stays. */
static void
test_name (AppWindow *w, gconstpointer data)
{
  begin (w);
  type ("We met at the clinic");
  hands_wait_for (holds (w, "value", "We met at the clinic"));
  press ("Tab");
  press ("space");
  hands_settle ();
  hands_act ("key ctrl+a");
  type ("Leak clinic");
  hands_wait_for (holds (w, "value", "Leak clinic"));
  hands_act ("key Escape");
  hands_settle ();
  g_assert_false (holds (w, "value", "We met at the clinic"));
}

/* A new story is in the list, and can be found there. */
static void
test_list (AppWindow *w, gconstpointer data)
{
  GtkWidget *back;

  begin (w);
  type ("We met at the clinic");
  hands_wait_for (holds (w, "story", "We met at the clinic"));
  back = app_window_find_tooltip (GTK_WIDGET (find_page (w)), "All Stories");
  g_assert_nonnull (back);
  hands_click (back);
  hands_wait_for (app_window_find_label (GTK_WIDGET (find_page (w)), "We met at the clinic") != NULL);
  g_assert_null (pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w))));
}

/* Escape leads back to the line of the story, and to what it was called there. */
static void
test_escape (AppWindow *w, gconstpointer data)
{
  GtkWidget *focus;

  begin (w);
  type ("We met at the clinic");
  hands_wait_for (holds (w, "story", "We met at the clinic"));
  press ("Escape");
  hands_wait_for (pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w))) == NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (w->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  press ("ctrl+z");
  hands_wait_for (!holds (w, "story", "We met at the clinic"));
}

static void
add_story (AppWindow *w, const char *title)
{
  PergolaItem *story;

  pergola_project_begin (get_project (w), "Add Story");
  story = pergola_project_add (get_project (w), "story", NULL);
  pergola_project_set (get_project (w), pergola_item_get_id (story), "title", title, NULL);
  pergola_project_commit (get_project (w));
}

/* Three stories in their list, the one in the middle selected, and its details beside it. */
static void
list_three (AppWindow *w)
{
  add_story (w, "Alpha");
  add_story (w, "Beta");
  add_story (w, "Gamma");
  pergola_editor_set_board (w->window->editor, "value.stories");
  adw_flap_set_reveal_flap (w->window->inspector_flap, TRUE);
  hands_wait_for (find_page (w) != NULL && app_window_find_label (GTK_WIDGET (find_page (w)), "Alpha") != NULL);
  app_window_select (w, "Beta");
  hands_settle ();
}

/* (nullable): the title on the line that has the focus. */
static const char *
get_line (AppWindow *w)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) == NULL)
    return NULL;
  for (int i = 0; i < 3; i++)
    {
      static const char *const titles[] = { "Alpha", "Beta", "Gamma" };

      if (app_window_find_label (focus, titles[i]) != NULL)
        return titles[i];
    }
  return NULL;
}

/* From the details: what is typed next is not the title of the project. */
static void
test_delete (AppWindow *w, gconstpointer data)
{
  g_autofree char *title = g_strdup (pergola_project_get_title (get_project (w)));
  GtkWidget *menu;

  list_three (w);
  menu = hands_find (GTK_WIDGET (w->window->inspector), GTK_TYPE_MENU_BUTTON, NULL, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_grab_focus (menu));
  g_action_group_activate_action (pergola_editor_get_actions (w->window->editor), "delete", NULL);
  hands_wait_for (!holds (w, "story", "Beta"));
  hands_settle ();
  hands_wait_for (get_line (w) != NULL);
  g_assert_cmpstr (get_line (w), !=, "Beta");
  hands_act ("type x");
  hands_settle ();
  g_assert_cmpstr (pergola_project_get_title (get_project (w)), ==, title);
}

/* What was found is the line with the focus: Enter opens it, and tells no other. */
static void
test_found (AppWindow *w, gconstpointer data)
{
  list_three (w);
  pergola_editor_set_board (w->window->editor, "value.figure");
  hands_settle ();
  hands_act ("key ctrl+f");
  hands_settle ();
  hands_act ("type Gamma");
  hands_settle ();
  hands_act ("key Down");
  hands_act ("key Return");
  hands_wait_for (g_strcmp0 (get_line (w), "Gamma") == 0);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==,
                   pergola_item_get_id (app_window_find_item (w, "Gamma")));
  hands_act ("key Return");
  hands_wait_for (pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w))) != NULL);
  g_assert_cmpstr (pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w))), ==,
                   pergola_item_get_id (app_window_find_item (w, "Gamma")));
}

/* The keys of a line: its menu, and Delete, after which the next line has the focus. */
static void
test_line_keys (AppWindow *w, gconstpointer data)
{
  GtkWidget *list;

  list_three (w);
  list = hands_find (GTK_WIDGET (find_page (w)), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 1);
  gtk_widget_grab_focus (list);
  hands_wait_for (get_line (w) != NULL);
  hands_act ("key shift+F10");
  app_window_choose (w, "Open");
  hands_wait_for (pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w))) != NULL);
  hands_act ("key Escape");
  hands_wait_for (get_line (w) != NULL);

  for (guint left = 2; left > 0; left--)
    {
      hands_act ("key Delete");
      hands_wait_for (pergola_project_count (get_project (w), "story") == left);
      hands_settle ();
      hands_wait_for (get_line (w) != NULL);
    }
}

/* A story that one leaves without a word has never been begun: by the way back, and by the way to another board. */
static void
test_left (AppWindow *w, gconstpointer data)
{
  g_autofree char *before = write_project (w);
  g_autofree char *back = NULL, *away = NULL;
  PergolaStoriesPage *page;

  begin (w);
  page = find_page (w);
  press ("Escape");
  hands_wait_for (pergola_project_count (get_project (w), "story") == 0);
  back = write_project (w);
  g_assert_cmpstr (back, ==, before);

  begin (w);
  pergola_editor_set_board (pergola_window_get_editor (w->window), "value.figure");
  hands_wait_for (pergola_project_count (get_project (w), "story") == 0);
  away = write_project (w);
  g_assert_cmpstr (away, ==, before);
  g_assert_null (pergola_tell_view_get_story (pergola_stories_page_get_telling (page)));
}

/* Nor is it in the file when the window closes over it, though the file may have held it for a while; one with a word
 * is. */
static void
test_closed (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "closed.pergola");
  gboolean words = data != NULL;

  app_window_save_as (w, path);
  app_window_set_autosave (w, TRUE);
  g_object_add_weak_pointer (G_OBJECT (w->window), (gpointer *) &w->window);
  begin (w);
  if (words)
    type ("We");
  hands_wait_for (app_window_file_holds (path, "kind=\"story\""));
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for (w->window == NULL);
  g_assert_true (app_window_file_holds (path, "kind=\"story\"") == words);
}

static gboolean
names_teller (AppWindow *w, const char *name)
{
  const char *id = pergola_tell_view_get_story (pergola_stories_page_get_telling (find_page (w)));
  PergolaItem *story = pergola_project_get (get_project (w), id);

  return g_str_equal (pergola_role_get_name (get_project (w), story, "teller"), name);
}

/* Who is asked "Told by nobody yet" can answer at once. */
static void
test_teller (AppWindow *w, gconstpointer data)
{
  begin (w);
  hands_click (app_window_find_tooltip (GTK_WIDGET (find_page (w)), "Who told it, to whom, when, and about what"));
  hands_settle ();
  type ("Amina");
  press ("Return");
  hands_wait_for (names_teller (w, "Amina"));
}

/* Each visit to the title is a step of undo of its own; and it is a way out of an answer that was emptied. */
static void
test_title (AppWindow *w, gconstpointer data)
{
  PergolaTellView *view = begin_two (w);
  GtkWidget *title;

  empty (w, view, "potential/0");
  title = hands_find (GTK_WIDGET (find_page (w)), GTK_TYPE_ENTRY, NULL, NULL);
  gtk_widget_grab_focus (title);
  hands_wait_for (!holds (w, "step", ""));
  assert_steps (w, view, "Second answer", NULL);
  press ("ctrl+a");
  type ("Abc");
  hands_wait_for (holds (w, "story", "Abc"));
  press ("Tab");
  press ("shift+Tab");
  press ("End");
  type ("def");
  hands_wait_for (holds (w, "story", "Abcdef"));
  press ("ctrl+z");
  hands_wait_for (holds (w, "story", "Abc"));
}

/* In haste: told earlier, emptied, moved while empty, taken back in the middle, and left with a key. */
static void
test_haste (AppWindow *w, gconstpointer data)
{
  PergolaTellView *view = begin_two (w);
  g_autofree char *story = g_strdup (pergola_tell_view_get_story (view));
  g_autoptr (GPtrArray) steps = NULL;

  pergola_tell_view_write_at (view, "potential/1");
  hands_settle ();
  press ("alt+Up");
  hands_settle ();
  assert_steps (w, view, "Second answer", "First answer");
  press ("ctrl+a");
  press ("BackSpace");
  hands_wait_for (holds (w, "step", ""));
  press ("alt+Down");
  hands_settle ();
  g_assert_true (is_writing (w));
  assert_steps (w, view, "First answer", "");
  press ("ctrl+z");
  hands_wait_for (!holds (w, "step", "First answer") || holds (w, "step", ""));
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", "Second answer"));
  g_assert_true (is_writing (w));
  assert_steps (w, view, "Second answer", "First answer");
  pergola_tell_view_write_at (view, "potential/0");
  hands_settle ();
  press ("ctrl+a");
  press ("BackSpace");
  hands_wait_for (holds (w, "step", ""));
  press ("Escape");
  hands_wait_for (pergola_tell_view_get_story (view) == NULL);
  steps = pergola_project_list_children (get_project (w), story);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (pergola_item_get_title (steps->pdata[0]), ==, "First answer");
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", "Second answer") && holds (w, "step", "First answer"));
}

/* Undo moves an answer back: the cursor goes with it, and what is typed then is typed there. */
static void
test_move_back (AppWindow *w, gconstpointer data)
{
  PergolaTellView *view = begin_two (w);

  pergola_tell_view_write_at (view, "potential/1");
  hands_settle ();
  press ("alt+Up");
  hands_settle ();
  assert_steps (w, view, "Second answer", "First answer");
  press ("ctrl+z");
  hands_wait_for (holds (w, "step", "Second answer"));
  hands_settle ();
  assert_steps (w, view, "First answer", "Second answer");
  g_assert_true (is_writing (w));
  press ("ctrl+End");
  type (" anew");
  hands_settle ();
  assert_steps (w, view, "First answer", "Second answer anew");
}

/* What a choice of a field is called now. */
static const char *
get_words (AppWindow *w, const char *kind, const char *role)
{
  const PergolaKind *def = pergola_project_get_kind_by_role (get_project (w), kind);
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (def, role);

  return field->choices != NULL && field->choices->len > 0 ? ((PergolaChoice *) field->choices->pdata[0])->title
                                                           : field->title;
}

/* Whether a label ends with these words: "+ Helped". */
static gboolean
ends_with (GtkWidget *widget, gconstpointer data)
{
  return g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), data);
}

static gboolean
says (AppWindow *w, const char *words)
{
  return hands_find (GTK_WIDGET (find_page (w)), GTK_TYPE_LABEL, ends_with, words) != NULL;
}

/* The words of a figure follow the project's language, also where they stand already. */
static void
test_language (AppWindow *w, gconstpointer data)
{
  g_autofree char *did = NULL, *told = NULL;

  begin (w);
  hands_click (app_window_find_tooltip (GTK_WIDGET (find_page (w)), "Who told it, to whom, when, and about what"));
  hands_settle ();
  pergola_tell_view_write_at (pergola_stories_page_get_telling (find_page (w)), "immediate/0");
  type ("We met");
  hands_wait_for (holds (w, "value", "We met"));
  did = g_strdup (get_words (w, "step", "polarity"));
  told = g_strdup (get_words (w, "story", "capacity"));
  hands_wait_for (says (w, did) && says (w, told));
  pergola_project_begin (get_project (w), "Change Language");
  pergola_project_set_property (get_project (w), "language", "pt", NULL);
  pergola_project_commit (get_project (w));
  g_assert_cmpstr (get_words (w, "step", "polarity"), !=, did);
  hands_wait_for (says (w, get_words (w, "step", "polarity")) && says (w, get_words (w, "story", "capacity")));
  g_assert_false (says (w, did) || says (w, told));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/stories/by-keyboard", test_by_keyboard);
  ADD ("/stories/backwards", test_backwards);
  ADD ("/stories/anew/first", test_anew_first);
  ADD ("/stories/anew/second", test_anew_second);
  ADD ("/stories/emptied", test_emptied);
  ADD ("/stories/emptied-left", test_emptied_left);
  g_test_add ("/stories/emptied-board", AppWindow, "value-study", set_up, test_emptied_left, app_window_tear_down);
  ADD ("/stories/order", test_order);
  ADD ("/stories/name", test_name);
  ADD ("/stories/list", test_list);
  ADD ("/stories/escape", test_escape);
  ADD ("/stories/delete", test_delete);
  ADD ("/stories/found", test_found);
  ADD ("/stories/line-keys", test_line_keys);
  ADD ("/stories/left", test_left);
  ADD ("/stories/closed", test_closed);
  g_test_add ("/stories/closed-with-a-word", AppWindow, "value-study", set_up, test_closed, app_window_tear_down);
  ADD ("/stories/teller", test_teller);
  ADD ("/stories/language", test_language);
  ADD ("/stories/title", test_title);
  ADD ("/stories/haste", test_haste);
  ADD ("/stories/move-back", test_move_back);

  return g_test_run ();
}
