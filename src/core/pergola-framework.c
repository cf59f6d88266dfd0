/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-framework-private.h"

G_DEFINE_QUARK (pergola_framework_error_quark, pergola_framework_error)

static const char *const audiences[] = { "me", "circle", "everyone", NULL };
static const char *const field_types[] = { "line",  "text",  "choice",  "choices",  "number",
                                           "score", "date",  "time",    "duration", "person",
                                           "item",  "lines", "boolean", "strokes",  NULL };
static const char *const link_styles[] = { "flow", "improving", "reframing", "listed", "hidden", NULL };

/* The place of a word in a list of names that ends with NULL, or -1. */
static int
find_name (const char *const *names, const char *text)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], text) == 0)
      return i;

  return -1;
}

const char *
pergola_audience_to_string (PergolaAudience audience)
{
  return audiences[audience];
}

gboolean
pergola_audience_from_string (const char *text, PergolaAudience *audience)
{
  int found = find_name (audiences, text);

  if (found < 0)
    return FALSE;
  if (audience != NULL)
    *audience = found;
  return TRUE;
}

const char *
pergola_field_type_to_string (PergolaFieldType type)
{
  return field_types[type];
}

gboolean
pergola_field_type_from_string (const char *text, PergolaFieldType *type)
{
  int found = find_name (field_types, text);

  if (found >= 0)
    *type = found;
  return found >= 0;
}

gboolean
pergola_link_style_from_string (const char *text, PergolaLinkStyle *style)
{
  int found = find_name (link_styles, text);

  if (found >= 0)
    *style = found;
  return found >= 0;
}

/* --- Making and freeing --- */

PergolaFramework *
pergola_framework_new (void)
{
  PergolaFramework *self = g_new0 (PergolaFramework, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->order = G_MAXINT;
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_kind_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_link_kind_free);
  self->boards = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_board_def_free);
  self->catalogues = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_catalogue_free);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_form_free);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_check_def_free);
  self->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_framework_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

PergolaFramework *
pergola_framework_ref (PergolaFramework *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_framework_unref (PergolaFramework *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->language);
  g_free (self->title);
  g_free (self->credit);
  g_free (self->group);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->boards);
  g_ptr_array_unref (self->catalogues);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->checks);
  g_hash_table_unref (self->words);
  /* Last: kinds here point to kinds there. */
  g_ptr_array_unref (self->needs);
  g_free (self);
}

/* --- Looking up --- */

/* Most differ in their first letter, and it is asked for every item. */
static gboolean
is_same (const char *one, const char *other)
{
  return one != NULL && other != NULL ? *one == *other && strcmp (one, other) == 0 : one == other;
}

/* The element of @array whose id is @id; every structure here that has an id has it first. */
static gpointer
find_by_id (GPtrArray *array, const char *id)
{
  for (guint i = 0; i < array->len; i++)
    {
      gpointer element = g_ptr_array_index (array, i);

      if (is_same (*(char **) element, id))
        return element;
    }

  return NULL;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaChoice, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaFieldDef, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaKind, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaLinkKind, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaForm, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaQuestion, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaCheckDef, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaZone, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaVariant, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (PergolaBoardDef, id) == 0);

const PergolaKind *
pergola_framework_get_kind (PergolaFramework *self, const char *id)
{
  const PergolaKind *kind = find_by_id (self->kinds, id);

  for (guint i = 0; kind == NULL && i < self->needs->len; i++)
    kind = pergola_framework_get_kind (g_ptr_array_index (self->needs, i), id);

  return kind;
}

const PergolaLinkKind *
pergola_framework_get_link (PergolaFramework *self, const char *id)
{
  return find_by_id (self->links, id);
}

const PergolaBoardDef *
pergola_framework_get_board (PergolaFramework *self, const char *id)
{
  return find_by_id (self->boards, id);
}

const char *
pergola_framework_get_word (PergolaFramework *self, const char *id)
{
  const char *word = g_hash_table_lookup (self->words, id);

  return word != NULL ? word : id;
}

const PergolaFieldDef *
pergola_kind_get_field (const PergolaKind *kind, const char *id)
{
  return find_by_id (kind->fields, id);
}

const PergolaFieldDef *
pergola_kind_get_field_by_role (const PergolaKind *kind, const char *role)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);

      if (is_same (field->role, role))
        return field;
    }

  return NULL;
}

gboolean
pergola_kind_is (const PergolaKind *kind, const char *id)
{
  for (; kind != NULL; kind = kind->base)
    if (is_same (kind->id, id))
      return TRUE;

  return FALSE;
}

const PergolaFieldDef *
pergola_link_kind_get_field (const PergolaLinkKind *kind, const char *id)
{
  return find_by_id (kind->fields, id);
}

gboolean
pergola_link_kind_is_drawn (const PergolaLinkKind *kind)
{
  return kind->style != PERGOLA_LINK_LISTED && kind->style != PERGOLA_LINK_HIDDEN;
}

gboolean
pergola_field_def_is_reference (const PergolaFieldDef *field)
{
  return field->type == PERGOLA_FIELD_PERSON || field->type == PERGOLA_FIELD_ITEM;
}

const PergolaChoice *
pergola_field_def_get_choice (const PergolaFieldDef *field, const char *id)
{
  return find_by_id (field->choices, id);
}

const PergolaChoice *
pergola_field_def_get_choice_by_role (const PergolaFieldDef *field, const char *role)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const PergolaChoice *choice = g_ptr_array_index (field->choices, i);

      if (is_same (choice->role, role))
        return choice;
    }

  return NULL;
}

const PergolaForm *
pergola_framework_get_form (PergolaFramework *self, const char *id)
{
  return find_by_id (self->forms, id);
}

const PergolaZone *
pergola_board_def_get_zone (const PergolaBoardDef *board, const char *id)
{
  return find_by_id (board->zones, id);
}

const PergolaVariant *
pergola_board_def_get_variant (const PergolaBoardDef *board, const char *id)
{
  return find_by_id (board->variants, id);
}

gboolean
pergola_variant_hides (const PergolaVariant *variant, const char *zone)
{
  return variant != NULL && variant->hides != NULL && g_strv_contains ((const char *const *) variant->hides, zone);
}
