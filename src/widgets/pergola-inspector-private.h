/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the pages of the inspector share. A page has a head (made once for what is selected), fields (which keep up by
 * themselves) and a list of entries (made anew when one of them changes). */

#pragma once

#include "pergola-field.h"
#include "pergola-inspector.h"

G_BEGIN_DECLS

struct _PergolaInspector
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  char *key;             /* what the page is about */
  GPtrArray *fields;     /* (element-type PergolaField) */
  char *signature;       /* of the entries that are shown */
  guint idle;            /* an update is due */
  guint title_timer;     /* until the pause that ends a step of typing the project's title */
  gboolean busy;         /* rows change because the project did */
  GtkWidget *before;     /* (nullable), weak: what had the focus before the title was to be edited */
  gboolean same_rows;    /* the page that is made next has the rows of this one */

  GtkScrolledWindow *scroller;
  GtkBox *head;
  GtkBox *entries;
  GtkWidget *pill;            /* (nullable): at the top */
  char *pill_hue;             /* (nullable): its class */
  AdwEntryRow *title_row;     /* of the project, on its page */
  AdwComboRow *language_row;  /* the same */
  AdwComboRow *link_kind_row; /* on the page of a link */
  GPtrArray *link_kinds;      /* (element-type utf8): behind its entries */
};

/* --- Entries --- */

typedef enum
{
  PERGOLA_ENTRY_HEADING, /* title */
  PERGOLA_ENTRY_ROW,     /* everything but label; the action runs when it is activated */
  PERGOLA_ENTRY_BUTTON,  /* title, action: with a plus before it */
  PERGOLA_ENTRY_MENU,    /* title, menu: with a plus before it */
  PERGOLA_ENTRY_SWITCH,  /* title, on; the action turns it over */
  PERGOLA_ENTRY_NOTE,    /* title: a line of dim text */
  PERGOLA_ENTRY_GAP,     /* nothing: what follows is a group of its own */
} PergolaEntryType;

typedef struct
{
  PergolaEntryType type;
  const char *icon;  /* (nullable): an icon's name… */
  const char *glyph; /* (nullable): …or a glyph's */
  char *title;
  char *subtitle;          /* (nullable) */
  char *count;             /* (nullable): dim, at the end */
  const PergolaZone *zone; /* (nullable): its badge at the end */
  gboolean badge_first;    /* at the beginning */
  gboolean on;             /* of a switch */
  char *action;            /* (nullable) */
  char *target;            /* (nullable): the action's string */
  char *remove_action;     /* (nullable): a button at the end… */
  char *remove_label;      /* …which says this… */
  char *remove_target;     /* …and the action's string */
  char *step;              /* (nullable): "STORY VALUE", which keys move earlier and later… */
  gboolean ordered;        /* …and dragging, too */
  GMenuModel *menu;        /* (nullable): for the context menu, or the button */
} PergolaEntry;

/* (transfer none): added at the end of @entries; what it holds is the caller's to fill. */
PergolaEntry *pergola_entries_add (GPtrArray *entries, PergolaEntryType type, char *title /* (transfer full) */);
PergolaEntry *pergola_entries_add_item (GPtrArray *entries, PergolaInspector *self, PergolaItem *item);
void pergola_entries_add_heading (GPtrArray *entries, const char *title);
GPtrArray *pergola_entries_new (void);
char *pergola_entries_sign (GPtrArray *entries);
void pergola_entries_render (GPtrArray *entries, GtkBox *box);

/* Which row in the lists of @box has the focus, or -1, and (out) (transfer full) (nullable) what it is for… */
int pergola_entries_find_focus (GtkBox *box, char **target);
/* …and back to it: the row for @target (nullable) is another one now, and may stand elsewhere. */
void pergola_entries_focus (GtkBox *box, int index, const char *target);

/* (nullable): the row that runs an action on a target. */
GtkWidget *pergola_entries_find_row (GtkBox *box, const char *action, const char *target);

