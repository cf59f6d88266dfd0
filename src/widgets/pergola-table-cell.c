/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-table-cell.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define TITLE_CHARS 22
#define LINE_CHARS 18
#define CHOICE_CHARS 20 /* at most */

struct _PergolaTableCell
{
  AdwBin parent_instance;

  const PergolaColumn *column;
  PergolaEditor *editor; /* (nullable) while bound */
  PergolaItem *item;     /* (nullable) */
  char *hue_class;       /* (nullable) */
  gboolean editing;
  gboolean busy;

  GtkWidget *box;   /* (nullable): where words are not alone; a table has many cells */
  GtkWidget *badge; /* (nullable): of a zone */
  GtkLabel *words;
  GtkWidget *entry; /* (nullable): since the title was first typed here */
};

G_DEFINE_FINAL_TYPE (PergolaTableCell, pergola_table_cell, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Showing --- */

static gboolean
is_title (PergolaTableCell *self)
{
  return g_str_equal (self->column->id, PERGOLA_COLUMN_TITLE);
}

static void
set_hue (PergolaTableCell *self, const char *hue)
{
  g_autofree char *name = pergola_describe_hue_class (hue);

  if (g_strcmp0 (self->hue_class, name) == 0)
    return;
  if (self->hue_class != NULL)
    gtk_widget_remove_css_class (self->badge, self->hue_class);
  gtk_widget_add_css_class (self->badge, name);
  g_free (self->hue_class);
  self->hue_class = g_steal_pointer (&name);
}

static void
show_badge (PergolaTableCell *self)
{
  const PergolaZone *zone =
    pergola_project_find_zone (pergola_editor_get_project (self->editor), self->column->board, self->item, NULL);

  gtk_widget_set_visible (self->badge, zone != NULL && zone->badge != NULL);
  if (zone == NULL || zone->badge == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->badge), zone->badge);
  set_hue (self, zone->hue);
}

/* What reads the row aloud says its title and where it stands. */
static void
name_row (PergolaTableCell *self, const char *title)
{
  GtkWidget *row = pergola_table_cell_get_row (self);
  const PergolaZone *zone =
    pergola_project_find_zone (pergola_editor_get_project (self->editor), self->column->board, self->item, NULL);
  g_autofree char *name = zone != NULL ? g_strdup_printf ("%s, %s", title, zone->title) : g_strdup (title);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_title (PergolaTableCell *self)
{
  g_autofree char *title = pergola_describe_title (pergola_editor_get_project (self->editor), self->item);

  gtk_label_set_label (self->words, title);
  if (*pergola_item_get_title (self->item) == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "dim-label");
  name_row (self, title);
}

void
pergola_table_cell_update (PergolaTableCell *self)
{
  PergolaProject *project;

  if (self->item == NULL)
    return;
  project = pergola_editor_get_project (self->editor);
  if (is_title (self))
    show_title (self);
  else
    {
      gboolean is_date = self->column->field != NULL && self->column->field->type == PERGOLA_FIELD_DATE;
      g_autofree char *text = pergola_column_get_text (self->column, project, self->item);
      g_autofree char *date = is_date ? pergola_date_format (text, pergola_date_style_get ()) : NULL;

      gtk_label_set_label (self->words, is_date ? date : text);
    }
  if (self->badge != NULL)
    show_badge (self);
}

/* Only what does not fit needs a tooltip. */
static gboolean
tooltip_cb (PergolaTableCell *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (self->editing || !pango_layout_is_ellipsized (gtk_label_get_layout (self->words)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->words));
  return TRUE;
}

GtkWidget *
pergola_table_cell_get_row (PergolaTableCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

/* --- Typing --- */

static void
end_editing (PergolaTableCell *self, gboolean keep)
{
  g_autoptr (PergolaEditor) editor = self->editor != NULL ? g_object_ref (self->editor) : NULL;

  if (!self->editing)
    return;
  self->editing = FALSE;
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->words), TRUE);
  if (editor != NULL)
    pergola_editor_end_title (editor, keep);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
return_focus (PergolaTableCell *self)
{
  GtkWidget *row = pergola_table_cell_get_row (self);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
activate_cb (PergolaTableCell *self)
{
  return_focus (self);
  end_editing (self, TRUE);
}

static void
changed_cb (PergolaTableCell *self)
{
  if (self->editing && !self->busy)
    pergola_editor_type_title (self->editor, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
leave_cb (PergolaTableCell *self)
{
  end_editing (self, TRUE);
}

static gboolean
key_cb (PergolaTableCell *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  end_editing (self, FALSE);
  return_focus (self);
  return TRUE;
}

static void
add_entry (PergolaTableCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_text_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE); /* the project's undo is meant */
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->column->title, -1);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->entry);
}

void
pergola_table_cell_edit (PergolaTableCell *self)
{
  if (self->item == NULL || self->editing)
    return;
  if (self->entry == NULL)
    add_entry (self);
  pergola_editor_begin_title (self->editor, pergola_item_get_id (self->item));
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pergola_item_get_title (self->item));
  self->busy = FALSE;
  gtk_text_set_placeholder_text (GTK_TEXT (self->entry),
                                 self->column->field != NULL ? self->column->field->prompt : NULL);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  self->editing = TRUE;
}

