/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How an earlier version of a project differs from what it is now, in words for a line of a list. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer full): of @then, compared with @now: "3 cards fewer, 2 changed"; where it is about one card, that by its
 * title. What belongs to a card (a step of a story, say) counts as that card. "no difference" where there is none.
 * Any thread, while nobody else uses the two. */
char *pergola_comparison_describe (PergolaProject *now, PergolaProject *then);

/* (transfer full): what is in it: "12 cards, 7 links". */
char *pergola_comparison_describe_content (PergolaProject *project);

G_END_DECLS
