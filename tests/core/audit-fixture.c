/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audit-fixture.h"

#include "hand-made.h"

void
audit_set_up (Audit *a, gconstpointer data)
{
  a->frameworks = pergola_frameworks_new ();
  a->project = pergola_project_new (a->frameworks);
  pergola_project_begin (a->project, "Everything");
}

void
audit_tear_down (Audit *a, gconstpointer data)
{
  pergola_project_commit (a->project);
  g_clear_object (&a->project);
  g_clear_object (&a->frameworks);
}

const char *
audit_add (Audit *a, const char *kind, const char *parent, const char *title)
{
  PergolaItem *item = pergola_project_add (a->project, kind, parent);

  pergola_project_set (a->project, pergola_item_get_id (item), "title", title, NULL);
  return pergola_item_get_id (item);
}

void
audit_set (Audit *a, const char *id, const char *field, const char *value)
{
  hand_made_set (a->project, id, field, value);
}

const char *
audit_add_typed (Audit *a, const char *kind, const char *title, const char *type)
{
  return hand_made_add (a->project, kind, title, type);
}

PergolaItem *
audit_join (Audit *a, const char *kind, const char *from, const char *to)
{
  return hand_made_link (a->project, kind, from, to);
}

void
audit_name (Audit *a, const char *id, const char *field, const char *person)
{
  g_assert_true (pergola_edit_set_reference (a->project, (char *[]){ (char *) id, NULL }, field, person, NULL));
}

/* A step that tells of @card (nullable), tagged @tag (nullable). */
const char *
audit_tell (Audit *a, const char *story, const char *card, const char *tag)
{
  const char *step = audit_add (a, "step", story, "And then");

  audit_set (a, step, "type", tag);
  if (card != NULL)
    audit_join (a, "tells", step, card);
  return step;
}
