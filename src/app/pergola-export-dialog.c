/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "pergola-name.h"
#include "pergola-role.h"
#include "pergola-time-bar.h"

#define MOST_LISTED 50 /* of what is left out */

struct _PergolaExportDialog
{
  AdwWindow parent_instance;

  PergolaProject *project;
  char *board;
  GtkStringList *choices;   /* this board; every board */
  guint n_boards;           /* that hold something for the audience */
  GPtrArray *left_out_rows; /* in the expander */

  AdwComboRow *what;
  AdwComboRow *overlay;
  AdwComboRow *reading;
  AdwComboRow *time;
  guint32 until; /* what the second choice of time means */
  GtkToggleButton *pdf;
  GtkToggleButton *svg;
  GtkToggleButton *png;
  AdwComboRow *paper;
  AdwComboRow *style;
  GtkWidget *scale_row;
  GtkSpinButton *scale;
  AdwComboRow *audience;
  AdwExpanderRow *left_out;
  GtkWidget *export_button;
};

G_DEFINE_FINAL_TYPE (PergolaExportDialog, pergola_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the lists. */
static const PergolaPaper papers[] = {
  PERGOLA_PAPER_FIT, PERGOLA_PAPER_A4, PERGOLA_PAPER_A3, PERGOLA_PAPER_LETTER, PERGOLA_PAPER_SCREEN,
};
static const PergolaTheme themes[] = { PERGOLA_THEME_PRINT, PERGOLA_THEME_LIGHT, PERGOLA_THEME_DARK };
static const PergolaAudience audiences[] = {
  PERGOLA_AUDIENCE_EVERYONE,
  PERGOLA_AUDIENCE_CIRCLE,
  PERGOLA_AUDIENCE_ME,
};

static PergolaFormat
get_format (PergolaExportDialog *self)
{
  return gtk_toggle_button_get_active (self->svg)   ? PERGOLA_FORMAT_SVG
         : gtk_toggle_button_get_active (self->png) ? PERGOLA_FORMAT_PNG
                                                    : PERGOLA_FORMAT_PDF;
}

static PergolaAudience
get_audience (PergolaExportDialog *self)
{
  return audiences[adw_combo_row_get_selected (self->audience)];
}

/* --- What is left out --- */

static void update_left_out (PergolaExportDialog *self);

static gboolean
is_withheld (PergolaExportDialog *self, PergolaItem *item, PergolaAudience audience)
{
  return pergola_item_get_audience (item) >= audience && pergola_consent_get_limit (self->project, item) < audience;
}

static gboolean
is_unasked (PergolaExportDialog *self, PergolaItem *item, PergolaAudience audience)
{
  return is_withheld (self, item, audience) && pergola_consent_is_unasked (self->project, item);
}

static void
clear_left_out (PergolaExportDialog *self)
{
  for (guint i = 0; i < self->left_out_rows->len; i++)
    adw_expander_row_remove (self->left_out, self->left_out_rows->pdata[i]);
  g_ptr_array_set_size (self->left_out_rows, 0);
}

static gboolean
update_left_out_cb (gpointer self)
{
  update_left_out (self);
  return G_SOURCE_REMOVE;
}

/* The rows are made anew, with the one that is answered. */
static void
answered_cb (PergolaExportDialog *self, GParamSpec *pspec, GtkDropDown *answers)
{
  const char *id = g_object_get_data (G_OBJECT (answers), "pergola-item");
  PergolaItem *item = pergola_project_get (self->project, id);
  const PergolaFieldDef *field = pergola_role_get_field (self->project, item, "consent");
  guint answer = gtk_drop_down_get_selected (answers);

  if (field == NULL || answer == 0 || answer > field->choices->len)
    return;
  pergola_edit_set (self->project, id, field->id, ((PergolaChoice *) field->choices->pdata[answer - 1])->id, FALSE,
                    NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT, update_left_out_cb, g_object_ref (self), g_object_unref);
}

/* What the teller answered can be said at once. */
static GtkWidget *
create_answers (PergolaExportDialog *self, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_role_get_field (self->project, item, "consent");
  GtkStringList *words = gtk_string_list_new ((const char *const[]){ _ ("Not asked yet"), NULL });
  g_autofree char *name = g_strdup_printf ("%s, %s", pergola_name_get (self->project, item), field->title);
  GtkWidget *answers = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  for (guint i = 0; i < field->choices->len; i++)
    gtk_string_list_append (words, ((PergolaChoice *) field->choices->pdata[i])->title);
  gtk_widget_set_valign (answers, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (answers, field->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (answers), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (answers), "pergola-item", g_strdup (pergola_item_get_id (item)), g_free);
  g_signal_connect_object (answers, "notify::selected", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);

  return answers;
}

static void
add_left_out (PergolaExportDialog *self, PergolaItem *item, PergolaAudience audience)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pergola_name_get (self->project, item));
  if (is_unasked (self, item, audience))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_answers (self, item));
  if (kind != NULL)
    {
      gboolean withheld = is_withheld (self, item, audience) && !is_unasked (self, item, audience);
      /* Translators: %s is a kind: “Story”; whoever told it does not want it quoted */
      g_autofree char *words =
        withheld ? g_strdup_printf (_ ("%s, may not be quoted"), kind->title) : g_strdup (kind->title);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_expander_row_add_row (self->left_out, row);
  g_ptr_array_add (self->left_out_rows, row);
}

