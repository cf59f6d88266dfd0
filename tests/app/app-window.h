/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The whole application with one window, in the process of the test. */

#pragma once

#include "hands.h"
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

/* Projects of a test save themselves only where it says so. */
void app_window_set_autosave (AppWindow *self, gboolean autosave);

PergolaProject *app_window_get_project (AppWindow *self);
PergolaSelection *app_window_get_selection (AppWindow *self);
/* (transfer none): the item with a title; fails where there is none. */
PergolaItem *app_window_find_item (AppWindow *self, const char *title);
void app_window_select (AppWindow *self, const char *title);

PergolaHistory *app_window_get_history (AppWindow *self);
/* One step: the project gets a title. */
void app_window_rename (AppWindow *self, const char *title);

/* (transfer full): of a file in the folder. */
char *app_window_get_path (AppWindow *self, const char *name);
void app_window_save_as (AppWindow *self, const char *path);
gboolean app_window_file_holds (const char *path, const char *words);

/* (nullable): a label that says these words; a button by its tooltip. */
GtkWidget *app_window_find_label (GtkWidget *root, const char *words);
GtkWidget *app_window_find_tooltip (GtkWidget *root, const char *tooltip);
/* (nullable): a row of preferences by its title, or a button by its label. */
GtkWidget *app_window_find_row (AppWindow *self, const char *title);
GtkWidget *app_window_find_button (GtkWidget *root, const char *label);

/* (nullable): a window of a type besides ours. */
GtkWindow *app_window_find_window (AppWindow *self, GType type);

/* Clicks a node of the board. */
void app_window_click_node (AppWindow *self, const char *title);

/* (nullable): the entry of a menu that is open, by its label without the mark of its key. */
GtkWidget *app_window_find_entry (AppWindow *self, const char *label);
/* Waits for it, and clicks it. */
void app_window_choose (AppWindow *self, const char *label);
