/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives the open file @fd the extended attributes of the file at @path, as far as we may: access lists, a desktop's
 * tags. Where the system has none, nothing happens. */
void pergola_attributes_copy (const char *path, int fd);

G_END_DECLS
