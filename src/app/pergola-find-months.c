/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-months.h"

#include <glib/gi18n-lib.h>

#include "pergola-find-filter.h"

#define HEIGHT 46 /* of the bars, in pixels */
#define FEWEST 12 /* bars */
#define MOST 24   /* bars */
#define EDGE 12   /* the width in which an edge is taken */
#define LINE 3    /* the width of an edge */
#define BAR 0.72  /* of its place */
#define LEAST 2.5 /* the height of a bar that stands for anything at all */

/* --- An edge --- */

#define PERGOLA_TYPE_FIND_EDGE (pergola_find_edge_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindEdge, pergola_find_edge, PERGOLA, FIND_EDGE, GtkWidget)

struct _PergolaFindEdge
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PergolaFindEdge, pergola_find_edge, GTK_TYPE_WIDGET)

static void
get_accent (GtkWidget *widget, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "figure_accent_color", color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

static void
pergola_find_edge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float width = gtk_widget_get_width (widget);
  GdkRGBA accent;

  get_accent (widget, &accent);
  gtk_snapshot_append_color (snapshot, &accent,
                             &GRAPHENE_RECT_INIT ((width - LINE) / 2, 0, LINE, gtk_widget_get_height (widget)));
}

static void
pergola_find_edge_class_init (PergolaFindEdgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pergola_find_edge_snapshot;
  gtk_widget_class_set_css_name (widget_class, "find-edge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
pergola_find_edge_init (PergolaFindEdge *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
}

/* --- The bars --- */

typedef enum
{
  DRAG_NONE,
  DRAG_LOW,
  DRAG_HIGH,
  DRAG_NEW, /* a range, from the bar where it began */
} Drag;

struct _PergolaFindMonths
{
  GtkWidget parent_instance;

  int first;      /* month */
  int step;       /* months a bar */
  GArray *bars;   /* (element-type guint) */
  GArray *months; /* (nullable): what they stand for */
  guint low;      /* the first bar that is wanted… */
  guint high;     /* …and the one after the last */

  GtkWidget *edges[2];
  Drag drag;
  guint origin;
};

G_DEFINE_FINAL_TYPE (PergolaFindMonths, pergola_find_months, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_mirrored (PergolaFindMonths *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Where a bar begins; EDGE / 2 is left at both ends. */
static double
get_x (PergolaFindMonths *self, double bar)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - EDGE;
  double x = bar * width / self->bars->len;

  return EDGE / 2.0 + (is_mirrored (self) ? width - x : x);
}

static double
find_bar (PergolaFindMonths *self, double x)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - EDGE, 1);
  double part = (x - EDGE / 2.0) / width;

  return CLAMP (is_mirrored (self) ? 1 - part : part, 0, 1) * self->bars->len;
}

/* --- Words --- */

static char *
format_month (int month, const char *format)
{
  g_autoptr (GDateTime) date = pergola_find_month_to_date (month);

  return g_date_time_format (date, format);
}

static void
name_edges (PergolaFindMonths *self)
{
  int last = self->first + (int) self->high * self->step - 1;
  /* Translators: a month and its year, as g_date_time_format writes it: "May 2026". */
  const char *format = _ ("%B %Y");
  g_autofree char *from = format_month (self->first + (int) self->low * self->step, format);
  g_autofree char *to = format_month (last, format);
  /* Translators: the edges of a range of months; %s is a month and its year. */
  g_autofree char *first_name = g_strdup_printf (_ ("First month: %s"), from);
  g_autofree char *last_name = g_strdup_printf (_ ("Last month: %s"), to);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edges[0]), GTK_ACCESSIBLE_PROPERTY_LABEL, first_name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->high - 1, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->low,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, from, -1);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->edges[1]), GTK_ACCESSIBLE_PROPERTY_LABEL, last_name, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
    (double) self->low + 1, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->bars->len,
    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->high, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, to, -1);
}

/* --- Choosing --- */

