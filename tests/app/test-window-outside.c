/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another program changes the file of an open window. */

#include "config.h"

#include "app-window.h"
#include "pergola-join-dialog.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ADD(path, func) g_test_add (path, Outside, NULL, set_up, func, tear_down)

typedef struct
{
  AppWindow w;
  char *path;
  char *before; /* what was in the file at first */
} Outside;

/* --- Fixture --- */

static PergolaProject *
get_project (Outside *o)
{
  return app_window_get_project (&o->w);
}

static PergolaHistory *
get_history (Outside *o)
{
  return pergola_project_get_history (get_project (o));
}

static char *
read_file (Outside *o)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (o->path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static void
save (Outside *o)
{
  g_autoptr (GError) error = NULL;

  pergola_file_save (o->w.window->file, o->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
add_card (Outside *o, const char *title, const char *note)
{
  PergolaProject *project = get_project (o);
  PergolaItem *item;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, "value", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "type", "immediate", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "note", note, NULL);
  pergola_project_commit (project);
}

/* A project with two cards, in a file, in a window that watches it. */
static void
set_up (Outside *o, gconstpointer data)
{
  app_window_set_up (&o->w, data);
  o->path = g_build_filename (o->w.folder, "plan.pergola", NULL);
  add_card (o, "Night-flow trial", "Led by Amina, 8 weeks");
  add_card (o, "Candid talk", "In the yard");
  save (o);
  o->before = read_file (o);
  gtk_window_destroy (GTK_WINDOW (o->w.window));
  pergola_application_open (o->w.app, o->path, NULL, NULL);
  hands_wait_for ((o->w.window = PERGOLA_WINDOW (app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
}

static void
tear_down (Outside *o, gconstpointer data)
{
  g_free (o->path);
  g_free (o->before);
  app_window_tear_down (&o->w, data);
}

/* --- The other program --- */

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
write_theirs (Outside *o, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (o->path, content, -1, &error);
  g_assert_no_error (error);
}

/* They change a text that is in the file once. */
static void
change_outside (Outside *o, const char *from, const char *to)
{
  g_autofree char *content = read_file (o);
  g_autofree char *theirs = replace (content, from, to);

  write_theirs (o, theirs);
}

/* --- We --- */

static void
edit (Outside *o, const char *title, const char *field, const char *value)
{
  PergolaProject *project = get_project (o);

  pergola_project_begin (project, "Edit");
  pergola_project_set (project, pergola_item_get_id (app_window_find_item (&o->w, title)), field, value, NULL);
  pergola_project_commit (project);
}

static gboolean
says (Outside *o, const char *title, const char *field, const char *value)
{
  return g_strcmp0 (pergola_item_get (app_window_find_item (&o->w, title), field), value) == 0;
}

static void
assert_project (Outside *o, const char *content)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (get_project (o));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_equal (text, content));
}

static GtkWidget *
find_in_banner (Outside *o, const char *words)
{
  return app_window_find_label (GTK_WIDGET (o->w.window->banner), words);
}

static gboolean
has_discarded (Outside *o, const char *id)
{
  g_autoptr (GPtrArray) versions = pergola_versions_list (pergola_application_get_state (o->w.app), id, o->path);

  return versions->len > 0 && ((PergolaVersion *) versions->pdata[0])->reason == PERGOLA_VERSION_DISCARDED;
}

/* --- Tests --- */

/* Nothing was edited: what they wrote comes in, and there is nothing to save. */
static void
test_clean (Outside *o, gconstpointer data)
{
  const char *id = pergola_item_get_id (app_window_find_item (&o->w, "Candid talk"));
  g_autofree char *theirs = NULL;

  app_window_select (&o->w, "Candid talk");
  change_outside (o, "In the yard", "In the workshop");
  theirs = read_file (o);
  hands_wait_for (says (o, "Candid talk", "note", "In the workshop"));
  assert_project (o, theirs);
  g_assert_true (pergola_history_is_clean (get_history (o)));
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (&o->w)), ==, id);
  hands_wait_for (app_window_find_label (GTK_WIDGET (o->w.window->toasts), "Taken in: 1 change from another program") !=
                  NULL);
  g_assert_cmpstr (pergola_history_get_undo_name (get_history (o)), ==, "Changes from another program");

  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->toasts), "_Undo"));
  hands_wait_for (!pergola_history_can_undo (get_history (o)));
  assert_project (o, o->before);
  g_assert_false (pergola_history_is_clean (get_history (o)));
}

