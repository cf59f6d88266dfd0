/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-banner.h"

struct _PergolaBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (PergolaBanner, pergola_banner, ADW_TYPE_BIN)

static guint dismissed_signal;

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_banner_hide (PERGOLA_BANNER (widget));
  g_signal_emit (widget, dismissed_signal, 0);
}

static void
pergola_banner_class_init (PergolaBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, PergolaBanner, box);
  gtk_widget_class_bind_template_child (widget_class, PergolaBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, PergolaBanner, label);
  gtk_widget_class_bind_template_child (widget_class, PergolaBanner, button);
  gtk_widget_class_install_action (widget_class, "banner.close", NULL, close_cb);

  dismissed_signal = g_signal_new ("dismissed", PERGOLA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pergola_banner_init (PergolaBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_banner_show (PergolaBanner *self, gboolean is_error, const char *message, const char *label, const char *action)
{
  gtk_image_set_from_icon_name (self->icon, is_error ? "dialog-error-symbolic" : "dialog-information-symbolic");
  if (is_error)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
  gtk_label_set_label (self->label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->button), action != NULL);
  if (action != NULL)
    {
      gtk_button_set_label (self->button, label);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
pergola_banner_hide (PergolaBanner *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
