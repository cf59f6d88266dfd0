/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Joining two versions of a project that grew out of the same one: three-way, by item, field, link and place.
 *
 *   merge = pergola_merge_new (base, ours, theirs);
 *   pergola_merge_apply (merge, ours, _("Take in changes"), &error);
 *
 * What one side changed is taken. Where both changed the same thing differently, a rule settles what nobody needs to be
 * asked about (ranks, places, options of boards): the same one on both machines. The rest are collisions: the project
 * keeps both versions as a conflict (pergola-conflict.h). One id that stands for two kinds of thing becomes two ids, so
 * that both stay. Of a collision that one side has taken in already, nothing
 * new comes, so that two machines that take in each other's file come to the same one. */

#pragma once

#include "pergola-conflict.h"

G_BEGIN_DECLS

typedef struct _PergolaMerge PergolaMerge;

typedef struct
{
  char *id;     /* (nullable): the item or link; NULL for the project itself */
  char *field;  /* "title", "@audience", or PERGOLA_CONFLICT_REMOVED */
  char *base;   /* (nullable): what it said before both… */
  char *ours;   /* (nullable): …and now. Of a removed item the title, NULL on the side that deleted it */
  char *theirs; /* (nullable) */
} PergolaCollision;

/* Whether two projects are versions of the same one. Whoever merges asks first. */
gboolean pergola_merge_is_same (PergolaProject *one, PergolaProject *other);

/* (transfer full): compares the three and changes none of them. @base is what both grew out of, or NULL where that is
 * not known: then everything that differs is a collision, and nothing is deleted. May be called on any thread, while
 * nobody else uses the three. Nothing of them is needed afterwards. */
PergolaMerge *pergola_merge_new (PergolaProject *base, PergolaProject *ours, PergolaProject *theirs);
/* The same; new conflicts say whose version theirs is (@by, nullable: a person, a computer) and from which day (@at,
 * nullable: "2026-05-14"). */
PergolaMerge *pergola_merge_new_signed (
  PergolaProject *base, PergolaProject *ours, PergolaProject *theirs, const char *by, const char *at);
void pergola_merge_free (PergolaMerge *self);

/* How many things (items, links, places, options…) the merge adds to, changes in or takes from ours. */
guint pergola_merge_count_changes (PergolaMerge *self);
/* (transfer none) (element-type PergolaCollision): the new ones, by id; the project's own come first. */
GPtrArray *pergola_merge_get_collisions (PergolaMerge *self);

/* Makes the changes in @project, which holds the same as ours did, as one transaction: one step of undo, after which it
 * is ours again. FALSE with @error, and nothing changed, where it does not hold the same. */
gboolean pergola_merge_apply (PergolaMerge *self, PergolaProject *project, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaMerge, pergola_merge_free)

G_END_DECLS
