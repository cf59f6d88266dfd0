/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What closes the gaps of a trace, each as one step: what led to a value, and which number counts it. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable): the kind of which something new can have led to a value: activities, else values. */
const PergolaKind *pergola_remedy_get_ground_kind (PergolaProject *project);
/* (transfer container) (element-type PergolaItem): what may have led to @item: all activities, then the values of the
 * type where value starts. */
GPtrArray *pergola_remedy_list_grounds (PergolaProject *project, PergolaItem *item);
/* One transaction: @ground (nullable: a new one called @title) led to @item. The story of @step (nullable), which tells
 * of it, is about that activity where it begins with the step and says nothing of another one; else the two are linked.
 * (transfer none) (nullable): what led to it; NULL with @error, and nothing changed, where that is impossible. */
PergolaItem *pergola_remedy_ground (
  PergolaProject *project, PergolaItem *item, PergolaItem *step, const char *ground, const char *title, GError **error);

/* (transfer container) (element-type PergolaItem): indicators that a step is no case of yet, those of its type first.
 */
GPtrArray *pergola_remedy_list_numbers (PergolaProject *project, PergolaItem *step);
/* One transaction: @step is a case of @indicator (nullable: a new one of the step's type, called @title). (transfer
 * none) (nullable): the indicator; NULL with @error, and nothing changed, where that is impossible. */
PergolaItem *pergola_remedy_count (
  PergolaProject *project, PergolaItem *step, const char *indicator, const char *title, GError **error);

G_END_DECLS
