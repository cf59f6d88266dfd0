/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search over all projects leaves out: kinds, other people, other times, what is private. The parts of the
 * search page show it and change it together.
 *
 * Property:
 *   private     whether what is private is found (gboolean)
 * Signals:
 *   changed ()  after every change */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_FILTER (pergola_find_filter_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindFilter, pergola_find_filter, PERGOLA, FIND_FILTER, GObject)

/* A month is counted from the year 0: year × 12 + month − 1. */
#define PERGOLA_FIND_ALWAYS G_MININT /* no first month, or no last one */
int pergola_find_month_from_date (GDateTime *date);
/* (transfer full): "2026-04" */
char *pergola_find_month_to_string (int month);
/* (transfer full): the first moment of a month, here. */
GDateTime *pergola_find_month_to_date (int month);

PergolaFindFilter *pergola_find_filter_new (void);

/* Kinds: everything but some, or nothing but one. */
gboolean pergola_find_filter_has_kind (PergolaFindFilter *self, const char *kind);
const char *pergola_find_filter_get_only_kind (PergolaFindFilter *self); /* (nullable): there is no such one */
gboolean pergola_find_filter_has_every_kind (PergolaFindFilter *self);
void pergola_find_filter_set_kind (PergolaFindFilter *self, const char *kind, gboolean wanted);
/* (transfer full) (nullable): the kinds that are wanted, of those that are known by now; NULL: every kind. */
GStrv pergola_find_filter_list_kinds (PergolaFindFilter *self);
/* From now on a kind is known, by what it is called. TRUE: it was not, and what pergola_find_filter_list_kinds says is
 * another now. */
gboolean pergola_find_filter_learn_kind (PergolaFindFilter *self, const char *kind, const char *title);
const char *pergola_find_filter_get_kind_title (PergolaFindFilter *self, const char *kind);
/* (transfer full) (nullable): "Values", "Without Values"; NULL: every kind. */
char *pergola_find_filter_describe_kinds (PergolaFindFilter *self);
void pergola_find_filter_set_only_kind (PergolaFindFilter *self, const char *kind /* (nullable): every kind */);

const char *pergola_find_filter_get_person (PergolaFindFilter *self); /* (nullable): everyone */
void pergola_find_filter_set_person (PergolaFindFilter *self, const char *person /* (nullable) */);

/* Both ends belong to it. */
int pergola_find_filter_get_from (PergolaFindFilter *self);
int pergola_find_filter_get_to (PergolaFindFilter *self);
void pergola_find_filter_set_months (PergolaFindFilter *self, int from, int to);
/* (transfer full) (nullable): "1 April to today"; NULL: always. */
char *pergola_find_filter_describe_months (PergolaFindFilter *self);

gboolean pergola_find_filter_get_private (PergolaFindFilter *self);
void pergola_find_filter_set_private (PergolaFindFilter *self, gboolean with_private);

/* Whether kinds, a person or a time are left out; what is private is no filter but a way to search. */
gboolean pergola_find_filter_is_active (PergolaFindFilter *self);
void pergola_find_filter_clear (PergolaFindFilter *self);

G_END_DECLS
