/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-trace-view-private.h"

#include "pergola-board-items.h"
#include "pergola-describe.h"
#include "pergola-trace-card.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PergolaTraceView, pergola_trace_view, ADW_TYPE_BIN)

gboolean
pergola_trace_view_is_on_matrix (PergolaTraceView *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);

  return board != NULL && pergola_board_has_rows (board);
}

/* --- What is done with it --- */

void
pergola_trace_view_show_item (PergolaTraceView *self, const char *item, const char *step)
{
  g_autofree char *id = g_strdup (step != NULL && pergola_trace_view_is_on_matrix (self) ? step : item);

  if (id == NULL || pergola_project_get (pergola_editor_get_project (self->editor), id) == NULL)
    return;
  pergola_editor_go_to (self->editor, id);
}

static PergolaTraceChain *
get_chain (PergolaTraceView *self)
{
  return self->trace->chains->pdata[self->chain];
}

static void
card_cb (PergolaTraceView *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const PergolaTracePlace *place;

  if (self->trace == NULL || index >= get_chain (self)->places->len)
    return;
  place = get_chain (self)->places->pdata[index];
  pergola_trace_view_show_item (self, pergola_item_get_id (place->item),
                                place->step != NULL ? pergola_item_get_id (place->step) : NULL);
}

/* --- Showing it --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill_cards (PergolaTraceView *self)
{
  const PergolaTraceChain *chain = get_chain (self);

  clear_box (self->cards);
  for (guint i = 0; i < chain->places->len; i++)
    {
      GtkWidget *card =
        pergola_trace_card_new (pergola_editor_get_project (self->editor), chain->places->pdata[i], i == 0);
      GtkWidget *button = pergola_trace_card_get_button (card);

      if (i + 1 == chain->places->len)
        gtk_widget_add_css_class (button, "trace-result");
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (card_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

/* The board lights what the strip shows. */
static void
tell_chain (PergolaTraceView *self)
{
  const PergolaTraceChain *chain = self->trace != NULL ? get_chain (self) : NULL;
  g_autoptr (GPtrArray) ids = chain != NULL ? g_ptr_array_new () : NULL;

  for (guint i = 0; chain != NULL && i < chain->places->len; i++)
    g_ptr_array_add (ids, (gpointer) pergola_item_get_id (((PergolaTracePlace *) chain->places->pdata[i])->item));
  if (ids != NULL)
    g_ptr_array_add (ids, NULL);
  pergola_editor_set_chain (self->editor, ids != NULL ? (const char *const *) ids->pdata : NULL,
                            chain != NULL && chain->story != NULL ? pergola_item_get_id (chain->story) : NULL);
}

static void
update_chains (PergolaTraceView *self)
{
  guint n = self->trace->chains->len;
  /* Translators: which chain of how many. */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), self->chain + 1, n);
  /* Translators: which chain, where there are more than can be looked at. */
  g_autofree char *first = g_strdup_printf (_ ("%u of the first %u"), self->chain + 1, n);

  gtk_label_set_label (self->count, self->trace->at_least || self->trace->more > 0 ? first : count);
  gtk_widget_set_visible (self->chains, n > 1 || self->trace->at_least);
  gtk_widget_set_sensitive (self->previous, self->chain > 0);
  gtk_widget_set_sensitive (self->next, self->chain + 1 < n);
}

/* What breaks the chain, and what only makes it weaker: as many as are listed. */
static void
update_pill (PergolaTraceView *self)
{
  guint breaks = self->trace->breaks, weak = self->trace->gaps->len - breaks;
  g_autofree char *gaps = g_strdup_printf (ngettext ("%u gap", "%u gaps", breaks), breaks);
  /* Translators: of a chain: what is there, but not sure. */
  g_autofree char *unsure = g_strdup_printf (ngettext ("%u unsure", "%u unsure", weak), weak);
  const char *whole = self->trace->complete ? _ ("Chain complete") : gaps;
  g_autofree char *both = g_strdup_printf ("%s · %s", whole, unsure);

  gtk_label_set_label (self->pill, weak > 0 ? both : whole);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "complete");
  if (self->trace->complete)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "complete");
}

static void
fill (PergolaTraceView *self)
{
  g_autofree char *name = pergola_describe_title (pergola_editor_get_project (self->editor), self->trace->result);
  /* Translators: %s is a value. */
  g_autofree char *title = g_strdup_printf (_ ("Where does “%s” come from?"), name);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->chain = MIN (self->chain, self->trace->chains->len - 1);
  fill_cards (self);
  update_chains (self);
  update_pill (self);
  pergola_trace_view_fill_open (self);
}

static void
step (PergolaTraceView *self, int by)
{
  if (self->trace == NULL || (by < 0 && self->chain == 0) || self->chain + by >= self->trace->chains->len)
    return;

  self->chain += by;
  self->at_end = TRUE;
  fill_cards (self);
  update_chains (self);
  tell_chain (self);
}

static void
previous_cb (PergolaTraceView *self)
{
  step (self, -1);
}

static void
next_cb (PergolaTraceView *self)
{
  step (self, 1);
}

/* --- Keeping up --- */

static gboolean
is_wanted (PergolaTraceView *self)
{
  return self->asked || (pergola_trace_view_is_on_matrix (self) && !self->closed);
}

