/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* pergola merge, alone and as Git's merge driver. */

#include "cli-run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define ROOT "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" ROOT "  <title>T</title>\n"                                           \
  "  <framework id=\"value\" version=\"1\"/>\n"
#define TAIL "</project>\n"
#define CARD(id, title)                                                                                                \
  "  <item id=\"" id "\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"                                           \
  "    <field id=\"title\">" title "</field>\n  </item>\n"
#define BOTH(id, title, other)                                                                                         \
  "  <item id=\"" id "\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"                                           \
  "    <field id=\"title\">" title "</field>\n    <conflict field=\"title\">" other "</conflict>\n  </item>\n"

static void
put (CliRun *run, const char *base, const char *ours, const char *theirs)
{
  tmp_folder_put (&run->tmp, "base.pergola", base);
  tmp_folder_put (&run->tmp, "ours.pergola", ours);
  tmp_folder_put (&run->tmp, "theirs.pergola", theirs);
}

static void
run_merge (CliRun *run, const char *output)
{
  cli_run (run, "merge", "base.pergola", "ours.pergola", "theirs.pergola", "--output", output, NULL);
}

static void
test_clean (CliRun *run, gconstpointer data)
{
  g_autofree char *path = NULL;
  GStatBuf info;

  put (run, HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "A") CARD ("b", "B") TAIL, HEAD CARD ("a", "C") TAIL);
  run_merge (run, "out.pergola");
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "out.pergola", HEAD CARD ("a", "C") CARD ("b", "B") TAIL);
  path = tmp_folder_path (&run->tmp, "out.pergola");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600); /* notes to oneself may be in it */
}

/* Onto ours, as Git does it; what nobody else touched keeps the form that it has. */
static void
test_onto_ours (CliRun *run, gconstpointer data)
{
  put (run, ROOT TAIL, ROOT "<title>A</title>" TAIL, ROOT TAIL);
  run_merge (run, "ours.pergola");
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "ours.pergola", ROOT "<title>A</title>" TAIL);

  put (run, ROOT TAIL, ROOT TAIL, ROOT "<title>A</title>" TAIL);
  run_merge (run, "ours.pergola");
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "ours.pergola", ROOT "<title>A</title>" TAIL);
}

static void
test_collision (CliRun *run, gconstpointer data)
{
  put (run, HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "B") TAIL, HEAD CARD ("a", "C") TAIL);
  run_merge (run, "out.pergola");
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->error->str, ==, "");
  cli_run_assert_match (run->output->str, "out.pergola:7: *B*C*\n");
  tmp_folder_assert_content (&run->tmp, "out.pergola", HEAD BOTH ("a", "B", "C") TAIL);

  cli_run (run, "check", "out.pergola", NULL);
  cli_run_assert_match (run->output->str, "out.pergola:7: *B*C*\n");
  g_assert_cmpint (run->status, ==, 0);
  cli_run (run, "check", "--strict", "out.pergola", NULL);
  g_assert_cmpint (run->status, ==, 1);
  cli_run (run, "show", "out.pergola", NULL);
  cli_run_assert_ok (run);
  cli_run_assert_match (run->output->str, "*: B\n*Conflict, *: C\n*");
  cli_run (run, "show", "--json", "out.pergola", NULL);
  cli_run_assert_ok (run);
  g_assert_nonnull (strstr (run->output->str, "\"conflicts\""));
}

/* Git gives an empty file where there is no base. */
static void
test_no_base (CliRun *run, gconstpointer data)
{
  put (run, "", HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "A") CARD ("b", "B") TAIL);
  run_merge (run, "ours.pergola");
  cli_run_assert_output (run, "");
  tmp_folder_assert_content (&run->tmp, "ours.pergola", HEAD CARD ("a", "A") CARD ("b", "B") TAIL);
}

/* Whatever is wrong, nothing is written, and Git hears that there is no result. */
static void
test_faults (CliRun *run, gconstpointer data)
{
  put (run, HEAD TAIL, HEAD CARD ("a", "A") TAIL, HEAD "  <item id=\"a\"");
  run_merge (run, "ours.pergola");
  cli_run_assert_failed (run, 130, "theirs.pergola:?*: ?*\n");
  tmp_folder_assert_content (&run->tmp, "ours.pergola", HEAD CARD ("a", "A") TAIL);

  put (run, "no project", HEAD TAIL, HEAD TAIL);
  run_merge (run, "ours.pergola");
  cli_run_assert_failed (run, 130, "base.pergola:1: ?*\n");

  put (run, HEAD TAIL, "", HEAD TAIL);
  run_merge (run, "ours.pergola");
  cli_run_assert_failed (run, 130, "ours.pergola:1: ?*\n");
  tmp_folder_assert_content (&run->tmp, "ours.pergola", "");

  put (run, HEAD TAIL, HEAD TAIL,
       "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"another\" language=\"en\"/>\n");
  run_merge (run, "ours.pergola");
  cli_run_assert_failed (run, 130, "theirs.pergola:1: *another project*\n");

  put (run, HEAD TAIL, HEAD TAIL, HEAD CARD ("a", "A") TAIL);
  run_merge (run, "no/such/folder.pergola");
  cli_run_assert_failed (run, 130, "no/such/folder.pergola: ?*\n");
  cli_run (run, "merge", "base.pergola", "ours.pergola", "gone.pergola", "--output", "ours.pergola", NULL);
  cli_run_assert_failed (run, 130, "gone.pergola: ?*\n");
}

