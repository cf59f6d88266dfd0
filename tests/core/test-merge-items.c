/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two people who are one: nothing that was said of either is lost, and all of it can be taken back. */

#include "config.h"

#include "pergola-core.h"
#include "random-edits.h"

#include <string.h>

static const char document[] =
  "<project xmlns='urn:pergola:project:1' version='1' id='q7m2ndx4tb1c' language='en'>\n"
  "<framework id='activities' version='1'/><framework id='value' version='1'/>\n"
  "<item id='aaaaaaaa' kind='activity' rank='h' audience='everyone'><field id='host'>pbbbbbbb</field></item>"
  "<item id='iaaaaaaa' kind='indicator' rank='h' audience='everyone'><field id='owner'>pbbbbbbb</field></item>"
  "<item id='paaaaaaa' kind='person' rank='h' audience='everyone'><field id='title'>Ana</field></item>"
  "<item id='pbbbbbbb' kind='person' rank='i' audience='circle'><field id='title'>Ana Lima</field>"
  "<field id='note'>Operator</field></item>"
  "<item id='pccccccc' kind='person' rank='j' audience='everyone'><field id='title'>ANÁ  lima</field>"
  "<field id='note'>Chair</field></item>"
  "<item id='pddddddd' kind='person' rank='k' audience='everyone'><field id='title'>Rui Costa</field></item>"
  "<item id='peeeeeee' kind='person' rank='l' audience='everyone'><field id='title'>Beatriz</field></item>"
  "<item id='saaaaaaa' kind='story' rank='h' audience='everyone'><field id='by'>paaaaaaa</field>"
  "<field id='heard'>pbbbbbbb</field></item>"
  "<item id='vaaaaaaa' kind='value' rank='h' audience='everyone'><field id='title'>A</field></item>"
  "<item id='vbbbbbbb' kind='value' rank='i' audience='everyone'><field id='title'>B</field></item>"
  "<item id='vccccccc' kind='value' rank='j' audience='everyone'><field id='title'>C</field>"
  "<field id='type'>applied</field></item>"
  "<link id='laaaaaaa' kind='flow' from='vaaaaaaa' to='vccccccc'><field id='title'>one</field></link>"
  "<link id='lbbbbbbb' kind='flow' from='vbbbbbbb' to='vccccccc'><field id='title'>two</field></link>"
  "<link id='lccccccc' kind='flow' from='vaaaaaaa' to='vbbbbbbb'/>"
  "<board id='value.figure'><option id='story'>saaaaaaa</option><place item='vbbbbbbb' x='1' y='2'/></board>"
  "</project>";

typedef struct
{
  PergolaProject *project;
  char *before;
} Fixture;

static char *
write_text (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr (GError) error = NULL;

  f->project = pergola_reader_read_bytes (bytes, "p.pergola", frameworks, &error);
  g_assert_no_error (error);
  f->before = write_text (f->project);
}

static void
undo_all (Fixture *f)
{
  g_autofree char *after = NULL;

  while (pergola_history_undo (pergola_project_get_history (f->project)))
    ;
  after = write_text (f->project);
  g_assert_cmpstr (after, ==, f->before);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  undo_all (f);
  g_object_unref (f->project);
  g_free (f->before);
}

static const char *
get (Fixture *f, const char *id, const char *key)
{
  return pergola_item_get (pergola_project_get (f->project, id), key);
}

static void
merge (Fixture *f, const char *keep, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_true (pergola_edit_merge_items (f->project, keep, other, &error));
  g_assert_no_error (error);
  g_assert_null (pergola_project_get (f->project, other));
  problems = pergola_project_check (f->project);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((PergolaProblem *) problems->pdata[i])->type, ==, PERGOLA_PROBLEM_CONFLICT);
}

