/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The learning activities: the catalogue against the figure's own table, and that each entry can be placed. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

#define N_ACTIVITIES 41

typedef struct
{
  int number;
  const char *title;
  int category; /* from 1 */
  double across, down;
  gboolean outside;
} Activity;

/* Typed from the published figure and our reading of its places, not from the catalogue. */
static const Activity ACTIVITIES[] = {
  { 1, "Pointers to resources", 1, 0.36, 0.04, TRUE },
  { 2, "News", 1, 0.24, 0.06, TRUE },
  { 3, "Information", 1, 0.34, 0.11, FALSE },
  { 4, "Stories", 1, 0.24, 0.17, FALSE },
  { 5, "Tips", 1, 0.17, 0.27, FALSE },
  { 6, "Document sharing", 1, 0.17, 0.33, FALSE },
  { 7, "Broadcast inquiry", 2, 0.44, 0.19, FALSE },
  { 8, "Case clinics", 2, 0.50, 0.31, FALSE },
  { 9, "Challenge", 2, 0.58, 0.38, FALSE },
  { 10, "Project/after-action reviews", 2, 0.42, 0.44, FALSE },
  { 11, "Peer assist", 2, 0.48, 0.55, FALSE },
  { 12, "Problem solving", 2, 0.54, 0.66, FALSE },
  { 13, "Hot topic discussions", 3, 0.62, 0.14, FALSE },
  { 14, "Polls", 3, 0.56, 0.21, FALSE },
  { 15, "Exploring ideas", 3, 0.68, 0.23, FALSE },
  { 16, "Debates", 3, 0.80, 0.25, FALSE },
  { 17, "Reading group", 3, 0.70, 0.35, FALSE },
  { 18, "Joint events", 3, 0.92, 0.40, TRUE },
  { 19, "Joint response", 3, 0.82, 0.53, FALSE },
  { 20, "Documenting practice", 4, 0.74, 0.42, FALSE },
  { 21, "Collections", 4, 0.62, 0.57, FALSE },
  { 22, "Learning projects", 4, 0.74, 0.67, FALSE },
  { 23, "Boundary collaboration", 4, 0.92, 0.73, TRUE },
  { 24, "Mutual benchmark", 5, 0.66, 0.80, FALSE },
  { 25, "Models of practice", 5, 0.77, 0.85, FALSE },
  { 26, "Warranting", 5, 0.66, 0.90, FALSE },
  { 27, "External benchmark", 5, 0.84, 0.94, TRUE },
  { 28, "Formal practice transfer", 6, 0.34, 0.69, FALSE },
  { 29, "Role play", 6, 0.50, 0.72, FALSE },
  { 30, "Practice fairs", 6, 0.24, 0.74, FALSE },
  { 31, "Q&A", 6, 0.13, 0.76, FALSE },
  { 32, "Demos", 6, 0.34, 0.78, FALSE },
  { 33, "Case studies", 6, 0.47, 0.81, FALSE },
  { 34, "Help desk", 6, 0.20, 0.86, FALSE },
  { 35, "Training and workshops", 6, 0.40, 0.88, FALSE },
  { 36, "Invited speaker", 6, 0.28, 0.95, TRUE },
  { 37, "Systematic scan", 6, 0.52, 0.97, TRUE },
  { 38, "Follow practitioner", 7, 0.22, 0.53, FALSE },
  { 39, "Visits", 7, 0.20, 0.59, FALSE },
  { 40, "Field trips", 7, 0.07, 0.64, TRUE },
  { 41, "Guests", 7, 0.07, 0.50, TRUE },
};

static const char *const CATEGORIES[] = { "Exchanges",     "Productive inquiries", "Building shared understanding",
                                          "Shared memory", "Creating standards",   "Formal access to knowledge",
                                          "Visits" };
static const guint COUNTS[] = { 6, 6, 7, 4, 4, 10, 4 };

/* What somebody else has measured: the duration of an after-action review, all that is said of a peer assist. */
static const char *const MEASURED[][2] = {
  { "Project/after-action reviews", "duration" },
  { "Peer assist", "group" },
  { "Peer assist", "duration" },
  { "Peer assist", "preparation" },
};

static PergolaFramework *
load (PergolaFrameworks *set)
{
  g_autoptr (GError) error = NULL;
  PergolaFramework *framework = pergola_frameworks_get (set, "activities", "en", &error);

  g_assert_no_error (error);
  return framework;
}

static const PergolaCatalogue *
get_catalogue (PergolaFramework *framework)
{
  g_assert_cmpuint (framework->catalogues->len, ==, 1);
  return g_ptr_array_index (framework->catalogues, 0);
}

static double
get_number (const PergolaCatalogueEntry *entry, const char *field)
{
  const char *text = pergola_catalogue_entry_get (entry, field);

  g_assert_nonnull (text);
  return g_ascii_strtod (text, NULL);
}

/* --- The table --- */

