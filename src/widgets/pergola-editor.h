/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a window edits with: a project, the board that is shown, the selection, and the commands on them as actions,
 * so that board, outline, inspector, menus and shortcuts all do the same thing. It knows no window; tests drive it.
 *
 * Actions (get_actions, to be inserted as "edit"):
 *   undo redo cut copy paste duplicate delete select-all select-none
 *   add (s: zone id, "" for the zone of the selection, else the first with cards)   add-above (s)  add-below (s)
 *   rename   move-before move-after move-start move-end   tidy   follow (s: story id, "" none)
 *   polarity (s: choice, "" unset)   link (s: kind): begins linking from the selection
 *   join (s: "KIND FROM TO"): links   step-earlier step-later: on the story that is followed
 *   tell (s: story id): adds the selection to it
 *   turn: evaluation into plan and back: the selection, or without one all results
 *   time: shows or hides the slider over time
 *   reading (s: "prospective" or "retrospective")   turn-reading: the other one
 *   tell-story (s: story id, "" a new one): goes to where it is told
 *   variant (s)   board (s)   overlay (s: id, "" none)   narrate (s: "top" or "bottom"): names what is written there
 *   place (s: id of an entry of the catalogue)   show-placed (s: the same)
 *   reset-position: of what came from a catalogue
 *   trace: asks where the value that is selected, or that the selected step tells of, comes from
 *   merge-into (s: item id, "" for the first that is selected): what is selected is the same as that
 *
 * Signals:
 *   rename (id)              a view that shows the item edits its title in place
 *   link-started (kind)      the views let the person choose the other end
 *   reveal (id)              a view scrolls to it
 *   trace (id)               a view says where the value comes from
 *   toast (message, undoable) something is to be said in passing; message NULL: what was said is over
 *   telling ()               a story is to be told: see pergola_editor_take_telling
 *   describe-copy () -> string (transfer full) (nullable): what other programs get of a copy of the selection; where no
 *                            view has anything to say, they get the titles
 *
 * Properties: "board" (the id of the board that is shown), "zone" (nullable: the id of the zone that is looked at while
 * nothing is selected), "filtered" (whether something is looked for; notifies whenever that is something else),
 * "until" (a day, Julian, or 0: what comes later is not drawn), "timing" (the slider is shown),
 * "retrospective" (the figure is read from the result back), "overlay" (nullable: the narrative that is told over the
 * figure), "chain" (nullable: the ids of what is behind a value, as the tracer shows it), "entry" (nullable: the id of the entry of the board's catalogue that is looked at instead). */

#pragma once

#include "pergola-selection.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_EDITOR (pergola_editor_get_type ())
G_DECLARE_FINAL_TYPE (PergolaEditor, pergola_editor, PERGOLA, EDITOR, GObject)

PergolaEditor *pergola_editor_new (PergolaProject *project);
PergolaProject *pergola_editor_get_project (PergolaEditor *self);
PergolaSelection *pergola_editor_get_selection (PergolaEditor *self);
GActionGroup *pergola_editor_get_actions (PergolaEditor *self);

const char *pergola_editor_get_board (PergolaEditor *self);                /* never NULL */
const PergolaBoardDef *pergola_editor_get_board_def (PergolaEditor *self); /* (nullable) */
void pergola_editor_set_board (PergolaEditor *self, const char *board);

/* (nullable): the id of the story that the board follows. */
const char *pergola_editor_get_story (PergolaEditor *self);

/* (nullable): the board that is shown, if a place on it has a meaning. */
const PergolaBoardDef *pergola_editor_get_plane (PergolaEditor *self);

/* (nullable): what is looked for on the board that is shown. Each board has its own; it is no part of the project. */
const PergolaFilter *pergola_editor_get_filter (PergolaEditor *self);
void pergola_editor_set_filter (PergolaEditor *self, const PergolaFilter *filter);

/* (nullable): the narrative that is told over the figure of the board that is shown. Each board has its own; it is no
 * part of the project. */
const char *pergola_editor_get_overlay (PergolaEditor *self);
const PergolaOverlay *pergola_editor_get_overlay_def (PergolaEditor *self);
/* (nullable): what is written already at the top or at the bottom of the narrative that is told. */
PergolaItem *pergola_editor_get_narrative (PergolaEditor *self, gboolean top);
void pergola_editor_set_overlay (PergolaEditor *self, const char *overlay);

/* Until which day the figure is shown: a Julian day, or PERGOLA_TIMELINE_ALWAYS. */
guint32 pergola_editor_get_until (PergolaEditor *self);
void pergola_editor_set_until (PergolaEditor *self, guint32 until);
/* (transfer none): of the project as it is now; good until it changes. */
const PergolaTimeline *pergola_editor_get_timeline (PergolaEditor *self);
/* Whether the slider over time is shown; without it, all is. */
gboolean pergola_editor_get_timing (PergolaEditor *self);
void pergola_editor_set_timing (PergolaEditor *self, gboolean timing);

/* Whether the figure is read from the result back, not from the activity ahead. */
gboolean pergola_editor_get_retrospective (PergolaEditor *self);
void pergola_editor_set_retrospective (PergolaEditor *self, gboolean retrospective);

/* (nullable): what leads to the value that is asked about, from where it begins, as a view tells it now: the figure
 * lights it, and @story (out) (optional) (nullable), that tells most of it, stands out among the stories. */
const char *const *pergola_editor_get_chain (PergolaEditor *self, const char **story);
void pergola_editor_set_chain (PergolaEditor *self, const char *const *chain, const char *story);

/* (nullable): the zone of the board that is looked at. Setting one clears the selection; selecting something, or
 * showing another board, unsets it. */
const char *pergola_editor_get_zone (PergolaEditor *self);
void pergola_editor_set_zone (PergolaEditor *self, const char *zone);

/* (nullable): what can be put onto the board. */
const PergolaCatalogue *pergola_editor_get_catalogue (PergolaEditor *self);
/* (nullable): the entry that is looked at. As with zones: there is one thing at a time that is looked at. */
const char *pergola_editor_get_entry (PergolaEditor *self);
const PergolaCatalogueEntry *pergola_editor_get_entry_def (PergolaEditor *self);
void pergola_editor_set_entry (PergolaEditor *self, const char *entry);
/* (transfer none) (nullable): a new item of an entry, selected and shown; where @cards and @position (both nullable)
 * say, else where the catalogue has it. */
PergolaItem *pergola_editor_place_entry (PergolaEditor *self,
                                         const char *entry,
                                         const PergolaCards *cards,
                                         const PergolaPosition *position);
/* Selects and shows what has been made of an entry. FALSE where there is nothing. */
gboolean pergola_editor_show_entry (PergolaEditor *self, const char *entry);

/* Commands with arguments that only a view knows. Each is one step of undo. */
PergolaItem *
pergola_editor_add_card (PergolaEditor *self, const PergolaZone *zone, const PergolaCards *cards, const char *after);
/* As add_card at the end of the zone, at a place on the plane. */
PergolaItem *pergola_editor_add_card_at (PergolaEditor *self,
                                         const PergolaZone *zone,
                                         const PergolaCards *cards,
                                         PergolaPosition position);
/* As add_card at the end of the zone, with a link to it from @from, of the kind that fits. */
PergolaItem *pergola_editor_add_linked_card (PergolaEditor *self,
                                             const PergolaZone *zone,
                                             const PergolaCards *cards,
                                             const char *from);
/* A new loop is selected, so that it can be named at once. */
gboolean pergola_editor_link (PergolaEditor *self, const char *kind, const char *from, const char *to);
/* (nullable): the kind of link that a plain drag from one to the other makes: a flow forward, a loop back. */
const PergolaLinkKind *pergola_editor_guess_link (PergolaEditor *self, const char *from, const char *to);
/* What came of an attempt to link. */
typedef enum
{
  PERGOLA_LINKED,
  PERGOLA_LINK_TO_CHOOSE,  /* several kinds would do, and none is plainly meant: see pergola_menu_append_joins */
  PERGOLA_LINK_IMPOSSIBLE, /* the person has been told */
} PergolaLinking;

/* Links two items by a kind (nullable, or ""): else by the one that is meant, or by the only one there is. */
PergolaLinking pergola_editor_join (PergolaEditor *self, const char *kind, const char *from, const char *to);
/* Whether any kind of link may start at an item. */
gboolean pergola_editor_can_link_from (PergolaEditor *self, const char *from);
/* Whether any may end at one. */
gboolean pergola_editor_can_link_to (PergolaEditor *self, const char *to);
/* (transfer container) (element-type PergolaLinkKind): every kind of link that may lead from one to the other now. */
GPtrArray *pergola_editor_list_link_kinds (PergolaEditor *self, const char *from, const char *to);

/* Whether an item may be a step of stories at all… */
gboolean pergola_editor_is_told (PergolaEditor *self, const char *id);
/* …and of one in which it is none yet. */
gboolean pergola_editor_can_tell (PergolaEditor *self, const char *story, const char *id);
/* (transfer none) (nullable): a new story of what is selected, which the board follows at once, as one step of undo. */
PergolaItem *pergola_editor_tell_new (PergolaEditor *self);

/* Shows the board whose page is for telling stories, with @story (nullable: a new one) to be told. FALSE where there is
 * no such board, or no such story. */
gboolean pergola_editor_tell_story (PergolaEditor *self, const char *story);
/* The same with the cursor in the answer @key (nullable: where telling begins; see pergola-telling.h). */
gboolean pergola_editor_tell_at (PergolaEditor *self, const char *story, const char *key);
/* The same with a new story whose first step tells of @card, and the cursor in it, or, with @choice (nullable), in the
 * answer for that type. */
gboolean pergola_editor_tell_of (PergolaEditor *self, const char *card, const char *choice);
/* (transfer full) (nullable): the story that the page is to let the person tell now; it is said once. @key (out)
 * (transfer full) (nullable): the answer in which the cursor is to be. */
char *pergola_editor_take_telling (PergolaEditor *self, char **key);

/* Where an item stands on the board that is shown: (nullable) its zone; @cards (out) (optional) is set to the part
 * of it. NULL where the board does not show it. */
const PergolaZone *pergola_editor_find_zone (PergolaEditor *self, const char *id, const PergolaCards **cards);

/* As what an item stands on the board that is shown: the kind that its zone asks for, else its own. */
const char *pergola_editor_get_standing_kind (PergolaEditor *self, const char *id);

/* (nullable): the part of a zone that takes this item. */
const PergolaCards *pergola_editor_find_cards (PergolaEditor *self, const PergolaZone *zone, const char *id);

/* Whether items are of one kind, of which two may be one: people, and what else is named by fields. */
gboolean pergola_editor_can_merge (PergolaEditor *self, GStrv ids);

/* Naming an item while it is typed, wherever that happens: begin, type (at each change), end. It is one step of undo,
 * for a new card one with its adding. With @keep FALSE the item is as before; a new card is gone again, as it is
 * when it ends without a name. */
void pergola_editor_begin_title (PergolaEditor *self, const char *id);
void pergola_editor_type_title (PergolaEditor *self, const char *text);
void pergola_editor_end_title (PergolaEditor *self, gboolean keep);

/* Where something is to be seen. */
typedef struct
{
  const PergolaBoardDef *board;  /* (nullable): no board shows it */
  const PergolaVariant *variant; /* (nullable): the board must be shown in this one; NULL: it is as it is */
  const PergolaZone *zone;       /* (nullable): of an item that stands in one */
} PergolaWhere;

/* The board that is shown, if it has the item, or both ends of the link; else the first that has. */
PergolaWhere pergola_editor_find_where (PergolaEditor *self, const char *id);
/* Shows the board on which an item or a link is, selects it and reveals it. */
void pergola_editor_go_to (PergolaEditor *self, const char *id);

void pergola_editor_toast (PergolaEditor *self, const char *message, gboolean undoable);
void pergola_editor_reveal (PergolaEditor *self, const char *id);

G_END_DECLS
