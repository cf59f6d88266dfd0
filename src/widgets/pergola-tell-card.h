/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One question of a telling with its answer. What is in it is always there; while the focus is in it, it is open, and
 * shows the question in full, what else may be asked, and what can be said of the card that the answer made.
 *
 * Signals:
 *   told (text)   somebody typed
 *   opened ()     the focus came in
 *   left ()       the focus went out, if only because another window has it */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_TELL_CARD (pergola_tell_card_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTellCard, pergola_tell_card, PERGOLA, TELL_CARD, AdwBin)

GtkWidget *pergola_tell_card_new (PergolaEditor *editor);
/* @form: what is asked for elsewhere is not asked for here; @next: it is the one to be told next. */
void pergola_tell_card_show (
  PergolaTellCard *self, const PergolaAnswer *answer, const PergolaForm *form, gboolean can_tell, gboolean next);
const char *pergola_tell_card_get_key (PergolaTellCard *self); /* (nullable) before it shows something */
/* It shows this answer from the next pergola_tell_card_show on: what was second of its type may be first now. */
void pergola_tell_card_set_key (PergolaTellCard *self, const char *key);
void pergola_tell_card_set_open (PergolaTellCard *self, gboolean open);
/* Puts the cursor into its text; FALSE where it cannot be told yet. */
gboolean pergola_tell_card_write (PergolaTellCard *self);
/* Says why what was typed is not held; NULL: it is. */
void pergola_tell_card_set_error (PergolaTellCard *self, const char *message);

G_END_DECLS
