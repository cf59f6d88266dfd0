/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where two people changed the same thing, the project keeps both versions until someone decides: the item has its own
 * value, and beside it the other one, as `<conflict field="title">the other text</conflict>`.
 *
 * In memory the other version is an entry of the item, or a property of the project, whose key is "!" and the field's,
 * "!title", for a second one "!title!2", and so on without a gap; the value begins with a head, so that "emptied by
 * the other side" is kept, too. So conflicts are set, undone and recorded like any other value. Attributes are
 * addressed as ever: "!@audience", "!@parent". "!@removed" says that one side deleted what the other one changed; it is
 * kept. What Pergola does not know of a part of the project, and definitions of frameworks, are addressed as
 * pergola-conflict-private.h says.
 *
 * The head holds whose version it is, and from which day, where that is known: of a conflict copy its name says so. It
 * belongs to the text, not to the machine, so that two machines that join each other's file end with the same one.
 * What both versions were made from is not kept: it would be a third text for each, and with it merging conflicts
 * would have to merge bases. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_CONFLICT_REMOVED "@removed"

typedef struct
{
  char *key;   /* "!title!2" */
  char *field; /* "title", "@audience", PERGOLA_CONFLICT_REMOVED */
  char *other; /* the other version; "" where that side emptied it */
  char *by;    /* (nullable): whose it is: a person, a computer, a branch */
  char *at;    /* (nullable): the day that it is from, "2026-05-14" */
} PergolaConflict;

typedef enum
{
  PERGOLA_DECISION_MINE,   /* what the item says now; of a deleted one: keep it */
  PERGOLA_DECISION_THEIRS, /* the other version; of a deleted one: delete it, with all that belongs to it */
  PERGOLA_DECISION_BOTH,   /* texts: one after the other; lists and choices: joined */
} PergolaDecision;

/* (transfer container) (element-type PergolaItem): items by rank, then links, that hold a conflict. */
GPtrArray *pergola_conflict_list_items (PergolaProject *project);
/* (transfer full) (element-type PergolaConflict): those of an item or link, of the project itself where @item is NULL:
 * the title's first, then by field; of one field in the order of the file. */
GPtrArray *pergola_conflict_list (PergolaProject *project, PergolaItem *item);

/* (transfer full) (nullable): what stands beside a conflict of this field as the project's own version. */
char *pergola_conflict_get_mine (PergolaProject *project, PergolaItem *item, const char *field);

/* Whether "both" means something for this conflict: a text of many lines, a line, a list or several choices, and not
 * empty on either side. */
gboolean pergola_conflict_can_keep_both (PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict);
/* Settles one conflict, as one transaction. Another conflict of the same field stays, under the key that is then the
 * next one. FALSE with @error, and nothing changed, where there is none with this key, both cannot be kept, or the
 * other version does not fit any more (its parent is gone). */
gboolean pergola_conflict_decide (
  PergolaProject *project, PergolaItem *item, const char *key, PergolaDecision decision, GError **error);

/* (transfer full): the key of the number-th conflict (from 1) of a field. */
char *pergola_conflict_make_key (const char *field, guint number);
/* (transfer full) (nullable): the field of a key, NULL where it is not the key of a conflict; @number is optional. */
char *pergola_conflict_parse_key (const char *key, guint *number);
/* Whether a field or @attribute may be named by a conflict in a file. */
gboolean pergola_conflict_is_field (const char *field);
/* (transfer full) (nullable): which part of the project or item a field belongs to, as the file names it: "board
 * value.figure", "field title"; NULL for the project or item itself. @name (out) (transfer full): its name there. */
char *pergola_conflict_name_part (gboolean in_item, const char *field, char **name);

void pergola_conflict_free (PergolaConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaConflict, pergola_conflict_free)

G_END_DECLS
