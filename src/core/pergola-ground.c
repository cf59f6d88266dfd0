/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-ground.h"

#include "pergola-reference.h"
#include "pergola-role.h"

#include <string.h>

/* What ways lead to or from; indices count from 1, so that 0 is none. */
typedef struct
{
  PergolaItem *item;
  guint after; /* the latest of the ways from here, each of which knows the one before it */
  gboolean preceded, grounded;
} Node;

typedef struct
{
  guint to;   /* a node */
  guint next; /* of the ways from the same node */
} Out;

struct _PergolaGround
{
  PergolaProject *project;
  const PergolaKind *activity, *value; /* (nullable) */
  GHashTable *cards;                   /* PergolaItem, a step → PergolaItem: what it tells of */
  GArray *told;                        /* of PergolaTold */
  GArray *ways;                        /* of PergolaWay */
  GArray *outs;                        /* of Out, as the ways */
  GArray *nodes;                       /* of Node */
  GHashTable *index;                   /* PergolaItem → node */
};

/* --- The rule --- */

gboolean
pergola_ground_is_activity (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *activity = pergola_project_get_kind_by_role (project, "activity");

  return activity != NULL && pergola_project_is_a (project, item, activity->id);
}

gboolean
pergola_ground_is_start (PergolaProject *project, PergolaItem *item)
{
  const PergolaChoice *type = pergola_role_get_choice (project, item, "type");

  return type != NULL && g_strcmp0 (type->role, "start") == 0;
}

PergolaItem *
pergola_told_get_node (const PergolaTold *told)
{
  if (told->card != NULL)
    return told->card;

  return told->tag != NULL ? told->step : NULL;
}

static Node *
get_node (PergolaGround *self, guint index)
{
  return &g_array_index (self->nodes, Node, index - 1);
}

static guint
ensure_node (PergolaGround *self, PergolaItem *item)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, item));
  Node node = { item };

  if (index > 0)
    return index;

  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->index, item, GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len;
}

/* (nullable) */
static Node *
find_node (PergolaGround *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  guint index = item != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->index, item)) : 0;

  return index > 0 ? get_node (self, index) : NULL;
}

static void
add_way (PergolaGround *self, PergolaItem *from, PergolaItem *to)
{
  PergolaWay way = { from, to };
  Out out;
  Node *node;

  if (from == NULL || to == NULL || from == to)
    return;

  out.to = ensure_node (self, to);
  get_node (self, out.to)->preceded = TRUE;
  node = get_node (self, ensure_node (self, from));
  out.next = node->after;
  g_array_append_val (self->ways, way);
  g_array_append_val (self->outs, out);
  node->after = self->outs->len;
}

static gboolean
is_activity (PergolaGround *self, PergolaItem *item)
{
  return self->activity != NULL && pergola_project_is_a (self->project, item, self->activity->id);
}

/* --- Stories --- */

static void
read_tells (PergolaGround *self)
{
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (self->project, "tells");
  g_autoptr (GPtrArray) links = tells != NULL ? pergola_project_list_links (self->project, tells->id) : NULL;

  for (guint i = links != NULL ? links->len : 0; i > 0; i--) /* backwards: of several the first is meant */
    {
      PergolaItem *link = g_ptr_array_index (links, i - 1);
      PergolaItem *step = pergola_project_get (self->project, pergola_item_get_from (link));
      PergolaItem *card = pergola_project_get (self->project, pergola_item_get_to (link));

      if (step != NULL && card != NULL)
        g_hash_table_insert (self->cards, step, card);
    }
}

/* (nullable): the activity that a story says it is about. */
static PergolaItem *
get_activity (PergolaGround *self, PergolaItem *story)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (story));
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "about");
  PergolaItem *item = field != NULL ? pergola_reference_get (self->project, story, field->id) : NULL;

  return item != NULL && is_activity (self, item) ? item : NULL;
}

static void
read_story (PergolaGround *self, PergolaItem *story, const char *step_kind)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (self->project, pergola_item_get_id (story));
  PergolaItem *before = get_activity (self, story);

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (steps, i);
      PergolaTold told = { story, step, g_hash_table_lookup (self->cards, step), NULL, NULL };

      if (strcmp (pergola_item_get_kind (step), step_kind) != 0)
        continue;
      told.tag = pergola_role_get_choice (self->project, step, "type");
      told.type = told.card != NULL ? pergola_role_get_choice (self->project, told.card, "type") : told.tag;
      g_array_append_val (self->told, told);
      if (pergola_told_get_node (&told) == NULL)
        continue;
      add_way (self, before, pergola_told_get_node (&told));
      before = pergola_told_get_node (&told);
    }
}

