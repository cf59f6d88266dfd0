/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Menus that are made for what they are asked for, and shown where they are asked for. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

/* Shows @menu at @at of @widget (nullable: at its edge). @keeper, above @widget or the same, holds it: its actions are
 * found, and @widget may go when one of them runs. What had the focus in @widget, else @widget, has it afterwards.
 * Returns (transfer none) the popover, for keepers that lay out their children themselves. */
GtkWidget *pergola_popup (GtkWidget *keeper, GtkWidget *widget, GMenuModel *menu, const GdkRectangle *at);

/* The same for a popover that is made (transfer floating). */
void pergola_popup_show (GtkWidget *popover, GtkWidget *keeper, GtkWidget *widget, const GdkRectangle *at);

/* Calls @show when @widget is pressed with the other button, or for long with a finger. @data is not held. */
typedef void (*PergolaPopupFunc) (GtkWidget *widget, const GdkRectangle *at, gpointer data);
void pergola_popup_add_gestures (GtkWidget *widget, PergolaPopupFunc show, gpointer data);

/* An entry that is hidden while its action is disabled; @target (nullable) is its string. */
void pergola_menu_append (GMenu *menu, const char *label, const char *action, const char *target);
/* The same with a person's own words, in which an underscore is one. */
void pergola_menu_append_title (GMenu *menu, const char *title, const char *action, const char *target);
/* Nothing happens where @part is empty. */
void pergola_menu_append_section (GMenu *menu, GMenu *part);
void pergola_menu_append_submenu (GMenu *menu, const char *label, GMenu *part);
/* "Add Aspiration", for the first of @list (nullable) (element-type PergolaCards); the target is @zone. */
void pergola_menu_append_addition (
  GMenu *menu, PergolaEditor *editor, const GPtrArray *list, const char *action, const char *zone);

/* The menu of a button, which is made when it is opened: one with many entries takes its time. */
void pergola_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
