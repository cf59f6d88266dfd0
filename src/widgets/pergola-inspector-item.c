/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict-box.h"
#include "pergola-describe.h"
#include "pergola-popup.h"
#include "pergola-trace.h"

/* --- Head: the fields of the kind --- */

/* "3 Applied value", or the kind where the item stands in no zone of the board. */
static char *
describe_place (PergolaInspector *self, const PergolaZone *zone, const PergolaKind *kind)
{
  const char *title = kind != NULL ? kind->title : "";

  if (zone == NULL)
    return g_strdup (title);
  if (zone->badge == NULL)
    return g_strdup_printf ("%s · %s", zone->title, title);
  return g_strdup_printf ("%s %s · %s", zone->badge, zone->title, title);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  pergola_menu_append (edit, _ ("_Rename"), "edit.rename", NULL);
  pergola_menu_append (edit, _ ("_Duplicate"), "edit.duplicate", NULL);
  pergola_menu_append (edit, _ ("_Link To…"), "edit.link", "");
  pergola_menu_append (remove, _ ("_Delete"), "edit.delete", NULL);
  pergola_menu_append_section (menu, edit);
  pergola_menu_append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

/* What the program alone goes by is not asked for. */
static gboolean
is_asked (const PergolaFieldDef *field)
{
  return g_strcmp0 (field->role, "entry") != 0;
}

/* The fields of one section (nullable) from @first on, @n of them. */
static void
add_section (PergolaInspector *self,
             GtkListBox *list,
             const PergolaKind *kind,
             guint first,
             guint n,
             const char *section,
             GStrv ids)
{
  for (guint i = first; i < first + n; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (is_asked (field) && g_strcmp0 (first == 0 ? field->section : NULL, section) == 0)
        pergola_inspector_add_field (self, list, pergola_field_new (self->editor, (const char *const *) ids, field));
    }
}

static gboolean
holds_axis (const PergolaKind *kind, const char *section)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->low != NULL && g_strcmp0 (field->section, section) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Below the sliders of the axes: back to where the catalogue has it. */
static void
add_reset (PergolaInspector *self, GtkListBox *list, const PergolaKind *kind, const char *section)
{
  GtkWidget *button, *row;

  if (!holds_axis (kind, section) ||
      pergola_project_get_catalogue (pergola_inspector_get_project (self), kind->id) == NULL)
    return;
  button = gtk_button_new_with_mnemonic (_ ("_Reset Position"));
  gtk_widget_set_tooltip_text (button, _ ("Back to where the catalogue has it"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.reset-position");
  gtk_widget_add_css_class (button, "flat");
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

/* First what belongs to no section, then each section, then what it is besides. */
static void
add_fields (PergolaInspector *self, const PergolaKind *kind, const char *id)
{
  const char *ids[] = { id, NULL };
  GtkListBox *list = pergola_inspector_add_list (self);

  if (kind != NULL)
    add_section (self, list, kind, 0, kind->n_own, NULL, (GStrv) ids);
  pergola_inspector_add_field (self, list, pergola_field_new_audience (self->editor, ids));
  for (guint i = 0; kind != NULL && i < kind->sections->len; i++)
    {
      const PergolaSection *section = kind->sections->pdata[i];

      pergola_inspector_add_label (self, section->title, "heading");
      list = pergola_inspector_add_list (self);
      add_section (self, list, kind, 0, kind->n_own, section->id, (GStrv) ids);
      add_reset (self, list, kind, section->id);
    }
  if (kind != NULL && kind->base != NULL)
    {
      pergola_inspector_add_label (self, kind->base->title, "heading");
      add_section (self, pergola_inspector_add_list (self), kind, kind->n_own, kind->fields->len - kind->n_own, NULL,
                   (GStrv) ids);
    }
}

void
pergola_inspector_build_item (PergolaInspector *self, PergolaItem *item)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaZone *zone = pergola_editor_find_zone (self->editor, pergola_item_get_id (item), NULL);
  g_autofree char *place = describe_place (self, zone, kind);
  g_autoptr (GMenuModel) menu = create_menu ();

  pergola_inspector_add_pill (self, zone, place, menu);
  gtk_box_append (self->head, pergola_conflict_box_new (self->editor, pergola_item_get_id (item)));
  pergola_inspector_add_readings (self, item);
  add_fields (self, kind, pergola_item_get_id (item));
}

/* The place may change while the page stays. */
void
pergola_inspector_refresh_item (PergolaInspector *self)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const char *id = pergola_selection_get_single (pergola_editor_get_selection (self->editor));
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;
  const PergolaZone *zone;
  g_autofree char *place = NULL;

  if (item == NULL || pergola_item_is_link (item) || self->pill == NULL)
    return;

  zone = pergola_editor_find_zone (self->editor, id, NULL);
  place = describe_place (self, zone, pergola_project_get_kind (project, pergola_item_get_kind (item)));
  pergola_inspector_set_pill (self, zone, place);
}

/* --- Entries: stories --- */

static GMenuModel *
create_story_menu (PergolaInspector *self, const PergolaKind *kind, GPtrArray *inside)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (pergola_inspector_get_project (self), kind->id);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < stories->len; i++)
    {
      g_autofree char *title = pergola_describe_title (pergola_inspector_get_project (self), stories->pdata[i]);

      if (!g_ptr_array_find (inside, stories->pdata[i], NULL))
        pergola_menu_append_title (menu, title, "edit.tell", pergola_item_get_id (stories->pdata[i]));
    }
  return G_MENU_MODEL (menu);
}

