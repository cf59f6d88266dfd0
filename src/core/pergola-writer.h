/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer full): the project as its file: UTF-8, fixed order (items and links by kind, then id), one field a
 * line, so that people and merge tools can read it, and load → save is byte-identical. Never fails. */
GBytes *pergola_writer_write (PergolaProject *project);

G_END_DECLS
