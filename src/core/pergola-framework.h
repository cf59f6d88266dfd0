/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A framework is a figure's words and structure, read from data: the kinds of item with their fields, the
 * kinds of link, and the boards. Nothing in C knows a figure's words; code that must reason about a figure
 * asks for a role ("result"), an edge ("top") or a style ("flow"), which the definition assigns.
 *
 * Everything here is immutable once loaded, in one language, and shared: read the structs directly. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_FRAMEWORK_NAMESPACE "urn:pergola:framework:1"

/* Who something is meant for, from narrow to wide. What leaves the program is made for one audience
 * and holds nothing that is meant for a narrower one. */
typedef enum
{
  PERGOLA_AUDIENCE_ME,       /* a private line */
  PERGOLA_AUDIENCE_CIRCLE,   /* the team */
  PERGOLA_AUDIENCE_EVERYONE, /* sponsors, the public */
} PergolaAudience;

typedef enum
{
  PERGOLA_FIELD_LINE,     /* one line of text */
  PERGOLA_FIELD_TEXT,     /* paragraphs */
  PERGOLA_FIELD_CHOICE,   /* the id of one choice */
  PERGOLA_FIELD_CHOICES,  /* ids of choices, separated by one space, in the definition's order */
  PERGOLA_FIELD_NUMBER,   /* g_ascii_dtostr */
  PERGOLA_FIELD_SCORE,    /* a whole number from min to max */
  PERGOLA_FIELD_DATE,     /* ISO 8601: 2026, 2026-05 or 2026-05-14 */
  PERGOLA_FIELD_TIME,     /* 2026-05-14T09:30+02:00, or 09:30 */
  PERGOLA_FIELD_DURATION, /* whole minutes */
  PERGOLA_FIELD_PERSON,   /* the id of an item of the kind with the role "person" */
  PERGOLA_FIELD_ITEM,     /* the id of an item of the kind that the field's `of` names */
  PERGOLA_FIELD_LINES,    /* short lines, separated by a newline */
  PERGOLA_FIELD_BOOLEAN,  /* yes or no */
  PERGOLA_FIELD_STROKES,  /* a sketch, one stroke a line: x,y x,y … */
} PergolaFieldType;

/* One value that a choice field can take. */
typedef struct
{
  char *id;
  char *title;
  char *ask;    /* (nullable): the question it answers, shown where there is room */
  char *badge;  /* (nullable): one or two characters that stand for it: "1", "S" */
  char *hue;    /* (nullable): the theme's name of its colours: "amber" */
  char *icon;   /* (nullable): a glyph's name */
  char *role;   /* (nullable): what code may ask for: "start", "result", "risk", "negative" */
  GStrv within; /* (nullable): offered only while the field that `when` names has one of these values */
} PergolaChoice;

typedef struct
{
  char *id;
  PergolaFieldType type;
  char *title;
  char *prompt;       /* (nullable): what to write here */
  char *reverse;      /* (nullable): of a person or item: what is said of the one that is named: "Told" */
  char *role;         /* (nullable) */
  GPtrArray *choices; /* (element-type PergolaChoice): empty unless a choice field */
  char *when;         /* (nullable): the id of a choice field of the same kind… */
  GStrv when_values;  /* (nullable): …and the values of it for which this field is asked for */
  double min, max;    /* the range of a number or score; ±G_MAXDOUBLE where there is none */
  char *low;          /* (nullable): of a number with a range: what stands at its lower end… */
  char *high;         /* …and at its upper end; both or none */
  char *section;      /* (nullable): the id of the section of its kind that it is shown in */
  char *of;           /* (nullable): of the type item, the kind that it names; the project may not know that kind */
  gboolean required;  /* a choice that is always one of them: it can be changed, not unset */
} PergolaFieldDef;

/* Fields of a kind that are shown together. */
typedef struct
{
  char *id;
  char *title;
} PergolaSection;

typedef struct _PergolaKind PergolaKind;

