/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What every layout guarantees, checked on a scene: the message of a failing check names the words that are wrong. */

#pragma once

#include "pergola-draw.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaFonts *fonts;
} LayoutFixture;

void layout_set_up (LayoutFixture *self, gconstpointer data);
void layout_tear_down (LayoutFixture *self, gconstpointer data);

/* All of the below. @project gives links their ends. */
void check_scene (PergolaScene *scene, PergolaProject *project);

void check_inside_page (PergolaScene *scene);
void check_texts_apart (PergolaScene *scene);
void check_texts_in_nodes (PergolaScene *scene);
void check_nodes_apart (PergolaScene *scene);
void check_links (PergolaScene *scene, PergolaProject *project);
/* Of a plane: what has a spot is drawn within it, in the order of the spots along both axes. */
void check_spots (PergolaScene *scene);

/* Whether the words are written anywhere in the scene. */
gboolean layout_says (PergolaScene *scene, const char *words);
/* (transfer full): everything in the scene that can be seen, as text, to compare two scenes. */
char *describe_scene (PergolaScene *scene);

G_END_DECLS
