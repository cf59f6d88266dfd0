/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-time-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_MARKS 60 /* more would be a band */
#define PLAY_TIME 9.0 /* seconds from the first day to the last */
#define STEP_TIME 900 /* a day in milliseconds, where motion is not wanted */

struct _PergolaTimeBar
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  GArray *days;          /* guint32, in order */
  guint32 first;         /* none before it */
  guint idle;
  guint tick;   /* playing, smoothly… */
  guint timer;  /* …or in steps */
  gint64 start; /* when the playing would have begun at the first day */
  gboolean setting;
  guint shown, all;

  GtkButton *play;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PergolaTimeBar, pergola_time_bar, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Days --- */

static guint32
get_day (PergolaTimeBar *self, guint index)
{
  return g_array_index (self->days, guint32, index);
}

/* How many of the days have come by one. */
static guint
count_days (PergolaTimeBar *self, guint32 until)
{
  guint n = 0;

  while (n < self->days->len && get_day (self, n) <= until)
    n++;
  return n;
}

static guint32
get_last (PergolaTimeBar *self)
{
  return self->days->len > 0 ? get_day (self, self->days->len - 1) : PERGOLA_TIMELINE_ALWAYS;
}

/* The day that is looked at: where all is shown, the last. */
static guint32
get_shown_day (PergolaTimeBar *self)
{
  guint32 until = pergola_editor_get_until (self->editor);

  return until != PERGOLA_TIMELINE_ALWAYS ? until : get_last (self);
}

char *
pergola_time_bar_describe_day (guint32 day)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  g_date_set_julian (&date, day);
  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  /* Translators: a day, as strftime has it: 3 March 2026. */
  return g_date_time_format (time, _ ("%-d %B %Y"));
}

/* --- Saying it --- */

static void
update_label (PergolaTimeBar *self)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (self->editor == NULL || self->days->len == 0)
    {
      gtk_label_set_text (self->label, _ ("Nothing here has a date yet"));
      return;
    }
  day = pergola_time_bar_describe_day (get_shown_day (self));
  /* Translators: how many of how many cards there were by a day. */
  text = g_strdup_printf (_ ("%u of %u by %s"), self->shown, self->all, day);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static gboolean
is_playing (PergolaTimeBar *self)
{
  return self->tick != 0 || self->timer != 0;
}

static void
update_play (PergolaTimeBar *self)
{
  const char *name = is_playing (self) ? _ ("Pause") : _ ("Play");

  gtk_button_set_icon_name (self->play,
                            is_playing (self) ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- The slider --- */

static void
set_value (PergolaTimeBar *self, guint32 day)
{
  self->setting = TRUE;
  gtk_adjustment_set_value (self->adjustment, day);
  self->setting = FALSE;
}

/* At the last day all is there, what never had a date as well. */
static void
show_day (PergolaTimeBar *self, guint32 day)
{
  if (self->editor == NULL || self->days->len == 0)
    return;
  pergola_editor_set_until (self->editor, day >= get_last (self) ? PERGOLA_TIMELINE_ALWAYS : day);
  set_value (self, get_shown_day (self));
  update_label (self);
}

static void
update_marks (PergolaTimeBar *self)
{
  guint stride = 1 + self->days->len / MOST_MARKS;

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < self->days->len; i += stride)
    gtk_scale_add_mark (self->scale, get_day (self, i), GTK_POS_BOTTOM, NULL);
}

static gboolean
update_cb (gpointer data)
{
  PergolaTimeBar *self = data;
  const GArray *all;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean same;

  self->idle = 0;
  if (self->editor == NULL)
    return G_SOURCE_REMOVE;

  all = pergola_timeline_get_days (pergola_editor_get_timeline (self->editor));
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, guint32, i) >= self->first)
      g_array_append_val (days, g_array_index (all, guint32, i));
  same = days->len == self->days->len && memcmp (days->data, self->days->data, days->len * sizeof (guint32)) == 0;
  if (!same)
    {
      g_array_set_size (self->days, 0);
      g_array_append_vals (self->days, days->data, days->len);
      self->setting = TRUE;
      gtk_adjustment_configure (self->adjustment, get_last (self), days->len > 0 ? get_day (self, 0) : 0,
                                days->len > 0 ? get_last (self) : 1, 1, 30, 0);
      self->setting = FALSE;
      update_marks (self);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), days->len > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->play), days->len > 1);
  set_value (self, get_shown_day (self));
  update_label (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaTimeBar *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (update_cb, self);
}

static void
value_cb (PergolaTimeBar *self)
{
  if (self->setting)
    return;
  pergola_time_bar_stop (self);
  show_day (self, (guint32) gtk_adjustment_get_value (self->adjustment));
}

