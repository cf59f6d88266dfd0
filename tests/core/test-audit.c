/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The audit on projects whose right answers are known. */

#include "config.h"

#include "audit-fixture.h"

/* "state good/total: kinds of findings", a minor one in brackets */
static void
check (Audit *a, const char *role, const char *expected)
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);
  const PergolaDiscipline *discipline = pergola_audit_get (audit, role);
  static const char *const states[] = { "nothing", "holds", "care" };
  static const char *const kinds[] = { "no-aspiration", "no-stakeholder", "starts-late", "no-activity", "tag-differs",
                                       "no-number",     "no-story",       "slow",        "no-loop" };
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (discipline);
  g_string_append_printf (text, "%s %u/%u", states[discipline->state], discipline->good, discipline->total);
  for (guint i = 0; i < discipline->findings->len; i++)
    {
      const PergolaFinding *finding = g_ptr_array_index (discipline->findings, i);

      g_string_append_printf (text, finding->minor ? " (%s)" : " %s", kinds[finding->kind]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
check_words (Audit *a, const char *role, const char *count, const char *sentence)
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);
  const PergolaDiscipline *discipline = pergola_audit_get (audit, role);
  g_autofree char *counted = pergola_discipline_describe_count (discipline);
  g_autofree char *said = pergola_discipline_describe (discipline);

  g_assert_cmpstr (counted, ==, count);
  g_assert_cmpstr (said, ==, sentence);
}

static void
check_finding (Audit *a, const char *role, guint index, const char *sentence, const char *remedy)
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);
  const PergolaDiscipline *discipline = pergola_audit_get (audit, role);
  const PergolaFinding *finding = g_ptr_array_index (discipline->findings, index);
  g_autofree char *said = pergola_finding_describe (finding);

  g_assert_cmpstr (said, ==, sentence);
  g_assert_cmpstr (pergola_finding_describe_remedy (finding), ==, remedy);
}

/* --- By hand --- */

static void
test_empty (Audit *a, gconstpointer data)
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);

  g_assert_cmpuint (audit->disciplines->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const PergolaDiscipline *discipline = g_ptr_array_index (audit->disciplines, i);
      g_autofree char *sentence = pergola_discipline_describe (discipline);
      g_autofree char *count = pergola_discipline_describe_count (discipline);

      g_assert_cmpint (discipline->state, ==, PERGOLA_AUDIT_NOTHING);
      g_assert_cmpuint (discipline->findings->len, ==, 0);
      g_assert_cmpstr (count, ==, "");
      g_assert_cmpstr (sentence, !=, "");
    }
  g_assert_null (pergola_audit_get_first (audit));
  g_assert_cmpuint (pergola_audit_count (audit), ==, 0);
}

static void
test_relevance (Audit *a, gconstpointer data)
{
  const char *less = audit_add_typed (a, "aspiration", "Less water lost", "realized");
  const char *directors, *members;

  check (a, "relevance", "nothing 0/0");
  directors = audit_add (a, "stakeholder", NULL, "Directors");
  members = audit_add (a, "stakeholder", NULL, "Members");
  check (a, "relevance", "care 0/2 no-aspiration no-aspiration (no-stakeholder)");
  check_words (a, "relevance", "0 of 2", "2 stakeholders have no aspiration");
  audit_join (a, "cares", directors, less);
  check (a, "relevance", "care 1/2 no-aspiration");
  check_words (a, "relevance", "1 of 2", "1 stakeholder has no aspiration");
  check_finding (a, "relevance", 0, "Nothing says what “Members” hopes for, so no value can matter to them.",
                 "Link an Aspiration");
  audit_join (a, "cares", members, less);
  check (a, "relevance", "holds 2/2");
  check_words (a, "relevance", "2 of 2", "Every stakeholder has an aspiration");
  audit_add_typed (a, "aspiration", "A calmer night", "immediate");
  check (a, "relevance", "holds 2/2 (no-stakeholder)");
  check_finding (a, "relevance", 0, "Nobody is named who hopes for “A calmer night”.", "Name a Stakeholder");
}

