/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-triad.h"

#include <adwaita.h>
#include <math.h>

#include "pergola-theme.h"

#define WIDTH 212
#define HEIGHT 198
#define RADIUS 64
#define AWAY 43   /* of a centre from the middle */
#define CENTRE 41 /* the radius of what is in the middle */

typedef struct
{
  char *title; /* (nullable) */
  PergolaHue hue;
} Circle;

struct _PergolaOverviewTriad
{
  GtkWidget parent_instance;

  Circle circles[3];
  char *centre; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaOverviewTriad, pergola_overview_triad, GTK_TYPE_WIDGET)

/* --- Drawing --- */

static PergolaTheme
get_theme (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  return adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
}

static void
set_color (cairo_t *cr, PergolaTheme theme, PergolaTone tone, PergolaHue hue, double alpha)
{
  PergolaRgba color = pergola_theme_resolve (theme, (PergolaColor){ tone, hue });

  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a * alpha);
}

static void
get_place (PergolaOverviewTriad *self, guint index, double *x, double *y)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double side = index == 0 ? 0 : (index == 1) != mirrored ? -1 : 1;

  *x = side * AWAY * sqrt (3) / 2;
  *y = index == 0 ? -AWAY : AWAY / 2.0;
}

/* Words around a middle; broken where they are wider than @width. */
static void
draw_words (PergolaOverviewTriad *self, cairo_t *cr, const char *words, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoAttrList *attributes = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cr, x - width / 2, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_circle (PergolaOverviewTriad *self, cairo_t *cr, PergolaTheme theme, guint index)
{
  double x, y;

  get_place (self, index, &x, &y);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
  set_color (cr, theme, PERGOLA_TONE_MARKER, self->circles[index].hue, 0.16);
  cairo_fill_preserve (cr);
  set_color (cr, theme, PERGOLA_TONE_MARKER, self->circles[index].hue, 0.75);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_title (PergolaOverviewTriad *self, cairo_t *cr, PergolaTheme theme, guint index)
{
  double x, y;

  if (self->circles[index].title == NULL)
    return;
  get_place (self, index, &x, &y);
  set_color (cr, theme, PERGOLA_TONE_INK, self->circles[index].hue, 1);
  draw_words (self, cr, self->circles[index].title, index == 0 ? x : x * 1.72, index == 0 ? y - 32 : y + 14,
              index == 0 ? 80 : 62);
}

static void
draw_centre (PergolaOverviewTriad *self, cairo_t *cr, PergolaTheme theme)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, CENTRE, 0, 2 * G_PI);
  set_color (cr, theme, PERGOLA_TONE_CARD, 0, 1);
  cairo_fill_preserve (cr);
  set_color (cr, theme, PERGOLA_TONE_ACCENT, 0, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  if (self->centre == NULL)
    return;
  set_color (cr, theme, PERGOLA_TONE_ACCENT_TEXT, 0, 1);
  draw_words (self, cr, self->centre, 0, 0, 2 * CENTRE - 8);
}

static void
pergola_overview_triad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaOverviewTriad *self = PERGOLA_OVERVIEW_TRIAD (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  PergolaTheme theme = get_theme (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, width / 2.0, height / 2.0 + AWAY / 4.0);
  for (guint i = 0; i < G_N_ELEMENTS (self->circles); i++)
    draw_circle (self, cr, theme, i);
  for (guint i = 0; i < G_N_ELEMENTS (self->circles); i++)
    draw_title (self, cr, theme, i);
  draw_centre (self, cr, theme);
  cairo_destroy (cr);
}

static void
pergola_overview_triad_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* --- Object --- */

static void
pergola_overview_triad_finalize (GObject *object)
{
  PergolaOverviewTriad *self = PERGOLA_OVERVIEW_TRIAD (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->circles); i++)
    g_free (self->circles[i].title);
  g_free (self->centre);

  G_OBJECT_CLASS (pergola_overview_triad_parent_class)->finalize (object);
}

static void
pergola_overview_triad_class_init (PergolaOverviewTriadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_overview_triad_finalize;
  widget_class->snapshot = pergola_overview_triad_snapshot;
  widget_class->measure = pergola_overview_triad_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pergola_overview_triad_init (PergolaOverviewTriad *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
describe (PergolaOverviewTriad *self)
{
  g_autoptr (GString) name = g_string_new (self->centre);

  for (guint i = 0; i < G_N_ELEMENTS (self->circles); i++)
    if (self->circles[i].title != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", self->circles[i].title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
pergola_overview_triad_new (void)
{
  return g_object_new (PERGOLA_TYPE_OVERVIEW_TRIAD, NULL);
}

void
pergola_overview_triad_set_circle (PergolaOverviewTriad *self, guint index, const char *title, const char *hue)
{
  g_return_if_fail (index < G_N_ELEMENTS (self->circles));

  g_free (self->circles[index].title);
  self->circles[index].title = g_strdup (title);
  self->circles[index].hue = pergola_hue_from_name (hue);
  describe (self);
}

void
pergola_overview_triad_set_centre (PergolaOverviewTriad *self, const char *title)
{
  g_free (self->centre);
  self->centre = g_strdup (title);
  describe (self);
}
