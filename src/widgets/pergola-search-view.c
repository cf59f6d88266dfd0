/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search-view.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

static char *
describe_title (const PergolaSearchView *view, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (view->editor);
  const PergolaLinkKind *kind;

  if (!pergola_item_is_link (item) || *pergola_item_get_title (item) != '\0')
    return pergola_describe_title (project, item);
  kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));
  return g_strdup (kind != NULL ? kind->title : pergola_item_get_kind (item));
}

static char *
describe_end (PergolaProject *project, const char *id)
{
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;

  return item != NULL ? pergola_describe_title (project, item) : g_strdup ("?");
}

/* (transfer full) (nullable): below the title. */
static char *
describe_line (const PergolaSearchView *view, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (view->editor);
  g_autofree char *line = pergola_search_describe (view->search, item, view->query, view->reach);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (line != NULL || !pergola_item_is_link (item))
    return g_steal_pointer (&line);
  from = describe_end (project, pergola_item_get_from (item));
  to = describe_end (project, pergola_item_get_to (item));
  /* Translators: the two ends of a link. */
  return g_strdup_printf (_ ("From “%s” to “%s”"), from, to);
}

/* (transfer full): where it stands, such as: Framework · 3 Applied; may be empty. */
static char *
describe_where (const PergolaSearchView *view, PergolaItem *item, PergolaWhere where)
{
  const PergolaLinkKind *kind =
    pergola_item_is_link (item)
      ? pergola_project_get_link_kind (pergola_editor_get_project (view->editor), pergola_item_get_kind (item))
      : NULL;

  if (where.board == NULL || (where.zone == NULL && kind == NULL))
    return g_strdup ("");
  if (kind != NULL)
    return g_strdup_printf ("%s · %s", where.board->title, kind->title);
  if (where.zone->badge != NULL)
    return g_strdup_printf ("%s · %s %s", where.board->title, where.zone->badge, where.zone->title);
  return g_strdup_printf ("%s · %s", where.board->title, where.zone->title);
}

char *
pergola_search_view_describe (const PergolaSearchView *view, PergolaItem *item)
{
  g_autofree char *title = describe_title (view, item);
  PergolaWhere where = pergola_editor_find_where (view->editor, pergola_item_get_id (item));
  g_autofree char *place = describe_where (view, item, where);

  return g_strjoin (", ", title, *place != '\0' ? place : NULL, NULL);
}

static const char *
find_glyph (PergolaProject *project, PergolaItem *item)
{
  const PergolaLinkKind *kind;

  if (!pergola_item_is_link (item))
    return pergola_describe_glyph (project, item);
  kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));
  return kind != NULL ? kind->icon : NULL;
}

static void
show_hit (const PergolaSearchView *view, PergolaSearchRow *row, PergolaSearchLine *line)
{
  PergolaProject *project = pergola_editor_get_project (view->editor);
  const char *id = pergola_item_get_id (line->item);
  PergolaWhere where = pergola_editor_find_where (view->editor, id);
  g_autofree char *title = describe_title (view, line->item);
  g_autofree char *text = describe_line (view, line->item);
  g_autofree char *place = describe_where (view, line->item, where);
  const PergolaSearchWords words = {
    .target = id,
    .glyph = find_glyph (project, line->item),
    .hue = where.zone != NULL ? where.zone->hue : NULL,
    .title = title,
    .line = text,
    .where = place,
    .first = line->first,
    .last = line->last,
    .narrow = view->narrow,
  };

  pergola_search_row_show_hit (row, &words, view->query, view->reach);
}

void
pergola_search_view_bind (const PergolaSearchView *view, PergolaSearchRow *row, PergolaSearchLine *line)
{
  if (line->item == NULL)
    pergola_search_row_show_heading (row, line->heading, line->count);
  else
    show_hit (view, row, line);
}
