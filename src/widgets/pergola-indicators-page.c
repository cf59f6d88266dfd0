/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-indicators-page.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-indicator-row.h"
#include "pergola-page-header.h"
#include "pergola-popup.h"

#define ALONE "! alone" /* no choice has such an id */

struct _PergolaIndicatorsPage
{
  PergolaBoardPage parent_instance;

  GListStore *store; /* of PergolaIndicatorEntry */
  GtkSingleSelection *selection;
  GPtrArray *rows;   /* (element-type PergolaIndicatorRow): those that are made */
  char *filter;      /* (nullable): the id of a type, or ALONE */
  char *pills_shown; /* what the pills say */
  gboolean busy;     /* the selection is being brought up to date */
  guint n_alone;

  PergolaAdaptive *adaptive;
  PergolaPageHeader *header;
  GtkButton *add;
  GtkBox *pills;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkStack *stack;
  GtkBox *card;
  GtkListView *list;
  GtkLabel *empty;
  GtkButton *first;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (PergolaIndicatorsPage, pergola_indicators_page, PERGOLA_TYPE_BOARD_PAGE)

static PergolaEditor *
get_editor (PergolaIndicatorsPage *self)
{
  return pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self));
}

/* --- Which of them, in which order --- */

/* Where its type stands in the definition; those without one come last. */
static guint
get_type_index (const PergolaIndicator *indicator)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (indicator->kind, "type");
  guint index = G_MAXUINT;

  if (field != NULL && indicator->type != NULL)
    g_ptr_array_find (field->choices, indicator->type, &index);
  return index;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  PergolaIndicator *one = *(PergolaIndicator *const *) a, *other = *(PergolaIndicator *const *) b;
  guint x = get_type_index (one), y = get_type_index (other);

  return x != y ? (x < y ? -1 : 1) : pergola_item_compare_rank (&one->item, &other->item);
}

static gboolean
passes (PergolaIndicatorsPage *self, const PergolaIndicator *indicator)
{
  if (self->filter == NULL)
    return TRUE;
  if (g_str_equal (self->filter, ALONE))
    return pergola_indicator_is_alone (indicator);
  return indicator->type != NULL && g_str_equal (indicator->type->id, self->filter);
}

/* --- Pills --- */

static void
pill_cb (GtkToggleButton *pill, PergolaIndicatorsPage *self)
{
  const char *filter = g_object_get_data (G_OBJECT (pill), "pergola-filter");

  if (!gtk_toggle_button_get_active (pill) || g_strcmp0 (filter, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
}

static void
add_pill (PergolaIndicatorsPage *self, const char *title, guint n, const char *filter)
{
  g_autofree char *text = g_strdup_printf ("%s  %u", title, n);
  GtkWidget *pill = gtk_toggle_button_new_with_label (text);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->pills));

  gtk_widget_add_css_class (pill, "find-pill");
  g_object_set_data_full (G_OBJECT (pill), "pergola-filter", g_strdup (filter), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pill), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), g_strcmp0 (filter, self->filter) == 0);
  g_signal_connect (pill, "toggled", G_CALLBACK (pill_cb), self);
  gtk_box_append (self->pills, pill);
}

static void
check_pills (PergolaIndicatorsPage *self)
{
  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills)); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (pill), "pergola-filter"), self->filter) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), TRUE);
}

static guint
count_type (GPtrArray *list, const PergolaChoice *type)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((PergolaIndicator *) list->pdata[i])->type == type;
  return n;
}

/* (transfer full) */
static char *
sign_pills (GPtrArray *list, const PergolaFieldDef *field, guint n_alone)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %u", list->len, n_alone);
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const PergolaChoice *type = field->choices->pdata[i];

      g_string_append_printf (text, " %s %u", type->title, count_type (list, type));
    }
  return g_string_free (text, FALSE);
}

