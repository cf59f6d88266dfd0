/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "library-fixture.h"

#define VALUE(id, audience, title, more)                                                                               \
  "  <item id=\"" id "\" kind=\"value\" rank=\"i\"" audience ">\n    <field id=\"title\">" title "</field>\n" more     \
  "  </item>\n"
#define ALL " audience=\"everyone\""
#define ME " audience=\"me\""
#define NOTE(text) "    <field id=\"note\">" text "</field>\n"
#define PERSON(id, name)                                                                                               \
  "  <item id=\"" id "\" kind=\"person\" rank=\"i\" audience=\"circle\">\n    <field id=\"title\">" name               \
  "</field>\n  </item>\n"

/* --- Words --- */

static void
test_words (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a",
                       VALUE ("aaaa2222", ALL, "Réseau d’eau", NOTE ("On the Straße, 24 pipes"))
                         VALUE ("aaaa3333", ALL, "Leak clinic", NOTE ("Night flow, and how to read it"))
                           VALUE ("aaaa4444", ALL, "Flow at night", ""));
  library_fixture_refresh (self);
  library_fixture_assert_found (self, "reseau", "Réseau d’eau");
  library_fixture_assert_found (self, "RÉSEAU", "Réseau d’eau");
  library_fixture_assert_found (self, "strasse", "Réseau d’eau");
  library_fixture_assert_found (self, "res ea", "Réseau d’eau");
  library_fixture_assert_found (self, "nig fl", "Flow at night\nLeak clinic");
  library_fixture_assert_found (self, "\"night flow\"", "Leak clinic");
  library_fixture_assert_found (self, "\"night fl\"", "");
  library_fixture_assert_found (self, "\"night fl", "Leak clinic");
  library_fixture_assert_found (self, "night reseau", "");
  /* The title of the project, too. */
  library_fixture_assert_found (self, "\"project of\"", "Project of a");
  /* Nothing begins with it: then within words. */
  library_fixture_assert_found (self, "linic", "Leak clinic");
}

static void
test_any_input (LibraryFixture *self, gconstpointer data)
{
  static const char *const inputs[] = { "",
                                        " ",
                                        "\"",
                                        "\"\"",
                                        "*",
                                        "AND",
                                        "OR",
                                        "NOT night",
                                        "NEAR",
                                        "night*",
                                        "^night",
                                        "title:night",
                                        "-night",
                                        "(night",
                                        ")",
                                        "night)",
                                        "{a}",
                                        "a\\b",
                                        "'",
                                        "''; DROP",
                                        "+",
                                        "night + ",
                                        "NEAR(night flow, 2)",
                                        "\xff",
                                        "\xc3\x28",
                                        "\xed\xa0\x80",
                                        "\x01\x02",
                                        ":",
                                        "?1",
                                        "%",
                                        "_" };
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'a');
  GString *many = g_string_new (NULL);
  GRand *random = g_rand_new_with_seed (7);

  library_fixture_put (self, "a", VALUE ("aaaa2222", ALL, "Night flow", NOTE ("A + B, 10 %")));
  library_fixture_refresh (self);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    g_free (library_fixture_find (self, inputs[i]));
  g_free (library_fixture_find (self, long_text));
  for (int i = 0; i < 20000; i++)
    g_string_append (many, i % 2 == 0 ? "night " : "\"flow ");
  g_free (library_fixture_find (self, many->str));
  for (int i = 0; i < 300; i++)
    {
      char bytes[65] = { 0 };

      for (int j = 0; j < 64; j++)
        bytes[j] = (char) g_rand_int_range (random, 1, 256);
      g_free (library_fixture_find (self, bytes));
    }
  library_fixture_assert_found (self, "^night", "Night flow");
  library_fixture_assert_found (self, "-night", "Night flow");
  library_fixture_assert_found (self, "night*", "Night flow");
  g_rand_free (random);
  g_string_free (many, TRUE);
}

