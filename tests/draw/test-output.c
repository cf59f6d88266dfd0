/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */
#include "config.h"

/* PNG and PDF, and what all outputs have in common: the same bytes each time, for one audience alone. */

#include "made-scene.h"

#include <glib/gstdio.h>
#include <string.h>

static PergolaOutputOptions
make_options (PergolaFormat format)
{
  return (PergolaOutputOptions){
    .format = format, .theme = PERGOLA_THEME_PRINT, .scale = 1, .audience = PERGOLA_AUDIENCE_EVERYONE
  };
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, words, strlen (words)) != NULL;
}

/* --- PNG --- */

static guint32
get_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png_scale (void)
{
  static const double scales[] = { 0.1, 0.5, 1, 2.5, 4 };
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 20, "A card");
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_PNG);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      const guint8 *data;

      options.scale = scales[i];
      bytes = pergola_output_png (scene, &options, NULL, &error);
      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, NULL);
      g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
      g_assert_cmpfloat_with_epsilon (get_number (data + 16), scene->width * scales[i], 1);
      g_assert_cmpfloat_with_epsilon (get_number (data + 20), scene->height * scales[i], 1);
    }
}

/* Too many pixels are refused, and the scale that the message names works. */
static void
test_png_too_large (void)
{
  g_autoptr (PergolaScene) scene = pergola_scene_new (40000, 50, FALSE);
  g_autoptr (PergolaScene) vast = pergola_scene_new (900000, 500, FALSE);
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_PNG);
  g_autoptr (GError) error = NULL, vast_error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_null (pergola_output_png (scene, &options, NULL, &error));
  g_assert_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "0.81"));
  g_clear_error (&error);
  options.scale = 0.81;
  bytes = pergola_output_png (scene, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  options.scale = 1;
  g_assert_null (pergola_output_png (vast, &options, NULL, &vast_error));
  g_assert_error (vast_error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE);
}

/* --- PDF --- */

