/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file goes, or cannot be read any more, under an open window: nothing is lost without a word. */

#include "config.h"

#include "outside.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
has_discarded (Outside *o, const char *id)
{
  g_autoptr (GPtrArray) versions = pergola_versions_list (pergola_application_get_state (o->w.app), id, o->path);

  return versions->len > 0 && ((PergolaVersion *) versions->pdata[0])->reason == PERGOLA_VERSION_DISCARDED;
}

/* It is gone: that is said, nothing is lost, and it can be written again. */
static void
test_deleted (Outside *o, gconstpointer data)
{
  g_assert_cmpint (g_unlink (o->path), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "The file is not there any more") != NULL);
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · not saved: the file is gone");
  outside_assert_project (o, o->before);
  gtk_widget_activate (app_window_find_button (GTK_WIDGET (o->w.window->banner), "_Save Again"));
  hands_wait_for (outside_find_in_banner (o, "The file is not there any more") == NULL);
  {
    g_autofree char *saved = outside_read_file (o);

    g_assert_cmpstr (saved, ==, o->before);
  }
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · saved");
}

/* The window may have the last copy: it does not close without a word, and saves it again. */
static void
test_deleted_close (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  g_assert_cmpint (g_unlink (o->path), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "The file is not there any more") != NULL);
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "cancel");
  g_assert_false (outside_is_closed (o));
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "save");
  hands_wait_for (outside_is_closed (o));
  saved = outside_read_file (o);
  g_assert_cmpstr (saved, ==, o->before);
}

/* The same where nobody has told yet that it is gone. */
static void
test_close_at_once (Outside *o, gconstpointer data)
{
  app_window_set_autosave (&o->w, TRUE);
  g_assert_cmpint (g_unlink (o->path), ==, 0);
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "cancel");
  g_assert_false (outside_is_closed (o));
  g_assert_nonnull (outside_find_in_banner (o, "The file is not there any more"));

  /* With all there, it closes. */
  outside_write_theirs (o, o->before);
  hands_wait_for (outside_find_in_banner (o, "The file is not there any more") == NULL);
  gtk_window_close (GTK_WINDOW (o->w.window));
  hands_wait_for (outside_is_closed (o));
  g_assert_null (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
}

/* What was closed without saving is kept all the same. */
static void
test_deleted_left (Outside *o, gconstpointer data)
{
  PergolaState *state = pergola_application_get_state (o->w.app);
  g_autofree char *id = g_strdup (pergola_project_get_id (outside_get_project (o)));
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (g_unlink (o->path), ==, 0);
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "discard");
  hands_wait_for (outside_is_closed (o));
  hands_wait_for (has_discarded (o, id));
  versions = pergola_versions_list (state, id, o->path);
  bytes = pergola_versions_read (versions->pdata[0], NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), o->before, strlen (o->before));
}

/* Called otherwise by another program: it goes on under that name. */
static void
test_renamed (Outside *o, gconstpointer data)
{
  g_autofree char *other = app_window_get_path (&o->w, "other.pergola");

  g_assert_cmpint (g_rename (o->path, other), ==, 0);
  hands_wait_for (g_strcmp0 (pergola_file_get_path (o->w.window->file), other) == 0);
  hands_settle ();
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · saved");
  g_assert_null (outside_find_in_banner (o, "The file is not there any more"));
  outside_edit (o, "Candid talk", "note", "In the workshop");
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  hands_wait_for (app_window_file_holds (other, "In the workshop"));
  g_assert_false (g_file_test (o->path, G_FILE_TEST_EXISTS));
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
  hands_wait_for (outside_find_in_banner (o, "The folder of this file is not there any more") != NULL);
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · not saved: the folder is gone");
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (o->w.window->banner), "Save _As…"));

  /* It comes back, and all is well. */
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "The folder of this file is not there any more") == NULL);
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · saved");
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
  hands_wait_for (outside_find_in_banner (o, "This file may only be read") != NULL);
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · saved");
  g_assert_cmpint (g_chmod (o->path, 0), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "Pergola may not read this file any more") != NULL);
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · not saved: the file is out of reach");
  g_assert_cmpint (g_chmod (o->path, 0600), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "Pergola may not read") == NULL);
  g_assert_cmpint (g_chmod (o->w.folder, 0500), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "Writing is not allowed in the folder of this file") != NULL);
  g_assert_cmpint (g_chmod (o->w.folder, 0700), ==, 0);
  hands_wait_for (outside_find_in_banner (o, "Writing is not allowed") == NULL);
}

