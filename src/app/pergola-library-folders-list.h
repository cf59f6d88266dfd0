/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders of the library, with what is in each; they are added and taken away here. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_FOLDERS_LIST (pergola_library_folders_list_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryFoldersList, pergola_library_folders_list, PERGOLA, LIBRARY_FOLDERS_LIST, AdwBin)

/* Once, before it is shown. */
void pergola_library_folders_list_set_application (PergolaLibraryFoldersList *self, PergolaApplication *app);

G_END_DECLS
