/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines through a figure of layers and columns; private to the layout "cycles". */

#pragma once

#include "pergola-layout-cycles.h"

G_BEGIN_DECLS

/* Which channels, gaps and gutters each line takes. Needs the columns and the pills to have an x. */
void pergola_routing_plan (Cycles *self);
/* The x of every vertical run and of the ends on upper and lower edges. */
void pergola_routing_place_tracks (Cycles *self);
/* Which lane or track each sideways run takes, and so how many there are. */
void pergola_routing_place_lanes (Cycles *self);
/* The y of every sideways run and of the ends on left and right edges. */
void pergola_routing_place_down (Cycles *self);
/* Adds the lines to the scene, each as a node. */
void pergola_routing_add (Cycles *self);

/* The points of a line as a path, the tip's end cut short by @cut. */
PergolaPath *pergola_routing_make_path (Cycles *self, const CyclesLink *link, double radius, double cut);
/* Where on the upper or lower edge of a column's card lines can pass, beside pills and titles. */
void pergola_routing_get_exit (Cycles *self, const CyclesNode *node, gboolean upper, double *x0, double *x1);
/* Where an end touches its node. */
void pergola_routing_get_end (Cycles *self, const CyclesLink *link, int end, double *x, double *y);

/* labels: words, icon and size of one. Loops say what they are, other lines only what they are called. */
/* Over how many columns a loop reaches, and whether it counts as long: it may say so itself. */
int pergola_routing_get_span (Cycles *self, const CyclesLink *link);
gboolean pergola_routing_is_long (Cycles *self, const CyclesLink *link);
/* Whether its label is what was written for the narrative, an item of its own. */
gboolean pergola_routing_is_narrative (const CyclesLink *link);
gboolean pergola_routing_has_label (const CyclesLink *link);
void pergola_routing_measure_label (Cycles *self, CyclesLink *link);
PergolaRect pergola_routing_get_label_rect (const CyclesLink *link);
void pergola_routing_add_label (Cycles *self, const CyclesLink *link, PergolaRect rect);
/* A line that goes through no gutter has its label in a channel: chooses the run, and asks the channel for room. */
void pergola_routing_plan_label (Cycles *self, CyclesLink *link);
/* The height of all the labels in the channel that has most of them. */
double pergola_routing_measure_stacks (Cycles *self, gboolean side);
/* The y of the labels in channels. */
void pergola_routing_place_labels (Cycles *self);

G_END_DECLS
