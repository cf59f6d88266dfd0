/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-conflict-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-describe.h"

typedef struct
{
  const char *key;
  const char *title;
} Name;

static const Name attributes[] = {
  { "@audience", N_ ("Audience") },
  { "@parent", N_ ("Belongs to") },
  { "@rank", N_ ("Place in the order") },
  { "@from", N_ ("From") },
  { "@to", N_ ("To") },
  { "title", N_ ("Title") },
};

static const Name properties[] = {
  { "title", N_ ("Title") },
  { "language", N_ ("Language") },
};

static const char *
find_name (const Name *names, gsize n, const char *key)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (names[i].key, key))
      return _ (names[i].title);
  return NULL;
}

/* An option of a board goes by the board. */
static const char *
name_property (PergolaProject *project, const char *key)
{
  const char *name = find_name (properties, G_N_ELEMENTS (properties), key);
  const char *slash = strchr (key, '/');
  g_autofree char *id = slash != NULL ? g_strndup (key, slash - key) : NULL;
  const PergolaBoardDef *board = id != NULL ? pergola_project_get_board (project, id) : NULL;

  return name != NULL ? name : board != NULL ? board->title : key;
}

static const char *
name_kind (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaLinkKind *link = pergola_project_get_link_kind (project, pergola_item_get_kind (item));

  return kind != NULL ? kind->title : link != NULL ? link->title : pergola_item_get_kind (item);
}

char *
pergola_conflict_describe_field (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;
  const char *name;

  if (item == NULL)
    name = name_property (project, field);
  else if (g_str_equal (field, PERGOLA_CONFLICT_REMOVED))
    name = name_kind (project, item);
  else if (def != NULL)
    name = def->title;
  else
    name = find_name (attributes, G_N_ELEMENTS (attributes), field);
  return g_strdup (name != NULL ? name : field);
}

/* --- Values --- */

static char *
describe_choices (const PergolaFieldDef *def, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice (def, ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice != NULL ? choice->title : ids[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_item (PergolaProject *project, const char *id)
{
  PergolaItem *item = pergola_project_get (project, id);

  return item != NULL ? pergola_describe_title (project, item) : g_strdup (id);
}

static char *
describe_audience (const char *value)
{
  PergolaAudience audience;

  if (!pergola_audience_from_string (value, &audience))
    return g_strdup (value);
  return g_strdup (audience == PERGOLA_AUDIENCE_ME       ? _ ("Only me")
                   : audience == PERGOLA_AUDIENCE_CIRCLE ? _ ("Circle")
                                                         : _ ("Everyone"));
}

static char *
describe_attribute (PergolaProject *project, const char *field, const char *value)
{
  if (g_str_equal (field, "@audience"))
    return describe_audience (value);
  if (g_str_equal (field, "@parent") || g_str_equal (field, "@from") || g_str_equal (field, "@to"))
    return describe_item (project, value);
  return g_strdup (value);
}

static char *
describe_field (PergolaProject *project, const PergolaFieldDef *def, const char *value)
{
  switch (def->type)
    {
    case PERGOLA_FIELD_CHOICE:
    case PERGOLA_FIELD_CHOICES:
      return describe_choices (def, value);
    case PERGOLA_FIELD_PERSON:
      return describe_item (project, value);
    case PERGOLA_FIELD_BOOLEAN:
      return g_strdup (g_str_equal (value, "yes") ? _ ("Yes") : _ ("No"));
    case PERGOLA_FIELD_STROKES:
      return g_strdup (_ ("A sketch"));
    default:
      return g_strdup (value);
    }
}

char *
pergola_conflict_describe_value (PergolaProject *project, PergolaItem *item, const char *field, const char *value)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;

  if (g_str_equal (field, PERGOLA_CONFLICT_REMOVED))
    return g_strdup (value != NULL ? _ ("Kept, with what was changed") : _ ("Deleted"));
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("Nothing"));
  if (*field == '@')
    return describe_attribute (project, field, value);
  return def != NULL ? describe_field (project, def, value) : g_strdup (value);
}

gboolean
pergola_conflict_is_text (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;

  if (item == NULL)
    return g_str_equal (field, "title");
  return *field != '@' && (def == NULL || def->type == PERGOLA_FIELD_LINE || def->type == PERGOLA_FIELD_TEXT ||
                           def->type == PERGOLA_FIELD_LINES);
}