struct _PergolaKind
{
  char *id;
  char *title;  /* "Value" */
  char *plural; /* "Values" */
  char *icon;   /* (nullable) */
  char *role;   /* (nullable): "story", "step", "person" */
  char *parent; /* (nullable): the kind of item that it lives in and is deleted with */
  PergolaAudience audience;
  GPtrArray *fields;   /* (element-type PergolaFieldDef): the first one is the title; own ones, then those of the base */
  guint n_own;         /* how many of them are its own */
  GPtrArray *sections; /* (element-type PergolaSection) */
  const PergolaKind *base; /* (nullable): the kind that an item of this one is as well, while its field… */
  char *by;                /* …of this id is set: an activity whose type of value is set is a value */
};

typedef enum
{
  PERGOLA_LINK_FLOW,      /* value carried forward */
  PERGOLA_LINK_IMPROVING, /* a solid loop back, below the row */
  PERGOLA_LINK_REFRAMING, /* a dashed loop back to what is hoped for, above the row */
  PERGOLA_LINK_LISTED,    /* no board draws it as a line; the pages of both its ends list it */
  PERGOLA_LINK_HIDDEN,    /* structure that is not spoken of as a link: a step tells of a value */
} PergolaLinkStyle;

typedef struct
{
  char *id;
  char *title;
  char *reverse; /* what it is called from its other end: as the title where the definition does not say */
  char *icon; /* (nullable) */
  char *role; /* (nullable) */
  PergolaLinkStyle style;
  GStrv from; /* kinds that it may start from */
  GStrv to;   /* kinds that it may lead to */
  GPtrArray *fields; /* (element-type PergolaFieldDef) */
} PergolaLinkKind;

/* Which items stand in a zone: those of a kind whose field has a value. */
typedef struct
{
  char *kind;
  char *field; /* (nullable): with choice */
  char *choice; /* (nullable) */
  char *heading; /* (nullable): words set above each of its cards */
  char *icon;    /* (nullable): a glyph beside the heading */
} PergolaCards;

/* A thing to choose from: what an item made of it begins with. */
typedef struct
{
  char *field;
  char *text;
} PergolaPreset;

typedef struct
{
  char *id;
  GPtrArray *presets; /* (element-type PergolaPreset): in the order of the definition; one is the title */
} PergolaCatalogueEntry;

typedef struct
{
  char *kind; /* of the items made of it; the kind's field with the role "entry" keeps the id of the entry */
  char *title;
  GPtrArray *entries; /* (element-type PergolaCatalogueEntry) */
} PergolaCatalogue;

/* One question of a form. Its answer becomes a step that tells of something of the type @choice; another field of that
 * step, where @field is set, too; a loop of the kind @link from the last that is told of back to the first; or, where
 * only @field is set, a field of the item itself. */
typedef struct
{
  char *id;
  char *title;    /* what it is about: "Gains" */
  char *ask;      /* the question */
  char *hint;     /* (nullable): what else may be asked while it is answered */
  char *choice;   /* (nullable) */
  char *field;    /* (nullable) */
  char *link;     /* (nullable) */
  gboolean start; /* where most people begin */
} PergolaQuestion;

/* A way to ask for an item. */
typedef struct
{
  char *id;
  char *kind; /* of the items that it makes */
  char *title;
  char *subtitle; /* (nullable) */
  GPtrArray *questions; /* (element-type PergolaQuestion): in this order, at least one */
} PergolaForm;

/* Something by which the evidence that a project holds is judged: what it asks for is known by its role
 * (pergola-audit.h), what it is called and how it is put are the framework's. */
typedef struct
{
  char *id;
  char *role;
  char *title;
  char *ask;    /* what it asks for: "Makes a plausible chain from activity to outcome" */
  double goal;  /* what is to be reached, where it is a number; else 0 */
} PergolaCheckDef;