/* Made anew only where they say something else, so that the one that has the focus keeps it. */
static void
show_pills (PergolaIndicatorsPage *self, GPtrArray *list)
{
  const PergolaKind *kind = pergola_indicator_get_kind (pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self)));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autofree char *signature = sign_pills (list, field, self->n_alone);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self->pills), list->len > 0);
  if (g_strcmp0 (signature, self->pills_shown) != 0)
    {
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
        gtk_box_remove (self->pills, child);
      add_pill (self, _ ("All"), list->len, NULL);
      for (guint i = 0; field != NULL && i < field->choices->len; i++)
        {
          const PergolaChoice *type = field->choices->pdata[i];
          guint n = count_type (list, type);

          if (n > 0)
            add_pill (self, type->title, n, type->id);
        }
      if (self->n_alone > 0)
        add_pill (self, _ ("Alone"), self->n_alone, ALONE);
      g_free (self->pills_shown);
      self->pills_shown = g_steal_pointer (&signature);
    }
  check_pills (self);
}

/* --- Above the list --- */

static void
show_header (PergolaIndicatorsPage *self, GPtrArray *list)
{
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));
  g_autoptr (GString) text = g_string_new (NULL);
  guint week = 0, late = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  for (guint i = 0; i < list->len; i++)
    {
      PergolaDue due = pergola_indicator_get_due (list->pdata[i], &today);

      week += due == PERGOLA_DUE_WEEK;
      late += due == PERGOLA_DUE_LATE;
    }
  if (list->len > 0)
    g_string_append_printf (text, _ ("%u in all"), list->len);
  if (week > 0)
    g_string_append_printf (text, _ (", %u due this week"), week);
  if (late > 0)
    g_string_append_printf (text, _ (", %u late"), late);
  pergola_page_header_set_title (self->header, board != NULL ? board->title : "");
  pergola_page_header_set_subtitle (self->header, text->str);
  if (board == NULL)
    return;
  gtk_label_set_label (self->empty, board->empty != NULL ? board->empty : "");
  gtk_button_set_label (self->add, board->first != NULL ? board->first : _ ("Add"));
  gtk_button_set_label (self->first, board->first != NULL ? board->first : _ ("Add"));
}

static void
show_banner (PergolaIndicatorsPage *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->banner, self->n_alone > 0 && g_strcmp0 (self->filter, ALONE) != 0);
  text = g_strdup_printf (ngettext ("<b>%u number stands alone.</b> Without an aspiration or a story, nobody can say "
                                    "what it means.",
                                    "<b>%u numbers stand alone.</b> Without an aspiration or a story, nobody can say "
                                    "what they mean.",
                                    self->n_alone),
                          self->n_alone);
  gtk_label_set_markup (self->banner_label, text);
}

/* --- The list --- */

static void
show_selection (PergolaIndicatorsPage *self)
{
  PergolaEditor *editor = get_editor (self);
  const char *id = editor != NULL ? pergola_selection_get_single (pergola_editor_get_selection (editor)) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (PergolaIndicatorEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_str_equal (pergola_indicator_entry_get_id (entry), id))
        position = i;
    }
  self->busy = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->busy = FALSE;
}

static void
selected_cb (PergolaIndicatorsPage *self)
{
  PergolaIndicatorEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  PergolaEditor *editor = get_editor (self);

  if (!self->busy && entry != NULL && editor != NULL)
    pergola_selection_set_one (pergola_editor_get_selection (editor), pergola_indicator_entry_get_id (entry));
}

/* Whether the list holds what it is to show already, in this order. */
static gboolean
has_same (PergolaIndicatorsPage *self, GPtrArray *shown)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) != shown->len)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (PergolaIndicatorEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      PergolaIndicator *indicator = shown->pdata[i];

      if (!g_str_equal (pergola_indicator_entry_get_id (entry), pergola_item_get_id (indicator->item)))
        return FALSE;
    }
  return TRUE;
}

