/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-join-dialog.h"

#include <glib/gi18n-lib.h>

#include "pergola-adaptive.h"
#include "pergola-conflict-view.h"
#include "pergola-join-preview.h"
#include "pergola-window-private.h"

#define MOST_SHOWN 100 /* the others come when these are decided */

struct _PergolaJoinDialog
{
  AdwWindow parent_instance;

  PergolaWindow *window;   /* (nullable), weak */
  PergolaProject *live;    /* the window's… */
  PergolaProject *project; /* …and what is shown: it, or a draft */
  PergolaJoining *joining; /* (nullable): brings what the draft has */
  char *name;              /* (nullable): of that step… */
  char *other;             /* (nullable): …and whose version it brings */
  GPtrArray *views;        /* (element-type PergolaConflictView) */
  guint n_all;
  GCancellable *cancellable;

  PergolaAdaptive *adaptive;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkStack *pages;
  GtkLabel *progress_label;
  GtkLabel *joined_label;
  GtkProgressBar *progress;
  GtkListBox *list;
  GtkLabel *hint;
  GtkWidget *join;
  GtkStack *preview_pages;
  GtkPicture *picture;
  GtkLabel *preview_fault;
};

G_DEFINE_FINAL_TYPE (PergolaJoinDialog, pergola_join_dialog, ADW_TYPE_WINDOW)

enum
{
  JOINED,
  STALE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What was chosen --- */

/* (transfer full) (element-type PergolaChosen) */
static GPtrArray *
list_chosen (PergolaJoinDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_chosen_free);

  for (guint i = 0; i < self->views->len; i++)
    {
      PergolaConflictView *view = self->views->pdata[i];
      PergolaDecision decision;

      if (pergola_conflict_view_get_decision (view, &decision))
        g_ptr_array_add (chosen, pergola_chosen_new (pergola_conflict_view_get_id (view),
                                                     pergola_conflict_view_get_key (view), decision));
    }
  return chosen;
}

static void
update_progress (PergolaJoinDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  guint n = self->views->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u decided", "%u of %u decided", n), chosen->len, n);

  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) chosen->len / n : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.join", n > 0 && chosen->len == n);
}

/* --- The list --- */

static void
shape_cb (PergolaJoinDialog *self)
{
  gboolean narrow = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_NARROW;

  for (guint i = 0; i < self->views->len; i++)
    pergola_conflict_view_set_shape (self->views->pdata[i],
                                     narrow ? PERGOLA_CONFLICT_VIEW_NARROW : PERGOLA_CONFLICT_VIEW_WIDE);
}

static const char *
get_other (PergolaJoinDialog *self)
{
  return self->joining != NULL ? self->other : pergola_window_get_other (self->window);
}

static void
add_view (PergolaJoinDialog *self, PergolaItem *item, const PergolaConflict *conflict)
{
  const char *id = item != NULL ? pergola_item_get_id (item) : NULL;
  GtkWidget *view, *row;

  self->n_all++;
  if (self->views->len == MOST_SHOWN)
    return;
  view = pergola_conflict_view_new (
    pergola_window_get_editor (self->window), self->project, item, conflict,
    self->joining == NULL ? pergola_window_get_base (self->window, id, conflict->field) : NULL, get_other (self));
  g_signal_connect_object (view, "decided", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->views, view);
}

static void
add_views (PergolaJoinDialog *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (self->project, item);

  for (guint i = 0; i < conflicts->len; i++)
    add_view (self, item, conflicts->pdata[i]);
}

static void
clear (PergolaJoinDialog *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->views, 0);
  self->n_all = 0;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
update_hint (PergolaJoinDialog *self)
{
  g_autofree char *text = NULL;

  if (self->n_all > self->views->len)
    text = g_strdup_printf (ngettext ("%u more follows when these are joined.", "%u more follow when these are joined.",
                                      self->n_all - self->views->len),
                            self->n_all - self->views->len);
  gtk_label_set_label (self->hint, text != NULL ? text
                                                : _ ("Keep both joins the two texts. Nothing changes until you join, "
                                                     "and that can be undone."));
}

