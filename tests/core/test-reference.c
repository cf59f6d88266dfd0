/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fields that name people and items, from both ends: what is named, what goes along, and what is left when it goes. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaHistory *history;
  char *story;
} Fixture;

static char *
add (PergolaProject *project, const char *kind, const char *title)
{
  char *id;

  pergola_project_begin (project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (project, kind, NULL)));
  g_assert_true (pergola_project_set (project, id, "title", title, NULL));
  pergola_project_commit (project);

  return id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  f->history = pergola_project_get_history (f->project);
  f->story = add (f->project, "story", "The valve");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->story);
  g_object_unref (f->project);
  g_object_unref (f->frameworks);
}

static PergolaItem *
get (Fixture *f)
{
  return pergola_project_get (f->project, f->story);
}

static void
name (PergolaProject *project, const char *id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  pergola_edit_set_reference (project, (char *[]){ (char *) id, NULL }, field, text, &error);
  g_assert_no_error (error);
}

static char *
write_text (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A project that uses the value framework alone. */
static PergolaProject *
read_other (Fixture *f, const char *inside)
{
  g_autofree char *text = g_strdup_printf ("<project xmlns='urn:pergola:project:1' version='1' id='q7m2ndx4tb1c' "
                                           "language='en'>\n<framework id='value' version='1'/>\n%s</project>\n",
                                           inside);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "other.pergola", f->frameworks, &error);

  g_assert_no_error (error);
  return project;
}

static guint
count_problems (PergolaProject *project)
{
  g_autoptr (GPtrArray) problems = pergola_project_check (project);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((PergolaProblem *) problems->pdata[i])->message);
  return problems->len;
}

/* --- Naming --- */

static void
test_names_make_items (Fixture *f, gconstpointer data)
{
  g_autofree char *clinic = add (f->project, "activity", "Leak clínic");

  name (f->project, f->story, "about", " leak CLÍNIC ");
  g_assert_cmpstr (pergola_item_get (get (f), "about"), ==, clinic);
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 1);
  name (f->project, f->story, "about", "Site visit");
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 2);
  g_assert_cmpstr (pergola_reference_get_name (f->project, get (f), "about"), ==, "Site visit");
  name (f->project, f->story, "about", "");
  g_assert_null (pergola_item_get (get (f), "about"));
  pergola_history_undo (f->history);
  pergola_history_undo (f->history);
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 1);
  g_assert_cmpuint (count_problems (f->project), ==, 0);
}

static void
test_on_a_link (Fixture *f, gconstpointer data)
{
  g_autofree char *from = add (f->project, "value", "A");
  g_autofree char *to = add (f->project, "value", "B");
  PergolaItem *link = pergola_edit_link (f->project, "improving", from, to, NULL);

  name (f->project, pergola_item_get_id (link), "review", "Spring review");
  g_assert_cmpuint (pergola_project_count (f->project, "review"), ==, 1);
  g_assert_cmpstr (pergola_reference_get_name (f->project, link, "review"), ==, "Spring review");
  g_assert_cmpuint (count_problems (f->project), ==, 0);
}

/* What only another framework could make is not asked for without it. */
static void
test_not_asked_for (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) other = read_other (f, "<item id='saaaaaaa' kind='story' rank='h' audience='everyone'/>");
  PergolaItem *story = pergola_project_get (other, "saaaaaaa");
  const PergolaFieldDef *about = pergola_project_get_field (other, story, "about");
  g_autoptr (GError) error = NULL;

  g_assert_false (pergola_project_field_applies (other, story, about));
  g_assert_false (
    pergola_edit_set_reference (other, (char *[]){ (char *) "saaaaaaa", NULL }, "about", "Clinic", &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN);
  pergola_project_use (other, "activities");
  about = pergola_project_get_field (other, story, "about");
  g_assert_true (pergola_project_field_applies (other, story, about));
}

/* --- Copies --- */

/* A story takes its activity along, and that its host. */
static void
test_goes_along (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) other = read_other (f, "");
  g_autofree char *clinic = add (f->project, "activity", "Leak clinic");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) copies = NULL;
  g_auto (GStrv) again = NULL;
  PergolaItem *copy;

  name (f->project, f->story, "about", "Leak clinic");
  name (f->project, clinic, "host", "Ana");
  bytes = pergola_edit_copy (f->project, (char *[]){ f->story, NULL }, PERGOLA_AUDIENCE_ME);
  copies = pergola_edit_paste (other, bytes, NULL, NULL);
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  copy = pergola_reference_get (other, pergola_project_get (other, copies[0]), "about");
  g_assert_cmpstr (pergola_item_get_title (copy), ==, "Leak clinic");
  g_assert_cmpstr (pergola_reference_get_name (other, copy, "host"), ==, "Ana");
  g_assert_cmpuint (count_problems (other), ==, 0);

  again = pergola_edit_paste (other, bytes, NULL, NULL);
  g_assert_cmpuint (pergola_project_count (other, "story"), ==, 2);
  g_assert_cmpuint (pergola_project_count (other, "activity"), ==, 1);
  g_assert_cmpuint (pergola_project_count (other, "person"), ==, 1);
}

static void
test_duplicate_names_the_same (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) copies = NULL;

  name (f->project, f->story, "about", "Leak clinic");
  copies = pergola_edit_duplicate (f->project, (char *[]){ f->story, NULL });
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 1);
  g_assert_cmpstr (pergola_item_get (pergola_project_get (f->project, copies[0]), "about"), ==,
                   pergola_item_get (get (f), "about"));
}

/* --- Where it is named --- */