static void
test_people (Fixture *f, gconstpointer data)
{
  merge (f, "paaaaaaa", "pbbbbbbb");
  g_assert_cmpstr (get (f, "paaaaaaa", "title"), ==, "Ana Lima"); /* it has all that "Ana" says */
  g_assert_cmpstr (get (f, "paaaaaaa", "note"), ==, "Operator");
  g_assert_cmpstr (get (f, "paaaaaaa", "@audience"), ==, "circle");
  g_assert_cmpstr (get (f, "saaaaaaa", "by"), ==, "paaaaaaa");
  g_assert_cmpstr (get (f, "saaaaaaa", "heard"), ==, "paaaaaaa");
  g_assert_cmpstr (get (f, "aaaaaaaa", "host"), ==, "paaaaaaa");
  g_assert_cmpstr (get (f, "iaaaaaaa", "owner"), ==, "paaaaaaa");
  g_assert_false (pergola_item_has_conflict (pergola_project_get (f->project, "paaaaaaa"), NULL));
  g_assert_cmpstr (pergola_history_get_undo_name (pergola_project_get_history (f->project)), ==,
                   "Merge Ana with Ana Lima");
  g_assert_true (pergola_history_undo (pergola_project_get_history (f->project)));
  g_assert_false (pergola_history_can_undo (pergola_project_get_history (f->project)));
}

/* Two roles: both are kept until someone decides, and both together can be. */
static void
test_differing (Fixture *f, gconstpointer data)
{
  PergolaItem *ana = pergola_project_get (f->project, "pbbbbbbb");
  g_autoptr (GPtrArray) conflicts = NULL;
  const PergolaConflict *conflict;

  merge (f, "pbbbbbbb", "pccccccc");
  conflicts = pergola_conflict_list (f->project, ana);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->field, ==, "note");
  g_assert_cmpstr (conflict->other, ==, "Chair");
  g_assert_cmpstr (conflict->by, ==, "ANÁ  lima");
  g_assert_true (pergola_conflict_can_keep_both (f->project, ana, conflict));
  g_assert_true (pergola_conflict_decide (f->project, ana, conflict->key, PERGOLA_DECISION_BOTH, NULL));
  g_assert_nonnull (strstr (pergola_item_get (ana, "note"), "Operator"));
  g_assert_nonnull (strstr (pergola_item_get (ana, "note"), "Chair"));

  /* A third, whose name is another: that is asked, too. */
  merge (f, "pbbbbbbb", "peeeeeee");
  g_assert_true (pergola_item_has_conflict (ana, "title"));
}

static guint
count_flows (Fixture *f)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (f->project, "flow");

  return links->len;
}

/* Links that would be there twice are one, which keeps what both say; one between the two goes. */
static void
test_links (Fixture *f, gconstpointer data)
{
  double x, y;

  merge (f, "vaaaaaaa", "vbbbbbbb");
  g_assert_cmpuint (count_flows (f), ==, 1);
  g_assert_cmpstr (get (f, "laaaaaaa", "title"), ==, "one");
  g_assert_true (pergola_item_has_conflict (pergola_project_get (f->project, "laaaaaaa"), "title"));
  g_assert_true (pergola_item_has_conflict (pergola_project_get (f->project, "vaaaaaaa"), "title"));
  g_assert_true (pergola_project_get_place (f->project, "value.figure", "vaaaaaaa", &x, &y));
  g_assert_cmpfloat (x, ==, 1);

  merge (f, "vccccccc", "vaaaaaaa");
  g_assert_cmpuint (count_flows (f), ==, 0);
  g_assert_cmpstr (get (f, "vccccccc", "type"), ==, "applied");
}

/* The board goes on following the story, and its steps are in it. */
static void
test_stories (Fixture *f, gconstpointer data)
{
  PergolaItem *story, *step;

  pergola_project_begin (f->project, "Add");
  story = pergola_project_add (f->project, "story", NULL);
  step = pergola_project_add (f->project, "step", "saaaaaaa");
  pergola_project_commit (f->project);
  merge (f, pergola_item_get_id (story), "saaaaaaa");
  g_assert_cmpstr (pergola_item_get_parent (step), ==, pergola_item_get_id (story));
  g_assert_cmpstr (pergola_item_get (story, "by"), ==, "paaaaaaa");
  g_assert_cmpstr (pergola_project_get_property (f->project, "value.figure/story"), ==, pergola_item_get_id (story));
}

