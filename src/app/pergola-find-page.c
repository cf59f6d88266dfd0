/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-page-private.h"

G_DEFINE_FINAL_TYPE (PergolaFindPage, pergola_find_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

PergolaApplication *
pergola_find_page_get_application (PergolaFindPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *app = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  return app != NULL && PERGOLA_IS_APPLICATION (app) ? PERGOLA_APPLICATION (app) : NULL;
}

/* --- What is pressed --- */

/* The button goes with what it did. */
static void
widen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaFindPage *self = PERGOLA_FIND_PAGE (widget);

  pergola_find_page_focus_entry (self);
  pergola_find_search_widen (self->search, g_variant_get_string (parameter, NULL));
}

static void
clear_cb (PergolaFindPage *self)
{
  pergola_find_page_focus_entry (self);
  pergola_find_filter_clear (self->filter);
}

static void
with_private_cb (PergolaFindPage *self)
{
  pergola_find_page_focus_entry (self);
  pergola_find_filter_set_private (self->filter, TRUE);
}

static void
order_cb (PergolaFindPage *self)
{
  pergola_find_search_set_newest (self->search, gtk_drop_down_get_selected (self->order) == 1);
}

static void
more_cb (PergolaFindPage *self)
{
  pergola_find_search_ask_more (self->search);
}

/* --- Shape --- */

static void
level_cb (PergolaFindPage *self)
{
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_toggle_button_set_active (self->filters, FALSE);
  pergola_find_page_reshape (self);
}

/* Marks are painted in the colours of the moment. */
static void
dark_cb (PergolaFindPage *self)
{
  pergola_find_list_show (self->list, self->search, FALSE);
}

/* --- Object --- */

/* In a window it knows whose library it is, and whether private notes are searched, which is remembered. */
static void
application_cb (PergolaFindPage *self)
{
  PergolaApplication *app = pergola_find_page_get_application (self);
  GSettings *settings = app != NULL ? pergola_application_get_settings (app) : NULL;

  if (app == NULL)
    return;
  pergola_find_list_set_application (self->list, app);
  pergola_find_page_set_library (self, pergola_application_get_library (app));
  if (settings != NULL)
    g_settings_bind (settings, "search-private", self->filter, "private", G_SETTINGS_BIND_DEFAULT);
}

static void
pergola_find_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pergola_find_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::application", G_CALLBACK (application_cb), widget,
                           G_CONNECT_SWAPPED);
  application_cb (PERGOLA_FIND_PAGE (widget));
}

static void
pergola_find_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaFindPage *self = PERGOLA_FIND_PAGE (object);

  if (id == PROP_LIBRARY)
    pergola_find_page_set_library (self, g_value_get_object (value));
  else
    pergola_find_page_set_text (self, g_value_get_string (value));
}

static void
pergola_find_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaFindPage *self = PERGOLA_FIND_PAGE (object);

  if (id == PROP_LIBRARY)
    g_value_set_object (value, pergola_find_search_get_library (self->search));
  else
    g_value_set_string (value, pergola_find_search_get_text (self->search));
}

static void
pergola_find_page_dispose (GObject *object)
{
  PergolaFindPage *self = PERGOLA_FIND_PAGE (object);

  g_clear_weak_pointer (&self->entry);
  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->search);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (pergola_find_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, side);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, side_line);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, panel);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, small_panel);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, small_side);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, pills_line);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, kind_pills);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, filters);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, pills);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, small_pills);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, order);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, clear);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, with_private);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, pergola_find_page_open);
  gtk_widget_class_bind_template_callback (widget_class, pergola_find_page_describe);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, with_private_cb);
  gtk_widget_class_bind_template_callback (widget_class, pergola_find_page_filters_cb);
}

static void
pergola_find_page_class_init (PergolaFindPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pergola_find_page_dispose;
  object_class->set_property = pergola_find_page_set_property;
  object_class->get_property = pergola_find_page_get_property;
  widget_class->root = pergola_find_page_root;
  properties[PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, PERGOLA_TYPE_LIBRARY, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_FIND_LIST);
  g_type_ensure (PERGOLA_TYPE_FIND_PANEL);
  g_type_ensure (PERGOLA_TYPE_FIND_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-find-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "find.widen", "s", widen_cb);
}

static void
pergola_find_page_init (PergolaFindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = pergola_find_filter_new ();
  self->search = pergola_find_search_new (self->filter);
  pergola_find_panel_set_filter (self->panel, self->filter);
  pergola_find_panel_set_filter (self->small_panel, self->filter);
  pergola_find_panel_hide_kinds (self->small_panel);
  pergola_find_page_init_found (self);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self,
                           G_CONNECT_SWAPPED);
  level_cb (self);
  pergola_find_page_show_parts (self);
}

GtkWidget *
pergola_find_page_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_PAGE, NULL);
}

void
pergola_find_page_set_library (PergolaFindPage *self, PergolaLibrary *library)
{
  pergola_find_search_set_library (self->search, library);
  pergola_find_progress_set_library (self->progress, library);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

void
pergola_find_page_set_text (PergolaFindPage *self, const char *text)
{
  if (g_strcmp0 (pergola_find_search_get_text (self->search), text) == 0)
    return;
  pergola_find_search_set_text (self->search, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
