/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A scene: what a layout made of a board, as a flat list of shapes in painting order, and what is to be known about
 * them without knowing the layout: nodes (items on the board: where they are, what they are called, in which order
 * they are read) and zones (where a card can be dropped). One unit is 1/96 inch. Derived, never stored. */

#pragma once

#include <cairo.h>

#include "pergola-core.h"
#include "pergola-fonts.h"
#include "pergola-theme.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} PergolaRect;

gboolean pergola_rect_contains (const PergolaRect *self, double x, double y);
gboolean pergola_rect_intersects (const PergolaRect *self, const PergolaRect *other);
PergolaRect pergola_rect_union (const PergolaRect *self, const PergolaRect *other);
PergolaRect pergola_rect_inflate (const PergolaRect *self, double by);

typedef enum
{
  PERGOLA_SHAPE_RECT,  /* rounded */
  PERGOLA_SHAPE_PATH,
  PERGOLA_SHAPE_TEXT,
  PERGOLA_SHAPE_GLYPH, /* a small picture from data/glyphs, square */
} PergolaShapeType;

/* What a shape is for. Tests, level of detail and outputs go by it. */
typedef enum
{
  PERGOLA_ROLE_ZONE,       /* the ground of a band or column */
  PERGOLA_ROLE_ZONE_TITLE,
  PERGOLA_ROLE_CARD,
  PERGOLA_ROLE_MARKER,     /* coloured edge, badge, icon of a card */
  PERGOLA_ROLE_TITLE,      /* of a card */
  PERGOLA_ROLE_NOTE,       /* second line of a card */
  PERGOLA_ROLE_PILL,       /* an aspiration, a condition: ground and words */
  PERGOLA_ROLE_LINK,       /* a line between cards */
  PERGOLA_ROLE_ARROW,      /* its head */
  PERGOLA_ROLE_LINK_LABEL, /* a pill on a line: ground and words */
  PERGOLA_ROLE_PATH,       /* halo and line of the story that is followed */
  PERGOLA_ROLE_BADGE,      /* number of a step or zone */
  PERGOLA_ROLE_STRIP,
  PERGOLA_ROLE_HEADING,    /* of a page */
  PERGOLA_ROLE_LEGEND,
  PERGOLA_ROLE_HINT,       /* only on screen: an empty place, a count of what is hidden */
} PergolaShapeRole;

typedef enum
{
  PERGOLA_PATH_MOVE,  /* 1 point */
  PERGOLA_PATH_LINE,  /* 1 point */
  PERGOLA_PATH_CURVE, /* 3 points */
  PERGOLA_PATH_CLOSE, /* 0 points */
} PergolaPathOp;

typedef struct
{
  GByteArray *ops; /* PergolaPathOp */
  GArray *points;  /* double x, y */
} PergolaPath;

PergolaPath *pergola_path_new (void);
void pergola_path_free (PergolaPath *self);
void pergola_path_move_to (PergolaPath *self, double x, double y);
void pergola_path_line_to (PergolaPath *self, double x, double y);
void pergola_path_curve_to (PergolaPath *self, double x1, double y1, double x2, double y2, double x3, double y3);
void pergola_path_close (PergolaPath *self);
/* An orthogonal line through @n points (x, y pairs) with rounded corners. */
void pergola_path_add_rounded (PergolaPath *self, const double *points, int n, double radius);
PergolaRect pergola_path_get_bounds (const PergolaPath *self);
void pergola_path_to_cairo (const PergolaPath *self, cairo_t *cr);
char *pergola_path_to_svg (const PergolaPath *self); /* (transfer full): the value of a d attribute */
/* (transfer full) (nullable): from the value of a d attribute (M L H V C S Q T A Z, absolute or relative). */
PergolaPath *pergola_path_new_from_svg (const char *d);

typedef struct
{
  guint8 type;        /* PergolaShapeType */
  guint8 role;        /* PergolaShapeRole */
  guint8 dash;        /* 0 solid, 1 dashes of 7 with gaps of 4.5, 2 dots (2 and 5) */
  guint8 lines;       /* TEXT: at most, 0 as many as needed */
  PergolaColor fill;  /* RECT, PATH, GLYPH: inside; TEXT: of the letters */
  PergolaColor stroke;
  float stroke_width;
  float radius;       /* RECT */
  float size;         /* TEXT: font size */
  guint8 bold;        /* TEXT */
  guint8 align;       /* TEXT: PangoAlignment within bounds, in reading direction */
  guint8 turn;        /* TEXT: quarter turns clockwise: 1, words run down; 3, they run up */
  PergolaRect bounds; /* of what is painted, stroke included; TEXT: of the box it was given */
  const char *item;   /* (nullable): the id of the item or link it stands for; owned by the scene */
  union
  {
    PergolaPath *path;   /* PATH */
    const char *glyph;   /* GLYPH: its name, owned by the scene */
    PangoLayout *layout; /* TEXT: set and measured; NULL only while a scene is built */
  };
} PergolaShape;