/* Both changed something else: both are there, and saving goes over what was taken in. */
static void
test_both (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  change_outside (o, "In the yard", "In the workshop");
  hands_wait_for (says (o, "Candid talk", "note", "In the workshop"));
  g_assert_true (says (o, "Night-flow trial", "note", "Led by Amina, 9 weeks"));
  g_assert_false (pergola_history_is_clean (get_history (o)));

  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (o)));
  saved = read_file (o);
  g_assert_nonnull (strstr (saved, "9 weeks"));
  g_assert_nonnull (strstr (saved, "In the workshop"));

  pergola_history_undo (get_history (o));
  pergola_history_undo (get_history (o));
  assert_project (o, o->before);
}

/* A save comes before the news: it takes in what it finds, and then goes on. */
static void
test_save_finds_it (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  change_outside (o, "In the yard", "In the workshop");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (o)));
  saved = read_file (o);
  g_assert_nonnull (strstr (saved, "9 weeks"));
  g_assert_nonnull (strstr (saved, "In the workshop"));
  g_assert_null (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

/* Our own saves are nothing new. */
static void
test_own_save (Outside *o, gconstpointer data)
{
  edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (o)));
  pergola_window_join (o->w.window, FALSE, FALSE);
  hands_settle ();
  g_assert_cmpstr (pergola_history_get_undo_name (get_history (o)), ==, "Edit");
}

/* Two of the cards are changed in two ways. */
static void
collide (Outside *o)
{
  edit (o, "Night-flow trial", "note", "Led by Amina, 9 weeks");
  edit (o, "Candid talk", "note", "In the control room");
  change_outside (o, "Led by Amina, 8 weeks", "Led by Amina and Carla, 8 weeks");
  change_outside (o, "In the yard", "In the workshop");
  hands_wait_for (find_in_banner (o, "2 things were changed in two ways") != NULL);
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
  g_assert_true (says (o, "Night-flow trial", "note", "Led by Amina, 9 weeks"));

  press (page, "Keep both");
  g_assert_nonnull (app_window_find_label (page, "2 of 2 decided"));
  g_assert_true (gtk_widget_is_sensitive (join));
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  hands_settle ();
  g_assert_cmpstr (pergola_history_get_undo_name (get_history (o)), ==, "Join versions");
  g_assert_null (find_in_banner (o, "in two ways"));
  g_assert_true (says (o, "Candid talk", "note", "In the control room / workshop"));

  /* All of it undone is what was there before. */
  while (pergola_history_undo (get_history (o)))
    ;
  assert_project (o, o->before);
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
  g_assert_null (find_in_banner (o, "in two ways"));
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (o)));
  saved = read_file (o);
  g_assert_nonnull (strstr (saved, "<conflict field=\"note\">In the workshop</conflict>"));

  app_window_select (&o->w, "Candid talk");
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (app_window_find_button (GTK_WIDGET (o->w.window->inspector), "Keep theirs")), TRUE);
  hands_wait_for (says (o, "Candid talk", "note", "In the workshop"));
  hands_settle ();
  g_assert_null (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
  pergola_history_undo (get_history (o));
  hands_settle ();
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (o->w.window->inspector), "Changed in two ways"));
}

/* Half a file is what a program is writing just now: it is not taken in, and not shouted about. */
static void
test_half_written (Outside *o, gconstpointer data)
{
  g_autofree char *whole = replace (o->before, "In the yard", "In the workshop");
  g_autofree char *half = g_strndup (whole, strlen (whole) / 2);

  write_theirs (o, half);
  pergola_window_join (o->w.window, FALSE, FALSE);
  hands_settle ();
  assert_project (o, o->before);
  g_assert_null (find_in_banner (o, "cannot be read"));
  write_theirs (o, whole);
  hands_wait_for (says (o, "Candid talk", "note", "In the workshop"));
  g_assert_true (pergola_history_is_clean (get_history (o)));
}

/* Where it stays like that, it is said; and once it is whole again, no more. */
static void
test_damaged (Outside *o, gconstpointer data)
{
  write_theirs (o, "<project");
  hands_wait_for (find_in_banner (o, "it cannot be read: plan.pergola:1") != NULL);
  assert_project (o, o->before);
  write_theirs (o, o->before);
  hands_wait_for (find_in_banner (o, "it cannot be read") == NULL);
}

