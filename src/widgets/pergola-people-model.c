/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-people-model.h"

#include "pergola-fold.h"

struct _PergolaPersonLine
{
  GObject parent_instance;

  char *id;
  char *name;
  char *note;
  char *words;
  char *folded; /* name and note, for finding */
};

G_DEFINE_FINAL_TYPE (PergolaPersonLine, pergola_person_line, G_TYPE_OBJECT)

static void
pergola_person_line_finalize (GObject *object)
{
  PergolaPersonLine *self = PERGOLA_PERSON_LINE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->note);
  g_free (self->words);
  g_free (self->folded);

  G_OBJECT_CLASS (pergola_person_line_parent_class)->finalize (object);
}

static void
pergola_person_line_class_init (PergolaPersonLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_person_line_finalize;
}

static void
pergola_person_line_init (PergolaPersonLine *self)
{
}

const char *
pergola_person_line_get_id (PergolaPersonLine *self)
{
  return self->id;
}

const char *
pergola_person_line_get_name (PergolaPersonLine *self)
{
  return self->name;
}

const char *
pergola_person_line_get_note (PergolaPersonLine *self)
{
  return self->note;
}

const char *
pergola_person_line_get_words (PergolaPersonLine *self)
{
  return self->words;
}

gboolean
pergola_person_line_matches (PergolaPersonLine *self, const PergolaQuery *query)
{
  return pergola_query_is_empty (query) || pergola_query_score (query, self->folded, NULL, PERGOLA_QUERY_WITHIN) > 0;
}

/* --- What the project says --- */

/* How often a field names someone. */
typedef struct
{
  const PergolaFieldDef *field;
  guint n;
} Count;

static void
count_mention (GHashTable *counts, const PergolaMention *mention)
{
  GArray *list = g_hash_table_lookup (counts, mention->named);
  Count *last;

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Count));
      g_hash_table_insert (counts, mention->named, list);
    }
  /* They come field by field. */
  last = list->len > 0 ? &g_array_index (list, Count, list->len - 1) : NULL;
  if (last != NULL && last->field == mention->field)
    last->n++;
  else
    g_array_append_val (list, ((Count){ mention->field, 1 }));
}

/* (transfer full): item → its counts. */
static GHashTable *
count_mentions (PergolaProject *project)
{
  GHashTable *counts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) mentions = pergola_mention_list (project, NULL);

  for (guint i = 0; i < mentions->len; i++)
    count_mention (counts, &g_array_index (mentions, PergolaMention, i));

  return counts;
}

static char *
write_counts (GArray *counts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "",
                              count->field->reverse != NULL ? count->field->reverse : count->field->title, count->n);
    }

  return g_string_free (text, FALSE);
}

/* (transfer full): the first line of a person besides the name. */
static char *
find_note (PergolaItem *item, const PergolaKind *kind)
{
  for (guint i = 1; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      if (field->type == PERGOLA_FIELD_LINE)
        return g_strdup (pergola_item_get (item, field->id) != NULL ? pergola_item_get (item, field->id) : "");
    }

  return g_strdup ("");
}

static PergolaPersonLine *
create_line (PergolaItem *item, const PergolaKind *kind, GArray *counts)
{
  PergolaPersonLine *self = g_object_new (PERGOLA_TYPE_PERSON_LINE, NULL);
  g_autofree char *all = NULL;

  self->id = g_strdup (pergola_item_get_id (item));
  self->name = g_strdup (pergola_item_get_title (item));
  self->note = find_note (item, kind);
  self->words = write_counts (counts);
  all = g_strjoin (" ", self->name, self->note, NULL);
  self->folded = pergola_fold (all, NULL);

  return self;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PergolaPersonLine *one = *(PergolaPersonLine **) a;
  const PergolaPersonLine *other = *(PergolaPersonLine **) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

/* (transfer full) (element-type PergolaPersonLine): by name. */
static GPtrArray *
list_lines (PergolaProject *project)
{
  const PergolaKind *kind = project != NULL ? pergola_project_get_kind_by_role (project, "person") : NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (kind == NULL)
    return lines;

  counts = count_mentions (project);
  items = pergola_project_list_items (project, kind->id);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (lines, create_line (items->pdata[i], kind, g_hash_table_lookup (counts, items->pdata[i])));
  g_ptr_array_sort (lines, compare_lines);

  return lines;
}

/* --- Bringing it up to date --- */

static gboolean
is_same (GListStore *store, guint index, PergolaPersonLine *line)
{
  g_autoptr (PergolaPersonLine) old = g_list_model_get_item (G_LIST_MODEL (store), index);

  return g_str_equal (old->id, line->id) && g_str_equal (old->name, line->name) &&
         g_str_equal (old->note, line->note) && g_str_equal (old->words, line->words);
}

void
pergola_people_update (GListStore *store, PergolaProject *project)
{
  g_autoptr (GPtrArray) lines = list_lines (project);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint start = 0, end = 0;

  while (start < n && start < lines->len && is_same (store, start, lines->pdata[start]))
    start++;
  while (end < n - start && end < lines->len - start &&
         is_same (store, n - 1 - end, lines->pdata[lines->len - 1 - end]))
    end++;
  if (start + end < n || start + end < lines->len)
    g_list_store_splice (store, start, n - start - end, lines->pdata + start, lines->len - start - end);
}