static void
choose (PergolaFindMonths *self, guint low, guint high)
{
  if (low == self->low && high == self->high)
    return;
  self->low = low;
  self->high = high;
  name_edges (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_low (PergolaFindMonths *self, int bar)
{
  choose (self, (guint) CLAMP (bar, 0, (int) self->high - 1), self->high);
}

static void
choose_high (PergolaFindMonths *self, int bar)
{
  choose (self, self->low, (guint) CLAMP (bar, (int) self->low + 1, (int) self->bars->len));
}

static void
drag_begin_cb (PergolaFindMonths *self, double x, double y)
{
  double from_low = ABS (x - get_x (self, self->low));
  double from_high = ABS (x - get_x (self, self->high));

  self->origin = (guint) MIN (find_bar (self, x), self->bars->len - 1);
  if (MIN (from_low, from_high) > EDGE)
    self->drag = DRAG_NEW;
  else
    self->drag = from_low < from_high ? DRAG_LOW : DRAG_HIGH;
  if (self->drag != DRAG_NEW)
    gtk_widget_grab_focus (self->edges[self->drag == DRAG_LOW ? 0 : 1]);
}

static void
drag_to (PergolaFindMonths *self, double x)
{
  double place = find_bar (self, x);
  guint bar = (guint) MIN (place, self->bars->len - 1);

  if (self->drag == DRAG_LOW)
    choose_low (self, (int) (place + 0.5));
  else if (self->drag == DRAG_HIGH)
    choose_high (self, (int) (place + 0.5));
  else if (self->drag == DRAG_NEW)
    choose (self, MIN (bar, self->origin), MAX (bar, self->origin) + 1);
}

static void
drag_update_cb (PergolaFindMonths *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    drag_to (self, x + dx);
}

static void
drag_end_cb (PergolaFindMonths *self, double dx, double dy, GtkGestureDrag *gesture)
{
  drag_update_cb (self, dx, dy, gesture);
  self->drag = DRAG_NONE;
  pergola_find_months_show (self, self->months, pergola_find_months_get_from (self), pergola_find_months_get_to (self));
}

static gboolean
key_cb (PergolaFindMonths *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean low = gtk_widget_is_focus (self->edges[0]);
  int bar = (int) (low ? self->low : self->high);
  int forward = is_mirrored (self) ? -1 : 1;

  if (!low && !gtk_widget_is_focus (self->edges[1]))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      bar -= forward;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      bar += forward;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_minus:
      bar--;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_plus:
      bar++;
      break;
    case GDK_KEY_Home:
      bar = 0;
      break;
    case GDK_KEY_End:
      bar = (int) self->bars->len;
      break;
    default:
      return FALSE;
    }
  if (low)
    choose_low (self, bar);
  else
    choose_high (self, bar);
  return TRUE;
}

/* --- Drawing --- */

static guint
get_largest (PergolaFindMonths *self)
{
  guint largest = 1;

  for (guint i = 0; i < self->bars->len; i++)
    largest = MAX (largest, g_array_index (self->bars, guint, i));
  return largest;
}

static void
draw_bars (PergolaFindMonths *self, GtkSnapshot *snapshot, const GdkRGBA *accent, const GdkRGBA *text)
{
  GdkRGBA quiet = *text;
  guint largest = get_largest (self);

  quiet.alpha *= 0.25;
  for (guint i = 0; i < self->bars->len; i++)
    {
      guint n = g_array_index (self->bars, guint, i);
      double start = MIN (get_x (self, i), get_x (self, i + 1));
      double place = ABS (get_x (self, i + 1) - get_x (self, i));
      double height = n > 0 ? MAX (LEAST, (HEIGHT - 4) * (double) n / largest) : 0;

      gtk_snapshot_append_color (snapshot, i >= self->low && i < self->high ? accent : &quiet,
                                 &GRAPHENE_RECT_INIT ((float) (start + place * (1 - BAR) / 2),
                                                      (float) (HEIGHT - height), (float) (place * BAR),
                                                      (float) height));
    }
}

static void
draw_word (PergolaFindMonths *self, GtkSnapshot *snapshot, guint bar, const char *format)
{
  g_autofree char *text = format_month (self->first + (int) bar * self->step, format);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  double middle = get_x (self, bar + 0.5);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (GTK_WIDGET (self)),
                              CLAMP (middle - width / 2.0, 0, gtk_widget_get_width (GTK_WIDGET (self)) - width),
                              HEIGHT + 4, layout);
}

static void
pergola_find_months_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaFindMonths *self = PERGOLA_FIND_MONTHS (widget);
  const char *format = self->step == 1 ? "%b" : "%Y";
  gboolean some = self->low > 0 || self->high < self->bars->len;
  double start = MIN (get_x (self, self->low), get_x (self, self->high));
  double end = MAX (get_x (self, self->low), get_x (self, self->high));
  GdkRGBA accent, wash, text;

  get_accent (widget, &accent);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  wash = accent;
  wash.alpha = 0.14f;
  if (some)
    gtk_snapshot_append_color (snapshot, &wash, &GRAPHENE_RECT_INIT ((float) start, 0, (float) (end - start), HEIGHT));
  draw_bars (self, snapshot, &accent, &text);
  draw_word (self, snapshot, 0, format);
  draw_word (self, snapshot, self->bars->len / 2, format);
  draw_word (self, snapshot, self->bars->len - 1, format);
  for (guint i = 0; i < G_N_ELEMENTS (self->edges); i++)
    gtk_widget_snapshot_child (widget, self->edges[i], snapshot);
}

