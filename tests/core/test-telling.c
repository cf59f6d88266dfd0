/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Telling a story: what comes of the words, and that nothing is lost from one form to the other or on the way back. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  char *before; /* as written */
  const char *story;
} Fixture;

static char *
write_project (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GDate) today = g_date_new_dmy (14, 5, 2026);

  self->frameworks = pergola_frameworks_new ();
  self->project = pergola_project_new (self->frameworks);
  self->before = write_project (self->project);
  self->story = pergola_item_get_id (pergola_telling_begin (self->project, today, NULL));
}

static void
undo_all (Fixture *self)
{
  while (pergola_history_undo (pergola_project_get_history (self->project)))
    ;
}

/* Whatever was done, undo takes all of it back. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *done = write_project (self->project);
  g_autofree char *undone = NULL, *redone = NULL;

  undo_all (self);
  undone = write_project (self->project);
  g_assert_cmpstr (undone, ==, self->before);
  while (pergola_history_redo (pergola_project_get_history (self->project)))
    ;
  redone = write_project (self->project);
  g_assert_cmpstr (redone, ==, done);
  g_free (self->before);
  g_object_unref (self->project);
  g_object_unref (self->frameworks);
}

/* --- Help --- */

static void
tell (Fixture *self, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  pergola_telling_set (self->project, self->story, key, text, 0, &error);
  g_assert_no_error (error);
}

/* Letter by letter. */
static void
type (Fixture *self, const char *key, const char *text)
{
  for (const char *end = text; *end != '\0';)
    {
      g_autofree char *typed = NULL;

      end = g_utf8_next_char (end);
      typed = g_strndup (text, end - text);
      tell (self, key, typed);
    }
}

static PergolaItem *
get_step (Fixture *self, const char *key)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  return answer->step;
}

static PergolaItem *
get_card (Fixture *self, const char *key)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  return answer->card;
}

static void
assert_card (Fixture *self, const char *key, const char *title)
{
  g_assert_nonnull (get_card (self, key));
  g_assert_cmpstr (pergola_item_get_title (get_card (self, key)), ==, title);
}

static void
assert_text (Fixture *self, const char *key, const char *text)
{
  g_autoptr (PergolaAnswer) answer = pergola_telling_get (self->project, self->story, key);

  g_assert_cmpstr (answer->text, ==, text);
}

static gboolean
is_linked (Fixture *self, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, "flow");

  for (guint i = 0; i < links->len; i++)
    if (pergola_project_get (self->project, pergola_item_get_from (links->pdata[i])) == get_card (self, from) &&
        pergola_project_get (self->project, pergola_item_get_to (links->pdata[i])) == get_card (self, to))
      return TRUE;
  return FALSE;
}

static guint
count (Fixture *self, const char *kind)
{
  return pergola_project_count (self->project, kind);
}

static guint
count_links (Fixture *self, const char *kind)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, kind);

  return links->len;
}

static PergolaItem *
add_item (Fixture *self, const char *kind, const char *title, const char *choice)
{
  PergolaItem *item;

  pergola_project_begin (self->project, "Add");
  item = pergola_project_add (self->project, kind, NULL);
  pergola_project_set (self->project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (self->project, pergola_item_get_id (item), "type", choice, NULL);
  pergola_project_commit (self->project);
  return item;
}

static const PergolaForm *
get_form (Fixture *self, const char *id)
{
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (self->project);

  for (guint i = 0; i < forms->len; i++)
    if (g_str_equal (((PergolaForm *) forms->pdata[i])->id, id))
      return forms->pdata[i];
  g_assert_not_reached ();
}

/* --- Tests --- */

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
test_typing (Fixture *self, gconstpointer data)
{
  type (self, "immediate/0", "We met at the clinic, all of us");
  assert_card (self, "immediate/0", "We met at the clinic");
  g_assert_cmpstr (pergola_item_get (get_step (self, "immediate/0"), "type"), ==, "immediate");
  g_assert_cmpstr (pergola_item_get (get_card (self, "immediate/0"), "type"), ==, "immediate");
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "We met at the clinic");
  g_assert_cmpuint (count (self, "value"), ==, 1);
  g_assert_cmpuint (pergola_history_count_done (pergola_project_get_history (self->project)), ==, 2);
  g_assert_cmpstr (pergola_story_get_followed (self->project, "value.figure"), ==, self->story);

  tell (self, "immediate/0", "");
  g_assert_cmpuint (count (self, "value"), ==, 0);
  g_assert_cmpuint (count (self, "step"), ==, 0);
}

