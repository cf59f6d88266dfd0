/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project in which one story was begun, and what tests of telling ask of it. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  char *before; /* as written */
  const char *story;
} TellingFixture;

void telling_set_up (TellingFixture *self, gconstpointer data);
/* Whatever was done, undo takes all of it back. */
void telling_tear_down (TellingFixture *self, gconstpointer data);
/* (transfer full): as a file has it. */
char *telling_write_project (PergolaProject *project);

/* The answer @key says @text; letter by letter. */
void telling_tell (TellingFixture *self, const char *key, const char *text);
void telling_type (TellingFixture *self, const char *key, const char *text);

/* (nullable): what an answer became. */
PergolaItem *telling_get_step (TellingFixture *self, const char *key);
PergolaItem *telling_get_card (TellingFixture *self, const char *key);
void telling_assert_card (TellingFixture *self, const char *key, const char *title);
void telling_assert_text (TellingFixture *self, const char *key, const char *text);
/* Whether the card of one answer flows to that of another. */
gboolean telling_is_linked (TellingFixture *self, const char *from, const char *to);
guint telling_count (TellingFixture *self, const char *kind);
guint telling_count_links (TellingFixture *self, const char *kind);

PergolaItem *telling_add_item (TellingFixture *self, const char *kind, const char *title, const char *choice);
const PergolaForm *telling_get_form (TellingFixture *self, const char *id);

G_END_DECLS
