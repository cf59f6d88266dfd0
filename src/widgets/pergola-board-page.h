/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A hand-made page that shows a board (PergolaBoardDef.page) in place of the diagram. It is a view of the project like
 * any other: it selects through the editor, edits through core, and brings itself up to date after each commit.
 *
 * Subclasses implement:
 *   set_editor  another project is shown (nullable: none); chain up first
 *   refresh     the project, its words or the selection's board changed: called in an idle while the page is seen, and
 * as soon as it is seen where that was missed. Most pages need nothing else.
 *   leave       (may be NULL) the project is about to be left: what was begun here and says nothing yet goes
 *   get_list    (may be NULL) the list of what the page is about, where it has one; its model is there from the start
 */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_BOARD_PAGE (pergola_board_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PergolaBoardPage, pergola_board_page, PERGOLA, BOARD_PAGE, AdwBin)

struct _PergolaBoardPageClass
{
  AdwBinClass parent_class;

  void (*set_editor) (PergolaBoardPage *self, PergolaEditor *editor);
  void (*refresh) (PergolaBoardPage *self);
  void (*leave) (PergolaBoardPage *self);
  GtkListView *(*get_list) (PergolaBoardPage *self);
};

void pergola_board_page_set_editor (PergolaBoardPage *self, PergolaEditor *editor);
PergolaEditor *pergola_board_page_get_editor (PergolaBoardPage *self);   /* (nullable) */
PergolaProject *pergola_board_page_get_project (PergolaBoardPage *self); /* (nullable) */
/* (nullable): the id of the board that it shows. */
const char *pergola_board_page_get_board (PergolaBoardPage *self);
void pergola_board_page_set_board (PergolaBoardPage *self, const char *board);
/* (nullable): its definition, with its words in the project's language. */
const PergolaBoardDef *pergola_board_page_get_board_def (PergolaBoardPage *self);
/* The project is about to be left; the page stays. */
void pergola_board_page_leave (PergolaBoardPage *self);
/* The focus goes to the line that is selected, or where the last one was that was; FALSE where there is no line. */
gboolean pergola_board_page_focus_line (PergolaBoardPage *self);
/* Something else that it shows changed. */
void pergola_board_page_queue_refresh (PergolaBoardPage *self);

G_END_DECLS