static void
test_named (Fixture *self, gconstpointer data)
{
  const char *step;

  tell (self, "potential/0", "A checklist for the night");
  step = pergola_item_get_id (get_step (self, "potential/0"));
  g_assert_true (pergola_telling_is_derived (self->project, get_step (self, "potential/0")));
  g_assert_true (pergola_telling_name_card (self->project, step, "Night-flow checklist", NULL));
  tell (self, "potential/0", "A checklist for reading flow at night");
  assert_card (self, "potential/0", "Night-flow checklist");
  g_assert_true (pergola_telling_name_card (self->project, step, "", NULL));
  assert_card (self, "potential/0", "A checklist for reading flow at night");
}

/* Somebody named the story. */
static void
test_story_named (Fixture *self, gconstpointer data)
{
  tell (self, "=title", "Leaks found at night");
  tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "Leaks found at night");
}

/* From the result back: each stands where it belongs, and the chain is one. */
static void
test_backwards (Fixture *self, gconstpointer data)
{
  static const char *const order[] = { "enabling", "immediate", "potential", "realized", "strategic" };
  g_autoptr (GPtrArray) steps = NULL;

  tell (self, "realized/0", "Losses fell");
  tell (self, "immediate/0", "We met at the clinic");
  g_assert_true (is_linked (self, "immediate/0", "realized/0"));
  tell (self, "strategic/0", "It is in the plan");
  tell (self, "potential/0", "A checklist");
  g_assert_false (is_linked (self, "immediate/0", "realized/0"));
  tell (self, "enabling/0", "The manager covered for me");
  g_assert_true (is_linked (self, "immediate/0", "potential/0"));
  g_assert_true (is_linked (self, "potential/0", "realized/0"));
  g_assert_true (is_linked (self, "enabling/0", "immediate/0"));
  g_assert_cmpuint (count_links (self, "flow"), ==, 3);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (self->project, self->story)), ==,
                   "We met at the clinic");

  steps = pergola_project_list_children (self->project, self->story);
  g_assert_cmpuint (steps->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (pergola_item_get (steps->pdata[i], "type"), ==, order[i]);

  tell (self, "potential/0", "");
  g_assert_true (is_linked (self, "immediate/0", "realized/0"));
}

