/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-findings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pergola-overview-private.h"

/* --- What a line says: nothing of it changes --- */

#define PERGOLA_TYPE_FINDING_LINE (pergola_finding_line_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindingLine, pergola_finding_line, PERGOLA, FINDING_LINE, GObject)

struct _PergolaFindingLine
{
  GObject parent_instance;

  gboolean minor;
  char *words;
  char *remedy; /* what its button says */
  char *target; /* "ROLE INDEX" */
  char *item;   /* (nullable): the id of what it is about */
  char *person; /* (nullable): the id of who could help */
  char *name;   /* (nullable): of the person */
};

G_DEFINE_FINAL_TYPE (PergolaFindingLine, pergola_finding_line, G_TYPE_OBJECT)

static void
pergola_finding_line_finalize (GObject *object)
{
  PergolaFindingLine *self = PERGOLA_FINDING_LINE (object);

  g_free (self->words);
  g_free (self->remedy);
  g_free (self->target);
  g_free (self->item);
  g_free (self->person);
  g_free (self->name);

  G_OBJECT_CLASS (pergola_finding_line_parent_class)->finalize (object);
}

static void
pergola_finding_line_class_init (PergolaFindingLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_finding_line_finalize;
}

static void
pergola_finding_line_init (PergolaFindingLine *self)
{
}

static PergolaFindingLine *
create_line (const PergolaFinding *finding, const char *role, guint index)
{
  PergolaFindingLine *line = g_object_new (PERGOLA_TYPE_FINDING_LINE, NULL);
  PergolaItem *item = finding->items->len > 0 ? g_ptr_array_index (finding->items, 0) : NULL;

  line->minor = finding->minor;
  line->words = pergola_finding_describe (finding);
  line->remedy = g_strdup (pergola_finding_describe_remedy (finding));
  line->target = g_strdup_printf ("%s %u", role, index);
  line->item = item != NULL ? g_strdup (pergola_item_get_id (item)) : NULL;
  if (finding->person != NULL)
    {
      line->person = g_strdup (pergola_item_get_id (finding->person));
      line->name = g_strdup (pergola_item_get_title (finding->person));
    }
  return line;
}

static gboolean
is_same (PergolaFindingLine *one, PergolaFindingLine *other)
{
  return one->minor == other->minor && g_str_equal (one->words, other->words) &&
         g_str_equal (one->target, other->target) && g_strcmp0 (one->item, other->item) == 0 &&
         g_strcmp0 (one->person, other->person) == 0;
}

/* --- Widget --- */

struct _PergolaOverviewFindings
{
  GtkBox parent_instance;

  GtkButton *back;
  GtkLabel *title;
  GtkLabel *ask;
  AdwBin *state;
  GtkLabel *sentence;
  GtkLabel *none;
  GtkWidget *scroller;
  GtkListView *view;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (PergolaOverviewFindings, pergola_overview_findings, GTK_TYPE_BOX)

/* --- A line --- */

typedef struct
{
  AdwBin *lead;
  GtkLabel *words;
  GtkButton *person;
  AdwBin *picture;
  GtkLabel *name;
  GtkButton *remedy;
} Parts;

#define PARTS_KEY "pergola-parts"

static GtkWidget *
create_person_button (Parts *parts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  parts->person = GTK_BUTTON (gtk_button_new ());
  parts->picture = ADW_BIN (adw_bin_new ());
  parts->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->picture));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->name));
  gtk_button_set_child (parts->person, box);
  gtk_widget_add_css_class (GTK_WIDGET (parts->person), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (parts->person), "overview-person");
  return GTK_WIDGET (parts->person);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Parts *parts = g_new0 (Parts, 1);

  parts->lead = ADW_BIN (adw_bin_new ());
  gtk_widget_set_valign (GTK_WIDGET (parts->lead), GTK_ALIGN_START);
  parts->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  parts->remedy = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_target (GTK_ACTIONABLE (parts->remedy), "s", "");
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (parts->remedy));
  gtk_box_append (GTK_BOX (buttons), create_person_button (parts));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (parts->words));
  gtk_box_append (GTK_BOX (column), buttons);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (parts->lead));
  gtk_box_append (GTK_BOX (row), column);
  gtk_widget_add_css_class (row, "overview-finding");
  g_object_set_data_full (G_OBJECT (row), PARTS_KEY, parts, g_free);
  gtk_list_item_set_child (item, row);
}

