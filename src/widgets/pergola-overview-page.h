/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page that says where a project stands: what the community is, value by type, whether the evidence holds, recent
 * stories, what is promised. All of it is a view of items, and leads to them. */

#pragma once

#include "pergola-board-page.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_PAGE (pergola_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewPage, pergola_overview_page, PERGOLA, OVERVIEW_PAGE, PergolaBoardPage)

G_END_DECLS
