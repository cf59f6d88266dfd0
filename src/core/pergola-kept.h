/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What only the file knows (PergolaExtras, uses of frameworks, definitions, the version), as values under keys that
 * begin with "?" or "@", which are set and undone as others are. pergola-kept.c says which. Core only. */

#pragma once

#include "pergola-project-private.h"

G_BEGIN_DECLS

/* (transfer full): all but its fields', as text. */
char *pergola_extras_pack (const PergolaExtras *self);
/* @packed: NULL for nothing. */
void pergola_extras_unpack (PergolaExtras *self, const char *packed);
/* (transfer full); @version and @shows are nullable. */
char *pergola_use_pack (const char *version, const char *shows, gboolean tried);
void pergola_use_unpack (const char *packed, char **version, char **shows, gboolean *tried);

/* (nullable) (transfer none): good until it is asked for again or changed. */
const char *pergola_item_get_kept (PergolaItem *item, const char *key);
void pergola_item_set_kept (PergolaItem *item, const char *key, const char *value);
/* (transfer full) (element-type utf8): the keys of what there is, in no order. */
GPtrArray *pergola_item_list_kept (PergolaItem *item);

gboolean pergola_project_is_kept (const char *key);
const char *pergola_project_get_kept (PergolaProject *self, const char *key);
/* Whether definitions are other ones now. */
gboolean pergola_project_set_kept (PergolaProject *self, const char *key, const char *value);
GPtrArray *pergola_project_list_kept (PergolaProject *self);

G_END_DECLS
