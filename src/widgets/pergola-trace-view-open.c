/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is still open, and what to do about it. */

#include "pergola-trace-view-private.h"

#include "pergola-overview-private.h"
#include "pergola-trace-card.h"
#include "pergola-trace-remedy.h"

#include <glib/gi18n-lib.h>

#define MOST_FINDINGS 4 /* of the rest of the board: the Overview has them all */

/* --- What is done about it --- */

static void
remedy_cb (PergolaTraceView *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const PergolaGap *gap;

  if (self->trace == NULL || index >= self->trace->gaps->len)
    return;
  gap = self->trace->gaps->pdata[index];
  pergola_trace_remedy (GTK_WIDGET (self), button, self->editor, gap);
}

/* What the board shows of a value: the step of a story. */
static void
show_result (PergolaTraceView *self, PergolaItem *result)
{
  g_autoptr (PergolaTrace) trace =
    pergola_trace_new (pergola_editor_get_project (self->editor), pergola_item_get_id (result));
  const PergolaTraceChain *chain = trace != NULL ? trace->chains->pdata[0] : NULL;
  const PergolaTracePlace *place = chain != NULL ? chain->places->pdata[chain->places->len - 1] : NULL;
  PergolaItem *step = place != NULL ? place->step : NULL;

  pergola_trace_view_show_item (self, pergola_item_get_id (result), step != NULL ? pergola_item_get_id (step) : NULL);
}

/* What led to another result is asked for as it is for this one. */
static gboolean
remedy_ground (PergolaTraceView *self, GtkWidget *button, const PergolaFinding *finding)
{
  g_autoptr (PergolaTrace) trace = NULL;

  if (finding->kind != PERGOLA_FINDING_NO_ACTIVITY && finding->kind != PERGOLA_FINDING_STARTS_LATE)
    return FALSE;
  trace = pergola_trace_new (pergola_editor_get_project (self->editor), pergola_item_get_id (finding->items->pdata[0]));
  for (guint i = 0; trace != NULL && i < trace->gaps->len; i++)
    if (((PergolaGap *) trace->gaps->pdata[i])->kind == PERGOLA_GAP_NO_ACTIVITY)
      {
        pergola_trace_remedy (GTK_WIDGET (self), button, self->editor, trace->gaps->pdata[i]);
        return TRUE;
      }

  return FALSE;
}

static void
finding_cb (PergolaTraceView *self, GtkWidget *button)
{
  const PergolaFinding *finding = g_object_get_data (G_OBJECT (button), "finding");

  if (self->audit == NULL || finding == NULL)
    return;
  if (!remedy_ground (self, button, finding) && finding->remedy == PERGOLA_AUDIT_GO)
    show_result (self, finding->items->pdata[0]);
  else if (finding->remedy != PERGOLA_AUDIT_GO)
    pergola_overview_remedy (GTK_WIDGET (self), button, self->editor, finding);
}

static void
rest_cb (PergolaTraceView *self)
{
  const PergolaBoardDef *board = pergola_overview_find_board (pergola_editor_get_project (self->editor), "overview");

  if (board != NULL)
    pergola_editor_set_board (self->editor, board->id);
}

/* --- The lines --- */

/* The button in a line takes the focus, the line itself does not. */
static void
add_line (PergolaTraceView *self, GtkWidget *line)
{
  gtk_flow_box_insert (self->gaps, line, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (line), FALSE);
}

static void
add_finding (PergolaTraceView *self, const PergolaFinding *finding)
{
  g_autofree char *words = pergola_finding_describe_short (finding);
  /* Translators: %s is a person. */
  g_autofree char *ask = finding->remedy == PERGOLA_AUDIT_GO && finding->person != NULL
                           ? g_strdup_printf (_ ("Ask %s"), pergola_item_get_title (finding->person))
                           : NULL;
  GtkWidget *button;
  GtkWidget *line =
    pergola_trace_gap_new (words, ask != NULL ? ask : pergola_finding_describe_remedy (finding), FALSE, &button);

  g_object_set_data (G_OBJECT (button), "finding", (gpointer) finding);
  g_signal_connect_object (button, "clicked", G_CALLBACK (finding_cb), self, G_CONNECT_SWAPPED);
  add_line (self, line);
}

/* What follows is not about this chain. */
static void
add_elsewhere (PergolaTraceView *self)
{
  GtkWidget *label = gtk_label_new (_ ("Elsewhere:"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  add_line (self, label);
}

/* How many more there are, where all of them are. */
static void
add_rest (PergolaTraceView *self, guint n)
{
  g_autofree char *words = g_strdup_printf (_ ("%u more in the Overview"), n);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "trace-remedy");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  add_line (self, button);
}

/* What is open elsewhere on the board: chains, and types of which there are stories alone, or numbers alone. */
static void
fill_findings (PergolaTraceView *self)
{
  static const char *const ROLES[] = { "attribution", "mixed" };
  guint n = 0;

  for (guint r = 0; self->audit != NULL && r < G_N_ELEMENTS (ROLES); r++)
    {
      const PergolaDiscipline *discipline = pergola_audit_get (self->audit, ROLES[r]);

      for (guint i = 0; discipline != NULL && i < discipline->findings->len; i++)
        {
          const PergolaFinding *finding = discipline->findings->pdata[i];

          if (finding->minor || (finding->items->len > 0 && finding->items->pdata[0] == self->trace->result))
            continue;
          if (n == 0)
            add_elsewhere (self);
          if (++n <= MOST_FINDINGS)
            add_finding (self, finding);
        }
    }
  if (n > MOST_FINDINGS)
    add_rest (self, n - MOST_FINDINGS);
}

void
pergola_trace_view_fill_open (PergolaTraceView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps))) != NULL)
    gtk_flow_box_remove (self->gaps, child);
  for (guint i = 0; i < self->trace->gaps->len; i++)
    {
      const PergolaGap *gap = self->trace->gaps->pdata[i];
      GtkWidget *button;
      GtkWidget *line = pergola_trace_gap_new (gap->words, gap->remedy_words, i < self->trace->breaks, &button);

      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (remedy_cb), self, G_CONNECT_SWAPPED);
      add_line (self, line);
    }
  fill_findings (self);
  gtk_widget_set_visible (self->open, gtk_widget_get_first_child (GTK_WIDGET (self->gaps)) != NULL);
}
