/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-writer.h"

#include "pergola-conflict-private.h"
#include "pergola-writer-private.h"
#include "pergola-xml.h"

#include <string.h>

/* --- Pieces --- */

static void
add_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  pergola_xml_append_attribute (out, value);
  g_string_append_c (out, '"');
}

static void
add_extra_attributes (GString *out, PergolaExtras *extras)
{
  for (guint i = 0; extras != NULL && i < extras->attributes->len; i++)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, g_ptr_array_index (extras->attributes, i));
    }
}

static void
add_extra_children (GString *out, const char *indent, PergolaExtras *extras)
{
  for (guint i = 0; extras != NULL && i < extras->children->len; i++)
    {
      g_string_append (out, indent);
      g_string_append (out, g_ptr_array_index (extras->children, i));
      g_string_append_c (out, '\n');
    }
}

/* The end of a start tag that is on a line of its own, and of an element that may turn out to be empty: what was
 * written since @body is what it holds. */
static void
end_element (GString *out, gsize body, const char *indent, const char *name)
{
  if (out->len == body)
    {
      g_string_truncate (out, body - strlen (">\n"));
      g_string_append (out, "/>\n");
      return;
    }

  g_string_append (out, indent);
  g_string_append (out, "</");
  g_string_append (out, name);
  g_string_append (out, ">\n");
}

/* The rest of an element @name, of which the start tag was begun. */
static void
end_text (GString *out, const char *name, const char *text, PergolaExtras *extras)
{
  const char *raw = extras != NULL && extras->raw != NULL && g_strcmp0 (extras->text, text) == 0 ? extras->raw : NULL;

  add_extra_attributes (out, extras);
  if (raw == NULL && *text == '\0')
    {
      g_string_append (out, "/>");
      return;
    }

  g_string_append_c (out, '>');
  if (raw != NULL)
    g_string_append (out, raw);
  else
    pergola_xml_append_text (out, text);
  g_string_append (out, "</");
  g_string_append (out, name);
  g_string_append_c (out, '>');
}

void
pergola_writer_add_text (GString *out, const char *name, const char *id, const char *text, PergolaExtras *extras)
{
  g_string_append_c (out, '<');
  g_string_append (out, name);
  add_attribute (out, "id", id);
  end_text (out, name, text, extras);
}

/* The same on a line of its own. */
static void
add_text_line (
  GString *out, const char *indent, const char *name, const char *id, const char *text, PergolaExtras *extras)
{
  g_string_append (out, indent);
  pergola_writer_add_text (out, name, id, text, extras);
  g_string_append_c (out, '\n');
}

/* What someone else wrote in place of a field. */
static void
add_conflicts (GString *out, const char *indent, PergolaProject *project, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (project, item);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *name = NULL;
      g_autofree char *part = pergola_conflict_name_part (item != NULL, conflict->field, &name);

      g_string_append (out, indent);
      g_string_append (out, "<conflict");
      add_attribute (out, "field", name);
      add_attribute (out, "of", part);
      add_attribute (out, "by", conflict->by);
      add_attribute (out, "at", conflict->at);
      end_text (out, "conflict", conflict->other, pergola_conflict_get_extras (project, item, conflict->key));
      g_string_append_c (out, '\n');
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* --- The project --- */

static void
add_title (GString *out, PergolaProject *project)
{
  PergolaExtras *extras = pergola_project_get_extras (project, PERGOLA_EXTRAS_TITLE);
  const char *title = pergola_project_get_title (project);

  if (*title != '\0' || extras != NULL)
    add_text_line (out, "  ", "title", NULL, title, extras);
  add_conflicts (out, "  ", project, NULL);
}

static void
add_use (GString *out, PergolaProject *project, const PergolaUse *use)
{
  g_autofree char *where = g_strconcat (PERGOLA_EXTRAS_USE, use->id, NULL);
  PergolaExtras *extras = pergola_project_get_extras (project, where);
  GBytes *definition = pergola_frameworks_get_source (pergola_project_get_frameworks (project), use->id);
  gsize body;

  g_string_append (out, "  <framework");
  add_attribute (out, "id", use->id);
  add_attribute (out, "version", use->version);
  add_attribute (out, "shows", use->shows);
  add_extra_attributes (out, extras);
  g_string_append (out, ">\n");
  body = out->len;
  add_extra_children (out, "    ", extras);
  end_element (out, body, "  ", "framework");

  if (definition != NULL)
    {
      g_string_append (out, "  ");
      g_string_append_len (out, g_bytes_get_data (definition, NULL), g_bytes_get_size (definition));
      g_string_append_c (out, '\n');
    }
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PergolaUse *const *) a)->id, (*(PergolaUse *const *) b)->id);
}

