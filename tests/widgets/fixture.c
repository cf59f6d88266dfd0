/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

static char *
add (Fixture *self, const char *kind, const char *type, const char *title, const char *note)
{
  const char *id = pergola_item_get_id (pergola_project_add (self->project, kind, NULL));

  g_assert_true (pergola_project_set (self->project, id, "title", title, NULL));
  g_assert_true (pergola_project_set (self->project, id, "type", type, NULL));
  if (note != NULL)
    g_assert_true (pergola_project_set (self->project, id, "note", note, NULL));

  return g_strdup (id);
}

static char *
join (Fixture *self, const char *from, const char *to)
{
  PergolaItem *link = pergola_project_link (self->project, "flow", from, to, NULL);

  g_assert_nonnull (link);
  return g_strdup (pergola_item_get_id (link));
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->frameworks = pergola_frameworks_new ();
  self->project = pergola_project_new (self->frameworks);

  pergola_project_begin (self->project, "Set up");
  self->clinic = add (self, "value", "immediate", "Monthly leak clinic", "12 people");
  self->visit = add (self, "value", "immediate", "Control-room visit", NULL);
  self->checklist = add (self, "value", "potential", "Night-flow checklist", "Shared, v1");
  self->contact = add (self, "value", "potential", "A contact in every city", NULL);
  self->trial = add (self, "value", "applied", "Night-flow trial", "Led by Amina");
  self->losses = add (self, "value", "realized", "Losses down 11 %", NULL);
  self->team = add (self, "value", "enabling", "Social learning team", NULL);
  self->aspiration = add (self, "aspiration", "potential", "Fit our pipes", NULL);
  self->condition = add (self, "condition", "immediate", "Safe to fail", NULL);
  self->flow = join (self, self->clinic, self->checklist);
  g_free (join (self, self->checklist, self->trial));
  g_free (join (self, self->trial, self->losses));
  pergola_project_commit (self->project);

  self->editor = pergola_editor_new (self->project);
  pergola_editor_set_board (self->editor, "value.figure");
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  char **ids[] = { &self->clinic, &self->visit, &self->checklist,  &self->contact,   &self->trial,
                   &self->losses, &self->team,  &self->aspiration, &self->condition, &self->flow };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_clear_pointer (ids[i], g_free);
  g_assert_finalize_object (self->editor);
  g_assert_finalize_object (self->project);
  g_clear_object (&self->frameworks);
}

const char *
fixture_get (Fixture *self, const char *id, const char *field)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  const char *value = item != NULL ? pergola_item_get (item, field) : NULL;

  return value != NULL ? value : "";
}

char *
fixture_list (Fixture *self, const char *type)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, "value");
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    if (pergola_item_has_choice (items->pdata[i], "type", type))
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? " | " : "", pergola_item_get_title (items->pdata[i]));

  return g_string_free (titles, FALSE);
}

guint
fixture_count_links (PergolaProject *project, const char *kind)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, kind);

  return links->len;
}

void
fixture_activate (Fixture *self, const char *action, const char *parameter)
{
  g_action_group_activate_action (pergola_editor_get_actions (self->editor), action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}
