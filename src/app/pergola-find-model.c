/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-model.h"

#include <string.h>

#define MORE 16  /* lines that are shown at a time: about a screen */
#define KEPT 32  /* lines that stay for another result, so that their rows are not made anew */
#define LATE 4   /* lines out of sight that are brought up to date at a time */
#define TITLES 8 /* projects that come first, for their titles */
#define FEW 4    /* hits of a project, where there are several projects… */
#define MANY 24  /* …and where there is one */

/* --- Lines --- */

G_DEFINE_FINAL_TYPE (PergolaFindLine, pergola_find_line, G_TYPE_OBJECT)

static guint line_changed; /* signal */

static void
pergola_find_line_finalize (GObject *object)
{
  PergolaFindLine *self = PERGOLA_FIND_LINE (object);

  g_clear_pointer (&self->entry, pergola_library_entry_free);
  g_clear_pointer (&self->result, pergola_library_result_unref);
  g_free (self->key);

  G_OBJECT_CLASS (pergola_find_line_parent_class)->finalize (object);
}

static void
pergola_find_line_class_init (PergolaFindLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_find_line_finalize;
  line_changed =
    g_signal_new ("changed", PERGOLA_TYPE_FIND_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_find_line_init (PergolaFindLine *self)
{
}

gboolean
pergola_find_line_is_hit (PergolaFindLine *self)
{
  return self->hit != NULL || self->titled;
}

static PergolaFindLine *
line_new (PergolaLibraryResult *result,
          const PergolaLibraryEntry *entry,
          PergolaLibraryGroup *group,
          PergolaLibraryHit *hit)
{
  PergolaFindLine *line = g_object_new (PERGOLA_TYPE_FIND_LINE, NULL);

  line->entry = pergola_library_entry_copy (entry);
  line->result = pergola_library_result_ref (result);
  line->group = group;
  line->hit = hit;
  line->key = hit != NULL ? g_strconcat (entry->path, "\n", hit->item, NULL) : g_strdup (entry->path);
  return line;
}

guint
pergola_find_line_count_hits (PergolaFindLine *self)
{
  return self->group != NULL ? self->group->n_hits : 0;
}

static gboolean
says_same (PergolaFindLine *a, PergolaFindLine *b)
{
  if ((a->hit == NULL) != (b->hit == NULL) || !g_str_equal (a->key, b->key) || a->titled != b->titled ||
      a->first != b->first || a->last != b->last)
    return FALSE;
  if (a->hit == NULL)
    return a->n_more == b->n_more && pergola_find_line_count_hits (a) == pergola_find_line_count_hits (b) &&
           g_strcmp0 (a->entry->title, b->entry->title) == 0 && g_strcmp0 (a->entry->summary, b->entry->summary) == 0;
  return g_strcmp0 (a->hit->title, b->hit->title) == 0 && g_strcmp0 (a->hit->line, b->hit->line) == 0 &&
         g_strcmp0 (a->hit->person, b->hit->person) == 0 && g_strcmp0 (a->hit->date, b->hit->date) == 0;
}

/* --- The model --- */

struct _PergolaFindModel
{
  GObject parent_instance;

  PergolaLibraryResult *result; /* (nullable) */
  GPtrArray *lines;             /* (element-type PergolaFindLine)… */
  guint shown;                  /* …of which these are there */
  GArray *late;                 /* (element-type guint): where lines have yet to say that they changed… */
  guint telling;                /* …source */
  GHashTable *wide;             /* (element-type utf8 PergolaLibraryResult): all of some projects, by path */
};

static GType
get_item_type (GListModel *model)
{
  return PERGOLA_TYPE_FIND_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return PERGOLA_FIND_MODEL (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PergolaFindModel *self = PERGOLA_FIND_MODEL (model);

  return position < self->shown ? g_object_ref (self->lines->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PergolaFindModel,
                               pergola_find_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
pergola_find_model_finalize (GObject *object)
{
  PergolaFindModel *self = PERGOLA_FIND_MODEL (object);

  g_clear_pointer (&self->result, pergola_library_result_unref);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_array_unref (self->late);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->wide);

  G_OBJECT_CLASS (pergola_find_model_parent_class)->finalize (object);
}

static void
pergola_find_model_class_init (PergolaFindModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_find_model_finalize;
}

static void
pergola_find_model_init (PergolaFindModel *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  self->wide = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_library_result_unref);
}

PergolaFindModel *
pergola_find_model_new (void)
{
  return g_object_new (PERGOLA_TYPE_FIND_MODEL, NULL);
}

/* --- From a result to lines --- */

/* How many of its hits are shown. */
static guint
count_shown (PergolaFindModel *self, const PergolaLibraryGroup *group, gboolean wide)
{
  if (wide || self->result->groups->len == 1 || group->n_hits <= FEW + 1)
    return group->hits->len;
  return MIN (group->hits->len, FEW);
}

/* The project itself was found, by its title, and whatever else in it. */
static void
add_project (GPtrArray *lines, PergolaLibraryResult *result, const PergolaLibraryEntry *entry)
{
  PergolaFindLine *heading = line_new (result, entry, NULL, NULL);

  heading->titled = TRUE;
  g_ptr_array_add (lines, heading);
}

static void
add_group (PergolaFindModel *self, GPtrArray *lines, PergolaLibraryGroup *group, gboolean titled)
{
  PergolaLibraryResult *wide = g_hash_table_lookup (self->wide, group->entry->path);
  PergolaLibraryResult *result = wide != NULL && wide->groups->len == 1 ? wide : self->result;
  PergolaLibraryGroup *whole = result == wide ? wide->groups->pdata[0] : group;
  guint n = count_shown (self, whole, result == wide);
  PergolaFindLine *heading = line_new (result, group->entry, whole, NULL);

  heading->titled = titled;
  heading->n_more = whole->n_hits - MIN (n, whole->n_hits);
  g_ptr_array_add (lines, heading);
  for (guint i = 0; i < n; i++)
    {
      PergolaFindLine *line = line_new (result, group->entry, whole, whole->hits->pdata[i]);

      line->first = i == 0;
      line->last = i == n - 1;
      g_ptr_array_add (lines, line);
    }
}

/* Of those that were found by their titles, from @start to before @end: with what was found in them, once for each. */
static void
add_projects (PergolaFindModel *self, GPtrArray *lines, GHashTable *groups, guint start, guint end)
{
  for (guint i = start; i < MIN (end, self->result->projects->len); i++)
    {
      const PergolaLibraryEntry *entry = self->result->projects->pdata[i];
      PergolaLibraryGroup *group = g_hash_table_lookup (groups, entry->path);

      if (group != NULL && i < TITLES)
        add_group (self, lines, group, TRUE);
      else if (group == NULL)
        add_project (lines, self->result, entry);
    }
}

/* Some projects for their titles; what was found in others; and when that is all there, the rest of the titles. */
static GPtrArray *
make_lines (PergolaFindModel *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  PergolaLibraryResult *result = self->result;

  if (result == NULL)
    return lines;
  for (guint i = 0; i < result->groups->len; i++)
    g_hash_table_insert (groups, ((PergolaLibraryGroup *) result->groups->pdata[i])->entry->path,
                         result->groups->pdata[i]);
  for (guint i = 0; i < result->projects->len; i++)
    g_hash_table_insert (places, ((PergolaLibraryEntry *) result->projects->pdata[i])->path, GUINT_TO_POINTER (i + 1));
  add_projects (self, lines, groups, 0, TITLES);
  for (guint i = 0; i < result->groups->len; i++)
    {
      PergolaLibraryGroup *group = result->groups->pdata[i];
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, group->entry->path));

      if (place == 0 || place > TITLES)
        add_group (self, lines, group, place > 0);
    }
  if (result->groups->len >= result->n_projects)
    add_projects (self, lines, groups, TITLES, G_MAXUINT);
  return lines;
}

/* Everything but what makes it an object. */
static void
swap (PergolaFindLine *a, PergolaFindLine *b)
{
  const gsize start = G_STRUCT_OFFSET (PergolaFindLine, key);
  const gsize size = sizeof (PergolaFindLine) - start;
  guint8 old[sizeof (PergolaFindLine)];

  memcpy (old, (guint8 *) a + start, size);
  memcpy ((guint8 *) a + start, (guint8 *) b + start, size);
  memcpy ((guint8 *) b + start, old, size);
}

/* Of positions in their order, how many are before one. */
static guint
count_before (const GArray *positions, guint end)
{
  guint n = 0;

  while (n < positions->len && g_array_index (positions, guint, n) < end)
    n++;
  return n;
}

static gboolean
is_in (const GArray *positions, guint position)
{
  guint n = count_before (positions, position);

  return n < positions->len && g_array_index (positions, guint, n) == position;
}

/* Says of @n lines, from the first on, that they are others. */
static void
tell_changed (PergolaFindModel *self, guint n)
{
  for (n = MIN (n, self->late->len); n > 0; n--)
    {
      guint position = g_array_index (self->late, guint, 0);

      g_array_remove_index (self->late, 0);
      if (position < self->shown)
        g_signal_emit (self->lines->pdata[position], line_changed, 0);
    }
}

static gboolean
tell_cb (gpointer data)
{
  PergolaFindModel *self = data;

  tell_changed (self, LATE);
  if (self->late->len > 0)
    return G_SOURCE_CONTINUE;
  self->telling = 0;
  return G_SOURCE_REMOVE;
}

/* The lines that are there become others where they stand; the end grows or shrinks. Those of the first screen say so
 * at once, the others when the person sees the first. */
static void
replace (PergolaFindModel *self, gboolean same)
{
  g_autoptr (GPtrArray) old = self->lines;
  GPtrArray *lines = make_lines (self);
  guint old_shown = self->shown;
  guint shown = MIN (lines->len, same ? MAX (old_shown, MORE) : CLAMP (old_shown, MORE, KEPT));
  guint n = MIN (shown, old_shown);
  g_autoptr (GArray) waiting = self->late;

  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      gpointer line = lines->pdata[i];

      if (!same || !says_same (old->pdata[i], line) || is_in (waiting, i))
        g_array_append_val (self->late, i);
      swap (old->pdata[i], line);
      lines->pdata[i] = old->pdata[i];
      old->pdata[i] = line;
    }
  self->lines = lines;
  self->shown = shown;
  if (shown != old_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), n, old_shown - n, shown - n);
  tell_changed (self, count_before (self->late, MORE));
  if (self->late->len > 0 && self->telling == 0)
    self->telling = g_idle_add (tell_cb, self);
}

