/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How an audit is put together, for the files pergola-audit*.c only. */

#pragma once

#include "pergola-audit.h"
#include "pergola-ground.h"

G_BEGIN_DECLS

/* What all checks look at. */
typedef struct
{
  PergolaProject *project;
  PergolaGround *ground;
  const GArray *told;
} PergolaEvidence;

/* (transfer none): a new finding of a discipline, about @item (nullable). */
PergolaFinding *pergola_discipline_add (PergolaDiscipline *self, PergolaFindingKind kind, PergolaItem *item);
/* (nullable): whom the field with this role names. */
PergolaItem *pergola_audit_get_person (PergolaProject *project, PergolaItem *item, const char *role);

/* Adds a PergolaTally for each type. */
void pergola_audit_count_types (const PergolaEvidence *evidence, GArray *tallies);

void pergola_audit_check_relevance (const PergolaEvidence *evidence, PergolaDiscipline *discipline);
void pergola_audit_check_attribution (const PergolaEvidence *evidence, PergolaDiscipline *discipline);
void pergola_audit_check_mixed (const PergolaEvidence *evidence, PergolaDiscipline *discipline);
void pergola_audit_check_ease (const PergolaEvidence *evidence, PergolaDiscipline *discipline);
void pergola_audit_check_learning (const PergolaEvidence *evidence, PergolaDiscipline *discipline);

G_END_DECLS
