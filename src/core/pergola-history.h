/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What has been done to a project, to undo and redo. It knows neither widgets nor files. */

#pragma once

#include "pergola-change.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_HISTORY (pergola_history_get_type ())
G_DECLARE_FINAL_TYPE (PergolaHistory, pergola_history, PERGOLA, HISTORY, GObject)

/* Properties, all read-only and notified: "can-undo", "can-redo", "undo-name", "redo-name", "clean".
 * Clean: the project stands where it stood when pergola_history_mark_clean was last called. */

gboolean pergola_history_can_undo (PergolaHistory *self);
gboolean pergola_history_can_redo (PergolaHistory *self);
const char *pergola_history_get_undo_name (PergolaHistory *self); /* (nullable): "Move Leak clinic" */
const char *pergola_history_get_redo_name (PergolaHistory *self); /* (nullable) */
gboolean pergola_history_is_clean (PergolaHistory *self);
/* The step under way ends. */
void pergola_history_mark_clean (PergolaHistory *self);

/* For a save that takes a while: where the project stands now, as a number that no other state will ever have, to
 * be marked clean when the save is done, wherever the project stands by then. The step under way goes on: what saves
 * by itself must not cut a word that is being typed in two. Inside a transaction, which the save cuts in two, it is a
 * state that will never be clean. */
guint64 pergola_history_get_mark (PergolaHistory *self);
void pergola_history_mark_clean_at (PergolaHistory *self, guint64 mark);

/* The step under way ends: the next transaction begins a new one whatever its merge key. */
void pergola_history_seal (PergolaHistory *self);

/* What has been done, oldest first, each one step of undo. (transfer none): until something is done, undone or redone.
 */
guint pergola_history_count_done (PergolaHistory *self);
const PergolaTransaction *pergola_history_get_done (PergolaHistory *self, guint index);

/* Return FALSE when there is nothing to do. Inside a transaction they are a programming error. */
gboolean pergola_history_undo (PergolaHistory *self);
gboolean pergola_history_redo (PergolaHistory *self);
/* As if the last step had never been done: it is undone, and cannot be done again. */
gboolean pergola_history_forget (PergolaHistory *self);

G_END_DECLS
