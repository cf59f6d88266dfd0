/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The overview shows what the project says, leads to it, and is written on. */

#include "config.h"

#include "fixture.h"
#include "hands.h"
#include "random-edits.h"

#include "pergola-chart.h"
#include "pergola-overview-card.h"
#include "pergola-overview-page.h"
#include "pergola-overview-row.h"
#include "pergola-title-entry.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  GtkWidget *page;
} Overview;

static void
set_up (Overview *o, gconstpointer data)
{
  fixture_set_up (&o->fixture, NULL);
  pergola_project_use (o->fixture.project, "community");
  pergola_editor_set_board (o->fixture.editor, "community.overview");
  o->page = g_object_new (PERGOLA_TYPE_OVERVIEW_PAGE, NULL);
  o->window = gtk_window_new ();
  gtk_widget_insert_action_group (o->window, "edit", pergola_editor_get_actions (o->fixture.editor));
  gtk_window_set_decorated (GTK_WINDOW (o->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (o->window), data != NULL ? GPOINTER_TO_INT (data) : 1100, 800);
  gtk_window_set_child (GTK_WINDOW (o->window), o->page);
  pergola_board_page_set_board (PERGOLA_BOARD_PAGE (o->page), "community.overview");
  pergola_board_page_set_editor (PERGOLA_BOARD_PAGE (o->page), o->fixture.editor);
  gtk_window_present (GTK_WINDOW (o->window));
  hands_settle ();
}

static void
tear_down (Overview *o, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (o->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&o->fixture, NULL);
}

/* --- Finding what is shown --- */

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static GtkWidget *
find_words (Overview *o, const char *text)
{
  return hands_find (o->page, GTK_TYPE_LABEL, says, text);
}

static gboolean
holds_words (GtkWidget *widget, gconstpointer text)
{
  return hands_find (widget, GTK_TYPE_LABEL, says, text) != NULL;
}

static GtkWidget *
find_row (Overview *o, const char *text)
{
  return hands_find (o->page, PERGOLA_TYPE_OVERVIEW_ROW, holds_words, text);
}

static gboolean
is_labelled (GtkWidget *widget, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  return hands_find (root, GTK_TYPE_BUTTON, is_labelled, label);
}

static void
press (Overview *o, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_grab_focus (widget));
  g_signal_emit_by_name (widget, "clicked"); /* at once, without the time in which a button looks pressed */
  hands_settle ();
}

/* --- Making what is shown --- */

static const char *
add (Overview *o, const char *kind, const char *title)
{
  PergolaItem *item = pergola_project_add (o->fixture.project, kind, NULL);

  pergola_project_set (o->fixture.project, pergola_item_get_id (item), "title", title, NULL);
  return pergola_item_get_id (item);
}

/* A story of the result alone, told by Tomás on the 14th of May. */
static const char *
tell (Overview *o)
{
  const char *story;

  pergola_project_begin (o->fixture.project, "Tell");
  story = add (o, "story", "The report");
  pergola_story_append (o->fixture.project, story, o->fixture.losses);
  pergola_edit_set_reference (o->fixture.project, (char *[]){ (char *) story, NULL }, "by", "Tomás", NULL);
  pergola_project_set (o->fixture.project, story, "date", "2026-05-14", NULL);
  pergola_project_commit (o->fixture.project);
  hands_settle ();
  return story;
}

/* --- Tests --- */

static void
test_empty (Overview *o, gconstpointer data)
{
  g_assert_nonnull (find_words (o, "Nobody has told a story yet"));
  g_assert_nonnull (find_words (o, "Nothing promised yet"));
  g_assert_nonnull (find_words (o, "Begin with one story"));
  g_assert_nonnull (find_words (o, "Once there are stories and indicators"));
  g_assert_nonnull (find_row (o, "Relevance"));
  g_assert_nonnull (find_words (o, "No stakeholder is named yet"));
}

static void
test_told (Overview *o, gconstpointer data)
{
  const char *story = tell (o);
  GtkWidget *row = find_row (o, "The report");
  g_autofree char *day = pergola_chart_describe_date ("2026-05-14");
  g_autofree char *name = g_strdup_printf ("The report, Tomás · told %s, Realized", day);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (o, "Realized")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Realized, 1 story, 0 indicators");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (o, "Attribution")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Attribution: Holds. Every result has an activity behind it. 1 of 1");
  press (o, row);
  g_assert_cmpstr (pergola_selection_get_single (pergola_editor_get_selection (o->fixture.editor)), ==, story);
  g_assert_cmpstr (pergola_editor_get_board (o->fixture.editor), !=, "community.overview");
}

