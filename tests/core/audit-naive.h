/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the audit counts, found out slowly: over lists that are gone through again and again. It follows the rules in
 * words, not the program. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* The ids of all types of value, then NULL. */
extern const char *const audit_types[];

/* (transfer full): "GOOD/TOTAL" */
char *audit_naive_relevance (PergolaProject *project);
char *audit_naive_attribution (PergolaProject *project);
char *audit_naive_mixed (PergolaProject *project);
char *audit_naive_ease (PergolaProject *project);
char *audit_naive_learning (PergolaProject *project);

G_END_DECLS
