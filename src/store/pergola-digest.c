/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-digest.h"

char *
pergola_digest_compute (const void *data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_MD5, data, length);
}
