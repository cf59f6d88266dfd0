/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "trace-naive.h"

#include <string.h>

static const char *const TYPES[] = { "orienting", "immediate",      "potential", "applied",
                                     "realized",  "transformative", "strategic", "enabling" };
static const char *const CHAIN[] = { "immediate", "potential", "applied", "realized" };

static const char *
get (PergolaProject *project, const char *id, const char *field)
{
  PergolaItem *item = pergola_project_get (project, id);

  return item != NULL ? pergola_item_get (item, field) : NULL;
}

static gboolean
is_activity (PergolaProject *project, const char *id)
{
  return g_str_equal (pergola_item_get_kind (pergola_project_get (project, id)), "activity");
}

/* (nullable): what a step tells of; one that tells of nothing stands for itself where it has a type. */
static const char *
find_told (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, "tells");

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_from (links->pdata[i]), pergola_item_get_id (step)))
      return pergola_item_get_to (links->pdata[i]);

  return pergola_item_get (step, "type") != NULL ? pergola_item_get_id (step) : NULL;
}

static void
add_once (GPtrArray *list, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (list, id, g_str_equal, NULL))
    g_ptr_array_add (list, (gpointer) id);
}

/* What leads to @id straight. */
static GPtrArray *
list_before (PergolaProject *project, const char *id)
{
  GPtrArray *before = g_ptr_array_new ();
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  static const char *const KINDS[] = { "flow", "created" };

  for (guint k = 0; k < G_N_ELEMENTS (KINDS); k++)
    {
      g_autoptr (GPtrArray) links = pergola_project_list_links (project, KINDS[k]);

      for (guint i = 0; i < links->len; i++)
        if (g_str_equal (pergola_item_get_to (links->pdata[i]), id))
          add_once (before, pergola_item_get_from (links->pdata[i]));
    }
  for (guint s = 0; s < stories->len; s++)
    {
      g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (stories->pdata[s]));
      const char *last = pergola_item_get (stories->pdata[s], "about");

      for (guint i = 0; i < steps->len; i++)
        {
          const char *told = find_told (project, steps->pdata[i]);

          if (told == NULL)
            continue;
          if (last != NULL && g_str_equal (told, id) && !g_str_equal (last, id))
            add_once (before, last);
          last = told;
        }
    }

  return before;
}

/* The steps that tell of a value, in the order of all steps. */
static GPtrArray *
list_steps (PergolaProject *project, const char *id)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) steps = pergola_project_list_items (project, "step");

  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (find_told (project, steps->pdata[i]), id) == 0)
      g_ptr_array_add (found, steps->pdata[i]);

  return found;
}

static int
get_strength_of (PergolaItem *step)
{
  const char *strength = pergola_item_get (step, "strength");

  if (strength != NULL)
    return g_str_equal (strength, "told") ? 1 : g_str_equal (strength, "confirmed") ? 2 : 3;

  return pergola_item_get (step, "confirmed-by") != NULL ? 2 : 1;
}

static int
get_strength (PergolaProject *project, const char *id)
{
  g_autoptr (GPtrArray) steps = list_steps (project, id);
  int best = 0;

  for (guint i = 0; i < steps->len; i++)
    best = MAX (best, get_strength_of (steps->pdata[i]));

  return best;
}

/* --- Ways --- */

/* How many values of @way the story leaves out that tells of most of them. */
static guint
count_untold (PergolaProject *project, GPtrArray *way)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  guint values = 0, most = 0;

  for (guint k = 0; k < way->len; k++)
    values += !is_activity (project, way->pdata[k]);
  for (guint s = 0; s < stories->len; s++)
    {
      g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (stories->pdata[s]));
      guint told = 0;

      for (guint k = 0; k < way->len; k++)
        {
          gboolean tells = FALSE;

          if (is_activity (project, way->pdata[k]))
            continue;
          for (guint i = 0; i < steps->len; i++)
            tells |= g_strcmp0 (find_told (project, steps->pdata[i]), way->pdata[k]) == 0;
          told += tells;
        }
      most = MAX (most, told);
    }

  return values - most;
}

