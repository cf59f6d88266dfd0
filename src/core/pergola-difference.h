/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is different between two texts, word by word. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_PIECE_SAME,
  PERGOLA_PIECE_REMOVED, /* in the text before only */
  PERGOLA_PIECE_ADDED,   /* in the text after only */
} PergolaPieceType;

typedef struct
{
  PergolaPieceType type;
  char *text;
} PergolaPiece;

/* (transfer full) (element-type PergolaPiece): both texts as one, in order, what was removed before what came in its
 * place; neighbours of one type are one piece. Where the texts are long and have little in common, what lies between
 * their common beginning and end counts as replaced. */
GPtrArray *pergola_difference_list (const char *before, const char *after);

G_END_DECLS
