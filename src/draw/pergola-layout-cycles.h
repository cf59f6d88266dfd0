/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the parts of the layout "cycles" share; private to it. The figure is a stack of layers: wide bands, the row of
 * columns, wide bands. Between the layers lie gutters, where loops run in lanes; between the columns lie channels,
 * where lines run up and down. Lines use nothing but those, so they never cross a card.
 *
 * The order of work: collect what is shown, give it a width and an x, plan the lines, give the layers a height and a y,
 * and only then add shapes to the scene. */

#pragma once

#include "pergola-layout-common.h"

G_BEGIN_DECLS

typedef enum
{
  CYCLES_TOP,
  CYCLES_START,
  CYCLES_MIDDLE,
  CYCLES_END,
  CYCLES_BOTTOM,
  CYCLES_SIDE,
} CyclesPlace;

typedef enum
{
  CYCLES_CARD,
  CYCLES_ABOVE,  /* a pill on the upper edge of its zone */
  CYCLES_BELOW,  /* a pill on the lower edge */
  CYCLES_ANCHOR, /* the edge of a zone, for a line to something that this board has no place for */
} CyclesNodeType;

typedef enum
{
  CYCLES_LEFT,
  CYCLES_RIGHT,
  CYCLES_UPPER,
  CYCLES_LOWER,
} CyclesSide;

/* Something that a line can lead to. */
typedef struct
{
  CyclesNodeType type;
  PergolaItem *item;         /* (nullable): of an anchor */
  const PergolaCards *cards; /* (nullable): why it stands here */
  guint zone;
  int column;       /* among all columns of the figure, or -1: a card of a wide band, a pill */
  int row, cell;    /* its place in the grid of its zone, or of its pills */
  gboolean last;    /* nothing of its column lies below it; of a pill: nothing farther out */
  PergolaRect rect; /* of a card without its caption */
  double need;      /* height that its words need, without the caption */
  double caption;   /* height of the caption above it, or 0 */
  int step;         /* on the story that is followed, from 1, or 0 */
  gboolean told;    /* lit by the narrative over the figure */
} CyclesNode;

typedef struct
{
  const PergolaZone *def;
  CyclesPlace place;
  PergolaHue hue;
  int layer; /* -1: beside all layers */
  PergolaRect rect;
  guint first_above, n_above, first_card, n_cards, first_below, n_below; /* runs of nodes */
  int k, rows;      /* grid of its cards */
  int column;       /* of its first sub-column, or -1 in a wide band */
  double card_x, card_width;
  double header;    /* height that its title takes */
  double title_width; /* of the widest line of the title, badge included where they stand beside each other */
  gboolean stacked; /* badge above title */
  double rise, fall; /* how far pills stand out of the upper and the lower edge */
  guint anchor;      /* index of its anchor + 1, or 0 */
} CyclesZone;

/* A way up and down where no card lies: between columns, between the cards of a wide band, beside a pill. */
typedef struct
{
  double x0, x1;
  gboolean open; /* reaches the gutters above and below the row */
  int zone;      /* -1, or the wide band in which it lies, after this cell: */
  int cell;
  int pill;      /* -1, or the node beside which it lies */
  guint runs;    /* lines that need a track of their own */
  guint granted; /* lines that it has been made wide enough for */
  double label, label_granted; /* the same for the widest label on a line in it */
} CyclesChannel;

/* A place between two layers, or a gap between two rows of cards, where lines run sideways. */
typedef struct
{
  guint lanes;        /* with labels, from the row outwards */
  GArray *lane_heights; /* double */
  guint tracks;       /* without */
  double y0, y1;
} CyclesGutter;

/* A straight part of a line. */
typedef struct
{
  gboolean vertical;
  gboolean smooth;  /* vertical: not a track of its own but a curve through the channel */
  gboolean gap;     /* sideways: in a gap between rows, not in a gutter */
  gboolean thin;    /* sideways: on a track, not in a lane */
  int where;        /* index of channel, gutter or gap */
  int lane;
  double key;       /* order among those in the same channel */
  double pos;       /* x where vertical, y where sideways */
  double from, to;  /* sideways: the ends, label included */
} CyclesRun;

