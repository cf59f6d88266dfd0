/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a project, without a pointer: what it shows, and what its commands do. */

#include "config.h"

#include "app-window.h"
#include "pergola-export-dialog.h"
#include "pergola-find-heading.h"
#include "pergola-find-page.h"
#include "pergola-library-folders-dialog.h"
#include "pergola-merge-dialog.h"
#include "pergola-outline-row.h"
#include "pergola-preferences-window.h"
#include "pergola-search-row.h"
#include "pergola-shortcuts.h"
#include "pergola-conflict-view.h"
#include "pergola-join-dialog.h"
#include "pergola-version-card.h"
#include "pergola-recovery-page.h"
#include "pergola-recovery-window.h"
#include "pergola-start-window.h"
#include "pergola-versions-dialog.h"
#include "pergola-window-private.h"

#define ADD(path, template, func) g_test_add (path, AppWindow, template, app_window_set_up, func, app_window_tear_down)

static PergolaHistory *
get_history (AppWindow *w)
{
  return pergola_project_get_history (app_window_get_project (w));
}

/* --- Templates and keys --- */

static void
test_templates (AppWindow *w, gconstpointer data)
{
  const GType types[] = { PERGOLA_TYPE_EXPORT_DIALOG,   PERGOLA_TYPE_LIBRARY_FOLDERS_DIALOG,
                          PERGOLA_TYPE_OUTLINE_ROW,     PERGOLA_TYPE_PREFERENCES_WINDOW,
                          PERGOLA_TYPE_SEARCH_ROW,      PERGOLA_TYPE_START_WINDOW,
                          PERGOLA_TYPE_JOIN_DIALOG,     PERGOLA_TYPE_CONFLICT_VIEW,
                          PERGOLA_TYPE_VERSION_CARD,    PERGOLA_TYPE_RECOVERY_PAGE,
                          PERGOLA_TYPE_RECOVERY_WINDOW, PERGOLA_TYPE_VERSIONS_DIALOG,
                          PERGOLA_TYPE_FIND_PAGE,       PERGOLA_TYPE_FIND_HEADING,
                          PERGOLA_TYPE_MERGE_DIALOG };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (PERGOLA_RESOURCE_BASE "/ui", 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_class_unref (g_type_class_ref (types[i])); /* and what each is made of */
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (PERGOLA_RESOURCE_BASE "/ui/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
      g_autoptr (GString) class = g_string_new ("Pergola");
      g_auto (GStrv) words = g_strsplit_set (names[i] + strlen ("pergola-"), "-.", -1);
      g_autoptr (GObject) object = NULL;
      GType type;

      g_assert_no_error (error);
      for (int j = 0; words[j + 1] != NULL; j++)
        g_string_append_printf (class, "%c%s", g_ascii_toupper (words[j][0]), words[j] + 1);
      g_test_message ("%s", class->str);
      g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), class->str));
      type = g_type_from_name (class->str);
      g_assert_cmpuint (type, !=, 0);
      object = g_object_ref_sink (g_object_new (type, NULL));
      g_assert_true (GTK_IS_WIDGET (object));
      if (GTK_IS_WINDOW (object))
        gtk_window_destroy (GTK_WINDOW (object));
    }
}

static gboolean
has_action (AppWindow *w, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (w->window);

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (w->app), name + strlen ("app."));
  if (g_str_has_prefix (name, "edit."))
    return g_action_group_has_action (pergola_editor_get_actions (w->window->editor), name + strlen ("edit."));
  if (g_str_has_prefix (name, "win.") && g_action_group_has_action (G_ACTION_GROUP (w->window), name + strlen ("win.")))
    return TRUE;

  for (guint i = 0;; i++)
    {
      const GVariantType *type;
      const char *own, *property;
      GType owner;

      if (!gtk_widget_class_query_action (klass, i, &owner, &own, &type, &property))
        return FALSE;
      if (g_str_equal (own, name))
        return TRUE;
    }
}

