/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-filter-button.h"

#include <glib/gi18n-lib.h>

struct _PergolaFilterButton
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  guint idle;            /* an update is due */
  gboolean busy;         /* the checks change because the filter did */

  GtkMenuButton *button;
  GtkBox *fields; /* a heading and a box of checks for each */
  GtkLabel *count;
  GtkLabel *words; /* the same beside the icon, while something is looked for */
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (PergolaFilterButton, pergola_filter_button, ADW_TYPE_BIN)

#define FIELD_KEY "pergola-field" /* of a check: what it stands for */
#define CHOICE_KEY "pergola-choice"

/* --- The checks --- */

static void
toggled_cb (PergolaFilterButton *self, GtkCheckButton *check)
{
  g_autoptr (PergolaFilter) filter = NULL;

  if (self->busy || self->editor == NULL)
    return;
  filter = pergola_filter_copy (pergola_editor_get_filter (self->editor));
  if (filter == NULL)
    filter = pergola_filter_new ();
  pergola_filter_set (filter, g_object_get_data (G_OBJECT (check), FIELD_KEY),
                      g_object_get_data (G_OBJECT (check), CHOICE_KEY), gtk_check_button_get_active (check));
  pergola_editor_set_filter (self->editor, filter);
}

static GtkWidget *
create_check (PergolaFilterButton *self, const char *field, const char *choice, const char *badge, const char *title)
{
  g_autofree char *text = badge != NULL ? g_strdup_printf ("%s  %s", badge, title) : g_strdup (title);
  GtkWidget *check = gtk_check_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (check), FIELD_KEY, g_strdup (field), g_free);
  g_object_set_data_full (G_OBJECT (check), CHOICE_KEY, g_strdup (choice), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
add_field (PergolaFilterButton *self, const PergolaFieldDef *field)
{
  GtkWidget *heading = gtk_label_new (field->title);
  GtkWidget *checks = gtk_flow_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (checks), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (checks), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (checks), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (checks), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
  for (guint i = 0; i <= field->choices->len; i++)
    {
      const PergolaChoice *choice = i < field->choices->len ? field->choices->pdata[i] : NULL;
      GtkWidget *check, *child;

      if (choice == NULL && field->required)
        continue;
      check = choice != NULL ? create_check (self, field->id, choice->id, choice->badge, choice->title)
                             : create_check (self, field->id, PERGOLA_FILTER_UNSET, NULL, _ ("Not set"));
      child = gtk_flow_box_child_new ();
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (checks), child);
    }
  gtk_box_append (self->fields, heading);
  gtk_box_append (self->fields, checks);
}

static const PergolaKind *
get_kind (PergolaFilterButton *self, const PergolaBoardDef *board)
{
  const PergolaZone *zone = board->zones->len > 0 ? board->zones->pdata[0] : NULL;
  const PergolaCards *cards = zone != NULL && zone->cards->len > 0 ? zone->cards->pdata[0] : NULL;

  return cards != NULL ? pergola_project_get_kind (pergola_editor_get_project (self->editor), cards->kind) : NULL;
}

static void
rebuild (PergolaFilterButton *self)
{
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;
  const PergolaKind *kind = board != NULL && board->filters != NULL ? get_kind (self, board) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  gtk_widget_set_visible (GTK_WIDGET (self), kind != NULL);
  for (guint i = 0; kind != NULL && board->filters[i] != NULL; i++)
    {
      const PergolaFieldDef *field = pergola_kind_get_field (kind, board->filters[i]);

      if (field != NULL)
        add_field (self, field);
    }
}

/* --- Keeping up --- */

static void
count_list (PergolaFilterButton *self, const GPtrArray *list, const PergolaFilter *filter, guint *all, guint *matching)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (project, list->pdata[i]);

      *all += items->len;
      for (guint n = 0; n < items->len; n++)
        *matching += pergola_filter_matches (filter, project, items->pdata[n]);
    }
}

static void
show_count (PergolaFilterButton *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaFilter *filter = pergola_editor_get_filter (self->editor);
  guint all = 0, matching = 0;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; board != NULL && i < board->zones->len; i++)
    count_list (self, ((PergolaZone *) board->zones->pdata[i])->cards, filter, &all, &matching);

  /* Translators: how many of the cards are what one looks for. */
  text = g_strdup_printf (_ ("%u of %u"), matching, all);
  name = filter != NULL ? g_strdup_printf (_ ("Filter, %s shown"), text) : g_strdup (_ ("Filter"));
  gtk_label_set_label (self->count, text);
  gtk_label_set_label (self->words, text);
  gtk_widget_set_visible (GTK_WIDGET (self->words), filter != NULL);
  gtk_widget_set_sensitive (self->clear, filter != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_checks (PergolaFilterButton *self)
{
  const PergolaFilter *filter = pergola_editor_get_filter (self->editor);

  self->busy = TRUE;
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    for (GtkWidget *child = GTK_IS_FLOW_BOX (box) ? gtk_widget_get_first_child (box) : NULL; child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

        gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                     filter != NULL &&
                                       pergola_filter_has (filter, g_object_get_data (G_OBJECT (check), FIELD_KEY),
                                                           g_object_get_data (G_OBJECT (check), CHOICE_KEY)));
      }
  self->busy = FALSE;
}

static gboolean
update_cb (gpointer data)
{
  PergolaFilterButton *self = data;

  self->idle = 0;
  if (self->editor == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  show_count (self);
  show_checks (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaFilterButton *self)
{
  if (self->idle == 0 && self->editor != NULL)
    self->idle = g_idle_add (update_cb, self);
}

static void
board_cb (PergolaFilterButton *self)
{
  rebuild (self);
  queue_update (self);
}

static void
clear_cb (PergolaFilterButton *self)
{
  pergola_editor_set_filter (self->editor, NULL);
}

/* --- Object --- */

static void
pergola_filter_button_dispose (GObject *object)
{
  PergolaFilterButton *self = PERGOLA_FILTER_BUTTON (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_filter_button_parent_class)->dispose (object);
}

static void
pergola_filter_button_class_init (PergolaFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_filter_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, PergolaFilterButton, fields);
  gtk_widget_class_bind_template_child (widget_class, PergolaFilterButton, count);
  gtk_widget_class_bind_template_child (widget_class, PergolaFilterButton, words);
  gtk_widget_class_bind_template_child (widget_class, PergolaFilterButton, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
pergola_filter_button_init (PergolaFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_filter_button_set_editor (PergolaFilterButton *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    {
      PergolaProject *project = pergola_editor_get_project (editor);

      g_signal_connect_object (editor, "notify::board", G_CALLBACK (board_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::filtered", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "committed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (board_cb), self, G_CONNECT_SWAPPED);
    }
  board_cb (self);
}
