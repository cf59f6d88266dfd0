/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file that a save fills before it takes its place. Whoever fills one holds a lock on it (flock), which ends with
 * its process: so one that was left behind can be told from one that someone is filling. */

#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* Makes a new, empty one beside @target, open for writing and locked until the last descriptor of it is closed; one
 * that a copy made by dup () keeps open keeps the lock. @path (transfer full) takes its name. -1 with errno set where
 * it cannot be made. */
int pergola_temporary_open (const char *target, mode_t mode, char **path);

/* Takes away what saves of @target that were killed have left behind. Only what nobody holds and nobody has touched for
 * an hour before @now goes: a lock on a network disk may not be seen by another computer. @now is by the clock of the
 * disk: the time of a file just written there. What cannot be taken away stays. */
void pergola_temporary_clean (const char *target, time_t now);

G_END_DECLS
