/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first line of a hand-made page: its title, a few words beside it, a way to find things, and then the children that
 * the page gives it, of which the last is what is done most. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_PAGE_HEADER (pergola_page_header_get_type ())
G_DECLARE_FINAL_TYPE (PergolaPageHeader, pergola_page_header, PERGOLA, PAGE_HEADER, GtkBox)

void pergola_page_header_set_title (PergolaPageHeader *self, const char *title);
/* "12 in all, 2 due this week"; "" for none. */
void pergola_page_header_set_subtitle (PergolaPageHeader *self, const char *subtitle);

G_END_DECLS
