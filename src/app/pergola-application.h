/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one process: what windows share, and which windows there are.
 *
 * Actions ("app"):
 *   start                     the start page
 *   create (s: template)      a new project in a window of its own
 *   example (s: name)         one's own copy of an example
 *   open                      asks for a file
 *   open-file (s: path)       opens it, or raises its window
 *   library-folders           which folders the library looks in
 *   preferences shortcuts about quit */

#pragma once

#include <adwaita.h>

#include "pergola-draw.h"
#include "pergola-example.h"
#include "pergola-file.h"
#include "pergola-library.h"
#include "pergola-preferences.h"
#include "pergola-state.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_APPLICATION (pergola_application_get_type ())
G_DECLARE_FINAL_TYPE (PergolaApplication, pergola_application, PERGOLA, APPLICATION, AdwApplication)

PergolaApplication *pergola_application_new (void);

PergolaFrameworks *pergola_application_get_frameworks (PergolaApplication *self);
PergolaFonts *pergola_application_get_fonts (PergolaApplication *self);

/* (nullable): what is remembered between runs; NULL where the schema is not installed. */
GSettings *pergola_application_get_settings (PergolaApplication *self);
/* What is known of all projects. Once a start window was shown, what changes in its folders is followed. */
PergolaFolders *pergola_application_get_folders (PergolaApplication *self);
PergolaLibrary *pergola_application_get_library (PergolaApplication *self);
PergolaPreferences *pergola_application_get_preferences (PergolaApplication *self);
/* For who looks for what a crash left: one at a time. Any thread. */
GMutex *pergola_application_get_recovery_lock (PergolaApplication *self);
/* Where journals and earlier versions are kept. */
PergolaState *pergola_application_get_state (PergolaApplication *self);

/* Opens a file in a window of its own, or raises the window that shows it, at @board (nullable). It reads on a
 * thread; what goes wrong is said in a dialog. @from (nullable): where it was asked for; a start page closes then. */
void pergola_application_open (PergolaApplication *self, const char *path, const char *board, GtkWindow *from);

/* Opens a file, or raises the window that shows it, with @item (nullable) selected on a board that has it. An item that
 * is not there any more is said in a toast. */
void pergola_application_open_at (PergolaApplication *self, const char *path, const char *item, GtkWindow *from);

/* The same, and a start page stays in front. */
void pergola_application_open_beside (PergolaApplication *self, const char *path, const char *item, GtkWindow *from);

/* Opens what an earlier version was brought back to, and says @notice there. */
void
pergola_application_open_restored (PergolaApplication *self, const char *path, const char *notice, GtkWindow *from);

/* (transfer none) (nullable): the file at @path where a window shows it. */
PergolaFile *pergola_application_find_file (PergolaApplication *self, const char *path);

/* Makes a project from a template or an example and shows it. */
void pergola_application_create (PergolaApplication *self, const char *name, GtkWindow *from);

/* Opens one's own copy of an example, made among the documents where it is not there yet; where that cannot be done, a
 * new project like it. */
void pergola_application_open_example (PergolaApplication *self, const char *name, GtkWindow *from);

/* What is not saved of @file is not wanted: it is kept among the versions, as discarded, and the process lives until it
 * is. @anyway: also where all is saved. */
void pergola_application_give_up (PergolaApplication *self, PergolaFile *file, gboolean anyway);

/* Every window is being closed, so that none is to open. */
gboolean pergola_application_is_quitting (PergolaApplication *self);

/* The start page in a window of its own. */
void pergola_application_show_start (PergolaApplication *self);

/* Asks for a project file and opens it. */
void pergola_application_ask_open (PergolaApplication *self, GtkWindow *from);

/* Puts a file among the desktop's recent ones, and takes it away from them. */
void pergola_application_remember (const char *path);
void pergola_application_forget (const char *path);

/* (transfer full): a filter for dialogs: *.pergola. */
GtkFileFilter *pergola_application_create_filter (void);
/* (transfer full) (nullable): where a dialog that asked for a place to save is to save, with @extension ("pergola") at
 * its end. NULL with a G_IO_ERROR where that is no folder of this computer, or where the name with its end is that of a
 * file about which the dialog did not ask. */
char *pergola_application_get_chosen (GtkNativeDialog *dialog, const char *extension, GError **error);

G_END_DECLS
