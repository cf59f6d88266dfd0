/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What each discipline looks at. */

#include "pergola-audit-private.h"

#include "pergola-role.h"

#include <string.h>

/* (transfer container) (nullable): all items of the kind with a role. */
static GPtrArray *
list_by_role (PergolaProject *project, const char *role)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, role);

  return kind != NULL ? pergola_project_list_items_as (project, kind->id) : NULL;
}

static void
settle (PergolaDiscipline *self)
{
  if (self->total == 0)
    self->state = PERGOLA_AUDIT_NOTHING;
  else
    self->state = self->good == self->total ? PERGOLA_AUDIT_HOLDS : PERGOLA_AUDIT_CARE;
}

/* --- Relevance --- */

/* Both ends of all links of the kind with a role. */
static void
read_ends (PergolaProject *project, const char *role, GHashTable *from, GHashTable *to)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, role);
  g_autoptr (GPtrArray) links = kind != NULL ? pergola_project_list_links (project, kind->id) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_hash_table_add (from, (char *) pergola_item_get_from (g_ptr_array_index (links, i)));
      g_hash_table_add (to, (char *) pergola_item_get_to (g_ptr_array_index (links, i)));
    }
}

/* @minor: of aspirations, which do not count. */
static void
check_ends (PergolaDiscipline *self, GPtrArray *items, GHashTable *linked, PergolaFindingKind kind, gboolean minor)
{
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      gboolean good = g_hash_table_contains (linked, pergola_item_get_id (item));

      if (!good)
        {
          PergolaFinding *finding = pergola_discipline_add (self, kind, item);

          finding->minor = minor;
          finding->remedy = PERGOLA_AUDIT_LINK;
          finding->link_role = "cares";
        }
      if (!minor)
        {
          self->total++;
          self->good += good;
        }
    }
}

void
pergola_audit_check_relevance (const PergolaEvidence *evidence, PergolaDiscipline *self)
{
  g_autoptr (GHashTable) caring = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) cared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) stakeholders = list_by_role (evidence->project, "stakeholder");
  g_autoptr (GPtrArray) aspirations = list_by_role (evidence->project, "aspiration");

  read_ends (evidence->project, "cares", caring, cared);
  if (stakeholders != NULL)
    check_ends (self, stakeholders, caring, PERGOLA_FINDING_NO_ASPIRATION, FALSE);
  /* Before anybody is named there is nobody to hope. */
  if (aspirations != NULL && self->total > 0)
    check_ends (self, aspirations, cared, PERGOLA_FINDING_NO_STAKEHOLDER, TRUE);
  settle (self);
}

/* --- Attribution --- */

static void
check_tag (const PergolaEvidence *evidence, PergolaDiscipline *self, const PergolaTold *told)
{
  PergolaFinding *finding;

  if (told->card == NULL || told->tag == NULL || told->type == NULL || strcmp (told->tag->id, told->type->id) == 0)
    return;

  finding = pergola_discipline_add (self, PERGOLA_FINDING_TAG_DIFFERS, told->card);
  g_ptr_array_add (finding->items, g_object_ref (told->story));
  g_set_object (&finding->person, pergola_audit_get_person (evidence->project, told->story, "teller"));
  finding->minor = TRUE;
  finding->type = told->type;
  finding->told = told->tag;
}

/* A result that no activity is behind. @findings: of those that were found before, by id. */
static void
check_result (const PergolaEvidence *evidence, PergolaDiscipline *self, const PergolaTold *told, GHashTable *seen)
{
  PergolaItem *result = pergola_told_get_node (told);
  const char *id = pergola_item_get_id (result);
  PergolaFinding *finding = NULL;

  if (g_hash_table_lookup_extended (seen, id, NULL, (gpointer *) &finding))
    {
      if (finding != NULL && !g_ptr_array_find (finding->items, told->story, NULL))
        g_ptr_array_add (finding->items, g_object_ref (told->story));
      return;
    }

  self->total++;
  if (pergola_ground_is_grounded (evidence->ground, id))
    self->good++;
  else
    {
      finding = pergola_discipline_add (self,
                                        pergola_ground_has_before (evidence->ground, id) ? PERGOLA_FINDING_NO_ACTIVITY
                                                                                         : PERGOLA_FINDING_STARTS_LATE,
                                        result);
      g_ptr_array_add (finding->items, g_object_ref (told->story));
      g_set_object (&finding->person, pergola_audit_get_person (evidence->project, told->story, "teller"));
      finding->type = told->type;
    }
  g_hash_table_insert (seen, (char *) id, finding);
}

