/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-show.h"

#include <string.h>

#include "pergola-cli-private.h"

/* Every line says what it is about, so that a line that grep finds can be read alone:
 *
 *   Project: Water utilities learning network
 *   Value, Immediate: Monthly leak clinic
 *     Note: 12 people
 *   Story: The burst main
 *     Step: We met at the clinic
 *       Tells of: Monthly leak clinic
 *   Improving, Long: Fewer bursts → Monthly leak clinic (leak list)
 *
 * Items come by kind and type as the definition has them, then by rank; what lives in an item follows it.
 *
 * It is read by scripts too, so it is the same on every machine: a figure's words follow the project's language, and
 * the few words that are ours ("Project", "Language", "Framework", "Audience", "Untitled") are not translated. */

#define MAX_DEPTH 64 /* a file may nest deeper than anyone reads; what lies deeper follows at the end */

typedef struct
{
  GString *text;
  PergolaProject *project;
  PergolaAudience audience;
  GHashTable *positions; /* id → its number in the text, from 1 */
} Show;

/* What an item is sorted by. */
typedef struct
{
  PergolaItem *item;
  guint kind, choice, position;
} Entry;

static void
entry_clear (gpointer data)
{
  g_clear_object (&((Entry *) data)->item);
}

static const PergolaFieldDef *
find_type_field (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (fields, i);

      if (field->type == PERGOLA_FIELD_CHOICE && g_strcmp0 (field->role, "consent") != 0)
        return field;
    }
  return NULL;
}

static GPtrArray *
get_fields (Show *self, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);

  if (pergola_item_is_link (item))
    {
      const PergolaLinkKind *link = pergola_project_get_link_kind (self->project, id);
      return link != NULL ? link->fields : NULL;
    }
  else
    {
      const PergolaKind *kind = pergola_project_get_kind (self->project, id);
      return kind != NULL ? kind->fields : NULL;
    }
}

/* (nullable): the field whose choice says which type of its kind an item is. */
static const PergolaFieldDef *
get_type_field (Show *self, PergolaItem *item)
{
  GPtrArray *fields = get_fields (self, item);
  return fields != NULL ? find_type_field (fields) : NULL;
}

static const char *
get_kind_title (Show *self, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);
  const PergolaKind *kind = pergola_project_get_kind (self->project, id);
  const PergolaLinkKind *link = pergola_project_get_link_kind (self->project, id);

  if (pergola_item_is_link (item))
    return link != NULL ? link->title : id;
  return kind != NULL ? kind->title : id;
}

static gboolean
is_hidden_link (Show *self, PergolaItem *link)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (self->project, pergola_item_get_kind (link));
  return kind != NULL && kind->style == PERGOLA_LINK_HIDDEN;
}

/* --- Lines --- */

static void
append_line (Show *self, int depth, const char *name, const char *value)
{
  g_autofree char *line = pergola_cli_one_line (value);
  g_string_append_printf (self->text, "%*s%s: %s\n", 2 * depth, "", name, line);
}

/* A paragraph after the first is a line of its own, further in. */
static void
append_text (Show *self, int depth, const char *name, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  append_line (self, depth, name, lines[0] != NULL ? lines[0] : "");
  for (int i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = pergola_cli_one_line (lines[i]);

      if (*line != '\0')
        g_string_append_printf (self->text, "%*s%s\n", 2 * depth + 2, "", line);
    }
}

/* (transfer full): "Value, Immediate". */
static char *
make_heading (Show *self, PergolaItem *item)
{
  const PergolaFieldDef *field = get_type_field (self, item);
  const char *value = field != NULL ? pergola_item_get (item, field->id) : NULL;
  const PergolaChoice *choice = value != NULL ? pergola_field_def_get_choice (field, value) : NULL;
  const char *title = get_kind_title (self, item);

  return value == NULL ? g_strdup (title) : g_strdup_printf ("%s, %s", title, choice != NULL ? choice->title : value);
}

/* What an id stands for, in words. */
static const char *
name_id (Show *self, const char *id)
{
  PergolaItem *item = id != NULL ? pergola_project_get (self->project, id) : NULL;
  const char *title = item != NULL ? pergola_item_get_title (item) : "";

  if (*title != '\0')
    return title;
  return item != NULL ? "Untitled" : id != NULL ? id : "?";
}

