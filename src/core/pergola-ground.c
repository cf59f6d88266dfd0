/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-ground.h"

#include "pergola-reference.h"
#include "pergola-role.h"

#include <string.h>

struct _PergolaGround
{
  PergolaProject *project;
  GHashTable *cards;    /* id of a step → PergolaItem: what it tells of */
  GArray *told;         /* of PergolaTold */
  GArray *ways;         /* of PergolaWay */
  GHashTable *after;    /* id → GPtrArray of PergolaItem: what comes next */
  GHashTable *preceded; /* ids of what something comes before */
  GHashTable *grounded; /* ids */
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

static void
add_way (PergolaGround *self, PergolaItem *from, PergolaItem *to)
{
  PergolaWay way = { from, to };
  GPtrArray *next;

  if (from == NULL || to == NULL || from == to)
    return;

  g_array_append_val (self->ways, way);
  next = g_hash_table_lookup (self->after, pergola_item_get_id (from));
  if (next == NULL)
    {
      next = g_ptr_array_new ();
      g_hash_table_insert (self->after, (char *) pergola_item_get_id (from), next);
    }
  g_ptr_array_add (next, to);
  g_hash_table_add (self->preceded, (char *) pergola_item_get_id (to));
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
      PergolaItem *card = pergola_project_get (self->project, pergola_item_get_to (link));

      if (card != NULL)
        g_hash_table_insert (self->cards, (char *) pergola_item_get_from (link), card);
    }
}

/* (nullable): the activity that a story says it is about. */
static PergolaItem *
get_activity (PergolaGround *self, PergolaItem *story)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (story));
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "about");
  PergolaItem *item = field != NULL ? pergola_reference_get (self->project, story, field->id) : NULL;

  return item != NULL && pergola_ground_is_activity (self->project, item) ? item : NULL;
}

static void
read_story (PergolaGround *self, PergolaItem *story, const char *step_kind)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (self->project, pergola_item_get_id (story));
  PergolaItem *before = get_activity (self, story);

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (steps, i);
      PergolaTold told = { story, step, g_hash_table_lookup (self->cards, pergola_item_get_id (step)), NULL, NULL };

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
  const PergolaKind *value = pergola_project_get_kind_by_role (self->project, "value");

  return kind->style == PERGOLA_LINK_FLOW || (pergola_ground_is_activity (self->project, from) && value != NULL &&
                                              pergola_project_is_a (self->project, to, value->id));
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
begins (PergolaGround *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);

  return item != NULL &&
         (pergola_ground_is_activity (self->project, item) || pergola_ground_is_start (self->project, item));
}

static void
reach (PergolaGround *self, GPtrArray *front, const char *id)
{
  if (g_hash_table_add (self->grounded, (char *) id))
    g_ptr_array_add (front, (char *) id);
}

static void
find_grounded (PergolaGround *self)
{
  g_autoptr (GPtrArray) front = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->after);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (begins (self, id))
      reach (self, front, id);
  while (front->len > 0)
    {
      GPtrArray *next = g_hash_table_lookup (self->after, g_ptr_array_steal_index_fast (front, front->len - 1));

      for (guint i = 0; next != NULL && i < next->len; i++)
        reach (self, front, pergola_item_get_id (g_ptr_array_index (next, i)));
    }
}

/* --- Object --- */

PergolaGround *
pergola_ground_new (PergolaProject *project)
{
  PergolaGround *self = g_new0 (PergolaGround, 1);

  self->project = g_object_ref (project);
  self->cards = g_hash_table_new (g_str_hash, g_str_equal);
  self->told = g_array_new (FALSE, FALSE, sizeof (PergolaTold));
  self->ways = g_array_new (FALSE, FALSE, sizeof (PergolaWay));
  self->after = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->preceded = g_hash_table_new (g_str_hash, g_str_equal);
  self->grounded = g_hash_table_new (g_str_hash, g_str_equal);
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
  g_hash_table_unref (self->after);
  g_hash_table_unref (self->preceded);
  g_hash_table_unref (self->grounded);
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
  return g_hash_table_contains (self->grounded, id) || begins (self, id);
}

gboolean
pergola_ground_has_before (PergolaGround *self, const char *id)
{
  return g_hash_table_contains (self->preceded, id);
}
