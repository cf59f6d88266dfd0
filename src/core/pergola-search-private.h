/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the search share. */

#pragma once

#include "pergola-search.h"

G_BEGIN_DECLS

/* Words of an item besides its title. */
typedef struct
{
  char *label; /* (nullable): what they are, where they do not say it themselves: "Kind" */
  char *text;
  gboolean own; /* of the item itself, not of what lives in it */
} PergolaWords;

/* (transfer none): what is found instead of @item: what it lives in, or itself. */
PergolaItem *pergola_search_get_host (PergolaProject *project, PergolaItem *item);
/* (transfer full) (element-type PergolaWords): texts first, and in the order of the fields. */
GArray *pergola_search_list_words (PergolaProject *project, PergolaItem *item);

G_END_DECLS
