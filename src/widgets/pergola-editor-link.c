/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

/* Whether a kind of link that is drawn joins these items (each nullable) at all. */
static gboolean
fits (PergolaEditor *self, const PergolaLinkKind *kind, PergolaItem *from, PergolaItem *to)
{
  return pergola_link_kind_is_drawn (kind) &&
         (from == NULL || pergola_project_is_one_of (self->project, from, kind->from)) &&
         (to == NULL || pergola_project_is_one_of (self->project, to, kind->to));
}

/* (transfer container): kinds of link that people draw between these items; NULL: from or to anything. */
static GPtrArray *
list_fitting (PergolaEditor *self, PergolaItem *from, PergolaItem *to)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < links->len; j++)
        if (fits (self, links->pdata[j], from, to))
          g_ptr_array_add (kinds, links->pdata[j]);
    }

  return kinds;
}

static gboolean
can_link (PergolaEditor *self, const char *id, gboolean leaves)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  g_autoptr (GPtrArray) kinds = NULL;

  if (item == NULL || pergola_item_is_link (item))
    return FALSE;

  kinds = leaves ? list_fitting (self, item, NULL) : list_fitting (self, NULL, item);
  return kinds->len > 0;
}

gboolean
pergola_editor_can_link_from (PergolaEditor *self, const char *from)
{
  return can_link (self, from, TRUE);
}

gboolean
pergola_editor_can_link_to (PergolaEditor *self, const char *to)
{
  return can_link (self, to, FALSE);
}

GPtrArray *
pergola_editor_list_link_kinds (PergolaEditor *self, const char *from, const char *to)
{
  PergolaItem *source = pergola_project_get (self->project, from);
  PergolaItem *target = pergola_project_get (self->project, to);
  GPtrArray *kinds;

  if (source == NULL || target == NULL || pergola_item_is_link (source) || pergola_item_is_link (target))
    return g_ptr_array_new ();

  kinds = list_fitting (self, source, target);
  for (guint i = kinds->len; i > 0; i--)
    if (!pergola_project_can_link (self->project, ((PergolaLinkKind *) kinds->pdata[i - 1])->id, from, to, NULL))
      g_ptr_array_remove_index (kinds, i - 1);

  return kinds;
}

static gboolean
is_in_row (const PergolaZone *zone)
{
  return g_strcmp0 (zone->place, "start") == 0 || g_strcmp0 (zone->place, "middle") == 0 ||
         g_strcmp0 (zone->place, "end") == 0;
}

/* Whether a link between two items of the row of columns would lead back, against the order of the zones. */
static gboolean
leads_back (PergolaEditor *self, const char *from, const char *to)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  const PergolaZone *source = pergola_editor_find_zone (self, from, NULL);
  const PergolaZone *target = pergola_editor_find_zone (self, to, NULL);
  guint a, b;

  if (source == NULL || target == NULL || !is_in_row (source) || !is_in_row (target))
    return FALSE;

  return g_ptr_array_find (board->zones, source, &a) && g_ptr_array_find (board->zones, target, &b) && b < a;
}

const PergolaLinkKind *
pergola_editor_guess_link (PergolaEditor *self, const char *from, const char *to)
{
  PergolaItem *source = pergola_project_get (self->project, from);
  PergolaItem *target = pergola_project_get (self->project, to);
  PergolaLinkStyle wanted;
  g_autoptr (GPtrArray) fitting = NULL;

  if (source == NULL || target == NULL || pergola_item_is_link (source) || pergola_item_is_link (target))
    return NULL;

  wanted = leads_back (self, from, to) ? PERGOLA_LINK_IMPROVING : PERGOLA_LINK_FLOW;
  fitting = list_fitting (self, source, target);
  for (guint i = 0; i < fitting->len; i++)
    {
      const PergolaLinkKind *kind = fitting->pdata[i];

      /* Where only one kind fits (to an aspiration: reframing), direction does not matter. */
      if ((fitting->len == 1 || kind->style == wanted) &&
          pergola_project_can_link (self->project, kind->id, from, to, NULL))
        return kind;
    }

  return NULL;
}

/* A loop always shows a label, which asks to be named. */
static gboolean
is_loop (PergolaEditor *self, PergolaItem *link)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (self->project, pergola_item_get_kind (link));

  return kind != NULL && (kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING);
}

gboolean
pergola_editor_link (PergolaEditor *self, const char *kind, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *link = pergola_edit_link (self->project, kind, from, to, &error);

  if (link == NULL)
    {
      pergola_editor_toast (self, error->message, FALSE);
      return FALSE;
    }

  if (is_loop (self, link))
    pergola_editor_select_and_reveal (self, (const char *const[]){ pergola_item_get_id (link), NULL });
  return TRUE;
}

PergolaLinking
pergola_editor_join (PergolaEditor *self, const char *kind, const char *from, const char *to)
{
  const PergolaLinkKind *def = NULL;
  g_autoptr (GPtrArray) kinds = NULL;

  if (kind == NULL || *kind == '\0')
    {
      kinds = pergola_editor_list_link_kinds (self, from, to);
      def = kinds->len == 1 ? kinds->pdata[0] : pergola_editor_guess_link (self, from, to);
      if (def == NULL && kinds->len > 0)
        return PERGOLA_LINK_TO_CHOOSE;
      if (def == NULL)
        {
          pergola_editor_toast (self, _ ("These two cannot be linked, or are linked already."), FALSE);
          return PERGOLA_LINK_IMPOSSIBLE;
        }
    }

  return pergola_editor_link (self, def != NULL ? def->id : kind, from, to) ? PERGOLA_LINKED : PERGOLA_LINK_IMPOSSIBLE;
}