/* What can be done to a step, on the page of its card and on that of its story. */
static void
set_step_actions (PergolaEntry *entry, PergolaItem *story, PergolaItem *value)
{
  g_autofree char *target = g_strconcat (pergola_item_get_id (story), " ", pergola_item_get_id (value), NULL);
  GMenu *menu = g_menu_new ();

  pergola_menu_append (menu, _ ("Move _Earlier"), "inspector.tell-earlier", target);
  pergola_menu_append (menu, _ ("Move _Later"), "inspector.tell-later", target);
  pergola_menu_append (menu, _ ("_Remove from the Story"), "inspector.untell", target);
  entry->menu = G_MENU_MODEL (menu);
  entry->remove_action = g_strdup ("inspector.untell");
  entry->remove_label = g_strdup (_ ("Remove from the story"));
  entry->step = g_strdup (target);
  entry->remove_target = g_steal_pointer (&target);
}

static void
add_story (PergolaInspector *self, PergolaItem *item, PergolaItem *story, GPtrArray *entries)
{
  g_autoptr (GPtrArray) values =
    pergola_story_list_values (pergola_inspector_get_project (self), pergola_item_get_id (story));
  const PergolaKind *kind =
    pergola_project_get_kind (pergola_inspector_get_project (self), pergola_item_get_kind (story));
  PergolaEntry *entry = pergola_entries_add_item (entries, self, story);
  guint index = 0;

  if (g_ptr_array_find (values, item, &index))
    entry->subtitle = g_strdup_printf (_ ("Step %u of %u"), index + 1, values->len);
  set_step_actions (entry, story, item);
  entry->glyph = kind != NULL ? kind->icon : NULL;
}

/* One press for the story whose path is shown; the menu is for the others too. */
void
pergola_inspector_offer_followed (PergolaInspector *self, const char *const *ids, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const char *story = pergola_editor_get_story (self->editor);
  g_autofree char *title = NULL;
  gboolean any = FALSE;
  PergolaEntry *entry;

  for (guint i = 0; story != NULL && ids[i] != NULL; i++)
    any = any || pergola_editor_can_tell (self->editor, story, ids[i]);
  if (!any)
    return;

  title = pergola_describe_title (project, pergola_project_get (project, story));
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_BUTTON, g_strdup_printf (_ ("Add to “%s”"), title));
  entry->action = g_strdup ("edit.tell");
  entry->target = g_strdup (story);
}

static void
list_stories (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  const char *ids[] = { pergola_item_get_id (item), NULL };
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (kind == NULL || !pergola_editor_is_told (self->editor, ids[0]))
    return;

  stories = pergola_story_list_of (project, pergola_item_get_id (item));
  menu = create_story_menu (self, kind, stories);
  if (stories->len == 0 && g_menu_model_get_n_items (menu) == 0)
    return;
  pergola_entries_add_heading (entries, stories->len > 1    ? _ ("In these stories")
                                        : stories->len == 1 ? _ ("In this story")
                                                            : _ ("Stories"));
  for (guint i = 0; i < stories->len; i++)
    add_story (self, item, stories->pdata[i], entries);
  pergola_inspector_offer_followed (self, ids, entries);
  if (g_menu_model_get_n_items (menu) > 0)
    pergola_entries_add (entries, PERGOLA_ENTRY_MENU, g_strdup (_ ("Add to a Story")))->menu = g_steal_pointer (&menu);
}

/* --- Entries: the steps of a story --- */

/* As the menu of the board's bar does it. */
static void
offer_following (PergolaInspector *self, PergolaItem *story, GPtrArray *entries)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const char *id = pergola_item_get_id (story);
  gboolean followed = g_strcmp0 (pergola_editor_get_story (self->editor), id) == 0;
  PergolaEntry *entry;

  if (board == NULL || g_strcmp0 (board->path_kind, pergola_item_get_kind (story)) != 0)
    return;
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_SWITCH, g_strdup (_ ("Follow on the board")));
  entry->on = followed;
  entry->action = g_strdup ("edit.follow");
  entry->target = g_strdup (followed ? "" : id);
}

