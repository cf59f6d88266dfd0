/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pergola-draw.h"

#define HEIGHT 132
#define SMALL_HEIGHT 30
#define RADIUS 4.0
#define LINES 3      /* of the scale, at most */
#define DATE_GAP 8.0 /* between two dates */
#define LABEL 16.0   /* the height of the dates */

typedef struct
{
  double value;
  double part; /* of the time from the first to the last */
  char *date;  /* as people read it */
} Point;

struct _PergolaChart
{
  GtkWidget parent_instance;

  gboolean small;
  GArray *points; /* (element-type Point) */
  gboolean has_target;
  double target;
  guint decimals;
  PergolaHue hue;
  int looked_at; /* the point that is read, or -1 */
  gulong dark_handler;
};

G_DEFINE_FINAL_TYPE (PergolaChart, pergola_chart, GTK_TYPE_WIDGET)

/* Where things stand: values from low to high over a rectangle. */
typedef struct
{
  double x, y, width, height, low, high;
} Plot;

static void
clear_point (gpointer data)
{
  g_free (((Point *) data)->date);
}

static const Point *
get_point (PergolaChart *self, guint i)
{
  return &g_array_index (self->points, Point, i);
}

/* --- Geometry --- */

static Plot
create_plot (PergolaChart *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double edge = self->small ? 5 : 10;
  Plot plot = { edge, edge, width - 2 * edge, height - 2 * edge, 0, 0 };

  if (!self->small)
    {
      plot.x += 34;
      plot.width -= 34;
      plot.height -= LABEL;
    }
  plot.low = plot.high = self->has_target ? self->target : self->points->len > 0 ? get_point (self, 0)->value : 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      plot.low = MIN (plot.low, get_point (self, i)->value);
      plot.high = MAX (plot.high, get_point (self, i)->value);
    }
  if (plot.high - plot.low < 1e-300 || !isfinite (plot.high - plot.low))
    {
      plot.low -= 1;
      plot.high += 1;
    }
  return plot;
}

static double
get_x (PergolaChart *self, const Plot *plot, guint i)
{
  double part = get_point (self, i)->part;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    part = 1 - part;
  return plot->x + part * plot->width;
}

static double
get_y (const Plot *plot, double value)
{
  return plot->y + plot->height * (1 - (value - plot->low) / (plot->high - plot->low));
}

/* --- Painting --- */

static void
set_color (PergolaChart *self, cairo_t *cr, PergolaTone tone, double alpha)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  PergolaColor color = { .tone = tone, .hue = self->hue };
  PergolaRgba rgba =
    pergola_theme_resolve (adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT, color);

  cairo_set_source_rgba (cr, rgba.r, rgba.g, rgba.b, rgba.a * alpha);
}

/* (transfer full): a small text, and where it goes. @align: 0 begins at @x, 0.5 is centred, 1 ends there; within the
 * widget. */
static PangoLayout *
create_text (PergolaChart *self, const char *text, double x, double y, double align, PergolaRect *bounds)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (11 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * align, 2, MAX (2, gtk_widget_get_width (GTK_WIDGET (self)) - width - 2));
  *bounds = (PergolaRect){ x, y - height / 2.0, width, height };
  return layout;
}

