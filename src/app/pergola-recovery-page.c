/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-recovery-timeline.h"

struct _PergolaRecoveryPage
{
  AdwBin parent_instance;

  PergolaFile *file;

  GtkLabel *message;
  PergolaRecoveryTimeline *timeline;
  GtkLabel *heading;
  GtkListBox *list;
  GtkLabel *fault;
  GtkButton *discard;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (PergolaRecoveryPage, pergola_recovery_page, ADW_TYPE_BIN)

static const char *const icons[] = {
  [PERGOLA_STEP_ADDED] = "list-add-symbolic",        [PERGOLA_STEP_REMOVED] = "edit-delete-symbolic",
  [PERGOLA_STEP_LINKED] = "insert-link-symbolic",    [PERGOLA_STEP_MOVED] = "view-sort-descending-symbolic",
  [PERGOLA_STEP_CHANGED] = "document-edit-symbolic", [PERGOLA_STEP_SETTING] = "emblem-system-symbolic",
};

/* --- One thing that came back --- */

typedef struct
{
  PergolaFile *file;
  AdwActionRow *row;
  GtkButton *button;
  guint step;  /* of the history */
  int undoing; /* the step that took it back, or -1 */
  char *title;
  char *detail; /* (nullable) */
} Line;

static void
line_free (gpointer data, GClosure *closure)
{
  Line *line = data;

  g_object_unref (line->file);
  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

static void
show_line (Line *line, const char *fault)
{
  gboolean undone = line->undoing >= 0;
  g_autofree char *label = g_strdup_printf (undone ? _ ("Do again: %s") : _ ("Undo: %s"), line->title);
  const char *subtitle = fault != NULL ? fault : undone ? _ ("Undone") : line->detail;
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_action_row_set_subtitle (line->row, escaped);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (line->row), "faulty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (line->row), "faulty");
  if (undone)
    gtk_widget_add_css_class (GTK_WIDGET (line->row), "undone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (line->row), "undone");
  gtk_button_set_icon_name (line->button, undone ? "edit-redo-symbolic" : "edit-undo-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (line->button), undone ? _ ("Do Again") : _ ("Undo This"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
undo_cb (GtkButton *button, gpointer data)
{
  Line *line = data;
  PergolaProject *project = pergola_file_get_project (line->file);
  PergolaHistory *history = pergola_project_get_history (project);
  guint n = pergola_history_count_done (history);
  g_autoptr (GError) error = NULL;

  if (line->undoing >= 0 && (guint) line->undoing + 1 == n)
    {
      pergola_history_undo (history);
      line->undoing = -1;
    }
  else if (pergola_revert (project, pergola_history_get_done (history, line->undoing >= 0 ? line->undoing : line->step),
                           &error))
    line->undoing = line->undoing >= 0 ? -1 : (int) n;
  show_line (line, error != NULL ? error->message : NULL);
}

static GtkWidget *
create_icon (const PergolaStep *step)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[step->kind]);
  g_autofree char *hue = step->hue != NULL ? pergola_describe_hue_class (step->hue) : NULL;

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "step-icon");
  if (hue != NULL)
    {
      gtk_widget_add_css_class (icon, hue);
      gtk_widget_add_css_class (icon, "tinted");
    }
  return icon;
}

static GtkWidget *
create_row (PergolaRecoveryPage *self, guint index, gint64 time)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  const PergolaTransaction *done = pergola_history_get_done (pergola_project_get_history (project), index);
  g_autoptr (PergolaStep) step = pergola_step_describe (project, done);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();
  g_autofree char *when = pergola_recovery_format_time (time);
  GtkWidget *label = gtk_label_new (when);
  Line *line = g_new0 (Line, 1);

  line->file = g_object_ref (self->file);
  line->row = ADW_ACTION_ROW (row);
  line->button = GTK_BUTTON (button);
  line->step = index;
  line->undoing = -1;
  line->title = g_steal_pointer (&step->title);
  line->detail = g_steal_pointer (&step->detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (step));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (undo_cb), line, line_free, 0);
  show_line (line, NULL);
  return row;
}

