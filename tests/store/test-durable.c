/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "pergola-durable.h"
#include "tmp-folder.h"

#define NOBODY 65534

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
write_text (const char *path, const char *text, GBytes *expected, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (text);
  return pergola_durable_write (path, bytes, expected, NULL, error);
}

static void
assert_written (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  write_text (path, text, NULL, &error);
  g_assert_no_error (error);
}

static mode_t
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_creates (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (tmp, "a.pergola");
  mode_t old = umask (027);

  assert_written (path, "one");
  umask (old);
  tmp_folder_assert_content (tmp, "a.pergola", "one");
  g_assert_cmpint (get_mode (path), ==, 0640);
  tmp_folder_assert_count (tmp, 1);
}

static void
test_keeps_permissions (TmpFolder *tmp, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0644, 0664, 0660 };
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (g_chmod (path, modes[i]), ==, 0);
      assert_written (path, "two");
      g_assert_cmpint (get_mode (path), ==, modes[i]);
    }
  tmp_folder_assert_count (tmp, 1);
}

static void
test_keeps_owner (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  struct stat info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may give files away");
      return;
    }
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  assert_written (path, "two");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_uid, ==, NOBODY);
  g_assert_cmpint (info.st_gid, ==, NOBODY);
}

static void
test_keeps_attributes (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  char value[8] = "";

  if (setxattr (path, "user.xdg.tags", "water", 5, 0) != 0)
    {
      g_test_skip ("this file system keeps no attributes");
      return;
    }
  assert_written (path, "two");
  g_assert_cmpint (getxattr (path, "user.xdg.tags", value, sizeof value), ==, 5);
  g_assert_cmpstr (value, ==, "water");
}

static void
test_follows_symlink (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *folder = tmp_folder_path (tmp, "sub");
  g_autofree char *link = tmp_folder_path (tmp, "link");
  g_autofree char *again = tmp_folder_path (tmp, "again");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  tmp_folder_put (tmp, "sub/a.pergola", "one");
  g_assert_cmpint (symlink ("sub/a.pergola", link), ==, 0);
  g_assert_cmpint (symlink ("link", again), ==, 0);

  assert_written (again, "two");
  tmp_folder_assert_content (tmp, "sub/a.pergola", "two");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (again, G_FILE_TEST_IS_SYMLINK));
}

