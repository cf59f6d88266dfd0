/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A library of its own for one test, and waiting for it. */

#pragma once

#include "pergola-index.h"
#include "pergola-library.h"
#include "tmp-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TmpFolder tmp;
  char *folder;   /* of the library: "projects" in tmp */
  char *database; /* "data/library.db" in tmp */
  PergolaFrameworks *frameworks;
  PergolaFolders *folders;
  PergolaLibrary *library;
  GMainLoop *loop;
  GAsyncResult *result;
} LibraryFixture;

void library_fixture_set_up (LibraryFixture *self, gconstpointer data);
void library_fixture_tear_down (LibraryFixture *self, gconstpointer data);

/* Ends the library with its index, and begins another on the same files. */
void library_fixture_stop (LibraryFixture *self);
void library_fixture_start (LibraryFixture *self);

void library_fixture_refresh (LibraryFixture *self);
/* (transfer full) */
GPtrArray *library_fixture_list (LibraryFixture *self);
PergolaLibraryResult *library_fixture_search (LibraryFixture *self, const PergolaLibraryQuery *query);
/* (transfer full): the titles of the items and projects that are found, by title, one a line; the private too where @text begins with "!". */
char *library_fixture_find (LibraryFixture *self, const char *text);
#define library_fixture_assert_found(self, text, titles)                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found_ = library_fixture_find (self, text);                                                       \
    g_assert_cmpstr (found_, ==, titles);                                                                              \
  }                                                                                                                    \
  G_STMT_END

/* Writes a project NAME.pergola of @items (XML) into the folder. */
void library_fixture_put (LibraryFixture *self, const char *name, const char *items);
char *library_fixture_path (LibraryFixture *self, const char *name);
/* What the index says, and what a fresh one says. */
void library_fixture_assert_as_fresh (LibraryFixture *self);

G_END_DECLS
