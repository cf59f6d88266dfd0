/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-catalogue.h"

#include "pergola-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- What an entry says --- */

const PergolaCatalogue *
pergola_catalogue_of_board (PergolaProject *project, const PergolaBoardDef *board)
{
  const PergolaZone *zone = board->zones->len > 0 ? board->zones->pdata[0] : NULL;
  const PergolaCards *cards = zone != NULL && zone->cards->len > 0 ? zone->cards->pdata[0] : NULL;

  return cards != NULL ? pergola_project_get_catalogue (project, cards->kind) : NULL;
}

static gboolean
would_stand_in (PergolaProject *project,
                const PergolaCatalogue *self,
                const PergolaCatalogueEntry *entry,
                const GPtrArray *list)
{
  const PergolaKind *kind = pergola_project_get_kind (project, self->kind);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PergolaCards *cards = list->pdata[i];

      if (pergola_kind_is (kind, cards->kind) &&
          (cards->choice == NULL || g_strcmp0 (pergola_catalogue_entry_get (entry, cards->field), cards->choice) == 0))
        return TRUE;
    }

  return FALSE;
}

const PergolaZone *
pergola_catalogue_find_zone (PergolaProject *project,
                             const PergolaCatalogue *self,
                             const PergolaCatalogueEntry *entry,
                             const PergolaBoardDef *board)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (would_stand_in (project, self, entry, zone->cards))
        return zone;
    }

  return NULL;
}

char *
pergola_catalogue_describe (PergolaProject *project,
                            const PergolaCatalogue *self,
                            const PergolaCatalogueEntry *entry,
                            const char *field)
{
  const PergolaKind *kind = pergola_project_get_kind (project, self->kind);
  const PergolaFieldDef *def = pergola_kind_get_field (kind, field);
  const char *text = pergola_catalogue_entry_get (entry, field);
  g_auto (GStrv) ids = NULL;
  GString *words = NULL;

  if (def == NULL || text == NULL || (def->type != PERGOLA_FIELD_CHOICE && def->type != PERGOLA_FIELD_CHOICES))
    return g_strdup (text);

  words = g_string_new (NULL);
  ids = g_strsplit (text, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice (def, ids[i]);

      if (choice != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->title);
    }

  return g_string_free (words, FALSE);
}

gboolean
pergola_catalogue_is_estimated (PergolaProject *project,
                                const PergolaCatalogue *self,
                                const PergolaCatalogueEntry *entry,
                                const char *field)
{
  const PergolaKind *kind = pergola_project_get_kind (project, self->kind);
  const PergolaFieldDef *def = pergola_kind_get_field_by_role (kind, "estimated");
  const char *text = def != NULL ? pergola_catalogue_entry_get (entry, def->id) : NULL;
  g_auto (GStrv) ids = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  return ids != NULL && g_strv_contains ((const char *const *) ids, field);
}

/* --- Finding --- */

/* (transfer full): everything else that an entry says in words, folded. */
static char *
fold_words (PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry)
{
  const PergolaKind *kind = pergola_project_get_kind (project, self->kind);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entry->presets->len; i++)
    {
      const PergolaPreset *preset = entry->presets->pdata[i];
      const PergolaFieldDef *field = pergola_kind_get_field (kind, preset->field);
      g_autofree char *text = pergola_catalogue_describe (project, self, entry, preset->field);
      g_autofree char *folded = pergola_fold (text, NULL);

      if (field != NULL && field->type != PERGOLA_FIELD_NUMBER && g_strcmp0 (field->role, "estimated") != 0)
        g_string_append_printf (words, "%s\n", folded);
    }

  return g_string_free (words, FALSE);
}

static gboolean
matches (PergolaProject *project,
         const PergolaCatalogue *self,
         const PergolaCatalogueEntry *entry,
         const PergolaQuery *query,
         PergolaQueryReach reach)
{
  g_autofree char *title = pergola_fold (pergola_catalogue_entry_get (entry, "title"), NULL);
  g_autofree char *words = fold_words (project, self, entry);

  return pergola_query_score (query, title, words, reach) > 0;
}

GPtrArray *
pergola_catalogue_search (PergolaProject *project, const PergolaCatalogue *self, const char *words)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (words);
  GPtrArray *found = g_ptr_array_new ();

  for (PergolaQueryReach reach = PERGOLA_QUERY_WORDS; found->len == 0 && reach <= PERGOLA_QUERY_WITHIN; reach++)
    for (guint i = 0; i < self->entries->len; i++)
      if (pergola_query_is_empty (query) || matches (project, self, self->entries->pdata[i], query, reach))
        g_ptr_array_add (found, self->entries->pdata[i]);

  return found;
}