static void
test_loops (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = NULL;
  PergolaItem *hope;

  tell (self, "immediate/0", "We met");
  g_assert_false (pergola_telling_set (self->project, self->story, "~improving", "v2", 0, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK);
  tell (self, "realized/0", "Losses fell");
  tell (self, "strategic/0", "It is in the plan");
  tell (self, "~improving", "Checklist v2");
  assert_text (self, "~improving", "Checklist v2");
  links = pergola_project_list_links (self->project, "improving");
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (pergola_item_get_from (links->pdata[0]), ==, pergola_item_get_id (get_card (self, "realized/0")));
  g_assert_cmpstr (pergola_item_get_to (links->pdata[0]), ==, pergola_item_get_id (get_card (self, "immediate/0")));
  g_assert_cmpstr (pergola_item_get (links->pdata[0], "reach"), ==, "long");

  hope = add_item (self, "aspiration", "Fewer leaks", "immediate");
  tell (self, "~reframing", "Night is when we look");
  g_clear_pointer (&links, g_ptr_array_unref);
  links = pergola_project_list_links (self->project, "reframing");
  g_assert_cmpstr (pergola_item_get_to (links->pdata[0]), ==, pergola_item_get_id (hope));

  /* What comes back stays told while its end goes. */
  tell (self, "potential/0", "A checklist");
  tell (self, "realized/0", "");
  assert_text (self, "~improving", "Checklist v2");
  tell (self, "~improving", "");
  g_assert_cmpuint (count_links (self, "improving"), ==, 0);
}

static void
test_join (Fixture *self, gconstpointer data)
{
  PergolaItem *clinic, *other;
  g_autoptr (GPtrArray) candidates = NULL;
  const char *step;

  other = add_item (self, "value", "The yearly meeting", "immediate");
  clinic = add_item (self, "value", "Monthly leak clinic", "immediate");
  add_item (self, "value", "Leak clinic notes", "potential");
  tell (self, "immediate/0", "Priya brought the figures to the clinic in May");
  tell (self, "potential/0", "A checklist");
  tell (self, "~improving", "Checklist v2");
  step = pergola_item_get_id (get_step (self, "immediate/0"));
  candidates = pergola_telling_list_candidates (self->project, get_step (self, "immediate/0"));
  g_assert_cmpuint (candidates->len, ==, 2);
  g_assert_true (candidates->pdata[0] == clinic);
  g_assert_true (candidates->pdata[1] == other);

  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  g_assert_cmpuint (count (self, "value"), ==, 4);
  g_assert_true (get_card (self, "immediate/0") == clinic);
  g_assert_true (is_linked (self, "immediate/0", "potential/0"));
  assert_text (self, "~improving", "Checklist v2");
  tell (self, "immediate/0", "Priya came to the clinic");
  assert_card (self, "immediate/0", "Monthly leak clinic");

  pergola_telling_leave (self->project, step);
  assert_card (self, "immediate/0", "Priya came to the clinic");
  g_assert_true (is_linked (self, "immediate/0", "potential/0"));
  assert_text (self, "~improving", "Checklist v2");
  g_assert_cmpuint (count_links (self, "flow"), ==, 1); /* none is left at the card that was left */
  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  tell (self, "immediate/0", "");
  g_assert_nonnull (pergola_project_get (self->project, pergola_item_get_id (clinic)));
}

/* What another story tells of as well, and what says something, stays when a card is left. */
static void
test_leave_shared (Fixture *self, gconstpointer data)
{
  PergolaItem *clinic = add_item (self, "value", "Monthly leak clinic", "immediate");
  PergolaItem *list = add_item (self, "value", "Night-flow checklist", "potential");
  PergolaItem *other = add_item (self, "story", "Another story", NULL);
  const char *step;

  pergola_story_append (self->project, pergola_item_get_id (other), pergola_item_get_id (clinic));
  pergola_story_append (self->project, pergola_item_get_id (other), pergola_item_get_id (list));
  tell (self, "immediate/0", "We met");
  tell (self, "potential/0", "A list");
  step = pergola_item_get_id (get_step (self, "immediate/0"));
  g_assert_true (pergola_telling_join (self->project, pergola_item_get_id (get_step (self, "potential/0")),
                                       pergola_item_get_id (list), NULL));
  g_assert_true (pergola_telling_join (self->project, step, pergola_item_get_id (clinic), NULL));
  g_assert_cmpuint (count_links (self, "flow"), ==, 1);
  pergola_telling_leave (self->project, step);
  g_assert_cmpuint (count_links (self, "flow"), ==, 2);
}

/* From the figure, a step says nothing that its card does not say. */
static void
test_from_figure (Fixture *self, gconstpointer data)
{
  PergolaItem *clinic = add_item (self, "value", "Monthly leak clinic", "immediate");

  pergola_story_append (self->project, self->story, pergola_item_get_id (clinic));
  assert_text (self, "immediate/0", "");
  g_assert_true (get_card (self, "immediate/0") == clinic);
  tell (self, "immediate/0", "Priya brought the figures");
  assert_card (self, "immediate/0", "Monthly leak clinic");
  tell (self, "immediate/0", "");
  g_assert_true (get_card (self, "immediate/0") == clinic);
}

static void
test_polarity (Fixture *self, gconstpointer data)
{
  PergolaItem *step, *second;

  tell (self, "immediate/0", "We met");
  step = get_step (self, "immediate/0");
  pergola_telling_set_polarity (self->project, pergola_item_get_id (step), "hurt");
  g_assert_cmpstr (pergola_item_get (get_card (self, "immediate/0"), "polarity"), ==, "hurt");
  g_assert_null (pergola_item_get (step, "polarity"));

  tell (self, "immediate/1", "We met again");
  second = get_step (self, "immediate/1");
  pergola_telling_join (self->project, pergola_item_get_id (second),
                        pergola_item_get_id (get_card (self, "immediate/0")), NULL);
  g_assert_false (pergola_telling_is_alone (self->project, second));
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, second), ==, "hurt");
  pergola_telling_set_polarity (self->project, pergola_item_get_id (second), "helped");
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, second), ==, "helped");
  g_assert_cmpstr (pergola_telling_get_polarity (self->project, step), ==, "hurt");
}

