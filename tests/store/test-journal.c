/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Journals as a crash, a power cut or a dying disk leaves them. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pergola-journal.h"
#include "random-edits.h"
#include "safety.h"

#define N_STEPS 6

/* (transfer full): what the journal of a process that was killed after some steps holds; @path (out) (transfer full).
 */
static GBytes *
make_journal (Safety *self, char **path)
{
  PergolaFile *file = safety_open_new (self);
  char *data;
  gsize length;

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      safety_set_title (file, title);
    }
  g_bytes_unref (safety_crash (file));
  *path = safety_find_journal (self);
  g_assert_true (g_file_get_contents (*path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
put (const char *path, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static PergolaJournalContents *
read_contents (const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  PergolaJournalContents *contents = NULL;

  pergola_journal_contents_read (bytes, &contents);
  return contents;
}

/* Whether what @some holds is the beginning of what @all holds. */
static void
assert_begins (PergolaJournalContents *some, PergolaJournalContents *all)
{
  g_assert_true (g_bytes_equal (some->head->base, all->head->base));
  g_assert_cmpuint (some->records->len, <=, all->records->len);
  for (guint i = 0; i < some->records->len; i++)
    g_assert_true (g_bytes_equal (some->records->pdata[i], all->records->pdata[i]));
}

static void
test_truncated (Safety *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = make_journal (self, &path);
  const char *whole = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (PergolaJournalContents) all = read_contents (whole, size);
  guint last = 0;

  g_assert_cmpuint (all->records->len, ==, N_STEPS);
  for (gsize length = 0; length <= size; length++)
    {
      g_autoptr (PergolaJournalContents) some = read_contents (whole, length);
      guint n_steps = some != NULL ? some->records->len : 0;
      g_autofree char *title = g_strdup_printf ("%u", n_steps - 1);
      g_autoptr (PergolaRecovery) recovery = NULL;
      g_autoptr (PergolaFile) file = NULL;

      g_assert_cmpuint (n_steps, >=, last);
      if (some != NULL)
        assert_begins (some, all);
      if (n_steps == last)
        continue;
      /* Up to the last whole record all is recovered. */
      last = n_steps;
      put (path, whole, length);
      recovery = safety_find (self);
      file = safety_recover (self, recovery);
      g_assert_cmpstr (safety_get_title (file), ==, title);
    }
  g_assert_cmpuint (last, ==, N_STEPS);
}

static void
test_flipped (Safety *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = make_journal (self, &path);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_autoptr (PergolaJournalContents) all = read_contents (changed, size);

  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autoptr (PergolaJournalContents) some = NULL;

      changed[bit / 8] ^= 1 << (bit % 8);
      some = read_contents (changed, size);
      if (some != NULL)
        {
          assert_begins (some, all);
          g_assert_cmpuint (some->records->len, <, N_STEPS);
        }
      changed[bit / 8] ^= 1 << (bit % 8);
    }
}

static void
test_tail (Safety *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = make_journal (self, &path);
  gsize size = g_bytes_get_size (bytes);
  g_autofree char *longer = g_malloc0 (size + 8192);
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) file = NULL;

  memcpy (longer, g_bytes_get_data (bytes, NULL), size);
  put (path, longer, size + 8192);
  recovery = safety_find (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, N_STEPS);
  file = safety_recover (self, recovery);
  safety_set_title (file, "More");
  g_assert_no_error (pergola_file_get_journal_error (file));
}

static void
test_nothing_in_it (Safety *self, gconstpointer data)
{
  static const char zeros[4096];
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = make_journal (self, &path);

  for (guint i = 0; i < 3; i++)
    {
      put (path, i == 0 ? "" : i == 1 ? zeros : "Something else", i == 0 ? 0 : i == 1 ? sizeof zeros : 14);
      safety_assert_nothing (self);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* What a newer version of the program wrote is for that one. */
static void
test_newer (Safety *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = make_journal (self, &path);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  changed[8] = 2;
  put (path, changed, size);
  safety_assert_nothing (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static mode_t
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_private (Safety *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  mode_t old = umask (0);
  g_autoptr (GBytes) bytes = make_journal (self, &path);

  umask (old);
  g_assert_cmpint (get_mode (self->state_folder), ==, 0700);
  g_assert_cmpint (get_mode (self->journals), ==, 0700);
  g_assert_cmpint (get_mode (path), ==, 0600);
}

/* Nobody is stopped; the next commit tries again, with all there was. */
static void
test_no_folder (Safety *self, gconstpointer data)
{
  PergolaFile *file;
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;

  g_assert_cmpint (g_mkdir (self->state_folder, 0700), ==, 0);
  put (self->journals, "in the way", 10);
  file = safety_open_new (self);
  g_assert_no_error (pergola_file_get_journal_error (file));
  safety_set_title (file, "One");
  g_assert_nonnull (pergola_file_get_journal_error (file));
  g_unlink (self->journals);
  safety_set_title (file, "Two");
  g_assert_no_error (pergola_file_get_journal_error (file));
  g_bytes_unref (safety_crash (file));
  recovery = safety_find (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  again = safety_recover (self, recovery);
  g_assert_cmpstr (safety_get_title (again), ==, "Two");
}

/* A file that is closed when all is saved, or none of it is wanted, leaves nothing. */
static void
test_goes (Safety *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PergolaFile) file = safety_open_new (self);
      g_autofree char *path = safety_find_journal (self);

      if (i > 0)
        safety_set_title (file, "One");
      if (i == 1)
        g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
      if (i == 2)
        pergola_file_give_up (file, FALSE);
      g_clear_object (&file);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_two_windows (Safety *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  PergolaFile *first = safety_open_new (self);
  PergolaFile *second = pergola_file_open (path, self->frameworks, NULL);
  g_autoptr (GPtrArray) list = NULL;

  pergola_file_start_journal (second, self->state);
  safety_set_title (first, "One");
  safety_set_title (second, "Two");
  safety_assert_nothing (self); /* both live */
  g_bytes_unref (safety_crash (first));
  g_bytes_unref (safety_crash (second));
  safety_wait_for_threads (self); /* which a real crash takes with it */
  list = pergola_recovery_list (self->state);
  g_assert_cmpuint (list->len, ==, 2);
}

/* What is done while the journal is still being made is in it. */
static void
test_at_once (Safety *self, gconstpointer data)
{
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "blank", "Zero", NULL);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaFile) saved = pergola_file_new (project);

  g_assert_true (pergola_file_save (saved, path, FALSE, NULL));
  for (guint i = 0; i < 200; i++)
    {
      PergolaFile *file = pergola_file_open (path, self->frameworks, NULL);
      g_autoptr (PergolaRecovery) recovery = NULL;
      g_autofree char *kept = NULL;

      pergola_file_start_journal (file, self->state);
      if (g_test_rand_bit ())
        g_usleep (g_test_rand_int_range (0, 100));
      safety_set_title (file, "One");
      g_bytes_unref (safety_crash (file));
      safety_wait_for_threads (self);
      recovery = safety_find (self);
      kept = pergola_recovery_put_away (recovery);
    }
}

/* Typing in a long text makes no long journal. */
static void
test_stays_small (Safety *self, gconstpointer data)
{
  g_autoptr (PergolaFile) file = safety_open_new (self);
  PergolaProject *project = pergola_file_get_project (file);
  g_autofree char *path = safety_find_journal (self);
  g_autofree char *id = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  struct stat info;

  pergola_project_begin (project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (project, "value", NULL)));
  pergola_project_commit (project);
  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_c (text, (char) ('a' + i % 26));
      g_assert_true (pergola_edit_set (project, id, "detail", text->str, TRUE, NULL));
    }
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 700000);
  pergola_file_give_up (file, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/journal/" name, Safety, NULL, safety_set_up, function, safety_tear_down)
  ADD ("truncated", test_truncated);
  ADD ("flipped", test_flipped);
  ADD ("tail", test_tail);
  ADD ("nothing-in-it", test_nothing_in_it);
  ADD ("newer", test_newer);
  ADD ("private", test_private);
  ADD ("no-folder", test_no_folder);
  ADD ("goes", test_goes);
  ADD ("two-windows", test_two_windows);
  ADD ("at-once", test_at_once);
  ADD ("stays-small", test_stays_small);
  return g_test_run ();
}
