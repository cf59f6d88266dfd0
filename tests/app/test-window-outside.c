/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another program changes the file of an open window. */

#include "config.h"

#include "outside.h"
#include "pergola-join-dialog.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- Tests --- */

/* Nothing was edited: what they wrote comes in, and there is nothing to save. */
static void
test_clean (Outside *o, gconstpointer data)
{
  const char *id = pergola_item_get_id (app_window_find_item (&o->w, "Candid talk"));
  g_autofree char *theirs = NULL;

  app_window_select (&o->w, "Candid talk");
  outside_change (o, "In the yard", "In the workshop");
  theirs = outside_read_file (o);
  hands_wait_for (outside_says (o, "Candid talk", "note", "In the workshop"));
  outside_assert_project (o, theirs);
  g_assert_true (pergola_history_is_clean (outside_get_history (o)));
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (&o->w)), ==, id);
  hands_wait_for (app_window_find_label (GTK_WIDGET (o->w.window->toasts), "Taken in: 1 change from another program") !=
                  NULL);
  g_assert_cmpstr (pergola_history_get_undo_name (outside_get_history (o)), ==, "Changes from another program");

  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->toasts), "_Undo"));
  hands_wait_for (!pergola_history_can_undo (outside_get_history (o)));
  outside_assert_project (o, o->before);
  g_assert_false (pergola_history_is_clean (outside_get_history (o)));
}

/* Both changed something else: both are there, and saving goes over what was taken in. */
static void
test_both (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  outside_edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  outside_change (o, "In the yard", "In the workshop");
  hands_wait_for (outside_says (o, "Candid talk", "note", "In the workshop"));
  g_assert_true (outside_says (o, "Night-flow trial", "note", "Led by Amina, 9 weeks"));
  g_assert_false (pergola_history_is_clean (outside_get_history (o)));

  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  saved = outside_read_file (o);
  g_assert_nonnull (strstr (saved, "9 weeks"));
  g_assert_nonnull (strstr (saved, "In the workshop"));

  pergola_history_undo (outside_get_history (o));
  pergola_history_undo (outside_get_history (o));
  outside_assert_project (o, o->before);
}

/* A save comes before the news: it takes in what it finds, and then goes on. */
static void
test_save_finds_it (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  outside_edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  outside_change (o, "In the yard", "In the workshop");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  saved = outside_read_file (o);
  g_assert_nonnull (strstr (saved, "9 weeks"));
  g_assert_nonnull (strstr (saved, "In the workshop"));
  g_assert_null (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

/* Our own saves are nothing new. */
static void
test_own_save (Outside *o, gconstpointer data)
{
  outside_edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  pergola_window_join (o->w.window, FALSE, FALSE);
  hands_settle ();
  g_assert_cmpstr (pergola_history_get_undo_name (outside_get_history (o)), ==, "Edit");
}

/* Two of the cards are changed in two ways. */
static void
collide (Outside *o)
{
  outside_edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  outside_edit (o, "Candid talk", "note", "In the control room");
  outside_change (o, "Led by Amina, 8 weeks", "Led by Amina and Carla, 8 weeks");
  outside_change (o, "In the yard", "In the workshop");
  hands_wait_for (outside_find_in_banner (o, "2 things were changed in two ways") != NULL);
}

static GtkWidget *
open_page (Outside *o)
{
  GtkWindow *dialog;

  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->banner), "_Decide…"));
  hands_wait_for ((dialog = app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG)) != NULL);
  hands_focus (dialog);
  hands_settle ();
  return GTK_WIDGET (dialog);
}

static gboolean
has_note (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0 &&
         !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget));
}

static void
press (GtkWidget *page, const char *label)
{
  GtkWidget *button = hands_find (page, GTK_TYPE_TOGGLE_BUTTON, has_note, label);

  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  hands_act ("key space");
}