/* Only what came or went makes other lines, so that scrolling and focus stay. @shown gives its indicators away. */
static void
show_list (PergolaIndicatorsPage *self, GPtrArray *shown)
{
  PergolaProject *project = pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));

  if (!has_same (self, shown))
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < shown->len; i++)
        g_ptr_array_add (
          entries, pergola_indicator_entry_new (pergola_item_get_id (((PergolaIndicator *) shown->pdata[i])->item)));
      self->busy = TRUE;
      g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), entries->pdata,
                           entries->len);
      self->busy = FALSE;
    }
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (PergolaIndicatorEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      pergola_indicator_entry_take (entry, project, shown->pdata[i]);
    }
}

static void
pergola_indicators_page_refresh (PergolaBoardPage *page)
{
  PergolaIndicatorsPage *self = PERGOLA_INDICATORS_PAGE (page);
  g_autoptr (GPtrArray) list = pergola_indicator_list (pergola_board_page_get_project (page));
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  self->n_alone = 0;
  for (guint i = 0; i < list->len; i++)
    self->n_alone += pergola_indicator_is_alone (list->pdata[i]);
  g_ptr_array_sort (list, compare);
  for (guint i = 0; i < list->len; i++)
    if (passes (self, list->pdata[i]))
      g_ptr_array_add (shown, list->pdata[i]);
  if (shown->len == 0 && list->len > 0) /* what was looked at by itself is gone */
    {
      g_clear_pointer (&self->filter, g_free);
      for (guint i = 0; i < list->len; i++)
        g_ptr_array_add (shown, list->pdata[i]);
    }
  show_header (self, list);
  show_pills (self, list);
  show_banner (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add), list->len > 0);
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "list" : "empty");
  /* From here on the entries have them. */
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    if (!g_ptr_array_find (shown, list->pdata[i], NULL))
      pergola_indicator_free (list->pdata[i]);
  show_list (self, shown);
  show_selection (self);
}

static void
selection_changed_cb (PergolaIndicatorsPage *self)
{
  if (!self->busy)
    show_selection (self);
}

static void
pergola_indicators_page_set_editor (PergolaBoardPage *page, PergolaEditor *editor)
{
  PergolaIndicatorsPage *self = PERGOLA_INDICATORS_PAGE (page);
  PergolaEditor *before = pergola_board_page_get_editor (page);

  if (before != NULL)
    g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (before), self);
  PERGOLA_BOARD_PAGE_CLASS (pergola_indicators_page_parent_class)->set_editor (page, editor);
  self->busy = TRUE;
  g_list_store_remove_all (self->store);
  self->busy = FALSE;
  g_clear_pointer (&self->filter, g_free);
  if (editor != NULL)
    g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (selection_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* --- Rows --- */

static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  PergolaIndicatorsPage *self = data;
  PergolaIndicatorEntry *entry = pergola_indicator_row_get_entry (PERGOLA_INDICATOR_ROW (row));
  g_autoptr (GMenu) menu = g_menu_new ();

  if (entry == NULL)
    return;
  pergola_selection_set_one (pergola_editor_get_selection (get_editor (self)), pergola_indicator_entry_get_id (entry));
  pergola_menu_append (menu, _ ("_Rename"), "edit.rename", NULL);
  pergola_menu_append (menu, _ ("_Duplicate"), "edit.duplicate", NULL);
  pergola_menu_append (menu, _ ("_Delete"), "edit.delete", NULL);
  pergola_popup (GTK_WIDGET (self), row, G_MENU_MODEL (menu), at);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaIndicatorsPage *self)
{
  GtkWidget *row = pergola_indicator_row_new ();

  pergola_indicator_row_set_level (PERGOLA_INDICATOR_ROW (row), pergola_adaptive_get_level (self->adaptive));
  pergola_popup_add_gestures (row, show_menu, self);
  g_ptr_array_add (self->rows, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaIndicatorsPage *self)
{
  pergola_indicator_row_set_entry (PERGOLA_INDICATOR_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaIndicatorsPage *self)
{
  pergola_indicator_row_set_entry (PERGOLA_INDICATOR_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaIndicatorsPage *self)
{
  g_ptr_array_remove (self->rows, gtk_list_item_get_child (item));
}

static void
level_cb (PergolaIndicatorsPage *self)
{
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);

  for (guint i = 0; i < self->rows->len; i++)
    pergola_indicator_row_set_level (self->rows->pdata[i], level);
  pergola_indicator_row_set_level (PERGOLA_INDICATOR_ROW (self->heading), level);
  gtk_widget_set_visible (self->heading, level != PERGOLA_LEVEL_NARROW);
}

/* --- What is done --- */

/* (nullable): where a new one goes: of the type that is looked at by itself. */
static const PergolaZone *
find_zone (PergolaIndicatorsPage *self)
{
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));

  for (guint i = 0; board != NULL && self->filter != NULL && i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (zone->cards->len > 0 && g_strcmp0 (((PergolaCards *) zone->cards->pdata[0])->choice, self->filter) == 0)
        return zone;
    }
  return NULL;
}

