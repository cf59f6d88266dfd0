/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Kills a process that edits and saves, again and again, and looks each time whether everything is there whose commit
 * had returned. PERGOLA_TORTURE=N kills N times; the same again: --seed. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "editor.h"
#include "pergola-durable.h"
#include "pergola-recovery.h"
#include "tmp-folder.h"

#define DEFAULT_KILLS 500
#define KILLS_IN_ONE_FOLDER 10 /* what a kill leaves is what the next process begins with */
#define WORKERS 4
#define LONGEST 60000 /* µs from a start to the kill */

typedef struct
{
  TmpFolder tmp;
  PergolaFrameworks *frameworks;
  PergolaState *state;
  char *last;        /* (nullable): the digest of what was done last */
  char *title;       /* (nullable): of what was being done */
  gboolean stepping; /* else it was undoing or redoing */
  gboolean edited;   /* the commit of an edit has returned, some time */
  GHashTable *known; /* all digests so far */
} Torture;

/* --- The process --- */

static pid_t
start_editor (const char *program, const char *folder)
{
  g_autofree char *seed =
    g_strdup_printf ("--seed=R02S%08x%08x%08x%08x", (guint) g_test_rand_int (), (guint) g_test_rand_int (),
                     (guint) g_test_rand_int (), (guint) g_test_rand_int ());
  char *argv[] = { (char *) program, (char *) "--edit", (char *) folder, seed, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static goffset
get_size (const char *path)
{
  struct stat info;
  return stat (path, &info) == 0 ? info.st_size : 0;
}

/* Most of the time not before it has begun to edit. */
static void
wait_a_while (const char *report)
{
  goffset before = get_size (report);

  if (g_test_rand_int_range (0, 8) > 0)
    for (guint i = 0; i < 5000 && get_size (report) == before; i++)
      g_usleep (1000);
  g_usleep (g_test_rand_int_range (0, LONGEST));
}

static void
run_and_kill (Torture *self, const char *program)
{
  g_autofree char *report = tmp_folder_path (&self->tmp, EDITOR_REPORT);
  pid_t pid = start_editor (program, self->tmp.path);
  int status;

  wait_a_while (report);
  kill (pid, SIGKILL);
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

/* --- What it said --- */

static void
take_line (Torture *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 3);

  if (g_strv_length (parts) != 3)
    return;
  self->edited |= *line == EDITOR_DONE && self->title != NULL;
  g_clear_pointer (&self->title, g_free);
  self->stepping = FALSE;
  if (*line == EDITOR_DONE)
    {
      g_free (self->last);
      self->last = g_strdup (parts[2]);
      g_hash_table_add (self->known, g_strdup (parts[2]));
    }
  else if (*line == EDITOR_EDITS)
    self->title = g_strconcat ("Edit ", parts[1], NULL);
  else
    self->stepping = TRUE;
}

/* A kill never cuts a line: each is one write. */
static void
read_report (Torture *self)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, EDITOR_REPORT);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  /* An edit that was cut off is not this run's. */
  g_clear_pointer (&self->title, g_free);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (self, lines[i]);
  g_unlink (path);
}

/* --- What is there --- */

/* It is what was done last, or what was being done then. */
static gboolean
is_all (Torture *self, PergolaFile *file)
{
  PergolaProject *project = pergola_file_get_project (file);
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autofree char *digest = pergola_durable_digest (bytes);
  gboolean all = self->last == NULL || g_str_equal (digest, self->last) ||
                 (self->title != NULL && g_str_equal (pergola_project_get_title (project), self->title)) ||
                 (self->stepping && g_hash_table_contains (self->known, digest));

  if (!all)
    return FALSE;
  /* The next process begins here. */
  g_free (self->last);
  self->last = g_strdup (digest);
  g_hash_table_add (self->known, g_steal_pointer (&digest));
  return TRUE;
}

