/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-framework.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_ITEM (pergola_item_get_type ())
G_DECLARE_FINAL_TYPE (PergolaItem, pergola_item, PERGOLA, ITEM, GObject)

/* An item or a link of a project: a thing with an id, a kind and fields. Both are read here and
 * changed only through the project (pergola-project.h), inside a transaction.
 *
 * Besides its fields an item has attributes, addressed like fields with an "@":
 *   item:  @rank  @audience  @parent
 *   link:  @from  @to
 * A project keeps an item's object alive while history can bring it back: the same object returns on undo. */

const char *pergola_item_get_id (PergolaItem *self);
const char *pergola_item_get_kind (PergolaItem *self);
gboolean pergola_item_is_link (PergolaItem *self);

/* (nullable) (transfer none): the value of a field, an @attribute or a conflict; NULL when unset. Empty means unset. */
const char *pergola_item_get (PergolaItem *self, const char *key);
gboolean pergola_item_get_number (PergolaItem *self, const char *key, double *value);
gboolean pergola_item_get_boolean (PergolaItem *self, const char *key);
gboolean pergola_item_has_choice (PergolaItem *self, const char *key, const char *choice);

/* (transfer container) (element-type utf8): the ids of the fields that are set (no attributes, no conflicts), sorted. */
GPtrArray *pergola_item_list_fields (PergolaItem *self);

/* Whether another version of a field or @attribute, of any where @field is NULL, waits for a decision
 * (pergola-conflict.h). */
gboolean pergola_item_has_conflict (PergolaItem *self, const char *field);

/* Shorthands. The title is the field "title"; never NULL. */
const char *pergola_item_get_title (PergolaItem *self);
const char *pergola_item_get_rank (PergolaItem *self);
const char *pergola_item_get_parent (PergolaItem *self);
const char *pergola_item_get_from (PergolaItem *self);
const char *pergola_item_get_to (PergolaItem *self);
PergolaAudience pergola_item_get_audience (PergolaItem *self);

/* The line of the file it was read from, or 0. */
int pergola_item_get_line (PergolaItem *self);

/* A GCompareFunc over PergolaItem**: by rank, then id. */
int pergola_item_compare_rank (gconstpointer a, gconstpointer b);

G_END_DECLS
