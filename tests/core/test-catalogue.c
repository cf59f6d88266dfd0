/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Catalogues: what is made of them, how it is found again, and how it goes back. */

#include "config.h"

#include "pergola-catalogue.h"

#include <string.h>

#define AXES ((const char *const[]){ "with", "formal", NULL })

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  const PergolaBoardDef *board;
  const PergolaCatalogue *catalogue;
  const PergolaCatalogueEntry *clinics;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  pergola_project_use (f->project, "activities");
  f->board = pergola_project_get_board (f->project, "activities.matrix");
  g_assert_nonnull (f->board);
  f->catalogue = pergola_catalogue_of_board (f->project, f->board);
  g_assert_nonnull (f->catalogue);
  f->clinics = pergola_catalogue_get_entry (f->catalogue, "case-clinics");
  g_assert_nonnull (f->clinics);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->project);
  g_object_unref (f->frameworks);
}

static PergolaItem *
add (Fixture *f, const PergolaCards *cards, const PergolaPosition *position)
{
  return pergola_catalogue_add (f->project, f->catalogue, f->clinics, cards, f->board, position);
}

/* Every preset, the entry, and one step to take back. */
static void
test_add (Fixture *f, gconstpointer data)
{
  PergolaItem *item = add (f, NULL, NULL);
  PergolaHistory *history = pergola_project_get_history (f->project);

  for (guint i = 0; i < f->clinics->presets->len; i++)
    {
      const PergolaPreset *preset = f->clinics->presets->pdata[i];

      g_assert_cmpstr (pergola_item_get (item, preset->field), ==, preset->text);
    }
  g_assert_cmpstr (pergola_item_get (item, "entry"), ==, "case-clinics");
  g_assert_true (pergola_catalogue_entry_of (f->project, item) == f->clinics);
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, "Add Case clinics");
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 0);
  g_assert_false (pergola_history_can_undo (history));
}

/* Every entry of every catalogue can be made, and nothing of it is lost. */
static void
test_add_all (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->catalogue->entries->len; i++)
    {
      const PergolaCatalogueEntry *entry = f->catalogue->entries->pdata[i];
      PergolaItem *item = pergola_catalogue_add (f->project, f->catalogue, entry, NULL, NULL, NULL);
      const PergolaZone *zone = pergola_project_find_zone (f->project, f->board, item, NULL);

      for (guint p = 0; p < entry->presets->len; p++)
        {
          const PergolaPreset *preset = entry->presets->pdata[p];

          g_assert_cmpstr (pergola_item_get (item, preset->field), ==, preset->text);
        }
      g_assert_nonnull (zone);
      g_assert_true (zone == pergola_catalogue_find_zone (f->project, f->catalogue, entry, f->board));
    }
}

static void
test_add_at (Fixture *f, gconstpointer data)
{
  const PergolaZone *visits = pergola_board_def_get_zone (f->board, "visits");
  PergolaItem *item = add (f, NULL, &(PergolaPosition){ 0.25, 0.75 });
  double with, formal;

  g_assert_true (pergola_item_get_number (item, "with", &with));
  g_assert_true (pergola_item_get_number (item, "formal", &formal));
  g_assert_cmpfloat_with_epsilon (with, 0.25, 1e-3);
  g_assert_cmpfloat_with_epsilon (formal, 0.75, 1e-3);
  g_assert_cmpstr (pergola_item_get (item, "category"), ==, "inquiries");
  pergola_history_undo (pergola_project_get_history (f->project));
  g_assert_cmpuint (pergola_project_count (f->project, "activity"), ==, 0);

  item = add (f, visits->cards->pdata[0], NULL);
  g_assert_cmpstr (pergola_item_get (item, "category"), ==, "visits");
  g_assert_cmpstr (pergola_item_get (item, "with"), ==, "0.50");
}

static void
test_used (Fixture *f, gconstpointer data)
{
  PergolaItem *first = add (f, NULL, NULL);
  PergolaItem *own = (pergola_project_begin (f->project, "Add"), pergola_project_add (f->project, "activity", NULL));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) used = NULL;
  g_autoptr (GHashTable) unused = NULL;

  pergola_project_commit (f->project);
  add (f, NULL, NULL);
  items = pergola_catalogue_list_items (f->project, f->catalogue, f->clinics);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (items->pdata[0] == first);
  g_assert_null (pergola_catalogue_entry_of (f->project, own));
  used = pergola_catalogue_list_used (f->project, f->catalogue);
  g_assert_cmpuint (g_hash_table_size (used), ==, 1);
  g_assert_true (g_hash_table_lookup (used, "case-clinics") == first);
  for (int i = 0; i < 3; i++)
    pergola_history_undo (pergola_project_get_history (f->project));
  unused = pergola_catalogue_list_used (f->project, f->catalogue);
  g_assert_cmpuint (g_hash_table_size (unused), ==, 0);
}

