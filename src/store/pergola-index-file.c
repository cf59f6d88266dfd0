/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pergola-contents.h"
#include "pergola-digest.h"
#include "pergola-search-words.h"

#define FRESH (50 * G_TIME_SPAN_MILLISECOND) /* a file so young may change without getting another time */

static void
item_free (gpointer data)
{
  PergolaIndexItem *self = data;

  g_free (self->item);
  g_free (self->kind);
  g_free (self->kind_title);
  g_free (self->kind_plural);
  g_free (self->kind_icon);
  g_free (self->icon);
  g_free (self->hue);
  g_free (self->board);
  g_free (self->board_title);
  g_free (self->title);
  g_free (self->words);
  g_free (self->people);
  g_free (self->date);
  g_free (self->folded_title);
  g_free (self->folded_words);
  g_free (self);
}

void
pergola_index_file_free (PergolaIndexFile *self)
{
  g_free (self->path);
  g_free (self->hash);
  g_free (self->error);
  g_free (self->project);
  g_free (self->title);
  g_free (self->figure);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* --- What an item says --- */

static gboolean
is_person (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  return kind != NULL && g_strcmp0 (kind->role, "person") == 0;
}

/* (nullable) (element-type PergolaFieldDef) */
static GPtrArray *
get_fields (PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);
  const PergolaLinkKind *link = pergola_item_is_link (item) ? pergola_project_get_link_kind (project, id) : NULL;
  const PergolaKind *kind = pergola_item_is_link (item) ? NULL : pergola_project_get_kind (project, id);

  return link != NULL ? link->fields : kind != NULL ? kind->fields : NULL;
}

static void
add_name (GString *names, const char *name)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (name), "\n", ' '));
  g_auto (GStrv) known = g_strsplit (names->str, "\n", -1);

  if (*line != '\0' && !g_strv_contains ((const char *const *) known, line))
    g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", line);
}

/* (transfer full): the people whom it names, itself if it is one. */
static char *
list_people (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  GPtrArray *fields = get_fields (project, item);
  GString *names = g_string_new (NULL);

  if (is_person (project, item))
    add_name (names, pergola_item_get_title (item));
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];
      const char *id = field->type == PERGOLA_FIELD_PERSON ? pergola_item_get (item, field->id) : NULL;
      PergolaItem *person = id != NULL ? pergola_project_get (project, id) : NULL;

      if (person != NULL && pergola_project_field_applies (project, item, field) &&
          pergola_project_is_for (project, person, audience))
        add_name (names, pergola_item_get_title (person));
    }
  return g_string_free (names, FALSE);
}

/* (transfer full) (nullable) */
static char *
find_date (PergolaProject *project, PergolaItem *item)
{
  GPtrArray *fields = get_fields (project, item);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];
      const char *value = pergola_item_get (item, field->id);

      if (value != NULL &&
          (field->type == PERGOLA_FIELD_DATE || (field->type == PERGOLA_FIELD_TIME && strchr (value, '-') != NULL)) &&
          pergola_project_field_applies (project, item, field) && pergola_index_day (value, FALSE) > 0)
        return g_strndup (value, strcspn (value, "T"));
    }
  return NULL;
}

static void
set_kind (PergolaIndexItem *self, PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);
  const PergolaLinkKind *link = pergola_item_is_link (item) ? pergola_project_get_link_kind (project, id) : NULL;
  const PergolaKind *kind = pergola_item_is_link (item) ? NULL : pergola_project_get_kind (project, id);

  self->kind = g_strdup (id);
  self->kind_title = g_strdup (kind != NULL ? kind->title : link != NULL ? link->title : id);
  self->kind_plural = g_strdup (kind != NULL && kind->plural != NULL ? kind->plural : self->kind_title);
  self->kind_icon = g_strdup (kind != NULL ? kind->icon : link != NULL ? link->icon : NULL);
  self->icon = g_strdup (kind != NULL ? pergola_aspect_get_glyph (project, item) : self->kind_icon);
}

