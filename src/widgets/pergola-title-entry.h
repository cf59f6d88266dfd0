/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A field for a title on a board: one paragraph that wraps, in the board's letters, without a frame of its own.
 *
 * Signals: changed: the text is another one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_TITLE_ENTRY (pergola_title_entry_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTitleEntry, pergola_title_entry, PERGOLA, TITLE_ENTRY, GtkTextView)

GtkWidget *pergola_title_entry_new (void);
char *pergola_title_entry_get_text (PergolaTitleEntry *self); /* (transfer full) */
/* The cursor goes to the end. */
void pergola_title_entry_set_text (PergolaTitleEntry *self, const char *text);
/* @name: what it is called, also shown while it is empty; @prompt (nullable): what is asked for. */
void pergola_title_entry_set_names (PergolaTitleEntry *self, const char *name, const char *prompt);
/* @size: of the letters, in pixels. */
void pergola_title_entry_set_font (PergolaTitleEntry *self, const char *family, double size, gboolean bold);
/* In pixels: how wide it would be on one line, and how high it is at a width, of at most @lines lines. */
int pergola_title_entry_get_wanted_width (PergolaTitleEntry *self);
int pergola_title_entry_get_wanted_height (PergolaTitleEntry *self, int width, int lines);

G_END_DECLS
