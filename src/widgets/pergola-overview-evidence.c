/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Does our evidence hold? How each discipline stands, and what would be best to do next. */

#include "pergola-overview-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

static void
show_discipline (PergolaOverviewRow *row, const PergolaDiscipline *discipline)
{
  static const char *const styles[] = { "dim-label", "holds", "care" };
  g_autofree char *sentence = pergola_discipline_describe (discipline);
  g_autofree char *count = pergola_discipline_describe_count (discipline);
  g_autofree char *name = g_strdup_printf ("%s: %s. %s. %s", discipline->check->title,
                                           pergola_audit_state_describe (discipline->state), sentence, count);
  g_autofree char *said = g_strdup_printf ("%s %s", discipline->check->role, name);

  if (!pergola_overview_row_needs (row, said))
    return;
  pergola_overview_row_set_words (row, discipline->check->title, sentence);
  pergola_overview_row_set_name (row, name);
  pergola_overview_row_set_lead (row, pergola_overview_create_state (discipline->state));
  pergola_overview_row_set_tail (row, *count != '\0' ? pergola_overview_create_count (count, styles[discipline->state])
                                                     : NULL);
  pergola_overview_row_set_target (row, "overview.findings", discipline->check->role);
  pergola_describe_tooltip (GTK_WIDGET (row), discipline->check->ask);
}

/* --- What to do next --- */

typedef struct
{
  GtkWidget *box;
  GtkLabel *label;
  GtkButton *button;
} Tip;

#define TIP_KEY "pergola-tip"

static Tip *
ensure_tip (PergolaOverviewCard *card)
{
  Tip *tip = g_object_get_data (G_OBJECT (card), TIP_KEY);

  if (tip != NULL)
    return tip;

  tip = g_new0 (Tip, 1);
  tip->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  tip->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, "lines", 4, "ellipsize",
                             PANGO_ELLIPSIZE_END, NULL);
  tip->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (tip->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (tip->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (tip->button), "overview-link");
  gtk_widget_add_css_class (tip->box, "overview-tip");
  gtk_box_append (GTK_BOX (tip->box), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (tip->box), GTK_WIDGET (tip->label));
  gtk_box_append (GTK_BOX (tip->box), GTK_WIDGET (tip->button));
  gtk_box_append (pergola_overview_card_get_foot (card), tip->box);
  g_object_set_data_full (G_OBJECT (card), TIP_KEY, tip, g_free);
  return tip;
}

/* The discipline that a finding is of. */
static const char *
find_role (const PergolaAudit *audit, const PergolaFinding *finding)
{
  for (guint i = 0; i < audit->disciplines->len; i++)
    {
      const PergolaDiscipline *discipline = g_ptr_array_index (audit->disciplines, i);

      if (g_ptr_array_find (discipline->findings, finding, NULL))
        return discipline->check->role;
    }

  return NULL;
}

static void
show_tip (PergolaOverviewCard *card, const PergolaAudit *audit)
{
  const PergolaFinding *finding = pergola_audit_get_first (audit);
  Tip *tip = ensure_tip (card);

  gtk_widget_set_visible (tip->box, finding != NULL);
  if (finding != NULL)
    {
      g_autofree char *words = pergola_finding_describe (finding);
      g_autofree char *target = g_strdup_printf ("%s 0", find_role (audit, finding));
      const char *remedy = pergola_finding_describe_remedy (finding);

      gtk_label_set_label (tip->label, words);
      pergola_describe_tooltip (GTK_WIDGET (tip->label), words);
      gtk_button_set_label (tip->button, remedy);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tip->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (tip->button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (tip->button), "overview.remedy");
    }
}

void
pergola_overview_show_evidence (PergolaOverviewCard *card, PergolaEditor *editor, const PergolaAudit *audit)
{
  const GPtrArray *disciplines = audit->disciplines;
  gboolean any = FALSE;

  for (guint i = 0; i < disciplines->len && !any; i++)
    any = ((PergolaDiscipline *) g_ptr_array_index (disciplines, i))->state != PERGOLA_AUDIT_NOTHING;

  pergola_overview_card_set_invitation (
    card, any ? NULL : _ ("Once there are stories and indicators, this says whether others may believe them."));
  pergola_overview_card_set_n_rows (card, disciplines->len);
  for (guint i = 0; i < disciplines->len; i++)
    show_discipline (pergola_overview_card_get_row (card, i), g_ptr_array_index (disciplines, i));
  show_tip (card, audit);
}
