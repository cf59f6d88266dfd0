/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-tell-tools.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-field.h"
#include "pergola-popup.h"
#include "pergola-tell-name.h"

struct _PergolaTellTools
{
  AdwBin parent_instance;

  PergolaEditor *editor;
  char *step; /* (nullable) */
  const PergolaForm *form;
  gboolean busy;

  GSimpleAction *sort; /* its state is the kind of the card */
  GtkWidget *sort_button;
  GtkWidget *sort_glyph;
  GtkWidget *sort_label;
  GtkWidget *name;
  GtkWidget *polarity;          /* a box of toggles */
  const PergolaFieldDef *shown; /* (nullable): what they are of; other words come with another definition */
  GtkWidget *evidence;          /* a toggle */
  GtkWidget *evidence_label;
  GtkWidget *revealer;
  GtkWidget *list; /* (nullable): of the step below */
  GtkWidget *indicators;
  GtkWidget *indicators_label;
  GtkWidget *indicators_list;
  char *listed;                   /* (nullable): the step that the rows are of */
  const PergolaKind *listed_kind; /* (nullable): in which words */
  GPtrArray *fields;              /* (element-type PergolaField) */
};

G_DEFINE_FINAL_TYPE (PergolaTellTools, pergola_tell_tools, ADW_TYPE_BIN)

/* A button with more than a label in it has no name of its own. */
static void
set_label (GtkWidget *label, GtkWidget *button, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static PergolaProject *
get_project (PergolaTellTools *self)
{
  return pergola_editor_get_project (self->editor);
}

/* (nullable) */
static PergolaItem *
get_step (PergolaTellTools *self)
{
  return self->step != NULL ? pergola_project_get (get_project (self), self->step) : NULL;
}

/* --- The kind of the card --- */

/* (nullable): the choices of a card that go by its type. */
static const PergolaFieldDef *
get_sort_field (PergolaTellTools *self, PergolaItem *card)
{
  const PergolaKind *kind =
    card != NULL ? pergola_project_get_kind (get_project (self), pergola_item_get_kind (card)) : NULL;

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      for (guint j = 0; field->type == PERGOLA_FIELD_CHOICE && j < field->choices->len; j++)
        if (((PergolaChoice *) field->choices->pdata[j])->within != NULL)
          return field;
    }
  return NULL;
}

static void
sort_cb (PergolaTellTools *self, GVariant *parameter)
{
  PergolaItem *step = get_step (self);
  PergolaItem *card = step != NULL ? pergola_telling_get_card (get_project (self), step) : NULL;
  const PergolaFieldDef *field = get_sort_field (self, card);

  if (field != NULL)
    pergola_edit_set (get_project (self), pergola_item_get_id (card), field->id, g_variant_get_string (parameter, NULL),
                      FALSE, NULL);
}

static void
show_sort (PergolaTellTools *self, PergolaItem *card)
{
  const PergolaFieldDef *field = get_sort_field (self, card);
  const PergolaChoice *now = field != NULL ? pergola_project_get_choice (get_project (self), card, field->id) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = 0;

  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const PergolaChoice *choice = field->choices->pdata[i];

      if (!pergola_project_choice_applies (get_project (self), card, field, choice))
        continue;
      pergola_menu_append_title (menu, choice->title, "tell.sort", choice->id);
      n++;
    }
  gtk_widget_set_visible (self->sort_button, n > 0);
  if (n == 0)
    return;
  g_simple_action_set_state (self->sort, g_variant_new_string (now != NULL ? now->id : ""));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->sort_button), G_MENU_MODEL (menu));
  set_label (self->sort_label, self->sort_button, now != NULL ? now->title : _ ("Kind of Card"));
  pergola_glyph_image_set_name (PERGOLA_GLYPH_IMAGE (self->sort_glyph), now != NULL ? now->icon : NULL);
  gtk_widget_set_visible (self->sort_glyph, now != NULL && now->icon != NULL);
}

