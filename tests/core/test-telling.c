/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Telling a story: what comes of the words, and that nothing is lost from one form to the other or on the way back. */

#include "config.h"

#include "telling-fixture.h"

static void
test_titles (void)
{
  static const char *const texts[][2] = {
    { "", "" },
    { "  ", "" },
    { "Priya", "Priya" },
    { "Priya brought our leak figures to the May clinic. The questions", "Priya brought our leak figures to…" },
    { "Night readings in Zone 3, for eight weeks", "Night readings in Zone 3" },
    { "Losses fell by 3.5 per cent", "Losses fell by 3.5 per cent" },
    { "So, we went there", "So, we went there" },
    { "It worked.\nThen it did not", "It worked" },
    { " A checklist ", "A checklist" },
    { "one two three four five six seven", "one two three four five six seven" },
    { "one two three four five six seven eight", "one two three four five six…" },
    { "Ça a marché, enfin", "Ça a marché" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *title = pergola_telling_derive_title (texts[i][0]);

      g_assert_cmpstr (title, ==, texts[i][1]);
    }
}

static void
test_typing (TellingFixture *self, gconstpointer data)
{
  telling_type (self, "immediate/0", "We met at the clinic, all of us");
  telling_assert_card (self, "immediate/0", "We met at the clinic");
  g_assert_cmpstr (pergola_item_get (telling_get_step (self, "immediate/0"), "type"), ==, "immediate");
  g_assert_cmpstr (pergola_item_get (telling_get_card (self, "immediate/0"), "type"), ==, "immediate");
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "We met at the clinic");
  g_assert_cmpuint (telling_count (self, "value"), ==, 1);
  g_assert_cmpuint (pergola_history_count_done (pergola_project_get_history (self->project)), ==, 2);
  g_assert_cmpstr (pergola_story_get_followed (self->project, "value.figure"), ==, self->story);

  telling_tell (self, "immediate/0", "");
  g_assert_cmpuint (telling_count (self, "value"), ==, 0);
  g_assert_cmpuint (telling_count (self, "step"), ==, 0);
}

static void
test_named (TellingFixture *self, gconstpointer data)
{
  const char *step;

  telling_tell (self, "potential/0", "A checklist for the night");
  step = pergola_item_get_id (telling_get_step (self, "potential/0"));
  g_assert_true (pergola_telling_is_derived (self->project, telling_get_step (self, "potential/0")));
  g_assert_true (pergola_telling_name_card (self->project, step, "Night-flow checklist", NULL));
  telling_tell (self, "potential/0", "A checklist for reading flow at night");
  telling_assert_card (self, "potential/0", "Night-flow checklist");
  g_assert_true (pergola_telling_name_card (self->project, step, "", NULL));
  telling_assert_card (self, "potential/0", "A checklist for reading flow at night");
}

/* Somebody named the story. */
static void
test_story_named (TellingFixture *self, gconstpointer data)
{
  telling_tell (self, "=title", "Leaks found at night");
  telling_tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "Leaks found at night");
}

/* From the result back: each stands where it belongs, and the chain is one. */
static void
test_backwards (TellingFixture *self, gconstpointer data)
{
  static const char *const order[] = { "enabling", "immediate", "potential", "realized", "strategic" };
  g_autoptr (GPtrArray) steps = NULL;

  telling_tell (self, "realized/0", "Losses fell");
  telling_tell (self, "immediate/0", "We met at the clinic");
  g_assert_true (telling_is_linked (self, "immediate/0", "realized/0"));
  telling_tell (self, "strategic/0", "It is in the plan");
  telling_tell (self, "potential/0", "A checklist");
  g_assert_false (telling_is_linked (self, "immediate/0", "realized/0"));
  telling_tell (self, "enabling/0", "The manager covered for me");
  g_assert_true (telling_is_linked (self, "immediate/0", "potential/0"));
  g_assert_true (telling_is_linked (self, "potential/0", "realized/0"));
  g_assert_true (telling_is_linked (self, "enabling/0", "immediate/0"));
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 3);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "We met at the clinic");

  steps = pergola_project_list_children (self->project, self->story);
  g_assert_cmpuint (steps->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (pergola_item_get (steps->pdata[i], "type"), ==, order[i]);

  telling_tell (self, "potential/0", "");
  g_assert_true (telling_is_linked (self, "immediate/0", "realized/0"));
}

