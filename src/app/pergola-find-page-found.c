/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was found, and what is said where nothing was. */

#include "config.h"

#include "pergola-find-page-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-find-pills.h"

#define TITLES 4 /* projects that are found by their titles */

/* Whether anything was found. */
static gboolean
has_lines (PergolaFindPage *self)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  return result != NULL && (result->n_hits > 0 || (self->projects != NULL && self->projects->len > 0));
}

static void
show_summary (PergolaFindPage *self, PergolaLibraryResult *result)
{
  guint n = result->n_hits, n_projects = result->n_projects;
  g_autofree char *hits = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  g_autofree char *projects = g_strdup_printf (ngettext ("in %u project", "in %u projects", n_projects), n_projects);
  /* Translators: "14 results" and "in 3 projects". */
  g_autofree char *summary = g_strdup_printf (_ ("%s %s"), hits, projects);

  gtk_label_set_label (self->summary, n > 0 ? summary : has_lines (self) ? "" : _ ("No results"));
}

static void
show_nothing (PergolaFindPage *self)
{
  gboolean filtered = pergola_find_filter_is_active (self->filter);
  g_autofree char *title = g_strdup_printf (_ ("Nothing matches “%s”"), pergola_find_search_get_text (self->search));

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, filtered
                                                    ? _ ("There may be something in what the filters leave out.")
                                                    : _ ("Try other words, fewer of them, or only how they begin."));
  gtk_widget_set_visible (self->clear, filtered);
}

void
pergola_find_page_show_parts (PergolaFindPage *self)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);
  gboolean narrow = self->narrow;
  gboolean some = has_lines (self);

  gtk_widget_set_visible (self->side, !narrow);
  gtk_widget_set_visible (self->side_line, !narrow);
  gtk_widget_set_visible (self->pills_line, narrow && result != NULL);
  gtk_widget_set_visible (self->small_side, narrow && result != NULL);
  gtk_widget_set_visible (self->keys, some && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->order), some);
  gtk_stack_set_visible_child_name (self->stack, result == NULL ? "blank" : some ? "list" : "nothing");
}

/* A project is of no kind, and nobody's. */
static void
find_titles (PergolaFindPage *self)
{
  gboolean wanted =
    pergola_find_search_get_result (self->search) != NULL && !pergola_find_filter_is_active (self->filter);

  g_clear_pointer (&self->projects, g_ptr_array_unref);
  if (wanted)
    self->projects = pergola_find_titles_find (self->titles, pergola_find_search_get_query (self->search), TITLES);
}

static void
found_cb (PergolaFindPage *self, gboolean same)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  find_titles (self);
  pergola_find_list_show (self->list, self->search, self->projects, same);
  pergola_find_panel_show (self->narrow ? self->small_panel : self->panel, result);
  pergola_find_pills_show_kinds (self->kind_pills, self->filter, result);
  if (result != NULL)
    show_summary (self, result);
  else
    gtk_label_set_label (self->summary, "");
  if (result != NULL && !has_lines (self))
    show_nothing (self);
  pergola_find_page_show_parts (self);
  pergola_find_page_describe (self);
}

static void
titles_cb (PergolaFindPage *self)
{
  found_cb (self, TRUE);
}

static void
filter_cb (PergolaFindPage *self)
{
  pergola_find_pills_show_filter (self->pills, self->filter);
  pergola_find_pills_show_kinds (self->kind_pills, self->filter, pergola_find_search_get_result (self->search));
}

static void
slow_cb (PergolaFindPage *self)
{
  gboolean slow = pergola_find_search_is_slow (self->search);

  gtk_spinner_set_spinning (self->spinner, slow);
}

void
pergola_find_page_init_found (PergolaFindPage *self)
{
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->titles, "changed", G_CALLBACK (titles_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::slow", G_CALLBACK (slow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  pergola_find_page_show_parts (self);
}
