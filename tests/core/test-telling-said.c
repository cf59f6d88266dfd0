/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of a story and its steps besides the words, and what becomes of one that nobody tells. */

#include "config.h"

#include "telling-fixture.h"

static void
test_polarity (TellingFixture *self, gconstpointer data)
{
  PergolaItem *step, *second;

  telling_tell (self, "immediate/0", "We met");
  step = telling_get_step (self, "immediate/0");
  pergola_telling_set_polarity (self->project, pergola_item_get_id (step), "hurt");
  g_assert_cmpstr (pergola_item_get (telling_get_card (self, "immediate/0"), "polarity"), ==, "hurt");
  g_assert_null (pergola_item_get (step, "polarity"));

  telling_tell (self, "immediate/1", "We met again");
  second = telling_get_step (self, "immediate/1");
  pergola_telling_join (self->project, pergola_item_get_id (second),
                        pergola_item_get_id (telling_get_card (self, "immediate/0")), NULL);
  g_assert_false (pergola_telling_is_alone (self->project, second));
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, second), ==, "hurt");
  pergola_telling_set_polarity (self->project, pergola_item_get_id (second), "helped");
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, second), ==, "helped");
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, step), ==, "hurt");
}

static void
test_evidence (TellingFixture *self, gconstpointer data)
{
  PergolaItem *indicator = telling_add_item (self, "indicator", "Losses", "realized");
  g_autoptr (GPtrArray) list = NULL;
  const char *step;

  telling_tell (self, "realized/0", "Losses fell");
  step = pergola_item_get_id (telling_get_step (self, "realized/0"));
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), TRUE);
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), TRUE);
  list = pergola_telling_list_indicators (self->project, telling_get_step (self, "realized/0"));
  g_assert_cmpuint (list->len, ==, 1);

  /* What else is said of the step keeps it. */
  telling_tell (self, "realized/0", "");
  g_assert_nonnull (telling_get_step (self, "realized/0"));
  telling_tell (self, "realized/0", "Losses fell by 11 %");
  telling_assert_card (self, "realized/0", "Losses fell by 11 %");
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), FALSE);
  g_assert_cmpuint (telling_count_links (self, "instance"), ==, 0);
}

static void
test_experience (TellingFixture *self, gconstpointer data)
{
  telling_tell (self, "immediate/0/experience", "Lively");
  g_assert_null (telling_get_card (self, "immediate/0"));
  telling_tell (self, "immediate/0", "We met");
  telling_assert_card (self, "immediate/0", "We met");
  telling_assert_text (self, "immediate/0/experience", "Lively");
  g_assert_cmpuint (telling_count (self, "step"), ==, 1);
  telling_tell (self, "immediate/0", "");
  telling_tell (self, "immediate/0/experience", "");
  g_assert_cmpuint (telling_count (self, "step"), ==, 0);
}

/* A private story makes no public cards. */
static void
test_audience (TellingFixture *self, gconstpointer data)
{
  pergola_project_begin (self->project, "Hide");
  pergola_project_set (self->project, self->story, "@audience", "me", NULL);
  pergola_project_commit (self->project);
  telling_tell (self, "immediate/0", "A secret");
  g_assert_cmpint (pergola_item_get_audience (telling_get_card (self, "immediate/0")), ==, PERGOLA_AUDIENCE_ME);
  g_assert_cmpint (pergola_item_get_audience (telling_get_step (self, "immediate/0")), ==, PERGOLA_AUDIENCE_ME);
}

static void
test_minutes (TellingFixture *self, gconstpointer data)
{
  PergolaTellingClock clock = { 0 };
  const gint64 second = G_USEC_PER_SEC;
  guint minutes = 0;

  for (int i = 0; i < 100; i++)
    minutes += pergola_telling_clock_type (&clock, 1000 * second + i * second);
  g_assert_cmpuint (minutes, ==, 2);
  minutes += pergola_telling_clock_type (&clock, 9000 * second); /* went to lunch */
  for (int i = 0; i < 60; i++)
    minutes += pergola_telling_clock_type (&clock, 9000 * second + i * second);
  g_assert_cmpuint (minutes, ==, 3);

  g_assert_true (pergola_telling_set (self->project, self->story, "immediate/0", "We", 2, NULL));
  g_assert_true (pergola_telling_set (self->project, self->story, "immediate/0", "We met", 1, NULL));
  g_assert_cmpstr (pergola_item_get (pergola_project_get (self->project, self->story), "minutes"), ==, "3");
}

/* What nobody told yet is taken for the next story. */
static void
test_blank (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GDate) today = g_date_new_dmy (15, 5, 2026);

  g_assert_cmpstr (pergola_item_get_id (pergola_telling_begin (self->project, today)), ==, self->story);
  telling_tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_item_get_id (pergola_telling_begin (self->project, today)), !=, self->story);
  g_assert_cmpuint (telling_count (self, "story"), ==, 2);
}

