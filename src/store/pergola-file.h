/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project and the file it lives in: opening, and saving so that nothing is lost. */

#pragma once

#include "pergola-core.h"
#include "pergola-state.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FILE (pergola_file_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFile, pergola_file, PERGOLA, FILE, GObject)

#define PERGOLA_FILE_ERROR (pergola_file_error_quark ())
GQuark pergola_file_error_quark (void);

typedef enum
{
  PERGOLA_FILE_ERROR_CHANGED, /* the file changed since it was read: saving would lose what someone else wrote */
  PERGOLA_FILE_ERROR_READ_ONLY,
  PERGOLA_FILE_ERROR_NO_SPACE,
  PERGOLA_FILE_ERROR_GONE,        /* the folder, or a file that was looked for, is not there any more */
  PERGOLA_FILE_ERROR_FOLDER_GONE, /* a file that was looked for, with its folder */
  PERGOLA_FILE_ERROR_DENIED,      /* a file that was looked for may not be read any more */
  PERGOLA_FILE_ERROR_FAILED,
} PergolaFileError;

/* (transfer full): a project that has no file yet. */
PergolaFile *pergola_file_new (PergolaProject *project);
/* (transfer full) (nullable): reads a project. */
PergolaFile *pergola_file_open (const char *path, PergolaFrameworks *frameworks, GError **error);
/* The same on a thread; finish gives it. */
void pergola_file_open_async (const char *path,
                              PergolaFrameworks *frameworks,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
PergolaFile *pergola_file_open_finish (GAsyncResult *result, GError **error);

PergolaProject *pergola_file_get_project (PergolaFile *self);
const char *pergola_file_get_path (PergolaFile *self); /* (nullable) */

/* Saves to @path (NULL: where it lives; then it lives at @path) through a temporary file beside it, flushed, renamed,
 * its folder flushed; permissions are kept and symlinks followed. Never over a file that changed since it was read,
 * unless @force. The project is clean afterwards if nothing was edited meanwhile. */
gboolean pergola_file_save (PergolaFile *self, const char *path, gboolean force, GError **error);
void pergola_file_save_async (PergolaFile *self,
                              const char *path,
                              gboolean force,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean pergola_file_save_finish (PergolaFile *self, GAsyncResult *result, GError **error);

/* --- A place that nobody chose --- */

/* Nothing is at @path: a save to it goes there only as long as that holds, else it says PERGOLA_FILE_ERROR_CHANGED. */
void pergola_file_claim (PergolaFile *self, const char *path);
/* The file has got another name, with what it holds. */
void pergola_file_moved (PergolaFile *self, const char *path);

/* --- What is not saved yet --- */

/* From now on each commit, undo and redo is on the disk before it returns: so a killed process loses nothing, and a
 * power cut at most the last second. A save begins the journal anew. With the file goes its journal where all is saved;
 * where not, it is found at the next start (pergola-recovery.h). Keeps versions, too (pergola-versions.h). To be called
 * once, outside a transaction. Property "journal-error" (GError, nullable, notified): why unsaved changes are not
 * protected now. Editing goes on, and the next commit tries again with all of them. */
void pergola_file_start_journal (PergolaFile *self, PergolaState *state);
const GError *pergola_file_get_journal_error (PergolaFile *self); /* (nullable) */
/* The person closes the project and wants no more of what is not saved: it goes to the versions, as discarded, and no
 * recovery is offered. Ends the journal; FALSE where nothing can be kept: its file stays then, to be found by the next
 * start. @anyway: also what was saved, for its file is gone. */
gboolean pergola_file_give_up (PergolaFile *self, gboolean anyway);
void
pergola_file_give_up_async (PergolaFile *self, gboolean anyway, GAsyncReadyCallback callback, gpointer data);
gboolean pergola_file_give_up_finish (PergolaFile *self, GAsyncResult *result);

/* --- What another program wrote into the file --- */

/* (transfer full) (nullable): what the file held when we last read or wrote it; NULL before the first save. */
GBytes *pergola_file_dup_base (PergolaFile *self);
/* These bytes are in the file now, and what they bring has been taken in: a save may go over exactly them. */
void pergola_file_set_base (PergolaFile *self, GBytes *bytes);
/* The project has become @bytes, which are what the file holds: after a crash nothing has to be recovered. */
void pergola_file_note_same (PergolaFile *self, GBytes *bytes);
/* Looks, on a thread, at what the file holds: by its content, never by its times. A save under way is waited for.
 * Finish: (transfer full) (nullable) what is there if it is not what we know; NULL without an error where nothing
 * changed. PERGOLA_FILE_ERROR_GONE, FOLDER_GONE or DENIED where what we know is out of reach; READ_ONLY where it is
 * there, but may not be written to; a PERGOLA_READER_ERROR where the file cannot be read for another reason. */
void
pergola_file_look_async (PergolaFile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *pergola_file_look_finish (PergolaFile *self, GAsyncResult *result, GError **error);

/* Writes any bytes in the same durable way: exports too are whole or not there. */
gboolean pergola_file_write_bytes (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