static void
test_chain_of_steps (Audit *a, gconstpointer data)
{
  const char *clinic = audit_add_typed (a, "value", "Leak clinic", "immediate");
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *figures = audit_add_typed (a, "value", "Directors ask for figures", "realized");
  const char *first = audit_add (a, "story", NULL, "Leaks found at night");
  const char *second = audit_add (a, "story", NULL, "The report");

  check (a, "attribution", "nothing 0/0");
  audit_tell (a, first, clinic, NULL);
  audit_tell (a, first, map, NULL);
  audit_tell (a, first, saved, NULL);
  check (a, "attribution", "holds 1/1");
  audit_tell (a, second, figures, NULL);
  audit_name (a, second, "by", "Tomás");
  check (a, "attribution", "care 1/2 starts-late");
  check_words (a, "attribution", "1 of 2", "1 result has no activity behind it");
  check_finding (a, "attribution", 0,
                 "“Directors ask for figures” starts at a result. Ask Tomás which activity led to it.", "Open Result");
}

/* From the map, which another story brings from the clinic. */
static void
test_chain_over_stories (Audit *a, gconstpointer data)
{
  const char *clinic = audit_add_typed (a, "value", "Leak clinic", "immediate");
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *second = audit_add (a, "story", NULL, "Two");
  const char *first;

  audit_tell (a, second, map, NULL);
  audit_tell (a, second, saved, NULL);
  check (a, "attribution", "care 0/1 no-activity");
  check_finding (a, "attribution", 0, "What led to “Losses down” does not go back to an activity. How did it begin?",
                 "Open Result");
  first = audit_add (a, "story", NULL, "One");
  audit_tell (a, first, clinic, NULL);
  audit_tell (a, first, map, NULL);
  check (a, "attribution", "holds 1/1");
}

/* Loops and untyped links make no chain; flows and what an activity has made do. */
static void
test_chain_over_links (Audit *a, gconstpointer data)
{
  const char *activity = audit_add (a, "activity", NULL, "Case clinic");
  const char *meeting = audit_add_typed (a, "value", "Meeting", "immediate");
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *calm = audit_add_typed (a, "value", "Calm nights", "realized");
  const char *hope = audit_add_typed (a, "aspiration", "Less lost", "realized");
  const char *story = audit_add (a, "story", NULL, "One");

  audit_tell (a, story, saved, NULL);
  audit_join (a, "improving", saved, meeting);
  audit_join (a, "improving", meeting, saved);
  audit_join (a, "hoped", saved, hope);
  check (a, "attribution", "care 0/1 starts-late");
  audit_join (a, "flow", map, saved);
  check (a, "attribution", "care 0/1 no-activity");
  audit_join (a, "created", activity, map);
  check (a, "attribution", "holds 1/1");
  audit_tell (a, audit_add (a, "story", NULL, "Two"), calm, NULL);
  check (a, "attribution", "care 1/2 starts-late");
  audit_join (a, "flow", meeting, calm);
  check (a, "attribution", "holds 2/2");
}

/* An activity that is told as a value is an activity. */
static void
test_activity_as_value (Audit *a, gconstpointer data)
{
  const char *activity = audit_add_typed (a, "activity", "Case clinic", "potential");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *story = audit_add (a, "story", NULL, "One");

  audit_tell (a, story, activity, NULL);
  audit_tell (a, story, saved, NULL);
  check (a, "attribution", "holds 1/1");
}

