/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-catalogue-strip.h"

#include "pergola-adaptive.h"
#include "pergola-catalogue-flow.h"
#include "pergola-catalogue-pill.h"
#include "pergola-describe.h"
#include "pergola-popup.h"

#include <glib/gi18n-lib.h>

/* Of the pills, in pixels: two lines and a part of the next, which says that there are more; on a phone, five. */
#define HEIGHT 90
#define HEIGHT_NARROW 194

struct _PergolaCatalogueStrip
{
  AdwBin parent_instance;

  PergolaAdaptive *adaptive;
  GtkBox *header;
  GtkLabel *title;
  GtkWidget *arrow;
  GtkLabel *hint;
  GtkWidget *tools;
  GtkBox *filters;
  GtkEditable *search;
  GtkScrolledWindow *scroller;
  PergolaCatalogueFlow *flow;
  GtkWidget *looked_bar; /* what is looked at, where there is no room for its page */
  GtkLabel *looked_label;
  GtkButton *looked_button;

  PergolaEditor *editor;             /* (nullable) */
  const PergolaCatalogue *catalogue; /* (nullable): what the pills are of… */
  const PergolaBoardDef *board;      /* …on this board */
  GPtrArray *pills;                  /* (element-type PergolaCataloguePill): in the order of the catalogue */
  GtkWidget *nothing;                /* says that nothing matches */
  PergolaCataloguePill *looked;      /* (nullable): the pill that had the focus last */
  char *filter;                      /* (nullable): id of the only zone that is shown */
  gboolean revealed;
  guint idle; /* an update is due */
};

G_DEFINE_FINAL_TYPE (PergolaCatalogueStrip, pergola_catalogue_strip, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_id (PergolaCataloguePill *pill)
{
  return pergola_catalogue_pill_get_entry (pill)->id;
}

/* --- Which pills are seen --- */

static gboolean
is_in_filter (PergolaCatalogueStrip *self, PergolaCataloguePill *pill)
{
  const PergolaZone *zone = pergola_catalogue_pill_get_zone (pill);

  return self->filter == NULL || (zone != NULL && g_str_equal (zone->id, self->filter));
}

static void
update_matches (PergolaCatalogueStrip *self)
{
  const char *words = gtk_editable_get_text (self->search);
  g_autoptr (GPtrArray) found = NULL;
  gboolean any = FALSE;

  if (self->catalogue == NULL)
    return;

  found = pergola_catalogue_search (pergola_editor_get_project (self->editor), self->catalogue, words);
  for (guint i = 0; i < self->pills->len; i++)
    {
      PergolaCataloguePill *pill = self->pills->pdata[i];
      gboolean seen =
        is_in_filter (self, pill) && g_ptr_array_find (found, pergola_catalogue_pill_get_entry (pill), NULL);

      gtk_widget_set_visible (GTK_WIDGET (pill), seen);
      any = any || seen;
    }
  gtk_widget_set_visible (self->nothing, !any);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
search_cb (PergolaCatalogueStrip *self)
{
  update_matches (self);
}

/* One kind of them, or all. */
static void
filter_cb (PergolaCatalogueStrip *self, GtkToggleButton *button)
{
  const char *zone = gtk_widget_get_name (GTK_WIDGET (button));
  gboolean active = gtk_toggle_button_get_active (button);

  if (!active && g_strcmp0 (zone, self->filter) != 0)
    return;
  g_free (self->filter);
  self->filter = active ? g_strdup (zone) : NULL;
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->filters)); other != NULL && active;
       other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
  update_matches (self);
}

/* --- What is done with a pill --- */

static void
update_looked (PergolaCatalogueStrip *self)
{
  const char *id = self->editor != NULL ? pergola_editor_get_entry (self->editor) : NULL;
  PergolaCataloguePill *looked = NULL;
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;

  for (guint i = 0; i < self->pills->len; i++)
    {
      gboolean selected = g_strcmp0 (get_id (self->pills->pdata[i]), id) == 0;

      pergola_catalogue_pill_set_selected (self->pills->pdata[i], selected);
      if (selected)
        looked = self->pills->pdata[i];
    }
  gtk_widget_set_visible (self->looked_bar, narrow && self->revealed && looked != NULL);
  if (looked == NULL)
    return;

  gtk_label_set_label (self->looked_label,
                       pergola_catalogue_entry_get (pergola_catalogue_pill_get_entry (looked), "title"));
  gtk_button_set_label (self->looked_button,
                        pergola_catalogue_pill_is_placed (looked) ? _ ("Show on the Board") : _ ("Place on the Board"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->looked_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->looked_button),
                                  pergola_catalogue_pill_is_placed (looked) ? "edit.show-placed" : "edit.place");
}

/* The focus comes back to a pill when a window or a menu does: that is no reason to leave what was just placed. */
static void
looked_at_cb (PergolaCatalogueStrip *self, PergolaCataloguePill *pill)
{
  if (pill == self->looked && pergola_selection_get_size (pergola_editor_get_selection (self->editor)) > 0)
    return;

  self->looked = pill;
  pergola_editor_set_entry (self->editor, get_id (pill));
}

