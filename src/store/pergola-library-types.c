/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the library gives and takes. */

#include "config.h"

#include "pergola-library-private.h"

PergolaLibraryEntry *
pergola_library_entry_copy (const PergolaLibraryEntry *self)
{
  PergolaLibraryEntry *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->summary = g_strdup (self->summary);
  copy->error = g_strdup (self->error);
  return copy;
}

void
pergola_library_entry_free (PergolaLibraryEntry *self)
{
  g_free (self->path);
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->error);
  g_free (self);
}

PergolaLibraryQuery *
pergola_library_query_copy (const PergolaLibraryQuery *self)
{
  PergolaLibraryQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text != NULL ? self->text : "");
  copy->kinds = g_strdupv (self->kinds);
  copy->person = g_strdup (self->person);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  copy->project = g_strdup (self->project);
  return copy;
}

void
pergola_library_query_free (PergolaLibraryQuery *self)
{
  g_free (self->text);
  g_strfreev (self->kinds);
  g_free (self->person);
  g_free (self->from);
  g_free (self->to);
  g_free (self->project);
  g_free (self);
}

PergolaLibraryKind *
pergola_library_kind_copy (const PergolaLibraryKind *self)
{
  PergolaLibraryKind *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->icon = g_strdup (self->icon);
  return copy;
}

void
pergola_library_kind_free (PergolaLibraryKind *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->icon);
  g_free (self);
}

void
pergola_library_person_free (PergolaLibraryPerson *self)
{
  g_free (self->name);
  g_free (self);
}

void
pergola_library_hit_free (PergolaLibraryHit *self)
{
  g_free (self->item);
  g_free (self->kind);
  g_free (self->kind_title);
  g_free (self->icon);
  g_free (self->hue);
  g_free (self->title);
  g_free (self->line);
  g_free (self->board);
  g_free (self->board_title);
  g_free (self->person);
  g_free (self->date);
  g_free (self);
}

static void
group_free (gpointer data)
{
  PergolaLibraryGroup *self = data;

  pergola_library_entry_free (self->entry);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

PergolaLibraryGroup *
pergola_library_group_new (const PergolaLibraryEntry *entry, guint n_hits)
{
  PergolaLibraryGroup *self = g_new0 (PergolaLibraryGroup, 1);

  self->entry = pergola_library_entry_copy (entry);
  self->n_hits = n_hits;
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_hit_free);
  return self;
}

PergolaLibraryResult *
pergola_library_result_new (void)
{
  PergolaLibraryResult *self = g_atomic_rc_box_new0 (PergolaLibraryResult);

  self->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_entry_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_kind_free);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_person_free);
  self->months = g_ptr_array_new_with_free_func (g_free);
  return self;
}

PergolaLibraryResult *
pergola_library_result_ref (PergolaLibraryResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
result_clear (gpointer data)
{
  PergolaLibraryResult *self = data;

  g_ptr_array_unref (self->projects);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->months);
}

void
pergola_library_result_unref (PergolaLibraryResult *self)
{
  g_atomic_rc_box_release_full (self, result_clear);
}
