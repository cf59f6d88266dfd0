/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-filter.h"

#include <glib/gi18n-lib.h>

struct _PergolaFindFilter
{
  GObject parent_instance;

  GHashTable *known; /* (element-type utf8 utf8): titles of kinds */
  GHashTable *kinds; /* those that are left out, or… */
  gboolean only;     /* …the only ones that are not */
  char *person;      /* (nullable) */
  int from;
  int to;
  gboolean with_private;
};

G_DEFINE_FINAL_TYPE (PergolaFindFilter, pergola_find_filter, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PRIVATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Months --- */

int
pergola_find_month_from_date (GDateTime *date)
{
  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date) - 1;
}

GDateTime *
pergola_find_month_to_date (int month)
{
  return g_date_time_new_local (month / 12, month % 12 + 1, 1, 0, 0, 0);
}

char *
pergola_find_month_to_string (int month)
{
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

static int
get_this_month (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return pergola_find_month_from_date (now);
}

/* The year only where it is another one. */
static char *
format_day (GDateTime *date)
{
  gboolean this_year = g_date_time_get_year (date) == get_this_month () / 12;

  /* Translators: a day of this year, as by strftime: 1 April. */
  return g_date_time_format (date, this_year ? _ ("%-d %B") : _ ("%-d %B %Y"));
}

static char *
format_month (int month)
{
  g_autoptr (GDateTime) date = pergola_find_month_to_date (month);

  /* Translators: a month, as by strftime: April 2026. */
  return g_date_time_format (date, _ ("%B %Y"));
}

static char *
format_first_day (int month)
{
  g_autoptr (GDateTime) date = pergola_find_month_to_date (month);

  return format_day (date);
}

static char *
format_last_day (int month)
{
  g_autoptr (GDateTime) next = pergola_find_month_to_date (month + 1);
  g_autoptr (GDateTime) date = g_date_time_add_days (next, -1);

  return format_day (date);
}

char *
pergola_find_filter_describe_months (PergolaFindFilter *self)
{
  g_autofree char *from = self->from != PERGOLA_FIND_ALWAYS ? format_first_day (self->from) : NULL;
  g_autofree char *to = self->to != PERGOLA_FIND_ALWAYS ? format_last_day (self->to) : NULL;

  if (from == NULL && to == NULL)
    return NULL;
  if (self->from == self->to)
    return format_month (self->from);
  if (from == NULL)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("Until %s"), to);
  if (to == NULL && self->from <= get_this_month ())
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("%s to today"), from);
  if (to == NULL)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("From %s"), from);
  /* Translators: from one day to another. */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* --- Object --- */

static void
pergola_find_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  pergola_find_filter_set_private (PERGOLA_FIND_FILTER (object), g_value_get_boolean (value));
}

static void
pergola_find_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PERGOLA_FIND_FILTER (object)->with_private);
}

static void
pergola_find_filter_finalize (GObject *object)
{
  PergolaFindFilter *self = PERGOLA_FIND_FILTER (object);

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->kinds);
  g_free (self->person);

  G_OBJECT_CLASS (pergola_find_filter_parent_class)->finalize (object);
}

static void
pergola_find_filter_class_init (PergolaFindFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pergola_find_filter_finalize;
  object_class->set_property = pergola_find_filter_set_property;
  object_class->get_property = pergola_find_filter_get_property;
  properties[PROP_PRIVATE] =
    g_param_spec_boolean ("private", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_FIND_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_find_filter_init (PergolaFindFilter *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->from = self->to = PERGOLA_FIND_ALWAYS;
  self->with_private = TRUE;
}

PergolaFindFilter *
pergola_find_filter_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_FILTER, NULL);
}

/* --- Kinds --- */

gboolean
pergola_find_filter_has_kind (PergolaFindFilter *self, const char *kind)
{
  return g_hash_table_contains (self->kinds, kind) == self->only;
}

const char *
pergola_find_filter_get_only_kind (PergolaFindFilter *self)
{
  GHashTableIter iter;
  gpointer kind;

  if (!self->only || g_hash_table_size (self->kinds) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, self->kinds);
  g_hash_table_iter_next (&iter, &kind, NULL);
  return kind;
}

gboolean
pergola_find_filter_has_every_kind (PergolaFindFilter *self)
{
  return !self->only && g_hash_table_size (self->kinds) == 0;
}

