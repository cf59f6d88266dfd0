/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who may see what. Everything that leaves the program asks here. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* Whether an item or link may be shown to @audience: neither it, nor what it lives in, nor an end of it, is meant
 * for a narrower one, nor withheld from it (pergola-consent.h), nor is it a card that only repeats such words. What cannot be told (an end or a parent that is missing)
 * is for oneself alone. */
gboolean pergola_project_is_for (PergolaProject *project, PergolaItem *item, PergolaAudience audience);

/* How many items (no links) @audience may not see. */
guint pergola_project_count_left_out (PergolaProject *project, PergolaAudience audience);

G_END_DECLS
