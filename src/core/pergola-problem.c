/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-problem.h"

#include "pergola-frameworks-private.h"
#include "pergola-project-private.h"
#include "pergola-rank.h"
#include "pergola-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARENTS 64
#define MAX_NAMES 8
#define MAX_NAME 60 /* characters */

typedef struct
{
  PergolaProject *project;
  GPtrArray *problems;
  GStringChunk *names; /* those that had to be shortened */
} Check;

static void
problem_free (gpointer data)
{
  PergolaProblem *self = data;

  g_free (self->id);
  g_free (self->key);
  g_free (self->message);
  g_free (self);
}

/* Takes @message. */
static void
report (Check *check, PergolaProblemType type, PergolaItem *item, const char *key, int line, char *message)
{
  PergolaProblem *problem = g_new0 (PergolaProblem, 1);

  problem->type = type;
  problem->id = item != NULL ? g_strdup (pergola_item_get_id (item)) : NULL;
  problem->key = g_strdup (key);
  problem->line = line > 0 || item == NULL ? line : pergola_item_get_line (item);
  problem->message = message;
  g_ptr_array_add (check->problems, problem);
}

/* (transfer none): what a person would call it, not too long for a message. */
static const char *
name_item (Check *check, PergolaItem *item)
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

/* Names an element's markup, or an attribute's; NULL for what need not be reported. */
static char *
name_markup (const char *markup)
{
  if (markup[0] != '<')
    return g_strdup (_ ("text between elements"));
  if (markup[1] == '!' || markup[1] == '?' || g_str_has_prefix (markup, "<place "))
    return NULL;

  return g_strdup_printf ("<%.*s>", (int) strcspn (markup + 1, " \t\r\n/>"), markup + 1);
}

static char *
name_attribute (const char *markup)
{
  if (g_str_has_prefix (markup, "xmlns:"))
    return NULL;

  return g_strdup_printf ("%.*s", (int) strcspn (markup, "="), markup);
}

/* A few names say enough. */
static void
add_name (GPtrArray *names, char *name)
{
  if (name == NULL || names->len == MAX_NAMES || g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

/* The elements in a text that held more than text. */
static void
add_names_in_raw (GPtrArray *names, const char *raw)
{
  for (const char *p = raw; p != NULL && (p = strchr (p, '<')) != NULL; p++)
    if (p[1] != '/')
      add_name (names, name_markup (p));
}

/* A place that is none: its item or its numbers cannot be read. */
static void
check_kept_place (Check *check, PergolaExtras *extras, const char *markup)
{
  if (g_str_has_prefix (markup, "<place "))
    report (
      check, PERGOLA_PROBLEM_VALUE, NULL, NULL, extras->line,
      g_strdup_printf (_ ("A place on a board needs an item and numbers for x and y, and this one has none: %s. It "
                          "is kept as it is; move the item to give it another."),
                       markup));
}

static void
check_extras (Check *check, PergolaItem *item, PergolaExtras *extras)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < extras->children->len; i++)
    {
      add_name (names, name_markup (g_ptr_array_index (extras->children, i)));
      check_kept_place (check, extras, g_ptr_array_index (extras->children, i));
    }
  for (guint i = 0; i < extras->attributes->len; i++)
    add_name (names, name_attribute (g_ptr_array_index (extras->attributes, i)));
  add_names_in_raw (names, extras->raw);

  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      list = g_strjoinv (", ", (GStrv) names->pdata);
      report (
        check, PERGOLA_PROBLEM_UNKNOWN_XML, item, NULL, extras->line,
        g_strdup_printf (_ ("This version of Pergola does not know %s here. It is kept as it is; a newer version, "
                            "or the program that wrote it, may know it."),
                         list));
    }
  if (extras->fields != NULL)
    {
      GHashTableIter iter;
      gpointer field;

      g_hash_table_iter_init (&iter, extras->fields);
      while (g_hash_table_iter_next (&iter, NULL, &field))
        check_extras (check, item, field);
    }
}

static void
check_all_extras (Check *check)
{
  g_autoptr (GPtrArray) all = pergola_project_list_extras (check->project);

  for (guint i = 0; i < all->len; i++)
    check_extras (check, NULL, g_ptr_array_index (all, i));
}

/* --- Frameworks --- */

static void
check_use (Check *check, const PergolaUse *use)
{
  PergolaFrameworks *frameworks = pergola_project_get_frameworks (check->project);
  g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, use->id, "en", NULL);
  int line = 0;
  g_autofree char *fault = pergola_frameworks_explain (frameworks, use->id, &line);

  if (fault != NULL)
    report (check, PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, NULL, use->id, line,
            g_strdup_printf (_ ("The definition of “%s” in this project cannot be used: %s."), use->id, fault));
  else if (framework == NULL)
    report (check, PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK, NULL, use->id, 0,
            g_strdup_printf (_ ("The framework “%s” is not here. Put its definition into your frameworks folder, or "
                                "open the project with a newer version of Pergola."),
                             use->id));
  else if (use->version != NULL && g_ascii_strtoll (use->version, NULL, 10) > framework->version)
    report (check, PERGOLA_PROBLEM_NEWER, NULL, use->id, 0,
            g_strdup_printf (_ ("The project uses version %s of the framework “%s”; here is version %d. What this "
                                "version does not know is kept. Update Pergola to see all of it."),
                             use->version, use->id, framework->version));
}

