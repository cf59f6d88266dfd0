/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hands.h"

#include <gdk/x11/gdkx.h>

/* µs */
#define QUIET (120 * 1000)         /* without anything to do, at first… */
#define PAUSE (60 * 1000)          /* …and after something was done: under sanitizers a key takes its time… */
#define LIMIT (3 * G_USEC_PER_SEC) /* …but no longer */
#define DRAG_LIMIT (150 * 1000)    /* what is dragged draws in every frame */

static void
settle (gint64 limit)
{
  gint64 now = g_get_monotonic_time ();
  gint64 last = now + limit;
  gint64 end = now + QUIET;

  while ((now = g_get_monotonic_time ()) < MIN (end, last))
    if (g_main_context_iteration (NULL, FALSE))
      end = MAX (end, g_get_monotonic_time () + PAUSE);
}

void
hands_settle (void)
{
  settle (LIMIT);
}

static void
exited_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
act (const char *command, gint64 limit)
{
  g_autofree char *line = g_strconcat ("xdotool ", command, NULL);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, NULL));
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, exited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  /* The server has what was done; after a round trip, so have we. */
  gdk_display_sync (gdk_display_get_default ());
  settle (limit);
}

void
hands_act (const char *format, ...)
{
  g_autofree char *command = NULL;
  va_list args;

  va_start (args, format);
  command = g_strdup_vprintf (format, args);
  va_end (args);
  act (command, LIMIT);
}

static gulong
get_xid (GtkWidget *widget)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget)));
}

void
hands_focus (GtkWindow *window)
{
  for (int i = 0; i < 20 && !gtk_window_is_active (window); i++)
    hands_settle ();
  if (!gtk_window_is_active (window))
    hands_act ("windowfocus %lu", get_xid (GTK_WIDGET (window)));
  hands_wait_for (gtk_window_is_active (window));
}

static void
point_at (GtkWidget *widget, double x, double y, gint64 limit)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *command = NULL;
  double shift_x, shift_y;

  gtk_native_get_surface_transform (native, &shift_x, &shift_y);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  /* Not --sync: that waits long for a pointer that is there already. */
  command =
    g_strdup_printf ("mousemove --window %lu %d %d", get_xid (widget), (int) (x + shift_x), (int) (y + shift_y));
  act (command, limit);
}

void
hands_point_at (GtkWidget *widget, double x, double y)
{
  point_at (widget, x, y, LIMIT);
}

/* Where the middle of a widget is in its window. */
static graphene_point_t
find_middle (GtkWidget *widget)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (gtk_widget_get_native (widget)),
                                                   gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &x, &y));
  return GRAPHENE_POINT_INIT (x, y);
}

/* As a hand does, that follows what is still on its way: a list may be scrolling to what has just got the focus. */
static void
click (GtkWidget *widget, guint button)
{
  graphene_point_t aim;

  for (int i = 0; i < 20; i++)
    {
      graphene_point_t middle = find_middle (widget);

      if (i > 0 && graphene_point_near (&aim, &middle, 1))
        break;
      aim = middle;
      hands_point_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
    }
  hands_act ("click %u", button);
}

void
hands_click (GtkWidget *widget)
{
  click (widget, GDK_BUTTON_PRIMARY);
}

void
hands_click_secondary (GtkWidget *widget)
{
  click (widget, GDK_BUTTON_SECONDARY);
}

void
hands_drag_to (GtkWidget *widget, double x, double y)
{
  hands_act ("mousedown 1");
  act ("mousemove_relative -- 6 6", DRAG_LIMIT);
  act ("mousemove_relative -- 8 8", DRAG_LIMIT);
  point_at (widget, x - 3, y - 3, DRAG_LIMIT);
  point_at (widget, x, y, DRAG_LIMIT);
}

void
hands_let_go (void)
{
  hands_act ("mouseup 1");
}

GtkWidget *
hands_find (GtkWidget *root, GType type, WidgetTest test, gconstpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (test == NULL || test (child, data)))
        return child;
      found = hands_find (child, type, test, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}
