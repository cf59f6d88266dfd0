/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-conflict-box.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict-view.h"

struct _PergolaConflictBox
{
  AdwBin parent_instance;

  PergolaEditor *editor;
  char *id; /* (nullable): the project itself */
  GtkBox *box;
  guint idle; /* a choice is to be made */
  char *key;  /* …of this… */
  PergolaDecision decision;
};

G_DEFINE_FINAL_TYPE (PergolaConflictBox, pergola_conflict_box, ADW_TYPE_BIN)

/* The view that was chosen in goes with its conflict, so it has to have said so first. */
static gboolean
decide_cb (gpointer data)
{
  PergolaConflictBox *self = data;
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaItem *item = self->id != NULL ? pergola_project_get (project, self->id) : NULL;
  g_autoptr (GError) error = NULL;

  self->idle = 0;
  if (self->id != NULL && item == NULL)
    return G_SOURCE_REMOVE;
  if (pergola_conflict_decide (project, item, self->key, self->decision, &error))
    pergola_editor_toast (self->editor, _ ("Decided"), TRUE);
  else
    pergola_editor_toast (self->editor, error->message, FALSE);
  return G_SOURCE_REMOVE;
}

static void
decided_cb (PergolaConflictBox *self, PergolaConflictView *view)
{
  if (self->idle != 0 || !pergola_conflict_view_get_decision (view, &self->decision))
    return;
  g_free (self->key);
  self->key = g_strdup (pergola_conflict_view_get_key (view));
  self->idle = g_idle_add (decide_cb, self);
}

static void
add_view (PergolaConflictBox *self, PergolaItem *item, const PergolaConflict *conflict)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  GtkWidget *view = pergola_conflict_view_new (self->editor, project, item, conflict, NULL, NULL);

  pergola_conflict_view_set_shape (PERGOLA_CONFLICT_VIEW (view), PERGOLA_CONFLICT_VIEW_SIDE);
  gtk_widget_add_css_class (view, "card");
  g_signal_connect_object (view, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, view);
}

static void
fill (PergolaConflictBox *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaItem *item = self->id != NULL ? pergola_project_get (project, self->id) : NULL;
  g_autoptr (GPtrArray) conflicts =
    self->id == NULL || item != NULL ? pergola_conflict_list (project, item) : g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (conflicts->len > 0)
    {
      GtkWidget *label = gtk_label_new (_ ("Changed in two ways"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (self->box, label);
    }
  for (guint i = 0; i < conflicts->len; i++)
    add_view (self, item, conflicts->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
}

/* Both texts are shown, so that an edit of ours counts too. */
static gboolean
is_about (PergolaConflictBox *self, const PergolaTransaction *transaction)
{
  for (guint i = 0; i < transaction->changes->len; i++)
    if (g_strcmp0 (((const PergolaChange *) transaction->changes->pdata[i])->id, self->id) == 0)
      return TRUE;
  return FALSE;
}

static void
committed_cb (PergolaConflictBox *self, const PergolaTransaction *transaction)
{
  if (is_about (self, transaction))
    fill (self);
}

static void
pergola_conflict_box_dispose (GObject *object)
{
  PergolaConflictBox *self = PERGOLA_CONFLICT_BOX (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (pergola_conflict_box_parent_class)->dispose (object);
}

static void
pergola_conflict_box_class_init (PergolaConflictBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_conflict_box_dispose;
}

static void
pergola_conflict_box_init (PergolaConflictBox *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
pergola_conflict_box_new (PergolaEditor *editor, const char *id)
{
  PergolaConflictBox *self = g_object_new (PERGOLA_TYPE_CONFLICT_BOX, NULL);

  self->editor = g_object_ref (editor);
  self->id = g_strdup (id);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
