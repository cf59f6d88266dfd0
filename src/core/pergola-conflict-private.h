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
/* (transfer none) (nullable): the other version, without the sign before it. */
const char *pergola_conflict_get_other (PergolaProject *project, PergolaItem *item, const char *key);

/* A conflict is stored as a head, which says whose version it is and when it was written, and the text. */

/* (transfer full): @by and @at are nullable. */
char *pergola_conflict_make_head (const char *by, const char *at);
/* (transfer none): the text of what is stored. */
const char *pergola_conflict_get_text (const char *value);
/* What a head says; both (out) (transfer full) (nullable). */
void pergola_conflict_read_head (const char *value, char **by, char **at);

/* pergola-conflict-parts.c: where a conflict of the project or of an item is about an attribute that we do not know of
 * something in it, or about a framework's definition, its field is
 *
 *   in an item          ?FIELD@NAME
 *   in the project      ?WHERE@NAME, where WHERE is that of pergola_project_get_extras ()
 *                       @definition FRAMEWORK
 *
 * and in the file that is the attributes of="field FIELD" field="@NAME", and so on. */

/* (transfer full) (nullable): the other way round than pergola_conflict_name_part; @part is nullable. NULL where there is no such thing, or none that may
 * be in conflict. */
char *pergola_conflict_find_field (gboolean in_item, const char *part, const char *name);
/* Of a field "?WHERE@NAME" NAME (transfer none), and WHERE with its question mark (out) (transfer full). */
const char *pergola_conflict_split_field (const char *field, char **key);

/* Whether @markup is one definition of the framework @id, as a file of the project may carry it. */
gboolean pergola_conflict_is_definition (PergolaProject *project, const char *id, const char *markup);

/* (transfer none) (nullable) */
PergolaExtras *pergola_conflict_get_extras (PergolaProject *project, PergolaItem *item, const char *key);

G_END_DECLS