/* What was only looked at leaves no trace. */
static gboolean
is_written (PergolaProject *project, const PergolaUse *use)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; use->tried && i < frameworks->len; i++)
    if (strcmp (((PergolaFramework *) g_ptr_array_index (frameworks, i))->id, use->id) == 0)
      return pergola_project_holds (project, g_ptr_array_index (frameworks, i));

  return !use->tried;
}

static void
add_uses (GString *out, PergolaProject *project)
{
  GPtrArray *uses = pergola_project_get_uses (project);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (uses->len);

  for (guint i = 0; i < uses->len; i++)
    if (is_written (project, g_ptr_array_index (uses, i)))
      g_ptr_array_add (sorted, g_ptr_array_index (uses, i));
  g_ptr_array_sort (sorted, compare_uses);
  for (guint i = 0; i < sorted->len; i++)
    add_use (out, project, g_ptr_array_index (sorted, i));
}

/* --- Items and links --- */

/* Fields that hold nothing that we know, but something that we do not. */
static void
add_unknown_fields (GPtrArray *fields, PergolaItem *item, PergolaExtras *extras)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, extras->fields);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      PergolaExtras *field = value;

      if (((const char *) id)[0] != '!' && pergola_item_get (item, id) == NULL &&
          (field->attributes->len > 0 || (field->raw != NULL && *field->text == '\0')))
        g_ptr_array_add (fields, id);
    }
  g_ptr_array_sort (fields, compare_names);
}

static void
add_field (GString *out, PergolaItem *item, PergolaExtras *extras, const char *id)
{
  const char *value = pergola_item_get (item, id);

  add_text_line (out, "    ", "field", id, value != NULL ? value : "",
                 extras != NULL ? pergola_extras_get_field (extras, id) : NULL);
}

static void
add_fields (GString *out, PergolaItem *item, PergolaExtras *extras)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);
  int title = -1;

  if (extras != NULL && extras->fields != NULL)
    add_unknown_fields (fields, item, extras);

  for (guint i = 0; i < fields->len && title < 0; i++)
    if (strcmp (g_ptr_array_index (fields, i), "title") == 0)
      title = (int) i;
  if (title >= 0)
    add_field (out, item, extras, "title");
  for (guint i = 0; i < fields->len; i++)
    if ((int) i != title)
      add_field (out, item, extras, g_ptr_array_index (fields, i));
}

static void
add_item (GString *out, PergolaProject *project, PergolaItem *item)
{
  static const char *const item_attributes[] = { "@rank", "@audience", "@parent", NULL };
  static const char *const link_attributes[] = { "@from", "@to", NULL };
  gboolean is_link = pergola_item_is_link (item);
  const char *const *attributes = is_link ? link_attributes : item_attributes;
  const char *name = is_link ? "link" : "item";
  PergolaExtras *extras = pergola_item_get_extras (item);
  gsize body;

  g_string_append (out, "  <");
  g_string_append (out, name);
  add_attribute (out, "id", pergola_item_get_id (item));
  add_attribute (out, "kind", pergola_item_get_kind (item));
  for (guint i = 0; attributes[i] != NULL; i++)
    add_attribute (out, attributes[i] + 1, pergola_item_get (item, attributes[i]));
  add_extra_attributes (out, extras);
  g_string_append (out, ">\n");
  body = out->len;
  add_fields (out, item, extras);
  add_conflicts (out, "    ", project, item);
  add_extra_children (out, "    ", extras);
  end_element (out, body, "  ", name);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  PergolaItem *first = *(PergolaItem *const *) a;
  PergolaItem *second = *(PergolaItem *const *) b;
  const char *first_kind = pergola_item_get_kind (first);
  const char *second_kind = pergola_item_get_kind (second);
  int order = first_kind == second_kind ? 0 : strcmp (first_kind, second_kind); /* mostly shared */

  return order != 0 ? order : strcmp (pergola_item_get_id (first), pergola_item_get_id (second));
}

static void
add_items (GString *out, PergolaProject *project, GPtrArray *items)
{
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    add_item (out, project, g_ptr_array_index (items, i));
}

/* --- Boards --- */

