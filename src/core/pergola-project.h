/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project: the only truth. It holds items, links, places on boards and a few properties, and can be changed
 * only inside a transaction. Everything a person sees is derived from it.
 *
 *   pergola_project_begin (project, _("Rename card"));
 *   pergola_project_set (project, id, "title", "Monthly leak clinic", &error);
 *   pergola_project_commit (project);
 *
 * Signals:
 *   changed (PergolaChange *)       each change, as it is made, undone or redone
 *   committed (PergolaTransaction *) after each transaction, undo and redo; for an undo, its inverse
 *   frameworks-changed ()           the language, and so every word of the figures, is another one */

#pragma once

#include "pergola-change.h"
#include "pergola-frameworks.h"
#include "pergola-history.h"

G_BEGIN_DECLS

#define PERGOLA_PROJECT_NAMESPACE "urn:pergola:project:1"
#define PERGOLA_PROJECT_VERSION 1
#define PERGOLA_FIELD_MAX (1024 * 1024) /* bytes in one field */

#define PERGOLA_TYPE_PROJECT (pergola_project_get_type ())
G_DECLARE_FINAL_TYPE (PergolaProject, pergola_project, PERGOLA, PROJECT, GObject)

#define PERGOLA_PROJECT_ERROR (pergola_project_error_quark ())
GQuark pergola_project_error_quark (void);

typedef enum
{
  PERGOLA_PROJECT_ERROR_INVALID,  /* a value that the field cannot hold */
  PERGOLA_PROJECT_ERROR_TOO_LONG, /* more than PERGOLA_FIELD_MAX */
  PERGOLA_PROJECT_ERROR_UNKNOWN,  /* no such item, kind or board */
  PERGOLA_PROJECT_ERROR_LINK,     /* a link that its kind does not allow, or that exists already */
} PergolaProjectError;

/* An empty project in the default language with every built-in framework, and a new id. */
PergolaProject *pergola_project_new (PergolaFrameworks *frameworks);

/* --- Reading --- */

const char *pergola_project_get_id (PergolaProject *self);
const char *pergola_project_get_title (PergolaProject *self);    /* never NULL */
const char *pergola_project_get_language (PergolaProject *self); /* never NULL */
PergolaHistory *pergola_project_get_history (PergolaProject *self);
PergolaFrameworks *pergola_project_get_frameworks (PergolaProject *self);

/* (nullable): a property: "title", "language", or BOARD/OPTION such as "value.figure/variant". */
const char *pergola_project_get_property (PergolaProject *self, const char *key);
/* (transfer container) (element-type utf8): the names of the properties that are set, sorted. */
GPtrArray *pergola_project_list_properties (PergolaProject *self);

/* (nullable): an item or a link by its id. */
PergolaItem *pergola_project_get (PergolaProject *self, const char *id);
guint pergola_project_count (PergolaProject *self, const char *kind);

/* (transfer container) (element-type PergolaItem): items of a kind (NULL: of all kinds) by rank, then id. */
GPtrArray *pergola_project_list_items (PergolaProject *self, const char *kind);
/* (transfer container) (element-type PergolaItem): links of a kind (NULL: of all kinds) by id. */
GPtrArray *pergola_project_list_links (PergolaProject *self, const char *kind);
/* (transfer container) (element-type PergolaItem): all items, or all links, in no order: to sort many costs the most. */
GPtrArray *pergola_project_list_unsorted (PergolaProject *self, gboolean links);
/* (transfer container) (element-type PergolaItem): links that start or end at @item, by id. */
GPtrArray *pergola_project_list_links_of (PergolaProject *self, const char *item);
/* (transfer container) (element-type PergolaItem): items whose parent is @item, by rank. */
GPtrArray *pergola_project_list_children (PergolaProject *self, const char *item);

gboolean pergola_project_get_place (PergolaProject *self, const char *board, const char *item, double *x, double *y);
/* (transfer container) (element-type utf8): ids of boards that hold places, options or extras, sorted. */
GPtrArray *pergola_project_list_placed_boards (PergolaProject *self);
/* (transfer container) (element-type utf8): ids of items placed on a board, sorted. */
GPtrArray *pergola_project_list_placed (PergolaProject *self, const char *board);

/* Definitions in the project's language. (nullable): NULL where no framework of the project defines it. */
/* (transfer none) (element-type PergolaFramework): with those that they need, in their order. */
GPtrArray *pergola_project_list_frameworks (PergolaProject *self);
const PergolaKind *pergola_project_get_kind (PergolaProject *self, const char *id);
const PergolaKind *pergola_project_get_kind_by_role (PergolaProject *self, const char *role);
const PergolaLinkKind *pergola_project_get_link_kind (PergolaProject *self, const char *id);
const PergolaLinkKind *pergola_project_get_link_kind_by_role (PergolaProject *self, const char *role);
const PergolaBoardDef *pergola_project_get_board (PergolaProject *self, const char *id);
/* The framework that defines a board, or NULL. */
PergolaFramework *pergola_project_get_framework_of_board (PergolaProject *self, const char *board);
/* The variant that the project shows a board in: the property BOARD/variant, else the first; NULL where it has none. */
const PergolaVariant *pergola_project_get_variant (PergolaProject *self, const PergolaBoardDef *board);
/* Whether all that it changes are words: texts in fields without a role. What is worked out from a project by kinds,
 * links and roles (an audit, promises, indicators) then comes out as before; only its words are others. */
