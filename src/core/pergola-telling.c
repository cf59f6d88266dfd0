/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which answer is which step. */

#include "config.h"

#include "pergola-telling-private.h"

#include <string.h>

#include "pergola-role.h"

/* --- What the project knows of stories --- */

gboolean
pergola_telling_get_words (PergolaProject *project, TellingWords *words)
{
  words->story = pergola_project_get_kind_by_role (project, "story");
  words->step = pergola_project_get_kind_by_role (project, "step");
  words->value = pergola_project_get_kind_by_role (project, "value");
  words->tells = pergola_project_get_link_kind_by_role (project, "tells");
  words->type = pergola_telling_get_types (project);

  return words->story != NULL && words->step != NULL && words->value != NULL && words->tells != NULL &&
         words->type != NULL;
}

const PergolaFieldDef *
pergola_telling_get_types (PergolaProject *project)
{
  const PergolaKind *step = pergola_project_get_kind_by_role (project, "step");

  return step != NULL ? pergola_kind_get_field_by_role (step, "type") : NULL;
}

gboolean
pergola_telling_set_role (
  PergolaProject *project, PergolaItem *item, const char *role, const char *value, GError **error)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, role);

  return field == NULL || pergola_project_set (project, pergola_item_get_id (item), field->id, value, error);
}

GPtrArray *
pergola_telling_list_forms (PergolaProject *project)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  GPtrArray *forms = g_ptr_array_new ();

  for (guint i = 0; kind != NULL && i < frameworks->len; i++)
    {
      GPtrArray *all = ((PergolaFramework *) frameworks->pdata[i])->forms;

      for (guint j = 0; j < all->len; j++)
        if (g_str_equal (((PergolaForm *) all->pdata[j])->kind, kind->id))
          g_ptr_array_add (forms, all->pdata[j]);
    }

  return forms;
}

/* --- Steps --- */

PergolaItem *
pergola_telling_get_card (PergolaProject *project, PergolaItem *step)
{
  return pergola_role_get_target (project, step, "tells");
}

/* (nullable): the id. */
static const char *
get_type_id (PergolaProject *project, PergolaItem *step, PergolaItem *card)
{
  const char *type = card != NULL ? pergola_role_get (project, card, "type") : NULL;

  return type != NULL ? type : pergola_role_get (project, step, "type");
}

const PergolaChoice *
pergola_telling_get_type (PergolaProject *project, PergolaItem *step)
{
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  const char *type = get_type_id (project, step, pergola_telling_get_card (project, step));

  return types != NULL && type != NULL ? pergola_field_def_get_choice (types, type) : NULL;
}

PergolaItem *
pergola_telling_find_step (PergolaProject *project, const char *story, const char *choice, guint nth)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, steps->pdata[i]);

      if (g_str_equal (type != NULL ? type->id : "", choice) && nth-- == 0)
        return steps->pdata[i];
    }

  return NULL;
}

/* --- Keys: "potential/0", "immediate/0/experience", "~improving", "=text" --- */

static char *
make_key (const char *choice, guint nth, const char *field)
{
  return field == NULL ? g_strdup_printf ("%s/%u", choice, nth) : g_strdup_printf ("%s/%u/%s", choice, nth, field);
}

void
pergola_telling_key_parse (const char *key, TellingKey *self)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);

  memset (self, 0, sizeof *self);
  if (*key == '~')
    self->link = g_strdup (key + 1);
  else if (*key == '=')
    self->field = g_strdup (key + 1);
  else
    {
      self->choice = g_strdup (parts[0] != NULL ? parts[0] : "");
      self->nth = parts[0] != NULL && parts[1] != NULL ? (guint) g_ascii_strtoull (parts[1], NULL, 10) : 0;
      self->field = parts[0] != NULL && parts[1] != NULL ? g_strdup (parts[2]) : NULL;
    }
}

void
pergola_telling_key_clear (TellingKey *self)
{
  g_free (self->choice);
  g_free (self->field);
  g_free (self->link);
}

char *
pergola_telling_make_key (PergolaProject *project, const char *story, const char *choice)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, steps->pdata[i]);

      n += type != NULL && g_str_equal (type->id, choice);
    }

  return make_key (choice, n, NULL);
}

/* --- Answers --- */

void
pergola_answer_free (PergolaAnswer *self)
{
  g_free (self->key);
  g_free (self);
}

static void
read_step (PergolaProject *project, PergolaAnswer *self, PergolaItem *step)
{
  const char *text;

  if (step == NULL)
    return;
  self->step = step;
  self->card = pergola_telling_get_card (project, step);
  text = self->field != NULL ? pergola_item_get (step, self->field) : pergola_item_get_title (step);
  self->text = text != NULL ? text : "";
}