void
pergola_audit_check_attribution (const PergolaEvidence *evidence, PergolaDiscipline *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < evidence->told->len; i++)
    {
      const PergolaTold *told = &g_array_index (evidence->told, PergolaTold, i);

      check_tag (evidence, self, told);
      if (told->type != NULL && g_strcmp0 (told->type->role, "result") == 0)
        check_result (evidence, self, told, seen);
    }
  settle (self);
}

/* --- Mixed methods --- */

/* What there is of one type: stories and indicators. */
typedef struct
{
  GPtrArray *stories;
  GPtrArray *indicators;
} Mix;

static void
mix_free (gpointer data)
{
  Mix *self = data;

  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->indicators);
  g_free (self);
}

static Mix *
get_mix (GHashTable *mixes, const PergolaChoice *type)
{
  Mix *mix = g_hash_table_lookup (mixes, type->id);

  if (mix == NULL)
    {
      mix = g_new0 (Mix, 1);
      mix->stories = g_ptr_array_new ();
      mix->indicators = g_ptr_array_new ();
      g_hash_table_insert (mixes, type->id, mix);
    }
  return mix;
}

static GHashTable *
read_mixes (const PergolaEvidence *evidence)
{
  GHashTable *mixes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, mix_free);
  g_autoptr (GPtrArray) indicators = list_by_role (evidence->project, "indicator");

  for (guint i = 0; i < evidence->told->len; i++)
    {
      const PergolaTold *told = &g_array_index (evidence->told, PergolaTold, i);
      GPtrArray *stories = told->type != NULL ? get_mix (mixes, told->type)->stories : NULL;

      /* Steps come story by story. */
      if (stories != NULL && (stories->len == 0 || stories->pdata[stories->len - 1] != told->story))
        g_ptr_array_add (stories, told->story);
    }
  for (guint i = 0; indicators != NULL && i < indicators->len; i++)
    {
      PergolaItem *indicator = g_ptr_array_index (indicators, i);
      const PergolaChoice *type = pergola_role_get_choice (evidence->project, indicator, "type");

      if (type != NULL)
        g_ptr_array_add (get_mix (mixes, type)->indicators, indicator);
    }

  return mixes;
}

/* (nullable): the first who is named. */
static PergolaItem *
find_person (PergolaProject *project, GPtrArray *items, const char *role)
{
  PergolaItem *person = NULL;

  for (guint i = 0; i < items->len && person == NULL; i++)
    person = pergola_audit_get_person (project, g_ptr_array_index (items, i), role);

  return person;
}

static void
check_mix (const PergolaEvidence *evidence, PergolaDiscipline *self, const PergolaChoice *type, const Mix *mix)
{
  gboolean told = mix->stories->len > 0;
  GPtrArray *items = told ? mix->stories : mix->indicators;
  PergolaFinding *finding;

  self->total++;
  if (told && mix->indicators->len > 0)
    {
      self->good++;
      return;
    }

  finding = pergola_discipline_add (self, told ? PERGOLA_FINDING_NO_NUMBER : PERGOLA_FINDING_NO_STORY, NULL);
  finding->type = type;
  finding->remedy = told ? PERGOLA_AUDIT_ADD : PERGOLA_AUDIT_TELL;
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (finding->items, g_object_ref (g_ptr_array_index (items, i)));
  g_set_object (&finding->person, find_person (evidence->project, items, told ? "teller" : "owner"));
}

/* (nullable): the field that says of which type a value is. */
static const PergolaFieldDef *
get_type_field (PergolaProject *project)
{
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");

  return value != NULL ? pergola_kind_get_field_by_role (value, "type") : NULL;
}

void
pergola_audit_count_types (const PergolaEvidence *evidence, GArray *tallies)
{
  const PergolaFieldDef *field = get_type_field (evidence->project);
  g_autoptr (GHashTable) mixes = read_mixes (evidence);

  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      PergolaTally tally = { g_ptr_array_index (field->choices, i), 0, 0 };
      const Mix *mix = g_hash_table_lookup (mixes, tally.type->id);

      if (mix != NULL)
        {
          tally.stories = mix->stories->len;
          tally.indicators = mix->indicators->len;
        }
      g_array_append_val (tallies, tally);
    }
}

