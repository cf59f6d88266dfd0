/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders of the library: a small file in the XDG config folder, pergola/folders, one absolute path a line; lines
 * that begin with # are comments. While there is no such file, ~/Documents/Pergola is the only one.
 *
 * Signal: changed (): others are in it, set here or by another process. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FOLDERS (pergola_folders_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFolders, pergola_folders, PERGOLA, FOLDERS, GObject)

/* @path: the file that lists them; NULL: the one in the XDG config folder. It need not be there. */
PergolaFolders *pergola_folders_new (const char *path);

/* (transfer full): the folder of the library while nobody has said another: it need not be there. */
char *pergola_folders_get_default (void);

/* (transfer full): absolute paths in the order in which they were added; may be empty. */
GStrv pergola_folders_list (PergolaFolders *self);
gboolean pergola_folders_contains (PergolaFolders *self, const char *folder);

/* Adds a folder at the end, or takes one away: nothing in the folder itself is touched. The list is written at once;
 * FALSE with a G_IO_ERROR or G_FILE_ERROR where it cannot be, and then nothing has changed. A folder that is there
 * already, or is not there, is no error. */
gboolean pergola_folders_add (PergolaFolders *self, const char *folder, GError **error);
gboolean pergola_folders_remove (PergolaFolders *self, const char *folder, GError **error);

G_END_DECLS