gboolean pergola_project_is_words (PergolaProject *self, const PergolaTransaction *transaction);
/* Whether an item is one of a kind now: of that kind, or of one that extends it and has its field set. */
gboolean pergola_project_is_a (PergolaProject *self, PergolaItem *item, const char *kind);
/* Whether an item is one of any of these kinds now: what may stand at an end of a link. */
gboolean pergola_project_is_one_of (PergolaProject *self, PergolaItem *item, GStrv kinds);
/* (transfer container) (element-type PergolaItem): the items that are one of a kind now, by rank. */
GPtrArray *pergola_project_list_items_as (PergolaProject *self, const char *kind);
/* (transfer container) (element-type PergolaItem): the items that stand in a zone as @cards says, by rank. */
GPtrArray *pergola_project_list_cards (PergolaProject *self, const PergolaCards *cards);
gboolean pergola_project_stands_in (PergolaProject *self, PergolaItem *item, const PergolaCards *cards);
/* (nullable): the zone of a board in which an item stands; @cards (out) (optional) (nullable): as part of what. */
const PergolaZone *pergola_project_find_zone (
  PergolaProject *self, const PergolaBoardDef *board, PergolaItem *item, const PergolaCards **cards);
/* (nullable): what items of a kind can be made of. */
const PergolaCatalogue *pergola_project_get_catalogue (PergolaProject *self, const char *kind);
/* Whether the project draws on a framework itself, and not only because another one needs it. */
gboolean pergola_project_uses (PergolaProject *self, const char *id);
/* (transfer full) (element-type PergolaFramework): those that are here and that the project does not draw on yet. */
GPtrArray *pergola_project_list_offered (PergolaProject *self);
/* From now on the project draws on a framework, too. Its file says so only once it holds something of it, so this is no
 * edit. FALSE where there is none with this id. */
gboolean pergola_project_use (PergolaProject *self, const char *id);
/* Whether the project has a board, where need be because it draws from now on on what is there with every project. */
gboolean pergola_project_use_board (PergolaProject *self, const char *board);
/* The definition of a field of an item or link, or NULL. */
const PergolaFieldDef *pergola_project_get_field (PergolaProject *self, PergolaItem *item, const char *field);
/* (nullable): the choice that a choice field of an item or link holds, if it is offered for it now: the kind of an
 * immediate value means nothing once the card is moved to another type, but is kept. */
const PergolaChoice *pergola_project_get_choice (PergolaProject *self, PergolaItem *item, const char *field);
/* Whether the field applies to this item now (PergolaFieldDef.when). */
gboolean pergola_project_field_applies (PergolaProject *self, PergolaItem *item, const PergolaFieldDef *field);
/* Whether a choice is offered for this item now (PergolaChoice.within). */
gboolean pergola_project_choice_applies (PergolaProject *self, PergolaItem *item, const PergolaFieldDef *field, const PergolaChoice *choice);

/* --- The gate --- */

/* Transactions nest: only the outermost one counts and names the step. */
void pergola_project_begin (PergolaProject *self, const char *name);
/* As begin; a transaction with the same @merge_key as the step before it continues that step (typing). */
void pergola_project_begin_merging (PergolaProject *self, const char *name, const char *merge_key);
/* Ends it. A transaction without changes leaves no trace. */
void pergola_project_commit (PergolaProject *self);
/* Takes back what the transaction did. In a nested one, everything since the outermost begin is taken back at its end. */
void pergola_project_cancel (PergolaProject *self);
gboolean pergola_project_in_transaction (PergolaProject *self);

/* Sets a field or @attribute of an item or link; NULL or "" unsets. Control characters that XML cannot hold are
 * dropped, a line's newlines become spaces; an item without "@audience" is for me. FALSE with @error where the value does not fit the field's type. */
gboolean pergola_project_set (PergolaProject *self, const char *id, const char *key, const char *value, GError **error);

/* (transfer none): a new item of @kind at the end of its rank, with the kind's audience. @parent is nullable. */
PergolaItem *pergola_project_add (PergolaProject *self, const char *kind, const char *parent);
/* (transfer none) (nullable): a new link, or NULL with @error. */
PergolaItem *pergola_project_link (PergolaProject *self, const char *kind, const char *from, const char *to, GError **error);
/* Removes an item with its children, its links and its places, or a link. */
void pergola_project_remove (PergolaProject *self, const char *id);
void pergola_project_set_place (PergolaProject *self, const char *board, const char *item, double x, double y);
void pergola_project_unset_place (PergolaProject *self, const char *board, const char *item);
gboolean pergola_project_set_property (PergolaProject *self, const char *key, const char *value, GError **error);

/* Makes a change that was made elsewhere: before a crash, in another copy of the file. It is taken as it is, what it
 * says of the state before is not looked at; an item that it brings must not be in a project. FALSE with @error, and
 * nothing changed, where its item is not there, or is there already. */
gboolean pergola_project_replay (PergolaProject *self, const PergolaChange *change, GError **error);

/* Whether a link of this kind may lead from one to the other: kinds fit, not to itself, not twice. */
gboolean pergola_project_can_link (PergolaProject *self, const char *kind, const char *from, const char *to, GError **error);

G_END_DECLS
