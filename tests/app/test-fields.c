/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of every type of field: from the row to the project, from the project to the row, and what does not fit. */

#include "config.h"

#include "app-window.h"
#include "pergola-field.h"

static const char definition[] =
  "<framework xmlns='urn:pergola:framework:1' id='test' version='1'><title>Test</title>"
  "<kind id='person' role='person' audience='everyone'><title>Person</title><plural>People</plural>"
  "<field id='title' type='line'><title>Name</title></field></kind>"
  "<kind id='thing' audience='everyone'><title>Thing</title><plural>Things</plural>"
  "<field id='title' type='line'><title>Title</title></field>"
  "<field id='text' type='text'><title>Text</title><prompt>Say more</prompt></field>"
  "<field id='choice' type='choice'><title>Choice</title>"
  "<choice id='a'><title>A</title></choice><choice id='b'><title>B</title></choice></field>"
  "<field id='sub' type='choice'><title>Sub</title><choice id='a1' within='a'><title>A1</title></choice>"
  "<choice id='b1' within='b'><title>B1</title></choice></field>"
  "<field id='polarity' type='choice' role='polarity'><title>Polarity</title>"
  "<choice id='plus' badge='+'><title>Plus</title></choice><choice id='minus' badge='-'><title>Minus</title></choice>"
  "</field>"
  "<field id='choices' type='choices' when='choice' when-values='b'><title>Choices</title>"
  "<choice id='x'><title>X</title></choice><choice id='y'><title>Y</title></choice></field>"
  "<field id='number' type='number'><title>Number</title></field>"
  "<field id='between' type='number' min='0' max='1'><title>Between</title><low>Low</low><high>High</high></field>"
  "<field id='side' type='choice' required='yes'><title>Side</title><choice id='in'><title>In</title></choice>"
  "<choice id='out'><title>Out</title></choice></field>"
  "<field id='score' type='score' min='1' max='5'><title>Score</title></field>"
  "<field id='date' type='date'><title>Date</title></field>"
  "<field id='time' type='time'><title>Time</title></field>"
  "<field id='duration' type='duration'><title>Duration</title></field>"
  "<field id='person' type='person'><title>Who</title></field>"
  "<field id='lines' type='lines'><title>Lines</title></field>"
  "<field id='boolean' type='boolean'><title>Boolean</title></field>"
  "<field id='strokes' type='strokes'><title>Strokes</title></field>"
  "</kind></framework>";

static const char document[] =
  "<?xml version='1.0' encoding='UTF-8'?>"
  "<project xmlns='urn:pergola:project:1' version='1' id='aaaaaaaaaaaa' language='en'><title>T</title>"
  "<framework id='test' version='1'/>"
  "<item id='paaaaaaa' kind='person' rank='h' audience='everyone'><field id='title'>Amina</field></item>"
  "<item id='taaaaaaa' kind='thing' rank='h' audience='everyone'><field id='title'>One</field></item>"
  "<item id='tbbbbbbb' kind='thing' rank='i' audience='me'><field id='title'>Two</field></item>"
  "</project>";

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaEditor *editor;
  GtkWidget *window;
  GtkListBox *list;
  PergolaField *field;
} Rows;

static void
set_up (Rows *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) framework = g_bytes_new_static (definition, strlen (definition));
  g_autoptr (GBytes) project = g_bytes_new_static (document, strlen (document));

  r->frameworks = pergola_frameworks_new ();
  pergola_frameworks_add_bytes (r->frameworks, framework, "test.xml", &error);
  g_assert_no_error (error);
  r->project = pergola_reader_read_bytes (project, "test.pergola", r->frameworks, &error);
  g_assert_no_error (error);
  r->editor = pergola_editor_new (r->project);
  r->list = GTK_LIST_BOX (gtk_list_box_new ());
  r->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (r->window), GTK_WIDGET (r->list));
  gtk_window_present (GTK_WINDOW (r->window));
}

