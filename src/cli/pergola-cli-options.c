/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>

static void
print_options (const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      g_autofree char *name = entry->arg_description != NULL
                                ? g_strdup_printf ("--%s %s", entry->long_name, entry->arg_description)
                                : g_strdup_printf ("--%s", entry->long_name);

      pergola_cli_print ("  %-30s %s\n", name, _ (entry->description));
    }
  pergola_cli_print ("  %-30s %s\n", "--help", _ ("Show this help"));
}

static void
print_help (const PergolaCliCommand *command, const GOptionEntry *entries)
{
  pergola_cli_print (_ ("Usage: pergola %s %s\n\n%s\n\nOptions:\n"), command->name, command->arguments,
                     _ (command->summary));
  print_options (entries);
}

int
pergola_cli_misuse (const PergolaCliCommand *command, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  pergola_cli_say ("pergola %s: %s", command->name, text);
  pergola_cli_say (_ ("Usage: pergola %s %s"), command->name, command->arguments);
  pergola_cli_say (_ ("More with: pergola %s --help"), command->name);
  return PERGOLA_CLI_USAGE;
}

/* GOption reads texts in the locale's encoding, and so refuses most of them in the C locale. File names it takes as
 * they are; so every text is one to it, and looked at afterwards. */
static GOptionEntry *
read_texts_as_they_are (const GOptionEntry *entries, gboolean *help, char ***rest)
{
  GArray *copy = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL },
  };

  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      GOptionEntry changed = *entry;

      if (changed.arg == G_OPTION_ARG_STRING)
        changed.arg = G_OPTION_ARG_FILENAME;
      g_array_append_val (copy, changed);
    }
  g_array_append_vals (copy, own, G_N_ELEMENTS (own));
  return (GOptionEntry *) g_array_free (copy, FALSE);
}

static const char *
find_invalid_text (const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      const char *text = entry->arg == G_OPTION_ARG_STRING ? *(char **) entry->arg_data : NULL;

      if (text != NULL && !g_utf8_validate (text, -1, NULL))
        return entry->long_name;
    }
  return NULL;
}

static gboolean
parse (const GOptionEntry *entries, GStrv argv, gboolean *help, char ***rest, GError **error)
{
  g_autofree GOptionEntry *own = read_texts_as_they_are (entries, help, rest);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) copy = g_strdupv (argv);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, own, NULL);
  return g_option_context_parse_strv (context, &copy, error);
}

gboolean
pergola_cli_parse (const PergolaCliCommand *command,
                   const GOptionEntry *entries,
                   GStrv argv,
                   guint min,
                   guint max,
                   GStrv *rest,
                   int *status)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  gboolean help = FALSE;
  const char *invalid;
  guint n;

  if (!parse (entries, argv, &help, &files, &error))
    {
      *status = pergola_cli_misuse (command, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      print_help (command, entries);
      *status = PERGOLA_CLI_OK;
      return FALSE;
    }

  if (files == NULL)
    files = g_new0 (char *, 1);
  n = g_strv_length (files);
  invalid = find_invalid_text (entries);
  if (invalid != NULL)
    *status = pergola_cli_misuse (command, _ ("--%s is not UTF-8"), invalid);
  else if (n < min)
    *status = pergola_cli_misuse (command, _ ("something is missing"));
  else if (n > max)
    *status = pergola_cli_misuse (command, _ ("“%s” is too much"), files[max]);
  else
    {
      *rest = g_steal_pointer (&files);
      return TRUE;
    }
  return FALSE;
}

gboolean
pergola_cli_parse_audience (const PergolaCliCommand *command, const char *text, PergolaAudience *audience)
{
  if (text == NULL || pergola_audience_from_string (text, audience))
    return TRUE;
  pergola_cli_misuse (command, _ ("“%s” is not an audience: me, circle or everyone"), text);
  return FALSE;
}