static void
test_likely (Fixture *f, gconstpointer data)
{
  guint n = 0;
  g_autoptr (GPtrArray) list = pergola_merge_items_list (f->project, pergola_project_get (f->project, "pbbbbbbb"), &n);

  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (pergola_item_get_id (list->pdata[0]), ==, "pccccccc");
  g_assert_cmpstr (pergola_item_get_id (list->pdata[1]), ==, "paaaaaaa");
  g_assert_cmpstr (pergola_item_get_id (list->pdata[2]), ==, "peeeeeee");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pergola_edit_merge_items (f->project, "paaaaaaa", "paaaaaaa", &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  g_assert_false (pergola_edit_merge_items (f->project, "paaaaaaa", "vaaaaaaa", NULL));
  g_assert_false (pergola_edit_merge_items (f->project, "paaaaaaa", "nobody", NULL));
  g_assert_false (pergola_edit_merge_items (f->project, "laaaaaaa", "lbbbbbbb", NULL));
}

/* --- Whatever the project --- */

static void
name_at_random (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

  g_ptr_array_extend_and_steal (items, pergola_project_list_links (project, NULL));
  pergola_project_begin (project, "Name");
  for (guint i = 0; i < items->len; i++)
    {
      const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (items->pdata[i]));
      const PergolaLinkKind *link = pergola_project_get_link_kind (project, pergola_item_get_kind (items->pdata[i]));
      GPtrArray *fields = kind != NULL ? kind->fields : link->fields;

      for (guint j = 0; j < fields->len; j++)
        {
          const PergolaFieldDef *field = fields->pdata[j];
          const PergolaKind *named =
            pergola_field_def_is_reference (field) ? pergola_reference_get_kind (project, field) : NULL;
          g_autoptr (GPtrArray) all = named != NULL ? pergola_project_list_items (project, named->id) : NULL;

          if (all != NULL && all->len > 0)
            pergola_project_set (project, pergola_item_get_id (items->pdata[i]), field->id,
                                 pergola_item_get_id (all->pdata[g_test_rand_int_range (0, all->len)]), NULL);
        }
    }
  pergola_project_commit (project);
}

static void
merge_at_random (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  PergolaItem *keep = items->len > 0 ? items->pdata[g_test_rand_int_range (0, items->len)] : NULL;
  g_autoptr (GPtrArray) others = keep != NULL ? pergola_merge_items_list (project, keep, NULL) : NULL;
  g_autoptr (GArray) mentions = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (others == NULL || others->len == 0)
    return;
  other = g_strdup (pergola_item_get_id (others->pdata[g_test_rand_int_range (0, others->len)]));
  if (!pergola_edit_merge_items (project, pergola_item_get_id (keep), other, &error))
    {
      g_test_message ("%s", error->message); /* it would be inside itself */
      return;
    }
  text = write_text (project);
  g_assert_null (strstr (text, other));
}

static void
test_random (Fixture *f, gconstpointer data)
{
  for (int round = 0; round < 20; round++)
    {
      for (int i = 0; i < 30; i++)
        {
          pergola_project_begin (f->project, "Random");
          random_edits_one (f->project);
          pergola_project_commit (f->project);
        }
      name_at_random (f->project);
      for (int i = 0; i < 4; i++)
        merge_at_random (f->project);
    }
  while (pergola_history_undo (pergola_project_get_history (f->project)))
    ;
  while (pergola_history_redo (pergola_project_get_history (f->project)))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/merge-items/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("people", test_people);
  ADD ("differing", test_differing);
  ADD ("links", test_links);
  ADD ("stories", test_stories);
  ADD ("likely", test_likely);
  ADD ("refused", test_refused);
  ADD ("random", test_random);

  return g_test_run ();
}