static void
test_scripts (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a",
                       VALUE ("aaaa2222", ALL, "供水管网学习", NOTE ("夜间流量"))
                         VALUE ("aaaa3333", ALL, "شبكة المياه", "") VALUE ("aaaa4444", ALL, "การเรียนรู้", ""));
  library_fixture_refresh (self);
  library_fixture_assert_found (self, "管网", "供水管网学习");
  library_fixture_assert_found (self, "流量", "供水管网学习");
  library_fixture_assert_found (self, "网管", "");
  library_fixture_assert_found (self, "مياه", "شبكة المياه");
  library_fixture_assert_found (self, "รู้", "การเรียนรู้");
}

/* --- What is private --- */

static void
test_private (LibraryFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;

  library_fixture_put (
    self, "a",
    VALUE ("aaaa2222", ME, "Secret doubt", "")
      VALUE ("aaaa3333", ALL, "Open door",
             "") "  <item id=\"ssss2222\" kind=\"story\" rank=\"i\" audience=\"everyone\">\n"
                 "    <field id=\"title\">Tale</field>\n  </item>\n"
                 "  <item id=\"ssss3333\" kind=\"step\" rank=\"i\" audience=\"me\" parent=\"ssss2222\">\n"
                 "    <field id=\"text\">hidden words</field>\n    <field id=\"title\">hidden words</field>\n"
                 "  </item>\n");
  library_fixture_refresh (self);
  library_fixture_assert_found (self, "doubt", "");
  library_fixture_assert_found (self, "!doubt", "Secret doubt");
  library_fixture_assert_found (self, "door", "Open door");
  library_fixture_assert_found (self, "hidden", "");
  library_fixture_assert_found (self, "!hidden", "Tale");
  library_fixture_assert_found (self, "tale", "Tale");
  library_fixture_assert_found (self, "!tale", "Tale");
  list = library_fixture_list (self);
  g_assert_cmpuint (((PergolaLibraryEntry *) list->pdata[0])->n_items, ==, 2);
}

/* --- Counts --- */

static guint
count_kind (PergolaLibraryResult *result, const char *id)
{
  for (guint i = 0; i < result->kinds->len; i++)
    if (g_str_equal (((PergolaLibraryKind *) result->kinds->pdata[i])->id, id))
      return ((PergolaLibraryKind *) result->kinds->pdata[i])->n;
  return 0;
}

#define ACTIVITY(id, title, host)                                                                                      \
  "  <item id=\"" id "\" kind=\"activity\" rank=\"i\" audience=\"everyone\">\n    <field id=\"title\">" title          \
  "</field>\n    <field id=\"host\">" host "</field>\n  </item>\n"
#define DATE(text) "    <field id=\"date\">" text "</field>\n"

static void
test_filters (LibraryFixture *self, gconstpointer data)
{
  char *kinds[] = { (char *) "value", NULL };
  PergolaLibraryQuery query = { .text = (char *) "night" };
  g_autoptr (PergolaLibraryResult) all = NULL;
  g_autoptr (PergolaLibraryResult) values = NULL;
  g_autoptr (PergolaLibraryResult) lena = NULL;
  g_autoptr (PergolaLibraryResult) spring = NULL;

  library_fixture_put (self, "a",
                       VALUE ("aaaa2222", ALL, "Night one", DATE ("2024-03-05"))
                         VALUE ("aaaa3333", ALL, "Night two", DATE ("2024-04"))
                           ACTIVITY ("aaaa4444", "Night walk", "pppp2222") PERSON ("pppp2222", "Lena"));
  library_fixture_refresh (self);
  all = library_fixture_search (self, &query);
  g_assert_cmpuint (all->n_hits, ==, 3);
  g_assert_cmpuint (count_kind (all, "value"), ==, 2);
  g_assert_cmpuint (count_kind (all, "activity"), ==, 1);
  g_assert_cmpuint (all->people->len, ==, 1);
  g_assert_cmpuint (all->months->len, ==, 3);

  query.kinds = kinds;
  values = library_fixture_search (self, &query);
  g_assert_cmpuint (values->n_hits, ==, 2);
  g_assert_cmpuint (count_kind (values, "activity"), ==, 1);
  g_assert_cmpuint (values->people->len, ==, 0);

  query.kinds = NULL;
  query.person = (char *) "Lena";
  lena = library_fixture_search (self, &query);
  g_assert_cmpuint (lena->n_hits, ==, 1);
  g_assert_cmpuint (count_kind (lena, "value"), ==, 0);
  g_assert_cmpuint (((PergolaLibraryPerson *) lena->people->pdata[0])->n, ==, 1);

  query.person = NULL;
  query.from = (char *) "2024-04";
  query.to = (char *) "2024-04";
  spring = library_fixture_search (self, &query);
  g_assert_cmpuint (spring->n_hits, ==, 1);
  g_assert_cmpuint (spring->months->len, ==, 3);
}