static GtkWidget *
create_sort (PergolaTellTools *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sort_button = gtk_menu_button_new ();
  self->sort_glyph = pergola_glyph_image_new (NULL);
  self->sort_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->sort_glyph);
  gtk_box_append (GTK_BOX (box), self->sort_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->sort_button), box);
  gtk_widget_add_css_class (self->sort_button, "tell-chip");
  gtk_widget_set_tooltip_text (self->sort_button, _ ("What kind of card it is"));
  return self->sort_button;
}

/* --- What it did --- */

static void
polarity_cb (PergolaTellTools *self, GtkToggleButton *toggle)
{
  const char *choice = g_object_get_data (G_OBJECT (toggle), "choice");

  if (!self->busy && get_step (self) != NULL)
    pergola_telling_set_polarity (get_project (self), self->step,
                                  gtk_toggle_button_get_active (toggle) ? choice : NULL);
}

static void
fill_polarity (PergolaTellTools *self, const PergolaFieldDef *field)
{
  GtkWidget *child;

  self->shown = field;
  while ((child = gtk_widget_get_first_child (self->polarity)) != NULL)
    gtk_box_remove (GTK_BOX (self->polarity), child);
  for (guint i = 0; i < field->choices->len; i++)
    {
      const PergolaChoice *choice = field->choices->pdata[i];
      g_autofree char *sign = choice->badge != NULL ? g_strconcat (choice->badge, " ", NULL) : g_strdup ("");
      g_autofree char *words = g_strconcat (sign, choice->title, NULL);
      GtkWidget *toggle = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (toggle), label);
      g_object_set_data_full (G_OBJECT (toggle), "choice", g_strdup (choice->id), g_free);
      gtk_widget_set_tooltip_text (toggle, choice->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title, -1);
      gtk_widget_add_css_class (toggle, "tell-chip");
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (polarity_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->polarity), toggle);
    }
}

static void
show_polarity (PergolaTellTools *self, PergolaItem *step)
{
  const PergolaKind *kind = pergola_project_get_kind (get_project (self), pergola_item_get_kind (step));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "polarity") : NULL;
  const char *now = pergola_telling_get_polarity (get_project (self), step);

  gtk_widget_set_visible (self->polarity, field != NULL);
  if (field != NULL && field != self->shown)
    fill_polarity (self, field);
  self->busy = TRUE;
  for (GtkWidget *toggle = gtk_widget_get_first_child (self->polarity); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                  g_strcmp0 (g_object_get_data (G_OBJECT (toggle), "choice"), now) == 0);
  self->busy = FALSE;
}

/* --- Evidence --- */