static void
test_evidence (Fixture *self, gconstpointer data)
{
  PergolaItem *indicator = add_item (self, "indicator", "Losses", "realized");
  g_autoptr (GPtrArray) list = NULL;
  const char *step;

  tell (self, "realized/0", "Losses fell");
  step = pergola_item_get_id (get_step (self, "realized/0"));
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), TRUE);
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), TRUE);
  list = pergola_telling_list_indicators (self->project, get_step (self, "realized/0"));
  g_assert_cmpuint (list->len, ==, 1);

  /* What else is said of the step keeps it. */
  tell (self, "realized/0", "");
  g_assert_nonnull (get_step (self, "realized/0"));
  tell (self, "realized/0", "Losses fell by 11 %");
  assert_card (self, "realized/0", "Losses fell by 11 %");
  pergola_telling_set_indicator (self->project, step, pergola_item_get_id (indicator), FALSE);
  g_assert_cmpuint (count_links (self, "instance"), ==, 0);
}

static void
test_experience (Fixture *self, gconstpointer data)
{
  tell (self, "immediate/0/experience", "Lively");
  g_assert_null (get_card (self, "immediate/0"));
  tell (self, "immediate/0", "We met");
  assert_card (self, "immediate/0", "We met");
  assert_text (self, "immediate/0/experience", "Lively");
  g_assert_cmpuint (count (self, "step"), ==, 1);
  tell (self, "immediate/0", "");
  tell (self, "immediate/0/experience", "");
  g_assert_cmpuint (count (self, "step"), ==, 0);
}

/* Told in one form, each word is in the other one, too. */
static void
test_forms (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "orienting/0", "immediate/0",      "immediate/0/experience",
                                      "immediate/1", "potential/0",      "applied/0",
                                      "realized/0",  "transformative/0", "enabling/0",
                                      "strategic/0", "~improving",       "~reframing" };
  static const char *const forms[] = { "short", "full" };
  guint told, asked;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    tell (self, keys[i], keys[i]);
  for (guint f = 0; f < 2; f++)
    {
      g_autoptr (GPtrArray) answers = pergola_telling_list (self->project, self->story, get_form (self, forms[f]));

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
  pergola_telling_get_progress (self->project, self->story, get_form (self, "short"), &told, &asked);
  g_assert_cmpuint (told, ==, 4);
  g_assert_cmpuint (asked, ==, 4);
  tell (self, "applied/0", "");
  pergola_telling_get_progress (self->project, self->story, get_form (self, "full"), &told, &asked);
  g_assert_cmpuint (told, ==, 7);
  g_assert_cmpuint (asked, ==, 8);
}

