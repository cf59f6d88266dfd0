/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of a project a plane shows: its items with their places on the axes, in reading order. Knows no geometry. */

#include "config.h"

#include "pergola-layout-plane.h"

#include "pergola-audience.h"

#include <string.h>

/* A value as a fraction of its axis; @otherwise where there is none. */
static double
get_fraction (PergolaItem *item, const PergolaFieldDef *field, double otherwise)
{
  double value;

  if (field == NULL || !pergola_item_get_number (item, field->id, &value))
    return otherwise;
  if (field->max - field->min > 0 && field->min > -G_MAXDOUBLE && field->max < G_MAXDOUBLE)
    value = (value - field->min) / (field->max - field->min);

  return CLAMP (value, 0, 1);
}

static double
get_default (Plane *self, int zone, PlaneAxis axis)
{
  const PergolaZone *def = zone >= 0 ? PLANE_ZONE (self, zone)->def : NULL;
  double value = def != NULL ? (axis == PLANE_ACROSS ? def->x : def->y) : 0.5;

  return value >= 0 && value <= 1 ? value : 0.5; /* NAN too */
}

static void
read_state (PlaneNode *node, const PergolaChoice *choice)
{
  static const char *const ROLES[] = {
    [PLANE_DONE] = "done", [PLANE_WANTED] = "wanted", [PLANE_TRIED] = "tried", [PLANE_DROPPED] = "dropped"
  };

  for (guint i = 1; choice != NULL && i < G_N_ELEMENTS (ROLES); i++)
    if (g_strcmp0 (choice->role, ROLES[i]) == 0)
      {
        node->state = i;
        node->choice = choice;
      }
}

static const PergolaChoice *
get_choice (Plane *self, PergolaItem *item, const PergolaKind *kind, const char *role)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, role);

  return field != NULL ? pergola_project_get_choice (self->project, item, field->id) : NULL;
}

static void
add_node (Plane *self, PergolaItem *item, int zone)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  PlaneNode node = { .item = item, .zone = zone };
  const char *fields[] = { self->board->across, self->board->down };

  for (int axis = 0; axis < PLANE_N_AXES; axis++)
    {
      const PergolaFieldDef *field =
        kind != NULL && fields[axis] != NULL ? pergola_kind_get_field (kind, fields[axis]) : NULL;

      node.values[axis] = get_fraction (item, field, get_default (self, zone, axis));
    }
  if (kind != NULL)
    {
      node.source = get_choice (self, item, kind, "source");
      node.outside = node.source != NULL && g_strcmp0 (node.source->role, "outside") == 0;
      read_state (&node, get_choice (self, item, kind, "state"));
    }
  g_array_append_val (self->nodes, node);
}

/* The zone of an item among all of the board's, and whether it is shown; -1 where no zone has it. */
static int
find_zone (Plane *self, PergolaItem *item, const int *shown, gboolean *hidden)
{
  *hidden = FALSE;
  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, i);

      for (guint c = 0; c < zone->cards->len; c++)
        if (pergola_project_stands_in (self->project, item, g_ptr_array_index (zone->cards, c)))
          {
            *hidden = shown[i] < 0;
            return shown[i];
          }
    }

  return -1;
}

/* Zones in turn, those without one last; then downwards, then across. */
static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const PlaneNode *one = a, *other = b;
  guint zone = one->zone, other_zone = other->zone;

  if (zone != other_zone)
    return zone < other_zone ? -1 : 1;
  for (int axis = PLANE_N_AXES - 1; axis >= 0; axis--)
    if (one->values[axis] != other->values[axis])
      return one->values[axis] < other->values[axis] ? -1 : 1;

  return strcmp (pergola_item_get_id (one->item), pergola_item_get_id (other->item));
}

static void
add_items (Plane *self, const char *kind, const int *shown, GHashTable *seen)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items_as (self->project, kind);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      gboolean hidden;
      int zone;

      if (!g_hash_table_add (seen, (gpointer) pergola_item_get_id (item)))
        continue;
      zone = find_zone (self, item, shown, &hidden);
      if (hidden)
        continue;
      if (pergola_project_is_for (self->project, item, self->options->audience))
        add_node (self, item, zone);
      else
        self->left_out++;
    }
}

static void
collect_nodes (Plane *self, const int *shown)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (self->board->zones, i);

      for (guint c = 0; c < zone->cards->len; c++)
        {
          const PergolaCards *cards = g_ptr_array_index (zone->cards, c);
          const PergolaKind *kind = pergola_project_get_kind (self->project, cards->kind);

          if (kind == NULL || !g_hash_table_add (kinds, cards->kind))
            continue;
          if (self->kind == NULL)
            self->kind = kind;
          add_items (self, cards->kind, shown, seen);
        }
    }
  g_array_sort (self->nodes, compare_nodes);
}

static void
find_axes (Plane *self)
{
  const char *fields[] = { self->board->across, self->board->down };

  for (int axis = 0; axis < PLANE_N_AXES; axis++)
    if (self->kind != NULL && fields[axis] != NULL)
      self->axes[axis] = pergola_kind_get_field (self->kind, fields[axis]);
}

void
pergola_plane_collect (Plane *self)
{
  const PergolaVariant *variant = pergola_project_get_variant (self->project, self->board);
  g_autofree int *shown = g_new (int, self->board->zones->len + 1);

  self->plain = variant != NULL && variant->plain;
  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *def = g_ptr_array_index (self->board->zones, i);
      PlaneZone zone = { .def = def, .hue = pergola_hue_from_name (def->hue) };

      shown[i] = -1;
      if (variant != NULL && pergola_variant_hides (variant, def->id))
        continue;
      shown[i] = self->zones->len;
      g_array_append_val (self->zones, zone);
    }
  collect_nodes (self, shown);
  find_axes (self);
  for (guint i = self->nodes->len; i > 0; i--)
    if (PLANE_NODE (self, i - 1)->zone >= 0)
      {
        PlaneZone *zone = PLANE_ZONE (self, PLANE_NODE (self, i - 1)->zone);

        zone->first = i - 1;
        zone->n++;
      }
}