static void
check_project (Check *check)
{
  GPtrArray *uses = pergola_project_get_uses (check->project);

  if (pergola_project_is_newer (check->project))
    report (check, PERGOLA_PROBLEM_NEWER, NULL, NULL, 0,
            g_strdup_printf (_ ("A newer version of Pergola wrote this project (format %s; this version knows %d). "
                                "Nothing is lost when it is saved here. Update Pergola to see all of it."),
                             pergola_project_get_file_version (check->project), PERGOLA_PROJECT_VERSION));
  for (guint i = 0; i < uses->len; i++)
    check_use (check, g_ptr_array_index (uses, i));
}

/* --- Fields --- */

static gboolean
is_person (Check *check, const char *id)
{
  PergolaItem *item = pergola_project_get (check->project, id);
  const PergolaKind *kind =
    item != NULL ? pergola_project_get_kind (check->project, pergola_item_get_kind (item)) : NULL;

  return kind != NULL && g_strcmp0 (kind->role, "person") == 0;
}

static void
check_field (Check *check, PergolaItem *item, const char *key)
{
  const PergolaFieldDef *field = pergola_project_get_field (check->project, item, key);
  const char *value = pergola_item_get (item, key);
  char *why;

  if (field == NULL)
    {
      report (check, PERGOLA_PROBLEM_UNKNOWN_FIELD, item, key, 0,
              g_strdup_printf (_ ("“%s” has a field “%s” that its kind does not have. It is kept as it is."),
                               name_item (check, item), key));
      return;
    }

  why = pergola_field_def_explain (field, value);
  if (why == NULL && field->type == PERGOLA_FIELD_PERSON && !is_person (check, value))
    why = g_strdup_printf (_ ("“%s” is not a person of this project."), value);
  if (why != NULL)
    report (check,
            field->type == PERGOLA_FIELD_CHOICE || field->type == PERGOLA_FIELD_CHOICES ? PERGOLA_PROBLEM_UNKNOWN_CHOICE
                                                                                        : PERGOLA_PROBLEM_VALUE,
            item, key, 0, g_strdup_printf ("“%s”: %s", name_item (check, item), why));
  g_free (why);
}

static void
check_fields (Check *check, PergolaItem *item)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);

  for (guint i = 0; i < fields->len; i++)
    check_field (check, item, g_ptr_array_index (fields, i));
}

/* --- Items and links --- */

static void
check_attributes (Check *check, PergolaItem *item)
{
  const char *rank = pergola_item_get_rank (item);
  const char *audience = pergola_item_get (item, "@audience");

  if (rank != NULL && !pergola_rank_is_valid (rank))
    report (check, PERGOLA_PROBLEM_VALUE, item, "@rank", 0,
            g_strdup_printf (_ ("“%s” has the rank “%s”, which is none. Move it to give it another."),
                             name_item (check, item), rank));
  if (audience != NULL && !pergola_audience_from_string (audience, NULL))
    report (
      check, PERGOLA_PROBLEM_VALUE, item, "@audience", 0,
      g_strdup_printf (_ ("“%s” is meant for “%s”, whom Pergola does not know; until you choose an audience it is "
                          "shown to you alone."),
                       name_item (check, item), audience));
}

static gboolean
is_in_circle (PergolaProject *project, PergolaItem *item)
{
  PergolaItem *above = item;

  for (guint i = 0; i < MAX_PARENTS; i++)
    {
      above = pergola_project_get (project, pergola_item_get_parent (above));
      if (above == NULL)
        return FALSE;
      if (above == item)
        return TRUE;
    }

  return TRUE;
}

static void
check_parent (Check *check, PergolaItem *item, const PergolaKind *kind)
{
  const char *id = pergola_item_get_parent (item);
  PergolaItem *parent = pergola_project_get (check->project, id);
  char *message = NULL;

  if (id == NULL && kind->parent != NULL)
    message = g_strdup_printf (_ ("“%s” belongs to nothing. Delete it, or give it a parent of the kind “%s”."),
                               name_item (check, item), kind->parent);
  else if (id != NULL && (parent == NULL || pergola_item_is_link (parent)))
    message = g_strdup_printf (_ ("“%s” belongs to “%s”, which is not in the project. Delete it, or bring that back."),
                               name_item (check, item), id);
  else if (id != NULL && kind->parent != NULL && strcmp (pergola_item_get_kind (parent), kind->parent) != 0)
    message =
      g_strdup_printf (_ ("“%s” belongs to “%s”, which is of the kind “%s” and not “%s”."), name_item (check, item),
                       name_item (check, parent), pergola_item_get_kind (parent), kind->parent);
  else if (id != NULL && is_in_circle (check->project, item))
    message = g_strdup_printf (_ ("“%s” belongs to itself, by a circle of parents. Delete one of them."),
                               name_item (check, item));

  if (message != NULL)
    report (check, PERGOLA_PROBLEM_PARENT, item, "@parent", 0, message);
}

