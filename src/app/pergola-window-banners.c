/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window has to say stands in one banner: of several things the gravest, and once that is settled the next. */

#include "config.h"

#include "pergola-window-private.h"

/* Those that say what failed; the others say what is good to know. */
static const gboolean is_error[PERGOLA_N_MATTERS] = {
  [PERGOLA_MATTER_SAVE] = TRUE,
  [PERGOLA_MATTER_JOURNAL] = TRUE,
  [PERGOLA_MATTER_REQUEST] = TRUE,
};

struct _PergolaMatter
{
  char *message; /* (nullable): there is nothing to say */
  char *label;
  char *action; /* (nullable) */
};

static void
clear (PergolaMatter *matter)
{
  g_clear_pointer (&matter->message, g_free);
  g_clear_pointer (&matter->label, g_free);
  g_clear_pointer (&matter->action, g_free);
}

/* A file that is gone is more than good to know. */
static gboolean
is_grave (PergolaWindow *self, PergolaMatterKind kind)
{
  return is_error[kind] || (kind == PERGOLA_MATTER_OUTSIDE && pergola_window_get_apart (self) != NULL);
}

static void
update (PergolaWindow *self)
{
  for (guint i = 0; i < PERGOLA_N_MATTERS; i++)
    if (self->matters[i].message != NULL)
      {
        const PergolaMatter *matter = &self->matters[i];

        self->matter = i;
        pergola_banner_show (self->banner, is_grave (self, i), matter->message, matter->label, matter->action);
        return;
      }
  pergola_banner_hide (self->banner);
}

static void
dismissed_cb (PergolaWindow *self)
{
  pergola_window_unsay (self, self->matter);
}

void
pergola_window_say (
  PergolaWindow *self, PergolaMatterKind kind, const char *message, const char *label, const char *action)
{
  PergolaMatter *matter = &self->matters[kind];
  PergolaMatter said = { g_strdup (message), g_strdup (label), g_strdup (action) };

  clear (matter);
  *matter = said;
  update (self);
}

void
pergola_window_unsay (PergolaWindow *self, PergolaMatterKind kind)
{
  if (self->matters[kind].message == NULL)
    return;
  clear (&self->matters[kind]);
  update (self);
}

gboolean
pergola_window_says (PergolaWindow *self, PergolaMatterKind kind)
{
  return self->matters[kind].message != NULL;
}

void
pergola_window_init_banners (PergolaWindow *self)
{
  self->matters = g_new0 (PergolaMatter, PERGOLA_N_MATTERS);
  g_signal_connect_object (self->banner, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
}

void
pergola_window_free_banners (PergolaWindow *self)
{
  for (guint i = 0; self->matters != NULL && i < PERGOLA_N_MATTERS; i++)
    clear (&self->matters[i]);
  g_clear_pointer (&self->matters, g_free);
}
