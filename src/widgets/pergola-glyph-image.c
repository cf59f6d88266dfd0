/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-describe.h"
#include "pergola-glyph.h"

#define SIZE 16 /* the box of a glyph */

struct _PergolaGlyphImage
{
  GtkWidget parent_instance;
  char *name; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaGlyphImage, pergola_glyph_image, GTK_TYPE_WIDGET)

static void
pergola_glyph_image_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaGlyphImage *self = PERGOLA_GLYPH_IMAGE (widget);
  const PergolaPath *path = self->name != NULL ? pergola_glyph_get (self->name) : NULL;
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color;
  cairo_t *cr;

  if (path == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - SIZE) / 2, (height - SIZE) / 2);
  gdk_cairo_set_source_rgba (cr, &color);
  pergola_path_to_cairo (path, cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
pergola_glyph_image_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
pergola_glyph_image_finalize (GObject *object)
{
  g_free (PERGOLA_GLYPH_IMAGE (object)->name);
  G_OBJECT_CLASS (pergola_glyph_image_parent_class)->finalize (object);
}

static void
pergola_glyph_image_class_init (PergolaGlyphImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_glyph_image_finalize;
  widget_class->snapshot = pergola_glyph_image_snapshot;
  widget_class->measure = pergola_glyph_image_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pergola_glyph_image_init (PergolaGlyphImage *self)
{
}

GtkWidget *
pergola_glyph_image_new (const char *name)
{
  PergolaGlyphImage *self = g_object_new (PERGOLA_TYPE_GLYPH_IMAGE, NULL);

  self->name = g_strdup (name);
  return GTK_WIDGET (self);
}

void
pergola_glyph_image_set_name (PergolaGlyphImage *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