/* A project that is called by what is looked for is none of the hits in it. */
static void
test_titles (LibraryFixture *self, gconstpointer data)
{
  char *kinds[] = { (char *) "value", NULL };
  PergolaLibraryQuery query = { .text = (char *) "ecole" };
  g_autoptr (PergolaLibraryResult) all = NULL;
  g_autoptr (PergolaLibraryResult) values = NULL;
  g_autoptr (PergolaLibraryResult) none = NULL;
  const PergolaLibraryGroup *group;

  library_fixture_put (self, "École", VALUE ("aaaa2222", ALL, "École de nuit", ""));
  library_fixture_put (self, "L’école", "");
  library_fixture_refresh (self);
  all = library_fixture_search (self, &query);
  g_assert_cmpuint (all->projects->len, ==, 2);
  g_assert_cmpuint (all->n_hits, ==, 1);
  g_assert_cmpuint (all->n_projects, ==, 1);
  g_assert_cmpuint (all->kinds->len, ==, 1);
  g_assert_cmpuint (all->groups->len, ==, 1);
  group = all->groups->pdata[0];
  g_assert_cmpstr (group->entry->title, ==, "Project of École");
  g_assert_cmpuint (group->n_hits, ==, 1);
  g_assert_cmpuint (group->hits->len, ==, 1);

  query.kinds = kinds;
  values = library_fixture_search (self, &query);
  g_assert_cmpuint (values->projects->len, ==, 0);
  g_assert_cmpuint (values->n_hits, ==, 1);
  g_assert_false (values->no_such_kind);
  kinds[0] = (char *) "nothing";
  query.project = (char *) "nobody's";
  none = library_fixture_search (self, &query);
  g_assert_true (none->no_such_kind);
  g_assert_true (none->no_such_project);
}

/* --- Files --- */

static char *
make_items (GRand *random)
{
  static const char *const words[] = { "night", "flow", "leak", "réseau", "水务", "valve", "meter", "doubt" };
  GString *items = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 6);

  for (int i = 0; i < n; i++)
    g_string_append_printf (
      items, "  <item id=\"aaaa222%c\" kind=\"%s\" rank=\"i\"%s>\n    <field id=\"title\">%s %s</field>\n  </item>\n",
      'a' + i, i % 3 == 2 ? "person" : "value", g_rand_boolean (random) ? ALL : ME,
      words[g_rand_int_range (random, 0, 8)], words[g_rand_int_range (random, 0, 8)]);
  return g_string_free (items, FALSE);
}

static void
change (LibraryFixture *self, GRand *random)
{
  g_autofree char *name = g_strdup_printf ("p%d", g_rand_int_range (random, 0, 12));
  g_autofree char *other = g_strdup_printf ("p%d", g_rand_int_range (random, 0, 12));
  g_autofree char *path = library_fixture_path (self, name);
  g_autofree char *other_path = library_fixture_path (self, other);
  g_autofree char *items = make_items (random);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      g_unlink (path);
      break;
    case 1:
      g_rename (path, other_path);
      break;
    case 2:
      g_file_set_contents (path, "this is a letter", -1, NULL);
      break;
    case 3:
      g_utime (path, NULL);
      break;
    default:
      library_fixture_put (self, name, items);
    }
}

