/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who told it, to whom, and about what: one line to read, and the rows behind it. */

#include "config.h"

#include "pergola-tell-view-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-field.h"
#include "pergola-role.h"

/* All but the title, what is told, and what is counted. */
static gboolean
is_about (const PergolaKind *kind, const PergolaFieldDef *field)
{
  return field != kind->fields->pdata[0] && field->type != PERGOLA_FIELD_TEXT && g_strcmp0 (field->role, "effort") != 0;
}

static const char *
get_text (PergolaProject *project, PergolaItem *story, const char *role)
{
  const char *text = pergola_role_get (project, story, role);

  return text != NULL ? text : "";
}

/* "Amina, network engineer · to Tomás · 14 May" */
static char *
describe (PergolaProject *project, PergolaItem *story)
{
  const char *teller = pergola_role_get_name (project, story, "teller");
  const char *hearer = pergola_role_get_name (project, story, "hearer");
  const char *capacity = get_text (project, story, "capacity"), *iso = get_text (project, story, "date");
  g_autofree char *date = *iso != '\0' ? pergola_chart_describe_date (iso) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (teller);

  if (*capacity != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", capacity);
  if (text->len == 0)
    g_string_append (text, _ ("Told by nobody yet"));
  if (*hearer != '\0')
    {
      /* Translators: to whom a story was told. */
      g_autofree char *to = g_strdup_printf (_ ("to %s"), hearer);

      g_string_append_printf (text, " · %s", to);
    }
  if (*date != '\0')
    g_string_append_printf (text, " · %s", date);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill (PergolaTellView *self, PergolaItem *story)
{
  const PergolaKind *kind =
    pergola_project_get_kind (pergola_editor_get_project (self->editor), pergola_item_get_kind (story));
  const char *ids[] = { self->story, NULL };

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    if (is_about (kind, kind->fields->pdata[i]))
      {
        const PergolaFieldDef *def = kind->fields->pdata[i];
        PergolaField *field = pergola_field_new (self->editor, ids, def);

        if (g_strcmp0 (def->role, "teller") == 0)
          self->teller = self->fields->len;

        pergola_field_append_to (field, GTK_LIST_BOX (self->about_list));
        g_ptr_array_add (self->fields, field);
      }
}

void
pergola_tell_view_drop_about (PergolaTellView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (self->about_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->about_list), child);
}

void
pergola_tell_view_update_about (PergolaTellView *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaItem *story = pergola_project_get (project, self->story);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (story));
  g_autofree char *text = describe (project, story);

  gtk_label_set_label (GTK_LABEL (self->about_label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->about_revealer)))
    return;
  if (self->fields->len == 0 || kind != self->about_kind)
    {
      pergola_tell_view_drop_about (self);
      fill (self, story);
      self->about_kind = kind;
    }
  for (guint i = 0; i < self->fields->len; i++)
    pergola_field_refresh (self->fields->pdata[i]);
}

static void
toggled_cb (PergolaTellView *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->about));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->about_revealer), open);
  if (self->story == NULL)
    return;
  pergola_tell_view_update_about (self);
  /* Whoever opens it is asked who told it. */
  if (open && self->teller < self->fields->len)
    pergola_field_grab_focus (self->fields->pdata[self->teller]);
}

void
pergola_tell_view_init_about (PergolaTellView *self, GtkBox *box)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->about = gtk_toggle_button_new ();
  self->about_label = gtk_label_new (NULL);
  self->about_revealer = gtk_revealer_new ();
  self->about_list = gtk_list_box_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->about_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->about_label), 0);
  gtk_button_set_child (GTK_BUTTON (self->about), self->about_label);
  gtk_widget_set_halign (self->about, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->about, _ ("Who told it, to whom, when, and about what"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("About the story"),
                                  -1);
  gtk_widget_add_css_class (self->about, "flat");
  gtk_widget_add_css_class (self->about, "tell-about");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->about_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->about_list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->about_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("About the story"), -1);
  gtk_revealer_set_child (GTK_REVEALER (self->about_revealer), self->about_list);
  gtk_box_append (box, self->about);
  gtk_box_append (box, self->about_revealer);
  g_signal_connect_object (self->about, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}
