/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Conflicts about what belongs to a part of the project, or of an item: how the file names the part. */

#include "pergola-conflict-private.h"
#include "pergola-id.h"

#include <string.h>

#define DEFINITION "@definition "

/* A part as the file names it, as extras know it, and the attributes of it that are known: those are no conflict's. */
typedef struct
{
  const char *name;  /* then the ids */
  const char *where; /* then the ids */
  const char *id;    /* what they look like: i stands for one */
  const char *known;
} Part;

static const Part parts[] = {
  { "title", PERGOLA_EXTRAS_TITLE, "", " xmlns " },
  { "framework ", PERGOLA_EXTRAS_USE, "i", " xmlns id version shows " },
  { "option ", PERGOLA_EXTRAS_OPTION, "i/i", " xmlns id " },
  { "board ", "", "i", " xmlns id " },
  { "place ", "", "i i", " xmlns item x y " },
};
static const Part of_item = { "field ", "", "i", " xmlns id " };

static gboolean
is_known (const char *known, const char *attribute)
{
  g_autofree char *word = g_strdup_printf (" %s ", attribute);

  return strstr (known, word) != NULL;
}

/* Whether @text is ids with what stands between them in @pattern. */
static gboolean
fits (const char *pattern, const char *text)
{
  for (; *pattern != '\0'; pattern++)
    if (*pattern == 'i')
      {
        g_autofree char *id = g_strndup (text, strcspn (text, "/ "));

        if (!pergola_id_is_valid (id))
          return FALSE;
        text += strlen (id);
      }
    else if (*text++ != *pattern)
      return FALSE;

  return *text == '\0';
}

const char *
pergola_conflict_split_field (const char *field, char **key)
{
  gsize length = strcspn (field, "@");

  *key = g_strndup (field, length);
  return field[length] == '@' ? field + length + 1 : "";
}

char *
pergola_conflict_name_part (gboolean in_item, const char *field, char **name)
{
  g_autofree char *key = NULL;

  if (!in_item && g_str_has_prefix (field, DEFINITION))
    {
      *name = g_strdup ("definition");
      return g_strconcat ("framework ", field + strlen (DEFINITION), NULL);
    }
  if (field[0] != '?')
    {
      *name = g_strdup (field);
      return NULL;
    }

  *name = g_strconcat ("@", pergola_conflict_split_field (field, &key), NULL);
  if (in_item)
    return g_strconcat (of_item.name, key + 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (key + 1, parts[i].where) && fits (parts[i].id, key + 1 + strlen (parts[i].where)))
      return g_strconcat (parts[i].name, key + 1 + strlen (parts[i].where), NULL);

  return g_strdup (key + 1);
}

static char *
find_in_part (const Part *part, const char *ids, const char *name)
{
  if (name[0] != '@' || is_known (part->known, name + 1))
    return NULL;

  return g_strconcat ("?", part->where, ids, name, NULL);
}

static char *
find_of_itself (gboolean in_item, const char *name)
{
  if (name[0] == '@' && is_known (in_item ? " xmlns id kind " : " xmlns version id language ", name + 1))
    return NULL;

  return g_strdup (name);
}

char *
pergola_conflict_find_field (gboolean in_item, const char *part, const char *name)
{
  if (!pergola_conflict_is_field (name))
    return NULL;
  if (part == NULL)
    return find_of_itself (in_item, name);
  if (in_item)
    return g_str_has_prefix (part, of_item.name) && fits (of_item.id, part + strlen (of_item.name))
             ? find_in_part (&of_item, part + strlen (of_item.name), name)
             : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (part, parts[i].name) && fits (parts[i].id, part + strlen (parts[i].name)))
      {
        const char *ids = part + strlen (parts[i].name);

        if (strcmp (parts[i].name, "framework ") == 0 && strcmp (name, "definition") == 0)
          return g_strconcat (DEFINITION, ids, NULL);
        return find_in_part (&parts[i], ids, name);
      }

  return NULL;
}
