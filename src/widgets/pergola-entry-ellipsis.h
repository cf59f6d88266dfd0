/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An entry cuts a text that is too long for it in the middle of a letter, as if that were all. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* While nobody edits it, lets the text of @row end in an ellipsis where it is too long; a tooltip then has the whole. */
void pergola_entry_ellipsize (AdwEntryRow *row);

G_END_DECLS
