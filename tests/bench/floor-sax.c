/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-sax FILE TIMES: libxml2's SAX2 walks a file and does nothing with what it meets. */

#include "config.h"

#include <libxml/parser.h>
#include <stdlib.h>

#include "bench.h"

static void
start_element (void *context,
               const xmlChar *name,
               const xmlChar *prefix,
               const xmlChar *uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  ++*(guint *) context;
}

static void
end_element (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
characters (void *context, const xmlChar *text, int length)
{
}

static void
walk (gpointer path)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = characters,
  };
  guint elements = 0;

  if (xmlSAXUserParseFile (&sax, &elements, path) != 0 || elements == 0)
    g_error ("%s cannot be walked", (char *) path);
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  bench_repeat (atoi (argv[2]), NULL, walk, NULL, argv[1]);

  return 0;
}