static void
test_type (Overview *o, gconstpointer data)
{
  tell (o);
  press (o, find_row (o, "Realized"));
  g_assert_cmpstr (pergola_editor_get_zone (o->fixture.editor), ==, "realized");
}

/* The sentence is one step of undo, and comes back with it. */
static void
test_statement (Overview *o, gconstpointer data)
{
  GtkWidget *entry = hands_find (o->page, PERGOLA_TYPE_TITLE_ENTRY, NULL, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Domain");
  hands_focus (GTK_WINDOW (o->window));
  gtk_widget_grab_focus (entry);
  hands_act ("type --delay 5 Leaks");
  hands_settle ();
  g_assert_cmpstr (pergola_item_get_title (pergola_statement_find (o->fixture.project, "domain")), ==, "Leaks");
  g_assert_true (gtk_widget_has_focus (entry));
  fixture_activate (&o->fixture, "undo", NULL);
  hands_settle ();
  g_assert_null (pergola_statement_find (o->fixture.project, "domain"));
}

/* Into the findings and back again, with the keyboard alone. */
static void
test_findings (Overview *o, gconstpointer data)
{
  GtkWidget *row;

  tell (o);
  row = find_row (o, "Mixed methods");
  hands_focus (GTK_WINDOW (o->window));
  gtk_widget_grab_focus (row);
  hands_act ("key Return");
  hands_settle ();
  g_assert_nonnull (find_words (o, "Uses numbers and narrative together"));
  g_assert_nonnull (find_words (o, "Realized has 1 story but no number: one case"));
  g_assert_nonnull (find_button (o->page, "Add Indicator"));
  hands_act ("key Escape");
  hands_settle ();
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (gtk_widget_has_focus (row));
}

static void
rename_cb (PergolaEditor *editor, const char *id, char **named)
{
  g_free (*named);
  *named = g_strdup (id);
}

/* It is to be named at once: what is typed next is its title, and no button's. */
static void
test_add_indicator (Overview *o, gconstpointer data)
{
  g_autoptr (GPtrArray) indicators = NULL;
  g_autofree char *named = NULL;
  gulong handler = g_signal_connect (o->fixture.editor, "rename", G_CALLBACK (rename_cb), &named);

  tell (o);
  press (o, find_row (o, "Mixed methods"));
  press (o, find_button (o->page, "Add Indicator"));
  indicators = pergola_project_list_items (o->fixture.project, "indicator");
  g_assert_cmpuint (indicators->len, ==, 1);
  g_assert_cmpstr (pergola_item_get (indicators->pdata[0], "type"), ==, "realized");
  g_assert_cmpstr (pergola_selection_get_single (pergola_editor_get_selection (o->fixture.editor)), ==,
                   pergola_item_get_id (indicators->pdata[0]));
  g_assert_cmpstr (named, ==, pergola_item_get_id (indicators->pdata[0]));
  g_signal_handler_disconnect (o->fixture.editor, handler);
}

/* What is found is offered to be linked, and then is no finding any more. */
static void
test_link (Overview *o, gconstpointer data)
{
  PergolaProject *project = o->fixture.project;
  const char *directors;

  pergola_project_begin (project, "Name");
  directors = add (o, "stakeholder", "Directors");
  pergola_project_commit (project);
  hands_settle ();
  press (o, find_row (o, "Relevance"));
  press (o, find_button (o->page, "Link an Aspiration"));
  hands_act ("key Return"); /* the first that is offered */
  hands_settle ();
  g_assert_cmpuint (fixture_count_links (project, "cares"), ==, 1);
  g_assert_nonnull (find_words (o, "There is nothing to mend here"));
  pergola_history_undo (pergola_project_get_history (project));
  hands_settle ();
  g_assert_null (hands_find (o->page, GTK_TYPE_LABEL, says, "nothing to mend"));
  g_assert_nonnull (directors);
}

static void
test_promise (Overview *o, gconstpointer data)
{
  PergolaProject *project = o->fixture.project;

  pergola_project_begin (project, "Promise");
  pergola_project_set (project, o->fixture.condition, "due", "2020-01", NULL);
  pergola_project_commit (project);
  hands_settle ();
  g_assert_nonnull (find_words (o, "late: "));
  press (o, find_row (o, "Safe to fail"));
  g_assert_cmpstr (pergola_selection_get_single (pergola_editor_get_selection (o->fixture.editor)), ==,
                   o->fixture.condition);
}

/* As wide as it is let be, never wider; with as many columns as there is room for. */
static void
test_width (Overview *o, gconstpointer data)
{
  int least, wanted = GPOINTER_TO_INT (data), n = 0;
  GtkWidget *card = hands_find (o->page, PERGOLA_TYPE_OVERVIEW_CARD, NULL, NULL);
  GtkWidget *columns = gtk_widget_get_parent (gtk_widget_get_parent (card));

  tell (o);
  for (GtkWidget *column = gtk_widget_get_first_child (columns); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    n += gtk_widget_get_visible (column);
  g_assert_cmpint (n, ==, wanted < 620 ? 1 : wanted < 980 ? 2 : 3);
  gtk_widget_measure (columns, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, wanted);
}

/* --- After any edits --- */

static void
describe (GtkWidget *widget, GString *text)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (".", classes);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (!gtk_widget_get_visible (widget))
    return;
  /* The colour of nobody is any. */
  g_string_append_printf (text, "%s.%s %s ", gtk_widget_get_css_name (widget),
                          g_str_has_prefix (joined, "color") ? "" : joined, tooltip != NULL ? tooltip : "");
  if (GTK_IS_LABEL (widget))
    g_string_append (text, gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_BUTTON (widget) && gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) != NULL)
    g_string_append (text,
                     g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)), NULL));
  g_string_append_c (text, '\n');
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe (child, text);
}