static void
test_move (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  PergolaItem *step;

  tell (self, "immediate/0", "We met");
  tell (self, "potential/0", "A checklist");
  tell (self, "applied/0", "We tried it");
  step = get_step (self, "applied/0");
  pergola_telling_move (self->project, pergola_item_get_id (step), 0);
  steps = pergola_project_list_children (self->project, self->story);
  g_assert_true (steps->pdata[0] == step);
  g_assert_true (is_linked (self, "applied/0", "immediate/0"));
  g_assert_true (is_linked (self, "immediate/0", "potential/0"));
  g_assert_cmpuint (count_links (self, "flow"), ==, 2); /* the old order leaves nothing behind */
  pergola_telling_move (self->project, pergola_item_get_id (step), 1);
  g_assert_true (is_linked (self, "immediate/0", "applied/0"));
  g_assert_true (is_linked (self, "applied/0", "potential/0"));
  g_assert_cmpuint (count_links (self, "flow"), ==, 2);
  pergola_telling_remove (self->project, pergola_item_get_id (step));
  g_assert_cmpuint (count (self, "value"), ==, 2);
}

/* A private story makes no public cards. */
static void
test_audience (Fixture *self, gconstpointer data)
{
  pergola_project_begin (self->project, "Hide");
  pergola_project_set (self->project, self->story, "@audience", "me", NULL);
  pergola_project_commit (self->project);
  tell (self, "immediate/0", "A secret");
  g_assert_cmpint (pergola_item_get_audience (get_card (self, "immediate/0")), ==, PERGOLA_AUDIENCE_ME);
  g_assert_cmpint (pergola_item_get_audience (get_step (self, "immediate/0")), ==, PERGOLA_AUDIENCE_ME);
}

static void
test_minutes (Fixture *self, gconstpointer data)
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
test_blank (Fixture *self, gconstpointer data)
{
  g_autoptr (GDate) today = g_date_new_dmy (15, 5, 2026);

  g_assert_cmpstr (pergola_item_get_id (pergola_telling_begin (self->project, today, NULL)), ==, self->story);
  tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_item_get_id (pergola_telling_begin (self->project, today, NULL)), !=, self->story);
  g_assert_cmpuint (count (self, "story"), ==, 2);
}

/* What has no title has one name. */
static void
test_name (Fixture *self, gconstpointer data)
{
  PergolaItem *story = pergola_project_get (self->project, self->story);
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpstr (pergola_name_get (self->project, story), ==, "(Story without a title)");
  tell (self, "immediate/0", "We met");
  g_assert_cmpstr (pergola_name_get (self->project, story), ==, pergola_item_get_title (story));
  steps = pergola_project_list_children (self->project, self->story);
  pergola_project_begin (self->project, "Say nothing");
  pergola_project_set (self->project, pergola_item_get_id (steps->pdata[0]), "title", NULL, NULL);
  pergola_project_commit (self->project);
  g_assert_cmpstr (pergola_name_get (self->project, steps->pdata[0]), ==, "We met");
}

/* A story that is left without a word goes without a trace. */
static void
test_abandon (Fixture *self, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (self->project);
  g_autofree char *left = NULL;

  g_assert_true (pergola_telling_abandon (self->project, self->story));
  left = write_project (self->project);
  g_assert_cmpstr (left, ==, self->before);
  g_assert_false (pergola_history_can_undo (history));
  g_assert_false (pergola_history_can_redo (history));
}

/* One in which something was said stays, as long as it is said. */
static void
test_abandon_words (Fixture *self, gconstpointer data)
{
  tell (self, "immediate/0", "We met");
  g_assert_false (pergola_telling_abandon (self->project, self->story));
  tell (self, "immediate/0", "");
  g_assert_true (pergola_telling_abandon (self->project, self->story));
  g_assert_cmpuint (count (self, "story"), ==, 0);
}

