/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* (transfer full): a project as text, for one audience: nothing in it is meant for a narrower one. */
char *pergola_cli_show_as_text (PergolaProject *project, PergolaAudience audience);
char *pergola_cli_show_as_json (PergolaProject *project, PergolaAudience audience);

/* Whether a value may be shown: it is not the id of something that is meant for a narrower audience. */
gboolean pergola_cli_may_show_value (PergolaProject *project, const char *value, PergolaAudience audience);
/* (transfer container) (element-type utf8): the ids of the fields of an item that are set and may be shown, the
 * title first. */
GPtrArray *pergola_cli_list_shown_fields (PergolaProject *project, PergolaItem *item, PergolaAudience audience);

/* (transfer full) (element-type PergolaConflict): those of an item, of the project where it is NULL, that the audience
 * may see. */
GPtrArray *pergola_cli_list_shown_conflicts (PergolaProject *project, PergolaItem *item, PergolaAudience audience);

G_END_DECLS