/* A region of a board. */
typedef struct
{
  char *id;
  char *title;
  char *subtitle;   /* (nullable) */
  char *badge;      /* (nullable) */
  char *hue;        /* (nullable) */
  char *place;      /* where the layout puts it: cycles knows top, start, middle, end, bottom and side */
  GPtrArray *cards; /* (element-type PergolaCards): in this order; a new card is of the first kind */
  GPtrArray *above; /* (element-type PergolaCards): pills on its upper edge */
  GPtrArray *below; /* (element-type PergolaCards): pills on its lower edge */
  char *caption;    /* (nullable): the field of a card whose choice is written above it */
  double x, y;      /* plane: where its name stands while it is empty, as values of the axes; NAN where not given */
} PergolaZone;

/* A way to show a board: which zones it leaves out, and how it draws the others. */
typedef struct
{
  char *id;
  char *title;
  GStrv hides;    /* (nullable): ids of zones */
  gboolean plain; /* zones have no ground and no name */
  gboolean words; /* table: rows show the words of their steps, not only that there are some */
} PergolaVariant;

/* Words along an edge of the board, with a direction. */
typedef struct
{
  char *text;
  gboolean top;   /* above the figure, else below */
  gboolean ahead; /* points in reading direction, else against it */
} PergolaStrip;

/* One label of an overlay, along an edge of the figure: what of the figure it lights, and whose words it carries. */
typedef struct
{
  char *ask;       /* (nullable): what it asks while nothing is written */
  char *scale;     /* the choice of the overlay's `by`, of the items whose words these are */
  GStrv lights;    /* (nullable): names of link styles (of loops, the long ones where there are any) and roles: of a kind,
                    * what stands there of it; of a type, the cards of that type */
  char *ways;      /* (nullable): the role of a type: all flow on a way to a card of that type */
  gboolean top;    /* along the upper edge, else along the lower one */
  gboolean ahead;  /* it is told in reading direction, else against it */
} PergolaBand;

/* A narrative over a figure: of several, one at a time. */
typedef struct
{
  char *id;
  char *title;  /* "Feedback" */
  char *kind;   /* of the items that carry its words: those whose… */
  char *field;  /* …choice field… */
  char *choice; /* …has this choice; */
  char *by;     /* the choice field of theirs that says in which of its bands. Those where it is not set are in the first */
  GPtrArray *bands; /* (element-type PergolaBand): at least one, at most one an edge */
} PergolaOverlay;

typedef struct
{
  char *id; /* framework.name: "value.figure" */
  char *title;
  char *heading; /* (nullable): what it says as the title of a page */
  char *icon;    /* (nullable): an icon's name for the sidebar */
  char *layout;  /* "cycles" */
  char *page;    /* (nullable): the hand-made page that shows it on screen; the layout is for paper then */
  gboolean gathers; /* shows what has its place on other boards: nobody is led here to find it */
  char *group;   /* (nullable): boards with the same group are offered beside each other */
  char *empty;   /* (nullable): what an empty board asks, and… */
  char *first;   /* (nullable): …the words on the button that answers it */
  char *path_kind; /* (nullable): the kind, with the role "story", whose items can be followed as a path */
  char *across;    /* (nullable): plane: the number field of its cards that is their place along the reading direction… */
  char *down;      /* …and that which is their place downwards; both or none */
  GStrv filters;   /* (nullable): ids of choice fields by which cards can be told apart */
  GPtrArray *zones;    /* (element-type PergolaZone) */
  GPtrArray *variants; /* (element-type PergolaVariant): may be empty; the first is the default */
  GPtrArray *strips;   /* (element-type PergolaStrip) */
  GPtrArray *overlays; /* (element-type PergolaOverlay): may be empty */
} PergolaBoardDef;

typedef struct _PergolaFramework PergolaFramework;

