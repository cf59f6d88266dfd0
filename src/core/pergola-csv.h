/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables as text: RFC 4180, and what spreadsheets make of it. A cell that begins with a quote goes on to the closing
 * one, over separators and line ends; two quotes are one. Lines end with LF, CRLF or CR. A quote that is never closed
 * is a quote. Any text is a table. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint line;       /* of the text on which it begins, from 1 */
  GPtrArray *cells; /* (element-type utf8): at least one */
} PergolaCsvRow;

/* (transfer full): what a file holds as UTF-8: it says so with a mark, or is, or else is taken for Windows-1252, which
 * Latin-1 is a part of. UTF-16 needs its mark. */
char *pergola_csv_decode (const void *bytes, gsize length);

/* (transfer full) (element-type PergolaCsvRow): the rows of @text, which is UTF-8, without those that are empty. */
GPtrArray *pergola_csv_read (const char *text, char separator);

/* (transfer full): a cell of a table that is to be read again, quoted where it must be. */
char *pergola_csv_quote (const char *cell, char separator);

G_END_DECLS
