/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The audit on projects whose right answers are known, and against a second, slow and plain reading of its rules on
 * random ones. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
} Audit;

static void
set_up (Audit *a, gconstpointer data)
{
  a->frameworks = pergola_frameworks_new ();
  a->project = pergola_project_new (a->frameworks);
  pergola_project_begin (a->project, "Everything");
}

static void
tear_down (Audit *a, gconstpointer data)
{
  pergola_project_commit (a->project);
  g_clear_object (&a->project);
  g_clear_object (&a->frameworks);
}

static const char *
add (Audit *a, const char *kind, const char *parent, const char *title)
{
  PergolaItem *item = pergola_project_add (a->project, kind, parent);

  pergola_project_set (a->project, pergola_item_get_id (item), "title", title, NULL);
  return pergola_item_get_id (item);
}

static void
set (Audit *a, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_project_set (a->project, id, field, value, &error);
  g_assert_no_error (error);
}

static const char *
add_typed (Audit *a, const char *kind, const char *title, const char *type)
{
  const char *id = add (a, kind, NULL, title);

  set (a, id, "type", type);
  return id;
}

static PergolaItem *
join (Audit *a, const char *kind, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *link = pergola_project_link (a->project, kind, from, to, &error);

  g_assert_no_error (error);
  return link;
}

static void
name (Audit *a, const char *id, const char *field, const char *person)
{
  g_assert_true (pergola_edit_set_reference (a->project, (char *[]){ (char *) id, NULL }, field, person, NULL));
}

/* A step that tells of @card (nullable), tagged @tag (nullable). */
static const char *
tell (Audit *a, const char *story, const char *card, const char *tag)
{
  const char *step = add (a, "step", story, "And then");

  set (a, step, "type", tag);
  if (card != NULL)
    join (a, "tells", step, card);
  return step;
}

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
  const char *less = add_typed (a, "aspiration", "Less water lost", "realized");
  const char *directors, *members;

  check (a, "relevance", "nothing 0/0");
  directors = add (a, "stakeholder", NULL, "Directors");
  members = add (a, "stakeholder", NULL, "Members");
  check (a, "relevance", "care 0/2 no-aspiration no-aspiration (no-stakeholder)");
  check_words (a, "relevance", "0 of 2", "2 stakeholders have no aspiration");
  join (a, "cares", directors, less);
  check (a, "relevance", "care 1/2 no-aspiration");
  check_words (a, "relevance", "1 of 2", "1 stakeholder has no aspiration");
  check_finding (a, "relevance", 0, "Nothing says what “Members” hopes for, so no value can matter to them.",
                 "Link an Aspiration");
  join (a, "cares", members, less);
  check (a, "relevance", "holds 2/2");
  check_words (a, "relevance", "2 of 2", "Every stakeholder has an aspiration");
  add_typed (a, "aspiration", "A calmer night", "immediate");
  check (a, "relevance", "holds 2/2 (no-stakeholder)");
  check_finding (a, "relevance", 0, "Nobody is named who hopes for “A calmer night”.", "Name a Stakeholder");
}

static void
test_chain_of_steps (Audit *a, gconstpointer data)
{
  const char *clinic = add_typed (a, "value", "Leak clinic", "immediate");
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *figures = add_typed (a, "value", "Directors ask for figures", "realized");
  const char *first = add (a, "story", NULL, "Leaks found at night");
  const char *second = add (a, "story", NULL, "The report");

  check (a, "attribution", "nothing 0/0");
  tell (a, first, clinic, NULL);
  tell (a, first, map, NULL);
  tell (a, first, saved, NULL);
  check (a, "attribution", "holds 1/1");
  tell (a, second, figures, NULL);
  name (a, second, "by", "Tomás");
  check (a, "attribution", "care 1/2 starts-late");
  check_words (a, "attribution", "1 of 2", "1 result has no activity behind it");
  check_finding (a, "attribution", 0,
                 "“Directors ask for figures” starts at a result. Ask Tomás which activity led to it.", "Open Result");
}

