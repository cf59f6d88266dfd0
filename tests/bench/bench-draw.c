/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-draw FILE BOARD[/VARIANT] layout|svg|pdf TIMES: a board is laid out, or becomes a file. Each time with fresh
 * fonts, as in an export from the command line: no text is set already. */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "pergola-core.h"
#include "pergola-draw.h"

typedef struct
{
  PergolaProject *project;
  const char *board;
  PergolaFonts *fonts;
  PergolaOutputOptions output;
} Bench;

static void
renew_fonts (gpointer data)
{
  Bench *self = data;

  g_clear_object (&self->fonts);
  self->fonts = pergola_fonts_new ();
}

static void
lay_out (gpointer data)
{
  Bench *self = data;
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;

  pergola_scene_unref (
    pergola_layout_run (self->project, pergola_project_get_board (self->project, self->board), self->fonts, &options));
}

static void
render (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    pergola_output_render (self->project, self->board, self->fonts, &self->output, NULL, NULL, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
}

/* Shows the board in a variant. */
static void
set_variant (PergolaProject *project, const char *board, const char *variant)
{
  g_autofree char *key = g_strconcat (board, "/variant", NULL);
  g_autoptr (GError) error = NULL;

  pergola_project_begin (project, NULL);
  if (!pergola_project_set_property (project, key, variant, &error))
    g_error ("%s", error->message);
  pergola_project_commit (project);
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;
  Bench self = { .output = { .theme = PERGOLA_THEME_PRINT, .scale = 1, .audience = PERGOLA_AUDIENCE_EVERYONE } };

  if (argc != 5)
    return 2;
  parts = g_strsplit (argv[2], "/", 2);
  self.board = parts[0];
  self.project = pergola_reader_read_file (argv[1], frameworks, &error);
  if (self.project == NULL || pergola_project_get_board (self.project, self.board) == NULL)
    g_error ("%s: %s", self.board, error != NULL ? error->message : "no such board");
  if (parts[1] != NULL)
    set_variant (self.project, self.board, parts[1]);
  if (!g_str_equal (argv[3], "layout") && !pergola_format_from_string (argv[3], &self.output.format))
    return 2;
  bench_repeat (atoi (argv[4]), renew_fonts, g_str_equal (argv[3], "layout") ? lay_out : render, NULL, &self);
  g_clear_object (&self.fonts);
  g_clear_object (&self.project);

  return 0;
}
