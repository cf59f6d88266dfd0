/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the writer and the merge need of conflicts. Core only. */

#pragma once

#include "pergola-conflict.h"
#include "pergola-project-private.h"

G_BEGIN_DECLS

/* (transfer container) (element-type utf8): the keys of the conflicts of an item, or of the project where @item is
 * NULL, in the order of the file. */
GPtrArray *pergola_conflict_list_keys (PergolaProject *project, PergolaItem *item);
/* A GCompareFunc over char**: the title's first, then by field and number. */
int pergola_conflict_compare_keys (gconstpointer a, gconstpointer b);
/* (transfer none) (nullable): the other version, without the sign before it. */
const char *pergola_conflict_get_other (PergolaProject *project, PergolaItem *item, const char *key);

/* (transfer none) (nullable) */
PergolaExtras *pergola_conflict_get_extras (PergolaProject *project, PergolaItem *item, const char *key);

G_END_DECLS
