/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-consent.h"

#include "pergola-audience.h"
#include "pergola-board-items.h"
#include "pergola-conflict.h"
#include "pergola-fold.h"
#include "pergola-role.h"

#include <string.h>

/* From wide to narrow. */
typedef enum
{
  NAMED,
  NAMED_BY_AUDIENCE, /* nothing was said */
  UNNAMED,
  WITHHELD,
} Consent;

static Consent
read_choice (const PergolaFieldDef *field, const char *value)
{
  const PergolaChoice *choice = value != NULL ? pergola_field_def_get_choice (field, value) : NULL;

  if (choice == NULL)
    return NAMED_BY_AUDIENCE;
  if (g_strcmp0 (choice->role, "withheld") == 0)
    return WITHHELD;
  if (g_strcmp0 (choice->role, "unnamed") == 0)
    return UNNAMED;
  return g_strcmp0 (choice->role, "named") == 0 ? NAMED : NAMED_BY_AUDIENCE;
}

static Consent
get_consent (PergolaProject *project, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, "consent");
  g_autoptr (GPtrArray) conflicts = NULL;
  Consent consent;

  if (field == NULL)
    return NAMED_BY_AUDIENCE;
  consent = read_choice (field, pergola_item_get (item, field->id));
  if (!pergola_item_has_conflict (item, field->id))
    return consent;

  conflicts = pergola_conflict_list (project, item);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_equal (conflict->field, field->id))
        consent = MAX (consent, read_choice (field, conflict->other));
    }

  return consent;
}

static gboolean
holds_text (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      const char *text = field->type == PERGOLA_FIELD_TEXT ? pergola_item_get (item, field->id) : NULL;

      if (text != NULL && *text != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Whether anything was told word for word: in the item, or in a part of it. */
static gboolean
holds_words (PergolaProject *project, PergolaItem *item)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (holds_text (project, item))
    return TRUE;
  parts = pergola_project_list_children (project, pergola_item_get_id (item));
  for (guint i = 0; i < parts->len; i++)
    if (holds_text (project, g_ptr_array_index (parts, i)))
      return TRUE;

  return FALSE;
}

gboolean
pergola_consent_is_unasked (PergolaProject *project, PergolaItem *item)
{
  return pergola_role_get_field (project, item, "consent") != NULL &&
         get_consent (project, item) == NAMED_BY_AUDIENCE && holds_words (project, item);
}

gboolean
pergola_consent_is_withheld (PergolaProject *project, PergolaItem *item)
{
  return get_consent (project, item) == WITHHELD;
}

PergolaAudience
pergola_consent_get_limit (PergolaProject *project, PergolaItem *item)
{
  return pergola_consent_is_withheld (project, item) || pergola_consent_is_unasked (project, item)
           ? PERGOLA_AUDIENCE_CIRCLE
           : PERGOLA_AUDIENCE_EVERYONE;
}

/* (transfer container): what stands on a board, or there is in the project. */
static GPtrArray *
list_items (PergolaProject *project, const PergolaBoardDef *board)
{
  GPtrArray *items =
    board != NULL ? pergola_board_list_items (project, board) : pergola_project_list_items (project, NULL);

  if (board != NULL && pergola_board_has_rows (board))
    g_ptr_array_extend_and_steal (items, pergola_project_list_items (project, board->path_kind));

  return items;
}

guint
pergola_consent_count_withheld (PergolaProject *project,
                                const PergolaBoardDef *board,
                                PergolaAudience audience,
                                guint *unasked)
{
  g_autoptr (GPtrArray) items = NULL;
  guint count = 0, n_unasked = 0;

  if (unasked != NULL)
    *unasked = 0;
  if (audience <= PERGOLA_AUDIENCE_CIRCLE)
    return 0;
  items = list_items (project, board);
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);

      if (pergola_item_get_audience (item) < audience || pergola_consent_get_limit (project, item) >= audience)
        continue;
      count++;
      n_unasked += pergola_consent_is_unasked (project, item);
    }
  if (unasked != NULL)
    *unasked = n_unasked;

  return count;
}

/* What was agreed to about the name that a field holds. */
static Consent
get_consent_of_name (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *teller = pergola_role_get_field (project, item, "teller");

  return teller != NULL && g_str_equal (teller->id, field) ? get_consent (project, item) : NAMED_BY_AUDIENCE;
}

const char *
pergola_person_get_name_for (PergolaProject *project, PergolaItem *item, const char *field, PergolaAudience audience)
{
  const char *id = pergola_item_get (item, field);
  PergolaItem *person = id != NULL ? pergola_project_get (project, id) : NULL;
  Consent consent;

  if (person == NULL)
    return "";
  if (audience <= PERGOLA_AUDIENCE_CIRCLE)
    return pergola_project_is_for (project, person, audience) ? pergola_item_get_title (person) : "";

  consent = get_consent_of_name (project, item, field);
  if (consent == UNNAMED || consent == WITHHELD)
    return "";
  /* Who agreed to be named is; but a person who is kept to oneself stays there. */
  if (consent == NAMED && pergola_project_is_for (project, person, PERGOLA_AUDIENCE_CIRCLE))
    return pergola_item_get_title (person);

  return pergola_project_is_for (project, person, audience) ? pergola_item_get_title (person) : "";
}

/* Whether words hold one of those of a name. */
static gboolean
holds_name (const char *words, const char *name)
{
  g_autofree char *folded = pergola_fold (words, NULL);
  g_autofree char *folded_name = pergola_fold (name, NULL);
  g_auto (GStrv) parts = g_strsplit (folded_name, " ", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", parts[i]);

      if (*parts[i] != '\0' && strstr (folded, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* In what role someone tells often begins with the name, and says nothing else where nobody is named in a field of
 * its own. */
static gboolean
says_name (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *capacity = pergola_role_get_field (project, item, "capacity");
  const PergolaFieldDef *teller = pergola_role_get_field (project, item, "teller");
  const char *id = teller != NULL ? pergola_item_get (item, teller->id) : NULL;
  PergolaItem *person = id != NULL ? pergola_project_get (project, id) : NULL;
  const char *words = pergola_item_get (item, field);

  if (capacity == NULL || !g_str_equal (capacity->id, field) || words == NULL)
    return FALSE;

  return person == NULL || holds_name (words, pergola_item_get_title (person));
}

gboolean
pergola_consent_allows_field (PergolaProject *project, PergolaItem *item, const char *field, PergolaAudience audience)
{
  const PergolaFieldDef *def = pergola_project_get_field (project, item, field);
  const char *value = pergola_item_get (item, field);
  PergolaItem *named = NULL;

  if (def != NULL && pergola_field_def_is_reference (def) && value != NULL &&
      pergola_project_get (project, value) != NULL)
    return *pergola_person_get_name_for (project, item, field, audience) != '\0';
  if (value != NULL && (named = pergola_project_get (project, value)) != NULL &&
      !pergola_project_is_for (project, named, audience))
    return FALSE;
  if (audience <= PERGOLA_AUDIENCE_CIRCLE)
    return TRUE;

  return get_consent (project, item) != UNNAMED || !says_name (project, item, field);
}
