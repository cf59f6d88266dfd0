/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of the merge: pergola-merge.c is its outside, -versions.c joins one value, -items.c finds out which items
 * and links stay and joins them, -kinds.c parts what shares an id, -settle.c mends what only the joined project can
 * have (circles of parents, a link twice), -project.c joins properties, options and places, -whole.c, -unused.c and
 * -kept.c what only the file knows, and -changes.c says what has to be changed in ours. Core only.
 *
 * All of it treats both sides alike but for one thing: in a collision the value of ours stays. */

#pragma once

#include "pergola-conflict-private.h"
#include "pergola-merge.h"
#include "pergola-project-private.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_SIDE_BASE,
  PERGOLA_SIDE_OURS,
  PERGOLA_SIDE_THEIRS,
  PERGOLA_N_SIDES
} PergolaSide;

#define PERGOLA_OTHER_SIDE(side) ((side) == PERGOLA_SIDE_OURS ? PERGOLA_SIDE_THEIRS : PERGOLA_SIDE_OURS)

/* What becomes of one item or link. */
typedef struct
{
  const char *id;
  PergolaItem *sides[PERGOLA_N_SIDES]; /* (nullable): what each side has */
  PergolaItem *result;                 /* (nullable): what the joined project has: one of the sides, or… */
  PergolaItem *made;                   /* (nullable): …this one */
} PergolaJoined;

struct _PergolaMerge
{
  PergolaProject *sides[PERGOLA_N_SIDES]; /* while it compares; base is nullable */
  PergolaProject *copies[PERGOLA_N_SIDES]; /* (nullable): sides in which something got another id */
  GHashTable *moved;                      /* of that: new id → id */
  char *head;                             /* whose theirs is, as a conflict says it; "=" where that is not known */
  GHashTable *by_id;                      /* id → PergolaJoined */
  GPtrArray *joined;                      /* (element-type PergolaJoined): by id */
  GPtrArray *changes;                     /* (element-type PergolaChange) */
  GPtrArray *collisions;
  guint n_changes;
};

/* One value, with the versions of it that wait for a decision, as they are stored, on all sides. */
typedef struct
{
  const char *values[PERGOLA_N_SIDES]; /* (nullable) */
  GPtrArray *others[PERGOLA_N_SIDES];  /* (nullable) (element-type utf8) */
  const char *head;                    /* of what comes from theirs */
} PergolaVersions;

typedef struct
{
  const char *value; /* (nullable) */
  GPtrArray *others; /* (element-type utf8), owned by this: as they are stored, by the bytes of their texts */
  gboolean collides; /* and nobody knew before */
} PergolaSettled;

/* Which of two values, both of them changed, is better; < 0 for @a. NULL where none is: a collision. */
typedef int (*PergolaRule) (const char *a, const char *b);

/* pergola-merge-versions.c. @versions, @settled: values belong to the sides. */
PergolaSettled pergola_merge_settle_value (const PergolaVersions *versions, const char *field);
void pergola_merge_clear_settled (PergolaSettled *settled);
/* The value alone, by the bytes where both changed it; what is there is better than nothing. */
const char *pergola_merge_pick (const char *base, const char *ours, const char *theirs);
/* (transfer full) (nullable): the versions of a field that wait for a decision, as they are stored; NULL for none. */
GPtrArray *pergola_merge_list_others (PergolaProject *project, PergolaItem *item, const char *field);
/* Whether a text is one of them; @others is nullable. */
gboolean pergola_merge_holds (GPtrArray *others, const char *text);
/* (transfer full): an item that says what the sides say together. @base is nullable; collisions are noted for @id. */
PergolaItem *pergola_merge_join_items (
  PergolaMerge *self, const char *id, PergolaItem *base, PergolaItem *ours, PergolaItem *theirs);
/* Puts the versions that wait into @item in place of those that are there. */
void pergola_merge_set_others (PergolaItem *item, const char *field, GPtrArray *others);

