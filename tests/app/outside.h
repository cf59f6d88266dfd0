/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file in an open window, and another program that does something to it: a fixture of g_test_add. */

#pragma once

#include "app-window.h"

typedef struct
{
  AppWindow w;
  char *path;
  char *before; /* what was in the file at first */
} Outside;

#define OUTSIDE_ADD(path, func) g_test_add (path, Outside, NULL, outside_set_up, func, outside_tear_down)

PergolaProject *outside_get_project (Outside *o);
PergolaHistory *outside_get_history (Outside *o);
/* (transfer full) */
char *outside_read_file (Outside *o);
/* A project with two cards, in a file, in a window that watches it. */
void outside_set_up (Outside *o, gconstpointer data);
void outside_tear_down (Outside *o, gconstpointer data);
/* (transfer full): @text with @from, which is in it once, replaced. */
char *outside_replace (const char *text, const char *from, const char *to);
/* The other program writes; changes a text that is in the file once. */
void outside_write_theirs (Outside *o, const char *content);
void outside_change (Outside *o, const char *from, const char *to);
/* We do: one step. */
void outside_edit (Outside *o, const char *title, const char *field, const char *value);
gboolean outside_says (Outside *o, const char *title, const char *field, const char *value);
/* The project holds just this. */
void outside_assert_project (Outside *o, const char *content);
/* (nullable) */
GtkWidget *outside_find_in_banner (Outside *o, const char *words);
const char *outside_get_subtitle (Outside *o);
gboolean outside_is_closed (Outside *o);
/* Answers the dialog. */
void outside_respond (Outside *o, const char *response);
