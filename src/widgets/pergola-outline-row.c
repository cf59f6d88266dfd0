/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-name.h"

struct _PergolaOutlineRow
{
  AdwBin parent_instance;

  PergolaEditor *editor;    /* (nullable) while bound */
  PergolaOutlineNode *node; /* (nullable) */
  char *hue_class;          /* (nullable) */
  gboolean editing;
  gboolean busy;

  GtkTreeExpander *expander;
  GtkWidget *box;
  GtkWidget *badge;
  PergolaGlyphImage *glyph;
  GtkStack *stack; /* words or entry */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkText *entry;
  GtkLabel *count;
  GtkLabel *step;
};

G_DEFINE_FINAL_TYPE (PergolaOutlineRow, pergola_outline_row, ADW_TYPE_BIN)

/* --- Showing --- */

static void
set_hue (PergolaOutlineRow *self, const char *hue)
{
  GtkWidget *widgets[] = { self->box, self->badge, GTK_WIDGET (self->glyph) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets) && self->hue_class != NULL; i++)
    gtk_widget_remove_css_class (widgets[i], self->hue_class);
  g_free (self->hue_class);
  self->hue_class = pergola_describe_hue_class (hue);
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_add_css_class (widgets[i], self->hue_class);
}

static void
show_zone (PergolaOutlineRow *self)
{
  const PergolaZone *zone = self->node->zone;

  gtk_widget_remove_css_class (self->box, "outline-edge");
  gtk_widget_add_css_class (self->box, "tinted");
  gtk_widget_add_css_class (self->box, "outline-zone");
  gtk_label_set_label (GTK_LABEL (self->badge), zone->badge != NULL ? zone->badge : "");
  gtk_label_set_label (self->count, self->node->count);
}

static void
show_item (PergolaOutlineRow *self)
{
  g_autofree char *step = g_strdup_printf ("%u", self->node->step);

  if (self->node->kind != NULL)
    gtk_widget_add_css_class (self->box, "outline-edge");
  else
    gtk_widget_remove_css_class (self->box, "outline-edge");
  gtk_label_set_label (self->count, self->node->kind);
  gtk_widget_remove_css_class (self->box, "tinted");
  gtk_widget_remove_css_class (self->box, "outline-zone");
  pergola_glyph_image_set_name (self->glyph, self->node->glyph);
  gtk_label_set_label (self->subtitle, self->node->subtitle);
  gtk_label_set_label (self->step, step);
}

static void
name_for_readers (PergolaOutlineRow *self)
{
  PergolaOutlineNode *node = self->node;
  g_autofree char *step = node->step > 0 ? g_strdup_printf (_ ("step %u"), node->step) : NULL;
  g_autofree char *name =
    node->id == NULL ? g_strdup_printf ("%s, %s", node->title, gtk_label_get_label (self->count))
                     : g_strjoin (", ", node->title, *node->subtitle != '\0' ? node->subtitle : node->zone->title,
                                  node->kind != NULL ? node->kind : step, node->kind != NULL ? step : NULL, NULL);

  /* The list's own widget around the row has the focus. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (PergolaOutlineRow *self)
{
  gboolean is_zone = self->node->id == NULL;

  set_hue (self, self->node->zone->hue);
  gtk_label_set_label (self->title, self->node->title);
  if (is_zone)
    show_zone (self);
  else
    show_item (self);
  gtk_widget_set_visible (self->badge, is_zone && self->node->zone->badge != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), !is_zone);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), !is_zone && *self->node->subtitle != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->count), is_zone || self->node->kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->step), self->node->step > 0);
  gtk_widget_set_opacity (self->box, self->node->faded ? 0.4 : 1);
  name_for_readers (self);
}

/* Only what does not fit needs a tooltip. */
static gboolean
tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return TRUE;
}

/* --- Typing --- */

