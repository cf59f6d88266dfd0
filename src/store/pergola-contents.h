/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading a project's file into memory, within the reader's limit, so that what was read can be recognised later. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): everything in @path, or NULL with a PERGOLA_READER_ERROR "FILE:LINE: reason". A file
 * that is too large is refused before it is read. Any thread. */
GBytes *pergola_contents_read (const char *path, GError **error);

G_END_DECLS
