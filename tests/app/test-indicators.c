/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An indicator from its first word to its eighth reading, by keyboard, and all of it undone; and rows that say what is
 * true after whatever was edited. */

#include "config.h"

#include "app-window.h"
#include "pergola-chart.h"
#include "pergola-indicator-row.h"
#include "pergola-indicators-page.h"
#include "pergola-readings-box.h"
#include "pergola-window-private.h"
#include "pergola-writer.h"

#define ADD(path, func) g_test_add (path, AppWindow, NULL, set_up, func, app_window_tear_down)

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  pergola_editor_set_board (w->window->editor, "value.indicators");
  hands_focus (GTK_WINDOW (w->window));
  hands_settle ();
}

static char *
write_project (AppWindow *w)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (app_window_get_project (w));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GtkWidget *
find_page (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_INDICATORS_PAGE, NULL, NULL);
}

static GtkWidget *
find_readings (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_READINGS_BOX, NULL, NULL);
}

static gboolean
has_placeholder (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), text) == 0;
}

static GtkWidget *
find_entry (AppWindow *w, const char *name)
{
  return hands_find (find_readings (w), GTK_TYPE_ENTRY, has_placeholder, name);
}

static guint
count_readings (AppWindow *w)
{
  return pergola_project_count (app_window_get_project (w), "reading");
}

/* What stands in the field is replaced. */
static void
type_reading (AppWindow *w, const char *date, const char *value, const char *note)
{
  guint before = count_readings (w);

  hands_wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (w->window)), find_entry (w, "Date")));
  hands_act ("key ctrl+a");
  hands_act ("type --delay 1 '%s'", date);
  hands_act ("key Tab");
  hands_act ("type --delay 1 '%s'", value);
  hands_act ("key Tab");
  if (note != NULL)
    hands_act ("type --delay 1 '%s'", note);
  hands_act ("key Return");
  hands_wait_for (count_readings (w) == before + 1);
}

static GtkWindow *
find_dialog (AppWindow *w)
{
  GtkWindow *window = app_window_find_window (w, ADW_TYPE_WINDOW);

  return window != NULL && g_strcmp0 (gtk_window_get_title (window), "Add Readings") == 0 ? window : NULL;
}

static void
paste_five (AppWindow *w)
{
  const char *text = "Date\tValue\tNote\n14/01/2026\t21,5\t\n14/02/2026\t21,4\tCold\n14/03/2026\t21,3\t\n"
                     "14/04/2026\t21,2\t\n14/05/2026\t21,1\t\n";
  GtkWidget *button;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (w->window)), text);
  gtk_widget_grab_focus (app_window_find_button (find_readings (w), "Paste…"));
  hands_act ("key Return");
  hands_wait_for (find_dialog (w) != NULL);
  hands_wait_for ((button = app_window_find_button (GTK_WIDGET (find_dialog (w)), "_Add 5 Readings")) != NULL);
  gtk_widget_grab_focus (button);
  hands_act ("key Return");
  hands_wait_for (find_dialog (w) == NULL);
}

static void
test_by_keyboard (AppWindow *w, gconstpointer data)
{
  g_autofree char *before = write_project (w);
  g_autofree char *after = NULL;
  PergolaProject *project = app_window_get_project (w);
  guint n = count_readings (w), n_items = pergola_project_count (project, "indicator");
  g_autoptr (PergolaIndicator) indicator = NULL;
  PergolaItem *item;

  hands_wait_for (find_page (w) != NULL);
  gtk_widget_activate_action (find_page (w), "edit.add", "s", "realized");
  hands_wait_for (pergola_project_count (project, "indicator") == n_items + 1);
  hands_wait_for (find_readings (w) != NULL);
  hands_settle ();
  hands_act ("type --delay 30 'Losses'");
  hands_wait_for ((item = app_window_find_item (w, "Losses")) != NULL);

  gtk_widget_grab_focus (find_entry (w, "Date"));
  type_reading (w, "2025-10-14", "22.5", "first");
  type_reading (w, "2025-11-14", "22", NULL);
  type_reading (w, "2025-12-14", "21.75", NULL);
  paste_five (w);
  g_assert_cmpuint (count_readings (w), ==, n + 8);
  indicator = pergola_indicator_new (project, item);
  g_assert_cmpuint (indicator->readings->len, ==, 8);
  g_assert_cmpfloat (pergola_indicator_get_latest (indicator)->value, ==, 21.1);
  g_assert_cmpint (indicator->trend, ==, PERGOLA_TREND_FALLING);

  while (pergola_history_undo (pergola_project_get_history (project)))
    ;
  hands_settle ();
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);
}

/* --- Rows --- */

#define ROUNDS 500

/* Everything that is seen of it but its line. */
static void
describe (GtkWidget *widget, GString *text)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (".", classes);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  g_string_append_printf (text, "%s.%s %d %s ", gtk_widget_get_css_name (widget), joined,
                          gtk_widget_get_visible (widget), tooltip != NULL ? tooltip : "");
  if (GTK_IS_LABEL (widget))
    g_string_append (text, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_LEVEL_BAR (widget))
    g_string_append_printf (text, "%g %g", gtk_level_bar_get_value (GTK_LEVEL_BAR (widget)),
                            gtk_widget_get_opacity (widget));
  g_string_append_c (text, '\n');
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe (child, text);
}