static void
add_option (GString *out, PergolaProject *project, const char *board, const char *key)
{
  g_autofree char *where = g_strconcat (PERGOLA_EXTRAS_OPTION, key, NULL);

  add_text_line (out, "    ", "option", key + strlen (board) + 1, pergola_project_get_property (project, key),
                 pergola_project_get_extras (project, where));
}

/* (transfer full) (element-type utf8 GPtrArray): the properties that belong to a board, sorted, by its id. */
static GHashTable *
sort_options (PergolaProject *project)
{
  GHashTable *boards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) properties = pergola_project_list_properties (project);

  for (guint i = 0; i < properties->len; i++)
    {
      const char *key = g_ptr_array_index (properties, i);
      const char *slash = key[0] != '!' ? strchr (key, '/') : NULL;
      g_autofree char *board = slash != NULL ? g_strndup (key, slash - key) : NULL;
      GPtrArray *options = board != NULL ? g_hash_table_lookup (boards, board) : NULL;

      if (board == NULL)
        continue;
      if (options == NULL)
        {
          options = g_ptr_array_new ();
          g_hash_table_insert (boards, g_steal_pointer (&board), options);
        }
      g_ptr_array_add (options, (char *) key);
    }

  return boards;
}

static void
add_place (GString *out, PergolaProject *project, const char *board, const char *item)
{
  g_autofree char *where = g_strconcat (board, " ", item, NULL);
  PergolaExtras *extras = pergola_project_get_extras (project, where);
  g_auto (GStrv) position = g_strsplit (pergola_project_get_place_text (project, board, item), " ", 2);
  gsize body;

  g_string_append (out, "    <place");
  add_attribute (out, "item", item);
  add_attribute (out, "x", position[0]);
  add_attribute (out, "y", position[1]);
  add_extra_attributes (out, extras);
  g_string_append (out, ">\n");
  body = out->len;
  add_extra_children (out, "      ", extras);
  end_element (out, body, "    ", "place");
}

static void
add_board (GString *out, PergolaProject *project, const char *board, GPtrArray *options)
{
  g_autoptr (GPtrArray) placed = pergola_project_list_placed (project, board);
  PergolaExtras *extras = pergola_project_get_extras (project, board);
  gsize body;

  g_string_append (out, "  <board");
  add_attribute (out, "id", board);
  add_extra_attributes (out, extras);
  g_string_append (out, ">\n");
  body = out->len;
  for (guint i = 0; options != NULL && i < options->len; i++)
    add_option (out, project, board, g_ptr_array_index (options, i));
  for (guint i = 0; i < placed->len; i++)
    add_place (out, project, board, g_ptr_array_index (placed, i));
  add_extra_children (out, "    ", extras);
  end_element (out, body, "  ", "board");
}

static void
add_boards (GString *out, PergolaProject *project)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (project);
  g_autoptr (GHashTable) options = sort_options (project);

  for (guint i = 0; i < boards->len; i++)
    {
      const char *board = g_ptr_array_index (boards, i);

      add_board (out, project, board, g_hash_table_lookup (options, board));
    }
}

/* --- The whole --- */

static void
add_project_tag (GString *out, PergolaProject *project, PergolaExtras *extras)
{
  g_autofree char *current = g_strdup_printf ("%d", PERGOLA_PROJECT_VERSION);
  const char *version = pergola_project_get_file_version (project);

  g_string_append (out, "<project xmlns=\"" PERGOLA_PROJECT_NAMESPACE "\"");
  add_attribute (out, "version", version != NULL ? version : current);
  add_attribute (out, "id", pergola_project_get_id (project));
  add_attribute (out, "language", pergola_project_get_language (project));
  add_extra_attributes (out, extras);
  g_string_append (out, ">\n");
}

GBytes *
pergola_writer_write (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  PergolaExtras *extras = pergola_project_get_extras (project, "");
  GString *out = g_string_sized_new (1024 + 256 * (items->len + links->len));
  gsize body;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  add_extra_children (out, "", pergola_project_get_extras (project, PERGOLA_EXTRAS_BEFORE));
  add_project_tag (out, project, extras);
  body = out->len;
  add_title (out, project);
  add_uses (out, project);
  add_items (out, project, items);
  add_items (out, project, links);
  add_boards (out, project);
  add_extra_children (out, "  ", extras);
  end_element (out, body, "", "project");
  add_extra_children (out, "", pergola_project_get_extras (project, PERGOLA_EXTRAS_AFTER));

  return g_string_free_to_bytes (out);
}
