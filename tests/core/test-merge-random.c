/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Seeded random edits on two sides of a project, merged. More of it: PERGOLA_TEST_ROUNDS=1000; the same again: --seed.
 */

#include "merge-texts.h"
#include "random-edits.h"

#include <string.h>

static guint
get_rounds (void)
{
  const char *text = g_getenv ("PERGOLA_TEST_ROUNDS");
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 12;
}

/* (transfer full): what is left of @text after some edits. */
static char *
edit (PergolaFrameworks *frameworks, const char *text, guint steps)
{
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, text);

  for (guint i = 0; i < steps; i++)
    random_edits_step (project);
  return merge_texts_write (project);
}

static char *
make_base (PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);

  for (guint i = 0; i < 60; i++)
    random_edits_step (project);
  return merge_texts_write (project);
}

/* --- What edits alone do not make --- */

static gboolean
mark (const GMatchInfo *match, GString *out, gpointer data)
{
  const char *side = data;
  g_autofree char *tag = g_match_info_fetch (match, 0);

  g_string_append (out, tag);
  if (g_test_rand_int_range (0, 3) == 0)
    g_string_append_printf (out, " x=\"%s-%u\"", side, (guint) g_test_rand_int ());
  return FALSE;
}

/* (transfer full): @text with attributes of @side's here and there, and an item of @kind with an id that the other side
 * has for another one, which is linked and placed. */
static char *
disturb (PergolaFrameworks *frameworks, const char *text, const char *side, const char *kind)
{
  g_autoptr (GRegex) tags =
    g_regex_new ("<(project|title|board|item|link|field|framework)(?= (xmlns=|id=)|>)", 0, 0, NULL);
  g_autofree char *marked = g_regex_replace_eval (tags, text, -1, 0, 0, mark, (gpointer) side, NULL);
  g_autofree char *clash =
    g_strdup_printf ("  <item id=\"clash\" kind=\"%s\"><field id=\"title\">%s clash</field></item>\n"
                     "  <item id=\"%s\" kind=\"value\" parent=\"clash\"/>\n"
                     "  <link id=\"%s-link\" kind=\"flow\" from=\"clash\" to=\"%s\"/>\n"
                     "  <board id=\"test.%s\"><place item=\"clash\" x=\"1\" y=\"2\"/></board>\n</project>",
                     kind, side, side, side, side, side);
  g_auto (GStrv) parts = g_strsplit (marked, "</project>", 2);
  g_autofree char *joined = g_strjoin (clash, parts[0], parts[1], NULL);
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, parts[1] != NULL ? joined : marked);

  return merge_texts_write (project);
}

/* Each attribute that the side has is there, as its value or waiting. */
static void
check_marks (const char *side, const char *text, const char *result)
{
  g_autofree char *pattern = g_strdup_printf ("%s-[0-9]+", side);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *value = g_match_info_fetch (match, 0);

      g_assert_nonnull (strstr (result, value));
    }
}

/* Both things are there, each with its child, its link and its place. */
static void
check_clash (PergolaProject *result, const char *side, const char *kind)
{
  g_autofree char *link_id = g_strconcat (side, "-link", NULL);
  g_autofree char *board = g_strconcat ("test.", side, NULL);
  g_autofree char *title = g_strconcat (side, " clash", NULL);
  PergolaItem *link = pergola_project_get (result, link_id);
  PergolaItem *item = pergola_project_get (result, pergola_item_get_from (link));
  double x, y;

  g_assert_cmpstr (pergola_item_get_title (item), ==, title);
  g_assert_cmpstr (pergola_item_get_kind (item), ==, kind);
  g_assert_cmpstr (pergola_item_get_parent (pergola_project_get (result, side)), ==, pergola_item_get_id (item));
  g_assert_true (pergola_project_get_place (result, board, pergola_item_get_id (item), &x, &y));
}

static void
assert_merge (
  PergolaFrameworks *frameworks, const char *base, const char *ours, const char *theirs, const char *expected)
{
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpstr (collisions, ==, "");
}

