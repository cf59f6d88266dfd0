/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What items say and lead to, asked for by role: whoever reasons about them need know no word of a definition.
 *
 * Every @item is nullable, and says nothing then. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable): the field with a role of the kind that an item is of; links have none. */
const PergolaFieldDef *pergola_role_get_field (PergolaProject *project, PergolaItem *item, const char *role);
/* (nullable): what is in it. */
const char *pergola_role_get (PergolaProject *project, PergolaItem *item, const char *role);
/* (nullable): the choice in it. */
const PergolaChoice *pergola_role_get_choice (PergolaProject *project, PergolaItem *item, const char *role);
/* (nullable) (transfer none): the person or the item that it names. */
PergolaItem *pergola_role_get_item (PergolaProject *project, PergolaItem *item, const char *role);
/* What it says of that, or the name of who or what it names; "" where it says nothing. */
const char *pergola_role_get_name (PergolaProject *project, PergolaItem *item, const char *role);

/* Whether the kind of an item has a role itself. */
gboolean pergola_role_is (PergolaProject *project, PergolaItem *item, const char *role);

/* (transfer container) (element-type PergolaItem): the links with a role that leave an item, or lead to it, by id. */
GPtrArray *pergola_role_list_links_from (PergolaProject *project, PergolaItem *item, const char *role);
GPtrArray *pergola_role_list_links_to (PergolaProject *project, PergolaItem *item, const char *role);
/* (nullable) (transfer none): what the first of those that leave it leads to: the card that a step "tells" of. */
PergolaItem *pergola_role_get_target (PergolaProject *project, PergolaItem *item, const char *role);

G_END_DECLS
