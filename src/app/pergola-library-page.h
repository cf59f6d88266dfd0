/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All projects that are known, with what was worked on last and what a new one can begin with.
 *
 * Properties: "loaded": what is known was read; "empty": there is no project (both read-only, notified). */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_PAGE (pergola_library_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryPage, pergola_library_page, PERGOLA, LIBRARY_PAGE, AdwBin)

void pergola_library_page_set_application (PergolaLibraryPage *self, PergolaApplication *app);
gboolean pergola_library_page_is_loaded (PergolaLibraryPage *self);
gboolean pergola_library_page_is_empty (PergolaLibraryPage *self);

G_END_DECLS
