/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds one child, tells how wide it is, and lets it become narrower than it asks for, so that it can change its
 * shape in time.
 *
 * Properties: "medium-from", "wide-from" (pixels), "level" (PergolaLevel, read-only, notified outside of layout). */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_LEVEL_NARROW,
  PERGOLA_LEVEL_MEDIUM,
  PERGOLA_LEVEL_WIDE,
} PergolaLevel;

#define PERGOLA_TYPE_ADAPTIVE (pergola_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (PergolaAdaptive, pergola_adaptive, PERGOLA, ADAPTIVE, AdwBin)

PergolaLevel pergola_adaptive_get_level (PergolaAdaptive *self);

G_END_DECLS
