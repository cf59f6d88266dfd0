/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-id.h"
#include "pergola-project-struct.h"
#include "pergola-reader.h"

#define SUFFIX ".pergola"

/* Where they lie among the built-in data. */
static const char *const folders[] = { "templates", "examples" };

GStrv
pergola_template_list (PergolaFrameworks *frameworks)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_auto (GStrv) files = pergola_frameworks_list_resources (frameworks, folders[i]);

      for (int j = 0; files[j] != NULL; j++)
        if (g_str_has_suffix (files[j], SUFFIX))
          {
            g_autofree char *name = g_strndup (files[j], strlen (files[j]) - strlen (SUFFIX));
            g_strv_builder_add (names, name);
          }
    }
  return g_strv_builder_end (names);
}

static GBytes *
find (PergolaFrameworks *frameworks, const char *name)
{
  GBytes *bytes = NULL;

  for (guint i = 0; bytes == NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat (folders[i], "/", name, SUFFIX, NULL);
      bytes = pergola_frameworks_get_resource (frameworks, path);
    }
  return bytes;
}

PergolaProject *
pergola_template_create (PergolaFrameworks *frameworks, const char *name, const char *title, GError **error)
{
  GBytes *bytes = find (frameworks, name);
  g_autofree char *clean = NULL;
  g_autoptr (PergolaProject) project = NULL;

  if (bytes == NULL)
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN, _ ("There is no template “%s”."), name);
      return NULL;
    }
  project = pergola_reader_read_bytes (bytes, name, frameworks, error);
  if (project == NULL)
    return NULL;

  pergola_project_renew_id (project);
  if (title != NULL && !pergola_project_clean_value (project, NULL, "title", title, &clean, error))
    return NULL;
  /* Not an edit: there is nothing to undo in what has just been made. */
  if (clean != NULL)
    pergola_project_load_property (project, "title", clean);
  return g_steal_pointer (&project);
}

PergolaProject *
pergola_template_create_like (PergolaFrameworks *frameworks, GBytes *bytes, const char *name, GError **error)
{
  PergolaProject *project = pergola_reader_read_bytes (bytes, name, frameworks, error);
  g_autofree char *title = NULL;

  if (project == NULL)
    return NULL;
  pergola_project_renew_id (project);
  /* Translators: the title of a project that was duplicated */
  title = g_strdup_printf (_ ("%s (copy)"), pergola_project_get_title (project));
  pergola_project_load_property (project, "title", title);
  return project;
}