static void
check_facts (const PergolaCatalogueEntry *entry, const PergolaFieldDef *categories, const Activity *activity)
{
  const PergolaChoice *category;

  g_test_message ("%d %s", activity->number, activity->title);
  g_assert_cmpstr (pergola_catalogue_entry_get (entry, "title"), ==, activity->title);
  category = pergola_field_def_get_choice (categories, pergola_catalogue_entry_get (entry, "category"));
  g_assert_cmpstr (category->title, ==, CATEGORIES[activity->category - 1]);
  g_assert_cmpint (category->badge[0] - '0', ==, activity->category);
  g_assert_cmpfloat_with_epsilon (get_number (entry, "with"), activity->across, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (entry, "formal"), activity->down, 1e-9);
  g_assert_cmpstr (pergola_catalogue_entry_get (entry, "source"), ==, activity->outside ? "outside" : "inside");
}

static void
test_table (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFramework) framework = load (set);
  const PergolaCatalogue *catalogue = get_catalogue (framework);
  const PergolaKind *kind = pergola_framework_get_kind (framework, "activity");
  const PergolaFieldDef *categories = pergola_kind_get_field (kind, "category");
  guint counts[G_N_ELEMENTS (CATEGORIES)] = { 0 };

  G_STATIC_ASSERT (G_N_ELEMENTS (ACTIVITIES) == N_ACTIVITIES);
  g_assert_cmpuint (catalogue->entries->len, ==, N_ACTIVITIES);
  g_assert_cmpuint (categories->choices->len, ==, G_N_ELEMENTS (CATEGORIES));
  for (guint i = 0; i < N_ACTIVITIES; i++)
    {
      g_assert_cmpint (ACTIVITIES[i].number, ==, i + 1);
      check_facts (g_ptr_array_index (catalogue->entries, i), categories, &ACTIVITIES[i]);
      counts[ACTIVITIES[i].category - 1]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (COUNTS); i++)
    g_assert_cmpuint (counts[i], ==, COUNTS[i]);
}

/* --- What is ours --- */

static void
check_words (const PergolaKind *kind, const PergolaCatalogueEntry *entry)
{
  static const char *const wanted[] = { "title", "note", "online", "group", "duration", "effort" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (pergola_catalogue_entry_get (entry, wanted[i]));
  for (guint i = 0; i < entry->presets->len; i++)
    {
      const PergolaPreset *preset = g_ptr_array_index (entry->presets, i);

      g_assert_nonnull (pergola_kind_get_field (kind, preset->field));
      g_assert_cmpstr (preset->text, !=, "");
      g_assert_null (strpbrk (preset->text, "'\"<>\n"));
    }
}

static gboolean
is_measured (const PergolaCatalogueEntry *entry, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (MEASURED); i++)
    if (g_str_equal (MEASURED[i][0], pergola_catalogue_entry_get (entry, "title")) &&
        g_str_equal (MEASURED[i][1], field))
      return TRUE;

  return FALSE;
}

/* A field that can be an estimate is one, unless it is empty or somebody has measured it. */
static void
check_estimates (const PergolaFieldDef *estimated, const PergolaCatalogueEntry *entry)
{
  const char *text = pergola_catalogue_entry_get (entry, estimated->id);
  g_auto (GStrv) flags = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; i < estimated->choices->len; i++)
    {
      const PergolaChoice *choice = g_ptr_array_index (estimated->choices, i);
      gboolean said = pergola_catalogue_entry_get (entry, choice->id) != NULL;

      g_assert_cmpint (g_strv_contains ((const char *const *) flags, choice->id), ==,
                       said && !is_measured (entry, choice->id));
    }
}

static void
test_words (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFramework) framework = load (set);
  const PergolaCatalogue *catalogue = get_catalogue (framework);
  const PergolaKind *kind = pergola_framework_get_kind (framework, catalogue->kind);
  const PergolaFieldDef *estimated = pergola_kind_get_field_by_role (kind, "estimated");

  for (guint i = 0; i < catalogue->entries->len; i++)
    {
      const PergolaCatalogueEntry *entry = g_ptr_array_index (catalogue->entries, i);

      g_test_message ("%s", entry->id);
      g_assert_true (pergola_catalogue_get_entry (catalogue, entry->id) == entry);
      check_words (kind, entry);
      check_estimates (estimated, entry);
    }
}

/* --- Placed --- */

/* An item made of an entry holds it word for word and stands in the entry's category. */
static void
check_placed (PergolaProject *project, const PergolaBoardDef *board, const PergolaCatalogueEntry *entry)
{
  PergolaItem *item = pergola_project_add (project, "activity", NULL);
  const char *id = pergola_item_get_id (item);

  for (guint i = 0; i < entry->presets->len; i++)
    {
      const PergolaPreset *preset = g_ptr_array_index (entry->presets, i);
      g_autoptr (GError) error = NULL;

      pergola_project_set (project, id, preset->field, preset->text, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (pergola_project_find_zone (project, board, item, NULL)->id, ==,
                   pergola_catalogue_entry_get (entry, "category"));
}

static void
test_placed (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (set);
  const PergolaCatalogue *catalogue = pergola_project_get_catalogue (project, "activity");
  const PergolaBoardDef *board = pergola_project_get_board (project, "activities.matrix");
  g_autoptr (GPtrArray) problems = NULL;

  pergola_project_begin (project, "Place");
  for (guint i = 0; i < catalogue->entries->len; i++)
    check_placed (project, board, g_ptr_array_index (catalogue->entries, i));
  pergola_project_commit (project);

  problems = pergola_project_check (project);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activities/table", test_table);
  g_test_add_func ("/activities/words", test_words);
  g_test_add_func ("/activities/placed", test_placed);

  return g_test_run ();
}
