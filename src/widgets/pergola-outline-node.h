/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One line of the outline: a zone with its items below, or an item. Signal: changed (). */

#pragma once

#include <gio/gio.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_OUTLINE_NODE (pergola_outline_node_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOutlineNode, pergola_outline_node, PERGOLA, OUTLINE_NODE, GObject)

struct _PergolaOutlineNode
{
  GObject parent_instance;

  const PergolaZone *zone;
  char *id;             /* (nullable): of the item; NULL for a zone */
  GListStore *children; /* (nullable): of a zone */
  char *title;
  char *subtitle; /* never NULL */
  char *glyph;    /* (nullable) */
  char *kind;     /* (nullable): of an item that is no card of its zone: what it is */
  char *count;    /* (nullable): what a zone holds */
  gboolean faded; /* it is not what is looked for */
  guint step;     /* on the story that is followed, from 1, or 0 */
};

PergolaOutlineNode *pergola_outline_node_new_zone (const PergolaZone *zone);
PergolaOutlineNode *pergola_outline_node_new_item (const PergolaZone *zone, const char *id);

/* What it is known by. Ids of items and of zones are never the same: those are not of words. */
const char *pergola_outline_node_get_key (PergolaOutlineNode *self);

/* Takes what it shows from the project. */
void pergola_outline_node_update_zone (PergolaOutlineNode *self, const PergolaZone *zone, const char *count);
/* @card: it stands in the zone and not at its edge. */
void pergola_outline_node_update_item (
  PergolaOutlineNode *self, PergolaEditor *editor, const PergolaZone *zone, gboolean card, guint step);

G_END_DECLS
