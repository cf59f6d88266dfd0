/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>

static int
convert (const char *path, const char *output)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_autoptr (PergolaFile) file = pergola_cli_open (path, frameworks);

  if (file == NULL)
    return PERGOLA_CLI_FAULT;
  if (pergola_project_is_newer (pergola_file_get_project (file)))
    pergola_cli_say_of (path, _ ("written by a newer Pergola: what this one does not know is kept as it is"));
  if (g_str_equal (output, "-"))
    {
      g_autoptr (GBytes) bytes = pergola_writer_write (pergola_file_get_project (file));

      pergola_cli_write (bytes);
      return PERGOLA_CLI_OK;
    }
  return pergola_cli_save (file, output);
}

int
pergola_cli_convert (const PergolaCliCommand *command, GStrv argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write it; - for the standard output"), "OUT" },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 1, 1, &rest, &status))
    return status;
  if (output == NULL)
    return pergola_cli_misuse (command, _ ("--output is missing"));
  return convert (rest[0], output);
}
