/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-door.h"

#include <adwaita.h>
#include <math.h>

#include "pergola-glyph.h"
#include "pergola-paint.h"

#define WIDTH 352 /* of the drawing; the widget scales it to its own width */
#define HEIGHT 188

struct _PergolaDoor
{
  GtkWidget parent_instance;
  char *drawing;
};

G_DEFINE_FINAL_TYPE (PergolaDoor, pergola_door, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DRAWING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  cairo_t *cr;
  PergolaTheme theme;
} Pen;

static void
use (const Pen *pen, PergolaTone tone, PergolaHue hue)
{
  pergola_paint_set_color (pen->cr, pen->theme, (PergolaColor){ tone, hue });
}

static void
round_rect (const Pen *pen, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (pen->cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (pen->cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (pen->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (pen->cr);
}

static void
disc (const Pen *pen, double x, double y, double radius, PergolaHue hue)
{
  use (pen, PERGOLA_TONE_CARD, 0);
  cairo_arc (pen->cr, x, y, radius + 3, 0, 2 * G_PI);
  cairo_fill (pen->cr);
  use (pen, PERGOLA_TONE_MARKER, hue);
  cairo_arc (pen->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (pen->cr);
}

static void
glyph (const Pen *pen, const char *name, double x, double y, double size, PergolaHue hue)
{
  const PergolaPath *path = pergola_glyph_get (name);

  if (path == NULL)
    return;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x - size / 2, y - size / 2);
  cairo_scale (pen->cr, size / 16, size / 16);
  use (pen, PERGOLA_TONE_ON_MARKER, hue);
  pergola_path_to_cairo (path, pen->cr);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
}

/* A path with its halo through points, smooth from one to the next. */
static void
path (const Pen *pen, const double (*points)[2], int n)
{
  static const struct
  {
    double width;
    PergolaTone tone;
  } strokes[] = { { 11, PERGOLA_TONE_HALO }, { 3.5, PERGOLA_TONE_ACCENT } };

  for (guint pass = 0; pass < G_N_ELEMENTS (strokes); pass++)
    {
      cairo_move_to (pen->cr, points[0][0], points[0][1]);
      for (int i = 1; i < n; i++)
        {
          double middle = (points[i - 1][0] + points[i][0]) / 2;

          cairo_curve_to (pen->cr, middle, points[i - 1][1], middle, points[i][1], points[i][0], points[i][1]);
        }
      use (pen, strokes[pass].tone, PERGOLA_HUE_TEAL);
      cairo_set_line_width (pen->cr, strokes[pass].width);
      cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
      cairo_stroke (pen->cr);
    }
}

/* --- The three drawings --- */

static void
draw_people (const Pen *pen)
{
  static const double stops[][2] = { { 58, 134 }, { 132, 94 }, { 206, 118 }, { 288, 66 } };
  static const PergolaHue hues[] = { PERGOLA_HUE_AMBER, PERGOLA_HUE_ORANGE, PERGOLA_HUE_PINK, PERGOLA_HUE_BLUE };
  static const char *const glyphs[] = { "chat", "heart", "people", "flag" };
  static const struct
  {
    double x, y;
    PergolaHue hue;
  } people[] = {
    { 84, 92, PERGOLA_HUE_TEAL },     { 98, 150, PERGOLA_HUE_SLATE }, { 166, 132, PERGOLA_HUE_VIOLET },
    { 238, 36, PERGOLA_HUE_PINK },    { 262, 22, PERGOLA_HUE_BLUE },  { 318, 28, PERGOLA_HUE_BROWN },
    { 334, 52, PERGOLA_HUE_TEAL },    { 332, 82, PERGOLA_HUE_GREEN }, { 316, 108, PERGOLA_HUE_VIOLET },
    { 286, 118, PERGOLA_HUE_ORANGE },
  };

  path (pen, stops, G_N_ELEMENTS (stops));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    disc (pen, people[i].x, people[i].y, 8.5, people[i].hue);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      disc (pen, stops[i][0], stops[i][1], 21, hues[i]);
      glyph (pen, glyphs[i], stops[i][0], stops[i][1], 20, hues[i]);
    }
}

static void
band (const Pen *pen, double x, double y, double width, double height, PergolaHue hue)
{
  round_rect (pen, x, y, width, height, 7);
  use (pen, PERGOLA_TONE_TINT, hue);
  cairo_fill_preserve (pen->cr);
  use (pen, PERGOLA_TONE_CARD, 0);
  cairo_set_line_width (pen->cr, 2.5);
  cairo_stroke (pen->cr);
}

static void
bar (const Pen *pen, double x, double y, double width, PergolaHue hue)
{
  round_rect (pen, x, y, width, 9, 4);
  use (pen, PERGOLA_TONE_MARKER, hue);
  cairo_fill (pen->cr);
}

static void
column (const Pen *pen, double x, PergolaHue hue)
{
  band (pen, x, 60, 63, 80, hue);
  for (int row = 0; row < 3; row++)
    {
      round_rect (pen, x + 8, 70 + row * 22, 48, 15, 3);
      use (pen, PERGOLA_TONE_CARD, 0);
      cairo_fill (pen->cr);
      round_rect (pen, x + 10, 72 + row * 22, 3.5, 11, 1.5);
      use (pen, PERGOLA_TONE_MARKER, hue);
      cairo_fill (pen->cr);
    }
}

static void
draw_figure (const Pen *pen)
{
  static const PergolaHue hues[] = { PERGOLA_HUE_AMBER, PERGOLA_HUE_ORANGE, PERGOLA_HUE_PINK, PERGOLA_HUE_BLUE };
  static const double stops[][2] = { { 72, 78 }, { 142, 122 }, { 212, 100 }, { 282, 78 } };

  band (pen, 40, 26, 272, 26, PERGOLA_HUE_VIOLET);
  bar (pen, 50, 34.5, 70, PERGOLA_HUE_VIOLET);
  bar (pen, 128, 34.5, 90, PERGOLA_HUE_VIOLET);
  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    column (pen, 40 + i * 69.7, hues[i]);
  band (pen, 40, 150, 272, 20, PERGOLA_HUE_SLATE);
  bar (pen, 50, 155.5, 110, PERGOLA_HUE_SLATE);
  path (pen, stops, G_N_ELEMENTS (stops));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    disc (pen, stops[i][0], stops[i][1], 6.5, hues[i]);
}

static void
draw_days (const Pen *pen)
{
  for (int day = 0; day < 50; day++)
    {
      double x = 46 + day % 10 * 27, y = 26 + day / 10 * 28;
      gboolean missed = day == 8 || day == 15;

      round_rect (pen, x, y, 20, 20, 5);
      if (day < 23 && !missed)
        use (pen, PERGOLA_TONE_ACCENT, 0);
      else
        use (pen, PERGOLA_TONE_CARD, 0);
      cairo_fill (pen->cr);
      if (day != 23 && day != 49)
        continue;
      round_rect (pen, x - 2, y - 2, 24, 24, 6);
      use (pen, day == 23 ? PERGOLA_TONE_ACCENT : PERGOLA_TONE_MARKER, PERGOLA_HUE_AMBER);
      cairo_set_line_width (pen->cr, 2.5);
      cairo_stroke (pen->cr);
    }
}

static const struct
{
  const char *name;
  PergolaHue ground;
  void (*draw) (const Pen *pen);
} drawings[] = {
  { "people", PERGOLA_HUE_TEAL, draw_people },
  { "figure", PERGOLA_HUE_VIOLET, draw_figure },
  { "days", PERGOLA_HUE_AMBER, draw_days },
};

/* --- Widget --- */

/* The drawing keeps its shape in the middle; its ground fills the widget. */
static void
pergola_door_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaDoor *self = PERGOLA_DOOR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = MIN ((double) width / WIDTH, (double) height / HEIGHT);
  Pen pen = { gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height)),
              adw_style_manager_get_dark (adw_style_manager_get_default ()) ? PERGOLA_THEME_DARK
                                                                            : PERGOLA_THEME_LIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    if (g_strcmp0 (self->drawing, drawings[i].name) == 0)
      {
        use (&pen, PERGOLA_TONE_TINT, drawings[i].ground);
        cairo_paint (pen.cr);
        cairo_translate (pen.cr, (width - WIDTH * scale) / 2, (height - HEIGHT * scale) / 2);
        cairo_scale (pen.cr, scale, scale);
        drawings[i].draw (&pen);
      }
  cairo_destroy (pen.cr);
}

static void
pergola_door_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = WIDTH;
    }
  else
    *minimum = *natural = for_size >= 0 ? MIN (for_size * HEIGHT / WIDTH, HEIGHT) : HEIGHT;
}

static GtkSizeRequestMode
pergola_door_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pergola_door_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, PERGOLA_DOOR (object)->drawing);
}

static void
pergola_door_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaDoor *self = PERGOLA_DOOR (object);

  g_free (self->drawing);
  self->drawing = g_value_dup_string (value);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pergola_door_finalize (GObject *object)
{
  g_free (PERGOLA_DOOR (object)->drawing);
  G_OBJECT_CLASS (pergola_door_parent_class)->finalize (object);
}

static void
pergola_door_class_init (PergolaDoorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_door_get_property;
  object_class->set_property = pergola_door_set_property;
  object_class->finalize = pergola_door_finalize;
  widget_class->snapshot = pergola_door_snapshot;
  widget_class->measure = pergola_door_measure;
  widget_class->get_request_mode = pergola_door_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  properties[PROP_DRAWING] =
    g_param_spec_string ("drawing", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pergola_door_init (PergolaDoor *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}