/* The words of the definition for what a key names. */
static void
read_definition (PergolaProject *project, PergolaAnswer *self, const TellingKey *key)
{
  const PergolaKind *step = pergola_project_get_kind_by_role (project, "step");
  const PergolaKind *story = pergola_project_get_kind_by_role (project, "story");
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  const PergolaFieldDef *field;

  if (types != NULL && key->choice != NULL)
    self->choice = pergola_field_def_get_choice (types, key->choice);
  if (key->link != NULL)
    self->link = pergola_project_get_link_kind (project, key->link);
  if (key->field != NULL && step != NULL && story != NULL)
    {
      field = pergola_kind_get_field (key->choice != NULL ? step : story, key->field);
      self->field = field != NULL ? field->id : NULL;
    }
}

PergolaAnswer *
pergola_telling_get (PergolaProject *project, const char *story, const char *key)
{
  PergolaAnswer *self = g_new0 (PergolaAnswer, 1);
  PergolaItem *item = pergola_project_get (project, story);
  TellingKey parsed;
  const char *text = NULL;

  self->key = g_strdup (key);
  self->text = "";
  pergola_telling_key_parse (key, &parsed);
  read_definition (project, self, &parsed);
  if (item == NULL)
    ;
  else if (parsed.choice != NULL)
    read_step (project, self, pergola_telling_find_step (project, story, parsed.choice, parsed.nth));
  else if (self->link != NULL)
    {
      self->loop = pergola_telling_find_loop (project, story, self->link);
      self->text = self->loop != NULL ? pergola_item_get_title (self->loop) : "";
    }
  else if (self->field != NULL && (text = pergola_item_get (item, self->field)) != NULL)
    self->text = text;
  pergola_telling_key_clear (&parsed);

  return self;
}

/* How many answers for a type the questions before @end ask for. */
static guint
count_before (const PergolaForm *form, guint end, const char *choice)
{
  guint n = 0;

  for (guint i = 0; i < end; i++)
    {
      const PergolaQuestion *question = form->questions->pdata[i];

      n += question->field == NULL && g_strcmp0 (question->choice, choice) == 0;
    }
  return n;
}

/* (transfer full) */
static char *
make_question_key (const PergolaForm *form, guint index)
{
  const PergolaQuestion *question = form->questions->pdata[index];
  guint n;

  if (question->link != NULL)
    return g_strconcat ("~", question->link, NULL);
  if (question->choice == NULL)
    return g_strconcat ("=", question->field, NULL);

  n = count_before (form, index, question->choice);
  /* Another field belongs to the answer that was asked for just before. */
  return make_key (question->choice, question->field != NULL && n > 0 ? n - 1 : n, question->field);
}

/* Steps that no question asks for, in the order of the story. */
static void
list_besides (PergolaProject *project, const char *story, const PergolaForm *form, GPtrArray *answers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* type → how many, plus 1 */
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, steps->pdata[i]);
      const char *id = type != NULL ? type->id : "";
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, id));
      g_autofree char *key = NULL;

      g_hash_table_insert (seen, (gpointer) id, GUINT_TO_POINTER (n + 1));
      if (form != NULL && n < count_before (form, form->questions->len, id))
        continue;
      key = make_key (id, n, NULL);
      g_ptr_array_add (answers, pergola_telling_get (project, story, key));
    }
}

GPtrArray *
pergola_telling_list (PergolaProject *project, const char *story, const PergolaForm *form)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_answer_free);

  for (guint i = 0; form != NULL && i < form->questions->len; i++)
    {
      g_autofree char *key = make_question_key (form, i);
      PergolaAnswer *answer = pergola_telling_get (project, story, key);

      answer->question = form->questions->pdata[i];
      g_ptr_array_add (answers, answer);
    }
  list_besides (project, story, form, answers);

  return answers;
}

void
pergola_telling_get_progress (
  PergolaProject *project, const char *story, const PergolaForm *form, guint *told, guint *asked)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, steps->pdata[i]);
      gpointer n = type != NULL ? g_hash_table_lookup (types, type->id) : NULL;

      if (type != NULL && !pergola_telling_is_silent (project, steps->pdata[i]))
        g_hash_table_insert (types, type->id, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }

  *told = *asked = 0;
  for (guint i = 0; form != NULL && i < form->questions->len; i++)
    {
      const PergolaQuestion *question = form->questions->pdata[i];

      if (question->choice == NULL || question->field != NULL)
        continue;
      *asked += 1;
      *told +=
        count_before (form, i, question->choice) < GPOINTER_TO_UINT (g_hash_table_lookup (types, question->choice));
    }
}
