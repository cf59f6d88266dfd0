/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fields and their choices, as a definition has them. */

#include "config.h"

#include "pergola-framework-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- Choices --- */

static gboolean
add_choice (PergolaParser *self, xmlNode *node, GPtrArray *choices)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaChoice) choice = pergola_choice_new ();

  if (!pergola_source_check (source, node, "id! badge hue icon role within", "title! ask?"))
    return FALSE;

  choice->id = pergola_source_get (node, "id");
  choice->badge = pergola_source_get (node, "badge");
  choice->hue = pergola_source_get (node, "hue");
  choice->icon = pergola_source_get (node, "icon");
  choice->role = pergola_source_get (node, "role");
  choice->within = pergola_source_get_list (node, "within");
  choice->title = pergola_source_get_words (source, node, "title");
  choice->ask = pergola_source_get_words (source, node, "ask");

  if (!pergola_parser_check_id (self, node, choices, choice->id))
    return FALSE;

  g_ptr_array_add (choices, g_steal_pointer (&choice));
  return TRUE;
}

static gboolean
add_choices_of (PergolaParser *self, xmlNode *owner, GPtrArray *choices)
{
  for (xmlNode *node = pergola_source_child (owner, "choice"); node != NULL;
       node = pergola_source_next (node, "choice"))
    if (!add_choice (self, node, choices))
      return FALSE;

  return TRUE;
}

static xmlNode *
find_shared_choices (PergolaParser *self, const char *id)
{
  xmlNode *root = xmlDocGetRootElement (self->source->doc);

  for (xmlNode *node = pergola_source_child (root, "choices"); node != NULL;
       node = pergola_source_next (node, "choices"))
    {
      g_autofree char *node_id = pergola_source_get (node, "id");

      if (g_strcmp0 (node_id, id) == 0)
        return node;
    }

  return NULL;
}

/* The lists that the field refers to, in that order, then its own. */
static gboolean
add_choices (PergolaParser *self, xmlNode *node, PergolaFieldDef *field)
{
  g_auto (GStrv) shared = pergola_source_get_list (node, "choices");
  gboolean takes = field->type == PERGOLA_FIELD_CHOICE || field->type == PERGOLA_FIELD_CHOICES;

  for (guint i = 0; shared != NULL && shared[i] != NULL; i++)
    {
      xmlNode *list = find_shared_choices (self, shared[i]);

      if (list == NULL)
        return pergola_source_fault (self->source, node, _ ("there are no choices “%s”"), shared[i]);
      if (!add_choices_of (self, list, field->choices))
        return FALSE;
    }
  if (!add_choices_of (self, node, field->choices))
    return FALSE;

  if (takes && field->choices->len == 0)
    return pergola_source_fault (self->source, node, _ ("the field “%s” needs choices"), field->id);
  if (!takes && field->choices->len > 0)
    return pergola_source_fault (self->source, node, _ ("only a choice or choices field can have choices"));
  return TRUE;
}

/* --- Fields --- */

static gboolean
read_range (PergolaParser *self, xmlNode *node, PergolaFieldDef *field)
{
  gboolean given;

  if (!pergola_source_read_number (self->source, node, "min", &field->min) ||
      !pergola_source_read_number (self->source, node, "max", &field->max))
    return FALSE;

  given = field->min != -G_MAXDOUBLE || field->max != G_MAXDOUBLE;
  if (given && field->type != PERGOLA_FIELD_NUMBER && field->type != PERGOLA_FIELD_SCORE)
    return pergola_source_fault (self->source, node, _ ("only a number or a score has min and max"));
  if (field->type == PERGOLA_FIELD_SCORE && (field->min == -G_MAXDOUBLE || field->max == G_MAXDOUBLE ||
                                             field->min != floor (field->min) || field->max != floor (field->max)))
    return pergola_source_fault (self->source, node, _ ("the score “%s” needs whole numbers for min and max"),
                                 field->id);
  if (field->min >= field->max)
    return pergola_source_fault (self->source, node, _ ("min must be less than max"));
  if ((field->low == NULL) != (field->high == NULL))
    return pergola_source_fault (self->source, node, _ ("<low> and <high> go together"));
  if (field->low != NULL &&
      (field->type != PERGOLA_FIELD_NUMBER || field->min == -G_MAXDOUBLE || field->max == G_MAXDOUBLE))
    return pergola_source_fault (self->source, node, _ ("only a number with min and max has words at its ends"));
  return TRUE;
}

static gboolean
read_required (PergolaParser *self, xmlNode *node, PergolaFieldDef *field)
{
  g_autofree char *text = pergola_source_get (node, "required");

  if (text == NULL)
    return TRUE;
  if (field->type != PERGOLA_FIELD_CHOICE)
    return pergola_source_fault (self->source, node, _ ("only a choice can be required"));

  return pergola_source_read_either (self->source, node, "required", "yes", "no", &field->required);
}

