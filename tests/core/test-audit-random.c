/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The audit on random projects, against a second, slow and plain reading of its rules. */

#include "config.h"

#include "audit-fixture.h"
#include "audit-naive.h"

#include <string.h>

static const char *
pick_type (void)
{
  return audit_types[g_test_rand_int_range (0, (int) g_strv_length ((GStrv) audit_types))];
}

static char *
pick (GPtrArray *ids)
{
  return g_ptr_array_index (ids, g_test_rand_int_range (0, ids->len));
}

static void
add_some (Audit *a, GPtrArray *ids, const char *kind, int most)
{
  for (int n = g_test_rand_int_range (1, most); n > 0; n--)
    g_ptr_array_add (ids, (char *) audit_add (a, kind, NULL, kind));
  for (guint i = 0; i < ids->len; i++)
    if (g_test_rand_int_range (0, 8) > 0 &&
        pergola_kind_get_field (pergola_project_get_kind (a->project, kind), "type"))
      audit_set (a, pick (ids), "type", pick_type ());
}

static void
link_some (Audit *a, const char *kind, GPtrArray *from, GPtrArray *to, int most)
{
  for (int n = g_test_rand_int_range (0, most); n > 0; n--)
    pergola_project_link (a->project, kind, pick (from), pick (to), NULL);
}

static void
review_some (Audit *a, const char *review)
{
  g_autoptr (GPtrArray) loops = pergola_project_list_links (a->project, g_test_rand_bit () ? "improving" : "reframing");

  if (loops->len > 0)
    audit_set (a, pergola_item_get_id (g_ptr_array_index (loops, g_test_rand_int_range (0, loops->len))), "review",
               review);
}

static void
fill (Audit *a)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), activities = g_ptr_array_new (), stories = g_ptr_array_new ();
  g_autoptr (GPtrArray) hopes = g_ptr_array_new (), people = g_ptr_array_new (), numbers = g_ptr_array_new ();
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();

  add_some (a, values, "value", 12);
  add_some (a, activities, "activity", 4);
  add_some (a, stories, "story", 6);
  add_some (a, hopes, "aspiration", 4);
  add_some (a, people, "stakeholder", 4);
  add_some (a, numbers, "indicator", 6);
  link_some (a, "flow", values, values, 6);
  link_some (a, "improving", values, values, 3);
  link_some (a, "reframing", values, hopes, 3);
  add_some (a, reviews, "review", 4);
  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    review_some (a, pick (reviews));
  link_some (a, "created", activities, values, 4);
  link_some (a, "cares", people, hopes, 5);
  for (guint i = 0; i < stories->len; i++)
    {
      if (g_test_rand_bit ())
        {
          g_autofree char *minutes = g_strdup_printf ("%d", g_test_rand_int_range (0, 21));
          audit_set (a, g_ptr_array_index (stories, i), "minutes", minutes);
        }
      if (g_test_rand_int_range (0, 4) == 0)
        audit_set (a, g_ptr_array_index (stories, i), "about", pick (activities));
      for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
        audit_tell (a, g_ptr_array_index (stories, i), g_test_rand_int_range (0, 4) > 0 ? pick (values) : NULL,
                    g_test_rand_bit () ? pick_type () : NULL);
    }
}

static void
compare (Audit *a, const char *role, char *(*slow) (PergolaProject *) )
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);
  const PergolaDiscipline *discipline = pergola_audit_get (audit, role);
  g_autofree char *fast = g_strdup_printf ("%u/%u", discipline->good, discipline->total);
  g_autofree char *expected = slow (a->project);

  g_assert_cmpstr (fast, ==, expected);
  if (!g_str_equal (role, "ease"))
    g_assert_cmpuint (pergola_discipline_count (discipline), ==, discipline->total - discipline->good);
  for (guint i = 0; i < discipline->findings->len; i++)
    {
      const PergolaFinding *finding = g_ptr_array_index (discipline->findings, i);
      g_autofree char *sentence = pergola_finding_describe (finding);

      g_assert_cmpuint (strlen (sentence), >, 10);
      g_assert_cmpuint (finding->items->len, >, 0);
    }
}

static void
test_random (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint n = 0; n < 1000; n++)
    {
      g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
      Audit a = { frameworks, project };

      pergola_project_begin (project, "Random");
      fill (&a);
      pergola_project_commit (project);
      compare (&a, "relevance", audit_naive_relevance);
      compare (&a, "attribution", audit_naive_attribution);
      compare (&a, "mixed", audit_naive_mixed);
      compare (&a, "ease", audit_naive_ease);
      compare (&a, "learning", audit_naive_learning);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit/random", test_random);
  return g_test_run ();
}
