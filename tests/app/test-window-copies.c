/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A copy that another program left beside the file, with a text that differs. */

#include "config.h"

#include "app-window.h"
#include "pergola-join-dialog.h"
#include "pergola-window-private.h"

#include <string.h>

#define ADD(path, func) g_test_add (path, Copies, NULL, set_up, func, tear_down)

typedef struct
{
  AppWindow w;
  char *path;
  char *copy;
  char *before; /* what is in the file… */
  char *theirs; /* …and in the copy */
} Copies;

/* --- Fixture --- */

static PergolaProject *
get_project (Copies *c)
{
  return app_window_get_project (&c->w);
}

static PergolaHistory *
get_history (Copies *c)
{
  return pergola_project_get_history (get_project (c));
}

static char *
read_file (const char *path)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
set_title (Copies *c, const char *title)
{
  PergolaProject *project = get_project (c);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, "value");

  pergola_project_begin (project, "Edit");
  if (items->len == 0)
    g_ptr_array_add (items, pergola_project_add (project, "value", NULL));
  pergola_project_set (project, pergola_item_get_id (items->pdata[0]), "type", "immediate", NULL);
  pergola_project_set (project, pergola_item_get_id (items->pdata[0]), "title", title, NULL);
  pergola_project_commit (project);
}

static void
set_up (Copies *c, gconstpointer data)
{
  g_auto (GStrv) parts = NULL;

  app_window_set_up (&c->w, data);
  c->path = g_build_filename (c->w.folder, "plan.pergola", NULL);
  c->copy = g_build_filename (c->w.folder, "plan (Rana's conflicted copy 2026-05-14).pergola", NULL);
  set_title (c, "Candid talk");
  g_assert_true (pergola_file_save (c->w.window->file, c->path, FALSE, NULL));
  c->before = read_file (c->path);
  parts = g_strsplit (c->before, "Candid talk", -1);
  c->theirs = g_strjoinv ("Open talk", parts);
  g_assert_true (g_file_set_contents (c->copy, c->theirs, -1, NULL));
  gtk_window_destroy (GTK_WINDOW (c->w.window));
  pergola_application_open (c->w.app, c->path, NULL, NULL);
  hands_wait_for ((c->w.window = PERGOLA_WINDOW (app_window_find_window (&c->w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
}

static void
tear_down (Copies *c, gconstpointer data)
{
  g_free (c->path);
  g_free (c->copy);
  g_free (c->before);
  g_free (c->theirs);
  app_window_tear_down (&c->w, data);
}

static gboolean
has_words (GtkWidget *widget, gconstpointer data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static GtkWidget *
find_label (GtkWidget *root, const char *words)
{
  return hands_find (root, GTK_TYPE_LABEL, has_words, words);
}

static GtkWidget *
open_page (Copies *c)
{
  GtkWindow *page;

  hands_wait_for (app_window_find_button (GTK_WIDGET (c->w.window->banner), "_Join…") != NULL);
  gtk_widget_activate (app_window_find_button (GTK_WIDGET (c->w.window->banner), "_Join…"));
  hands_wait_for ((page = app_window_find_window (&c->w, PERGOLA_TYPE_JOIN_DIALOG)) != NULL);
  hands_focus (page);
  hands_settle ();
  return GTK_WIDGET (page);
}

static void
choose (GtkWidget *page, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_window_find_button (page, label)), TRUE);
}

static gboolean
is_closed (Copies *c)
{
  return app_window_find_window (&c->w, PERGOLA_TYPE_JOIN_DIALOG) == NULL;
}

static void
assert_untouched (Copies *c)
{
  g_autofree char *file = read_file (c->path);
  g_autofree char *copy = read_file (c->copy);
  g_autoptr (GBytes) bytes = pergola_writer_write (get_project (c));

  g_assert_cmpstr (file, ==, c->before);
  g_assert_cmpstr (copy, ==, c->theirs);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), c->before, strlen (c->before));
  g_assert_false (pergola_history_can_undo (get_history (c)));
  g_assert_true (pergola_history_is_clean (get_history (c)));
}

/* --- Tests --- */

/* While the person looks, chooses and leaves, nothing is written anywhere; also of a project that saves itself. */
static void
test_cancel (Copies *c, gconstpointer data)
{
  GtkWidget *page;

  app_window_set_autosave (&c->w, TRUE);
  page = open_page (c);
  g_assert_nonnull (find_label (page, "Rana, 14 May"));
  assert_untouched (c);
  choose (page, "Keep theirs");
  hands_settle ();
  assert_untouched (c);
  hands_act ("key Escape");
  hands_wait_for (is_closed (c));
  hands_settle ();
  assert_untouched (c);

  /* It can be looked at again. */
  page = open_page (c);
  gtk_window_close (GTK_WINDOW (page));
  hands_wait_for (is_closed (c));
  assert_untouched (c);
}

static void
test_join (Copies *c, gconstpointer data)
{
  GtkWidget *page = open_page (c);

  choose (page, "Keep theirs");
  hands_act ("key ctrl+Return");
  hands_wait_for (is_closed (c));
  app_window_find_item (&c->w, "Open talk");
  g_assert_cmpstr (pergola_history_get_undo_name (get_history (c)), ==, "Join the copy of Dropbox");
  hands_wait_for (find_label (GTK_WIDGET (c->w.window->banner), "The copy is joined") != NULL);

  /* One step. */
  g_assert_true (pergola_history_undo (get_history (c)));
  assert_untouched (c);
}

/* What is to be decided later is in the project, and says whose it is, also when it is opened again. */
static void
test_later (Copies *c, gconstpointer data)
{
  GtkWidget *page = open_page (c);
  g_autofree char *saved = NULL;

  gtk_widget_activate (app_window_find_button (page, "Decide _Later"));
  hands_wait_for (is_closed (c));
  gtk_widget_activate_action (GTK_WIDGET (c->w.window), "win.save", NULL);
  hands_wait_for (pergola_history_is_clean (get_history (c)));
  saved = read_file (c->path);
  g_assert_nonnull (strstr (saved, "<conflict field=\"title\" by=\"Rana\" at=\"2026-05-14\">Open talk</conflict>"));

  app_window_select (&c->w, "Candid talk");
  hands_settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (c->w.window->inspector), "Rana, 14 May"));

  /* The key leads to it from the board. */
  gtk_widget_activate_action (GTK_WIDGET (c->w.window), "win.show-inspector", NULL);
  gtk_widget_activate_action (GTK_WIDGET (c->w.window), "win.decide-here", NULL);
  hands_settle ();
  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (c->w.window))));
}

/* What is edited while the page is open stays, and so does what was chosen. */
static void
test_edited (Copies *c, gconstpointer data)
{
  GtkWidget *page = open_page (c);

  choose (page, "Keep theirs");
  set_title (c, "Frank talk");
  hands_wait_for (find_label (page, "1 of 1 decided") != NULL && find_label (page, "Frank") != NULL);
  hands_act ("key ctrl+Return");
  hands_wait_for (is_closed (c));
  app_window_find_item (&c->w, "Open talk");
  g_assert_true (pergola_history_undo (get_history (c)));
  app_window_find_item (&c->w, "Frank talk");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/copies/cancel", test_cancel);
  ADD ("/copies/join", test_join);
  ADD ("/copies/later", test_later);
  ADD ("/copies/edited", test_edited);

  return g_test_run ();
}
