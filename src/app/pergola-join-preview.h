/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A board as it would be with some decisions, drawn on a thread; the project stays as it is. */

#pragma once

#include <gdk/gdk.h>

#include "pergola-conflict.h"
#include "pergola-output.h"

G_BEGIN_DECLS

/* What was chosen for one conflict. */
typedef struct
{
  char *id; /* (nullable): of the item; NULL for the project */
  char *key;
  PergolaDecision decision;
} PergolaChosen;

PergolaChosen *pergola_chosen_new (const char *id, const char *key, PergolaDecision decision);
void pergola_chosen_free (PergolaChosen *self);

/* Makes the decisions in @chosen (element-type PergolaChosen), in the order of the project's conflicts, inside one
 * transaction called @name. What is not there any more is passed over. FALSE with @error, and nothing done, where one
 * cannot be made. */
gboolean pergola_chosen_apply (GPtrArray *chosen, PergolaProject *project, const char *name, GError **error);

/* Finish: (transfer full) (nullable): the picture. */
void pergola_join_preview_async (PergolaProject *project, GPtrArray *chosen, const char *board, PergolaTheme theme, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GdkTexture *pergola_join_preview_finish (PergolaProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
