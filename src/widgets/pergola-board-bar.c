/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-bar.h"

#include "pergola-adaptive.h"
#include "pergola-board-group.h"
#include "pergola-board-items.h"
#include "pergola-filter-button.h"
#include "pergola-name.h"
#include "pergola-popup.h"

#include <glib/gi18n-lib.h>

struct _PergolaBoardBar
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  guint idle;            /* a rebuild is due */

  PergolaAdaptive *adaptive;
  GtkBox *variants; /* linked toggles */
  GtkWidget *views; /* linked toggles: diagram, outline, table */
  GtkMenuButton *overlay;
  GtkLabel *overlay_label;
  GtkWidget *overlay_arrow;
  GtkLabel *add_label;
  GtkWidget *add_button;
  PergolaFilterButton *filter;
  GtkWidget *outline_button;
  GtkWidget *table_button;
};

G_DEFINE_FINAL_TYPE (PergolaBoardBar, pergola_board_bar, ADW_TYPE_BIN)

/* --- Variants --- */

static const PergolaVariant *
get_variant (PergolaBoardBar *self, const PergolaBoardDef *board)
{
  return pergola_project_get_variant (pergola_editor_get_project (self->editor), board);
}

static gboolean
is_shown (PergolaBoardBar *self, const PergolaBoardChoice *choice)
{
  return choice->board == pergola_editor_get_board_def (self->editor) &&
         choice->variant == get_variant (self, choice->board);
}

/* "board" or "board variant". */
static char *
encode_choice (const PergolaBoardChoice *choice)
{
  return g_strconcat (choice->board->id, choice->variant != NULL ? " " : NULL,
                      choice->variant != NULL ? choice->variant->id : NULL, NULL);
}

/* What is asked for may be what the board shows already: that leaves no step to undo. */
static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaBoardBar *self = PERGOLA_BOARD_BAR (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  const PergolaBoardDef *board;
  const PergolaVariant *variant;

  if (self->editor == NULL || parts[0] == NULL)
    return;
  pergola_editor_set_board (self->editor, parts[0]);
  board = pergola_editor_get_board_def (self->editor);
  variant = board != NULL ? get_variant (self, board) : NULL;
  if (parts[1] != NULL && (variant == NULL || !g_str_equal (variant->id, parts[1])))
    gtk_widget_activate_action (widget, "edit.variant", "s", parts[1]);
}

static void
toggled_cb (PergolaBoardBar *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "bar.show", "s", gtk_widget_get_name (GTK_WIDGET (button)));
}

static GArray *
list_choices (PergolaBoardBar *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  PergolaFramework *framework =
    pergola_project_get_framework_of_board (project, pergola_editor_get_board (self->editor));

  return board != NULL && framework != NULL ? pergola_board_group_list_choices (framework, board)
                                            : g_array_new (FALSE, FALSE, sizeof (PergolaBoardChoice));
}

static void
rebuild_variants (PergolaBoardBar *self, GArray *choices)
{
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->variants))) != NULL)
    gtk_box_remove (self->variants, child);

  for (guint i = 0; choices->len > 1 && i < choices->len; i++)
    {
      const PergolaBoardChoice *choice = &g_array_index (choices, PergolaBoardChoice, i);
      g_autofree char *name = encode_choice (choice);
      GtkWidget *button = gtk_toggle_button_new_with_label (choice->title);

      gtk_widget_set_name (button, name);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_shown (self, choice));
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->variants, button);
    }
}

/* The words stay: only which of them is lit may have changed. */
static gboolean
light_variants (PergolaBoardBar *self, GArray *choices)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->variants));

  for (guint i = 0; choices->len > 1 && i < choices->len; i++)
    {
      const PergolaBoardChoice *choice = &g_array_index (choices, PergolaBoardChoice, i);
      g_autofree char *name = encode_choice (choice);

      if (child == NULL || !g_str_equal (gtk_widget_get_name (child), name) ||
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), choice->title) != 0)
        return FALSE;
      child = gtk_widget_get_next_sibling (child);
    }
  if (child != NULL)
    return FALSE;

  child = gtk_widget_get_first_child (GTK_WIDGET (self->variants));
  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    if (is_shown (self, &g_array_index (choices, PergolaBoardChoice, i)))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  return TRUE;
}

/* --- Overlay --- */

static GMenuModel *
create_stories (PergolaBoardBar *self, const PergolaKind *kind)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, kind->id);
  GMenu *menu = g_menu_new ();

  pergola_menu_append (menu, _ ("None"), "edit.follow", "");
  for (guint i = 0; i < stories->len; i++)
    pergola_menu_append_title (menu, pergola_name_get (project, stories->pdata[i]), "edit.follow",
                               pergola_item_get_id (stories->pdata[i]));
  return G_MENU_MODEL (menu);
}

