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
#define MARGIN 2 /* lines */

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

/* Lines, by their number; none where @last is smaller than @first. */
typedef struct
{
  int first, last;
} Range;

static int
get_number (PergolaLibraryPage *self, PergolaLibraryLineView *view)
{
  PergolaLibraryLine *line = pergola_library_line_view_get_line (view);

  return line != NULL ? (int) (pergola_library_line_get_first (line) / pergola_library_line_get_columns (line)) : -1;
}

/* Only those in sight are mapped. */
static Range
find_seen (PergolaLibraryPage *self)
{
  Range seen = { G_MAXINT, -1 };

  for (guint i = 0; i < self->views->len; i++)
    if (gtk_widget_get_mapped (self->views->pdata[i]))
      {
        int number = get_number (self, self->views->pdata[i]);

        seen = (Range){ MIN (seen.first, number), MAX (seen.last, number) };
      }
  return seen;
}

/* Tiles are made a little before they come into sight, and go only when they are far away, else scrolling to and fro
 * would make them over and over. Those with the focus stay. */
static void
settle_view (PergolaLibraryPage *self, PergolaLibraryLineView *view, Range seen)
{
  int number = get_number (self, view), page = seen.last - seen.first + 1;
  int distance = MAX (seen.first - number, number - seen.last);

  if (distance <= MARGIN)
    pergola_library_line_view_set_near (view, TRUE);
  else if (distance > 2 * page + MARGIN && gtk_widget_get_focus_child (GTK_WIDGET (view)) == NULL)
    pergola_library_line_view_set_near (view, FALSE);
}

static int
find_height (PergolaLibraryPage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    if (pergola_library_line_view_is_near (self->views->pdata[i]) && gtk_widget_get_height (self->views->pdata[i]) > 0)
      return gtk_widget_get_height (self->views->pdata[i]);
  return self->line_height;
}

static void
settle (PergolaLibraryPage *self)
{
  Range seen = find_seen (self);

  self->moved = FALSE;
  for (guint i = 0; i < self->views->len && seen.last >= seen.first; i++)
    settle_view (self, self->views->pdata[i], seen);
  set_line_height (self, find_height (self));
  pergola_library_page_want_pictures (self);
}

/* Nobody may change widgets while they are being placed; after that they are placed once more in the same frame. So the
 * page has its shape, and what comes near has its tiles, before anything is drawn. */
static void
layout_cb (PergolaLibraryPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (gtk_widget_get_width (GTK_WIDGET (self)) != self->width)
    pergola_library_page_shape (self);
  else if (self->moved)
    settle (self);
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