void
pergola_find_model_set_result (PergolaFindModel *self, PergolaLibraryResult *result, gboolean same)
{
  PergolaLibraryResult *old = self->result;

  self->result = result != NULL ? pergola_library_result_ref (result) : NULL;
  if (!same)
    g_hash_table_remove_all (self->wide);
  replace (self, same);
  g_clear_pointer (&old, pergola_library_result_unref);
}

void
pergola_find_model_widen (PergolaFindModel *self, PergolaLibraryResult *result)
{
  const PergolaLibraryGroup *group = result->groups->len == 1 ? result->groups->pdata[0] : NULL;

  if (group == NULL || g_hash_table_lookup (self->wide, group->entry->path) == result)
    return;
  g_hash_table_replace (self->wide, g_strdup (group->entry->path), pergola_library_result_ref (result));
  replace (self, TRUE);
}

/* --- Showing --- */

static void
show (PergolaFindModel *self, guint n)
{
  guint old = self->shown;

  self->shown = MAX (old, MIN (n, self->lines->len));
  if (self->shown > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->shown - old);
}

gboolean
pergola_find_model_show_more (PergolaFindModel *self)
{
  guint old = self->shown;

  show (self, self->shown + MORE);
  return self->shown > old;
}

PergolaFindLine *
pergola_find_model_get_line (PergolaFindModel *self, guint position)
{
  return position < self->lines->len ? self->lines->pdata[position] : NULL;
}

