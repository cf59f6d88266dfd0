/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-versions.h"

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

/* What Pergola has kept of a file that cannot be read. */
static void
say_versions (const char *path)
{
  g_autoptr (PergolaState) state = pergola_state_new (NULL);
  g_autoptr (GPtrArray) versions = pergola_versions_find (state, path);
  const PergolaVersion *newest = versions->len > 0 ? versions->pdata[0] : NULL;
  g_autoptr (GDateTime) time = newest != NULL ? g_date_time_new_from_unix_local (newest->time) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  g_autofree char *message = NULL;

  if (when == NULL)
    return;
  /* Translators: %2$s is a date and a time. */
  message = g_strdup_printf (ngettext ("%1$u earlier version is kept, of %2$s; open the file in a window to bring it "
                                       "back",
                                       "%1$u earlier versions are kept, the newest of %2$s; open the file in a window "
                                       "to bring one back",
                                       versions->len),
                             versions->len, when);
  pergola_cli_say_of (path, message);
}

PergolaFile *
pergola_cli_open (const char *path, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  PergolaFile *file = pergola_file_open (path, frameworks, &error);

  if (file == NULL)
    {
      pergola_cli_say ("%s", error->message);
      say_versions (path);
    }
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