static void
end_editing (PergolaOutlineRow *self, gboolean keep)
{
  g_autoptr (PergolaEditor) editor = self->editor != NULL ? g_object_ref (self->editor) : NULL;

  if (!self->editing)
    return;
  self->editing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "words");
  if (editor != NULL)
    pergola_editor_end_title (editor, keep);
}

/* To the list's own widget around the row. */
static void
return_focus (PergolaOutlineRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL)
    gtk_widget_grab_focus (item);
}

static void
activate_cb (PergolaOutlineRow *self)
{
  end_editing (self, TRUE);
  return_focus (self);
}

static void
changed_cb (PergolaOutlineRow *self)
{
  if (self->editing && !self->busy)
    pergola_editor_type_title (self->editor, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
leave_cb (PergolaOutlineRow *self)
{
  end_editing (self, TRUE);
}

static gboolean
key_cb (PergolaOutlineRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  end_editing (self, FALSE);
  return_focus (self);
  return TRUE;
}

/* What the field asks for, or whose title is missing. */
static void
show_prompt (PergolaOutlineRow *self, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaFieldDef *field = pergola_project_get_field (project, item, "title");
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const char *untitled = pergola_name_get_untitled (kind != NULL ? kind->title : pergola_item_get_kind (item));

  gtk_text_set_placeholder_text (self->entry, field != NULL && field->prompt != NULL ? field->prompt : untitled);
}

void
pergola_outline_row_edit (PergolaOutlineRow *self)
{
  PergolaItem *item = self->node != NULL && self->node->id != NULL
                        ? pergola_project_get (pergola_editor_get_project (self->editor), self->node->id)
                        : NULL;

  if (item == NULL || self->editing)
    return;
  pergola_editor_begin_title (self->editor, self->node->id);
  show_prompt (self, item);
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pergola_item_get_title (item));
  self->busy = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  self->editing = TRUE;
}

gboolean
pergola_outline_row_is_editing (PergolaOutlineRow *self)
{
  return self->editing;
}

/* --- Object --- */

static void
pergola_outline_row_dispose (GObject *object)
{
  PergolaOutlineRow *self = PERGOLA_OUTLINE_ROW (object);

  pergola_outline_row_unbind (self);
  g_clear_pointer (&self->hue_class, g_free);

  G_OBJECT_CLASS (pergola_outline_row_parent_class)->dispose (object);
}

static void
pergola_outline_row_class_init (PergolaOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_outline_row_dispose;
  g_type_ensure (PERGOLA_TYPE_GLYPH_IMAGE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, box);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, badge);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, entry);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, count);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutlineRow, step);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, tooltip_cb);
}

static void
pergola_outline_row_init (PergolaOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_outline_row_new (void)
{
  return g_object_new (PERGOLA_TYPE_OUTLINE_ROW, NULL);
}

void
pergola_outline_row_bind (PergolaOutlineRow *self, PergolaEditor *editor, GtkTreeListRow *row)
{
  pergola_outline_row_unbind (self);
  gtk_tree_expander_set_list_row (self->expander, row);
  self->editor = g_object_ref (editor);
  self->node = gtk_tree_list_row_get_item (row);
  g_signal_connect_object (self->node, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

void
pergola_outline_row_unbind (PergolaOutlineRow *self)
{
  end_editing (self, TRUE);
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  g_clear_object (&self->node);
  g_clear_object (&self->editor);
  if (self->expander != NULL)
    gtk_tree_expander_set_list_row (self->expander, NULL);
}

PergolaOutlineNode *
pergola_outline_row_get_node (PergolaOutlineRow *self)
{
  return self->node;
}

gboolean
pergola_outline_row_set_expanded (PergolaOutlineRow *self, gboolean expanded)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (self->expander);

  if (row == NULL || !gtk_tree_list_row_is_expandable (row))
    return FALSE;
  gtk_tree_list_row_set_expanded (row, expanded);
  return TRUE;
}