static char *
describe_row (GtkWidget *row)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    describe (child, text);
  return g_string_free (text, FALSE);
}

typedef struct
{
  PergolaIndicatorEntry *entry;
  GtkWidget *row;
  char *line; /* what the line says */
  gboolean changed;
} Kept;

static void
changed_cb (Kept *kept)
{
  kept->changed = TRUE;
}

/* The row that was told of each edit is as one that is made of what is there now. */
static void
check_row (Kept *kept, PergolaProject *project)
{
  const char *id = pergola_indicator_entry_get_id (kept->entry);
  PergolaItem *item = pergola_project_get (project, id);
  g_autoptr (PergolaIndicator) indicator = item != NULL ? pergola_indicator_new (project, item) : NULL;
  g_autoptr (PergolaIndicatorEntry) whole = pergola_indicator_entry_new (id);
  g_autofree char *line = NULL, *said = NULL, *true_words = NULL;
  GtkWidget *row;

  if (indicator == NULL)
    return;
  kept->changed = FALSE;
  pergola_indicator_entry_take (kept->entry, project, pergola_indicator_new (project, item));
  pergola_indicator_entry_take (whole, project, pergola_indicator_new (project, item));
  row = g_object_ref_sink (pergola_indicator_row_new ());
  pergola_indicator_row_set_entry (PERGOLA_INDICATOR_ROW (row), whole);
  said = describe_row (kept->row);
  true_words = describe_row (row);
  g_assert_cmpstr (said, ==, true_words);
  line = pergola_chart_describe (indicator);
  if (g_strcmp0 (line, kept->line) != 0)
    g_assert_true (kept->changed);
  g_free (kept->line);
  kept->line = g_steal_pointer (&line);
  g_object_unref (row);
}

static char *
make_value (const PergolaFieldDef *field)
{
  static const char *const values[] = { NULL, "", "0", "-3", "12.5", "12.25", "2026-05-14", "2019-02", "Amina" };

  if (field->choices->len > 0 && g_test_rand_int_range (0, 4) > 0)
    return g_strdup (
      ((PergolaChoice *) field->choices->pdata[g_test_rand_int_range (0, (int) field->choices->len)])->id);
  return g_strdup (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))]);
}

static PergolaItem *
pick (GPtrArray *items)
{
  return items->pdata[g_test_rand_int_range (0, (int) items->len)];
}

/* Of an indicator, a reading, a person, a story, or a link; or one undone. */
static void
edit_something (PergolaProject *project)
{
  static const char *const roles[] = { "indicator", "indicator", "reading", "reading", "person", "story" };
  const PergolaKind *kind =
    pergola_project_get_kind_by_role (project, roles[g_test_rand_int_range (0, G_N_ELEMENTS (roles))]);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, kind->id);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  int what = g_test_rand_int_range (0, 8);

  if (what == 0)
    pergola_history_undo (pergola_project_get_history (project));
  else if (what == 1)
    pergola_edit_delete (project, (char *[]){ (char *) pergola_item_get_id (pick (links)), NULL });
  else if (items->len > 0 && what == 2 && g_str_equal (kind->role, "reading"))
    pergola_edit_delete (project, (char *[]){ (char *) pergola_item_get_id (pick (items)), NULL });
  else if (items->len > 0)
    {
      const PergolaFieldDef *field = kind->fields->pdata[g_test_rand_int_range (0, (int) kind->fields->len)];
      g_autofree char *value = make_value (field);

      pergola_edit_set (project, pergola_item_get_id (pick (items)), field->id, value, FALSE, NULL);
    }
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_signal_handlers_disconnect_by_data (kept->entry, kept);
  g_object_unref (kept->row);
  g_object_unref (kept->entry);
  g_free (kept->line);
  g_free (kept);
}

static void
test_rows_say_what_is_true (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GPtrArray) list = pergola_indicator_list (project);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (kept_free);

  for (guint i = 0; i < list->len; i++)
    {
      Kept *kept = g_new0 (Kept, 1);

      kept->entry = pergola_indicator_entry_new (pergola_item_get_id (((PergolaIndicator *) list->pdata[i])->item));
      kept->row = g_object_ref_sink (pergola_indicator_row_new ());
      pergola_indicator_row_set_entry (PERGOLA_INDICATOR_ROW (kept->row), kept->entry);
      g_signal_connect_swapped (kept->entry, "changed", G_CALLBACK (changed_cb), kept);
      g_ptr_array_add (rows, kept);
    }
  g_assert_cmpuint (rows->len, >, 5);
  for (int round = 0; round < ROUNDS; round++)
    {
      for (guint i = 0; i < rows->len; i++)
        check_row (rows->pdata[i], project);
      edit_something (project);
    }
  /* And where nothing was edited they are left alone. */
  for (guint i = 0; i < rows->len; i++)
    check_row (rows->pdata[i], project);
  for (guint i = 0; i < rows->len; i++)
    {
      check_row (rows->pdata[i], project);
      g_assert_false (((Kept *) rows->pdata[i])->changed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/indicators/by-keyboard", test_by_keyboard);
  g_test_add ("/indicators/rows-say-what-is-true", AppWindow, "water-utilities", set_up, test_rows_say_what_is_true,
              app_window_tear_down);
  return g_test_run ();
}
