/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading: what comes of a good file, and that a bad one gets an error with file, line and reason and nothing else. */

#include "config.h"

#include "pergola-project-private.h"
#include "pergola-reader.h"
#include "pergola-writer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEAD "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
#define TAIL "</project>\n"

static PergolaProject *
read_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  return pergola_reader_read_bytes (bytes, "p.pergola", frameworks, error);
}

static PergolaProject *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_bytes (bytes, error);
}

static PergolaProject *
read_good (const char *name)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", name, NULL);
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_file (path, frameworks, &error);

  g_assert_no_error (error);
  return project;
}

/* --- Good files --- */

static void
test_small (void)
{
  g_autoptr (PergolaProject) project = read_good ("small.pergola");
  PergolaItem *clinic = pergola_project_get (project, "k3v9x2ab");
  PergolaItem *story = pergola_project_get (project, "y2abcdef");
  PergolaItem *loop = pergola_project_get (project, "n81ws0qe");
  double x = 0, y = 0;

  g_assert_cmpstr (pergola_project_get_id (project), ==, "q7m2ndx4tb1c");
  g_assert_cmpstr (pergola_project_get_title (project), ==, "Water utilities learning network");
  g_assert_cmpstr (pergola_project_get_language (project), ==, "en");
  g_assert_cmpuint (pergola_project_count (project, "value"), ==, 2);
  g_assert_true (pergola_history_is_clean (pergola_project_get_history (project)));

  g_assert_cmpstr (pergola_item_get_title (clinic), ==, "Monthly leak clinic");
  g_assert_cmpstr (pergola_item_get_rank (clinic), ==, "hs");
  g_assert_true (pergola_item_has_choice (clinic, "capitals", "social"));
  g_assert_cmpint (pergola_item_get_line (clinic), ==, 18);
  g_assert_cmpint (pergola_item_get_audience (story), ==, PERGOLA_AUDIENCE_CIRCLE);
  g_assert_cmpstr (pergola_item_get (story, "text"), ==,
                   "It rained.\n\n  Then the pump stopped: \"<pressure> & flow\".\tA tab, a line end.\r\nDone.");
  g_assert_cmpstr (pergola_item_get_parent (pergola_project_get (project, "s2abcdef")), ==, "y2abcdef");

  g_assert_true (pergola_item_is_link (loop));
  g_assert_cmpstr (pergola_item_get_from (loop), ==, "t5c7h9yd");
  g_assert_cmpstr (pergola_item_get (loop, "reach"), ==, "short");

  g_assert_cmpstr (pergola_project_get_property (project, "value.figure/variant"), ==, "seven");
  g_assert_true (pergola_project_get_place (project, "value.cycles", "k3v9x2ab", &x, &y));
  g_assert_cmpfloat (x, ==, 120);
  g_assert_cmpfloat (y, ==, 80.5);
}

static void
test_unknown (void)
{
  g_autoptr (PergolaProject) project = read_good ("unknown.pergola");
  PergolaItem *item = pergola_project_get (project, "k3v9x2ab");

  /* What is known is read, whatever else is there. */
  g_assert_true (pergola_project_is_newer (project));
  g_assert_cmpstr (pergola_project_get_title (project), ==, "Rede");
  g_assert_cmpstr (pergola_item_get_title (item), ==, "Clínica  de vazamentos");
  g_assert_cmpstr (pergola_item_get (item, "type"), ==, "immediate");
  g_assert_cmpstr (pergola_project_get_property (project, "other.board/variant"), ==, "seven");
}

static void
test_carried (void)
{
  g_autoptr (PergolaProject) project = read_good ("carried.pergola");
  const PergolaKind *kind = pergola_project_get_kind (project, "plant");
  const PergolaBoardDef *board = pergola_project_get_board (project, "garden.bed");

  g_assert_nonnull (kind);
  g_assert_nonnull (board);
  g_assert_cmpint (kind->audience, ==, PERGOLA_AUDIENCE_CIRCLE);
  g_assert_cmpstr (pergola_project_get_framework_of_board (project, "garden.bed")->title, ==, "Jardim");
  g_assert_nonnull (pergola_project_get_kind (project, "value"));
}