static void
test_shortcuts (AppWindow *w, gconstpointer data)
{
  guint n;
  const PergolaShortcut *shortcuts = pergola_shortcuts_get (&n);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (shortcuts[i].keys, " ", -1);

      g_test_message ("%s", shortcuts[i].title);
      /* Another window: there, keys may do something else. */
      if (g_strcmp0 (shortcuts[i].group, "Library") == 0)
        g_hash_table_remove_all (keys);
      if (shortcuts[i].action != NULL)
        g_assert_true (has_action (w, shortcuts[i].action));
      for (int j = 0; parts[j] != NULL; j++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (parts[j]);

          g_assert_nonnull (trigger);
          g_assert_true (g_hash_table_add (keys, g_strdup (parts[j])));
        }
    }
  pergola_shortcuts_present (GTK_WINDOW (w->window));
  hands_wait_for (app_window_find_window (w, GTK_TYPE_SHORTCUTS_WINDOW) != NULL);
  gtk_window_destroy (app_window_find_window (w, GTK_TYPE_SHORTCUTS_WINDOW));
}

/* --- Header, sidebar, variants --- */

static void
test_title (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);

  g_assert_cmpstr (adw_window_title_get_title (w->window->title), ==, pergola_project_get_title (project));
  g_assert_cmpstr (adw_window_title_get_subtitle (w->window->title), ==, "Framework · not saved yet");
  pergola_project_begin (project, "Rename");
  pergola_project_set_property (project, "title", "Another", NULL);
  pergola_project_commit (project);
  g_assert_cmpstr (adw_window_title_get_title (w->window->title), ==, "Another");
  g_assert_cmpstr (adw_window_title_get_subtitle (w->window->title), ==, "Framework · edited");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.undo", NULL);
  g_assert_cmpstr (adw_window_title_get_subtitle (w->window->title), ==, "Framework · not saved yet");
}

/* Undo and redo are in the header bar, or both in the menu. */
static void
test_undo_in_reach (AppWindow *w, gconstpointer data)
{
  static const struct
  {
    int width, items;
    gboolean redo;
  } cases[] = { { 1000, 0, TRUE }, { 400, 2, FALSE }, { 1000, 0, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (w->window), cases[i].width, 700);
      hands_wait_for (gtk_widget_get_visible (w->window->redo_button) == cases[i].redo);
      g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (w->window->undo_section)), ==, cases[i].items);
    }
}

/* Where the sidebar lies over the board, it goes once a board is chosen. */
static void
test_sidebar_goes (AppWindow *w, gconstpointer data)
{
  AdwFlap *flap = w->window->sidebar_flap;
  GtkWidget *label;

  gtk_window_set_default_size (GTK_WINDOW (w->window), 420, 700);
  hands_wait_for (adw_flap_get_folded (flap));
  adw_flap_set_reveal_flap (flap, TRUE);
  hands_wait_for (adw_flap_get_reveal_progress (flap) == 1);
  label = app_window_find_label (GTK_WIDGET (w->window->sidebar), "Stories");
  hands_click (label);
  hands_wait_for (!adw_flap_get_reveal_flap (flap));
  g_assert_cmpstr (pergola_editor_get_board (w->window->editor), ==, "value.stories");
}

static GtkToggleButton *
find_variant (AppWindow *w, const char *label)
{
  GtkWidget *button = app_window_find_button (GTK_WIDGET (w->window->bar), label);

  g_assert_nonnull (button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
test_variants (AppWindow *w, gconstpointer data)
{
  PergolaEditor *editor = w->window->editor;

  g_assert_true (gtk_toggle_button_get_active (find_variant (w, "Eight types")));
  gtk_toggle_button_set_active (find_variant (w, "Seven"), TRUE);
  hands_settle ();
  g_assert_cmpstr (pergola_editor_get_board (editor), ==, "value.figure");
  g_assert_cmpstr (pergola_project_get_property (app_window_get_project (w), "value.figure/variant"), ==, "seven");

  gtk_toggle_button_set_active (find_variant (w, "Four cycles"), TRUE);
  hands_settle ();
  g_assert_cmpstr (pergola_editor_get_board (editor), ==, "value.cycles");

  /* Undo takes back the variant, and the bar follows. */
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.undo", NULL);
  pergola_editor_set_board (editor, "value.figure");
  hands_settle ();
  g_assert_true (gtk_toggle_button_get_active (find_variant (w, "Eight types")));
  g_assert_false (pergola_history_can_undo (get_history (w)));
}

static void
test_start (AppWindow *w, gconstpointer data)
{
  pergola_application_show_start (w->app);
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) != NULL);
  pergola_application_create (w->app, PERGOLA_EXAMPLE, app_window_find_window (w, PERGOLA_TYPE_START_WINDOW));
  hands_settle ();
  g_assert_null (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (w->app))), ==, 2);
}

