/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-node.h"

#include "pergola-describe.h"

G_DEFINE_FINAL_TYPE (PergolaOutlineNode, pergola_outline_node, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pergola_outline_node_finalize (GObject *object)
{
  PergolaOutlineNode *self = PERGOLA_OUTLINE_NODE (object);

  g_free (self->id);
  g_clear_object (&self->children);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->glyph);
  g_free (self->kind);
  g_free (self->count);

  G_OBJECT_CLASS (pergola_outline_node_parent_class)->finalize (object);
}

static void
pergola_outline_node_class_init (PergolaOutlineNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_outline_node_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_OUTLINE_NODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_outline_node_init (PergolaOutlineNode *self)
{
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
}

PergolaOutlineNode *
pergola_outline_node_new_zone (const PergolaZone *zone)
{
  PergolaOutlineNode *self = g_object_new (PERGOLA_TYPE_OUTLINE_NODE, NULL);

  self->zone = zone;
  self->children = g_list_store_new (PERGOLA_TYPE_OUTLINE_NODE);
  return self;
}

PergolaOutlineNode *
pergola_outline_node_new_item (const PergolaZone *zone, const char *id)
{
  PergolaOutlineNode *self = g_object_new (PERGOLA_TYPE_OUTLINE_NODE, NULL);

  self->zone = zone;
  self->id = g_strdup (id);
  return self;
}

const char *
pergola_outline_node_get_key (PergolaOutlineNode *self)
{
  return self->id != NULL ? self->id : self->zone->id;
}

static gboolean
replace (char **where, const char *text)
{
  if (g_strcmp0 (*where, text) == 0)
    return FALSE;
  g_free (*where);
  *where = g_strdup (text);
  return TRUE;
}

void
pergola_outline_node_update_zone (PergolaOutlineNode *self, const PergolaZone *zone, const char *count)
{
  gboolean changed = self->zone != zone;

  self->zone = zone;
  changed = replace (&self->count, count) || changed;
  changed = replace (&self->title, zone->title) || changed;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* What leads nowhere says what its kind has for a second line. */
static const char *
get_second_line (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const char *line = NULL;

  for (guint i = 1; kind != NULL && line == NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->type == PERGOLA_FIELD_LINE)
        line = pergola_item_get (item, field->id);
    }
  return line != NULL ? line : "";
}

void
pergola_outline_node_update_item (
  PergolaOutlineNode *self, PergolaEditor *editor, const PergolaZone *zone, gboolean card, guint step)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  PergolaItem *item = pergola_project_get (project, self->id);
  const PergolaKind *kind = item != NULL ? pergola_project_get_kind (project, pergola_item_get_kind (item)) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *links = NULL;
  gboolean faded = item != NULL && !pergola_filter_matches (pergola_editor_get_filter (editor), project, item);
  gboolean changed = self->step != step || self->zone != zone || self->faded != faded;

  if (item == NULL)
    return;
  title = pergola_describe_title (project, item);
  links = pergola_describe_links (editor, item);
  if (*links == '\0')
    replace (&links, get_second_line (project, item));

  self->step = step;
  self->faded = faded;
  self->zone = zone;
  changed = replace (&self->title, title) || changed;
  changed = replace (&self->subtitle, links) || changed;
  changed = replace (&self->kind, !card && kind != NULL ? kind->title : NULL) || changed;
  changed = replace (&self->glyph, pergola_describe_glyph (project, item)) || changed;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}
