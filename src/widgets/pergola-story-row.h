/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of the list of stories: who told it, what it is called, which types of value it tells of, and how far it is.
 */

#pragma once

#include <adwaita.h>

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_STORY_ROW (pergola_story_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaStoryRow, pergola_story_row, PERGOLA, STORY_ROW, AdwBin)

GtkWidget *pergola_story_row_new (void);
/* @form (nullable): what a whole story tells. */
void
pergola_story_row_show (PergolaStoryRow *self, PergolaProject *project, PergolaItem *story, const PergolaForm *form);
/* (transfer full): the same in words. */
char *pergola_story_row_describe (PergolaProject *project, PergolaItem *story);

G_END_DECLS