/* The narratives that can be told over the figure, and what to write for the one that is. */
static void
append_overlays (PergolaBoardBar *self, const PergolaBoardDef *board, GMenu *menu)
{
  const PergolaOverlay *told = pergola_editor_get_overlay_def (self->editor);
  g_autoptr (GMenu) overlays = g_menu_new ();
  g_autoptr (GMenu) writing = g_menu_new ();

  if (board == NULL || board->overlays->len == 0)
    return;
  pergola_menu_append (overlays, _ ("None"), "edit.overlay", "");
  for (guint i = 0; i < board->overlays->len; i++)
    {
      const PergolaOverlay *overlay = board->overlays->pdata[i];

      pergola_menu_append (overlays, overlay->title, "edit.overlay", overlay->id);
    }
  for (guint i = 0; told != NULL && i < told->bands->len; i++)
    {
      const PergolaBand *band = told->bands->pdata[i];
      PergolaItem *written = pergola_editor_get_narrative (self->editor, band->top);
      const char *words = written != NULL ? pergola_item_get_title (written) : "";
      /* Translators: %s is what somebody wrote. */
      g_autofree char *change = *words != '\0' ? g_strdup_printf (_ ("Change “%s”"), words) : NULL;

      pergola_menu_append_title (writing,
                                 change != NULL      ? change
                                 : band->ask != NULL ? band->ask
                                                     : told->title,
                                 "edit.narrate", band->top ? "top" : "bottom");
    }
  g_menu_append_section (menu, _ ("Narrative over the Figure"), G_MENU_MODEL (overlays));
  if (told != NULL)
    g_menu_append_section (menu, _ ("Write It"), G_MENU_MODEL (writing));
}

/* How else the figure can be looked at. */
static void
append_looks (const PergolaBoardDef *board, GMenu *menu)
{
  g_autoptr (GMenu) reading = g_menu_new ();
  g_autoptr (GMenu) time = g_menu_new ();

  if (board == NULL)
    return;
  if (board->strips->len > 0)
    {
      pergola_menu_append (reading, _ ("Ahead, from the Activity"), "edit.reading", "prospective");
      pergola_menu_append (reading, _ ("Back, from the Result"), "edit.reading", "retrospective");
      g_menu_append_section (menu, _ ("Reading"), G_MENU_MODEL (reading));
    }
  pergola_menu_append (time, _ ("Over Time"), "edit.time", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (time));
}

static GMenuModel *
create_variants_menu (GArray *choices)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const PergolaBoardChoice *choice = &g_array_index (choices, PergolaBoardChoice, i);
      g_autofree char *name = encode_choice (choice);

      pergola_menu_append (menu, choice->title, "bar.show", name);
    }
  return G_MENU_MODEL (menu);
}

