/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-adaptive.h"
#include "pergola-application.h"
#include "pergola-find-list.h"
#include "pergola-find-panel.h"
#include "pergola-find-pills.h"
#include "pergola-find-row.h"
#include "pergola-find-progress.h"
#include "pergola-find-search.h"
#include "pergola-find-titles.h"

#define PAGE 8   /* hits that Page Down passes */
#define TITLES 4 /* projects that are found by their titles */

struct _PergolaFindPage
{
  AdwBin parent_instance;

  PergolaFindFilter *filter;
  PergolaFindSearch *search;
  PergolaFindTitles *titles;
  GPtrArray *projects; /* (nullable) (element-type PergolaLibraryEntry): found by their titles */
  gboolean narrow;
  GtkWidget *entry; /* (nullable), weak */

  PergolaAdaptive *adaptive;
  GtkWidget *side;
  GtkWidget *side_line;
  PergolaFindPanel *panel;
  PergolaFindPanel *small_panel;
  GtkWidget *small_side;
  GtkWidget *pills_line;
  GtkBox *kind_pills;
  GtkBox *pills;
  PergolaFindProgress *progress;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkDropDown *order;
  GtkStack *stack; /* blank, list, nothing */
  PergolaFindList *list;
  AdwStatusPage *nothing;
  GtkWidget *clear;
  GtkWidget *keys;
};

G_DEFINE_FINAL_TYPE (PergolaFindPage, pergola_find_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static PergolaApplication *
get_application (PergolaFindPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *app = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  return app != NULL && PERGOLA_IS_APPLICATION (app) ? PERGOLA_APPLICATION (app) : NULL;
}

/* --- Choosing --- */

/* The focus stays in the entry, so it is the entry that says what is found, and what Enter would open. */
static void
describe (PergolaFindPage *self)
{
  PergolaFindLine *line = pergola_find_list_get_selected (self->list);
  const char *summary = gtk_label_get_label (self->summary);
  g_autofree char *words = line != NULL ? pergola_find_row_describe (line) : NULL;
  g_autofree char *text = words != NULL ? g_strdup_printf ("%s. %s", summary, words) : g_strdup (summary);

  if (self->entry != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
pergola_find_page_move (PergolaFindPage *self, int step)
{
  pergola_find_list_move (self->list, step);
}

void
pergola_find_page_move_project (PergolaFindPage *self, int step)
{
  pergola_find_list_move_project (self->list, step);
}

/* --- Opening --- */

static void
open_line (PergolaFindPage *self, PergolaFindLine *line)
{
  PergolaApplication *app = get_application (self);

  if (line == NULL || app == NULL)
    return;
  pergola_application_open_at (app, line->entry->path, line->hit != NULL ? line->hit->item : NULL,
                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

void
pergola_find_page_activate (PergolaFindPage *self)
{
  open_line (self, pergola_find_list_get_selected (self->list));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_find_page_move (PERGOLA_FIND_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_find_page_activate (PERGOLA_FIND_PAGE (widget));
}

/* With what was typed as it is. */
static void
focus_entry (PergolaFindPage *self)
{
  GtkEditable *text = self->entry != NULL ? gtk_editable_get_delegate (GTK_EDITABLE (self->entry)) : NULL;

  if (text != NULL)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* The button goes with what it did. */
static void
widen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaFindPage *self = PERGOLA_FIND_PAGE (widget);

  focus_entry (self);
  pergola_find_search_widen (self->search, g_variant_get_string (parameter, NULL));
}

/* --- What was found --- */

/* Whether anything was found. */
static gboolean
has_lines (PergolaFindPage *self)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  return result != NULL && (result->n_hits > 0 || (self->projects != NULL && self->projects->len > 0));
}

static void
show_summary (PergolaFindPage *self, PergolaLibraryResult *result)
{
  guint n = result->n_hits, n_projects = result->n_projects;
  g_autofree char *hits = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  g_autofree char *projects = g_strdup_printf (ngettext ("in %u project", "in %u projects", n_projects), n_projects);
  /* Translators: "14 results" and "in 3 projects". */
  g_autofree char *summary = g_strdup_printf (_ ("%s %s"), hits, projects);

  gtk_label_set_label (self->summary, n > 0 ? summary : has_lines (self) ? "" : _ ("No results"));
}

static void
show_nothing (PergolaFindPage *self)
{
  gboolean filtered = pergola_find_filter_is_active (self->filter);
  g_autofree char *title = g_strdup_printf (_ ("Nothing matches “%s”"), pergola_find_search_get_text (self->search));

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, filtered
                                                    ? _ ("There may be something in what the filters leave out.")
                                                    : _ ("Try other words, fewer of them, or only how they begin."));
  gtk_widget_set_visible (self->clear, filtered);
}

static void
show_parts (PergolaFindPage *self)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);
  gboolean narrow = self->narrow;
  gboolean some = has_lines (self);

  gtk_widget_set_visible (self->side, !narrow);
  gtk_widget_set_visible (self->side_line, !narrow);
  gtk_widget_set_visible (self->pills_line, narrow && result != NULL);
  gtk_widget_set_visible (self->small_side, narrow && result != NULL);
  gtk_widget_set_visible (self->keys, some && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->order), some);
  gtk_stack_set_visible_child_name (self->stack, result == NULL ? "blank" : some ? "list" : "nothing");
}

/* A project is of no kind, and nobody's. */
static void
find_titles (PergolaFindPage *self)
{
  gboolean wanted =
    pergola_find_search_get_result (self->search) != NULL && !pergola_find_filter_is_active (self->filter);

  g_clear_pointer (&self->projects, g_ptr_array_unref);
  if (wanted)
    self->projects = pergola_find_titles_find (self->titles, pergola_find_search_get_query (self->search), TITLES);
}

static void
found_cb (PergolaFindPage *self, gboolean same)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (self->search);

  find_titles (self);
  pergola_find_list_show (self->list, self->search, self->projects, same);
  pergola_find_panel_show (self->narrow ? self->small_panel : self->panel, result);
  pergola_find_pills_show_kinds (self->kind_pills, self->filter, result);
  if (result != NULL)
    show_summary (self, result);
  else
    gtk_label_set_label (self->summary, "");
  if (result != NULL && !has_lines (self))
    show_nothing (self);
  show_parts (self);
  describe (self);
}

