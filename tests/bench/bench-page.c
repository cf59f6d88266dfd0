/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-page FILE WIDTH HEIGHT WHAT TIMES: the project's window, and what its thread works for
 *   page:BOARD  another board, or its page, that is switched to
 *   edit:BOARD  a letter in a card's title while that board is seen
 *   tell        a letter in a new story that is told
 *   trace       a step of the matrix that is selected: where does what it tells of come from?
 *   time        a step of the slider over time, on the figure as it opens
 * A line a time: until the picture of the answer is painted, the longest that the thread was busy without a pause until
 * all was at rest, and all that it worked. What is switched to is made the first time. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app-window.h"
#include "bench.h"
#include "pergola-tell-text.h"
#include "pergola-telling.h"
#include "pergola-trace.h"
#include "pergola-window-private.h"

#define QUIET (250 * 1000) /* µs without anything to do */
#define FIGURE "value.figure"
#define MATRIX "value.matrix"
#define PEOPLE "people.people" /* a small page to come from */

typedef struct
{
  AppWindow base;
  PergolaEditor *editor;
  const char *board;     /* (nullable): what WHAT names */
  GPtrArray *ids;        /* (element-type utf8): what is asked about or typed into, by turns */
  GtkTextBuffer *buffer; /* (nullable): of the first answer */
  GtkLabel *title;       /* (nullable): what the tracer says… */
  char *said;            /* …and said before */
  gboolean painting, painted;
  guint turn;
} Bench;

typedef struct
{
  const char *name;
  void (*begin) (Bench *self);   /* (nullable): once */
  void (*prepare) (Bench *self); /* (nullable): before each, not counted */
  void (*act) (Bench *self);
  gboolean (*is_there) (Bench *self); /* (nullable): whether what was painted is the answer */
} Act;

static void
paint_cb (Bench *self)
{
  self->painting = TRUE;
}

static void
after_paint_cb (Bench *self)
{
  self->painted |= self->painting;
  self->painting = FALSE;
}

/* A turn of the main loop where there is something to do, and what it worked; -1 where there was nothing. */
static double
take_turn (void)
{
  double start;

  if (!g_main_context_pending (NULL))
    {
      g_usleep (500);
      return -1;
    }
  start = bench_get_thread_time ();
  g_main_context_iteration (NULL, FALSE);
  return bench_get_thread_time () - start;
}

/* Until nothing has happened for a while; what was done is added. */
static void
rest (double *longest, double *work)
{
  for (gint64 end = g_get_monotonic_time () + QUIET; g_get_monotonic_time () < end;)
    {
      double busy = take_turn ();

      if (busy < 0)
        continue;
      *longest = MAX (*longest, busy);
      *work += busy;
      end = g_get_monotonic_time () + QUIET;
    }
}

static void
settle (void)
{
  rest (&(double){ 0 }, &(double){ 0 });
}

/* --- What is done --- */

static PergolaProject *
get_project (Bench *self)
{
  return pergola_editor_get_project (self->editor);
}

static const char *
get_id (Bench *self)
{
  return self->ids->pdata[self->turn % self->ids->len];
}

static void
list_values (Bench *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (get_project (self), "value");
  g_autoptr (GPtrArray) items = pergola_project_list_items (get_project (self), kind->id);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->ids, g_strdup (pergola_item_get_id (items->pdata[i])));
}

static void
show (Bench *self, const char *board)
{
  pergola_editor_set_board (self->editor, board);
  settle ();
}

static void
leave (Bench *self)
{
  show (self, PEOPLE);
}

static void
go (Bench *self)
{
  pergola_editor_set_board (self->editor, self->board);
}

static void
begin_edit (Bench *self)
{
  list_values (self);
  show (self, self->board);
}

static void
edit (Bench *self)
{
  g_autofree char *title = g_strdup_printf ("Night-flow trial %u", self->turn);

  pergola_edit_set (get_project (self), self->ids->pdata[0], "title", title, TRUE, NULL);
}

static void
begin_telling (Bench *self)
{
  GtkWidget *text;

  if (!pergola_editor_tell_story (self->editor, NULL))
    g_error ("No story can be told");
  settle ();
  text = hands_find (GTK_WIDGET (self->base.window), PERGOLA_TYPE_TELL_TEXT, NULL, NULL);
  if (text == NULL)
    g_error ("There is nothing to write into");
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pergola_tell_text_get_view (PERGOLA_TELL_TEXT (text))));
}

static void
tell (Bench *self)
{
  static const char words[] = "Priya brought our leak figures to the May clinic and the questions were sharper ";

  gtk_text_buffer_insert_at_cursor (self->buffer, &words[self->turn % (sizeof words - 1)], 1);
}

static gboolean
is_question (GtkWidget *label, gconstpointer data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (label)), "“") != NULL;
}

