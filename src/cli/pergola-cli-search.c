/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pergola-cli-json.h"
#include "pergola-cli-library.h"

#define LIMIT 100
#define NAMED_MAX 10 /* projects */

static void
print_line (const PergolaLibraryEntry *entry, const PergolaLibraryHit *hit)
{
  g_autofree char *path = g_filename_display_name (entry->path);
  const char *const parts[] = { path, hit->item, hit->kind, hit->title, hit->line != NULL ? hit->line : "" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = pergola_cli_one_line (parts[i]);

      pergola_cli_print ("%s%s", i > 0 ? "\t" : "", part);
    }
  pergola_cli_print ("\n");
}

static void
add_string (PergolaCliJson *json, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    pergola_cli_json_add_string (json, name, value);
}

static void
add_hit (PergolaCliJson *json, const PergolaLibraryEntry *entry, const PergolaLibraryHit *hit)
{
  g_autofree char *path = g_filename_display_name (entry->path);

  pergola_cli_json_open_object (json, NULL);
  pergola_cli_json_add_string (json, "path", path);
  add_string (json, "project", entry->id);
  pergola_cli_json_add_string (json, "projectTitle", entry->title);
  add_string (json, "item", hit->item);
  pergola_cli_json_add_string (json, "kind", hit->kind);
  pergola_cli_json_add_string (json, "kindTitle", hit->kind_title);
  pergola_cli_json_add_string (json, "title", hit->title);
  add_string (json, "line", hit->line);
  add_string (json, "board", hit->board);
  add_string (json, "person", hit->person);
  pergola_cli_json_add_string (json, "date", hit->date);
  if (hit->is_private)
    pergola_cli_json_add_string (json, "audience", "me");
  pergola_cli_json_close_object (json);
}

typedef struct
{
  PergolaCliJson *json; /* (nullable): lines of text */
  int left;             /* so many more */
} Printing;

static void
print_hit (Printing *self, const PergolaLibraryEntry *entry, const PergolaLibraryHit *hit)
{
  if (self->left-- <= 0)
    return;
  if (self->json != NULL)
    add_hit (self->json, entry, hit);
  else
    print_line (entry, hit);
}

/* One that was found by its title. */
static void
print_project (Printing *self, const PergolaLibraryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->modified);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
  char *none = (char *) "", *kind = (char *) "@project";
  const PergolaLibraryHit hit = {
    .item = none, .kind = kind, .kind_title = _ ("Project"), .title = entry->title, .date = date
  };

  print_hit (self, entry, &hit);
}

static void
print_hits (Printing *self, const PergolaLibraryResult *result)
{
  for (guint i = 0; i < result->projects->len; i++)
    print_project (self, result->projects->pdata[i]);
  for (guint i = 0; i < result->groups->len; i++)
    {
      const PergolaLibraryGroup *group = result->groups->pdata[i];

      for (guint j = 0; j < group->hits->len; j++)
        print_hit (self, group->entry, group->hits->pdata[j]);
    }
}

static void
print_result (const PergolaLibraryResult *result, int limit, gboolean as_json)
{
  PergolaCliJson json;
  Printing printing = { as_json ? &json : NULL, limit };
  g_autofree char *text = NULL;

  if (!as_json)
    {
      print_hits (&printing, result);
      return;
    }
  pergola_cli_json_init (&json);
  pergola_cli_json_open_list (&json, NULL);
  print_hits (&printing, result);
  pergola_cli_json_close_list (&json);
  text = pergola_cli_json_finish (&json);
  pergola_cli_print ("%s", text);
}

/* --- What nobody knows --- */

static void
name_kinds (GString *names, GHashTable *seen, GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const char *id = *(char **) kinds->pdata[i]; /* first in both */

      if (g_hash_table_add (seen, g_strdup (id)))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", id);
    }
}

/* (transfer full) (nullable): the kinds of all frameworks, where @kind is none of them. */
static char *
name_other_kinds (const char *kind)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (frameworks);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, ids->pdata[i], "en", NULL);

      if (framework == NULL)
        continue;
      name_kinds (names, seen, framework->kinds);
      name_kinds (names, seen, framework->links);
    }
  return g_string_free (names, g_hash_table_contains (seen, kind));
}

/* (transfer full): some titles, the newest first. */
static char *
name_projects (PergolaCliLibrary *library)
{
  g_autoptr (GPtrArray) list = pergola_cli_library_list (library);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (list->len, NAMED_MAX); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((PergolaLibraryEntry *) list->pdata[i])->title);
  if (list->len > NAMED_MAX)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

/* FALSE after saying what there is none of. */
static gboolean
check (PergolaCliLibrary *library, const PergolaLibraryResult *result, const char *kind, const char *project)
{
  g_autofree char *names = NULL;

  if (result->no_such_project)
    {
      names = name_projects (library);
      if (*names != '\0')
        pergola_cli_say (_ ("--project %s: there is no such project in the library; there are: %s"), project, names);
      else
        pergola_cli_say (_ ("--project %s: there is no project in the library"), project);
      return FALSE;
    }
  names = result->no_such_kind ? name_other_kinds (kind) : NULL;
  if (names != NULL)
    pergola_cli_say (_ ("--kind %s: there is no such kind; there are: %s"), kind, names);
  return names == NULL;
}

int
pergola_cli_search (const PergolaCliCommand *command, GStrv argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *project = NULL;
  gboolean json = FALSE, with_private = FALSE;
  int limit = LIMIT;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Only items of this kind, such as story"), "K" },
    { "project", 0, 0, G_OPTION_ARG_STRING, &project, N_ ("Only in this project: its file, id or title"), "P" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Not more than so many (100)"), "N" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &with_private, N_ ("Also what is meant for yourself alone"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  char *kinds[] = { NULL, NULL };
  g_autoptr (PergolaLibraryResult) result = NULL;
  PergolaLibraryQuery query = { 0 };
  PergolaCliLibrary library;
  int status = PERGOLA_CLI_OK;

  if (!pergola_cli_parse (command, entries, argv, 1, G_MAXUINT, &rest, &status))
    return status;
  if (limit < 1)
    return pergola_cli_misuse (command, _ ("--limit takes a number from 1"));

  text = g_strjoinv (" ", rest);
  kinds[0] = kind;
  if (project != NULL && g_file_test (project, G_FILE_TEST_EXISTS))
    path = g_canonicalize_filename (project, NULL);
  query.text = text;
  query.kinds = kind != NULL ? kinds : NULL;
  query.project = path != NULL ? path : project;
  query.limit = query.most = (guint) limit;
  query.with_private = with_private;
  pergola_cli_library_init (&library);
  pergola_cli_library_refresh (&library);
  result = pergola_cli_library_search (&library, &query);
  if (check (&library, result, kind, project))
    print_result (result, limit, json);
  else
    status = PERGOLA_CLI_FAULT;
  pergola_cli_library_clear (&library);
  return status;
}
