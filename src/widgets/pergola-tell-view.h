/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One story being told: its title, who told it to whom, the questions of a form, and the path that comes of it.
 *
 * Signals: closed (): back to all stories. */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_TELL_VIEW (pergola_tell_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTellView, pergola_tell_view, PERGOLA, TELL_VIEW, AdwBin)

/* @editor and @story are nullable: nothing. */
void pergola_tell_view_show (PergolaTellView *self, PergolaEditor *editor, const char *story);
const char *pergola_tell_view_get_story (PergolaTellView *self); /* (nullable) */
/* The project, or its words, are other ones. */
void pergola_tell_view_refresh (PergolaTellView *self);
/* The story is left, if only for a while: an answer in which nothing was left is none. */
void pergola_tell_view_settle (PergolaTellView *self);
/* Puts the cursor where telling begins: into the first answer that is not there yet. */
void pergola_tell_view_write (PergolaTellView *self);
/* Puts the cursor into an answer. */
void pergola_tell_view_write_at (PergolaTellView *self, const char *key);
/* (nullable) (transfer none): for tests: the card of an answer. */
GtkWidget *pergola_tell_view_get_card (PergolaTellView *self, const char *key);

G_END_DECLS