/* The last steps of stories, each of which tells of something else. */
static void
begin_tracing (Bench *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (get_project (self), "story");
  g_autoptr (GPtrArray) stories = pergola_project_list_items (get_project (self), kind->id);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (GPtrArray) steps =
        pergola_project_list_children (get_project (self), pergola_item_get_id (stories->pdata[i]));
      PergolaItem *last = steps->pdata[steps->len - 1];
      PergolaItem *card = pergola_telling_get_card (get_project (self), last);

      if (card != NULL && g_hash_table_add (said, (gpointer) pergola_item_get_title (card)))
        g_ptr_array_add (self->ids, g_strdup (pergola_item_get_id (last)));
    }
  show (self, MATRIX);
}

static void
note_said (Bench *self)
{
  if (self->title == NULL)
    self->title = (GtkLabel *) hands_find (GTK_WIDGET (self->base.window->trace), GTK_TYPE_LABEL, is_question, NULL);
  g_free (self->said);
  self->said = g_strdup (self->title != NULL ? gtk_label_get_label (self->title) : NULL);
}

static void
trace (Bench *self)
{
  pergola_selection_set (pergola_editor_get_selection (self->editor), (const char *[]){ get_id (self), NULL });
}

static gboolean
is_traced (Bench *self)
{
  return self->title != NULL ? g_strcmp0 (gtk_label_get_label (self->title), self->said) != 0
                             : gtk_widget_get_mapped (GTK_WIDGET (self->base.window->trace));
}

static void
begin_time (Bench *self)
{
  show (self, FIGURE);
  pergola_editor_set_timing (self->editor, TRUE);
  settle ();
}

static void
step_in_time (Bench *self)
{
  const GArray *days = pergola_timeline_get_days (pergola_editor_get_timeline (self->editor));

  pergola_editor_set_until (self->editor, g_array_index (days, guint32, (days->len / 2 + self->turn) % days->len));
}

static const Act ACTS[] = {
  { "page", NULL, leave, go, NULL },
  { "edit", begin_edit, NULL, edit, NULL },
  { "tell", begin_telling, NULL, tell, NULL },
  { "trace", begin_tracing, note_said, trace, is_traced },
  { "time", begin_time, NULL, step_in_time, NULL },
};

/* --- How it is measured --- */

static void
measure (Bench *self, const Act *act)
{
  double start, busy, answer, longest, work;

  if (act->prepare != NULL)
    act->prepare (self);
  start = bench_get_thread_time ();
  self->painted = FALSE;
  act->act (self);
  answer = bench_get_thread_time () - start;
  /* Where nothing looks different there is no new picture. */
  for (gint64 end = g_get_monotonic_time () + QUIET; !self->painted && g_get_monotonic_time () < end;)
    if ((busy = take_turn ()) >= 0)
      {
        answer += busy;
        self->painted = self->painted && (act->is_there == NULL || act->is_there (self));
        end = g_get_monotonic_time () + QUIET;
      }
  longest = work = answer;
  rest (&longest, &work);
  printf ("%.3f %.3f %.3f\n", answer, longest, work);
  fflush (stdout);
  self->turn++;
}

static void
set_up (Bench *self, const char *path, int width, int height)
{
  GtkWindow *first;
  GdkFrameClock *clock;

  app_window_set_up (&self->base, NULL);
  first = GTK_WINDOW (self->base.window);
  pergola_application_open (self->base.app, path, FIGURE, NULL);
  gtk_window_destroy (first);
  hands_wait_for ((self->base.window = PERGOLA_WINDOW (app_window_find_window (&self->base, PERGOLA_TYPE_WINDOW))) !=
                  NULL);
  gtk_window_unmaximize (GTK_WINDOW (self->base.window));
  gtk_window_set_default_size (GTK_WINDOW (self->base.window), width, height);
  for (int i = 0; i < 4; i++)
    settle ();
  self->editor = self->base.window->editor;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->base.window));
  g_signal_connect_swapped (clock, "paint", G_CALLBACK (paint_cb), self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
tear_down (Bench *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->base.window)), self);
  g_ptr_array_unref (self->ids);
  g_free (self->said);
  app_window_tear_down (&self->base, NULL);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };
  const Act *act = NULL;
  g_auto (GStrv) what = argc == 6 ? g_strsplit (argv[4], ":", 2) : NULL;

  for (guint i = 0; what != NULL && i < G_N_ELEMENTS (ACTS); i++)
    if (g_str_equal (ACTS[i].name, what[0]))
      act = &ACTS[i];
  if (act == NULL)
    return 2;
  self.board = what[1];
  adw_init ();
  set_up (&self, argv[1], atoi (argv[2]), atoi (argv[3]));
  if (act->begin != NULL)
    act->begin (&self);
  for (int i = 0; i < atoi (argv[5]); i++)
    measure (&self, act);
  tear_down (&self);

  return 0;
}