GStrv
pergola_find_filter_list_kinds (PergolaFindFilter *self)
{
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer kind;
  guint n = 0;

  if (pergola_find_filter_has_every_kind (self))
    return NULL;
  g_hash_table_iter_init (&iter, self->only ? self->kinds : self->known);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    if (pergola_find_filter_has_kind (self, kind))
      {
        g_strv_builder_add (wanted, kind);
        n++;
      }
  /* No kind at all, which is not every kind. */
  if (n == 0)
    g_strv_builder_add (wanted, "-");
  return g_strv_builder_end (wanted);
}

gboolean
pergola_find_filter_learn_kind (PergolaFindFilter *self, const char *kind, const char *title)
{
  return g_hash_table_replace (self->known, g_strdup (kind), g_strdup (title)) && !self->only &&
         !pergola_find_filter_has_every_kind (self);
}

const char *
pergola_find_filter_get_kind_title (PergolaFindFilter *self, const char *kind)
{
  const char *title = g_hash_table_lookup (self->known, kind);

  return title != NULL ? title : kind;
}

/* Of the kinds that are left out, or that alone are wanted, the first. */
static const char *
get_first_title (PergolaFindFilter *self)
{
  GHashTableIter iter;
  gpointer kind = NULL;

  g_hash_table_iter_init (&iter, self->kinds);
  g_hash_table_iter_next (&iter, &kind, NULL);
  return kind != NULL ? pergola_find_filter_get_kind_title (self, kind) : "";
}

char *
pergola_find_filter_describe_kinds (PergolaFindFilter *self)
{
  guint n = g_hash_table_size (self->kinds);

  if (pergola_find_filter_has_every_kind (self))
    return NULL;
  if (n == 1 && self->only)
    return g_strdup (get_first_title (self));
  if (n == 1)
    /* Translators: %s is a kind that is left out of what is found: Values. */
    return g_strdup_printf (_ ("Without %s"), get_first_title (self));
  if (self->only)
    /* Translators: only things of so many kinds are found. */
    return g_strdup_printf (ngettext ("%u kind", "%u kinds", n), n);
  /* Translators: things of so many kinds are left out of what is found. */
  return g_strdup_printf (ngettext ("Without %u kind", "Without %u kinds", n), n);
}

void
pergola_find_filter_set_kind (PergolaFindFilter *self, const char *kind, gboolean wanted)
{
  if (pergola_find_filter_has_kind (self, kind) == !!wanted)
    return;
  if (!!wanted == self->only)
    g_hash_table_add (self->kinds, g_strdup (kind));
  else
    g_hash_table_remove (self->kinds, kind);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pergola_find_filter_set_only_kind (PergolaFindFilter *self, const char *kind)
{
  g_hash_table_remove_all (self->kinds);
  self->only = kind != NULL;
  if (kind != NULL)
    g_hash_table_add (self->kinds, g_strdup (kind));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The rest --- */

const char *
pergola_find_filter_get_person (PergolaFindFilter *self)
{
  return self->person;
}

void
pergola_find_filter_set_person (PergolaFindFilter *self, const char *person)
{
  char *old = self->person;

  if (g_strcmp0 (old, person) == 0)
    return;
  self->person = g_strdup (person);
  g_free (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

int
pergola_find_filter_get_from (PergolaFindFilter *self)
{
  return self->from;
}

int
pergola_find_filter_get_to (PergolaFindFilter *self)
{
  return self->to;
}

void
pergola_find_filter_set_months (PergolaFindFilter *self, int from, int to)
{
  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
pergola_find_filter_get_private (PergolaFindFilter *self)
{
  return self->with_private;
}

void
pergola_find_filter_set_private (PergolaFindFilter *self, gboolean with_private)
{
  if (self->with_private == !!with_private)
    return;
  self->with_private = !!with_private;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVATE]);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
pergola_find_filter_is_active (PergolaFindFilter *self)
{
  return !pergola_find_filter_has_every_kind (self) || self->person != NULL || self->from != PERGOLA_FIND_ALWAYS ||
         self->to != PERGOLA_FIND_ALWAYS;
}

void
pergola_find_filter_clear (PergolaFindFilter *self)
{
  if (!pergola_find_filter_is_active (self))
    return;
  g_hash_table_remove_all (self->kinds);
  self->only = FALSE;
  g_clear_pointer (&self->person, g_free);
  self->from = self->to = PERGOLA_FIND_ALWAYS;
  g_signal_emit (self, signals[CHANGED], 0);
}
