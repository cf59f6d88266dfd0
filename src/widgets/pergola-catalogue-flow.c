/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-catalogue-flow.h"

/* In pixels, between pills and between lines. */
#define GAP 7

struct _PergolaCatalogueFlow
{
  GtkWidget parent_instance;

  int least_height;
  GtkWidget *last; /* (nullable), weak: the child that had the focus last */
};

G_DEFINE_FINAL_TYPE (PergolaCatalogueFlow, pergola_catalogue_flow, GTK_TYPE_WIDGET)

/* --- Lines --- */

/* Goes over the children as they would stand in @width; (nullable) @place is called for each. Returns the height. */
typedef void (*PlaceFunc) (GtkWidget *child, const GdkRectangle *place, gpointer data);

static int
lay_out (PergolaCatalogueFlow *self, int width, PlaceFunc place, gpointer data)
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &natural);
      natural.width = MIN (natural.width, width);
      if (x > 0 && x + natural.width > width)
        {
          y += line + GAP;
          x = line = 0;
        }
      if (place != NULL)
        place (child, &(GdkRectangle){ x, y, natural.width, natural.height }, data);
      x += natural.width + GAP;
      line = MAX (line, natural.height);
    }

  return y + line;
}

static void
allocate_child (GtkWidget *child, const GdkRectangle *place, gpointer data)
{
  GtkAllocation allocation = *place;
  int width = *(int *) data;

  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    allocation.x = width - place->x - place->width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
pergola_catalogue_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (PERGOLA_CATALOGUE_FLOW (widget), width, allocate_child, &width);
}

static void
pergola_catalogue_flow_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  PergolaCatalogueFlow *self = PERGOLA_CATALOGUE_FLOW (widget);
  GtkWidget *child;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = for_size < 0 ? 0 : lay_out (self, for_size, NULL, NULL);
      *natural = MAX (*minimum, self->least_height);
      return;
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + GAP;
    }
}

static GtkSizeRequestMode
pergola_catalogue_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Focus --- */

static gboolean
can_have_focus (GtkWidget *child)
{
  return child != NULL && gtk_widget_get_visible (child) && gtk_widget_get_focusable (child);
}

static GtkWidget *
find_next (GtkWidget *from, gboolean ahead)
{
  GtkWidget *child = from;

  do
    child = ahead ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  while (child != NULL && !can_have_focus (child));

  return child;
}

static GtkWidget *
find_end (PergolaCatalogueFlow *self, gboolean last)
{
  GtkWidget *child =
    last ? gtk_widget_get_last_child (GTK_WIDGET (self)) : gtk_widget_get_first_child (GTK_WIDGET (self));

  return child == NULL || can_have_focus (child) ? child : find_next (child, !last);
}

static graphene_point_t
get_middle (GtkWidget *child)
{
  graphene_rect_t bounds;
  graphene_point_t middle = GRAPHENE_POINT_INIT (0, 0);

  if (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds))
    graphene_rect_get_center (&bounds, &middle);

  return middle;
}

/* The nearest of the next line, or NULL. */
static GtkWidget *
find_in_next_line (GtkWidget *from, gboolean down)
{
  graphene_point_t middle = get_middle (from);
  GtkWidget *nearest = NULL;
  double line = 0, distance = 0;

  for (GtkWidget *child = find_next (from, down); child != NULL; child = find_next (child, down))
    {
      graphene_point_t other = get_middle (child);

      if (ABS (other.y - middle.y) < 2)
        continue;
      if (nearest != NULL && ABS (other.y - line) > 2)
        break;
      if (nearest == NULL || ABS (other.x - middle.x) < distance)
        {
          nearest = child;
          line = other.y;
          distance = ABS (other.x - middle.x);
        }
    }

  return nearest;
}

static gboolean
pergola_catalogue_flow_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PergolaCatalogueFlow *self = PERGOLA_CATALOGUE_FLOW (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = NULL;

  if (focus == NULL)
    {
      next = can_have_focus (self->last) ? self->last : find_end (self, FALSE);
      return next != NULL && gtk_widget_grab_focus (next);
    }

  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      next = find_next (focus, (direction == GTK_DIR_RIGHT) != rtl);
      break;
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      next = find_in_next_line (focus, direction == GTK_DIR_DOWN);
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
  if (next != NULL)
    gtk_widget_grab_focus (next);

  return TRUE;
}

static gboolean
pergola_catalogue_flow_grab_focus (GtkWidget *widget)
{
  return pergola_catalogue_flow_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pergola_catalogue_flow_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  PergolaCatalogueFlow *self = PERGOLA_CATALOGUE_FLOW (widget);

  if (child != NULL)
    g_set_weak_pointer (&self->last, child);
  GTK_WIDGET_CLASS (pergola_catalogue_flow_parent_class)->set_focus_child (widget, child);
}

static gboolean
end_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *child = find_end (PERGOLA_CATALOGUE_FLOW (widget), g_variant_get_boolean (args));

  return child != NULL && gtk_widget_grab_focus (child);
}

/* --- Object --- */

static void
pergola_catalogue_flow_dispose (GObject *object)
{
  PergolaCatalogueFlow *self = PERGOLA_CATALOGUE_FLOW (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->last);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pergola_catalogue_flow_parent_class)->dispose (object);
}

static void
pergola_catalogue_flow_class_init (PergolaCatalogueFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_catalogue_flow_dispose;
  widget_class->measure = pergola_catalogue_flow_measure;
  widget_class->size_allocate = pergola_catalogue_flow_size_allocate;
  widget_class->get_request_mode = pergola_catalogue_flow_get_request_mode;
  widget_class->focus = pergola_catalogue_flow_focus;
  widget_class->grab_focus = pergola_catalogue_flow_grab_focus;
  widget_class->set_focus_child = pergola_catalogue_flow_set_focus_child;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "b", TRUE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_widget_class_set_css_name (widget_class, "catalogue-flow");
}

static void
pergola_catalogue_flow_init (PergolaCatalogueFlow *self)
{
}

void
pergola_catalogue_flow_append (PergolaCatalogueFlow *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
pergola_catalogue_flow_remove (PergolaCatalogueFlow *self, GtkWidget *child)
{
  g_return_if_fail (gtk_widget_get_parent (child) == GTK_WIDGET (self));

  if (self->last == child)
    g_clear_weak_pointer (&self->last);
  gtk_widget_unparent (child);
}

void
pergola_catalogue_flow_set_least_height (PergolaCatalogueFlow *self, int height)
{
  self->least_height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
