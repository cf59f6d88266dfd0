/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery-timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 82
#define NARROW 460   /* below this width words are broken into two lines… */
#define LINE_MORE 16 /* …which takes so much more room… */
#define WORDS 96     /* …and no more than that each */
#define LINE 40      /* y of the line */
#define ABOVE 12     /* y of the words above it… */
#define BELOW 54     /* …and below it */
#define MARGIN 14
#define NOW_WORDS 28 /* what is kept free for "now", to either side */
#define RADIUS 8     /* of what happened once */
#define SMALL 4      /* of each change */
#define SAVED 0.1    /* where these stand on the line… */
#define ENDED 0.84
#define NOW 0.975

typedef enum
{
  MARK_SAVED,
  MARK_ENDED,
  MARK_NOW,
} Mark;

struct _PergolaRecoveryTimeline
{
  GtkWidget parent_instance;

  gint64 saved;
  gint64 ended;
  GArray *times;
};

G_DEFINE_FINAL_TYPE (PergolaRecoveryTimeline, pergola_recovery_timeline, GTK_TYPE_WIDGET)

char *
pergola_recovery_format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (local) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    return g_date_time_format (local, "%H:%M");
  /* Translators: a day and a time for g_date_time_format: 9 May, 14:53 */
  return g_date_time_format (local, _ ("%-e %b, %H:%M"));
}

static gboolean
is_narrow (int width)
{
  return width < NARROW;
}

/* --- Drawing --- */

static double
get_x (PergolaRecoveryTimeline *self, double fraction)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    fraction = 1 - fraction;
  return MARGIN + fraction * width;
}

/* A clock that was put back or forward between two of them must not throw one off the line. */
static double
get_fraction (PergolaRecoveryTimeline *self, guint i)
{
  gint64 first = self->saved != 0 ? self->saved : g_array_index (self->times, gint64, 0);
  gint64 time = g_array_index (self->times, gint64, i);
  double span = (double) (self->ended - first);
  double part = span > 0 ? (double) (time - first) / span : (i + 1.0) / self->times->len;

  return SAVED + 0.06 + CLAMP (part, 0, 1) * (ENDED - SAVED - 0.12);
}

static GdkRGBA
get_color (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
draw_disc (cairo_t *cr, double x, double radius, const GdkRGBA *fill, const GdkRGBA *line)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, LINE, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, line);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* Shapes as well as colours tell them apart: a tick, a cross, a ring. */
static void
draw_sign (cairo_t *cr, double x, Mark mark, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_new_path (cr);
  if (mark == MARK_SAVED)
    {
      cairo_move_to (cr, x - 3.5, LINE);
      cairo_line_to (cr, x - 1, LINE + 3);
      cairo_line_to (cr, x + 4, LINE - 3);
    }
  else if (mark == MARK_ENDED)
    {
      cairo_move_to (cr, x - 2.5, LINE - 2.5);
      cairo_line_to (cr, x + 2.5, LINE + 2.5);
      cairo_move_to (cr, x + 2.5, LINE - 2.5);
      cairo_line_to (cr, x - 2.5, LINE + 2.5);
    }
  cairo_stroke (cr);
}

/* Around @x, but between @from and @to. */
static void
draw_words_within (PergolaRecoveryTimeline *self,
                   cairo_t *cr,
                   double from,
                   double to,
                   double x,
                   double y,
                   const char *words,
                   const GdkRGBA *color,
                   gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (self)), text_width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (bold && is_narrow (width) && text_width > WORDS)
    {
      pango_layout_set_width (layout, WORDS * PANGO_SCALE);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      text_width = WORDS;
    }
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, CLAMP (x - text_width / 2.0, from, MAX (from, to - text_width)), y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_words (PergolaRecoveryTimeline *self,
            cairo_t *cr,
            double x,
            double y,
            const char *words,
            const GdkRGBA *color,
            gboolean bold)
{
  draw_words_within (self, cr, 4, gtk_widget_get_width (GTK_WIDGET (self)) - 4, x, y, words, color, bold);
}

static char *
describe_count (PergolaRecoveryTimeline *self)
{
  return g_strdup_printf (
    ngettext ("%u change kept in the journal", "%u changes kept in the journal", self->times->len), self->times->len);
}

