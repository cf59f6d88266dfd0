/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-heading.h"

#include <glib/gi18n-lib.h>

#include "pergola-library-picture.h"
#include "pergola-search-row.h"

struct _PergolaFindHeading
{
  AdwBin parent_instance;

  char *path;      /* (nullable) */
  gboolean titled; /* it can be opened */
  PergolaFindPictures *pictures;
  PergolaLibraryItem *item; /* (nullable): has its picture */

  GtkWidget *box;
  PergolaLibraryPicture *picture;
  GtkLabel *title;
  GtkLabel *count;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (PergolaFindHeading, pergola_find_heading, ADW_TYPE_BIN)

/* --- Its picture --- */

static void
show_picture (PergolaFindHeading *self)
{
  pergola_library_picture_set_paintable (self->picture, pergola_library_item_get_picture (self->item));
}

static void
set_item (PergolaFindHeading *self, PergolaLibraryItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_picture), self, G_CONNECT_SWAPPED);
  show_picture (self);
}

/* --- Object --- */

static void
released_cb (PergolaFindHeading *self)
{
  if (self->titled)
    gtk_widget_activate_action (GTK_WIDGET (self), "search.open", "s", self->path);
}

static void
pergola_find_heading_finalize (GObject *object)
{
  PergolaFindHeading *self = PERGOLA_FIND_HEADING (object);

  g_free (self->path);
  g_clear_object (&self->item);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (pergola_find_heading_parent_class)->finalize (object);
}

static void
pergola_find_heading_class_init (PergolaFindHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_find_heading_finalize;
  g_type_ensure (PERGOLA_TYPE_LIBRARY_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-find-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaFindHeading, box);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindHeading, picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindHeading, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindHeading, count);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindHeading, more);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
pergola_find_heading_init (PergolaFindHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_find_heading_new (PergolaFindPictures *pictures)
{
  PergolaFindHeading *self = g_object_new (PERGOLA_TYPE_FIND_HEADING, NULL);

  self->pictures = g_object_ref (pictures);
  return GTK_WIDGET (self);
}

/* --- Showing --- */

static char *
describe_count (PergolaFindLine *line)
{
  const char *error = line->entry->error, *summary = line->entry->summary;
  guint n = pergola_find_line_count_hits (line);

  /* Nothing but the project itself. */
  if (n == 0)
    return g_strdup (error != NULL ? error : summary != NULL ? summary : "");
  return g_strdup_printf (ngettext ("%u result", "%u results", n), n);
}

char *
pergola_find_heading_describe (PergolaFindLine *line)
{
  g_autofree char *count = describe_count (line);

  if (!line->titled)
    return g_strjoin (", ", line->entry->title, count, NULL);
  return g_strjoin (", ", line->entry->title, _ ("project"), *count != '\0' ? count : NULL, NULL);
}

static void
show_more (PergolaFindHeading *self, PergolaFindLine *line)
{
  const char *title = line->entry->title;
  /* Translators: a button that shows the other results of a project. */
  g_autofree char *label = g_strdup_printf (ngettext ("%u more", "%u more", line->n_more), line->n_more);
  /* Translators: a button that shows the other results of a project: 5 more in Water utilities. */
  g_autofree char *name =
    g_strdup_printf (ngettext ("%u more in %s", "%u more in %s", line->n_more), line->n_more, title);

  gtk_button_set_label (self->more, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->more), "s", self->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "find.widen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->more), line->n_more > 0);
}

void
pergola_find_heading_show (PergolaFindHeading *self, PergolaFindLine *line, const PergolaQuery *query)
{
  g_autofree char *count = describe_count (line);

  g_free (self->path);
  self->path = g_strdup (line->entry->path);
  self->titled = line->titled;
  if (line->titled)
    gtk_widget_add_css_class (self->box, "titled");
  else
    gtk_widget_remove_css_class (self->box, "titled");
  pergola_search_row_show_marked (self->title, line->entry->title, line->titled ? query : NULL, line->result->reach);
  gtk_label_set_label (self->count, count);
  show_more (self, line);
  set_item (self, pergola_find_pictures_get (self->pictures, line->entry));
}
