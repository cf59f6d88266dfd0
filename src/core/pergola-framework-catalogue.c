/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Catalogues: what items of a kind can be made of. An entry is a list of values for fields, words in <words> so that
 * they can be translated, all others in <value>. */

#include "config.h"

#include "pergola-framework-parser.h"

#include "pergola-problem.h"

#include <glib/gi18n-lib.h>

/* --- Making, freeing, asking --- */

PergolaPreset *
pergola_preset_new (void)
{
  return g_new0 (PergolaPreset, 1);
}

void
pergola_preset_free (PergolaPreset *self)
{
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

PergolaCatalogueEntry *
pergola_catalogue_entry_new (void)
{
  PergolaCatalogueEntry *self = g_new0 (PergolaCatalogueEntry, 1);

  self->presets = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_preset_free);
  return self;
}

void
pergola_catalogue_entry_free (PergolaCatalogueEntry *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->presets);
  g_free (self);
}

PergolaCatalogue *
pergola_catalogue_new (void)
{
  PergolaCatalogue *self = g_new0 (PergolaCatalogue, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_catalogue_entry_free);
  return self;
}

void
pergola_catalogue_free (PergolaCatalogue *self)
{
  g_free (self->kind);
  g_free (self->title);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

const PergolaCatalogueEntry *
pergola_catalogue_get_entry (const PergolaCatalogue *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PergolaCatalogueEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->id, id) == 0)
        return entry;
    }

  return NULL;
}

const char *
pergola_catalogue_entry_get (const PergolaCatalogueEntry *self, const char *field)
{
  for (guint i = 0; i < self->presets->len; i++)
    {
      const PergolaPreset *preset = g_ptr_array_index (self->presets, i);

      if (g_strcmp0 (preset->field, field) == 0)
        return preset->text;
    }

  return NULL;
}

/* --- Reading --- */

/* Takes @text. */
static gboolean
add_preset (PergolaParser *self, xmlNode *node, const PergolaKind *kind, PergolaCatalogueEntry *entry, char *text)
{
  g_autoptr (PergolaPreset) preset = pergola_preset_new ();
  const PergolaFieldDef *field;
  g_autofree char *why = NULL;

  preset->text = text;
  preset->field = pergola_source_get (node, "field");
  field = pergola_kind_get_field (kind, preset->field);
  if (field == NULL)
    return pergola_source_fault (self->source, node, _ ("the kind “%s” has no field “%s”"), kind->id, preset->field);
  if (pergola_catalogue_entry_get (entry, preset->field) != NULL)
    return pergola_source_fault (self->source, node, _ ("the field “%s” is given twice"), preset->field);
  if (text == NULL)
    return pergola_source_fault (self->source, node, _ ("<%s> needs words in it"), (const char *) node->name);
  why = pergola_field_def_explain (field, text);
  if (why != NULL)
    return pergola_source_fault (self->source, node, "%s", why);

  g_ptr_array_add (entry->presets, g_steal_pointer (&preset));
  return TRUE;
}

static gboolean
add_presets (PergolaParser *self, xmlNode *node, const PergolaKind *kind, PergolaCatalogueEntry *entry)
{
  PergolaSource *source = self->source;

  for (xmlNode *child = pergola_source_child (node, NULL); child != NULL; child = pergola_source_next (child, NULL))
    {
      if (pergola_source_is_translation (child))
        {
          if (!pergola_source_check (source, child, "field xml:lang", ""))
            return FALSE;
          continue;
        }
      if (!pergola_source_check (source, child, "field!", "") ||
          !add_preset (self, child, kind, entry, pergola_source_get_words_of (source, child)))
        return FALSE;
    }
  if (pergola_catalogue_entry_get (entry, "title") == NULL)
    return pergola_source_fault (source, node, _ ("the entry “%s” needs a title"), entry->id);

  return TRUE;
}

gboolean
pergola_parser_add_catalogue (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaCatalogue) catalogue = pergola_catalogue_new ();
  const PergolaKind *kind;

  if (!pergola_source_check (source, node, "kind!", "title! entry*"))
    return FALSE;
  catalogue->kind = pergola_source_get (node, "kind");
  catalogue->title = pergola_source_get_words (source, node, "title");
  kind = pergola_framework_get_kind (self->framework, catalogue->kind);
  if (kind == NULL)
    return pergola_source_fault (source, node, _ ("there is no kind “%s”"), catalogue->kind);
  if (pergola_kind_get_field_by_role (kind, "entry") == NULL)
    return pergola_source_fault (source, node, _ ("the kind “%s” needs a field with the role “entry”"), kind->id);

  for (xmlNode *child = pergola_source_child (node, "entry"); child != NULL;
       child = pergola_source_next (child, "entry"))
    {
      g_autoptr (PergolaCatalogueEntry) entry = pergola_catalogue_entry_new ();

      if (!pergola_source_check (source, child, "id!", "words* value*"))
        return FALSE;
      entry->id = pergola_source_get (child, "id");
      if (!pergola_parser_check_id (self, child, catalogue->entries, entry->id) ||
          !add_presets (self, child, kind, entry))
        return FALSE;
      g_ptr_array_add (catalogue->entries, g_steal_pointer (&entry));
    }

  g_ptr_array_add (self->framework->catalogues, g_steal_pointer (&catalogue));
  return TRUE;
}
