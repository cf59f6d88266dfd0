/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where does it come from? Asked, read and answered in a real window. */

#include "config.h"

#include "app-window.h"
#include "pergola-role.h"
#include "pergola-story.h"
#include "pergola-tell-text.h"
#include "pergola-trace.h"
#include "pergola-window-private.h"
#include "pergola-writer.h"

#define ADD(path, func) g_test_add (path, AppWindow, "water-utilities", set_up, func, app_window_tear_down)

static PergolaProject *
get_project (AppWindow *w)
{
  return app_window_get_project (w);
}

static char *
write_project (AppWindow *w)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (get_project (w));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
is_writing (AppWindow *w)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, PERGOLA_TYPE_TELL_TEXT) != NULL;
}

static void
show_board (AppWindow *w, const char *board)
{
  pergola_editor_set_board (pergola_window_get_editor (w->window), board);
  hands_settle ();
}

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  hands_focus (GTK_WINDOW (w->window));
  show_board (w, "value.figure");
}

static void
ask (AppWindow *w, const char *title)
{
  app_window_select (w, title);
  hands_act ("key ctrl+shift+r");
  hands_wait_for (gtk_widget_get_visible (GTK_WIDGET (w->window->trace)));
}

static int
get_step (AppWindow *w, const char *id)
{
  const PergolaNode *node = pergola_scene_get_node (pergola_board_view_get_scene (w->window->board), id);

  return node != NULL ? node->step : 0;
}

/* --- What is seen of it on the board --- */

/* Whether the figure lights a chain, all of it that stands there, and nothing else. */
static gboolean
is_lit (AppWindow *w, const PergolaTraceChain *chain)
{
  const PergolaScene *scene = pergola_board_view_get_scene (w->window->board);
  guint n = 0, lit = 0;

  for (guint i = 0; i < chain->places->len; i++)
    {
      const char *id = pergola_item_get_id (((PergolaTracePlace *) chain->places->pdata[i])->item);

      if (pergola_scene_get_node (scene, id) == NULL)
        continue;
      n++;
      if (get_step (w, id) != (int) n)
        return FALSE;
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    lit += g_array_index (scene->nodes, PergolaNode, i).step > 0;

  return n > 1 && lit == n;
}

/* From chain to chain by key; then the story that was followed is seen again. */
static void
test_figure (AppWindow *w, gconstpointer data)
{
  PergolaItem *result = app_window_find_item (w, "Losses down 11 %");
  g_autoptr (PergolaTrace) trace = pergola_trace_new (get_project (w), pergola_item_get_id (result));
  GtkWidget *next;

  g_assert_cmpuint (trace->chains->len, >, 2);
  ask (w, pergola_item_get_title (result));
  hands_wait_for (is_lit (w, trace->chains->pdata[0]));
  next = app_window_find_tooltip (GTK_WIDGET (w->window->trace), "Next Chain");
  g_assert_true (gtk_widget_grab_focus (next));
  for (guint i = 1; i < 3; i++)
    {
      hands_act ("key space");
      hands_wait_for (is_lit (w, trace->chains->pdata[i]));
    }
  hands_click (app_window_find_tooltip (GTK_WIDGET (w->window->trace), "Close"));
  hands_wait_for (!gtk_widget_get_visible (GTK_WIDGET (w->window->trace)));
  hands_wait_for (get_step (w, pergola_item_get_id (app_window_find_item (w, "Sponsors’ mandate"))) == 5);
}

/* Of the rows of the matrix, that one stands out which tells most of it, whatever was followed. */
static void
test_matrix (AppWindow *w, gconstpointer data)
{
  PergolaItem *result = app_window_find_item (w, "Complaints halved");
  g_autoptr (PergolaTrace) trace = pergola_trace_new (get_project (w), pergola_item_get_id (result));
  const PergolaTraceChain *chain = trace->chains->pdata[0];
  const PergolaTracePlace *place = chain->places->pdata[chain->places->len - 1];
  g_autoptr (GPtrArray) steps = pergola_project_list_children (get_project (w), pergola_item_get_id (chain->story));

  g_assert_cmpstr (pergola_item_get_id (chain->story), !=, pergola_editor_get_story (w->window->editor));
  show_board (w, "value.matrix");
  pergola_selection_set_one (app_window_get_selection (w), pergola_item_get_id (place->step));
  hands_wait_for (get_step (w, pergola_item_get_id (steps->pdata[0])) == 1);
}

static gboolean
is_result (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "trace-result");
}

#define NARROW 480 /* 420 with what a window has around it */

/* In a narrow window it asks for no more room than there is, and shows what was asked about. */
static void
test_narrow (AppWindow *w, gconstpointer data)
{
  GtkWidget *close, *card;
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (w->window), 420, 800);
  hands_wait_for (gtk_widget_get_width (GTK_WIDGET (w->window)) <= NARROW);
  app_window_select (w, "Losses down 11\xc2\xa0%");
  g_action_group_activate_action (pergola_editor_get_actions (w->window->editor), "trace", NULL);
  hands_wait_for ((close = app_window_find_tooltip (GTK_WIDGET (w->window->trace), "Close")) != NULL);
  hands_wait_for (gtk_widget_compute_bounds (close, GTK_WIDGET (w->window), &bounds) && bounds.size.width > 0 &&
                  bounds.origin.x + bounds.size.width <= NARROW);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (w->window)), <=, NARROW);
  hands_wait_for ((card = hands_find (GTK_WIDGET (w->window->trace), GTK_TYPE_BUTTON, is_result, NULL)) != NULL);
  hands_wait_for (gtk_widget_compute_bounds (card, GTK_WIDGET (w->window), &bounds) && bounds.origin.x > 0 &&
                  bounds.origin.x + bounds.size.width <= NARROW);
}

/* --- What closes a gap --- */

/* Typing in the question that a remedy asks, and Enter, is all: one step. Another story begins with what it tells of.
 */
static void
test_remedies (AppWindow *w, gconstpointer data)
{
  PergolaItem *card = app_window_find_item (w, "Video room and wiki");
  GtkWidget *button;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) stories = NULL;

  ask (w, "Video room and wiki");
  hands_wait_for ((button = app_window_find_button (GTK_WIDGET (w->window->trace), "Link the activity")) != NULL);
  before = write_project (w);
  hands_click (button);
  hands_settle ();
  hands_act ("type --delay 30 'monthly leak'");
  hands_act ("key Return");
  hands_wait_for (app_window_find_button (GTK_WIDGET (w->window->trace), "Link the activity") == NULL);
  hands_act ("key ctrl+z");
  hands_wait_for (app_window_find_button (GTK_WIDGET (w->window->trace), "Link the activity") != NULL);
  after = write_project (w);
  g_assert_cmpstr (after, ==, before);

  hands_click (app_window_find_button (GTK_WIDGET (w->window->trace), "Tell One"));
  hands_wait_for (is_writing (w));
  stories = pergola_story_list_of (get_project (w), pergola_item_get_id (card));
  g_assert_cmpuint (stories->len, ==, 1);
  hands_wait_for (!gtk_widget_get_visible (GTK_WIDGET (w->window->trace)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/tracer/figure", test_figure);
  ADD ("/tracer/matrix", test_matrix);
  ADD ("/tracer/narrow", test_narrow);
  ADD ("/tracer/remedies", test_remedies);

  return g_test_run ();
}