static void
test_dangling_symlink (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *link = tmp_folder_path (tmp, "link");
  g_autofree char *lost = tmp_folder_path (tmp, "lost");
  g_autofree char *loop = tmp_folder_path (tmp, "loop");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("new.pergola", link), ==, 0);
  assert_written (link, "one");
  tmp_folder_assert_content (tmp, "new.pergola", "one");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  g_assert_cmpint (symlink ("gone/new.pergola", lost), ==, 0);
  g_assert_false (write_text (lost, "one", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE);
  g_clear_error (&error);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_false (write_text (loop, "one", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_FAILED);
}

/* As somebody without root's rights: they are given up for the test. */
static void
test_read_only (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  gboolean root = geteuid () == 0;
  g_autoptr (GError) error = NULL;

  if (root)
    {
      g_assert_cmpint (chown (tmp->path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_false (write_text (path, "two", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (tmp->path, 0500), ==, 0);
  g_assert_false (write_text (path, "two", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY);

  g_assert_cmpint (g_chmod (tmp->path, 0700), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  tmp_folder_assert_content (tmp, "a.pergola", "one");
  tmp_folder_assert_count (tmp, 1);
}

static void
test_no_folder (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (tmp, "gone/a.pergola");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "one", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (write_text (tmp->path, "one", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_FAILED);
}

/* The disk takes a part and then no more, which a limit on the size of files does as well. */
static void
test_fails_half_way (TmpFolder *tmp, gconstpointer data)
{
  const gsize size = 256 * 1024;
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;
  struct rlimit old, limit;
  void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = size / 2;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (pergola_durable_write (path, bytes, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, handler);

  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_FAILED);
  tmp_folder_assert_content (tmp, "a.pergola", "one");
  tmp_folder_assert_count (tmp, 1);
}

static void
test_cancelled (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  g_autoptr (GBytes) bytes = make_bytes ("two");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pergola_durable_write (path, bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tmp_folder_assert_content (tmp, "a.pergola", "one");
  tmp_folder_assert_count (tmp, 1);
}

static void
test_device (TmpFolder *tmp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  assert_written ("/dev/null", "one");
  g_assert_cmpint (stat ("/dev/null", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));

  g_assert_false (write_text ("/dev/full", "one", NULL, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_NO_SPACE);
  g_assert_cmpstr (error->message, ==, "Could not save: the disk is full. Free some space, then save again.");
}

static void
test_expected (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "theirs");
  g_autoptr (GBytes) known = make_bytes ("ours");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "new", known, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
  g_clear_error (&error);
  tmp_folder_assert_content (tmp, "a.pergola", "theirs");
  tmp_folder_assert_count (tmp, 1);

  tmp_folder_put (tmp, "a.pergola", "ours");
  g_assert_true (write_text (path, "new", known, &error));
  g_assert_no_error (error);
  /* What is there is what we want there: nobody loses anything. */
  g_assert_true (write_text (path, "new", known, &error));
  /* Nor where it was taken away. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (write_text (path, "new", known, &error));
  tmp_folder_assert_content (tmp, "a.pergola", "new");
}

/* In a process of its own, until it is killed. */
static void
write_for_ever (const char *path, GBytes *one, GBytes *other)
{
  for (;;)
    {
      pergola_durable_write (path, one, NULL, NULL, NULL);
      pergola_durable_write (path, other, NULL, NULL, NULL);
    }
}

/* Whenever the program dies, one content or the other is there whole. */
static void
test_killed (TmpFolder *tmp, gconstpointer data)
{
  const gsize size = 512 * 1024;
  g_autofree char *path = tmp_folder_path (tmp, "a.pergola");
  g_autoptr (GBytes) one = g_bytes_new_take (g_strnfill (size, '1'), size);
  g_autoptr (GBytes) other = g_bytes_new_take (g_strnfill (size, '2'), size);

  g_assert_true (pergola_durable_write (path, one, NULL, NULL, NULL));
  for (guint i = 0; i < 20; i++)
    {
      pid_t child = fork ();
      g_autofree char *content = NULL;

      if (child == 0)
        write_for_ever (path, one, other);
      g_usleep (g_test_rand_int_range (0, 10000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      content = tmp_folder_read (tmp, "a.pergola");
      g_assert_cmpuint (strlen (content), ==, size);
      g_assert_cmpuint (strspn (content, content[0] == '1' ? "1" : "2"), ==, size);
    }
}

/* --- What a killed save leaves behind --- */

static void
stop_cb (int number)
{
  raise (SIGSTOP);
}

/* (transfer full): a process that has stopped in the middle of a save of @path. */
static pid_t
stop_half_way (const char *path)
{
  const gsize size = 256 * 1024;
  const struct rlimit limit = { size / 2, RLIM_INFINITY };
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);

      signal (SIGXFSZ, stop_cb);
      setrlimit (RLIMIT_FSIZE, &limit);
      pergola_durable_write (path, bytes, NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, WUNTRACED), ==, child);
  g_assert_true (WIFSTOPPED (status));
  return child;
}

static void
end_child (pid_t child)
{
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

/* As if everything in the folder had lain there for a day. */
static void
make_old (TmpFolder *tmp)
{
  g_autoptr (GDir) dir = g_dir_open (tmp->path, 0, NULL);
  const time_t yesterday = time (NULL) - 24 * 60 * 60;
  const struct timespec times[2] = { { yesterday, 0 }, { yesterday, 0 } };
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = tmp_folder_path (tmp, name);
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
    }
}

/* What a killed save left goes with a later one, but not while someone is still at it, nor while it is young. */
static void
test_leftover (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  pid_t child = stop_half_way (path);

  tmp_folder_assert_count (tmp, 2);
  make_old (tmp);
  assert_written (path, "two");
  tmp_folder_assert_count (tmp, 2);

  end_child (child);
  assert_written (path, "three");
  tmp_folder_assert_count (tmp, 1);
  tmp_folder_assert_content (tmp, "a.pergola", "three");

  end_child (stop_half_way (path));
  assert_written (path, "four");
  tmp_folder_assert_count (tmp, 2);
  make_old (tmp);
  assert_written (path, "five");
  tmp_folder_assert_count (tmp, 1);
}

/* Only ours, and only this file's. */
static void
test_not_leftover (TmpFolder *tmp, gconstpointer data)
{
  static const char *const names[] = { ".pergola", ".pergola-", ".pergola-a", ".pergola-abcdefghijkl", "a.pergola~" };
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  g_autofree char *other = tmp_folder_write (tmp, "b.pergola", "one");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    tmp_folder_put (tmp, names[i], "mine");
  end_child (stop_half_way (other));
  make_old (tmp);
  assert_written (path, "two");
  tmp_folder_assert_count (tmp, G_N_ELEMENTS (names) + 3);
  assert_written (other, "two");
  tmp_folder_assert_count (tmp, G_N_ELEMENTS (names) + 2);
}

/* The other names of a file keep what it held, whole. */
static void
test_hard_link (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "a.pergola", "one");
  g_autofree char *other = tmp_folder_path (tmp, "b.pergola");

  g_assert_cmpint (link (path, other), ==, 0);
  assert_written (path, "two");
  tmp_folder_assert_content (tmp, "a.pergola", "two");
  tmp_folder_assert_content (tmp, "b.pergola", "one");
}

/* The longest name that a folder can hold leaves no room for a longer temporary one. */
static void
test_long_name (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'a');
  g_autofree char *path = tmp_folder_path (tmp, name);

  assert_written (path, "one");
  tmp_folder_assert_content (tmp, name, "one");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                                \
  g_test_add ("/store/durable/" name, TmpFolder, NULL, tmp_folder_set_up, func, tmp_folder_tear_down)
  ADD ("creates", test_creates);
  ADD ("keeps-permissions", test_keeps_permissions);
  ADD ("keeps-owner", test_keeps_owner);
  ADD ("keeps-attributes", test_keeps_attributes);
  ADD ("follows-symlink", test_follows_symlink);
  ADD ("dangling-symlink", test_dangling_symlink);
  ADD ("read-only", test_read_only);
  ADD ("no-folder", test_no_folder);
  ADD ("fails-half-way", test_fails_half_way);
  ADD ("cancelled", test_cancelled);
  ADD ("device", test_device);
  ADD ("expected", test_expected);
  ADD ("killed", test_killed);
  ADD ("leftover", test_leftover);
  ADD ("not-leftover", test_not_leftover);
  ADD ("hard-link", test_hard_link);
  ADD ("long-name", test_long_name);

  return g_test_run ();
}