static void
activated_cb (PergolaCatalogueStrip *self, PergolaCataloguePill *pill)
{
  self->looked = pill;
  gtk_widget_activate_action (
    GTK_WIDGET (self), pergola_catalogue_pill_is_placed (pill) ? "edit.show-placed" : "edit.place", "s", get_id (pill));
}

static void
menu_cb (PergolaCatalogueStrip *self, const GdkRectangle *at, PergolaCataloguePill *pill)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (pergola_catalogue_pill_is_placed (pill))
    pergola_menu_append (menu, _ ("_Show on the Board"), "edit.show-placed", get_id (pill));
  pergola_menu_append (menu, pergola_catalogue_pill_is_placed (pill) ? _ ("Place _Another") : _ ("_Place on the Board"),
                       "edit.place", get_id (pill));
  pergola_popup (GTK_WIDGET (self), GTK_WIDGET (pill), G_MENU_MODEL (menu), at);
}

/* What the entry is, as the catalogue says in one line, (nullable) where it does. */
static const char *
get_note (PergolaCatalogueStrip *self, const PergolaCatalogueEntry *entry)
{
  const PergolaKind *kind = pergola_project_get_kind (pergola_editor_get_project (self->editor), self->catalogue->kind);

  for (guint i = 1; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->type == PERGOLA_FIELD_LINE && field->section == NULL && field->role == NULL)
        return pergola_catalogue_entry_get (entry, field->id);
    }

  return NULL;
}

/* No tooltip: it would lie over the pills beside it, where the pointer goes next. */
static void
hover_cb (PergolaCatalogueStrip *self, gboolean hover, PergolaCataloguePill *pill)
{
  const char *note = hover && self->editor != NULL ? get_note (self, pergola_catalogue_pill_get_entry (pill)) : NULL;

  gtk_label_set_label (self->hint, note != NULL ? note : _ ("Drag onto the board, or press Enter to place"));
}

/* --- Keys --- */

/* Letters begin a search, wherever the focus is among the pills. */
static gboolean
key_cb (PergolaCatalogueStrip *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkEditable *delegate = gtk_editable_get_delegate (self->search);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (letter))
    return FALSE;

  gtk_text_grab_focus_without_selecting (GTK_TEXT (delegate));
  gtk_editable_set_position (self->search, -1);
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), GTK_WIDGET (delegate));
}

static gboolean
search_key_cb (PergolaCatalogueStrip *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;

  return gtk_widget_child_focus (GTK_WIDGET (self->flow), GTK_DIR_TAB_FORWARD);
}

static void
search_activate_cb (PergolaCatalogueStrip *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->flow), GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (PergolaCatalogueStrip *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_child_focus (GTK_WIDGET (self->flow), GTK_DIR_TAB_FORWARD);
}

static void
init_keys (PergolaCatalogueStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *search_keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->flow), keys);
  g_signal_connect_swapped (search_keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_event_controller_set_propagation_phase (search_keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), search_keys);
}

/* --- Making the pills --- */

static void
clear (PergolaCatalogueStrip *self)
{
  GtkWidget *child;

  self->looked = NULL;
  self->nothing = NULL;
  g_ptr_array_set_size (self->pills, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
    pergola_catalogue_flow_remove (self->flow, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->filters))) != NULL)
    gtk_box_remove (self->filters, child);
  g_clear_pointer (&self->filter, g_free);
}

static void
add_filter (PergolaCatalogueStrip *self, const PergolaZone *zone)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), pergola_badge_new (zone));
  gtk_widget_set_name (button, zone->id);
  gtk_widget_set_tooltip_text (button, zone->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, zone->title, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "catalogue-filter");
  g_signal_connect_object (button, "toggled", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->filters, button);
}

static void
add_filters (PergolaCatalogueStrip *self)
{
  for (guint i = 0; i < self->board->zones->len; i++)
    {
      const PergolaZone *zone = self->board->zones->pdata[i];
      gboolean used = FALSE;

      for (guint j = 0; j < self->pills->len && !used; j++)
        used = pergola_catalogue_pill_get_zone (self->pills->pdata[j]) == zone;
      if (used && zone->badge != NULL)
        add_filter (self, zone);
    }
}

static void
add_pills (PergolaCatalogueStrip *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);

  for (guint i = 0; i < self->catalogue->entries->len; i++)
    {
      const PergolaCatalogueEntry *entry = self->catalogue->entries->pdata[i];
      GtkWidget *pill =
        pergola_catalogue_pill_new (entry, pergola_catalogue_find_zone (project, self->catalogue, entry, self->board));

      g_signal_connect_object (pill, "looked-at", G_CALLBACK (looked_at_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pill, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pill, "hover", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pill, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->pills, pill);
      pergola_catalogue_flow_append (self->flow, pill);
    }
}