static void
test_as_fresh (LibraryFixture *self, gconstpointer data)
{
  GRand *random = g_rand_new_with_seed (11);

  for (int round = 0; round < 25; round++)
    {
      for (int i = g_rand_int_range (random, 1, 8); i > 0; i--)
        change (self, random);
      library_fixture_refresh (self);
      if (round % 6 == 5)
        library_fixture_assert_as_fresh (self);
    }
  library_fixture_assert_as_fresh (self);
  g_rand_free (random);
}

static void
test_unreadable (LibraryFixture *self, gconstpointer data)
{
  const PergolaLibraryQuery query = { .text = (char *) "bad" };
  g_autofree char *bad = library_fixture_path (self, "bad");
  g_autoptr (PergolaLibraryResult) called = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n_faults = 0;

  library_fixture_put (self, "good", VALUE ("aaaa2222", ALL, "Night", ""));
  g_file_set_contents (bad, "<project>\n", -1, NULL);
  library_fixture_refresh (self);
  list = library_fixture_list (self);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const PergolaLibraryEntry *entry = list->pdata[i];

      g_assert_true ((entry->error != NULL) == g_str_equal (entry->path, bad));
      if (entry->error == NULL)
        continue;
      n_faults++;
      g_assert_true (g_str_has_prefix (entry->error, bad));
      g_assert_cmpstr (entry->title, ==, "bad");
    }
  g_assert_cmpuint (n_faults, ==, 1);
  library_fixture_assert_found (self, "night", "Night");
  /* It has a name to be looked for. */
  called = library_fixture_search (self, &query);
  g_assert_cmpuint (called->projects->len, ==, 1);
  g_assert_nonnull (((PergolaLibraryEntry *) called->projects->pdata[0])->error);
}

/* Several threads read at once. */
static void
test_many (LibraryFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%d", i);

      library_fixture_put (self, name,
                           VALUE ("aaaa2222", ALL, "Night", NOTE ("x")) VALUE ("aaaa3333", ME, "Day", NOTE ("y")));
    }
  library_fixture_refresh (self);
  list = library_fixture_list (self);
  g_assert_cmpuint (list->len, ==, 400);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((PergolaLibraryEntry *) list->pdata[i])->error, ==, NULL);
}

static void
test_folders_below (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (self->folder, "x", "y", NULL);
  g_autofree char *hidden = g_build_filename (self->folder, ".stversions", NULL);
  g_autofree char *loop = g_build_filename (deep, "loop", NULL);
  g_autoptr (GPtrArray) list = NULL;

  g_mkdir_with_parents (deep, 0700);
  g_mkdir (hidden, 0700);
  g_assert_no_errno (symlink (self->folder, loop));
  library_fixture_put (self, "x/y/a", VALUE ("aaaa2222", ALL, "Night", ""));
  library_fixture_put (self, ".stversions/b", VALUE ("aaaa2222", ALL, "Night", ""));
  library_fixture_put (self, ".pergola-1234", VALUE ("aaaa2222", ALL, "Night", ""));
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("projects/photo%d.jpg", i);

      tmp_folder_put (&self->tmp, name, "");
    }
  library_fixture_refresh (self);
  list = library_fixture_list (self);
  g_assert_cmpuint (list->len, ==, 1);

  /* Who asks for a hidden one gets it, also where it lies in another folder of the library. */
  g_assert_true (pergola_folders_add (self->folders, hidden, NULL));
  library_fixture_refresh (self);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = library_fixture_list (self);
  g_assert_cmpuint (list->len, ==, 2);
}

