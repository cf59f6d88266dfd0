/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Does the evidence hold? What a project holds of stories, indicators and stakeholders is looked at by the checks of its
 * frameworks, each known by its role:
 *
 *   relevance    every stakeholder cares about an aspiration
 *   attribution  every result that is told of is grounded (pergola-ground.h)
 *   mixed        every type of value that is told of or counted is both
 *   ease         the median of the minutes that tellings took is within the goal of the check
 *   learning     every review is named by a loop: by a field with the role "review"
 *
 * One pass over the project, cheap enough for after each edit. It is right for the project as it was then; items are held,
 * so that what is asked later is never about something that was freed. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_AUDIT_NOTHING, /* there is nothing to say yet */
  PERGOLA_AUDIT_HOLDS,
  PERGOLA_AUDIT_CARE, /* it needs care */
} PergolaAuditState;

typedef enum
{
  PERGOLA_FINDING_NO_ASPIRATION,  /* a stakeholder cares about none */
  PERGOLA_FINDING_NO_STAKEHOLDER, /* an aspiration nobody cares about */
  PERGOLA_FINDING_STARTS_LATE,    /* a result with nothing before it */
  PERGOLA_FINDING_NO_ACTIVITY,    /* a result whose chain does not begin at an activity */
  PERGOLA_FINDING_TAG_DIFFERS,    /* what the teller called it, and where it stands, are two types */
  PERGOLA_FINDING_NO_NUMBER,      /* a type with stories alone */
  PERGOLA_FINDING_NO_STORY,       /* a type with indicators alone */
  PERGOLA_FINDING_SLOW,           /* a story that took longer to tell than the goal says */
  PERGOLA_FINDING_NO_LOOP,        /* a review that left no loop behind */
} PergolaFindingKind;

typedef enum
{
  PERGOLA_AUDIT_GO,   /* look at the item */
  PERGOLA_AUDIT_LINK, /* link the item, by a link of the kind with the role in link_role */
  PERGOLA_AUDIT_TELL, /* tell a story */
  PERGOLA_AUDIT_ADD,  /* add an indicator of the type */
} PergolaAuditRemedy;

typedef struct
{
  PergolaFindingKind kind;
  gboolean minor;            /* worth knowing, but the discipline may hold all the same */
  GPtrArray *items;          /* (element-type PergolaItem): what it is about, the first above all */
  PergolaItem *person;       /* (nullable): who could help */
  const PergolaChoice *type; /* (nullable): of value */
  const PergolaChoice *told; /* (nullable): the type that the teller gave it */
  guint minutes;             /* of a story that took long */
  PergolaAuditRemedy remedy;
  const char *link_role;     /* (nullable) */
} PergolaFinding;

typedef struct
{
  const PergolaCheckDef *check;
  PergolaAuditState state;
  guint good, total;   /* how many of how many are as they should be */
  double median;       /* ease: minutes; else 0 */
  GPtrArray *findings; /* (element-type PergolaFinding): those that need care first, each group in the project's order */
} PergolaDiscipline;

/* What there is of one type of value. */
typedef struct
{
  const PergolaChoice *type;
  guint stories;    /* that tell of it */
  guint indicators; /* that count it */
} PergolaTally;

typedef struct
{
  GArray *tallies;        /* (element-type PergolaTally): of every type, in the order of the definition */
  GPtrArray *disciplines; /* (element-type PergolaDiscipline): in the order of the definitions */
} PergolaAudit;

/* (transfer full) */
PergolaAudit *pergola_audit_new (PergolaProject *project);
void pergola_audit_free (PergolaAudit *self);
/* (nullable): the discipline whose check has this role. */
const PergolaDiscipline *pergola_audit_get (const PergolaAudit *self, const char *role);
/* (nullable): the first finding that needs care. */
const PergolaFinding *pergola_audit_get_first (const PergolaAudit *self);
/* How many findings need care. */
guint pergola_audit_count (const PergolaAudit *self);

/* How many findings of it need care. */
guint pergola_discipline_count (const PergolaDiscipline *self);

/* --- In words: the program's own, (transfer full) --- */

/* "3 of 4", "goal 10", or "" where there is nothing to say. */
char *pergola_discipline_describe_count (const PergolaDiscipline *self);
/* One plain sentence: how it stands. */
char *pergola_discipline_describe (const PergolaDiscipline *self);
/* "Holds", "Needs care" or "Nothing to say yet". (transfer none) */
const char *pergola_audit_state_describe (PergolaAuditState state);
/* One sentence or two that explain. */
char *pergola_finding_describe (const PergolaFinding *self);
/* The same in few words, where there is no room for an explanation. */
char *pergola_finding_describe_short (const PergolaFinding *self);
/* A short verb phrase: what its button says. (transfer none) */
const char *pergola_finding_describe_remedy (const PergolaFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaAudit, pergola_audit_free)

G_END_DECLS
