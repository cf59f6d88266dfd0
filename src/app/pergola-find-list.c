/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-list.h"

#include "pergola-find-pictures.h"
#include "pergola-find-row.h"

#define AHEAD 200 /* pixels below what is seen that have their lines */

struct _PergolaFindList
{
  AdwBin parent_instance;

  PergolaFindPictures *pictures;
  PergolaFindModel *model;
  GtkSingleSelection *selection;
  PergolaFindSearch *search; /* (nullable) */
  gboolean narrow;
  char *selected;  /* (nullable): the key of what is selected… */
  gboolean chosen; /* …by the person */
  gboolean busy;   /* lines become others */
  guint more;      /* lines may be wanted */

  GtkListView *list;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (PergolaFindList, pergola_find_list, ADW_TYPE_BIN)

enum
{
  OPENED,
  SELECTED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Selecting --- */

PergolaFindLine *
pergola_find_list_get_selected (PergolaFindList *self)
{
  if (self->search == NULL || pergola_find_search_get_result (self->search) == NULL)
    return NULL;
  return pergola_find_model_get_line (self->model, gtk_single_selection_get_selected (self->selection));
}

static void
tell_selected (PergolaFindList *self)
{
  PergolaFindLine *line = pergola_find_list_get_selected (self);

  if (line != NULL)
    {
      g_free (self->selected);
      self->selected = g_strdup (line->key);
    }
  g_signal_emit (self, signals[SELECTED], 0);
}

/* By hand: what the list itself selects while lines become others is not chosen. */
static void
selected_cb (PergolaFindList *self)
{
  if (self->busy)
    return;
  self->chosen = TRUE;
  tell_selected (self);
}

/* To the first one with its heading. */
static void
scroll_to (PergolaFindList *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position > 1 ? position : 0);
}

static void
select_line (PergolaFindList *self, guint position)
{
  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}

static void
select_again (PergolaFindList *self)
{
  guint position = self->chosen ? pergola_find_model_find (self->model, self->selected) : G_MAXUINT;

  if (position == G_MAXUINT)
    {
      self->chosen = FALSE;
      position = pergola_find_model_step (self->model, G_MAXUINT, 1);
    }
  gtk_single_selection_set_selected (self->selection, position);
}

void
pergola_find_list_move (PergolaFindList *self, int step)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  select_line (self, pergola_find_model_step (self->model, position, step));
}

void
pergola_find_list_move_project (PergolaFindList *self, int step)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  select_line (self, pergola_find_model_step_project (self->model, position, step));
}

/* --- Opening --- */

static void
open_line (PergolaFindList *self, guint position, gboolean beside)
{
  PergolaFindLine *line = pergola_find_model_get_line (self->model, position);

  if (line != NULL && pergola_find_line_is_hit (line))
    g_signal_emit (self, signals[OPENED], 0, line, beside);
}

static void
activate_cb (PergolaFindList *self, guint position)
{
  open_line (self, position, FALSE);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaFindList *self = PERGOLA_FIND_LIST (widget);

  open_line (self, pergola_find_model_find (self->model, g_variant_get_string (parameter, NULL)), FALSE);
}

/* Ctrl+Enter, as in the entry. */
static gboolean
key_cb (PergolaFindList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  open_line (self, gtk_single_selection_get_selected (self->selection), TRUE);
  return GDK_EVENT_STOP;
}

/* The middle button. */
static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  PergolaFindList *self = PERGOLA_FIND_LIST (gtk_widget_get_ancestor (row, PERGOLA_TYPE_FIND_LIST));

  open_line (self, gtk_list_item_get_position (item), TRUE);
}

/* --- More --- */

static gboolean
more_cb (gpointer data)
{
  PergolaFindList *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  self->more = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)) && end + AHEAD > gtk_adjustment_get_upper (adjustment) &&
      !pergola_find_model_show_more (self->model))
    g_signal_emit (self, signals[ENDED], 0);
  return G_SOURCE_REMOVE;
}

/* The list is just being laid out. */
static void
scrolled_cb (PergolaFindList *self)
{
  if (self->more == 0)
    self->more = g_idle_add (more_cb, self);
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaFindList *self)
{
  GtkWidget *row = pergola_find_row_new (self->pictures);
  GtkGesture *middle = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (middle, "pressed", G_CALLBACK (pressed_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (middle));
  gtk_list_item_set_child (item, row);
}

static void
show_line (PergolaFindLine *line, GtkListItem *item)
{
  PergolaFindRow *row = PERGOLA_FIND_ROW (gtk_list_item_get_child (item));
  gboolean hit = pergola_find_line_is_hit (line);
  PergolaFindList *self = PERGOLA_FIND_LIST (gtk_widget_get_ancestor (GTK_WIDGET (row), PERGOLA_TYPE_FIND_LIST));

  gtk_list_item_set_selectable (item, hit);
  gtk_list_item_set_activatable (item, hit);
  pergola_find_row_show (row, line, pergola_find_search_get_query (self->search), self->narrow);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaFindList *self)
{
  PergolaFindLine *line = gtk_list_item_get_item (item);

  g_signal_connect (line, "changed", G_CALLBACK (show_line), item);
  show_line (line, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaFindList *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_line, item);
}

static void
style_cb (PergolaFindList *self)
{
  pergola_find_pictures_set_style (self->pictures, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                                   gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

/* --- Object --- */

static void
pergola_find_list_dispose (GObject *object)
{
  PergolaFindList *self = PERGOLA_FIND_LIST (object);

  g_clear_handle_id (&self->more, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->selected, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->search);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (pergola_find_list_parent_class)->dispose (object);
}

static void
pergola_find_list_class_init (PergolaFindListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_find_list_dispose;
  signals[OPENED] = g_signal_new ("opened", PERGOLA_TYPE_FIND_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  2, PERGOLA_TYPE_FIND_LINE, G_TYPE_BOOLEAN);
  signals[SELECTED] =
    g_signal_new ("selected", PERGOLA_TYPE_FIND_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] =
    g_signal_new ("ended", PERGOLA_TYPE_FIND_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-find-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaFindList, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindList, scroller);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "search.open", "s", open_cb);
}

static void
pergola_find_list_init (PergolaFindList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->pictures = pergola_find_pictures_new ();
  self->model = pergola_find_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  style_cb (self);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

void
pergola_find_list_set_application (PergolaFindList *self, PergolaApplication *app)
{
  pergola_find_pictures_set_application (self->pictures, app);
}

/* --- Showing --- */

void
pergola_find_list_show (PergolaFindList *self, PergolaFindSearch *search, gboolean same)
{
  PergolaLibraryResult *result = pergola_find_search_get_result (search);

  g_set_object (&self->search, search);
  /* Nobody sees the list then, and its rows will do for what is looked for next. */
  if (result == NULL)
    {
      self->chosen = FALSE;
      return;
    }
  self->busy = TRUE;
  pergola_find_model_set_result (self->model, result, same);
  for (guint i = 0; i < result->groups->len; i++)
    {
      const PergolaLibraryGroup *group = result->groups->pdata[i];
      PergolaLibraryResult *wide = pergola_find_search_get_wide (search, group->entry->path);

      if (wide != NULL)
        pergola_find_model_widen (self->model, wide);
    }
  select_again (self);
  self->busy = FALSE;
  tell_selected (self);
  if (!same)
    scroll_to (self, gtk_single_selection_get_selected (self->selection));
}

void
pergola_find_list_set_narrow (PergolaFindList *self, gboolean narrow)
{
  self->narrow = narrow;
}