/* Whether the form has a question of its own for a field of steps. */
static gboolean
is_asked (const PergolaForm *form, const char *field)
{
  for (guint i = 0; form != NULL && i < form->questions->len; i++)
    {
      const PergolaQuestion *question = form->questions->pdata[i];

      if (question->choice != NULL && g_strcmp0 (question->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is said of a step besides its words, its type and what it did. */
static gboolean
is_evidence (PergolaTellTools *self, const PergolaKind *kind, const PergolaFieldDef *field)
{
  return field != kind->fields->pdata[0] && g_strcmp0 (field->role, "type") != 0 &&
         g_strcmp0 (field->role, "polarity") != 0 && !is_asked (self->form, field->id);
}

static void
indicator_cb (PergolaTellTools *self, GtkCheckButton *check)
{
  const char *indicator = g_object_get_data (G_OBJECT (check), "indicator");

  if (!self->busy && get_step (self) != NULL && pergola_project_get (get_project (self), indicator) != NULL)
    pergola_telling_set_indicator (get_project (self), self->step, indicator, gtk_check_button_get_active (check));
}

static void
add_indicator (PergolaTellTools *self, PergolaItem *indicator, gboolean active)
{
  g_autofree char *title = pergola_describe_title (get_project (self), indicator);
  GtkWidget *check = gtk_check_button_new_with_label (title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data_full (G_OBJECT (check), "indicator", g_strdup (pergola_item_get_id (indicator)), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (indicator_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->indicators_list), check);
}

static void
indicators_cb (PergolaTellTools *self)
{
  PergolaProject *project = get_project (self);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "indicator");
  PergolaItem *step = get_step (self);
  const PergolaChoice *type = step != NULL ? pergola_telling_get_type (project, step) : NULL;
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autoptr (GPtrArray) all = kind != NULL ? pergola_project_list_items (project, kind->id) : g_ptr_array_new ();
  g_autoptr (GPtrArray) told = step != NULL ? pergola_telling_list_indicators (project, step) : g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->indicators_list)) != NULL)
    gtk_box_remove (GTK_BOX (self->indicators_list), child);
  /* Those that count the same type of value come first. */
  for (int other = 0; other < 2; other++)
    for (guint i = 0; i < all->len; i++)
      {
        const char *own = field != NULL ? pergola_item_get (all->pdata[i], field->id) : NULL;

        if ((type != NULL && g_strcmp0 (own, type->id) == 0) == (other == 0))
          add_indicator (self, all->pdata[i], g_ptr_array_find (told, all->pdata[i], NULL));
      }
}

static GtkWidget *
create_indicators (PergolaTellTools *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->indicators = gtk_menu_button_new ();
  self->indicators_label = gtk_label_new (NULL);
  self->indicators_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->indicators_label), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->indicators), self->indicators_label);
  set_label (self->indicators_label, self->indicators, _ ("Link to an Indicator"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->indicators_list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->indicators), popover);
  gtk_widget_add_css_class (self->indicators, "tell-chip");
  gtk_widget_set_halign (self->indicators, GTK_ALIGN_START);
  g_signal_connect_object (popover, "show", G_CALLBACK (indicators_cb), self, G_CONNECT_SWAPPED);
  return self->indicators;
}

/* "Losses, Calls at night", or what to do. */
static void
show_indicators (PergolaTellTools *self, PergolaItem *step)
{
  g_autoptr (GPtrArray) told = pergola_telling_list_indicators (get_project (self), step);
  const PergolaKind *kind = pergola_project_get_kind_by_role (get_project (self), "indicator");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < told->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", pergola_item_get_title (told->pdata[i]));
  set_label (self->indicators_label, self->indicators, told->len > 0 ? text->str : _ ("Link to an Indicator"));
  gtk_widget_set_visible (self->indicators, kind != NULL && pergola_project_count (get_project (self), kind->id) > 0);
}

static void
fill_evidence (PergolaTellTools *self, PergolaItem *step)
{
  const PergolaKind *kind = pergola_project_get_kind (get_project (self), pergola_item_get_kind (step));
  const char *ids[] = { self->step, NULL };

  g_ptr_array_set_size (self->fields, 0);
  if (self->list != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->list)), self->list);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"), -1);
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    if (is_evidence (self, kind, kind->fields->pdata[i]))
      {
        PergolaField *field = pergola_field_new (self->editor, ids, kind->fields->pdata[i]);

        pergola_field_append_to (field, GTK_LIST_BOX (self->list));
        g_ptr_array_add (self->fields, field);
      }
  gtk_box_prepend (GTK_BOX (gtk_revealer_get_child (GTK_REVEALER (self->revealer))), self->list);
  g_free (self->listed);
  self->listed = g_strdup (self->step);
  self->listed_kind = kind;
}

