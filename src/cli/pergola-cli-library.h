/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The library, for commands that wait for it. */

#pragma once

#include "pergola-cli-private.h"
#include "pergola-library.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaLibrary *library;
  GMainLoop *loop;
  GAsyncResult *result; /* (nullable) */
} PergolaCliLibrary;

/* The user's own library: the same index as the window's. */
void pergola_cli_library_init (PergolaCliLibrary *self);
void pergola_cli_library_clear (PergolaCliLibrary *self);

/* Brings the index up to date; how far it is shows on a terminal. */
void pergola_cli_library_refresh (PergolaCliLibrary *self);
/* (transfer full) (element-type PergolaLibraryEntry) */
GPtrArray *pergola_cli_library_list (PergolaCliLibrary *self);
/* (transfer full): from an index that is whole. */
PergolaLibraryResult *pergola_cli_library_search (PergolaCliLibrary *self, const PergolaLibraryQuery *query);

G_END_DECLS
