/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>

/* Prints the problems of a project that could be read, one a line, and says how many. */
static guint
print_problems (PergolaProject *project, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GPtrArray) problems = pergola_project_check (project);

  for (guint i = 0; i < problems->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = g_strdup_printf ("%s:%d: %s", name, MAX (problem->line, 1), problem->message);
      g_autofree char *line = pergola_cli_one_line (text);

      pergola_cli_print ("%s\n", line);
    }
  return problems->len;
}

int
pergola_cli_check (const PergolaCliCommand *command, GStrv argv)
{
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, N_ ("Exit with 1 also for problems that can be repaired"), NULL },
    { NULL },
  };
  g_autoptr (PergolaFrameworks) frameworks = NULL;
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 1, G_MAXUINT, &rest, &status))
    return status;

  frameworks = pergola_cli_load_frameworks ();
  status = PERGOLA_CLI_OK;
  for (int i = 0; rest[i] != NULL; i++)
    {
      g_autoptr (PergolaFile) file = pergola_cli_open (rest[i], frameworks);

      if (file == NULL || (print_problems (pergola_file_get_project (file), rest[i]) > 0 && strict))
        status = PERGOLA_CLI_FAULT;
    }
  return status;
}