static void
tear_down (Rows *r, gconstpointer data)
{
  g_clear_object (&r->field);
  gtk_window_destroy (GTK_WINDOW (r->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&r->editor);
  g_clear_object (&r->project);
  g_clear_object (&r->frameworks);
}

static void
open_field (Rows *r, const char *key)
{
  const char *ids[] = { "taaaaaaa", NULL };
  const PergolaKind *kind = pergola_project_get_kind (r->project, "thing");

  r->field = pergola_field_new (r->editor, ids, pergola_kind_get_field (kind, key));
  pergola_field_append_to (r->field, r->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static const char *
get (Rows *r, const char *key)
{
  return pergola_item_get (pergola_project_get (r->project, "taaaaaaa"), key);
}

static void
set (Rows *r, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_edit_set (r->project, "taaaaaaa", key, value, FALSE, &error);
  g_assert_no_error (error);
  pergola_field_refresh (r->field);
}

static void
set_number (Rows *r, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_edit_set (r->project, "taaaaaaa", "number", value, FALSE, &error);
  g_assert_no_error (error);
}

static void
undo (Rows *r)
{
  g_assert_true (pergola_history_undo (pergola_project_get_history (r->project)));
  pergola_field_refresh (r->field);
}

static GtkWidget *
part (Rows *r, GType type)
{
  GtkWidget *widget = pergola_field_get_row (r->field);

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  widget = hands_find (widget, type, NULL, NULL);
  g_assert_nonnull (widget);
  return widget;
}

/* The row under the row. */
static gboolean
shows_error (Rows *r)
{
  return gtk_widget_get_visible (gtk_widget_get_next_sibling (pergola_field_get_row (r->field)));
}

static void
type_text (Rows *r, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (part (r, GTK_TYPE_EDITABLE));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (editable);

      gtk_editable_insert_text (editable, p, g_utf8_next_char (p) - p, &position);
      gtk_editable_set_position (editable, position);
    }
}

static void
test_line (Rows *r, gconstpointer data)
{
  GtkEditable *editable;

  open_field (r, "title");
  editable = GTK_EDITABLE (part (r, GTK_TYPE_EDITABLE));
  g_assert_false (gtk_editable_get_enable_undo (editable));
  gtk_editable_set_position (editable, -1);
  type_text (r, " and all");
  g_assert_cmpstr (get (r, "title"), ==, "One and all");

  /* A change from elsewhere shows, and the cursor stays. */
  gtk_editable_set_position (editable, 2);
  set (r, "title", "Other");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "Other");
  g_assert_cmpint (gtk_editable_get_position (editable), ==, 2);
  undo (r);
  undo (r);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "One");
  g_assert_false (pergola_history_can_undo (pergola_project_get_history (r->project)));
}

static void
test_text (Rows *r, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  open_field (r, "text");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (part (r, GTK_TYPE_TEXT_VIEW)));
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "First", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "\n", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "Second", -1);
  g_assert_cmpstr (get (r, "text"), ==, "First\nSecond");
  /* A paragraph is a step. */
  undo (r);
  g_assert_cmpstr (get (r, "text"), ==, "First");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "First");
}

static void
test_choice (Rows *r, gconstpointer data)
{
  AdwComboRow *row;

  open_field (r, "choice");
  row = ADW_COMBO_ROW (part (r, ADW_TYPE_COMBO_ROW));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 3);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 2);
  g_assert_cmpstr (get (r, "choice"), ==, "b");
  undo (r);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 1);
  adw_combo_row_set_selected (row, 0);
  g_assert_null (get (r, "choice"));
}

/* Only choices that apply are offered; what is held stays to be seen. */
static void
test_choice_within (Rows *r, gconstpointer data)
{
  AdwComboRow *row;

  open_field (r, "sub");
  row = ADW_COMBO_ROW (part (r, ADW_TYPE_COMBO_ROW));
  set (r, "choice", "a");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 2);
  set (r, "sub", "a1");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  set (r, "choice", "b");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 3);
  g_assert_cmpstr (get (r, "sub"), ==, "a1");
}

static void
test_toggles (Rows *r, gconstpointer data)
{
  GtkWidget *plus;

  open_field (r, "polarity");
  plus = part (r, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (plus), TRUE);
  g_assert_cmpstr (get (r, "polarity"), ==, "plus");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (plus)), TRUE);
  g_assert_cmpstr (get (r, "polarity"), ==, "minus");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (plus)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (plus)), FALSE);
  g_assert_null (get (r, "polarity"));
}

static void
test_choices (Rows *r, gconstpointer data)
{
  GtkWidget *x;

  open_field (r, "choices");
  g_assert_false (gtk_widget_get_visible (pergola_field_get_row (r->field)));
  set (r, "choice", "b");
  g_assert_true (gtk_widget_get_visible (pergola_field_get_row (r->field)));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  x = part (r, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (x)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (x), TRUE);
  g_assert_cmpstr (get (r, "choices"), ==, "x y");
  undo (r);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (x)));
  g_assert_cmpstr (get (r, "choices"), ==, "y");
}