/* --- What has been made of it --- */

static const char *
get_entry_field (PergolaProject *project, const char *kind)
{
  const PergolaKind *def = pergola_project_get_kind (project, kind);
  const PergolaFieldDef *field = def != NULL ? pergola_kind_get_field_by_role (def, "entry") : NULL;

  return field != NULL ? field->id : NULL;
}

GPtrArray *
pergola_catalogue_list_items (PergolaProject *project, const PergolaCatalogue *self, const PergolaCatalogueEntry *entry)
{
  GPtrArray *items = pergola_project_list_items (project, self->kind);
  const char *field = get_entry_field (project, self->kind);
  guint kept = 0;

  for (guint i = 0; field != NULL && i < items->len; i++)
    if (g_strcmp0 (pergola_item_get (items->pdata[i], field), entry->id) == 0)
      items->pdata[kept++] = items->pdata[i];
  g_ptr_array_set_size (items, kept);

  return items;
}

GHashTable *
pergola_catalogue_list_used (PergolaProject *project, const PergolaCatalogue *self)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, self->kind);
  const char *field = get_entry_field (project, self->kind);

  for (guint i = 0; field != NULL && i < items->len; i++)
    {
      const char *id = pergola_item_get (items->pdata[i], field);

      if (id != NULL && !g_hash_table_contains (used, id))
        g_hash_table_insert (used, g_strdup (id), g_object_ref (items->pdata[i]));
    }

  return used;
}

const PergolaCatalogueEntry *
pergola_catalogue_entry_of (PergolaProject *project, PergolaItem *item)
{
  const PergolaCatalogue *self = pergola_project_get_catalogue (project, pergola_item_get_kind (item));
  const char *field = get_entry_field (project, pergola_item_get_kind (item));

  return self != NULL && field != NULL ? pergola_catalogue_get_entry (self, pergola_item_get (item, field)) : NULL;
}

/* --- Making --- */

PergolaItem *
pergola_catalogue_add (PergolaProject *project,
                       const PergolaCatalogue *self,
                       const PergolaCatalogueEntry *entry,
                       const PergolaCards *cards,
                       const PergolaBoardDef *board,
                       const PergolaPosition *position)
{
  /* Translators: %s is the name of something chosen from a catalogue, such as Case clinics. */
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), pergola_catalogue_entry_get (entry, "title"));
  const char *field = get_entry_field (project, self->kind);
  PergolaItem *item;
  const char *id;

  pergola_project_begin (project, name);
  item = pergola_project_add (project, self->kind, NULL);
  id = pergola_item_get_id (item);
  for (guint i = 0; i < entry->presets->len; i++)
    {
      const PergolaPreset *preset = entry->presets->pdata[i];

      pergola_project_set (project, id, preset->field, preset->text, NULL);
    }
  if (field != NULL)
    pergola_project_set (project, id, field, entry->id, NULL);
  if (cards != NULL && cards->field != NULL && cards->choice != NULL)
    pergola_project_set (project, id, cards->field, cards->choice, NULL);
  if (board != NULL && position != NULL)
    pergola_position_set (project, board, id, *position);
  pergola_project_commit (project);

  return item;
}

/* --- Going back to it --- */

gboolean
pergola_catalogue_can_reset (PergolaProject *project, GStrv ids, const char *const *keys)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (project, ids[i]);
      const PergolaCatalogueEntry *entry = item != NULL ? pergola_catalogue_entry_of (project, item) : NULL;

      for (guint k = 0; entry != NULL && keys[k] != NULL; k++)
        if (g_strcmp0 (pergola_item_get (item, keys[k]), pergola_catalogue_entry_get (entry, keys[k])) != 0)
          return TRUE;
    }

  return FALSE;
}

void
pergola_catalogue_reset (PergolaProject *project, GStrv ids, const char *const *keys)
{
  pergola_project_begin (project, _ ("Reset Position"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (project, ids[i]);
      const PergolaCatalogueEntry *entry = item != NULL ? pergola_catalogue_entry_of (project, item) : NULL;

      for (guint k = 0; entry != NULL && keys[k] != NULL; k++)
        pergola_project_set (project, ids[i], keys[k], pergola_catalogue_entry_get (entry, keys[k]), NULL);
    }
  pergola_project_commit (project);
}
