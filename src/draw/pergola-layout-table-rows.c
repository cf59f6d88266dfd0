/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows of a matrix: stories with their steps, numbers and loops. Each kind of link is gone through once, whatever
 * the number of stories. Knows no geometry. */

#include "config.h"

#include "pergola-layout-table.h"

#include "pergola-audience.h"
#include "pergola-consent.h"
#include "pergola-story.h"
#include "pergola-ground.h"

/* What is looked up for every row. */
typedef struct
{
  Table *table;
  const PergolaKind *step_kind;
  const PergolaFieldDef *tag;
  GHashTable *steps;     /* id of a story → GPtrArray of its steps, by rank */
  GHashTable *told;      /* id of a step → PergolaItem: its value */
  GHashTable *left_out;  /* ids of stories with a step that is not for the audience */
  GHashTable *counted;   /* id of a step → GPtrArray of indicators */
  GHashTable *loops;     /* id of a value → GPtrArray of loops that start there */
  GHashTable *columns;   /* id of a choice → index of its column, from 1 */
  PergolaGround *ground; /* (nullable): made when it is first asked */
} Rows;

static gboolean
may_show (Table *self, PergolaItem *item)
{
  return pergola_project_is_for (self->project, item, self->options->audience);
}

static void
add_to_list (GHashTable *lists, const char *key, PergolaItem *item)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, (gpointer) key, list);
    }
  g_ptr_array_add (list, item);
}

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/* --- What is looked up --- */

static void
find_steps (Rows *rows)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (rows->table->project, rows->step_kind->id);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *step = g_ptr_array_index (items, i);

      if (pergola_item_get_parent (step) == NULL)
        continue;
      if (may_show (rows->table, step))
        add_to_list (rows->steps, pergola_item_get_parent (step), step);
      else
        {
          g_hash_table_add (rows->left_out, (gpointer) pergola_item_get_parent (step));
          rows->table->left_out++;
        }
    }
}

static void
find_links (Rows *rows, const char *role, gboolean many)
{
  Table *self = rows->table;
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (self->project, role);
  g_autoptr (GPtrArray) links = kind != NULL ? pergola_project_list_links (self->project, kind->id) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      PergolaItem *to = pergola_project_get (self->project, pergola_item_get_to (link));

      if (to == NULL || !may_show (self, link))
        continue;
      if (many)
        add_to_list (rows->counted, pergola_item_get_from (link), to);
      else if (!g_hash_table_contains (rows->told, pergola_item_get_from (link)))
        g_hash_table_insert (rows->told, (gpointer) pergola_item_get_from (link), to);
    }
}

static gboolean
is_loop (const PergolaLinkKind *kind)
{
  return kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING;
}

static void
find_loops (Rows *rows)
{
  Table *self = rows->table;
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint f = 0; f < frameworks->len; f++)
    {
      GPtrArray *kinds = ((PergolaFramework *) g_ptr_array_index (frameworks, f))->links;

      for (guint k = 0; k < kinds->len; k++)
        {
          const PergolaLinkKind *kind = g_ptr_array_index (kinds, k);
          g_autoptr (GPtrArray) links = is_loop (kind) ? pergola_project_list_links (self->project, kind->id) : NULL;

          for (guint i = 0; links != NULL && i < links->len; i++)
            if (may_show (self, g_ptr_array_index (links, i)))
              add_to_list (rows->loops, pergola_item_get_from (g_ptr_array_index (links, i)),
                           g_ptr_array_index (links, i));
        }
    }
}

static void
find_columns (Rows *rows)
{
  for (guint i = 0; i < rows->table->columns->len; i++)
    {
      const PergolaZone *zone = TABLE_COLUMN (rows->table, i)->def;

      for (guint k = 0; k < zone->cards->len; k++)
        {
          const PergolaCards *cards = g_ptr_array_index (zone->cards, k);

          if (cards->choice != NULL)
            g_hash_table_insert (rows->columns, cards->choice, GUINT_TO_POINTER (i + 1));
        }
    }
}

/* --- A row --- */

/* Its column: the type of what it tells of, else the teller's own tag; -1 where it has none that is shown. */
static int
find_column (Rows *rows, PergolaItem *step, PergolaItem *value)
{
  Table *self = rows->table;
  const PergolaKind *kind =
    value != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (value)) : NULL;
  const PergolaFieldDef *type = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  const char *choice = type != NULL ? pergola_item_get (value, type->id) : NULL;

  if (choice == NULL && rows->tag != NULL)
    choice = pergola_item_get (step, rows->tag->id);

  return choice != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (rows->columns, choice)) - 1 : -1;
}

