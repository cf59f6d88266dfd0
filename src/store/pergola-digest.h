/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tells whether a file still holds what we know of it. Against chance, not against someone who wants two contents to
 * look alike: that would gain nothing, and a cryptographic digest took a third of the time of opening a project. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): 128 bits as text, the same for the same content on this machine. */
char *pergola_digest_compute (const void *data, gsize length);

G_END_DECLS
