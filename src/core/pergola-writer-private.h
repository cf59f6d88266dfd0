/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-project-private.h"

G_BEGIN_DECLS

/* <NAME id="ID">TEXT</NAME>, with what else belongs to it; what the text held besides text is there for as long as
 * the text is the same. @id and @extras are nullable. */
void pergola_writer_add_text (GString *out, const char *name, const char *id, const char *text, PergolaExtras *extras);

G_END_DECLS
