/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* NAME FILE-OR-FOLDER…: runs a target without libFuzzer, in TAP: each file as it is, then mutations of them, the same
 * each time. PERGOLA_FUZZ_ROUNDS: how many of those; PERGOLA_FUZZ_SEED: others. What made it fail is in crash-NAME in
 * the folder for temporary files, and is tried again when given as FILE. */

#include "config.h"

#include "fuzz.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_SIZE 16384

/* For the signal handler, which can be given nothing. */
static struct
{
  const guint8 *data;
  gsize size;
  char *path;
} current;

static void
keep_input (int number)
{
  static const char words[] = "# What made it fail is kept in ";
  int file = open (current.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (file < 0 || write (file, current.data, current.size) < 0 || write (STDERR_FILENO, words, strlen (words)) < 0 ||
      write (STDERR_FILENO, current.path, strlen (current.path)) < 0 || write (STDERR_FILENO, "\n", 1) < 0)
    _exit (1);
  signal (number, SIG_DFL);
  raise (number);
}

/* Sanitizers catch all but the last by themselves, say what it was, and abort. */
static void
watch (const char *program)
{
  static const int numbers[] = { SIGSEGV, SIGBUS, SIGFPE, SIGABRT };
  g_autofree char *name = g_path_get_basename (program);

  current.path = g_strdup_printf ("%s/crash-%s", g_get_tmp_dir (), name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction old;

      if (sigaction (numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        signal (numbers[i], keep_input);
    }
}

static void
try_bytes (const guint8 *data, gsize size)
{
  current.data = data;
  current.size = size;
  LLVMFuzzerTestOneInput (data, size);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (element-type GBytes) */
static GPtrArray *
read_corpus (char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (; *paths != NULL; paths++)
    {
      g_autoptr (GDir) folder = g_dir_open (*paths, 0, NULL);
      const char *name;

      if (folder == NULL)
        g_ptr_array_add (files, g_strdup (*paths));
      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        g_ptr_array_add (files, g_build_filename (*paths, name, NULL));
    }
  g_ptr_array_sort (files, compare_paths);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      char *data;
      gsize size;

      if (!g_file_get_contents (g_ptr_array_index (files, i), &data, &size, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (corpus, g_bytes_new_take (data, size));
    }

  return corpus;
}

static guint
read_number (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* A mutation builds on the one before, so that a few of them are far from where they began. */
static void
try_mutations (GPtrArray *corpus, guint rounds)
{
  GRand *chance = g_rand_new_with_seed (read_number ("PERGOLA_FUZZ_SEED", 1));
  g_autofree guint8 *data = g_malloc (MAX_SIZE);
  gsize size = 0;

  for (guint i = 0; i < rounds; i++)
    {
      if (i % 4 == 0)
        {
          GBytes *bytes = g_ptr_array_index (corpus, g_rand_int_range (chance, 0, (gint32) corpus->len));

          size = MIN (g_bytes_get_size (bytes), MAX_SIZE);
          memcpy (data, g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", size);
        }
      size = fuzz_mutate (data, size, MAX_SIZE, g_rand_int (chance));
      {
        /* Of just this size, so that a sanitizer sees who reads beyond it. */
        g_autofree guint8 *copy = g_memdup2 (data, size);

        try_bytes (copy, size);
      }
    }
  g_rand_free (chance);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = NULL;
  guint rounds = read_number ("PERGOLA_FUZZ_ROUNDS", 1000);

  LLVMFuzzerInitialize (&argc, &argv);
  watch (argv[0]);
  corpus = read_corpus (argv + 1);
  if (corpus->len == 0)
    return 2;
  printf ("1..2\n");
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      try_bytes (data, size);
    }
  printf ("ok 1 %u files\n", corpus->len);
  fflush (stdout);
  try_mutations (corpus, rounds);
  printf ("ok 2 %u mutations\n", rounds);

  return 0;
}
