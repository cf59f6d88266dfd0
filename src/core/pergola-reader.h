/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_READER_MAX_BYTES (256ULL * 1024 * 1024)
#define PERGOLA_READER_MAX_DEPTH 64

#define PERGOLA_READER_ERROR (pergola_reader_error_quark ())
GQuark pergola_reader_error_quark (void);

typedef enum
{
  PERGOLA_READER_ERROR_FILE,      /* cannot be opened or read */
  PERGOLA_READER_ERROR_SYNTAX,    /* not XML, truncated, not UTF-8 */
  PERGOLA_READER_ERROR_FORBIDDEN, /* a DOCTYPE or an entity */
  PERGOLA_READER_ERROR_LIMIT,     /* too large, too deep, a field too long */
  PERGOLA_READER_ERROR_FORMAT,    /* XML, but not a project; a duplicate id */
} PergolaReaderError;

/* Reads a project with libxml2's SAX2 interface: no network, no entities, bounded in size and depth.
 * (transfer full) (nullable): the project, whole, or NULL with an error "FILE:LINE: reason" and nothing loaded. */
PergolaProject *pergola_reader_read_file (const char *path, PergolaFrameworks *frameworks, GError **error);
/* The same from memory; @name stands for the file in messages. */
PergolaProject *
pergola_reader_read_bytes (GBytes *bytes, const char *name, PergolaFrameworks *frameworks, GError **error);

/* Whether the file was written by a newer Pergola than this. */
gboolean pergola_project_is_newer (PergolaProject *project);

G_END_DECLS