/* pergola-merge-kept.c. (transfer full): what pergola_extras_pack made of all sides (nullable), joined; @text
 * (nullable): the text that it belongs to, as joined. */
char *pergola_merge_join_kept (const char *const *packed, const char *text);
/* (transfer full) (nullable): the same where both changed it, else that of the side that did. */
char *pergola_merge_choose_kept (const char *const *packed, const char *text);
/* (transfer full) (nullable): of what is packed the markup in @text alone. @packed is nullable. */
char *pergola_merge_get_markup (const char *packed, const char *text);
/* (transfer full) (element-type utf8): the names of unknown attributes on all sides (nullable), base's order first. */
GPtrArray *pergola_merge_list_attributes (PergolaExtras *const *sides);
/* (transfer full) (nullable): as a person wrote it. @extras is nullable. */
char *pergola_merge_get_attribute (PergolaExtras *extras, const char *name);
void pergola_merge_set_attribute (PergolaExtras *extras, const char *name, const char *value);
/* Whether @field is an attribute that Pergola does not know: of @item or of one of its fields, or, where it is NULL, of
 * the project or a part of it. */
gboolean pergola_merge_is_foreign (PergolaItem *item, const char *field);

/* pergola-merge-kinds.c. Where one id stands for different kinds of thing on the two sides, one of the two gets another
 * id, in a copy of its side. @except (nullable) (element-type utf8): these stay as they are. */
void pergola_merge_part_kinds (PergolaMerge *self, GHashTable *except);
/* (transfer full): of those that were parted, what did not have to be: the other one is gone. */
GHashTable *pergola_merge_list_unparted (PergolaMerge *self);

/* pergola-merge-items.c */
void pergola_merge_join_all_items (PergolaMerge *self);
/* (nullable) */
PergolaJoined *pergola_merge_find (PergolaMerge *self, const char *id);
/* The side that had the item in base and has it no more while the other one has it; PERGOLA_SIDE_BASE for none. */
PergolaSide pergola_merge_get_deleter (const PergolaJoined *joined);
/* (transfer none): the result, as one that may be changed. */
PergolaItem *pergola_merge_edit (PergolaJoined *joined);
/* Adds one version that waits to the result; TRUE where it is new to both sides. @head (nullable): whose it is. */
gboolean pergola_merge_add_other (PergolaJoined *joined, const char *field, const char *head, const char *other);

/* pergola-merge-settle.c */
void pergola_merge_mend (PergolaMerge *self);

/* pergola-merge-project.c. Puts the versions of something of the project that wait in place of those of ours. */
void pergola_merge_set_waiting (PergolaMerge *self, const char *field, GPtrArray *others);
void pergola_merge_join_properties (PergolaMerge *self);
void pergola_merge_join_places (PergolaMerge *self);

/* pergola-merge-unused.c: definitions that a side carries and does not use. (transfer full) (element-type utf8): of which
 * frameworks. */
GPtrArray *pergola_merge_list_unused (PergolaProject *project);
/* (nullable) (transfer none): that of one framework. */
const char *pergola_merge_find_unused (PergolaProject *project, const char *id);
/* Leaves, of the definitions among what is unknown, those in @unused (id → definition) alone. */
void pergola_merge_sift_definitions (PergolaMerge *self, PergolaExtras *joined, GHashTable *unused);

/* pergola-merge-whole.c */
void pergola_merge_join_whole (PergolaMerge *self);

/* pergola-merge-changes.c */
void pergola_merge_list_item_changes (PergolaMerge *self);
void pergola_merge_add_change (
  PergolaMerge *self, PergolaChangeType type, PergolaItem *item, const char *id, const char *key, const char *value);

/* pergola-merge.c. All but @field are nullable. */
void pergola_merge_collide (
  PergolaMerge *self, const char *id, const char *field, const char *base, const char *ours, const char *theirs);

G_END_DECLS