/* How they are arranged depends on how wide the page is. */
static void
describe_cards (GtkWidget *widget, GPtrArray *cards)
{
  GString *text;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe_cards (child, cards);
  if (!PERGOLA_IS_OVERVIEW_CARD (widget))
    return;
  text = g_string_new (NULL);
  describe (widget, text);
  g_ptr_array_add (cards, g_string_free (text, FALSE));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): as it is once it has taken note of all that was edited. */
static char *
describe_page (GtkWidget *page)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);

  PERGOLA_BOARD_PAGE_GET_CLASS (page)->refresh (PERGOLA_BOARD_PAGE (page));
  describe_cards (page, cards);
  g_ptr_array_sort (cards, compare_texts);
  g_ptr_array_add (cards, NULL);
  return g_strjoinv ("\n", (char **) cards->pdata);
}

/* The page that has seen all edits is as one that is made of what is there now. */
static void
test_edits (Overview *o, gconstpointer data)
{
  for (int n = 0; n < 400; n++)
    {
      GtkWidget *whole = g_object_ref_sink (g_object_new (PERGOLA_TYPE_OVERVIEW_PAGE, NULL));
      g_autofree char *said = NULL, *true_words = NULL;

      random_edits_step (o->fixture.project);
      pergola_board_page_set_board (PERGOLA_BOARD_PAGE (whole), "community.overview");
      pergola_board_page_set_editor (PERGOLA_BOARD_PAGE (whole), o->fixture.editor);
      said = describe_page (o->page);
      true_words = describe_page (whole);
      g_assert_cmpstr (said, ==, true_words);
      pergola_board_page_set_editor (PERGOLA_BOARD_PAGE (whole), NULL);
      g_object_unref (whole);
    }
}

#define ADD(path, data, test) g_test_add ("/overview/" path, Overview, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("empty", NULL, test_empty);
  ADD ("told", NULL, test_told);
  ADD ("type", NULL, test_type);
  ADD ("statement", NULL, test_statement);
  ADD ("findings", NULL, test_findings);
  ADD ("add-indicator", NULL, test_add_indicator);
  ADD ("link", NULL, test_link);
  ADD ("promise", NULL, test_promise);
  ADD ("edits", NULL, test_edits);
  ADD ("narrow", GINT_TO_POINTER (360), test_width);
  ADD ("medium", GINT_TO_POINTER (700), test_width);
  ADD ("wide", GINT_TO_POINTER (1200), test_width);
  return g_test_run ();
}
