/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An item is one thing on many boards: where it stands, and what it is tied to beyond the lines of a figure. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-popup.h"

/* --- Where it stands --- */

static void
add_board (
  PergolaInspector *self, PergolaItem *item, const PergolaBoardDef *board, const PergolaZone *zone, GPtrArray *entries)
{
  gboolean here = board == pergola_editor_get_board_def (self->editor);
  PergolaEntry *entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (board->title));

  entry->zone = zone;
  entry->badge_first = zone->badge != NULL;
  /* Translators: of a board on which an item stands and which is shown: %s is the part of the board. */
  entry->subtitle = here ? g_strdup_printf (_ ("%s, shown now"), zone->title) : g_strdup (zone->title);
  entry->action = g_strdup ("inspector.board");
  entry->target = g_strconcat (board->id, " ", pergola_item_get_id (item), NULL);
}

/* Boards of one group show the same in different ways: the first that shows the item speaks for them, unless another of
 * them is the one that is shown. */
static gboolean
is_spoken_for (PergolaInspector *self, GPtrArray *boards, guint index, PergolaItem *item)
{
  const PergolaBoardDef *board = boards->pdata[index];
  const PergolaBoardDef *shown = pergola_editor_get_board_def (self->editor);
  PergolaProject *project = pergola_inspector_get_project (self);

  if (board->group == NULL || board == shown)
    return FALSE;
  for (guint i = 0; i < boards->len; i++)
    {
      const PergolaBoardDef *other = boards->pdata[i];

      if (other != board && (i < index || other == shown) && g_strcmp0 (other->group, board->group) == 0 &&
          pergola_project_find_zone (project, other, item, NULL) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Said where there is more to it than what one sees: another board, or none here. */
void
pergola_inspector_list_uses (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autoptr (GPtrArray) found = pergola_entries_new ();
  gboolean elsewhere = FALSE;

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          const PergolaZone *zone = pergola_project_find_zone (project, boards->pdata[j], item, NULL);

          if (zone == NULL || is_spoken_for (self, boards, j, item))
            continue;
          add_board (self, item, boards->pdata[j], zone, found);
          elsewhere = elsewhere || boards->pdata[j] != pergola_editor_get_board_def (self->editor);
        }
    }
  if (!elsewhere)
    return;

  pergola_entries_add_heading (entries, _ ("Stands on"));
  g_ptr_array_extend_and_steal (entries, g_steal_pointer (&found));
}

/* --- What it is tied to --- */

/* "Add Aspiration", or plainly what may be of several kinds. */
static void
offer_tie (PergolaInspector *self, const PergolaLinkKind *link, PergolaItem *item, gboolean leaves, GPtrArray *entries)
{
  GStrv ends = leaves ? link->to : link->from;
  const PergolaKind *kind =
    ends[1] == NULL ? pergola_project_get_kind (pergola_inspector_get_project (self), ends[0]) : NULL;
  /* Translators: %s is a kind of item, such as Aspiration. */
  g_autofree char *title = kind != NULL ? g_strdup_printf (_ ("Add %s"), kind->title) : g_strdup (_ ("Add"));

  pergola_inspector_add_offer (self, item, link, leaves, title, entries);
}

static void
add_tie (PergolaInspector *self, PergolaItem *link, const char *other_id, GPtrArray *entries)
{
  PergolaItem *other = pergola_project_get (pergola_inspector_get_project (self), other_id);
  PergolaEntry *entry;
  GMenu *menu;

  if (other == NULL)
    return;
  entry = pergola_entries_add_item (entries, self, other);
  entry->remove_action = g_strdup ("inspector.remove");
  entry->remove_label = g_strdup (_ ("Remove the link"));
  entry->remove_target = g_strdup (pergola_item_get_id (link));
  menu = g_menu_new ();
  pergola_menu_append (menu, _ ("_Remove the Link"), "inspector.remove", entry->remove_target);
  entry->menu = G_MENU_MODEL (menu);
}

/* The links of one kind, in one direction, with a way to add another. */
static void
list_ties (PergolaInspector *self,
           const PergolaLinkKind *kind,
           PergolaItem *item,
           GPtrArray *links,
           gboolean leaves,
           GPtrArray *entries)
{
  const char *id = pergola_item_get_id (item);
  gboolean any = FALSE;

  if (!pergola_project_is_one_of (pergola_inspector_get_project (self), item, leaves ? kind->from : kind->to))
    return;
  for (guint i = 0; i < links->len; i++)
    {
      const char *own = leaves ? pergola_item_get_from (links->pdata[i]) : pergola_item_get_to (links->pdata[i]);
      const char *other = leaves ? pergola_item_get_to (links->pdata[i]) : pergola_item_get_from (links->pdata[i]);

      if (!g_str_equal (pergola_item_get_kind (links->pdata[i]), kind->id) || g_strcmp0 (own, id) != 0)
        continue;
      if (!any)
        pergola_entries_add_heading (entries, leaves ? kind->title : kind->reverse);
      any = TRUE;
      add_tie (self, links->pdata[i], other, entries);
    }
  if (!pergola_inspector_can_offer (self, item, kind, leaves) || (!leaves && !any))
    return;
  if (!any)
    pergola_entries_add_heading (entries, leaves ? kind->title : kind->reverse);
  offer_tie (self, kind, item, leaves, entries);
}

/* What an indicator has a section of its own for. */
static gboolean
gives_meaning (const PergolaLinkKind *kind)
{
  return g_strcmp0 (kind->role, "measures") == 0 || g_strcmp0 (kind->role, "instance") == 0;
}

void
pergola_inspector_list_ties (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  gboolean measured = pergola_indicator_is (project, item);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (item));

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < kinds->len; j++)
        if (((PergolaLinkKind *) kinds->pdata[j])->style == PERGOLA_LINK_LISTED &&
            !(measured && gives_meaning (kinds->pdata[j])))
          {
            list_ties (self, kinds->pdata[j], item, links, TRUE, entries);
            list_ties (self, kinds->pdata[j], item, links, FALSE, entries);
          }
    }
}