/* With keys: both of the first, theirs of the second. */
static void
test_decide (Outside *o, gconstpointer data)
{
  GtkWidget *page;
  g_autofree char *joined = NULL;
  GtkWidget *join;

  collide (o);
  page = open_page (o);
  join = app_window_find_button (page, "_Join Versions");
  g_assert_nonnull (app_window_find_label (page, "0 of 2 decided"));
  g_assert_false (gtk_widget_is_sensitive (join));
  press (page, "Keep both");
  g_assert_nonnull (app_window_find_label (page, "1 of 2 decided"));
  g_assert_false (gtk_widget_is_sensitive (join));
  g_assert_true (outside_says (o, "Night-flow trial", "note", "Led by Amina, 9 weeks"));

  press (page, "Keep both");
  g_assert_nonnull (app_window_find_label (page, "2 of 2 decided"));
  g_assert_true (gtk_widget_is_sensitive (join));
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  hands_settle ();
  g_assert_cmpstr (pergola_history_get_undo_name (outside_get_history (o)), ==, "Join versions");
  g_assert_null (outside_find_in_banner (o, "in two ways"));
  g_assert_true (outside_says (o, "Candid talk", "note", "In the control room / workshop"));

  /* All of it undone is what was there before. */
  while (pergola_history_undo (outside_get_history (o)))
    ;
  outside_assert_project (o, o->before);
}

/* The page is left: both versions are kept, in the file too, and can be decided where the card is. */
static void
test_later (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;
  GtkWidget *page;

  collide (o);
  page = open_page (o);
  gtk_widget_activate (app_window_find_button (page, "Decide _Later"));
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  hands_settle ();
  g_assert_null (outside_find_in_banner (o, "in two ways"));
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  saved = outside_read_file (o);
  g_assert_nonnull (strstr (saved, "<conflict field=\"note\">In the workshop</conflict>"));

  app_window_select (&o->w, "Candid talk");
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (app_window_find_button (GTK_WIDGET (o->w.window->inspector), "Keep theirs")), TRUE);
  hands_wait_for (outside_says (o, "Candid talk", "note", "In the workshop"));
  hands_settle ();
  g_assert_null (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
  pergola_history_undo (outside_get_history (o));
  hands_settle ();
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
}

/* Half a file is what a program is writing just now: it is not taken in, and not shouted about. */
static void
test_half_written (Outside *o, gconstpointer data)
{
  g_autofree char *whole = outside_replace (o->before, "In the yard", "In the workshop");
  g_autofree char *half = g_strndup (whole, strlen (whole) / 2);

  outside_write_theirs (o, half);
  pergola_window_join (o->w.window, FALSE, FALSE);
  hands_settle ();
  outside_assert_project (o, o->before);
  g_assert_null (outside_find_in_banner (o, "cannot be read"));
  outside_write_theirs (o, whole);
  hands_wait_for (outside_says (o, "Candid talk", "note", "In the workshop"));
  g_assert_true (pergola_history_is_clean (outside_get_history (o)));
}

