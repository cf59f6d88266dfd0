/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A real pointer and a real keyboard (xdotool) on a real window, while it lives on. Each of these returns when the
 * window has answered. */

#pragma once

#include <gtk/gtk.h>

/* Lets the main loop run until nothing has happened for a moment. */
void hands_settle (void);
/* Lets it run until @condition holds; fails after ten seconds. */
#define hands_wait_for(condition)                                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 end_ = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;                                                       \
    while (!(condition) && g_get_monotonic_time () < end_)                                                             \
      g_main_context_iteration (NULL, g_main_context_pending (NULL));                                                  \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

/* Runs xdotool: "key ctrl+z". */
void hands_act (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Waits until a window has the keyboard: the window manager may come after the window, and then gives it none. */
void hands_focus (GtkWindow *window);

/* Puts the pointer on a place in a widget. */
void hands_point_at (GtkWidget *widget, double x, double y);
/* Clicks the middle of a widget. */
void hands_click (GtkWidget *widget);
void hands_click_secondary (GtkWidget *widget);

/* Presses where the pointer is, moves as a hand does, in several steps, and does not let go yet. */
void hands_drag_to (GtkWidget *widget, double x, double y);
void hands_let_go (void);

/* (nullable): the first descendant of a type that is mapped, and for which @test (nullable) says so. */
typedef gboolean (*WidgetTest) (GtkWidget *widget, gconstpointer data);
GtkWidget *hands_find (GtkWidget *root, GType type, WidgetTest test, gconstpointer data);
