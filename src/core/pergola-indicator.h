/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An indicator, as its readings make it: where it stands between baseline and target, which way it goes, when it is to
 * be read next, and what gives it a meaning. Everything is worked out from the project when it is asked for and is true
 * until the next change.
 *
 * Readings are in the order of their dates. A date that is not said in full (2026-05) counts from its first day on, one
 * that is not there before all others; what has the same date goes by rank. A reading without a value tells nothing and
 * is not among them. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_LAST_READINGS 5 /* so many are shown where there is little room, and say which way it goes */

typedef struct
{
  PergolaItem *item;
  char *date; /* (nullable): ISO 8601; its own, for rows outlive what an undo takes back */
  double value;
} PergolaReading;

typedef enum
{
  PERGOLA_DIRECTION_NONE, /* nobody said, and baseline and target do not say it either */
  PERGOLA_DIRECTION_UP,   /* higher is better */
  PERGOLA_DIRECTION_DOWN, /* lower is better */
} PergolaDirection;

typedef enum
{
  PERGOLA_PROGRESS_NONE,      /* nothing to say: no target, no readings, or no direction to tell what is beyond it */
  PERGOLA_PROGRESS_BACK,      /* on the other side of the baseline: the fraction is below 0 */
  PERGOLA_PROGRESS_UNDER_WAY, /* from 0 on, below 1 */
  PERGOLA_PROGRESS_REACHED,   /* at the target, or beyond it: from 1 on */
} PergolaProgress;

typedef enum
{
  PERGOLA_TREND_NONE, /* fewer than two readings */
  PERGOLA_TREND_LEVEL,
  PERGOLA_TREND_RISING,
  PERGOLA_TREND_FALLING,
} PergolaTrend;

typedef enum
{
  PERGOLA_DUE_NONE,  /* nobody said how often, or there is no reading to count from */
  PERGOLA_DUE_LATER, /* after this week */
  PERGOLA_DUE_WEEK,  /* in this week, from Monday to Sunday, today or after */
  PERGOLA_DUE_LATE,  /* before today */
} PergolaDue;

typedef struct
{
  PergolaItem *item;
  const PergolaKind *kind;
  const PergolaChoice *type;      /* (nullable): the type of value that it is observed at */
  const PergolaChoice *frequency; /* (nullable) */
  GArray *readings;               /* (element-type PergolaReading) */
  GPtrArray *incomplete;          /* (element-type PergolaItem): readings without a value, by rank */
  GPtrArray *reasons;             /* (element-type PergolaItem): aspirations and conditions that it measures */
  GPtrArray *stories;             /* (element-type PergolaItem): with a step that is a case of it, each once, by rank */
  gboolean has_baseline, has_target;
  double baseline, target; /* 0 where there is none */
  PergolaDirection direction;
  PergolaProgress progress;
  double fraction; /* of the way from baseline to target; 0 where there is nothing to say */
  PergolaTrend trend;
  char next[12]; /* when it is to be read next, as exactly as the latest reading says; "" where nothing says it */
} PergolaIndicator;

/* (transfer full) (nullable): NULL where @item is none. */
PergolaIndicator *pergola_indicator_new (PergolaProject *project, PergolaItem *item);
void pergola_indicator_free (PergolaIndicator *self);

/* (transfer full) (element-type PergolaIndicator): all of the project, by rank, in one pass. */
GPtrArray *pergola_indicator_list (PergolaProject *project);
/* Those that are for an audience, from the readings that are, and that were there on the day @until
 * (PERGOLA_TIMELINE_ALWAYS: all). What gives them a meaning is counted all the same: that there is none would not be
 * true. */
GPtrArray *pergola_indicator_list_for (PergolaProject *project, PergolaAudience audience, guint32 until);

/* (nullable): the kind of what has readings in it. */
const PergolaKind *pergola_indicator_get_kind (PergolaProject *project);
gboolean pergola_indicator_is (PergolaProject *project, PergolaItem *item);

/* (nullable): the last reading, and the one before all others. */
const PergolaReading *pergola_indicator_get_latest (const PergolaIndicator *self);
const PergolaReading *pergola_indicator_get_first (const PergolaIndicator *self);

/* What the field with a role says, or NULL. */
const char *pergola_indicator_get (const PergolaIndicator *self, const char *role);

/* Whether nobody can say what it means: no reason, no story, or neither. */
gboolean pergola_indicator_is_alone (const PergolaIndicator *self);

PergolaDue pergola_indicator_get_due (const PergolaIndicator *self, const GDate *today);

/* -words.c: (transfer full): how far it is on its way. */
char *pergola_indicator_describe_progress (const PergolaIndicator *self);
/* (transfer full): the same of what is under way where there is little room: "68 %". */
char *pergola_indicator_describe_percent (const PergolaIndicator *self);
/* (nullable): what it lacks to be understood. */
const char *pergola_indicator_describe_missing (const PergolaIndicator *self);

/* (transfer full) (nullable): where it should have been read before @today, since when; @date says a day as people read
 * it. */
char *
pergola_indicator_describe_late (const PergolaIndicator *self, const GDate *today, char *(*date) (const char *iso));

/* How many decimals its baseline, target and last readings need so that all of them are said alike. */
guint pergola_indicator_get_decimals (const PergolaIndicator *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaIndicator, pergola_indicator_free)

G_END_DECLS