/* An expander row names neither itself nor the lists that it is made of. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || ADW_IS_EXPANDER_ROW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

/* How many go without the name of who told them. */
static guint
count_nameless (PergolaExportDialog *self, PergolaAudience audience)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, NULL);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const PergolaFieldDef *teller = pergola_role_get_field (self->project, items->pdata[i], "teller");

      n += teller != NULL && pergola_item_get (items->pdata[i], teller->id) != NULL &&
           pergola_project_is_for (self->project, items->pdata[i], audience) &&
           *pergola_person_get_name_for (self->project, items->pdata[i], teller->id, audience) == '\0';
    }

  return n;
}

static void
say_why (PergolaExportDialog *self, PergolaAudience audience)
{
  guint unasked, nameless = count_nameless (self, audience);
  guint withheld = pergola_consent_count_withheld (self->project, NULL, audience, &unasked) - unasked;
  g_autoptr (GPtrArray) why = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = g_strdup_printf (
    ngettext ("%u story goes without its teller’s name", "%u stories go without their tellers’ names", nameless),
    nameless);
  g_autofree char *words = NULL;

  if (unasked > 0)
    g_ptr_array_add (why, g_strdup_printf (ngettext ("Nobody asked whether %u story may be quoted",
                                                     "Nobody asked whether %u stories may be quoted", unasked),
                                           unasked));
  if (withheld > 0)
    g_ptr_array_add (
      why,
      g_strdup_printf (ngettext ("%u story may not be quoted", "%u stories may not be quoted", withheld), withheld));
  if (why->len == 0)
    g_ptr_array_add (why, g_strdup (_ ("Meant for fewer people")));
  g_ptr_array_add (why, NULL);
  words = g_strjoinv ("\n", (char **) why->pdata);
  adw_expander_row_set_subtitle (self->left_out, words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->audience), nameless > 0 ? names : "");
}

static void
update_left_out (PergolaExportDialog *self)
{
  PergolaAudience audience = get_audience (self);
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, NULL);
  guint n = pergola_project_count_left_out (self->project, audience);
  g_autofree char *title = g_strdup_printf (ngettext ("%u item is left out", "%u items are left out", n), n);

  clear_left_out (self);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < items->len && self->left_out_rows->len < MOST_LISTED; i++)
      if (!pergola_project_is_for (self->project, items->pdata[i], audience) &&
          is_unasked (self, items->pdata[i], audience) == (pass == 0))
        add_left_out (self, items->pdata[i], audience);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_out), title);
  say_why (self, audience);
  name_lists (GTK_WIDGET (self->left_out), title);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
}

static gboolean
wants_all (PergolaExportDialog *self)
{
  return adw_combo_row_get_selected (self->what) == 1;
}

/* How many boards there are depends on who will see them. */
static void
update_boards (PergolaExportDialog *self)
{
  g_autoptr (GPtrArray) boards = pergola_output_list_boards (self->project, get_audience (self));
  gboolean all = wants_all (self);
  g_autofree char *words = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.export", !all || boards->len > 0);
  if (boards->len == self->n_boards)
    return;

  self->n_boards = boards->len;
  words = boards->len == 0
            ? g_strdup (_ ("No board holds anything for them"))
            : g_strdup_printf (ngettext ("The %u board in use", "All %u boards in use", boards->len), boards->len);
  gtk_string_list_splice (self->choices, 1, 1, (const char *const[]){ words, NULL });
  adw_combo_row_set_selected (self->what, all ? 1 : 0);
}

static void
changed_cb (PergolaExportDialog *self)
{
  if (self->project == NULL)
    return;
  gtk_widget_set_visible (self->scale_row, get_format (self) == PERGOLA_FORMAT_PNG);
  update_boards (self);
  update_left_out (self);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[EXPORT], 0);
}

