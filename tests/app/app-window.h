/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The whole application with one window, in the process of the test. */

#pragma once

#include "pergola-application.h"
#include "pergola-window.h"

typedef struct
{
  PergolaApplication *app;
  PergolaWindow *window;
  char *folder; /* for files of the test */
} AppWindow;

/* @data (nullable): the template or example that the window shows; NULL: "value-study". */
void app_window_set_up (AppWindow *self, gconstpointer data);
void app_window_tear_down (AppWindow *self, gconstpointer data);

PergolaProject *app_window_get_project (AppWindow *self);
PergolaSelection *app_window_get_selection (AppWindow *self);
/* (transfer none): the item with a title; fails where there is none. */
PergolaItem *app_window_find_item (AppWindow *self, const char *title);
void app_window_select (AppWindow *self, const char *title);

/* Lets the main loop run for a moment. */
void app_window_settle (AppWindow *self);
/* Lets it run until @condition holds; fails after ten seconds. */
#define app_window_wait_for(condition)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                                       \
    while (!(condition) && g_get_monotonic_time () < end_)                                                             \
      g_main_context_iteration (NULL, g_main_context_pending (NULL));                                                  \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

/* (nullable): the first descendant of a type that is mapped, and for which @test (nullable) says so. */
typedef gboolean (*WidgetTest) (GtkWidget *widget, gconstpointer data);
GtkWidget *app_window_find (GtkWidget *root, GType type, WidgetTest test, gconstpointer data);
/* (nullable): a row of preferences by its title, or a button by its label. */
GtkWidget *app_window_find_row (AppWindow *self, const char *title);
GtkWidget *app_window_find_button (GtkWidget *root, const char *label);

/* (nullable): a window of a type besides ours. */
GtkWindow *app_window_find_window (AppWindow *self, GType type);

/* Runs xdotool while the window lives on, as with a real pointer and keyboard. */
void app_window_act (AppWindow *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gulong app_window_get_xid (AppWindow *self);
/* Clicks the middle of a widget. */
void app_window_click (AppWindow *self, GtkWidget *widget);
/* Clicks a node of the board. */
void app_window_click_node (AppWindow *self, const char *title);
