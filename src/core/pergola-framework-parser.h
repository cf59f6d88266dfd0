/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of the parser of definitions. Each adds to the framework, or notes a fault and returns FALSE. Core only. */

#pragma once

#include "pergola-framework-source.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaSource *source;
  PergolaFramework *framework;
  PergolaFrameworks *set; /* (nullable): where the frameworks are that it needs */
  const char *language;
} PergolaParser;

/* Whether @node may add something called @id to @array. */
gboolean pergola_parser_check_id (PergolaParser *self, xmlNode *node, GPtrArray *array, const char *id);

/* <field> elements of a <kind> or <link>. */
gboolean pergola_parser_add_fields (PergolaParser *self, xmlNode *owner, GPtrArray *fields);

/* One <catalogue>; all kinds are there already. */
gboolean pergola_parser_add_catalogue (PergolaParser *self, xmlNode *node);

/* One <form>; all kinds are there already. */
gboolean pergola_parser_add_form (PergolaParser *self, xmlNode *node);

/* One <overlay> of a board; all kinds are there already. */
gboolean pergola_parser_add_overlay (PergolaParser *self, xmlNode *node, PergolaBoardDef *board);

/* One <board>; all kinds are there already. */
gboolean pergola_parser_add_board (PergolaParser *self, xmlNode *node);

G_END_DECLS
