/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text that has been set before, so that an edit of one card sets one text anew and not thousands. Private to
 * PergolaFonts. */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* What a set text depends on. */
typedef struct
{
  const char *text;
  int size;   /* in Pango units, as is width */
  int width;  /* or -1 */
  gint8 bold, lines, align;
} PergolaTextKey;

typedef struct _PergolaTextCache PergolaTextCache;

PergolaTextCache *pergola_text_cache_new (void);
void pergola_text_cache_free (PergolaTextCache *self);

/* (transfer none) (nullable) */
PangoLayout *pergola_text_cache_get (PergolaTextCache *self, const PergolaTextKey *key);
/* Takes a reference. */
void pergola_text_cache_add (PergolaTextCache *self, const PergolaTextKey *key, PangoLayout *layout);

G_END_DECLS