/* Where it stays like that, it is said; and once it is whole again, no more. */
static void
test_damaged (Outside *o, gconstpointer data)
{
  outside_write_theirs (o, "<project");
  hands_wait_for (outside_find_in_banner (o, "it cannot be read: plan.pergola:1") != NULL);
  outside_assert_project (o, o->before);
  outside_write_theirs (o, o->before);
  hands_wait_for (outside_find_in_banner (o, "it cannot be read") == NULL);
}

/* Damaged under a window that has it whole. */
static void
test_damaged_close (Outside *o, gconstpointer data)
{
  outside_write_theirs (o, "<project");
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "cancel");
  g_assert_false (outside_is_closed (o));
  g_assert_cmpstr (outside_get_subtitle (o), ==, "Framework · not saved: the file is damaged");
}

/* (transfer none): the dialog that asks. */
static AdwMessageDialog *
wait_for_question (Outside *o)
{
  GtkWindow *dialog;

  hands_wait_for ((dialog = app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  return ADW_MESSAGE_DIALOG (dialog);
}

static void
assert_kept (Outside *o, const char *mark, const char *theirs)
{
  g_autofree char *name = g_strdup_printf ("plan.pergola (%s)", mark);
  g_autofree char *path = app_window_get_path (&o->w, name);
  g_autofree char *kept = NULL;

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, theirs);
}

static void
save_over (Outside *o, const char *theirs, const char *note)
{
  AdwMessageDialog *dialog;

  outside_write_theirs (o, theirs);
  outside_edit (o, "Candid talk", "note", note);
  gtk_widget_activate_action (GTK_WIDGET (o->w.window), "win.save", NULL);
  dialog = wait_for_question (o);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "what is here is whole"));
  g_assert_false (adw_message_dialog_has_response (dialog, "reload"));
  outside_respond (o, "save");
  hands_wait_for (app_window_file_holds (o->path, note));
  hands_wait_for (g_strcmp0 (outside_get_subtitle (o), "Framework · saved") == 0);
}

/* There is nothing to reload: what is here goes over it, and the damaged file stays beside it. */
static void
test_damaged_save (Outside *o, gconstpointer data)
{
  save_over (o, "<project", "In the workshop");
  assert_kept (o, "damaged", "<project");
  save_over (o, "", "On the roof");
  assert_kept (o, "damaged 2", "");
}

/* One question, and one answer to it. */
static void
test_damaged_close_save (Outside *o, gconstpointer data)
{
  g_autofree char *saved = NULL;

  outside_write_theirs (o, "<project");
  gtk_window_close (GTK_WINDOW (o->w.window));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (wait_for_question (o)), "what is here is whole"));
  outside_respond (o, "save");
  hands_wait_for (outside_is_closed (o));
  g_assert_null (app_window_find_window (&o->w, ADW_TYPE_MESSAGE_DIALOG));
  saved = outside_read_file (o);
  g_assert_cmpstr (saved, ==, o->before);
  assert_kept (o, "damaged", "<project");
}

/* The same where the damage is met only by the save of a window that closes. */
static void
test_damaged_close_edited (Outside *o, gconstpointer data)
{
  app_window_set_autosave (&o->w, TRUE);
  outside_write_theirs (o, "<project");
  outside_edit (o, "Candid talk", "note", "In the workshop");
  gtk_window_close (GTK_WINDOW (o->w.window));
  outside_respond (o, "save");
  hands_wait_for (outside_is_closed (o));
  g_assert_true (app_window_file_holds (o->path, "In the workshop"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  OUTSIDE_ADD ("/apart/deleted", test_deleted);
  OUTSIDE_ADD ("/apart/deleted-close", test_deleted_close);
  OUTSIDE_ADD ("/apart/close-at-once", test_close_at_once);
  OUTSIDE_ADD ("/apart/deleted-left", test_deleted_left);
  OUTSIDE_ADD ("/apart/renamed", test_renamed);
  OUTSIDE_ADD ("/apart/folder-gone", test_folder_gone);
  OUTSIDE_ADD ("/apart/rights", test_rights);
  OUTSIDE_ADD ("/apart/damaged", test_damaged);
  OUTSIDE_ADD ("/apart/damaged-close", test_damaged_close);
  OUTSIDE_ADD ("/apart/damaged-save", test_damaged_save);
  OUTSIDE_ADD ("/apart/damaged-close-save", test_damaged_close_save);
  OUTSIDE_ADD ("/apart/damaged-close-edited", test_damaged_close_edited);

  return g_test_run ();
}