/* What is deleted from another disk is gone, not away, as long as that disk is there. */
static void
test_other_disk (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *disk = g_strdup ("/dev/shm/pergola-test-XXXXXX");
  g_autofree char *way = g_build_filename (self->folder, "disk", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  if (g_mkdtemp (disk) == NULL)
    {
      g_test_skip ("there is no other disk");
      return;
    }
  g_assert_no_errno (symlink (disk, way));
  library_fixture_put (self, "disk/a", VALUE ("aaaa2222", ALL, "Night", ""));
  library_fixture_refresh (self);
  before = library_fixture_list (self);
  g_assert_cmpuint (before->len, ==, 1);
  path = library_fixture_path (self, "disk/a");
  g_assert_no_errno (g_unlink (path));
  library_fixture_refresh (self);
  after = library_fixture_list (self);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_no_errno (g_rmdir (disk));
}

static void
test_away (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *elsewhere = tmp_folder_path (&self->tmp, "elsewhere");
  g_autoptr (GPtrArray) away = NULL;
  g_autoptr (GPtrArray) back = NULL;

  library_fixture_put (self, "a", VALUE ("aaaa2222", ALL, "Night", ""));
  library_fixture_refresh (self);
  g_assert_no_errno (g_rename (self->folder, elsewhere));
  library_fixture_refresh (self);
  away = library_fixture_list (self);
  g_assert_cmpuint (away->len, ==, 1);
  g_assert_true (((PergolaLibraryEntry *) away->pdata[0])->away);
  library_fixture_assert_found (self, "night", "Night");
  g_assert_no_errno (g_rename (elsewhere, self->folder));
  library_fixture_refresh (self);
  back = library_fixture_list (self);
  g_assert_false (((PergolaLibraryEntry *) back->pdata[0])->away);
}

static void
quit_cb (LibraryFixture *self)
{
  g_main_loop_quit (self->loop);
}

static void
test_one_file (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *path = library_fixture_path (self, "a");
  gulong handler = g_signal_connect_swapped (self->library, "changed", G_CALLBACK (quit_cb), self);

  library_fixture_put (self, "a", VALUE ("aaaa2222", ALL, "Night", ""));
  pergola_library_refresh_file (self->library, path);
  g_main_loop_run (self->loop);
  g_signal_handler_block (self->library, handler);
  library_fixture_assert_found (self, "night", "Night");
  g_unlink (path);
  g_signal_handler_unblock (self->library, handler);
  pergola_library_refresh_file (self->library, path);
  g_main_loop_run (self->loop);
  g_signal_handler_disconnect (self->library, handler);
  library_fixture_assert_found (self, "night", "");
}

/* --- Pictures --- */

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LibraryFixture *self = data;

  g_set_object (&self->result, result);
  g_main_loop_quit (self->loop);
}

static GBytes *
load_picture (LibraryFixture *self, const char *path, const char *style)
{
  pergola_library_load_picture_async (self->library, path, style, NULL, picture_cb, self);
  g_main_loop_run (self->loop);
  return pergola_library_load_picture_finish (self->library, self->result, NULL);
}

static void
test_pictures (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *path = library_fixture_path (self, "a");
  g_autoptr (GBytes) png = g_bytes_new_static ("png", 3);
  g_autoptr (GBytes) same = NULL;

  library_fixture_put (self, "a", VALUE ("aaaa2222", ALL, "Night", ""));
  library_fixture_refresh (self);
  g_assert_null (load_picture (self, path, "light"));
  pergola_library_store_picture (self->library, path, "light", NULL, png);
  library_fixture_refresh (self);
  same = load_picture (self, path, "light");
  g_assert_true (g_bytes_equal (same, png));
  g_assert_null (load_picture (self, path, "dark"));
  library_fixture_put (self, "a", VALUE ("aaaa2222", ALL, "Day", ""));
  library_fixture_refresh (self);
  g_assert_null (load_picture (self, path, "light"));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/library/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("any-input", test_any_input);
  ADD ("scripts", test_scripts);
  ADD ("private", test_private);
  ADD ("filters", test_filters);
  ADD ("titles", test_titles);
  ADD ("as-fresh", test_as_fresh);
  ADD ("unreadable", test_unreadable);
  ADD ("many", test_many);
  ADD ("folders-below", test_folders_below);
  ADD ("other-disk", test_other_disk);
  ADD ("away", test_away);
  ADD ("one-file", test_one_file);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
