/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fields that name an item: a person, or an item of the kind that the field's definition says (`of`). They hold its id.
 * Whoever writes a name need not know: a name that is there already means that item, a new one makes an item. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable): the kind of item that a field names; NULL where it names none, or the project does not know that kind. */
const PergolaKind *pergola_reference_get_kind (PergolaProject *project, const PergolaFieldDef *field);

/* Whether an item may be named by a field: of its kind, or of one that can count as it. */
gboolean pergola_reference_fits (PergolaProject *project, const PergolaFieldDef *field, PergolaItem *item);

/* Whether any field of the project's frameworks names items of this kind. */
gboolean pergola_reference_names_kind (PergolaProject *project, const PergolaKind *kind);

/* (transfer container) (element-type PergolaItem): those that a field can name and that have a name, by name. */
GPtrArray *pergola_reference_list (PergolaProject *project, const PergolaFieldDef *field);

/* (nullable) (transfer none): the item of a kind with that name, whatever its case and the space around it. */
PergolaItem *pergola_reference_find (PergolaProject *project, const char *kind, const char *name);
/* (nullable) (transfer none): the same for a person. */
PergolaItem *pergola_person_find (PergolaProject *project, const char *name);

/* (nullable) (transfer none): the item that a field of an item or link names. */
PergolaItem *pergola_reference_get (PergolaProject *project, PergolaItem *item, const char *field);
/* (transfer none): what it says: a name; "" where it is not set or nothing is there. */
const char *pergola_reference_get_name (PergolaProject *project, PergolaItem *item, const char *field);

/* (transfer none) (nullable): the item of the name @name that a field of the definition @field can name; a new one
 * where there is none. For use within a transaction. NULL with @error where the project knows no such kind. */
PergolaItem *
pergola_reference_take (PergolaProject *project, const PergolaFieldDef *field, const char *name, GError **error);

/* One step: a field of items or links (which share a kind) names the item of that name; a new one is made where there
 * is none; "" names nothing. */
gboolean
pergola_edit_set_reference (PergolaProject *project, GStrv ids, const char *field, const char *name, GError **error);

G_END_DECLS