/* Back to the entry's position, and nothing else; what has no entry stays. */
static void
test_reset (Fixture *f, gconstpointer data)
{
  PergolaItem *item = add (f, NULL, &(PergolaPosition){ 0.9, 0.9 });
  PergolaItem *own = (pergola_project_begin (f->project, "Add"), pergola_project_add (f->project, "activity", NULL));
  char *ids[] = { (char *) pergola_item_get_id (item), (char *) pergola_item_get_id (own), NULL };
  PergolaHistory *history = pergola_project_get_history (f->project);

  pergola_project_set (f->project, ids[0], "title", "Leak clinic", NULL);
  pergola_project_set (f->project, ids[1], "with", "0.1", NULL);
  pergola_project_commit (f->project);
  g_assert_true (pergola_catalogue_can_reset (f->project, ids, AXES));
  pergola_catalogue_reset (f->project, ids, AXES);
  g_assert_cmpstr (pergola_item_get (item, "with"), ==, "0.50");
  g_assert_cmpstr (pergola_item_get (item, "formal"), ==, "0.31");
  g_assert_cmpstr (pergola_item_get_title (item), ==, "Leak clinic");
  g_assert_cmpstr (pergola_item_get (own, "with"), ==, "0.1");
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, "Reset Position");
  g_assert_false (pergola_catalogue_can_reset (f->project, ids, AXES));

  /* A second time there is nothing to do, and so no step. */
  pergola_catalogue_reset (f->project, ids, AXES);
  pergola_history_undo (history);
  g_assert_cmpstr (pergola_item_get (item, "with"), ==, "0.9");
}

static gboolean
finds (Fixture *f, const char *words)
{
  g_autoptr (GPtrArray) found = pergola_catalogue_search (f->project, f->catalogue, words);

  return g_ptr_array_find (found, f->clinics, NULL);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = pergola_catalogue_search (f->project, f->catalogue, "  ");

  g_assert_cmpuint (all->len, ==, f->catalogue->entries->len);
  g_assert_true (finds (f, "CASE CLIN"));
  g_assert_true (finds (f, "clinics càse"));
  g_assert_true (finds (f, "problem peers")); /* of what happens */
  g_assert_true (finds (f, "productive"));    /* its category */
  g_assert_true (finds (f, "shared notes"));  /* its online variant */
  g_assert_false (finds (f, "0.50"));
  g_assert_false (finds (f, "clinic zebra"));
}

static void
test_describe (Fixture *f, gconstpointer data)
{
  g_autofree char *category = pergola_catalogue_describe (f->project, f->catalogue, f->clinics, "category");
  g_autofree char *duration = pergola_catalogue_describe (f->project, f->catalogue, f->clinics, "duration");

  g_assert_cmpstr (category, ==, "Productive inquiries");
  g_assert_cmpstr (duration, ==, "45 to 90 min");
  g_assert_null (pergola_catalogue_describe (f->project, f->catalogue, f->clinics, "host"));
  g_assert_true (pergola_catalogue_is_estimated (f->project, f->catalogue, f->clinics, "duration"));
  g_assert_false (pergola_catalogue_is_estimated (f->project, f->catalogue, f->clinics, "online"));
}

/* Boards without a catalogue have none. */
static void
test_none (Fixture *f, gconstpointer data)
{
  const PergolaBoardDef *figure = pergola_project_get_board (f->project, "value.figure");

  g_assert_nonnull (figure);
  g_assert_null (pergola_catalogue_of_board (f->project, figure));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/catalogue/add", test_add);
  ADD ("/catalogue/add-all", test_add_all);
  ADD ("/catalogue/add-at", test_add_at);
  ADD ("/catalogue/used", test_used);
  ADD ("/catalogue/reset", test_reset);
  ADD ("/catalogue/search", test_search);
  ADD ("/catalogue/describe", test_describe);
  ADD ("/catalogue/none", test_none);

  return g_test_run ();
}
