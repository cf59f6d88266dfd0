/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

#include <glib/gi18n-lib.h>

/* Nodes a little out of sight are kept, so that scrolling seldom makes any. In pixels. */
#define MARGIN 200
/* What a node says is told after the picture: it is not worth a frame. In milliseconds. */
#define DESCRIBE_DELAY 150

/* --- What a node says --- */

static const char *
get_display_title (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind;

  if (pergola_item_get_title (item)[0] != '\0')
    return pergola_item_get_title (item);

  kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  return kind != NULL ? kind->title : pergola_item_get_kind (item);
}

/* A link is called by its ends. */
static char *
make_title (PergolaProject *project, PergolaItem *item)
{
  const PergolaLinkKind *kind;
  PergolaItem *from, *to;

  if (!pergola_item_is_link (item))
    return g_strdup (get_display_title (project, item));

  kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));
  from = pergola_project_get (project, pergola_item_get_from (item));
  to = pergola_project_get (project, pergola_item_get_to (item));
  if (kind == NULL || from == NULL || to == NULL)
    return g_strdup (pergola_item_get_title (item));

  /* Translators: a link: its kind, where it starts, where it leads. */
  return g_strdup_printf (_ ("%s from %s to %s"), kind->title, get_display_title (project, from),
                          get_display_title (project, to));
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence != NULL && sentence[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", sentence);
}

/* The choices that are made of an item: "Potential, Document, Helped". */
static void
add_choices (PergolaProject *project, PergolaItem *item, const GPtrArray *fields, GString *text)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];
      const PergolaChoice *choice =
        field->type == PERGOLA_FIELD_CHOICE ? pergola_project_get_choice (project, item, field->id) : NULL;

      if (choice != NULL)
        add_sentence (text, choice->title);
    }
}

/* "Leads to A, B" and "Comes from C". */
static void
add_links (PergolaProject *project, PergolaItem *item, GString *text)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (item));
  g_autoptr (GString) to = g_string_new (NULL);
  g_autoptr (GString) from = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = links->pdata[i];
      gboolean out = g_str_equal (pergola_item_get_from (link), pergola_item_get_id (item));
      const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
      PergolaItem *other =
        pergola_project_get (project, out ? pergola_item_get_to (link) : pergola_item_get_from (link));
      GString *list = out ? to : from;

      if (kind == NULL || kind->style == PERGOLA_LINK_HIDDEN || other == NULL)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", get_display_title (project, other));
    }

  if (to->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Leads to %s"), to->str);
      add_sentence (text, sentence);
    }
  if (from->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Comes from %s"), from->str);
      add_sentence (text, sentence);
    }
}

/* "Step 2 of Leaks found at night" */
static void
add_step (PergolaBoardCanvas *self, const PergolaNode *node, GString *text)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const char *id = pergola_editor_get_story (self->editor);
  PergolaItem *story = id != NULL ? pergola_project_get (project, id) : NULL;

  if (node->step > 0 && story != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Step %d of %s"), node->step, pergola_item_get_title (story));
      add_sentence (text, sentence);
    }
}

static char *
make_description (PergolaBoardCanvas *self, const PergolaNode *node, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  GString *text = g_string_new (NULL);

  if (pergola_item_is_link (item))
    {
      const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));

      add_sentence (text, pergola_item_get_title (item));
      if (kind != NULL)
        add_choices (project, item, kind->fields, text);
    }
  else
    {
      const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

      if (kind != NULL)
        {
          add_sentence (text, kind->title);
          add_choices (project, item, kind->fields, text);
        }
      add_sentence (text, pergola_item_get (item, "note"));
      add_step (self, node, text);
      add_links (project, item, text);
    }

  return g_string_free (text, FALSE);
}

static void
describe (PergolaBoardCanvas *self, PergolaBoardNode *child)
{
  const char *id = pergola_board_node_get_id (child);
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaNode *node = self->scene != NULL ? pergola_scene_get_node (self->scene, id) : NULL;
  PergolaItem *item = pergola_project_get (project, id);
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (node == NULL || item == NULL)
    return;

  title = make_title (project, item);
  description = make_description (self, node, item);
  pergola_board_node_set_title (child, title);
  pergola_board_node_set_description (child, description);
}

static gboolean
describe_all_cb (gpointer data)
{
  PergolaBoardCanvas *self = data;
  GHashTableIter iter;
  gpointer child;

  self->describe_id = 0;
  g_hash_table_iter_init (&iter, self->nodes);
  while (self->editor != NULL && g_hash_table_iter_next (&iter, NULL, &child))
    describe (self, child);

  return G_SOURCE_REMOVE;
}

void
pergola_board_canvas_describe_later (PergolaBoardCanvas *self)
{
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add_full (G_PRIORITY_LOW, DESCRIBE_DELAY, describe_all_cb, self, NULL);
}

/* --- Keeping a child for each node in sight --- */

