/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a view looks at the figure: until which day, and in which direction it is read. Neither is an edit. */

#include "config.h"

#include "pergola-editor-private.h"

void
pergola_editor_forget_timeline (PergolaEditor *self)
{
  g_clear_pointer (&self->timeline, pergola_timeline_free);
}

const PergolaTimeline *
pergola_editor_get_timeline (PergolaEditor *self)
{
  if (self->timeline == NULL)
    self->timeline = pergola_timeline_new (self->project);

  return self->timeline;
}

guint32
pergola_editor_get_until (PergolaEditor *self)
{
  return self->until;
}

void
pergola_editor_set_until (PergolaEditor *self, guint32 until)
{
  if (until == self->until)
    return;

  self->until = until;
  g_object_notify (G_OBJECT (self), "until");
}

gboolean
pergola_editor_get_timing (PergolaEditor *self)
{
  return self->timing;
}

void
pergola_editor_set_timing (PergolaEditor *self, gboolean timing)
{
  if (!timing == !self->timing)
    return;

  self->timing = timing;
  if (!timing)
    pergola_editor_set_until (self, PERGOLA_TIMELINE_ALWAYS);
  g_object_notify (G_OBJECT (self), "timing");
}

gboolean
pergola_editor_get_retrospective (PergolaEditor *self)
{
  return self->retrospective;
}

void
pergola_editor_set_retrospective (PergolaEditor *self, gboolean retrospective)
{
  if (!retrospective == !self->retrospective)
    return;

  self->retrospective = retrospective;
  pergola_editor_update_actions (self);
  g_object_notify (G_OBJECT (self), "retrospective");
}
