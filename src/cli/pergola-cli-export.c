/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pergola-draw.h"

#define SCALE_MIN 0.1
#define SCALE_MAX 16.0

/* What was asked for: as words, then as what they mean. */
typedef struct
{
  char *board, *format, *output, *audience, *style, *paper, *scale, *story, *overlay, *until, *reading; /* (nullable) */
  gboolean all;

  PergolaOutputOptions options;
  const char *path; /* of the project */
  PergolaProject *project;
  PergolaFonts *fonts;
} Export;

static void
export_clear (Export *self)
{
  g_free (self->board);
  g_free (self->format);
  g_free (self->output);
  g_free (self->audience);
  g_free (self->style);
  g_free (self->paper);
  g_free (self->scale);
  g_free (self->story);
  g_free (self->overlay);
  g_free (self->until);
  g_free (self->reading);
  g_clear_object (&self->fonts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
is_stdout (Export *self)
{
  return g_strcmp0 (self->output, "-") == 0;
}

/* A folder that is there, or a name that says it is one. */
static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, "/") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
parse_scale (const char *text, double *scale)
{
  char *end;

  if (text == NULL)
    return TRUE;
  *scale = g_ascii_strtod (text, &end);
  /* Written so that what is not a number fails too. */
  return end != text && *end == '\0' && *scale >= SCALE_MIN && *scale <= SCALE_MAX;
}

/* What can be told before the project is read. PERGOLA_CLI_OK or the status after reporting. */
static int
check_words (const PergolaCliCommand *command, Export *self)
{
  self->options = (PergolaOutputOptions){
    .theme = PERGOLA_THEME_PRINT, .paper = PERGOLA_PAPER_FIT, .scale = 1, .audience = PERGOLA_AUDIENCE_EVERYONE
  };

  if ((self->board != NULL) == self->all)
    return pergola_cli_misuse (command, _ ("either --board or --all is needed"));
  if (self->format == NULL)
    return pergola_cli_misuse (command, _ ("--format is missing: svg, pdf or png"));
  if (!pergola_format_from_string (self->format, &self->options.format))
    return pergola_cli_misuse (command, _ ("“%s” is not a format: svg, pdf or png"), self->format);
  if (self->style != NULL && !pergola_theme_from_string (self->style, &self->options.theme))
    return pergola_cli_misuse (command, _ ("“%s” is not a style: light, dark or print"), self->style);
  if (self->paper != NULL && !pergola_paper_from_string (self->paper, &self->options.paper))
    return pergola_cli_misuse (command, _ ("“%s” is not a paper: a4, a3, letter or screen"), self->paper);
  if (!parse_scale (self->scale, &self->options.scale))
    return pergola_cli_misuse (command, _ ("“%s” is not a scale: a number from 0.1 to 16"), self->scale);
  if (!pergola_cli_parse_audience (command, self->audience, &self->options.audience))
    return PERGOLA_CLI_USAGE;
  if (self->until != NULL && !pergola_timeline_parse (self->until, NULL, &self->options.until))
    return pergola_cli_misuse (command, _ ("“%s” is not a date: write it like 2026-05-14, 2026-05 or 2026"),
                               self->until);
  self->options.retrospective = g_strcmp0 (self->reading, "retrospective") == 0;
  if (self->reading != NULL && !self->options.retrospective && strcmp (self->reading, "prospective") != 0)
    return pergola_cli_misuse (command, _ ("“%s” is not a reading: prospective or retrospective"), self->reading);
  if (self->all && is_stdout (self) && self->options.format != PERGOLA_FORMAT_PDF)
    return pergola_cli_misuse (command, _ ("several pictures need a folder, not the standard output"));
  return PERGOLA_CLI_OK;
}

/* (nullable): a story by its id or its title. */
static PergolaItem *
find_story (PergolaProject *project, const char *text)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  g_autoptr (GPtrArray) stories = NULL;

  if (kind == NULL)
    return NULL;
  stories = pergola_project_list_items (project, kind->id);
  for (guint i = 0; i < stories->len; i++)
    {
      PergolaItem *story = g_ptr_array_index (stories, i);

      if (g_str_equal (pergola_item_get_id (story), text) || g_str_equal (pergola_item_get_title (story), text))
        return story;
    }
  return NULL;
}

