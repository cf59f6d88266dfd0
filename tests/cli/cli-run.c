/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-run.h"

#include <gio/gio.h>
#include <stdio.h>
#include <sys/resource.h>

#define CPU_SECONDS 60 /* what hangs is to fail, not to wait; generous, for sanitizers */

void
cli_run_set_up (CliRun *self, gconstpointer locale)
{
  tmp_folder_set_up (&self->tmp, NULL);
  self->locale = locale;
  self->output = g_string_new (NULL);
  self->error = g_string_new (NULL);
}

void
cli_run_tear_down (CliRun *self, gconstpointer locale)
{
  tmp_folder_tear_down (&self->tmp, NULL);
  g_string_free (self->output, TRUE);
  g_string_free (self->error, TRUE);
}

static void
limit_time (gpointer data)
{
  const struct rlimit limit = { CPU_SECONDS, CPU_SECONDS };
  setrlimit (RLIMIT_CPU, &limit);
}

/* A leak checker that is at work is to say nothing of the leaks that it was told to pass over. */
static char *
make_leak_options (void)
{
  const char *options = g_getenv ("LSAN_OPTIONS");
  return g_strconcat (options != NULL ? options : "", options != NULL ? ":" : "", "print_suppressions=0", NULL);
}

static GSubprocessLauncher *
make_launcher (CliRun *self)
{
  static const char *const without[] = { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE" };
  GSubprocessLauncher *launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *data = tmp_folder_path (&self->tmp, ".data");
  g_autofree char *home = tmp_folder_path (&self->tmp, "home");
  g_autofree char *config = tmp_folder_path (&self->tmp, ".config");
  g_autofree char *state = tmp_folder_path (&self->tmp, ".state");
  g_autofree char *leaks = make_leak_options ();

  g_subprocess_launcher_set_cwd (launcher, self->tmp.path);
  g_subprocess_launcher_set_child_setup (launcher, limit_time, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", self->locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", state, TRUE);
  g_subprocess_launcher_setenv (launcher, "LSAN_OPTIONS", leaks, TRUE);
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    g_subprocess_launcher_unsetenv (launcher, without[i]);
  if (self->language != NULL)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", self->language, TRUE);
  return launcher;
}

static void
take (GString *text, GBytes *bytes)
{
  g_string_truncate (text, 0);
  g_string_append_len (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
cli_run (CliRun *self, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (self);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) errors = NULL;
  g_autoptr (GError) error = NULL;
  char *argument;
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("PERGOLA_BINARY"));
  va_start (args, self);
  do
    {
      argument = va_arg (args, char *);
      g_ptr_array_add (argv, argument);
    }
  while (argument != NULL);
  va_end (args);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  take (self->output, output);
  take (self->error, errors);
  self->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

void
cli_run_assert_ok (CliRun *self)
{
  g_assert_cmpstr (self->error->str, ==, "");
  g_assert_cmpint (self->status, ==, 0);
}

void
cli_run_assert_output (CliRun *self, const char *output)
{
  cli_run_assert_ok (self);
  g_assert_cmpstr (self->output->str, ==, output);
}

void
cli_run_assert_match (const char *text, const char *pattern)
{
  if (g_pattern_match_simple (pattern, text))
    return;
  /* Not through GLib, which would show question marks in the C locale. */
  fprintf (stderr, "# “%s” does not match “%s”\n", text, pattern);
  g_assert_not_reached ();
}

void
cli_run_assert_failed (CliRun *self, int status, const char *pattern)
{
  cli_run_assert_match (self->error->str, pattern);
  g_assert_cmpstr (self->output->str, ==, "");
  g_assert_cmpint (self->status, ==, status);
}