/* What has no title has one name. */
static void
test_name (TellingFixture *self, gconstpointer data)
{
  PergolaItem *story = pergola_project_get (self->project, self->story);
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpstr (pergola_name_get (self->project, story), ==, "(Story without a title)");
  telling_tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_name_get (self->project, story), ==, pergola_item_get_title (story));
  steps = pergola_project_list_children (self->project, self->story);
  pergola_project_begin (self->project, "Say nothing");
  pergola_project_set (self->project, pergola_item_get_id (steps->pdata[0]), "title", NULL, NULL);
  pergola_project_commit (self->project);
  g_assert_cmpstr (pergola_name_get (self->project, steps->pdata[0]), ==, "We met");
}

/* A story that is left without a word goes without a trace. */
static void
test_abandon (TellingFixture *self, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (self->project);
  g_autofree char *left = NULL;

  g_assert_true (pergola_telling_abandon (self->project, self->story));
  left = telling_write_project (self->project);
  g_assert_cmpstr (left, ==, self->before);
  g_assert_false (pergola_history_can_undo (history));
  g_assert_false (pergola_history_can_redo (history));
}

/* One in which something was said stays, as long as it is said. */
static void
test_abandon_words (TellingFixture *self, gconstpointer data)
{
  telling_tell (self, "immediate/0", "We met");
  g_assert_false (pergola_telling_abandon (self->project, self->story));
  telling_tell (self, "immediate/0", "");
  g_assert_true (pergola_telling_abandon (self->project, self->story));
  g_assert_cmpuint (telling_count (self, "story"), ==, 0);
}

/* What was done in between is not lost with it. */
static void
test_abandon_later (TellingFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  pergola_project_begin (self->project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (self->project, "value", NULL)));
  pergola_project_commit (self->project);
  g_assert_true (pergola_telling_abandon (self->project, self->story));
  g_assert_cmpuint (telling_count (self, "story"), ==, 0);
  g_assert_nonnull (pergola_project_get (self->project, id));
}

/* Who told it is something said. */
static void
test_abandon_teller (TellingFixture *self, gconstpointer data)
{
  pergola_project_begin (self->project, "Say");
  pergola_project_set (self->project, self->story, "consent", "named", NULL);
  pergola_project_commit (self->project);
  g_assert_false (pergola_telling_abandon (self->project, self->story));
}

/* One that was begun with a card has that step alone; words that were said of it, or a path that somebody made, stay.
 */
static void
test_abandon_of (TellingFixture *self, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (self->project);
  g_autoptr (GDate) today = g_date_new_dmy (22, 11, 2026);
  g_autofree char *before = NULL, *left = NULL, *card = NULL, *story = NULL, *key = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  PergolaItem *item;
  guint n;

  g_assert_true (pergola_telling_abandon (self->project, self->story));
  pergola_project_begin (self->project, "Add");
  card = g_strdup (pergola_item_get_id (pergola_project_add (self->project, "value", NULL)));
  pergola_project_set (self->project, card, "type", "applied", NULL);
  pergola_project_set (self->project, card, "title", "Two shifts read it", NULL);
  pergola_project_commit (self->project);
  before = telling_write_project (self->project);
  n = pergola_history_count_done (history);

  item = pergola_telling_begin_of (self->project, today, pergola_project_get (self->project, card));
  g_assert_true (pergola_telling_abandon (self->project, pergola_item_get_id (item)));
  left = telling_write_project (self->project);
  g_assert_cmpstr (left, ==, before);
  g_assert_cmpuint (pergola_history_count_done (history), ==, n);

  item = pergola_telling_begin_of (self->project, today, pergola_project_get (self->project, card));
  story = g_strdup (pergola_item_get_id (item));
  steps = pergola_project_list_children (self->project, story);
  key = pergola_telling_find_key (self->project, steps->pdata[0]);
  g_assert_true (pergola_telling_set (self->project, story, key, "We", 0, NULL));
  g_assert_false (pergola_telling_abandon (self->project, story));
  g_assert_true (pergola_telling_set (self->project, story, key, "", 0, NULL));
  pergola_telling_abandon (self->project, story);
  g_assert_cmpuint (telling_count (self, "story"), ==, 0);

  pergola_project_begin (self->project, "Add to a new story");
  item = pergola_project_add (self->project, "story", NULL);
  pergola_story_append (self->project, pergola_item_get_id (item), card);
  pergola_project_commit (self->project);
  g_assert_false (pergola_telling_abandon (self->project, pergola_item_get_id (item)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                                            \
  g_test_add ("/telling-said/" path, TellingFixture, NULL, telling_set_up, function, telling_tear_down)
  ADD ("polarity", test_polarity);
  ADD ("evidence", test_evidence);
  ADD ("experience", test_experience);
  ADD ("audience", test_audience);
  ADD ("minutes", test_minutes);
  ADD ("blank", test_blank);
  ADD ("name", test_name);
  ADD ("abandon/at-once", test_abandon);
  ADD ("abandon/words", test_abandon_words);
  ADD ("abandon/later", test_abandon_later);
  ADD ("abandon/teller", test_abandon_teller);
  ADD ("abandon/of-a-card", test_abandon_of);

  return g_test_run ();
}