/* Whether the board that was asked for, or any, has an overlay. */
static gboolean
has_overlay (Export *self, const char *overlay)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  if (self->board != NULL)
    return pergola_board_def_get_overlay (pergola_project_get_board (self->project, self->board), overlay) != NULL;
  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->boards;

      for (guint j = 0; j < boards->len; j++)
        if (pergola_board_def_get_overlay (g_ptr_array_index (boards, j), overlay) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* What depends on the project. */
static int
check_names (const PergolaCliCommand *command, Export *self)
{
  if (self->board != NULL && !pergola_project_use_board (self->project, self->board))
    return pergola_cli_misuse (command, _ ("there is no board “%s”; “pergola boards” lists them"), self->board);

  if (self->overlay != NULL && !has_overlay (self, self->overlay))
    return pergola_cli_misuse (command, _ ("no board that is exported has the overlay “%s”"), self->overlay);
  self->options.overlay = self->overlay;

  if (self->story != NULL && g_str_equal (self->story, "none"))
    {
      self->options.story = "";
    }
  else if (self->story != NULL)
    {
      PergolaItem *story = find_story (self->project, self->story);

      if (story == NULL)
        return pergola_cli_misuse (command, _ ("there is no story “%s”"), self->story);
      if (!pergola_project_is_for (self->project, story, self->options.audience))
        return pergola_cli_misuse (command, _ ("the story “%s” is not for this audience"), self->story);
      self->options.story = pergola_item_get_id (story);
    }
  return PERGOLA_CLI_OK;
}

/* (transfer full): named after the project file and the board, in the working folder. */
static char *
make_default_output (Export *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  const char *extension = pergola_format_get_extension (self->options.format);

  if (g_str_has_suffix (name, ".pergola"))
    name[strlen (name) - strlen (".pergola")] = '\0';
  if (self->board != NULL)
    return g_strdup_printf ("%s-%s.%s", name, self->board, extension);
  if (self->options.format == PERGOLA_FORMAT_PDF)
    return g_strdup_printf ("%s.%s", name, extension);
  return g_strdup_printf ("%s-%s/", name, extension);
}

/* Whole or not there, and its name on stdout. */
static gboolean
write_output (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  if (g_str_equal (path, "-"))
    {
      pergola_cli_write (bytes);
      return TRUE;
    }
  if (!pergola_file_write_bytes (path, bytes, &error))
    {
      pergola_cli_say_of (path, error->message);
      return FALSE;
    }
  pergola_cli_print ("%s\n", shown);
  return TRUE;
}

/* @board is NULL for all of them as one file. */
static gboolean
export_file (Export *self, const char *board, const char *output, guint *left_out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    pergola_output_render (self->project, board, self->fonts, &self->options, NULL, left_out, &error);

  if (bytes == NULL)
    {
      pergola_cli_say_of (self->path, error->message);
      return FALSE;
    }
  return write_output (output, bytes);
}

static gboolean
export_to_folder (Export *self, GPtrArray *boards, const char *folder)
{
  const char *extension = pergola_format_get_extension (self->options.format);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_autofree char *message = g_strdup_printf (_ ("the folder cannot be made: %s"), g_strerror (errno));

      pergola_cli_say_of (folder, message);
      return FALSE;
    }
  for (guint i = 0; i < boards->len; i++)
    {
      const char *board = g_ptr_array_index (boards, i);
      g_autofree char *name = g_strdup_printf ("%s.%s", board, extension);
      g_autofree char *output = g_build_filename (folder, name, NULL);
      guint left_out;

      if (!export_file (self, board, output, &left_out))
        return FALSE;
    }
  return TRUE;
}

