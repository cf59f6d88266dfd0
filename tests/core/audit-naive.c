/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit-naive.h"

#include <stdlib.h>

const char *const audit_types[] = { "orienting",      "immediate", "potential", "applied", "realized",
                                    "transformative", "strategic", "enabling",  NULL };

static const char *
find_card (PergolaProject *project, const char *step)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, step);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_kind (links->pdata[i]), "tells"))
      return pergola_item_get_to (links->pdata[i]);
  return NULL;
}

static const char *
get_type (PergolaProject *project, const char *node)
{
  return pergola_item_get (pergola_project_get (project, node), "type");
}

/* Walks back from a node, by looking at everything for every step back. */
static gboolean
is_grounded (PergolaProject *project, const char *node, GHashTable *been)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  PergolaItem *item = pergola_project_get (project, node);

  if (g_str_equal (pergola_item_get_kind (item), "activity") || g_strcmp0 (get_type (project, node), "immediate") == 0)
    return TRUE;
  if (!g_hash_table_add (been, (char *) node))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const char *kind = pergola_item_get_kind (links->pdata[i]);

      if ((g_str_equal (kind, "flow") || g_str_equal (kind, "created")) &&
          g_str_equal (pergola_item_get_to (links->pdata[i]), node) &&
          is_grounded (project, pergola_item_get_from (links->pdata[i]), been))
        return TRUE;
    }
  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (stories->pdata[i]));

      if (steps->len > 0 && pergola_item_get (stories->pdata[i], "about") != NULL)
        {
          const char *first = pergola_item_get_id (steps->pdata[0]);

          if (g_str_equal (find_card (project, first) != NULL ? find_card (project, first) : first, node))
            return TRUE;
        }
      for (guint k = 1; k < steps->len; k++)
        {
          const char *step = pergola_item_get_id (steps->pdata[k]), *before = pergola_item_get_id (steps->pdata[k - 1]);
          const char *card = find_card (project, step), *card_before = find_card (project, before);

          if (g_str_equal (card != NULL ? card : step, node) &&
              is_grounded (project, card_before != NULL ? card_before : before, been))
            return TRUE;
        }
    }
  return FALSE;
}

char *
audit_naive_attribution (PergolaProject *project)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_items (project, "step");
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);
  guint good = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const char *step = pergola_item_get_id (steps->pdata[i]);
      const char *node = find_card (project, step) != NULL ? find_card (project, step) : step;
      g_autoptr (GHashTable) been = g_hash_table_new (g_str_hash, g_str_equal);

      if (g_strcmp0 (get_type (project, node), "realized") == 0 && g_hash_table_add (counted, (char *) node))
        good += is_grounded (project, node, been);
    }
  return g_strdup_printf ("%u/%u", good, g_hash_table_size (counted));
}

char *
audit_naive_mixed (PergolaProject *project)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_items (project, "step");
  g_autoptr (GPtrArray) indicators = pergola_project_list_items (project, "indicator");
  guint good = 0, total = 0;

  for (guint t = 0; audit_types[t] != NULL; t++)
    {
      gboolean told = FALSE, counted = FALSE;

      for (guint i = 0; i < steps->len; i++)
        {
          const char *step = pergola_item_get_id (steps->pdata[i]);
          const char *node = find_card (project, step) != NULL ? find_card (project, step) : step;

          told |= g_strcmp0 (get_type (project, node), audit_types[t]) == 0;
        }
      for (guint i = 0; i < indicators->len; i++)
        counted |= g_strcmp0 (pergola_item_get (indicators->pdata[i], "type"), audit_types[t]) == 0;
      good += told && counted;
      total += told || counted;
    }
  return g_strdup_printf ("%u/%u", good, total);
}

char *
audit_naive_relevance (PergolaProject *project)
{
  g_autoptr (GPtrArray) people = pergola_project_list_items (project, "stakeholder");
  guint good = 0;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (people->pdata[i]));
      gboolean cares = FALSE;

      for (guint k = 0; k < links->len; k++)
        cares |= g_str_equal (pergola_item_get_kind (links->pdata[k]), "cares");
      good += cares;
    }
  return g_strdup_printf ("%u/%u", good, people->len);
}

char *
audit_naive_learning (PergolaProject *project)
{
  g_autoptr (GPtrArray) reviews = pergola_project_list_items (project, "review");
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  guint good = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < links->len; k++)
        found |= g_strcmp0 (pergola_item_get (links->pdata[k], "review"), pergola_item_get_id (reviews->pdata[i])) == 0;
      good += found;
    }
  return g_strdup_printf ("%u/%u", good, reviews->len);
}

char *
audit_naive_ease (PergolaProject *project)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  guint good = 0, total = 0;

  for (guint i = 0; i < stories->len; i++)
    {
      const char *minutes = pergola_item_get (stories->pdata[i], "minutes");

      if (minutes == NULL || atoi (minutes) == 0)
        continue;
      total++;
      good += atoi (minutes) <= 10;
    }
  return g_strdup_printf ("%u/%u", good, total);
}
