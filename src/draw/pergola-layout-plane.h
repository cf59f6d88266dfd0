/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the parts of the layout "plane" share; private to it. The figure is a frame with two axes; a card's place is
 * the values of two of its fields. What is drawn there is a pill. The pills of a zone lie in a soft region that follows
 * them.
 *
 * The order of work: collect what is shown, measure it, give the frame a size by how much there is, move the pills
 * apart, find places for the names of regions, and only then add shapes to the scene. */

#pragma once

#include "pergola-layout-common.h"

G_BEGIN_DECLS

typedef enum
{
  PLANE_ACROSS,
  PLANE_DOWN,
  PLANE_N_AXES,
} PlaneAxis;

typedef enum
{
  PLANE_UNSET,
  PLANE_DONE,
  PLANE_WANTED,
  PLANE_TRIED,
  PLANE_DROPPED,
  PLANE_N_STATES,
} PlaneState;

/* An item on the plane. */
typedef struct
{
  PergolaItem *item;
  int zone;                     /* index, or -1 */
  double values[PLANE_N_AXES];  /* as fractions of the axes */
  const PergolaChoice *source;  /* (nullable) */
  const PergolaChoice *choice;  /* (nullable): of its state */
  gboolean outside;
  PlaneState state;
  double text_width, text_height;
  PergolaRect rect;
} PlaneNode;

typedef struct
{
  const PergolaZone *def;
  PergolaHue hue;
  guint first, n;     /* its run of nodes */
  PergolaRect name;   /* the pill with its name */
  gboolean named;     /* there is room for it */
  PergolaRect bounds; /* of its region */
  GArray *outline;    /* (nullable): double, x and y in turn: the corners of its region */
} PlaneZone;

/* Something that takes room on the plane, to be moved apart from the others. */
typedef struct
{
  double wish[PLANE_N_AXES];   /* where its middle would be if it were alone */
  double size[PLANE_N_AXES];
  double middle[PLANE_N_AXES]; /* where it comes to be */
  const char *id;              /* breaks ties */
  gboolean free;               /* its order among the others means nothing */
  guint rank[PLANE_N_AXES];    /* private: place in the order */
} PlaneBox;

/* Where boxes may be: between the walls with all of their sides, and between the edges with their middles. */
typedef struct
{
  double walls[2];
  double edges[2];
} PlaneRange;

/* Sizes of one medium, in scene units. */
typedef struct
{
  double width, height; /* natural, of the page */
  double margin;
  double axis;          /* what an axis takes beside the frame */
  double foot;          /* what is kept free below */
  PergolaHeadingSizes heading;
  double after_heading;
  double title, badge, name, legend; /* sizes of letters */
  double words;         /* width at which a title wraps */
  double disc;
  double pill;          /* height of one with one line */
  double reach;         /* how far a region reaches beyond its pills */
} PlaneMetrics;

#define PLANE_GAP 7  /* between pills */
#define PLANE_PAD 14 /* between pills and the frame */

typedef struct
{
  PergolaProject *project;
  const PergolaBoardDef *board;
  PergolaFonts *fonts;
  const PergolaLayoutOptions *options;
  PlaneMetrics m;
  gboolean paper, plain;
  const PergolaFieldDef *axes[PLANE_N_AXES]; /* (nullable): the words at their ends */
  const PergolaKind *kind;                   /* (nullable): of its cards */

  GArray *zones; /* PlaneZone, those that are shown */
  GArray *nodes; /* PlaneNode, in reading order */
  guint left_out;

  double width;      /* of the page */
  PergolaRect frame;
  PergolaRect plane; /* its edges are the ends of the axes */
  PergolaScene *scene;
} Plane;

#define PLANE_ZONE(p, i) (&g_array_index ((p)->zones, PlaneZone, (i)))
#define PLANE_NODE(p, i) (&g_array_index ((p)->nodes, PlaneNode, (i)))

/* collect: what of the project this board shows. */
void pergola_plane_collect (Plane *self);

/* apart: @boxes (element-type PlaneBox) get their middles. No two come closer than @gap; along each axis the middles of
 * those that are not free keep the order of their wishes, ties by id. Where there is no room, the far end of @ranges
 * moves on. Boxes that have been moved apart before stay in the order that they got then, and wish to stay where they
 * are; new ones may have come since. */
void pergola_plane_move_apart (GArray *boxes, PlaneRange *ranges, double gap);

/* places: the sizes of all, and how wide the frame is; then the frame at @y, the pills and the names of regions. */
void pergola_plane_measure (Plane *self);
void pergola_plane_place (Plane *self, double y);

/* titles: where the names of regions go. */
void pergola_plane_measure_name (Plane *self, PlaneZone *zone);
/* A place for the name near the top of the region of @zone, where little is in the way. */
void pergola_plane_find_name (Plane *self, PlaneZone *zone);
/* A free place for the name of an empty zone; FALSE where there is none. */
gboolean pergola_plane_find_hint (Plane *self, PlaneZone *zone);
void pergola_plane_add_name (Plane *self, const PlaneZone *zone);

/* regions */
void pergola_plane_outline_regions (Plane *self);
/* What the pills of a zone, of which it has some, take up. */
PergolaRect pergola_plane_get_extent (Plane *self, const PlaneZone *zone);
void pergola_plane_add_regions (Plane *self);

/* pills */
void pergola_plane_measure_pill (Plane *self, PlaneNode *node);
void pergola_plane_add_pill (Plane *self, const PlaneNode *node);
/* The ground of something that comes from outside, hatched. */
void pergola_plane_add_hatching (Plane *self, PergolaShapeRole role, const char *item, PergolaRect rect, double radius, gboolean cap, PergolaColor color);
/* A pill without words, as a pill in this state looks. */
void pergola_plane_add_ground (Plane *self, PergolaShapeRole role, const char *item, PergolaRect rect, double radius, PlaneState state, PergolaColor edge);

/* names: (transfer full): what a pill is called where it cannot be seen. */
char *pergola_plane_make_name (Plane *self, const PlaneNode *node);

/* axes: the frame with its axes; and what stands above it, which returns the height that it takes. */
void pergola_plane_add_frame (Plane *self);
double pergola_plane_add_head (Plane *self, double y);

G_END_DECLS
