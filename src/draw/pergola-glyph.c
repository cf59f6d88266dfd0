/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-glyph.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

/* As in core: opened as an object of its own, not put into the process's list. */
#include "pergola-glyphs-resource.h"

#define FOLDER PERGOLA_RESOURCE_BASE "/glyphs/"
#define SUFFIX ".svg"

/* (transfer full) (nullable): the one path of an SVG file. */
static PergolaPath *
parse_svg (GBytes *bytes)
{
  xmlDoc *document =
    xmlReadMemory (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "glyph", NULL, XML_PARSE_NONET);
  PergolaPath *path = NULL;

  for (xmlNode *node = document != NULL ? xmlDocGetRootElement (document)->children : NULL; node != NULL;
       node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "path") == 0 && path == NULL)
      {
        xmlChar *d = xmlGetNoNsProp (node, (const xmlChar *) "d");

        path = d != NULL ? pergola_path_new_from_svg ((const char *) d) : NULL;
        xmlFree (d);
      }
  xmlFreeDoc (document);

  return path;
}

/* name → PergolaPath */
static GHashTable *
load_all (void)
{
  g_autoptr (GBytes) data = g_bytes_new_static (static_resource.data, static_resource.data_len);
  g_autoptr (GResource) resource = g_resource_new_from_data (data, NULL);
  g_auto (GStrv) files = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GHashTable *glyphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_path_free);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *at = g_strconcat (FOLDER, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, at, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      PergolaPath *path = parse_svg (bytes);

      if (path == NULL)
        g_error ("The glyph %s cannot be read", files[i]);
      g_hash_table_insert (glyphs, g_strndup (files[i], strlen (files[i]) - strlen (SUFFIX)), path);
    }

  return glyphs;
}

/* Read once and never changed: a constant that happens to be kept in files. */
static GHashTable *
get_all (void)
{
  static GHashTable *glyphs;

  if (g_once_init_enter (&glyphs))
    g_once_init_leave (&glyphs, load_all ());

  return glyphs;
}

const PergolaPath *
pergola_glyph_get (const char *name)
{
  return name != NULL ? g_hash_table_lookup (get_all (), name) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pergola_glyph_list (void)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, get_all ());
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);

  return names;
}
