/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A folder for one test, as a fixture of g_test_add. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
} TmpFolder;

void tmp_folder_set_up (TmpFolder *self, gconstpointer data);
/* Takes it away with all that is in it. */
void tmp_folder_tear_down (TmpFolder *self, gconstpointer data);

/* (transfer full): the path of a file in it. */
char *tmp_folder_path (TmpFolder *self, const char *name);
/* Writes a file, as another program might; _write also gives its path (transfer full). */
void tmp_folder_put (TmpFolder *self, const char *name, const char *content);
char *tmp_folder_write (TmpFolder *self, const char *name, const char *content);
/* (transfer full) */
char *tmp_folder_read (TmpFolder *self, const char *name);

void tmp_folder_assert_content (TmpFolder *self, const char *name, const char *content);
/* How many names are in it: no temporary file was left. */
void tmp_folder_assert_count (TmpFolder *self, guint count);

G_END_DECLS
