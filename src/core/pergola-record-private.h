/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The marks by which the two halves of pergola-record know each other. All numbers are little-endian. */

#pragma once

#include "pergola-project-private.h"
#include "pergola-record.h"

G_BEGIN_DECLS

#define PERGOLA_RECORD_VERSION 1
#define PERGOLA_RECORD_NULL G_MAXUINT32 /* the length of a string that is not there */

G_END_DECLS