/* From the map, which another story brings from the clinic. */
static void
test_chain_over_stories (Audit *a, gconstpointer data)
{
  const char *clinic = add_typed (a, "value", "Leak clinic", "immediate");
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *second = add (a, "story", NULL, "Two");
  const char *first;

  tell (a, second, map, NULL);
  tell (a, second, saved, NULL);
  check (a, "attribution", "care 0/1 no-activity");
  check_finding (a, "attribution", 0, "What led to “Losses down” does not go back to an activity. How did it begin?",
                 "Open Result");
  first = add (a, "story", NULL, "One");
  tell (a, first, clinic, NULL);
  tell (a, first, map, NULL);
  check (a, "attribution", "holds 1/1");
}

/* Loops and untyped links make no chain; flows and what an activity has made do. */
static void
test_chain_over_links (Audit *a, gconstpointer data)
{
  const char *activity = add (a, "activity", NULL, "Case clinic");
  const char *meeting = add_typed (a, "value", "Meeting", "immediate");
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *calm = add_typed (a, "value", "Calm nights", "realized");
  const char *hope = add_typed (a, "aspiration", "Less lost", "realized");
  const char *story = add (a, "story", NULL, "One");

  tell (a, story, saved, NULL);
  join (a, "improving", saved, meeting);
  join (a, "improving", meeting, saved);
  join (a, "hoped", saved, hope);
  check (a, "attribution", "care 0/1 starts-late");
  join (a, "flow", map, saved);
  check (a, "attribution", "care 0/1 no-activity");
  join (a, "created", activity, map);
  check (a, "attribution", "holds 1/1");
  tell (a, add (a, "story", NULL, "Two"), calm, NULL);
  check (a, "attribution", "care 1/2 starts-late");
  join (a, "flow", meeting, calm);
  check (a, "attribution", "holds 2/2");
}

/* An activity that is told as a value is an activity. */
static void
test_activity_as_value (Audit *a, gconstpointer data)
{
  const char *activity = add_typed (a, "activity", "Case clinic", "potential");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *story = add (a, "story", NULL, "One");

  tell (a, story, activity, NULL);
  tell (a, story, saved, NULL);
  check (a, "attribution", "holds 1/1");
}

/* Steps that tell of nothing count by their tag, and carry the chain on. */
static void
test_steps_alone (Audit *a, gconstpointer data)
{
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *story = add (a, "story", NULL, "One");
  const char *other = add (a, "story", NULL, "Two");

  tell (a, story, NULL, "immediate");
  tell (a, story, NULL, NULL);
  tell (a, story, saved, NULL);
  check (a, "attribution", "holds 1/1");
  tell (a, other, NULL, "realized");
  check (a, "attribution", "care 1/2 starts-late");
  tell (a, other, saved, NULL);
  check (a, "attribution", "care 1/2 starts-late");
}

static void
test_ring (Audit *a, gconstpointer data)
{
  const char *one = add_typed (a, "value", "One", "realized");
  const char *two = add_typed (a, "value", "Two", "realized");
  const char *story = add (a, "story", NULL, "Round");

  tell (a, story, one, NULL);
  tell (a, story, two, NULL);
  tell (a, story, one, NULL);
  check (a, "attribution", "care 0/2 no-activity no-activity");
}

/* A result that several tell of is found once. */
static void
test_found_once (Audit *a, gconstpointer data)
{
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  g_autoptr (PergolaAudit) audit = NULL;
  const PergolaFinding *finding;

  tell (a, add (a, "story", NULL, "One"), saved, NULL);
  tell (a, add (a, "story", NULL, "Two"), saved, NULL);
  check (a, "attribution", "care 0/1 starts-late");
  audit = pergola_audit_new (a->project);
  finding = pergola_audit_get_first (audit);
  g_assert_cmpuint (finding->items->len, ==, 3);
  g_assert_cmpstr (pergola_item_get_id (g_ptr_array_index (finding->items, 0)), ==, saved);
}

