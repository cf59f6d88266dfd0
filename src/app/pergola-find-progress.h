/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Says how far a library is read, while that takes long enough to be told. */

#pragma once

#include <adwaita.h>

#include "pergola-library.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_PROGRESS (pergola_find_progress_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindProgress, pergola_find_progress, PERGOLA, FIND_PROGRESS, AdwBin)

void pergola_find_progress_set_library (PergolaFindProgress *self, PergolaLibrary *library /* (nullable) */);

G_END_DECLS
