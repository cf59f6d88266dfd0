/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All indicators as a list: what each was read last, how far it is, and what is missing behind it. Those of one type,
 * or those that stand alone, can be looked at by themselves. */

#pragma once

#include "pergola-board-page.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_INDICATORS_PAGE (pergola_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaIndicatorsPage, pergola_indicators_page, PERGOLA, INDICATORS_PAGE, PergolaBoardPage)

G_END_DECLS
