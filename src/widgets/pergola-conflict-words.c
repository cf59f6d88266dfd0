/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-conflict-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-describe.h"

#define DEFINITION "@definition "

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

/* (transfer full): what Pergola does not know itself goes by its name in the file. */
static char *
name_part (gboolean in_item, const char *field)
{
  g_autofree char *name = NULL;
  g_autofree char *part = pergola_conflict_name_part (in_item, field, &name);

  /* Translators: something in a file, such as “@zoom”, and what it belongs to, such as “board value.figure”. */
  return part != NULL ? g_strdup_printf (_ ("%s of %s"), name, part) : g_steal_pointer (&name);
}

/* (transfer full) */
static char *
name_property (const char *key)
{
  const char *name = find_name (properties, G_N_ELEMENTS (properties), key);

  if (g_str_has_prefix (key, DEFINITION))
    /* Translators: %s is the id of a framework, such as "value". */
    return g_strdup_printf (_ ("Definition of “%s”"), key + strlen (DEFINITION));
  return name != NULL ? g_strdup (name) : name_part (FALSE, key);
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
    return name_property (field);
  if (g_str_equal (field, PERGOLA_CONFLICT_REMOVED))
    name = name_kind (project, item);
  else if (def != NULL)
    name = def->title;
  else
    name = find_name (attributes, G_N_ELEMENTS (attributes), field);
  return name != NULL ? g_strdup (name) : name_part (TRUE, field);
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
    case PERGOLA_FIELD_ITEM:
      return describe_item (project, value);
    case PERGOLA_FIELD_BOOLEAN:
      return g_strdup (g_str_equal (value, "yes") ? _ ("Yes") : _ ("No"));
    case PERGOLA_FIELD_STROKES:
      return g_strdup (_ ("A sketch"));
    default:
      return g_strdup (value);
    }
}

static void
append_titles (GString *text, const char *title)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title);
}

/* (transfer full): what a definition brings, by name: nobody reads the whole. */
static char *
describe_definition (const char *id, const char *definition)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (definition, strlen (definition));
  g_autoptr (PergolaFramework) framework = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GString) boards = g_string_new (NULL);

  if (pergola_frameworks_add_bytes (frameworks, bytes, id, NULL))
    framework = pergola_frameworks_get (frameworks, id, "en", NULL);
  if (framework == NULL)
    return g_strdup (_ ("A definition that cannot be read"));

  for (guint i = 0; i < framework->kinds->len; i++)
    append_titles (kinds, ((const PergolaKind *) framework->kinds->pdata[i])->title);
  for (guint i = 0; i < framework->boards->len; i++)
    append_titles (boards, ((const PergolaBoardDef *) framework->boards->pdata[i])->title);
  /* Translators: a framework: its version, the titles of its kinds of item, and of its boards. */
  return g_strdup_printf (_ ("Version %d. Kinds: %s. Boards: %s"), framework->version, kinds->str, boards->str);
}

char *
pergola_conflict_describe_value (PergolaProject *project, PergolaItem *item, const char *field, const char *value)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;

  if (g_str_equal (field, PERGOLA_CONFLICT_REMOVED))
    return g_strdup (value != NULL ? _ ("Kept, with what was changed") : _ ("Deleted"));
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("Nothing"));
  if (item == NULL && g_str_has_prefix (field, DEFINITION))
    return describe_definition (field + strlen (DEFINITION), value);
  if (*field == '@')
    return describe_attribute (project, field, value);
  return def != NULL ? describe_field (project, def, value) : g_strdup (value);
}

/* (transfer full) (nullable): "14 May" */
static char *
describe_day (const char *at)
{
  g_autofree char *text = at != NULL ? g_strconcat (at, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) day = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  /* Translators: a day, as g_date_time_format writes it: "14 May". */
  return day != NULL ? g_date_time_format (day, _ ("%-d %B")) : NULL;
}

char *
pergola_conflict_describe_owner (const PergolaConflict *conflict, const char *other)
{
  const char *who = conflict->by != NULL ? conflict->by : other != NULL ? other : _ ("Other version");
  g_autofree char *day = describe_day (conflict->at);

  return day != NULL ? g_strdup_printf ("%s, %s", who, day) : g_strdup (who);
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
