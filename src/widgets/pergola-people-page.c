/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-people-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-page-header.h"
#include "pergola-people-model.h"
#include "pergola-popup.h"

#define DISC 32 /* pixels */

struct _PergolaPeoplePage
{
  PergolaBoardPage parent_instance;

  PergolaPageHeader *header;
  GtkWidget *new_button;
  GtkStack *stack;
  GtkEditable *search;
  GtkListView *view;
  AdwStatusPage *empty;
  GtkButton *first;

  GListStore *people;            /* (element-type PergolaPersonLine) */
  GtkCustomFilter *filter;       /* of those that are shown */
  GtkMultiSelection *selection;  /* the same as the editor's */
  PergolaQuery *query;           /* (nullable) */
  PergolaSelection *editors_own; /* (nullable): the editor's selection that we listen to */
  gboolean busy;                 /* the one follows the other */
};

G_DEFINE_FINAL_TYPE (PergolaPeoplePage, pergola_people_page, PERGOLA_TYPE_BOARD_PAGE)

/* --- Lines --- */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The initials on a colour of the name, the name above what they do, and what the project says of them. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *note = create_label ("caption");
  GtkWidget *words = create_label ("caption");

  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_label (NULL));
  gtk_box_append (GTK_BOX (texts), note);
  gtk_box_append (GTK_BOX (row), adw_avatar_new (DISC, NULL, TRUE));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "person-line");
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  PergolaPersonLine *line = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *disc = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_next_sibling (disc);
  GtkWidget *name = gtk_widget_get_first_child (texts);
  GtkWidget *note = gtk_widget_get_next_sibling (name);
  const char *title = pergola_person_line_get_name (line);

  adw_avatar_set_text (ADW_AVATAR (disc), title);
  gtk_label_set_label (GTK_LABEL (name), *title != '\0' ? title : _ ("(without a name)"));
  gtk_label_set_label (GTK_LABEL (note), pergola_person_line_get_note (line));
  gtk_widget_set_visible (note, *pergola_person_line_get_note (line) != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), pergola_person_line_get_words (line));
}

/* --- Selection --- */

/* (transfer full): of those that are selected here. */
static GStrv
list_selected (PergolaPeoplePage *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < gtk_bitset_get_size (bits); i++)
    {
      g_autoptr (PergolaPersonLine) line =
        g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (bits, i));

      g_strv_builder_add (ids, pergola_person_line_get_id (line));
    }

  return g_strv_builder_end (ids);
}

static void
selected_here_cb (PergolaPeoplePage *self)
{
  g_auto (GStrv) ids = NULL;

  if (self->busy || self->editors_own == NULL)
    return;
  ids = list_selected (self);
  self->busy = TRUE;
  pergola_selection_set (self->editors_own, (const char *const *) ids);
  self->busy = FALSE;
}

/* Lines that are made anew are selected as the old ones were. */
static void
selected_elsewhere_cb (PergolaPeoplePage *self)
{
  GListModel *lines = G_LIST_MODEL (self->selection);
  g_autoptr (GtkBitset) bits = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (lines));

  if (self->busy || self->editors_own == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (PergolaPersonLine) line = g_list_model_get_item (lines, i);

      if (pergola_selection_contains (self->editors_own, pergola_person_line_get_id (line)))
        gtk_bitset_add (bits, i);
    }
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), bits, all);
  self->busy = FALSE;
}

/* --- What can be done --- */

/* Named in the details. */
static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-title", NULL);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaPeoplePage *self = PERGOLA_PEOPLE_PAGE (widget);
  PergolaProject *project = pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));
  const PergolaKind *kind = project != NULL ? pergola_project_get_kind_by_role (project, "person") : NULL;
  g_autofree char *step = NULL;
  PergolaItem *item;

  if (kind == NULL)
    return;
  gtk_editable_set_text (self->search, "");
  /* Translators: %s is a kind of item, such as Person. */
  step = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_project_begin (project, step);
  item = pergola_project_add (project, kind->id, NULL);
  pergola_project_commit (project);
  pergola_selection_set_one (self->editors_own, pergola_item_get_id (item));
  rename_cb (widget, action, NULL);
}

static void
activated_cb (PergolaPeoplePage *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  rename_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
show_menu (GtkWidget *widget, const GdkRectangle *at, gpointer data)
{
  PergolaPeoplePage *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->editors_own == NULL || pergola_selection_get_size (self->editors_own) == 0)
    return;
  pergola_menu_append (menu, _ ("_Rename"), "people.rename", NULL);
  pergola_menu_append (menu, _ ("_Merge with…"), "win.merge-with", NULL);
  pergola_menu_append (menu, _ ("_Delete"), "edit.delete", NULL);
  pergola_popup (GTK_WIDGET (self), widget, G_MENU_MODEL (menu), at);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaPeoplePage *self = PERGOLA_PEOPLE_PAGE (widget);

  show_menu (GTK_WIDGET (self->view), NULL, self);
}