static void
draw_layout (PergolaChart *self, cairo_t *cr, PangoLayout *layout, const PergolaRect *bounds)
{
  set_color (self, cr, PERGOLA_TONE_DIM, 1);
  cairo_move_to (cr, bounds->x, bounds->y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_text (PergolaChart *self, cairo_t *cr, const char *text, double x, double y, double align)
{
  PergolaRect bounds;
  g_autoptr (PangoLayout) layout = create_text (self, text, x, y, align, &bounds);

  draw_layout (self, cr, layout, &bounds);
}

/* A round number of steps between lowest and highest. */
static double
find_step (const Plot *plot)
{
  double rough = (plot->high - plot->low) / (LINES - 1);
  double unit = pow (10, floor (log10 (rough)));

  return rough <= unit ? unit : rough <= 2 * unit ? 2 * unit : rough <= 5 * unit ? 5 * unit : 10 * unit;
}

static void
draw_scale (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  double step = find_step (plot);
  double first = ceil (plot->low / step - 1e-9) * step;

  cairo_set_line_width (cr, 1);
  for (guint i = 0; i <= LINES && first + i * step <= plot->high + step * 1e-9; i++)
    {
      double value = first + i * step;
      double y = get_y (plot, value);
      g_autofree char *text = pergola_measure_format (value, pergola_measure_count_decimals (step));

      set_color (self, cr, PERGOLA_TONE_BORDER, 0.6);
      cairo_move_to (cr, plot->x, floor (y) + 0.5);
      cairo_rel_line_to (cr, plot->width, 0);
      cairo_stroke (cr);
      draw_text (self, cr, text, plot->x - 8, y, 1);
    }
}

static void
draw_target (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  const double dots[] = { 2, self->small ? 2 : 4 };
  double y = floor (get_y (plot, self->target)) + 0.5;

  if (!self->has_target)
    return;
  cairo_save (cr);
  set_color (self, cr, self->small ? PERGOLA_TONE_LINK : PERGOLA_TONE_TEXT, self->small ? 1 : 0.7);
  cairo_set_line_width (cr, self->small ? 1 : 1.6);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_move_to (cr, plot->x, y);
  cairo_rel_line_to (cr, plot->width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
  if (!self->small)
    {
      g_autofree char *number = pergola_measure_format (self->target, self->decimals);
      g_autofree char *text = g_strdup_printf (_ ("target %s"), number);

      draw_text (self, cr, text, plot->x + plot->width, y + (y - plot->y > plot->height / 2 ? -9 : 9), 1);
    }
}

static void
trace_line (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  for (guint i = 0; i < self->points->len; i++)
    cairo_line_to (cr, get_x (self, plot, i), get_y (plot, get_point (self, i)->value));
}

static void
draw_line (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  guint last = self->points->len - 1;

  cairo_new_path (cr); /* a text leaves a point behind */
  if (!self->small && last > 0)
    {
      trace_line (self, cr, plot);
      cairo_line_to (cr, get_x (self, plot, last), plot->y + plot->height);
      cairo_line_to (cr, get_x (self, plot, 0), plot->y + plot->height);
      cairo_close_path (cr);
      set_color (self, cr, PERGOLA_TONE_MARKER, 0.1);
      cairo_fill (cr);
    }
  trace_line (self, cr, plot);
  set_color (self, cr, PERGOLA_TONE_MARKER, 1);
  cairo_set_line_width (cr, self->small ? 1.6 : 2.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_point (PergolaChart *self, cairo_t *cr, const Plot *plot, guint i)
{
  gboolean filled = self->small || (int) i == self->looked_at;

  cairo_arc (cr, get_x (self, plot, i), get_y (plot, get_point (self, i)->value), self->small ? 2.5 : RADIUS, 0,
             2 * G_PI);
  set_color (self, cr, filled ? PERGOLA_TONE_MARKER : PERGOLA_TONE_CARD, 1);
  cairo_fill_preserve (cr);
  set_color (self, cr, PERGOLA_TONE_MARKER, 1);
  cairo_set_line_width (cr, self->small ? 0 : 2);
  cairo_stroke (cr);
}

/* The date of the last point, of the first, and of those between that have room. */
static void
draw_dates (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  guint n = self->points->len;

  for (guint i = 0; i < n; i++)
    {
      guint which = (i + n - 1) % n;
      PergolaRect bounds;
      g_autoptr (PangoLayout) layout = create_text (self, get_point (self, which)->date, get_x (self, plot, which),
                                                    plot->y + plot->height + 14, 0.5, &bounds);
      gboolean fits = TRUE;

      for (guint j = 0; j < drawn->len; j++)
        {
          const PergolaRect *other = &g_array_index (drawn, PergolaRect, j);

          fits =
            fits && (bounds.x >= other->x + other->width + DATE_GAP || other->x >= bounds.x + bounds.width + DATE_GAP);
        }
      if (!fits)
        continue;
      draw_layout (self, cr, layout, &bounds);
      g_array_append_val (drawn, bounds);
    }
}

static void
draw_looked_at (PergolaChart *self, cairo_t *cr, const Plot *plot)
{
  const Point *point = get_point (self, (guint) self->looked_at);
  g_autofree char *value = pergola_measure_format (point->value, self->decimals);
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), point->date, value);
  double y = get_y (plot, point->value);

  draw_text (self, cr, text, get_x (self, plot, (guint) self->looked_at), y - plot->y > 18 ? y - 14 : y + 14, 0.5);
}

static void
pergola_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaChart *self = PERGOLA_CHART (widget);
  Plot plot = create_plot (self);
  cairo_t *cr;

  if (plot.width < 1 || plot.height < 1 || (self->points->len == 0 && self->small))
    return;
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (!self->small)
    draw_scale (self, cr, &plot);
  draw_target (self, cr, &plot);
  if (self->points->len > 0)
    draw_line (self, cr, &plot);
  for (guint i = self->small ? MAX (self->points->len, 1) - 1 : 0; i < self->points->len; i++)
    draw_point (self, cr, &plot, i);
  if (!self->small)
    draw_dates (self, cr, &plot);
  if (!self->small && self->looked_at >= 0)
    draw_looked_at (self, cr, &plot);
  cairo_destroy (cr);
}

static void
pergola_chart_measure (
  GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_base, int *nat_base)
{
  gboolean small = PERGOLA_CHART (widget)->small;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = small ? PERGOLA_CHART_SMALL_WIDTH : 160;
      *natural = small ? PERGOLA_CHART_SMALL_WIDTH : 240;
    }
  else
    *minimum = *natural = small ? SMALL_HEIGHT : HEIGHT;
}

/* --- Reading points --- */

static void
look_at (PergolaChart *self, int point)
{
  if (self->looked_at == point)
    return;
  self->looked_at = point;
  if (point >= 0)
    {
      const Point *read = get_point (self, (guint) point);
      g_autofree char *value = pergola_measure_format (read->value, self->decimals);
      g_autofree char *text = g_strdup_printf (_ ("%s: %s"), read->date, value);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (PergolaChart *self, double x, double y)
{
  Plot plot = create_plot (self);
  int nearest = -1;

  for (guint i = 0; i < self->points->len; i++)
    if (nearest < 0 || fabs (get_x (self, &plot, i) - x) < fabs (get_x (self, &plot, (guint) nearest) - x))
      nearest = (int) i;
  look_at (self, nearest);
}

static void
leave_cb (PergolaChart *self)
{
  look_at (self, -1);
}

static gboolean
key_cb (PergolaChart *self, guint key)
{
  gboolean back =
    key == (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? GDK_KEY_Right : GDK_KEY_Left);
  int last = (int) self->points->len - 1;

  if ((key != GDK_KEY_Left && key != GDK_KEY_Right) || last < 0)
    return FALSE;
  look_at (self, self->looked_at < 0 ? last : CLAMP (self->looked_at + (back ? -1 : 1), 0, last));
  return TRUE;
}

/* --- Object --- */

static void
pergola_chart_root (GtkWidget *widget)
{
  PergolaChart *self = PERGOLA_CHART (widget);

  GTK_WIDGET_CLASS (pergola_chart_parent_class)->root (widget);
  self->dark_handler = g_signal_connect_swapped (adw_style_manager_get_for_display (gtk_widget_get_display (widget)),
                                                 "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
pergola_chart_unroot (GtkWidget *widget)
{
  PergolaChart *self = PERGOLA_CHART (widget);

  g_clear_signal_handler (&self->dark_handler, adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  GTK_WIDGET_CLASS (pergola_chart_parent_class)->unroot (widget);
}

static void
pergola_chart_finalize (GObject *object)
{
  g_array_unref (PERGOLA_CHART (object)->points);
  G_OBJECT_CLASS (pergola_chart_parent_class)->finalize (object);
}

static void
pergola_chart_class_init (PergolaChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_chart_finalize;
  widget_class->snapshot = pergola_chart_snapshot;
  widget_class->measure = pergola_chart_measure;
  widget_class->root = pergola_chart_root;
  widget_class->unroot = pergola_chart_unroot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
pergola_chart_init (PergolaChart *self)
{
  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_array_set_clear_func (self->points, clear_point);
  self->looked_at = -1;
}

GtkWidget *
pergola_chart_new (gboolean small)
{
  PergolaChart *self = g_object_new (PERGOLA_TYPE_CHART, NULL);
  GtkEventController *motion, *keys;

  self->small = small;
  if (small)
    return GTK_WIDGET (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  return GTK_WIDGET (self);
}

static double
get_day (const PergolaReading *reading)
{
  GDate day;

  return reading->date != NULL && pergola_period_get_day (reading->date, FALSE, &day) ? g_date_get_julian (&day) : 0;
}

/* True to the time between them; what has no date counts as the first. Where that says nothing, one after the other. */
static double
get_part (const PergolaReading *readings, guint n, guint i)
{
  double last = get_day (&readings[n - 1]), first = last;

  for (guint j = n; j > 0; j--)
    first = get_day (&readings[j - 1]) > 0 ? get_day (&readings[j - 1]) : first;
  if (last > first)
    return CLAMP ((get_day (&readings[i]) - first) / (last - first), 0, 1);
  return n > 1 ? (double) i / (n - 1) : 0.5;
}

void
pergola_chart_set_indicator (PergolaChart *self, const PergolaIndicator *indicator)
{
  g_autofree char *name = indicator != NULL ? pergola_chart_describe (indicator) : g_strdup ("");
  guint n = indicator != NULL ? MIN (indicator->readings->len, PERGOLA_LAST_READINGS) : 0;

  g_array_set_size (self->points, 0);
  self->looked_at = -1;
  self->has_target = indicator != NULL && indicator->has_target;
  self->target = self->has_target ? indicator->target : 0;
  self->hue =
    indicator != NULL && indicator->type != NULL ? pergola_hue_from_name (indicator->type->hue) : PERGOLA_HUE_TEAL;
  self->decimals = indicator != NULL ? pergola_indicator_get_decimals (indicator) : 0;
  for (guint i = 0; i < n; i++)
    {
      const PergolaReading *shown = &g_array_index (indicator->readings, PergolaReading, indicator->readings->len - n);
      Point point = { shown[i].value, get_part (shown, n, i), pergola_chart_describe_date (shown[i].date) };

      g_array_append_val (self->points, point);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
