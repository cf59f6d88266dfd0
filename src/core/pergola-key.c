/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-key.h"

#include "pergola-conflict-private.h"
#include "pergola-id.h"

#include <string.h>

/* Ids with a sign between them. */
static gboolean
are_ids (const char *text, char sign)
{
  const char *end = strchr (text, sign);
  g_autofree char *first = end != NULL ? g_strndup (text, end - text) : NULL;

  return first != NULL && pergola_id_is_valid (first) && pergola_id_is_valid (end + 1);
}

static gboolean
is_conflict (gboolean in_item, const char *key)
{
  guint number;
  g_autofree char *field = pergola_conflict_parse_key (key, &number);
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;
  g_autofree char *found = NULL;
  g_autofree char *made = NULL;

  if (field == NULL || *field == '\0' || number < 1)
    return FALSE;

  part = pergola_conflict_name_part (in_item, field, &name);
  found = pergola_conflict_find_field (in_item, part, name);
  made = pergola_conflict_make_key (field, number);
  return g_strcmp0 (found, field) == 0 && strcmp (made, key) == 0;
}

gboolean
pergola_key_is_of_item (const char *key)
{
  static const char *const attributes[] = { "@rank", "@audience", "@parent", "@from", "@to", NULL };

  if (key == NULL)
    return FALSE;
  if (key[0] == '!')
    return is_conflict (TRUE, key);
  if (key[0] == '?')
    return key[1] == '\0' || pergola_id_is_valid (key + 1) || is_conflict (TRUE, key + 1);

  return key[0] == '@' ? g_strv_contains (attributes, key) : pergola_id_is_valid (key);
}

/* Where what only the file knows of the project stands: PERGOLA_EXTRAS_… */
static gboolean
is_place (const char *where)
{
  static const char *const whole[] = { "", PERGOLA_EXTRAS_TITLE, PERGOLA_EXTRAS_BEFORE, PERGOLA_EXTRAS_AFTER, NULL };

  if (g_str_has_prefix (where, PERGOLA_EXTRAS_USE))
    return pergola_id_is_valid (where + strlen (PERGOLA_EXTRAS_USE));
  if (g_str_has_prefix (where, PERGOLA_EXTRAS_OPTION))
    return are_ids (where + strlen (PERGOLA_EXTRAS_OPTION), '/');
  if (g_str_has_prefix (where, PERGOLA_EXTRAS_CONFLICT))
    return is_conflict (FALSE, where + strlen (PERGOLA_EXTRAS_CONFLICT));

  return g_strv_contains (whole, where) || pergola_id_is_valid (where) || are_ids (where, ' ');
}

gboolean
pergola_key_is_of_project (const char *key)
{
  if (key == NULL)
    return FALSE;
  if (key[0] == '!')
    return is_conflict (FALSE, key);
  if (key[0] == '?')
    return is_place (key + 1);
  if (g_str_has_prefix (key, "@use ") || g_str_has_prefix (key, "@definition "))
    return pergola_id_is_valid (strchr (key, ' ') + 1);

  return strcmp (key, "@version") == 0 || strcmp (key, "title") == 0 || strcmp (key, "language") == 0 ||
         are_ids (key, '/');
}