static const PergolaChoice *
find_polarity (Rows *rows, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (rows->table->project, pergola_item_get_kind (item));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "polarity") : NULL;

  return field != NULL ? pergola_project_get_choice (rows->table->project, item, field->id) : NULL;
}

static TablePolarity
read_polarity (const PergolaChoice *choice)
{
  static const char *const ROLES[] = {
    [TABLE_POSITIVE] = "positive", [TABLE_NULL] = "null", [TABLE_NEGATIVE] = "negative"
  };

  for (guint i = TABLE_POSITIVE; choice != NULL && i < G_N_ELEMENTS (ROLES); i++)
    if (g_strcmp0 (choice->role, ROLES[i]) == 0)
      return i;

  return TABLE_UNMARKED;
}

static void
add_step (Rows *rows, TableRow *row, PergolaItem *item)
{
  PergolaItem *value = g_hash_table_lookup (rows->told, pergola_item_get_id (item));
  TableStep step = { .item = item, .value = value, .column = find_column (rows, item, value) };

  if (step.column < 0)
    {
      row->apart++;
      return;
    }
  step.choice = find_polarity (rows, item);
  if (step.choice == NULL && value != NULL)
    step.choice = find_polarity (rows, value);
  step.polarity = read_polarity (step.choice);
  step.indicators = g_hash_table_lookup (rows->counted, pergola_item_get_id (item));
  if (step.indicators != NULL)
    g_ptr_array_ref (step.indicators);
  step.number = row->steps->len + 1;
  for (guint i = 0; i < row->steps->len; i++)
    step.slot += TABLE_STEP (row, i)->column == step.column;
  TABLE_COLUMN (rows->table, step.column)->n_steps++;
  TABLE_COLUMN (rows->table, step.column)->slots = MAX (TABLE_COLUMN (rows->table, step.column)->slots, step.slot + 1);
  g_array_append_val (row->steps, step);
}

/* The first step that tells of something; -1 for none. */
static int
find_told (const TableRow *row, const char *value)
{
  for (guint i = 0; i < row->steps->len; i++)
    if (TABLE_STEP (row, i)->value != NULL && g_strcmp0 (pergola_item_get_id (TABLE_STEP (row, i)->value), value) == 0)
      return i;

  return -1;
}

static void
add_loop (Rows *rows, TableRow *row, guint from, PergolaItem *link)
{
  Table *self = rows->table;
  const PergolaLinkKind *kind = pergola_project_get_link_kind (self->project, pergola_item_get_kind (link));
  PergolaItem *end = pergola_project_get (self->project, pergola_item_get_to (link));
  TableArc arc = { .from = from, .to = find_told (row, pergola_item_get_to (link)), .kind = kind, .end = end };
  const PergolaKind *hope = pergola_project_get_kind_by_role (self->project, "aspiration");

  arc.dashed = kind->style == PERGOLA_LINK_REFRAMING;
  if (end == NULL || arc.to == (int) from ||
      (arc.to < 0 && (hope == NULL || !pergola_project_is_a (self->project, end, hope->id))))
    return;
  g_array_append_val (row->arcs, arc);
}

static void
add_loops (Rows *rows, TableRow *row)
{
  for (guint i = 0; i < row->steps->len; i++)
    {
      PergolaItem *value = TABLE_STEP (row, i)->value;
      GPtrArray *loops = value != NULL ? g_hash_table_lookup (rows->loops, pergola_item_get_id (value)) : NULL;

      if (loops == NULL || find_told (row, pergola_item_get_id (value)) != (int) i)
        continue;
      for (guint k = 0; k < loops->len; k++)
        add_loop (rows, row, i, g_ptr_array_index (loops, k));
    }
}

/* --- What is not told --- */

/* (nullable): a result of the row that no chain grounds. */
static const TableStep *
find_groundless (Rows *rows, const TableRow *row)
{
  Table *self = rows->table;

  for (guint i = 0; i < row->steps->len; i++)
    {
      const TableStep *step = TABLE_STEP (row, i);

      if (step->column != self->chain_end || step->value == NULL)
        continue;
      if (rows->ground == NULL)
        rows->ground = pergola_ground_new (self->project);
      if (!pergola_ground_is_grounded (rows->ground, pergola_item_get_id (step->value)))
        return step;
    }

  return NULL;
}

