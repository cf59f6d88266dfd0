/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A hand-made page that shows a board (PergolaBoardDef.page) in place of the diagram. It is a view of the project like
 * any other: it selects through the editor, edits through core, and brings itself up to date after each commit.
 *
 * Subclasses implement:
 *   set_editor  another project is shown (nullable: none); chain up first
 *   refresh     the project, its words or the selection's board changed: called in an idle while the page is seen, and as
 *               soon as it is seen where that was missed. Most pages need nothing else. */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_PAGE (pergola_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PergolaPage, pergola_page, PERGOLA, PAGE, AdwBin)

struct _PergolaPageClass
{
  AdwBinClass parent_class;

  void (*set_editor) (PergolaPage *self, PergolaEditor *editor);
  void (*refresh) (PergolaPage *self);
};

void pergola_page_set_editor (PergolaPage *self, PergolaEditor *editor);
PergolaEditor *pergola_page_get_editor (PergolaPage *self);   /* (nullable) */
PergolaProject *pergola_page_get_project (PergolaPage *self); /* (nullable) */
/* (nullable): the id of the board that it shows. */
const char *pergola_page_get_board (PergolaPage *self);
void pergola_page_set_board (PergolaPage *self, const char *board);
/* (nullable): its definition, with its words in the project's language. */
const PergolaBoardDef *pergola_page_get_board_def (PergolaPage *self);
/* Something else that it shows changed. */
void pergola_page_queue_refresh (PergolaPage *self);

G_END_DECLS
