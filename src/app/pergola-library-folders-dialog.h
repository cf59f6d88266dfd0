/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders in which the library looks: what is in each, adding one and taking one away. Nothing in them is touched.
 */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_FOLDERS_DIALOG (pergola_library_folders_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  PergolaLibraryFoldersDialog, pergola_library_folders_dialog, PERGOLA, LIBRARY_FOLDERS_DIALOG, AdwWindow)

void pergola_library_folders_dialog_present (PergolaApplication *app, GtkWindow *parent);

G_END_DECLS
