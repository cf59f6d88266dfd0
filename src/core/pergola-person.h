/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* People are items, and fields of the type "person" hold their ids. Whoever writes a name need not know: a name that is
 * there already means that person, a new one makes a person. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the person of that name, whatever its case and the space around it. */
PergolaItem *pergola_person_find (PergolaProject *project, const char *name);

/* (transfer none): what a field of the type "person" says: a name; "" where it is not set or nobody is there. */
const char *pergola_person_get_name (PergolaProject *project, PergolaItem *item, const char *field);

/* One step: items name a person in a field; a new one is made where there is none of that name; "" names nobody. */
gboolean pergola_edit_set_person (PergolaProject *project, GStrv ids, const char *field, const char *name, GError **error);

G_END_DECLS