/* What was done in between is not lost with it. */
static void
test_abandon_later (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  pergola_project_begin (self->project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (self->project, "value", NULL)));
  pergola_project_commit (self->project);
  g_assert_true (pergola_telling_abandon (self->project, self->story));
  g_assert_cmpuint (count (self, "story"), ==, 0);
  g_assert_nonnull (pergola_project_get (self->project, id));
}

/* Who told it is something said. */
static void
test_abandon_teller (Fixture *self, gconstpointer data)
{
  pergola_project_begin (self->project, "Say");
  pergola_project_set (self->project, self->story, "consent", "named", NULL);
  pergola_project_commit (self->project);
  g_assert_false (pergola_telling_abandon (self->project, self->story));
}

/* One that was begun with a card has that step alone; words that were said of it, or a path that somebody made, stay.
 */
static void
test_abandon_of (Fixture *self, gconstpointer data)
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
  before = write_project (self->project);
  n = pergola_history_count_done (history);

  item = pergola_telling_begin_of (self->project, today, NULL, pergola_project_get (self->project, card));
  g_assert_true (pergola_telling_abandon (self->project, pergola_item_get_id (item)));
  left = write_project (self->project);
  g_assert_cmpstr (left, ==, before);
  g_assert_cmpuint (pergola_history_count_done (history), ==, n);

  item = pergola_telling_begin_of (self->project, today, NULL, pergola_project_get (self->project, card));
  story = g_strdup (pergola_item_get_id (item));
  steps = pergola_project_list_children (self->project, story);
  key = pergola_telling_find_key (self->project, steps->pdata[0]);
  g_assert_true (pergola_telling_set (self->project, story, key, "We", 0, NULL));
  g_assert_false (pergola_telling_abandon (self->project, story));
  g_assert_true (pergola_telling_set (self->project, story, key, "", 0, NULL));
  pergola_telling_abandon (self->project, story);
  g_assert_cmpuint (count (self, "story"), ==, 0);

  pergola_project_begin (self->project, "Add to a new story");
  item = pergola_project_add (self->project, "story", NULL);
  pergola_story_append (self->project, pergola_item_get_id (item), card);
  pergola_project_commit (self->project);
  g_assert_false (pergola_telling_abandon (self->project, pergola_item_get_id (item)));
}

/* Anything in any order: the answers are what was told last, and undo takes all back (tear_down). */
static void
test_random (Fixture *self, gconstpointer data)
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
      PergolaItem *step = *key != '~' && *key != '=' ? get_step (self, key) : NULL;
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
      assert_text (self, keys[i], g_hash_table_lookup (told, keys[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/telling/titles", test_titles);
#define ADD(path, function) g_test_add ("/telling/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("named", test_named);
  ADD ("story-named", test_story_named);
  ADD ("backwards", test_backwards);
  ADD ("loops", test_loops);
  ADD ("join", test_join);
  ADD ("leave-shared", test_leave_shared);
  ADD ("from-figure", test_from_figure);
  ADD ("polarity", test_polarity);
  ADD ("evidence", test_evidence);
  ADD ("experience", test_experience);
  ADD ("forms", test_forms);
  ADD ("move", test_move);
  ADD ("audience", test_audience);
  ADD ("minutes", test_minutes);
  ADD ("blank", test_blank);
  ADD ("name", test_name);
  ADD ("abandon/at-once", test_abandon);
  ADD ("abandon/words", test_abandon_words);
  ADD ("abandon/later", test_abandon_later);
  ADD ("abandon/teller", test_abandon_teller);
  ADD ("abandon/of-a-card", test_abandon_of);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/telling/random/%d", i);

      g_test_add (path, Fixture, NULL, set_up, test_random, tear_down);
    }

  return g_test_run ();
}
