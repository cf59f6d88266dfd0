/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the pills of a plane are called where they cannot be seen: everything that their picture says, in words. */

#include "config.h"

#include "pergola-layout-plane.h"

static void
append (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, ", ");
  g_string_append (name, text);
}

char *
pergola_plane_make_name (Plane *self, const PlaneNode *node)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (node->item));
  const char *title = pergola_item_get_title (node->item);
  GString *name = g_string_new (NULL);

  append (name, *title == '\0' && kind != NULL ? kind->title : title);
  append (name, node->zone >= 0 ? PLANE_ZONE (self, node->zone)->def->title : NULL);
  append (name, node->source != NULL ? node->source->title : NULL);
  append (name, node->choice != NULL ? node->choice->title : NULL);
  if (pergola_layout_marks_conflict (node->item, self->options))
    append (name, pergola_layout_get_conflict_words ());

  return g_string_free (name, FALSE);
}
