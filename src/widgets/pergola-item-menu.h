/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the menus of an item offer on every view. Nothing is appended where there is nothing to offer. */

#pragma once

#include "pergola-popup.h"

G_BEGIN_DECLS

/* "Link As": every kind of link that may start at @item. */
void pergola_menu_append_links (GMenu *menu, PergolaEditor *editor, PergolaItem *item);
/* Every kind of link that may lead from one to the other now: choosing it links them. */
void pergola_menu_append_joins (GMenu *menu, PergolaEditor *editor, const char *from, const char *to);
/* What it did. */
void pergola_menu_append_polarity (GMenu *menu, PergolaEditor *editor, PergolaItem *item);
/* "Follow": the stories that pass through it, and none; and where it stands on the one that is followed. */
/* Evaluation into plan, or back: what is there already is gone to. */
void pergola_menu_append_turn (GMenu *menu, PergolaEditor *editor, PergolaItem *item);
void pergola_menu_append_stories (GMenu *menu, PergolaEditor *editor, PergolaItem *item);

G_END_DECLS
