/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a crash, a kill or a power cut left: the journals of processes that are gone. */

#pragma once

#include "pergola-file.h"

G_BEGIN_DECLS

/* How the file is, compared to what the lost process knew of it. */
typedef enum
{
  PERGOLA_RECOVERY_NEW,       /* the project had no file yet */
  PERGOLA_RECOVERY_UNCHANGED, /* as it was saved, or read, last */
  PERGOLA_RECOVERY_CHANGED,   /* another program has written to it since: to be merged */
  PERGOLA_RECOVERY_GONE,      /* it is not there any more, or cannot be read */
} PergolaRecoveryFile;

/* One step that was not saved. */
typedef struct
{
  char *name;  /* "Rename Leak clinic" */
  gint64 time; /* µs since 1970 */
} PergolaRecovered;

#define PERGOLA_TYPE_RECOVERY (pergola_recovery_get_type ())
G_DECLARE_FINAL_TYPE (PergolaRecovery, pergola_recovery, PERGOLA, RECOVERY, GObject)

/* (transfer full) (element-type PergolaRecovery): those with something that is not saved, newest first. Each is held
 * (flock) as long as it lives, so that nobody else offers it; what had nothing is taken away. Reads the disk; any
 * thread. */
GPtrArray *pergola_recovery_list (PergolaState *state);

const char *pergola_recovery_get_path (PergolaRecovery *self); /* (nullable): of the project's file */
const char *pergola_recovery_get_id (PergolaRecovery *self);   /* of the project */
const char *pergola_recovery_get_title (PergolaRecovery *self);
PergolaRecoveryFile pergola_recovery_get_file (PergolaRecovery *self);
gint64 pergola_recovery_get_ended (PergolaRecovery *self); /* the last change, in µs since 1970 */
/* (transfer none) (element-type PergolaRecovered): in the order in which they were done. */
GPtrArray *pergola_recovery_get_steps (PergolaRecovery *self);

/* (transfer full) (nullable): the project with all that was not saved, each a step of history; its journal goes on. The
 * file is not written. Where it is CHANGED, it holds (pergola_file_dup_base) what the lost process knew, so that
 * pergola_file_look_async finds what is to be merged, and a save would say PERGOLA_FILE_ERROR_CHANGED. What does not
 * fit any more ends the steps; the journal then stays as it was. Once opened it is of no more use. Any
 * thread. */
PergolaFile *pergola_recovery_open (PergolaRecovery *self, PergolaFrameworks *frameworks, GError **error);
/* For one that cannot be opened: what was recorded is kept under another name, so that it is not offered again.
 * (transfer full) (nullable): its path. Once put away it is of no more use. */
char *pergola_recovery_put_away (PergolaRecovery *self);

G_END_DECLS