static gboolean
read_of (PergolaParser *self, xmlNode *node, PergolaFieldDef *field)
{
  field->of = pergola_source_get (node, "of");
  if (field->type == PERGOLA_FIELD_ITEM && field->of == NULL)
    return pergola_source_fault (self->source, node, _ ("the field “%s” does not say which kind of item it names: of"),
                                 field->id);
  if (field->type != PERGOLA_FIELD_ITEM && field->of != NULL)
    return pergola_source_fault (self->source, node, _ ("only a field of the type “item” has “of”"));
  if (field->reverse != NULL && !pergola_field_def_is_reference (field))
    return pergola_source_fault (self->source, node, _ ("only a field that names a person or an item has <reverse>"));
  return TRUE;
}

static gboolean
add_field (PergolaParser *self, xmlNode *node, GPtrArray *fields)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaFieldDef) field = pergola_field_def_new ();

  if (!pergola_source_check (source, node, "id! type! role choices when when-values min max section required of",
                             "title! prompt? reverse? low? high? choice*"))
    return FALSE;

  field->id = pergola_source_get (node, "id");
  field->role = pergola_source_get (node, "role");
  field->when = pergola_source_get (node, "when");
  field->when_values = pergola_source_get_list (node, "when-values");
  field->title = pergola_source_get_words (source, node, "title");
  field->prompt = pergola_source_get_words (source, node, "prompt");
  field->reverse = pergola_source_get_words (source, node, "reverse");
  field->low = pergola_source_get_words (source, node, "low");
  field->high = pergola_source_get_words (source, node, "high");
  field->section = pergola_source_get (node, "section");

  if (!pergola_source_read_field_type (source, node, "type", &field->type) || !read_required (self, node, field) ||
      !read_of (self, node, field) ||
      !pergola_parser_check_id (self, node, fields, field->id) || !add_choices (self, node, field) ||
      !read_range (self, node, field))
    return FALSE;

  g_ptr_array_add (fields, g_steal_pointer (&field));
  return TRUE;
}

/* --- What fields say about each other --- */

static gboolean
check_values (PergolaParser *self, xmlNode *node, const PergolaFieldDef *other, GStrv values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (pergola_field_def_get_choice (other, values[i]) == NULL)
      return pergola_source_fault (self->source, node, _ ("the field “%s” has no choice “%s”"), other->id, values[i]);

  return TRUE;
}

static const PergolaFieldDef *
find_field (GPtrArray *fields, const char *id)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (fields, i);

      if (strcmp (field->id, id) == 0)
        return field;
    }

  return NULL;
}

/* The field that decides whether a choice with `within` is offered: the first other choice field with such a choice. */
static const PergolaFieldDef *
find_deciding (GPtrArray *fields, const PergolaFieldDef *field, const char *value)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *other = g_ptr_array_index (fields, i);

      if (other != field && other->type == PERGOLA_FIELD_CHOICE && pergola_field_def_get_choice (other, value) != NULL)
        return other;
    }

  return NULL;
}

static gboolean
check_within (PergolaParser *self, xmlNode *node, GPtrArray *fields, const PergolaFieldDef *field)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const PergolaChoice *choice = g_ptr_array_index (field->choices, i);
      const PergolaFieldDef *other;

      if (choice->within == NULL || choice->within[0] == NULL)
        continue;
      other = find_deciding (fields, field, choice->within[0]);
      if (other == NULL)
        return pergola_source_fault (self->source, node,
                                     _ ("no other choice field here has the “%s” that the choice “%s” is within"),
                                     choice->within[0], choice->id);
      if (!check_values (self, node, other, choice->within))
        return FALSE;
    }

  return TRUE;
}

/* `when` names another choice field of the same kind, `when-values` some of its choices. */
static gboolean
check_when (PergolaParser *self, xmlNode *node, GPtrArray *fields, const PergolaFieldDef *field)
{
  const PergolaFieldDef *other = field->when != NULL ? find_field (fields, field->when) : NULL;

  if (field->when != NULL && (other == NULL || other == field || other->type != PERGOLA_FIELD_CHOICE))
    return pergola_source_fault (self->source, node, _ ("when=“%s” does not name another choice field here"),
                                 field->when);
  if ((field->when == NULL) != (field->when_values == NULL))
    return pergola_source_fault (self->source, node, _ ("“when” and “when-values” go together"));
  if (other != NULL && !check_values (self, node, other, field->when_values))
    return FALSE;

  return check_within (self, node, fields, field);
}

gboolean
pergola_parser_add_fields (PergolaParser *self, xmlNode *owner, GPtrArray *fields)
{
  guint i = 0;

  for (xmlNode *node = pergola_source_child (owner, "field"); node != NULL; node = pergola_source_next (node, "field"))
    if (!add_field (self, node, fields))
      return FALSE;

  for (xmlNode *node = pergola_source_child (owner, "field"); node != NULL; node = pergola_source_next (node, "field"))
    if (!check_when (self, node, fields, g_ptr_array_index (fields, i++)))
      return FALSE;

  return TRUE;
}
