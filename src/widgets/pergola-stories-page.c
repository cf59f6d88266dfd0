/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-stories-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-fold.h"
#include "pergola-page-header.h"
#include "pergola-popup.h"
#include "pergola-story-row.h"

struct _PergolaStoriesPage
{
  PergolaBoardPage parent_instance;

  PergolaPageHeader *header;
  GtkStack *stack; /* list, empty, telling */
  GtkWidget *tell;
  GtkWidget *search;
  GtkListView *list;
  GListStore *stories; /* (element-type PergolaItem): those that are found */
  GtkSingleSelection *selection;
  GHashTable *rows; /* PergolaStoryRow → GtkListItem, those that are seen */
  AdwStatusPage *empty;
  GtkWidget *first;
  GtkLabel *nothing;
  PergolaTellView *telling;
  gulong telling_id, board_id, selection_id;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (PergolaStoriesPage, pergola_stories_page, PERGOLA_TYPE_BOARD_PAGE)

static PergolaProject *
get_project (PergolaStoriesPage *self)
{
  return pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));
}

PergolaTellView *
pergola_stories_page_get_telling (PergolaStoriesPage *self)
{
  return self->telling;
}

/* --- Which stories --- */

/* All that is told in a story, folded, between spaces. */
static char *
fold_story (PergolaProject *project, PergolaItem *story)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (story));
  const PergolaFieldDef *date = kind != NULL ? pergola_kind_get_field_by_role (kind, "date") : NULL;
  g_autofree char *words = pergola_story_row_describe (project, story);
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (story));
  g_autoptr (GString) text = g_string_new (pergola_item_get_title (story));

  g_string_append_printf (text, " %s", words);
  if (date != NULL && pergola_item_get (story, date->id) != NULL)
    g_string_append_printf (text, " %s", pergola_item_get (story, date->id));
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *card = pergola_telling_get_card (project, steps->pdata[i]);

      g_string_append_printf (text, " %s %s", pergola_item_get_title (steps->pdata[i]),
                              card != NULL ? pergola_item_get_title (card) : "");
    }
  return pergola_fold (text->str, NULL);
}

/* Whether every word that is looked for begins one of the story. */
static gboolean
is_found (PergolaProject *project, PergolaItem *story, GStrv words)
{
  g_autofree char *text = words[0] != NULL ? fold_story (project, story) : NULL;

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *begin = g_strconcat (" ", words[i], NULL);

      if (*words[i] != '\0' && strstr (text, begin) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The latest first. */
static int
compare_stories (gconstpointer a, gconstpointer b, gpointer data)
{
  const PergolaFieldDef *date = data;
  PergolaItem *first = *(PergolaItem **) a, *second = *(PergolaItem **) b;
  int order = date != NULL ? g_strcmp0 (pergola_item_get (second, date->id), pergola_item_get (first, date->id)) : 0;

  return order != 0 ? order : pergola_item_compare_rank (b, a);
}

static GPtrArray *
list_found (PergolaStoriesPage *self, guint *total)
{
  PergolaProject *project = get_project (self);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  g_autoptr (GPtrArray) all = kind != NULL ? pergola_project_list_items (project, kind->id) : g_ptr_array_new ();
  g_autofree char *query = pergola_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);
  g_auto (GStrv) words = g_strsplit (g_strstrip (query), " ", -1);
  GPtrArray *found = g_ptr_array_new ();

  if (*query == '\0')
    g_clear_pointer (&words[0], g_free);
  for (guint i = 0; i < all->len; i++)
    if (is_found (project, all->pdata[i], words))
      g_ptr_array_add (found, all->pdata[i]);
  if (kind != NULL)
    g_ptr_array_sort_with_data (found, compare_stories, (gpointer) pergola_kind_get_field_by_role (kind, "date"));
  *total = all->len;
  return found;
}

/* (nullable): what a whole story tells. */
static const PergolaForm *
get_form (PergolaStoriesPage *self)
{
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (get_project (self));

  return forms->len > 0 ? forms->pdata[0] : NULL;
}

/* --- The list --- */

static gboolean
is_same (PergolaStoriesPage *self, GPtrArray *found)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->stories));

  for (guint i = 0; i < n && n == found->len; i++)
    {
      g_autoptr (PergolaItem) story = g_list_model_get_item (G_LIST_MODEL (self->stories), i);

      if (story != found->pdata[i])
        return FALSE;
    }
  return n == found->len;
}

static void
show_row (PergolaStoriesPage *self, GtkListItem *item)
{
  PergolaItem *story = gtk_list_item_get_item (item);

  if (get_project (self) != NULL && pergola_project_get (get_project (self), pergola_item_get_id (story)) == story)
    pergola_story_row_show (PERGOLA_STORY_ROW (gtk_list_item_get_child (item)), get_project (self), story,
                            get_form (self));
}

static void
update_rows (PergolaStoriesPage *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    show_row (self, item);
}

