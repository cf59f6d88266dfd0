/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What whoever told something agreed to: the field with the role "consent". "withheld": it stays with the circle,
 * whatever its audience says; "unnamed": who told it is not said beyond the circle; "named": it goes with the name.
 * A card that holds nothing but the first words of what was told goes no further than that did (pergola-audience.h).
 * Where nobody was asked, what was told word for word stays with the circle, too; what has no words, and such a card, go with
 * their audience, and the name only as far as the person's own one.
 *
 * While two versions of a consent wait for a decision, the narrower one counts. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* The widest audience that an item may have by the consent that it holds. */
PergolaAudience pergola_consent_get_limit (PergolaProject *project, PergolaItem *item);

/* Whether who told it said that it stays with the circle. */
gboolean pergola_consent_is_withheld (PergolaProject *project, PergolaItem *item);

/* Whether an item holds words that somebody told, and nobody asked whether they may be quoted. */
gboolean pergola_consent_is_unasked (PergolaProject *project, PergolaItem *item);

/* How many items of @board (nullable: of the project) are kept from @audience by their consent alone; @unasked
 * (out) (nullable): of those, for want of one. */
guint pergola_consent_count_withheld (PergolaProject *project,
                                      const PergolaBoardDef *board,
                                      PergolaAudience audience,
                                      guint *unasked);

/* (transfer none): whom a field names, in what leaves for @audience: "" where the field is not set, nobody is there, or
 * the name is not for them. Everything that leaves asks here. */
const char *
pergola_person_get_name_for (PergolaProject *project, PergolaItem *item, const char *field, PergolaAudience audience);

/* Whether a field of an item may leave for @audience, the item being for them: not where it names somebody who is not,
 * nor, of what is told without the name, where its words hold the name. */
gboolean
pergola_consent_allows_field (PergolaProject *project, PergolaItem *item, const char *field, PergolaAudience audience);

G_END_DECLS
