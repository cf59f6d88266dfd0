/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-trace-card.h"

#include "pergola-chart.h"
#include "pergola-describe.h"

#include <glib/gi18n-lib.h>

#include "pergola-role.h"

/* --- Words --- */

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

/* (nullable): what an item says in the field with a role: a name where it names someone. */
static const char *
get_words (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);
  const char *text = field != NULL ? pergola_item_get (item, field->id) : NULL;
  PergolaItem *named = text != NULL && field->type == PERGOLA_FIELD_PERSON ? pergola_project_get (project, text) : NULL;

  if (field != NULL && field->type == PERGOLA_FIELD_PERSON)
    return named != NULL ? pergola_item_get_title (named) : NULL;

  return text;
}

static void
append_date (GString *text, PergolaProject *project, PergolaItem *item)
{
  const char *iso = get_words (project, item, "date");
  g_autofree char *date = iso != NULL ? pergola_chart_describe_date (iso) : NULL;

  append (text, date);
}

/* How sure it is, in the words of the figure. */
static const char *
get_strength (PergolaProject *project, const PergolaTracePlace *place)
{
  static const char *const ROLES[] = {
    [PERGOLA_STRENGTH_WEAK] = "weak", [PERGOLA_STRENGTH_FAIR] = "fair", [PERGOLA_STRENGTH_STRONG] = "strong"
  };
  const PergolaFieldDef *field = pergola_role_get_field (project, place->step, "strength");
  const PergolaChoice *choice = field != NULL && place->strength > PERGOLA_STRENGTH_NONE
                                  ? pergola_field_def_get_choice_by_role (field, ROLES[place->strength])
                                  : NULL;

  return choice != NULL ? choice->title : NULL;
}

/* Who says so and when; who confirms it; else how it is told. */
static char *
make_note (PergolaProject *project, const PergolaTracePlace *place)
{
  GString *text = g_string_new (NULL);

  if (place->step == NULL)
    {
      append (text, pergola_item_get (place->item, "note"));
      append_date (text, project, place->item);
      return g_string_free (text, FALSE);
    }
  if (place->confirmed_by != NULL)
    {
      /* Translators: %s is a person. */
      g_autofree char *words = g_strdup_printf (_ ("%s confirms"), pergola_item_get_title (place->confirmed_by));

      append (text, words);
      return g_string_free (text, FALSE);
    }
  if (place->strength == PERGOLA_STRENGTH_STRONG)
    append (text, get_words (project, place->step, "evidence"));
  if (text->len == 0)
    {
      append (text, get_words (project, place->story, "teller"));
      append_date (text, project, place->story);
    }

  return g_string_free (text, FALSE);
}

/* All that the card shows, and what only colours say. */
static char *
make_name (PergolaProject *project, const PergolaTracePlace *place, const char *type, const char *note)
{
  GString *text = g_string_new (type);
  g_autofree char *title = pergola_describe_title (project, place->item);

  append (text, title);
  append (text, note);
  append (text, get_strength (project, place));
  append (text, place->polarity != NULL ? place->polarity->title : NULL);
  for (guint i = 0; i < place->indicators->len; i++)
    append (text, pergola_item_get_title (place->indicators->pdata[i]));

  return g_string_free (text, FALSE);
}

/* --- A place --- */

static const char *
get_type_words (PergolaProject *project, const PergolaTracePlace *place)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (place->item));

  if (place->activity || place->type == NULL)
    return kind != NULL ? kind->title : "";

  return place->type->title;
}

static const char *
get_hue (const PergolaTracePlace *place)
{
  return place->activity || place->type == NULL ? "teal" : place->type->hue;
}

/* Up to three dots: how sure it is. */
static GtkWidget *
create_dots (PergolaProject *project, const PergolaTracePlace *place)
{
  static const char *const DOTS[] = { "", "●○○", "●●○", "●●●" };
  GtkWidget *label = gtk_label_new (DOTS[place->strength]);

  gtk_widget_add_css_class (label, "trace-dots");
  gtk_widget_set_tooltip_text (label, get_strength (project, place));
  gtk_widget_set_visible (label, place->strength > PERGOLA_STRENGTH_NONE);
  return label;
}

static GtkWidget *
create_text (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_content (PergolaProject *project, const PergolaTracePlace *place, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *edge = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = pergola_describe_title (project, place->item);
  g_autofree char *hue = pergola_describe_hue_class (get_hue (place));

  gtk_widget_add_css_class (edge, "trace-edge");
  gtk_widget_add_css_class (edge, hue);
  gtk_widget_add_css_class (edge, "filled");
  gtk_box_append (GTK_BOX (words), create_text (title, "heading"));
  gtk_box_append (GTK_BOX (last), create_text (note, "caption"));
  gtk_box_append (GTK_BOX (last), create_dots (project, place));
  if (place->indicators->len > 0)
    gtk_box_append (GTK_BOX (last), pergola_glyph_image_new ("bars"));
  gtk_box_append (GTK_BOX (words), last);
  gtk_box_append (GTK_BOX (box), edge);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

GtkWidget *
pergola_trace_card_new (PergolaProject *project, const PergolaTracePlace *place, gboolean first)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const char *type = get_type_words (project, place);
  GtkWidget *above = create_text (type, "caption-heading");
  g_autofree char *hue = pergola_describe_hue_class (get_hue (place));
  g_autofree char *note = make_note (project, place);
  g_autofree char *name = make_name (project, place, type, note);

  gtk_button_set_child (GTK_BUTTON (button), create_content (project, place, note));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "trace-card");
  gtk_widget_add_css_class (above, hue);
  gtk_widget_add_css_class (above, "inked");
  gtk_widget_set_valign (arrow, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (arrow, 16);
  gtk_widget_set_visible (arrow, !first);
  gtk_box_append (GTK_BOX (column), above);
  gtk_box_append (GTK_BOX (column), button);
  gtk_box_append (GTK_BOX (card), arrow);
  gtk_box_append (GTK_BOX (card), column);
  return card;
}

GtkWidget *
pergola_trace_card_get_button (GtkWidget *card)
{
  return gtk_widget_get_last_child (gtk_widget_get_last_child (card));
}

/* --- A gap --- */

GtkWidget *
pergola_trace_gap_new (const char *words, const char *remedy, gboolean breaks, GtkWidget **button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = breaks ? pergola_glyph_image_new ("warning") : gtk_label_new ("○");
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *name = g_strdup_printf ("%s: %s", remedy, words);

  *button = gtk_button_new_with_label (remedy);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (icon, breaks ? "trace-warning" : "dim-label");
  gtk_widget_add_css_class (*button, "flat");
  gtk_widget_add_css_class (*button, "trace-remedy");
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *button);
  return box;
}
