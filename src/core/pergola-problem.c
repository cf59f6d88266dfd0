/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-problem-private.h"

#include "pergola-frameworks-private.h"
#include "pergola-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 60 /* characters */

static void
problem_free (gpointer data)
{
  PergolaProblem *self = data;

  g_free (self->id);
  g_free (self->key);
  g_free (self->message);
  g_free (self);
}

void
pergola_check_report (
  PergolaCheck *check, PergolaProblemType type, PergolaItem *item, const char *key, int line, char *message)
{
  PergolaProblem *problem = g_new0 (PergolaProblem, 1);

  problem->type = type;
  problem->id = item != NULL ? g_strdup (pergola_item_get_id (item)) : NULL;
  problem->key = g_strdup (key);
  problem->line = line > 0 || item == NULL ? line : pergola_item_get_line (item);
  problem->message = message;
  g_ptr_array_add (check->problems, problem);
}

const char *
pergola_check_name (PergolaCheck *check, PergolaItem *item)
{
  const char *title = pergola_item_get_title (item);
  g_autofree char *start = NULL;
  g_autofree char *shortened = NULL;

  if (*title == '\0')
    return pergola_item_get_id (item);
  if (g_utf8_strlen (title, -1) <= MAX_NAME)
    return title;

  start = g_utf8_substring (title, 0, MAX_NAME - 1);
  shortened = g_strconcat (start, "…", NULL);
  return g_string_chunk_insert (check->names, shortened);
}

/* --- What we do not know --- */

static void
check_all_extras (PergolaCheck *check)
{
  g_autoptr (GPtrArray) all = pergola_project_list_extras (check->project);

  for (guint i = 0; i < all->len; i++)
    pergola_check_extras (check, NULL, g_ptr_array_index (all, i));
}

/* --- Frameworks --- */

static void
check_use (PergolaCheck *check, const PergolaUse *use)
{
  PergolaFrameworks *frameworks = pergola_project_get_frameworks (check->project);
  g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, use->id, "en", NULL);
  int line = 0;
  g_autofree char *fault = pergola_frameworks_explain (frameworks, use->id, &line);

  if (fault != NULL)
    pergola_check_report (
      check, PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, NULL, use->id, line,
      g_strdup_printf (_ ("The definition of “%s” in this project cannot be used: %s."), use->id, fault));
  else if (framework == NULL)
    pergola_check_report (
      check, PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, NULL, use->id, 0,
      g_strdup_printf (_ ("The framework “%s” is not here. Put its definition into your frameworks folder, or "
                          "open the project with a newer version of Pergola."),
                       use->id));
  else if (use->version != NULL && g_ascii_strtoll (use->version, NULL, 10) > framework->version)
    pergola_check_report (
      check, PERGOLA_PROBLEM_NEWER, NULL, use->id, 0,
      g_strdup_printf (_ ("The project uses version %s of the framework “%s”; here is version %d. What this "
                          "version does not know is kept. Update Pergola to see all of it."),
                       use->version, use->id, framework->version));
}

static void
check_project (PergolaCheck *check)
{
  GPtrArray *uses = pergola_project_get_uses (check->project);

  if (pergola_project_is_newer (check->project))
    pergola_check_report (
      check, PERGOLA_PROBLEM_NEWER, NULL, NULL, 0,
      g_strdup_printf (_ ("A newer version of Pergola wrote this project (format %s; this version knows %d). "
                          "Nothing is lost when it is saved here. Update Pergola to see all of it."),
                       pergola_project_get_file_version (check->project), PERGOLA_PROJECT_VERSION));
  for (guint i = 0; i < uses->len; i++)
    check_use (check, g_ptr_array_index (uses, i));
}

/* --- Items and links --- */

static void
check_items (PergolaCheck *check)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (check->project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (check->project, NULL);

  g_ptr_array_extend (items, links, NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      PergolaExtras *extras = pergola_item_get_extras (item);

      if (pergola_item_is_link (item))
        pergola_check_link (check, item);
      else
        pergola_check_item (check, item);
      pergola_check_conflicts (check, item);
      if (extras != NULL)
        pergola_check_extras (check, item, extras);
    }
}

/* --- Boards --- */

static void
check_variant (PergolaCheck *check, const PergolaBoardDef *board)
{
  g_autofree char *key = g_strconcat (board->id, "/variant", NULL);
  const char *value = pergola_project_get_property (check->project, key);

  if (value != NULL && pergola_board_def_get_variant (board, value) == NULL)
    pergola_check_report (
      check, PERGOLA_PROBLEM_UNKNOWN_CHOICE, NULL, key, 0,
      g_strdup_printf (_ ("The board “%s” has no variant “%s”. Choose another."), board->title, value));
}

static void
check_places (PergolaCheck *check, const char *board)
{
  g_autoptr (GPtrArray) items = pergola_project_list_placed (check->project, board);

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = g_ptr_array_index (items, i);

      if (pergola_project_get (check->project, id) == NULL)
        pergola_check_report (
          check, PERGOLA_PROBLEM_PLACE, NULL, board, 0,
          g_strdup_printf (_ ("The board “%s” has a place for “%s”, which is not in the project. It is kept as it "
                              "is."),
                           board, id));
    }
}

static void
check_boards (PergolaCheck *check)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (check->project);

  for (guint i = 0; i < boards->len; i++)
    {
      const char *id = g_ptr_array_index (boards, i);
      const PergolaBoardDef *board = pergola_project_get_board (check->project, id);

      if (board == NULL)
        pergola_check_report (
          check, PERGOLA_PROBLEM_PLACE, NULL, id, 0,
          g_strdup_printf (_ ("There is no board “%s” in the frameworks of this project. What is said about it is "
                              "kept as it is."),
                           id));
      else
        check_variant (check, board);
      check_places (check, id);
    }
}

/* --- The whole --- */

/* By line; what has none is about the whole and comes first. g_ptr_array_sort keeps the order of equals. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PergolaProblem *first = *(PergolaProblem *const *) a;
  const PergolaProblem *second = *(PergolaProblem *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

GPtrArray *
pergola_project_check (PergolaProject *project)
{
  PergolaCheck check = { project, g_ptr_array_new_with_free_func (problem_free), g_string_chunk_new (256) };

  check_project (&check);
  pergola_check_conflicts (&check, NULL);
  check_items (&check);
  check_boards (&check);
  check_all_extras (&check);
  g_ptr_array_sort (check.problems, compare_lines);
  g_string_chunk_free (check.names);

  return check.problems;
}