/* Steps that tell of nothing count by their tag, and carry the chain on. */
static void
test_steps_alone (Audit *a, gconstpointer data)
{
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *story = audit_add (a, "story", NULL, "One");
  const char *other = audit_add (a, "story", NULL, "Two");

  audit_tell (a, story, NULL, "immediate");
  audit_tell (a, story, NULL, NULL);
  audit_tell (a, story, saved, NULL);
  check (a, "attribution", "holds 1/1");
  audit_tell (a, other, NULL, "realized");
  check (a, "attribution", "care 1/2 starts-late");
  audit_tell (a, other, saved, NULL);
  check (a, "attribution", "care 1/2 starts-late");
}

static void
test_ring (Audit *a, gconstpointer data)
{
  const char *one = audit_add_typed (a, "value", "One", "realized");
  const char *two = audit_add_typed (a, "value", "Two", "realized");
  const char *story = audit_add (a, "story", NULL, "Round");

  audit_tell (a, story, one, NULL);
  audit_tell (a, story, two, NULL);
  audit_tell (a, story, one, NULL);
  check (a, "attribution", "care 0/2 no-activity no-activity");
}

/* A result that several tell of is found once. */
static void
test_found_once (Audit *a, gconstpointer data)
{
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  g_autoptr (PergolaAudit) audit = NULL;
  const PergolaFinding *finding;

  audit_tell (a, audit_add (a, "story", NULL, "One"), saved, NULL);
  audit_tell (a, audit_add (a, "story", NULL, "Two"), saved, NULL);
  check (a, "attribution", "care 0/1 starts-late");
  audit = pergola_audit_new (a->project);
  finding = pergola_audit_get_first (audit);
  g_assert_cmpuint (finding->items->len, ==, 3);
  g_assert_cmpstr (pergola_item_get_id (g_ptr_array_index (finding->items, 0)), ==, saved);
}

static void
test_tag (Audit *a, gconstpointer data)
{
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *story = audit_add (a, "story", NULL, "One");

  audit_tell (a, story, map, "potential");
  check (a, "attribution", "nothing 0/0");
  audit_tell (a, story, map, "applied");
  check (a, "attribution", "nothing 0/0 (tag-differs)");
  check_finding (a, "attribution", 0,
                 "“Valve map” was told as Applied, but it stands under Potential. The teller may see more than the "
                 "figure.",
                 "Open Card");
  audit_name (a, story, "by", "Amina");
  check_finding (a, "attribution", 0,
                 "Amina told “Valve map” as Applied, but it stands under Potential. The teller may see more than the "
                 "figure.",
                 "Open Card");
}

static void
test_mixed (Audit *a, gconstpointer data)
{
  const char *map = audit_add_typed (a, "value", "Valve map", "transformative");
  const char *story, *indicator;

  check (a, "mixed", "nothing 0/0");
  story = audit_add (a, "story", NULL, "One");
  audit_tell (a, story, map, "applied"); /* it counts where the card stands */
  check (a, "mixed", "care 0/1 no-number");
  check_words (a, "mixed", "0 of 1", "Transformative has stories but no number");
  check_finding (a, "mixed", 0,
                 "Transformative has 1 story but no number: one case may not be typical. What could be counted?",
                 "Add Indicator");
  audit_tell (a, story, NULL, "immediate");
  indicator = audit_add_typed (a, "indicator", "Clinics held", "immediate");
  check (a, "mixed", "care 1/2 no-number");
  audit_add_typed (a, "indicator", "Rules changed", "transformative");
  check (a, "mixed", "holds 2/2");
  audit_set (a, indicator, "type", "applied");
  check (a, "mixed", "care 1/3 no-number no-story");
  check_words (a, "mixed", "1 of 3", "2 types have stories or numbers, not both");
  audit_name (a, indicator, "owner", "Lena");
  check_finding (a, "mixed", 1, "Applied has 1 number but no story that says why. Ask Lena who could tell one.",
                 "Tell a Story");
}

