/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What comes with the program: templates and examples without a fault, in the form in which they are saved, and with
 * the content that they are there to show. */

#include "config.h"

#include "pergola-problem.h"
#include "pergola-reader.h"
#include "pergola-story.h"
#include "pergola-template.h"
#include "pergola-writer.h"

static const char *const TYPES[] = { "orienting", "immediate",      "potential", "applied",
                                     "realized",  "transformative", "strategic", "enabling" };

/* Every example label in the figures of the deck of July 2014, in the wording of each of its slides. */
static const char *const DECK_LABELS[] = {
  "Useful case clinic",
  "Exciting project",
  "Good meeting",
  "Challenging inquiry",
  "Promising advice",
  "Document",
  "Relationship",
  "Relationships",
  "Insight",
  "New practice",
  "Collaboration",
  "Different approach",
  "New approach",
  "Advice does not apply",
  "Customer satisfaction",
  "Improved performance or outcome",
  "Outcome",
  "Personal success",
  "Measure",
  "Failure",
  "Vision",
  "Strategic conversations",
  "Alignment",
  "Landscape orientation",
  "Social learning team",
  "Secretariat",
  "HR recognition",
  "Sponsorship",
  "Technology",
  "Good leadership",
  "Identity",
  "Practice",
  "Institution",
  "Criteria",
  "Boundary",
  "Crossing boundaries",
  "Learning activities",
  "Aspirational narrative",
  "Retrospective narrative",
  "Feedback narrative",
  "Learning how to learn",
};

static PergolaProject *
open_example (PergolaFrameworks *frameworks, const char *name)
{
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_template_create (frameworks, name, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static guint
count_with (PergolaProject *project, const char *kind, const char *field, const char *value)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items_as (project, kind);
  guint count = 0;

  for (guint i = 0; i < items->len; i++)
    count += g_strcmp0 (pergola_item_get (g_ptr_array_index (items, i), field), value) == 0;
  return count;
}

static guint
count_links (PergolaProject *project, const char *kind)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, kind);

  return links->len;
}

/* --- All of them --- */

static void
check_file (PergolaFrameworks *frameworks, const char *folder, const char *file)
{
  g_autofree char *path = g_strconcat (folder, "/", file, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *source = pergola_frameworks_get_resource (frameworks, path);
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (source, path, frameworks, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) saved = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pergola_project_get_title (project), !=, "");

  problems = pergola_project_check (project);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", path, ((PergolaProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);

  saved = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (saved, source));
}

static void
test_form (void)
{
  static const char *const folders[] = { "templates", "examples" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_auto (GStrv) files = pergola_frameworks_list_resources (frameworks, folders[i]);

      g_assert_cmpuint (g_strv_length (files), >, 0);
      for (guint k = 0; files[k] != NULL; k++)
        check_file (frameworks, folders[i], files[k]);
    }
}

/* A choice that a card holds is one that is offered for its type of value. */
static void
test_choices (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_auto (GStrv) names = pergola_template_list (frameworks);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (PergolaProject) project = open_example (frameworks, names[i]);
      g_autoptr (GPtrArray) values = pergola_project_list_items_as (project, "value");

      for (guint k = 0; k < values->len; k++)
        {
          PergolaItem *value = g_ptr_array_index (values, k);

          g_assert_nonnull (pergola_project_get_choice (project, value, "type"));
          if (pergola_item_get (value, "sort") != NULL)
            g_assert_nonnull (pergola_project_get_choice (project, value, "sort"));
        }
    }
}

/* --- Water utilities --- */

static gboolean
has_flow (PergolaProject *project, PergolaItem *from, PergolaItem *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, "flow");

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (from)) == 0 &&
          g_strcmp0 (pergola_item_get_to (link), pergola_item_get_id (to)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Somebody who is here tells it, and each step says of what kind of value it tells, as its card does. */
static void
check_story (PergolaProject *project, PergolaItem *story)
{
  g_autoptr (GPtrArray) values = pergola_story_list_values (project, pergola_item_get_id (story));
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (story));

  g_assert_cmpuint (steps->len, >=, 3);
  g_assert_cmpuint (values->len + 1, >=, steps->len);
  g_assert_nonnull (pergola_project_get (project, pergola_item_get (story, "by")));
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (steps, i);
      const char *type = pergola_item_get (step, "type");

      g_assert_nonnull (type);
      g_assert_nonnull (pergola_item_get (step, "strength"));
      if (i < values->len)
        g_assert_cmpstr (pergola_item_get (g_ptr_array_index (values, i), "type"), ==, type);
    }
}

/* The story that is shown leads along links. */
static void
check_shown (PergolaProject *project, const char *story)
{
  g_autoptr (GPtrArray) values = pergola_story_list_values (project, story);

  for (guint i = 1; i < 4; i++)
    g_assert_true (has_flow (project, g_ptr_array_index (values, i - 1), g_ptr_array_index (values, i)));
}

/* Each number is of some type, and read at least five times. */
static void
check_indicators (PergolaProject *project)
{
  g_autoptr (GPtrArray) indicators = pergola_project_list_items (project, "indicator");

  g_assert_cmpuint (indicators->len, ==, 12);
  for (guint i = 0; i < indicators->len; i++)
    {
      PergolaItem *indicator = g_ptr_array_index (indicators, i);
      g_autoptr (GPtrArray) readings = pergola_project_list_children (project, pergola_item_get_id (indicator));

      g_assert_nonnull (pergola_project_get_choice (project, indicator, "type"));
      g_assert_nonnull (pergola_project_get (project, pergola_item_get (indicator, "owner")));
      g_assert_cmpuint (readings->len, >=, 5);
    }
}

