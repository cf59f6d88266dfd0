/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-ground.h"

#include "pergola-reference.h"

#include <string.h>

struct _PergolaGround
{
  PergolaProject *project;
  const PergolaKind *activity; /* (nullable) */
  GHashTable *cards;           /* id of a step → PergolaItem: what it tells of */
  GArray *told;                /* of PergolaTold */
  GHashTable *after;           /* id → GPtrArray of ids: what comes next */
  GHashTable *preceded;        /* ids of what something comes before */
  GHashTable *grounded;        /* ids */
};

const PergolaChoice *
pergola_ground_get_choice (PergolaProject *project, PergolaItem *item, const char *role)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;
  const char *value = field != NULL ? pergola_item_get (item, field->id) : NULL;

  return value != NULL ? pergola_field_def_get_choice (field, value) : NULL;
}

static void
precede (PergolaGround *self, const char *from, const char *to)
{
  GPtrArray *next = g_hash_table_lookup (self->after, from);

  if (next == NULL)
    {
      next = g_ptr_array_new ();
      g_hash_table_insert (self->after, (char *) from, next);
    }
  g_ptr_array_add (next, (char *) to);
  g_hash_table_add (self->preceded, (char *) to);
}

/* --- Stories --- */

static gboolean
is_activity (PergolaGround *self, PergolaItem *item)
{
  return item != NULL && self->activity != NULL && pergola_project_is_a (self->project, item, self->activity->id);
}

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

/* A step stands for what it tells of, or for itself. */
static const char *
get_node (const PergolaTold *told)
{
  return pergola_item_get_id (told->card != NULL ? told->card : told->step);
}

/* (nullable): the id of the activity that a story says it is about. */
static const char *
get_activity (PergolaGround *self, PergolaItem *story)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (story));
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "about");
  PergolaItem *item = field != NULL ? pergola_reference_get (self->project, story, field->id) : NULL;

  return is_activity (self, item) ? pergola_item_get_id (item) : NULL;
}

static void
read_story (PergolaGround *self, PergolaItem *story, const char *step_kind)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (self->project, pergola_item_get_id (story));
  const char *before = get_activity (self, story);

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (steps, i);
      PergolaTold told = { story, step, g_hash_table_lookup (self->cards, pergola_item_get_id (step)), NULL, NULL };

      if (strcmp (pergola_item_get_kind (step), step_kind) != 0)
        continue;
      told.tag = pergola_ground_get_choice (self->project, step, "type");
      told.type = told.card != NULL ? pergola_ground_get_choice (self->project, told.card, "type") : told.tag;
      if (before != NULL && strcmp (before, get_node (&told)) != 0)
        precede (self, before, get_node (&told));
      before = get_node (&told);
      g_array_append_val (self->told, told);
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
      const char *from = pergola_item_get_from (link), *to = pergola_item_get_to (link);

      if (kind->style == PERGOLA_LINK_FLOW || is_activity (self, pergola_project_get (self->project, from)))
        precede (self, from, to);
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

/* --- Where chains begin --- */

static gboolean
is_start (PergolaGround *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  const PergolaChoice *type = item != NULL ? pergola_ground_get_choice (self->project, item, "type") : NULL;

  return (type != NULL && g_strcmp0 (type->role, "start") == 0) || is_activity (self, item);
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
    if (is_start (self, id))
      reach (self, front, id);
  while (front->len > 0)
    {
      GPtrArray *next = g_hash_table_lookup (self->after, g_ptr_array_steal_index_fast (front, front->len - 1));

      for (guint i = 0; next != NULL && i < next->len; i++)
        reach (self, front, g_ptr_array_index (next, i));
    }
}

/* --- Object --- */

PergolaGround *
pergola_ground_new (PergolaProject *project)
{
  PergolaGround *self = g_new0 (PergolaGround, 1);

  self->project = g_object_ref (project);
  self->activity = pergola_project_get_kind_by_role (project, "activity");
  self->cards = g_hash_table_new (g_str_hash, g_str_equal);
  self->told = g_array_new (FALSE, FALSE, sizeof (PergolaTold));
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

gboolean
pergola_ground_is_grounded (PergolaGround *self, const char *id)
{
  return g_hash_table_contains (self->grounded, id) || is_start (self, id);
}

gboolean
pergola_ground_has_before (PergolaGround *self, const char *id)
{
  return g_hash_table_contains (self->preceded, id);
}
