/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding items and links of a project by their words, while it changes. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

/* What the built-in figures do not have: people, and fields that do not always apply. */
#define PROJECT                                                                                                        \
  "<?xml version='1.0' encoding='UTF-8'?>"                                                                             \
  "<project xmlns='urn:pergola:project:1' version='1' id='q7m2ndx4tb1c' language='en'>"                                \
  "<framework id='team' version='1'/>"                                                                                 \
  "<framework xmlns='urn:pergola:framework:1' id='team' version='1'><title>Team</title>"                               \
  "<kind id='person' role='person' audience='everyone'><title>Person</title><plural>People</plural>"                   \
  "<field id='title' type='line'><title>Name</title></field></kind>"                                                   \
  "<kind id='task' audience='everyone'><title>Task</title><plural>Tasks</plural>"                                      \
  "<field id='title' type='line'><title>Title</title></field>"                                                         \
  "<field id='who' type='person'><title>Who</title></field>"                                                           \
  "<field id='state' type='choice'><title>State</title>"                                                               \
  "<choice id='open'><title>Waiting</title></choice><choice id='done'><title>Finished</title></choice></field>"        \
  "<field id='proof' type='line' when='state' when-values='done'><title>Proof</title></field></kind>"                  \
  "</framework>"                                                                                                       \
  "<item id='p1' kind='person'><field id='title'>Zoë</field></item>"                                                  \
  "<item id='t1' kind='task'><field id='title'>Read the meters</field><field id='who'>p1</field>"                      \
  "<field id='state'>open</field><field id='proof'>photograph</field></item>"                                          \
  "<item id='x1' kind='whatever'><field id='title'>From elsewhere</field><field id='note'>kept</field></item>"         \
  "</project>"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaSearch *search;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->frameworks = pergola_frameworks_new ();
  if (data == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, strlen (PROJECT));

      fixture->project = pergola_reader_read_bytes (bytes, "team", fixture->frameworks, &error);
    }
  else
    {
      g_autofree char *path = g_build_filename (g_getenv ("PERGOLA_DATADIR"), "examples", data, NULL);

      fixture->project = pergola_reader_read_file (path, fixture->frameworks, &error);
    }
  g_assert_no_error (error);
  fixture->search = pergola_search_new (fixture->project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->project);
  g_assert_finalize_object (fixture->frameworks);
}

/* (transfer full): the titles that are found, with a bar between them. */
static char *
find (Fixture *fixture, const char *text)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (text);
  g_autoptr (GArray) hits = pergola_search_find (fixture->search, query, NULL);
  GString *titles = g_string_new (NULL);
  guint last = PERGOLA_SCORE_MAX;

  for (guint i = 0; i < hits->len; i++)
    {
      const PergolaHit *hit = &g_array_index (hits, PergolaHit, i);

      g_assert_cmpuint (hit->score, <=, last);
      last = hit->score;
      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", pergola_item_get_title (hit->item));
    }
  return g_string_free (titles, FALSE);
}

#define assert_finds(fixture, text, titles)                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found_ = find (fixture, text);                                                                    \
    g_assert_cmpstr (found_, ==, titles);                                                                              \
  }                                                                                                                    \
  G_STMT_END

static void
set (Fixture *fixture, const char *id, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_edit_set (fixture->project, id, key, value, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  while (pergola_search_prepare (fixture->search, 1))
    ;
  assert_finds (fixture, "", "");
  assert_finds (fixture, "...", "");
  assert_finds (fixture, "meter", "Read the meters");
  assert_finds (fixture, "waiting", "Read the meters");
  assert_finds (fixture, "open", "");
  assert_finds (fixture, "zoe", "Zoë|Read the meters");
  assert_finds (fixture, "zoe meters", "Read the meters");
  assert_finds (fixture, "kept", "From elsewhere");
  /* Within words, where nothing else is found. */
  assert_finds (fixture, "eters", "Read the meters");
  /* Not from one text to the next. */
  assert_finds (fixture, "\"zoe waiting\"", "");
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (fixture->project);

  assert_finds (fixture, "photograph", "");
  set (fixture, "t1", "state", "done");
  assert_finds (fixture, "photograph", "Read the meters");
  assert_finds (fixture, "waiting", "");
  pergola_history_undo (history);
  assert_finds (fixture, "waiting", "Read the meters");

  set (fixture, "p1", "title", "Amina");
  assert_finds (fixture, "amina", "Amina|Read the meters");
  pergola_edit_delete (fixture->project, (char *[]){ (char *) "p1", NULL });
  assert_finds (fixture, "amina", "");
  pergola_history_undo (history);
  assert_finds (fixture, "amina", "Amina|Read the meters");

  pergola_edit_delete (fixture->project, (char *[]){ (char *) "t1", NULL });
  assert_finds (fixture, "meter", "");
  pergola_history_undo (history);
  assert_finds (fixture, "meter", "Read the meters");
}

static char *
describe (Fixture *fixture, const char *text)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (text);
  PergolaQueryReach reach;
  g_autoptr (GArray) hits = pergola_search_find (fixture->search, query, &reach);

  g_assert_cmpuint (hits->len, >, 0);
  return pergola_search_describe (fixture->search, g_array_index (hits, PergolaHit, 0).item, query, reach);
}

#define assert_describes(fixture, text, line)                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *line_ = describe (fixture, text);                                                                 \
    g_assert_cmpstr (line_, ==, line);                                                                                 \
  }                                                                                                                    \
  G_STMT_END

static void
test_describe (Fixture *fixture, gconstpointer data)
{
  assert_describes (fixture, "waiting", "State: Waiting");
  assert_describes (fixture, "read zoe", "Who: Zoë");
  assert_describes (fixture, "meters", NULL);
  assert_describes (fixture, "from", "kept");
}

/* A step of a story is found as its story; a loop by what it is called. */
static void
test_example (Fixture *fixture, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (fixture->project);

  assert_finds (fixture, "\"still warm\"", "The valve map lied");
  assert_describes (fixture, "\"still warm\"", "…the checklist home, still warm.");
  assert_finds (fixture, "shorter clinics", "more clinics, shorter");
  assert_finds (fixture, "JOÃO favour", "Sensors bought together");

  pergola_edit_delete (fixture->project, (char *[]){ (char *) "dvaz2bku", NULL });
  assert_finds (fixture, "\"still warm\"", "");
  pergola_history_undo (history);
  assert_finds (fixture, "\"still warm\"", "The valve map lied");
  set (fixture, "dvaz2bku", "title", "I brought it along.");
  assert_finds (fixture, "\"brought it along\"", "The valve map lied");
}

/* The words of a figure are in the project's language. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *english = find (fixture, "\"case clinic\"");
  g_autofree char *portuguese = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (english, !=, "");
  pergola_project_begin (fixture->project, "Language");
  pergola_project_set_property (fixture->project, "language", "pt", &error);
  pergola_project_commit (fixture->project);
  g_assert_no_error (error);
  portuguese = find (fixture, "\"case clinic\"");
  g_assert_cmpstr (portuguese, !=, english);
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/search/fields", NULL, test_fields);
  ADD ("/search/changes", NULL, test_changes);
  ADD ("/search/describe", NULL, test_describe);
  ADD ("/search/example", "water-utilities.pergola", test_example);
  ADD ("/search/language", "water-utilities.pergola", test_language);

  return g_test_run ();
}
