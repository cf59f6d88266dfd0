/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-adaptive.h"

struct _PergolaAdaptive
{
  AdwBin parent_instance;

  int medium_from;
  int wide_from;
  int level; /* what was said last */
  int next;  /* what is to be said */
  guint idle;
};

G_DEFINE_FINAL_TYPE (PergolaAdaptive, pergola_adaptive, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_MEDIUM_FROM,
  PROP_WIDE_FROM,
  PROP_LEVEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
say_level (gpointer data)
{
  PergolaAdaptive *self = data;

  self->idle = 0;
  if (self->level != self->next)
    {
      self->level = self->next;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
    }
  return G_SOURCE_REMOVE;
}

static int
find_level (PergolaAdaptive *self, int width)
{
  return width >= self->wide_from     ? PERGOLA_LEVEL_WIDE
         : width >= self->medium_from ? PERGOLA_LEVEL_MEDIUM
                                      : PERGOLA_LEVEL_NARROW;
}

/* Nobody may change widgets while they are being placed, so the news waits for the end of the layout. */
static void
pergola_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PergolaAdaptive *self = PERGOLA_ADAPTIVE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  int least_width, least_height;

  self->next = find_level (self, width);
  if (self->next != self->level && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, say_level, g_object_ref (self), g_object_unref);

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, least_height), baseline, NULL);
}

static void
pergola_adaptive_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static GtkSizeRequestMode
pergola_adaptive_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pergola_adaptive_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaAdaptive *self = PERGOLA_ADAPTIVE (object);

  switch (id)
    {
    case PROP_MEDIUM_FROM:
      g_value_set_int (value, self->medium_from);
      break;
    case PROP_WIDE_FROM:
      g_value_set_int (value, self->wide_from);
      break;
    case PROP_LEVEL:
      g_value_set_int (value, self->level);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_adaptive_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaAdaptive *self = PERGOLA_ADAPTIVE (object);

  switch (id)
    {
    case PROP_MEDIUM_FROM:
      self->medium_from = g_value_get_int (value);
      break;
    case PROP_WIDE_FROM:
      self->wide_from = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_adaptive_dispose (GObject *object)
{
  g_clear_handle_id (&PERGOLA_ADAPTIVE (object)->idle, g_source_remove);

  G_OBJECT_CLASS (pergola_adaptive_parent_class)->dispose (object);
}

static void
pergola_adaptive_class_init (PergolaAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_adaptive_get_property;
  object_class->set_property = pergola_adaptive_set_property;
  object_class->dispose = pergola_adaptive_dispose;
  widget_class->measure = pergola_adaptive_measure;
  widget_class->size_allocate = pergola_adaptive_size_allocate;
  widget_class->get_request_mode = pergola_adaptive_get_request_mode;

  properties[PROP_MEDIUM_FROM] =
    g_param_spec_int ("medium-from", NULL, NULL, 0, G_MAXINT, 640, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE_FROM] =
    g_param_spec_int ("wide-from", NULL, NULL, 0, G_MAXINT, 900, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, PERGOLA_LEVEL_NARROW, PERGOLA_LEVEL_WIDE,
                                             PERGOLA_LEVEL_WIDE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pergola_adaptive_init (PergolaAdaptive *self)
{
  self->medium_from = 640;
  self->wide_from = 900;
  self->level = self->next = PERGOLA_LEVEL_WIDE;
  /* A bin's own layout would never give a child less than it asks for. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

PergolaLevel
pergola_adaptive_get_level (PergolaAdaptive *self)
{
  return self->level;
}
