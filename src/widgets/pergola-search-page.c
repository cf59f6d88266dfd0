/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-adaptive.h"
#include "pergola-search-view.h"

#define PAGE 8       /* hits that Page Down passes */
#define PREPARED 200 /* items a turn of the main loop */
#define AHEAD 100    /* pixels below what is seen that have their lines */

struct _PergolaSearchPage
{
  AdwBin parent_instance;

  PergolaSearchView view; /* its editor is nullable, and so is what depends on it */
  PergolaSearchModel *model;
  GtkSingleSelection *selection;
  guint prepare; /* words are being folded */
  guint idle;    /* what is shown is out of date */
  guint more;    /* lines may be wanted */

  PergolaAdaptive *adaptive;
  GtkWidget *entry;
  GtkLabel *summary;
  GtkStack *stack; /* hint, list, nothing */
  GtkListView *list;
  GtkScrolledWindow *scroller;
  GtkLabel *nothing;
  GtkWidget *keys;
};

G_DEFINE_FINAL_TYPE (PergolaSearchPage, pergola_search_page, ADW_TYPE_BIN)

enum
{
  OPENED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Selecting --- */

static PergolaItem *
get_selected (PergolaSearchPage *self)
{
  return pergola_search_model_get_hit (self->model, gtk_single_selection_get_selected (self->selection));
}

/* The focus stays in the entry, so it is the entry that says what is found, and what Enter would open. */
static void
describe (PergolaSearchPage *self)
{
  PergolaItem *item = get_selected (self);
  g_autofree char *selected = item != NULL ? pergola_search_view_describe (&self->view, item) : NULL;
  const char *summary = gtk_label_get_label (self->summary);
  const char *nothing = gtk_label_get_label (self->nothing);
  g_autofree char *text =
    selected != NULL ? g_strdup_printf ("%s. %s", summary, selected) : g_strdup (*summary != '\0' ? nothing : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
select_line (PergolaSearchPage *self, guint position)
{
  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  /* With its heading, if it is the first one. */
  if (position == 1)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
move (PergolaSearchPage *self, int step)
{
  select_line (self,
               pergola_search_model_step (self->model, gtk_single_selection_get_selected (self->selection), step));
}

static void
open_selected (PergolaSearchPage *self)
{
  PergolaItem *item = get_selected (self);

  if (item != NULL)
    g_signal_emit (self, signals[OPENED], 0, pergola_item_get_id (item));
}

/* --- Finding --- */

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
show_summary (PergolaSearchPage *self, const char *text, guint n)
{
  g_autofree char *summary = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  g_autofree char *nothing = g_strdup_printf (_ ("Nothing matches “%s”."), text);
  gboolean blank = is_blank (text);

  gtk_label_set_label (self->summary, blank ? "" : summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), n > 0);
  gtk_label_set_label (self->nothing, nothing);
  gtk_stack_set_visible_child_name (self->stack, blank ? "hint" : n > 0 ? "list" : "nothing");
  gtk_widget_set_visible (self->keys, n > 0 && !self->view.narrow);
}

static void
find (PergolaSearchPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) hits = NULL;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->view.editor == NULL)
    return;
  g_clear_pointer (&self->view.query, pergola_query_free);
  self->view.query = pergola_query_new (text);
  hits = pergola_search_find (self->view.search, self->view.query, &self->view.reach);
  pergola_search_model_set_hits (self->model, pergola_editor_get_project (self->view.editor), hits);
  show_summary (self, text, hits->len);
}

static void
changed_cb (PergolaSearchPage *self)
{
  find (self);
  select_line (self, pergola_search_model_step (self->model, G_MAXUINT, 1));
  describe (self);
}

/* The same again, with what was selected still so if it is still found. */
static gboolean
update_cb (gpointer data)
{
  PergolaSearchPage *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->idle = 0;
  find (self);
  if (pergola_search_model_get_hit (self->model, position) == NULL)
    position = pergola_search_model_step (self->model, G_MAXUINT, 1);
  select_line (self, position);
  describe (self);
  return G_SOURCE_REMOVE;
}

/* What nobody sees is looked for when it is shown again. */
static void
queue_update (PergolaSearchPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* While the person is about to type. */
static gboolean
prepare_cb (gpointer data)
{
  PergolaSearchPage *self = data;

  if (self->view.search != NULL && pergola_search_prepare (self->view.search, PREPARED))
    return G_SOURCE_CONTINUE;
  self->prepare = 0;
  return G_SOURCE_REMOVE;
}

/* The end of what is there comes into sight. */
static gboolean
more_cb (gpointer data)
{
  PergolaSearchPage *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  self->more = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)) && end + AHEAD > gtk_adjustment_get_upper (adjustment))
    pergola_search_model_show_more (self->model);
  return G_SOURCE_REMOVE;
}