typedef enum
{
  PERGOLA_NODE_CARD,
  PERGOLA_NODE_PILL,
  PERGOLA_NODE_LINK, /* bounds: its label, or the middle of its line */
} PergolaNodeType;

/* An item or link that the board shows. */
typedef struct
{
  const char *id;          /* owned by the scene */
  const char *name;        /* (nullable): what it is called where it cannot be seen; owned by the scene */
  PergolaNodeType type;
  PergolaRect bounds;
  PergolaRect title_bounds; /* where the title is edited in place */
  PergolaRect mark;         /* that another version of it waits for a decision; without a width where none does */
  float title_size;         /* font size of the title */
  gint16 zone;             /* index into zones, or -1 */
  gint16 step;             /* its number on the story that is followed, from 1, or 0 */
  gboolean shortened;      /* some of its words are ellipsised on screen */
  gboolean faded;          /* it does not match what is looked for, and stands back */
  guint first_shape, n_shapes; /* its shapes, one run */
} PergolaNode;

typedef struct
{
  const PergolaZone *def;
  PergolaRect bounds;
  PergolaRect title_bounds;
  PergolaRect cards_bounds; /* the part of it that holds cards */
  gboolean sideways;        /* cards run along reading direction, not downwards */
  guint columns;            /* sub-columns, from 1 */
  gboolean closed;          /* its cards are not drawn here, so none can be put there */
  GArray *cards;            /* guint: indices into nodes, in rank order */
} PergolaSceneZone;

/* Where an item stands on a plane, as fractions of its axes: from 0 to 1 across in reading direction, and downwards. */
typedef struct
{
  guint node; /* index into nodes */
  double across, down;
} PergolaSpot;

/* Where a sheet of a typeset page may end. */
typedef struct
{
  double y;
  double skip;     /* so much of what follows is not seen then: a gap, a rule between parts */
  gboolean begins; /* what follows, up to the next such place, stays on one sheet where it fits on one */
  gboolean within; /* it is within something that rather stays whole */
} PergolaBreak;

typedef struct _PergolaScene PergolaScene;

struct _PergolaScene
{
  /*< public, read-only once built >*/
  double width, height;
  gboolean rtl;      /* the figure's language runs right to left: geometry is mirrored */
  char *document;    /* (nullable): the project's title, for outputs */
  char *title;       /* of the board, for outputs */
  char *language;
  GArray *shapes;    /* PergolaShape */
  GArray *nodes;     /* PergolaNode, in reading order: zones in turn, then links */
  GArray *zones;     /* PergolaSceneZone, in reading order */
  guint left_out;    /* items that the audience may not see */
  PergolaRect asks[2]; /* where a narrative over the figure asks for its words: above and below; without a width where
                        * it does not */
  PergolaRect plane; /* where a place has a meaning: its edges are the ends of the axes, for the middle of what stands
                      * there; without a width where there is none */
  GArray *spots;     /* PergolaSpot: of the nodes that stand on the plane */
  gboolean scrolls;  /* it is as long as it must be and read downwards: its width is to fit, not its height */
  gboolean dated;    /* it shows numbers that were others on other days */
  PergolaRect repeat; /* what stands again at the top of every sheet below it; without a height for nothing */
  GArray *wholes;    /* PergolaRect: what is not split between sheets besides nodes */
  GArray *breaks;    /* PergolaBreak, downwards: a page that is set in lines and goes on over sheets; empty for a figure */
  /*< private >*/
  GStringChunk *strings;
  GHashTable *node_by_id;
  PergolaScene *whole; /* (nullable): of which this is a part, and whose shapes it shows */
  gpointer grid; /* spatial index over shapes, made when first asked for */
  grefcount ref_count;
};

PergolaScene *pergola_scene_new (double width, double height, gboolean rtl);
PergolaScene *pergola_scene_ref (PergolaScene *self);
void pergola_scene_unref (PergolaScene *self);

/* (transfer full): @whole without the nodes that @keep does not want, all else in its place. Nothing is laid out or set
 * anew, so a part is made within a frame. @whole must not change any more. */
typedef gboolean (*PergolaSceneKeepFunc) (const char *id, gconstpointer data);
PergolaScene *pergola_scene_new_part (PergolaScene *whole, PergolaSceneKeepFunc keep, gconstpointer data);

/* Building, for layouts. The shape comes back to be completed; the pointer is good until the next one is added. */
PergolaShape *pergola_scene_add_rect (PergolaScene *self, PergolaShapeRole role, const char *item, PergolaRect rect, double radius, PergolaColor fill, PergolaColor stroke, double stroke_width);
PergolaShape *pergola_scene_add_path (PergolaScene *self, PergolaShapeRole role, const char *item, PergolaPath *path /* (transfer full) */, PergolaColor fill, PergolaColor stroke, double stroke_width, guint dash);
/* Sets the text in @rect from the top, ellipsised after @lines lines (0: never); returns the shape.
 * The height that it takes is pergola_shape_get_text_height. */
