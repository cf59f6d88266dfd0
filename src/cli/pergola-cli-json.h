/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing JSON: indented, members in the order in which they are added. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  int depth;
  gboolean first; /* nothing stands yet in what was opened last */
} PergolaCliJson;

void pergola_cli_json_init (PergolaCliJson *self);
/* (transfer full): the text, ended by a newline. */
char *pergola_cli_json_finish (PergolaCliJson *self);

/* @name is NULL inside a list and for the outermost value. */
void pergola_cli_json_open_object (PergolaCliJson *self, const char *name);
void pergola_cli_json_close_object (PergolaCliJson *self);
void pergola_cli_json_open_list (PergolaCliJson *self, const char *name);
void pergola_cli_json_close_list (PergolaCliJson *self);
void pergola_cli_json_add_string (PergolaCliJson *self, const char *name, const char *value);
void pergola_cli_json_add_number (PergolaCliJson *self, const char *name, double value);

G_END_DECLS
