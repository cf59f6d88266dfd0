/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>

#define PAUSE 1000 /* ms: what is typed after it is another step of undo */

G_DEFINE_FINAL_TYPE (PergolaField, pergola_field, G_TYPE_OBJECT)

PergolaProject *
pergola_field_get_project (PergolaField *self)
{
  return pergola_editor_get_project (self->editor);
}

PergolaItem *
pergola_field_get_item (PergolaField *self)
{
  return pergola_project_get (pergola_field_get_project (self), self->ids[0]);
}

const char *
pergola_field_get_title (PergolaField *self)
{
  return self->def != NULL ? self->def->title : _ ("Seen by");
}

/* --- To the project --- */

static void
seal (PergolaField *self)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  pergola_history_seal (pergola_project_get_history (pergola_field_get_project (self)));
}

static gboolean
pause_cb (gpointer data)
{
  PergolaField *self = data;

  self->timer = 0;
  pergola_history_seal (pergola_project_get_history (pergola_field_get_project (self)));
  return G_SOURCE_REMOVE;
}

static void
show_error (PergolaField *self, const char *message)
{
  gtk_widget_set_visible (self->error_row, message != NULL);
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  if (message != NULL)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The value that all items share. */
static const char *
get_value (PergolaField *self, gboolean *mixed)
{
  const char *value = NULL;

  *mixed = FALSE;
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (pergola_field_get_project (self), self->ids[i]);
      const char *own = item != NULL ? pergola_item_get (item, self->key) : NULL;

      if (i == 0)
        value = own;
      else if (g_strcmp0 (value, own) != 0)
        {
          *mixed = TRUE;
          return NULL;
        }
    }
  return value;
}

static void
note_seen (PergolaField *self)
{
  g_free (self->seen);
  self->seen = g_strdup (get_value (self, &self->mixed));
}

static gboolean
set_all (PergolaField *self, const char *value, GError **error)
{
  PergolaProject *project = pergola_field_get_project (self);
  /* Translators: %s is the name of a field, such as "Note" */
  g_autofree char *name =
    self->def != NULL ? g_strdup_printf (_ ("Change %s"), self->def->title) : g_strdup (_ ("Change Audience"));
  gboolean ok = TRUE;

  pergola_project_begin (project, name);
  for (guint i = 0; ok && self->ids[i] != NULL; i++)
    ok = pergola_project_set (project, self->ids[i], self->key, value, error);
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
  return ok;
}

/* --- What is typed and may be wrong --- */

void
pergola_field_begin (PergolaField *self)
{
  if (self->before != NULL)
    return;
  self->before = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (pergola_field_get_project (self), self->ids[i]);

      g_ptr_array_add (self->before, g_strdup (item != NULL ? pergola_item_get (item, self->key) : NULL));
    }
}

void
pergola_field_end (PergolaField *self)
{
  g_clear_pointer (&self->before, g_ptr_array_unref);
}

/* Joins the step of what was typed so far. */
static void
set_before (PergolaField *self)
{
  PergolaProject *project = pergola_field_get_project (self);

  for (guint i = 0; self->before != NULL && self->ids[i] != NULL; i++)
    if (pergola_project_get (project, self->ids[i]) != NULL)
      pergola_edit_set (project, self->ids[i], self->key, self->before->pdata[i], TRUE, NULL);
}

gboolean
pergola_field_take_back (PergolaField *self)
{
  if (self->before == NULL || self->busy || pergola_field_get_item (self) == NULL)
    return FALSE;

  self->busy = TRUE;
  set_before (self);
  pergola_field_end (self);
  note_seen (self);
  self->show (self, self->seen);
  self->busy = FALSE;
  show_error (self, NULL);
  return TRUE;
}

void
pergola_field_set (PergolaField *self, const char *value, gboolean typing)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->busy || pergola_field_get_item (self) == NULL)
    return;

  self->busy = TRUE;
  ok = self->ids[1] == NULL
         ? pergola_edit_set (pergola_field_get_project (self), self->ids[0], self->key, value, typing, &error)
         : set_all (self, value, &error);
  if (!ok)
    set_before (self);
  self->busy = FALSE;
  note_seen (self);
  show_error (self, ok ? NULL : error->message);

  if (typing)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      self->timer = g_timeout_add (PAUSE, pause_cb, self);
    }
}

void
pergola_field_set_reference (PergolaField *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->busy || pergola_field_get_item (self) == NULL)
    return;

  self->busy = TRUE;
  ok = pergola_edit_set_reference (pergola_field_get_project (self), self->ids, self->key, name, &error);
  self->busy = FALSE;
  note_seen (self);
  show_error (self, ok ? NULL : error->message);
}

/* --- From the project --- */

static gboolean
applies (PergolaField *self)
{
  PergolaItem *item = pergola_field_get_item (self);

  if (item == NULL)
    return FALSE;
  return self->def == NULL || pergola_project_field_applies (pergola_field_get_project (self), item, self->def);
}