/* Of @way, from the result backwards: how it is told, with what it is sorted by before it. */
static void
keep (PergolaProject *project, GPtrArray *way, gboolean grounded, GPtrArray *chains)
{
  GString *text = g_string_new (NULL);
  int weakest = 3, types = 0;

  for (guint i = 0; i < way->len; i++)
    if (!is_activity (project, way->pdata[i]))
      weakest = MIN (weakest, get_strength (project, way->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      gboolean passed = FALSE;

      for (guint k = 0; k < way->len; k++)
        passed |= g_strcmp0 (get (project, way->pdata[k], "type"), TYPES[i]) == 0;
      types += passed;
    }
  g_string_append_printf (text, "%d%d %03u %03u %d", !grounded, 9 - types, count_untold (project, way), way->len,
                          3 - weakest);
  for (guint i = way->len; i > 0; i--)
    g_string_append_printf (text, " %s", (char *) way->pdata[i - 1]);
  g_ptr_array_add (chains, g_string_free (text, FALSE));
}

static void
walk (PergolaProject *project, GPtrArray *way, GPtrArray *chains)
{
  const char *id = way->pdata[way->len - 1];
  gboolean start = g_strcmp0 (get (project, id, "type"), "immediate") == 0, behind = FALSE;
  g_autoptr (GPtrArray) before = list_before (project, id);

  for (guint i = 0; i < before->len; i++)
    behind |= is_activity (project, before->pdata[i]);
  if (is_activity (project, id) || (start && !behind) || before->len == 0)
    {
      keep (project, way, is_activity (project, id) || start, chains);
      return;
    }
  for (guint i = 0; i < before->len; i++)
    {
      if (g_ptr_array_find_with_equal_func (way, before->pdata[i], g_str_equal, NULL) ||
          (start && !is_activity (project, before->pdata[i])))
        continue;
      g_ptr_array_add (way, before->pdata[i]);
      walk (project, way, chains);
      g_ptr_array_set_size (way, way->len - 1);
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* --- Gaps --- */

static gboolean
has_type (PergolaProject *project, char **ids, const char *type)
{
  for (; *ids != NULL; ids++)
    if (g_strcmp0 (get (project, *ids, "type"), type) == 0)
      return TRUE;

  return FALSE;
}

static void
add_missing (PergolaProject *project, char **ids, const char *value, GPtrArray *gaps)
{
  const char *type = get (project, value, "type");
  int first = -1, last = -1;

  for (int i = 0; i < 4; i++)
    {
      if (first < 0 && has_type (project, ids, CHAIN[i]))
        first = i;
      if (g_strcmp0 (type, CHAIN[i]) == 0)
        last = i;
    }
  for (int i = first + 1; first >= 0 && i < last; i++)
    if (!has_type (project, ids, CHAIN[i]))
      g_ptr_array_add (gaps, g_strdup_printf ("missing %s %s", CHAIN[i], value));
}

static gboolean
has_number (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, "instance");

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_from (links->pdata[i]), pergola_item_get_id (step)))
      return TRUE;

  return FALSE;
}

static void
add_gaps_of (PergolaProject *project, const char *id, gboolean result, GPtrArray *gaps)
{
  g_autoptr (GPtrArray) steps = list_steps (project, id);
  g_autoptr (GPtrArray) stories = g_ptr_array_new ();
  const char *type = get (project, id, "type");
  gboolean evidence = FALSE, number = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const char *tag = pergola_item_get (steps->pdata[i], "type");

      add_once (stories, pergola_item_get_parent (steps->pdata[i]));
      number |= has_number (project, steps->pdata[i]);
      evidence |= get_strength_of (steps->pdata[i]) >= 2 || pergola_item_get (steps->pdata[i], "evidence") != NULL;
      if (tag != NULL && type != NULL && !g_str_equal (tag, type))
        g_ptr_array_add (gaps, g_strdup_printf ("tag %s %s", tag, pergola_item_get_id (steps->pdata[i])));
    }
  if (!evidence && !number && !is_activity (project, id) && !(result && steps->len == 0))
    g_ptr_array_add (gaps, g_strdup_printf ("evidence %s", id));
  if (result && !number && steps->len > 0)
    g_ptr_array_add (gaps, g_strdup_printf ("number %s", id));
  if (result && stories->len < 2)
    g_ptr_array_add (gaps, g_strdup_printf ("stories %s", id));
}

