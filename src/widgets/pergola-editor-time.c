/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a view looks at the figure: until which day, in which direction it is read, and what leads to a value. None of it
 * is an edit. */

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

const char *const *
pergola_editor_get_chain (PergolaEditor *self, const char **story)
{
  if (story != NULL)
    *story = self->chain_story;

  return (const char *const *) self->chain;
}

void
pergola_editor_set_chain (PergolaEditor *self, const char *const *chain, const char *story)
{
  gboolean same = chain == NULL || self->chain == NULL ? (gpointer) chain == self->chain
                                                       : g_strv_equal (chain, (const char *const *) self->chain);

  if (same && g_strcmp0 (story, self->chain_story) == 0)
    return;

  g_strfreev (self->chain);
  self->chain = g_strdupv ((char **) chain);
  pergola_editor_set_str (&self->chain_story, story);
  g_object_notify (G_OBJECT (self), "chain");
}
