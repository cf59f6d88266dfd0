/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-show.h"

#include <glib/gi18n-lib.h>

#include "pergola-cli-private.h"

gboolean
pergola_cli_may_show_value (PergolaProject *project, const char *value, PergolaAudience audience)
{
  PergolaItem *item = pergola_project_get (project, value);

  return item == NULL || pergola_project_is_for (project, item, audience);
}

GPtrArray *
pergola_cli_list_shown_fields (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      char *field = g_ptr_array_index (fields, i);

      if (!pergola_consent_allows_field (project, item, field, audience))
        continue;
      g_ptr_array_insert (shown, g_str_equal (field, "title") ? 0 : -1, field);
    }
  return g_steal_pointer (&shown);
}

GPtrArray *
pergola_cli_list_shown_conflicts (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  GPtrArray *conflicts = pergola_conflict_list (project, item);

  for (guint i = conflicts->len; i > 0; i--)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i - 1);

      /* Where the name may not be said, another one may not either. */
      if (!pergola_cli_may_show_value (project, conflict->other, audience) ||
          (item != NULL && pergola_project_get_field (project, item, conflict->field) != NULL &&
           !pergola_consent_allows_field (project, item, conflict->field, audience)))
        g_ptr_array_remove_index (conflicts, i - 1);
    }

  return conflicts;
}

int
pergola_cli_show (const PergolaCliCommand *command, GStrv argv)
{
  gboolean json = FALSE;
  g_autofree char *words = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, complete, for scripts"), NULL },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &words, N_ ("For whom; what is meant for fewer is left out (me)"),
      "me|circle|everyone" },
    { NULL },
  };
  g_autoptr (PergolaFrameworks) frameworks = NULL;
  g_autoptr (PergolaFile) file = NULL;
  PergolaAudience audience = PERGOLA_AUDIENCE_ME;
  g_auto (GStrv) rest = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 1, 1, &rest, &status))
    return status;
  if (!pergola_cli_parse_audience (command, words, &audience))
    return PERGOLA_CLI_USAGE;

  frameworks = pergola_cli_load_frameworks ();
  file = pergola_cli_open (rest[0], frameworks);
  if (file == NULL)
    return PERGOLA_CLI_FAULT;
  if (json)
    text = pergola_cli_show_as_json (pergola_file_get_project (file), audience);
  else
    text = pergola_cli_show_as_text (pergola_file_get_project (file), audience);
  pergola_cli_print ("%s", text);
  return PERGOLA_CLI_OK;
}
