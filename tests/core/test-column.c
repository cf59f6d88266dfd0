/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The columns of a board, what their cells say and how they sort. */

#include "config.h"

#include "pergola-core.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  const PergolaBoardDef *board;
  GPtrArray *columns;
} Table;

static void
set_up (Table *t, gconstpointer board)
{
  t->frameworks = pergola_frameworks_new ();
  t->project = pergola_project_new (t->frameworks);
  pergola_project_use (t->project, "activities");
  t->board = pergola_project_get_board (t->project, board);
  g_assert_nonnull (t->board);
  t->columns = pergola_column_list (t->project, t->board);
}

static void
tear_down (Table *t, gconstpointer data)
{
  g_clear_pointer (&t->columns, g_ptr_array_unref);
  g_clear_object (&t->project);
  g_clear_object (&t->frameworks);
}

static const PergolaColumn *
find (Table *t, const char *id)
{
  for (guint i = 0; i < t->columns->len; i++)
    if (g_str_equal (((PergolaColumn *) t->columns->pdata[i])->id, id))
      return t->columns->pdata[i];
  return NULL;
}

static PergolaItem *
add (Table *t, const char *kind, const char *title, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *item;

  pergola_project_begin (t->project, "Add");
  item = pergola_project_add (t->project, kind, NULL);
  pergola_project_set (t->project, pergola_item_get_id (item), "title", title, &error);
  g_assert_no_error (error);
  if (field != NULL)
    pergola_project_set (t->project, pergola_item_get_id (item), field, value, &error);
  g_assert_no_error (error);
  pergola_project_commit (t->project);
  return item;
}

static int
compare (Table *t, const char *column, PergolaItem *a, PergolaItem *b, gboolean descending)
{
  PergolaColumnKey first, second;
  int order;

  pergola_column_get_key (find (t, column), t->project, a, &first);
  pergola_column_get_key (find (t, column), t->project, b, &second);
  order = pergola_column_key_compare (&first, &second, descending);
  pergola_column_key_clear (&first);
  pergola_column_key_clear (&second);
  return order;
}

static void
test_which (Table *t, gconstpointer data)
{
  g_assert_cmpstr (((PergolaColumn *) t->columns->pdata[0])->id, ==, PERGOLA_COLUMN_TITLE);
  g_assert_cmpstr (find (t, PERGOLA_COLUMN_ZONE)->title, ==, "Category");
  g_assert_null (find (t, "category"));
  g_assert_null (find (t, PERGOLA_COLUMN_KIND));
  g_assert_null (find (t, "entry"));
  g_assert_null (find (t, "detail"));
  g_assert_true (find (t, "often")->glance);
  g_assert_false (find (t, "note")->glance);
}

static void
test_which_kinds (Table *t, gconstpointer data)
{
  g_assert_cmpstr (find (t, PERGOLA_COLUMN_ZONE)->title, ==, "Type of value");
  g_assert_nonnull (find (t, PERGOLA_COLUMN_KIND));
  g_assert_nonnull (find (t, "state"));
}

static void
test_order (Table *t, gconstpointer data)
{
  PergolaItem *weekly = add (t, "activity", "b", "often", "weekly");
  PergolaItem *yearly = add (t, "activity", "Ä", "often", "yearly");
  PergolaItem *never = add (t, "activity", "", "often", NULL);
  PergolaItem *near = add (t, "activity", "x", "with", "0.5");
  PergolaItem *far = add (t, "activity", "y", "with", "0.25");

  /* as the definition has them, not by letters; nothing comes last both ways */
  g_assert_cmpint (compare (t, "often", weekly, yearly, FALSE), <, 0);
  g_assert_cmpint (compare (t, "often", weekly, yearly, TRUE), >, 0);
  g_assert_cmpint (compare (t, "often", never, yearly, FALSE), >, 0);
  g_assert_cmpint (compare (t, "often", never, yearly, TRUE), >, 0);
  g_assert_cmpint (compare (t, "with", far, near, FALSE), <, 0);
  g_assert_cmpint (compare (t, PERGOLA_COLUMN_TITLE, weekly, never, TRUE), <, 0);
  g_assert_cmpint (compare (t, PERGOLA_COLUMN_TITLE, weekly, near, FALSE), <, 0);
}

static void
test_rows (Table *t, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (columns, (gpointer) find (t, PERGOLA_COLUMN_TITLE));
  g_ptr_array_add (columns, (gpointer) find (t, "often"));
  g_ptr_array_add (columns, (gpointer) find (t, "with"));
  g_ptr_array_add (items, add (t, "activity", "Case\tclinic", "often", "weekly"));
  g_ptr_array_add (items, add (t, "activity", "Visit", "with", "0.5"));
  text = pergola_column_write_rows (columns, t->project, items, TRUE);
  g_assert_cmpstr (text, ==, "Name\tHow often\tFrom or with\nCase clinic\tWeekly\t\nVisit\t\t0.50");
}

/* An item without a category stands in no zone, but on the plane. */
static void
test_items (Table *t, gconstpointer data)
{
  PergolaItem *loose = add (t, "activity", "loose", NULL, NULL);
  PergolaItem *visit = add (t, "activity", "visit", "category", "visits");
  g_autoptr (GPtrArray) items = pergola_board_list_items (t->project, t->board);

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (items->pdata[0] == visit);
  g_assert_true (items->pdata[1] == loose);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/column/which", Table, "activities.matrix", set_up, test_which, tear_down);
  g_test_add ("/column/which-kinds", Table, "value.figure", set_up, test_which_kinds, tear_down);
  g_test_add ("/column/order", Table, "activities.matrix", set_up, test_order, tear_down);
  g_test_add ("/column/rows", Table, "activities.matrix", set_up, test_rows, tear_down);
  g_test_add ("/column/items", Table, "activities.matrix", set_up, test_items, tear_down);
  return g_test_run ();
}