static void
take_subject (PergolaTraceView *self)
{
  const char *selected = pergola_selection_get_single (pergola_editor_get_selection (self->editor));
  const char *subject = pergola_trace_find_subject (pergola_editor_get_project (self->editor), selected);

  if (subject == NULL || g_strcmp0 (subject, self->subject) == 0)
    return;
  g_free (self->subject);
  self->subject = g_strdup (subject);
  self->chain = 0;
  self->at_end = TRUE;
}

static gboolean
update_cb (gpointer data)
{
  PergolaTraceView *self = data;

  self->idle = 0;
  g_clear_pointer (&self->trace, pergola_trace_free);
  if (self->editor != NULL && is_wanted (self))
    {
      take_subject (self);
      if (self->subject != NULL && self->graph == NULL)
        self->graph = pergola_trace_graph_new (pergola_editor_get_project (self->editor));
      if (self->subject != NULL)
        self->trace = pergola_trace_new_in (self->graph, self->subject);
      if (self->trace == NULL || !pergola_trace_view_is_on_matrix (self))
        g_clear_pointer (&self->audit, pergola_audit_free);
      else if (self->audit == NULL)
        self->audit = pergola_audit_new (pergola_editor_get_project (self->editor));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->trace != NULL);
  if (self->trace != NULL)
    fill (self);
  if (self->editor != NULL)
    tell_chain (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaTraceView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, update_cb, self, NULL);
}

static void
selected_cb (PergolaTraceView *self)
{
  if (self->trace != NULL || is_wanted (self))
    queue_update (self);
}

static void
committed_cb (PergolaTraceView *self)
{
  g_clear_pointer (&self->graph, pergola_trace_graph_free);
  g_clear_pointer (&self->audit, pergola_audit_free);
  selected_cb (self);
}

/* What was asked for on one board is not what is looked for on the next; on a figure it stays, for the places of a
 * chain stand on several. */
static void
board_cb (PergolaTraceView *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);

  self->closed = FALSE;
  if (board == NULL || board->page != NULL)
    {
      self->asked = FALSE;
      g_clear_pointer (&self->subject, g_free);
    }
  else if (pergola_trace_view_is_on_matrix (self))
    self->asked = FALSE;
  queue_update (self);
}

static void
trace_cb (PergolaTraceView *self, const char *id)
{
  g_free (self->subject);
  self->subject = g_strdup (id);
  self->chain = 0;
  self->at_end = TRUE;
  self->asked = TRUE;
  self->closed = FALSE;
  queue_update (self);
}

static void
close_cb (PergolaTraceView *self)
{
  self->asked = FALSE;
  self->closed = TRUE;
  g_clear_pointer (&self->subject, g_free);
  queue_update (self);
}

/* --- The room there is --- */

static void
level_cb (PergolaTraceView *self)
{
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (self->head), level == PERGOLA_LEVEL_NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (self->chains, level == PERGOLA_LEVEL_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), level == PERGOLA_LEVEL_WIDE);
}

/* What was asked about stands at the end: that is what is seen where there is no room for all. */
static gboolean
show_end_cb (gpointer data)
{
  PergolaTraceView *self = data;
  GtkAdjustment *scroll = gtk_scrolled_window_get_hadjustment (self->strip);

  self->to_end = 0;
  if (self->at_end)
    gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  return G_SOURCE_REMOVE;
}

/* Told while sizes are handed out: the strip would not hear of another place then. */
static void
resized_cb (PergolaTraceView *self, GtkAdjustment *scroll)
{
  double end = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);

  if (self->at_end && self->to_end == 0 && gtk_adjustment_get_value (scroll) < end)
    self->to_end = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_end_cb, self, NULL);
}

static void
scrolled_cb (PergolaTraceView *self, GtkAdjustment *scroll)
{
  double end = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);

  self->at_end = gtk_adjustment_get_value (scroll) >= end - 1;
}

/* --- Object --- */

static void
pergola_trace_view_dispose (GObject *object)
{
  PergolaTraceView *self = PERGOLA_TRACE_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->to_end, g_source_remove);
  g_clear_pointer (&self->graph, pergola_trace_graph_free);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->trace, pergola_trace_free);
  g_clear_pointer (&self->audit, pergola_audit_free);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (pergola_trace_view_parent_class)->dispose (object);
}

static void
pergola_trace_view_class_init (PergolaTraceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_trace_view_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-trace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, head);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, hint);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, pill);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, chains);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, count);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, previous);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, next);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, strip);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, cards);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, open);
  gtk_widget_class_bind_template_child (widget_class, PergolaTraceView, gaps);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pergola_trace_view_init (PergolaTraceView *self)
{
  GtkAdjustment *scroll;

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  level_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->at_end = TRUE;
  scroll = gtk_scrolled_window_get_hadjustment (self->strip);
  g_signal_connect_object (scroll, "changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pergola_trace_view_new (void)
{
  return g_object_new (PERGOLA_TYPE_TRACE_VIEW, NULL);
}

void
pergola_trace_view_set_editor (PergolaTraceView *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  g_clear_pointer (&self->graph, pergola_trace_graph_free);
  g_clear_pointer (&self->audit, pergola_audit_free);
  g_clear_pointer (&self->subject, g_free);
  self->asked = self->closed = FALSE;
  queue_update (self);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify::board", G_CALLBACK (board_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "trace", G_CALLBACK (trace_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
}
