/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What an audit says. The names of the disciplines are a framework's; all else is the program's own. */

#include "pergola-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef enum
{
  RELEVANCE,
  ATTRIBUTION,
  MIXED,
  EASE,
  LEARNING,
} Role;

static Role
get_role (const PergolaDiscipline *self)
{
  static const char *const roles[] = { "relevance", "attribution", "mixed", "ease", "learning" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (self->check->role, roles[i]) == 0)
      return i;

  return RELEVANCE;
}

const char *
pergola_audit_state_describe (PergolaAuditState state)
{
  switch (state)
    {
    case PERGOLA_AUDIT_HOLDS:
      return _ ("Holds");
    case PERGOLA_AUDIT_CARE:
      return _ ("Needs care");
    case PERGOLA_AUDIT_NOTHING:
    default:
      return _ ("Nothing to say yet");
    }
}

char *
pergola_discipline_describe_count (const PergolaDiscipline *self)
{
  if (self->total == 0)
    return g_strdup ("");
  if (get_role (self) == EASE)
    /* Translators: minutes that a story may take to tell. */
    return g_strdup_printf (_ ("goal %d"), (int) self->check->goal);
  /* Translators: how many of how many, "3 of 4". */
  return g_strdup_printf (_ ("%u of %u"), self->good, self->total);
}

/* --- How a discipline stands --- */

static const char *
describe_nothing (Role role)
{
  switch (role)
    {
    case RELEVANCE:
      return _ ("No stakeholder is named yet");
    case ATTRIBUTION:
      return _ ("No result has been told of yet");
    case MIXED:
      return _ ("There is no story and no number yet");
    case EASE:
      return _ ("No story says yet how long it took to tell");
    case LEARNING:
    default:
      return _ ("No review has been held yet");
    }
}

static char *
describe_minutes (const PergolaDiscipline *self)
{
  guint minutes = (guint) MIN (round (self->median), G_MAXINT);

  return g_strdup_printf (ngettext ("A story takes %u minute to tell", "A story takes %u minutes to tell", minutes),
                          minutes);
}

static char *
describe_holding (const PergolaDiscipline *self)
{
  switch (get_role (self))
    {
    case RELEVANCE:
      return g_strdup (_ ("Every stakeholder has an aspiration"));
    case ATTRIBUTION:
      return g_strdup (_ ("Every result has an activity behind it"));
    case MIXED:
      return g_strdup (_ ("Every type has a story and a number"));
    case EASE:
      return describe_minutes (self);
    case LEARNING:
    default:
      return g_strdup (_ ("Each review left a loop behind"));
    }
}

/* Of one type alone it is said what is missing there. */
static char *
describe_mixed (const PergolaDiscipline *self, guint count)
{
  const PergolaFinding *first = g_ptr_array_index (self->findings, 0);

  if (count > 1)
    return g_strdup_printf (
      ngettext ("%u type has stories or numbers, not both", "%u types have stories or numbers, not both", count),
      count);
  return pergola_finding_describe_short (first);
}

char *
pergola_discipline_describe (const PergolaDiscipline *self)
{
  guint count = self->total - self->good;

  if (self->state == PERGOLA_AUDIT_NOTHING)
    return g_strdup (describe_nothing (get_role (self)));
  if (self->state == PERGOLA_AUDIT_HOLDS)
    return describe_holding (self);

  switch (get_role (self))
    {
    case RELEVANCE:
      return g_strdup_printf (
        ngettext ("%u stakeholder has no aspiration", "%u stakeholders have no aspiration", count), count);
    case ATTRIBUTION:
      return g_strdup_printf (
        ngettext ("%u result has no activity behind it", "%u results have no activity behind them", count), count);
    case MIXED:
      return describe_mixed (self, count);
    case EASE:
      return describe_minutes (self);
    case LEARNING:
    default:
      return g_strdup_printf (ngettext ("%u review left no loop behind", "%u reviews left no loop behind", count),
                              count);
    }
}

/* --- What a finding says --- */

static const char *
get_name (PergolaItem *item)
{
  const char *title = pergola_item_get_title (item);

  return *title != '\0' ? title : _ ("Untitled");
}

static const char *
get_first_name (const PergolaFinding *self)
{
  return self->items->len > 0 ? get_name (g_ptr_array_index (self->items, 0)) : "";
}

static char *
describe_result (const PergolaFinding *self)
{
  const char *name = get_first_name (self);

  if (self->kind == PERGOLA_FINDING_STARTS_LATE && self->person != NULL)
    /* Translators: a result, then a person. */
    return g_strdup_printf (_ ("“%s” starts at a result. Ask %s which activity led to it."), name,
                            get_name (self->person));
  if (self->kind == PERGOLA_FINDING_STARTS_LATE)
    return g_strdup_printf (_ ("“%s” starts at a result. Which activity led to it?"), name);
  if (self->person != NULL)
    /* Translators: a result, then a person. */
    return g_strdup_printf (_ ("What led to “%s” does not go back to an activity. Ask %s how it began."), name,
                            get_name (self->person));
  return g_strdup_printf (_ ("What led to “%s” does not go back to an activity. How did it begin?"), name);
}

