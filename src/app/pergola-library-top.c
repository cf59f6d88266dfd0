/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-top.h"

#include <glib/gi18n-lib.h>

#include "pergola-columns-layout.h"
#include "pergola-describe.h"
#include "pergola-library-picture.h"

struct _PergolaLibraryTop
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *latest_card;
  PergolaLibraryPicture *latest_picture;
  GtkLabel *latest_title;
  GtkLabel *latest_line;
  GtkWidget *latest_button;
  GtkWidget *templates;
  GtkMenuButton *sort_button;
  GtkWidget *progress;
  GtkLabel *progress_label;

  PergolaLibraryItem *latest; /* (nullable) */
  gulong changed;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryTop, pergola_library_top, GTK_TYPE_WIDGET)

/* --- What was worked on last --- */

static void
update_latest (PergolaLibraryTop *self)
{
  const char *title = pergola_library_item_get_title (self->latest);
  const char *summary = pergola_library_item_get_summary (self->latest);
  g_autofree char *heading = g_strdup_printf (_ ("Continue: %s"), title);
  g_autofree char *time = pergola_library_describe_time (pergola_library_item_get_modified (self->latest));
  g_autofree char *line = summary != NULL ? g_strdup_printf ("%s · %s", time, summary) : g_strdup (time);

  gtk_label_set_label (self->latest_title, heading);
  gtk_label_set_label (self->latest_line, line);
  pergola_library_picture_set_paintable (self->latest_picture, pergola_library_item_get_picture (self->latest));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->latest_button), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

void
pergola_library_top_set_latest (PergolaLibraryTop *self, PergolaLibraryItem *item)
{
  if (self->latest != item)
    {
      if (self->latest != NULL)
        g_clear_signal_handler (&self->changed, self->latest);
      g_set_object (&self->latest, item);
      if (item != NULL)
        {
          self->changed = g_signal_connect_swapped (item, "changed", G_CALLBACK (update_latest), self);
          update_latest (self);
        }
    }
  if (self->latest_card != NULL)
    gtk_widget_set_visible (self->latest_card, item != NULL);
}

PergolaLibraryItem *
pergola_library_top_get_latest (PergolaLibraryTop *self)
{
  return self->latest;
}

/* --- What to begin with --- */

static GtkWidget *
create_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
create_glyph (const PergolaTemplate *template)
{
  GtkWidget *ground = adw_bin_new ();
  GtkWidget *glyph = pergola_glyph_image_new (template->icon);
  g_autofree char *hue = g_strconcat ("hue-", template->hue, NULL);

  gtk_widget_set_halign (glyph, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (ground), glyph);
  gtk_widget_set_valign (ground, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (ground, "library-glyph");
  gtk_widget_add_css_class (ground, "tinted");
  gtk_widget_add_css_class (ground, hue);
  return ground;
}

static GtkWidget *
create_template (const PergolaTemplate *template)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name = g_strdup_printf (_ ("New project: %s"), template->title);

  gtk_box_append (GTK_BOX (words), create_label (template->title, "heading"));
  gtk_box_append (GTK_BOX (words), create_label (template->summary, "library-line"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_glyph (template));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", template->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.create");
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "library-template");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* --- Object --- */

static void
pergola_library_top_dispose (GObject *object)
{
  PergolaLibraryTop *self = PERGOLA_LIBRARY_TOP (object);

  self->latest_card = NULL;
  pergola_library_top_set_latest (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pergola_library_top_parent_class)->dispose (object);
}

static void
pergola_library_top_class_init (PergolaLibraryTopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_library_top_dispose;
  g_type_ensure (PERGOLA_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (PERGOLA_TYPE_LIBRARY_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-library-top.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, box);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, latest_card);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, latest_picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, latest_title);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, latest_line);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, latest_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, templates);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, sort_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, progress);
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryTop, progress_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pergola_library_top_init (PergolaLibraryTop *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_library_top_new (PergolaApplication *app)
{
  PergolaLibraryTop *self = g_object_new (PERGOLA_TYPE_LIBRARY_TOP, NULL);
  g_autoptr (GPtrArray) templates = pergola_template_list_offered (pergola_application_get_frameworks (app));

  for (guint i = 0; i < templates->len; i++)
    gtk_box_append (GTK_BOX (self->templates), create_template (templates->pdata[i]));
  return GTK_WIDGET (self);
}

/* There are four to choose from, of a third of the width of a tile: either all beside each other, or two. */
void
pergola_library_top_set_columns (PergolaLibraryTop *self, guint columns)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->templates);

  pergola_columns_layout_set_columns (PERGOLA_COLUMNS_LAYOUT (layout), columns >= 3 ? 4 : 2);
  gtk_widget_set_visible (GTK_WIDGET (self->latest_picture), columns > 1);
}

void
pergola_library_top_set_sort (PergolaLibraryTop *self, const char *sort)
{
  gtk_menu_button_set_label (self->sort_button, g_str_equal (sort, "name")     ? _ ("Name")
                                                : g_str_equal (sort, "opened") ? _ ("Last opened")
                                                                               : _ ("Last changed"));
}

void
pergola_library_top_set_progress (PergolaLibraryTop *self, const char *words)
{
  gtk_widget_set_visible (self->progress, words != NULL);
  if (words != NULL)
    gtk_label_set_label (self->progress_label, words);
}
