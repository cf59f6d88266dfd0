/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the two readers of XML (projects, definitions) and the writer share. Core only. */

#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/* Nothing is fetched and no entity is replaced; errors are collected, not printed. */
#define PERGOLA_XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES)

/* A tag may have so many attributes. libxml2 compares each with all others, so a tag with very many takes minutes. */
#define PERGOLA_XML_MAX_ATTRIBUTES 256

/* To be asked each time that the parser wants more input: whether it is in a tag with too many attributes.
 * @next: the caller's, 0 at first; how large a tag is looked at again, so that it does not cost much. */
gboolean pergola_xml_has_too_many_attributes (const xmlParserInput *input, gsize *next);

/* (transfer full): libxml2's message as the end of a sentence. */
char *pergola_xml_explain (const xmlError *error);

/* Appends @text so that it can stand in an element or between double quotes in an attribute. What XML cannot
 * hold is left out. */
void pergola_xml_append_text (GString *out, const char *text);
void pergola_xml_append_attribute (GString *out, const char *text);

G_END_DECLS
