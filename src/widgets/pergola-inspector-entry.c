/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of an entry of the catalogue: what it is, and the buttons that put it onto the board. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

/* So near an end of an axis (a fraction of it), it stands there; so near the middle, between both. */
#define AT_END 0.2
#define AT_MIDDLE 0.1

void
pergola_inspector_build_entry (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self->editor);
  const PergolaZone *zone =
    pergola_catalogue_find_zone (project, catalogue, catalogue_entry, pergola_editor_get_board_def (self->editor));
  g_autofree char *pill = zone == NULL          ? g_strdup (catalogue->title)
                          : zone->badge != NULL ? g_strdup_printf ("%s %s", zone->badge, zone->title)
                                                : g_strdup (zone->title);

  pergola_inspector_add_pill (self, zone, pill, NULL);
  pergola_inspector_add_label (self, pergola_catalogue_entry_get (catalogue_entry, "title"), "title-4");
}

/* Where on an axis, in words. */
static char *
describe_axis (const PergolaFieldDef *field, double value)
{
  double fraction = (value - field->min) / (field->max - field->min);

  if (fraction <= AT_END)
    return g_strdup (field->low);
  if (fraction >= 1 - AT_END)
    return g_strdup (field->high);
  if (fraction > 0.5 - AT_MIDDLE && fraction < 0.5 + AT_MIDDLE)
    /* Translators: where something stands on an axis, such as: Between “Learning from” and “Learning with” */
    return g_strdup_printf (_ ("Between “%s” and “%s”"), field->low, field->high);
  /* Translators: where something stands on an axis; %s is an end of it, such as Learning with. */
  return g_strdup_printf (_ ("Nearer to “%s”"), fraction < 0.5 ? field->low : field->high);
}

/* (transfer full) (nullable): what the entry says of a field, as far as it is worth a line. */
static char *
describe_field (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry, const PergolaFieldDef *field)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self->editor);
  const char *text = pergola_catalogue_entry_get (catalogue_entry, field->id);
  g_autofree char *words = NULL;

  if (text == NULL || g_strcmp0 (field->role, "estimated") == 0 || g_strcmp0 (field->role, "entry") == 0)
    return NULL;
  if (field->low != NULL)
    return describe_axis (field, g_ascii_strtod (text, NULL));

  words = pergola_catalogue_describe (project, catalogue, catalogue_entry, field->id);
  if (!pergola_catalogue_is_estimated (project, catalogue, catalogue_entry, field->id))
    return g_steal_pointer (&words);
  /* Translators: %s is something that nobody has measured, such as: 45 to 90 min */
  return g_strdup_printf (_ ("%s (estimate)"), words);
}

static void
list_section (PergolaInspector *self,
              const PergolaCatalogueEntry *catalogue_entry,
              const PergolaKind *kind,
              const PergolaSection *section,
              GPtrArray *entries)
{
  gboolean any = FALSE;

  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      g_autofree char *words =
        g_strcmp0 (field->section, section->id) == 0 ? describe_field (self, catalogue_entry, field) : NULL;
      PergolaEntry *entry;

      if (words == NULL)
        continue;
      if (!any)
        pergola_entries_add_heading (entries, section->title);
      any = TRUE;
      entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (field->title));
      entry->subtitle = g_steal_pointer (&words);
    }
}

/* What has no section stands at the top: what happens there. */
static void
list_notes (PergolaInspector *self,
            const PergolaCatalogueEntry *catalogue_entry,
            const PergolaKind *kind,
            GPtrArray *entries)
{
  for (guint i = 1; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      gboolean words = field->type == PERGOLA_FIELD_LINE || field->type == PERGOLA_FIELD_TEXT;
      char *text = words && field->section == NULL ? describe_field (self, catalogue_entry, field) : NULL;

      if (text != NULL)
        pergola_entries_add (entries, PERGOLA_ENTRY_NOTE, text);
    }
}

static void
list_commands (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry, GPtrArray *entries)
{
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self->editor);
  g_autoptr (GPtrArray) items =
    pergola_catalogue_list_items (pergola_inspector_get_project (self), catalogue, catalogue_entry);
  PergolaEntry *entry;

  pergola_entries_add (entries, PERGOLA_ENTRY_GAP, NULL);
  if (items->len > 0)
    {
      entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Show on the Board")));
      entry->icon = "object-select-symbolic";
      if (items->len > 1)
        entry->count = g_strdup_printf ("%u", items->len);
      entry->action = g_strdup ("edit.show-placed");
      entry->target = g_strdup (catalogue_entry->id);
    }
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_BUTTON,
                               g_strdup (items->len > 0 ? _ ("Place Another") : _ ("Place on the Board")));
  entry->action = g_strdup ("edit.place");
  entry->target = g_strdup (catalogue_entry->id);
}

void
pergola_inspector_list_entry (PergolaInspector *self, const PergolaCatalogueEntry *catalogue_entry, GPtrArray *entries)
{
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self->editor);
  const PergolaKind *kind = pergola_project_get_kind (pergola_inspector_get_project (self), catalogue->kind);

  list_notes (self, catalogue_entry, kind, entries);
  list_commands (self, catalogue_entry, entries);
  for (guint i = 0; i < kind->sections->len; i++)
    list_section (self, catalogue_entry, kind, kind->sections->pdata[i], entries);
}
