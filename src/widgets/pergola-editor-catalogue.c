/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is made of the catalogue of the board that is shown, and goes back to where that has it. */

#include "config.h"

#include "pergola-editor-private.h"

const PergolaCatalogue *
pergola_editor_get_catalogue (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  return board != NULL ? pergola_catalogue_of_board (self->project, board) : NULL;
}

const PergolaCatalogueEntry *
pergola_editor_get_entry_def (PergolaEditor *self)
{
  const PergolaCatalogue *catalogue = self->entry != NULL ? pergola_editor_get_catalogue (self) : NULL;

  return catalogue != NULL ? pergola_catalogue_get_entry (catalogue, self->entry) : NULL;
}

PergolaItem *
pergola_editor_place_entry (PergolaEditor *self,
                            const char *id,
                            const PergolaCards *cards,
                            const PergolaPosition *position)
{
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self);
  const PergolaCatalogueEntry *entry = catalogue != NULL ? pergola_catalogue_get_entry (catalogue, id) : NULL;
  const char *ids[] = { NULL, NULL };
  PergolaItem *item;

  if (entry == NULL)
    return NULL;

  item = pergola_catalogue_add (self->project, catalogue, entry, cards, pergola_editor_get_board_def (self), position);
  ids[0] = pergola_item_get_id (item);
  pergola_editor_select_and_reveal (self, ids);

  return item;
}

gboolean
pergola_editor_show_entry (PergolaEditor *self, const char *id)
{
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self);
  const PergolaCatalogueEntry *entry = catalogue != NULL ? pergola_catalogue_get_entry (catalogue, id) : NULL;
  g_autoptr (GPtrArray) items =
    entry != NULL ? pergola_catalogue_list_items (self->project, catalogue, entry) : g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, (char *) pergola_item_get_id (items->pdata[i]));
  g_ptr_array_add (ids, NULL);
  pergola_editor_select_and_reveal (self, (const char *const *) ids->pdata);

  return items->len > 0;
}

/* (transfer full): the fields that are axes: numbers whose ends have words. On other boards they are there as well. */
static GStrv
list_axes (PergolaEditor *self, GStrv ids)
{
  PergolaItem *item = pergola_project_get (self->project, ids[0]);
  const PergolaKind *kind =
    item != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (item)) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->low != NULL)
        g_strv_builder_add (builder, field->id);
    }

  return g_strv_builder_end (builder);
}

gboolean
pergola_editor_can_reset_position (PergolaEditor *self, GStrv ids)
{
  g_auto (GStrv) axes = list_axes (self, ids);

  return axes[0] != NULL && pergola_catalogue_can_reset (self->project, ids, (const char *const *) axes);
}

void
pergola_editor_reset_position (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_auto (GStrv) axes = list_axes (self, ids);

  if (axes[0] == NULL)
    return;
  pergola_catalogue_reset (self->project, ids, (const char *const *) axes);
  pergola_editor_reveal (self, ids[0]);
}