static void
test_tallies (Audit *a, gconstpointer data)
{
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *one = audit_add (a, "story", NULL, "One"), *two = audit_add (a, "story", NULL, "Two");
  g_autoptr (PergolaAudit) audit = NULL;
  const PergolaTally *tally;

  audit_tell (a, one, map, NULL);
  audit_tell (a, one, NULL, "applied");
  audit_tell (a, one, map, NULL);
  audit_tell (a, two, map, NULL);
  audit_add_typed (a, "indicator", "Maps used", "potential");
  audit = pergola_audit_new (a->project);
  g_assert_cmpuint (audit->tallies->len, ==, 8);
  tally = &g_array_index (audit->tallies, PergolaTally, 2);
  g_assert_cmpstr (tally->type->id, ==, "potential");
  g_assert_cmpuint (tally->stories, ==, 2); /* not three steps */
  g_assert_cmpuint (tally->indicators, ==, 1);
}

static void
test_ease (Audit *a, gconstpointer data)
{
  const char *stories[4];

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    stories[i] = audit_add (a, "story", NULL, "Story");
  check (a, "ease", "nothing 0/0");
  audit_set (a, stories[0], "minutes", "7");
  check (a, "ease", "holds 1/1");
  check_words (a, "ease", "goal 10", "A story takes 7 minutes to tell");
  audit_set (a, stories[1], "minutes", "30");
  audit_set (a, stories[2], "minutes", "10");
  check (a, "ease", "holds 2/3 (slow)");
  check_words (a, "ease", "goal 10", "A story takes 10 minutes to tell");
  audit_set (a, stories[3], "minutes", "12");
  check (a, "ease", "care 2/4 slow slow");
  check_words (a, "ease", "goal 10", "A story takes 11 minutes to tell");
  check_finding (a, "ease", 0, "“Story” took 30 minutes to tell. A shorter form may do next time.", "Open Story");
}

static void
test_about (Audit *a, gconstpointer data)
{
  const char *activity = audit_add (a, "activity", NULL, "Case clinic");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *story = audit_add (a, "story", NULL, "One");

  audit_tell (a, story, saved, NULL);
  check (a, "attribution", "care 0/1 starts-late");
  audit_set (a, story, "about", activity);
  check (a, "attribution", "holds 1/1");
}

static void
test_learning (Audit *a, gconstpointer data)
{
  const char *map = audit_add_typed (a, "value", "Valve map", "potential");
  const char *saved = audit_add_typed (a, "value", "Losses down", "realized");
  const char *spring, *autumn;
  PergolaItem *loop = audit_join (a, "improving", saved, map);

  check (a, "learning", "nothing 0/0");
  spring = audit_add (a, "review", NULL, "Spring review");
  autumn = audit_add (a, "review", NULL, "Autumn review");
  audit_set (a, pergola_item_get_id (loop), "review", spring);
  check (a, "learning", "care 1/2 no-loop");
  check_words (a, "learning", "1 of 2", "1 review left no loop behind");
  check_finding (a, "learning", 0, "“Autumn review” left no loop behind. What is done better since, or asked anew?",
                 "Name the Loop");
  loop = audit_join (a, "reframing", saved, map);
  audit_set (a, pergola_item_get_id (loop), "review", autumn);
  check (a, "learning", "holds 2/2");
  check_words (a, "learning", "2 of 2", "Each review left a loop behind");
}

#define ADD(path, test) g_test_add ("/audit/" path, Audit, NULL, audit_set_up, test, audit_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("relevance", test_relevance);
  ADD ("chain-of-steps", test_chain_of_steps);
  ADD ("chain-over-stories", test_chain_over_stories);
  ADD ("chain-over-links", test_chain_over_links);
  ADD ("activity-as-value", test_activity_as_value);
  ADD ("steps-alone", test_steps_alone);
  ADD ("ring", test_ring);
  ADD ("found-once", test_found_once);
  ADD ("tag", test_tag);
  ADD ("about", test_about);
  ADD ("mixed", test_mixed);
  ADD ("learning", test_learning);
  ADD ("tallies", test_tallies);
  ADD ("ease", test_ease);
  return g_test_run ();
}