static void
test_loops (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = NULL;
  PergolaItem *hope;

  telling_tell (self, "immediate/0", "We met");
  g_assert_false (pergola_telling_set (self->project, self->story, "~improving", "v2", 0, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK);
  telling_tell (self, "realized/0", "Losses fell");
  telling_tell (self, "strategic/0", "It is in the plan");
  telling_tell (self, "~improving", "Checklist v2");
  telling_assert_text (self, "~improving", "Checklist v2");
  links = pergola_project_list_links (self->project, "improving");
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (pergola_item_get_from (links->pdata[0]), ==,
                   pergola_item_get_id (telling_get_card (self, "realized/0")));
  g_assert_cmpstr (pergola_item_get_to (links->pdata[0]), ==,
                   pergola_item_get_id (telling_get_card (self, "immediate/0")));
  g_assert_cmpstr (pergola_item_get (links->pdata[0], "reach"), ==, "long");

  hope = telling_add_item (self, "aspiration", "Fewer leaks", "immediate");
  telling_tell (self, "~reframing", "Night is when we look");
  g_clear_pointer (&links, g_ptr_array_unref);
  links = pergola_project_list_links (self->project, "reframing");
  g_assert_cmpstr (pergola_item_get_to (links->pdata[0]), ==, pergola_item_get_id (hope));

  /* What comes back stays told while its end goes. */
  telling_tell (self, "potential/0", "A checklist");
  telling_tell (self, "realized/0", "");
  telling_assert_text (self, "~improving", "Checklist v2");
  telling_tell (self, "~improving", "");
  g_assert_cmpuint (telling_count_links (self, "improving"), ==, 0);
}

static void
test_join (TellingFixture *self, gconstpointer data)
{
  PergolaItem *clinic, *other;
  g_autoptr (GPtrArray) candidates = NULL;
  const char *step;

  other = telling_add_item (self, "value", "The yearly meeting", "immediate");
  clinic = telling_add_item (self, "value", "Monthly leak clinic", "immediate");
  telling_add_item (self, "value", "Leak clinic notes", "potential");
  telling_tell (self, "immediate/0", "Priya brought the figures to the clinic in May");
  telling_tell (self, "potential/0", "A checklist");
  telling_tell (self, "~improving", "Checklist v2");
  step = pergola_item_get_id (telling_get_step (self, "immediate/0"));
  candidates = pergola_telling_list_candidates (self->project, telling_get_step (self, "immediate/0"));
  g_assert_cmpuint (candidates->len, ==, 2);
  g_assert_true (candidates->pdata[0] == clinic);
  g_assert_true (candidates->pdata[1] == other);

  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  g_assert_cmpuint (telling_count (self, "value"), ==, 4);
  g_assert_true (telling_get_card (self, "immediate/0") == clinic);
  g_assert_true (telling_is_linked (self, "immediate/0", "potential/0"));
  telling_assert_text (self, "~improving", "Checklist v2");
  telling_tell (self, "immediate/0", "Priya came to the clinic");
  telling_assert_card (self, "immediate/0", "Monthly leak clinic");

  pergola_telling_leave (self->project, step);
  telling_assert_card (self, "immediate/0", "Priya came to the clinic");
  g_assert_true (telling_is_linked (self, "immediate/0", "potential/0"));
  telling_assert_text (self, "~improving", "Checklist v2");
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 1); /* none is left at the card that was left */
  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  telling_tell (self, "immediate/0", "");
  g_assert_nonnull (pergola_project_get (self->project, pergola_item_get_id (clinic)));
}

/* What another story tells of as well, and what says something, stays when a card is left. */
static void
test_leave_shared (TellingFixture *self, gconstpointer data)
{
  PergolaItem *clinic = telling_add_item (self, "value", "Monthly leak clinic", "immediate");
  PergolaItem *list = telling_add_item (self, "value", "Night-flow checklist", "potential");
  PergolaItem *other = telling_add_item (self, "story", "Another story", NULL);
  const char *step;

  pergola_story_append (self->project, pergola_item_get_id (other), pergola_item_get_id (clinic));
  pergola_story_append (self->project, pergola_item_get_id (other), pergola_item_get_id (list));
  telling_tell (self, "immediate/0", "We met");
  telling_tell (self, "potential/0", "A list");
  step = pergola_item_get_id (telling_get_step (self, "immediate/0"));
  g_assert_true (pergola_telling_join (self->project, pergola_item_get_id (telling_get_step (self, "potential/0")),
                                       pergola_item_get_id (list), NULL));
  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 1);
  pergola_telling_leave (self->project, step);
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 2);
}

/* From the figure, a step says nothing that its card does not say. */
static void
test_from_figure (TellingFixture *self, gconstpointer data)
{
  PergolaItem *clinic = telling_add_item (self, "value", "Monthly leak clinic", "immediate");

  pergola_story_append (self->project, self->story, pergola_item_get_id (clinic));
  telling_assert_text (self, "immediate/0", "");
  g_assert_true (telling_get_card (self, "immediate/0") == clinic);
  telling_tell (self, "immediate/0", "Priya brought the figures");
  telling_assert_card (self, "immediate/0", "Monthly leak clinic");
  telling_tell (self, "immediate/0", "");
  g_assert_true (telling_get_card (self, "immediate/0") == clinic);
}