/* One of the two labels of the narrative that is told over the figure. */
typedef struct
{
  const PergolaBand *def; /* NULL: there is none */
  PergolaItem *item;      /* (nullable): the first that was written for it */
  GString *words;         /* (nullable): what was written */
  const char *title;      /* what the narrative is called */
  gboolean carried;       /* on a loop, not along the edge */
} CyclesBand;

#define CYCLES_MAX_RUNS 11

typedef struct
{
  PergolaItem *item;          /* (nullable): no link but a piece of the story path that has none */
  const PergolaLinkKind *kind; /* (nullable) */
  PergolaLinkStyle style;
  guint ends[2];              /* indices of nodes */
  gboolean lit;               /* on the story path, or by the narrative… */
  const CyclesBand *band;     /* (nullable): …by this label of it… */
  gboolean carries;           /* …which stands on this line */
  CyclesSide sides[2];
  double ports[2];            /* y where left or right, x where upper or lower */
  CyclesRun runs[CYCLES_MAX_RUNS];
  int n_runs;
  char *label;                /* (nullable) */
  gboolean shortened;
  double label_x;             /* its middle */
  double label_width, label_height;
  int label_run;              /* index of the run that it stands on, or -1 */
  double label_y;             /* its middle, where that run goes up or down */
} CyclesLink;

/* Sizes of one medium, in scene units; the style guide's. */
typedef struct
{
  double width; /* natural, of the layers */
  double top, bottom;
  PergolaHeadingSizes heading;
  double after_heading;
  double strip_gap, legend_gap;              /* between a strip and the figure, and before the legend */
  double margin, gap, inset;
  double card, row_gap, header; /* heights in a column */
  double titles; /* width for the titles of wide bands where no column gives it */
  double side;   /* width of a zone beside the layers */
} CyclesMetrics;

#define CYCLES_LANE 26      /* pitch of lanes with labels */
#define CYCLES_TRACK 8      /* pitch of tracks without */
#define CYCLES_PILL 20      /* height of a pill of one line */
#define CYCLES_BAND_CARD 40 /* height of a card in a wide band */
#define CYCLES_BAND_GAP 13  /* above, between and below its rows */
#define CYCLES_CELL_GAP 11  /* between its cards */
#define CYCLES_SUB_GAP 32   /* between sub-columns */
#define CYCLES_GROWTH 84 /* room for the arrow below the cards of a side */
#define CYCLES_BAR 16       /* height that the bar of a level adds to a card */

typedef struct
{
  PergolaProject *project;
  const PergolaBoardDef *board;
  PergolaFonts *fonts;
  PergolaFramework *framework;
  const PergolaLayoutOptions *options;
  CyclesMetrics m;
  gboolean paper;

  GArray *zones; /* CyclesZone, those that are shown */
  GArray *nodes; /* CyclesNode */
  GArray *links; /* CyclesLink */
  GHashTable *node_by_item; /* id to index + 1 */
  const PergolaOverlay *overlay; /* (nullable): the narrative that is told over it */
  CyclesBand bands[2]; /* its labels, along the upper and the lower edge */
  const char *story; /* (nullable): followed */
  GArray *path;      /* guint: nodes that the story leads through */
  GString *missing;  /* what is not shown here, in words */
  guint left_out;

  int n_layers, row_layer; /* the row's index, or -1 */
  int n_columns, n_row_columns; /* with and without those of the side */
  int rows, side_rows;
  GArray *channels; /* CyclesChannel: n_columns + 1 of the columns, then others */
  GArray *gutters;  /* CyclesGutter: n_layers + 1 */
  GArray *gaps;     /* CyclesGutter: rows - 1 of the row, then side_rows - 1 of the side */
  GArray *row_y, *row_h;   /* double: where the rows of the row's grid start, and their heights */
  GArray *side_y, *side_h; /* of the side's */
  double x0, x1;   /* of the layers */
  double pills_x;  /* where the pills of wide bands start */
  double cards_x;  /* where their cards start */
  double top, bottom; /* of the figure with its gutters */
  double below;       /* what is kept below it for strips and legend */
  double width, height; /* of the page */
  PergolaScene *scene;
} Cycles;

#define CYCLES_ZONE(c, i) (&g_array_index ((c)->zones, CyclesZone, (i)))
#define CYCLES_NODE(c, i) (&g_array_index ((c)->nodes, CyclesNode, (i)))
#define CYCLES_LINK(c, i) (&g_array_index ((c)->links, CyclesLink, (i)))
#define CYCLES_CHANNEL(c, i) (&g_array_index ((c)->channels, CyclesChannel, (i)))
#define CYCLES_GUTTER(c, i) (&g_array_index ((c)->gutters, CyclesGutter, (i)))
#define CYCLES_GAP(c, i) (&g_array_index ((c)->gaps, CyclesGutter, (i)))

