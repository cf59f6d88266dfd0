/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-columns-layout.h"

struct _PergolaColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (PergolaColumnsLayout, pergola_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_COLUMNS,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* (transfer container): those that are laid out. */
static GPtrArray *
list_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      g_ptr_array_add (children, child);
  return children;
}

static int
get_column_width (PergolaColumnsLayout *self, int width)
{
  return MAX ((width - (int) (self->columns - 1) * self->spacing) / (int) self->columns, 0);
}

static int
measure_line (PergolaColumnsLayout *self, GPtrArray *children, guint first, int column_width)
{
  int height = 0;

  for (guint i = first; i < MIN (first + self->columns, children->len); i++)
    {
      int natural;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static int
get_least_width (GPtrArray *children)
{
  int width = 0;

  for (guint i = 0; i < children->len; i++)
    {
      int least;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      width = MAX (width, least);
    }
  return width;
}

static void
pergola_columns_layout_measure (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  PergolaColumnsLayout *self = PERGOLA_COLUMNS_LAYOUT (manager);
  g_autoptr (GPtrArray) children = list_children (widget);
  int least = get_least_width (children), gaps = (int) (self->columns - 1) * self->spacing;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = least * (int) self->columns + gaps;
  else
    for (guint i = 0; i < children->len; i += self->columns)
      *minimum +=
        measure_line (self, children, i, for_size >= 0 ? MAX (get_column_width (self, for_size), least) : least) +
        (i > 0 ? self->spacing : 0);
  *natural = *minimum;
}

static void
pergola_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PergolaColumnsLayout *self = PERGOLA_COLUMNS_LAYOUT (manager);
  g_autoptr (GPtrArray) children = list_children (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column_width = get_column_width (self, width), y = 0;

  for (guint i = 0; i < children->len; i += self->columns)
    {
      int line = measure_line (self, children, i, column_width);

      for (guint j = i; j < MIN (i + self->columns, children->len); j++)
        {
          int x = (int) (j - i) * (column_width + self->spacing);

          gtk_widget_size_allocate (children->pdata[j],
                                    &(GtkAllocation){ rtl ? width - x - column_width : x, y, column_width, line }, -1);
        }
      y += line + self->spacing;
    }
}

static GtkSizeRequestMode
pergola_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pergola_columns_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaColumnsLayout *self = PERGOLA_COLUMNS_LAYOUT (object);

  if (id == PROP_COLUMNS)
    g_value_set_uint (value, self->columns);
  else
    g_value_set_int (value, self->spacing);
}

static void
pergola_columns_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaColumnsLayout *self = PERGOLA_COLUMNS_LAYOUT (object);

  if (id == PROP_COLUMNS)
    self->columns = g_value_get_uint (value);
  else
    self->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
pergola_columns_layout_class_init (PergolaColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = pergola_columns_layout_get_property;
  object_class->set_property = pergola_columns_layout_set_property;
  manager_class->measure = pergola_columns_layout_measure;
  manager_class->allocate = pergola_columns_layout_allocate;
  manager_class->get_request_mode = pergola_columns_layout_get_request_mode;

  properties[PROP_COLUMNS] =
    g_param_spec_uint ("columns", NULL, NULL, 1, 1000, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pergola_columns_layout_init (PergolaColumnsLayout *self)
{
  self->columns = 1;
}

GtkLayoutManager *
pergola_columns_layout_new (guint columns, int spacing)
{
  return g_object_new (PERGOLA_TYPE_COLUMNS_LAYOUT, "columns", columns, "spacing", spacing, NULL);
}

void
pergola_columns_layout_set_columns (PergolaColumnsLayout *self, guint columns)
{
  if (self->columns != columns)
    g_object_set (self, "columns", columns, NULL);
}
