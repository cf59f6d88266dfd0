/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-page-header.h"

#include "pergola-describe.h"

struct _PergolaPageHeader
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (PergolaPageHeader, pergola_page_header, GTK_TYPE_BOX)

static void
pergola_page_header_class_init (PergolaPageHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-page-header.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaPageHeader, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaPageHeader, subtitle);
}

static void
pergola_page_header_init (PergolaPageHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_page_header_set_title (PergolaPageHeader *self, const char *title)
{
  gtk_label_set_label (self->title, title);
}

void
pergola_page_header_set_subtitle (PergolaPageHeader *self, const char *subtitle)
{
  gtk_label_set_label (self->subtitle, subtitle);
  pergola_describe_tooltip (GTK_WIDGET (self->subtitle), *subtitle != '\0' ? subtitle : NULL);
}
