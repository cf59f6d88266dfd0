/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "merge-texts.h"

#include <string.h>

PergolaProject *
merge_texts_read (PergolaFrameworks *frameworks, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);

  g_assert_no_error (error);
  return project;
}

char *
merge_texts_write (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
list_collisions (PergolaMerge *merge)
{
  GPtrArray *collisions = pergola_merge_get_collisions (merge);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < collisions->len; i++)
    {
      const PergolaCollision *collision = g_ptr_array_index (collisions, i);

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", collision->id != NULL ? collision->id : "-",
                              collision->field);
    }

  return g_string_free (list, FALSE);
}

/* Undo gives ours, redo what came out; and a file of it the same. */
static void
check_steps (PergolaProject *project, const char *before, const char *after, PergolaFrameworks *frameworks)
{
  PergolaHistory *history = pergola_project_get_history (project);
  g_autoptr (PergolaProject) again = merge_texts_read (frameworks, after);
  g_autofree char *written = merge_texts_write (again);

  g_assert_cmpstr (written, ==, after);
  if (!pergola_history_can_undo (history))
    {
      g_assert_cmpstr (before, ==, after);
      return;
    }

  g_assert_true (pergola_history_undo (history));
  g_free (written);
  written = merge_texts_write (project);
  g_assert_cmpstr (written, ==, before);
  g_assert_false (pergola_history_can_undo (history));
  g_assert_true (pergola_history_redo (history));
  g_free (written);
  written = merge_texts_write (project);
  g_assert_cmpstr (written, ==, after);
}

char *
merge_texts (PergolaFrameworks *frameworks, const char *base, const char *ours, const char *theirs, char **collisions)
{
  g_autoptr (PergolaProject) base_project = base != NULL ? merge_texts_read (frameworks, base) : NULL;
  g_autoptr (PergolaProject) ours_project = merge_texts_read (frameworks, ours);
  g_autoptr (PergolaProject) theirs_project = merge_texts_read (frameworks, theirs);
  g_autoptr (PergolaProject) live = merge_texts_read (frameworks, ours);
  g_autoptr (PergolaMerge) merge = pergola_merge_new (base_project, ours_project, theirs_project);
  g_autofree char *before = merge_texts_write (live);
  g_autofree char *untouched = NULL;
  g_autoptr (GError) error = NULL;
  char *after;

  g_clear_object (&theirs_project);
  g_clear_object (&base_project);
  g_assert_true (pergola_merge_apply (merge, live, "Merge", &error));
  g_assert_no_error (error);
  after = merge_texts_write (live);
  check_steps (live, before, after, frameworks);
  g_assert_cmpint (pergola_merge_count_changes (merge) == 0, ==, strcmp (before, after) == 0);
  untouched = merge_texts_write (ours_project);
  g_assert_cmpstr (untouched, ==, before);

  if (collisions != NULL)
    *collisions = list_collisions (merge);
  return after;
}

char *
merge_texts_make (const char *content)
{
  return g_strconcat (MERGE_HEAD MERGE_USE, content, MERGE_TAIL, NULL);
}

static void
check_case (const MergeCase *test, PergolaFrameworks *frameworks, gboolean swapped)
{
  g_autofree char *base = merge_texts_make (test->base);
  g_autofree char *ours = merge_texts_make (swapped ? test->theirs : test->ours);
  g_autofree char *theirs = merge_texts_make (swapped ? test->ours : test->theirs);
  g_autofree char *expected =
    merge_texts_make (swapped && test->other_result != NULL ? test->other_result : test->result);
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpstr (collisions, ==, test->collisions);
}

static void
test_case (gconstpointer data)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  check_case (data, frameworks, FALSE);
  check_case (data, frameworks, TRUE);
}

void
merge_texts_add_cases (const char *path, const MergeCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (path, cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
}
