/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Boards leaving the program, as SVG (text stays text), PDF (with bookmarks) or PNG. */

#pragma once

#include "pergola-layout.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_FORMAT_SVG,
  PERGOLA_FORMAT_PDF,
  PERGOLA_FORMAT_PNG,
} PergolaFormat;

typedef enum
{
  PERGOLA_PAPER_FIT, /* the page fits the board */
  PERGOLA_PAPER_A4,
  PERGOLA_PAPER_A3,
  PERGOLA_PAPER_LETTER,
  PERGOLA_PAPER_SCREEN, /* 16:9, 1920 × 1080 units */
} PergolaPaper;

typedef struct
{
  PergolaFormat format;
  PergolaTheme theme;
  PergolaPaper paper;
  double scale;             /* PNG: pixels a unit; from 0.1 to 16 */
  PergolaAudience audience;
  gboolean retrospective;   /* as in PergolaLayoutOptions */
  guint32 until;            /* as in PergolaLayoutOptions */
  const char *overlay;      /* (nullable): as in PergolaLayoutOptions; boards that have no such one are as they are */
  const char *story;        /* (nullable): as in PergolaLayoutOptions */
} PergolaOutputOptions;

#define PERGOLA_OUTPUT_ERROR (pergola_output_error_quark ())
GQuark pergola_output_error_quark (void);
typedef enum
{
  PERGOLA_OUTPUT_ERROR_FAILED,
  PERGOLA_OUTPUT_ERROR_TOO_LARGE, /* more pixels than an image can have: the message names a scale that works */
  PERGOLA_OUTPUT_ERROR_EMPTY,     /* no board holds anything, or nothing for the audience: the message says which */
} PergolaOutputError;

/* (transfer full) (nullable): one board (@board, even an empty one) or every board that holds something for the
 * audience (NULL; only as PDF, one after the other with bookmarks) as a file. @left_out (nullable) takes how many items
 * the audience may not see. */
GBytes *pergola_output_render (PergolaProject *project, const char *board, PergolaFonts *fonts, const PergolaOutputOptions *options, GCancellable *cancellable, guint *left_out, GError **error);

/* The parts of it, each taking scenes that are laid out for paper. */
GBytes *pergola_output_svg (PergolaScene *scene, const PergolaOutputOptions *options, GError **error);
GBytes *pergola_output_pdf (GPtrArray *scenes, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error);
GBytes *pergola_output_png (PergolaScene *scene, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error);

const char *pergola_format_get_extension (PergolaFormat format);
gboolean pergola_format_from_string (const char *text, PergolaFormat *format);
gboolean pergola_paper_from_string (const char *text, PergolaPaper *paper);
gboolean pergola_theme_from_string (const char *text, PergolaTheme *theme);

/* (transfer container) (element-type utf8): ids of the boards of a project that hold something that @audience may see,
 * in the definitions' order. */
GPtrArray *pergola_output_list_boards (PergolaProject *project, PergolaAudience audience);
/* (nullable): the board that a project is shown with first, of those that it draws on: one that holds something comes
 * before one that does not, and a figure of its own before what is there with every project. */
const PergolaBoardDef *pergola_output_get_first_board (PergolaProject *project, PergolaAudience audience);
/* The same, but where there is none: NULL, and PERGOLA_OUTPUT_ERROR_EMPTY with what helps. */
GPtrArray *pergola_output_need_boards (PergolaProject *project, PergolaAudience audience, GError **error);

G_END_DECLS
