/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One thing that was changed in two ways: what it is, both versions, and the choice between them.
 *
 * Signals:
 *   decided ()   another choice was made */

#pragma once

#include "pergola-conflict.h"
#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_CONFLICT_VIEW (pergola_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaConflictView, pergola_conflict_view, PERGOLA, CONFLICT_VIEW, AdwBin)

typedef enum
{
  PERGOLA_CONFLICT_VIEW_WIDE,
  PERGOLA_CONFLICT_VIEW_NARROW, /* the choice below */
  PERGOLA_CONFLICT_VIEW_SIDE,   /* as in the inspector: without what it is about, all below one another */
} PergolaConflictViewShape;

/* @project: that of @editor, or a draft of it; @item (nullable): in it, NULL for the project itself; @base (nullable):
 * what both were made from; @other (nullable): whose the other version is, where the conflict does not say so. */
GtkWidget *pergola_conflict_view_new (PergolaEditor *editor,
                                      PergolaProject *project,
                                      PergolaItem *item,
                                      const PergolaConflict *conflict,
                                      const char *base,
                                      const char *other);
void pergola_conflict_view_set_shape (PergolaConflictView *self, PergolaConflictViewShape shape);

const char *pergola_conflict_view_get_id (PergolaConflictView *self); /* (nullable) */
const char *pergola_conflict_view_get_key (PergolaConflictView *self);
/* FALSE: nothing was chosen yet. */
gboolean pergola_conflict_view_get_decision (PergolaConflictView *self, PergolaDecision *decision);
void pergola_conflict_view_set_decision (PergolaConflictView *self, PergolaDecision decision);

G_END_DECLS
