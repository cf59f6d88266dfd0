/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-node.h"

struct _PergolaBoardNode
{
  GtkWidget parent_instance;

  char *id;
  PergolaRect bounds;
  char *title;
  char *description;
  gboolean selected;
  GtkWidget *mark; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaBoardNode, pergola_board_node, GTK_TYPE_WIDGET)

enum
{
  COMMAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "node.rename" asks for "rename". */
static void
command_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[COMMAND], 0, strchr (action, '.') + 1);
}

static void
pergola_board_node_dispose (GObject *object)
{
  g_clear_pointer (&PERGOLA_BOARD_NODE (object)->mark, gtk_widget_unparent);

  G_OBJECT_CLASS (pergola_board_node_parent_class)->dispose (object);
}

static void
pergola_board_node_finalize (GObject *object)
{
  PergolaBoardNode *self = PERGOLA_BOARD_NODE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (pergola_board_node_parent_class)->finalize (object);
}

static void
pergola_board_node_class_init (PergolaBoardNodeClass *klass)
{
  static const char *const commands[] = { "node.rename", "node.select", "node.link",
                                          "node.menu",   "node.delete", "node.decide" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_board_node_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_board_node_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i], NULL, command_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "boardnode");

  signals[COMMAND] = g_signal_new ("command", PERGOLA_TYPE_BOARD_NODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pergola_board_node_init (PergolaBoardNode *self)
{
  /* The board knows better what lies under the pointer: lines are no rectangles. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

PergolaBoardNode *
pergola_board_node_new (const char *id)
{
  PergolaBoardNode *self = g_object_new (PERGOLA_TYPE_BOARD_NODE, NULL);

  self->id = g_strdup (id);

  return self;
}

const char *
pergola_board_node_get_id (PergolaBoardNode *self)
{
  return self->id;
}

void
pergola_board_node_set_bounds (PergolaBoardNode *self, const PergolaRect *bounds)
{
  self->bounds = *bounds;
}

const PergolaRect *
pergola_board_node_get_bounds (PergolaBoardNode *self)
{
  return &self->bounds;
}

static void
update_text (PergolaBoardNode *self, char **where, GtkAccessibleProperty property, const char *text)
{
  if (g_strcmp0 (*where, text) == 0)
    return;

  g_free (*where);
  *where = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), property, text, -1);
}

void
pergola_board_node_set_title (PergolaBoardNode *self, const char *title)
{
  update_text (self, &self->title, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
}

void
pergola_board_node_set_description (PergolaBoardNode *self, const char *description)
{
  update_text (self, &self->description, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

void
pergola_board_node_set_mark (PergolaBoardNode *self, const char *words)
{
  if (words == NULL)
    g_clear_pointer (&self->mark, gtk_widget_unparent);
  if (words == NULL || self->mark != NULL)
    return;

  self->mark = gtk_button_new ();
  gtk_widget_add_css_class (self->mark, "board-mark");
  gtk_widget_set_can_target (self->mark, FALSE);
  gtk_widget_set_focusable (self->mark, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->mark), "node.decide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
}

void
pergola_board_node_allocate_mark (PergolaBoardNode *self, const GdkRectangle *area)
{
  int width, height;

  if (self->mark == NULL)
    return;

  gtk_widget_measure (self->mark, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->mark, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (
    self->mark, &(GtkAllocation){ area->x, area->y, MAX (area->width, width), MAX (area->height, height) }, -1);
}

void
pergola_board_node_set_selected (PergolaBoardNode *self, gboolean selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