static void
add_cb (PergolaIndicatorsPage *self)
{
  const PergolaZone *zone = find_zone (self);

  if (zone == NULL)
    {
      g_clear_pointer (&self->filter, g_free);
      pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "edit.add", "s", zone != NULL ? zone->id : "");
}

static void
review_cb (PergolaIndicatorsPage *self)
{
  g_free (self->filter);
  self->filter = g_strdup (ALONE);
  pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
}

/* Enter and F2 name it, Delete deletes it, the menu key asks. */
static gboolean
key_cb (PergolaIndicatorsPage *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean menu = key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  if (menu && PERGOLA_IS_INDICATOR_ROW (gtk_widget_get_first_child (focus)))
    show_menu (gtk_widget_get_first_child (focus), NULL, self);
  else if (key == GDK_KEY_Delete && gtk_single_selection_get_selected_item (self->selection) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.delete", NULL);
  else
    return FALSE;
  return TRUE;
}

static void
activate_cb (PergolaIndicatorsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "edit.rename", NULL);
}

/* --- Object --- */

static void
pergola_indicators_page_dispose (GObject *object)
{
  PergolaIndicatorsPage *self = PERGOLA_INDICATORS_PAGE (object);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (child != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL); /* the rows go while the page can hear it */
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pergola_indicators_page_parent_class)->dispose (object);
}

static void
pergola_indicators_page_finalize (GObject *object)
{
  PergolaIndicatorsPage *self = PERGOLA_INDICATORS_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->filter);
  g_free (self->pills_shown);
  G_OBJECT_CLASS (pergola_indicators_page_parent_class)->finalize (object);
}

static void
pergola_indicators_page_class_init (PergolaIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_indicators_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_indicators_page_finalize;
  PERGOLA_BOARD_PAGE_CLASS (klass)->refresh = pergola_indicators_page_refresh;
  PERGOLA_BOARD_PAGE_CLASS (klass)->set_editor = pergola_indicators_page_set_editor;
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-indicators-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PergolaIndicatorsPage, name)
  BIND (adaptive);
  BIND (header);
  BIND (add);
  BIND (pills);
  BIND (banner);
  BIND (banner_label);
  BIND (stack);
  BIND (card);
  BIND (list);
  BIND (empty);
  BIND (first);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
}

static void
create_list (PergolaIndicatorsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), self);
  self->store = g_list_store_new (PERGOLA_TYPE_INDICATOR_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list has it */
  g_object_unref (factory);
}

static void
pergola_indicators_page_init (PergolaIndicatorsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heading = pergola_indicator_row_new_heading ();
  gtk_box_prepend (self->card, self->heading);
  create_list (self);
  level_cb (self);
}
