/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where items are named: by fields of items and links (pergola-reference.h). The other direction of a reference, found
 * from the definitions in one pass over the project. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaItem *holder;          /* the item or link… */
  const PergolaFieldDef *field; /* …whose field names… */
  PergolaItem *named;           /* …this one */
} PergolaMention;

/* (transfer full) (element-type PergolaMention): where the items of @ids, a set of ids, are named; NULL: where any is.
 * In the order of the definitions; within a field by rank. A field that does not apply now counts: it is kept. */
GArray *pergola_mention_list (PergolaProject *project, GHashTable *ids);
/* (transfer full) (element-type PergolaMention): the same for one item. */
GArray *pergola_mention_list_of (PergolaProject *project, const char *id);

/* (transfer full) (element-type utf8): a set of @ids and of all that is inside those items, as it would be deleted. */
GHashTable *pergola_mention_gather (PergolaProject *project, GStrv ids);
/* In how many places items that stay name what would be deleted with @ids. */
guint pergola_mention_count_lost (PergolaProject *project, GStrv ids);

G_END_DECLS