static PergolaIndexItem *
item_new (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  PergolaIndexItem *self = g_new0 (PergolaIndexItem, 1);
  g_autoptr (GArray) words = pergola_search_list_words (project, item, audience);
  const PergolaZone *zone = NULL;
  const PergolaBoardDef *board = pergola_aspect_find_board (project, item, &zone);

  self->item = g_strdup (pergola_item_get_id (item));
  set_kind (self, project, item);
  self->hue = g_strdup (zone != NULL ? zone->hue : NULL);
  self->board = g_strdup (board != NULL ? board->id : NULL);
  self->board_title = g_strdup (board != NULL ? board->title : NULL);
  self->title = g_strdup (pergola_item_get_title (item));
  self->words = pergola_index_words_join (words);
  self->people = list_people (project, item, audience);
  self->date = find_date (project, item);
  self->is_private = audience == PERGOLA_AUDIENCE_ME;
  return self;
}

/* Where something private lives in it, or is named by it, there are two: one that says all, for oneself. */
static void
add_item (PergolaIndexFile *self, PergolaProject *project, PergolaItem *item)
{
  PergolaIndexItem *all = item_new (project, item, PERGOLA_AUDIENCE_ME);
  PergolaIndexItem *some;

  if (pergola_item_is_link (item) && *all->title == '\0' && *all->words == '\0')
    {
      item_free (all);
      return;
    }
  g_ptr_array_add (self->items, all);
  if (!pergola_project_is_for (project, item, PERGOLA_AUDIENCE_CIRCLE))
    return;
  some = item_new (project, item, PERGOLA_AUDIENCE_CIRCLE);
  some->outdone = !g_str_equal (some->words, all->words) || !g_str_equal (some->people, all->people);
  if (!some->outdone)
    g_ptr_array_remove_index (self->items, self->items->len - 1);
  g_ptr_array_add (self->items, some);
}

/* --- What a project says --- */

static void
add_project (PergolaIndexFile *self)
{
  PergolaIndexItem *item = g_new0 (PergolaIndexItem, 1);

  item->item = g_strdup ("");
  item->kind = g_strdup (PERGOLA_INDEX_KIND_PROJECT);
  item->kind_title = g_strdup ("");
  item->kind_plural = g_strdup ("");
  item->kind_icon = g_strdup ("document");
  item->icon = g_strdup ("document");
  item->title = g_strdup (self->title);
  item->words = g_strdup ("");
  item->people = g_strdup ("");
  g_ptr_array_add (self->items, item);
}

static char *
find_figure (PergolaProject *project)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (int with_boards = 1; with_boards >= 0; with_boards--)
    for (guint i = 0; i < frameworks->len; i++)
      {
        PergolaFramework *framework = frameworks->pdata[i];

        if (pergola_project_uses (project, framework->id) && (framework->boards->len > 0 || !with_boards))
          return g_strdup (framework->title);
      }
  return NULL;
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
  add_project (self);
  for (guint i = 0; i < items->len; i++)
    {
      gboolean shared = pergola_project_is_for (project, items->pdata[i], PERGOLA_AUDIENCE_CIRCLE);

      self->n_items += shared;
      self->n_people += shared && is_person (project, items->pdata[i]);
      if (pergola_search_get_host (project, items->pdata[i]) == items->pdata[i])
        add_item (self, project, items->pdata[i]);
    }
  for (guint i = 0; i < links->len; i++)
    add_item (self, project, links->pdata[i]);
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
  self->title = make_title (path);
  self->hash = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

static void
fold_items (PergolaIndexFile *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PergolaIndexItem *item = self->items->pdata[i];

      item->folded_title = pergola_index_fold (item->title);
      item->folded_words = pergola_index_words_fold (item->words);
    }
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
    self->error = g_strdup (error->message);
  fold_items (self);
  if (began - self->mtime / 1000 < FRESH)
    self->inode = 0;
  return TRUE;
}
