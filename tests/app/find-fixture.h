/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The start page, with two projects to search: a fixture of g_test_add. */

#pragma once

#include "app-window.h"
#include "pergola-start-window.h"

/* Not AppWindow's own window, but the start page, with these projects. */
typedef struct
{
  AppWindow base;
  PergolaStartWindow *start;
} Find;

#define FIND_ADD(path, func) g_test_add (path, Find, NULL, find_set_up, func, find_tear_down)

/* What is in their files: "Harbour watch" and "River wardens". */
extern const char FIND_HARBOUR[];
extern const char FIND_RIVER[];

void find_set_up (Find *f, gconstpointer data);
void find_tear_down (Find *f, gconstpointer data);

/* Puts a file into the folder of the library; the library meets it with find_refresh(). */
void find_write_project (Find *f, const char *name, const char *content);
void find_refresh (Find *f);

/* Types where the keyboard is, until the search is there. */
void find_type (Find *f, const char *text);
/* Waits for a widget of a type with a label that says these words, and clicks it. */
void find_click (Find *f, GType type, const char *words);

/* (nullable): the label that says these words. */
GtkWidget *find_words (Find *f, const char *text);
/* For hands_find(): whether a label in it says @text. */
gboolean find_holds_words (GtkWidget *widget, gconstpointer text);
/* (nullable): the title of what Enter would open. */
const char *find_get_selected (Find *f);
/* (nullable) */
GtkWidget *find_get_focus (Find *f);
gboolean find_is_in_entry (Find *f);