/* For what no catalogue has. */
static void
add_own (PergolaCatalogueStrip *self)
{
  const PergolaKind *kind = pergola_project_get_kind (pergola_editor_get_project (self->editor), self->catalogue->kind);
  /* Translators: %s is a kind of item, such as Activity. */
  g_autofree char *label = g_strdup_printf (_ ("New %s"), kind->title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.add");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "catalogue-own");
  pergola_catalogue_flow_append (self->flow, button);
}

static void
rebuild (PergolaCatalogueStrip *self)
{
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->catalogue != NULL && self->catalogue->entries->len > 0);
  if (self->catalogue == NULL)
    return;

  gtk_label_set_label (self->title, self->catalogue->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, self->catalogue->title,
                                  -1);
  add_pills (self);
  add_filters (self);
  self->nothing = gtk_label_new (_ ("Nothing in the catalogue matches."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  pergola_catalogue_flow_append (self->flow, self->nothing);
  add_own (self);
  update_matches (self);
}

/* --- Keeping up --- */

static void
update_marks (PergolaCatalogueStrip *self)
{
  g_autoptr (GHashTable) used = NULL;

  if (self->catalogue == NULL)
    return;

  used = pergola_catalogue_list_used (pergola_editor_get_project (self->editor), self->catalogue);
  for (guint i = 0; i < self->pills->len; i++)
    pergola_catalogue_pill_set_placed (self->pills->pdata[i],
                                       g_hash_table_contains (used, get_id (self->pills->pdata[i])));
}

static gboolean
update_cb (gpointer data)
{
  PergolaCatalogueStrip *self = data;
  const PergolaBoardDef *board;
  const PergolaCatalogue *catalogue;

  self->idle = 0;
  if (self->editor == NULL)
    return G_SOURCE_REMOVE;

  board = pergola_editor_get_board_def (self->editor);
  catalogue = pergola_editor_get_catalogue (self->editor);
  if (board != self->board || catalogue != self->catalogue)
    {
      self->board = board;
      self->catalogue = catalogue;
      rebuild (self);
    }
  update_marks (self);
  update_looked (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaCatalogueStrip *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* --- Shape --- */

static void
update_shape (PergolaCatalogueStrip *self)
{
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->header),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), narrow);
  pergola_catalogue_flow_set_least_height (self->flow, narrow ? HEIGHT_NARROW : HEIGHT);
  gtk_scrolled_window_set_max_content_height (self->scroller, narrow ? HEIGHT_NARROW : HEIGHT);
  gtk_widget_set_visible (self->tools, self->revealed);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), self->revealed);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->revealed);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), self->revealed ? "pan-down-symbolic" : "pan-up-symbolic");
  update_looked (self);
}

/* --- Object --- */

static gboolean
pergola_catalogue_strip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (PERGOLA_CATALOGUE_STRIP (widget)->flow), GTK_DIR_TAB_FORWARD);
}

static void
pergola_catalogue_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REVEALED)
    g_value_set_boolean (value, PERGOLA_CATALOGUE_STRIP (object)->revealed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pergola_catalogue_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REVEALED)
    pergola_catalogue_strip_set_revealed (PERGOLA_CATALOGUE_STRIP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pergola_catalogue_strip_dispose (GObject *object)
{
  PergolaCatalogueStrip *self = PERGOLA_CATALOGUE_STRIP (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->pills, g_ptr_array_unref);
  g_clear_pointer (&self->filter, g_free);

  G_OBJECT_CLASS (pergola_catalogue_strip_parent_class)->dispose (object);
}

static void
pergola_catalogue_strip_class_init (PergolaCatalogueStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pergola_catalogue_strip_get_property;
  object_class->set_property = pergola_catalogue_strip_set_property;
  object_class->dispose = pergola_catalogue_strip_dispose;
  widget_class->grab_focus = pergola_catalogue_strip_grab_focus;
  properties[PROP_REVEALED] = g_param_spec_boolean (
    "revealed", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_CATALOGUE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-catalogue-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, header);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, arrow);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, hint);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, tools);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, filters);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, search);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, scroller);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, flow);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, looked_bar);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, looked_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaCatalogueStrip, looked_button);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
pergola_catalogue_strip_init (PergolaCatalogueStrip *self)
{
  self->pills = g_ptr_array_new ();
  self->revealed = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (update_shape), self, G_CONNECT_SWAPPED);
  init_keys (self);
  update_shape (self);
}

GtkWidget *
pergola_catalogue_strip_new (void)
{
  return g_object_new (PERGOLA_TYPE_CATALOGUE_STRIP, NULL);
}

void
pergola_catalogue_strip_set_editor (PergolaCatalogueStrip *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  clear (self);
  self->catalogue = NULL;
  self->board = NULL;
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify::board", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::entry", G_CALLBACK (update_looked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}

gboolean
pergola_catalogue_strip_get_revealed (PergolaCatalogueStrip *self)
{
  return self->revealed;
}

void
pergola_catalogue_strip_set_revealed (PergolaCatalogueStrip *self, gboolean revealed)
{
  if (revealed == self->revealed)
    return;

  self->revealed = revealed;
  update_shape (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
