/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Forms: what a person is asked, and what becomes of each answer. */

#include "config.h"

#include "pergola-framework-parser.h"

#include <glib/gi18n-lib.h>

static const PergolaKind *
find_kind_by_role (PergolaFramework *framework, const char *role)
{
  for (guint i = 0; i < framework->kinds->len; i++)
    {
      const PergolaKind *kind = g_ptr_array_index (framework->kinds, i);

      if (g_strcmp0 (kind->role, role) == 0)
        return kind;
    }

  return NULL;
}

/* What an answer fills: the item itself, or the step that tells of a type. */
static gboolean
check_answer (PergolaParser *self, xmlNode *node, const PergolaForm *form, const PergolaQuestion *question)
{
  const PergolaKind *step = find_kind_by_role (self->framework, "step");
  const PergolaKind *kind = question->choice != NULL ? step : pergola_framework_get_kind (self->framework, form->kind);
  const PergolaFieldDef *type = step != NULL ? pergola_kind_get_field_by_role (step, "type") : NULL;

  if (question->choice == NULL && question->field == NULL && question->link == NULL)
    return pergola_source_fault (self->source, node, _ ("the question “%s” needs a choice, a field or a link"),
                                 question->id);
  if (question->link != NULL && (question->choice != NULL || question->field != NULL ||
                                 pergola_framework_get_link (self->framework, question->link) == NULL))
    return pergola_source_fault (self->source, node, _ ("link=“%s” does not name a kind of link, or is not alone"),
                                 question->link);
  if (question->choice != NULL && (type == NULL || pergola_field_def_get_choice (type, question->choice) == NULL))
    return pergola_source_fault (self->source, node, _ ("no step can be told as “%s”"), question->choice);
  if (question->field != NULL && pergola_kind_get_field (kind, question->field) == NULL)
    return pergola_source_fault (self->source, node, _ ("the kind “%s” has no field “%s”"), kind->id, question->field);

  return TRUE;
}

static gboolean
add_question (PergolaParser *self, xmlNode *node, PergolaForm *form)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaQuestion) question = pergola_question_new ();
  g_autofree char *start = pergola_source_get (node, "start");

  if (!pergola_source_check (source, node, "id! choice field link start", "title! ask! hint?"))
    return FALSE;

  question->id = pergola_source_get (node, "id");
  question->choice = pergola_source_get (node, "choice");
  question->field = pergola_source_get (node, "field");
  question->link = pergola_source_get (node, "link");
  question->title = pergola_source_get_words (source, node, "title");
  question->ask = pergola_source_get_words (source, node, "ask");
  question->hint = pergola_source_get_words (source, node, "hint");

  if (!pergola_parser_check_id (self, node, form->questions, question->id) ||
      (start != NULL && !pergola_source_read_either (source, node, "start", "yes", "no", &question->start)) ||
      !check_answer (self, node, form, question))
    return FALSE;

  g_ptr_array_add (form->questions, g_steal_pointer (&question));
  return TRUE;
}

gboolean
pergola_parser_add_form (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaForm) form = pergola_form_new ();

  if (!pergola_source_check (source, node, "id! kind!", "title! subtitle? question*"))
    return FALSE;

  form->id = pergola_source_get (node, "id");
  form->kind = pergola_source_get (node, "kind");
  form->title = pergola_source_get_words (source, node, "title");
  form->subtitle = pergola_source_get_words (source, node, "subtitle");

  if (!pergola_parser_check_id (self, node, self->framework->forms, form->id))
    return FALSE;
  if (pergola_framework_get_kind (self->framework, form->kind) == NULL)
    return pergola_source_fault (source, node, _ ("there is no kind “%s”"), form->kind);
  for (xmlNode *child = pergola_source_child (node, "question"); child != NULL;
       child = pergola_source_next (child, "question"))
    if (!add_question (self, child, form))
      return FALSE;
  if (form->questions->len == 0)
    return pergola_source_fault (source, node, _ ("the form “%s” asks nothing"), form->id);

  g_ptr_array_add (self->framework->forms, g_steal_pointer (&form));
  return TRUE;
}