static GBytes *
make_pdf (guint boards, PergolaPaper paper)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_scene_unref);
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_PDF);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.paper = paper;
  for (guint i = 0; i < boards; i++)
    g_ptr_array_add (scenes, make_scene (fonts, 3 + i, 30, "Leakage"));
  bytes = pergola_output_pdf (scenes, &options, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

/* (transfer full) (nullable): what a tool of poppler says of a PDF; NULL where it is not there. @before and @after
 * are the words of the command around the file's name. */
static char *
ask (GBytes *pdf, const char *before, const char *after)
{
  g_auto (GStrv) words = g_strsplit (before, " ", -1);
  g_autofree char *program = g_find_program_in_path (words[0]), *folder = NULL, *path = NULL, *command = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  if (program == NULL)
    return NULL;

  folder = g_dir_make_tmp ("pergola-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "made.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  command = g_strdup_printf ("%s '%s' %s", before, path, after);
  g_spawn_command_line_sync (command, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return said;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

/* Every card's words are there, once at least, also where a board takes several sheets. */
static void
test_pdf_words (void)
{
  g_autoptr (GBytes) fit = make_pdf (1, PERGOLA_PAPER_FIT);
  g_autoptr (GBytes) sheets = make_pdf (1, PERGOLA_PAPER_A4);
  g_autofree char *fit_words = ask (fit, "pdftotext", "-");
  g_autofree char *sheet_words = ask (sheets, "pdftotext", "-");
  g_autofree char *info = ask (sheets, "pdfinfo", "");

  if (fit_words == NULL || info == NULL)
    {
      g_test_skip ("needs pdftotext and pdfinfo (poppler-utils)");
      return;
    }
  g_assert_cmpuint (count (fit_words, "Leakage"), ==, 90);
  g_assert_cmpuint (count (sheet_words, "Leakage"), >=, 90);
  g_assert_nonnull (strstr (sheet_words, "sheet 1 of "));
  g_assert_nonnull (strstr (info, "Made & <hand>"));
  g_assert_nonnull (strstr (info, "Pergola"));
  g_assert_null (strstr (info, "CreationDate"));
}

/* One a board, each at its first page. */
static void
test_pdf_bookmarks (void)
{
  g_autoptr (GBytes) bytes = make_pdf (3, PERGOLA_PAPER_FIT);
  g_autofree char *xml = ask (bytes, "pdftohtml -q -i -xml -stdout", "");

  if (xml == NULL)
    {
      g_test_skip ("needs pdftohtml (poppler-utils)");
      return;
    }
  g_assert_nonnull (strstr (xml, "<outline>"));
  for (int page = 1; page <= 3; page++)
    {
      g_autofree char *item = g_strdup_printf ("<item page=\"%d\">Made", page);

      g_assert_cmpuint (count (xml, item), ==, 1);
    }
}

/* --- Whole projects --- */

static PergolaProject *
make_project (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_template_create (frameworks, "water-utilities", NULL, &error);

  g_assert_no_error (error);
  return project;
}

static GBytes *
render (PergolaProject *project, const char *board, PergolaOutputOptions options, guint *left_out)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pergola_output_render (project, board, fonts, &options, NULL, left_out, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Rendered twice, with fonts loaded anew, byte by byte the same. */
static void
test_same (void)
{
  g_autoptr (PergolaProject) project = make_project ();
  static const PergolaFormat formats[] = { PERGOLA_FORMAT_SVG, PERGOLA_FORMAT_PDF, PERGOLA_FORMAT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = render (project, "value.figure", make_options (formats[i]), NULL);
      g_autoptr (GBytes) second = render (project, "value.figure", make_options (formats[i]), NULL);

      g_assert_true (g_bytes_equal (first, second));
    }
}

/* A private card leaves no trace, and is counted. */
static void
test_audience (void)
{
  g_autoptr (PergolaProject) project = make_project ();
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_SVG);
  g_autoptr (GPtrArray) values = pergola_project_list_items (project, "value");
  PergolaItem *card = g_ptr_array_index (values, 0);
  g_autoptr (GBytes) shown = NULL, hidden = NULL;
  g_autoptr (GError) error = NULL;
  guint before = 0, after = 0;

  pergola_project_begin (project, "Hide");
  pergola_project_set (project, pergola_item_get_id (card), "title", "Unmistakable", &error);
  pergola_project_commit (project);
  g_assert_no_error (error);
  shown = render (project, "value.figure", options, &before);
  g_assert_true (holds (shown, "Unmistakable"));

  pergola_project_begin (project, "Hide");
  pergola_project_set (project, pergola_item_get_id (card), "@audience", "me", &error);
  pergola_project_commit (project);
  g_assert_no_error (error);
  hidden = render (project, "value.figure", options, &after);
  g_assert_false (holds (hidden, "Unmistakable"));
  g_assert_false (holds (hidden, pergola_item_get_id (card)));
  g_assert_cmpuint (after, ==, before + 1);
}

static void
test_boards (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) full = make_project (), empty = pergola_project_new (frameworks);
  g_autoptr (GPtrArray) boards = pergola_output_list_boards (full, PERGOLA_AUDIENCE_EVERYONE);
  g_autoptr (GPtrArray) none = pergola_output_list_boards (empty, PERGOLA_AUDIENCE_ME);
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_SVG);
  g_autoptr (GError) unknown = NULL, several = NULL, nothing = NULL;

  g_assert_cmpuint (boards->len, >=, 3);
  g_assert_cmpstr (boards->pdata[0], ==, "community.overview");
  g_assert_true (g_ptr_array_find_with_equal_func (boards, "value.figure", g_str_equal, NULL));
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_null (pergola_output_render (full, "value.nowhere", fonts, &options, NULL, NULL, &unknown));
  g_assert_error (unknown, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED);
  g_assert_null (pergola_output_render (full, NULL, fonts, &options, NULL, NULL, &several));
  g_assert_error (several, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED);
  options.format = PERGOLA_FORMAT_PDF;
  g_assert_null (pergola_output_render (empty, NULL, fonts, &options, NULL, NULL, &nothing));
  g_assert_error (nothing, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_EMPTY);
}

/* A board of which nothing may be seen is no page; where that is all, the words name the remedy. */
static void
test_private_boards (void)
{
  g_autoptr (PergolaProject) project = make_project ();
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  PergolaOutputOptions options = make_options (PERGOLA_FORMAT_PDF);
  g_autoptr (GPtrArray) none = NULL, circle = NULL;
  g_autoptr (GPtrArray) before = pergola_output_list_boards (project, PERGOLA_AUDIENCE_CIRCLE);
  g_autoptr (GError) error = NULL, nothing = NULL;

  pergola_project_begin (project, "Hide");
  for (guint i = 0; i < items->len; i++)
    pergola_project_set (project, pergola_item_get_id (items->pdata[i]), "@audience", "circle", &error);
  pergola_project_commit (project);
  g_assert_no_error (error);

  none = pergola_output_list_boards (project, PERGOLA_AUDIENCE_EVERYONE);
  circle = pergola_output_list_boards (project, PERGOLA_AUDIENCE_CIRCLE);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (circle->len, ==, before->len);

  g_assert_null (pergola_output_render (project, NULL, fonts, &options, NULL, NULL, &nothing));
  g_assert_error (nothing, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_EMPTY);
  g_assert_nonnull (strstr (nothing->message, "audience"));
}

static void
test_cancelled (void)
{
  g_autoptr (PergolaProject) project = make_project ();
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (int format = PERGOLA_FORMAT_SVG; format <= PERGOLA_FORMAT_PNG; format++)
    {
      PergolaOutputOptions options = make_options (format);
      g_autoptr (GError) error = NULL;

      g_assert_null (pergola_output_render (project, "value.figure", fonts, &options, cancellable, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_names (void)
{
  PergolaFormat format;
  PergolaPaper paper;
  PergolaTheme theme;

  for (int i = PERGOLA_FORMAT_SVG; i <= PERGOLA_FORMAT_PNG; i++)
    {
      g_assert_true (pergola_format_from_string (pergola_format_get_extension (i), &format));
      g_assert_cmpint (format, ==, i);
    }
  g_assert_true (pergola_paper_from_string ("A4", &paper));
  g_assert_cmpint (paper, ==, PERGOLA_PAPER_A4);
  g_assert_true (pergola_theme_from_string ("print", &theme));
  g_assert_cmpint (theme, ==, PERGOLA_THEME_PRINT);
  g_assert_false (pergola_format_from_string ("gif", &format));
  g_assert_false (pergola_paper_from_string (NULL, &paper));
  g_assert_false (pergola_theme_from_string ("", &theme));
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/png-scale", test_png_scale);
  g_test_add_func ("/output/png-too-large", test_png_too_large);
  g_test_add_func ("/output/pdf-words", test_pdf_words);
  g_test_add_func ("/output/pdf-bookmarks", test_pdf_bookmarks);
  g_test_add_func ("/output/same", test_same);
  g_test_add_func ("/output/audience", test_audience);
  g_test_add_func ("/output/private-boards", test_private_boards);
  g_test_add_func ("/output/boards", test_boards);
  g_test_add_func ("/output/cancelled", test_cancelled);
  g_test_add_func ("/output/names", test_names);

  return g_test_run ();
}
