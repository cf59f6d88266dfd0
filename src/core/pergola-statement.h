/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a community is: one sentence for each of its elements, items of the kind with the role "statement". Of several
 * about the same element the first by rank is the one. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable): the field with the role "about": its choices are the elements, in their order. NULL where no framework of
 * the project knows statements. */
const PergolaFieldDef *pergola_statement_get_field (PergolaProject *project);
/* (nullable): the statement about an element, by the id of its choice. */
PergolaItem *pergola_statement_find (PergolaProject *project, const char *about);
/* Types the sentence about an element, as one step of undo as long as it is typed. The item is made where there is
 * none, and goes again where nothing is left of it. FALSE with @error where the sentence cannot be held. */
gboolean pergola_statement_type (PergolaProject *project, const char *about, const char *text, GError **error);

G_END_DECLS
