/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bringing the index up to date with one file that someone says is another one now. */

#pragma once

#include "pergola-index-thread.h"

G_BEGIN_DECLS

/* Reads it on a thread, or forgets it where it is gone. Conflict copies beside it are projects of their own only as
 * long as it is not there. What is read later is what counts, whoever comes first. */
void pergola_index_one_refresh (PergolaIndexThread *thread, PergolaFrameworks *frameworks, const char *path);

G_END_DECLS
