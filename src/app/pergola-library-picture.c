/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-picture.h"

struct _PergolaLibraryPicture
{
  GtkWidget parent_instance;

  GdkPaintable *paintable; /* (nullable) */
  int fixed_width;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryPicture, pergola_library_picture, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FIXED_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
pergola_library_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaLibraryPicture *self = PERGOLA_LIBRARY_PICTURE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float scale = MIN (width / PERGOLA_LIBRARY_PICTURE_WIDTH, height / PERGOLA_LIBRARY_PICTURE_HEIGHT);
  float shown_width = PERGOLA_LIBRARY_PICTURE_WIDTH * scale, shown_height = PERGOLA_LIBRARY_PICTURE_HEIGHT * scale;

  if (self->paintable == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - shown_width) / 2, (height - shown_height) / 2));
  gdk_paintable_snapshot (self->paintable, snapshot, shown_width, shown_height);
  gtk_snapshot_restore (snapshot);
}

static int
get_height (int width)
{
  return width * PERGOLA_LIBRARY_PICTURE_HEIGHT / PERGOLA_LIBRARY_PICTURE_WIDTH;
}

static void
pergola_library_picture_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  PergolaLibraryPicture *self = PERGOLA_LIBRARY_PICTURE (widget);
  int fixed = self->fixed_width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = fixed;
      *natural = fixed > 0 ? fixed : PERGOLA_LIBRARY_PICTURE_WIDTH;
    }
  else if (fixed > 0)
    *minimum = *natural = get_height (fixed);
  else
    *minimum = *natural = get_height (for_size >= 0 ? for_size : PERGOLA_LIBRARY_PICTURE_WIDTH);
}

static GtkSizeRequestMode
pergola_library_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pergola_library_picture_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, PERGOLA_LIBRARY_PICTURE (object)->fixed_width);
}

static void
pergola_library_picture_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  pergola_library_picture_set_fixed_width (PERGOLA_LIBRARY_PICTURE (object), g_value_get_int (value));
}

static void
pergola_library_picture_dispose (GObject *object)
{
  g_clear_object (&PERGOLA_LIBRARY_PICTURE (object)->paintable);
  G_OBJECT_CLASS (pergola_library_picture_parent_class)->dispose (object);
}

static void
pergola_library_picture_class_init (PergolaLibraryPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pergola_library_picture_dispose;
  object_class->get_property = pergola_library_picture_get_property;
  object_class->set_property = pergola_library_picture_set_property;
  widget_class->snapshot = pergola_library_picture_snapshot;
  widget_class->measure = pergola_library_picture_measure;
  widget_class->get_request_mode = pergola_library_picture_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "library-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  properties[PROP_FIXED_WIDTH] =
    g_param_spec_int ("fixed-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pergola_library_picture_init (PergolaLibraryPicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pergola_library_picture_set_paintable (PergolaLibraryPicture *self, GdkPaintable *paintable)
{
  if (g_set_object (&self->paintable, paintable))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_library_picture_set_fixed_width (PergolaLibraryPicture *self, int width)
{
  if (self->fixed_width == width)
    return;
  self->fixed_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
