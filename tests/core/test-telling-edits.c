/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A story that is told over again: emptied, taken apart, begun where somebody else began. */

#include "config.h"

#include "telling-fixture.h"

/* With the cursor in the answer. */
static void
type (TellingFixture *self, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  pergola_telling_type (self->project, self->story, key, text, 0, &error);
  g_assert_no_error (error);
}

/* (transfer full) */
static char *
get_step (TellingFixture *self, const char *key)
{
  return g_strdup (pergola_item_get_id (telling_get_step (self, key)));
}

/* --- Emptied --- */

/* While the cursor is in it, the first answer is the first, with words or without. */
static void
test_type (TellingFixture *self, gconstpointer data)
{
  g_autofree char *step = NULL, *before = NULL, *after = NULL;
  PergolaHistory *history = pergola_project_get_history (self->project);

  telling_tell (self, "potential/0", "First answer");
  telling_tell (self, "potential/1", "Second answer");
  pergola_history_seal (history);
  before = telling_write_project (self->project);
  step = get_step (self, "potential/0");
  type (self, "potential/0", "");
  g_assert_cmpuint (pergola_project_count (self->project, "value"), ==, 1);
  telling_assert_text (self, "potential/0", "");
  telling_assert_text (self, "potential/1", "Second answer");
  type (self, "potential/0", "N");
  g_assert_false (pergola_telling_settle (self->project, step, "potential/0"));
  telling_assert_text (self, "potential/0", "N");
  type (self, "potential/0", "");
  g_assert_true (pergola_telling_settle (self->project, step, "potential/0"));
  telling_assert_text (self, "potential/0", "Second answer");

  /* All of it is one step of undo. */
  g_assert_true (pergola_history_undo (history));
  after = telling_write_project (self->project);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (pergola_history_redo (history));
}

/* What never was there leaves nothing behind. */
static void
test_type_nothing (TellingFixture *self, gconstpointer data)
{
  g_autofree char *before = telling_write_project (self->project);
  g_autofree char *step = NULL, *after = NULL;

  type (self, "potential/0", "N");
  step = get_step (self, "potential/0");
  type (self, "potential/0", "");
  g_assert_true (pergola_telling_settle (self->project, step, "potential/0"));
  after = telling_write_project (self->project);
  g_assert_cmpstr (after, ==, before);
}

/* A card that says more than the step made of it stays in the figure; the step does not tell of it any more. */
static void
test_type_needed (TellingFixture *self, gconstpointer data)
{
  g_autofree char *step = NULL;
  g_autoptr (PergolaAnswer) answer = NULL;
  const char *card;

  telling_tell (self, "potential/0", "First answer");
  answer = pergola_telling_get (self->project, self->story, "potential/0");
  card = pergola_item_get_id (answer->card);
  pergola_project_begin (self->project, "Say more");
  pergola_project_set (self->project, card, "note", "Seen twice", NULL);
  pergola_project_commit (self->project);
  step = get_step (self, "potential/0");
  type (self, "potential/0", "");
  g_assert_nonnull (pergola_project_get (self->project, card));
  g_assert_true (pergola_telling_settle (self->project, step, "potential/0"));
  g_assert_nonnull (pergola_project_get (self->project, card));
  g_assert_cmpuint (pergola_project_count (self->project, "step"), ==, 0);
}

/* An answer that is empty for a moment is not told. */
static void
test_type_progress (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (self->project);
  guint told, asked;

  type (self, "immediate/0", "We met");
  pergola_telling_get_progress (self->project, self->story, forms->pdata[0], &told, &asked);
  g_assert_cmpuint (told, ==, 1);
  type (self, "immediate/0", "");
  pergola_telling_get_progress (self->project, self->story, forms->pdata[0], &told, &asked);
  g_assert_cmpuint (told, ==, 0);
}

/* --- Begun --- */

static PergolaItem *
begin (TellingFixture *self)
{
  g_autoptr (GDate) today = g_date_new_dmy (14, 5, 2026);

  return pergola_telling_begin (self->project, today);
}

/* What somebody prepared is theirs: nobody else tells under their name. */
static void
test_begin_prepared (TellingFixture *self, gconstpointer data)
{
  static const char *const said[][2] = {
    { "by", "" }, { "date", "2025-11" }, { "consent", "named" }, { "@audience", "me" }, { "title", "The clinic" }
  };

  g_assert_true (pergola_telling_abandon (self->project, self->story));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL, *before = NULL;
      PergolaItem *person, *story;

      pergola_project_begin (self->project, "Prepare");
      person = pergola_project_add (self->project, "person", NULL);
      story = pergola_project_add (self->project, "story", NULL);
      id = g_strdup (pergola_item_get_id (story));
      pergola_project_set (self->project, id, said[i][0], i == 0 ? pergola_item_get_id (person) : said[i][1], &error);
      pergola_project_commit (self->project);
      g_assert_no_error (error);
      before = g_strdup (pergola_item_get (story, said[i][0]));
      g_assert_cmpstr (pergola_item_get_id (begin (self)), !=, id);
      g_assert_cmpstr (pergola_item_get (pergola_project_get (self->project, id), said[i][0]), ==, before);
    }
}

/* One of which nothing was said is there to be told. */
static void
test_begin_blank (TellingFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  g_assert_true (pergola_telling_abandon (self->project, self->story));
  pergola_project_begin (self->project, "Add Story");
  id = g_strdup (pergola_item_get_id (pergola_project_add (self->project, "story", NULL)));
  pergola_project_commit (self->project);
  g_assert_cmpstr (pergola_item_get_id (begin (self)), ==, id);
}