static void
command_cb (PergolaBoardCanvas *self, const char *command, PergolaBoardNode *child)
{
  g_autofree char *id = g_strdup (pergola_board_node_get_id (child));
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);

  if (selection == NULL)
    return;

  pergola_selection_set_one (selection, id);
  pergola_board_canvas_focus_id (self, id);
  if (g_str_equal (command, "rename"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.rename", NULL);
  else if (g_str_equal (command, "delete"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.delete", NULL);
  else if (g_str_equal (command, "link"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.link", "s", "");
  else if (g_str_equal (command, "menu"))
    gtk_widget_activate_action (GTK_WIDGET (self), "board.menu", NULL);
}

static void
focus_visible_cb (PergolaBoardCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static PergolaBoardNode *
add_node (PergolaBoardCanvas *self, const char *id)
{
  PergolaBoardNode *child = pergola_board_node_new (id);

  g_signal_connect_object (child, "command", G_CALLBACK (command_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "state-flags-changed", G_CALLBACK (focus_visible_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->nodes, (char *) pergola_board_node_get_id (child), child);

  return child;
}

static void
remove_node (PergolaBoardCanvas *self, PergolaBoardNode *child)
{
  g_hash_table_remove (self->nodes, pergola_board_node_get_id (child));
  gtk_widget_unparent (GTK_WIDGET (child));
}

void
pergola_board_canvas_clear_nodes (PergolaBoardCanvas *self)
{
  g_autoptr (GList) children = g_hash_table_get_values (self->nodes);

  for (GList *l = children; l != NULL; l = l->next)
    remove_node (self, l->data);
}

/* A child for @node, after @previous among the children: they are read in the scene's order. */
static PergolaBoardNode *
place_node (PergolaBoardCanvas *self, const PergolaNode *node, GtkWidget *previous)
{
  PergolaBoardNode *child = g_hash_table_lookup (self->nodes, node->id);
  gboolean is_new = child == NULL;

  if (is_new)
    child = add_node (self, node->id);
  if (is_new || gtk_widget_get_prev_sibling (GTK_WIDGET (child)) != previous)
    gtk_widget_insert_after (GTK_WIDGET (child), GTK_WIDGET (self), previous);
  pergola_board_node_set_bounds (child, &node->bounds);
  if (is_new)
    {
      PergolaSelection *selection = pergola_board_canvas_get_selection (self);

      describe (self, child);
      pergola_board_node_set_selected (child, pergola_selection_contains (selection, node->id));
    }

  return child;
}

/* Drops the children that @keep does not hold. Returns whether one that had the focus is gone for good. */
static gboolean
drop_nodes (PergolaBoardCanvas *self, GHashTable *keep, PergolaRect *lost)
{
  g_autoptr (GList) children = g_hash_table_get_values (self->nodes);
  gboolean lost_focus = FALSE;

  for (GList *l = children; l != NULL; l = l->next)
    {
      PergolaBoardNode *child = l->data;
      gboolean exists = pergola_scene_get_node (self->scene, pergola_board_node_get_id (child)) != NULL;

      if (g_hash_table_contains (keep, child) || (exists && gtk_widget_has_focus (GTK_WIDGET (child))))
        continue;
      if (gtk_widget_has_focus (GTK_WIDGET (child)))
        {
          lost_focus = TRUE;
          *lost = *pergola_board_node_get_bounds (child);
        }
      remove_node (self, child);
    }

  return lost_focus;
}

void
pergola_board_canvas_sync_nodes (PergolaBoardCanvas *self)
{
  g_autoptr (GHashTable) keep = g_hash_table_new (NULL, NULL);
  PergolaRect sight, lost;
  GtkWidget *previous = NULL;
  gboolean lost_focus;

  if (pergola_board_canvas_ensure_scene (self) == NULL)
    {
      pergola_board_canvas_clear_nodes (self);
      return;
    }

  sight = pergola_board_canvas_get_visible (self);
  sight = pergola_rect_inflate (&sight, MARGIN / self->zoom);
  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);
      PergolaBoardNode *child = g_hash_table_lookup (self->nodes, node->id);

      if (!pergola_rect_intersects (&sight, &node->bounds) &&
          (child == NULL || !gtk_widget_has_focus (GTK_WIDGET (child))))
        continue;
      child = place_node (self, node, previous);
      g_hash_table_add (keep, child);
      previous = GTK_WIDGET (child);
    }

  lost_focus = drop_nodes (self, keep, &lost);
  if (lost_focus)
    pergola_board_canvas_rescue_focus (self, &lost);
  pergola_board_canvas_describe_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  self->sync_tick = 0;
  pergola_board_canvas_sync_nodes (self);
  if (self->scene != NULL)
    pergola_board_canvas_sync_title (self);
  pergola_board_canvas_notify (self);

  return G_SOURCE_REMOVE;
}

void
pergola_board_canvas_queue_sync (PergolaBoardCanvas *self)
{
  if (self->sync_tick == 0)
    self->sync_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), sync_cb, NULL, NULL);
}

void
pergola_board_canvas_allocate_nodes (PergolaBoardCanvas *self)
{
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    {
      graphene_rect_t r = pergola_board_canvas_to_pixels (self, pergola_board_node_get_bounds (child));
      GtkAllocation allocation = { floorf (r.origin.x), floorf (r.origin.y), MAX (1, ceilf (r.size.width)),
                                   MAX (1, ceilf (r.size.height)) };

      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

void
pergola_board_canvas_update_selected (PergolaBoardCanvas *self)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  GHashTableIter iter;
  gpointer id, child;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &id, &child))
    pergola_board_node_set_selected (child, pergola_selection_contains (selection, id));
}

/* Where a new child belongs: after the nearest one before it that has a child. */
static GtkWidget *
find_previous (PergolaBoardCanvas *self, const PergolaNode *node)
{
  guint index = node - &g_array_index (self->scene->nodes, PergolaNode, 0);

  while (index-- > 0)
    {
      GtkWidget *child = g_hash_table_lookup (self->nodes, g_array_index (self->scene->nodes, PergolaNode, index).id);

      if (child != NULL)
        return child;
    }

  return NULL;
}

PergolaBoardNode *
pergola_board_canvas_ensure_node (PergolaBoardCanvas *self, const PergolaNode *node)
{
  PergolaBoardNode *child = g_hash_table_lookup (self->nodes, node->id);

  if (child == NULL)
    child = place_node (self, node, find_previous (self, node));
  pergola_board_node_set_bounds (child, &node->bounds);

  return child;
}