/* Told in one form, each word is in the other one, too. */
static void
test_forms (TellingFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "orienting/0", "immediate/0",      "immediate/0/experience",
                                      "immediate/1", "potential/0",      "applied/0",
                                      "realized/0",  "transformative/0", "enabling/0",
                                      "strategic/0", "~improving",       "~reframing" };
  static const char *const forms[] = { "short", "full" };
  guint told, asked;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    telling_tell (self, keys[i], keys[i]);
  for (guint f = 0; f < 2; f++)
    {
      g_autoptr (GPtrArray) answers =
        pergola_telling_list (self->project, self->story, telling_get_form (self, forms[f]));

      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          guint n = 0;

          for (guint j = 0; j < answers->len; j++)
            {
              PergolaAnswer *answer = answers->pdata[j];

              n += g_str_equal (answer->key, keys[i]);
              if (g_str_equal (answer->key, keys[i]))
                g_assert_cmpstr (answer->text, ==, keys[i]);
            }
          /* How it felt is asked for in one of them only; the step that it is of is in both. */
          g_assert_cmpuint (n, ==, f == 0 && strchr (keys[i], '/') != strrchr (keys[i], '/') ? 0 : 1);
        }
    }
  pergola_telling_get_progress (self->project, self->story, telling_get_form (self, "short"), &told, &asked);
  g_assert_cmpuint (told, ==, 4);
  g_assert_cmpuint (asked, ==, 4);
  telling_tell (self, "applied/0", "");
  pergola_telling_get_progress (self->project, self->story, telling_get_form (self, "full"), &told, &asked);
  g_assert_cmpuint (told, ==, 7);
  g_assert_cmpuint (asked, ==, 8);
}

static void
test_move (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  PergolaItem *step;

  telling_tell (self, "immediate/0", "We met");
  telling_tell (self, "potential/0", "A checklist");
  telling_tell (self, "applied/0", "We tried it");
  step = telling_get_step (self, "applied/0");
  pergola_telling_move (self->project, pergola_item_get_id (step), 0);
  steps = pergola_project_list_children (self->project, self->story);
  g_assert_true (steps->pdata[0] == step);
  g_assert_true (telling_is_linked (self, "applied/0", "immediate/0"));
  g_assert_true (telling_is_linked (self, "immediate/0", "potential/0"));
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 2); /* the old order leaves nothing behind */
  pergola_telling_move (self->project, pergola_item_get_id (step), 1);
  g_assert_true (telling_is_linked (self, "immediate/0", "applied/0"));
  g_assert_true (telling_is_linked (self, "applied/0", "potential/0"));
  g_assert_cmpuint (telling_count_links (self, "flow"), ==, 2);
  pergola_telling_remove (self->project, pergola_item_get_id (step));
  g_assert_cmpuint (telling_count (self, "value"), ==, 2);
}

/* Anything in any order: the answers are what was told last, and undo takes all back (telling_tear_down). */
static void
test_random (TellingFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "orienting/0", "immediate/0", "potential/0", "applied/0",
                                      "realized/0",  "enabling/0",  "strategic/0", "~improving",
                                      "~reframing",  "=text",       "=title",      "immediate/0/experience" };
  static const char *const texts[] = { "", "We met at the clinic", "One, two, three", "Losses fell. Twice", "x" };
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < 150; i++)
    {
      const char *key = keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))];
      const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      int what = g_test_rand_int_range (0, 12);
      PergolaItem *step = *key != '~' && *key != '=' ? telling_get_step (self, key) : NULL;
      g_autoptr (GPtrArray) candidates = step != NULL ? pergola_telling_list_candidates (self->project, step) : NULL;

      if (what == 0 && step != NULL)
        pergola_telling_set_polarity (self->project, pergola_item_get_id (step), "none");
      else if (what == 1 && candidates != NULL && candidates->len > 0)
        pergola_telling_join (self->project, pergola_item_get_id (step), pergola_item_get_id (candidates->pdata[0]),
                              NULL);
      else if (what == 2 && step != NULL)
        pergola_telling_leave (self->project, pergola_item_get_id (step));
      else if (what == 3 && step != NULL)
        pergola_telling_move (self->project, pergola_item_get_id (step), 0);
      else if (what == 4 && step != NULL)
        pergola_telling_name_card (self->project, pergola_item_get_id (step), "Named", NULL);
      else if (pergola_telling_set (self->project, self->story, key, text, what == 5, NULL))
        g_hash_table_insert (told, (gpointer) key, (gpointer) text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys) - 5; i++)
    if (g_hash_table_contains (told, keys[i]))
      telling_assert_text (self, keys[i], g_hash_table_lookup (told, keys[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/telling/titles", test_titles);
#define ADD(path, function)                                                                                            \
  g_test_add ("/telling/" path, TellingFixture, NULL, telling_set_up, function, telling_tear_down)
  ADD ("typing", test_typing);
  ADD ("named", test_named);
  ADD ("story-named", test_story_named);
  ADD ("backwards", test_backwards);
  ADD ("loops", test_loops);
  ADD ("join", test_join);
  ADD ("leave-shared", test_leave_shared);
  ADD ("from-figure", test_from_figure);
  ADD ("forms", test_forms);
  ADD ("move", test_move);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/telling/random/%d", i);

      g_test_add (path, TellingFixture, NULL, telling_set_up, test_random, telling_tear_down);
    }

  return g_test_run ();
}
