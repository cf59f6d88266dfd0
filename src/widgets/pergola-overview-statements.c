/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-statements.h"

#include <adwaita.h>

#include "pergola-core.h"
#include "pergola-describe.h"
#include "pergola-overview-triad.h"
#include "pergola-title-entry.h"

#define N_ELEMENTS 3

typedef struct
{
  GtkWidget *box;
  GtkWidget *bar;
  GtkLabel *title;
  PergolaTitleEntry *entry;
  char *hue_class; /* (nullable) */
} Statement;

struct _PergolaOverviewStatements
{
  GtkBox parent_instance;

  PergolaEditor *editor; /* (nullable) */
  PergolaOverviewTriad *triad;
  Statement statements[N_ELEMENTS];
  gboolean showing; /* what is written now comes from the project */
};

G_DEFINE_FINAL_TYPE (PergolaOverviewStatements, pergola_overview_statements, GTK_TYPE_BOX)

static guint
find_index (PergolaOverviewStatements *self, PergolaTitleEntry *entry)
{
  guint i = 0;

  while (i < N_ELEMENTS && self->statements[i].entry != entry)
    i++;
  return i;
}

static void
changed_cb (PergolaOverviewStatements *self, PergolaTitleEntry *entry)
{
  PergolaProject *project = self->editor != NULL ? pergola_editor_get_project (self->editor) : NULL;
  const PergolaFieldDef *field = project != NULL ? pergola_statement_get_field (project) : NULL;
  guint index = find_index (self, entry);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing || field == NULL || index >= field->choices->len)
    return;
  text = pergola_title_entry_get_text (entry);
  if (!pergola_statement_type (project, ((PergolaChoice *) field->choices->pdata[index])->id, text, &error))
    pergola_editor_toast (self->editor, error->message, FALSE);
}

/* Who looks at a sentence sees all of it beside. */
static void
focus_cb (PergolaOverviewStatements *self, GtkEventControllerFocus *controller)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  PergolaProject *project = self->editor != NULL ? pergola_editor_get_project (self->editor) : NULL;
  const PergolaFieldDef *field = project != NULL ? pergola_statement_get_field (project) : NULL;
  guint index = find_index (self, PERGOLA_TITLE_ENTRY (entry));
  PergolaItem *item = NULL;

  if (field != NULL && index < field->choices->len)
    item = pergola_statement_find (project, ((PergolaChoice *) field->choices->pdata[index])->id);
  if (item != NULL)
    pergola_selection_set_one (pergola_editor_get_selection (self->editor), pergola_item_get_id (item));
}

static void
set_hue (Statement *statement, const char *hue)
{
  g_autofree char *name = pergola_describe_hue_class (hue);

  if (g_strcmp0 (name, statement->hue_class) == 0)
    return;
  if (statement->hue_class != NULL)
    {
      gtk_widget_remove_css_class (statement->bar, statement->hue_class);
      gtk_widget_remove_css_class (GTK_WIDGET (statement->title), statement->hue_class);
    }
  gtk_widget_add_css_class (statement->bar, name);
  gtk_widget_add_css_class (GTK_WIDGET (statement->title), name);
  g_free (statement->hue_class);
  statement->hue_class = g_steal_pointer (&name);
}

static void
show_statement (PergolaOverviewStatements *self, guint index, PergolaProject *project, const PergolaChoice *element)
{
  Statement *statement = &self->statements[index];
  PergolaItem *item = pergola_statement_find (project, element->id);
  const char *text = item != NULL ? pergola_item_get_title (item) : "";
  g_autofree char *shown = pergola_title_entry_get_text (statement->entry);

  set_hue (statement, element->hue);
  gtk_label_set_label (statement->title, element->title);
  pergola_title_entry_set_names (statement->entry, element->ask != NULL ? element->ask : element->title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (statement->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, element->title,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, element->ask, -1);
  pergola_overview_triad_set_circle (self->triad, index, element->title, element->hue);
  if (g_strcmp0 (shown, text) != 0)
    pergola_title_entry_set_text (statement->entry, text);
}

static void
add_statement (PergolaOverviewStatements *self, guint index)
{
  Statement *statement = &self->statements[index];
  GtkEventController *focus = gtk_event_controller_focus_new ();

  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  statement->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  statement->bar = adw_bin_new ();
  statement->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  statement->entry = PERGOLA_TITLE_ENTRY (pergola_title_entry_new ());
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (statement->bar, "overview-bar");
  gtk_widget_add_css_class (statement->bar, "filled");
  gtk_widget_add_css_class (GTK_WIDGET (statement->title), "overview-element");
  gtk_widget_add_css_class (GTK_WIDGET (statement->title), "inked");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (statement->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (statement->entry));
  gtk_box_append (GTK_BOX (statement->box), statement->bar);
  gtk_box_append (GTK_BOX (statement->box), words);
  gtk_box_append (GTK_BOX (self), statement->box);
  g_signal_connect_object (statement->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (statement->entry), focus);
}

static void
pergola_overview_statements_dispose (GObject *object)
{
  PergolaOverviewStatements *self = PERGOLA_OVERVIEW_STATEMENTS (object);

  g_clear_object (&self->editor);
  for (guint i = 0; i < N_ELEMENTS; i++)
    g_clear_pointer (&self->statements[i].hue_class, g_free);

  G_OBJECT_CLASS (pergola_overview_statements_parent_class)->dispose (object);
}

static void
pergola_overview_statements_class_init (PergolaOverviewStatementsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_overview_statements_dispose;
}

static void
pergola_overview_statements_init (PergolaOverviewStatements *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->triad = PERGOLA_OVERVIEW_TRIAD (pergola_overview_triad_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->triad), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->triad));
  for (guint i = 0; i < N_ELEMENTS; i++)
    add_statement (self, i);
}

GtkWidget *
pergola_overview_statements_new (void)
{
  return g_object_new (PERGOLA_TYPE_OVERVIEW_STATEMENTS, NULL);
}

void
pergola_overview_statements_update (PergolaOverviewStatements *self, PergolaEditor *editor)
{
  PergolaProject *project = editor != NULL ? pergola_editor_get_project (editor) : NULL;
  const PergolaFieldDef *field = project != NULL ? pergola_statement_get_field (project) : NULL;
  guint n = field != NULL ? field->choices->len : 0;

  g_set_object (&self->editor, editor);
  self->showing = TRUE;
  for (guint i = 0; i < N_ELEMENTS; i++)
    {
      gtk_widget_set_visible (self->statements[i].box, i < n);
      if (i < n)
        show_statement (self, i, project, g_ptr_array_index (field->choices, i));
    }
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->triad), n == N_ELEMENTS);
}

void
pergola_overview_statements_set_centre (PergolaOverviewStatements *self, const char *title)
{
  pergola_overview_triad_set_centre (self->triad, title);
}
