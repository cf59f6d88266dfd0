/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-library.h"

#include <glib/gi18n-lib.h>

/* FALSE after saying why one of them is none of the library's. */
static gboolean
take_folders (PergolaFolders *folders, GStrv paths, gboolean add)
{
  gboolean all = TRUE;

  for (int i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        pergola_cli_say_of (paths[i], _ ("there is no such folder"));
      else if (pergola_folders_contains (folders, paths[i]))
        continue;
      else if (!add)
        pergola_cli_say_of (paths[i], _ ("this folder is not in the library; --add puts it there"));
      else if (pergola_folders_add (folders, paths[i], &error))
        continue;
      else
        pergola_cli_say_of (paths[i], error->message);
      all = FALSE;
    }
  return all;
}

/* FALSE after saying what cannot be read. */
static gboolean
print_counts (GPtrArray *entries)
{
  guint n_projects = 0, n_items = 0, n_unreadable = 0, n_away = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PergolaLibraryEntry *entry = entries->pdata[i];

      if (entry->error != NULL)
        pergola_cli_say ("%s", entry->error);
      n_unreadable += entry->error != NULL;
      n_projects += entry->error == NULL;
      n_items += entry->n_items;
      n_away += entry->away;
    }
  pergola_cli_print ("projects\t%u\nitems\t%u\nunreadable\t%u\naway\t%u\n", n_projects, n_items, n_unreadable, n_away);
  return n_unreadable == 0;
}

int
pergola_cli_index (const PergolaCliCommand *command, GStrv argv)
{
  gboolean add = FALSE;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_NONE, &add, N_ ("Add these folders to the library"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) all = NULL;
  PergolaCliLibrary library;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 0, G_MAXUINT, &rest, &status))
    return status;

  pergola_cli_library_init (&library);
  status = take_folders (pergola_library_get_folders (library.library), rest, add) ? PERGOLA_CLI_OK : PERGOLA_CLI_FAULT;
  pergola_cli_library_refresh (&library);
  all = pergola_cli_library_list (&library);
  if (!print_counts (all))
    status = PERGOLA_CLI_FAULT;
  pergola_cli_library_clear (&library);
  return status;
}
