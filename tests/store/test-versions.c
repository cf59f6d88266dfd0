/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pergola-contents.h"
#include "pergola-restore.h"
#include "pergola-versions-thin.h"
#include "safety.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define NOW ((gint64) 1795000000)
#define ID "q7m2ndx4tb1c"

static GBytes *
make_bytes (guint number)
{
  g_autofree char *text = g_strdup_printf ("<project>\n  <item id=\"a%u\"/>\n  <item id=\"b\"/>\n</project>\n", number);
  return g_bytes_new (text, strlen (text));
}

static void
keep (Safety *self, const char *path, guint number, PergolaVersionReason reason, gint64 now)
{
  g_autoptr (GBytes) bytes = make_bytes (number);
  g_autoptr (GError) error = NULL;

  pergola_versions_keep (self->state, ID, path, bytes, reason, now, &error);
  g_assert_no_error (error);
}

static guint
count (Safety *self)
{
  g_autoptr (GPtrArray) list = pergola_versions_list (self->state, ID, NULL);
  return list->len;
}

static void
test_keeps (Safety *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = make_bytes (1);
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  const PergolaVersion *version;
  struct stat info;

  keep (self, "/somewhere/a.pergola", 1, PERGOLA_VERSION_SAVED, NOW);
  list = pergola_versions_list (self->state, ID, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  version = g_ptr_array_index (list, 0);
  g_assert_cmpint (version->time, ==, NOW);
  g_assert_cmpint (version->reason, ==, PERGOLA_VERSION_SAVED);
  g_assert_cmpuint (version->n_items, ==, 2);
  g_assert_cmpuint (version->size, ==, g_bytes_get_size (bytes));
  g_assert_cmpstr (version->path, ==, "/somewhere/a.pergola");
  there = pergola_versions_read (version, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (there, bytes));
  g_assert_cmpint (stat (version->file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_one_in_ten_minutes (Safety *self, gconstpointer data)
{
  keep (self, NULL, 1, PERGOLA_VERSION_OPENED, NOW);
  keep (self, NULL, 1, PERGOLA_VERSION_OPENED, NOW + 1); /* the same content */
  g_assert_cmpuint (count (self), ==, 1);
  for (guint i = 0; i < 60; i++)
    keep (self, NULL, 2 + i, PERGOLA_VERSION_SAVED, NOW + i * 60);
  g_assert_cmpuint (count (self), ==, 6);
  keep (self, NULL, 100, PERGOLA_VERSION_OPENED, NOW + 3601); /* what another program wrote */
  keep (self, NULL, 101, PERGOLA_VERSION_DISCARDED, NOW + 3602);
  g_assert_cmpuint (count (self), ==, 8);
}

/* A clock that was wrong for a year, and is set right. */
static void
test_clock (Safety *self, gconstpointer data)
{
  keep (self, NULL, 1, PERGOLA_VERSION_SAVED, NOW + 365 * DAY);
  keep (self, NULL, 2, PERGOLA_VERSION_SAVED, NOW);
  keep (self, NULL, 3, PERGOLA_VERSION_SAVED, NOW + 700);
  g_assert_cmpuint (count (self), ==, 3);
  keep (self, NULL, 4, PERGOLA_VERSION_SAVED, 0);
  keep (self, NULL, 5, PERGOLA_VERSION_SAVED, NOW + 1400);
  g_assert_cmpuint (count (self), >=, 4);
}

static void
add (GPtrArray *list, gint64 time, PergolaVersionReason reason, gsize on_disk)
{
  PergolaVersion *version = g_new0 (PergolaVersion, 1);

  version->time = time;
  version->reason = reason;
  version->on_disk = on_disk;
  g_ptr_array_add (list, version);
}

static guint
count_between (GPtrArray *list, GPtrArray *old, gint64 from, gint64 to)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (old, i));

  for (guint i = 0; i < list->len; i++)
    {
      PergolaVersion *version = g_ptr_array_index (list, i);

      if (NOW - version->time >= from && NOW - version->time < to && !g_hash_table_contains (gone, version))
        n++;
    }
  return n;
}

static void
test_thins (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);
  g_autoptr (GPtrArray) old = NULL;

  for (gint64 age = 0; age < 500 * DAY; age += 600)
    add (list, NOW - age, PERGOLA_VERSION_SAVED, 10);
  old = pergola_versions_choose_old (list, NOW, G_MAXSIZE);
  g_assert_cmpuint (count_between (list, old, 0, DAY), ==, 144);
  g_assert_cmpuint (count_between (list, old, DAY, 7 * DAY), >=, 6 * 24);
  g_assert_cmpuint (count_between (list, old, DAY, 7 * DAY), <=, 6 * 24 + 1);
  g_assert_cmpuint (count_between (list, old, 7 * DAY, 31 * DAY), >=, 24);
  g_assert_cmpuint (count_between (list, old, 7 * DAY, 31 * DAY), <=, 25);
  g_assert_cmpuint (count_between (list, old, 31 * DAY, 366 * DAY), >=, 47);
  g_assert_cmpuint (count_between (list, old, 31 * DAY, 366 * DAY), <=, 50);
  g_assert_cmpuint (count_between (list, old, 366 * DAY, 600 * DAY), ==, 0);
}

/* Hour by hour, as it happens: what has been thinned out once stays a history, and never falls apart. */
static void
test_thins_as_it_goes (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);

  for (gint64 now = NOW - 100 * DAY; now <= NOW; now += HOUR)
    {
      g_autoptr (GPtrArray) old = NULL;

      add (list, now, PERGOLA_VERSION_SAVED, 10);
      g_ptr_array_insert (list, 0, g_ptr_array_steal_index (list, list->len - 1));
      old = pergola_versions_choose_old (list, now, G_MAXSIZE);
      for (guint i = 0; i < old->len; i++)
        g_ptr_array_remove (list, g_ptr_array_index (old, i));
    }
  g_assert_cmpuint (list->len, >=, 7 * 24 + 23 + 9);
  g_assert_cmpuint (list->len, <=, 7 * 24 + 27 + 12);
}

