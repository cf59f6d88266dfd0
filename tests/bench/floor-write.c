/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-write FILE OUTPUT TIMES: the bytes of a file go to another one, flushed, which takes its place. */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"

typedef struct
{
  char *bytes;
  gsize length;
  const char *output;
  char *temporary;
} Floor;

static void
write_bytes (gpointer data)
{
  Floor *self = data;
  int file = open (self->temporary, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (file < 0 || write (file, self->bytes, self->length) != (gssize) self->length || fsync (file) != 0 ||
      close (file) != 0 || rename (self->temporary, self->output) != 0)
    g_error ("%s cannot be written", self->output);
}

int
main (int argc, char **argv)
{
  Floor self = { 0 };

  if (argc != 4 || !g_file_get_contents (argv[1], &self.bytes, &self.length, NULL))
    return 2;
  self.output = argv[2];
  self.temporary = g_strconcat (self.output, ".new", NULL);
  bench_repeat (atoi (argv[3]), NULL, write_bytes, NULL, &self);
  g_free (self.temporary);
  g_free (self.bytes);

  return 0;
}
