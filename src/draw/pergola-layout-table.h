/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the parts of the layout "table" share; private to it. A board whose zones stand in columns is a matrix: the
 * items of its path-kind are the rows, each a thread with a node for every step in the column of its type; what its
 * zones have above is a band of numbers. A board whose zones stand in groups is a list of numbers with a line for each.
 *
 * The order of work of a matrix: collect what is shown, measure columns and rows, and only then add shapes. */

#pragma once

#include "pergola-indicator.h"
#include "pergola-layout-common.h"

G_BEGIN_DECLS

#define TABLE_DISC 19        /* a node on a thread */
#define TABLE_LANE 8         /* between lines that run above or below a thread */
#define TABLE_LIFT 17        /* of the first of them */
#define TABLE_CELLS 3        /* indicators shown in a column */
#define TABLE_LIST_WIDTH 738 /* fits on a sheet upright */

typedef enum
{
  TABLE_UNMARKED,
  TABLE_POSITIVE,
  TABLE_NULL,
  TABLE_NEGATIVE,
} TablePolarity;

/* A number that is read from time to time. */
typedef struct
{
  const PergolaIndicator *said; /* of the readings that are for the audience */
  PergolaHue hue;
} TableIndicator;

typedef struct
{
  PergolaItem *item;
  PergolaItem *value; /* (nullable): what it tells of */
  int column;
  guint number; /* among those of its story that are shown, from 1 */
  guint slot;   /* among those of its column */
  TablePolarity polarity;
  const PergolaChoice *choice; /* (nullable): of the polarity */
  GPtrArray *indicators;       /* (nullable): PergolaItem, of which it is one case */
  double x;                    /* its middle */
  double y, height;            /* cells: its card */
} TableStep;

/* A line of a row that does not run along the thread. */
typedef struct
{
  guint from;
  int to;         /* a step, or -1: an aspiration */
  gboolean below; /* the thread, where it goes around other steps; else a loop above it */
  gboolean dashed;
  guint lane;
  const PergolaLinkKind *kind; /* (nullable): of a loop… */
  PergolaItem *end;            /* (nullable): …and what it leads to */
} TableArc;

typedef struct
{
  PergolaItem *item;
  char *teller;    /* (nullable) */
  GArray *steps;   /* TableStep */
  GArray *arcs;    /* TableArc */
  GArray *missing; /* int: columns of which it should tell, before its first step */
  guint origin;    /* the step before which they are missing */
  guint apart;     /* steps of no type that is shown */
  gboolean left_out; /* a step of it is not for the audience */
  gboolean followed;
  double title_height, note_height;
  double y, height;
  double thread; /* where it runs, from the top of the row */
} TableRow;

typedef struct
{
  const PergolaZone *def;
  const PergolaChoice *choice; /* (nullable): of the type that it stands for */
  PergolaHue hue;
  GArray *indicators; /* TableIndicator */
  guint n_steps;
  gboolean left_out; /* a number of it is not for the audience */
  guint slots; /* most steps that a row has in it */
  double x, width;
  double title_width, title_height;
  gboolean support; /* a thread only touches it */
} TableColumn;

typedef struct
{
  PergolaProject *project;
  const PergolaBoardDef *board;
  PergolaFonts *fonts;
  const PergolaLayoutOptions *options;
  gboolean paper;
  gboolean words;             /* rows show what their steps say */
  GArray *columns;            /* TableColumn */
  GArray *rows;               /* TableRow */
  GPtrArray *numbers;         /* (nullable) (element-type PergolaIndicator) */
  int chain_start, chain_end; /* columns between which a chain runs, or -1 */
  guint left_out;

  double margin;
  double x, title_width; /* of the titles of rows */
  double top;            /* of the columns */
  double head, band;     /* heights of their names, and of what stands above the rows */
  double right, bottom;  /* of the table */
  PergolaScene *scene;
} Table;

#define TABLE_COLUMN(t, i) (&g_array_index ((t)->columns, TableColumn, (i)))
#define TABLE_ROW(t, i) (&g_array_index ((t)->rows, TableRow, (i)))
#define TABLE_STEP(r, i) (&g_array_index ((r)->steps, TableStep, (i)))
#define TABLE_ARC(r, i) (&g_array_index ((r)->arcs, TableArc, (i)))

/* collect: what of the project this board shows. */
void pergola_table_collect (Table *self);
/* The zones that are shown, with what stands in @where of each. */
void pergola_table_collect_columns (Table *self, gboolean above);
void pergola_table_clear (Table *self);

/* rows: the stories, with their steps and loops. */
void pergola_table_collect_rows (Table *self);

/* arcs: the lines of a row that leave its thread, each in a lane of its own. */
void pergola_table_plan_arcs (Table *self, TableRow *row);
void pergola_table_add_thread (Table *self, const TableRow *row);
/* The y of an arc, from the top of its row. */
double pergola_table_get_lane (const TableRow *row, const TableArc *arc);

/* places: how wide the columns are and how high the rows. */
void pergola_table_measure (Table *self);

/* head: the grounds and names of columns, and the numbers above the rows. */
void pergola_table_measure_names (Table *self); /* of the columns, as wide as they like */
void pergola_table_measure_head (Table *self);
void pergola_table_add_head (Table *self);
/* A small disc with the badge of a type around a point. */
void pergola_table_add_badge (Table *self, const PergolaZone *def, PergolaHue hue, double x, double y, double size);

/* spark: the course of a number in a rectangle, with its target. */
void pergola_table_add_spark (Table *self, const char *item, const TableIndicator *indicator, PergolaRect rect);
/* (transfer full): a number as it is read. */
char *pergola_table_format (double number);

/* row: what a row shows. */
void pergola_table_add_row (Table *self, guint index);
/* cells: the words of its steps. */
void pergola_table_measure_cells (Table *self, TableRow *row);
void pergola_table_add_cells (Table *self, const TableRow *row);

/* names: (transfer full): what things are called where they cannot be seen. */
char *pergola_table_make_row_name (Table *self, const TableRow *row);
char *pergola_table_make_step_name (Table *self, const TableRow *row, const TableStep *step);
char *pergola_table_make_indicator_name (Table *self, const TableIndicator *indicator);

/* words of the figure, by id. */
const char *pergola_table_word (Table *self, const char *id);

/* list: the lines of the other kind of table, between x and right. */
void pergola_table_add_list (Table *self);

G_END_DECLS
