/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-indicators-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-popup.h"

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
  adw_status_page_set_title (self->empty, board->empty != NULL ? board->empty : "");
  gtk_button_set_label (GTK_BUTTON (self->add), board->first != NULL ? board->first : _ ("Add"));
  gtk_button_set_label (GTK_BUTTON (self->first), board->first != NULL ? board->first : _ ("Add"));
}

/* (transfer full): as a sentence begins; small numbers are words. */
static char *
describe_alone (guint n)
{
  /* Translators: "Two numbers stand alone." */
  static const char *const words[] = {
    N_ ("Two numbers stand alone."),   N_ ("Three numbers stand alone."), N_ ("Four numbers stand alone."),
    N_ ("Five numbers stand alone."),  N_ ("Six numbers stand alone."),   N_ ("Seven numbers stand alone."),
    N_ ("Eight numbers stand alone."), N_ ("Nine numbers stand alone."),  N_ ("Ten numbers stand alone."),
  };

  if (n >= 2 && n < 2 + G_N_ELEMENTS (words))
    return g_strdup (_ (words[n - 2]));
  return n == 1 ? g_strdup (_ ("One number stands alone."))
                : g_strdup_printf (ngettext ("%u number stands alone.", "%u numbers stand alone.", n), n);
}

/* What those that stand alone lack. */
static const char *
describe_lack (PergolaIndicatorsPage *self, GPtrArray *list)
{
  gboolean reason = FALSE, story = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const PergolaIndicator *indicator = list->pdata[i];

      reason = reason || indicator->reasons->len == 0;
      story = story || indicator->stories->len == 0;
    }
  if (reason && story)
    return ngettext ("It lacks an aspiration, a story, or both: nobody can say what it means.",
                     "They lack an aspiration, a story, or both: nobody can say what they mean.", self->n_alone);
  return reason ? ngettext ("It lacks an aspiration: nobody can say what it is for.",
                            "They lack an aspiration: nobody can say what they are for.", self->n_alone)
                : ngettext ("It lacks a story: nobody can say what it means.",
                            "They lack a story: nobody can say what they mean.", self->n_alone);
}

static void
show_banner (PergolaIndicatorsPage *self, GPtrArray *list)
{
  g_autofree char *alone = describe_alone (self->n_alone);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->banner, self->n_alone > 0 && !pergola_indicators_page_is_filtered_alone (self));
  text = g_markup_printf_escaped ("<b>%s</b> %s", alone, describe_lack (self, list));
  gtk_label_set_markup (self->banner_label, text);
}

/* --- The list --- */

static gboolean
scroll_cb (gpointer data)
{
  PergolaIndicatorsPage *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

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
  if (position == gtk_single_selection_get_selected (self->selection))
    return;
  self->busy = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->busy = FALSE;
  /* Selected elsewhere, or new: it is to be seen, as soon as the list knows where its lines are. */
  if (position != GTK_INVALID_LIST_POSITION && self->scroll == 0)
    self->scroll = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
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
    if (pergola_indicators_page_passes (self, list->pdata[i]))
      g_ptr_array_add (shown, list->pdata[i]);
  if (shown->len == 0 && list->len > 0) /* what was looked at by itself is gone */
    {
      g_clear_pointer (&self->filter, g_free);
      for (guint i = 0; i < list->len; i++)
        g_ptr_array_add (shown, list->pdata[i]);
    }
  show_header (self, list);
  pergola_indicators_page_show_pills (self, list);
  show_banner (self, list);
  gtk_widget_set_visible (self->add, list->len > 0);
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

/* (nullable): where indicators of a type go. */
static const PergolaZone *
find_zone_of (PergolaIndicatorsPage *self, const char *type)
{
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));

  for (guint i = 0; board != NULL && type != NULL && i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (zone->cards->len > 0 && g_strcmp0 (((PergolaCards *) zone->cards->pdata[0])->choice, type) == 0)
        return zone;
    }
  return NULL;
}

/* (nullable): where a new one goes: of the type that is looked at by itself, else of that of the one that is selected.
 */
static const PergolaZone *
find_zone (PergolaIndicatorsPage *self)
{
  PergolaProject *project = pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));
  const char *id = pergola_selection_get_single (pergola_editor_get_selection (get_editor (self)));
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;
  const PergolaZone *zone = find_zone_of (self, self->filter);
  const PergolaFieldDef *field;

  if (zone != NULL || item == NULL || !pergola_indicator_is (project, item))
    return zone;
  field = pergola_kind_get_field_by_role (pergola_indicator_get_kind (project), "type");
  return field != NULL ? find_zone_of (self, pergola_item_get (item, field->id)) : NULL;
}

/* Of which type, where nothing says it. */
static void
ask_type (PergolaIndicatorsPage *self, GtkWidget *button)
{
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));
  const PergolaKind *kind = pergola_indicator_get_kind (pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self)));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) types = g_menu_new ();

  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      pergola_menu_append_title (types, zone->title, "edit.add", zone->id);
    }
  g_menu_append_section (menu, field != NULL ? field->title : NULL, G_MENU_MODEL (types));
  pergola_popup (GTK_WIDGET (self), button, G_MENU_MODEL (menu), NULL);
}

static void
add_cb (PergolaIndicatorsPage *self, GtkWidget *button)
{
  const PergolaBoardDef *board = pergola_board_page_get_board_def (PERGOLA_BOARD_PAGE (self));
  const PergolaZone *zone = get_editor (self) != NULL ? find_zone (self) : NULL;

  if (board == NULL || get_editor (self) == NULL)
    return;
  if (pergola_indicators_page_is_filtered_alone (self)) /* a new one is alone, but is seen in any case */
    {
      g_clear_pointer (&self->filter, g_free);
      pergola_board_page_queue_refresh (PERGOLA_BOARD_PAGE (self));
    }
  if (zone == NULL && board->zones->len > 1)
    ask_type (self, button);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.add", "s", zone != NULL ? zone->id : "");
}

static void
review_cb (PergolaIndicatorsPage *self)
{
  pergola_indicators_page_filter_alone (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list)); /* the banner goes */
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

static GtkListView *
pergola_indicators_page_get_list (PergolaBoardPage *page)
{
  return PERGOLA_INDICATORS_PAGE (page)->list;
}

static void
pergola_indicators_page_dispose (GObject *object)
{
  PergolaIndicatorsPage *self = PERGOLA_INDICATORS_PAGE (object);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (child != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL); /* the rows go while the page can hear it */
  g_clear_handle_id (&self->scroll, g_source_remove);
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
  PERGOLA_BOARD_PAGE_CLASS (klass)->get_list = pergola_indicators_page_get_list;
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_CATALOGUE_FLOW);
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