/* --- Layout --- */

static void
pergola_find_months_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Mj");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 220;
    }
  else
    *minimum = *natural = HEIGHT + 4 + height;
}

static void
pergola_find_months_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PergolaFindMonths *self = PERGOLA_FIND_MONTHS (widget);
  const guint bars[] = { self->low, self->high };

  for (guint i = 0; i < G_N_ELEMENTS (self->edges); i++)
    {
      GtkAllocation place = { (int) get_x (self, bars[i]) - EDGE / 2, 0, EDGE, HEIGHT };

      gtk_widget_size_allocate (self->edges[i], &place, -1);
    }
}

/* --- Object --- */

static void
pergola_find_months_dispose (GObject *object)
{
  PergolaFindMonths *self = PERGOLA_FIND_MONTHS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->edges); i++)
    g_clear_pointer (&self->edges[i], gtk_widget_unparent);
  g_clear_pointer (&self->bars, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);

  G_OBJECT_CLASS (pergola_find_months_parent_class)->dispose (object);
}

static void
pergola_find_months_class_init (PergolaFindMonthsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_find_months_dispose;
  widget_class->snapshot = pergola_find_months_snapshot;
  widget_class->measure = pergola_find_months_measure;
  widget_class->size_allocate = pergola_find_months_size_allocate;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_FIND_MONTHS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "find-months");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pergola_find_months_init (PergolaFindMonths *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->edges); i++)
    {
      self->edges[i] = g_object_new (PERGOLA_TYPE_FIND_EDGE, NULL);
      gtk_widget_set_parent (self->edges[i], GTK_WIDGET (self));
    }
  self->bars = g_array_new (FALSE, TRUE, sizeof (guint));
  pergola_find_months_show (self, NULL, PERGOLA_FIND_ALWAYS, PERGOLA_FIND_ALWAYS);

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* --- Showing --- */

/* The last year at least, and all that is there or wanted. */
static void
span (PergolaFindMonths *self, GArray *months, int from, int to)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  int now = pergola_find_month_from_date (today);
  int first = now - FEWEST + 1, last = now;
  int n;

  for (guint i = 0; months != NULL && i < months->len; i++)
    {
      first = MIN (first, g_array_index (months, PergolaFindMonth, i).month);
      last = MAX (last, g_array_index (months, PergolaFindMonth, i).month);
    }
  first = from != PERGOLA_FIND_ALWAYS ? MIN (first, from) : first;
  first = to != PERGOLA_FIND_ALWAYS ? MIN (first, to) : first;
  last = from != PERGOLA_FIND_ALWAYS ? MAX (last, from) : last;
  last = to != PERGOLA_FIND_ALWAYS ? MAX (last, to) : last;
  n = last - first + 1;
  self->step = n <= MOST ? 1 : n <= MOST * 3 ? 3 : (n + MOST * 12 - 1) / (MOST * 12) * 12;
  self->first = first - (first % self->step);
  g_array_set_size (self->bars, 0);
  g_array_set_size (self->bars, (guint) ((last - self->first) / self->step + 1));
}

void
pergola_find_months_show (PergolaFindMonths *self, GArray *months, int from, int to)
{
  g_autoptr (GArray) old = self->months;

  self->months = months != NULL ? g_array_ref (months) : NULL;
  /* What the hand holds stays where it is until it lets go. */
  if (self->drag != DRAG_NONE)
    return;
  span (self, months, from, to);
  for (guint i = 0; months != NULL && i < months->len; i++)
    {
      const PergolaFindMonth *month = &g_array_index (months, PergolaFindMonth, i);

      g_array_index (self->bars, guint, (month->month - self->first) / self->step) += month->n;
    }
  self->low = from != PERGOLA_FIND_ALWAYS ? (guint) ((from - self->first) / self->step) : 0;
  self->high = to != PERGOLA_FIND_ALWAYS ? (guint) ((to - self->first) / self->step + 1) : self->bars->len;
  name_edges (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
pergola_find_months_get_from (PergolaFindMonths *self)
{
  return self->low > 0 ? self->first + (int) self->low * self->step : PERGOLA_FIND_ALWAYS;
}

int
pergola_find_months_get_to (PergolaFindMonths *self)
{
  return self->high < self->bars->len ? self->first + (int) self->high * self->step - 1 : PERGOLA_FIND_ALWAYS;
}
