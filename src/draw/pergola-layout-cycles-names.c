/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What things on the board are called where they cannot be seen: everything that their picture says, in words. */

#include "config.h"

#include "pergola-layout-cycles.h"
#include "pergola-routing.h"

static void
append (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, " · ");
  g_string_append (name, text);
}

/* Choices that have a picture: the sort, what it did, whether it holds. */
static void
append_choices (Cycles *self, GString *name, const PergolaKind *kind, PergolaItem *item)
{
  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      const PergolaChoice *choice = NULL;

      if (field->type == PERGOLA_FIELD_CHOICE)
        choice = pergola_project_get_choice (self->project, item, field->id);
      if (choice != NULL && (choice->icon != NULL || g_strcmp0 (field->role, "polarity") == 0))
        append (name, choice->title);
    }
}

char *
pergola_cycles_make_name (Cycles *self, const CyclesNode *node)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (node->item));
  GString *name = g_string_new (NULL);

  if (node->cards->heading != NULL)
    append (name, node->cards->heading);
  else if (node->type != CYCLES_CARD && kind != NULL)
    append (name, kind->title);
  append (name, pergola_item_get_title (node->item));
  append (name, pergola_item_get (node->item, "note"));
  append_choices (self, name, kind, node->item);
  if (pergola_layout_marks_conflict (node->item, self->options))
    append (name, pergola_layout_get_conflict_words ());

  return g_string_free (name, FALSE);
}

static const char *
get_end_title (Cycles *self, guint index)
{
  const CyclesNode *node = CYCLES_NODE (self, index);

  return node->item != NULL ? pergola_item_get_title (node->item) : CYCLES_ZONE (self, node->zone)->def->title;
}

char *
pergola_cycles_make_link_name (Cycles *self, const CyclesLink *link)
{
  gboolean other = pergola_routing_is_narrative (link);
  GString *name = g_string_new (other ? NULL : link->label);

  if (link->label == NULL || other)
    {
      append (name, link->kind->title);
      append (name, pergola_item_get_title (link->item));
    }
  g_string_append_printf (name, ": %s → %s", get_end_title (self, link->ends[0]), get_end_title (self, link->ends[1]));

  return g_string_free (name, FALSE);
}
