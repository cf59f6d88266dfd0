/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A disk that fails: the calls that a save is made of, in the place of the C library's, for the whole program that is
 * linked with this. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FAULTS_SHORT (-1) /* in the place of an errno: a write takes half of what it is given, the next has ENOSPC */

/* From now on the @nth call, from 1, of open, write, fsync, rename, link or truncate on a file below @folder fails with
 * @code; with @lasting, all those after it too. */
void faults_arm (const char *folder, guint nth, int code, gboolean lasting);
/* Ends that. TRUE if a call failed. */
gboolean faults_disarm (void);

G_END_DECLS