static void
test_number (Rows *r, gconstpointer data)
{
  GtkWidget *less;

  open_field (r, "number");
  type_text (r, "3.5");
  g_assert_cmpstr (get (r, "number"), ==, "3.5");
  type_text (r, "x");
  g_assert_true (shows_error (r));
  g_assert_null (get (r, "number")); /* nobody wrote 3.5 */
  gtk_editable_set_text (GTK_EDITABLE (part (r, GTK_TYPE_EDITABLE)), "4");
  g_assert_false (shows_error (r));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  less = hands_find (pergola_field_get_row (r->field), GTK_TYPE_BUTTON, NULL, NULL);
  g_signal_emit_by_name (less, "clicked");
  g_assert_cmpstr (get (r, "number"), ==, "3");
}

static void
test_score (Rows *r, gconstpointer data)
{
  GtkRange *range;

  open_field (r, "score");
  range = GTK_RANGE (part (r, GTK_TYPE_SCALE));
  gtk_range_set_value (range, 4.2);
  g_assert_cmpstr (get (r, "score"), ==, "4");
  gtk_range_set_value (range, 99);
  g_assert_cmpstr (get (r, "score"), ==, "5");
  g_signal_emit_by_name (part (r, GTK_TYPE_BUTTON), "clicked");
  g_assert_null (get (r, "score"));
  set (r, "score", "2");
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 2);
}

static void
test_date (Rows *r, gconstpointer data)
{
  open_field (r, "date");
  type_text (r, "2026-0");
  g_assert_true (shows_error (r));
  type_text (r, "5");
  g_assert_false (shows_error (r));
  g_assert_cmpstr (get (r, "date"), ==, "2026-05");
  type_text (r, "-31");
  g_assert_cmpstr (get (r, "date"), ==, "2026-05-31");
}

/* As people write them, with a real keyboard; put in order when one goes elsewhere. */
static void
test_typed (Rows *r, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  open_field (r, "date");
  hands_focus (GTK_WINDOW (r->window));
  gtk_widget_grab_focus (pergola_field_get_row (r->field));
  hands_act ("type '14 May 2025'");
  hands_wait_for (g_strcmp0 (get (r, "date"), "2025-05-14") == 0);
  g_assert_false (shows_error (r));
  hands_act ("key Return");
  hands_wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW))), "2025-05-14"));
  hands_act ("key ctrl+a");
  hands_act ("type today");
  hands_wait_for (g_strcmp0 (get (r, "date"), today) == 0);
  undo (r);
  g_assert_null (get (r, "date"));
}

static void
type_anew (Rows *r, const char *text)
{
  gtk_widget_grab_focus (pergola_field_get_row (r->field));
  hands_act ("key ctrl+a");
  hands_act ("type '%s'", text);
  hands_wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW))), text));
}

/* What begins as a number and ends as none leaves the number that was there, whatever one does then. */
static void
test_wrong (Rows *r, gconstpointer data)
{
  GtkWidget *other = gtk_entry_new ();
  GtkEditable *editable;

  set_number (r, "105");
  open_field (r, "number");
  gtk_list_box_append (r->list, other);
  editable = GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW));
  hands_focus (GTK_WINDOW (r->window));
  type_anew (r, "1o5");
  g_assert_true (shows_error (r));
  g_assert_cmpstr (get (r, "number"), ==, "105");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_editable_get_text (editable), "105"));
  g_assert_false (shows_error (r));

  type_anew (r, "abc");
  hands_act ("key Return");
  hands_settle ();
  g_assert_cmpstr (get (r, "number"), ==, "105");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "105");
  g_assert_false (shows_error (r));

  /* What is whole stays, and is what comes back from then on. */
  type_anew (r, "12");
  hands_act ("key Return");
  hands_wait_for (g_strcmp0 (get (r, "number"), "12") == 0);
  type_anew (r, "1x");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (gtk_editable_get_text (editable), "12"));
  g_assert_cmpstr (get (r, "number"), ==, "12");

  /* To empty it is no mistake. */
  gtk_editable_set_text (editable, "");
  gtk_widget_grab_focus (other);
  g_assert_null (get (r, "number"));
}

