/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text as a search sees it: words without case, diacritics and punctuation. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the words of @text with one space between them, one before and one after: "Réseau: d'eau" becomes
 * " reseau d eau ". A text without words becomes " ". A symbol that is no punctuation ("+", "€", an emoji) is a word.
 * Letters that people type plainly are plain ("ß" is "ss", "ł" is "l"), full-width and other compatible forms are
 * what they stand for, digits of every script are 0 to 9. What is not UTF-8 parts words.
 *
 * @origins (nullable) (element-type guint32) takes, for each byte of the result, where in @text what it came from
 * begins. */
char *pergola_fold (const char *text, GArray *origins);

G_END_DECLS
