/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a new project can start from: the templates and the examples that come with the program. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer full): their names, templates first, each group sorted. */
GStrv pergola_template_list (PergolaFrameworks *frameworks);

/* What a person can choose from, and how it is shown there, in the words of the desktop's language. */
typedef struct
{
  char *name;
  char *title;
  char *summary;
  char *icon; /* a glyph's name */
  char *hue;  /* the theme's name of its colours */
} PergolaTemplate;

/* (transfer full) (element-type PergolaTemplate): those that are offered to someone who begins, in this order. */
GPtrArray *pergola_template_list_offered (PergolaFrameworks *frameworks);

/* (transfer full) (nullable): a project made from one, with an id of its own and, when given, a title of its own;
 * PERGOLA_PROJECT_ERROR_UNKNOWN where there is no such template. */
PergolaProject *pergola_template_create (PergolaFrameworks *frameworks, const char *name, const char *title, GError **error);

/* (transfer full) (nullable): a project that holds what a file holds (@bytes; @name for errors, as of
 * pergola_reader_read_bytes), with an id of its own and a title that says that it is a copy. */
PergolaProject *pergola_template_create_like (PergolaFrameworks *frameworks, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