/* How sure it is, where that is said, else what to do. */
static void
show_evidence (PergolaTellTools *self, PergolaItem *step)
{
  const PergolaKind *kind = pergola_project_get_kind (get_project (self), pergola_item_get_kind (step));
  const PergolaFieldDef *strength = kind != NULL ? pergola_kind_get_field_by_role (kind, "strength") : NULL;
  const PergolaChoice *now =
    strength != NULL ? pergola_project_get_choice (get_project (self), step, strength->id) : NULL;

  set_label (self->evidence_label, self->evidence, now != NULL ? now->title : _ ("Add Evidence"));
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return;
  if (g_strcmp0 (self->listed, self->step) != 0 || kind != self->listed_kind)
    fill_evidence (self, step);
  else
    for (guint i = 0; i < self->fields->len; i++)
      pergola_field_refresh (self->fields->pdata[i]);
  show_indicators (self, step);
}

static void
evidence_cb (PergolaTellTools *self)
{
  PergolaItem *step = get_step (self);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer),
                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->evidence)));
  if (step != NULL)
    show_evidence (self, step);
}

static GtkWidget *
create_evidence (PergolaTellTools *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->evidence = gtk_toggle_button_new ();
  self->evidence_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), self->evidence_label);
  gtk_button_set_child (GTK_BUTTON (self->evidence), box);
  gtk_widget_add_css_class (self->evidence, "tell-chip");
  gtk_widget_set_tooltip_text (self->evidence, _ ("How sure it is, who confirms it, and which number it is a case of"));
  g_signal_connect_object (self->evidence, "toggled", G_CALLBACK (evidence_cb), self, G_CONNECT_SWAPPED);
  return self->evidence;
}

/* --- Its place in the story --- */

static GtkWidget *
create_order (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const struct
  {
    const char *icon, *action, *name;
  } ways[] = {
    { "go-up-symbolic", "telling.earlier", _ ("Earlier in the story") },
    { "go-down-symbolic", "telling.later", _ ("Later in the story") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (ways[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ways[i].action);
      gtk_widget_set_tooltip_text (button, ways[i].name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, ways[i].name, -1);
      gtk_widget_add_css_class (button, "tell-chip");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  return box;
}

/* --- All --- */

void
pergola_tell_tools_show (PergolaTellTools *self, PergolaItem *step, const PergolaForm *form)
{
  PergolaItem *card = step != NULL ? pergola_telling_get_card (get_project (self), step) : NULL;

  g_free (self->step);
  self->step = step != NULL ? g_strdup (pergola_item_get_id (step)) : NULL;
  if (self->form != form)
    g_clear_pointer (&self->listed, g_free);
  self->form = form;
  gtk_widget_set_visible (GTK_WIDGET (self), step != NULL);
  if (step == NULL)
    return;

  pergola_tell_name_show (self->name, step);
  show_sort (self, card);
  show_polarity (self, step);
  show_evidence (self, step);
}

static void
pergola_tell_tools_dispose (GObject *object)
{
  PergolaTellTools *self = PERGOLA_TELL_TOOLS (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->listed, g_free);
  g_clear_object (&self->sort);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_tell_tools_parent_class)->dispose (object);
}

static void
pergola_tell_tools_class_init (PergolaTellToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_tell_tools_dispose;
}

static void
pergola_tell_tools_init (PergolaTellTools *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->sort = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->sort, "activate", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->sort));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tell", G_ACTION_GROUP (group));
}

GtkWidget *
pergola_tell_tools_new (PergolaEditor *editor)
{
  PergolaTellTools *self = g_object_new (PERGOLA_TYPE_TELL_TOOLS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->editor = g_object_ref (editor);
  self->name = pergola_tell_name_new (editor);
  self->polarity = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->revealer = gtk_revealer_new ();
  gtk_widget_add_css_class (self->polarity, "linked");
  gtk_box_append (GTK_BOX (card), self->name);
  gtk_box_append (GTK_BOX (card), create_sort (self));
  gtk_box_append (GTK_BOX (step), create_evidence (self));
  gtk_box_append (GTK_BOX (step), create_order ());
  gtk_box_append (GTK_BOX (more), create_indicators (self));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), more);
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), self->polarity);
  gtk_box_append (GTK_BOX (box), step);
  gtk_box_append (GTK_BOX (box), self->revealer);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