static void
read_stories (PergolaGround *self)
{
  const PergolaKind *story = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaKind *step = pergola_project_get_kind_by_role (self->project, "step");
  g_autoptr (GPtrArray) stories = story != NULL ? pergola_project_list_items (self->project, story->id) : NULL;

  read_tells (self);
  for (guint i = 0; stories != NULL && step != NULL && i < stories->len; i++)
    read_story (self, g_ptr_array_index (stories, i), step->id);
}

/* --- Links --- */

/* Of the links that are only listed, those by which an activity has made a value count. */
static gboolean
counts (PergolaGround *self, const PergolaLinkKind *kind, PergolaItem *from, PergolaItem *to)
{
  return kind->style == PERGOLA_LINK_FLOW ||
         (is_activity (self, from) && self->value != NULL && pergola_project_is_a (self->project, to, self->value->id));
}

static void
read_links (PergolaGround *self, const PergolaLinkKind *kind)
{
  g_autoptr (GPtrArray) links = NULL;

  if (kind->style != PERGOLA_LINK_FLOW && kind->style != PERGOLA_LINK_LISTED)
    return;
  links = pergola_project_list_links (self->project, kind->id);
  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      PergolaItem *from = pergola_project_get (self->project, pergola_item_get_from (link));
      PergolaItem *to = pergola_project_get (self->project, pergola_item_get_to (link));

      if (from != NULL && to != NULL && counts (self, kind, from, to))
        add_way (self, from, to);
    }
}

static void
read_all_links (PergolaGround *self)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->links;

      for (guint k = 0; k < kinds->len; k++)
        read_links (self, g_ptr_array_index (kinds, k));
    }
}

/* --- Where ways begin --- */

static gboolean
begins (PergolaGround *self, PergolaItem *item)
{
  return is_activity (self, item) || pergola_ground_is_start (self->project, item);
}

static void
reach (PergolaGround *self, GArray *front, guint index)
{
  Node *node = get_node (self, index);

  if (!node->grounded)
    g_array_append_val (front, index);
  node->grounded = TRUE;
}

static void
find_grounded (PergolaGround *self)
{
  g_autoptr (GArray) front = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= self->nodes->len; i++)
    if (get_node (self, i)->after > 0 && begins (self, get_node (self, i)->item))
      reach (self, front, i);
  while (front->len > 0)
    {
      guint way = get_node (self, g_array_index (front, guint, front->len - 1))->after;

      g_array_set_size (front, front->len - 1);
      for (const Out *out; way > 0; way = out->next)
        {
          out = &g_array_index (self->outs, Out, way - 1);
          reach (self, front, out->to);
        }
    }
}

/* --- Object --- */

PergolaGround *
pergola_ground_new (PergolaProject *project)
{
  PergolaGround *self = g_new0 (PergolaGround, 1);

  self->project = g_object_ref (project);
  self->activity = pergola_project_get_kind_by_role (project, "activity");
  self->value = pergola_project_get_kind_by_role (project, "value");
  self->cards = g_hash_table_new (NULL, NULL);
  self->told = g_array_new (FALSE, FALSE, sizeof (PergolaTold));
  self->ways = g_array_new (FALSE, FALSE, sizeof (PergolaWay));
  self->outs = g_array_new (FALSE, FALSE, sizeof (Out));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->index = g_hash_table_new (NULL, NULL);
  read_stories (self);
  read_all_links (self);
  find_grounded (self);

  return self;
}

void
pergola_ground_free (PergolaGround *self)
{
  g_hash_table_unref (self->cards);
  g_array_unref (self->told);
  g_array_unref (self->ways);
  g_array_unref (self->outs);
  g_array_unref (self->nodes);
  g_hash_table_unref (self->index);
  g_object_unref (self->project);
  g_free (self);
}

const GArray *
pergola_ground_get_told (PergolaGround *self)
{
  return self->told;
}

const GArray *
pergola_ground_get_ways (PergolaGround *self)
{
  return self->ways;
}

gboolean
pergola_ground_is_grounded (PergolaGround *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  Node *node = find_node (self, id);

  return (node != NULL && node->grounded) || (item != NULL && begins (self, item));
}

gboolean
pergola_ground_has_before (PergolaGround *self, const char *id)
{
  Node *node = find_node (self, id);

  return node != NULL && node->preceded;
}
