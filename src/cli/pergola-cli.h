/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The command line. It needs no display, no settings and no session bus. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether these arguments are for the command line: a command, --help, --version, or something that is neither an
 * option of the application nor a file. */
gboolean pergola_cli_wants (int argc, char **argv);

/* Runs it. Returns the exit status: 0, or 1 for a fault in the input, or 2 for wrong usage. */
int pergola_cli_main (int argc, char **argv);

G_END_DECLS