/* --- As text --- */

static char *
join (GPtrArray *chains, guint more, GPtrArray *gaps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chains->len; i++)
    g_string_append_printf (text, "%s\n", (char *) chains->pdata[i]);
  g_string_append_printf (text, "+%u\n", more);
  g_ptr_array_sort (gaps, compare_strings);
  for (guint i = 0; i < gaps->len; i++)
    g_string_append_printf (text, "%s\n", (char *) gaps->pdata[i]);

  return g_string_free (text, FALSE);
}

char *
trace_naively (PergolaProject *project, const char *value)
{
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  g_auto (GStrv) best = NULL;
  guint more;

  g_ptr_array_add (way, (gpointer) value);
  walk (project, way, chains);
  if (chains->len == 0)
    keep (project, way, FALSE, chains);
  g_ptr_array_sort (chains, compare_strings);
  more = chains->len - MIN (chains->len, PERGOLA_TRACE_CHAINS);
  g_ptr_array_set_size (chains, chains->len - more);
  best = g_strsplit (chains->pdata[0], " ", -1);
  if (best[0][0] == '1')
    g_ptr_array_add (gaps, g_strdup_printf ("ground %s", best[4]));
  add_missing (project, best + 4, value, gaps);
  for (guint i = 4; best[i] != NULL; i++)
    add_gaps_of (project, best[i], g_str_equal (best[i], value), gaps);

  return join (chains, more, gaps);
}

/* How many values of a chain its story leaves out. */
static guint
count_left_out (PergolaProject *project, const PergolaTraceChain *chain)
{
  guint n = 0;

  for (guint i = 0; i < chain->places->len; i++)
    {
      const PergolaTracePlace *place = chain->places->pdata[i];
      g_autoptr (GPtrArray) steps = list_steps (project, pergola_item_get_id (place->item));
      gboolean told = FALSE;

      for (guint k = 0; chain->story != NULL && k < steps->len; k++)
        told |= g_str_equal (pergola_item_get_parent (steps->pdata[k]), pergola_item_get_id (chain->story));
      n += !told && !place->activity;
    }

  return n;
}

static int
count_types (const PergolaTraceChain *chain)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  for (guint i = 0; i < chain->places->len; i++)
    {
      const PergolaTracePlace *place = chain->places->pdata[i];

      if (place->type != NULL)
        add_once (types, place->type->id);
    }

  return types->len;
}

static char *
describe_gap (const PergolaGap *gap)
{
  const char *id = pergola_item_get_id (gap->item), *type = gap->type != NULL ? gap->type->id : "";

  switch (gap->kind)
    {
    case PERGOLA_GAP_NO_ACTIVITY:
      return g_strdup_printf ("ground %s", id);
    case PERGOLA_GAP_MISSING_TYPE:
      return g_strdup_printf ("missing %s %s", type, id);
    case PERGOLA_GAP_NO_EVIDENCE:
      return g_strdup_printf ("evidence %s", id);
    case PERGOLA_GAP_NO_INDICATOR:
      return g_strdup_printf ("number %s", id);
    case PERGOLA_GAP_OTHER_TAG:
      return g_strdup_printf ("tag %s %s", type, id);
    case PERGOLA_GAP_FEW_STORIES:
      return g_strdup_printf ("stories %s", id);
    default:
      g_assert_not_reached ();
    }
}

char *
describe_trace (PergolaProject *project, const PergolaTrace *trace)
{
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < trace->chains->len; i++)
    {
      const PergolaTraceChain *chain = trace->chains->pdata[i];
      GString *text = g_string_new (NULL);

      g_string_append_printf (text, "%d%d %03u %03u %d", !chain->grounded, 9 - count_types (chain),
                              count_left_out (project, chain), chain->places->len, 3 - (int) chain->strength);
      for (guint k = 0; k < chain->places->len; k++)
        g_string_append_printf (text, " %s",
                                pergola_item_get_id (((PergolaTracePlace *) chain->places->pdata[k])->item));
      g_ptr_array_add (chains, g_string_free (text, FALSE));
    }
  for (guint i = 0; i < trace->gaps->len; i++)
    g_ptr_array_add (gaps, describe_gap (trace->gaps->pdata[i]));

  return join (chains, trace->more, gaps);
}