/* (transfer full): the words that a choice, or several, stand for. */
static char *
name_choices (const PergolaFieldDef *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  GString *words = g_string_new (NULL);

  for (int i = 0; ids[i] != NULL; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice (field, ids[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", choice != NULL ? choice->title : ids[i]);
    }
  return g_string_free (words, FALSE);
}

static char *
name_value (Show *self, const PergolaFieldDef *field, const char *value)
{
  if (field != NULL && (field->type == PERGOLA_FIELD_CHOICE || field->type == PERGOLA_FIELD_CHOICES))
    return name_choices (field, value);
  if (field != NULL && pergola_field_def_is_reference (field))
    return g_strdup (name_id (self, value));
  return g_strdup (value);
}

static void
append_field (Show *self, int depth, PergolaItem *item, const char *id)
{
  const PergolaFieldDef *field = pergola_project_get_field (self->project, item, id);
  g_autofree char *value = name_value (self, field, pergola_item_get (item, id));

  append_text (self, depth, field != NULL ? field->title : id, value);
}

/* Fields other than the title and the type: in the definition's order, then those it does not know. */
static void
append_fields (Show *self, int depth, PergolaItem *item)
{
  g_autoptr (GPtrArray) shown = pergola_cli_list_shown_fields (self->project, item, self->audience);
  GPtrArray *defs = get_fields (self, item);
  const PergolaFieldDef *type = get_type_field (self, item);

  for (guint i = 0; defs != NULL && i < defs->len; i++)
    {
      const PergolaFieldDef *def = g_ptr_array_index (defs, i);

      if (def != type && !g_str_equal (def->id, "title") &&
          g_ptr_array_find_with_equal_func (shown, def->id, g_str_equal, NULL))
        append_field (self, depth, item, def->id);
    }
  for (guint i = 0; i < shown->len; i++)
    {
      const char *id = g_ptr_array_index (shown, i);

      if (pergola_project_get_field (self->project, item, id) == NULL && !g_str_equal (id, "title"))
        append_field (self, depth, item, id);
    }
}

/* What someone else wrote, where nobody has decided yet. */
static void
append_conflicts (Show *self, int depth, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_cli_list_shown_conflicts (self->project, item, self->audience);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);
      const PergolaFieldDef *field =
        item != NULL ? pergola_project_get_field (self->project, item, conflict->field) : NULL;
      g_autofree char *value = name_value (self, field, conflict->other);
      g_autofree char *own = NULL;
      g_autofree char *part = pergola_conflict_name_part (item != NULL, conflict->field, &own);
      g_autofree char *name = g_strdup_printf ("Conflict, %s%s%s", field != NULL ? field->title : own,
                                               part != NULL ? " of " : "", part != NULL ? part : "");

      if (g_str_equal (conflict->field, PERGOLA_CONFLICT_REMOVED))
        append_line (self, depth, "Conflict", "deleted by one, changed by another");
      else
        append_text (self, depth, name, value);
    }
}

/* Links that no board draws say something about the item that they start from. */
static void
append_hidden_links (Show *self, int depth, PergolaItem *item)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self->project, pergola_item_get_id (item));

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);

      if (is_hidden_link (self, link) && g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (item)) == 0 &&
          pergola_project_is_for (self->project, link, self->audience))
        append_line (self, depth, get_kind_title (self, link), name_id (self, pergola_item_get_to (link)));
    }
}

/* (transfer full) (nullable): "2026-05: 31 litres", of a reading. */
static char *
describe_reading (Show *self, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  const char *parent = pergola_item_get_parent (item);
  PergolaItem *host = parent != NULL ? pergola_project_get (self->project, parent) : NULL;
  const PergolaKind *host_kind =
    host != NULL ? pergola_project_get_kind (self->project, pergola_item_get_kind (host)) : NULL;
  const PergolaFieldDef *fields[] = {
    kind != NULL ? pergola_kind_get_field_by_role (kind, "date") : NULL,
    kind != NULL ? pergola_kind_get_field_by_role (kind, "value") : NULL,
    host_kind != NULL ? pergola_kind_get_field_by_role (host_kind, "unit") : NULL,
  };
  const char *date = fields[0] != NULL ? pergola_item_get (item, fields[0]->id) : NULL;
  const char *value = fields[1] != NULL ? pergola_item_get (item, fields[1]->id) : NULL;
  const char *unit = fields[2] != NULL ? pergola_item_get (host, fields[2]->id) : NULL;

  if (kind == NULL || g_strcmp0 (kind->role, "reading") != 0 || (date == NULL && value == NULL))
    return NULL;

  return g_strdup_printf ("%s%s%s%s%s", date != NULL ? date : "", date != NULL && value != NULL ? ": " : "",
                          value != NULL ? value : "", value != NULL && unit != NULL ? " " : "",
                          value != NULL && unit != NULL ? unit : "");
}

static void
append_item (Show *self, int depth, PergolaItem *item)
{
  const char *id = pergola_item_get_id (item);
  g_autofree char *heading = make_heading (self, item);
  g_autofree char *reading = *pergola_item_get_title (item) == '\0' ? describe_reading (self, item) : NULL;
  g_autoptr (GPtrArray) children = pergola_project_list_children (self->project, id);

  g_hash_table_insert (self->positions, (gpointer) id, GUINT_TO_POINTER (g_hash_table_size (self->positions) + 1));
  append_line (self, depth, heading, reading != NULL ? reading : name_id (self, id));
  append_fields (self, depth + 1, item);
  append_conflicts (self, depth + 1, item);
  if (pergola_item_get_audience (item) != PERGOLA_AUDIENCE_EVERYONE)
    append_line (self, depth + 1, "Audience", pergola_audience_to_string (pergola_item_get_audience (item)));
  append_hidden_links (self, depth + 1, item);

  for (guint i = 0; depth < MAX_DEPTH && i < children->len; i++)
    {
      PergolaItem *child = g_ptr_array_index (children, i);

      if (!g_hash_table_contains (self->positions, pergola_item_get_id (child)) &&
          pergola_project_is_for (self->project, child, self->audience))
        append_item (self, depth + 1, child);
    }
}