static gboolean
export_all (Export *self, const char *output, guint *left_out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = pergola_output_need_boards (self->project, self->options.audience, &error);
  gboolean one_file = self->options.format == PERGOLA_FORMAT_PDF && !is_folder (output);

  /* An item that stands on two boards is left out once. */
  *left_out = pergola_project_count_left_out (self->project, self->options.audience);
  if (boards == NULL)
    {
      pergola_cli_say_of (self->path, error->message);
      return FALSE;
    }
  if (one_file)
    {
      guint ignored;
      return export_file (self, NULL, output, &ignored);
    }
  return export_to_folder (self, boards, output);
}

static void
say_left_out (PergolaAudience audience, guint count)
{
  if (count == 0)
    return;
  if (audience == PERGOLA_AUDIENCE_EVERYONE)
    pergola_cli_say (ngettext ("%u item is not for everyone and was left out.",
                               "%u items are not for everyone and were left out.", count),
                     count);
  else
    pergola_cli_say (ngettext ("%u item is not for the circle and was left out.",
                               "%u items are not for the circle and were left out.", count),
                     count);
}

/* Why, where it is not their audience. */
static void
say_withheld (Export *self)
{
  const PergolaBoardDef *board = self->board != NULL ? pergola_project_get_board (self->project, self->board) : NULL;
  guint unasked;
  guint count = pergola_consent_count_withheld (self->project, board, self->options.audience, &unasked);

  if (count > unasked)
    pergola_cli_say (ngettext ("%u of them may not be quoted.", "%u of them may not be quoted.", count - unasked),
                     count - unasked);
  if (unasked > 0)
    pergola_cli_say (ngettext ("Of %u of them nobody has asked whether it may be quoted.",
                               "Of %u of them nobody has asked whether they may be quoted.", unasked),
                     unasked);
}

static int
export_project (const PergolaCliCommand *command, Export *self)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_autoptr (PergolaFile) file = pergola_cli_open (self->path, frameworks);
  g_autofree char *output = NULL;
  guint left_out = 0;
  gboolean ok;
  int status;

  if (file == NULL)
    return PERGOLA_CLI_FAULT;
  self->project = pergola_file_get_project (file);
  status = check_names (command, self);
  if (status != PERGOLA_CLI_OK)
    return status;

  self->fonts = pergola_fonts_new ();
  output = self->output != NULL ? g_strdup (self->output) : make_default_output (self);
  if (self->board != NULL)
    ok = export_file (self, self->board, output, &left_out);
  else
    ok = export_all (self, output, &left_out);
  if (!ok)
    return PERGOLA_CLI_FAULT;
  say_left_out (self->options.audience, left_out);
  say_withheld (self);
  return PERGOLA_CLI_OK;
}

int
pergola_cli_export (const PergolaCliCommand *command, GStrv argv)
{
  g_auto (Export) self = { 0 };
  const GOptionEntry entries[] = {
    { "board", 0, 0, G_OPTION_ARG_STRING, &self.board, N_ ("The board to draw"), "ID" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self.all, N_ ("Every board that holds something"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self.format, N_ ("What to write"), "svg|pdf|png" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self.output,
      N_ ("A file, a folder for several, or - for the standard output"), "PATH" },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &self.audience,
      N_ ("For whom; what is meant for fewer is left out (everyone)"), "me|circle|everyone" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &self.style, N_ ("Colours (print)"), "light|dark|print" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self.paper, N_ ("The size of a page (it fits the board)"),
      "a4|a3|letter|screen" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &self.scale, N_ ("PNG: pixels a unit, 0.1 to 16 (1)"), "N" },
    { "story", 0, 0, G_OPTION_ARG_STRING, &self.story, N_ ("The story to follow, by id or title, or none"), "STORY" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self.until, N_ ("What was there on a day, in a month or a year"), "DATE" },
    { "overlay", 0, 0, G_OPTION_ARG_STRING, &self.overlay, N_ ("The narrative to tell over the figure, by id"),
      "OVERLAY" },
    { "reading", 0, 0, G_OPTION_ARG_STRING, &self.reading, N_ ("From where a figure is read (prospective)"),
      "prospective|retrospective" },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 1, 1, &rest, &status))
    return status;
  status = check_words (command, &self);
  if (status != PERGOLA_CLI_OK)
    return status;
  self.path = rest[0];
  return export_project (command, &self);
}
