/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>

static int
make_project (const PergolaCliCommand *command, const char *name, const char *path, const char *title)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (PergolaFile) file = NULL;
  g_autoptr (GError) error = NULL;

  project = pergola_template_create (frameworks, name, title, &error);
  if (g_error_matches (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN))
    return pergola_cli_misuse (command, _ ("there is no template “%s”; “pergola templates” lists them"), name);
  if (project == NULL)
    {
      pergola_cli_say ("%s", error->message);
      return PERGOLA_CLI_FAULT;
    }
  /* A symlink that leads nowhere is a name that is taken too. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      pergola_cli_say_of (path, _ ("is there already, and was left as it is. Choose another name."));
      return PERGOLA_CLI_FAULT;
    }
  file = pergola_file_new (project);
  return pergola_cli_save (file, path);
}

int
pergola_cli_new (const PergolaCliCommand *command, GStrv argv)
{
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_ ("What the project is called"), "TEXT" },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 2, 2, &rest, &status))
    return status;
  if (!g_utf8_validate (rest[0], -1, NULL))
    return pergola_cli_misuse (command, _ ("the template is not UTF-8"));
  return make_project (command, rest[0], rest[1], title);
}