void
pergola_field_refresh (PergolaField *self)
{
  gboolean asked = applies (self);
  gboolean mixed, same;
  const char *value;

  if (self->busy)
    return;

  gtk_widget_set_visible (self->row, asked);
  if (!asked)
    {
      gtk_widget_set_visible (self->error_row, FALSE);
      return;
    }

  value = get_value (self, &mixed);
  same = self->started && g_strcmp0 (value, self->seen) == 0 && mixed == self->mixed;
  /* Which choices there are may depend on other fields, so lists look again; a text stays as it is being typed. */
  if (same && self->choices == NULL && !self->always)
    return;
  note_seen (self);
  self->started = TRUE;
  self->busy = TRUE;
  self->show (self, self->seen);
  self->busy = FALSE;
  if (same)
    return;
  pergola_field_end (self);
  show_error (self, NULL);
}

/* --- Object --- */

static void
create_error_row (PergolaField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "field-error");
  self->error_label = GTK_LABEL (label);
  self->error_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->error_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->error_row), FALSE);
  gtk_widget_set_focusable (self->error_row, FALSE);
  gtk_widget_set_visible (self->error_row, FALSE);
}

/* Few answers that say much by themselves all show at once. What somebody agreed to is never cut. */
static gboolean
is_short (const PergolaFieldDef *def)
{
  return g_strcmp0 (def->role, "polarity") == 0 || g_strcmp0 (def->role, "consent") == 0 ||
         (def->required && def->choices->len == 2);
}

static void
init_row (PergolaField *self)
{
  static void (*const inits[]) (PergolaField *) = {
    [PERGOLA_FIELD_LINE] = pergola_field_init_line,       [PERGOLA_FIELD_TEXT] = pergola_field_init_text,
    [PERGOLA_FIELD_CHOICE] = pergola_field_init_choice,   [PERGOLA_FIELD_CHOICES] = pergola_field_init_choices,
    [PERGOLA_FIELD_NUMBER] = pergola_field_init_number,   [PERGOLA_FIELD_SCORE] = pergola_field_init_score,
    [PERGOLA_FIELD_DATE] = pergola_field_init_date,       [PERGOLA_FIELD_TIME] = pergola_field_init_time,
    [PERGOLA_FIELD_DURATION] = pergola_field_init_number, [PERGOLA_FIELD_PERSON] = pergola_field_init_reference,
    [PERGOLA_FIELD_ITEM] = pergola_field_init_reference,  [PERGOLA_FIELD_LINES] = pergola_field_init_text,
    [PERGOLA_FIELD_BOOLEAN] = pergola_field_init_boolean, [PERGOLA_FIELD_STROKES] = pergola_field_init_strokes,
  };

  if (self->def == NULL)
    pergola_field_init_audience (self);
  else if (self->def->type == PERGOLA_FIELD_CHOICE && is_short (self->def))
    pergola_field_init_toggles (self);
  else if (self->def->low != NULL)
    pergola_field_init_slider (self);
  else
    inits[self->def->type](self);
}

/* What the row asks for would lie over what is being written. */
static void
entered_cb (PergolaField *self)
{
  gtk_widget_set_has_tooltip (self->row, FALSE);
}

static void
left_cb (PergolaField *self)
{
  seal (self);
  gtk_widget_set_has_tooltip (self->row, gtk_widget_get_tooltip_text (self->row) != NULL);
}

static PergolaField *
create (PergolaEditor *editor, const char *const *ids, const char *key, const PergolaFieldDef *def)
{
  PergolaField *self = g_object_new (PERGOLA_TYPE_FIELD, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = g_object_ref (editor);
  self->ids = g_strdupv ((char **) ids);
  self->key = g_strdup (key);
  self->def = def;
  init_row (self);
  g_object_ref_sink (self->row);
  create_error_row (self);
  g_object_ref_sink (self->error_row);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, focus);
  if (def != NULL && def->prompt != NULL)
    {
      gtk_widget_set_tooltip_text (self->row, def->prompt);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, def->prompt, -1);
    }
  pergola_field_refresh (self);
  return self;
}

PergolaField *
pergola_field_new (PergolaEditor *editor, const char *const *ids, const PergolaFieldDef *def)
{
  return create (editor, ids, def->id, def);
}

PergolaField *
pergola_field_new_audience (PergolaEditor *editor, const char *const *ids)
{
  return create (editor, ids, "@audience", NULL);
}

static void
pergola_field_dispose (GObject *object)
{
  PergolaField *self = PERGOLA_FIELD (object);

  if (self->editor != NULL)
    seal (self);
  g_clear_object (&self->helper);
  g_clear_object (&self->row);
  g_clear_object (&self->error_row);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  pergola_field_end (self);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->seen, g_free);

  G_OBJECT_CLASS (pergola_field_parent_class)->dispose (object);
}

static void
pergola_field_class_init (PergolaFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_field_dispose;
}

static void
pergola_field_init (PergolaField *self)
{
}

void
pergola_field_append_to (PergolaField *self, GtkListBox *list)
{
  gtk_list_box_append (list, self->row);
  gtk_list_box_append (list, self->error_row);
}

void
pergola_field_grab_focus (PergolaField *self)
{
  gtk_widget_grab_focus (self->focus != NULL ? self->focus : self->row);
}

GtkWidget *
pergola_field_get_row (PergolaField *self)
{
  return self->row;
}
