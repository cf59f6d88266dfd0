/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One of two versions of a value: whose it is, and what is different in it. A click chooses it.
 *
 * Signals:
 *   chosen () */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_VERSION_CARD (pergola_version_card_get_type ())
G_DECLARE_FINAL_TYPE (PergolaVersionCard, pergola_version_card, PERGOLA, VERSION_CARD, AdwBin)

GtkWidget *pergola_version_card_new (void);

/* @who: whose it is; @hue (nullable): of what it belongs to. */
void pergola_version_card_set_owner (PergolaVersionCard *self, const char *who, const char *hue);
/* @text, with what is different from @before marked: what came, and where @with_removed what went. @before NULL: nothing is marked. */
void pergola_version_card_set_text (PergolaVersionCard *self, const char *before, const char *text, gboolean with_removed);
void pergola_version_card_set_chosen (PergolaVersionCard *self, gboolean chosen);

G_END_DECLS
