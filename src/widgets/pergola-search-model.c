/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search-model.h"

#include <glib/gi18n-lib.h>

#define MORE 16 /* lines that are shown at a time: about a screen */

/* --- Lines --- */

G_DEFINE_FINAL_TYPE (PergolaSearchLine, pergola_search_line, G_TYPE_OBJECT)

static void
pergola_search_line_finalize (GObject *object)
{
  PergolaSearchLine *self = PERGOLA_SEARCH_LINE (object);

  g_clear_object (&self->item);
  g_free (self->heading);

  G_OBJECT_CLASS (pergola_search_line_parent_class)->finalize (object);
}

static void
pergola_search_line_class_init (PergolaSearchLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_search_line_finalize;
}

static void
pergola_search_line_init (PergolaSearchLine *self)
{
}

/* --- The model --- */

/* Those of one kind. */
typedef struct
{
  char *heading;
  guint start;      /* the position of its heading */
  GPtrArray *items; /* (element-type PergolaItem) */
} Group;

struct _PergolaSearchModel
{
  GObject parent_instance;

  GPtrArray *groups; /* (element-type Group) */
  guint n;           /* lines… */
  guint shown;       /* …of which these are there */
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->heading);
  g_ptr_array_unref (group->items);
  g_free (group);
}

/* (nullable): the group in which a line is. */
static const Group *
find_group (PergolaSearchModel *self, guint position)
{
  for (guint i = self->groups->len; i > 0; i--)
    {
      const Group *group = self->groups->pdata[i - 1];

      if (position >= group->start)
        return position - group->start <= group->items->len ? group : NULL;
    }
  return NULL;
}

static GType
get_item_type (GListModel *model)
{
  return PERGOLA_TYPE_SEARCH_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return PERGOLA_SEARCH_MODEL (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PergolaSearchModel *self = PERGOLA_SEARCH_MODEL (model);
  const Group *group = position < self->shown ? find_group (self, position) : NULL;
  PergolaSearchLine *line;

  if (group == NULL)
    return NULL;
  line = g_object_new (PERGOLA_TYPE_SEARCH_LINE, NULL);
  if (position == group->start)
    {
      line->heading = g_strdup (group->heading);
      line->count = group->items->len;
      return line;
    }
  line->item = g_object_ref (group->items->pdata[position - group->start - 1]);
  line->first = position == group->start + 1;
  line->last = position == group->start + group->items->len;
  return line;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PergolaSearchModel,
                               pergola_search_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
pergola_search_model_finalize (GObject *object)
{
  g_ptr_array_unref (PERGOLA_SEARCH_MODEL (object)->groups);

  G_OBJECT_CLASS (pergola_search_model_parent_class)->finalize (object);
}

static void
pergola_search_model_class_init (PergolaSearchModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_search_model_finalize;
}

static void
pergola_search_model_init (PergolaSearchModel *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
}

PergolaSearchModel *
pergola_search_model_new (void)
{
  return g_object_new (PERGOLA_TYPE_SEARCH_MODEL, NULL);
}

/* Links are one kind to a person who looks for one. */
static const char *
get_group_key (PergolaItem *item)
{
  return pergola_item_is_link (item) ? "@links" : pergola_item_get_kind (item);
}

static Group *
add_group (PergolaSearchModel *self, PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  Group *group = g_new0 (Group, 1);

  if (pergola_item_is_link (item))
    group->heading = g_strdup (_ ("Links"));
  else
    group->heading = g_strdup (kind != NULL ? kind->plural : pergola_item_get_kind (item));
  group->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->groups, group);
  return group;
}

void
pergola_search_model_set_hits (PergolaSearchModel *self, PergolaProject *project, GArray *hits)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  guint old = self->shown;

  g_ptr_array_set_size (self->groups, 0);
  self->n = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      PergolaItem *item = g_array_index (hits, PergolaHit, i).item;
      Group *group = g_hash_table_lookup (groups, get_group_key (item));

      if (group == NULL)
        {
          group = add_group (self, project, item);
          g_hash_table_insert (groups, (char *) get_group_key (item), group);
        }
      g_ptr_array_add (group->items, g_object_ref (item));
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      group->start = self->n;
      self->n += group->items->len + 1;
    }
  self->shown = MIN (self->n, MORE);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old, self->shown);
}

static void
show (PergolaSearchModel *self, guint n)
{
  guint old = self->shown;

  self->shown = MAX (old, MIN (n, self->n));
  if (self->shown > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->shown - old);
}

void
pergola_search_model_show_more (PergolaSearchModel *self)
{
  show (self, self->shown + MORE);
}

PergolaItem *
pergola_search_model_get_hit (PergolaSearchModel *self, guint position)
{
  const Group *group = find_group (self, position);

  return group != NULL && position > group->start ? group->items->pdata[position - group->start - 1] : NULL;
}

guint
pergola_search_model_step (PergolaSearchModel *self, guint position, int step)
{
  int direction = step < 0 ? -1 : 1;

  if (self->n == 0)
    return G_MAXUINT;
  if (position >= self->n)
    return 1;
  for (int left = ABS (step); left > 0;)
    {
      guint next = position + (guint) direction;

      /* Headings are passed. */
      if (next < self->n && pergola_search_model_get_hit (self, next) == NULL)
        next += (guint) direction;
      if (next >= self->n)
        break;
      position = next;
      left--;
    }
  show (self, position + 1);
  return position;
}
