/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-audience.h"

#include "pergola-consent.h"
#include "pergola-role.h"
#include "pergola-telling.h"

#define MAX_PARENTS 64 /* a damaged file may have a circle of parents */

/* Whether a story, and a step in it, may leave for @audience, whoever was asked. */
static gboolean
may_be_told (PergolaProject *project, PergolaItem *step, PergolaAudience audience)
{
  PergolaItem *item = step;

  for (int depth = 0; item != NULL && depth < MAX_PARENTS; depth++)
    {
      const char *parent = pergola_item_get_parent (item);

      if (pergola_item_get_audience (item) < audience ||
          (audience > PERGOLA_AUDIENCE_CIRCLE && pergola_consent_is_withheld (project, item)))
        return FALSE;
      if (parent == NULL)
        return TRUE;
      item = pergola_project_get (project, parent);
    }

  return FALSE;
}

/* A card that holds nothing but the first words of what was told: whether any of those who used them lets them go. */
static gboolean
words_may_leave (PergolaProject *project, PergolaItem *card, PergolaAudience audience)
{
  g_autoptr (GPtrArray) links = NULL;
  gboolean quoted = FALSE;

  if (*pergola_item_get_title (card) == '\0')
    return TRUE;
  links = pergola_role_list_links_to (project, card, "tells");

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *step = pergola_project_get (project, pergola_item_get_from (links->pdata[i]));

      if (step == NULL || !pergola_telling_quotes (card, step))
        continue;
      if (may_be_told (project, step, audience))
        return TRUE;
      quoted = TRUE;
    }

  return !quoted;
}

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
  if (pergola_role_is (project, item, "value") && !words_may_leave (project, item, audience))
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