static void
append_link (Show *self, PergolaItem *link)
{
  g_autofree char *heading = make_heading (self, link);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s → %s", name_id (self, pergola_item_get_from (link)),
                          name_id (self, pergola_item_get_to (link)));
  if (*pergola_item_get_title (link) != '\0')
    g_string_append_printf (line, " (%s)", pergola_item_get_title (link));
  append_line (self, 0, heading, line->str);
  append_fields (self, 1, link);
  append_conflicts (self, 1, link);
}

/* --- Order --- */

static guint
get_kind_position (Show *self, PergolaItem *item)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);
  guint position = 0;

  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      for (guint j = 0; j < framework->kinds->len; j++, position++)
        if (g_str_equal (((PergolaKind *) g_ptr_array_index (framework->kinds, j))->id, pergola_item_get_kind (item)))
          return position;
      for (guint j = 0; j < framework->links->len; j++, position++)
        if (g_str_equal (((PergolaLinkKind *) g_ptr_array_index (framework->links, j))->id,
                         pergola_item_get_kind (item)))
          return position;
    }
  return G_MAXUINT;
}

static guint
get_choice_position (Show *self, PergolaItem *item)
{
  const PergolaFieldDef *field = get_type_field (self, item);
  const char *value = field != NULL ? pergola_item_get (item, field->id) : NULL;

  for (guint i = 0; value != NULL && i < field->choices->len; i++)
    if (g_str_equal (((PergolaChoice *) g_ptr_array_index (field->choices, i))->id, value))
      return i;
  return G_MAXUINT;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->kind == G_MAXUINT && strcmp (pergola_item_get_kind (one->item), pergola_item_get_kind (other->item)) != 0)
    return strcmp (pergola_item_get_kind (one->item), pergola_item_get_kind (other->item));
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  if (one->choice != other->choice)
    return one->choice < other->choice ? -1 : 1;
  return pergola_item_compare_rank (&one->item, &other->item);
}

/* (transfer full) (element-type Entry): what the audience may see of them, in the order of the text. Links stand in
 * the order of the items that they start from. */
static GArray *
sort (Show *self, GPtrArray *items)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const char *from = pergola_item_is_link (item) ? pergola_item_get_from (item) : NULL;
      Entry entry = { NULL, get_kind_position (self, item), get_choice_position (self, item), 0 };

      if (!pergola_project_is_for (self->project, item, self->audience))
        continue;
      if (from != NULL)
        entry.position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, from));
      entry.item = g_object_ref (item);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* --- The whole --- */

static void
append_project (Show *self)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);
  g_autoptr (GPtrArray) names = pergola_project_list_properties (self->project);

  append_line (self, 0, "Project", pergola_project_get_title (self->project));
  append_conflicts (self, 0, NULL);
  append_line (self, 0, "Language", pergola_project_get_language (self->project));
  for (guint i = 0; i < frameworks->len; i++)
    append_line (self, 0, "Framework", ((PergolaFramework *) g_ptr_array_index (frameworks, i))->title);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *value = pergola_project_get_property (self->project, name);

      if (name[0] != '!' && strchr (name, '/') != NULL &&
          pergola_cli_may_show_value (self->project, value, self->audience))
        append_line (self, 0, name, pergola_project_get (self->project, value) != NULL ? name_id (self, value) : value);
    }
}

static void
append_items (Show *self)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, NULL);
  g_autoptr (GArray) entries = sort (self, items);

  /* First those that live in nothing, then, of a damaged file, those that cannot be reached from them. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < entries->len; i++)
      {
        PergolaItem *item = g_array_index (entries, Entry, i).item;
        const char *parent = pergola_item_get_parent (item);

        if (g_hash_table_contains (self->positions, pergola_item_get_id (item)))
          continue;
        if (pass > 0 || parent == NULL || pergola_project_get (self->project, parent) == NULL)
          append_item (self, 0, item);
      }
}

static void
append_links (Show *self)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, NULL);
  g_autoptr (GArray) entries = sort (self, links);

  for (guint i = 0; i < entries->len; i++)
    {
      PergolaItem *link = g_array_index (entries, Entry, i).item;

      if (!is_hidden_link (self, link))
        append_link (self, link);
    }
}

char *
pergola_cli_show_as_text (PergolaProject *project, PergolaAudience audience)
{
  Show self = { g_string_new (NULL), project, audience, NULL };

  self.positions = g_hash_table_new (g_str_hash, g_str_equal);
  append_project (&self);
  append_items (&self);
  append_links (&self);
  g_hash_table_unref (self.positions);
  return g_string_free (self.text, FALSE);
}