static void
test_tag (Audit *a, gconstpointer data)
{
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *story = add (a, "story", NULL, "One");

  tell (a, story, map, "potential");
  check (a, "attribution", "nothing 0/0");
  tell (a, story, map, "applied");
  check (a, "attribution", "nothing 0/0 (tag-differs)");
  check_finding (a, "attribution", 0,
                 "“Valve map” was told as Applied, but it stands under Potential. The teller may see more than the "
                 "figure.",
                 "Open Card");
  name (a, story, "by", "Amina");
  check_finding (a, "attribution", 0,
                 "Amina told “Valve map” as Applied, but it stands under Potential. The teller may see more than the "
                 "figure.",
                 "Open Card");
}

static void
test_mixed (Audit *a, gconstpointer data)
{
  const char *map = add_typed (a, "value", "Valve map", "transformative");
  const char *story, *indicator;

  check (a, "mixed", "nothing 0/0");
  story = add (a, "story", NULL, "One");
  tell (a, story, map, "applied"); /* it counts where the card stands */
  check (a, "mixed", "care 0/1 no-number");
  check_words (a, "mixed", "0 of 1", "Transformative has stories but no number");
  check_finding (a, "mixed", 0,
                 "Transformative has 1 story but no number: one case may not be typical. What could be counted?",
                 "Add Indicator");
  tell (a, story, NULL, "immediate");
  indicator = add_typed (a, "indicator", "Clinics held", "immediate");
  check (a, "mixed", "care 1/2 no-number");
  add_typed (a, "indicator", "Rules changed", "transformative");
  check (a, "mixed", "holds 2/2");
  set (a, indicator, "type", "applied");
  check (a, "mixed", "care 1/3 no-number no-story");
  check_words (a, "mixed", "1 of 3", "2 types have stories or numbers, not both");
  name (a, indicator, "owner", "Lena");
  check_finding (a, "mixed", 1, "Applied has 1 number but no story that says why. Ask Lena who could tell one.",
                 "Tell a Story");
}

static void
test_tallies (Audit *a, gconstpointer data)
{
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *one = add (a, "story", NULL, "One"), *two = add (a, "story", NULL, "Two");
  g_autoptr (PergolaAudit) audit = NULL;
  const PergolaTally *tally;

  tell (a, one, map, NULL);
  tell (a, one, NULL, "applied");
  tell (a, one, map, NULL);
  tell (a, two, map, NULL);
  add_typed (a, "indicator", "Maps used", "potential");
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
    stories[i] = add (a, "story", NULL, "Story");
  check (a, "ease", "nothing 0/0");
  set (a, stories[0], "minutes", "7");
  check (a, "ease", "holds 1/1");
  check_words (a, "ease", "goal 10", "A story takes 7 minutes to tell");
  set (a, stories[1], "minutes", "30");
  set (a, stories[2], "minutes", "10");
  check (a, "ease", "holds 2/3 (slow)");
  check_words (a, "ease", "goal 10", "A story takes 10 minutes to tell");
  set (a, stories[3], "minutes", "12");
  check (a, "ease", "care 2/4 slow slow");
  check_words (a, "ease", "goal 10", "A story takes 11 minutes to tell");
  check_finding (a, "ease", 0, "“Story” took 30 minutes to tell. A shorter form may do next time.", "Open Story");
}

static void
test_about (Audit *a, gconstpointer data)
{
  const char *activity = add (a, "activity", NULL, "Case clinic");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *story = add (a, "story", NULL, "One");

  tell (a, story, saved, NULL);
  check (a, "attribution", "care 0/1 starts-late");
  set (a, story, "about", activity);
  check (a, "attribution", "holds 1/1");
}

