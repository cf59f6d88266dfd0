/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project that carries definitions has a set of its own, above the one that it was opened with: what one project
 * brings along is not seen by another. Core only. */

#pragma once

#include "pergola-frameworks.h"

G_BEGIN_DECLS

/* (transfer full): a set that holds nothing yet and otherwise answers as @parent does. */
PergolaFrameworks *pergola_frameworks_new_child (PergolaFrameworks *parent);

/* Takes in the definition of @id that stands in the file @name from @line on. @element is kept as it is, whatever
 * is wrong with it. After the last one, pergola_frameworks_settle () sees what is: one may need another that comes
 * later. */
void pergola_frameworks_carry (PergolaFrameworks *self, const char *id, GBytes *element, const char *name, int line);
void pergola_frameworks_settle (PergolaFrameworks *self);

/* (transfer none) (nullable): the definition of @id that a project carries; NULL where the set is none of a project's. */
GBytes *pergola_frameworks_get_carried (PergolaFrameworks *self, const char *id);
/* (transfer full) (element-type utf8): the ids of those, in no order. */
GPtrArray *pergola_frameworks_list_carried (PergolaFrameworks *self);
/* (transfer full): a set as @self, with another definition of @id in it, or with none where @element is NULL. */
PergolaFrameworks *pergola_frameworks_carry_other (PergolaFrameworks *self, const char *id, GBytes *element);

/* (transfer full) (nullable): why a definition that was carried in is not in use, and the line of the file. */
char *pergola_frameworks_explain (PergolaFrameworks *self, const char *id, int *line);

/* (transfer full): the data that is compiled in; opened by itself, not registered. */
GResource *pergola_resource_open (void);

G_END_DECLS
