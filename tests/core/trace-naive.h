/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where a value comes from, found out slowly: every way is walked to its end over lists that are gone through again and
 * again. It follows the definition in words, not the program. */

#pragma once

#include "pergola-core.h"
#include "pergola-trace.h"

G_BEGIN_DECLS

/* (transfer full): chains, how many more there are, and gaps, as text. */
char *trace_naively (PergolaProject *project, const char *value);
/* (transfer full): the same of what the tracer says. */
char *describe_trace (PergolaProject *project, const PergolaTrace *trace);

G_END_DECLS
