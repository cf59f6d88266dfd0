/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The story that is followed, or the chain that is asked about: the cards on its path, and the lines between them. */

#include "config.h"

#include "pergola-layout-cycles.h"
#include "pergola-role.h"

static const char *
get_story (Cycles *self)
{
  const char *id =
    self->options->story != NULL ? self->options->story : pergola_story_get_followed (self->project, self->board->id);
  PergolaItem *story = id != NULL && *id != '\0' ? pergola_project_get (self->project, id) : NULL;
  const PergolaKind *kind =
    story != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (story)) : NULL;

  if (kind == NULL || g_strcmp0 (kind->role, "story") != 0 || !pergola_cycles_may_show (self, story))
    return NULL;

  return pergola_item_get_id (story);
}

/* The path goes on to an item, if it stands on the figure and is not where the path is. */
static void
go_on (Cycles *self, const char *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->node_by_item, id));

  if (index == 0)
    return;
  index--;
  if (self->path->len > 0 && g_array_index (self->path, guint, self->path->len - 1) == index)
    return;
  g_array_append_val (self->path, index);
  if (CYCLES_NODE (self, index)->step == 0)
    CYCLES_NODE (self, index)->step = self->path->len;
}

/* The values that a step tells of; one, as a rule. */
static void
follow_step (Cycles *self, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (self->project, step, "tells");

  for (guint i = 0; i < links->len; i++)
    go_on (self, pergola_item_get_to (links->pdata[i]));
}

/* Steps that the audience may not see are passed over: their number would tell that they exist. */
static void
collect_story (Cycles *self)
{
  g_autoptr (GPtrArray) steps = NULL;

  self->story = get_story (self);
  if (self->story == NULL)
    return;

  steps = pergola_project_list_children (self->project, self->story);
  for (guint i = 0; i < steps->len; i++)
    if (pergola_cycles_may_show (self, g_ptr_array_index (steps, i)))
      follow_step (self, g_ptr_array_index (steps, i));
}

/* Read from the result back, the last step is the first. */
static void
count_back (Cycles *self)
{
  for (guint i = 0; i < self->path->len; i++)
    CYCLES_NODE (self, g_array_index (self->path, guint, i))->step = 0;
  for (guint i = 0; i < self->path->len; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, g_array_index (self->path, guint, self->path->len - 1 - i));

      if (node->step == 0)
        node->step = i + 1;
    }
}

static guint64
make_pair (guint from, guint to)
{
  return (guint64) from << 32 | to;
}

static guint
hash_pair (gconstpointer pair)
{
  return g_int64_hash (pair);
}

/* What made it possible is a step of the story, but value is not carried on through it. */
static gboolean
is_support (Cycles *self, guint index)
{
  PergolaItem *item = CYCLES_NODE (self, index)->item;
  const PergolaChoice *choice = pergola_role_get_choice (self->project, item, "type");

  return choice != NULL && g_strcmp0 (choice->role, "support") == 0;
}

/* (transfer full) (element-type guint): the nodes between which value is carried forward. */
static GArray *
list_chain (Cycles *self)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->path->len; i++)
    {
      guint index = g_array_index (self->path, guint, i);

      if (!is_support (self, index))
        g_array_append_val (chain, index);
    }
  return chain;
}

/* A loop on the path, or a line from what made it possible. */
static gboolean
belongs (Cycles *self, const CyclesLink *link)
{
  return CYCLES_NODE (self, link->ends[0])->step > 0 && CYCLES_NODE (self, link->ends[1])->step > 0 &&
         (link->style != PERGOLA_LINK_FLOW || is_support (self, link->ends[0]) || is_support (self, link->ends[1]));
}

/* Lights the links between consecutive values, adds dotted pieces where there are none, and lights loops that
 * start and end on the path. */
static void
light_path (Cycles *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (hash_pair, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) chain = list_chain (self);

  for (guint i = 1; i < chain->len; i++)
    {
      guint64 pair = make_pair (g_array_index (chain, guint, i - 1), g_array_index (chain, guint, i));

      g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (1));
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, i);
      guint64 pair = make_pair (link->ends[0], link->ends[1]);

      if (g_hash_table_contains (wanted, &pair))
        {
          link->lit = TRUE;
          g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (2));
        }
      else if (belongs (self, link))
        link->lit = TRUE;
    }
  for (guint i = 1; i < chain->len; i++)
    {
      guint from = g_array_index (chain, guint, i - 1), to = g_array_index (chain, guint, i);
      guint64 pair = make_pair (from, to);
      CyclesLink link = { .style = PERGOLA_LINK_FLOW, .ends = { from, to }, .lit = TRUE, .label_run = -1 };

      if (g_hash_table_lookup (wanted, &pair) != GINT_TO_POINTER (1))
        continue;
      g_array_append_val (self->links, link);
      g_hash_table_insert (wanted, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (2));
    }
}

void
pergola_cycles_follow_story (Cycles *self)
{
  if (self->options->chain == NULL)
    collect_story (self);
  for (guint i = 0; self->options->chain != NULL && self->options->chain[i] != NULL; i++)
    go_on (self, self->options->chain[i]);
  if (self->options->retrospective)
    count_back (self);
  light_path (self);
}
