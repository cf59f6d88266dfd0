/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pergola-contents.h"
#include "pergola-digest.h"
#include "pergola-search-words.h"

#define TEXTS 8192                           /* bytes of them are made room for at a time */
#define FRESH (50 * G_TIME_SPAN_MILLISECOND) /* a file so young may change without getting another time */

void
pergola_index_file_free (PergolaIndexFile *self)
{
  g_free (self->path);
  g_free (self->hash);
  g_free (self->error);
  g_free (self->project);
  g_free (self->title);
  g_free (self->figure);
  g_array_unref (self->items);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* --- What a project says --- */

/* How well a framework says what a project is: one that is there with every project says least. */
static int
weigh (PergolaFramework *framework)
{
  if (framework->boards->len == 0)
    return 1;
  return framework->everywhere ? 0 : 2;
}

static char *
find_figure (PergolaProject *project)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  PergolaFramework *best = NULL;

  for (guint i = 0; i < frameworks->len; i++)
    if (pergola_project_uses (project, ((PergolaFramework *) frameworks->pdata[i])->id) &&
        (best == NULL || weigh (frameworks->pdata[i]) > weigh (best)))
      best = frameworks->pdata[i];
  return best != NULL ? g_strdup (best->title) : NULL;
}

static void
take_project (PergolaIndexFile *self, PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);

  self->project = g_strdup (pergola_project_get_id (project));
  if (*pergola_project_get_title (project) != '\0')
    {
      g_free (self->title);
      self->title = g_strdup (pergola_project_get_title (project));
    }
  self->figure = find_figure (project);
  pergola_index_file_add_project (self);
  for (guint i = 0; i < items->len; i++)
    {
      gboolean shared = pergola_project_is_for (project, items->pdata[i], PERGOLA_AUDIENCE_CIRCLE);

      self->n_items += shared;
      self->n_people += shared && pergola_index_is_person (project, items->pdata[i]);
      if (pergola_search_get_host (project, items->pdata[i]) == items->pdata[i])
        pergola_index_file_add_item (self, project, items->pdata[i]);
    }
  for (guint i = 0; i < links->len; i++)
    pergola_index_file_add_item (self, project, links->pdata[i]);
}

/* --- Files --- */

/* (transfer full): the name of the file, for one that has no other. */
static char *
make_title (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".pergola") && strlen (name) > strlen (".pergola"))
    name[strlen (name) - strlen (".pergola")] = '\0';
  return g_steal_pointer (&name);
}

PergolaIndexFile *
pergola_index_file_look (const char *path)
{
  gint64 looked = g_get_monotonic_time ();
  PergolaIndexFile *self;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  self = g_new0 (PergolaIndexFile, 1);
  self->path = g_strdup (path);
  self->size = info.st_size;
  self->mtime = (gint64) info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
  self->inode = info.st_ino;
  self->device = info.st_dev;
  self->looked = looked;
  self->title = make_title (path);
  self->hash = g_strdup ("");
  self->items = g_array_new (FALSE, TRUE, sizeof (PergolaIndexItem));
  self->texts = g_string_chunk_new (TEXTS);
  return self;
}

gboolean
pergola_index_file_read (PergolaIndexFile *self, const char *known, PergolaFrameworks *frameworks)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 began = g_get_real_time ();

  bytes = pergola_contents_read (self->path, &error);
  if (bytes != NULL)
    {
      g_free (self->hash);
      self->hash = pergola_digest_compute (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (g_strcmp0 (self->hash, known) == 0)
        return FALSE;
      project = pergola_reader_read_bytes (bytes, name, frameworks, &error);
    }
  if (project != NULL)
    take_project (self, project);
  else
    {
      self->error = g_strdup (error->message);
      pergola_index_file_add_project (self);
    }
  if (began - self->mtime / 1000 < FRESH)
    self->inode = 0;
  return TRUE;
}