static void
titles_cb (PergolaFindPage *self)
{
  found_cb (self, TRUE);
}

static void
filter_cb (PergolaFindPage *self)
{
  pergola_find_pills_show_filter (self->pills, self->filter);
  pergola_find_pills_show_kinds (self->kind_pills, self->filter, pergola_find_search_get_result (self->search));
}

static void
clear_cb (PergolaFindPage *self)
{
  focus_entry (self);
  pergola_find_filter_clear (self->filter);
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

static void
slow_cb (PergolaFindPage *self)
{
  gboolean slow = pergola_find_search_is_slow (self->search);

  gtk_spinner_set_spinning (self->spinner, slow);
}

/* --- Keys of the entry --- */

static gboolean
key_cb (PergolaFindPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (pergola_find_search_get_result (self->search) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_g)
    {
      pergola_find_page_move_project (self, modifiers & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pergola_find_page_move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pergola_find_page_move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      pergola_find_page_move (self, -PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      pergola_find_page_move (self, PAGE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
pergola_find_page_set_entry (PergolaFindPage *self, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_weak_pointer (&self->entry, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}

/* --- Shape --- */

static void
level_cb (PergolaFindPage *self)
{
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  pergola_find_list_set_narrow (self->list, narrow);
  pergola_find_panel_show (narrow ? self->small_panel : self->panel, pergola_find_search_get_result (self->search));
  pergola_find_list_show (self->list, self->search, self->projects, FALSE);
  show_parts (self);
}

/* Marks are painted in the colours of the moment. */
static void
dark_cb (PergolaFindPage *self)
{
  pergola_find_list_show (self->list, self->search, self->projects, FALSE);
}

/* --- Object --- */

/* In a window it knows whose library it is, and whether private notes are searched, which is remembered. */
static void
application_cb (PergolaFindPage *self)
{
  PergolaApplication *app = get_application (self);
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
  g_clear_object (&self->search);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, pills);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, order);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, clear);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, open_line);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
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
  gtk_widget_class_install_action (widget_class, "find.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "find.activate", NULL, activate_cb);
}

static void
pergola_find_page_init (PergolaFindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = pergola_find_filter_new ();
  self->search = pergola_find_search_new (self->filter);
  self->titles = pergola_find_titles_new ();
  pergola_find_panel_set_filter (self->panel, self->filter);
  pergola_find_panel_set_filter (self->small_panel, self->filter);
  pergola_find_panel_hide_kinds (self->small_panel);
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->titles, "changed", G_CALLBACK (titles_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::slow", G_CALLBACK (slow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self,
                           G_CONNECT_SWAPPED);
  level_cb (self);
  show_parts (self);
}

GtkWidget *
pergola_find_page_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_PAGE, NULL);
}

void
pergola_find_page_set_library (PergolaFindPage *self, PergolaLibrary *library)
{
  pergola_find_titles_set_library (self->titles, library);
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