static void
list_steps (PergolaInspector *self, PergolaItem *story, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (story));
  const PergolaKind *step = pergola_project_get_kind_by_role (project, "step");
  const char *id = pergola_item_get_id (story);
  g_autoptr (GPtrArray) values = NULL;

  if (kind == NULL || g_strcmp0 (kind->role, "story") != 0 || step == NULL)
    return;

  offer_following (self, story, entries);
  values = pergola_story_list_values (project, id);
  pergola_entries_add_heading (entries, step->plural);
  for (guint i = 0; i < values->len; i++)
    {
      PergolaEntry *entry = pergola_entries_add_item (entries, self, values->pdata[i]);

      entry->subtitle = g_strdup_printf (_ ("Step %u of %u"), i + 1, values->len);
      set_step_actions (entry, story, values->pdata[i]);
      entry->ordered = TRUE;
    }
  if (values->len == 0)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE,
                         g_strdup (_ ("No steps yet. Select a card, then add it to this story.")));
}

/* --- Entries: links --- */

static const char *
get_link_icon (const PergolaLinkKind *kind, gboolean leaves)
{
  if (kind != NULL && kind->style == PERGOLA_LINK_IMPROVING)
    return "media-playlist-repeat-symbolic";
  if (kind != NULL && kind->style == PERGOLA_LINK_REFRAMING)
    return "object-rotate-left-symbolic";
  return leaves ? "go-next-symbolic" : "go-previous-symbolic";
}

static GMenuModel *
create_link_menu (PergolaItem *link)
{
  GMenu *menu = g_menu_new ();

  pergola_menu_append (menu, _ ("_Edit the Link"), "inspector.go", pergola_item_get_id (link));
  pergola_menu_append (menu, _ ("_Remove the Link"), "inspector.remove", pergola_item_get_id (link));
  return G_MENU_MODEL (menu);
}

/* What a loop or a labelled link says under the title of its other end. */
static char *
describe_link (const PergolaLinkKind *kind, PergolaItem *link, gboolean leaves)
{
  const char *label = pergola_item_get_title (link);

  if (kind == NULL || kind->style == PERGOLA_LINK_FLOW)
    return *label != '\0' ? g_strdup (label) : NULL;
  if (*label != '\0')
    return g_strdup_printf ("%s · %s", kind->title, label);
  return leaves ? g_strdup (kind->title) : g_strdup_printf (_ ("%s, from here"), kind->title);
}

static void
add_link (PergolaInspector *self, PergolaItem *item, PergolaItem *link, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  gboolean leaves = g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (item)) == 0;
  PergolaItem *other =
    pergola_project_get (project, leaves ? pergola_item_get_to (link) : pergola_item_get_from (link));
  PergolaEntry *entry;

  if (other == NULL)
    return;
  entry = pergola_entries_add_item (entries, self, other);
  entry->icon = get_link_icon (kind, leaves);
  entry->subtitle = describe_link (kind, link, leaves);
  entry->menu = create_link_menu (link);
}

/* In the direction in which the figure is read: ahead, first where it leads; back, first what leads here. */
static void
list_links (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (item));
  gboolean leaves = pergola_editor_can_link_from (self->editor, pergola_item_get_id (item));
  gboolean arrives = pergola_editor_can_link_to (self->editor, pergola_item_get_id (item));
  gboolean back = pergola_editor_get_retrospective (self->editor);
  gboolean drawn = FALSE;

  for (guint i = 0; i < links->len && !drawn; i++)
    {
      const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (links->pdata[i]));

      drawn = kind == NULL || pergola_link_kind_is_drawn (kind);
    }
  if (leaves || arrives || drawn)
    pergola_entries_add_heading (entries, _ ("Links"));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < links->len; i++)
      {
        PergolaItem *link = links->pdata[i];
        const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
        gboolean ahead = g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (item)) == 0;

        if (kind != NULL && !pergola_link_kind_is_drawn (kind))
          continue;
        if ((ahead == back) == (pass == 1))
          add_link (self, item, link, entries);
      }
  for (int pass = 0; pass < 2; pass++)
    if ((pass == 0) != back && leaves)
      pergola_inspector_add_offer (self, item, NULL, TRUE, _ ("Add What It Leads To"), entries);
    else if ((pass == 0) == back && arrives)
      pergola_inspector_add_offer (self, item, NULL, FALSE, _ ("Add What Led to It"), entries);
}

/* As the menu of a card does it. */
static void
offer_trace (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  PergolaEntry *entry;

  if (pergola_ground_is_activity (project, item) ||
      pergola_trace_find_subject (project, pergola_item_get_id (item)) == NULL)
    return;
  pergola_entries_add (entries, PERGOLA_ENTRY_GAP, NULL);
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Where does it come from?")));
  entry->icon = "edit-find-symbolic";
  entry->action = g_strdup ("edit.trace");
}

void
pergola_inspector_list_item (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  offer_trace (self, item, entries);
  pergola_inspector_list_meaning (self, item, entries);
  pergola_inspector_list_ties (self, item, entries);
  list_stories (self, item, entries);
  list_steps (self, item, entries);
  list_links (self, item, entries);
  pergola_inspector_list_mentions (self, item, entries);
  pergola_inspector_list_uses (self, item, entries);
}
