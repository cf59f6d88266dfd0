/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Value so far: how many stories and indicators there are of each type. */

#include "pergola-overview-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define MAX_BLOCKS 6
#define STORY_CHARS 6
#define INDICATOR_CHARS 8

static guint
find_most (const GArray *tallies)
{
  guint most = 0;

  for (guint i = 0; i < tallies->len; i++)
    most = MAX (most, g_array_index (tallies, PergolaTally, i).stories);
  return most;
}

static GtkWidget *
create_blocks (const PergolaTally *tally, guint most)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *hue = pergola_describe_hue_class (tally->type->hue);
  guint n = most > MAX_BLOCKS ? (tally->stories * MAX_BLOCKS + most - 1) / most : tally->stories;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "overview-blocks");
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *block = adw_bin_new ();

      gtk_widget_add_css_class (block, "overview-block");
      gtk_widget_add_css_class (block, "filled");
      gtk_widget_add_css_class (block, hue);
      gtk_box_append (GTK_BOX (box), block);
    }
  return box;
}

static GtkWidget *
create_number (guint number, int chars, const char *style)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = pergola_overview_create_count (text, style);

  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  return label;
}

static void
show_type (PergolaOverviewRow *row, const PergolaTally *tally, guint most)
{
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", tally->stories), tally->stories);
  g_autofree char *indicators =
    g_strdup_printf (ngettext ("%u indicator", "%u indicators", tally->indicators), tally->indicators);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", tally->type->title, stories, indicators);
  g_autofree char *said = g_strdup_printf ("%s %s %u", tally->type->id, name, most);
  GtkWidget *tail;

  if (!pergola_overview_row_needs (row, said))
    return;
  tail = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (tail), create_blocks (tally, most));
  gtk_box_append (GTK_BOX (tail), create_number (tally->stories, STORY_CHARS, "overview-strong"));
  gtk_box_append (GTK_BOX (tail), create_number (tally->indicators, INDICATOR_CHARS,
                                                 tally->indicators == 0 && tally->stories > 0 ? "care" : NULL));
  pergola_overview_row_set_words (row, tally->type->title, NULL);
  pergola_overview_row_set_name (row, name);
  pergola_overview_row_set_lead (row, pergola_overview_create_badge (tally->type));
  pergola_overview_row_set_tail (row, tail);
  pergola_overview_row_set_target (row, "overview.type", tally->type->id);
  gtk_widget_add_css_class (GTK_WIDGET (row), "overview-low");
}

static GtkWidget *
create_caption (const char *text, int chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "overview-subtitle");
  return label;
}

static void
show_captions (PergolaOverviewCard *card, gboolean visible)
{
  GtkBox *top = pergola_overview_card_get_top (card);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (top));

  if (box == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_set_halign (box, GTK_ALIGN_END);
      gtk_widget_add_css_class (box, "overview-captions");
      gtk_box_append (GTK_BOX (box), create_caption (_ ("Stories"), STORY_CHARS));
      gtk_box_append (GTK_BOX (box), create_caption (_ ("Indicators"), INDICATOR_CHARS));
      gtk_box_append (top, box);
    }
  gtk_widget_set_visible (box, visible);
}

void
pergola_overview_show_values (PergolaOverviewCard *card, PergolaEditor *editor, const PergolaAudit *audit)
{
  const PergolaBoardDef *matrix = pergola_overview_find_board (pergola_editor_get_project (editor), NULL);
  const GArray *tallies = audit->tallies;
  guint most = find_most (tallies);
  gboolean any = most > 0;

  for (guint i = 0; i < tallies->len && !any; i++)
    any = g_array_index (tallies, PergolaTally, i).indicators > 0;

  pergola_overview_card_set_invitation (
    card, any ? NULL : _ ("Every story and every indicator counts for a type of value. Begin with one story."));
  pergola_overview_card_set_link (card, any && matrix != NULL ? matrix->title : NULL, "overview.page", "");
  show_captions (card, any);
  pergola_overview_card_set_n_rows (card, any ? tallies->len : 0);
  for (guint i = 0; any && i < tallies->len; i++)
    show_type (pergola_overview_card_get_row (card, i), &g_array_index (tallies, PergolaTally, i), most);
}