/* A story that starts within the chain, and whose result nothing grounds, passes over what comes before. */
static void
find_missing (Rows *rows, TableRow *row)
{
  Table *self = rows->table;
  int first = -1;

  /* What is there, and not for this audience, is not missing. */
  if (row->left_out)
    return;
  for (guint i = 0; i < row->steps->len && first < 0; i++)
    if (!TABLE_COLUMN (self, TABLE_STEP (row, i)->column)->support)
      {
        row->origin = i;
        first = TABLE_STEP (row, i)->column;
      }
  if (self->chain_start < 0 || first <= self->chain_start || first > self->chain_end)
    return;
  /* Where another step stands there, it is told, only later. */
  for (guint i = 0; i < row->steps->len; i++)
    if (TABLE_STEP (row, i)->column >= self->chain_start && TABLE_STEP (row, i)->column < first)
      return;
  if (find_groundless (rows, row) == NULL)
    return;

  for (int i = self->chain_start; i < first; i++)
    if (!TABLE_COLUMN (self, i)->support)
      g_array_append_val (row->missing, i);
}

static void
clear_step (gpointer data)
{
  TableStep *step = data;

  g_clear_pointer (&step->indicators, g_ptr_array_unref);
}

static void
clear_row (gpointer data)
{
  TableRow *row = data;

  g_free (row->teller);
  g_array_unref (row->steps);
  g_array_unref (row->arcs);
  g_array_unref (row->missing);
}

/* (nullable): the name of the teller, where it may be told. */
static char *
find_teller (Table *self, PergolaItem *story)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (story));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "teller") : NULL;
  const char *name =
    field != NULL ? pergola_person_get_name_for (self->project, story, field->id, self->options->audience) : "";

  return *name != '\0' ? g_strdup (name) : NULL;
}

static void
add_row (Rows *rows, PergolaItem *story, const char *followed)
{
  Table *self = rows->table;
  GPtrArray *steps = g_hash_table_lookup (rows->steps, pergola_item_get_id (story));
  TableRow row = {
    .item = story,
    .teller = find_teller (self, story),
    .steps = g_array_new (FALSE, FALSE, sizeof (TableStep)),
    .arcs = g_array_new (FALSE, FALSE, sizeof (TableArc)),
    .missing = g_array_new (FALSE, FALSE, sizeof (int)),
    .left_out = g_hash_table_contains (rows->left_out, pergola_item_get_id (story)),
    .followed = g_strcmp0 (followed, pergola_item_get_id (story)) == 0,
  };

  g_array_set_clear_func (row.steps, clear_step);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_step (rows, &row, g_ptr_array_index (steps, i));
  add_loops (rows, &row);
  find_missing (rows, &row);
  g_array_append_val (self->rows, row);
}

static void
fill (Rows *rows)
{
  Table *self = rows->table;
  g_autoptr (GPtrArray) stories = pergola_project_list_items (self->project, self->board->path_kind);
  const char *followed =
    self->options->story != NULL ? self->options->story : pergola_story_get_followed (self->project, self->board->id);

  for (guint i = 0; i < stories->len; i++)
    if (may_show (self, g_ptr_array_index (stories, i)))
      add_row (rows, g_ptr_array_index (stories, i), followed);
    else
      self->left_out++;
}

void
pergola_table_collect_rows (Table *self)
{
  Rows rows = { .table = self, .step_kind = pergola_project_get_kind_by_role (self->project, "step") };

  self->rows = g_array_new (FALSE, TRUE, sizeof (TableRow));
  g_array_set_clear_func (self->rows, clear_row);
  if (self->board->path_kind == NULL || rows.step_kind == NULL)
    return;

  rows.tag = pergola_kind_get_field_by_role (rows.step_kind, "type");
  rows.steps = new_lists ();
  rows.counted = new_lists ();
  rows.loops = new_lists ();
  rows.told = g_hash_table_new (g_str_hash, g_str_equal);
  rows.left_out = g_hash_table_new (g_str_hash, g_str_equal);
  rows.columns = g_hash_table_new (g_str_hash, g_str_equal);
  find_steps (&rows);
  find_links (&rows, "tells", FALSE);
  find_links (&rows, "instance", TRUE);
  find_loops (&rows);
  find_columns (&rows);
  fill (&rows);
  g_hash_table_unref (rows.steps);
  g_hash_table_unref (rows.counted);
  g_hash_table_unref (rows.loops);
  g_hash_table_unref (rows.told);
  g_hash_table_unref (rows.left_out);
  g_hash_table_unref (rows.columns);
  g_clear_pointer (&rows.ground, pergola_ground_free);
}
