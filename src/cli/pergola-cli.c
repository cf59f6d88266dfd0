/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "pergola-cli-private.h"

static const PergolaCliCommand commands[] = {
  { "new", "TEMPLATE FILE [--title TEXT]", N_ ("Make a project from a template."), pergola_cli_new },
  { "templates", "", N_ ("List the templates: name, tab, title."), pergola_cli_templates },
  { "example", "[NAME]", N_ ("Put an example among your documents, unless it is there, and say where."),
    pergola_cli_example },
  { "boards", "FILE", N_ ("List the boards of a project: id, tab, title."), pergola_cli_boards },
  { "check", "[--strict] FILE…", N_ ("Say what is wrong with projects."), pergola_cli_check },
  { "export", "FILE (--board ID | --all) --format svg|pdf|png [OPTION…]", N_ ("Draw boards as SVG, PDF or PNG."),
    pergola_cli_export },
  { "show", "FILE [--json] [--audience me|circle|everyone]",
    N_ ("Write a project as text, for grep, diff and scripts."), pergola_cli_show },
  { "convert", "FILE --output OUT", N_ ("Load and save: brings an older file up to date."), pergola_cli_convert },
  { "index", "[--add] [DIR…]", N_ ("Bring the library up to date, and say what is in it."), pergola_cli_index },
  { "search", "QUERY… [OPTION…]",
    N_ ("Find items in all projects: file, tab, id, tab, kind, tab, title, tab, a line of it."), pergola_cli_search },
  { "merge", "BASE OURS THEIRS --output OUT [--name NAME]",
    N_ ("Join two versions of a project; BASE may be an empty file."), pergola_cli_merge },
};

static const PergolaCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static gboolean
is_option (const char *argument)
{
  return argument[0] == '-' && argument[1] != '\0';
}

static gboolean
is_option_of_application (const char *argument)
{
  return g_str_equal (argument, "--board") || g_str_has_prefix (argument, "--board=") ||
         g_str_has_prefix (argument, "--gapplication-");
}

/* A word without a dot or slash that names no file was meant as a command. */
static gboolean
is_file (const char *argument)
{
  return strpbrk (argument, "./") != NULL || g_file_test (argument, G_FILE_TEST_EXISTS);
}

gboolean
pergola_cli_wants (int argc, char **argv)
{
  if (argc > 1 && !is_option (argv[1]) && (find_command (argv[1]) != NULL || !is_file (argv[1])))
    return TRUE;

  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (is_option (argv[i]) && !is_option_of_application (argv[i]))
        return TRUE;
      if (g_str_equal (argv[i], "--board"))
        i++;
    }
  return FALSE;
}

static void
print_help (void)
{
  pergola_cli_print (_ ("Usage: pergola [--board ID] [FILE…]\n"
                        "       pergola COMMAND …\n"
                        "\n"
                        "Figures of social learning, drawn from one project. Without a command the window opens,\n"
                        "with --board at that board.\n"
                        "\n"
                        "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    pergola_cli_print ("  %-12s %s\n", commands[i].name, _ (commands[i].summary));
  pergola_cli_print (_ ("\n"
                        "More about one of them with: pergola COMMAND --help\n"
                        "The exit status is 0, or 1 for a fault in the input, or 2 for wrong usage. Of merge it is\n"
                        "0, or 1 where something was changed in two ways, or 130 for a fault.\n"));
}

static int
report_unknown (const char *argument)
{
  g_autofree char *shown = g_filename_display_name (argument);

  if (is_option (argument))
    pergola_cli_say (_ ("pergola: there is no option “%s”"), shown);
  else
    pergola_cli_say (_ ("pergola: there is no command “%s”, and no file of that name"), shown);
  pergola_cli_say (_ ("Usage: pergola [--board ID] [FILE…]"));
  pergola_cli_say (_ ("More with: pergola --help"));
  return PERGOLA_CLI_USAGE;
}

/* Help and version count wherever they stand; otherwise the first argument that the application does not take. */
static int
run_without_command (int argc, char **argv)
{
  const char *unknown = NULL;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        {
          print_help ();
          return PERGOLA_CLI_OK;
        }
      if (g_str_equal (argv[i], "--version"))
        {
          pergola_cli_print ("pergola %s\n", PERGOLA_VERSION);
          return PERGOLA_CLI_OK;
        }
      if (unknown == NULL && (is_option (argv[i]) ? !is_option_of_application (argv[i]) : i == 1 && !is_file (argv[i])))
        unknown = argv[i];
    }
  if (unknown != NULL)
    return report_unknown (unknown);
  print_help ();
  return PERGOLA_CLI_USAGE;
}

static int
run (int argc, char **argv)
{
  const PergolaCliCommand *command = argc > 1 ? find_command (argv[1]) : NULL;
  g_auto (GStrv) own = NULL;

  if (command == NULL)
    return run_without_command (argc, argv);
  own = g_strdupv (argv + 1);
  return command->run (command, own);
}

int
pergola_cli_main (int argc, char **argv)
{
  int status = run (argc, argv);

  /* A full disk behind a redirection shows only here. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      pergola_cli_say (_ ("pergola: the output could not be written: %s"), g_strerror (errno));
      return PERGOLA_CLI_FAULT;
    }
  return status;
}