/* --- Outline --- */

static void
test_outline (AppWindow *w, gconstpointer data)
{
  PergolaItem *clinic = app_window_find_item (w, "Monthly leak clinic");
  g_autoptr (GtkSelectionModel) model = NULL;
  GtkWidget *view;
  guint n;

  g_action_group_change_action_state (G_ACTION_GROUP (w->window), "show-outline", g_variant_new_boolean (TRUE));
  hands_settle ();
  view = hands_find (GTK_WIDGET (w->window->outline), GTK_TYPE_LIST_VIEW, NULL, NULL);
  g_assert_nonnull (view);
  model = g_object_ref (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n, >, 30);

  /* What is selected in the window is selected here, and what is gone is gone. */
  app_window_select (w, "Monthly leak clinic");
  {
    g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

    g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  }
  gtk_widget_activate_action (GTK_WIDGET (w->window), "edit.delete", NULL);
  hands_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.undo", NULL);
  hands_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  g_assert_true (pergola_project_get (app_window_get_project (w), pergola_item_get_id (clinic)) == clinic);

  /* The other way round. */
  gtk_selection_model_select_item (model, 1, TRUE);
  hands_settle ();
  g_assert_cmpuint (pergola_selection_get_size (app_window_get_selection (w)), ==, 1);
  gtk_selection_model_select_item (model, 0, TRUE);
  hands_settle ();
  g_assert_cmpuint (pergola_selection_get_size (app_window_get_selection (w)), ==, 0);
  g_assert_nonnull (pergola_editor_get_zone (w->window->editor));
}

/* --- Export --- */

static char *
get_path (AppWindow *w, const char *name)
{
  return g_build_filename (w->folder, name, NULL);
}

static void
test_export (AppWindow *w, gconstpointer data)
{
  static const PergolaFormat formats[] = { PERGOLA_FORMAT_PDF, PERGOLA_FORMAT_SVG, PERGOLA_FORMAT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("x.", pergola_format_get_extension (formats[i]), NULL);
      g_autofree char *path = get_path (w, name);
      PergolaExport export = {
        .board = (char *) "value.figure",
        .output = { .format = formats[i],
                    .theme = PERGOLA_THEME_PRINT,
                    .scale = 1,
                    .audience = PERGOLA_AUDIENCE_EVERYONE },
      };

      pergola_window_export_to (w->window, &export, path);
      hands_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
      hands_wait_for (g_strcmp0 (w->window->exported, path) == 0);
    }
}

static gboolean
has_label (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text);
}

/* It was an export that failed, and not a save. */
static void
test_export_fault (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = g_build_filename (w->folder, "gone", "x.pdf", NULL);
  PergolaExport export = {
    .board = (char *) "value.figure",
    .output = { .format = PERGOLA_FORMAT_PDF, .theme = PERGOLA_THEME_PRINT, .scale = 1 },
  };

  pergola_window_export_to (w->window, &export, path);
  hands_wait_for (hands_find (GTK_WIDGET (w->window->banner), GTK_TYPE_LABEL, has_label,
                              "Could not export: the folder is not there. Export to another folder.") != NULL);
}

