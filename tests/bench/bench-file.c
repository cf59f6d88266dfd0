/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-file FILE open|save|check TIMES: a project comes from its file, goes there, or is checked. What it saves goes
 * to FILE.saved. */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "pergola-core.h"
#include "pergola-file.h"

typedef struct
{
  const char *path;
  char *saved;
  PergolaFrameworks *frameworks;
  PergolaFile *file;
} Bench;

static void
open_file (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;

  self->file = pergola_file_open (self->path, self->frameworks, &error);
  if (self->file == NULL)
    g_error ("%s", error->message);
}

static void
close_file (gpointer data)
{
  Bench *self = data;

  g_clear_object (&self->file);
}

static void
save_file (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;

  if (!pergola_file_save (self->file, self->saved, TRUE, &error))
    g_error ("%s", error->message);
}

static void
check_project (gpointer data)
{
  Bench *self = data;
  g_autoptr (GPtrArray) problems = pergola_project_check (pergola_file_get_project (self->file));

  if (problems->len > 0)
    g_error ("%s has problems", self->path);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };
  int times = argc == 4 ? atoi (argv[3]) : 0;

  if (times == 0)
    return 2;
  self.path = argv[1];
  self.saved = g_strconcat (argv[1], ".saved", NULL);
  self.frameworks = pergola_frameworks_new ();
  /* Once without counting: the frameworks are read then. */
  open_file (&self);
  close_file (&self);
  if (g_str_equal (argv[2], "open"))
    bench_repeat (times, NULL, open_file, close_file, &self);
  else if (g_str_equal (argv[2], "save"))
    bench_repeat (times, open_file, save_file, close_file, &self);
  else
    bench_repeat (times, open_file, check_project, close_file, &self);
  g_object_unref (self.frameworks);
  g_free (self.saved);

  return 0;
}
