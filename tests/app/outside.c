/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outside.h"

#include <string.h>

#include "pergola-window-private.h"

PergolaProject *
outside_get_project (Outside *o)
{
  return app_window_get_project (&o->w);
}

PergolaHistory *
outside_get_history (Outside *o)
{
  return pergola_project_get_history (outside_get_project (o));
}

char *
outside_read_file (Outside *o)
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
  PergolaProject *project = outside_get_project (o);
  PergolaItem *item;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, "value", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "type", "immediate", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "note", note, NULL);
  pergola_project_commit (project);
}

void
outside_set_up (Outside *o, gconstpointer data)
{
  app_window_set_up (&o->w, data);
  o->path = g_build_filename (o->w.folder, "plan.pergola", NULL);
  add_card (o, "Night-flow trial", "Led by Amina, 8 weeks");
  add_card (o, "Candid talk", "In the yard");
  save (o);
  o->before = outside_read_file (o);
  gtk_window_destroy (GTK_WINDOW (o->w.window));
  pergola_application_open (o->w.app, o->path, NULL, NULL);
  hands_wait_for ((o->w.window = PERGOLA_WINDOW (app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
}

void
outside_tear_down (Outside *o, gconstpointer data)
{
  g_free (o->path);
  g_free (o->before);
  app_window_tear_down (&o->w, data);
}

char *
outside_replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

void
outside_write_theirs (Outside *o, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (o->path, content, -1, &error);
  g_assert_no_error (error);
}

void
outside_change (Outside *o, const char *from, const char *to)
{
  g_autofree char *content = outside_read_file (o);
  g_autofree char *theirs = outside_replace (content, from, to);

  outside_write_theirs (o, theirs);
}

void
outside_edit (Outside *o, const char *title, const char *field, const char *value)
{
  PergolaProject *project = outside_get_project (o);

  pergola_project_begin (project, "Edit");
  pergola_project_set (project, pergola_item_get_id (app_window_find_item (&o->w, title)), field, value, NULL);
  pergola_project_commit (project);
}

gboolean
outside_says (Outside *o, const char *title, const char *field, const char *value)
{
  return g_strcmp0 (pergola_item_get (app_window_find_item (&o->w, title), field), value) == 0;
}

void
outside_assert_project (Outside *o, const char *content)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (outside_get_project (o));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_equal (text, content));
}

GtkWidget *
outside_find_in_banner (Outside *o, const char *words)
{
  return app_window_find_label (GTK_WIDGET (o->w.window->banner), words);
}

const char *
outside_get_subtitle (Outside *o)
{
  return adw_window_title_get_subtitle (o->w.window->title);
}

gboolean
outside_is_closed (Outside *o)
{
  return app_window_find_window (&o->w, PERGOLA_TYPE_WINDOW) == NULL;
}

void
outside_respond (Outside *o, const char *response)
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
