/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* With nothing selected: the project, the board, and each of its zones. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-balance-view.h"
#include "pergola-conflict-box.h"
#include "pergola-describe.h"
#include "pergola-entry-ellipsis.h"

#define PAUSE 1000 /* ms */

/* --- The project's own rows --- */

/* Languages by their own names; a project's own one is added when it is another. */
static const struct
{
  const char *id;
  const char *name;
} languages[] = {
  { "en", "English" },  { "pt", "Português" },  { "de", "Deutsch" }, { "es", "Español" }, { "fr", "Français" },
  { "it", "Italiano" }, { "nl", "Nederlands" }, { "ar", "العربية" }, { "zh", "中文" },
};

static void
set_property (PergolaInspector *self, const char *key, const char *name, const char *value, gboolean typing)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  g_autoptr (GError) error = NULL;

  self->busy = TRUE;
  pergola_project_begin_merging (project, name, typing ? key : NULL);
  pergola_project_set_property (project, key, value, &error);
  pergola_project_commit (project);
  self->busy = FALSE;
  if (error != NULL)
    pergola_editor_toast (self->editor, error->message, FALSE);
}

static gboolean
pause_cb (gpointer data)
{
  PergolaInspector *self = data;

  self->title_timer = 0;
  pergola_history_seal (pergola_project_get_history (pergola_inspector_get_project (self)));
  return G_SOURCE_REMOVE;
}

static void
title_cb (PergolaInspector *self)
{
  if (self->busy)
    return;
  set_property (self, "title", _ ("Rename Project"), gtk_editable_get_text (GTK_EDITABLE (self->title_row)), TRUE);
  g_clear_handle_id (&self->title_timer, g_source_remove);
  self->title_timer = g_timeout_add (PAUSE, pause_cb, self);
}

static void
language_cb (PergolaInspector *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (!self->busy && selected < G_N_ELEMENTS (languages))
    set_property (self, "language", _ ("Change Language"), languages[selected].id, FALSE);
}

static void
show_title (PergolaInspector *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->title_row);
  const char *title = pergola_project_get_title (pergola_inspector_get_project (self));
  int position = gtk_editable_get_position (editable);

  if (g_str_equal (gtk_editable_get_text (editable), title))
    return;
  gtk_editable_set_text (editable, title);
  gtk_editable_set_position (editable, position);
}

static void
show_language (PergolaInspector *self)
{
  const char *language = pergola_project_get_language (pergola_inspector_get_project (self));
  guint selected = G_N_ELEMENTS (languages);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].id, language))
      selected = i;
  adw_combo_row_set_selected (self->language_row, selected);
}

void
pergola_inspector_refresh_board (PergolaInspector *self)
{
  if (self->title_row == NULL || self->busy)
    return;
  self->busy = TRUE;
  show_title (self);
  show_language (self);
  self->busy = FALSE;
}

static GtkStringList *
create_languages (const char *own)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gtk_string_list_append (names, languages[i].name);
      known = known || g_str_equal (languages[i].id, own);
    }
  if (!known)
    gtk_string_list_append (names, own);
  return names;
}

void
pergola_inspector_build_board (PergolaInspector *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  GtkListBox *list;
  g_autoptr (GtkStringList) names =
    create_languages (pergola_project_get_language (pergola_inspector_get_project (self)));
  GtkWidget *balance = pergola_balance_view_new (self->editor);

  if (board != NULL)
    pergola_inspector_add_label (self, board->heading != NULL ? board->heading : board->title, "title-4");
  if (balance != NULL)
    gtk_box_append (self->head, balance);
  gtk_box_append (self->head, pergola_conflict_box_new (self->editor, NULL));
  list = pergola_inspector_add_list (self);
  self->title_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title_row), _ ("Project"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->title_row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->title_row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Project"), -1);
  pergola_entry_ellipsize (self->title_row);
  self->language_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language_row), _ ("Language"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->language_row), _ ("The language of the figure, here and in exports"));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  gtk_list_box_append (list, GTK_WIDGET (self->title_row));
  gtk_list_box_append (list, GTK_WIDGET (self->language_row));
  pergola_inspector_refresh_board (self);
  g_signal_connect_object (self->title_row, "changed", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
}

/* --- Zones --- */

static guint
count_cards (PergolaInspector *self, const GPtrArray *list)
{
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (pergola_inspector_get_project (self), list->pdata[i]);

      n += items->len;
    }
  return n;
}

void
pergola_inspector_list_board (PergolaInspector *self, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaVariant *variant = board != NULL ? pergola_project_get_variant (project, board) : NULL;

  if (board == NULL)
    return;

  pergola_entries_add_heading (entries, board->title);
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];
      PergolaEntry *entry;

      if (variant != NULL && pergola_variant_hides (variant, zone->id))
        continue;
      entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (zone->title));
      entry->zone = zone;
      entry->badge_first = zone->badge != NULL;
      entry->count = g_strdup_printf ("%u", count_cards (self, zone->cards));
      entry->action = g_strdup ("inspector.zone");
      entry->target = g_strdup (zone->id);
    }
}

