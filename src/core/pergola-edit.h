/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does to a project, each one transaction with a name for the undo button. The window, the tests
 * and tools all edit through these. Where a name is given to them, it is translated. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): a new card at the end of a zone (after @after when that is not NULL), of the zone's first
 * kind. */
PergolaItem *pergola_edit_add (
  PergolaProject *project, const PergolaZone *zone, const PergolaCards *cards, const char *title, const char *after);

/* Sets one field as one step named after it; with @typing, steps on the same field join. Empty change: no step. */
gboolean pergola_edit_set (
  PergolaProject *project, const char *id, const char *key, const char *value, gboolean typing, GError **error);

/* Moves items into the place @cards describes, between two neighbours (either may be NULL). */
void pergola_edit_move (
  PergolaProject *project, GStrv ids, const PergolaCards *cards, const char *before, const char *after);

/* (transfer full): ids of the copies, each just after its original, with the links between them. */
GStrv pergola_edit_duplicate (PergolaProject *project, GStrv ids);
/* With what is inside them and their links; fields that named them name nothing any more. */
void pergola_edit_delete (PergolaProject *project, GStrv ids);
PergolaItem *
pergola_edit_link (PergolaProject *project, const char *kind, const char *from, const char *to, GError **error);
/* (transfer none) (nullable): something new called @title at the other end of a new link of a kind that leaves @id, or
 * with @leaves FALSE leads to it. It is of the first kind that can stand there, and of the type of @id where both have
 * one. NULL with @error, and nothing changed, where that is impossible. */
PergolaItem *pergola_edit_link_new (
  PergolaProject *project, const char *kind, const char *id, gboolean leaves, const char *title, GError **error);

/* (transfer full): the items, their children and the links between them as a project file. Items meant for an
 * audience narrower than @audience are left out. */
GBytes *pergola_edit_copy (PergolaProject *project, GStrv ids, PergolaAudience audience);
/* (transfer full): the same, and deletes them. Links to what stays behind go along, so that pasting into the same
 * project joins the items again: cut and paste moves. */
GBytes *pergola_edit_cut (PergolaProject *project, GStrv ids);
/* (transfer full) (nullable): pastes what copy or cut made, with new ids, links included; ids of the new top-level
 * items.
 * @cards (nullable) says where: items of its kind take its field's value. Plain text makes one card a line. */
GStrv pergola_edit_paste (PergolaProject *project, GBytes *bytes, const PergolaCards *cards, GError **error);

G_END_DECLS