/* The list is just being laid out. */
static void
scrolled_cb (PergolaSearchPage *self)
{
  if (self->more == 0)
    self->more = g_idle_add (more_cb, self);
}

/* --- Keys --- */

static gboolean
key_cb (PergolaSearchPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (!plain)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[CANCELLED], 0);
      return TRUE;
    }
  /* The list has keys of its own. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->entry))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -PAGE);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, PAGE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPENED], 0, g_variant_get_string (parameter, NULL));
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaSearchPage *self)
{
  gtk_list_item_set_child (item, pergola_search_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaSearchPage *self)
{
  PergolaSearchLine *line = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, line->item != NULL);
  gtk_list_item_set_activatable (item, line->item != NULL);
  pergola_search_view_bind (&self->view, PERGOLA_SEARCH_ROW (gtk_list_item_get_child (item)), line);
}

/* --- Shape --- */

static void
level_cb (PergolaSearchPage *self)
{
  self->view.narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;
  queue_update (self);
}

static void
pergola_search_page_map (GtkWidget *widget)
{
  PergolaSearchPage *self = PERGOLA_SEARCH_PAGE (widget);

  GTK_WIDGET_CLASS (pergola_search_page_parent_class)->map (widget);
  queue_update (self);
  if (self->prepare == 0)
    self->prepare = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

static gboolean
pergola_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PERGOLA_SEARCH_PAGE (widget)->entry);
}

/* --- Object --- */

static void
pergola_search_page_dispose (GObject *object)
{
  PergolaSearchPage *self = PERGOLA_SEARCH_PAGE (object);

  pergola_search_page_set_editor (self, NULL);
  g_clear_handle_id (&self->more, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pergola_search_page_parent_class)->dispose (object);
}

static void
pergola_search_page_class_init (PergolaSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_search_page_dispose;
  widget_class->map = pergola_search_page_map;
  widget_class->grab_focus = pergola_search_page_grab_focus;
  signals[OPENED] = g_signal_new ("opened", PERGOLA_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCELLED] =
    g_signal_new ("cancelled", PERGOLA_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "search.open", "s", open_cb);
}

static void
pergola_search_page_init (PergolaSearchPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = pergola_search_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (scrolled_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  level_cb (self);
}

void
pergola_search_page_set_editor (PergolaSearchPage *self, PergolaEditor *editor)
{
  PergolaSearchView *view = &self->view;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (PergolaHit));

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->prepare, g_source_remove);
  if (view->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (view->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (view->editor), self);
      pergola_search_model_set_hits (self->model, pergola_editor_get_project (view->editor), none);
    }
  g_clear_object (&view->search);
  g_clear_pointer (&view->query, pergola_query_free);
  g_set_object (&view->editor, editor);
  if (editor == NULL)
    return;

  view->search = pergola_search_new (pergola_editor_get_project (editor));
  view->query = pergola_query_new ("");
  g_signal_connect_object (editor, "notify::board", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}

void
pergola_search_page_start (PergolaSearchPage *self)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

const char *
pergola_search_page_step (PergolaSearchPage *self, int step)
{
  guint old = gtk_single_selection_get_selected (self->selection);
  guint position;
  PergolaItem *item;

  find (self);
  position = pergola_search_model_step (self->model, old, step);
  if (position == old)
    position = step > 0 ? pergola_search_model_step (self->model, G_MAXUINT, 1)
                        : pergola_search_model_step (self->model, 1, G_MAXINT);
  select_line (self, position);
  item = get_selected (self);
  return item != NULL ? pergola_item_get_id (item) : NULL;
}
