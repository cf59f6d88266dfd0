/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows that open a list: choices, and for whom something is. */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>

#define BRIEF 26 /* characters */

/* The list as it is to be: titles for people, ids for us. */
typedef struct
{
  GStrvBuilder *titles;
  GPtrArray *ids;
} Entries;

static void
add_entry (Entries *entries, const char *id, const char *title)
{
  g_strv_builder_add (entries->titles, title);
  g_ptr_array_add (entries->ids, g_strdup (id));
}

static gboolean
is_same_list (GListModel *model, GStrv titles)
{
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (n != g_strv_length (titles))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), titles[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A list that is the same stays, with the popover that may be open on it. */
static void
show_entries (PergolaField *self, Entries *entries, const char *value)
{
  g_auto (GStrv) titles = g_strv_builder_end (entries->titles);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_steal_pointer (&entries->ids);
  if (!is_same_list (adw_combo_row_get_model (ADW_COMBO_ROW (self->row)), titles))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) titles);

      adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (model));
    }
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (self->choices->pdata[i], value != NULL ? value : "") == 0)
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), self->mixed ? self->choices->len - 1 : selected);
  g_strv_builder_unref (entries->titles);
}

static Entries
begin_entries (void)
{
  return (Entries){ g_strv_builder_new (), g_ptr_array_new_with_free_func (g_free) };
}

/* Where several items do not agree, the list says so in a last entry that means nothing. */
static void
add_mixed (PergolaField *self, Entries *entries)
{
  if (self->mixed)
    add_entry (entries, "\1", _ ("Several"));
}

static void
selected_cb (PergolaField *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  g_autofree char *id = NULL;

  if (self->busy || self->choices == NULL || selected >= self->choices->len)
    return;
  id = g_strdup (self->choices->pdata[selected]);
  if (*id != '\1')
    pergola_field_set (self, id, FALSE);
}

static void
init_combo (PergolaField *self, void (*show) (PergolaField *self, const char *value))
{
  self->row = adw_combo_row_new ();
  self->show = show;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/* --- Choices --- */

/* Those that apply now, and the one that is held, whatever it is. */
static void
show_choice (PergolaField *self, const char *value)
{
  PergolaItem *item = pergola_field_get_item (self);
  Entries entries = begin_entries ();
  gboolean known = value == NULL;

  if (!self->def->required || value == NULL)
    add_entry (&entries, "", _ ("Not set"));
  for (guint i = 0; i < self->def->choices->len; i++)
    {
      const PergolaChoice *choice = self->def->choices->pdata[i];
      gboolean held = g_strcmp0 (choice->id, value) == 0;

      if (!held && !pergola_project_choice_applies (pergola_field_get_project (self), item, self->def, choice))
        continue;
      known = known || held;
      add_entry (&entries, choice->id, choice->title);
    }
  if (!known)
    add_entry (&entries, value, value);
  add_mixed (self, &entries);
  show_entries (self, &entries, value);
}

/* Whether the longest answer and its title have room on one line of the panel. */
static gboolean
is_brief (PergolaField *self)
{
  glong longest = 0;

  for (guint i = 0; i < self->def->choices->len; i++)
    longest = MAX (longest, g_utf8_strlen (((PergolaChoice *) self->def->choices->pdata[i])->title, -1));

  return longest + g_utf8_strlen (pergola_field_get_title (self), -1) <= BRIEF;
}

void
pergola_field_init_choice (PergolaField *self)
{
  init_combo (self, show_choice);
  if (is_brief (self))
    return;
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "answer-below");
}

/* --- Seen by --- */

static const struct
{
  PergolaAudience audience;
  const char *title;
  const char *icon;
} audiences[] = {
  { PERGOLA_AUDIENCE_ME, N_ ("Only me"), "changes-prevent-symbolic" },
  { PERGOLA_AUDIENCE_CIRCLE, N_ ("Circle"), "system-users-symbolic" },
  { PERGOLA_AUDIENCE_EVERYONE, N_ ("Everyone"), "emblem-shared-symbolic" },
};

static void
show_audience (PergolaField *self, const char *value)
{
  Entries entries = begin_entries ();
  PergolaAudience audience = PERGOLA_AUDIENCE_ME;

  /* What says nothing is for oneself alone. */
  if (value != NULL)
    pergola_audience_from_string (value, &audience);
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      add_entry (&entries, pergola_audience_to_string (audiences[i].audience), _ (audiences[i].title));
      if (audiences[i].audience == audience && !self->mixed)
        gtk_image_set_from_icon_name (GTK_IMAGE (self->part), audiences[i].icon);
    }
  add_mixed (self, &entries);
  show_entries (self, &entries, pergola_audience_to_string (audience));
}

void
pergola_field_init_audience (PergolaField *self)
{
  init_combo (self, show_audience);
  self->part = gtk_image_new ();
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->part);
}