static inline gboolean
cycles_is_wide (const CyclesZone *zone)
{
  return zone->place == CYCLES_TOP || zone->place == CYCLES_BOTTOM;
}

/* collect: what of the project this board shows. */
void pergola_cycles_collect (Cycles *self);
gboolean pergola_cycles_may_show (Cycles *self, PergolaItem *item);
/* @shown: ids of what stands in a zone; what else is counted is added. */
void pergola_cycles_find_missing (Cycles *self, GHashTable *shown);
/* After the links: may add pieces of the path that are no links. */
void pergola_cycles_follow_story (Cycles *self);
/* After the story and the grid: lights what the narrative over the figure is about. */
void pergola_cycles_tell (Cycles *self);
const char *pergola_cycles_word (Cycles *self, const char *id);

/* overlay: when the lines are planned, chooses those that carry its labels. */
void pergola_cycles_give_words (Cycles *self);
/* (transfer full) (nullable): what a label says; @title (nullable): of the loop that speaks where nothing is written. */
char *pergola_cycles_make_words (const CyclesBand *band, const char *title);
/* Begins the node of what was written for a label. */
void pergola_cycles_begin_narrative (Cycles *self, const CyclesBand *band, const char *words, PergolaRect pill);
/* The height of a label along an edge, or 0; and the label itself, from @y. */
double pergola_cycles_measure_ribbon (Cycles *self, gboolean top);
void pergola_cycles_add_ribbon (Cycles *self, gboolean top, double y);

/* grid: the layers, and the column, row and cell of every card. */
void pergola_cycles_make_grid (Cycles *self);

/* geometry: x before the lines are planned, and again when channels have grown; y after. */
void pergola_cycles_place_across (Cycles *self);
/* Whether the lines that have been planned need wider channels than there are; the next placing has them. */
gboolean pergola_cycles_grant_room (Cycles *self);
/* The x of the channels that lie elsewhere than between columns. */
void pergola_cycles_place_channels (Cycles *self);
void pergola_cycles_place_down (Cycles *self);

/* names: (transfer full): what a node or a link is called where it cannot be seen. */
char *pergola_cycles_make_name (Cycles *self, const CyclesNode *node);
char *pergola_cycles_make_link_name (Cycles *self, const CyclesLink *link);

/* zones */
void pergola_cycles_measure_zone (Cycles *self, CyclesZone *zone);
void pergola_cycles_add_zone (Cycles *self, guint zone);

/* cards */
double pergola_cycles_measure_card (Cycles *self, const CyclesNode *node, double width);
double pergola_cycles_measure_caption (Cycles *self, const CyclesNode *node, double width);
void pergola_cycles_add_card (Cycles *self, const CyclesNode *node);
void pergola_cycles_add_badge (Cycles *self, const CyclesNode *node);
/* The glyph that says that a value was none or hurt (@polar; hurt: @warning), else that of its sort, or NULL. */
const char *pergola_cycles_get_glyph (Cycles *self, PergolaItem *item, gboolean *polar, gboolean *warning);

/* pills */
void pergola_cycles_place_pills (Cycles *self, CyclesZone *zone);
void pergola_cycles_place_pills_down (Cycles *self, CyclesZone *zone);
void pergola_cycles_add_pill (Cycles *self, const CyclesNode *node);
gboolean pergola_cycles_is_at_risk (Cycles *self, PergolaItem *item);
const char *pergola_cycles_get_pill_glyph (Cycles *self, const CyclesNode *node);
PergolaColor pergola_cycles_get_pill_ink (Cycles *self, const CyclesNode *node);

/* page: heading, strips, legend, hints. Each returns the height that it takes at @y. */
double pergola_cycles_add_heading (Cycles *self, double y);
double pergola_cycles_measure_strip (Cycles *self, gboolean top);
double pergola_cycles_add_strip (Cycles *self, gboolean top, double y);
double pergola_cycles_add_legend (Cycles *self, double y);
double pergola_cycles_measure_legend (Cycles *self);

G_END_DECLS