static void
update_joined (PergolaJoinDialog *self)
{
  guint n =
    self->joining != NULL ? pergola_joining_count_settled (self->joining) : pergola_window_get_n_joined (self->window);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u other change joined by itself", "%u other changes joined by themselves", n), n);

  gtk_label_set_label (self->joined_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->joined_label), n > 0);
}

static void
fill (PergolaJoinDialog *self)
{
  g_autoptr (GPtrArray) items = pergola_conflict_list_items (self->project);

  clear (self);
  add_views (self, NULL);
  for (guint i = 0; i < items->len; i++)
    add_views (self, items->pdata[i]);
  shape_cb (self);
  update_joined (self);
  update_hint (self);
  update_progress (self);
}

static void
choose (PergolaJoinDialog *self, GPtrArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    for (guint j = 0; j < self->views->len; j++)
      {
        const PergolaChosen *one = chosen->pdata[i];
        PergolaConflictView *view = self->views->pdata[j];

        if (g_strcmp0 (one->id, pergola_conflict_view_get_id (view)) == 0 &&
            g_str_equal (one->key, pergola_conflict_view_get_key (view)))
          pergola_conflict_view_set_decision (view, one->decision);
      }
}

/* What was chosen stays chosen where it is still asked. */
static void
refill (PergolaJoinDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  fill (self);
  choose (self, chosen);
}

static void
committed_cb (PergolaJoinDialog *self)
{
  if (self->window == NULL || pergola_window_get_editor (self->window) == NULL)
    return;
  if (self->joining != NULL)
    g_signal_emit (self, signals[STALE], 0);
  else
    refill (self);
}

/* --- Another version --- */

static void
show_live (PergolaJoinDialog *self)
{
  g_set_object (&self->project, self->live);
  refill (self);
}

/* Takes it into the project, with what was chosen (nullable). */
static gboolean
take_in (PergolaJoinDialog *self, GPtrArray *chosen, GError **error)
{
  g_autoptr (PergolaJoining) joining = g_steal_pointer (&self->joining);

  /* Meanwhile the list follows nothing: what comes is what it shows. */
  g_signal_handlers_block_by_func (self->live, committed_cb, self);
  if (!pergola_joining_apply (joining, self->live, chosen, self->name, error))
    self->joining = g_steal_pointer (&joining);
  g_signal_handlers_unblock_by_func (self->live, committed_cb, self);
  if (self->joining != NULL)
    return FALSE;

  pergola_window_note_joined (self->window, joining, self->other);
  show_live (self);
  g_signal_emit (self, signals[JOINED], 0);
  return TRUE;
}

/* --- Commands --- */

static void
join_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (widget);
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  gboolean waited = self->joining == NULL;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;
  if (!(waited ? pergola_chosen_apply (chosen, self->project, _ ("Join versions"), &error)
               : take_in (self, chosen, &error)))
    {
      gtk_label_set_label (self->hint, error->message);
      return;
    }
  /* By now the list holds what is left. */
  if (self->views->len > 0)
    return;
  if (waited)
    g_signal_emit (self, signals[JOINED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  /* What is to be decided later has to be in the project until then. */
  if (self->window != NULL && self->joining != NULL && !take_in (self, NULL, &error))
    {
      gtk_label_set_label (self->hint, error->message);
      return;
    }
  if (self->window != NULL)
    pergola_window_decide_later (self->window);
  gtk_window_close (GTK_WINDOW (self));
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaJoinDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = pergola_join_preview_finish (PERGOLA_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  else
    gtk_label_set_label (self->preview_fault, error->message);
  gtk_stack_set_visible_child_name (self->preview_pages, texture != NULL ? "picture" : "fault");
}

static void
preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  if (self->window == NULL)
    return;
  gtk_stack_set_visible_child_name (self->preview_pages, "wait");
  gtk_stack_set_visible_child_name (self->pages, "preview");
  gtk_widget_grab_focus (self->back);
  pergola_join_preview_async (self->project, chosen,
                              pergola_editor_get_board (pergola_window_get_editor (self->window)), theme,
                              self->cancellable, drawn_cb, g_object_ref (self));
}

/* From the picture to the list, and from the list out of it. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "preview") != 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_stack_set_visible_child_name (self->pages, "decide");
}

static void
page_cb (PergolaJoinDialog *self)
{
  gboolean preview = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "preview") == 0;

  gtk_widget_set_visible (self->back, preview);
  adw_window_title_set_title (self->title, preview ? _ ("As Chosen") : _ ("Two Versions"));
}

/* --- Object --- */

static void
pergola_join_dialog_dispose (GObject *object)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->project);
  g_clear_object (&self->live);
  g_clear_pointer (&self->joining, pergola_joining_free);

  G_OBJECT_CLASS (pergola_join_dialog_parent_class)->dispose (object);
}