gboolean
pergola_table_cell_is_editing (PergolaTableCell *self)
{
  return self->editing;
}

/* --- Object --- */

static void
pergola_table_cell_dispose (GObject *object)
{
  PergolaTableCell *self = PERGOLA_TABLE_CELL (object);

  pergola_table_cell_unbind (self);
  g_clear_pointer (&self->hue_class, g_free);

  G_OBJECT_CLASS (pergola_table_cell_parent_class)->dispose (object);
}

static void
pergola_table_cell_class_init (PergolaTableCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_table_cell_dispose;
  signals[EDITED] =
    g_signal_new ("edited", PERGOLA_TYPE_TABLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_table_cell_init (PergolaTableCell *self)
{
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

/* As wide as the longest of its choices, within reason. */
static guint
measure_choices (const PergolaFieldDef *field)
{
  glong most = 4;

  for (guint i = 0; i < field->choices->len; i++)
    most = MAX (most, g_utf8_strlen (((const PergolaChoice *) field->choices->pdata[i])->title, -1));
  return MIN (most, CHOICE_CHARS);
}

static guint
measure (const PergolaColumn *column)
{
  if (g_str_equal (column->id, PERGOLA_COLUMN_TITLE))
    return TITLE_CHARS;
  if (pergola_column_is_numeric (column))
    return 5;
  if (column->field == NULL)
    return g_str_equal (column->id, PERGOLA_COLUMN_ZONE) ? CHOICE_CHARS : 10;

  switch (column->field->type)
    {
    case PERGOLA_FIELD_CHOICE:
      return measure_choices (column->field);
    case PERGOLA_FIELD_DATE:
      return 10;
    case PERGOLA_FIELD_TIME:
      return 16;
    case PERGOLA_FIELD_BOOLEAN:
      return 4;
    default:
      return LINE_CHARS;
    }
}

static void
put_together (PergolaTableCell *self)
{
  gboolean zone = g_str_equal (self->column->id, PERGOLA_COLUMN_ZONE);

  if (!zone && !is_title (self))
    {
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->words));
      return;
    }
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->words));
  adw_bin_set_child (ADW_BIN (self), self->box);
  if (!zone)
    return;
  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge, "kind-badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (self->box), self->badge);
}

GtkWidget *
pergola_table_cell_new (const PergolaColumn *column)
{
  PergolaTableCell *self = g_object_new (PERGOLA_TYPE_TABLE_CELL, NULL);

  self->column = column;
  gtk_label_set_width_chars (self->words, is_title (self) ? TITLE_CHARS : MIN (measure (column), 14));
  gtk_label_set_max_width_chars (self->words, measure (column));
  if (is_title (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "table-title");
  if (pergola_column_is_numeric (column))
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "numeric");
  if (pergola_column_is_numeric (column) && column->field->low == NULL)
    gtk_label_set_xalign (self->words, 1);
  put_together (self);
  return GTK_WIDGET (self);
}

void
pergola_table_cell_bind (PergolaTableCell *self, PergolaEditor *editor, PergolaItem *item)
{
  pergola_table_cell_unbind (self);
  g_set_object (&self->editor, editor);
  g_set_object (&self->item, item);
  pergola_table_cell_update (self);
}

void
pergola_table_cell_unbind (PergolaTableCell *self)
{
  end_editing (self, TRUE);
  g_clear_object (&self->item);
  g_clear_object (&self->editor);
}

PergolaItem *
pergola_table_cell_get_item (PergolaTableCell *self)
{
  return self->item;
}
