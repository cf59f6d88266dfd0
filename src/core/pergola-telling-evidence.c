/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of a step besides: what it did, and which numbers it is a case of. */

#include "config.h"

#include "pergola-telling-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-role.h"

/* --- Polarity --- */

/* (nullable): the choice of @to that means what @choice (nullable) of @from means. */
static const char *
translate (const PergolaFieldDef *from, const PergolaFieldDef *to, const char *choice)
{
  const PergolaChoice *mine = choice != NULL ? pergola_field_def_get_choice (from, choice) : NULL;
  const PergolaChoice *theirs =
    mine != NULL && mine->role != NULL ? pergola_field_def_get_choice_by_role (to, mine->role) : NULL;

  return theirs != NULL ? theirs->id : NULL;
}

const char *
pergola_telling_get_polarity (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *card = pergola_telling_get_card (project, step);
  const PergolaFieldDef *own = pergola_role_get_field (project, step, "polarity");
  const PergolaFieldDef *theirs = pergola_role_get_field (project, card, "polarity");
  const char *choice = own != NULL ? pergola_item_get (step, own->id) : NULL;

  if (choice != NULL || theirs == NULL || own == NULL)
    return choice;
  return translate (theirs, own, pergola_item_get (card, theirs->id));
}

void
pergola_telling_set_polarity (PergolaProject *project, const char *step, const char *choice)
{
  PergolaItem *item = pergola_project_get (project, step);
  PergolaItem *card = item != NULL ? pergola_telling_get_card (project, item) : NULL;
  const PergolaFieldDef *own = pergola_role_get_field (project, item, "polarity");
  const PergolaFieldDef *theirs = pergola_role_get_field (project, card, "polarity");

  if (own == NULL)
    return;
  /* Translators: %s is the name of a field, such as "Note" */
  g_autofree char *name = g_strdup_printf (_ ("Change %s"), own->title);

  pergola_project_begin (project, name);
  if (theirs != NULL && pergola_telling_is_alone (project, item))
    {
      pergola_project_set (project, step, own->id, NULL, NULL);
      pergola_project_set (project, pergola_item_get_id (card), theirs->id, translate (own, theirs, choice), NULL);
    }
  else
    pergola_project_set (project, step, own->id, choice, NULL);
  pergola_project_commit (project);
}

/* --- Indicators --- */

/* (nullable) */
static PergolaItem *
find_instance (PergolaProject *project, const char *step, const char *indicator)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (project, pergola_project_get (project, step), "instance");

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_to (links->pdata[i]), indicator) == 0)
      return links->pdata[i];
  return NULL;
}

GPtrArray *
pergola_telling_list_indicators (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (project, step, "instance");
  GPtrArray *indicators = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *indicator = pergola_project_get (project, pergola_item_get_to (links->pdata[i]));

      if (indicator != NULL)
        g_ptr_array_add (indicators, indicator);
    }
  return indicators;
}

void
pergola_telling_set_indicator (PergolaProject *project, const char *step, const char *indicator, gboolean is_case)
{
  const PergolaLinkKind *instance = pergola_project_get_link_kind_by_role (project, "instance");
  PergolaItem *link = find_instance (project, step, indicator);

  if (instance == NULL || (link != NULL) == is_case)
    return;
  pergola_project_begin (project, is_case ? _ ("Link to an Indicator") : _ ("Unlink from an Indicator"));
  if (is_case)
    pergola_project_link (project, instance->id, step, indicator, NULL);
  else
    pergola_project_remove (project, pergola_item_get_id (link));
  pergola_project_commit (project);
}

/* --- The clock --- */

guint
pergola_telling_clock_type (PergolaTellingClock *self, gint64 now)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  gint64 minutes;

  if (self->last > 0 && now > self->last && now - self->last <= PERGOLA_TELLING_PAUSE * G_USEC_PER_SEC)
    self->spent += now - self->last;
  self->last = now;
  /* To the nearest one: what is reported too early is given back. */
  minutes = self->spent > 0 ? (self->spent + minute / 2) / minute : 0;
  self->spent -= minutes * minute;

  return (guint) minutes;
}
