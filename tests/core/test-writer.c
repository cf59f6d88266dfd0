/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing: load → save gives the same bytes, and any project gives a file that can be read. */

#include "config.h"

#include "pergola-project-private.h"
#include "pergola-reader.h"
#include "pergola-template.h"
#include "pergola-writer.h"

#include <string.h>

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
#define TAIL "</project>\n"

static PergolaProject *
read_bytes (GBytes *bytes, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);

  g_assert_no_error (error);
  return project;
}

static PergolaProject *
read_text (const char *text, PergolaFrameworks *frameworks)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_bytes (bytes, frameworks);
}

static char *
write_text (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* @expected is what @text becomes, and then stays. */
static void
assert_becomes (const char *text, const char *expected)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = read_text (text, frameworks);
  g_autofree char *written = write_text (project);
  g_autoptr (PergolaProject) again = read_text (written, frameworks);
  g_autofree char *written_again = write_text (again);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (written_again, ==, expected);
}

static void
assert_stays (const char *text)
{
  assert_becomes (text, text);
}

static void
test_same_bytes (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", data, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  assert_stays (contents);
}

/* What comes with the program is in the form that the program writes. */
static void
test_shipped (void)
{
  const char *const folders[] = { "examples", "templates" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("PERGOLA_DATADIR"), folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *contents = NULL;

          g_test_message ("%s", path);
          g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
          assert_stays (contents);
        }
    }
}

static void
test_order (void)
{
  assert_becomes (
    "<project id='q7m2ndx4tb1c' version='1' xmlns='urn:pergola:project:1'>"
    "<board id='b'><place y='2' x='1' item='z'/><place item='a' x='3' y='4'/><option id='o'>p</option></board>"
    "<board id='a'><option id='z'>1</option><option id='b'>2</option></board>"
    "<link id='c' kind='l' to='a' from='b'/><link id='b' kind='l' from='a' to='b'/>"
    "<link id='z' kind='k' from='a' to='b'/>"
    "<item kind='m' id='d'/><item id='g' kind='l' parent='d' audience='me' rank='i'>"
    "<field id='zz'>2</field><field id='title'>&#34;T&#34;</field><field id='a'>1</field></item>"
    "<item id='a' kind='m'/><framework version='2' id='n'/><framework id='m'/><title>T</title></project>",
    HEAD "  <title>T</title>\n"
         "  <framework id=\"m\"/>\n"
         "  <framework id=\"n\" version=\"2\"/>\n"
         "  <item id=\"g\" kind=\"l\" rank=\"i\" audience=\"me\" parent=\"d\">\n"
         "    <field id=\"title\">\"T\"</field>\n"
         "    <field id=\"a\">1</field>\n"
         "    <field id=\"zz\">2</field>\n"
         "  </item>\n"
         "  <item id=\"a\" kind=\"m\"/>\n"
         "  <item id=\"d\" kind=\"m\"/>\n"
         "  <link id=\"z\" kind=\"k\" from=\"a\" to=\"b\"/>\n"
         "  <link id=\"b\" kind=\"l\" from=\"a\" to=\"b\"/>\n"
         "  <link id=\"c\" kind=\"l\" from=\"b\" to=\"a\"/>\n"
         "  <board id=\"a\">\n"
         "    <option id=\"b\">2</option>\n"
         "    <option id=\"z\">1</option>\n"
         "  </board>\n"
         "  <board id=\"b\">\n"
         "    <option id=\"o\">p</option>\n"
         "    <place item=\"a\" x=\"3\" y=\"4\"/>\n"
         "    <place item=\"z\" x=\"1\" y=\"2\"/>\n"
         "  </board>\n" TAIL);
}

/* Text comes back as it was, white space, markup and all. */
static void
test_text (void)
{
  assert_stays (
    HEAD
    "  <item id=\"a\" kind=\"k\">\n"
    "    <field id=\"title\">  two  spaces\n\n\ttab &amp;amp; &lt;b&gt; ]]&gt; &#13;\n \xef\xbf\xbd\xf0\x9f\x9a\xb0"
    "</field>\n  </item>\n" TAIL);
  assert_becomes (HEAD "<item id='a' kind='&lt;&quot;&#9;&#10;&amp;'/>" TAIL,
                  HEAD "  <item id=\"a\" kind=\"&lt;&quot;&#9;&#10;&amp;\"/>\n" TAIL);
}

static void
test_empty (void)
{
  assert_stays ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"a\" language=\"en\"/>\n");
  assert_stays (HEAD "  <board id=\"none\"/>\n" TAIL);
}