/* Whatever a transaction is called in somebody's language: a path that was made otherwise stays. Two beginnings are two
 * steps of undo. */
static void
test_begin_named (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GDate) today = g_date_new_dmy (14, 5, 2026);
  PergolaHistory *history = pergola_project_get_history (self->project);
  g_autofree char *card = NULL;
  PergolaItem *story;
  guint n;

  pergola_project_begin (self->project, "Tell a Story");
  card = g_strdup (pergola_item_get_id (pergola_project_add (self->project, "value", NULL)));
  story = pergola_project_add (self->project, "story", NULL);
  pergola_story_append (self->project, pergola_item_get_id (story), card);
  pergola_project_commit (self->project);
  g_assert_false (pergola_telling_abandon (self->project, pergola_item_get_id (story)));

  n = pergola_history_count_done (history);
  story = pergola_telling_begin_of (self->project, today, pergola_project_get (self->project, card));
  g_assert_cmpuint (pergola_history_count_done (history), ==, n + 1);
  begin (self);
  g_assert_cmpuint (pergola_history_count_done (history), ==, n + 2);
  g_assert_true (pergola_telling_abandon (self->project, pergola_item_get_id (story)));
}

/* --- Taken apart --- */

static gboolean
flows (TellingFixture *self, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, "flow");

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_from (links->pdata[i]), from) == 0 &&
        g_strcmp0 (pergola_item_get_to (links->pdata[i]), to) == 0)
      return TRUE;
  return FALSE;
}

typedef void (*Remove) (TellingFixture *self, const char *step, const char *card);

static void
remove_in_form (TellingFixture *self, const char *step, const char *card)
{
  pergola_telling_remove (self->project, step);
}

static void
remove_in_figure (TellingFixture *self, const char *step, const char *card)
{
  pergola_story_remove (self->project, self->story, card);
}

/* A card that was there before, told of between two others and then not any more: it stays, and what the telling drew
 * around it does not. */
static void
take_out (TellingFixture *self, Remove remove)
{
  g_autofree char *card = g_strdup (pergola_item_get_id (telling_add_item (self, "value", "A checklist", "potential")));
  g_autofree char *step = NULL;
  const char *first, *last;

  telling_tell (self, "immediate/0", "We met");
  telling_tell (self, "potential/0", "Somebody wrote one");
  telling_tell (self, "applied/0", "We used it");
  first = pergola_item_get_id (telling_get_card (self, "immediate/0"));
  last = pergola_item_get_id (telling_get_card (self, "applied/0"));
  step = get_step (self, "potential/0");
  g_assert_true (pergola_telling_join (self->project, step, card, NULL));
  g_assert_true (flows (self, first, card) && flows (self, card, last));

  remove (self, step, card);
  g_assert_nonnull (pergola_project_get (self->project, card));
  g_assert_false (flows (self, first, card));
  g_assert_false (flows (self, card, last));
  g_assert_true (flows (self, first, last));
}

static void
test_remove (TellingFixture *self, gconstpointer data)
{
  take_out (self, remove_in_form);
}

static void
test_remove_figure (TellingFixture *self, gconstpointer data)
{
  take_out (self, remove_in_figure);
}

/* A loop to the card that is taken out is told still. */
static void
test_remove_loop (TellingFixture *self, gconstpointer data)
{
  g_autofree char *step = NULL;

  telling_tell (self, "immediate/0", "We met");
  telling_tell (self, "potential/0", "Somebody wrote one");
  telling_tell (self, "applied/0", "We used it");
  telling_tell (self, "~improving", "We meet more often");
  step = get_step (self, "applied/0");
  pergola_telling_name_card (self->project, step, "Use in Zone 3", NULL);
  pergola_telling_remove (self->project, step);
  telling_assert_text (self, "~improving", "We meet more often");
}

/* A path over what is drawn already leaves the drawing as it was. */
static void
test_remove_path (TellingFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *ids[3];

  ids[0] = pergola_item_get_id (telling_add_item (self, "value", "We met", "immediate"));
  ids[1] = pergola_item_get_id (telling_add_item (self, "value", "A checklist", "potential"));
  ids[2] = pergola_item_get_id (telling_add_item (self, "value", "We used it", "applied"));
  pergola_project_begin (self->project, "Draw");
  for (int i = 0; i < 2; i++)
    g_assert_nonnull (pergola_project_link (self->project, "flow", ids[i], ids[i + 1], &error));
  pergola_project_commit (self->project);
  for (int i = 0; i < 3; i++)
    pergola_story_append (self->project, self->story, ids[i]);
  pergola_story_remove (self->project, self->story, ids[1]);
  g_assert_true (flows (self, ids[0], ids[1]));
  g_assert_true (flows (self, ids[1], ids[2]));
  g_assert_false (flows (self, ids[0], ids[2]));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/telling-edits/" name, TellingFixture, NULL, telling_set_up, func, telling_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("type/anew", test_type);
  ADD ("type/nothing", test_type_nothing);
  ADD ("type/needed", test_type_needed);
  ADD ("type/progress", test_type_progress);
  ADD ("begin/prepared", test_begin_prepared);
  ADD ("begin/blank", test_begin_blank);
  ADD ("begin/named", test_begin_named);
  ADD ("remove/form", test_remove);
  ADD ("remove/figure", test_remove_figure);
  ADD ("remove/loop", test_remove_loop);
  ADD ("remove/path", test_remove_path);

  return g_test_run ();
}
