/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "telling-fixture.h"

char *
telling_write_project (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
telling_set_up (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GDate) today = g_date_new_dmy (14, 5, 2026);

  self->frameworks = pergola_frameworks_new ();
  self->project = pergola_project_new (self->frameworks);
  self->before = telling_write_project (self->project);
  self->story = pergola_item_get_id (pergola_telling_begin (self->project, today));
}

static void
undo_all (TellingFixture *self)
{
  while (pergola_history_undo (pergola_project_get_history (self->project)))
    ;
}

/* Whatever was done, undo takes all of it back. */
void
telling_tear_down (TellingFixture *self, gconstpointer data)
{
  g_autofree char *done = telling_write_project (self->project);
  g_autofree char *undone = NULL, *redone = NULL;

  undo_all (self);
  undone = telling_write_project (self->project);
  g_assert_cmpstr (undone, ==, self->before);
  while (pergola_history_redo (pergola_project_get_history (self->project)))
    ;
  redone = telling_write_project (self->project);
  g_assert_cmpstr (redone, ==, done);
  g_free (self->before);
  g_object_unref (self->project);
  g_object_unref (self->frameworks);
}

void
telling_tell (TellingFixture *self, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  pergola_telling_set (self->project, self->story, key, text, 0, &error);
  g_assert_no_error (error);
}

/* Letter by letter. */
void
telling_type (TellingFixture *self, const char *key, const char *text)
{
  for (const char *end = text; *end != '\0';)
    {
      g_autofree char *typed = NULL;

      end = g_utf8_next_char (end);
      typed = g_strndup (text, end - text);
      telling_tell (self, key, typed);
    }
}

PergolaItem *
telling_get_step (TellingFixture *self, const char *key)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  return answer->step;
}

PergolaItem *
telling_get_card (TellingFixture *self, const char *key)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  return answer->card;
}

void
telling_assert_card (TellingFixture *self, const char *key, const char *title)
{
  g_assert_nonnull (telling_get_card (self, key));
  g_assert_cmpstr (pergola_item_get_title (telling_get_card (self, key)), ==, title);
}

void
telling_assert_text (TellingFixture *self, const char *key, const char *text)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  g_assert_cmpstr (answer->text, ==, text);
}

gboolean
telling_is_linked (TellingFixture *self, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, "flow");

  for (guint i = 0; i < links->len; i++)
    if (pergola_project_get (self->project, pergola_item_get_from (links->pdata[i])) == telling_get_card (self, from) &&
        pergola_project_get (self->project, pergola_item_get_to (links->pdata[i])) == telling_get_card (self, to))
      return TRUE;
  return FALSE;
}

guint
telling_count (TellingFixture *self, const char *kind)
{
  return pergola_project_count (self->project, kind);
}

guint
telling_count_links (TellingFixture *self, const char *kind)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, kind);

  return links->len;
}

PergolaItem *
telling_add_item (TellingFixture *self, const char *kind, const char *title, const char *choice)
{
  PergolaItem *item;

  pergola_project_begin (self->project, "Add");
  item = pergola_project_add (self->project, kind, NULL);
  pergola_project_set (self->project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (self->project, pergola_item_get_id (item), "type", choice, NULL);
  pergola_project_commit (self->project);
  return item;
}

const PergolaForm *
telling_get_form (TellingFixture *self, const char *id)
{
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (self->project);

  for (guint i = 0; i < forms->len; i++)
    if (g_str_equal (((PergolaForm *) forms->pdata[i])->id, id))
      return forms->pdata[i];
  g_assert_not_reached ();
}