/* What one project carries is not seen by another, though both come from one set. */
static void
test_carried_stays (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", "carried.pergola", NULL);
  g_autoptr (PergolaProject) project = pergola_reader_read_file (path, frameworks, NULL);

  g_assert_nonnull (project);
  g_assert_null (pergola_frameworks_get (frameworks, "garden", "en", NULL));
  g_assert_true (pergola_project_get_frameworks (project) != frameworks);
}

/* A definition with a fault does not keep the project from opening. */
static void
test_carried_fault (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project =
    read_text (HEAD "<framework id=\"f\" version=\"1\"/>\n<framework xmlns=\"urn:pergola:framework:1\" id=\"f\"/>\n"
                    "<item id=\"a\" kind=\"k\"/>" TAIL,
               &error);

  g_assert_no_error (error);
  g_assert_nonnull (pergola_project_get (project, "a"));
  g_assert_cmpuint (pergola_project_list_frameworks (project)->len, ==, 0);
}

/* Definitions in any order, before and after what uses them and what they need, are in use. */
static void
test_carried_order (void)
{
  static const char first[] = HEAD
    "<framework xmlns=\"urn:pergola:framework:1\" id=\"a\" version=\"1\" needs=\"b\"><title>A</title></framework>\n"
    "<framework id=\"a\" version=\"1\"/>\nstray\n"
    "<framework xmlns=\"urn:pergola:framework:1\" id=\"c\" version=\"1\"><title>C</title></framework>\n"
    "<framework id=\"b\" version=\"1\"/>\n"
    "<framework xmlns=\"urn:pergola:framework:1\" id=\"b\" version=\"1\"><title>B</title></framework>\n" TAIL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project = read_text (first, &error);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) written_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pergola_project_list_frameworks (project)->len, ==, 2);
  g_assert_cmpuint (pergola_project_get_extras (project, "")->children->len, ==, 2);

  written = pergola_writer_write (project);
  again = read_bytes (written, &error);
  g_assert_no_error (error);
  written_again = pergola_writer_write (again);
  g_assert_true (g_bytes_equal (written, written_again));
  g_assert_cmpuint (pergola_project_list_frameworks (again)->len, ==, 2);
}

static void
test_audience (void)
{
  g_autoptr (PergolaProject) project = read_text (
    HEAD
    "<item id=\"a\" kind=\"value\"/><item id=\"b\" kind=\"nothing\"/><item id=\"c\" kind=\"value\" audience=\"bees\"/>"
    "<framework id=\"value\" version=\"1\"/>" TAIL,
    NULL);

  /* A known kind says whom its items are for; what is not known is for nobody else. */
  g_assert_cmpstr (pergola_item_get (pergola_project_get (project, "a"), "@audience"), ==, "everyone");
  g_assert_null (pergola_item_get (pergola_project_get (project, "b"), "@audience"));
  g_assert_cmpint (pergola_item_get_audience (pergola_project_get (project, "b")), ==, PERGOLA_AUDIENCE_ME);
  g_assert_cmpint (pergola_item_get_audience (pergola_project_get (project, "c")), ==, PERGOLA_AUDIENCE_ME);
}

/* The same with a prefix, other quotes, CRLF and CDATA. */
static void
test_other_writing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project =
    read_text ("\xef\xbb\xbf<?xml version='1.0'?>\r\n"
               "<p:project xmlns:p='urn:pergola:project:1' version='1' id='a' title='&lt;&amp;&#38;amp;'>\r\n"
               "<p:title><![CDATA[A & B]]>\r\n&#67;</p:title><title>not ours</title></p:project>",
               &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pergola_project_get_title (project), ==, "A & B\nC");
  g_assert_cmpstr (pergola_project_get_language (project), ==, "en");
  g_assert_cmpstr (g_ptr_array_index (pergola_project_get_extras (project, "")->attributes, 1), ==,
                   "title=\"&lt;&amp;&amp;amp;\"");
  g_assert_cmpstr (g_ptr_array_index (pergola_project_get_extras (project, "")->children, 0), ==,
                   "<title xmlns=\"\">not ours</title>");
}

