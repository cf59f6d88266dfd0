/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is promised, and what is to be read: the next few, what is late first. */

#include "pergola-overview-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define MAX_ROWS 5

static char *
describe_when (const PergolaPromise *promise)
{
  g_autofree char *date = pergola_date_format (promise->date, pergola_date_style_get ());

  switch (promise->when)
    {
    case PERGOLA_PROMISE_LATE:
      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("late: %s"), date);
    case PERGOLA_PROMISE_WEEK:
      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("this week: %s"), date);
    case PERGOLA_PROMISE_LATER:
    default:
      return g_steal_pointer (&date);
    }
}

static void
show_promise (PergolaOverviewRow *row, PergolaProject *project, const PergolaPromise *promise)
{
  g_autofree char *title = pergola_describe_title (project, promise->item);
  g_autofree char *when = describe_when (promise);
  g_autofree char *line =
    promise->owner != NULL ? g_strdup_printf ("%s · %s", pergola_item_get_title (promise->owner), promise->field->title)
                           : g_strdup (promise->field->title);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", title, when, line);
  g_autofree char *said = g_strdup_printf ("%s %s", pergola_item_get_id (promise->item), name);
  gboolean late = promise->when == PERGOLA_PROMISE_LATE;

  if (!pergola_overview_row_needs (row, said))
    return;
  pergola_overview_row_set_words (row, title, line);
  pergola_overview_row_set_lead (
    row, pergola_overview_create_dot (late ? "dialog-warning-symbolic" : "alarm-symbolic", late ? "pink" : "teal"));
  pergola_overview_row_set_tail (row, pergola_overview_create_count (when, late ? "late" : "dim-label"));
  pergola_overview_row_set_name (row, name);
  pergola_overview_row_set_target (row, "overview.go", pergola_item_get_id (promise->item));
}

static void
show_rest (PergolaOverviewCard *card, guint rest)
{
  GtkBox *foot = pergola_overview_card_get_foot (card);
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (foot));
  g_autofree char *text = g_strdup_printf (ngettext ("%u more later", "%u more later", rest), rest);

  if (label == NULL)
    {
      label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
      gtk_widget_add_css_class (label, "overview-subtitle");
      gtk_box_append (foot, label);
    }
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, rest > 0);
}

static void
show_all (PergolaOverviewCard *card, PergolaProject *project, GPtrArray *promises)
{
  guint n = MIN (promises->len, MAX_ROWS);

  pergola_overview_card_set_n_rows (card, n);
  for (guint i = 0; i < n; i++)
    show_promise (pergola_overview_card_get_row (card, i), project, g_ptr_array_index (promises, i));
  show_rest (card, promises->len - n);
}

void
pergola_overview_show_promises (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *promises)
{
  pergola_overview_card_set_invitation (
    card, promises->len > 0
            ? NULL
            : _ ("Nothing promised yet. Give a condition or the target of an indicator a day, and it is here."));
  show_all (card, pergola_editor_get_project (editor), promises);
}

void
pergola_overview_show_readings (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *readings)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaBoardDef *board = pergola_overview_find_board (project, "indicators");
  gboolean any = readings->len > 0;

  pergola_overview_card_set_invitation (
    card, any ? NULL : _ ("Nothing to read yet. Say how often an indicator is read, and when it is next is here."));
  pergola_overview_card_set_link (card, any && board != NULL ? board->title : NULL, "overview.page", "indicators");
  show_all (card, project, readings);
}
