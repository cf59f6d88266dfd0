/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

static void
print_boards (PergolaProject *project)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      if (!pergola_project_uses (project, framework->id))
        continue;
      for (guint j = 0; j < framework->boards->len; j++)
        {
          const PergolaBoardDef *board = g_ptr_array_index (framework->boards, j);
          g_autofree char *title = pergola_cli_one_line (board->title);

          pergola_cli_print ("%s\t%s\n", board->id, title);
        }
    }
}

int
pergola_cli_boards (const PergolaCliCommand *command, GStrv argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (PergolaFrameworks) frameworks = NULL;
  g_autoptr (PergolaFile) file = NULL;
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 1, 1, &rest, &status))
    return status;

  frameworks = pergola_cli_load_frameworks ();
  file = pergola_cli_open (rest[0], frameworks);
  if (file == NULL)
    return PERGOLA_CLI_FAULT;
  print_boards (pergola_file_get_project (file));
  return PERGOLA_CLI_OK;
}
