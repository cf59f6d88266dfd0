/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-tell-path.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pergola-draw.h"

#define MIN_WIDTH 312

struct _PergolaTellPath
{
  GtkWidget parent_instance;

  PergolaFonts *fonts;
  PergolaProject *project; /* (nullable) */
  char *story;
  const PergolaForm *form; /* definitions stay loaded */
  char *current;           /* (nullable) */
  PergolaScene *scene;     /* (nullable): of the width below */
  int width;
};

G_DEFINE_FINAL_TYPE (PergolaTellPath, pergola_tell_path, GTK_TYPE_WIDGET)

static PergolaScene *
ensure_scene (PergolaTellPath *self, int width)
{
  if (self->scene != NULL && self->width == width)
    return self->scene;
  g_clear_pointer (&self->scene, pergola_scene_unref);
  if (self->project == NULL || pergola_project_get (self->project, self->story) == NULL)
    return NULL;
  self->width = width;
  self->scene = pergola_story_scene_new (self->project, self->story, self->form, self->current, self->fonts, width);
  return self->scene;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  PergolaTellPath *self = PERGOLA_TELL_PATH (widget);
  PergolaScene *scene;

  *minimum = *natural = MIN_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  scene = ensure_scene (self, MAX (for_size, MIN_WIDTH));
  *minimum = *natural = scene != NULL ? (int) scene->height : 0;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *shot)
{
  PergolaTellPath *self = PERGOLA_TELL_PATH (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  PergolaScene *scene = ensure_scene (self, MAX (width, MIN_WIDTH));
  cairo_t *cr;

  if (scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (shot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  pergola_paint_scene (cr, scene, dark ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT, NULL,
                       gtk_widget_get_scale_factor (widget));
  cairo_destroy (cr);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
pergola_tell_path_show (
  PergolaTellPath *self, PergolaProject *project, const char *story, const PergolaForm *form, const char *current)
{
  g_autofree char *words = NULL;

  g_set_object (&self->project, project);
  g_free (self->story);
  self->story = g_strdup (story);
  g_free (self->current);
  self->current = g_strdup (current);
  self->form = form;
  g_clear_pointer (&self->scene, pergola_scene_unref);
  if (project != NULL && pergola_project_get (project, story) != NULL)
    words = pergola_story_scene_describe (project, story, form);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Path so far"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
pergola_tell_path_dispose (GObject *object)
{
  PergolaTellPath *self = PERGOLA_TELL_PATH (object);

  g_clear_object (&self->project);
  g_clear_object (&self->fonts);
  g_clear_pointer (&self->story, g_free);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->scene, pergola_scene_unref);

  G_OBJECT_CLASS (pergola_tell_path_parent_class)->dispose (object);
}

static void
pergola_tell_path_class_init (PergolaTellPathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_tell_path_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->get_request_mode = get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pergola_tell_path_init (PergolaTellPath *self)
{
  self->fonts = pergola_fonts_new ();
}