/* --- Nothing is lost --- */

/* Whether a version of a field is there: as the value, or waiting. */
static gboolean
is_kept (PergolaProject *project, PergolaItem *item, const char *field, const char *value)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (project, item);

  if (g_strcmp0 (pergola_item_get (item, field), value) == 0)
    return TRUE;
  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->field, field) == 0 && strcmp (conflict->other, value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* (nullable): the item, or of a link that both sides drew the one that stayed. */
static PergolaItem *
find_item (PergolaProject *project, PergolaItem *item)
{
  PergolaItem *found = pergola_project_get (project, pergola_item_get_id (item));
  g_autoptr (GPtrArray) links = NULL;

  if (found != NULL || !pergola_item_is_link (item))
    return found;

  links = pergola_project_list_links_of (project, pergola_item_get_from (item));
  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);

      if (strcmp (pergola_item_get_kind (link), pergola_item_get_kind (item)) == 0 &&
          g_strcmp0 (pergola_item_get_from (link), pergola_item_get_from (item)) == 0 &&
          g_strcmp0 (pergola_item_get_to (link), pergola_item_get_to (item)) == 0)
        return link;
    }

  return NULL;
}

static void
check_item_kept (
  PergolaProject *base, PergolaProject *side, PergolaProject *other, PergolaProject *result, PergolaItem *item)
{
  const char *id = pergola_item_get_id (item);
  PergolaItem *before = pergola_project_get (base, id);
  PergolaItem *after = find_item (result, item);
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);

  if (before == NULL || pergola_project_get (other, id) != NULL)
    g_assert_nonnull (after);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      const char *value = pergola_item_get (item, field);

      if (before != NULL && g_strcmp0 (pergola_item_get (before, field), value) == 0)
        continue;
      g_assert_nonnull (after);
      g_assert_true (is_kept (result, after, field, value));
    }
}