static char *
describe_tag (const PergolaFinding *self)
{
  const char *name = get_first_name (self);

  if (self->person != NULL)
    /* Translators: a person, a value and two types of value. */
    return g_strdup_printf (_ ("%s told “%s” as %s, but it stands under %s. The teller may see more than the figure."),
                            get_name (self->person), name, self->told->title, self->type->title);
  /* Translators: a value and two types of value. */
  return g_strdup_printf (_ ("“%s” was told as %s, but it stands under %s. The teller may see more than the figure."),
                          name, self->told->title, self->type->title);
}

static char *
describe_type (const PergolaFinding *self)
{
  guint n = self->items->len;

  if (self->kind == PERGOLA_FINDING_NO_NUMBER)
    return g_strdup_printf (
      /* Translators: a type of value and a number of stories. */
      ngettext ("%s has %u story but no number: one case may not be typical. What could be counted?",
                "%s has %u stories but no number: they may not be typical. What could be counted?", n),
      self->type->title, n);
  if (self->person != NULL)
    return g_strdup_printf (
      /* Translators: a type of value, a number of indicators and a person. */
      ngettext ("%s has %u number but no story that says why. Ask %s who could tell one.",
                "%s has %u numbers but no story that says why. Ask %s who could tell one.", n),
      self->type->title, n, get_name (self->person));
  return g_strdup_printf (
    /* Translators: a type of value and a number of indicators. */
    ngettext ("%s has %u number but no story that says why. Who could tell one?",
              "%s has %u numbers but no story that says why. Who could tell one?", n),
    self->type->title, n);
}

char *
pergola_finding_describe (const PergolaFinding *self)
{
  switch (self->kind)
    {
    case PERGOLA_FINDING_NO_ASPIRATION:
      return g_strdup_printf (_ ("Nothing says what “%s” hopes for, so no value can matter to them."),
                              get_first_name (self));
    case PERGOLA_FINDING_NO_STAKEHOLDER:
      return g_strdup_printf (_ ("Nobody is named who hopes for “%s”."), get_first_name (self));
    case PERGOLA_FINDING_STARTS_LATE:
    case PERGOLA_FINDING_NO_ACTIVITY:
      return describe_result (self);
    case PERGOLA_FINDING_TAG_DIFFERS:
      return describe_tag (self);
    case PERGOLA_FINDING_NO_NUMBER:
    case PERGOLA_FINDING_NO_STORY:
      return describe_type (self);
    case PERGOLA_FINDING_SLOW:
      return g_strdup_printf (ngettext ("“%s” took %u minute to tell. A shorter form may do next time.",
                                        "“%s” took %u minutes to tell. A shorter form may do next time.",
                                        self->minutes),
                              get_first_name (self), self->minutes);
    case PERGOLA_FINDING_NO_LOOP:
    default:
      return g_strdup_printf (_ ("“%s” left no loop behind. What is done better since, or asked anew?"),
                              get_first_name (self));
    }
}

char *
pergola_finding_describe_short (const PergolaFinding *self)
{
  switch (self->kind)
    {
    case PERGOLA_FINDING_NO_NUMBER:
      /* Translators: %s is a type of value. */
      return g_strdup_printf (_ ("%s has stories but no number"), self->type->title);
    case PERGOLA_FINDING_NO_STORY:
      /* Translators: %s is a type of value. */
      return g_strdup_printf (_ ("%s has numbers but no story"), self->type->title);
    case PERGOLA_FINDING_STARTS_LATE:
    case PERGOLA_FINDING_NO_ACTIVITY:
      /* Translators: %s is a value, or a story. */
      return g_strdup_printf (_ ("“%s” has no activity behind it"), get_first_name (self));
    default:
      return pergola_finding_describe (self);
    }
}

const char *
pergola_finding_describe_remedy (const PergolaFinding *self)
{
  switch (self->kind)
    {
    case PERGOLA_FINDING_NO_ASPIRATION:
      return _ ("Link an Aspiration");
    case PERGOLA_FINDING_NO_STAKEHOLDER:
      return _ ("Name a Stakeholder");
    case PERGOLA_FINDING_STARTS_LATE:
    case PERGOLA_FINDING_NO_ACTIVITY:
      return _ ("Open Result");
    case PERGOLA_FINDING_TAG_DIFFERS:
      return _ ("Open Card");
    case PERGOLA_FINDING_NO_NUMBER:
      return _ ("Add Indicator");
    case PERGOLA_FINDING_NO_STORY:
      return _ ("Tell a Story");
    case PERGOLA_FINDING_SLOW:
      return _ ("Open Story");
    case PERGOLA_FINDING_NO_LOOP:
    default:
      return _ ("Name the Loop");
    }
}
