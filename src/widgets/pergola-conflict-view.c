/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-conflict-view.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict-words.h"
#include "pergola-describe.h"
#include "pergola-version-card.h"

#define N_DECISIONS 3

struct _PergolaConflictView
{
  AdwBin parent_instance;

  char *id; /* (nullable): the project itself */
  char *key;

  GtkBox *box;
  GtkBox *head;
  GtkBox *what;
  GtkWidget *badge;
  GtkLabel *title;
  GtkLabel *field;
  GtkWidget *choose;
  GtkBox *choices;
  GtkToggleButton *mine;
  GtkToggleButton *theirs;
  GtkToggleButton *both;
  GtkBox *cards;
  PergolaVersionCard *our_card;
  PergolaVersionCard *their_card;
};

G_DEFINE_FINAL_TYPE (PergolaConflictView, pergola_conflict_view, ADW_TYPE_BIN)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PergolaDecision decisions[N_DECISIONS] = {
  PERGOLA_DECISION_MINE,
  PERGOLA_DECISION_THEIRS,
  PERGOLA_DECISION_BOTH,
};

static GtkToggleButton *
get_button (PergolaConflictView *self, guint index)
{
  GtkToggleButton *buttons[N_DECISIONS] = { self->mine, self->theirs, self->both };

  return buttons[index];
}

gboolean
pergola_conflict_view_get_decision (PergolaConflictView *self, PergolaDecision *decision)
{
  for (guint i = 0; i < N_DECISIONS; i++)
    if (gtk_toggle_button_get_active (get_button (self, i)))
      {
        *decision = decisions[i];
        return TRUE;
      }
  return FALSE;
}

void
pergola_conflict_view_set_decision (PergolaConflictView *self, PergolaDecision decision)
{
  for (guint i = 0; i < N_DECISIONS; i++)
    if (decisions[i] == decision && gtk_widget_get_visible (GTK_WIDGET (get_button (self, i))))
      gtk_toggle_button_set_active (get_button (self, i), TRUE);
}