/* From one day on which something came to the next or the one before. */
static void
step (PergolaTimeBar *self, int by)
{
  guint32 day = get_shown_day (self);
  int index = (int) count_days (self, day) - 1;

  if (self->days->len == 0)
    return;
  /* Back from between two days leads to the first of them. */
  if (by > 0 || index < 0 || get_day (self, index) == day)
    index += by;
  index = CLAMP (index, 0, (int) self->days->len - 1);
  show_day (self, get_day (self, index));
}

/* --- Playing --- */

void
pergola_time_bar_stop (PergolaTimeBar *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  update_play (self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaTimeBar *self = PERGOLA_TIME_BAR (widget);
  double gone = (double) (gdk_frame_clock_get_frame_time (clock) - self->start) / G_USEC_PER_SEC / PLAY_TIME;
  guint32 first = get_day (self, 0), last = get_last (self);

  show_day (self, first + (guint32) (CLAMP (gone, 0, 1) * (last - first)));
  if (gone < 1)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  update_play (self);
  return G_SOURCE_REMOVE;
}

static gboolean
timer_cb (gpointer data)
{
  PergolaTimeBar *self = data;

  step (self, 1);
  if (get_shown_day (self) < get_last (self))
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  update_play (self);
  return G_SOURCE_REMOVE;
}

/* From the day that is looked at, or all over from the end. */
static void
play (PergolaTimeBar *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  guint32 first, last;
  gboolean moves = TRUE;

  if (self->days->len < 2 || clock == NULL)
    return;
  first = get_day (self, 0);
  last = get_last (self);
  if (get_shown_day (self) >= last)
    show_day (self, first);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &moves, NULL);
  if (moves)
    {
      double gone = (double) (get_shown_day (self) - first) / (last - first);

      self->start = gdk_frame_clock_get_frame_time (clock) - (gint64) (gone * PLAY_TIME * G_USEC_PER_SEC);
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else
    self->timer = g_timeout_add (STEP_TIME, timer_cb, self);
  update_play (self);
}

static void
play_cb (PergolaTimeBar *self)
{
  if (is_playing (self))
    pergola_time_bar_stop (self);
  else
    play (self);
}

/* --- Keys --- */

static void
close_cb (PergolaTimeBar *self)
{
  pergola_time_bar_stop (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
key_cb (PergolaTimeBar *self, guint key, guint code, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean on_scale = gtk_widget_is_focus (GTK_WIDGET (self->scale));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      close_cb (self);
      return TRUE;
    }
  if (!on_scale || self->days->len == 0)
    return FALSE;

  if (key == GDK_KEY_Left || key == GDK_KEY_Right || key == GDK_KEY_Up || key == GDK_KEY_Down)
    {
      gboolean on = key == GDK_KEY_Up || key == (rtl ? GDK_KEY_Left : GDK_KEY_Right);

      pergola_time_bar_stop (self);
      step (self, on ? 1 : -1);
      return TRUE;
    }
  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    {
      pergola_time_bar_stop (self);
      show_day (self, key == GDK_KEY_Home ? get_day (self, 0) : get_last (self));
      return TRUE;
    }
  return FALSE;
}

/* --- Object --- */

static void
pergola_time_bar_unmap (GtkWidget *widget)
{
  pergola_time_bar_stop (PERGOLA_TIME_BAR (widget));
  GTK_WIDGET_CLASS (pergola_time_bar_parent_class)->unmap (widget);
}

static void
pergola_time_bar_dispose (GObject *object)
{
  PergolaTimeBar *self = PERGOLA_TIME_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_time_bar_parent_class)->dispose (object);
}

static void
pergola_time_bar_finalize (GObject *object)
{
  g_array_unref (PERGOLA_TIME_BAR (object)->days);
  G_OBJECT_CLASS (pergola_time_bar_parent_class)->finalize (object);
}

static void
pergola_time_bar_class_init (PergolaTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_time_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_time_bar_finalize;
  widget_class->unmap = pergola_time_bar_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaTimeBar, play);
  gtk_widget_class_bind_template_child (widget_class, PergolaTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, PergolaTimeBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, PergolaTimeBar, label);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);

  signals[CLOSED] =
    g_signal_new ("closed", PERGOLA_TYPE_TIME_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_time_bar_init (PergolaTimeBar *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_cb), self, G_CONNECT_SWAPPED);
  update_play (self);
}

void
pergola_time_bar_set_editor (PergolaTimeBar *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
  pergola_time_bar_stop (self);
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
}

void
pergola_time_bar_set_count (PergolaTimeBar *self, guint shown, guint all)
{
  self->shown = shown;
  self->all = all;
  update_label (self);
}

void
pergola_time_bar_set_first (PergolaTimeBar *self, guint32 first)
{
  if (first == self->first)
    return;
  self->first = first;
  queue_update (self);
}

void
pergola_time_bar_start (PergolaTimeBar *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  update_cb (self);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (GTK_WIDGET (self->scale)) ? GTK_WIDGET (self->scale)
                                                                             : GTK_WIDGET (self));
}
