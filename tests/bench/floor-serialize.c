/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-serialize FILE OUTPUT TIMES: libxml2's serializer writes a tree as large as a project to a file beside it,
 * flushed, renamed. */

#include "config.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"

typedef struct
{
  xmlDoc *tree;
  const char *output;
  char *temporary;
} Floor;

static void
serialize (gpointer data)
{
  Floor *self = data;
  xmlChar *text = NULL;
  int length = 0;
  int file = open (self->temporary, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  xmlDocDumpFormatMemoryEnc (self->tree, &text, &length, "UTF-8", 0);
  if (file < 0 || write (file, text, length) != length || fsync (file) != 0 || close (file) != 0 ||
      rename (self->temporary, self->output) != 0)
    g_error ("%s cannot be written", self->output);
  xmlFree (text);
}

int
main (int argc, char **argv)
{
  Floor self = { 0 };

  if (argc != 4)
    return 2;
  self.tree = xmlReadFile (argv[1], NULL, XML_PARSE_NONET);
  self.output = argv[2];
  self.temporary = g_strconcat (self.output, ".new", NULL);
  if (self.tree == NULL)
    return 1;
  bench_repeat (atoi (argv[3]), NULL, serialize, NULL, &self);
  xmlFreeDoc (self.tree);
  g_free (self.temporary);

  return 0;
}