guint
pergola_find_model_find (PergolaFindModel *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->lines->len; i++)
    if (g_str_equal (PERGOLA_FIND_LINE (self->lines->pdata[i])->key, key))
      {
        show (self, i + 1);
        return i;
      }
  return G_MAXUINT;
}

static gboolean
is_hit (PergolaFindModel *self, guint position)
{
  return pergola_find_line_is_hit (self->lines->pdata[position]);
}

guint
pergola_find_model_step (PergolaFindModel *self, guint position, int step)
{
  guint direction = step < 0 ? G_MAXUINT : 1;
  guint found = position;
  guint left = (guint) ABS (step);

  if (position >= self->lines->len)
    {
      found = G_MAXUINT;
      left = direction = 1;
    }
  for (guint i = found + direction; left > 0 && i < self->lines->len; i += direction)
    if (is_hit (self, i))
      {
        found = i;
        left--;
      }
  if (found != G_MAXUINT)
    show (self, found + 1);
  return found;
}

static gboolean
begins_project (PergolaFindModel *self, guint position)
{
  PergolaFindLine *line = self->lines->pdata[position];
  PergolaFindLine *above = position > 0 ? self->lines->pdata[position - 1] : NULL;

  return line->titled || (line->first && (above == NULL || !above->titled));
}

guint
pergola_find_model_step_project (PergolaFindModel *self, guint position, int step)
{
  guint n = self->lines->len;
  guint from = position;

  if (n == 0 || position >= n)
    return pergola_find_model_step (self, G_MAXUINT, 1);
  /* From within a project backwards: first to the beginning of the one before it. */
  while (step < 0 && from > 0 && !begins_project (self, from))
    from--;
  for (guint i = 1; i <= n; i++)
    {
      guint at = step < 0 ? (from + n - i) % n : (from + i) % n;

      if (begins_project (self, at))
        {
          show (self, at + 1);
          return at;
        }
    }
  return position;
}
