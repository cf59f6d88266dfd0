/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an item is called wherever it is spoken of, so that what has no title yet has one name everywhere. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* Never NULL, good until the next edit: its title; of a step of which no more is said, what it tells of; else "(Story
 * without a title)". */
const char *pergola_name_get (PergolaProject *project, PergolaItem *item);
/* The same in what leaves for @audience, the item being for them: what it tells of may not be. */
const char *pergola_name_get_for (PergolaProject *project, PergolaItem *item, PergolaAudience audience);
/* What an item of a kind with this title (in words: "Story") is called where it has no title. */
const char *pergola_name_get_untitled (const char *kind);

G_END_DECLS
