/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A small project on the framework figure, for tests of widgets:
 *   immediate: clinic, visit   potential: checklist, contact   applied: trial   realized: losses   enabling: team
 *   aspiration "Fit our pipes" above potential; condition "Safe to fail" below immediate
 *   flows: clinic → checklist → trial → losses */

#pragma once

#include "pergola-core.h"
#include "pergola-editor.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaEditor *editor;
  char *clinic, *visit, *checklist, *contact, *trial, *losses, *team;
  char *aspiration, *condition;
  char *flow; /* clinic → checklist */
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);

/* The value of a field, or "". */
const char *fixture_get (Fixture *self, const char *id, const char *field);
/* (transfer full): titles of the cards of a type, in their order, separated by a space and a bar. */
char *fixture_list (Fixture *self, const char *type);
guint fixture_count_links (PergolaProject *project, const char *kind);
void fixture_activate (Fixture *self, const char *action, const char *parameter);
