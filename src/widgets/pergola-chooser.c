/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-chooser.h"

#include <glib/gi18n-lib.h>

#include "pergola-answers.h"
#include "pergola-describe.h"
#include "pergola-fold.h"
#include "pergola-popup.h"
#include "pergola-role.h"

#define MOST 40        /* rows at once: typing finds the others */
#define MAX_HEIGHT 320 /* of the list, in pixels: a row that is cut says that there are more */

typedef struct
{
  char *id, *title, *subtitle;
  char *folded; /* the title, to be looked through… */
  char *below;  /* …and the subtitle (nullable) */
} Offer;

struct _PergolaChooser
{
  GtkPopover parent_instance;

  GtkWidget *search;
  GtkListBox *rows;
  GtkWidget *note;
  char *fresh; /* (nullable) */
  char *empty; /* (nullable) */
  GArray *offers;
  GArray *shown; /* (element-type int): for each row, which offer it is; -1: a new one */
};

G_DEFINE_FINAL_TYPE (PergolaChooser, pergola_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_offer (gpointer data)
{
  Offer *offer = data;

  g_free (offer->id);
  g_free (offer->title);
  g_free (offer->subtitle);
  g_free (offer->folded);
  g_free (offer->below);
}

/* --- The list --- */

static void
add_row (PergolaChooser *self, const char *title, const char *subtitle, int offer)
{
  pergola_answers_add (self->rows, title, subtitle);
  g_array_append_val (self->shown, offer);
}

static const char *
get_typed (PergolaChooser *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* "New Activity", with what was typed as its name. */
static void
add_fresh (PergolaChooser *self)
{
  const char *typed = get_typed (self);
  /* Translators: "New Activity", then the name that was typed. */
  g_autofree char *name = *typed != '\0' ? g_strdup_printf (_ ("%s “%s”"), self->fresh, typed) : g_strdup (self->fresh);

  add_row (self, name, NULL, -1);
}

static void
fill (PergolaChooser *self)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (get_typed (self));
  gboolean all = pergola_query_is_empty (query);
  guint n = 0;

  pergola_answers_clear (self->rows);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->offers->len && n < MOST; i++)
    {
      const Offer *offer = &g_array_index (self->offers, Offer, i);

      if (!all && pergola_query_score (query, offer->folded, offer->below, PERGOLA_QUERY_WITHIN) == 0)
        continue;
      add_row (self, offer->title, offer->subtitle, (int) i);
      n++;
    }
  if (self->fresh != NULL)
    add_fresh (self);
  gtk_widget_set_visible (self->note, n == 0 && self->empty != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->shown->len > 0);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
}

/* --- Taking one --- */

static void
choose (PergolaChooser *self, GtkListBoxRow *row)
{
  int offer = row != NULL ? g_array_index (self->shown, int, gtk_list_box_row_get_index (row)) : -1;
  g_autofree char *typed = g_strstrip (g_strdup (get_typed (self)));
  g_autoptr (PergolaChooser) held = g_object_ref (self);

  if (row == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (offer >= 0)
    g_signal_emit (self, signals[CHOSEN], 0, g_array_index (self->offers, Offer, offer).id);
  else
    g_signal_emit (self, signals[CREATED], 0, typed);
}

static void
activated_cb (PergolaChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
entered_cb (PergolaChooser *self)
{
  choose (self, gtk_list_box_get_selected_row (self->rows));
}

static void
stopped_cb (PergolaChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_cb (PergolaChooser *self, guint key, guint code, GdkModifierType modifiers)
{
  int step = pergola_answers_get_step (key);

  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  pergola_answers_mark (self->rows, step, FALSE);
  return GDK_EVENT_STOP;
}

/* --- Object --- */

static void
pergola_chooser_finalize (GObject *object)
{
  PergolaChooser *self = PERGOLA_CHOOSER (object);

  g_free (self->fresh);
  g_free (self->empty);
  g_array_unref (self->offers);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (pergola_chooser_parent_class)->finalize (object);
}

static void
pergola_chooser_class_init (PergolaChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", PERGOLA_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
  signals[CREATED] = g_signal_new ("created", PERGOLA_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
}

static void
pergola_chooser_init (PergolaChooser *self)
{
  self->offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_array_set_clear_func (self->offers, clear_offer);
  self->shown = g_array_new (FALSE, FALSE, sizeof (int));
}

static GtkWidget *
create_search (PergolaChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  return self->search;
}

static GtkWidget *
create_list (PergolaChooser *self, const char *question)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = pergola_answers_new (question, GTK_SELECTION_BROWSE);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "chooser-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_focusable (scroller, FALSE);
  return scroller;
}

static GtkWidget *
create_words (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, style);
  return label;
}

PergolaChooser *
pergola_chooser_new (const char *question, const char *fresh, const char *empty)
{
  PergolaChooser *self = g_object_new (PERGOLA_TYPE_CHOOSER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->fresh = g_strdup (fresh);
  self->empty = g_strdup (empty);
  self->note = create_words (empty != NULL ? empty : "", "dim-label");
  gtk_box_append (GTK_BOX (box), create_words (question, "heading"));
  gtk_box_append (GTK_BOX (box), create_search (self));
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), create_list (self, question));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);

  return self;
}

void
pergola_chooser_add (PergolaChooser *self, const char *id, const char *title, const char *subtitle)
{
  Offer offer = { g_strdup (id), g_strdup (title), g_strdup (subtitle), pergola_fold (title, NULL),
                  subtitle != NULL ? pergola_fold (subtitle, NULL) : NULL };

  g_array_append_val (self->offers, offer);
}

void
pergola_chooser_add_item (PergolaChooser *self, PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaChoice *type = pergola_role_get_choice (project, item, "type");
  g_autofree char *title = pergola_describe_title (project, item);

  pergola_chooser_add (self, pergola_item_get_id (item), title,
                       type != NULL   ? type->title
                       : kind != NULL ? kind->title
                                      : NULL);
}

void
pergola_chooser_show (PergolaChooser *self, GtkWidget *keeper, GtkWidget *widget)
{
  fill (self);
  pergola_popup_show (GTK_WIDGET (self), keeper, widget, NULL);
  gtk_widget_grab_focus (self->search);
}
