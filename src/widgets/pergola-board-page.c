/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-page.h"

typedef struct
{
  PergolaEditor *editor; /* (nullable) */
  char *board;           /* (nullable) */
  gboolean stale;        /* something changed since the last refresh */
  gboolean wanted;       /* the focus, before there was anything that could have it */
  guint at;              /* the line that was selected last */
  guint idle;
} PergolaBoardPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PergolaBoardPage, pergola_board_page, ADW_TYPE_BIN)

/* --- Its lines --- */

/* (nullable) */
static GtkListView *
get_list (PergolaBoardPage *self)
{
  PergolaBoardPageClass *klass = PERGOLA_BOARD_PAGE_GET_CLASS (self);

  return klass->get_list != NULL ? klass->get_list (self) : NULL;
}

static void
selected_cb (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (gtk_list_view_get_model (get_list (self)));

  if (!gtk_bitset_is_empty (selected))
    priv->at = gtk_bitset_get_minimum (selected);
}

static gboolean
has_focus (GtkListView *list)
{
  GtkRoot *root = list != NULL ? gtk_widget_get_root (GTK_WIDGET (list)) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list));
}

static gboolean
focus_line (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);
  GtkListView *list = get_list (self);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) : 0;

  if (n == 0 || !gtk_widget_get_mapped (GTK_WIDGET (list)))
    return FALSE;
  selected_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", MIN (priv->at, n - 1));
  return gtk_widget_grab_focus (GTK_WIDGET (list));
}

static gboolean
refresh_cb (gpointer data)
{
  PergolaBoardPage *self = data;
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);
  PergolaBoardPageClass *klass = PERGOLA_BOARD_PAGE_GET_CLASS (self);
  gboolean focused;

  priv->idle = 0;
  if (!priv->stale || priv->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  priv->stale = FALSE;
  focused = has_focus (get_list (self));
  if (klass->refresh != NULL)
    klass->refresh (self);
  /* The line that had it may have gone. */
  if (focused && !has_focus (get_list (self)))
    focus_line (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame, and once for all that changes meanwhile. */
static void
schedule (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  if (priv->stale && priv->idle == 0 && priv->editor != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

void
pergola_board_page_queue_refresh (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  priv->stale = TRUE;
  schedule (self);
}

/* What was missed while it was not seen is made up for before it is painted. */
static void
pergola_board_page_map (GtkWidget *widget)
{
  PergolaBoardPage *self = PERGOLA_BOARD_PAGE (widget);
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  GTK_WIDGET_CLASS (pergola_board_page_parent_class)->map (widget);
  g_clear_handle_id (&priv->idle, g_source_remove);
  refresh_cb (self);
  if (priv->wanted)
    gtk_widget_grab_focus (widget);
}

static gboolean
pergola_board_page_grab_focus (GtkWidget *widget)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (PERGOLA_BOARD_PAGE (widget));
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean taken = child != NULL && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);

  priv->wanted = !taken && !gtk_widget_get_mapped (widget);
  return taken;
}

gboolean
pergola_board_page_focus_line (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  g_clear_handle_id (&priv->idle, g_source_remove);
  refresh_cb (self);
  return focus_line (self);
}

static void
disconnect (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  if (priv->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (pergola_editor_get_project (priv->editor), self);
  g_clear_object (&priv->editor);
}

static void
pergola_board_page_real_set_editor (PergolaBoardPage *self, PergolaEditor *editor)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  GtkListView *list = get_list (self);

  disconnect (self);
  if (list != NULL)
    g_signal_handlers_disconnect_by_func (gtk_list_view_get_model (list), selected_cb, self);
  if (editor == NULL)
    return;

  priv->editor = g_object_ref (editor);
  if (list != NULL)
    g_signal_connect_object (gtk_list_view_get_model (list), "selection-changed", G_CALLBACK (selected_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed",
                           G_CALLBACK (pergola_board_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed",
                           G_CALLBACK (pergola_board_page_queue_refresh), self, G_CONNECT_SWAPPED);
  pergola_board_page_queue_refresh (self);
}

static void
pergola_board_page_dispose (GObject *object)
{
  PergolaBoardPage *self = PERGOLA_BOARD_PAGE (object);
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  g_clear_handle_id (&priv->idle, g_source_remove);
  disconnect (self);

  G_OBJECT_CLASS (pergola_board_page_parent_class)->dispose (object);
}

static void
pergola_board_page_finalize (GObject *object)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (PERGOLA_BOARD_PAGE (object));

  g_free (priv->board);

  G_OBJECT_CLASS (pergola_board_page_parent_class)->finalize (object);
}

static void
pergola_board_page_class_init (PergolaBoardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_board_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_board_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pergola_board_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->map = pergola_board_page_map;
  klass->set_editor = pergola_board_page_real_set_editor;
}

static void
pergola_board_page_init (PergolaBoardPage *self)
{
}

void
pergola_board_page_set_editor (PergolaBoardPage *self, PergolaEditor *editor)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  if (priv->editor != editor)
    PERGOLA_BOARD_PAGE_GET_CLASS (self)->set_editor (self, editor);
}

void
pergola_board_page_leave (PergolaBoardPage *self)
{
  PergolaBoardPageClass *klass = PERGOLA_BOARD_PAGE_GET_CLASS (self);

  if (pergola_board_page_get_editor (self) != NULL && klass->leave != NULL)
    klass->leave (self);
}

PergolaEditor *
pergola_board_page_get_editor (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  return priv->editor;
}

PergolaProject *
pergola_board_page_get_project (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  return priv->editor != NULL ? pergola_editor_get_project (priv->editor) : NULL;
}

const char *
pergola_board_page_get_board (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  return priv->board;
}

void
pergola_board_page_set_board (PergolaBoardPage *self, const char *board)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);

  if (g_strcmp0 (priv->board, board) == 0)
    return;
  g_free (priv->board);
  priv->board = g_strdup (board);
  pergola_board_page_queue_refresh (self);
}

const PergolaBoardDef *
pergola_board_page_get_board_def (PergolaBoardPage *self)
{
  PergolaBoardPagePrivate *priv = pergola_board_page_get_instance_private (self);
  PergolaProject *project = pergola_board_page_get_project (self);

  return project != NULL && priv->board != NULL ? pergola_project_get_board (project, priv->board) : NULL;
}
