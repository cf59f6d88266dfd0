/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-audit-private.h"

#include "pergola-role.h"

/* --- Findings --- */

static void
finding_free (gpointer data)
{
  PergolaFinding *self = data;

  g_ptr_array_unref (self->items);
  g_clear_object (&self->person);
  g_free (self);
}

PergolaFinding *
pergola_discipline_add (PergolaDiscipline *self, PergolaFindingKind kind, PergolaItem *item)
{
  PergolaFinding *finding = g_new0 (PergolaFinding, 1);

  finding->kind = kind;
  finding->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (item != NULL)
    g_ptr_array_add (finding->items, g_object_ref (item));
  g_ptr_array_add (self->findings, finding);

  return finding;
}

PergolaItem *
pergola_audit_get_person (PergolaProject *project, PergolaItem *item, const char *role)
{
  return pergola_role_get_item (project, item, role);
}

guint
pergola_discipline_count (const PergolaDiscipline *self)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    count += !((PergolaFinding *) g_ptr_array_index (self->findings, i))->minor;

  return count;
}

/* --- Disciplines --- */

typedef struct
{
  const char *role;
  void (*look) (const PergolaEvidence *evidence, PergolaDiscipline *discipline);
} Look;

static const Look looks[] = {
  { "relevance", pergola_audit_check_relevance }, { "attribution", pergola_audit_check_attribution },
  { "mixed", pergola_audit_check_mixed },         { "ease", pergola_audit_check_ease },
  { "learning", pergola_audit_check_learning },
};

static void
discipline_free (gpointer data)
{
  PergolaDiscipline *self = data;

  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* What needs care comes first; each group stays in its order. */
static void
sort_findings (PergolaDiscipline *self)
{
  g_autofree gpointer *sorted = g_new (gpointer, self->findings->len + 1);
  guint n = 0;

  for (int minor = 0; minor < 2; minor++)
    for (guint i = 0; i < self->findings->len; i++)
      if (((PergolaFinding *) g_ptr_array_index (self->findings, i))->minor == minor)
        sorted[n++] = g_ptr_array_index (self->findings, i);
  for (guint i = 0; i < n; i++)
    g_ptr_array_index (self->findings, i) = sorted[i];
}

static void
add_discipline (PergolaAudit *self, const PergolaCheckDef *check, const PergolaEvidence *evidence)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].role, check->role) == 0)
      {
        PergolaDiscipline *discipline = g_new0 (PergolaDiscipline, 1);

        discipline->check = check;
        discipline->findings = g_ptr_array_new_with_free_func (finding_free);
        looks[i].look (evidence, discipline);
        sort_findings (discipline);
        g_ptr_array_add (self->disciplines, discipline);
      }
}

PergolaAudit *
pergola_audit_new (PergolaProject *project)
{
  PergolaAudit *self = g_new0 (PergolaAudit, 1);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autoptr (PergolaGround) ground = pergola_ground_new (project);
  PergolaEvidence evidence = { project, ground, pergola_ground_get_told (ground) };

  self->disciplines = g_ptr_array_new_with_free_func (discipline_free);
  self->tallies = g_array_new (FALSE, FALSE, sizeof (PergolaTally));
  pergola_audit_count_types (&evidence, self->tallies);
  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *checks = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->checks;

      for (guint k = 0; k < checks->len; k++)
        add_discipline (self, g_ptr_array_index (checks, k), &evidence);
    }

  return self;
}

void
pergola_audit_free (PergolaAudit *self)
{
  g_array_unref (self->tallies);
  g_ptr_array_unref (self->disciplines);
  g_free (self);
}

const PergolaDiscipline *
pergola_audit_get (const PergolaAudit *self, const char *role)
{
  for (guint i = 0; i < self->disciplines->len; i++)
    {
      const PergolaDiscipline *discipline = g_ptr_array_index (self->disciplines, i);

      if (g_strcmp0 (discipline->check->role, role) == 0)
        return discipline;
    }

  return NULL;
}

const PergolaFinding *
pergola_audit_get_first (const PergolaAudit *self)
{
  for (guint i = 0; i < self->disciplines->len; i++)
    {
      const PergolaDiscipline *discipline = g_ptr_array_index (self->disciplines, i);

      if (discipline->state == PERGOLA_AUDIT_CARE && pergola_discipline_count (discipline) > 0)
        return g_ptr_array_index (discipline->findings, 0);
    }

  return NULL;
}

guint
pergola_audit_count (const PergolaAudit *self)
{
  guint count = 0;

  for (guint i = 0; i < self->disciplines->len; i++)
    count += pergola_discipline_count (g_ptr_array_index (self->disciplines, i));

  return count;
}