/* What is selected here is what the editor has selected, so that the inspector shows it. */
static void
update_selection (PergolaStoriesPage *self)
{
  const char *id = pergola_selection_get_single (
    pergola_editor_get_selection (pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self))));
  PergolaItem *item = id != NULL ? pergola_project_get (get_project (self), id) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (item != NULL)
    g_list_store_find (self->stories, item, &position);
  self->busy = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->busy = FALSE;
}

static void
update_list (PergolaStoriesPage *self)
{
  guint total;
  g_autoptr (GPtrArray) found = list_found (self, &total);
  g_autofree char *subtitle = NULL;

  if (!is_same (self, found))
    {
      self->busy = TRUE;
      g_list_store_splice (self->stories, 0, g_list_model_get_n_items (G_LIST_MODEL (self->stories)), found->pdata,
                           found->len);
      self->busy = FALSE;
    }
  update_rows (self);
  update_selection (self);
  subtitle = total > 0 ? g_strdup_printf (_ ("%u in all"), total) : g_strdup ("");
  pergola_page_header_set_subtitle (self->header, subtitle);
  gtk_widget_set_visible (self->search, total > 0);
  gtk_widget_set_visible (self->tell, total > 0); /* else it stands in the middle */
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), total > 0 && found->len == 0);
  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "list" : "empty");
}

static void
selected_cb (PergolaStoriesPage *self)
{
  PergolaItem *story = gtk_single_selection_get_selected_item (self->selection);
  PergolaEditor *editor = pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self));

  if (self->busy || editor == NULL || story == NULL)
    return;
  pergola_selection_set (pergola_editor_get_selection (editor), (const char *[]){ pergola_item_get_id (story), NULL });
}

/* --- Telling --- */

/* A story that was begun and left without a word goes. */
static void
leave_story (PergolaStoriesPage *self)
{
  g_autofree char *story = g_strdup (pergola_tell_view_get_story (self->telling));

  pergola_tell_view_show (self->telling, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->header), TRUE);
  if (story != NULL && get_project (self) != NULL)
    pergola_telling_abandon (get_project (self), story);
}

/* @write: the cursor goes where telling begins. */
static void
open_story (PergolaStoriesPage *self, const char *id, gboolean write)
{
  if (g_strcmp0 (pergola_tell_view_get_story (self->telling), id) != 0)
    leave_story (self);
  pergola_tell_view_show (self->telling, pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self)), id);
  gtk_widget_set_visible (GTK_WIDGET (self->header), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "telling");
  if (write)
    pergola_tell_view_write (self->telling);
}

static void
close_story (PergolaStoriesPage *self)
{
  leave_story (self);
  if (get_project (self) == NULL)
    return;
  update_list (self);
  /* Back to the line that it was opened from. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->stories)) == 0 || !gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
activated_cb (PergolaStoriesPage *self, guint position)
{
  g_autoptr (PergolaItem) story = g_list_model_get_item (G_LIST_MODEL (self->stories), position);

  if (story != NULL)
    open_story (self, pergola_item_get_id (story), TRUE);
}

static void
telling_cb (PergolaStoriesPage *self)
{
  PergolaEditor *editor = pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self));
  g_autofree char *key = NULL;
  g_autofree char *story = editor != NULL ? pergola_editor_take_telling (editor, &key) : NULL;

  if (story == NULL || pergola_project_get (get_project (self), story) == NULL)
    return;
  open_story (self, story, key == NULL);
  if (key != NULL)
    pergola_tell_view_write_at (self->telling, key);
}

/* What has been told so far stays open for the way back. */
static void
leave (PergolaBoardPage *page)
{
  PergolaStoriesPage *self = PERGOLA_STORIES_PAGE (page);
  const char *story = pergola_tell_view_get_story (self->telling);

  pergola_tell_view_settle (self->telling);
  if (story != NULL && pergola_telling_abandon (get_project (self), story))
    {
      leave_story (self);
      update_list (self);
    }
}

/* Another board is looked at. */
static void
board_cb (PergolaStoriesPage *self)
{
  PergolaEditor *editor = pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self));

  if (g_strcmp0 (pergola_editor_get_board (editor), pergola_board_page_get_board (PERGOLA_BOARD_PAGE (self))) != 0)
    leave (PERGOLA_BOARD_PAGE (self));
}

/* --- The page --- */

static void
refresh (PergolaBoardPage *page)
{
  PergolaStoriesPage *self = PERGOLA_STORIES_PAGE (page);
  const PergolaBoardDef *board = pergola_board_page_get_board_def (page);
  const char *story = pergola_tell_view_get_story (self->telling);

  if (get_project (self) == NULL)
    return;
  if (board != NULL)
    {
      pergola_page_header_set_title (self->header, board->title);
      adw_status_page_set_title (self->empty, board->empty);
      gtk_button_set_label (GTK_BUTTON (self->first), board->first != NULL ? board->first : _ ("Tell a Story"));
    }
  if (story != NULL && pergola_project_get (get_project (self), story) == NULL)
    close_story (self);
  else if (story != NULL)
    pergola_tell_view_refresh (self->telling);
  else
    update_list (self);
  telling_cb (self);
}

