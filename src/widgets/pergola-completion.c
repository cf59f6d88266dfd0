/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-answers.h"
#include "pergola-describe.h"
#include "pergola-fold.h"

#define MOST 8 /* more are not looked through while typing */

struct _PergolaCompletion
{
  GObject parent_instance;

  GtkWidget *keeper; /* not owned; NULL once it is gone */
  GtkText *text;     /* the same */
  PergolaProject *project;
  PergolaCompletionFunc list;
  gpointer data;

  GtkWidget *popover; /* owned by the keeper */
  GtkListBox *rows;
  GPtrArray *ids; /* (element-type utf8): of the rows */
};

G_DEFINE_FINAL_TYPE (PergolaCompletion, pergola_completion, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What fits --- */

typedef struct
{
  PergolaItem *item;
  guint score;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a;
  const Match *other = b;

  return one->score != other->score
           ? (int) other->score - (int) one->score
           : g_utf8_collate (pergola_item_get_title (one->item), pergola_item_get_title (other->item));
}

/* (transfer full) (element-type Match): best first. */
static GArray *
find_matches (PergolaCompletion *self, const char *typed)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (typed);
  g_autoptr (GPtrArray) items = self->list (self->data);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < items->len && !pergola_query_is_empty (query); i++)
    {
      g_autofree char *title = pergola_fold (pergola_item_get_title (items->pdata[i]), NULL);
      Match match = { items->pdata[i], pergola_query_score (query, title, NULL, PERGOLA_QUERY_WORDS) };

      if (match.score > 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  if (matches->len > MOST)
    g_array_set_size (matches, MOST);

  return matches;
}

/* --- The list --- */

void
pergola_completion_close (PergolaCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

gboolean
pergola_completion_is_open (PergolaCompletion *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
fill (PergolaCompletion *self, GArray *matches)
{
  pergola_answers_clear (self->rows);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < matches->len; i++)
    {
      PergolaItem *item = g_array_index (matches, Match, i).item;
      g_autofree char *title = pergola_describe_title (self->project, item);

      pergola_answers_add (self->rows, title, NULL);
      g_ptr_array_add (self->ids, g_strdup (pergola_item_get_id (item)));
    }
}

static void
changed_cb (PergolaCompletion *self)
{
  g_autoptr (GArray) matches = NULL;

  /* What the program writes is no question. */
  if (self->text == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->text)))
    return;

  matches = find_matches (self, gtk_editable_get_text (GTK_EDITABLE (self->text)));
  fill (self, matches);
  if (matches->len > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    pergola_completion_close (self);
}

/* --- Taking one --- */

static void
choose (PergolaCompletion *self, int index)
{
  g_autofree char *id = index >= 0 && index < (int) self->ids->len ? g_strdup (self->ids->pdata[index]) : NULL;

  pergola_completion_close (self);
  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
activated_cb (PergolaCompletion *self, GtkListBoxRow *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

static gboolean
key_cb (PergolaCompletion *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  int step = pergola_answers_get_step (key);

  if (!pergola_completion_is_open (self) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  /* Above the first there is the entry itself: nothing is marked. Below the last there is nothing: the mark stays. */
  if (step != 0)
    {
      pergola_answers_mark (self->rows, step, step < 0);
      return GDK_EVENT_STOP;
    }

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row == NULL)
        {
          pergola_completion_close (self);
          return GDK_EVENT_PROPAGATE;
        }
      choose (self, gtk_list_box_row_get_index (row));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      pergola_completion_close (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- Object --- */

static void
pergola_completion_dispose (GObject *object)
{
  PergolaCompletion *self = PERGOLA_COMPLETION (object);

  if (self->keeper != NULL && self->popover != NULL)
    gtk_widget_unparent (self->popover);
  self->popover = NULL;
  if (self->keeper != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->keeper), (gpointer *) &self->keeper);
  self->keeper = NULL;
  if (self->text != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->text), (gpointer *) &self->text);
  self->text = NULL;
  g_clear_object (&self->project);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_completion_parent_class)->dispose (object);
}

static void
pergola_completion_class_init (PergolaCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_completion_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", PERGOLA_TYPE_COMPLETION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pergola_completion_init (PergolaCompletion *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

static void
create_popover (PergolaCompletion *self)
{
  self->rows = pergola_answers_new (_ ("Suggestions"), GTK_SELECTION_SINGLE);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (self->popover, self->keeper);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

PergolaCompletion *
pergola_completion_new (
  GtkWidget *keeper, GtkText *text, PergolaProject *project, PergolaCompletionFunc list, gpointer data)
{
  PergolaCompletion *self = g_object_new (PERGOLA_TYPE_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->keeper = keeper;
  g_object_add_weak_pointer (G_OBJECT (keeper), (gpointer *) &self->keeper);
  self->text = text;
  g_object_add_weak_pointer (G_OBJECT (text), (gpointer *) &self->text);
  self->project = g_object_ref (project);
  self->list = list;
  self->data = data;
  create_popover (self);

  g_signal_connect_object (text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (pergola_completion_close), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);

  return self;
}
