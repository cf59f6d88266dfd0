/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A target of fuzzing is a program fuzz-NAME.c that defines fuzz_try (). It is linked with libFuzzer (build-aux/fuzz),
 * or with drive.c, which any compiler builds: then it runs its corpus and mutations of it that are the same each time.
 * What a target asks of the code it says with g_assert: a failure ends the program, as a warning of GLib's does. */

#pragma once

#include "pergola-core.h"

/* Tries these bytes. Called again and again in one process: nothing may stay from one call to the next. */
void fuzz_try (const guint8 *data, gsize size);

/* (transfer none): the frameworks that are built in, read once. */
PergolaFrameworks *fuzz_get_frameworks (void);

/* (transfer full): the bytes up to the next byte 0xff, which no UTF-8 has, as a string; @data and @size go on after it.
 */
char *fuzz_take_text (const guint8 **data, gsize *size);

/* An error that is set, with words to show. */
void fuzz_check_error (const GError *error);

/* That what a project is written as is read again, and written to the same bytes. (transfer full): those bytes. */
GBytes *fuzz_check_written (PergolaProject *project);

/* Changes @size bytes of @data to others, no more than @max, by a number: parts of a text move, go or come twice. */
gsize fuzz_mutate (guint8 *data, gsize size, gsize max, guint32 seed);

/* What libFuzzer looks for. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
