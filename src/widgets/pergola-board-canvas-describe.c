/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the accessible children say of themselves. */

#include "config.h"

#include "pergola-board-canvas.h"
#include "pergola-describe.h"

#include <glib/gi18n-lib.h>

/* What a node says is told after the picture: it is not worth a frame. In milliseconds. */
#define DESCRIBE_DELAY 150

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

/* "Leads to A, B" and "Comes from C"; the other way round where the figure is read back. */
static void
add_links (PergolaProject *project, PergolaItem *item, gboolean back, GString *text)
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

      if (kind == NULL || !pergola_link_kind_is_drawn (kind) || other == NULL)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", get_display_title (project, other));
    }

  for (int pass = 0; pass < 2; pass++)
    {
      gboolean leads = (pass == 1) == !!back;
      g_autofree char *sentence = NULL;

      if ((leads ? to : from)->len == 0)
        continue;
      sentence =
        leads ? g_strdup_printf (_ ("Leads to %s"), to->str) : g_strdup_printf (_ ("Comes from %s"), from->str);
      add_sentence (text, sentence);
    }
}

/* "Step 2 of Leaks found at night", or of what led to a value. */
static void
add_step (PergolaBoardCanvas *self, const PergolaNode *node, GString *text)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const char *told = NULL;
  const char *const *chain = pergola_editor_get_chain (self->editor, &told);
  gboolean traced = chain != NULL && g_strv_contains (chain, node->id);
  const char *id = traced                          ? chain[g_strv_length ((char **) chain) - 1]
                   : chain != NULL && told != NULL ? told
                                                   : pergola_editor_get_story (self->editor);
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;
  g_autofree char *title = NULL, *sentence = NULL;

  if (node->step == 0 || item == NULL)
    return;
  title = pergola_describe_title (project, item);
  sentence = traced ? g_strdup_printf (_ ("Step %d of what led to %s"), node->step, title)
                    : g_strdup_printf (_ ("Step %d of %s"), node->step, title);
  add_sentence (text, sentence);
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
      add_links (project, item, pergola_editor_get_retrospective (self->editor), text);
    }

  return g_string_free (text, FALSE);
}

void
pergola_board_canvas_describe (PergolaBoardCanvas *self, PergolaBoardNode *child)
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
    pergola_board_canvas_describe (self, child);

  return G_SOURCE_REMOVE;
}

void
pergola_board_canvas_describe_later (PergolaBoardCanvas *self)
{
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add_full (G_PRIORITY_LOW, DESCRIBE_DELAY, describe_all_cb, self, NULL);
}
