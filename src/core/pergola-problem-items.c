/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-problem-private.h"

#include "pergola-rank.h"
#include "pergola-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARENTS 64

/* --- Fields --- */

/* (transfer full) (nullable): what is the matter with a name: nothing is there, or a thing of another kind. A kind that
 * the project does not know cannot be compared. */
static char *
explain_reference (PergolaCheck *check, const PergolaFieldDef *field, const char *id)
{
  PergolaItem *item = pergola_project_get (check->project, id);

  if (item == NULL && field->type == PERGOLA_FIELD_PERSON)
    return g_strdup_printf (_ ("“%s” is not a person of this project. Choose another one, or clear “%s”."), id,
                            field->title);
  if (item == NULL)
    return g_strdup_printf (_ ("“%s” is not in this project. Choose another one, or clear “%s”."), id, field->title);
  if (pergola_reference_get_kind (check->project, field) != NULL &&
      !pergola_reference_fits (check->project, field, item))
    return g_strdup_printf (_ ("“%s” is not what “%s” can name. Choose another one, or clear it."),
                            pergola_check_name (check, item), field->title);

  return NULL;
}

static void
check_field (PergolaCheck *check, PergolaItem *item, const char *key)
{
  const PergolaFieldDef *field = pergola_project_get_field (check->project, item, key);
  const char *value = pergola_item_get (item, key);
  char *why;

  if (field == NULL)
    {
      pergola_check_report (
        check, PERGOLA_PROBLEM_UNKNOWN_FIELD, item, key, 0,
        g_strdup_printf (_ ("“%s” has a field “%s” that its kind does not have. It is kept as it is."),
                         pergola_check_name (check, item), key));
      return;
    }

  why = pergola_field_def_explain (field, value);
  if (why == NULL && pergola_field_def_is_reference (field))
    why = explain_reference (check, field, value);
  if (why != NULL)
    pergola_check_report (check,
                          field->type == PERGOLA_FIELD_CHOICE || field->type == PERGOLA_FIELD_CHOICES
                            ? PERGOLA_PROBLEM_UNKNOWN_CHOICE
                            : PERGOLA_PROBLEM_VALUE,
                          item, key, 0, g_strdup_printf ("“%s”: %s", pergola_check_name (check, item), why));
  g_free (why);
}

static void
check_fields (PergolaCheck *check, PergolaItem *item)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);

  for (guint i = 0; i < fields->len; i++)
    check_field (check, item, g_ptr_array_index (fields, i));
}

/* --- Items and links --- */