static gpointer
read_often (gpointer data)
{
  PergolaFrameworks *frameworks = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD "<item id=\"a\" kind=\"value\" rank=\"i\"/>" TAIL,
                                                 strlen (HEAD "<item id=\"a\" kind=\"value\" rank=\"i\"/>" TAIL));

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (PergolaProject) project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, NULL);

      g_assert_nonnull (project);
    }
  return NULL;
}

/* Projects are read on several threads at a time; what they share stays whole. */
static void
test_threads (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, frameworks);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* --- Bad files --- */

static const struct
{
  const char *name;
  int line;
  PergolaReaderError code;
  const char *reason; /* how it begins */
} faults[] = {
  { "after-root", 4, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "attribute-twice", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "attribute-utf-8", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "bomb", 3, PERGOLA_READER_ERROR_FORBIDDEN, "a DOCTYPE" },
  { "control", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "doctype", 2, PERGOLA_READER_ERROR_FORBIDDEN, "a DOCTYPE" },
  { "duplicate-board", 4, PERGOLA_READER_ERROR_FORMAT, "the id “value.figure” of this <board> is taken" },
  { "duplicate-definition", 4, PERGOLA_READER_ERROR_FORMAT, "the id “f” of this <framework> is taken" },
  { "duplicate-empty-field", 5, PERGOLA_READER_ERROR_FORMAT, "the id “title” of this <field> is taken" },
  { "duplicate-empty-option", 5, PERGOLA_READER_ERROR_FORMAT, "the id “variant” of this <option> is taken" },
  { "duplicate-field", 5, PERGOLA_READER_ERROR_FORMAT, "the id “title” of this <field> is taken" },
  { "duplicate-framework", 4, PERGOLA_READER_ERROR_FORMAT, "the id “value” of this <framework> is taken" },
  { "duplicate-item", 6, PERGOLA_READER_ERROR_FORMAT, "the id “k3v9x2ab” of this <item> is taken" },
  { "duplicate-link", 4, PERGOLA_READER_ERROR_FORMAT, "the id “k3v9x2ab” of this <link> is taken" },
  { "duplicate-option", 5, PERGOLA_READER_ERROR_FORMAT, "the id “variant” of this <option> is taken" },
  { "duplicate-place", 5, PERGOLA_READER_ERROR_FORMAT, "“k3v9x2ab” has a second place" },
  { "empty", 1, PERGOLA_READER_ERROR_SYNTAX, "the file is empty" },
  { "encoding", 1, PERGOLA_READER_ERROR_SYNTAX, "a project is written in UTF-8" },
  { "entity", 3, PERGOLA_READER_ERROR_FORBIDDEN, "entities are not allowed" },
  { "external-entity", 2, PERGOLA_READER_ERROR_FORBIDDEN, "a DOCTYPE" },
  { "field-id", 4, PERGOLA_READER_ERROR_FORMAT, "“@rank” cannot be an id" },
  { "item-id", 3, PERGOLA_READER_ERROR_FORMAT, "“k3 v9” cannot be an id" },
  { "item-without-id", 3, PERGOLA_READER_ERROR_FORMAT, "<item> needs the attribute “id”" },
  { "item-without-kind", 3, PERGOLA_READER_ERROR_FORMAT, "<item> needs the attribute “kind”" },
  { "latin-1", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "link-without-end", 3, PERGOLA_READER_ERROR_FORMAT, "<link> needs the attribute “to”" },
  { "mismatch", 5, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "namespace", 2, PERGOLA_READER_ERROR_FORMAT, "this is not a Pergola project" },
  { "newer-namespace", 3, PERGOLA_READER_ERROR_FORMAT, "another version of Pergola" },
  { "no-id", 1, PERGOLA_READER_ERROR_FORMAT, "<project> needs the attribute “id”" },
  { "no-version", 1, PERGOLA_READER_ERROR_FORMAT, "<project> needs the attribute “version”" },
  { "not-xml", 1, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "nul", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "overlong", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "prefix", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "root", 2, PERGOLA_READER_ERROR_FORMAT, "this is not a Pergola project" },
  { "surrogate", 3, PERGOLA_READER_ERROR_SYNTAX, "this is not text in UTF-8" },
  { "truncated", 5, PERGOLA_READER_ERROR_SYNTAX, "this is not whole and valid XML" },
  { "two-titles", 4, PERGOLA_READER_ERROR_FORMAT, "the project has a second <title>" },
  { "utf-16", 1, PERGOLA_READER_ERROR_SYNTAX, "a project is written in UTF-8" },
  { "version", 1, PERGOLA_READER_ERROR_FORMAT, "“one” is not a version" },
};

