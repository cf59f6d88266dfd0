/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was changed in two ways, in words. */

#pragma once

#include "pergola-conflict.h"
#include "pergola-editor.h"

G_BEGIN_DECLS

/* (transfer full): what the field or @attribute of an item is called; of a property where @item is NULL. */
char *pergola_conflict_describe_field (PergolaProject *project, PergolaItem *item, const char *field);

/* (transfer full): @value (nullable: unset) of that field as a person reads it. */
char *
pergola_conflict_describe_value (PergolaProject *project, PergolaItem *item, const char *field, const char *value);

/* (transfer full): whose the other version is: as the conflict says, else @other (nullable). */
char *pergola_conflict_describe_owner (const PergolaConflict *conflict, const char *other);

/* Whether two values of it are compared word by word, and not as a whole. */
gboolean pergola_conflict_is_text (PergolaProject *project, PergolaItem *item, const char *field);

G_END_DECLS
