/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The XML of a definition, with the questions that the parser asks of it: which elements and attributes are
 * there, what do they say in a language, and where is the fault. Core only. */

#pragma once

#include "pergola-framework-private.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

#define PERGOLA_FRAMEWORK_MAX_BYTES (4 * 1024 * 1024)

typedef struct
{
  xmlDoc *doc;
  char *name;          /* the file, for messages */
  GStrv languages;     /* what to look for in xml:lang, best first: "pt-BR", "pt" */
  gboolean translated; /* some words were found in that language */
  GError *fault;       /* the first one */
} PergolaSource;

/* (transfer full) (nullable): reads the XML; line numbers count from @line. */
PergolaSource *pergola_source_new (GBytes *bytes, const char *name, int line, const char *language, GError **error);
void pergola_source_free (PergolaSource *self);

/* Notes a fault at @node, unless there is one already. Returns FALSE, to be returned. */
gboolean pergola_source_fault (PergolaSource *self, xmlNode *node, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Whether @node holds only what may be there. Both lists are names separated by spaces, each with a mark:
 * attributes "id! icon" (! needed); children "title! credit? kind*" (! one, with words in it; ? at most one; * any). */
gboolean pergola_source_check (PergolaSource *self, xmlNode *node, const char *attributes, const char *children);

/* The first child element, the next element; of a name unless that is NULL. */
xmlNode *pergola_source_child (xmlNode *node, const char *name);
xmlNode *pergola_source_next (xmlNode *node, const char *name);

/* (transfer full) (nullable): an attribute, NULL when absent or empty; and one that is a list of words. */
char *pergola_source_get (xmlNode *node, const char *attribute);
GStrv pergola_source_get_list (xmlNode *node, const char *attribute);

/* Attributes that must be one of a few words, a whole number from 1, or a number (which may be missing: then it keeps
 * its value). Each notes a fault and returns FALSE where the text is nothing of the kind. */
gboolean pergola_source_read_audience (PergolaSource *self, xmlNode *node, const char *attribute, PergolaAudience *audience);
gboolean pergola_source_read_field_type (PergolaSource *self, xmlNode *node, const char *attribute, PergolaFieldType *type);
gboolean pergola_source_read_link_style (PergolaSource *self, xmlNode *node, const char *attribute, PergolaLinkStyle *style);
gboolean pergola_source_read_version (PergolaSource *self, xmlNode *node, const char *attribute, int *version);
gboolean pergola_source_read_number (PergolaSource *self, xmlNode *node, const char *attribute, double *number);
/* TRUE in @value for the word @yes, FALSE for @no. */
gboolean pergola_source_read_either (
  PergolaSource *self, xmlNode *node, const char *attribute, const char *yes, const char *no, gboolean *value);

/* (transfer full) (nullable): what the child @name of @node says in the language; and what an element itself says.
 * Translations are elements of the same name with xml:lang, right after the one that they translate. */
char *pergola_source_get_words (PergolaSource *self, xmlNode *node, const char *name);
char *pergola_source_get_words_of (PergolaSource *self, xmlNode *element);
gboolean pergola_source_is_translation (xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaSource, pergola_source_free)

G_END_DECLS