static void
assert_fault (GError *error, const char *path, int line, PergolaReaderError code, const char *reason)
{
  g_autofree char *start = g_strdup_printf ("%s:%d: %s", path, line, reason);

  g_assert_error (error, PERGOLA_READER_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, start))
    g_error ("“%s” does not begin with “%s”", error->message, start);
}

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *file = g_strconcat (faults[i].name, ".pergola", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bad", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) bytes_error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  g_assert_null (pergola_reader_read_file (path, frameworks, &error));
  assert_fault (error, path, faults[i].line, faults[i].code, faults[i].reason);

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  bytes = g_bytes_new (contents, size);
  g_assert_null (pergola_reader_read_bytes (bytes, "memory", frameworks, &bytes_error));
  assert_fault (bytes_error, "memory", faults[i].line, faults[i].code, faults[i].reason);
}

/* Every beginning of a good file is a bad file: truncation is always noticed. */
static void
test_truncated (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", "unknown.pergola", NULL);
  g_autofree char *contents = NULL;
  const char *end;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  end = strstr (contents, "</project>") + strlen ("</project>");
  for (const char *p = contents; p < end; p++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (contents, p - contents);
      g_autoptr (GError) error = NULL;

      g_assert_null (pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error));
      g_assert_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, "p.pergola:"));
    }
}

static void
assert_comes_back (PergolaProject *project, PergolaFrameworks *frameworks)
{
  g_autoptr (GBytes) written = pergola_writer_write (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) again = pergola_reader_read_bytes (written, "again", frameworks, &error);
  g_autoptr (GBytes) written_again = NULL;

  g_assert_no_error (error);
  written_again = pergola_writer_write (again);
  g_assert_true (g_bytes_equal (written, written_again));
}

/* Bytes are turned at random: it is read or refused, and what is read can be read from its own file again. */
static void
test_damaged (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "good", "unknown.pergola", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PergolaProject) project = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        damaged[g_test_rand_int_range (0, size)] = "<>&\"'/= \n;x:p?!-\xff"[g_test_rand_int_range (0, 17)];
      bytes = g_bytes_new (damaged, size);
      project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);
      g_assert_true ((project == NULL) == (error != NULL));
      if (project != NULL)
        assert_comes_back (project, frameworks);
    }
}

/* --- Limits --- */

static void
assert_refused (GString *text, int line, PergolaReaderError code, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text->str, &error));
  assert_fault (error, "p.pergola", line, code, reason);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 63; i++)
    g_string_append (text, "<x>");
  for (int i = 0; i < 63; i++)
    g_string_append (text, "</x>");
  g_string_append (text, TAIL);
  project = read_text (text->str, &error);
  g_assert_no_error (error);

  g_string_assign (text, HEAD);
  for (int i = 0; i < 1000000; i++)
    g_string_append (text, "\n<x>");
  assert_refused (text, 66, PERGOLA_READER_ERROR_LIMIT, "elements stand more than 64 deep");
}

