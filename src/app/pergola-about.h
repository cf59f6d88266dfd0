/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

/* Who made it, and whose frameworks it draws. */
void pergola_about_present (PergolaApplication *app, GtkWindow *parent);

G_END_DECLS
