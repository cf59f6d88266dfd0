/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hand-made.h"

void
hand_made_set (PergolaProject *project, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_project_set (project, id, field, value, &error);
  g_assert_no_error (error);
}

const char *
hand_made_add (PergolaProject *project, const char *kind, const char *title, const char *type)
{
  const char *id = pergola_item_get_id (pergola_project_add (project, kind, NULL));

  hand_made_set (project, id, "title", title);
  if (type != NULL)
    hand_made_set (project, id, "type", type);

  return id;
}

PergolaItem *
hand_made_link (PergolaProject *project, const char *kind, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *link = pergola_project_link (project, kind, from, to, &error);

  g_assert_no_error (error);
  return link;
}
