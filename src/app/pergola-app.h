/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the windows: pergola [--board ID] [FILE…]. Returns the exit status: 0, 1 when there is no display,
 * 2 for wrong usage. */
int pergola_app_main (int argc, char **argv);

G_END_DECLS