static void
test_comma (Rows *r, gconstpointer data)
{
  open_field (r, "number");
  type_text (r, "3,5");
  g_assert_cmpstr (get (r, "number"), ==, "3.5");
  g_assert_false (shows_error (r));
}

static void
test_time (Rows *r, gconstpointer data)
{
  open_field (r, "time");
  type_text (r, "9:30");
  g_assert_true (shows_error (r));
  g_assert_null (get (r, "time"));
  gtk_editable_set_text (GTK_EDITABLE (part (r, GTK_TYPE_EDITABLE)), "09:30");
  g_assert_false (shows_error (r));
  g_assert_cmpstr (get (r, "time"), ==, "09:30");
}

static void
test_duration (Rows *r, gconstpointer data)
{
  open_field (r, "duration");
  type_text (r, "90");
  g_assert_cmpstr (get (r, "duration"), ==, "90");
  gtk_editable_set_text (GTK_EDITABLE (part (r, GTK_TYPE_EDITABLE)), "-5");
  g_assert_true (shows_error (r));
}

static void
test_person (Rows *r, gconstpointer data)
{
  GtkEditable *name;

  open_field (r, "person");
  name = GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW));
  gtk_editable_set_text (name, " amina");
  g_assert_null (get (r, "person")); /* half a name is nobody */
  g_signal_emit_by_name (name, "apply");
  g_assert_cmpstr (get (r, "person"), ==, "paaaaaaa");
  undo (r);
  g_assert_null (get (r, "person"));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");

  gtk_editable_set_text (name, "Bela");
  g_signal_emit_by_name (name, "apply");
  g_assert_cmpuint (pergola_project_count (r->project, "person"), ==, 2);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (r->project, get (r, "person"))), ==, "Bela");
  undo (r);
  g_assert_cmpuint (pergola_project_count (r->project, "person"), ==, 1);
}

/* Those who are there are offered while one types. */
static void
test_offered (Rows *r, gconstpointer data)
{
  open_field (r, "person");
  hands_focus (GTK_WINDOW (r->window));
  gtk_widget_grab_focus (pergola_field_get_row (r->field));
  hands_act ("type am");
  hands_settle ();
  hands_act ("key Down");
  hands_act ("key Return");
  hands_wait_for (g_strcmp0 (get (r, "person"), "paaaaaaa") == 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW))), ==, "Amina");
  g_assert_cmpuint (pergola_project_count (r->project, "person"), ==, 1);

  /* Below the last one there is none: the mark stays. */
  undo (r);
  g_assert_null (get (r, "person"));
  hands_act ("key ctrl+a");
  hands_act ("type ami");
  hands_settle ();
  hands_act ("key Down");
  hands_act ("key Down");
  hands_act ("key Return");
  hands_wait_for (g_strcmp0 (get (r, "person"), "paaaaaaa") == 0);
  g_assert_cmpuint (pergola_project_count (r->project, "person"), ==, 1);

  /* Escape puts the list away, and what was typed stays. */
  hands_act ("key ctrl+a");
  hands_act ("type ami");
  hands_settle ();
  hands_act ("key Escape");
  hands_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (r, ADW_TYPE_ENTRY_ROW))), ==, "ami");

  /* Unmarked, Enter is the entry's: a new one. */
  hands_act ("key ctrl+a");
  hands_act ("type Am");
  hands_act ("key Return");
  hands_wait_for (pergola_project_count (r->project, "person") == 2);
  undo (r);
  undo (r);
  g_assert_null (get (r, "person"));
}

/* A number whose ends have words; sliding is one step. */
static void
test_slider (Rows *r, gconstpointer data)
{
  GtkRange *range;

  open_field (r, "between");
  range = GTK_RANGE (part (r, GTK_TYPE_SCALE));
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 0.5);
  gtk_range_set_value (range, 0.25);
  gtk_range_set_value (range, 0.75);
  g_assert_cmpstr (get (r, "between"), ==, "0.75");
  undo (r);
  g_assert_null (get (r, "between"));
  set (r, "between", "0.1");
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (range), 0.1, 1e-9);
}

