/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

static int
print_templates (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_auto (GStrv) names = pergola_template_list (frameworks);

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PergolaProject) project = pergola_template_create (frameworks, names[i], NULL, &error);
      g_autofree char *title = NULL;

      if (project == NULL)
        {
          pergola_cli_say ("%s", error->message);
          return PERGOLA_CLI_FAULT;
        }
      title = pergola_cli_one_line (pergola_project_get_title (project));
      pergola_cli_print ("%s\t%s\n", names[i], title);
    }
  return PERGOLA_CLI_OK;
}

int
pergola_cli_templates (const PergolaCliCommand *command, GStrv argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 0, 0, &rest, &status))
    return status;
  return print_templates ();
}
