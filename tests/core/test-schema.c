/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every XML file that is shipped fits its schema in data/schema/, and so does what the program writes. */

#include "config.h"

#include "pergola-frameworks.h"
#include "pergola-reader.h"
#include "pergola-writer.h"

#include <libxml/relaxng.h>
#include <string.h>

static void G_GNUC_PRINTF (2, 3) on_message (void *data, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", g_strchomp (message));
}

static char *
find_data (const char *folder, const char *file)
{
  return g_build_filename (g_getenv ("PERGOLA_DATADIR"), folder, file, NULL);
}

static xmlRelaxNG *
load_schema (const char *file)
{
  g_autofree char *path = find_data ("schema", file);
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema;

  xmlRelaxNGSetParserErrors (context, on_message, on_message, NULL);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (schema);
  return schema;
}

static gboolean
fits (xmlRelaxNG *schema, const char *text, gsize size, const char *name)
{
  xmlDoc *doc = xmlReadMemory (text, (int) size, name, NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  int result;

  g_assert_nonnull (doc);
  g_test_message ("%s", name);
  xmlRelaxNGSetValidErrors (context, on_message, on_message, NULL);
  result = xmlRelaxNGValidateDoc (context, doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  return result == 0;
}

static void
assert_file_fits (xmlRelaxNG *schema, const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (fits (schema, contents, size, path));
}

static guint
assert_folder_fits (const char *folder, const char *schema_file)
{
  xmlRelaxNG *schema = load_schema (schema_file);
  g_autofree char *path = find_data (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".pergola"))
      {
        g_autofree char *file = find_data (folder, name);

        assert_file_fits (schema, file);
        count++;
      }
  xmlRelaxNGFree (schema);

  return count;
}

static void
test_frameworks (void)
{
  g_assert_cmpuint (assert_folder_fits ("frameworks", "framework.rng"), >, 0);
}

static void
test_examples (void)
{
  g_assert_cmpuint (assert_folder_fits ("examples", "project.rng"), >, 0);
}

static void
test_templates (void)
{
  g_assert_cmpuint (assert_folder_fits ("templates", "project.rng"), >, 0);
}

/* The built-in definitions have their translations in them. */
static void
test_built_in (void)
{
  xmlRelaxNG *schema = load_schema ("framework.rng");
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (frameworks);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("frameworks/%s.xml", (char *) g_ptr_array_index (ids, i));
      GBytes *bytes = pergola_frameworks_get_resource (frameworks, path);

      g_assert_true (fits (schema, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path));
    }
  xmlRelaxNGFree (schema);
}

static void
test_fixtures (void)
{
  const char *const files[] = { "small.pergola", "carried.pergola" };
  xmlRelaxNG *schema = load_schema ("project.rng");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", files[i], NULL);

      assert_file_fits (schema, path);
    }
  xmlRelaxNGFree (schema);
}

static void
test_written (void)
{
  xmlRelaxNG *schema = load_schema ("project.rng");
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (GBytes) bytes = NULL;

  pergola_project_begin (project, "Add");
  for (guint i = 0; i < 50; i++)
    pergola_project_add (project, "value", NULL);
  pergola_project_set_property (project, "title", "A & B", NULL);
  pergola_project_commit (project);
  bytes = pergola_writer_write (project);
  g_assert_true (fits (schema, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "written"));
  xmlRelaxNGFree (schema);
}

/* The schemas are not so wide that anything fits. */
static void
test_refused (void)
{
  static const struct
  {
    const char *schema;
    const char *text;
  } refused[] = {
    { "project.rng", "<project xmlns='urn:pergola:project:1' version='1' id='a' language='en'><plan/></project>" },
    { "project.rng", "<project xmlns='urn:pergola:project:1' version='1' id='a'/>" },
    { "project.rng",
      "<project xmlns='urn:pergola:project:1' version='1' id='a' language='en'><item id='a b' kind='k'/></project>" },
    { "project.rng", "<project xmlns='urn:pergola:project:1' version='1' id='a' language='en'>"
                     "<item id='a' kind='k' audience='bees'/></project>" },
    { "framework.rng", "<framework xmlns='urn:pergola:framework:1' id='f' version='1'/>" },
    { "framework.rng", "<framework xmlns='urn:pergola:framework:1' id='f' version='1'><title>F</title>"
                       "<kind id='k' audience='me'><title>K</title></kind></framework>" },
    { "framework.rng", "<framework xmlns='urn:pergola:framework:1' id='f' version='1'><title>F</title>"
                       "<title>G</title></framework>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      xmlRelaxNG *schema = load_schema (refused[i].schema);

      g_assert_false (fits (schema, refused[i].text, strlen (refused[i].text), refused[i].text));
      xmlRelaxNGFree (schema);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/frameworks", test_frameworks);
  g_test_add_func ("/schema/examples", test_examples);
  g_test_add_func ("/schema/templates", test_templates);
  g_test_add_func ("/schema/built-in", test_built_in);
  g_test_add_func ("/schema/fixtures", test_fixtures);
  g_test_add_func ("/schema/written", test_written);
  g_test_add_func ("/schema/refused", test_refused);
  return g_test_run ();
}
