/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-telling.h"

G_BEGIN_DECLS

/* What a project knows of stories. */
typedef struct
{
  const PergolaKind *story;
  const PergolaKind *step;
  const PergolaKind *value;
  const PergolaLinkKind *tells;
  const PergolaFieldDef *type; /* of a step */
} TellingWords;

/* FALSE where the project cannot hold stories. */
gboolean pergola_telling_get_words (PergolaProject *project, TellingWords *words);

/* Sets the field with a role, where the item's kind has one. */
gboolean pergola_telling_set_role (
  PergolaProject *project, PergolaItem *item, const char *role, const char *value, GError **error);

/* (nullable): what the key says. */
typedef struct
{
  char *choice; /* (nullable); "": of no type */
  guint nth;
  char *field; /* (nullable) */
  char *link;  /* (nullable) */
} TellingKey;

void pergola_telling_key_parse (const char *key, TellingKey *self);
void pergola_telling_key_clear (TellingKey *self);
/* (nullable) */
PergolaItem *pergola_telling_find_step (PergolaProject *project, const char *story, const char *choice, guint nth);

/* pergola-telling-chain.c: the links of a told chain, inside a transaction. */

/* (transfer container) (element-type PergolaItem): the cards that are told, each once, in the order of the steps. */
GPtrArray *pergola_telling_list_cards (PergolaProject *project, const char *story);
/* (nullable): the link kind with a style. */
const PergolaLinkKind *pergola_telling_get_style (PergolaProject *project, PergolaLinkStyle style);
/* Links the cards of the row where they are not linked yet. */
void pergola_telling_chain (PergolaProject *project, const char *story);
/* Where two cards were linked for want of @card between them, they are no longer. */
void pergola_telling_part (PergolaProject *project, const char *story, PergolaItem *card);
/* The loops of a story that end on @card end on what is told besides, before @card goes; those for which there is
 * nothing go with it. @instead (nullable): what takes its place. */
void pergola_telling_save_loops (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *instead);
/* What made a chain of @card and what is told besides goes, unless another story tells of both, too, or the link says
 * something. */
void pergola_telling_loosen (PergolaProject *project, const char *story, PergolaItem *card);
/* A step of the story does not tell of @card any more, which stays: it is loosened, and
 * loops end on @instead. */
void pergola_telling_unchain (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *instead);
/* (nullable): the loop of a kind that the story tells of. */
PergolaItem *pergola_telling_find_loop (PergolaProject *project, const char *story, const PergolaLinkKind *link);
gboolean pergola_telling_set_loop (
  PergolaProject *project, const char *story, const PergolaLinkKind *link, const char *text, GError **error);

/* pergola-telling-card.c, inside a transaction. */

/* (transfer none): a card for a step, with its name, told of by it. */
PergolaItem *pergola_telling_add_card (PergolaProject *project, PergolaItem *step, const char *text);
/* The card of a step goes where nothing else needs it. */
void pergola_telling_drop_card (PergolaProject *project, PergolaItem *step);
/* The step tells of no card any more. */
void pergola_telling_forget_card (PergolaProject *project, PergolaItem *step);

G_END_DECLS
