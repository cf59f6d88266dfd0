/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frameworks that are at hand: those built in, those in folders of the user's, those that a project
 * carries. One set serves a whole program run; it has no global state, so tests make their own. */

#pragma once

#include "pergola-framework.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FRAMEWORKS (pergola_frameworks_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFrameworks, pergola_frameworks, PERGOLA, FRAMEWORKS, GObject)

/* (transfer full): a set with the built-in definitions. */
PergolaFrameworks *pergola_frameworks_new (void);

/* Adds every *.xml in a folder; a fault in one is reported in @problems (element-type utf8, "FILE:LINE: reason")
 * and hides no other. A folder that does not exist is empty. */
void pergola_frameworks_add_folder (PergolaFrameworks *self, const char *path, GPtrArray *problems);

/* Adds one definition, as a project carries it. An id that is built in is refused. */
gboolean pergola_frameworks_add_bytes (PergolaFrameworks *self, GBytes *bytes, const char *name, GError **error);

/* (transfer container) (element-type utf8): the ids, sorted. */
GPtrArray *pergola_frameworks_list (PergolaFrameworks *self);

/* (transfer full): the framework in the words of @language ("pt"; "pt-BR" falls back to "pt", then to the
 * definition's own words), or NULL with @error. Loaded once per language. */
PergolaFramework *pergola_frameworks_get (PergolaFrameworks *self, const char *id, const char *language, GError **error);

/* (transfer none) (nullable): the source of a definition that is not built in, for a project to carry. */
GBytes *pergola_frameworks_get_source (PergolaFrameworks *self, const char *id);

/* (transfer none) (nullable): a built-in data file by its path below the resource base, e.g. "examples/x.pergola". */
GBytes *pergola_frameworks_get_resource (PergolaFrameworks *self, const char *path);
/* (transfer full): the names of the built-in data files in a folder below the resource base, sorted. */
GStrv pergola_frameworks_list_resources (PergolaFrameworks *self, const char *folder);

G_END_DECLS