struct _PergolaFramework
{
  /*< public, read-only >*/
  char *id;
  int version;
  int order;      /* among others, where they are listed: the lower the earlier */
  gboolean everywhere; /* it is offered with every project, before all others */
  char *language; /* of the words in it */
  char *title;
  char *credit; /* (nullable): whose framework it is */
  char *group;  /* (nullable): the heading of its boards in the sidebar */
  GPtrArray *kinds;  /* (element-type PergolaKind) */
  GPtrArray *links;  /* (element-type PergolaLinkKind) */
  GPtrArray *boards; /* (element-type PergolaBoardDef) */
  GPtrArray *catalogues; /* (element-type PergolaCatalogue): at most one a kind */
  GPtrArray *forms;  /* (element-type PergolaForm) */
  GPtrArray *checks; /* (element-type PergolaCheckDef): in their order */
  GPtrArray *needs;  /* (element-type PergolaFramework): those whose kinds it builds on */
  GHashTable *words; /* (element-type utf8 utf8): what layouts say in a figure, by id: "long" */
  /*< private >*/
  gatomicrefcount ref_count; /* atomic: projects are read on threads */
};

#define PERGOLA_FRAMEWORK_ERROR (pergola_framework_error_quark ())
GQuark pergola_framework_error_quark (void);

typedef enum
{
  PERGOLA_FRAMEWORK_ERROR_INVALID, /* the definition has a fault: the message says file, line and reason */
  PERGOLA_FRAMEWORK_ERROR_UNKNOWN, /* there is no framework with this id */
} PergolaFrameworkError;

PergolaFramework *pergola_framework_new_from_bytes (GBytes *bytes, const char *name, const char *language, GError **error);
PergolaFramework *pergola_framework_ref (PergolaFramework *self);
void pergola_framework_unref (PergolaFramework *self);

/* Of this framework, or of one that it needs. */
const PergolaKind *pergola_framework_get_kind (PergolaFramework *self, const char *id);
const PergolaLinkKind *pergola_framework_get_link (PergolaFramework *self, const char *id);
const PergolaBoardDef *pergola_framework_get_board (PergolaFramework *self, const char *id);

/* (transfer none): a word of the figure, or @id itself where the definition has none. */
const char *pergola_framework_get_word (PergolaFramework *self, const char *id);

const PergolaFieldDef *pergola_kind_get_field (const PergolaKind *kind, const char *id);
const PergolaFieldDef *pergola_kind_get_field_by_role (const PergolaKind *kind, const char *role);
/* Whether items of this kind are, or can be, of the kind @id: itself, its base, and so on. */
gboolean pergola_kind_is (const PergolaKind *kind, const char *id);
/* Whether boards draw it as a line. */
gboolean pergola_link_kind_is_drawn (const PergolaLinkKind *kind);
const PergolaFieldDef *pergola_link_kind_get_field (const PergolaLinkKind *kind, const char *id);
/* Whether its value is the id of an item: a person, or an item of a kind. */
gboolean pergola_field_def_is_reference (const PergolaFieldDef *field);
const PergolaChoice *pergola_field_def_get_choice (const PergolaFieldDef *field, const char *id);
const PergolaChoice *pergola_field_def_get_choice_by_role (const PergolaFieldDef *field, const char *role);
const PergolaZone *pergola_board_def_get_zone (const PergolaBoardDef *board, const char *id);
const PergolaVariant *pergola_board_def_get_variant (const PergolaBoardDef *board, const char *id);
/* (nullable): also for an @id that is NULL or "". */
const PergolaOverlay *pergola_board_def_get_overlay (const PergolaBoardDef *board, const char *id);
const PergolaCatalogueEntry *pergola_catalogue_get_entry (const PergolaCatalogue *self, const char *id);
const PergolaForm *pergola_framework_get_form (PergolaFramework *self, const char *id);
/* (nullable): what the entry says for a field. */
const char *pergola_catalogue_entry_get (const PergolaCatalogueEntry *self, const char *field);
gboolean pergola_variant_hides (const PergolaVariant *variant, const char *zone);

const char *pergola_audience_to_string (PergolaAudience audience);
gboolean pergola_audience_from_string (const char *text, PergolaAudience *audience);
const char *pergola_field_type_to_string (PergolaFieldType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaFramework, pergola_framework_unref)

G_END_DECLS
