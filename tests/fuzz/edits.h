/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes as what a person does: each few of them are an edit. */

#pragma once

#include "fuzz.h"

/* (transfer full): a small project with some of everything. */
PergolaProject *fuzz_new_project (void);

/* (transfer full): a copy by way of the file. */
PergolaProject *fuzz_copy_project (PergolaProject *project);

/* Edits @project as @script says, one transaction an edit; some are undone and redone. */
void fuzz_edit (PergolaProject *project, const char *script);
