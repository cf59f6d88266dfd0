/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be made of a catalogue, and what has been made of it. An item knows the entry it was made of by the field with
 * the role "entry" of its kind, and goes its own way from there. */

#pragma once

#include "pergola-position.h"

G_BEGIN_DECLS

/* (nullable): the catalogue of what a board shows first. */
const PergolaCatalogue *pergola_catalogue_of_board (PergolaProject *project, const PergolaBoardDef *board);
/* (nullable): the zone of a board in which an item made of the entry would stand. */
const PergolaZone *pergola_catalogue_find_zone (
  PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry, const PergolaBoardDef *board);
/* (nullable): the words for what the entry says of a field: its text, or the titles of the choices it names. (transfer
 * full). */
char *pergola_catalogue_describe (
  PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry, const char *field);
/* Whether the entry says of a field that what it says there is an estimate. */
gboolean pergola_catalogue_is_estimated (
  PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry, const char *field);

/* (transfer container) (element-type PergolaCatalogueEntry): those that a query matches (pergola-query.h), by anything
 * they say, in their order; without any words, all. */
GPtrArray *pergola_catalogue_search (PergolaProject *project, const PergolaCatalogue *self, const char *words);

/* (transfer container) (element-type PergolaItem): what has been made of an entry, by rank. */
GPtrArray *pergola_catalogue_list_items (
  PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry);
/* (transfer full) (element-type utf8 PergolaItem): for the id of each entry of which something has been made, the first
 * of it. */
GHashTable *pergola_catalogue_list_used (PergolaProject *project, const PergolaCatalogue *self);
/* (nullable): what an item was made of. */
const PergolaCatalogueEntry *pergola_catalogue_entry_of (PergolaProject *project, PergolaItem *item);

/* (transfer none): a new item of the entry, as one step, "Add Case clinics"; where @cards (nullable) says, and at a
 * position of @board (both nullable), else where the entry says. */
PergolaItem *pergola_catalogue_add (
  PergolaProject *project,
  const PergolaCatalogue *self,
  const PergolaCatalogueEntry *entry,
  const PergolaCards *cards,
  const PergolaBoardDef *board,
  const PergolaPosition *position);

/* The fields @keys of items go back to what their entries say, as one step. Items without an entry stay as they are. */
void pergola_catalogue_reset (PergolaProject *project, GStrv ids, const char *const *keys);
/* Whether that would change anything. */
gboolean pergola_catalogue_can_reset (PergolaProject *project, GStrv ids, const char *const *keys);

G_END_DECLS
