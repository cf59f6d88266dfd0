/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What narrows the search over all projects: the panel, its pills, and the keys for them. */

#include "config.h"

#include "find-fixture.h"
#include "pergola-start-window-private.h"

static gboolean
is_pill (GtkWidget *widget, gconstpointer text)
{
  return gtk_widget_has_css_class (widget, "find-pill") && find_holds_words (widget, text);
}

static void
test_kinds (Find *f, gconstpointer data)
{
  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  find_click (f, GTK_TYPE_CHECK_BUTTON, "Values");
  hands_wait_for (find_words (f, "2 results in 2 projects") != NULL);
  /* Kinds that nobody knew of are not left out, and the one that is can be taken in again. */
  gtk_editable_set_text (f->start->entry, "amina");
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Amina") == 0);
  find_click (f, GTK_TYPE_CHECK_BUTTON, "Values");
  gtk_editable_set_text (f->start->entry, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

static void
test_person (Find *f, gconstpointer data)
{
  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (find_get_selected (f), ==, "Visit by night");
  /* The pill beside the count takes it away. */
  hands_settle ();
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_BUTTON, is_pill, "João"));
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

/* What is not dated is as old as its file: of this month. */
static void
test_date (Find *f, gconstpointer data)
{
  GtkWidget *months;

  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  months = hands_find (GTK_WIDGET (f->start), g_type_from_name ("PergolaFindMonths"), NULL, NULL);
  g_assert_nonnull (months);
  gtk_widget_grab_focus (gtk_widget_get_last_child (months));
  hands_act ("key Left");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_cmpstr (find_get_selected (f), ==, "Round in the night");
  hands_act ("key Right");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);

  /* The edge of the past, dragged to the right. */
  hands_point_at (months, 7, 20);
  hands_drag_to (months, gtk_widget_get_width (months) / 2.0, 20);
  hands_let_go ();
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
}

static void
test_private (Find *f, gconstpointer data)
{
  GtkWidget *button;

  find_type (f, "night");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  button = hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  hands_settle ();
  hands_click (button);
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
  gtk_editable_set_text (f->start->entry, "worry");
  hands_wait_for (find_words (f, "Nothing matches “worry”") != NULL);
  hands_settle ();
  hands_click (button);
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Worry at night") == 0);
}

static gboolean
is_filters_button (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "filter-symbolic") == 0;
}

static GtkWidget *
find_filters_button (Find *f)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_TOGGLE_BUTTON, is_filters_button, NULL);
}

static void
show_narrow (Find *f)
{
  /* As a person does it: a window that its manager has made smaller keeps to that. */
  hands_act ("getactivewindow windowsize 420 760");
  hands_wait_for (gtk_widget_get_width (GTK_WIDGET (f->start)) <= 420);
  find_type (f, "night");
  hands_wait_for (find_filters_button (f) != NULL);
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  hands_settle ();
}

/* Pills stand for the panel where there is no room for it. */
static void
test_narrow (Find *f, gconstpointer data)
{
  show_narrow (f);
  g_assert_null (hands_find (GTK_WIDGET (f->start), GTK_TYPE_CHECK_BUTTON, NULL, NULL));
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "Values");
  hands_wait_for (find_words (f, "3 results in 1 project") != NULL);
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "Everything");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
}

/* A pill with a cross, not the one of a kind. */
static gboolean
is_chip (GtkWidget *widget, gconstpointer text)
{
  return !GTK_IS_TOGGLE_BUTTON (widget) && is_pill (widget, text);
}

static GtkWidget *
find_chip (Find *f, const char *words)
{
  return hands_find (GTK_WIDGET (f->start), GTK_TYPE_BUTTON, is_chip, words);
}

/* What the panel has set is to be seen when it is closed, and goes by pointer and key. */
static void
test_chips (Find *f, gconstpointer data)
{
  show_narrow (f);
  hands_click (find_filters_button (f));
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "João");
  hands_wait_for (find_words (f, "1 result in 1 project") != NULL);
  g_assert_null (find_chip (f, "João"));
  hands_click (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_click (find_filters_button (f));
  hands_wait_for (find_chip (f, "João") != NULL);
  g_assert_nonnull (find_chip (f, "Without private notes"));

  hands_click (find_chip (f, "João"));
  hands_wait_for (find_words (f, "4 results in 2 projects") != NULL);
  gtk_widget_grab_focus (find_chip (f, "Without private notes"));
  hands_act ("key Delete");
  hands_wait_for (find_words (f, "5 results in 2 projects") != NULL);
  g_assert_null (find_chip (f, "Without private notes"));
  g_assert_true (find_is_in_entry (f));
}

/* A kind that was chosen stays to be seen where nothing of it is found. */
static void
test_kind_chip (Find *f, gconstpointer data)
{
  show_narrow (f);
  find_click (f, GTK_TYPE_TOGGLE_BUTTON, "Values");
  hands_wait_for (find_chip (f, "Values") != NULL);
  gtk_editable_set_text (f->start->entry, "amina");
  hands_wait_for (find_words (f, "Nothing matches “amina”") != NULL);
  g_assert_nonnull (find_chip (f, "Values"));
  hands_click (find_chip (f, "Values"));
  hands_wait_for (g_strcmp0 (find_get_selected (f), "Amina") == 0);
}

/* Escape closes the panel first, then the search, and the focus is where it was each time. */
static void
test_escape_panel (Find *f, gconstpointer data)
{
  show_narrow (f);
  hands_click (find_filters_button (f));
  hands_wait_for (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL) != NULL);
  g_assert_true (find_is_in_entry (f));
  gtk_widget_grab_focus (hands_find (GTK_WIDGET (f->start), GTK_TYPE_SWITCH, NULL, NULL));
  hands_act ("key Escape");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_filters_button (f))));
  g_assert_true (find_is_in_entry (f));
  g_assert_false (gtk_editable_get_selection_bounds (f->start->entry, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (f->start->entry), ==, "night");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (f->start->pages), "library"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  FIND_ADD ("/find/kinds", test_kinds);
  FIND_ADD ("/find/person", test_person);
  FIND_ADD ("/find/date", test_date);
  FIND_ADD ("/find/private", test_private);
  FIND_ADD ("/find/narrow", test_narrow);
  FIND_ADD ("/find/chips", test_chips);
  FIND_ADD ("/find/kind-chip", test_kind_chip);
  FIND_ADD ("/find/escape-panel", test_escape_panel);

  return g_test_run ();
}