static void
set_editor (PergolaBoardPage *page, PergolaEditor *editor)
{
  PergolaStoriesPage *self = PERGOLA_STORIES_PAGE (page);
  PergolaEditor *before = pergola_board_page_get_editor (page);

  if (before == editor)
    return;
  if (before != NULL)
    {
      g_clear_signal_handler (&self->telling_id, before);
      g_clear_signal_handler (&self->board_id, before);
      g_clear_signal_handler (&self->selection_id, pergola_editor_get_selection (before));
      pergola_tell_view_show (self->telling, NULL, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->header), TRUE);
      g_list_store_remove_all (self->stories);
    }
  PERGOLA_BOARD_PAGE_CLASS (pergola_stories_page_parent_class)->set_editor (page, editor);
  if (editor == NULL)
    return;
  self->telling_id = g_signal_connect_object (editor, "telling", G_CALLBACK (telling_cb), self, G_CONNECT_SWAPPED);
  self->board_id = g_signal_connect_object (editor, "notify::board", G_CALLBACK (board_cb), self, G_CONNECT_SWAPPED);
  self->selection_id = g_signal_connect_object (pergola_editor_get_selection (editor), "changed",
                                                G_CALLBACK (update_selection), self, G_CONNECT_SWAPPED);
}

/* --- What can be done --- */

/* Opens the story that is selected. */
static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaStoriesPage *self = PERGOLA_STORIES_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    activated_cb (self, position);
}

/* What is done is done to the line that it is asked for. */
static gboolean
select_row (PergolaStoriesPage *self, GtkWidget *row)
{
  GtkListItem *item = row != NULL ? g_hash_table_lookup (self->rows, row) : NULL;

  if (item == NULL || pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self)) == NULL)
    return FALSE;
  pergola_selection_set_one (pergola_editor_get_selection (pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self))),
                             pergola_item_get_id (gtk_list_item_get_item (item)));
  return TRUE;
}

static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  PergolaStoriesPage *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!select_row (self, row))
    return;
  pergola_menu_append (menu, _ ("_Open"), "stories.open", NULL);
  pergola_menu_append (menu, _ ("_Rename"), "win.edit-title", NULL);
  pergola_menu_append (menu, _ ("_Delete"), "edit.delete", NULL);
  pergola_popup (GTK_WIDGET (self), row, G_MENU_MODEL (menu), at);
}

/* Delete deletes the line that has the focus, the menu key asks, F2 names it. */
static gboolean
key_cb (PergolaStoriesPage *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    show_menu (row, NULL, self);
  else if (plain && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && select_row (self, row))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.delete", NULL);
  else if (plain && key == GDK_KEY_F2 && select_row (self, row))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- Making --- */

static void
setup_cb (PergolaStoriesPage *self, GtkListItem *item)
{
  GtkWidget *row = pergola_story_row_new ();

  pergola_popup_add_gestures (row, show_menu, self);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (PergolaStoriesPage *self, GtkListItem *item)
{
  g_hash_table_insert (self->rows, gtk_list_item_get_child (item), item);
  show_row (self, item);
}

static void
unbind_cb (PergolaStoriesPage *self, GtkListItem *item)
{
  g_hash_table_remove (self->rows, gtk_list_item_get_child (item));
}

static void
search_cb (PergolaStoriesPage *self)
{
  if (get_project (self) != NULL && pergola_tell_view_get_story (self->telling) == NULL)
    update_list (self);
}

static GtkListView *
get_list (PergolaBoardPage *page)
{
  return PERGOLA_STORIES_PAGE (page)->list;
}

static void
pergola_stories_page_dispose (GObject *object)
{
  PergolaStoriesPage *self = PERGOLA_STORIES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PERGOLA_TYPE_STORIES_PAGE);
  g_clear_object (&self->stories);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (pergola_stories_page_parent_class)->dispose (object);
}

static void
pergola_stories_page_class_init (PergolaStoriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_stories_page_dispose;
  PERGOLA_BOARD_PAGE_CLASS (klass)->set_editor = set_editor;
  PERGOLA_BOARD_PAGE_CLASS (klass)->refresh = refresh;
  PERGOLA_BOARD_PAGE_CLASS (klass)->leave = leave;
  PERGOLA_BOARD_PAGE_CLASS (klass)->get_list = get_list;

  g_type_ensure (PERGOLA_TYPE_PAGE_HEADER);
  g_type_ensure (PERGOLA_TYPE_TELL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-stories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, header);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, tell);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, search);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, list);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, first);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, PergolaStoriesPage, telling);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_story);
  gtk_widget_class_install_action (widget_class, "stories.open", NULL, open_cb);
}

static void
pergola_stories_page_init (PergolaStoriesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stories = g_list_store_new (PERGOLA_TYPE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->stories)));
  model = GTK_SELECTION_MODEL (self->selection);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
  g_object_unref (factory);
}
