/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The narrative that is told over the figure, and writing it. Which one it is belongs to the view: looking is no edit.
 */

#include "config.h"

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>

const char *
pergola_editor_get_overlay (PergolaEditor *self)
{
  return g_hash_table_lookup (self->overlays, self->board);
}

const PergolaOverlay *
pergola_editor_get_overlay_def (PergolaEditor *self)
{
  return pergola_board_def_get_overlay (pergola_editor_get_board_def (self), pergola_editor_get_overlay (self));
}

void
pergola_editor_set_overlay (PergolaEditor *self, const char *overlay)
{
  if (pergola_board_def_get_overlay (pergola_editor_get_board_def (self), overlay) == NULL)
    overlay = NULL;
  if (g_strcmp0 (overlay, pergola_editor_get_overlay (self)) == 0)
    return;

  if (overlay == NULL)
    g_hash_table_remove (self->overlays, self->board);
  else
    g_hash_table_replace (self->overlays, g_strdup (self->board), g_strdup (overlay));
  pergola_editor_update_actions (self);
  g_object_notify (G_OBJECT (self), "overlay");
}

static const PergolaBand *
get_band (const PergolaOverlay *overlay, gboolean top)
{
  for (guint i = 0; i < overlay->bands->len; i++)
    if (!((PergolaBand *) overlay->bands->pdata[i])->top == !top)
      return overlay->bands->pdata[i];

  return NULL;
}

/* (nullable): what was written for a band already. */
static PergolaItem *
find_words (PergolaEditor *self, const PergolaOverlay *overlay, const PergolaBand *band)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, overlay->kind);

  for (guint i = 0; i < items->len; i++)
    {
      const char *scale = pergola_item_get (items->pdata[i], overlay->by);

      if (pergola_item_has_choice (items->pdata[i], overlay->field, overlay->choice) &&
          (scale != NULL ? g_str_equal (scale, band->scale) : band == overlay->bands->pdata[0]))
        return items->pdata[i];
    }

  return NULL;
}

/* A new item that speaks there: one step with its naming. */
static PergolaItem *
add_words (PergolaEditor *self, const PergolaOverlay *overlay, const PergolaBand *band)
{
  g_autofree char *key = g_strdup_printf ("add %u", self->serial++);
  const PergolaKind *kind = pergola_project_get_kind (self->project, overlay->kind);
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), kind != NULL ? kind->title : overlay->kind);
  PergolaItem *item;

  pergola_project_begin_merging (self->project, name, key);
  item = pergola_project_add (self->project, overlay->kind, NULL);
  if (item != NULL)
    {
      pergola_project_set (self->project, pergola_item_get_id (item), overlay->field, overlay->choice, NULL);
      pergola_project_set (self->project, pergola_item_get_id (item), overlay->by, band->scale, NULL);
    }
  pergola_project_commit (self->project);
  if (item != NULL)
    pergola_editor_set_fresh (self, pergola_item_get_id (item), key);

  return item;
}

PergolaItem *
pergola_editor_get_narrative (PergolaEditor *self, gboolean top)
{
  const PergolaOverlay *overlay = pergola_editor_get_overlay_def (self);
  const PergolaBand *band = overlay != NULL ? get_band (overlay, top) : NULL;

  return band != NULL ? find_words (self, overlay, band) : NULL;
}

void
pergola_editor_narrate (PergolaEditor *self, gboolean top)
{
  const PergolaOverlay *overlay = pergola_editor_get_overlay_def (self);
  const PergolaBand *band = overlay != NULL ? get_band (overlay, top) : NULL;
  PergolaItem *item = pergola_editor_get_narrative (self, top);
  const char *ids[] = { NULL, NULL };

  if (band != NULL && item == NULL)
    item = add_words (self, overlay, band);
  if (item == NULL)
    return;
  ids[0] = pergola_item_get_id (item);
  pergola_editor_select_and_reveal (self, ids);
  pergola_editor_emit_rename (self, ids[0]);
}

gboolean
pergola_editor_find_overlay (PergolaEditor *self,
                             PergolaItem *item,
                             PergolaWhere *where,
                             const PergolaOverlay **overlay)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          const PergolaBoardDef *board = boards->pdata[j];

          for (guint k = 0; k < board->overlays->len; k++)
            {
              const PergolaOverlay *o = board->overlays->pdata[k];

              if (!g_str_equal (o->kind, pergola_item_get_kind (item)) ||
                  !pergola_item_has_choice (item, o->field, o->choice))
                continue;
              where->board = board;
              *overlay = o;
              return TRUE;
            }
        }
    }

  return FALSE;
}
