/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A story told through a form: answers are steps, cards and loops, and nothing is written twice.
 *
 * The first answer for a type of value is the first step of that type, the second the second. A step's type is that of
 * its card, or its own tag where it tells of nothing. As soon as there is a text, there are the step and a card of the
 * type, called by the first words of the text until somebody calls it otherwise. So a story can be told in any form, in
 * several, or from the figure: each shows all of it. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* Where an answer goes, and what is there now. Good until the next edit; `key` names it for longer. */
typedef struct
{
  char *key;
  const PergolaQuestion *question; /* (nullable): that asks for it; NULL where the form does not */
  const PergolaChoice *choice;     /* (nullable): the type of value */
  const char *field;               /* (nullable): another field of the step than what happened; or of the story */
  const PergolaLinkKind *link;     /* (nullable): of the loop */
  PergolaItem *step;               /* (nullable) */
  PergolaItem *card;               /* (nullable): what the step tells of */
  PergolaItem *loop;               /* (nullable) */
  const char *text;                /* never NULL: what is told */
} PergolaAnswer;

/* --- Forms and answers --- */

/* (transfer container) (element-type PergolaForm): the ways to ask for an item of the kind with the role "story". */
GPtrArray *pergola_telling_list_forms (PergolaProject *project);
/* (transfer full) (element-type PergolaAnswer): one for each question of @form (nullable), in its order, then one for
 * each step that it does not ask for. */
GPtrArray *pergola_telling_list (PergolaProject *project, const char *story, const PergolaForm *form);
/* (transfer full): the answer of a key, told or not. */
PergolaAnswer *pergola_telling_get (PergolaProject *project, const char *story, const char *key);
/* (transfer full): the key of the next answer for a type, the first where none is told. */
char *pergola_telling_make_key (PergolaProject *project, const char *story, const char *choice);
void pergola_answer_free (PergolaAnswer *self);

/* The types of value that a step can be of: the choices of the field with the role "type" of steps. (nullable) */
const PergolaFieldDef *pergola_telling_get_types (PergolaProject *project);
/* (nullable): the type of value of a step. */
const PergolaChoice *pergola_telling_get_type (PergolaProject *project, PergolaItem *step);
/* (nullable): the card that a step tells of. */
PergolaItem *pergola_telling_get_card (PergolaProject *project, PergolaItem *step);
/* How many of the types that @form asks for are told. */
void pergola_telling_get_progress (
  PergolaProject *project, const char *story, const PergolaForm *form, guint *told, guint *asked);

/* --- Telling --- */

/* pergola-telling-begin.c: (transfer none) (nullable): a new story, told @today, which every board with a path follows
 * at once, as one transaction. A story in which there is nothing yet, and that nobody prepared, is taken instead of
 * another one. NULL where no framework knows stories. */
PergolaItem *pergola_telling_begin (PergolaProject *project, const GDate *today);
/* (transfer none) (nullable): the same, as one transaction, with a first step that tells of @card. */
PergolaItem *pergola_telling_begin_of (PergolaProject *project, const GDate *today, PergolaItem *card);
/* Whoever began @story leaves it: where nothing is said in it but the day, and no word of the card that it was begun
 * with, it goes, as if it had never been begun. Returns whether it went. */
gboolean pergola_telling_abandon (PergolaProject *project, const char *story);

/* (transfer full) (nullable): the key of the answer that became a step. */
char *pergola_telling_find_key (PergolaProject *project, PergolaItem *step);
/* What the answer says from now on; all that is typed of it in one go is one step of undo. The step, its card, and the
 * links that make the chain come with the first letter and go with the last; where somebody named the card, or said
 * more of the step, they stay. @minutes more were spent on telling. FALSE with @error, and nothing changed, where the
 * text cannot be held or there is no place for a loop yet. */
gboolean pergola_telling_set (
  PergolaProject *project, const char *story, const char *key, const char *text, guint minutes, GError **error);
/* The same, while the cursor is in the answer: what is emptied is still this answer for the next word, and no other
 * takes its key. Its step stays until pergola_telling_settle. */
gboolean pergola_telling_type (
  PergolaProject *project, const char *story, const char *key, const char *text, guint minutes, GError **error);
/* Whether nothing is said of a step but what type it is of, and it tells of nothing. */
gboolean pergola_telling_is_silent (PergolaProject *project, PergolaItem *step);
/* The cursor leaves the answer of @key: its @step goes if it is silent, in the step of undo that emptied it where that
 * is not sealed. Returns whether it went. */
gboolean pergola_telling_settle (PergolaProject *project, const char *step, const char *key);
/* Whether a loop of this kind has both of its ends. */
gboolean pergola_telling_can_loop (PergolaProject *project, const char *story, const PergolaLinkKind *link);
/* One transaction: the step goes, and its card where nothing else needs it and nobody named it. */
void pergola_telling_remove (PergolaProject *project, const char *step);
/* One transaction: the step becomes the one at @position, from 0, of its story. */
void pergola_telling_move (PergolaProject *project, const char *step, guint position);

/* --- The card of a step --- */

/* (transfer full): what a text is called: its first clause if that is short, else its first words. */
char *pergola_telling_derive_title (const char *text);
/* Whether the title of a card is no more than the first words of a step. */
gboolean pergola_telling_quotes (PergolaItem *card, PergolaItem *step);
/* Whether the card is called as the text says. */
gboolean pergola_telling_is_derived (PergolaProject *project, PergolaItem *step);
/* Whether only this step tells of its card. */
gboolean pergola_telling_is_alone (PergolaProject *project, PergolaItem *step);
/* Calls the card of a step; "" calls it as the text says again. */
gboolean pergola_telling_name_card (PergolaProject *project, const char *step, const char *title, GError **error);
/* (transfer container) (element-type PergolaItem): cards of the same type that are not told in this story, those first
 * that share most words with the text. */
GPtrArray *pergola_telling_list_candidates (PergolaProject *project, PergolaItem *step);
/* One transaction: the step tells of @card instead. The card that it told of goes where nothing else needs it and
 * nobody named it. */
gboolean pergola_telling_join (PergolaProject *project, const char *step, const char *card, GError **error);
/* One transaction: the step tells of a card of its own again. */
void pergola_telling_leave (PergolaProject *project, const char *step);

/* (nullable): the id of a choice: the step's own polarity, else its card's. */
const char *pergola_telling_get_polarity (PergolaProject *project, PergolaItem *step);
/* One transaction. It is said of the card where only this step tells of it, else of the step. @choice (nullable) */
void pergola_telling_set_polarity (PergolaProject *project, const char *step, const char *choice);

/* (transfer container) (element-type PergolaItem): the indicators that a step is one case of. */
GPtrArray *pergola_telling_list_indicators (PergolaProject *project, PergolaItem *step);
/* One transaction: the step is one case of an indicator, or is not. */
void pergola_telling_set_indicator (PergolaProject *project, const char *step, const char *indicator, gboolean is_case);

/* --- The clock --- */

/* The time that someone types. A pause that is longer than this many seconds is none of it. */
#define PERGOLA_TELLING_PAUSE 120

typedef struct
{
  gint64 last;  /* microseconds; 0: nothing typed yet */
  gint64 spent; /* microseconds that are not reported yet */
} PergolaTellingClock;

/* Something was typed at @now, microseconds on a clock that never goes back. Returns how many more minutes were full.
 */
guint pergola_telling_clock_type (PergolaTellingClock *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaAnswer, pergola_answer_free)

G_END_DECLS