/* pergola-inspector-row.c */
GtkWidget *pergola_entry_create_row (const PergolaEntry *entry);

/* pergola-inspector-drag.c: @row goes where it is dropped among the steps of its story; @step: "STORY VALUE". */
void pergola_entry_add_dragging (GtkWidget *row, const char *step);

/* --- Heads --- */

GtkListBox *pergola_inspector_add_list (PergolaInspector *self);
/* The pill at the top, with a menu (nullable). */
void pergola_inspector_add_pill (PergolaInspector *self, const PergolaZone *zone, const char *title, GMenuModel *menu);
void pergola_inspector_set_pill (PergolaInspector *self, const PergolaZone *zone, const char *title);
void pergola_inspector_add_label (PergolaInspector *self, const char *text, const char *css_class);
void pergola_inspector_add_field (PergolaInspector *self, GtkListBox *list, PergolaField *field /* (transfer full) */);
PergolaProject *pergola_inspector_get_project (PergolaInspector *self);
void pergola_inspector_queue_update (PergolaInspector *self);

/* --- Pages: a head, and its entries --- */

void pergola_inspector_build_item (PergolaInspector *self, PergolaItem *item);
void pergola_inspector_refresh_item (PergolaInspector *self);
void pergola_inspector_list_item (PergolaInspector *self, PergolaItem *item, GPtrArray *entries);

/* -uses.c: the boards it stands on, and links that no board draws */
void pergola_inspector_list_uses (PergolaInspector *self, PergolaItem *item, GPtrArray *entries);
void pergola_inspector_list_ties (PergolaInspector *self, PergolaItem *item, GPtrArray *entries);

/* -offer.c: an entry, called @title, that asks what else is linked to an item, at the other end of a link of a kind
 * (NULL: any that figures draw) that leaves it, or with @leaves FALSE leads to it. */
void pergola_inspector_add_offer (PergolaInspector *self,
                                  PergolaItem *item,
                                  const PergolaLinkKind *kind,
                                  gboolean leaves,
                                  const char *title,
                                  GPtrArray *entries);
/* Whether there may be an answer. */
gboolean
pergola_inspector_can_offer (PergolaInspector *self, PergolaItem *item, const PergolaLinkKind *kind, gboolean leaves);
/* Asks beside the entry; @target: of its action. */
void pergola_inspector_ask_offer (PergolaInspector *self, const char *target);

/* -mentions.c: what names it */
void pergola_inspector_list_mentions (PergolaInspector *self, PergolaItem *item, GPtrArray *entries);
/* -meaning.c: of an indicator, what gives the number a meaning, in place of those links */
void pergola_inspector_list_meaning (PergolaInspector *self, PergolaItem *item, GPtrArray *entries);
void pergola_inspector_add_readings (PergolaInspector *self, PergolaItem *item);

/* An entry that adds what is selected to the story that is followed, where there is something to add. */
void pergola_inspector_offer_followed (PergolaInspector *self, const char *const *ids, GPtrArray *entries);

void pergola_inspector_build_link (PergolaInspector *self, PergolaItem *link);
void pergola_inspector_list_link (PergolaInspector *self, PergolaItem *link, GPtrArray *entries);

void pergola_inspector_build_zone (PergolaInspector *self, const PergolaZone *zone);
void pergola_inspector_list_zone (PergolaInspector *self, const PergolaZone *zone, GPtrArray *entries);

void pergola_inspector_build_entry (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry);
void
pergola_inspector_list_entry (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry, GPtrArray *entries);

void pergola_inspector_build_board (PergolaInspector *self);
void pergola_inspector_refresh_board (PergolaInspector *self);
void pergola_inspector_list_board (PergolaInspector *self, GPtrArray *entries);

void pergola_inspector_build_many (PergolaInspector *self, GStrv ids);
void pergola_inspector_list_many (PergolaInspector *self, GStrv ids, GPtrArray *entries);

G_END_DECLS