static void
report_unknown_kind (Check *check, PergolaItem *item)
{
  report (check, PERGOLA_PROBLEM_UNKNOWN_KIND, item, NULL, 0,
          g_strdup_printf (_ ("“%s” is of the kind “%s”, which no framework of this project defines. It is kept as it "
                              "is, but no board shows it."),
                           name_item (check, item), pergola_item_get_kind (item)));
}

static void
check_item (Check *check, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (check->project, pergola_item_get_kind (item));

  if (kind == NULL)
    report_unknown_kind (check, item);
  else
    {
      check_parent (check, item, kind);
      check_fields (check, item);
    }
  check_attributes (check, item);
}

/* One end of a link; @kinds is NULL where the link's kind is not known. */
static void
check_end (Check *check, PergolaItem *link, const char *key, GStrv kinds)
{
  const char *id = pergola_item_get (link, key);
  PergolaItem *end = pergola_project_get (check->project, id);

  if (end == NULL)
    report (check, PERGOLA_PROBLEM_DANGLING_LINK, link, key, 0,
            g_strdup_printf (strcmp (key, "@from") == 0
                               ? _ ("The link “%s” starts at “%s”, which is not in the project. Delete the link, or "
                                    "draw it anew.")
                               : _ ("The link “%s” leads to “%s”, which is not in the project. Delete the link, or "
                                    "draw it anew."),
                             name_item (check, link), id != NULL ? id : ""));
  else if (kinds != NULL && !g_strv_contains ((const char *const *) kinds, pergola_item_get_kind (end)))
    report (check, PERGOLA_PROBLEM_LINK_ENDS, link, key, 0,
            g_strdup_printf (_ ("A link of the kind “%s” cannot join “%s”, which is of the kind “%s”. Delete the link, "
                                "or draw another."),
                             pergola_item_get_kind (link), name_item (check, end), pergola_item_get_kind (end)));
}

static void
check_link (Check *check, PergolaItem *link)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (check->project, pergola_item_get_kind (link));
  const char *from = pergola_item_get_from (link);

  if (kind == NULL)
    report_unknown_kind (check, link);
  check_end (check, link, "@from", kind != NULL ? kind->from : NULL);
  check_end (check, link, "@to", kind != NULL ? kind->to : NULL);
  if (from != NULL && g_strcmp0 (from, pergola_item_get_to (link)) == 0)
    report (check, PERGOLA_PROBLEM_LINK_ENDS, link, "@to", 0,
            g_strdup_printf (_ ("The link “%s” leads back to where it starts. Delete the link, or draw another."),
                             name_item (check, link)));
  if (kind != NULL)
    check_fields (check, link);
}

static void
check_items (Check *check)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (check->project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (check->project, NULL);

  g_ptr_array_extend (items, links, NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      PergolaExtras *extras = pergola_item_get_extras (item);

      if (pergola_item_is_link (item))
        check_link (check, item);
      else
        check_item (check, item);
      if (extras != NULL)
        check_extras (check, item, extras);
    }
}

/* --- Boards --- */

static void
check_variant (Check *check, const PergolaBoardDef *board)
{
  g_autofree char *key = g_strconcat (board->id, "/variant", NULL);
  const char *value = pergola_project_get_property (check->project, key);

  if (value != NULL && pergola_board_def_get_variant (board, value) == NULL)
    report (check, PERGOLA_PROBLEM_UNKNOWN_CHOICE, NULL, key, 0,
            g_strdup_printf (_ ("The board “%s” has no variant “%s”. Choose another."), board->title, value));
}

static void
check_places (Check *check, const char *board)
{
  g_autoptr (GPtrArray) items = pergola_project_list_placed (check->project, board);

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = g_ptr_array_index (items, i);

      if (pergola_project_get (check->project, id) == NULL)
        report (
          check, PERGOLA_PROBLEM_PLACE, NULL, board, 0,
          g_strdup_printf (_ ("The board “%s” has a place for “%s”, which is not in the project. It is kept as it "
                              "is."),
                           board, id));
    }
}

static void
check_boards (Check *check)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (check->project);

  for (guint i = 0; i < boards->len; i++)
    {
      const char *id = g_ptr_array_index (boards, i);
      const PergolaBoardDef *board = pergola_project_get_board (check->project, id);

      if (board == NULL)
        report (
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
  Check check = { project, g_ptr_array_new_with_free_func (problem_free), g_string_chunk_new (256) };

  check_project (&check);
  check_items (&check);
  check_boards (&check);
  check_all_extras (&check);
  g_ptr_array_sort (check.problems, compare_lines);
  g_string_chunk_free (check.names);

  return check.problems;
}
