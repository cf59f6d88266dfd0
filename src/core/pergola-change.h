/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One change of a project. Each carries its own inverse, so that history, recovery, index, views and merging
 * can all feed on the same stream. */

#pragma once

#include "pergola-item.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_CHANGE_INSERT,   /* an item or link comes */
  PERGOLA_CHANGE_REMOVE,   /* an item or link goes */
  PERGOLA_CHANGE_SET,      /* a field or @attribute of an item or link */
  PERGOLA_CHANGE_PLACE,    /* an item's place on a board: key is the board, values are "x y" */
  PERGOLA_CHANGE_PROPERTY, /* a property of the project: key is its name; id is NULL */
} PergolaChangeType;

typedef struct
{
  PergolaChangeType type;
  char *id;          /* (nullable): of the item or link */
  char *key;         /* (nullable) */
  char *old_value;   /* (nullable) */
  char *new_value;   /* (nullable) */
  PergolaItem *item; /* (nullable): the item or link; set for all but PROPERTY */
} PergolaChange;

/* How a transaction has come to pass, as those who hear of it ("committed") may need to know. */
typedef enum
{
  PERGOLA_COMMIT_STEP,      /* a new step of the history */
  PERGOLA_COMMIT_CONTINUED, /* more of the step before */
  PERGOLA_COMMIT_UNDONE,    /* the inverse of a step */
  PERGOLA_COMMIT_REDONE,
} PergolaCommit;

/* Some changes that belong together and have a name the user would recognise: one step of undo. */
typedef struct
{
  char *name;
  char *merge_key;    /* (nullable): consecutive transactions with the same key are one step */
  GPtrArray *changes; /* (element-type PergolaChange) */
  guint64 serial;     /* of the step that it is or takes back, for the history: no two of its states have the same */
  PergolaCommit commit;
  guint64 continued;  /* CONTINUED: the serial of the step before it; its own is 0 where nothing is left of the step */
} PergolaTransaction;

PergolaChange *pergola_change_copy (const PergolaChange *self);
PergolaChange *pergola_change_invert (const PergolaChange *self);
void pergola_change_free (PergolaChange *self);

PergolaTransaction *pergola_transaction_new (const char *name, const char *merge_key);
void pergola_transaction_add (PergolaTransaction *self, PergolaChange *change);
void pergola_transaction_free (PergolaTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaChange, pergola_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaTransaction, pergola_transaction_free)

G_END_DECLS