static void
test_another_project (Outside *o, gconstpointer data)
{
  const char *id = pergola_project_get_id (outside_get_project (o));
  g_autofree char *theirs = outside_replace (o->before, id, "aaaabbbbcccc");

  outside_write_theirs (o, theirs);
  hands_wait_for (outside_find_in_banner (o, "Another project is in the file now") != NULL);
  outside_assert_project (o, o->before);

  /* A save that is asked for asks back. */
  outside_edit (o, "Candid talk", "note", "Mine");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_window_destroy (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

/* Someone else takes a card away that we have changed. */
static void
test_removed (Outside *o, gconstpointer data)
{
  const char *id = pergola_item_get_id (app_window_find_item (&o->w, "Candid talk"));
  g_autofree char *opening = g_strdup_printf ("  <item id=\"%s\"", id);
  const char *start = strstr (o->before, opening);
  const char *end = strstr (start, "</item>\n") + strlen ("</item>\n");
  g_autofree char *first = g_strndup (o->before, start - o->before);
  g_autofree char *theirs = g_strconcat (first, end, NULL);
  GtkWidget *page;

  outside_edit (o, "Candid talk", "note", "In the control room");
  outside_write_theirs (o, theirs);
  hands_wait_for (outside_find_in_banner (o, "1 thing was changed in two ways") != NULL);
  page = open_page (o);
  g_assert_nonnull (app_window_find_label (page, "Deleted"));
  press (page, "Keep theirs");
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  outside_assert_project (o, theirs);
}

/* A copy beside the file is offered, joined as one step, and goes to the trash. */
static void
test_copy (Outside *o, gconstpointer data)
{
  g_autofree char *theirs = outside_replace (o->before, "In the yard", "In the workshop");
  g_autofree char *copy = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);
  GtkWindow *page;

  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  hands_wait_for (outside_find_in_banner (o, "Syncthing left a copy of this project, 14 May.") != NULL);
  outside_assert_project (o, o->before);

  /* Nobody knows what both were made from, so it is asked. */
  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->banner), "_Join…"));
  hands_wait_for ((page = app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG)) != NULL);
  hands_focus (page);
  hands_settle ();
  press (GTK_WIDGET (page), "Keep theirs");
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  outside_assert_project (o, theirs);

  hands_wait_for (outside_find_in_banner (o, "The copy is joined") != NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  while (pergola_history_undo (outside_get_history (o)))
    ;
  outside_assert_project (o, o->before);
  /* It is needed again. */
  hands_wait_for (outside_find_in_banner (o, "Syncthing left a copy of this project, 14 May.") != NULL);
}

static gboolean
has_version (Outside *o, PergolaVersionReason reason)
{
  g_autoptr (GPtrArray) versions = pergola_versions_list (pergola_application_get_state (o->w.app),
                                                          pergola_project_get_id (outside_get_project (o)), NULL);

  for (guint i = 0; i < versions->len; i++)
    if (((PergolaVersion *) versions->pdata[i])->reason == reason)
      return TRUE;
  return FALSE;
}

/* What somebody else did and undo takes back is in no file any more: it is kept. */
static void
test_undone (Outside *o, gconstpointer data)
{
  outside_change (o, "In the yard", "In the workshop");
  hands_wait_for (outside_says (o, "Candid talk", "note", "In the workshop"));
  g_assert_false (has_version (o, PERGOLA_VERSION_OUTSIDE));
  g_assert_true (pergola_history_undo (outside_get_history (o)));
  hands_wait_for (has_version (o, PERGOLA_VERSION_OUTSIDE));
}

/* What a synced folder does to whoever loses: what was saved here becomes a copy, another version takes its place.
 * Nothing that was changed here goes from the screen; what differs is asked. */
static void
test_set_aside (Outside *o, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);
  g_autofree char *theirs = outside_replace (o->before, "Candid talk", "Frank talk");
  g_autofree char *saved = NULL;

  outside_edit (o, "Candid talk", "note", "In the workshop");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  g_assert_cmpint (g_rename (o->path, copy), ==, 0);
  outside_write_theirs (o, theirs);

  hands_wait_for (outside_find_in_banner (o, "2 things were changed in two ways") != NULL);
  g_assert_true (outside_says (o, "Candid talk", "note", "In the workshop"));
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  saved = outside_read_file (o);
  g_assert_nonnull (strstr (saved, "Frank talk</conflict>"));
  g_assert_nonnull (strstr (saved, "In the yard</conflict>"));
}

