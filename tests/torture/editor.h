/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The process that is killed: it opens what there is, as a window does, edits and saves without end, and says in the
 * file "report" what it is about to do, and what is done. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EDITOR_PROJECTS "projects" /* folders in the one that it works in */
#define EDITOR_STATE "state"
#define EDITOR_REPORT "report"

/* A line of the report: what follows, a space, the number of the edit; for DONE also a space and the digest of what the
 * project holds. */
#define EDITOR_EDITS 'e' /* begins an edit: the project's title will be "Edit NUMBER" */
#define EDITOR_STEPS 's' /* begins to undo or redo: the project will be as it was once */
#define EDITOR_DONE 'd'  /* the commit has returned */

int editor_run (const char *folder) G_GNUC_NORETURN;

G_END_DECLS