/* A choice that is always one of its two cannot be unset. */
static void
test_required (Rows *r, gconstpointer data)
{
  GtkWidget *button;

  pergola_edit_set (r->project, "taaaaaaa", "side", "in", FALSE, NULL);
  open_field (r, "side");
  button = part (r, GTK_TYPE_TOGGLE_BUTTON);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpstr (get (r, "side"), ==, "in");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
test_lines (Rows *r, gconstpointer data)
{
  open_field (r, "lines");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (part (r, GTK_TYPE_TEXT_VIEW))), "a\nb", -1);
  g_assert_cmpstr (get (r, "lines"), ==, "a\nb");
}

static void
test_boolean (Rows *r, gconstpointer data)
{
  GtkSwitch *button;

  open_field (r, "boolean");
  button = GTK_SWITCH (part (r, GTK_TYPE_SWITCH));
  gtk_switch_set_active (button, TRUE);
  g_assert_cmpstr (get (r, "boolean"), ==, "yes");
  undo (r);
  g_assert_false (gtk_switch_get_active (button));
}

static void
test_strokes (Rows *r, gconstpointer data)
{
  open_field (r, "strokes");
  set (r, "strokes", "1,2 3,4\n5,6 7,8");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (pergola_field_get_row (r->field))), ==,
                   "A sketch of 2 strokes");
}

/* Two items that do not agree, until they do; one step of undo. */
static void
test_several (Rows *r, gconstpointer data)
{
  const char *ids[] = { "taaaaaaa", "tbbbbbbb", NULL };
  AdwComboRow *row;

  r->field = pergola_field_new_audience (r->editor, ids);
  pergola_field_append_to (r->field, r->list);
  row = ADW_COMBO_ROW (part (r, ADW_TYPE_COMBO_ROW));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 3);
  adw_combo_row_set_selected (row, 1);
  g_assert_cmpstr (pergola_item_get (pergola_project_get (r->project, "taaaaaaa"), "@audience"), ==, "circle");
  g_assert_cmpstr (pergola_item_get (pergola_project_get (r->project, "tbbbbbbb"), "@audience"), ==, "circle");
  undo (r);
  g_assert_cmpstr (pergola_item_get (pergola_project_get (r->project, "tbbbbbbb"), "@audience"), ==, "me");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 3);
}

static gboolean
is_cut (GtkWidget *label, gconstpointer words)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (label)), words) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* A line that is too long ends in an ellipsis, until it is edited. */
static void
test_ellipsis (Rows *r, gconstpointer data)
{
  const char *words = "A title that is quite a bit longer than the row is wide, so that its end cannot be seen";
  GtkWidget *row;

  gtk_window_set_default_size (GTK_WINDOW (r->window), 240, 120);
  open_field (r, "title");
  row = pergola_field_get_row (r->field);
  set (r, "title", words);
  hands_wait_for (hands_find (row, GTK_TYPE_LABEL, is_cut, words) != NULL);
  gtk_widget_grab_focus (row);
  hands_wait_for (hands_find (row, GTK_TYPE_LABEL, is_cut, words) == NULL);
  set (r, "title", "Short");
  gtk_window_set_focus (GTK_WINDOW (r->window), NULL);
  hands_settle ();
  g_assert_null (hands_find (row, GTK_TYPE_LABEL, is_cut, "Short"));
}

/* The item goes while its row is still there. */
static void
test_gone (Rows *r, gconstpointer data)
{
  const char *ids[] = { "taaaaaaa", NULL };

  open_field (r, "title");
  pergola_edit_delete (r->project, (GStrv) ids);
  type_text (r, "x");
  pergola_field_refresh (r->field);
  g_assert_false (gtk_widget_get_visible (pergola_field_get_row (r->field)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Rows *r, gconstpointer data);
  } tests[] = {
    { "line", test_line },         { "text", test_text },
    { "choice", test_choice },     { "within", test_choice_within },
    { "toggles", test_toggles },   { "choices", test_choices },
    { "number", test_number },     { "score", test_score },
    { "date", test_date },         { "time", test_time },
    { "duration", test_duration }, { "person", test_person },
    { "typed", test_typed },       { "comma", test_comma },
    { "wrong", test_wrong },       { "offered", test_offered },
    { "slider", test_slider },     { "required", test_required },
    { "lines", test_lines },       { "boolean", test_boolean },
    { "strokes", test_strokes },   { "several", test_several },
    { "ellipsis", test_ellipsis }, { "gone", test_gone },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/fields/", tests[i].path, NULL);

      g_test_add (path, Rows, NULL, set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}
