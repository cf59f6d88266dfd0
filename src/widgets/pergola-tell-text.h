/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A place to write in that is as high as what is written, and asks a question while it is empty.
 *
 * Signals: changed: somebody typed; paragraph: and ended a paragraph. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_TELL_TEXT (pergola_tell_text_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTellText, pergola_tell_text, PERGOLA, TELL_TEXT, GtkWidget)

GtkWidget *pergola_tell_text_new (void);
/* @name: what it is called; @prompt: what is asked while it is empty. */
void pergola_tell_text_set_words (PergolaTellText *self, const char *name, const char *prompt);
char *pergola_tell_text_get_text (PergolaTellText *self); /* (transfer full) */
/* Shows what was written elsewhere; the cursor stays where it is as far as it can. */
void pergola_tell_text_set_text (PergolaTellText *self, const char *text);
/* How high it is at least, in pixels. */
void pergola_tell_text_set_min_height (PergolaTellText *self, int height);
/* (transfer none): what has the focus. */
GtkWidget *pergola_tell_text_get_view (PergolaTellText *self);

G_END_DECLS
