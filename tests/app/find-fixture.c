/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "find-fixture.h"

#include "pergola-find-model.h"
#include "pergola-start-window-private.h"

#define HEAD(id)                                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"" id "\" language=\"en\">\n"
#define FRAMEWORKS "  <framework id=\"activities\" version=\"1\"/>\n  <framework id=\"value\" version=\"1\"/>\n"

const char FIND_HARBOUR[] =
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

const char FIND_RIVER[] =
  HEAD ("river2222222") "  <title>River wardens</title>\n" FRAMEWORKS
                        "  <item id=\"visit222\" kind=\"activity\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">Visit by night</field>\n"
                        "    <field id=\"host\">joao2222</field>\n"
                        "  </item>\n"
                        "  <item id=\"joao2222\" kind=\"person\" rank=\"i\" audience=\"everyone\">\n"
                        "    <field id=\"title\">João</field>\n"
                        "  </item>\n"
                        "</project>\n";

void
find_write_project (Find *f, const char *name, const char *content)
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

void
find_refresh (Find *f)
{
  gboolean done = FALSE;

  pergola_library_refresh_async (pergola_application_get_library (f->base.app), NULL, refreshed_cb, &done);
  hands_wait_for (done);
}

void
find_set_up (Find *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  app_window_set_up (&f->base, NULL);
  find_write_project (f, "harbour.pergola", FIND_HARBOUR);
  find_write_project (f, "river.pergola", FIND_RIVER);
  pergola_folders_add (pergola_application_get_folders (f->base.app), f->base.folder, &error);
  g_assert_no_error (error);
  find_refresh (f);

  pergola_application_show_start (f->base.app);
  gtk_window_destroy (GTK_WINDOW (f->base.window));
  hands_wait_for ((f->start = PERGOLA_START_WINDOW (app_window_find_window (&f->base, PERGOLA_TYPE_START_WINDOW))) !=
                  NULL);
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
  hands_focus (GTK_WINDOW (f->start));
}

void
find_tear_down (Find *f, gconstpointer data)
{
  pergola_folders_remove (pergola_application_get_folders (f->base.app), f->base.folder, NULL);
  app_window_tear_down (&f->base, data);
}

static gboolean
says (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

GtkWidget *
find_words (Find *f, const char *text)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_LABEL, says, text);
}

gboolean
find_holds_words (GtkWidget *widget, gconstpointer text)
{
  return hands_find (widget, GTK_TYPE_LABEL, says, text) != NULL;
}

void
find_click (Find *f, GType type, const char *words)
{
  GtkWidget *widget = NULL;

  hands_wait_for ((widget = hands_find (GTK_WIDGET (f->start), type, find_holds_words, words)) != NULL);
  hands_settle ();
  hands_click (widget);
}

const char *
find_get_selected (Find *f)
{
  GtkWidget *list = hands_find (GTK_WIDGET (f->start->search_place), GTK_TYPE_LIST_VIEW, NULL, NULL);
  GtkSingleSelection *selection =
    list != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
  PergolaFindLine *line = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;

  return line != NULL && line->hit != NULL ? line->hit->title : NULL;
}

void
find_type (Find *f, const char *text)
{
  hands_act ("type --delay 30 '%s'", text);
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "search"));
}

GtkWidget *
find_get_focus (Find *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->start));
}

gboolean
find_is_in_entry (Find *f)
{
  GtkWidget *focus = find_get_focus (f);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->start->entry));
}
