/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What someone sees who has no project yet: three doors and an example. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIRST_RUN (pergola_first_run_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFirstRun, pergola_first_run, PERGOLA, FIRST_RUN, AdwBin)

G_END_DECLS
