/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inside of a project, for the files pergola-project*.c only. */

#pragma once

#include "pergola-project-private.h"

G_BEGIN_DECLS

/* Items of one kind, or links of one kind; sorted when next asked for. */
typedef struct
{
  const char *kind;
  GPtrArray *items;
  gboolean sorted;
} PergolaBucket;

struct _PergolaProject
{
  GObject parent_instance;

  char *id;
  char *file_version;
  GHashTable *items;      /* id → PergolaItem: items and links */
  GHashTable *item_buckets; /* kind → PergolaBucket */
  GHashTable *link_buckets;
  PergolaBucket *last_buckets[2]; /* (nullable): of items and of links; what is loaded comes sorted by kind */
  GHashTable *links_of;   /* (nullable): item id → GPtrArray of links that start or end there; made when first needed */
  GHashTable *children;   /* parent id → GPtrArray of items */
  GHashTable *properties; /* key → value */
  GHashTable *places;     /* board → GHashTable: item → "x y" */
  GHashTable *extras;     /* where → PergolaExtras */
  GPtrArray *uses;        /* of PergolaUse */

  PergolaFrameworks *available;
  GPtrArray *frameworks; /* those of uses, in the project's language */
  GHashTable *kinds;     /* id → PergolaKind of theirs: those that were asked for, for it is asked of every item */

  PergolaHistory *history;
  PergolaTransaction *transaction; /* the open one */
  guint depth;
  char *packed;       /* (nullable): as pergola-kept.h gave it last */
  GPtrArray *retired; /* of PergolaFrameworks: sets with definitions that gave way */
  gboolean cancelled;
};

/* Keeps the indices true: an item has come, or is about to go. */
void pergola_project_index (PergolaProject *self, PergolaItem *item);
void pergola_project_unindex (PergolaProject *self, PergolaItem *item);
PergolaBucket *pergola_project_get_bucket (PergolaProject *self, const char *kind, gboolean is_link);
void pergola_project_resolve (PergolaProject *self);
/* FALSE with @error where the value cannot be set; else @clean (transfer full) takes what is to be stored. */
gboolean pergola_project_clean_value (PergolaProject *self, PergolaItem *item, const char *key, const char *value, char **clean, GError **error);

G_END_DECLS
