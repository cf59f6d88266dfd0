/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All stories, and one of them while it is told. */

#pragma once

#include "pergola-board-page.h"
#include "pergola-tell-view.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_STORIES_PAGE (pergola_stories_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaStoriesPage, pergola_stories_page, PERGOLA, STORIES_PAGE, PergolaBoardPage)

/* (transfer none): for tests. */
PergolaTellView *pergola_stories_page_get_telling (PergolaStoriesPage *self);

G_END_DECLS