static gboolean
look_at_files (Torture *self)
{
  g_autofree char *folder = tmp_folder_path (&self->tmp, EDITOR_PROJECTS);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (PergolaFile) file = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".pergola"))
        continue;
      file = pergola_file_open (path, self->frameworks, &error);
      g_assert_no_error (error);
      count++;
      found = found || is_all (self, file);
    }
  /* A project without a file and without an edit leaves nothing, and nothing was lost. */
  return found || (count == 0 && !self->edited);
}

static gboolean
look_at_recovery (Torture *self, PergolaRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  PergolaFile *file = pergola_recovery_open (recovery, self->frameworks, &error);
  gboolean all;

  g_assert_no_error (error);
  g_assert_no_error (pergola_file_get_journal_error (file));
  all = is_all (self, file);
  /* It is found again by the next process. */
  pergola_history_mark_clean_at (pergola_project_get_history (pergola_file_get_project (file)), G_MAXUINT64);
  g_object_unref (file);
  return all;
}

static void
look (Torture *self, guint *n_recovered)
{
  g_autoptr (GPtrArray) list = NULL;
  gboolean all;

  read_report (self);
  list = pergola_recovery_list (self->state);
  g_assert_cmpuint (list->len, <=, 1);
  all = list->len > 0 ? look_at_recovery (self, g_ptr_array_index (list, 0)) : look_at_files (self);
  *n_recovered += list->len;
  if (!all)
    g_error ("Something is lost: see %s", self->tmp.path);
}

/* --- Workers --- */

static void
torture_one_folder (const char *program, guint kills, PergolaFrameworks *frameworks, guint *n_recovered)
{
  Torture self = { 0 };
  g_autofree char *projects = NULL;
  g_autofree char *state = NULL;

  tmp_folder_set_up (&self.tmp, NULL);
  projects = tmp_folder_path (&self.tmp, EDITOR_PROJECTS);
  state = tmp_folder_path (&self.tmp, EDITOR_STATE);
  g_assert_cmpint (g_mkdir (projects, 0700), ==, 0);
  self.frameworks = frameworks;
  self.state = pergola_state_new (state);
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < kills; i++)
    {
      run_and_kill (&self, program);
      look (&self, n_recovered);
    }
  g_hash_table_unref (self.known);
  g_object_unref (self.state);
  g_free (self.last);
  g_free (self.title);
  tmp_folder_tear_down (&self.tmp, NULL);
}

static int
work (const char *program, guint kills)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  guint n_recovered = 0;

  for (guint left = kills; left > 0; left -= MIN (left, KILLS_IN_ONE_FOLDER))
    torture_one_folder (program, MIN (left, KILLS_IN_ONE_FOLDER), frameworks, &n_recovered);
  g_print ("# %u kills, %u times something was recovered\n", kills, n_recovered);
  return 0;
}

static GSubprocess *
start_worker (const char *program, guint kills)
{
  g_autofree char *seed =
    g_strdup_printf ("--seed=R02S%08x%08x%08x%08x", (guint) g_test_rand_int (), (guint) g_test_rand_int (),
                     (guint) g_test_rand_int (), (guint) g_test_rand_int ());
  g_autofree char *count = g_strdup_printf ("%u", kills);
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--work", count, seed, NULL);

  g_assert_no_error (error);
  return process;
}

static guint
get_kills (void)
{
  const char *text = g_getenv ("PERGOLA_TORTURE");
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : DEFAULT_KILLS;
}

static void
test_torture (gconstpointer program)
{
  guint kills = get_kills ();
  GSubprocess *workers[WORKERS];

  for (guint i = 0; i < WORKERS; i++)
    workers[i] = start_worker (program, kills / WORKERS + (i < kills % WORKERS));
  for (guint i = 0; i < WORKERS; i++)
    {
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;

      g_subprocess_communicate_utf8 (workers[i], NULL, NULL, &said, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", g_strstrip (said));
      g_assert_true (g_subprocess_get_successful (workers[i]));
      g_object_unref (workers[i]);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  g_test_init (&argc, &argv, NULL);
  if (argc == 3 && g_str_equal (argv[1], "--edit"))
    editor_run (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--work"))
    return work (program, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  g_test_add_data_func ("/torture", program, test_torture);
  return g_test_run ();
}