static void
set_action (GtkButton *button, const char *action, const char *target)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  Parts *parts = g_object_get_data (G_OBJECT (row), PARTS_KEY);
  PergolaFindingLine *line = gtk_list_item_get_item (item);

  adw_bin_set_child (parts->lead, line->minor ? pergola_overview_create_dot ("dialog-information-symbolic", "slate")
                                              : pergola_overview_create_dot ("dialog-warning-symbolic", "amber"));
  gtk_label_set_label (parts->words, line->words);
  gtk_button_set_label (parts->remedy, line->remedy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->remedy), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->words, -1);
  set_action (parts->remedy, "overview.remedy", line->target);
  gtk_widget_set_visible (GTK_WIDGET (parts->person), line->person != NULL);
  if (line->person != NULL)
    {
      adw_bin_set_child (parts->picture, adw_avatar_new (20, line->name, TRUE));
      gtk_label_set_label (parts->name, line->name);
      set_action (parts->person, "overview.go", line->person);
    }
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    line->words, -1);
}

static void
activate_cb (PergolaOverviewFindings *self, guint position)
{
  g_autoptr (PergolaFindingLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL && line->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "overview.go", "s", line->item);
}

/* --- Putting together --- */

static GtkWidget *
create_list (PergolaOverviewFindings *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)))), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "overview-list");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->scroller = scroller;
  return scroller;
}

static GtkLabel *
create_label (const char *style)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static GtkWidget *
create_head (PergolaOverviewFindings *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *standing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->back = GTK_BUTTON (gtk_button_new_from_icon_name ("go-previous-symbolic"));
  gtk_widget_set_valign (GTK_WIDGET (self->back), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->back), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->back), _ ("Back to the Overview"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the Overview"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "overview.back");
  self->title = create_label ("title-3");
  self->ask = create_label ("dim-label");
  self->state = ADW_BIN (adw_bin_new ());
  self->sentence = create_label ("overview-strong");
  gtk_box_append (GTK_BOX (standing), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (standing), GTK_WIDGET (self->sentence));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->ask));
  gtk_box_append (GTK_BOX (words), standing);
  gtk_widget_set_margin_top (standing, 6);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->back));
  gtk_box_append (GTK_BOX (head), words);
  gtk_widget_add_css_class (head, "overview-head");
  return head;
}

static void
pergola_overview_findings_dispose (GObject *object)
{
  PergolaOverviewFindings *self = PERGOLA_OVERVIEW_FINDINGS (object);

  g_clear_object (&self->lines);

  G_OBJECT_CLASS (pergola_overview_findings_parent_class)->dispose (object);
}

static void
pergola_overview_findings_class_init (PergolaOverviewFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_overview_findings_dispose;
}

static void
pergola_overview_findings_init (PergolaOverviewFindings *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->lines = g_list_store_new (PERGOLA_TYPE_FINDING_LINE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), create_head (self));
  gtk_box_append (GTK_BOX (self), clamp);
  self->none = create_label ("dim-label");
  gtk_label_set_label (self->none, _ ("There is nothing to mend here."));
  gtk_label_set_xalign (self->none, 0.5);
  gtk_label_set_justify (self->none, GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (GTK_WIDGET (self->none), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->none));
  gtk_box_append (GTK_BOX (self), create_list (self));
}

GtkWidget *
pergola_overview_findings_new (void)
{
  return g_object_new (PERGOLA_TYPE_OVERVIEW_FINDINGS, NULL);
}

/* Lines that are the same at the beginning and at the end stay, and with them the place that is looked at. */
static void
take_lines (PergolaOverviewFindings *self, GPtrArray *lines)
{
  GListModel *model = G_LIST_MODEL (self->lines);
  guint n = g_list_model_get_n_items (model), start = 0, end = 0;

  for (; start < MIN (n, lines->len); start++)
    {
      g_autoptr (PergolaFindingLine) line = g_list_model_get_item (model, start);

      if (!is_same (line, lines->pdata[start]))
        break;
    }
  for (; end < MIN (n, lines->len) - start; end++)
    {
      g_autoptr (PergolaFindingLine) line = g_list_model_get_item (model, n - 1 - end);

      if (!is_same (line, lines->pdata[lines->len - 1 - end]))
        break;
    }
  if (n - start - end > 0 || lines->len - start - end > 0)
    g_list_store_splice (self->lines, start, n - start - end, lines->pdata + start, lines->len - start - end);
}

void
pergola_overview_findings_show (PergolaOverviewFindings *self, const PergolaDiscipline *discipline)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sentence = pergola_discipline_describe (discipline);
  gboolean any = discipline->findings->len > 0;

  gtk_label_set_label (self->title, discipline->check->title);
  gtk_label_set_label (self->ask, discipline->check->ask);
  gtk_label_set_label (self->sentence, sentence);
  adw_bin_set_child (self->state, pergola_overview_create_state (discipline->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, discipline->check->title,
                                  -1);
  for (guint i = 0; i < discipline->findings->len; i++)
    g_ptr_array_add (lines, create_line (g_ptr_array_index (discipline->findings, i), discipline->check->role, i));
  take_lines (self, lines);
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !any);
}