static void
test_water (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = open_example (frameworks, "water-utilities");
  g_autoptr (GPtrArray) stories = pergola_project_list_items (project, "story");
  g_autoptr (GPtrArray) values = pergola_project_list_items_as (project, "value");
  const char *shown = pergola_project_get_property (project, "value.figure/story");

  g_assert_cmpuint (values->len, >=, 26);
  g_assert_cmpuint (count_links (project, "improving"), >=, 2);
  g_assert_cmpuint (count_links (project, "reframing"), >=, 2);
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      g_assert_cmpuint (count_with (project, "value", "type", TYPES[i]), >=, 3);
      g_assert_cmpuint (count_with (project, "aspiration", "type", TYPES[i]), >=, 1);
      g_assert_cmpuint (count_with (project, "condition", "type", TYPES[i]), >=, 1);
    }
  g_assert_cmpuint (count_with (project, "value", "polarity", "hurt"), ==, 2);

  g_assert_cmpuint (stories->len, ==, 7);
  for (guint i = 0; i < stories->len; i++)
    check_story (project, g_ptr_array_index (stories, i));
  check_indicators (project);
  g_assert_nonnull (pergola_project_get (project, shown));
  check_shown (project, shown);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (project, shown)), ==, "Leaks found at night");
}

/* What the network does: in all seven categories and all states, each with its place, and some of it with a host. Every
 * moment of immediate value is an activity, too. */
static void
test_water_activities (void)
{
  static const char *const states[] = { "do", "want", "tried", "dropped" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = open_example (frameworks, "water-utilities");
  const PergolaBoardDef *matrix = pergola_project_get_board (project, "activities.matrix");
  guint placed = 0;

  g_assert_cmpuint (pergola_project_count (project, "activity"), ==, 40);
  g_assert_cmpuint (pergola_project_count (project, "person"), ==, 7);
  g_assert_cmpuint (count_with (project, "activity", "type", "immediate"), ==,
                    count_with (project, "value", "type", "immediate"));
  g_assert_cmpuint (count_with (project, "activity", "with", NULL), ==, 0);
  g_assert_cmpuint (count_with (project, "activity", "formal", NULL), ==, 0);
  g_assert_cmpuint (count_with (project, "activity", "host", NULL), <, 5);
  g_assert_cmpuint (count_with (project, "activity", "entry", NULL), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (count_with (project, "activity", "state", states[i]), >=, 3);
  for (guint i = 0; i < matrix->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (matrix->zones, i);
      g_autoptr (GPtrArray) cards = pergola_project_list_cards (project, g_ptr_array_index (zone->cards, 0));

      g_assert_cmpuint (cards->len, >=, 3);
      placed += cards->len;
    }
  g_assert_cmpuint (placed, ==, 40);
  g_assert_cmpuint (count_links (project, "created"), >=, 8);
}

/* --- The catalogue --- */

static void
test_catalogue (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = open_example (frameworks, "activity-catalogue");
  const PergolaCatalogue *catalogue = pergola_project_get_catalogue (project, "activity");
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, "activity");

  g_assert_false (pergola_project_uses (project, "value"));
  g_assert_cmpuint (items->len, ==, catalogue->entries->len);
  for (guint i = 0; i < items->len; i++)
    {
      const PergolaCatalogueEntry *entry = g_ptr_array_index (catalogue->entries, i);
      PergolaItem *item = g_ptr_array_index (items, i);

      g_assert_cmpstr (pergola_item_get (item, "entry"), ==, entry->id);
      for (guint k = 0; k < entry->presets->len; k++)
        {
          const PergolaPreset *preset = g_ptr_array_index (entry->presets, k);

          g_assert_cmpstr (pergola_item_get (item, preset->field), ==, preset->text);
        }
    }
}

/* --- The deck of 2014 --- */

/* Whether an item has this title, or names it as another slide's wording: "Slide 21: Outcome". */
static gboolean
says (PergolaItem *item, const char *label)
{
  const char *note = pergola_item_get (item, "note");
  const char *wording = note != NULL ? g_strrstr (note, ": ") : NULL;

  return g_strcmp0 (pergola_item_get_title (item), label) == 0 || (wording != NULL && g_str_equal (wording + 2, label));
}

static void
test_deck (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = open_example (frameworks, "deck-2014");
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (DECK_LABELS); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < items->len && !found; k++)
        found = says (g_ptr_array_index (items, k), DECK_LABELS[i]);
      if (!found)
        g_test_message ("the deck lacks “%s”", DECK_LABELS[i]);
      g_assert_true (found);
    }

  g_assert_cmpstr (pergola_project_get_property (project, "value.figure/variant"), ==, "seven");
  g_assert_cmpuint (count_with (project, "value", "type", "orienting"), ==, 0);
  for (guint i = 1; i < G_N_ELEMENTS (TYPES); i++)
    {
      g_assert_cmpuint (count_with (project, "aspiration", "type", TYPES[i]), ==, 1);
      g_assert_cmpuint (count_with (project, "condition", "type", TYPES[i]), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/examples/form", test_form);
  g_test_add_func ("/examples/choices", test_choices);
  g_test_add_func ("/examples/water-utilities", test_water);
  g_test_add_func ("/examples/water-utilities/activities", test_water_activities);
  g_test_add_func ("/examples/activity-catalogue", test_catalogue);
  g_test_add_func ("/examples/deck-2014", test_deck);

  return g_test_run ();
}