/* One after the other: the first is not pushed away by the second. */
static void
test_two_copies (Outside *o, gconstpointer data)
{
  g_autofree char *theirs = outside_replace (o->before, "In the yard", "In the workshop");
  g_autofree char *first = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);
  g_autofree char *second = g_build_filename (o->w.folder, "plan.sync-conflict-20260516-150412-ABCDEFG.pergola", NULL);

  g_assert_true (g_file_set_contents (first, theirs, -1, NULL));
  hands_wait_for (outside_find_in_banner (o, "14 May.") != NULL);
  g_assert_true (g_file_set_contents (second, theirs, -1, NULL));
  pergola_window_find_copies (o->w.window);
  hands_settle ();
  hands_settle ();
  g_assert_nonnull (outside_find_in_banner (o, "14 May."));

  pergola_window_unsay (o->w.window, PERGOLA_MATTER_COPIES);
  pergola_window_find_copies (o->w.window);
  hands_wait_for (outside_find_in_banner (o, "16 May.") != NULL);
}

/* A copy that is another project is nobody's business. */
static void
test_other_copy (Outside *o, gconstpointer data)
{
  const char *id = pergola_project_get_id (outside_get_project (o));
  g_autofree char *theirs = outside_replace (o->before, id, "aaaabbbbcccc");
  g_autofree char *copy = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);

  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  pergola_window_find_copies (o->w.window);
  hands_settle ();
  g_assert_null (outside_find_in_banner (o, "left a copy"));
}

/* (transfer full): as Git leaves a file that it cannot merge. */
static char *
mark_both (Outside *o)
{
  return outside_replace (o->before, "    <field id=\"note\">In the yard</field>\n",
                          "<<<<<<< HEAD\n    <field id=\"note\">In the control room</field>\n=======\n"
                          "    <field id=\"note\">In the workshop</field>\n>>>>>>> amina\n");
}

static void
test_git (Outside *o, gconstpointer data)
{
  g_autofree char *marked = mark_both (o);
  g_autofree char *saved = NULL;
  GtkWindow *dialog;

  gtk_window_destroy (GTK_WINDOW (o->w.window));
  outside_write_theirs (o, marked);
  pergola_application_open (o->w.app, o->path, NULL, NULL);
  hands_wait_for ((dialog = app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "join");
  hands_wait_for ((o->w.window = PERGOLA_WINDOW (app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
  g_assert_true (outside_says (o, "Candid talk", "note", "In the control room"));
  g_assert_nonnull (outside_find_in_banner (o, "1 thing was changed in two ways"));
  g_assert_false (pergola_history_is_clean (outside_get_history (o)));
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (outside_get_history (o)));
  saved = outside_read_file (o);
  g_assert_nonnull (strstr (saved, "<conflict field=\"note\" by=\"amina\">In the workshop</conflict>"));
  g_assert_null (strstr (saved, "<<<<"));
}

/* The same under an open window. */
static void
test_git_open (Outside *o, gconstpointer data)
{
  g_autofree char *marked = mark_both (o);

  outside_write_theirs (o, marked);
  hands_wait_for (outside_find_in_banner (o, "1 thing was changed in two ways") != NULL);
  g_assert_false (pergola_history_is_clean (outside_get_history (o)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  OUTSIDE_ADD ("/outside/clean", test_clean);
  OUTSIDE_ADD ("/outside/both", test_both);
  OUTSIDE_ADD ("/outside/save-finds-it", test_save_finds_it);
  OUTSIDE_ADD ("/outside/own-save", test_own_save);
  OUTSIDE_ADD ("/outside/decide", test_decide);
  OUTSIDE_ADD ("/outside/later", test_later);
  OUTSIDE_ADD ("/outside/half-written", test_half_written);
  OUTSIDE_ADD ("/outside/another-project", test_another_project);
  OUTSIDE_ADD ("/outside/removed", test_removed);
  OUTSIDE_ADD ("/outside/copy", test_copy);
  OUTSIDE_ADD ("/outside/undone", test_undone);
  OUTSIDE_ADD ("/outside/set-aside", test_set_aside);
  OUTSIDE_ADD ("/outside/two-copies", test_two_copies);
  OUTSIDE_ADD ("/outside/other-copy", test_other_copy);
  OUTSIDE_ADD ("/outside/git", test_git);
  OUTSIDE_ADD ("/outside/git-open", test_git_open);

  return g_test_run ();
}
