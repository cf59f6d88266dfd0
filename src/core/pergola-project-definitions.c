/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What the project's frameworks say, in the project's language. */

#include "pergola-project-struct.h"

#include "pergola-kept.h"

#include <string.h>

/* What a framework needs is there with it, whether the file names it or not, and comes before what is built on it. */
static void
add_framework (GPtrArray *list, PergolaFramework *framework)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PergolaFramework *) g_ptr_array_index (list, i))->id, framework->id) == 0)
      return;

  for (guint i = 0; i < framework->needs->len; i++)
    add_framework (list, g_ptr_array_index (framework->needs, i));
  g_ptr_array_add (list, pergola_framework_ref (framework));
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const PergolaFramework *one = *(PergolaFramework *const *) a, *other = *(PergolaFramework *const *) b;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;

  return strcmp (one->id, other->id);
}

void
pergola_project_resolve (PergolaProject *self)
{
  const char *language = pergola_project_get_language (self);

  /* The set keeps what it has loaded, so that whoever still holds an older definition is safe. */
  g_ptr_array_set_size (self->frameworks, 0);
  g_hash_table_remove_all (self->kinds);
  for (guint i = 0; i < self->uses->len; i++)
    {
      const PergolaUse *use = g_ptr_array_index (self->uses, i);
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (self->available, use->id, language, NULL);

      if (framework != NULL)
        add_framework (self->frameworks, framework);
    }
  g_ptr_array_sort (self->frameworks, compare_order);
}

const char *
pergola_project_get_id (PergolaProject *self)
{
  return self->id;
}

const char *
pergola_project_get_property (PergolaProject *self, const char *key)
{
  if (pergola_project_is_kept (key))
    return pergola_project_get_kept (self, key);

  return g_hash_table_lookup (self->properties, key);
}

const char *
pergola_project_get_title (PergolaProject *self)
{
  const char *title = pergola_project_get_property (self, "title");
  return title != NULL ? title : "";
}

const char *
pergola_project_get_language (PergolaProject *self)
{
  const char *language = pergola_project_get_property (self, "language");
  return language != NULL ? language : "en";
}

PergolaHistory *
pergola_project_get_history (PergolaProject *self)
{
  return self->history;
}

PergolaFrameworks *
pergola_project_get_frameworks (PergolaProject *self)
{
  return self->available;
}

GPtrArray *
pergola_project_list_frameworks (PergolaProject *self)
{
  return self->frameworks;
}

const PergolaKind *
pergola_project_get_kind (PergolaProject *self, const char *id)
{
  const PergolaKind *kind = g_hash_table_lookup (self->kinds, id);

  for (guint i = 0; kind == NULL && i < self->frameworks->len; i++)
    {
      kind = pergola_framework_get_kind (g_ptr_array_index (self->frameworks, i), id);
      if (kind != NULL)
        g_hash_table_insert (self->kinds, (gpointer) kind->id, (gpointer) kind);
    }

  return kind;
}

const PergolaLinkKind *
pergola_project_get_link_kind (PergolaProject *self, const char *id)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      const PergolaLinkKind *kind = pergola_framework_get_link (g_ptr_array_index (self->frameworks, i), id);

      if (kind != NULL)
        return kind;
    }

  return NULL;
}

const PergolaKind *
pergola_project_get_kind_by_role (PergolaProject *self, const char *role)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      PergolaFramework *framework = g_ptr_array_index (self->frameworks, i);

      for (guint k = 0; k < framework->kinds->len; k++)
        {
          const PergolaKind *kind = g_ptr_array_index (framework->kinds, k);

          if (g_strcmp0 (kind->role, role) == 0)
            return kind;
        }
    }

  return NULL;
}

const PergolaLinkKind *
pergola_project_get_link_kind_by_role (PergolaProject *self, const char *role)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      PergolaFramework *framework = g_ptr_array_index (self->frameworks, i);

      for (guint k = 0; k < framework->links->len; k++)
        {
          const PergolaLinkKind *kind = g_ptr_array_index (framework->links, k);

          if (g_strcmp0 (kind->role, role) == 0)
            return kind;
        }
    }

  return NULL;
}

PergolaFramework *
pergola_project_get_framework_of_board (PergolaProject *self, const char *board)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    if (pergola_framework_get_board (g_ptr_array_index (self->frameworks, i), board) != NULL)
      return g_ptr_array_index (self->frameworks, i);

  return NULL;
}

