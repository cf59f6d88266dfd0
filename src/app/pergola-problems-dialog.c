/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-problems-dialog.h"

#include <glib/gi18n-lib.h>

#define WIDTH 440
#define MOST_HEIGHT 320
#define ROW_HEIGHT 66 /* of a usual one: the list itself guesses too little */

char *
pergola_problems_describe (GPtrArray *problems)
{
  return g_strdup_printf (ngettext ("%u thing in this file is not understood; it is kept as it is.",
                                    "%u things in this file are not understood; they are kept as they are.",
                                    problems->len),
                          problems->len);
}

/* (transfer full): a problem is a line here, as it is one on the command line. */
static char *
describe (const PergolaProblem *problem)
{
  /* Translators: where in the file something stands, and what is the matter with it. */
  return problem->line > 0 ? g_strdup_printf (_ ("Line %d: %s"), problem->line, problem->message)
                           : g_strdup (problem->message);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_end (label, 8);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_label (label, gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A damaged file may have thousands: only the lines that are seen are made. */
static GtkWidget *
make_list (GPtrArray *problems)
{
  GtkStringList *lines = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scrolled;

  for (guint i = 0; i < problems->len; i++)
    gtk_string_list_take (lines, describe (g_ptr_array_index (problems, i)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Not understood"), -1);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              MIN (problems->len * ROW_HEIGHT, MOST_HEIGHT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "frame");
  return scrolled;
}

guint
pergola_problems_take_conflicts (GPtrArray *problems)
{
  guint n = problems->len;

  for (guint i = n; i-- > 0;)
    if (((PergolaProblem *) problems->pdata[i])->type == PERGOLA_PROBLEM_CONFLICT)
      g_ptr_array_remove_index (problems, i);
  return n - problems->len;
}

static void
response_cb (GtkWindow *parent, const char *response)
{
  if (g_str_equal (response, "decide"))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.decide", NULL);
}

static char *
describe_all (GPtrArray *problems, guint n_conflicts)
{
  g_autofree char *others = pergola_problems_describe (problems);
  g_autofree char *conflicts = NULL;

  if (n_conflicts == 0)
    return g_steal_pointer (&others);
  conflicts = g_strdup_printf (
    ngettext ("%u thing was changed in two ways.", "%u things were changed in two ways.", n_conflicts), n_conflicts);
  return g_strdup_printf ("%s %s", others, conflicts);
}

void
pergola_problems_present (GtkWindow *parent, GPtrArray *problems, guint n_conflicts)
{
  g_autofree char *body = describe_all (problems, n_conflicts);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Not Understood"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (n_conflicts > 0)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "decide", _ ("_Decide…"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), parent, G_CONNECT_SWAPPED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (problems));
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, -1);
  gtk_window_present (GTK_WINDOW (dialog));
}
