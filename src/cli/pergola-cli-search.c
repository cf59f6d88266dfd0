/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pergola-cli-json.h"
#include "pergola-cli-library.h"

#define LIMIT 100

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

static void
print_result (const PergolaLibraryResult *result, gboolean as_json)
{
  PergolaCliJson json;
  g_autofree char *text = NULL;

  if (as_json)
    {
      pergola_cli_json_init (&json);
      pergola_cli_json_open_list (&json, NULL);
    }
  for (guint i = 0; i < result->groups->len; i++)
    {
      const PergolaLibraryGroup *group = result->groups->pdata[i];

      for (guint j = 0; j < group->hits->len; j++)
        if (as_json)
          add_hit (&json, group->entry, group->hits->pdata[j]);
        else
          print_line (group->entry, group->hits->pdata[j]);
    }
  if (!as_json)
    return;
  pergola_cli_json_close_list (&json);
  text = pergola_cli_json_finish (&json);
  pergola_cli_print ("%s", text);
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
  int status;

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
  print_result (result, json);
  pergola_cli_library_clear (&library);
  return PERGOLA_CLI_OK;
}
