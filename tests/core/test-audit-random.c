/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The audit on random projects, against a second, slow and plain reading of its rules. */

#include "config.h"

#include "audit-fixture.h"
#include "audit-naive.h"
#include "random-edits.h"

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

/* --- Edits of words --- */

static void
write_item (GString *text, PergolaItem *item)
{
  g_string_append_printf (text, " %s", item != NULL ? pergola_item_get_id (item) : "-");
}

static void
write_discipline (GString *text, const PergolaDiscipline *discipline)
{
  g_string_append_printf (text, "%s %u/%u %g %d\n", discipline->check->role, discipline->good, discipline->total,
                          discipline->median, discipline->state);
  for (guint i = 0; i < discipline->findings->len; i++)
    {
      const PergolaFinding *finding = g_ptr_array_index (discipline->findings, i);

      g_string_append_printf (text, "  %d %d %u %s %s", finding->kind, finding->minor, finding->minutes,
                              finding->type != NULL ? finding->type->id : "-",
                              finding->told != NULL ? finding->told->id : "-");
      write_item (text, finding->person);
      for (guint k = 0; k < finding->items->len; k++)
        write_item (text, g_ptr_array_index (finding->items, k));
      g_string_append_c (text, '\n');
    }
}

static void
write_promises (GString *text, GPtrArray *promises)
{
  for (guint i = 0; i < promises->len; i++)
    {
      const PergolaPromise *promise = g_ptr_array_index (promises, i);

      g_string_append_printf (text, "%s %s %d", promise->field->id, promise->date, promise->when);
      write_item (text, promise->item);
      write_item (text, promise->owner);
      g_string_append_c (text, '\n');
    }
}

/* (transfer full): all that follows from a project, but its words. */
static char *
write_all (PergolaProject *project)
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (project);
  g_autoptr (GPtrArray) promises = NULL, readings = NULL;
  GString *text = g_string_new (NULL);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 14, G_DATE_MAY, 2026);
  promises = pergola_promise_list (project, &today);
  readings = pergola_promise_list_readings (project, &today);
  for (guint i = 0; i < audit->disciplines->len; i++)
    write_discipline (text, g_ptr_array_index (audit->disciplines, i));
  for (guint i = 0; i < audit->tallies->len; i++)
    {
      const PergolaTally *tally = &g_array_index (audit->tallies, PergolaTally, i);

      g_string_append_printf (text, "%s %u %u\n", tally->type->id, tally->stories, tally->indicators);
    }
  write_promises (text, promises);
  write_promises (text, readings);
  return g_string_free (text, FALSE);
}

typedef struct
{
  guint words, others;
} Commits;

static void
committed_cb (PergolaProject *project, const PergolaTransaction *transaction, Commits *commits)
{
  *(pergola_project_is_words (project, transaction) ? &commits->words : &commits->others) += 1;
}

/* What is kept while nothing but words changes is what would be worked out anew. */
static void
test_words (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_template_create (frameworks, "water-utilities", NULL, NULL);
  g_autofree char *kept = write_all (project);
  guint n_words = 0, n_others = 0;

  for (guint n = 0; n < 1500; n++)
    {
      Commits commits = { 0, 0 };
      gulong handler = g_signal_connect (project, "committed", G_CALLBACK (committed_cb), &commits);
      char *whole;

      random_edits_step (project);
      g_signal_handler_disconnect (project, handler);
      whole = write_all (project);
      if (commits.others == 0)
        g_assert_cmpstr (kept, ==, whole);
      n_words += commits.words > 0 && commits.others == 0;
      n_others += !g_str_equal (kept, whole);
      g_free (kept);
      kept = whole;
    }
  g_assert_cmpuint (n_words, >, 50);
  g_assert_cmpuint (n_others, >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit/random", test_random);
  g_test_add_func ("/audit/words", test_words);
  return g_test_run ();
}