static void
test_another_project (Outside *o, gconstpointer data)
{
  const char *id = pergola_project_get_id (get_project (o));
  g_autofree char *theirs = replace (o->before, id, "aaaabbbbcccc");

  write_theirs (o, theirs);
  hands_wait_for (find_in_banner (o, "Another project is in the file now") != NULL);
  assert_project (o, o->before);

  /* A save that is asked for asks back. */
  edit (o, "Candid talk", "note", "Mine");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_window_destroy (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

static const char *
get_subtitle (Outside *o)
{
  return adw_window_title_get_subtitle (o->w.window->title);
}

static gboolean
is_closed (Outside *o)
{
  return app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW) == NULL;
}

static void
respond (Outside *o, const char *response)
{
  GtkWindow *dialog;

  hands_wait_for ((dialog = app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  /* It may have gone with its parent. */
  dialog = app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG);
  if (dialog != NULL)
    gtk_window_destroy (dialog);
  hands_settle ();
}

/* It is gone: that is said, nothing is lost, and it can be written again. */
static void
test_deleted (Outside *o, gconstpointer data)
{
  g_assert_cmpint (g_unlink (o->path), ==, 0);
  hands_wait_for (find_in_banner (o, "The file is not there any more") != NULL);
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · not saved: the file is gone");
  assert_project (o, o->before);
  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->banner), "_Save Again"));
  hands_wait_for (find_in_banner (o, "The file is not there any more") == NULL);
  {
    g_autofree char *saved = read_file (o);

    g_assert_cmpstr (saved, ==, o->before);
  }
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · saved");
}

/* The window may have the last copy: it does not close without a word, and saves it again. */
static void
test_deleted_close (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  g_assert_cmpint (g_unlink (o->path), ==, 0);
  hands_wait_for (find_in_banner (o, "The file is not there any more") != NULL);
  gtk_window_close (GTK_WINDOW (o->w.window));
  respond (o, "cancel");
  g_assert_false (is_closed (o));
  gtk_window_close (GTK_WINDOW (o->w.window));
  respond (o, "save");
  hands_wait_for (is_closed (o));
  saved = read_file (o);
  g_assert_cmpstr (saved, ==, o->before);
}

/* The same where nobody has told yet that it is gone. */
static void
test_close_at_once (Outside *o, gconstpointer data)
{
  app_window_set_autosave (&o->w, TRUE);
  g_assert_cmpint (g_unlink (o->path), ==, 0);
  gtk_window_close (GTK_WINDOW (o->w.window));
  respond (o, "cancel");
  g_assert_false (is_closed (o));
  g_assert_nonnull (find_in_banner (o, "The file is not there any more"));

  /* With all there, it closes. */
  write_theirs (o, o->before);
  hands_wait_for (find_in_banner (o, "The file is not there any more") == NULL);
  gtk_window_close (GTK_WINDOW (o->w.window));
  hands_wait_for (is_closed (o));
  g_assert_null (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

/* What was closed without saving is kept all the same. */
static void
test_deleted_left (Outside *o, gconstpointer data)
{
  PergolaState *state = pergola_application_get_state (o->w.app);
  g_autofree char *id = g_strdup (pergola_project_get_id (get_project (o)));
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (g_unlink (o->path), ==, 0);
  gtk_window_close (GTK_WINDOW (o->w.window));
  respond (o, "discard");
  hands_wait_for (is_closed (o));
  hands_wait_for (has_discarded (o, id));
  versions = pergola_versions_list (state, id, o->path);
  bytes = pergola_versions_read (versions->pdata[0], NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), o->before, strlen (o->before));
}

/* The folder goes with the file. */
static void
test_folder_gone (Outside *o, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (o->w.folder, "folder", NULL);
  g_autofree char *away = g_build_filename (o->w.folder, "away", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pergola", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  pergola_window_save_to (o->w.window, path, TRUE);
  hands_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
  hands_settle ();
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  hands_wait_for (find_in_banner (o, "The folder of this file is not there any more") != NULL);
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · not saved: the folder is gone");
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (o->w.window->banner), "Save _As…"));

  /* It comes back, and all is well. */
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  hands_wait_for (find_in_banner (o, "The folder of this file is not there any more") == NULL);
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · saved");
}

/* Rights that are taken: only where there are any. */
static void
test_rights (Outside *o, gconstpointer data)
{
  g_assert_cmpint (g_chmod (o->path, 0400), ==, 0);
  if (access (o->path, W_OK) == 0)
    {
      g_test_skip ("Root may read and write everything");
      return;
    }
  hands_wait_for (find_in_banner (o, "This file may only be read") != NULL);
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · saved");
  g_assert_cmpint (g_chmod (o->path, 0), ==, 0);
  hands_wait_for (find_in_banner (o, "Pergola may not read this file any more") != NULL);
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · not saved: the file is out of reach");
  g_assert_cmpint (g_chmod (o->path, 0600), ==, 0);
  hands_wait_for (find_in_banner (o, "Pergola may not read") == NULL);
  g_assert_cmpint (g_chmod (o->w.folder, 0500), ==, 0);
  hands_wait_for (find_in_banner (o, "Writing is not allowed in the folder of this file") != NULL);
  g_assert_cmpint (g_chmod (o->w.folder, 0700), ==, 0);
  hands_wait_for (find_in_banner (o, "Writing is not allowed") == NULL);
}