/* --- The page --- */

/* What becomes of the file, and of what is discarded: that is found again only where the project can be opened. */
static void
say_what_if (PergolaRecoveryPage *self, gint64 saved)
{
  g_autofree char *when = pergola_recovery_format_time (saved);
  g_autofree char *file = saved != 0 ? g_strdup_printf (_ ("The file from %s stays untouched until you save."), when)
                                     : g_strdup (_ ("There is no file of it until you save."));
  const char *discarding = saved != 0 ? _ ("Discarded changes can be found for 30 days under Earlier Versions.")
                                      : _ ("Discarding throws away the whole project.");
  g_autofree char *hint = g_strconcat (file, " ", discarding, NULL);
  GtkLabel *words;

  gtk_label_set_label (self->hint, hint);
  gtk_button_set_label (self->discard, saved != 0 ? _ ("_Discard") : _ ("_Discard Project"));
  words = GTK_LABEL (gtk_button_get_child (self->discard));
  gtk_label_set_wrap (words, TRUE);
  gtk_label_set_justify (words, GTK_JUSTIFY_CENTER);
}

static void
say_what_was (PergolaRecoveryPage *self, guint n, gint64 ended)
{
  g_autofree char *count = g_strdup_printf (ngettext ("Recovered %u change.", "Recovered %u changes.", n), n);
  g_autofree char *when = pergola_recovery_format_time (ended);
  g_autofree char *then = g_strdup_printf (_ ("Pergola closed unexpectedly. The last change was at %s."), when);
  g_autofree char *message = g_markup_printf_escaped ("<b>%s</b> %s", count, then);

  gtk_label_set_markup (self->message, message);
}

static void
fill (PergolaRecoveryPage *self, PergolaRecovery *recovery, gint64 saved)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  GPtrArray *steps = pergola_recovery_get_steps (recovery);
  guint n = MIN (steps->len, pergola_history_count_done (pergola_project_get_history (project)));
  gint64 ended = pergola_recovery_get_ended (recovery);
  gint64 first = n > 0 ? ((PergolaRecovered *) steps->pdata[0])->time : ended;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    g_array_append_val (times, ((PergolaRecovered *) steps->pdata[i])->time);
  for (guint i = n; i > 0; i--)
    gtk_list_box_append (self->list, create_row (self, i - 1, g_array_index (times, gint64, i - 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  say_what_was (self, n, ended);
  say_what_if (self, saved);
  /* Written after that, it was by another program. */
  pergola_recovery_timeline_set (self->timeline, saved <= first ? saved : 0, times, ended);
}

void
pergola_recovery_page_say (PergolaRecoveryPage *self, const char *message)
{
  gtk_label_set_label (self->fault, message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
}

/* --- Object --- */

static void
keep_cb (PergolaRecoveryPage *self)
{
  g_signal_emit_by_name (self, "keep");
}

static void
copy_cb (PergolaRecoveryPage *self)
{
  g_signal_emit_by_name (self, "copy");
}

static void
discard_cb (PergolaRecoveryPage *self)
{
  g_signal_emit_by_name (self, "discard");
}

static void
pergola_recovery_page_dispose (GObject *object)
{
  g_clear_object (&PERGOLA_RECOVERY_PAGE (object)->file);

  G_OBJECT_CLASS (pergola_recovery_page_parent_class)->dispose (object);
}

static void
pergola_recovery_page_class_init (PergolaRecoveryPageClass *klass)
{
  static const char *const signals[] = { "keep", "copy", "discard" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_recovery_page_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_new (signals[i], PERGOLA_TYPE_RECOVERY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PERGOLA_TYPE_RECOVERY_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, message);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, heading);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, fault);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, discard);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryPage, hint);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
pergola_recovery_page_init (PergolaRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_recovery_page_new (PergolaFile *file, PergolaRecovery *recovery, gint64 saved)
{
  PergolaRecoveryPage *self = g_object_new (PERGOLA_TYPE_RECOVERY_PAGE, NULL);

  self->file = g_object_ref (file);
  fill (self, recovery, saved);
  return GTK_WIDGET (self);
}