const PergolaBoardDef *
pergola_project_get_board (PergolaProject *self, const char *id)
{
  PergolaFramework *framework = pergola_project_get_framework_of_board (self, id);

  return framework != NULL ? pergola_framework_get_board (framework, id) : NULL;
}

const PergolaVariant *
pergola_project_get_variant (PergolaProject *self, const PergolaBoardDef *board)
{
  g_autofree char *key = g_strconcat (board->id, "/variant", NULL);
  const char *id = pergola_project_get_property (self, key);
  const PergolaVariant *variant = id != NULL ? pergola_board_def_get_variant (board, id) : NULL;

  if (variant == NULL && board->variants->len > 0)
    variant = g_ptr_array_index (board->variants, 0);

  return variant;
}

const PergolaFieldDef *
pergola_project_get_field (PergolaProject *self, PergolaItem *item, const char *field)
{
  if (pergola_item_is_link (item))
    {
      const PergolaLinkKind *kind = pergola_project_get_link_kind (self, pergola_item_get_kind (item));
      return kind != NULL ? pergola_link_kind_get_field (kind, field) : NULL;
    }
  else
    {
      const PergolaKind *kind = pergola_project_get_kind (self, pergola_item_get_kind (item));
      return kind != NULL ? pergola_kind_get_field (kind, field) : NULL;
    }
}

static gboolean
is_words (PergolaProject *self, const PergolaChange *change)
{
  const PergolaFieldDef *field =
    change->type == PERGOLA_CHANGE_SET ? pergola_project_get_field (self, change->item, change->key) : NULL;

  return field != NULL && field->role == NULL &&
         (field->type == PERGOLA_FIELD_LINE || field->type == PERGOLA_FIELD_TEXT);
}

gboolean
pergola_project_is_words (PergolaProject *self, const PergolaTransaction *transaction)
{
  for (guint i = 0; i < transaction->changes->len; i++)
    if (!is_words (self, g_ptr_array_index (transaction->changes, i)))
      return FALSE;

  return TRUE;
}

/* The choice field of the same kind that decides over another field or choice: when names it; a choice's within
 * goes by the first other choice field that knows its words. */
static const PergolaFieldDef *
find_deciding_field (PergolaProject *self, PergolaItem *item, const PergolaFieldDef *field, const PergolaChoice *choice)
{
  const PergolaKind *kind = pergola_project_get_kind (self, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *other = g_ptr_array_index (kind->fields, i);

      if (other != field && other->type == PERGOLA_FIELD_CHOICE &&
          pergola_field_def_get_choice (other, choice->within[0]) != NULL)
        return other;
    }

  return NULL;
}

gboolean
pergola_project_choice_applies (PergolaProject *self,
                                PergolaItem *item,
                                const PergolaFieldDef *field,
                                const PergolaChoice *choice)
{
  const PergolaFieldDef *deciding;
  const char *value;

  if (choice->within == NULL || choice->within[0] == NULL)
    return TRUE;

  deciding = find_deciding_field (self, item, field, choice);
  value = deciding != NULL ? pergola_item_get (item, deciding->id) : NULL;

  return value == NULL || g_strv_contains ((const char *const *) choice->within, value);
}

gboolean
pergola_project_field_applies (PergolaProject *self, PergolaItem *item, const PergolaFieldDef *field)
{
  const PergolaKind *kind = pergola_project_get_kind (self, pergola_item_get_kind (item));
  const char *value;
  guint index;

  /* What it inherits means something once it is also what it inherits from. */
  if (kind != NULL && kind->base != NULL && g_ptr_array_find (kind->fields, field, &index) && index >= kind->n_own &&
      strcmp (field->id, kind->by) != 0 && pergola_item_get (item, kind->by) == NULL)
    return FALSE;
  /* What another framework would have to define is not asked for where that is not used. */
  if (field->of != NULL && pergola_project_get_kind (self, field->of) == NULL)
    return FALSE;
  if (field->when == NULL || field->when_values == NULL)
    return TRUE;

  value = pergola_item_get (item, field->when);
  return value != NULL && g_strv_contains ((const char *const *) field->when_values, value);
}

const PergolaChoice *
pergola_project_get_choice (PergolaProject *self, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = pergola_project_get_field (self, item, field);
  const char *value = pergola_item_get (item, field);
  const PergolaChoice *choice = NULL;

  if (def != NULL && def->type == PERGOLA_FIELD_CHOICE && value != NULL)
    choice = pergola_field_def_get_choice (def, value);

  return choice != NULL && pergola_project_choice_applies (self, item, def, choice) ? choice : NULL;
}
