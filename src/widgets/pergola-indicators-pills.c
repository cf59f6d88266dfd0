/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the indicators are looked at. */

#include "config.h"

#include "pergola-indicators-private.h"

#include <glib/gi18n-lib.h>

#define ALONE "! alone" /* no choice has such an id */

gboolean
pergola_indicators_page_passes (PergolaIndicatorsPage *self, const PergolaIndicator *indicator)
{
  if (self->filter == NULL)
    return TRUE;
  if (g_str_equal (self->filter, ALONE))
    return pergola_indicator_is_alone (indicator);
  return indicator->type != NULL && g_str_equal (indicator->type->id, self->filter);
}

gboolean
pergola_indicators_page_is_filtered_alone (PergolaIndicatorsPage *self)
{
  return g_strcmp0 (self->filter, ALONE) == 0;
}

void
pergola_indicators_page_filter_alone (PergolaIndicatorsPage *self)
{
  g_free (self->filter);
  self->filter = g_strdup (ALONE);
  pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
}

static void
pill_cb (GtkToggleButton *pill, PergolaIndicatorsPage *self)
{
  const char *filter = g_object_get_data (G_OBJECT (pill), "pergola-filter");

  if (!gtk_toggle_button_get_active (pill) || g_strcmp0 (filter, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
}

static void
add_pill (PergolaIndicatorsPage *self, const char *title, guint n, const char *filter)
{
  g_autofree char *text = g_strdup_printf ("%s  %u", title, n);
  GtkWidget *pill = gtk_toggle_button_new_with_label (text);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->pills));

  gtk_widget_add_css_class (pill, "find-pill");
  g_object_set_data_full (G_OBJECT (pill), "pergola-filter", g_strdup (filter), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pill), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), g_strcmp0 (filter, self->filter) == 0);
  g_signal_connect (pill, "toggled", G_CALLBACK (pill_cb), self);
  pergola_catalogue_flow_append (self->pills, pill);
}

static void
check_pills (PergolaIndicatorsPage *self)
{
  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills)); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (pill), "pergola-filter"), self->filter) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), TRUE);
}

static guint
count_type (GPtrArray *list, const PergolaChoice *type)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((PergolaIndicator *) list->pdata[i])->type == type;
  return n;
}

/* (transfer full) */
static char *
sign_pills (GPtrArray *list, const PergolaFieldDef *field, guint n_alone)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %u", list->len, n_alone);
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const PergolaChoice *type = field->choices->pdata[i];

      g_string_append_printf (text, " %s %u", type->title, count_type (list, type));
    }
  return g_string_free (text, FALSE);
}

/* Made anew only where they say something else, so that the one that has the focus keeps it. */
void
pergola_indicators_page_show_pills (PergolaIndicatorsPage *self, GPtrArray *list)
{
  const PergolaKind *kind = pergola_indicator_get_kind (pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self)));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autofree char *signature = sign_pills (list, field, self->n_alone);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self->pills), list->len > 0);
  if (g_strcmp0 (signature, self->pills_shown) != 0)
    {
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
        pergola_catalogue_flow_remove (self->pills, child);
      add_pill (self, _ ("All"), list->len, NULL);
      for (guint i = 0; field != NULL && i < field->choices->len; i++)
        {
          const PergolaChoice *type = field->choices->pdata[i];
          guint n = count_type (list, type);

          if (n > 0)
            add_pill (self, type->title, n, type->id);
        }
      if (self->n_alone > 0)
        add_pill (self, _ ("Alone"), self->n_alone, ALONE);
      g_free (self->pills_shown);
      self->pills_shown = g_steal_pointer (&signature);
    }
  check_pills (self);
}