void
pergola_inspector_build_zone (PergolaInspector *self, const PergolaZone *zone)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  GtkWidget *back = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autofree char *pill =
    zone->badge != NULL ? g_strdup_printf ("%s %s", zone->badge, zone->title) : g_strdup (zone->title);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), board->title);
  gtk_button_set_child (GTK_BUTTON (back), content);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_widget_add_css_class (back, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (back), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "inspector.zone");
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, board->title, -1);
  gtk_box_append (self->head, back);
  pergola_inspector_add_pill (self, zone, pill, NULL);
}

/* What the choice of this zone asks: "What did I do differently?" */
static const char *
get_ask (PergolaInspector *self, const PergolaZone *zone)
{
  for (guint i = 0; i < zone->cards->len; i++)
    {
      const PergolaCards *cards = zone->cards->pdata[i];
      const PergolaKind *kind = pergola_project_get_kind (pergola_inspector_get_project (self), cards->kind);
      const PergolaFieldDef *field =
        kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;
      const PergolaChoice *choice =
        field != NULL && cards->choice != NULL ? pergola_field_def_get_choice (field, cards->choice) : NULL;

      if (choice != NULL && choice->ask != NULL)
        return choice->ask;
    }
  return NULL;
}

static void
list_cards (
  PergolaInspector *self, const PergolaZone *zone, const PergolaCards *cards, const char *action, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind (project, cards->kind);
  g_autoptr (GPtrArray) items = pergola_project_list_cards (project, cards);
  PergolaEntry *entry;

  if (kind == NULL)
    return;
  pergola_entries_add_heading (entries, kind->plural);
  for (guint i = 0; i < items->len; i++)
    {
      entry = pergola_entries_add_item (entries, self, items->pdata[i]);
      entry->glyph = pergola_describe_glyph (project, items->pdata[i]);
    }
  if (action == NULL)
    return;
  /* Translators: %s is a kind of item, such as Aspiration. */
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_BUTTON, g_strdup_printf (_ ("Add %s"), kind->title));
  entry->action = g_strdup (action);
  entry->target = g_strdup (zone->id);
}

/* What is hoped for first, then what must hold, then what is there. The buttons add to the first part of a list. */
void
pergola_inspector_list_zone (PergolaInspector *self, const PergolaZone *zone, GPtrArray *entries)
{
  const char *ask = get_ask (self, zone);
  const GPtrArray *lists[] = { zone->above, zone->below, zone->cards };
  const char *actions[] = { "edit.add-above", "edit.add-below", "edit.add" };

  if (ask != NULL)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE, g_strdup (ask));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      list_cards (self, zone, lists[i]->pdata[j], j == 0 ? actions[i] : NULL, entries);
}

/* --- Several --- */

/* (nullable): the kind that all of them share. */
static const PergolaKind *
get_common_kind (PergolaInspector *self, GStrv ids)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const char *kind = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (project, ids[i]);

      if (item == NULL || pergola_item_is_link (item) ||
          (kind != NULL && !g_str_equal (kind, pergola_item_get_kind (item))))
        return NULL;
      kind = pergola_item_get_kind (item);
    }
  return kind != NULL ? pergola_project_get_kind (project, kind) : NULL;
}

void
pergola_inspector_build_many (PergolaInspector *self, GStrv ids)
{
  const PergolaKind *kind = get_common_kind (self, ids);
  guint n = g_strv_length (ids);
  g_autofree char *title = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  GtkListBox *list;

  pergola_inspector_add_pill (self, NULL, title, NULL);
  if (kind == NULL)
    return;
  list = pergola_inspector_add_list (self);
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->type == PERGOLA_FIELD_CHOICE && field->when == NULL)
        pergola_inspector_add_field (self, list, pergola_field_new (self->editor, (const char *const *) ids, field));
    }
  pergola_inspector_add_field (self, list, pergola_field_new_audience (self->editor, (const char *const *) ids));
}

void
pergola_inspector_list_many (PergolaInspector *self, GStrv ids, GPtrArray *entries)
{
  PergolaEntry *entry;

  pergola_inspector_offer_followed (self, (const char *const *) ids, entries);
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Duplicate")));
  entry->icon = "edit-copy-symbolic";
  entry->action = g_strdup ("edit.duplicate");
  pergola_entries_add (entries, PERGOLA_ENTRY_GAP, NULL);
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Delete")));
  entry->icon = "user-trash-symbolic";
  entry->action = g_strdup ("edit.delete");
}
