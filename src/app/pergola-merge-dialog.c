/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-fold.h"

struct _PergolaMergeDialog
{
  AdwWindow parent_instance;

  GtkLabel *explanation;
  GtkEditable *search;
  GtkListBox *list;

  guint n_likely;      /* the first rows */
  PergolaQuery *query; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaMergeDialog, pergola_merge_dialog, ADW_TYPE_WINDOW)

#define ID "pergola-id"
#define WORDS "pergola-words"

/* --- Choosing --- */

static void
chosen_cb (PergolaMergeDialog *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), ID));

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "edit.merge-into", "s", id);
}

/* Enter in the entry takes the first that is left. */
static void
activated_cb (PergolaMergeDialog *self)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        return;
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          chosen_cb (self, row);
          return;
        }
    }
}

/* --- Finding --- */

static gboolean
matches_cb (GtkListBoxRow *row, gpointer data)
{
  PergolaMergeDialog *self = data;

  return self->query == NULL || pergola_query_is_empty (self->query) ||
         pergola_query_score (self->query, g_object_get_data (G_OBJECT (row), WORDS), NULL, PERGOLA_QUERY_WITHIN) > 0;
}

static void
searched_cb (PergolaMergeDialog *self)
{
  g_clear_pointer (&self->query, pergola_query_free);
  self->query = pergola_query_new (gtk_editable_get_text (self->search));
  gtk_list_box_invalidate_filter (self->list);
}

/* --- Rows --- */

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  PergolaMergeDialog *self = data;
  gboolean likely = gtk_list_box_row_get_index (row) < (int) self->n_likely;
  gboolean was_likely = before != NULL && gtk_list_box_row_get_index (before) < (int) self->n_likely;
  GtkWidget *label;

  if (self->n_likely == 0 || (before != NULL && likely == was_likely))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (likely ? _ ("Likely the same") : _ ("Others"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

/* (transfer full) (nullable): a line that tells two of one name apart. */
static char *
find_note (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  for (guint i = 1; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->type == PERGOLA_FIELD_LINE && pergola_item_get (item, field->id) != NULL)
        return g_strdup (pergola_item_get (item, field->id));
    }

  return NULL;
}

static void
add_row (PergolaMergeDialog *self, PergolaProject *project, PergolaItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = pergola_describe_title (project, item);
  g_autofree char *note = find_note (project, item);
  g_autofree char *all = g_strjoin (" ", title, note, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (note != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (note, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (32, title, TRUE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (pergola_item_get_id (item)), g_free);
  g_object_set_data_full (G_OBJECT (row), WORDS, pergola_fold (all, NULL), g_free);
  gtk_list_box_append (self->list, row);
}

/* --- Object --- */

static void
pergola_merge_dialog_dispose (GObject *object)
{
  PergolaMergeDialog *self = PERGOLA_MERGE_DIALOG (object);

  g_clear_pointer (&self->query, pergola_query_free);

  G_OBJECT_CLASS (pergola_merge_dialog_parent_class)->dispose (object);
}

static void
pergola_merge_dialog_class_init (PergolaMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_merge_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaMergeDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, PergolaMergeDialog, search);
  gtk_widget_class_bind_template_child (widget_class, PergolaMergeDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pergola_merge_dialog_init (PergolaMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head_cb, self, NULL);
  gtk_list_box_set_filter_func (self->list, matches_cb, self, NULL);
}

void
pergola_merge_dialog_present (GtkWindow *parent, PergolaEditor *editor, const char *id)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  PergolaItem *item = pergola_project_get (project, id);
  PergolaMergeDialog *self = g_object_new (PERGOLA_TYPE_MERGE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GPtrArray) others = pergola_merge_items_list (project, item, &self->n_likely);
  g_autofree char *title = pergola_describe_title (project, item);
  g_autofree char *text = g_strdup_printf (
    _ ("Which one is the same as “%s”? It stays, and has all that was said of both. You can undo this."), title);

  gtk_label_set_label (self->explanation, text);
  for (guint i = 0; i < others->len; i++)
    add_row (self, project, others->pdata[i]);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
