/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search over all projects: what was found, project by project, and what can be left out. What is typed stands in
 * an entry elsewhere, which keeps the focus.
 *
 * Properties:
 *   library   (PergolaLibrary, nullable)
 *   text      what is looked for
 * Action:
 *   find.widen (s: path)   shows all that was found in a project */

#pragma once

#include <adwaita.h>

#include "pergola-library.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_PAGE (pergola_find_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindPage, pergola_find_page, PERGOLA, FIND_PAGE, AdwBin)

GtkWidget *pergola_find_page_new (void);

/* The entry in which is typed: its keys choose here, and it says to screen readers what is found. Escape and the text
 * itself are left to its owner. */
void pergola_find_page_set_entry (PergolaFindPage *self, GtkWidget *entry);
/* Escape was pressed: whether there was something here for it to close. */
gboolean pergola_find_page_escape (PergolaFindPage *self);

void pergola_find_page_set_library (PergolaFindPage *self, PergolaLibrary *library /* (nullable) */);
void pergola_find_page_set_text (PergolaFindPage *self, const char *text);

/* Opens what is selected. */
void pergola_find_page_activate (PergolaFindPage *self);

G_END_DECLS