/* Of a group one is let go before another is chosen: only the latter is news. */
static void
toggled_cb (PergolaConflictView *self, GtkToggleButton *button)
{
  gboolean both = gtk_toggle_button_get_active (self->both);

  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_widget_set_visible (self->choose, FALSE);
  pergola_version_card_set_chosen (self->our_card, both || gtk_toggle_button_get_active (self->mine));
  pergola_version_card_set_chosen (self->their_card, both || gtk_toggle_button_get_active (self->theirs));
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
chosen_cb (PergolaConflictView *self, PergolaVersionCard *card)
{
  gtk_toggle_button_set_active (card == self->our_card ? self->mine : self->theirs, TRUE);
}

/* --- What it shows --- */

/* Where it stands gives the badge and the colour. */
static const PergolaZone *
find_zone (PergolaEditor *editor, PergolaItem *item)
{
  return item != NULL ? pergola_editor_find_where (editor, pergola_item_get_id (item)).zone : NULL;
}

static void
show_what (PergolaConflictView *self,
           PergolaEditor *editor,
           PergolaProject *project,
           PergolaItem *item,
           const PergolaConflict *conflict)
{
  g_autofree char *field = pergola_conflict_describe_field (project, item, conflict->field);
  g_autofree char *title =
    item != NULL ? pergola_describe_title (project, item) : g_strdup (pergola_project_get_title (project));
  g_autofree char *name = g_strdup_printf ("%s, %s", title, field);

  self->badge = pergola_badge_new (find_zone (editor, item));
  gtk_box_prepend (self->what, self->badge);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->field, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_card (PergolaVersionCard *card,
           PergolaProject *project,
           PergolaItem *item,
           const PergolaConflict *conflict,
           const char *base,
           const char *value,
           const char *against)
{
  gboolean is_text = pergola_conflict_is_text (project, item, conflict->field);
  const char *before = base != NULL ? base : against;
  g_autofree char *text = pergola_conflict_describe_value (project, item, conflict->field, value);

  /* A text that is not there has no words to compare. */
  if (!is_text || before == NULL || value == NULL || *value == '\0')
    before = NULL;
  pergola_version_card_set_text (card, before, text, base != NULL);
}

/* (transfer full) (nullable) */
static char *
get_ours (PergolaProject *project, PergolaItem *item, const PergolaConflict *conflict)
{
  if (g_str_equal (conflict->field, PERGOLA_CONFLICT_REMOVED))
    return g_strdup ("");
  return pergola_conflict_get_mine (project, item, conflict->field);
}

static void
show_versions (PergolaConflictView *self,
               PergolaEditor *editor,
               PergolaProject *project,
               PergolaItem *item,
               const PergolaConflict *conflict,
               const char *base,
               const char *other)
{
  const PergolaZone *zone = find_zone (editor, item);
  const char *hue = zone != NULL ? zone->hue : NULL;
  g_autofree char *ours = get_ours (project, item, conflict);
  g_autofree char *whose = pergola_conflict_describe_owner (conflict, other);
  const char *theirs = g_str_equal (conflict->field, PERGOLA_CONFLICT_REMOVED) ? NULL : conflict->other;

  pergola_version_card_set_owner (self->our_card, _ ("You"), hue);
  pergola_version_card_set_owner (self->their_card, whose, hue);
  show_card (self->our_card, project, item, conflict, base, ours, theirs);
  show_card (self->their_card, project, item, conflict, base, theirs, ours);
}

/* --- Object --- */

static void
pergola_conflict_view_finalize (GObject *object)
{
  PergolaConflictView *self = PERGOLA_CONFLICT_VIEW (object);

  g_free (self->id);
  g_free (self->key);

  G_OBJECT_CLASS (pergola_conflict_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, box);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, head);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, what);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, title);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, field);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, choose);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, choices);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, mine);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, theirs);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, both);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, cards);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, our_card);
  gtk_widget_class_bind_template_child (klass, PergolaConflictView, their_card);
  gtk_widget_class_bind_template_callback (klass, toggled_cb);
  gtk_widget_class_bind_template_callback (klass, chosen_cb);
}

static void
pergola_conflict_view_class_init (PergolaConflictViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_conflict_view_finalize;
  g_type_ensure (PERGOLA_TYPE_VERSION_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-conflict-view.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_children (widget_class);

  signals[DECIDED] =
    g_signal_new ("decided", PERGOLA_TYPE_CONFLICT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_conflict_view_init (PergolaConflictView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_conflict_view_new (PergolaEditor *editor,
                           PergolaProject *project,
                           PergolaItem *item,
                           const PergolaConflict *conflict,
                           const char *base,
                           const char *other)
{
  PergolaConflictView *self = g_object_new (PERGOLA_TYPE_CONFLICT_VIEW, NULL);

  self->id = item != NULL ? g_strdup (pergola_item_get_id (item)) : NULL;
  self->key = g_strdup (conflict->key);
  gtk_widget_set_visible (GTK_WIDGET (self->both), pergola_conflict_can_keep_both (project, item, conflict));
  show_what (self, editor, project, item, conflict);
  show_versions (self, editor, project, item, conflict, base, other);
  return GTK_WIDGET (self);
}

void
pergola_conflict_view_set_shape (PergolaConflictView *self, PergolaConflictViewShape shape)
{
  gboolean wide = shape == PERGOLA_CONFLICT_VIEW_WIDE;
  gboolean side = shape == PERGOLA_CONFLICT_VIEW_SIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  side ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->choices, !wide);
  /* What stands in no zone has no badge. */
  gtk_widget_set_visible (self->badge, !side && *gtk_label_get_label (GTK_LABEL (self->badge)) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->title), !side);
  if (side)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "side");
  gtk_widget_set_halign (GTK_WIDGET (self->choices), wide ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

const char *
pergola_conflict_view_get_id (PergolaConflictView *self)
{
  return self->id;
}

const char *
pergola_conflict_view_get_key (PergolaConflictView *self)
{
  return self->key;
}