static void
test_discarded (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);
  g_autoptr (GPtrArray) old = NULL;

  add (list, NOW, PERGOLA_VERSION_SAVED, 10);
  for (guint i = 1; i <= 40; i++)
    add (list, NOW - i * DAY, PERGOLA_VERSION_DISCARDED, 10);
  old = pergola_versions_choose_old (list, NOW, G_MAXSIZE);
  g_assert_cmpuint (old->len, ==, 11);
}

static void
test_bounded (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);
  g_autoptr (GPtrArray) old = NULL;

  for (guint i = 0; i < 20; i++)
    add (list, NOW - i, PERGOLA_VERSION_SAVED, 1000);
  old = pergola_versions_choose_old (list, NOW, 5500);
  g_assert_cmpuint (old->len, ==, 15);
  g_ptr_array_unref (old);
  old = pergola_versions_choose_old (list, NOW, 10); /* the newest one stays, however large */
  g_assert_cmpuint (old->len, ==, 19);
}

/* A copy of the project has a history of its own; a file that was moved keeps its one. */
static void
test_copies (Safety *self, gconstpointer data)
{
  g_autofree char *a = tmp_folder_write (&self->tmp, "a.pergola", "a");
  g_autofree char *b = tmp_folder_write (&self->tmp, "b.pergola", "b");
  g_autoptr (GPtrArray) list = NULL;

  keep (self, a, 1, PERGOLA_VERSION_OPENED, NOW);
  keep (self, b, 2, PERGOLA_VERSION_OPENED, NOW + 1);
  list = pergola_versions_list (self->state, ID, a);
  g_assert_cmpuint (list->len, ==, 1);
  g_ptr_array_unref (list);
  g_unlink (a);
  list = pergola_versions_list (self->state, ID, b);
  g_assert_cmpuint (list->len, ==, 2);
}

static void
test_damaged (Safety *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  const PergolaVersion *version;
  g_autofree char *content = NULL;
  gsize length;

  keep (self, NULL, 1, PERGOLA_VERSION_OPENED, NOW);
  list = pergola_versions_list (self->state, ID, NULL);
  version = g_ptr_array_index (list, 0);
  g_assert_true (g_file_get_contents (version->file, &content, &length, NULL));
  for (gsize size = 0; size < length; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) again = NULL;

      g_assert_true (g_file_set_contents (version->file, content, size, NULL));
      g_assert_null (pergola_versions_read (version, &error));
      g_assert_nonnull (error);
      again = pergola_versions_list (self->state, ID, NULL);
      g_assert_cmpuint (again->len, ==, 1);
    }
}

/* What the file held when it was opened, and what was saved, without anyone asking. */
static void
test_by_itself (Safety *self, gconstpointer data)
{
  g_autoptr (PergolaFile) file = safety_open_new (self);
  const char *id = pergola_project_get_id (pergola_file_get_project (file));
  guint n = 0;

  for (guint i = 0; i < 5000 && n == 0; i++)
    {
      g_autoptr (GPtrArray) list = pergola_versions_list (self->state, id, pergola_file_get_path (file));

      n = list->len;
      g_usleep (1000);
    }
  g_assert_cmpuint (n, ==, 1);
}

