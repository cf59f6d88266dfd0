/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-first-run.h"

#include "pergola-adaptive.h"
#include "pergola-door.h"

struct _PergolaFirstRun
{
  AdwBin parent_instance;

  PergolaAdaptive *adaptive;
  GtkBox *doors;
  GtkWidget *example;
};

G_DEFINE_FINAL_TYPE (PergolaFirstRun, pergola_first_run, ADW_TYPE_BIN)

/* Three doors beside each other, or one above the other. */
static void
level_cb (PergolaFirstRun *self)
{
  gboolean wide = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->doors),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->doors, wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->example),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
pergola_first_run_class_init (PergolaFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_DOOR);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaFirstRun, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaFirstRun, doors);
  gtk_widget_class_bind_template_child (widget_class, PergolaFirstRun, example);
}

static void
pergola_first_run_init (PergolaFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  level_cb (self);
}
