/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What tests put into a project by hand: anything that cannot be is a failure. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* @id: of an item or a link. */
void hand_made_set (PergolaProject *project, const char *id, const char *field, const char *value);
/* (transfer none): the id of a new item with a title and a type (nullable). */
const char *hand_made_add (PergolaProject *project, const char *kind, const char *title, const char *type);
/* (transfer none): the new link. */
PergolaItem *hand_made_link (PergolaProject *project, const char *kind, const char *from, const char *to);

G_END_DECLS