PergolaShape *pergola_scene_add_text (PergolaScene *self, PergolaShapeRole role, const char *item, PergolaFonts *fonts, const char *text, PergolaRect rect, double size, gboolean bold, PangoAlignment align, int lines, PergolaColor color);
/* Words that run up (@turn 3) or down (@turn 1) in @rect, so that they are as wide as it is high. Their first line lies
 * where they are turned to: left when they run up, right when they run down. Mirroring turns them the other way. */
PergolaShape *pergola_scene_add_turned_text (PergolaScene *self, PergolaShapeRole role, const char *item, PergolaFonts *fonts, const char *text, PergolaRect rect, guint turn, double size, gboolean bold, PangoAlignment align, int lines, PergolaColor color);
PergolaShape *pergola_scene_add_glyph (PergolaScene *self, PergolaShapeRole role, const char *item, const char *name, double x, double y, double size, PergolaColor color);
/* Begins the node of an item: the shapes added until pergola_scene_end_node are its own. */
PergolaNode *pergola_scene_begin_node (PergolaScene *self, PergolaNodeType type, const char *id, PergolaRect bounds, int zone);
void pergola_scene_end_node (PergolaScene *self);
/* What the node that is being built is called: for a link, what it joins. */
void pergola_scene_set_name (PergolaScene *self, const char *name);
PergolaSceneZone *pergola_scene_add_zone (PergolaScene *self, const PergolaZone *def, PergolaRect bounds);
/* The node that was added last stands on the plane. Its drawn place may be another one than its spot, where labels had
 * to make room for each other, but their order is the same. */
void pergola_scene_add_spot (PergolaScene *self, double across, double down);
/* A part of the scene, wider than any node, that is not split between two sheets. */
void pergola_scene_keep_whole (PergolaScene *self, PergolaRect rect);
/* A sheet may end at @y, below all places that were said before. */
void pergola_scene_add_break (PergolaScene *self, double y, double skip, gboolean begins);
/* What a node is made of stands back, so that the others are seen. */
void pergola_scene_fade_node (PergolaScene *self, guint node);
/* Mirrors everything built so far; the last call of a layout for a right-to-left language. */
void pergola_scene_mirror (PergolaScene *self);

/* From the top of the first line to the foot of the last, before any turn. */
double pergola_shape_get_text_height (const PergolaShape *shape);
gboolean pergola_shape_is_ellipsized (const PergolaShape *shape);
/* The ink box of a text in scene units, lines included: for tests and picking. */
PergolaRect pergola_shape_get_text_extents (const PergolaShape *shape);
/* Where the words begin, and by which angle (in radians, clockwise) they are turned there. */
void pergola_shape_get_text_origin (const PergolaShape *shape, double *x, double *y, double *angle);

/* Reading. */
const PergolaNode *pergola_scene_get_node (const PergolaScene *self, const char *id);
const PergolaNode *pergola_scene_node_at (PergolaScene *self, double x, double y, double slack);
int pergola_scene_zone_at (const PergolaScene *self, double x, double y);
/* The nearest node in a direction (dx, dy one of −1, 0, 1), for the arrow keys. */
const PergolaNode *pergola_scene_neighbour (const PergolaScene *self, const PergolaNode *from, int dx, int dy);
/* (transfer full): the indices of shapes that touch @clip, in painting order (guint). */
GArray *pergola_scene_list_visible (PergolaScene *self, const PergolaRect *clip);

/* Where a card dropped at a point goes. */
typedef struct
{
  int zone;           /* index, or -1: nowhere */
  const char *before; /* (nullable): ids of its neighbours there */
  const char *after;  /* (nullable) */
  PergolaRect marker; /* a thin bar to show between them */
} PergolaDrop;

/* @moving (nullable): ids that are being moved and do not count as neighbours. */
PergolaDrop pergola_scene_drop_at (const PergolaScene *self, double x, double y, const char *const *moving);

/* What a place on the plane means: fractions of the axes that lie between those of the nodes between which it lies, so
 * that what is put left of a label comes before it, wherever the label had to go. @moving (nullable): ids that are being
 * moved and do not count. FALSE where there is no plane. */
gboolean pergola_scene_get_spot_at (
  const PergolaScene *self, double x, double y, const char *const *moving, double *across, double *down);

#define PERGOLA_COLOR(t) ((PergolaColor) { PERGOLA_TONE_##t, 0, 0 })
#define PERGOLA_HUED(t, h) ((PergolaColor) { PERGOLA_TONE_##t, (h), 0 })

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaScene, pergola_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaPath, pergola_path_free)

G_END_DECLS
