/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-pills.h"

#include <glib/gi18n-lib.h>

#define VALUE "pergola-value" /* of a pill: its kind; NULL: everything */

/* --- What is left out --- */

static void
forget_months_cb (PergolaFindFilter *filter)
{
  pergola_find_filter_set_months (filter, PERGOLA_FIND_ALWAYS, PERGOLA_FIND_ALWAYS);
}

static void
forget_person_cb (PergolaFindFilter *filter)
{
  pergola_find_filter_set_person (filter, NULL);
}

static void
forget_kinds_cb (PergolaFindFilter *filter)
{
  pergola_find_filter_set_only_kind (filter, NULL);
}

static void
with_private_cb (PergolaFindFilter *filter)
{
  pergola_find_filter_set_private (filter, TRUE);
}

/* Delete does what its cross says. */
static void
add_keys (GtkWidget *button)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const guint deleting[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };

  for (guint i = 0; i < G_N_ELEMENTS (deleting); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (deleting[i], 0), g_object_ref (gtk_activate_action_get ())));
  gtk_widget_add_controller (button, keys);
}

/* The pointer takes the focus from nothing: what is typed goes on. */
static void
add_pill (GtkBox *box, PergolaFindFilter *filter, const char *text, GCallback forget)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  /* Translators: a button that takes a filter away; %s is the filter, such as 1 April to today. */
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), text);

  gtk_image_set_pixel_size (GTK_IMAGE (cross), 12);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), cross);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "find-pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", forget, filter, G_CONNECT_SWAPPED);
  add_keys (button);
  gtk_box_append (box, button);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* How many pills are before the one that has the focus; -1: none has it. */
static int
find_focus (GtkBox *box)
{
  int position = 0;

  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (box)); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill), position++)
    if (gtk_widget_has_focus (pill))
      return position;
  return -1;
}

/* The one at a place, or the last one. */
static gboolean
focus (GtkBox *box, int position)
{
  GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; position > 0 && pill != NULL && gtk_widget_get_next_sibling (pill) != NULL; position--)
    pill = gtk_widget_get_next_sibling (pill);
  return pill != NULL && gtk_widget_grab_focus (pill);
}

gboolean
pergola_find_pills_show_filter (GtkBox *box, PergolaFindFilter *filter, gboolean all)
{
  g_autofree char *kinds = all ? pergola_find_filter_describe_kinds (filter) : NULL;
  g_autofree char *months = pergola_find_filter_describe_months (filter);
  const char *person = pergola_find_filter_get_person (filter);
  int position = find_focus (box);

  empty (box);
  if (kinds != NULL)
    add_pill (box, filter, kinds, G_CALLBACK (forget_kinds_cb));
  if (months != NULL)
    add_pill (box, filter, months, G_CALLBACK (forget_months_cb));
  if (person != NULL)
    add_pill (box, filter, person, G_CALLBACK (forget_person_cb));
  if (all && !pergola_find_filter_get_private (filter))
    add_pill (box, filter, _ ("Without private notes"), G_CALLBACK (with_private_cb));
  return position < 0 || focus (box, position);
}

/* --- Kinds --- */

static const char *
get_kind (GtkWidget *pill)
{
  return g_object_get_data (G_OBJECT (pill), VALUE);
}

static gboolean
is_chosen (PergolaFindFilter *filter, const char *kind)
{
  if (kind == NULL)
    return pergola_find_filter_has_every_kind (filter);
  return g_strcmp0 (pergola_find_filter_get_only_kind (filter), kind) == 0;
}

static void
kind_cb (PergolaFindFilter *filter, GtkToggleButton *pill)
{
  const char *kind = get_kind (GTK_WIDGET (pill));

  if (gtk_toggle_button_get_active (pill) && !is_chosen (filter, kind))
    pergola_find_filter_set_only_kind (filter, kind);
}

/* Either may be NULL. */
static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

/* (element-type utf8): NULL for everything, what was found, and what is chosen. */
static GPtrArray *
list_kinds (PergolaFindFilter *filter, PergolaLibraryResult *result)
{
  GPtrArray *ids = g_ptr_array_new ();
  const char *only = pergola_find_filter_get_only_kind (filter);

  g_ptr_array_add (ids, NULL);
  for (guint i = 0; result != NULL && i < result->kinds->len; i++)
    g_ptr_array_add (ids, ((PergolaLibraryKind *) result->kinds->pdata[i])->id);
  if (only != NULL && !g_ptr_array_find_with_equal_func (ids, only, is_same, NULL))
    g_ptr_array_add (ids, (char *) only);
  return ids;
}

static gboolean
holds (GtkBox *box, GPtrArray *ids)
{
  GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < ids->len; i++, pill = gtk_widget_get_next_sibling (pill))
    if (pill == NULL || g_strcmp0 (get_kind (pill), ids->pdata[i]) != 0)
      return FALSE;
  return pill == NULL;
}

static void
add_kind (GtkBox *box, PergolaFindFilter *filter, const char *kind, const char *title)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *pill = gtk_toggle_button_new_with_label (title);

  g_object_set_data_full (G_OBJECT (pill), VALUE, g_strdup (kind), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pill), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), is_chosen (filter, kind));
  gtk_widget_add_css_class (pill, "find-pill");
  gtk_widget_set_focus_on_click (pill, FALSE);
  g_signal_connect_object (pill, "toggled", G_CALLBACK (kind_cb), filter, G_CONNECT_SWAPPED);
  gtk_box_append (box, pill);
}

void
pergola_find_pills_show_kinds (GtkBox *box, PergolaFindFilter *filter, PergolaLibraryResult *result)
{
  g_autoptr (GPtrArray) ids = list_kinds (filter, result);

  if (!holds (box, ids))
    {
      empty (box);
      add_kind (box, filter, NULL, _ ("Everything"));
      for (guint i = 1; i < ids->len; i++)
        add_kind (box, filter, ids->pdata[i], pergola_find_filter_get_kind_title (filter, ids->pdata[i]));
    }
  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (box)); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), is_chosen (filter, get_kind (pill)));
}
