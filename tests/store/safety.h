/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A folder with a state folder in it, and files whose journal is in there, for the tests of journal and recovery. */

#pragma once

#include "pergola-file.h"
#include "pergola-recovery.h"
#include "tmp-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TmpFolder tmp;
  char *state_folder;
  char *journals;
  PergolaState *state;
  PergolaFrameworks *frameworks;
} Safety;

void safety_set_up (Safety *self, gconstpointer data);
void safety_tear_down (Safety *self, gconstpointer data);
/* Until no thread works on the journals or versions any more: no file with a journal may be open. */
void safety_wait_for_threads (Safety *self);

/* (transfer full): a project, saved as "a.pergola" in the folder, with a journal. */
PergolaFile *safety_open_new (Safety *self);
/* One step, "Title TITLE". */
void safety_set_title (PergolaFile *file, const char *title);
const char *safety_get_title (PergolaFile *file);
/* Takes the file. What the end of its process does: the journal is let go, but stays. (transfer full): what it held. */
GBytes *safety_crash (PergolaFile *file);
/* (transfer full): the only recovery that is offered. */
PergolaRecovery *safety_find (Safety *self);
void safety_assert_nothing (Safety *self);
/* (transfer full) */
PergolaFile *safety_recover (Safety *self, PergolaRecovery *recovery);
void safety_assert_holds (PergolaFile *file, GBytes *bytes);
/* (transfer full): the path of the only journal. */
char *safety_find_journal (Safety *self);
/* (transfer full) (element-type utf8): the paths of what is in a folder. */
GPtrArray *safety_list_folder (const char *folder);

G_END_DECLS