static void
test_mentions (Fixture *f, gconstpointer data)
{
  g_autofree char *second = add (f->project, "story", "The map");
  g_autofree char *indicator = add (f->project, "indicator", "Losses");
  g_autoptr (GArray) mentions = NULL;
  PergolaItem *ana;

  name (f->project, f->story, "by", "Ana");
  name (f->project, second, "by", "Ana");
  name (f->project, second, "heard", "Ana");
  name (f->project, indicator, "owner", "Ana");
  name (f->project, f->story, "heard", "Rui");
  ana = pergola_person_find (f->project, "ana");
  mentions = pergola_mention_list_of (f->project, pergola_item_get_id (ana));
  g_assert_cmpuint (mentions->len, ==, 4);
  for (guint i = 0; i < mentions->len; i++)
    g_assert_true (g_array_index (mentions, PergolaMention, i).named == ana);
  g_assert_cmpuint (pergola_mention_count_lost (f->project, (char *[]){ (char *) pergola_item_get_id (ana), NULL }), ==,
                    4);
  g_assert_cmpuint (
    pergola_mention_count_lost (f->project, (char *[]){ (char *) pergola_item_get_id (ana), second, NULL }), ==, 2);
  g_assert_cmpuint (pergola_mention_count_lost (f->project, (char *[]){ f->story, NULL }), ==, 0);
}

static void
test_delete_and_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  char *ana;

  name (f->project, f->story, "by", "Ana");
  name (f->project, f->story, "heard", "Ana");
  before = write_text (f->project);
  ana = (char *) pergola_item_get (get (f), "by");
  pergola_edit_delete (f->project, (char *[]){ ana, NULL });
  g_assert_null (pergola_item_get (get (f), "by"));
  g_assert_null (pergola_item_get (get (f), "heard"));
  g_assert_cmpuint (count_problems (f->project), ==, 0);
  pergola_history_undo (f->history);
  after = write_text (f->project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_dangling (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) other = read_other (
    f, "<item id='saaaaaaa' kind='story' rank='h' audience='everyone'><field id='by'>paaaaaaa</field>"
       "<field id='about'>aaaaaaaa</field></item>"
       "<item id='sbbbbbbb' kind='story' rank='i' audience='everyone'><field id='by'>saaaaaaa</field></item>");
  g_autoptr (GPtrArray) problems = pergola_project_check (other);

  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((PergolaProblem *) problems->pdata[i])->type, ==, PERGOLA_PROBLEM_VALUE);
  name (other, "saaaaaaa", "by", "Ana");
  pergola_edit_set (other, "saaaaaaa", "about", NULL, FALSE, NULL);
  name (other, "sbbbbbbb", "by", "Ana");
  g_assert_cmpuint (count_problems (other), ==, 0);
}

/* One deletes an activity, another names it meanwhile: it stays, and is asked about. */
static void
test_merge_keeps_what_is_named (Fixture *f, gconstpointer data)
{
  const char *common = "<framework id='activities' version='1'/>"
                       "<item id='aaaaaaaa' kind='activity' rank='h' audience='everyone'/>"
                       "<item id='saaaaaaa' kind='story' rank='h' audience='everyone'/>";
  g_autoptr (PergolaProject) base = read_other (f, common);
  g_autoptr (PergolaProject) ours = read_other (f, common);
  g_autoptr (PergolaProject) theirs = read_other (f, common);
  g_autoptr (PergolaMerge) merge = NULL;

  pergola_edit_delete (ours, (char *[]){ (char *) "aaaaaaaa", NULL });
  pergola_edit_set (theirs, "saaaaaaa", "about", "aaaaaaaa", FALSE, NULL);
  merge = pergola_merge_new (base, ours, theirs);
  g_assert_true (pergola_merge_apply (merge, ours, "Merge", NULL));
  g_assert_nonnull (pergola_project_get (ours, "aaaaaaaa"));
  g_assert_cmpstr (pergola_item_get (pergola_project_get (ours, "saaaaaaa"), "about"), ==, "aaaaaaaa");
}

/* --- Words --- */

static guint
count_found (PergolaSearch *search, const char *text)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (text);
  g_autoptr (GArray) hits = NULL;
  PergolaQueryReach reach;

  pergola_search_prepare (search, G_MAXUINT);
  hits = pergola_search_find (search, query, &reach);
  return hits->len;
}

/* Cells say the name; what names a thing is found by it, also when that is called otherwise. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaSearch) search = pergola_search_new (f->project);
  g_autoptr (GPtrArray) columns = NULL;
  const PergolaBoardDef *board = pergola_project_get_board (f->project, "value.stories");
  gboolean said = FALSE;
  g_autofree char *clinic = add (f->project, "activity", "Leak clinic");

  name (f->project, f->story, "about", "Leak clinic");
  columns = pergola_column_list (f->project, board);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *text = pergola_column_get_text (columns->pdata[i], f->project, get (f));

      said = said || g_str_equal (text, "Leak clinic");
    }
  g_assert_true (said);

  g_assert_cmpuint (count_found (search, "clinic"), ==, 2);
  pergola_edit_set (f->project, clinic, "title", "Case round", FALSE, NULL);
  g_assert_cmpuint (count_found (search, "clinic"), ==, 0);
  g_assert_cmpuint (count_found (search, "round"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/reference/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("names-make-items", test_names_make_items);
  ADD ("on-a-link", test_on_a_link);
  ADD ("not-asked-for", test_not_asked_for);
  ADD ("goes-along", test_goes_along);
  ADD ("duplicate-names-the-same", test_duplicate_names_the_same);
  ADD ("mentions", test_mentions);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("dangling", test_dangling);
  ADD ("merge-keeps-what-is-named", test_merge_keeps_what_is_named);
  ADD ("words", test_words);

  return g_test_run ();
}
