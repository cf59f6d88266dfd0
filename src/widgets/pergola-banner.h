/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line across the window: what went wrong and what helps, or a notice. AdwBanner comes only with libadwaita 1.3.
 *
 * Signals:
 *   dismissed ()   the person has read it */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_BANNER (pergola_banner_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBanner, pergola_banner, PERGOLA, BANNER, AdwBin)

/* @action (nullable): a detailed action, with the words of its button. */
void pergola_banner_show (
  PergolaBanner *self, gboolean is_error, const char *message, const char *label, const char *action);
void pergola_banner_hide (PergolaBanner *self);

G_END_DECLS