static void
check_attributes (PergolaCheck *check, PergolaItem *item)
{
  const char *rank = pergola_item_get_rank (item);
  const char *audience = pergola_item_get (item, "@audience");

  if (rank != NULL && !pergola_rank_is_valid (rank))
    pergola_check_report (check, PERGOLA_PROBLEM_VALUE, item, "@rank", 0,
                          g_strdup_printf (_ ("“%s” has the rank “%s”, which is none. Move it to give it another."),
                                           pergola_check_name (check, item), rank));
  if (audience != NULL && !pergola_audience_from_string (audience, NULL))
    pergola_check_report (
      check, PERGOLA_PROBLEM_VALUE, item, "@audience", 0,
      g_strdup_printf (_ ("“%s” is meant for “%s”, whom Pergola does not know; until you choose an audience it is "
                          "shown to you alone."),
                       pergola_check_name (check, item), audience));
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
check_parent (PergolaCheck *check, PergolaItem *item, const PergolaKind *kind)
{
  const char *id = pergola_item_get_parent (item);
  PergolaItem *parent = pergola_project_get (check->project, id);
  char *message = NULL;

  if (id == NULL && kind->parent != NULL)
    message = g_strdup_printf (_ ("“%s” belongs to nothing. Delete it, or give it a parent of the kind “%s”."),
                               pergola_check_name (check, item), kind->parent);
  else if (id != NULL && (parent == NULL || pergola_item_is_link (parent)))
    message = g_strdup_printf (_ ("“%s” belongs to “%s”, which is not in the project. Delete it, or bring that back."),
                               pergola_check_name (check, item), id);
  else if (id != NULL && kind->parent != NULL && strcmp (pergola_item_get_kind (parent), kind->parent) != 0)
    message = g_strdup_printf (_ ("“%s” belongs to “%s”, which is of the kind “%s” and not “%s”."),
                               pergola_check_name (check, item), pergola_check_name (check, parent),
                               pergola_item_get_kind (parent), kind->parent);
  else if (id != NULL && is_in_circle (check->project, item))
    message = g_strdup_printf (_ ("“%s” belongs to itself, by a circle of parents. Delete one of them."),
                               pergola_check_name (check, item));

  if (message != NULL)
    pergola_check_report (check, PERGOLA_PROBLEM_PARENT, item, "@parent", 0, message);
}

static void
report_unknown_kind (PergolaCheck *check, PergolaItem *item)
{
  pergola_check_report (
    check, PERGOLA_PROBLEM_UNKNOWN_KIND, item, NULL, 0,
    g_strdup_printf (_ ("“%s” is of the kind “%s”, which no framework of this project defines. It is kept as it "
                        "is, but no board shows it."),
                     pergola_check_name (check, item), pergola_item_get_kind (item)));
}

void
pergola_check_item (PergolaCheck *check, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (check->project, pergola_item_get_kind (item));

  if (kind == NULL)
    report_unknown_kind (check, item);
  else
    {
      check_parent (check, item, kind);
      check_fields (check, item);
      pergola_check_evidence (check, item, kind);
    }
  check_attributes (check, item);
}

/* An end that is not of the kind yet, but can be, is no fault of the link. */
static gboolean
can_be (PergolaProject *project, PergolaItem *end, GStrv kinds)
{
  const char *id = pergola_item_get_kind (end);
  const PergolaKind *kind = pergola_project_get_kind (project, id);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], id) == 0 || pergola_kind_is (kind, kinds[i]))
      return TRUE;

  return FALSE;
}

/* One end of a link; @kinds is NULL where the link's kind is not known. */
static void
check_end (PergolaCheck *check, PergolaItem *link, const char *key, GStrv kinds)
{
  const char *id = pergola_item_get (link, key);
  PergolaItem *end = pergola_project_get (check->project, id);

  if (end == NULL)
    pergola_check_report (
      check, PERGOLA_PROBLEM_DANGLING_LINK, link, key, 0,
      g_strdup_printf (strcmp (key, "@from") == 0
                         ? _ ("The link “%s” starts at “%s”, which is not in the project. Delete the link, or "
                              "draw it anew.")
                         : _ ("The link “%s” leads to “%s”, which is not in the project. Delete the link, or "
                              "draw it anew."),
                       pergola_check_name (check, link), id != NULL ? id : ""));
  else if (kinds != NULL && !can_be (check->project, end, kinds))
    pergola_check_report (
      check, PERGOLA_PROBLEM_LINK_ENDS, link, key, 0,
      g_strdup_printf (_ ("A link of the kind “%s” cannot join “%s”, which is of the kind “%s”. Delete the link, "
                          "or draw another."),
                       pergola_item_get_kind (link), pergola_check_name (check, end), pergola_item_get_kind (end)));
}

void
pergola_check_link (PergolaCheck *check, PergolaItem *link)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (check->project, pergola_item_get_kind (link));
  const char *from = pergola_item_get_from (link);

  if (kind == NULL)
    report_unknown_kind (check, link);
  check_end (check, link, "@from", kind != NULL ? kind->from : NULL);
  check_end (check, link, "@to", kind != NULL ? kind->to : NULL);
  if (from != NULL && g_strcmp0 (from, pergola_item_get_to (link)) == 0)
    pergola_check_report (
      check, PERGOLA_PROBLEM_LINK_ENDS, link, "@to", 0,
      g_strdup_printf (_ ("The link “%s” leads back to where it starts. Delete the link, or draw another."),
                       pergola_check_name (check, link)));
  if (kind != NULL)
    check_fields (check, link);
}