static void
append_many (GString *text, char c, gsize count)
{
  g_autofree char *many = g_strnfill (count, c);

  g_string_append_len (text, many, count);
}

static void
test_long_field (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<item id=\"a\" kind=\"value\">\n<field id=\"detail\">");
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;
  gsize start = text->len;

  append_many (text, 'a', PERGOLA_FIELD_MAX);
  g_string_append (text, "</field></item>" TAIL);
  project = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (pergola_item_get (pergola_project_get (project, "a"), "detail")), ==, PERGOLA_FIELD_MAX);

  g_string_insert (text, start, "a");
  assert_refused (text, 3, PERGOLA_READER_ERROR_LIMIT, "a text is longer than 1 MiB");
}

static void
test_long_attribute (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<item id=\"a\" kind=\"value\" rank=\"");

  append_many (text, 'a', PERGOLA_FIELD_MAX + 1);
  g_string_append (text, "\"/>" TAIL);
  assert_refused (text, 2, PERGOLA_READER_ERROR_LIMIT, "the attribute “rank” is longer than 1 MiB");
}

static void
test_many_fields (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<item id=\"a\" kind=\"value\">\n");

  for (int i = 0; i < 1025; i++)
    g_string_append_printf (text, "<field id=\"f%d\">x</field>", i);
  g_string_append (text, "</item>" TAIL);
  assert_refused (text, 3, PERGOLA_READER_ERROR_LIMIT, "“a” has more than 1024 fields");
}

/* The parser itself would take minutes over these. */
static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<item id=\"a\" kind=\"value\"");
  gsize start;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, " a%d='>'", i);
  start = text->len;
  g_string_append (text, "/>" TAIL);
  assert_refused (text, 2, PERGOLA_READER_ERROR_LIMIT, "a tag has more than 256 attributes");
  g_string_truncate (text, start);
  for (int i = 300; i < 300000; i++)
    g_string_append_printf (text, " a%d='>'", i);
  g_string_append (text, "/>" TAIL);
  assert_refused (text, 2, PERGOLA_READER_ERROR_LIMIT, "a tag has more than 256 attributes");
}

/* Refused by its size: nothing of it is read. */
static void
test_large_file (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autofree char *folder = g_dir_make_tmp ("pergola-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.pergola", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, HEAD, -1, NULL));
  g_assert_cmpint (truncate (path, PERGOLA_READER_MAX_BYTES + 1), ==, 0);
  g_assert_null (pergola_reader_read_file (path, frameworks, &error));
  assert_fault (error, path, 1, PERGOLA_READER_ERROR_LIMIT, "the file is larger than 256 MiB");

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_file (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (pergola_reader_read_file ("/nonexistent/file.pergola", frameworks, &missing));
  g_assert_error (missing, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE);
  g_assert_null (pergola_reader_read_file (g_get_tmp_dir (), frameworks, &folder));
  g_assert_error (folder, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/small", test_small);
  g_test_add_func ("/reader/unknown", test_unknown);
  g_test_add_func ("/reader/carried", test_carried);
  g_test_add_func ("/reader/carried-stays", test_carried_stays);
  g_test_add_func ("/reader/carried-fault", test_carried_fault);
  g_test_add_func ("/reader/threads", test_threads);
  g_test_add_func ("/reader/carried-order", test_carried_order);
  g_test_add_func ("/reader/audience", test_audience);
  g_test_add_func ("/reader/other-writing", test_other_writing);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/reader/truncated", test_truncated);
  g_test_add_func ("/reader/damaged", test_damaged);
  g_test_add_func ("/reader/depth", test_depth);
  g_test_add_func ("/reader/long-field", test_long_field);
  g_test_add_func ("/reader/long-attribute", test_long_attribute);
  g_test_add_func ("/reader/many-fields", test_many_fields);
  g_test_add_func ("/reader/many-attributes", test_many_attributes);
  g_test_add_func ("/reader/large-file", test_large_file);
  g_test_add_func ("/reader/no-file", test_no_file);
  return g_test_run ();
}