/* A newer version's parts, with the namespaces that they need, where they cannot be told apart by us. */
static void
test_kept (void)
{
  /* Declared where we write our own namespace: the element says its own then. */
  assert_becomes ("<p:project xmlns:p='urn:pergola:project:1' xmlns='urn:x' version='1' id='q7m2ndx4tb1c'>"
                  "<y a='1'><z/></y><p:x/></p:project>",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\" "
                  "xmlns:p=\"urn:pergola:project:1\">\n"
                  "  <y xmlns=\"urn:x\" a='1'><z/></y>\n"
                  "  <p:x xmlns=\"urn:x\"/>\n" TAIL);

  /* Text between elements, and an empty option that says something else. */
  assert_becomes (HEAD "stray &lt;text\n<board id='b'><option id='o' new='1'/></board> more" TAIL,
                  HEAD "  <board id=\"b\">\n"
                       "    <option id=\"o\" new=\"1\"/>\n"
                       "  </board>\n"
                       "  stray &lt;text\n"
                       "  more\n" TAIL);

  /* A number out of a place's range. */
  assert_stays (HEAD "  <board id=\"b\">\n    <place item=\"a\" x=\"1e999\" y=\"2\" z=\"3\"/>\n  </board>\n" TAIL);
}

/* Elements that cross the parser's buffer are kept whole. */
static void
test_kept_large (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *filler = g_strnfill (i * 37, 'x');

      g_string_append_printf (text, "  <unknown n='%d'>%s<a/>%s</unknown>\n", i, filler, filler);
    }
  {
    g_autofree char *filler = g_strnfill (900000, '=');

    g_string_append_printf (text, "  <unknown a=\"%s\"/>\n  <!--%s-->\n", filler, filler);
  }
  g_string_append (text, TAIL);
  assert_stays (text->str);
}

/* A text that held more than text is written anew once it is changed. */
static void
test_changed_text (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project =
    read_text (HEAD "<framework id='value' version='1'/><item id='a' kind='value' audience='me'>"
                    "<field id='title' new='1'>A <b>bold</b> word</field></item>" TAIL,
               frameworks);
  g_autofree char *before = write_text (project);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "<field id=\"title\" new=\"1\">A <b>bold</b> word</field>"));
  pergola_project_begin (project, "Rename");
  g_assert_true (pergola_project_set (project, "a", "title", "Another", NULL));
  pergola_project_commit (project);
  after = write_text (project);
  g_assert_nonnull (strstr (after, "<field id=\"title\" new=\"1\">Another</field>"));

  pergola_history_undo (pergola_project_get_history (project));
  g_free (after);
  after = write_text (project);
  g_assert_cmpstr (after, ==, before);
}

/* A framework that is not built in goes along, and the project opens whole where it is unknown. */
static void
test_carries (void)
{
  static const char definition[] = "<?xml version='1.0'?>\n<!-- mine -->\n"
                                   "<framework xmlns='urn:pergola:framework:1' id='garden' version='2'>\n"
                                   "  <title>Garden</title>\n"
                                   "  <kind id='plant' audience='circle'><title>Plant</title>"
                                   "<field id='title' type='line'><title>Name</title></field></kind>\n"
                                   "</framework>\n";
  g_autoptr (PergolaFrameworks) mine = pergola_frameworks_new ();
  g_autoptr (PergolaFrameworks) theirs = pergola_frameworks_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, strlen (definition));
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (PergolaProject) opened = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;

  g_assert_true (pergola_frameworks_add_bytes (mine, bytes, "garden.xml", NULL));
  project = read_text (HEAD "<framework id='garden' version='2'/>" TAIL, mine);
  g_assert_nonnull (pergola_project_get_kind (project, "plant"));
  written = write_text (project);

  opened = read_text (written, theirs);
  g_assert_nonnull (pergola_project_get_kind (opened, "plant"));
  written_again = write_text (opened);
  g_assert_cmpstr (written_again, ==, written);
}

/* What cannot be in XML is never written, wherever it came from. */
static void
test_never_broken (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new_empty (frameworks, "a", "en");
  g_autoptr (PergolaItem) item = pergola_item_new ("a", "k", FALSE);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  pergola_item_set_raw (item, "title", "a\001\002\037b\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd\177c");
  pergola_project_load_item (project, item);
  pergola_project_load_done (project);
  bytes = pergola_writer_write (project);
  again = read_bytes (bytes, frameworks);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (again, "a")), ==,
                   "ab\xef\xbf\xbd\177"
                   "c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/writer/same-bytes/small", "small.pergola", test_same_bytes);
  g_test_add_data_func ("/writer/same-bytes/unknown", "unknown.pergola", test_same_bytes);
  g_test_add_data_func ("/writer/same-bytes/carried", "carried.pergola", test_same_bytes);
  g_test_add_func ("/writer/shipped", test_shipped);
  g_test_add_func ("/writer/order", test_order);
  g_test_add_func ("/writer/text", test_text);
  g_test_add_func ("/writer/empty", test_empty);
  g_test_add_func ("/writer/kept", test_kept);
  g_test_add_func ("/writer/kept-large", test_kept_large);
  g_test_add_func ("/writer/changed-text", test_changed_text);
  g_test_add_func ("/writer/carries", test_carries);
  g_test_add_func ("/writer/never-broken", test_never_broken);
  return g_test_run ();
}
