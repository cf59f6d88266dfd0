/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is left behind in odd cases: of a file that held both sides of a merge, of a program that wrote its records in
 * another way. */

#include "config.h"

#include "pergola-journal-private.h"
#include "pergola-marked-open.h"
#include "safety.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(PergolaMarkedOpen **) data = pergola_marked_open_finish (result);
}

/* (transfer full): the project as Git leaves it where it cannot merge two titles. */
static char *
write_marked (Safety *self)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = g_strdup (pergola_file_get_path (file));
  g_autofree char *bytes = tmp_folder_read (&self->tmp, "a.pergola");
  g_auto (GStrv) parts = g_strsplit (bytes, "  <title>Zero</title>\n", 2);
  g_autofree char *marked = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  marked = g_strconcat (parts[0], "<<<<<<< HEAD\n  <title>Ours</title>\n=======\n  <title>Theirs</title>\n>>>>>>> a\n",
                        parts[1], NULL);
  g_object_unref (file);
  tmp_folder_put (&self->tmp, "a.pergola", marked);
  return g_steal_pointer (&path);
}

/* The file cannot be read, so what comes back after a crash must not begin with it. */
static void
test_both_sides (Safety *self, gconstpointer data)
{
  g_autofree char *path = write_marked (self);
  g_autoptr (PergolaMarkedOpen) marked = NULL;
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) file = NULL;
  g_autoptr (GBytes) end = NULL;

  pergola_marked_open_async (path, self->frameworks, opened_cb, &marked);
  while (marked == NULL)
    g_main_context_iteration (NULL, TRUE);
  pergola_file_start_journal (marked->file, self->state);
  g_assert_false (pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (marked->file))));
  safety_set_title (marked->file, "Settled");
  end = safety_crash (g_steal_pointer (&marked->file));
  recovery = safety_find (self);
  file = safety_recover (self, recovery);
  safety_assert_holds (file, end);
  g_assert_cmpstr (safety_get_title (file), ==, "Settled");
}

/* Where nothing of a journal can be read, nothing can be offered; but it is not thrown away either. */
static void
test_unknown_records (Safety *self, gconstpointer data)
{
  g_autoptr (GBytes) base = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) record = g_bytes_new_static ("\xff of a kind to come", 18);
  PergolaJournal *journal =
    pergola_journal_new (self->state, pergola_journal_head_new (NULL, "aaaaaaaaaaaa", "To come", base), NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pergola_journal_append (journal, record, &error));
  g_assert_true (pergola_journal_settle (journal, &error));
  g_assert_no_error (error);
  pergola_journal_close (journal, FALSE);
  pergola_journal_unref (journal);
  safety_assert_nothing (self);
  left = safety_list_folder (self->journals);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (left, 0), ".damaged"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/recovery-odd/both-sides", Safety, NULL, safety_set_up, test_both_sides, safety_tear_down);
  g_test_add ("/recovery-odd/unknown-records", Safety, NULL, safety_set_up, test_unknown_records, safety_tear_down);
  return g_test_run ();
}
