/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"
#include "pergola-example.h"

#include <glib/gi18n-lib.h>

static int
place_example (const PergolaCliCommand *command, const char *name)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pergola_example_place (frameworks, name, &error);
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  if (g_error_matches (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN))
    return pergola_cli_misuse (command, _ ("there is no template “%s”; “pergola templates” lists them"), name);
  if (path == NULL)
    {
      pergola_cli_say ("%s", error->message);
      return PERGOLA_CLI_FAULT;
    }
  pergola_cli_print ("%s\n", shown);
  return PERGOLA_CLI_OK;
}

int
pergola_cli_example (const PergolaCliCommand *command, GStrv argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 0, 1, &rest, &status))
    return status;
  if (rest[0] != NULL && !g_utf8_validate (rest[0], -1, NULL))
    return pergola_cli_misuse (command, _ ("the template is not UTF-8"));
  return place_example (command, rest[0] != NULL ? rest[0] : PERGOLA_EXAMPLE);
}