/* Damaged under a window that has it whole. */
static void
test_damaged_close (Outside *o, gconstpointer data)
{
  write_theirs (o, "<project");
  gtk_window_close (GTK_WINDOW (o->w.window));
  respond (o, "cancel");
  g_assert_false (is_closed (o));
  g_assert_cmpstr (get_subtitle (o), ==, "Framework · not saved: the file is damaged");
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

  edit (o, "Candid talk", "note", "In the control room");
  write_theirs (o, theirs);
  hands_wait_for (find_in_banner (o, "1 thing was changed in two ways") != NULL);
  page = open_page (o);
  g_assert_nonnull (app_window_find_label (page, "Deleted"));
  press (page, "Keep theirs");
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  assert_project (o, theirs);
}

/* A copy beside the file is offered, joined as one step, and goes to the trash. */
static void
test_copy (Outside *o, gconstpointer data)
{
  g_autofree char *theirs = replace (o->before, "In the yard", "In the workshop");
  g_autofree char *copy = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);
  GtkWindow *page;

  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  hands_wait_for (find_in_banner (o, "Syncthing left a copy of this project, 14 May.") != NULL);
  assert_project (o, o->before);

  /* Nobody knows what both were made from, so it is asked. */
  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->banner), "_Join…"));
  hands_wait_for ((page = app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG)) != NULL);
  hands_focus (page);
  hands_settle ();
  press (GTK_WIDGET (page), "Keep theirs");
  hands_act ("key ctrl+Return");
  hands_wait_for (app_window_find_window (&o->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL);
  assert_project (o, theirs);

  hands_wait_for (find_in_banner (o, "The copy is joined") != NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  while (pergola_history_undo (get_history (o)))
    ;
  assert_project (o, o->before);
}

/* A copy that is another project is nobody's business. */
static void
test_other_copy (Outside *o, gconstpointer data)
{
  const char *id = pergola_project_get_id (get_project (o));
  g_autofree char *theirs = replace (o->before, id, "aaaabbbbcccc");
  g_autofree char *copy = g_build_filename (o->w.folder, "plan.sync-conflict-20260514-150412-ABCDEFG.pergola", NULL);

  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  pergola_window_find_copies (o->w.window);
  hands_settle ();
  g_assert_null (find_in_banner (o, "left a copy"));
}

/* (transfer full): as Git leaves a file that it cannot merge. */
static char *
mark_both (Outside *o)
{
  return replace (o->before, "    <field id=\"note\">In the yard</field>\n",
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
  write_theirs (o, marked);
  pergola_application_open (o->w.app, o->path, NULL, NULL);
  hands_wait_for ((dialog = app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "join");
  hands_wait_for ((o->w.window = PERGOLA_WINDOW (app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
  g_assert_true (says (o, "Candid talk", "note", "In the control room"));
  g_assert_nonnull (find_in_banner (o, "1 thing was changed in two ways"));
  g_assert_false (pergola_history_is_clean (get_history (o)));
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (o)));
  saved = read_file (o);
  g_assert_nonnull (strstr (saved, "<conflict field=\"note\" by=\"amina\">In the workshop</conflict>"));
  g_assert_null (strstr (saved, "<<<<"));
}

/* The same under an open window. */
static void
test_git_open (Outside *o, gconstpointer data)
{
  g_autofree char *marked = mark_both (o);

  write_theirs (o, marked);
  hands_wait_for (find_in_banner (o, "1 thing was changed in two ways") != NULL);
  g_assert_false (pergola_history_is_clean (get_history (o)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/outside/clean", test_clean);
  ADD ("/outside/both", test_both);
  ADD ("/outside/save-finds-it", test_save_finds_it);
  ADD ("/outside/own-save", test_own_save);
  ADD ("/outside/decide", test_decide);
  ADD ("/outside/later", test_later);
  ADD ("/outside/half-written", test_half_written);
  ADD ("/outside/damaged", test_damaged);
  ADD ("/outside/another-project", test_another_project);
  ADD ("/outside/deleted", test_deleted);
  ADD ("/outside/deleted-close", test_deleted_close);
  ADD ("/outside/close-at-once", test_close_at_once);
  ADD ("/outside/deleted-left", test_deleted_left);
  ADD ("/outside/folder-gone", test_folder_gone);
  ADD ("/outside/rights", test_rights);
  ADD ("/outside/damaged-close", test_damaged_close);
  ADD ("/outside/removed", test_removed);
  ADD ("/outside/copy", test_copy);
  ADD ("/outside/other-copy", test_other_copy);
  ADD ("/outside/git", test_git);
  ADD ("/outside/git-open", test_git_open);

  return g_test_run ();
}