static void
pergola_join_dialog_finalize (GObject *object)
{
  PergolaJoinDialog *self = PERGOLA_JOIN_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->views);
  g_free (self->name);
  g_free (self->other);

  G_OBJECT_CLASS (pergola_join_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, adaptive);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, title);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, back);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, pages);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, progress_label);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, joined_label);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, progress);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, list);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, hint);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, join);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, preview_pages);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, picture);
  gtk_widget_class_bind_template_child (klass, PergolaJoinDialog, preview_fault);
  gtk_widget_class_bind_template_callback (klass, shape_cb);
  gtk_widget_class_bind_template_callback (klass, page_cb);
}

static void
pergola_join_dialog_class_init (PergolaJoinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_join_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_join_dialog_finalize;
  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-join-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.join", NULL, join_cb);
  gtk_widget_class_install_action (widget_class, "dialog.later", NULL, later_cb);
  gtk_widget_class_install_action (widget_class, "dialog.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "dialog.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.join", NULL);

  signals[JOINED] =
    g_signal_new ("joined", PERGOLA_TYPE_JOIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STALE] =
    g_signal_new ("stale", PERGOLA_TYPE_JOIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_join_dialog_init (PergolaJoinDialog *self)
{
  self->views = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Water utilities · yours and Amina’s" */
static void
set_subtitle (PergolaJoinDialog *self)
{
  const char *title = pergola_project_get_title (self->project);
  const char *other = get_other (self);
  g_autofree char *whose = NULL;
  g_autofree char *text = NULL;

  /* Translators: whose versions there are; %s is a person or a computer. */
  whose = other != NULL ? g_strdup_printf (_ ("yours and that of %s"), other) : g_strdup (_ ("yours and another one"));
  text = *title != '\0' ? g_strdup_printf ("%s · %s", title, whose) : g_steal_pointer (&whose);
  adw_window_title_set_subtitle (self->title, text);
}

static PergolaJoinDialog *
make (PergolaWindow *parent)
{
  PergolaJoinDialog *self = g_object_new (PERGOLA_TYPE_JOIN_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, parent);
  self->live = g_object_ref (pergola_file_get_project (pergola_window_get_file (parent)));
  g_signal_connect_object (self->live, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GtkWidget *
pergola_join_dialog_new (PergolaWindow *parent)
{
  PergolaJoinDialog *self = make (parent);

  self->project = g_object_ref (self->live);
  set_subtitle (self);
  fill (self);
  return GTK_WIDGET (self);
}

GtkWidget *
pergola_join_dialog_new_for (PergolaWindow *parent, PergolaJoining *joining, const char *name, const char *other)
{
  PergolaJoinDialog *self = make (parent);

  self->name = g_strdup (name);
  self->other = g_strdup (other);
  pergola_join_dialog_set_joining (self, joining);
  set_subtitle (self);
  return GTK_WIDGET (self);
}

void
pergola_join_dialog_set_joining (PergolaJoinDialog *self, PergolaJoining *joining)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  g_clear_pointer (&self->joining, pergola_joining_free);
  self->joining = joining;
  g_set_object (&self->project, pergola_joining_get_draft (joining));
  fill (self);
  choose (self, chosen);
}
