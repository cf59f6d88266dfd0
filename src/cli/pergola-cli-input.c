/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

PergolaFrameworks *
pergola_cli_load_frameworks (void)
{
  PergolaFrameworks *frameworks = pergola_frameworks_new ();
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pergola", "frameworks", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  pergola_frameworks_add_folder (frameworks, folder, problems);
  for (guint i = 0; i < problems->len; i++)
    pergola_cli_say ("%s", (const char *) g_ptr_array_index (problems, i));
  return frameworks;
}

PergolaFile *
pergola_cli_open (const char *path, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  PergolaFile *file = pergola_file_open (path, frameworks, &error);

  if (file == NULL)
    pergola_cli_say ("%s", error->message);
  return file;
}

int
pergola_cli_save (PergolaFile *file, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (pergola_file_save (file, path, FALSE, &error))
    return PERGOLA_CLI_OK;

  pergola_cli_say_of (path, error->message);
  return PERGOLA_CLI_FAULT;
}
