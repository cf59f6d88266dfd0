/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who is there: a list of people by name, with what they do and what they told. Who is selected here is shown in the
 * inspector, with all that names them. */

#pragma once

#include "pergola-board-page.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_PEOPLE_PAGE (pergola_people_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaPeoplePage, pergola_people_page, PERGOLA, PEOPLE_PAGE, PergolaBoardPage)

G_END_DECLS
