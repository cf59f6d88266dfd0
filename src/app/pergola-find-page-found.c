/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was found, and what is said where nothing was. */

#include "config.h"

#include "pergola-find-page-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-find-pills.h"

/* Whether anything was found. */
static gboolean
has_lines (PergolaFindPage *self)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  return result != NULL && (result->n_hits > 0 || result->projects->len > 0);
}

static void
show_summary (PergolaFindPage *self, PergolaLibraryResult *result)
{
  guint n = result->n_hits, n_projects = result->n_projects, n_titles = result->projects->len;
  g_autofree char *hits = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  g_autofree char *projects = g_strdup_printf (ngettext ("in %u project", "in %u projects", n_projects), n_projects);
  /* Translators: "14 results" and "in 3 projects". */
  g_autofree char *summary = g_strdup_printf (_ ("%s %s"), hits, projects);
  /* Translators: so many were found by their titles alone. */
  g_autofree char *titles = g_strdup_printf (ngettext ("%u project", "%u projects", n_titles), n_titles);

  gtk_label_set_label (self->summary, n > 0 ? summary : n_titles > 0 ? titles : _ ("No results"));
}

static void
show_nothing (PergolaFindPage *self)
{
  gboolean filtered = pergola_find_filter_is_active (self->filter);
  gboolean public = !pergola_find_filter_get_private (self->filter);
  g_autofree char *title = g_strdup_printf (_ ("Nothing matches “%s”"), pergola_find_search_get_text (self->search));

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, filtered ? _ ("There may be something in what the filters leave out.")
                                                  : public
                                                    ? _ ("There may be something in your private notes.")
                                                    : _ ("Try other words, fewer of them, or only how they begin."));
  gtk_widget_set_visible (self->clear, filtered);
  gtk_widget_set_visible (self->with_private, public);
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
  gtk_widget_set_visible (GTK_WIDGET (self->pills), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->small_pills),
                          narrow && result != NULL && !gtk_toggle_button_get_active (self->filters) &&
                            gtk_widget_get_first_child (GTK_WIDGET (self->small_pills)) != NULL);
  gtk_widget_set_visible (self->keys, some && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->order), some);
  gtk_stack_set_visible_child_name (self->stack, result == NULL ? "blank" : some ? "list" : "nothing");
}

static void
show_kinds (PergolaFindPage *self)
{
  if (self->narrow)
    pergola_find_pills_show_kinds (self->kind_pills, self->filter, pergola_find_search_get_result (self->search));
}

static void
found_cb (PergolaFindPage *self, gboolean same)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  pergola_find_list_show (self->list, self->search, same);
  if (result != NULL || same)
    pergola_find_panel_show (self->narrow ? self->small_panel : self->panel, result);
  show_kinds (self);
  if (result != NULL)
    show_summary (self, result);
  else
    gtk_label_set_label (self->summary, "");
  if (result != NULL && !has_lines (self))
    show_nothing (self);
  pergola_find_page_show_parts (self);
  pergola_find_page_describe (self);
}

void
pergola_find_page_show_pills (PergolaFindPage *self)
{
  gboolean kept = pergola_find_pills_show_filter (self->pills, self->filter, FALSE);

  if (!pergola_find_pills_show_filter (self->small_pills, self->filter, TRUE) || !kept)
    pergola_find_page_focus_entry (self);
}

static void
filter_cb (PergolaFindPage *self)
{
  pergola_find_page_show_pills (self);
  pergola_find_page_show_parts (self);
  show_kinds (self);
}

static void
slow_cb (PergolaFindPage *self)
{
  gboolean slow = pergola_find_search_is_slow (self->search);

  gtk_spinner_set_spinning (self->spinner, slow);
}

void
pergola_find_page_reshape (PergolaFindPage *self)
{
  pergola_find_list_set_narrow (self->list, self->narrow);
  pergola_find_list_show (self->list, self->search, FALSE);
  pergola_find_panel_show (self->narrow ? self->small_panel : self->panel,
                           pergola_find_search_get_result (self->search));
  show_kinds (self);
  pergola_find_page_show_parts (self);
}

void
pergola_find_page_init_found (PergolaFindPage *self)
{
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::slow", G_CALLBACK (slow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  pergola_find_page_show_pills (self);
  pergola_find_page_show_parts (self);
}