/* --- Object --- */

static void
pergola_export_dialog_dispose (GObject *object)
{
  PergolaExportDialog *self = PERGOLA_EXPORT_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->board, g_free);
  g_clear_pointer (&self->left_out_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_export_dialog_parent_class)->dispose (object);
}

static void
pergola_export_dialog_class_init (PergolaExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, time);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, pdf);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, svg);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, png);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, style);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, PergolaExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[EXPORT] =
    g_signal_new ("export", PERGOLA_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_export_dialog_init (PergolaExportDialog *self)
{
  self->left_out_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
}

/* None, and the narratives that can be told over the board. */
static void
fill_overlays (PergolaExportDialog *self, const PergolaBoardDef *board)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]){ _ ("None"), NULL });

  for (guint i = 0; board != NULL && i < board->overlays->len; i++)
    gtk_string_list_append (list, ((PergolaOverlay *) board->overlays->pdata[i])->title);
  adw_combo_row_set_model (self->overlay, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->overlay), board != NULL && board->overlays->len > 0);
}

void
pergola_export_dialog_set_overlay (PergolaExportDialog *self, const char *overlay)
{
  const PergolaBoardDef *board = pergola_project_get_board (self->project, self->board);
  guint index = 0;

  for (guint i = 0; board != NULL && overlay != NULL && i < board->overlays->len; i++)
    if (g_str_equal (((PergolaOverlay *) board->overlays->pdata[i])->id, overlay))
      index = i + 1;
  adw_combo_row_set_selected (self->overlay, index);
}

void
pergola_export_dialog_set_until (PergolaExportDialog *self, guint32 until)
{
  g_autofree char *day = until != PERGOLA_TIMELINE_ALWAYS ? pergola_time_bar_describe_day (until) : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]){ _ ("As It Is Now"), day, NULL });

  self->until = until;
  adw_combo_row_set_model (self->time, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->time, day != NULL ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->time), day != NULL);
}

void
pergola_export_dialog_set_retrospective (PergolaExportDialog *self, gboolean retrospective)
{
  adw_combo_row_set_selected (self->reading, retrospective ? 1 : 0);
}

/* (nullable): lives as long as the definitions. */
static const char *
get_overlay (PergolaExportDialog *self)
{
  const PergolaBoardDef *board = pergola_project_get_board (self->project, self->board);
  guint index = adw_combo_row_get_selected (self->overlay);

  if (board == NULL || index == 0 || index > board->overlays->len)
    return NULL;
  return ((PergolaOverlay *) board->overlays->pdata[index - 1])->id;
}

GtkWidget *
pergola_export_dialog_new (GtkWindow *parent, PergolaProject *project, const char *board)
{
  PergolaExportDialog *self = g_object_new (PERGOLA_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  const PergolaBoardDef *def = pergola_project_get_board (project, board);
  const char *const choices[] = { def != NULL ? def->title : board, "", NULL };

  self->board = g_strdup (board);
  self->choices = gtk_string_list_new (choices);
  self->n_boards = G_MAXUINT;
  adw_combo_row_set_model (self->what, G_LIST_MODEL (self->choices));
  self->project = g_object_ref (project);
  fill_overlays (self, def);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), def != NULL && def->strips->len > 0);
  changed_cb (self);
  return GTK_WIDGET (self);
}

void
pergola_export_dialog_set_defaults (PergolaExportDialog *self, PergolaPaper paper, PergolaAudience audience)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i] == paper)
      adw_combo_row_set_selected (self->paper, i);
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (audiences[i] == audience)
      adw_combo_row_set_selected (self->audience, i);
}

PergolaExport
pergola_export_dialog_get_export (PergolaExportDialog *self)
{
  PergolaExport export = {
    .board = wants_all (self) ? NULL : self->board,
    .output = {
      .format = get_format (self),
      .theme = themes[adw_combo_row_get_selected (self->style)],
      .paper = papers[adw_combo_row_get_selected (self->paper)],
      .scale = get_format (self) == PERGOLA_FORMAT_PNG ? gtk_spin_button_get_value (self->scale) : 1,
      .audience = get_audience (self),
      .overlay = get_overlay (self),
      .until = adw_combo_row_get_selected (self->time) == 1 ? self->until : PERGOLA_TIMELINE_ALWAYS,
      .retrospective = adw_combo_row_get_selected (self->reading) == 1,
    },
  };

  return export;
}
