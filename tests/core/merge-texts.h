/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Merging texts: what the tests of the merge share. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define MERGE_HEAD                                                                                                     \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
#define MERGE_USE "  <framework id=\"value\" version=\"1\"/>\n"
#define MERGE_TAIL "</project>\n"

/* (transfer full): a project that holds @text; aborts where it is none. */
PergolaProject *merge_texts_read (PergolaFrameworks *frameworks, const char *text);
/* (transfer full) */
char *merge_texts_write (PergolaProject *project);

/* (transfer full): what comes out of merging the three (@base nullable). On the way it is undone, which must give ours,
 * done again, and read again. @collisions (out) (optional) (transfer full): "ID FIELD" each, joined by ", ". */
char *
merge_texts (PergolaFrameworks *frameworks, const char *base, const char *ours, const char *theirs, char **collisions);

/* An example: what stands in the project on each side, and what comes out. */
typedef struct
{
  const char *name;
  const char *base, *ours, *theirs;
  const char *result;
  const char *other_result; /* (nullable): what comes out of theirs and ours; NULL for the same */
  const char *collisions;
} MergeCase;

/* (transfer full): the text of a project that uses the framework "value" and holds @content. */
char *merge_texts_make (const char *content);
/* A test for each, both ways round; @path ends with a slash. They have to stay where they are. */
void merge_texts_add_cases (const char *path, const MergeCase *cases, guint n);

G_END_DECLS
