/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict-box.h"

/* A link of another kind is another link that keeps what both have. */
static void
change_link (PergolaInspector *self, PergolaItem *link, const char *kind)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *def = pergola_project_get_link_kind (project, kind);
  g_autoptr (PergolaItem) old = g_object_ref (link);
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (old);
  g_autofree char *name = g_strdup_printf (_ ("Change to %s"), def->title);
  g_autoptr (GError) error = NULL;
  PergolaItem *fresh;

  pergola_project_begin (project, name);
  fresh = pergola_project_link (project, kind, pergola_item_get_from (old), pergola_item_get_to (old), &error);
  for (guint i = 0; fresh != NULL && i < fields->len; i++)
    if (pergola_link_kind_get_field (def, fields->pdata[i]) != NULL)
      pergola_project_set (project, pergola_item_get_id (fresh), fields->pdata[i],
                           pergola_item_get (old, fields->pdata[i]), NULL);
  if (fresh != NULL)
    pergola_project_remove (project, pergola_item_get_id (old));
  pergola_project_commit (project);

  self->same_rows = fresh != NULL;
  if (fresh != NULL)
    pergola_selection_set_one (pergola_editor_get_selection (self->editor), pergola_item_get_id (fresh));
  else
    pergola_editor_toast (self->editor, error->message, FALSE);
}

static void
link_kind_cb (PergolaInspector *self)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const char *id = pergola_selection_get_single (pergola_editor_get_selection (self->editor));
  PergolaItem *link = id != NULL ? pergola_project_get (project, id) : NULL;
  guint selected = adw_combo_row_get_selected (self->link_kind_row);
  g_autofree char *kind = NULL;

  if (self->busy || link == NULL || selected >= self->link_kinds->len)
    return;
  kind = g_strdup (self->link_kinds->pdata[selected]);
  if (!g_str_equal (kind, pergola_item_get_kind (link)))
    change_link (self, link, kind);
}

/* (transfer container): its own and those it may become, in the order of their definitions. */
static GPtrArray *
list_kinds (PergolaInspector *self, PergolaItem *link)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (pergola_inspector_get_project (self));
  g_autoptr (GPtrArray) possible =
    pergola_editor_list_link_kinds (self->editor, pergola_item_get_from (link), pergola_item_get_to (link));
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < links->len; j++)
        if (g_ptr_array_find (possible, links->pdata[j], NULL) ||
            g_str_equal (((PergolaLinkKind *) links->pdata[j])->id, pergola_item_get_kind (link)))
          g_ptr_array_add (kinds, links->pdata[j]);
    }
  return kinds;
}

static void
add_link_kinds (PergolaInspector *self, GtkListBox *list, PergolaItem *link)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  g_autoptr (GPtrArray) kinds = list_kinds (self, link);
  const PergolaLinkKind *own = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  self->link_kinds = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Kind"));
  for (guint i = 0; i < kinds->len; i++)
    {
      const PergolaLinkKind *kind = kinds->pdata[i];

      g_ptr_array_add (self->link_kinds, g_strdup (kind->id));
      gtk_string_list_append (titles, kind->title);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  for (guint i = 0; i < kinds->len; i++)
    if (kinds->pdata[i] == own)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  self->link_kind_row = ADW_COMBO_ROW (row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (link_kind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
}

void
pergola_inspector_build_link (PergolaInspector *self, PergolaItem *link)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  const char *ids[] = { pergola_item_get_id (link), NULL };
  GtkListBox *list;

  pergola_inspector_add_pill (self, NULL, kind != NULL ? kind->title : pergola_item_get_kind (link), NULL);
  gtk_box_append (self->head, pergola_conflict_box_new (self->editor, ids[0]));
  list = pergola_inspector_add_list (self);
  add_link_kinds (self, list, link);
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    pergola_inspector_add_field (self, list, pergola_field_new (self->editor, ids, kind->fields->pdata[i]));
}

void
pergola_inspector_list_link (PergolaInspector *self, PergolaItem *link, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  PergolaItem *from = pergola_project_get (project, pergola_item_get_from (link));
  PergolaItem *to = pergola_project_get (project, pergola_item_get_to (link));
  PergolaEntry *entry;

  pergola_entries_add_heading (entries, _ ("From"));
  if (from != NULL)
    pergola_entries_add_item (entries, self, from);
  pergola_entries_add_heading (entries, _ ("To"));
  if (to != NULL)
    pergola_entries_add_item (entries, self, to);
  pergola_entries_add (entries, PERGOLA_ENTRY_GAP, NULL);
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Remove the link")));
  entry->icon = "user-trash-symbolic";
  entry->action = g_strdup ("inspector.remove");
  entry->target = g_strdup (pergola_item_get_id (link));
}
