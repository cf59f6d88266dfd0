/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an indicator's readings say: by hand, and on random ones against a plain second way of working it out. */

#include "config.h"

#include "pergola-core.h"

#include <math.h>
#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  const char *id;
} Fixture;

/* (transfer none): an item with fields, from pairs that end with NULL. */
static const char *
add (PergolaProject *project, const char *kind, const char *parent, ...)
{
  PergolaItem *item;
  const char *key;
  va_list args;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, kind, parent);
  va_start (args, parent);
  while ((key = va_arg (args, const char *)) != NULL)
    g_assert_true (pergola_project_set (project, pergola_item_get_id (item), key, va_arg (args, const char *), NULL));
  va_end (args);
  pergola_project_commit (project);
  return pergola_item_get_id (item);
}

static void
set (Fixture *f, const char *key, const char *value)
{
  g_assert_true (pergola_edit_set (f->project, f->id, key, value, FALSE, NULL));
}

static void
link_up (PergolaProject *project, const char *kind, const char *from, const char *to)
{
  g_assert_nonnull (pergola_edit_link (project, kind, from, to, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  f->id = add (f->project, "indicator", NULL, "title", "Night losses", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->project);
  g_object_unref (f->frameworks);
}

static PergolaIndicator *
get (Fixture *f)
{
  return pergola_indicator_new (f->project, pergola_project_get (f->project, f->id));
}

static void
read_on (Fixture *f, const char *date, const char *value)
{
  add (f->project, "reading", f->id, "date", date, "value", value, NULL);
}

/* --- Order --- */

static void
test_order (Fixture *f, gconstpointer data)
{
  const double expected[] = { 1, 2, 3, 4, 5, 6, 7 };
  g_autoptr (PergolaIndicator) self = NULL;

  read_on (f, "2026-05-14", "5");
  read_on (f, "2026", "2");
  read_on (f, NULL, "1");
  read_on (f, "2026-05-14", "6"); /* the same day: what came later is later */
  read_on (f, "2026-05", "4");
  read_on (f, "2026-06-01", "7");
  read_on (f, "2026-04-30", "3");
  add (f->project, "reading", f->id, "date", "2026-07-01", NULL);
  self = get (f);
  g_assert_cmpuint (self->readings->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (self->incomplete->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat (g_array_index (self->readings, PergolaReading, i).value, ==, expected[i]);
  g_assert_cmpfloat (pergola_indicator_get_latest (self)->value, ==, 7);
  g_assert_cmpfloat (pergola_indicator_get_first (self)->value, ==, 1);
}

static void
test_none (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaIndicator) self = get (f);
  const char *value = add (f->project, "value", NULL, "title", "Clinic", NULL);

  g_assert_null (pergola_indicator_get_latest (self));
  g_assert_cmpint (self->progress, ==, PERGOLA_PROGRESS_NONE);
  g_assert_cmpint (self->trend, ==, PERGOLA_TREND_NONE);
  g_assert_cmpstr (self->next, ==, "");
  g_assert_null (pergola_indicator_new (f->project, pergola_project_get (f->project, value)));
  g_assert_false (pergola_indicator_is (f->project, pergola_project_get (f->project, value)));
}

/* --- Progress --- */

typedef struct
{
  const char *baseline, *target, *direction;
  double values[3]; /* until NAN */
  PergolaProgress progress;
  double fraction;
} Case;

static const Case cases[] = {
  /* towards the target, up and down */
  { "20", "80", NULL, { 63, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 43 / 60.0 },
  { "24", "20", NULL, { 21.3, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 2.7 / 4 },
  { "24", "20", "lower", { 24, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0 },
  { "24", "20", "lower", { 25, NAN }, PERGOLA_PROGRESS_BACK, -0.25 },
  { "20", "80", "higher", { 80, NAN }, PERGOLA_PROGRESS_REACHED, 1 },
  { "20", "80", NULL, { 95, NAN }, PERGOLA_PROGRESS_REACHED, 1.25 },
  /* the latest counts */
  { "0", "10", NULL, { 9, 5, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0.5 },
  /* no target, no reading */
  { "20", NULL, NULL, { 30, NAN }, PERGOLA_PROGRESS_NONE, 0 },
  { "20", "80", NULL, { NAN }, PERGOLA_PROGRESS_NONE, 0 },
  /* no baseline: the first reading, if it is not the latest */
  { NULL, "10", NULL, { 2, 6, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0.5 },
  { NULL, "10", NULL, { 6, NAN }, PERGOLA_PROGRESS_NONE, 0 },
  { NULL, "10", "higher", { 6, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0 },
  { NULL, "10", "higher", { 11, NAN }, PERGOLA_PROGRESS_REACHED, 1 },
  /* a level to hold */
  { "10", "10", "higher", { 12, NAN }, PERGOLA_PROGRESS_REACHED, 1 },
  { "10", "10", "higher", { 9, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0 },
  { "10", "10", NULL, { 10, NAN }, PERGOLA_PROGRESS_REACHED, 1 },
  { "10", "10", NULL, { 9, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0 },
  /* the target lies behind the baseline: not to fall below it */
  { "90", "80", "higher", { 85, NAN }, PERGOLA_PROGRESS_REACHED, 1 },
  { "90", "80", "higher", { 79, NAN }, PERGOLA_PROGRESS_UNDER_WAY, 0 },
};

static void
test_progress (Fixture *f, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (PergolaIndicator) self = NULL;

      f->id = add (f->project, "indicator", NULL, "baseline", c->baseline, "target", c->target, NULL);
      set (f, "direction", c->direction);
      for (guint v = 0; v < 3 && !isnan (c->values[v]); v++)
        {
          g_autofree char *date = g_strdup_printf ("2026-0%u", v + 1);
          g_autofree char *value = pergola_measure_to_string (c->values[v]);

          read_on (f, date, value);
        }
      self = get (f);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (self->progress, ==, c->progress);
      g_assert_cmpfloat_with_epsilon (self->fraction, c->fraction, 1e-9);
    }
}

static void
test_trend (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaIndicator) one = NULL;
  g_autoptr (PergolaIndicator) level = NULL;
  g_autoptr (PergolaIndicator) rising = NULL;
  g_autoptr (PergolaIndicator) falling = NULL;

  read_on (f, "2026-01", "50");
  one = get (f);
  g_assert_cmpint (one->trend, ==, PERGOLA_TREND_NONE);
  read_on (f, "2026-02", "50");
  level = get (f);
  g_assert_cmpint (level->trend, ==, PERGOLA_TREND_LEVEL);
  read_on (f, "2026-03", "54");
  read_on (f, "2026-04", "53");
  rising = get (f);
  g_assert_cmpint (rising->trend, ==, PERGOLA_TREND_RISING);
  /* Only the last five say: 53, 52, 51, 50, 52 */
  read_on (f, "2026-05", "52");
  read_on (f, "2026-06", "51");
  read_on (f, "2026-07", "50");
  read_on (f, "2026-08", "52");
  falling = get (f);
  g_assert_cmpint (falling->trend, ==, PERGOLA_TREND_FALLING);
}

/* --- When --- */

static void
check_due (Fixture *f, const char *day, PergolaDue due)
{
  g_autoptr (PergolaIndicator) self = get (f);
  GDate today;

  g_assert_true (pergola_period_get_day (day, FALSE, &today));
  g_test_message ("%s", day);
  g_assert_cmpint (pergola_indicator_get_due (self, &today), ==, due);
}

static void
test_due (Fixture *f, gconstpointer data)
{
  read_on (f, "2026-05-14", "1");
  check_due (f, "2026-06-14", PERGOLA_DUE_NONE);
  set (f, "frequency", "each");
  check_due (f, "2026-06-14", PERGOLA_DUE_NONE);
  set (f, "frequency", "monthly"); /* 2026-06-14 is a Sunday */
  check_due (f, "2026-06-07", PERGOLA_DUE_LATER);
  check_due (f, "2026-06-08", PERGOLA_DUE_WEEK);
  check_due (f, "2026-06-14", PERGOLA_DUE_WEEK);
  check_due (f, "2026-06-15", PERGOLA_DUE_LATE);
  /* A month without a day is over on its last. */
  read_on (f, "2026-06", "2");
  check_due (f, "2026-07-26", PERGOLA_DUE_LATER);
  check_due (f, "2026-07-27", PERGOLA_DUE_WEEK);
  check_due (f, "2026-08-01", PERGOLA_DUE_LATE);
}

static char *
write_day (const char *iso)
{
  return g_strdup (iso);
}

static void
check_late (Fixture *f, const char *day, const char *words)
{
  g_autoptr (PergolaIndicator) self = get (f);
  g_autofree char *said = NULL;
  GDate today;

  g_assert_true (pergola_period_get_day (day, FALSE, &today));
  said = pergola_indicator_describe_late (self, &today, write_day);
  g_assert_cmpstr (said, ==, words);
}

static void
test_late (Fixture *f, gconstpointer data)
{
  read_on (f, "2026-05-14", "1");
  set (f, "frequency", "monthly");
  check_late (f, "2026-06-14", NULL);
  check_late (f, "2026-06-15", "Late since 2026-06-14");
}

/* --- What it means --- */

static void
check_words (Fixture *f, const char *words)
{
  g_autoptr (PergolaIndicator) self = get (f);
  g_autofree char *said = pergola_indicator_describe_progress (self);

  g_assert_cmpstr (said, ==, words);
}

/* What is missing is called by its name. */
static void
test_words (Fixture *f, gconstpointer data)
{
  check_words (f, "No readings yet");
  read_on (f, "2026-05-14", "3");
  check_words (f, "No target yet");
  set (f, "target", "8");
  check_words (f, "No baseline yet");
  set (f, "baseline", "2");
  check_words (f, "17 % of the way");
}

static void
test_alone (Fixture *f, gconstpointer data)
{
  const char *hope = add (f->project, "aspiration", NULL, "title", "Losses down", NULL);
  const char *story = add (f->project, "story", NULL, "title", "Found at night", NULL);
  const char *other = add (f->project, "story", NULL, "title", "Before it", "@rank", "a", NULL);
  const char *one = add (f->project, "step", story, "title", "One", NULL);
  const char *two = add (f->project, "step", story, "title", "Two", NULL);
  const char *three = add (f->project, "step", other, "title", "Three", NULL);
  g_autoptr (PergolaIndicator) alone = get (f);
  g_autoptr (PergolaIndicator) unexplained = NULL;
  g_autoptr (PergolaIndicator) self = NULL;

  g_assert_true (pergola_indicator_is_alone (alone));
  link_up (f->project, "measures", f->id, hope);
  unexplained = get (f);
  g_assert_true (pergola_indicator_is_alone (unexplained));
  g_assert_cmpuint (unexplained->reasons->len, ==, 1);
  link_up (f->project, "instance", one, f->id);
  link_up (f->project, "instance", two, f->id);
  link_up (f->project, "instance", three, f->id);
  self = get (f);
  g_assert_false (pergola_indicator_is_alone (self));
  g_assert_cmpuint (self->stories->len, ==, 2);
  g_assert_cmpstr (pergola_item_get_title (self->stories->pdata[0]), ==, "Before it");
}

/* --- The second way --- */

static const char *
random_date (GRand *rand, char *date)
{
  guint year = g_rand_int_range (rand, 2024, 2027), month = g_rand_int_range (rand, 1, 13);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return NULL;
    case 1:
      g_snprintf (date, 16, "%u", year);
      break;
    case 2:
      g_snprintf (date, 16, "%u-%02u", year, month);
      break;
    default:
      g_snprintf (date, 16, "%u-%02u-%02d", year, month, g_rand_int_range (rand, 1, 29));
    }
  return date;
}

/* The latest, by looking at each pair. */
static PergolaItem *
find_latest (PergolaProject *project, const char *id, guint *count)
{
  g_autoptr (GPtrArray) all = pergola_project_list_items (project, NULL);
  PergolaItem *latest = NULL;

  *count = 0;
  for (guint i = 0; i < all->len; i++)
    {
      PergolaItem *item = all->pdata[i];
      const char *date = pergola_item_get (item, "date");
      gboolean later;

      if (g_strcmp0 (pergola_item_get_parent (item), id) != 0 || pergola_item_get (item, "value") == NULL)
        continue;
      (*count)++;
      later = latest == NULL || g_strcmp0 (date, pergola_item_get (latest, "date")) > 0 ||
              (g_strcmp0 (date, pergola_item_get (latest, "date")) == 0 &&
               strcmp (pergola_item_get_rank (item), pergola_item_get_rank (latest)) > 0);
      if (later)
        latest = item;
    }
  return latest;
}

static void
compare (PergolaProject *project, const PergolaIndicator *self)
{
  const char *id = pergola_item_get_id (self->item);
  g_autoptr (PergolaIndicator) single = pergola_indicator_new (project, self->item);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  guint count, reasons = 0;
  PergolaItem *latest = find_latest (project, id, &count);
  const PergolaReading *reading = pergola_indicator_get_latest (self);

  g_assert_cmpuint (self->readings->len, ==, count);
  g_assert_true ((reading != NULL ? reading->item : NULL) == latest);
  for (guint i = 0; i < links->len; i++)
    reasons += g_str_equal (pergola_item_get_kind (links->pdata[i]), "measures") &&
               g_strcmp0 (pergola_item_get_from (links->pdata[i]), id) == 0;
  g_assert_cmpuint (self->reasons->len, ==, reasons);
  g_assert_cmpint (pergola_indicator_is_alone (self), ==, reasons == 0 || self->stories->len == 0);
  if (self->has_baseline && self->has_target && latest != NULL && self->baseline != self->target)
    g_assert_cmpfloat_with_epsilon (self->fraction,
                                    (g_ascii_strtod (pergola_item_get (latest, "value"), NULL) - self->baseline) /
                                      (self->target - self->baseline),
                                    1e-9);

  /* Alone and among all it is the same. */
  g_assert_cmpuint (single->readings->len, ==, count);
  g_assert_cmpuint (single->stories->len, ==, self->stories->len);
  g_assert_cmpuint (single->reasons->len, ==, reasons);
  g_assert_cmpint (single->progress, ==, self->progress);
  g_assert_cmpfloat (single->fraction, ==, self->fraction);
  g_assert_cmpint (single->trend, ==, self->trend);
  g_assert_cmpstr (single->next, ==, self->next);
  for (guint i = 0; i < count; i++)
    g_assert_true (g_array_index (single->readings, PergolaReading, i).item ==
                   g_array_index (self->readings, PergolaReading, i).item);
}

static void
fill_randomly (PergolaProject *project, GRand *rand)
{
  static const char *const often[] = { NULL, "weekly", "monthly", "each" };
  const char *hopes[3], *steps[6], *indicators[8];

  for (guint i = 0; i < G_N_ELEMENTS (hopes); i++)
    hopes[i] = add (project, "aspiration", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    steps[i] = add (project, "step", i % 2 == 0 ? add (project, "story", NULL, NULL) : NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      indicators[i] = add (project, "indicator", NULL, "frequency", often[g_rand_int_range (rand, 0, 4)], "baseline",
                           g_rand_boolean (rand) ? "10" : NULL, "target", g_rand_boolean (rand) ? "90" : NULL, NULL);
      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        {
          g_autofree char *value = pergola_measure_to_string (g_rand_int_range (rand, -20, 120) / 4.0);
          char date[16];

          add (project, "reading", indicators[i], "date", random_date (rand, date), "value",
               g_rand_int_range (rand, 0, 8) > 0 ? value : NULL, NULL);
        }
      if (g_rand_boolean (rand))
        link_up (project, "measures", indicators[i], hopes[g_rand_int_range (rand, 0, 3)]);
      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        pergola_edit_link (project, "instance", steps[g_rand_int_range (rand, 0, 6)], indicators[i], NULL);
    }
}

static void
test_random (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) list = NULL;

      fill_randomly (project, rand);
      list = pergola_indicator_list (project);
      g_assert_cmpuint (list->len, ==, 8);
      for (guint i = 0; i < list->len; i++)
        compare (project, list->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/indicator/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("order", test_order);
  ADD ("none", test_none);
  ADD ("progress", test_progress);
  ADD ("trend", test_trend);
  ADD ("due", test_due);
  ADD ("late", test_late);
  ADD ("words", test_words);
  ADD ("alone", test_alone);
  g_test_add_func ("/indicator/random", test_random);
  return g_test_run ();
}