static mode_t
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* A journey is nobody else's business; what is meant for others is as open as any file. */
static void
test_journey (Safety *self, gconstpointer data)
{
  static const struct
  {
    const char *template;
    mode_t mode;
  } cases[] = { { "journey", 0600 }, { "value-study", 0644 }, { "blank", 0644 } };
  mode_t old = umask (022);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, cases[i].template, NULL, NULL);
      g_autoptr (PergolaFile) file = pergola_file_new (project);
      g_autofree char *path = tmp_folder_path (&self->tmp, cases[i].template);

      g_assert_true (pergola_file_save (file, path, FALSE, NULL));
      g_assert_cmpint (get_mode (path), ==, cases[i].mode);
      safety_set_title (file, "Other");
      g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
      g_assert_cmpint (get_mode (path), ==, cases[i].mode);
    }
  umask (old);
}

/* --- Of a file that does not say any more which project it is --- */

static guint
count_found (Safety *self, const char *path)
{
  g_autoptr (GPtrArray) list = pergola_versions_find (self->state, path);
  return list->len;
}

static void
test_find (Safety *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "plan.pergola");
  g_autofree char *moved = tmp_folder_path (&self->tmp, "moved.pergola");
  g_autofree char *cut = g_strdup_printf ("<project xmlns=\"urn:pergola:project:1\" id=\"" ID "\" lang");
  char zeros[100] = { 0 };

  keep (self, path, 1, PERGOLA_VERSION_OPENED, NOW);
  keep (self, path, 2, PERGOLA_VERSION_OPENED, NOW + DAY);
  g_assert_cmpuint (count_found (self, path), ==, 2); /* it is gone */
  g_assert_true (g_file_set_contents (path, zeros, sizeof zeros, NULL));
  g_assert_cmpuint (count_found (self, path), ==, 2);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpuint (count_found (self, path), ==, 2);
  g_assert_cmpuint (count_found (self, moved), ==, 0);

  /* Moved, and then cut off: by its id, for the other place holds nothing any more. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (moved, cut, -1, NULL));
  g_assert_cmpuint (count_found (self, moved), ==, 2);
}

static void
test_restore (Safety *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "plan.pergola");
  g_autoptr (GBytes) bytes = make_bytes (1);
  static const char *const names[] = { "plan.pergola (damaged)", "plan.pergola (damaged 2)" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expected = tmp_folder_path (&self->tmp, names[i]);
      g_autofree char *kept = NULL;
      g_autofree char *there = NULL;
      g_autoptr (GBytes) now = NULL;
      g_autoptr (GError) error = NULL;
      struct stat info;

      g_assert_true (g_file_set_contents (path, names[i], -1, NULL));
      g_assert_cmpint (g_chmod (path, 0600), ==, 0);
      g_assert_true (pergola_restore_write (path, bytes, &kept, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (kept, ==, expected);
      g_assert_true (g_file_get_contents (kept, &there, NULL, NULL));
      g_assert_cmpstr (there, ==, names[i]);
      now = pergola_contents_read (path, NULL);
      g_assert_true (g_bytes_equal (now, bytes));
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

/* A save that failed once it was kept, and another one: that is one file, not two. */
static void
test_restore_keep (Safety *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "plan.pergola");
  g_autofree char *expected = tmp_folder_path (&self->tmp, "plan.pergola (damaged)");

  g_assert_true (g_file_set_contents (path, "<project", -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *kept = NULL;
      g_autofree char *there = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (pergola_restore_keep (path, &kept, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (kept, ==, expected);
      g_assert_true (g_file_get_contents (kept, &there, NULL, NULL));
      g_assert_cmpstr (there, ==, "<project");
    }
}

/* Nothing is there: nothing is kept. Its folder is not there: nothing is written. */
static void
test_restore_gone (Safety *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "plan.pergola");
  g_autofree char *nowhere = tmp_folder_path (&self->tmp, "gone/plan.pergola");
  g_autoptr (GBytes) bytes = make_bytes (1);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pergola_restore_write (path, bytes, &kept, NULL));
  g_assert_null (kept);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (pergola_restore_write (nowhere, bytes, &kept, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/versions/" name, Safety, NULL, safety_set_up, function, safety_tear_down)
  ADD ("keeps", test_keeps);
  ADD ("one-in-ten-minutes", test_one_in_ten_minutes);
  ADD ("clock", test_clock);
  ADD ("copies", test_copies);
  ADD ("damaged", test_damaged);
  ADD ("by-itself", test_by_itself);
  ADD ("journey", test_journey);
  g_test_add_func ("/versions/thins", test_thins);
  g_test_add_func ("/versions/thins-as-it-goes", test_thins_as_it_goes);
  g_test_add_func ("/versions/discarded", test_discarded);
  g_test_add_func ("/versions/bounded", test_bounded);
  ADD ("find", test_find);
  ADD ("restore", test_restore);
  ADD ("restore-gone", test_restore_gone);
  ADD ("restore-keep", test_restore_keep);
  return g_test_run ();
}