static void
test_export_folder (AppWindow *w, gconstpointer data)
{
  g_autofree char *figure = get_path (w, "value.figure.svg");
  g_autofree char *cycles = get_path (w, "value.cycles.svg");
  PergolaExport export = {
    .output = { .format = PERGOLA_FORMAT_SVG, .theme = PERGOLA_THEME_LIGHT, .scale = 1 },
  };

  g_assert_true (pergola_export_needs_folder (&export));
  pergola_window_export_to (w->window, &export, w->folder);
  hands_wait_for (w->window->exported != NULL);
  g_assert_true (g_file_test (figure, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (cycles, G_FILE_TEST_EXISTS));
}

/* The dialog says what is left out, and how it was told to export. */
static void
test_export_dialog (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  const char *clinic = pergola_item_get_id (app_window_find_item (w, "Monthly leak clinic"));
  PergolaExport export;
  GtkWindow *dialog;

  pergola_edit_set (project, clinic, "@audience", "me", FALSE, NULL);
  pergola_editor_set_until (w->window->editor, 738000);
  pergola_editor_set_retrospective (w->window->editor, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.export", NULL);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_EXPORT_DIALOG)) != NULL);
  export = pergola_export_dialog_get_export (PERGOLA_EXPORT_DIALOG (dialog));
  g_assert_cmpstr (export.board, ==, "value.figure");
  g_assert_cmpint (export.output.format, ==, PERGOLA_FORMAT_PDF);
  g_assert_cmpint (export.output.audience, ==, PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpuint (export.output.until, ==, 738000);
  g_assert_true (export.output.retrospective);
  g_assert_nonnull (hands_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, NULL, NULL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_window_find_button (GTK_WIDGET (dialog), "PNG")), TRUE);
  export = pergola_export_dialog_get_export (PERGOLA_EXPORT_DIALOG (dialog));
  g_assert_cmpint (export.output.format, ==, PERGOLA_FORMAT_PNG);
  g_assert_cmpfloat (export.output.scale, ==, 2);
  gtk_window_destroy (dialog);
}

/* A story whose teller was not asked stays here, the dialog says so, and takes the answer. */
static void
test_export_unasked (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  PergolaItem *story = app_window_find_item (w, "Directors ask for figures");
  const char *why = "Nobody asked whether 1 story may be quoted";
  GtkWindow *dialog;
  GtkWidget *answers;

  g_assert_true (pergola_consent_is_unasked (project, story));
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.export", NULL);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_EXPORT_DIALOG)) != NULL);
  hands_wait_for (app_window_find_label (GTK_WIDGET (dialog), why) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (hands_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, NULL, NULL)),
                                 TRUE);
  hands_wait_for ((answers = hands_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL, NULL)) != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (answers), 1);
  g_assert_cmpstr (pergola_item_get (story, "consent"), ==, "named");
  hands_wait_for (app_window_find_label (GTK_WIDGET (dialog), why) == NULL);
  gtk_window_destroy (dialog);
}

/* Boards of which the audience may see nothing are not in use for them. */
static void
test_export_private (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  AdwComboRow *what, *audience;
  GListModel *choices;
  GtkWindow *dialog;

  for (guint i = 0; i < items->len; i++)
    pergola_edit_set (project, pergola_item_get_id (items->pdata[i]), "@audience", "circle", FALSE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.export", NULL);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_EXPORT_DIALOG)) != NULL);
  what = ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (dialog), PERGOLA_TYPE_EXPORT_DIALOG, "what"));
  audience =
    ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (dialog), PERGOLA_TYPE_EXPORT_DIALOG, "audience"));
  choices = adw_combo_row_get_model (what);

  adw_combo_row_set_selected (what, 1);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (choices), 1), ==, "No board holds anything for them");
  g_assert_false (gtk_widget_is_sensitive (app_window_find_button (GTK_WIDGET (dialog), "_Export…")));
  adw_combo_row_set_selected (audience, 1);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (choices), 1), ==, "All 8 boards in use");
  g_assert_cmpuint (adw_combo_row_get_selected (what), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (app_window_find_button (GTK_WIDGET (dialog), "_Export…")));
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/window/templates", NULL, test_templates);
  ADD ("/window/shortcuts", NULL, test_shortcuts);
  ADD ("/window/title", NULL, test_title);
  ADD ("/window/undo-in-reach", NULL, test_undo_in_reach);
  ADD ("/window/sidebar-goes", NULL, test_sidebar_goes);
  ADD ("/window/variants", NULL, test_variants);
  ADD ("/window/start", NULL, test_start);
  ADD ("/window/outline", PERGOLA_EXAMPLE, test_outline);
  ADD ("/window/export", PERGOLA_EXAMPLE, test_export);
  ADD ("/window/export-fault", PERGOLA_EXAMPLE, test_export_fault);
  ADD ("/window/export-folder", PERGOLA_EXAMPLE, test_export_folder);
  ADD ("/window/export-dialog", PERGOLA_EXAMPLE, test_export_dialog);
  ADD ("/window/export-unasked", PERGOLA_EXAMPLE, test_export_unasked);
  ADD ("/window/export-private", PERGOLA_EXAMPLE, test_export_private);

  return g_test_run ();
}
