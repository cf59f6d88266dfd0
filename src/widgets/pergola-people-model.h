/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of a project as a list: by name, with what they do and what the project says of them. Brought up to date
 * in one pass, so that a list shows only what became another. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_PERSON_LINE (pergola_person_line_get_type ())
G_DECLARE_FINAL_TYPE (PergolaPersonLine, pergola_person_line, PERGOLA, PERSON_LINE, GObject)

const char *pergola_person_line_get_id (PergolaPersonLine *self);
const char *pergola_person_line_get_name (PergolaPersonLine *self); /* never NULL; "" where it has none */
const char *pergola_person_line_get_note (PergolaPersonLine *self); /* what they do; never NULL */
/* "Told 3 · Hosts 1"; never NULL. */
const char *pergola_person_line_get_words (PergolaPersonLine *self);
/* Whether all words of a query are in its name or its note. */
gboolean pergola_person_line_matches (PergolaPersonLine *self, const PergolaQuery *query);

/* @store (element-type PergolaPersonLine) becomes what @project (nullable) says now. */
void pergola_people_update (GListStore *store, PergolaProject *project);

G_END_DECLS
