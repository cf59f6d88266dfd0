/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-selection.h"

struct _PergolaSelection
{
  GObject parent_instance;

  GPtrArray *ids;     /* (element-type utf8): in the order they were selected */
  GHashTable *lookup; /* the same, borrowed from ids */
};

G_DEFINE_FINAL_TYPE (PergolaSelection, pergola_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take_out (PergolaSelection *self, const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], id))
      {
        g_hash_table_remove (self->lookup, id);
        g_ptr_array_remove_index (self->ids, i);
        return;
      }
}

static void
put_in (PergolaSelection *self, const char *id)
{
  char *copy;

  if (g_hash_table_contains (self->lookup, id))
    return;

  copy = g_strdup (id);
  g_ptr_array_add (self->ids, copy);
  g_hash_table_add (self->lookup, copy);
}

static void
empty (PergolaSelection *self)
{
  g_hash_table_remove_all (self->lookup);
  g_ptr_array_set_size (self->ids, 0);
}

static void
project_changed_cb (PergolaSelection *self, const PergolaChange *change)
{
  if (change->type != PERGOLA_CHANGE_REMOVE || change->id == NULL || !pergola_selection_contains (self, change->id))
    return;

  take_out (self, change->id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pergola_selection_finalize (GObject *object)
{
  PergolaSelection *self = PERGOLA_SELECTION (object);

  g_hash_table_unref (self->lookup);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (pergola_selection_parent_class)->finalize (object);
}

static void
pergola_selection_class_init (PergolaSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_selection_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_selection_init (PergolaSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->lookup = g_hash_table_new (g_str_hash, g_str_equal);
}

PergolaSelection *
pergola_selection_new (PergolaProject *project)
{
  PergolaSelection *self = g_object_new (PERGOLA_TYPE_SELECTION, NULL);

  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

GStrv
pergola_selection_get_ids (PergolaSelection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, self->ids->pdata[i]);

  return g_strv_builder_end (builder);
}

guint
pergola_selection_get_size (PergolaSelection *self)
{
  return self->ids->len;
}

const char *
pergola_selection_get_single (PergolaSelection *self)
{
  return self->ids->len == 1 ? self->ids->pdata[0] : NULL;
}

const char *
pergola_selection_get_last (PergolaSelection *self)
{
  return self->ids->len > 0 ? self->ids->pdata[self->ids->len - 1] : NULL;
}

gboolean
pergola_selection_contains (PergolaSelection *self, const char *id)
{
  return g_hash_table_contains (self->lookup, id);
}

void
pergola_selection_set_one (PergolaSelection *self, const char *id)
{
  const char *ids[] = { id, NULL };

  pergola_selection_set (self, ids);
}

/* Whether @ids are just what is selected, in the same order. */
static gboolean
is_same (PergolaSelection *self, const char *const *ids)
{
  guint n = g_strv_length ((char **) ids);

  if (n != self->ids->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (ids[i], self->ids->pdata[i]))
      return FALSE;

  return TRUE;
}

void
pergola_selection_set (PergolaSelection *self, const char *const *ids)
{
  g_auto (GStrv) copy = NULL;

  if (is_same (self, ids))
    return;

  /* The ids may be our own. */
  copy = g_strdupv ((char **) ids);
  empty (self);
  for (guint i = 0; copy[i] != NULL; i++)
    put_in (self, copy[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pergola_selection_toggle (PergolaSelection *self, const char *id)
{
  if (pergola_selection_contains (self, id))
    take_out (self, id);
  else
    put_in (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pergola_selection_clear (PergolaSelection *self)
{
  pergola_selection_set_one (self, NULL);
}