static void
check_kept (PergolaProject *base, PergolaProject *side, PergolaProject *other, PergolaProject *result)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (side, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (side, NULL);

  g_ptr_array_extend (items, links, NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    check_item_kept (base, side, other, result, g_ptr_array_index (items, i));
}

/* --- No new fault --- */

static gboolean
has_problem (GPtrArray *problems, const PergolaProblem *problem)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const PergolaProblem *other = g_ptr_array_index (problems, i);

      if (other->type == problem->type && g_strcmp0 (other->id, problem->id) == 0 &&
          g_strcmp0 (other->key, problem->key) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_problems (PergolaProject *ours, PergolaProject *theirs, PergolaProject *result)
{
  g_autoptr (GPtrArray) of_ours = pergola_project_check (ours);
  g_autoptr (GPtrArray) of_theirs = pergola_project_check (theirs);
  g_autoptr (GPtrArray) of_result = pergola_project_check (result);

  for (guint i = 0; i < of_result->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (of_result, i);

      if (problem->type == PERGOLA_PROBLEM_CONFLICT || has_problem (of_ours, problem) ||
          has_problem (of_theirs, problem))
        continue;
      g_test_message ("%s", problem->message);
      g_test_fail ();
    }
}

/* Nobody sees what was meant for fewer before, on the side that meant it so. */
static void
check_audiences (PergolaProject *base, PergolaProject *side, PergolaProject *other, PergolaProject *result)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (result, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      PergolaItem *there = pergola_project_get (side, pergola_item_get_id (item));
      PergolaItem *before = pergola_project_get (base, pergola_item_get_id (item));

      if (there != NULL && (before == NULL || pergola_item_get_audience (there) != pergola_item_get_audience (before)))
        g_assert_cmpint (pergola_item_get_audience (item), <=, pergola_item_get_audience (there));
    }
}

static void
check_result (PergolaFrameworks *frameworks,
              const char *base_text,
              const char *ours_text,
              const char *theirs_text,
              const char *text)
{
  g_autoptr (PergolaProject) base = merge_texts_read (frameworks, base_text);
  g_autoptr (PergolaProject) ours = merge_texts_read (frameworks, ours_text);
  g_autoptr (PergolaProject) theirs = merge_texts_read (frameworks, theirs_text);
  g_autoptr (PergolaProject) result = merge_texts_read (frameworks, text);

  check_kept (base, ours, theirs, result);
  check_kept (base, theirs, ours, result);
  check_problems (ours, theirs, result);
  check_audiences (base, ours, theirs, result);
  check_audiences (base, theirs, ours, result);
}

static void
test_round (PergolaFrameworks *frameworks)
{
  g_autofree char *base = make_base (frameworks);
  g_autofree char *ours = edit (frameworks, base, 25);
  g_autofree char *theirs = edit (frameworks, base, 25);
  g_autofree char *collisions = NULL;
  g_autofree char *swapped_collisions = NULL;
  g_autofree char *result = NULL;
  g_autofree char *swapped = NULL;

  assert_merge (frameworks, base, base, theirs, theirs);
  assert_merge (frameworks, base, ours, base, ours);
  assert_merge (frameworks, base, ours, ours, ours);

  result = merge_texts (frameworks, base, ours, theirs, &collisions);
  swapped = merge_texts (frameworks, base, theirs, ours, &swapped_collisions);
  g_assert_cmpstr (collisions, ==, swapped_collisions);
  if (*collisions == '\0')
    g_assert_cmpstr (result, ==, swapped);
  check_result (frameworks, base, ours, theirs, result);
  check_result (frameworks, base, theirs, ours, swapped);

  /* Each took in the other's; when each takes in the result of the other, both have the same, and are asked nothing
   * new. */
  {
    g_autofree char *again = NULL;
    g_autofree char *new_here = NULL;
    g_autofree char *new_there = NULL;
    g_autofree char *new_again = NULL;
    g_autofree char *first = merge_texts (frameworks, base, result, swapped, &new_here);
    g_autofree char *second = merge_texts (frameworks, base, swapped, result, &new_there);

    g_assert_cmpstr (first, ==, second);
    g_assert_cmpstr (new_here, ==, "");
    g_assert_cmpstr (new_there, ==, "");
    /* What one side had already is not asked anew either. */
    again = merge_texts (frameworks, base, theirs, result, &new_again);
    g_assert_cmpstr (new_again, ==, "");
  }
}

/* Unknown attributes that both set, and one id for two things. */
static void
test_disturbed_round (PergolaFrameworks *frameworks)
{
  g_autofree char *base = make_base (frameworks);
  g_autofree char *our_edits = edit (frameworks, base, 10);
  g_autofree char *their_edits = edit (frameworks, base, 10);
  g_autofree char *ours = disturb (frameworks, our_edits, "ours", "value");
  g_autofree char *theirs = disturb (frameworks, their_edits, "theirs", "story");
  g_autofree char *collisions = NULL;
  g_autofree char *result = merge_texts (frameworks, base, ours, theirs, &collisions);
  g_autofree char *swapped = merge_texts (frameworks, base, theirs, ours, NULL);
  g_autofree char *first = merge_texts (frameworks, base, result, swapped, NULL);
  g_autofree char *second = merge_texts (frameworks, base, swapped, result, NULL);
  g_autoptr (PergolaProject) project = merge_texts_read (frameworks, result);

  check_marks ("ours", ours, result);
  check_marks ("theirs", theirs, result);
  check_clash (project, "ours", "value");
  check_clash (project, "theirs", "story");
  g_assert_cmpstr (first, ==, second);
  assert_merge (frameworks, base, base, theirs, theirs);
  assert_merge (frameworks, ours, ours, theirs, theirs);
  assert_merge (frameworks, base, ours, base, ours);
}

static void
test_disturbed (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint round = get_rounds (); round > 0; round--)
    test_disturbed_round (frameworks);
}

static void
test_two_sides (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint round = get_rounds (); round > 0; round--)
    test_round (frameworks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/two-sides", test_two_sides);
  g_test_add_func ("/merge/disturbed", test_disturbed);
  return g_test_run ();
}