/* --- Finding --- */

static gboolean
matches_cb (gpointer line, gpointer data)
{
  PergolaPeoplePage *self = data;

  return self->query == NULL || pergola_person_line_matches (line, self->query);
}

static void
searched_cb (PergolaPeoplePage *self)
{
  g_clear_pointer (&self->query, pergola_query_free);
  self->query = pergola_query_new (gtk_editable_get_text (self->search));
  self->busy = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->busy = FALSE;
  selected_elsewhere_cb (self);
}

/* From the entry into the list. */
static gboolean
search_key_cb (PergolaPeoplePage *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* --- Page --- */

static void
show_words (PergolaPeoplePage *self)
{
  PergolaProject *project = pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));
  const PergolaKind *kind = project != NULL ? pergola_project_get_kind_by_role (project, "person") : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  if (board == NULL || kind == NULL)
    return;
  count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  /* Translators: %s is a kind of item, such as Person. */
  label = g_strdup_printf (_ ("New %s"), kind->title);
  pergola_page_header_set_title (self->header, board->heading != NULL ? board->heading : board->title);
  pergola_page_header_set_subtitle (self->header, count);
  gtk_button_set_label (GTK_BUTTON (self->new_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, kind->plural, -1);
  adw_status_page_set_title (self->empty, board->empty);
  gtk_button_set_label (self->first, board->first != NULL ? board->first : label);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
pergola_people_page_refresh (PergolaBoardPage *page)
{
  PergolaPeoplePage *self = PERGOLA_PEOPLE_PAGE (page);

  self->busy = TRUE;
  pergola_people_update (self->people, pergola_board_page_get_project (page));
  self->busy = FALSE;
  show_words (self);
  selected_elsewhere_cb (self);
}

static void
pergola_people_page_set_editor (PergolaBoardPage *page, PergolaEditor *editor)
{
  PergolaPeoplePage *self = PERGOLA_PEOPLE_PAGE (page);
  PergolaSelection *selection = editor != NULL ? pergola_editor_get_selection (editor) : NULL;

  PERGOLA_BOARD_PAGE_CLASS (pergola_people_page_parent_class)->set_editor (page, editor);
  if (selection == self->editors_own)
    return;
  if (self->editors_own != NULL)
    g_signal_handlers_disconnect_by_data (self->editors_own, self);
  g_set_object (&self->editors_own, selection);
  if (selection != NULL)
    g_signal_connect_object (selection, "changed", G_CALLBACK (selected_elsewhere_cb), self, G_CONNECT_SWAPPED);
}

static GtkListView *
pergola_people_page_get_list (PergolaBoardPage *page)
{
  return PERGOLA_PEOPLE_PAGE (page)->view;
}

static void
pergola_people_page_dispose (GObject *object)
{
  PergolaPeoplePage *self = PERGOLA_PEOPLE_PAGE (object);

  g_clear_object (&self->editors_own);
  g_clear_object (&self->people);
  g_clear_pointer (&self->query, pergola_query_free);

  G_OBJECT_CLASS (pergola_people_page_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "people.add", NULL, add_cb);
  gtk_widget_class_install_action (klass, "people.rename", NULL, rename_cb);
  gtk_widget_class_install_action (klass, "people.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "people.rename", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "people.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "people.menu", NULL);
}

static void
pergola_people_page_class_init (PergolaPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_people_page_dispose;
  PERGOLA_BOARD_PAGE_CLASS (klass)->refresh = pergola_people_page_refresh;
  PERGOLA_BOARD_PAGE_CLASS (klass)->set_editor = pergola_people_page_set_editor;
  PERGOLA_BOARD_PAGE_CLASS (klass)->get_list = pergola_people_page_get_list;
  g_type_ensure (PERGOLA_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, header);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, empty);
  gtk_widget_class_bind_template_child (widget_class, PergolaPeoplePage, first);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  add_bindings (widget_class);
}

/* Only in the list: in the entry the key is the text's. */
static void
add_delete_key (GtkWidget *view)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"), gtk_named_action_new ("edit.delete")));
  gtk_widget_add_controller (view, keys);
}

static void
pergola_people_page_init (PergolaPeoplePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *shown;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->people = g_list_store_new (PERGOLA_TYPE_PERSON_LINE);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->people)), GTK_FILTER (self->filter));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (shown));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (self->selection);
  g_object_unref (factory);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_here_cb), self,
                           G_CONNECT_SWAPPED);
  pergola_popup_add_gestures (GTK_WIDGET (self->view), show_menu, self);
  add_delete_key (GTK_WIDGET (self->view));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