static void
test_learning (Audit *a, gconstpointer data)
{
  const char *map = add_typed (a, "value", "Valve map", "potential");
  const char *saved = add_typed (a, "value", "Losses down", "realized");
  const char *spring, *autumn;
  PergolaItem *loop = join (a, "improving", saved, map);

  check (a, "learning", "nothing 0/0");
  spring = add (a, "review", NULL, "Spring review");
  autumn = add (a, "review", NULL, "Autumn review");
  set (a, pergola_item_get_id (loop), "review", spring);
  check (a, "learning", "care 1/2 no-loop");
  check_words (a, "learning", "1 of 2", "1 review left no loop behind");
  check_finding (a, "learning", 0, "“Autumn review” left no loop behind. What is done better since, or asked anew?",
                 "Open Review");
  loop = join (a, "reframing", saved, map);
  set (a, pergola_item_get_id (loop), "review", autumn);
  check (a, "learning", "holds 2/2");
  check_words (a, "learning", "2 of 2", "Each review left a loop behind");
}

/* --- At random, against a second reading --- */

static const char *const types[] = { "orienting", "immediate",      "potential", "applied",
                                     "realized",  "transformative", "strategic", "enabling" };

static char *
pick (GPtrArray *ids)
{
  return g_ptr_array_index (ids, g_test_rand_int_range (0, ids->len));
}

static void
add_some (Audit *a, GPtrArray *ids, const char *kind, int most)
{
  for (int n = g_test_rand_int_range (1, most); n > 0; n--)
    g_ptr_array_add (ids, (char *) add (a, kind, NULL, kind));
  for (guint i = 0; i < ids->len; i++)
    if (g_test_rand_int_range (0, 8) > 0 &&
        pergola_kind_get_field (pergola_project_get_kind (a->project, kind), "type"))
      set (a, pick (ids), "type", types[g_test_rand_int_range (0, G_N_ELEMENTS (types))]);
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
    set (a, pergola_item_get_id (g_ptr_array_index (loops, g_test_rand_int_range (0, loops->len))), "review", review);
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
          set (a, g_ptr_array_index (stories, i), "minutes", minutes);
        }
      if (g_test_rand_int_range (0, 4) == 0)
        set (a, g_ptr_array_index (stories, i), "about", pick (activities));
      for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
        tell (a, g_ptr_array_index (stories, i), g_test_rand_int_range (0, 4) > 0 ? pick (values) : NULL,
              g_test_rand_bit () ? types[g_test_rand_int_range (0, G_N_ELEMENTS (types))] : NULL);
    }
}

static const char *
slow_card (Audit *a, const char *step)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (a->project, step);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (pergola_item_get_kind (links->pdata[i]), "tells"))
      return pergola_item_get_to (links->pdata[i]);
  return NULL;
}

static const char *
slow_type (Audit *a, const char *node)
{
  return pergola_item_get (pergola_project_get (a->project, node), "type");
}

/* Walks back from a node, by looking at everything for every step back. */
static gboolean
slow_is_grounded (Audit *a, const char *node, GHashTable *been)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (a->project, "story");
  g_autoptr (GPtrArray) links = pergola_project_list_links (a->project, NULL);
  PergolaItem *item = pergola_project_get (a->project, node);

  if (g_str_equal (pergola_item_get_kind (item), "activity") || g_strcmp0 (slow_type (a, node), "immediate") == 0)
    return TRUE;
  if (!g_hash_table_add (been, (char *) node))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const char *kind = pergola_item_get_kind (links->pdata[i]);

      if ((g_str_equal (kind, "flow") || g_str_equal (kind, "created")) &&
          g_str_equal (pergola_item_get_to (links->pdata[i]), node) &&
          slow_is_grounded (a, pergola_item_get_from (links->pdata[i]), been))
        return TRUE;
    }
  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (GPtrArray) steps = pergola_project_list_children (a->project, pergola_item_get_id (stories->pdata[i]));

      if (steps->len > 0 && pergola_item_get (stories->pdata[i], "about") != NULL)
        {
          const char *first = pergola_item_get_id (steps->pdata[0]);

          if (g_str_equal (slow_card (a, first) != NULL ? slow_card (a, first) : first, node))
            return TRUE;
        }
      for (guint k = 1; k < steps->len; k++)
        {
          const char *step = pergola_item_get_id (steps->pdata[k]), *before = pergola_item_get_id (steps->pdata[k - 1]);
          const char *card = slow_card (a, step), *card_before = slow_card (a, before);

          if (g_str_equal (card != NULL ? card : step, node) &&
              slow_is_grounded (a, card_before != NULL ? card_before : before, been))
            return TRUE;
        }
    }
  return FALSE;
}