static void
draw_changes (PergolaRecoveryTimeline *self, cairo_t *cr, const GdkRGBA *background, const GdkRGBA *dim)
{
  GdkRGBA amber = get_color (GTK_WIDGET (self), "amber_marker");
  double first = get_x (self, get_fraction (self, 0));
  double last = get_x (self, get_fraction (self, self->times->len - 1));
  double now = get_x (self, NOW), width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autofree char *count = describe_count (self);

  for (guint i = 0; i < self->times->len; i++)
    {
      double x = get_x (self, get_fraction (self, i));

      draw_disc (cr, x, SMALL + 1, background, background);
      draw_disc (cr, x, SMALL, &amber, &amber);
    }
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    draw_words_within (self, cr, now + NOW_WORDS, width - 4, (first + last) / 2, ABOVE, count, dim, FALSE);
  else
    draw_words_within (self, cr, 4, now - NOW_WORDS, (first + last) / 2, ABOVE, count, dim, FALSE);
}

static void
draw (PergolaRecoveryTimeline *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA text = get_color (widget, "card_fg_color");
  GdkRGBA background = get_color (widget, "popover_bg_color");
  GdkRGBA accent = get_color (widget, "accent_bg_color");
  GdkRGBA accent_text = get_color (widget, "accent_color");
  GdkRGBA error = get_color (widget, "error_color");
  GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA dim = text, line = text;
  g_autofree char *ended = pergola_recovery_format_time (self->ended);
  /* Translators: the time at which something was changed last: 14:53 last change */
  g_autofree char *last = g_strdup_printf (_ ("%s last change"), ended);

  dim.alpha *= 0.65F;
  line.alpha *= 0.4F;
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, get_x (self, 0), LINE);
  cairo_line_to (cr, get_x (self, 1), LINE);
  cairo_stroke (cr);

  if (self->saved != 0)
    {
      g_autofree char *saved = pergola_recovery_format_time (self->saved);
      g_autofree char *words = g_strdup_printf (_ ("%s saved"), saved);

      draw_disc (cr, get_x (self, SAVED), RADIUS, &accent, &accent);
      draw_sign (cr, get_x (self, SAVED), MARK_SAVED, &white);
      draw_words (self, cr, get_x (self, SAVED), BELOW, words, &accent_text, TRUE);
    }
  if (self->times->len > 0)
    draw_changes (self, cr, &background, &dim);
  draw_disc (cr, get_x (self, ENDED), RADIUS, &background, &error);
  draw_sign (cr, get_x (self, ENDED), MARK_ENDED, &error);
  draw_words (self, cr, get_x (self, ENDED), BELOW, last, &error, TRUE);
  draw_disc (cr, get_x (self, NOW), RADIUS, &background, &accent);
  /* There is no room for it beside the last change. */
  draw_words (self, cr, get_x (self, NOW), ABOVE, _ ("now"), &accent_text, TRUE);
}

static void
pergola_recovery_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  draw (PERGOLA_RECOVERY_TIMELINE (widget), cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
pergola_recovery_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pergola_recovery_timeline_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  int height = for_size >= 0 && is_narrow (for_size) ? HEIGHT + LINE_MORE : HEIGHT;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 500;
}

/* --- Object --- */

static void
pergola_recovery_timeline_finalize (GObject *object)
{
  g_array_unref (PERGOLA_RECOVERY_TIMELINE (object)->times);

  G_OBJECT_CLASS (pergola_recovery_timeline_parent_class)->finalize (object);
}

static void
pergola_recovery_timeline_class_init (PergolaRecoveryTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_recovery_timeline_finalize;
  widget_class->snapshot = pergola_recovery_timeline_snapshot;
  widget_class->get_request_mode = pergola_recovery_timeline_get_request_mode;
  widget_class->measure = pergola_recovery_timeline_measure;
  gtk_widget_class_set_css_name (widget_class, "recovery-timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pergola_recovery_timeline_init (PergolaRecoveryTimeline *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
}

char *
pergola_recovery_timeline_describe (PergolaRecoveryTimeline *self)
{
  g_autofree char *saved = pergola_recovery_format_time (self->saved);
  g_autofree char *ended = pergola_recovery_format_time (self->ended);
  g_autofree char *count = describe_count (self);

  if (self->saved == 0)
    /* Translators: the first is "7 changes kept in the journal", the second a time. */
    return g_strdup_printf (_ ("%s. Last change at %s."), count, ended);
  return g_strdup_printf (_ ("Saved at %s. %s. Last change at %s."), saved, count, ended);
}

void
pergola_recovery_timeline_set (PergolaRecoveryTimeline *self, gint64 saved, GArray *times, gint64 ended)
{
  g_autofree char *description = NULL;

  self->saved = saved;
  self->ended = ended;
  g_array_set_size (self->times, 0);
  g_array_append_vals (self->times, times->data, times->len);
  description = pergola_recovery_timeline_describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What happened"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
