/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-position.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STEPS 1000 /* a position is kept to a thousandth of its axis: finer than any eye, and short to read */

static const PergolaFieldDef *
get_axis (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *axis = field != NULL ? pergola_project_get_field (project, item, field) : NULL;

  return axis != NULL && axis->low != NULL ? axis : NULL;
}

/* The fraction for a value of the axis, or @otherwise where there is none. */
static double
get_fraction (const PergolaFieldDef *axis, gboolean given, double value, double otherwise)
{
  if (axis == NULL || !given)
    return otherwise;

  return CLAMP ((value - axis->min) / (axis->max - axis->min), 0, 1);
}

static double
get_own (PergolaProject *project, PergolaItem *item, const char *field, double zone_value)
{
  const PergolaFieldDef *axis = get_axis (project, item, field);
  double otherwise = get_fraction (axis, !isnan (zone_value), zone_value, 0.5), value = 0;
  gboolean given = field != NULL && pergola_item_get_number (item, field, &value);

  return get_fraction (axis, given, value, otherwise);
}

PergolaPosition
pergola_position_of (PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item)
{
  const PergolaZone *zone = pergola_project_find_zone (project, board, item, NULL);

  return (PergolaPosition){
    .across = get_own (project, item, board->across, zone != NULL ? zone->x : NAN),
    .down = get_own (project, item, board->down, zone != NULL ? zone->y : NAN),
  };
}

static void
set_axis (PergolaProject *project, const char *id, const char *field, double fraction)
{
  PergolaItem *item = pergola_project_get (project, id);
  const PergolaFieldDef *axis = item != NULL ? get_axis (project, item, field) : NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (CLAMP (fraction, 0, 1) * STEPS) / STEPS;

  if (axis == NULL)
    return;

  g_ascii_formatd (text, sizeof text, "%.10g", axis->min + rounded * (axis->max - axis->min));
  pergola_project_set (project, id, field, text, NULL);
}

void
pergola_position_set (PergolaProject *project, const PergolaBoardDef *board, const char *id, PergolaPosition position)
{
  set_axis (project, id, board->across, position.across);
  set_axis (project, id, board->down, position.down);
}

void
pergola_edit_position (PergolaProject *project,
                       const PergolaBoardDef *board,
                       GStrv ids,
                       const PergolaPosition *positions,
                       const char *merge_key)
{
  PergolaItem *item = g_strv_length (ids) == 1 ? pergola_project_get (project, ids[0]) : NULL;
  const char *title = item != NULL ? pergola_item_get_title (item) : "";
  g_autofree char *name = *title != '\0' ? g_strdup_printf (_ ("Move %s"), title) : g_strdup (_ ("Move Cards"));

  pergola_project_begin_merging (project, name, merge_key);
  for (guint i = 0; ids[i] != NULL; i++)
    pergola_position_set (project, board, ids[i], positions[i]);
  pergola_project_commit (project);
}