static char *
slow_attribution (Audit *a)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_items (a->project, "step");
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);
  guint good = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const char *step = pergola_item_get_id (steps->pdata[i]);
      const char *node = slow_card (a, step) != NULL ? slow_card (a, step) : step;
      g_autoptr (GHashTable) been = g_hash_table_new (g_str_hash, g_str_equal);

      if (g_strcmp0 (slow_type (a, node), "realized") == 0 && g_hash_table_add (counted, (char *) node))
        good += slow_is_grounded (a, node, been);
    }
  return g_strdup_printf ("%u/%u", good, g_hash_table_size (counted));
}

static char *
slow_mixed (Audit *a)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_items (a->project, "step");
  g_autoptr (GPtrArray) indicators = pergola_project_list_items (a->project, "indicator");
  guint good = 0, total = 0;

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      gboolean told = FALSE, counted = FALSE;

      for (guint i = 0; i < steps->len; i++)
        {
          const char *step = pergola_item_get_id (steps->pdata[i]);
          const char *node = slow_card (a, step) != NULL ? slow_card (a, step) : step;

          told |= g_strcmp0 (slow_type (a, node), types[t]) == 0;
        }
      for (guint i = 0; i < indicators->len; i++)
        counted |= g_strcmp0 (pergola_item_get (indicators->pdata[i], "type"), types[t]) == 0;
      good += told && counted;
      total += told || counted;
    }
  return g_strdup_printf ("%u/%u", good, total);
}

static char *
slow_relevance (Audit *a)
{
  g_autoptr (GPtrArray) people = pergola_project_list_items (a->project, "stakeholder");
  guint good = 0;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GPtrArray) links = pergola_project_list_links_of (a->project, pergola_item_get_id (people->pdata[i]));
      gboolean cares = FALSE;

      for (guint k = 0; k < links->len; k++)
        cares |= g_str_equal (pergola_item_get_kind (links->pdata[k]), "cares");
      good += cares;
    }
  return g_strdup_printf ("%u/%u", good, people->len);
}

static char *
slow_learning (Audit *a)
{
  g_autoptr (GPtrArray) reviews = pergola_project_list_items (a->project, "review");
  g_autoptr (GPtrArray) links = pergola_project_list_links (a->project, NULL);
  guint good = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < links->len; k++)
        found |= g_strcmp0 (pergola_item_get (links->pdata[k], "review"), pergola_item_get_id (reviews->pdata[i])) == 0;
      good += found;
    }
  return g_strdup_printf ("%u/%u", good, reviews->len);
}

static char *
slow_ease (Audit *a)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (a->project, "story");
  guint good = 0, total = 0;

  for (guint i = 0; i < stories->len; i++)
    {
      const char *minutes = pergola_item_get (stories->pdata[i], "minutes");

      if (minutes == NULL || atoi (minutes) == 0)
        continue;
      total++;
      good += atoi (minutes) <= 10;
    }
  return g_strdup_printf ("%u/%u", good, total);
}

static void
compare (Audit *a, const char *role, char *(*slow) (Audit *) )
{
  g_autoptr (PergolaAudit) audit = pergola_audit_new (a->project);
  const PergolaDiscipline *discipline = pergola_audit_get (audit, role);
  g_autofree char *fast = g_strdup_printf ("%u/%u", discipline->good, discipline->total);
  g_autofree char *expected = slow (a);

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
      compare (&a, "relevance", slow_relevance);
      compare (&a, "attribution", slow_attribution);
      compare (&a, "mixed", slow_mixed);
      compare (&a, "ease", slow_ease);
      compare (&a, "learning", slow_learning);
    }
}

#define ADD(path, test) g_test_add ("/audit/" path, Audit, NULL, set_up, test, tear_down)

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
  g_test_add_func ("/audit/random", test_random);
  return g_test_run ();
}