static void
test_usage (CliRun *run, gconstpointer data)
{
  cli_run (run, "merge", "a", "b", "--output", "c", NULL);
  cli_run_assert_failed (run, 2, "pergola merge: ?*");
  cli_run (run, "merge", "a", "b", "c", NULL);
  cli_run_assert_failed (run, 2, "pergola merge: ?*");
}

/* --- Git --- */

/* Runs a shell line in the test's folder, with a Git that knows nothing of the user's. FALSE where it says so. */
static gboolean
sh (CliRun *run, const char *line)
{
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_set_cwd (launcher, run->tmp.path);
  g_subprocess_launcher_setenv (launcher, "HOME", run->tmp.path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", run->tmp.path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", run->tmp.path, TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_CONFIG_NOSYSTEM", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_AUTHOR_NAME", "A", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_AUTHOR_EMAIL", "a@example.org", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_COMMITTER_NAME", "A", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_COMMITTER_EMAIL", "a@example.org", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
  g_test_message ("%s\n%s", line, output);
  return g_subprocess_get_successful (process);
}

/* The lines of the README, with this binary; two branches, with these files on them. */
static void
prepare (CliRun *run, const char *base, const char *ours, const char *theirs)
{
  g_autofree char *driver = g_strdup_printf (
    "git config merge.pergola.driver \"'%s' merge %%O %%A %%B --output %%A --name %%P\"", g_getenv ("PERGOLA_BINARY"));

  g_assert_true (
    sh (run, "git init -q . && git checkout -q -b main && git config merge.pergola.name 'Pergola projects'"));
  g_assert_true (sh (run, driver));
  tmp_folder_put (&run->tmp, ".gitattributes", "*.pergola merge=pergola\n");
  tmp_folder_put (&run->tmp, "w.pergola", base);
  g_assert_true (sh (run, "git add . && git commit -q -m base && git checkout -q -b other"));
  tmp_folder_put (&run->tmp, "w.pergola", theirs);
  g_assert_true (sh (run, "git commit -q -a -m theirs && git checkout -q main"));
  tmp_folder_put (&run->tmp, "w.pergola", ours);
  g_assert_true (sh (run, "git commit -q -a -m ours"));
}

static gboolean
has_git (void)
{
  g_autofree char *git = g_find_program_in_path ("git");

  if (git == NULL)
    g_test_skip ("git is not installed");
  return git != NULL;
}

static void
test_git_clean (CliRun *run, gconstpointer data)
{
  if (!has_git ())
    return;

  /* Neighbouring lines, which Git alone cannot merge. */
  prepare (run, HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "A") CARD ("b", "B") TAIL,
           HEAD CARD ("a", "A") CARD ("c", "C") TAIL);
  g_assert_true (sh (run, "git merge -q --no-edit other"));
  tmp_folder_assert_content (&run->tmp, "w.pergola", HEAD CARD ("a", "A") CARD ("b", "B") CARD ("c", "C") TAIL);
  g_assert_true (sh (run, "test -z \"$(git status --porcelain)\""));
}

static void
test_git_collision (CliRun *run, gconstpointer data)
{
  if (!has_git ())
    return;

  prepare (run, HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "B") TAIL, HEAD CARD ("a", "C") TAIL);
  g_assert_false (sh (run, "git merge -q --no-edit other"));
  tmp_folder_assert_content (&run->tmp, "w.pergola", HEAD BOTH ("a", "B", "C") TAIL);
  g_assert_true (sh (run, "test \"$(git status --porcelain)\" = 'UU w.pergola'"));
  g_assert_true (sh (run, "git add w.pergola && git commit -q --no-edit"));
}

static void
test_git_fault (CliRun *run, gconstpointer data)
{
  if (!has_git ())
    return;

  prepare (run, HEAD CARD ("a", "A") TAIL, HEAD CARD ("a", "B") TAIL, HEAD "  <item id=\"a\"");
  g_assert_false (sh (run, "git merge -q --no-edit other"));
  tmp_folder_assert_content (&run->tmp, "w.pergola", HEAD CARD ("a", "B") TAIL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_RUN_ADD ("/cli-merge/clean", test_clean);
  CLI_RUN_ADD ("/cli-merge/onto-ours", test_onto_ours);
  CLI_RUN_ADD ("/cli-merge/collision", test_collision);
  CLI_RUN_ADD ("/cli-merge/no-base", test_no_base);
  CLI_RUN_ADD ("/cli-merge/faults", test_faults);
  CLI_RUN_ADD ("/cli-merge/usage", test_usage);
  g_test_add ("/cli-merge/git/clean", CliRun, "C.UTF-8", cli_run_set_up, test_git_clean, cli_run_tear_down);
  g_test_add ("/cli-merge/git/collision", CliRun, "C.UTF-8", cli_run_set_up, test_git_collision, cli_run_tear_down);
  g_test_add ("/cli-merge/git/fault", CliRun, "C.UTF-8", cli_run_set_up, test_git_fault, cli_run_tear_down);
  return g_test_run ();
}
