/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which lines have tiles. A list view keeps some two hundred lines, most of them out of sight: of these there is only
 * the room that they take. All lines have the same height, that of those that are seen. */

#include "config.h"

#include "pergola-library-page-private.h"

#include "pergola-library-picture.h"

#define WORDS 58 /* the height of a tile below its picture, and of a row: until one was seen */
#define ROW 68

/* --- Height --- */

static void
set_line_height (PergolaLibraryPage *self, int height)
{
  if (self->line_height == height)
    return;
  self->line_height = height;
  for (guint i = 0; i < self->views->len; i++)
    pergola_library_line_view_set_far_height (self->views->pdata[i], height);
}

void
pergola_library_page_guess_line (PergolaLibraryPage *self, int room)
{
  int columns = (int) pergola_library_lines_get_columns (self->lines);
  int width = (room - (columns - 1) * PERGOLA_LIBRARY_SPACING) / columns;

  set_line_height (self, g_str_equal (self->view, "list")
                           ? ROW
                           : WORDS + width * PERGOLA_LIBRARY_PICTURE_HEIGHT / PERGOLA_LIBRARY_PICTURE_WIDTH);
  self->moved = TRUE;
}

/* --- What is near --- */

/* Whether a line is on the page, or as much as @pages above or below it. */
static gboolean
is_within (PergolaLibraryPage *self, GtkWidget *view, float pages)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (view, GTK_WIDGET (self), &bounds) && bounds.origin.y < (1 + pages) * height &&
         bounds.origin.y + bounds.size.height > -pages * height;
}

/* Tiles go only when they are far away, else scrolling to and fro would make them over and over. Those with the focus
 * stay. */
static void
settle_view (PergolaLibraryPage *self, PergolaLibraryLineView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);

  if (pergola_library_line_view_is_near (view))
    {
      if (gtk_widget_get_focus_child (widget) == NULL && !is_within (self, widget, 2))
        pergola_library_line_view_set_near (view, FALSE);
    }
  else if (is_within (self, widget, 0.5f))
    pergola_library_line_view_set_near (view, TRUE);
}

static int
find_height (PergolaLibraryPage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    if (pergola_library_line_view_is_near (self->views->pdata[i]) && gtk_widget_get_height (self->views->pdata[i]) > 0)
      return gtk_widget_get_height (self->views->pdata[i]);
  return self->line_height;
}

/* After the layout, so that what comes near is laid out once more and has its tiles in the same frame. */
static void
layout_cb (PergolaLibraryPage *self)
{
  if (!self->moved || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->moved = FALSE;
  for (guint i = 0; i < self->views->len; i++)
    settle_view (self, self->views->pdata[i]);
  set_line_height (self, find_height (self));
  pergola_library_page_want_pictures (self);
}

static void
moved_cb (PergolaLibraryPage *self)
{
  self->moved = TRUE;
}

void
pergola_library_page_note_view (PergolaLibraryPage *self, PergolaLibraryLineView *view)
{
  pergola_library_line_view_set_far_height (view, self->line_height);
  self->moved = TRUE;
}

void
pergola_library_page_follow_scrolling (PergolaLibraryPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

void
pergola_library_page_watch_layout (PergolaLibraryPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->layout =
    g_signal_connect_data (clock, "layout", G_CALLBACK (layout_cb), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

void
pergola_library_page_unwatch_layout (PergolaLibraryPage *self)
{
  g_clear_signal_handler (&self->layout, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
}
