/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the editor share: the object, its actions, its clipboard. */

#pragma once

#include "pergola-editor.h"

G_BEGIN_DECLS

struct _PergolaEditor
{
  GObject parent_instance;

  PergolaProject *project;
  PergolaSelection *selection;
  GSimpleActionGroup *actions;
  char *board;
  char *zone;  /* (nullable) */
  char *entry; /* (nullable) */
  GHashTable *overlays; /* board → id of the narrative that is told over its figure */
  guint32 until;          /* a day, or PERGOLA_TIMELINE_ALWAYS */
  gboolean timing;        /* the slider over time is shown */
  gboolean retrospective; /* the figure is read from the result back */
  GStrv chain;            /* (nullable): ids of what is behind a value, as it is shown… */
  char *chain_story;      /* (nullable): …and of the story that tells most of it */
  PergolaTimeline *timeline; /* (nullable): of the project as it is */
  GHashTable *filters; /* board → PergolaFilter, those that look for something */

  char *fresh;     /* (nullable): the card that was just added and is being named… */
  char *fresh_key; /* (nullable): …and the merge key of its adding */
  guint serial;    /* for merge keys */

  char *naming;    /* (nullable): the item that is being named… */
  char *old_title; /* (nullable): …and what it was called before */
  char *telling;   /* (nullable): the story that is to be told… */
  char *tell_key;  /* (nullable): …and which answer of it */

  gboolean typing;    /* the transaction under way is ours… */
  gboolean disturbed; /* …and meanwhile there was another: undo is not ours to use */

  GStrv copied;       /* (nullable): what this editor copied last */
  gboolean unwinding; /* an undo or redo is under way */
};

static inline void
pergola_editor_set_str (char **where, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*where);
  *where = copy;
}

/* pergola-editor-zones.c */
void pergola_editor_select_and_reveal (PergolaEditor *self, const char *const *ids);
const PergolaVariant *pergola_editor_get_variant (PergolaEditor *self);
/* Whether the variant that is shown has this zone. */
gboolean pergola_editor_shows_zone (PergolaEditor *self, const PergolaZone *zone);

/* pergola-editor.c */
/* (transfer full) (nullable): what other programs get of a copy, if a view has more to give than the titles. */
char *pergola_editor_emit_describe_copy (PergolaEditor *self);
void pergola_editor_emit_rename (PergolaEditor *self, const char *id);
void pergola_editor_emit_link_started (PergolaEditor *self, const char *kind);
void pergola_editor_emit_telling (PergolaEditor *self);

/* pergola-editor-actions.c: what each action does */
void pergola_editor_init_actions (PergolaEditor *self);

/* pergola-editor-state.c: whether it can */
void pergola_editor_update_actions (PergolaEditor *self);
void pergola_editor_update_history (PergolaEditor *self);
/* (nullable): the field with the role "polarity" of an item. */
const PergolaFieldDef *pergola_editor_find_polarity (PergolaEditor *self, const char *id);

/* pergola-editor-add.c */
typedef enum
{
  PERGOLA_PART_CARDS, /* of a zone */
  PERGOLA_PART_ABOVE,
  PERGOLA_PART_BELOW,
} PergolaPart;

/* The step that adds @id can still be joined by its naming. */
void pergola_editor_set_fresh (PergolaEditor *self, const char *id, const char *key);
/* Adds a card to a zone; "": that of the selection, else the first with cards. */
void pergola_editor_add (PergolaEditor *self, const char *zone, guint part);

/* pergola-editor-move.c: the actions that move the selection on the board. */
typedef enum
{
  PERGOLA_MOVE_BEFORE, /* in the order of its zone */
  PERGOLA_MOVE_AFTER,
  PERGOLA_MOVE_START, /* to the zone before */
  PERGOLA_MOVE_END,
} PergolaMove;

/* A bit for each that is possible now. */
guint pergola_editor_list_moves (PergolaEditor *self);
void pergola_editor_move (PergolaEditor *self, PergolaMove move);

/* pergola-editor-plane.c: the same on a board with axes */
guint pergola_editor_list_nudges (PergolaEditor *self);
void pergola_editor_nudge (PergolaEditor *self, PergolaMove move);
/* Where a new item stands; @after (nullable): what it was added after. */
PergolaPosition pergola_editor_get_new_position (
  PergolaEditor *self, const PergolaBoardDef *board, PergolaItem *item, const char *after);

/* pergola-editor-story.c */
/* Adds what is selected to a story, where it is not told yet. */
void pergola_editor_tell (PergolaEditor *self, const char *story);
void pergola_editor_shift_step (PergolaEditor *self, gboolean later);
void pergola_editor_follow (PergolaEditor *self, const char *story); /* "": none */

/* pergola-editor-overlay.c */
/* Names what is written for one of the two labels of the narrative that is told; adds it where there is nothing yet. */
void pergola_editor_narrate (PergolaEditor *self, gboolean top);
/* The first board over whose figure an item is told. */
gboolean pergola_editor_find_overlay (
  PergolaEditor *self, PergolaItem *item, PergolaWhere *where, const PergolaOverlay **overlay);

/* pergola-editor-time.c: the project is another one */
void pergola_editor_forget_timeline (PergolaEditor *self);

/* pergola-editor-turn.c */
gboolean pergola_editor_can_turn (PergolaEditor *self);
void pergola_editor_turn (PergolaEditor *self);

/* pergola-editor-catalogue.c */
gboolean pergola_editor_can_reset_position (PergolaEditor *self, GStrv ids);
void pergola_editor_reset_position (PergolaEditor *self);

/* pergola-editor-merge.c: the selection becomes the item @text; "": its first. */
void pergola_editor_merge_into (PergolaEditor *self, const char *text);

/* pergola-editor-clipboard.c */
void pergola_editor_copy (PergolaEditor *self);
void pergola_editor_cut (PergolaEditor *self);
void pergola_editor_paste (PergolaEditor *self);

G_END_DECLS
