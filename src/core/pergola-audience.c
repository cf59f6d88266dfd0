/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-audience.h"

#include "pergola-consent.h"

#define MAX_PARENTS 64 /* a damaged file may have a circle of parents */

static gboolean
id_is_for (PergolaProject *project, const char *id, PergolaAudience audience, int depth)
{
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;
  const char *parent;

  if (item == NULL || depth > MAX_PARENTS)
    return FALSE;
  if (pergola_item_get_audience (item) < audience ||
      (audience > PERGOLA_AUDIENCE_CIRCLE && pergola_consent_get_limit (project, item) < audience))
    return FALSE;
  if (pergola_item_is_link (item))
    return id_is_for (project, pergola_item_get_from (item), audience, depth + 1) &&
           id_is_for (project, pergola_item_get_to (item), audience, depth + 1);
  parent = pergola_item_get_parent (item);
  return parent == NULL || id_is_for (project, parent, audience, depth + 1);
}

gboolean
pergola_project_is_for (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  return audience == PERGOLA_AUDIENCE_ME || id_is_for (project, pergola_item_get_id (item), audience, 0);
}

guint
pergola_project_count_left_out (PergolaProject *project, PergolaAudience audience)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  guint count = 0;

  for (guint i = 0; i < items->len; i++)
    count += !pergola_project_is_for (project, g_ptr_array_index (items, i), audience);
  return count;
}
