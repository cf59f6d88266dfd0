/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Projects for tests, made with g_test_rand: from empty to absurd. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef struct
{
  guint items; /* of random kinds and values */
  guint links; /* between random cards */
  guint stories;
  guint long_titles; /* of a hundred, titles of 300 characters or one word without a gap */
  const char *language;
  const char *all_in; /* (nullable): the choice in which every value stands */
} Recipe;

/* (transfer full) */
PergolaProject *generate_project (const Recipe *recipe);

/* (transfer none): a value of a type, within a transaction. */
PergolaItem *generate_value (PergolaProject *project, const char *type, const char *title);

G_END_DECLS
