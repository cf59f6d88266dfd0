/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is looked for on a board: for some choice fields, some of their choices. An item matches when, for each of these
 * fields, it has one of the choices. What a kind has no such field for is not judged by it. Nothing of a project: each
 * view has its own. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef struct _PergolaFilter PergolaFilter;

/* The choice of an item whose field is not set. */
#define PERGOLA_FILTER_UNSET ""

PergolaFilter *pergola_filter_new (void);
PergolaFilter *pergola_filter_copy (const PergolaFilter *self); /* (transfer full) (nullable): of NULL, NULL */
void pergola_filter_free (PergolaFilter *self);

void pergola_filter_set (PergolaFilter *self, const char *field, const char *choice, gboolean wanted);
gboolean pergola_filter_has (const PergolaFilter *self, const char *field, const char *choice);
gboolean pergola_filter_is_empty (const PergolaFilter *self); /* @self (nullable) */
gboolean pergola_filter_equal (const PergolaFilter *a, const PergolaFilter *b); /* both (nullable) */

/* @self (nullable): then everything matches. */
gboolean pergola_filter_matches (const PergolaFilter *self, PergolaProject *project, PergolaItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaFilter, pergola_filter_free)

G_END_DECLS
