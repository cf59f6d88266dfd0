/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What two versions of the project in a window have in two ways: how much of it, and when the person wants to decide.
 */

#include "config.h"

#include "pergola-window-outside-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-conflict.h"
#include "pergola-join-dialog.h"
#include "pergola-joining.h"

void
pergola_window_say_conflicts (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;
  g_autofree char *message =
    g_strdup_printf (ngettext ("%u thing was changed in two ways. Yours is kept until you decide.",
                               "%u things were changed in two ways. Yours are kept until you decide.", o->n_conflicts),
                     o->n_conflicts);

  pergola_window_say (self, PERGOLA_MATTER_OUTSIDE, message, _ ("_Decide…"), "win.decide");
}

static guint
count_of (PergolaProject *project, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (project, item);

  return conflicts->len;
}

static void
count_conflicts (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GPtrArray) items = pergola_conflict_list_items (project);
  guint n = count_of (project, NULL);

  for (guint i = 0; i < items->len; i++)
    n += count_of (project, items->pdata[i]);
  if (n == o->n_conflicts)
    return;
  /* What comes new is a new question. */
  if (n > o->n_conflicts)
    o->later = FALSE;
  o->n_conflicts = n;
  pergola_window_say_outside (self);
}

void
pergola_window_decide (PergolaWindow *self)
{
  if (self->outside->n_conflicts > 0)
    gtk_window_present (GTK_WINDOW (pergola_join_dialog_new (self)));
  else
    pergola_window_toast (self, _ ("There is nothing to decide"), NULL, NULL);
}

void
pergola_window_decide_later (PergolaWindow *self)
{
  self->outside->later = TRUE;
  pergola_window_say_outside (self);
}

/* --- What came in --- */

static void
note_joined (PergolaWindow *self, GPtrArray *collisions, guint n, const char *other)
{
  PergolaOutside *o = self->outside;

  g_free (o->other);
  o->other = g_strdup (other);
  o->n_joined = n - MIN (n, collisions->len);
  for (guint i = 0; i < collisions->len; i++)
    {
      const PergolaCollision *collision = collisions->pdata[i];

      if (collision->base != NULL)
        g_hash_table_insert (o->bases,
                             g_strdup_printf ("%s %s", collision->id != NULL ? collision->id : "", collision->field),
                             g_strdup (collision->base));
    }
}

void
pergola_window_note_joined (PergolaWindow *self, PergolaJoining *joining, const char *other)
{
  note_joined (self, pergola_joining_get_collisions (joining), pergola_joining_count_changes (joining), other);
}

/* What is in the file is neither of the two. */
void
pergola_window_join_sides (PergolaWindow *self, PergolaMerge *merge, const char *other)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GError) error = NULL;

  pergola_history_mark_clean_at (pergola_project_get_history (project), G_MAXUINT64);
  note_joined (self, pergola_merge_get_collisions (merge), pergola_merge_count_changes (merge), other);
  if (!pergola_merge_apply (merge, project, _ ("Join both sides"), &error))
    pergola_window_say (self, PERGOLA_MATTER_REQUEST, error->message, NULL, NULL);
  pergola_window_autosave_edited (self);
}

/* --- What the page of two versions asks --- */

const char *
pergola_window_get_base (PergolaWindow *self, const char *id, const char *field)
{
  g_autofree char *key = g_strdup_printf ("%s %s", id != NULL ? id : "", field);

  return g_hash_table_lookup (self->outside->bases, key);
}

guint
pergola_window_get_n_joined (PergolaWindow *self)
{
  return self->outside->n_joined;
}

const char *
pergola_window_get_other (PergolaWindow *self)
{
  return self->outside->other;
}

/* --- Life --- */

static gboolean
touches_conflicts (const PergolaTransaction *transaction)
{
  for (guint i = 0; i < transaction->changes->len; i++)
    {
      const PergolaChange *change = transaction->changes->pdata[i];

      if (change->key == NULL || *change->key == '!')
        return TRUE;
    }
  return FALSE;
}

static void
committed_cb (PergolaWindow *self, const PergolaTransaction *transaction)
{
  if (self->file != NULL && touches_conflicts (transaction))
    count_conflicts (self);
}

void
pergola_window_begin_conflicts (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  o->n_joined = o->n_conflicts = 0;
  o->later = FALSE;
  g_clear_pointer (&o->other, g_free);
  g_hash_table_remove_all (o->bases);
  g_signal_connect_object (pergola_file_get_project (self->file), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  count_conflicts (self);
}