void
pergola_audit_check_mixed (const PergolaEvidence *evidence, PergolaDiscipline *self)
{
  const PergolaFieldDef *field = get_type_field (evidence->project);
  g_autoptr (GHashTable) mixes = read_mixes (evidence);

  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const PergolaChoice *type = g_ptr_array_index (field->choices, i);
      const Mix *mix = g_hash_table_lookup (mixes, type->id);

      if (mix != NULL)
        check_mix (evidence, self, type, mix);
    }
  settle (self);
}

/* --- Ease of use --- */

static int
compare_minutes (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
find_median (GArray *minutes)
{
  guint middle = minutes->len / 2;

  if (minutes->len == 0)
    return 0;
  g_array_sort (minutes, compare_minutes);
  if (minutes->len % 2 == 1)
    return g_array_index (minutes, double, middle);
  return (g_array_index (minutes, double, middle - 1) + g_array_index (minutes, double, middle)) / 2;
}

static void
check_story (const PergolaEvidence *evidence, PergolaDiscipline *self, PergolaItem *story, double took)
{
  PergolaFinding *finding;

  self->total++;
  if (self->check->goal <= 0 || took <= self->check->goal)
    {
      self->good++;
      return;
    }

  finding = pergola_discipline_add (self, PERGOLA_FINDING_SLOW, story);
  finding->minutes = (guint) MIN (took, G_MAXINT);
  g_set_object (&finding->person, pergola_audit_get_person (evidence->project, story, "teller"));
}

void
pergola_audit_check_ease (const PergolaEvidence *evidence, PergolaDiscipline *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (evidence->project, "story");
  const PergolaFieldDef *effort = kind != NULL ? pergola_kind_get_field_by_role (kind, "effort") : NULL;
  g_autoptr (GPtrArray) stories = list_by_role (evidence->project, "story");
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; effort != NULL && i < stories->len; i++)
    {
      double took = 0;

      if (!pergola_item_get_number (g_ptr_array_index (stories, i), effort->id, &took) || took <= 0)
        continue;
      g_array_append_val (minutes, took);
      check_story (evidence, self, g_ptr_array_index (stories, i), took);
    }

  self->median = find_median (minutes);
  if (self->total == 0)
    self->state = PERGOLA_AUDIT_NOTHING;
  else
    self->state =
      self->check->goal <= 0 || self->median <= self->check->goal ? PERGOLA_AUDIT_HOLDS : PERGOLA_AUDIT_CARE;
  for (guint i = 0; i < self->findings->len; i++)
    ((PergolaFinding *) g_ptr_array_index (self->findings, i))->minor = self->state == PERGOLA_AUDIT_HOLDS;
}

/* --- Learning orientation --- */

static gboolean
is_loop (const PergolaLinkKind *kind)
{
  return kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING;
}

/* Notes which reviews the loops of a kind name. Whether they can name one at all. */
static gboolean
read_loops (PergolaProject *project, const PergolaLinkKind *kind, GHashTable *named)
{
  const PergolaFieldDef *field = NULL;
  g_autoptr (GPtrArray) links = NULL;

  for (guint i = 0; i < kind->fields->len && field == NULL; i++)
    if (g_strcmp0 (((PergolaFieldDef *) g_ptr_array_index (kind->fields, i))->role, "review") == 0)
      field = g_ptr_array_index (kind->fields, i);
  if (field == NULL)
    return FALSE;

  links = pergola_project_list_links (project, kind->id);
  for (guint i = 0; i < links->len; i++)
    {
      const char *review = pergola_item_get (g_ptr_array_index (links, i), field->id);

      if (review != NULL)
        g_hash_table_add (named, (char *) review);
    }
  return TRUE;
}

static gboolean
read_all_loops (PergolaProject *project, GHashTable *named)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  gboolean can = FALSE;

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->links;

      for (guint k = 0; k < kinds->len; k++)
        if (is_loop (g_ptr_array_index (kinds, k)))
          can |= read_loops (project, g_ptr_array_index (kinds, k), named);
    }

  return can;
}

void
pergola_audit_check_learning (const PergolaEvidence *evidence, PergolaDiscipline *self)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) reviews = list_by_role (evidence->project, "review");
  gboolean can = read_all_loops (evidence->project, named);

  for (guint i = 0; can && reviews != NULL && i < reviews->len; i++)
    {
      PergolaItem *review = g_ptr_array_index (reviews, i);

      self->total++;
      if (g_hash_table_contains (named, pergola_item_get_id (review)))
        self->good++;
      else
        pergola_discipline_add (self, PERGOLA_FINDING_NO_LOOP, review);
    }
  settle (self);
}