/* Made when it is opened, for it names every story. */
static void
create_overlay_menu (GtkMenuButton *button, gpointer data)
{
  PergolaBoardBar *self = data;
  g_autoptr (GArray) choices = self->editor != NULL ? list_choices (self) : NULL;
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;
  const PergolaKind *kind = board != NULL && board->path_kind != NULL
                              ? pergola_project_get_kind (pergola_editor_get_project (self->editor), board->path_kind)
                              : NULL;
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (narrow && choices != NULL && choices->len > 1)
    {
      g_autoptr (GMenuModel) variants = create_variants_menu (choices);

      g_menu_append_section (menu, NULL, variants);
    }
  append_overlays (self, board, menu);
  if (kind != NULL)
    {
      g_autoptr (GMenuModel) stories = create_stories (self, kind);
      g_autoptr (GMenu) more = g_menu_new ();
      /* Translators: %s is a kind of item, such as Story. */
      g_autofree char *label = g_strdup_printf (_ ("New %s…"), kind->title);

      g_menu_append_section (menu, kind->plural, stories);
      g_menu_append (more, label, "win.add-story");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
    }
  append_looks (board, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
update_overlay_label (PergolaBoardBar *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaKind *kind =
    board != NULL && board->path_kind != NULL ? pergola_project_get_kind (project, board->path_kind) : NULL;
  const char *id = pergola_editor_get_story (self->editor);
  PergolaItem *story = id != NULL ? pergola_project_get (project, id) : NULL;
  const PergolaOverlay *overlay = pergola_editor_get_overlay_def (self->editor);
  g_autofree char *followed = g_strdup_printf ("%s: %s", kind != NULL ? kind->title : "",
                                               story != NULL ? pergola_name_get (project, story) : _ ("None"));
  gboolean some = overlay != NULL || kind != NULL;
  g_autofree char *text = !some             ? g_strdup (_ ("View"))
                          : overlay == NULL ? g_strdup (followed)
                          : story != NULL   ? g_strdup_printf ("%s · %s", overlay->title, followed)
                                            : g_strdup (overlay->title);
  g_autofree char *name = some ? g_strdup_printf (_ ("Overlay, %s"), text) : g_strdup (text);

  gtk_label_set_label (self->overlay_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->overlay_label),
                          some && pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_WIDE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->overlay), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->overlay), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- Adding --- */

/* What a board with a catalogue holds has a name that people know; cards of other figures are of many kinds. */
static void
update_add_label (PergolaBoardBar *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaCatalogue *catalogue = board != NULL ? pergola_catalogue_of_board (project, board) : NULL;
  const PergolaKind *kind = catalogue != NULL ? pergola_project_get_kind (project, catalogue->kind) : NULL;
  gboolean rows = board != NULL && board->first != NULL && pergola_board_has_rows (board) &&
                  g_action_group_has_action (pergola_editor_get_actions (self->editor), "tell-story");
  const char *label = rows ? board->first : kind != NULL ? kind->title : _ ("Card");

  gtk_label_set_label (self->add_label, label);
  /* Where stories stand in rows, none of them is a card: one is told. */
  /* A name and a target that do not fit, even in passing, are warned of. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->add_button), rows ? g_variant_new_string ("") : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), rows ? "edit.tell-story" : "win.add-card");
  gtk_widget_set_tooltip_text (self->add_button, rows ? label : _ ("Add a card"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rows ? label : _ ("Add a card"), -1);
}

/* --- Keeping up --- */

static gboolean
rebuild_cb (gpointer data)
{
  PergolaBoardBar *self = data;
  g_autoptr (GArray) choices = NULL;

  self->idle = 0;
  if (self->editor == NULL)
    return G_SOURCE_REMOVE;

  choices = list_choices (self);
  if (!light_variants (self, choices))
    rebuild_variants (self, choices);
  gtk_widget_set_visible (GTK_WIDGET (self->overlay), pergola_editor_get_board_def (self->editor) != NULL);
  update_overlay_label (self);
  update_add_label (self);
  return G_SOURCE_REMOVE;
}

/* While a window is taken apart its stack still says what it shows, to a bar that is gone but for its memory. */
static void
queue_rebuild (PergolaBoardBar *self)
{
  if (self->idle == 0 && self->editor != NULL)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

/* Only what the bar shows: the options of the board, and stories. */
static void
committed_cb (PergolaBoardBar *self, const PergolaTransaction *transaction)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);

  for (guint i = 0; i < transaction->changes->len; i++)
    {
      const PergolaChange *change = transaction->changes->pdata[i];

      if (change->type == PERGOLA_CHANGE_PROPERTY ||
          (change->item != NULL && board != NULL &&
           g_strcmp0 (pergola_item_get_kind (change->item), board->path_kind) == 0))
        {
          queue_rebuild (self);
          return;
        }
    }
}

static void
level_cb (PergolaBoardBar *self)
{
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);
  gboolean narrow = level == PERGOLA_LEVEL_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->variants), !narrow);
  gtk_widget_set_visible (self->views, narrow);
  gtk_widget_set_visible (self->outline_button, !narrow);
  gtk_widget_set_visible (self->table_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->overlay_label), level == PERGOLA_LEVEL_WIDE);
  gtk_widget_set_visible (self->overlay_arrow, level == PERGOLA_LEVEL_WIDE);
  queue_rebuild (self);
}

/* --- Object --- */

static void
pergola_board_bar_dispose (GObject *object)
{
  PergolaBoardBar *self = PERGOLA_BOARD_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_board_bar_parent_class)->dispose (object);
}

static void
pergola_board_bar_class_init (PergolaBoardBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_board_bar_dispose;
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_FILTER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-board-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, variants);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, views);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, overlay);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, overlay_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, overlay_arrow);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, filter);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, add_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, outline_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaBoardBar, table_button);
  gtk_widget_class_install_action (widget_class, "bar.show", "s", show_cb);
}

static void
pergola_board_bar_init (PergolaBoardBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->overlay, create_overlay_menu, self, NULL);
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  level_cb (self);
}

void
pergola_board_bar_set_editor (PergolaBoardBar *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  pergola_filter_button_set_editor (self->filter, editor);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify::board", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::overlay", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  rebuild_cb (self);
}
