/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A slider over the days on which something came into a project: the figure as it was then. It plays from the first day
 * to the last, or steps where motion is not wanted. Arrow keys step from day to day, Escape closes.
 *
 * Signal: closed (): it is to go. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_TIME_BAR (pergola_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTimeBar, pergola_time_bar, PERGOLA, TIME_BAR, AdwBin)

/* (transfer full): a day (Julian) in words: "3 March 2026". */
char *pergola_time_bar_describe_day (guint32 day);

/* @editor (nullable) */
void pergola_time_bar_set_editor (PergolaTimeBar *self, PergolaEditor *editor);
/* How many of how many cards the board shows at the day that is looked at. */
void pergola_time_bar_set_count (PergolaTimeBar *self, guint shown, guint all);
/* The day on which something comes to the board first: time begins there (PERGOLA_TIMELINE_ALWAYS: with the project's
 * own first day). */
void pergola_time_bar_set_first (PergolaTimeBar *self, guint32 first);
/* Shown again: begins at the last day, or where it was left. */
void pergola_time_bar_start (PergolaTimeBar *self);
void pergola_time_bar_stop (PergolaTimeBar *self);

G_END_DECLS
