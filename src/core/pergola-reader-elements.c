/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the elements of a project mean: which may stand where, and those of the project itself. */

#include "config.h"

#include "pergola-frameworks-private.h"
#include "pergola-reader-private.h"

#include "pergola-id.h"
#include "pergola-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Levels --- */

static gboolean
is_ours (PergolaReader *self, const PergolaTag *tag)
{
  if (tag->ns == self->our_ns) /* libxml2 has one copy of each */
    return tag->ns != NULL;

  return self->our_ns == NULL && g_strcmp0 (tag->ns, PERGOLA_PROJECT_NAMESPACE) == 0;
}

void
pergola_reader_push (PergolaReader *self, PergolaLevelType type, const PergolaTag *tag)
{
  const char *default_ns = self->levels[self->level].default_ns;

  for (int i = 0; i < tag->n_namespaces; i++)
    if (tag->namespaces[2 * i] == NULL)
      default_ns = (const char *) tag->namespaces[2 * i + 1];

  self->level++;
  self->levels[self->level].type = type;
  self->levels[self->level].default_ns = default_ns;
  g_string_truncate (self->text, 0);
  pergola_reader_keep_attributes (self);
}

void
pergola_reader_set_key (PergolaReader *self, const char *key)
{
  g_free (self->own_key);
  self->own_key = g_strdup (key);
  self->key = self->own_key;
}

/* g_string_append_len is made for more than is needed here, and this is done for each text. */
void
pergola_reader_append (GString *out, const char *text, gsize length)
{
  gsize end = out->len;

  g_string_set_size (out, end + length);
  memcpy (out->str + end, text, length);
}

/* --- The project --- */

static gboolean
check_root (PergolaReader *self, const PergolaTag *tag)
{
  int line = pergola_reader_get_line (self);

  if (is_ours (self, tag) && strcmp (tag->name, "project") == 0)
    return TRUE;

  if (tag->ns != NULL && g_str_has_prefix (tag->ns, "urn:pergola:project:"))
    pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, line,
                          _ ("another version of Pergola made this project (%s); open it with a newer one"), tag->ns);
  else
    pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, line,
                          _ ("this is not a Pergola project: it begins with <%s xmlns=\"%s\">"), tag->name,
                          tag->ns != NULL ? tag->ns : "");
  return FALSE;
}

static gboolean
check_encoding (PergolaReader *self)
{
  const xmlParserInput *input = self->context->input;

  if (input->buf == NULL || input->buf->encoder == NULL)
    return TRUE;

  pergola_reader_fault (self, PERGOLA_READER_ERROR_SYNTAX, 1, _ ("a project is written in UTF-8; convert the file"));
  return FALSE;
}

static void
start_project (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "version", "id", "language", NULL };
  const char *values[3];
  guint64 version;

  if (!check_encoding (self) || !check_root (self, tag) || !pergola_reader_read_attributes (self, tag, names, values) ||
      !pergola_reader_need (self, tag, "version", values[0]) || !pergola_reader_need_id (self, tag, values[1]))
    return;
  if (!g_ascii_string_to_unsigned (values[0], 10, 1, G_MAXINT, &version, NULL))
    {
      pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, pergola_reader_get_line (self),
                            _ ("“%.80s” is not a version of the format; it should be %d"), values[0],
                            PERGOLA_PROJECT_VERSION);
      return;
    }

  self->our_ns = tag->ns;
  self->project = pergola_project_new_empty (self->frameworks, values[1], values[2]);
  pergola_project_set_file_version (self->project, values[0]);
  if (self->before->len > 0)
    g_ptr_array_extend_and_steal (pergola_project_ensure_extras (self->project, PERGOLA_EXTRAS_BEFORE)->children,
                                  g_steal_pointer (&self->before));
  if (self->before == NULL)
    self->before = g_ptr_array_new_with_free_func (g_free);
  pergola_reader_push (self, PERGOLA_LEVEL_PROJECT, tag);
}

static void
start_title (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { NULL };

  if (self->has_title)
    pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, pergola_reader_get_line (self),
                          _ ("the project has a second <title>; keep one"));
  else if (pergola_reader_read_attributes (self, tag, names, NULL))
    pergola_reader_push (self, PERGOLA_LEVEL_TITLE, tag);
  self->has_title = TRUE;
}

/* --- Frameworks --- */

static void
start_use (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", "version", "shows", NULL };
  const char *values[3];

  if (!pergola_reader_read_attributes (self, tag, names, values) || !pergola_reader_need_id (self, tag, values[0]))
    return;
  if (!g_hash_table_add (self->uses, g_strdup (values[0])))
    {
      pergola_reader_refuse_duplicate (self, pergola_reader_get_line (self), tag->name, values[0]);
      return;
    }

  pergola_project_load_use (self->project, values[0], values[1], values[2]);
  pergola_reader_set_key (self, values[0]);
  pergola_reader_push (self, PERGOLA_LEVEL_USE, tag);
}

/* A definition of a framework that is not built in. */
static void
start_definition (PergolaReader *self, const PergolaTag *tag)
{
  for (int i = 0; i < tag->n_attributes; i++)
    {
      const char *const *attribute = (const char *const *) tag->attributes + 5 * i;
      g_autofree char *value = g_strndup (attribute[3], attribute[4] - attribute[3]);

      if (attribute[1] != NULL || strcmp (attribute[0], "id") != 0 || !pergola_id_is_valid (value))
        continue;
      if (g_hash_table_contains (self->definitions, value))
        {
          pergola_reader_refuse_duplicate (self, pergola_reader_get_line (self), tag->name, value);
          return;
        }
      self->kept_definition = g_steal_pointer (&value);
    }

  pergola_reader_keep_element (self, tag);
}

static void
carry (PergolaReader *self, const char *id, GBytes *definition, int line)
{
  if (self->carried == NULL)
    self->carried = pergola_frameworks_new_child (self->frameworks);
  pergola_frameworks_carry (self->carried, id, definition, self->name, line);
}

void
pergola_reader_take_definition (PergolaReader *self, GBytes *definition)
{
  gboolean used = g_hash_table_contains (self->uses, self->kept_definition);

  if (used)
    carry (self, self->kept_definition, definition, self->kept_line);
  else
    {
      char *markup = g_strndup (g_bytes_get_data (definition, NULL), g_bytes_get_size (definition));
      PergolaEarly early = { g_strdup (self->kept_definition), markup, self->kept_line };

      g_array_append_val (self->early, early);
      pergola_reader_keep (self, markup, self->kept_line);
    }

  g_hash_table_add (self->definitions, g_steal_pointer (&self->kept_definition));
}

/* Those that stood before what uses them. */
static void
carry_early (PergolaReader *self)
{
  for (guint i = 0; i < self->early->len; i++)
    {
      const PergolaEarly *early = &g_array_index (self->early, PergolaEarly, i);
      GPtrArray *kept = pergola_project_get_extras (self->project, "")->children;
      g_autoptr (GBytes) definition = NULL;

      if (!g_hash_table_contains (self->uses, early->id))
        continue;
      definition = g_bytes_new (early->markup, strlen (early->markup));
      carry (self, early->id, definition, early->line);
      g_ptr_array_remove (kept, (gpointer) early->markup);
    }
}

/* --- Which element where --- */

typedef struct
{
  PergolaLevelType level;
  const char *name;
  void (*start) (PergolaReader *self, const PergolaTag *tag);
} Element;

/* The most frequent ones first. */
static const Element elements[] = {
  { PERGOLA_LEVEL_ITEM, "field", pergola_reader_start_field },
  { PERGOLA_LEVEL_PROJECT, "item", pergola_reader_start_item },
  { PERGOLA_LEVEL_PROJECT, "link", pergola_reader_start_link },
  { PERGOLA_LEVEL_BOARD, "place", pergola_reader_start_place },
  { PERGOLA_LEVEL_BOARD, "option", pergola_reader_start_option },
  { PERGOLA_LEVEL_PROJECT, "board", pergola_reader_start_board },
  { PERGOLA_LEVEL_PROJECT, "title", start_title },
  { PERGOLA_LEVEL_ITEM, "conflict", pergola_reader_start_conflict },
  { PERGOLA_LEVEL_PROJECT, "conflict", pergola_reader_start_conflict },
  { PERGOLA_LEVEL_PROJECT, "framework", start_use },
};

void
pergola_reader_start (PergolaReader *self, const PergolaTag *tag)
{
  PergolaLevelType level = self->levels[self->level].type;

  if (level == PERGOLA_LEVEL_DOCUMENT)
    {
      start_project (self, tag);
      return;
    }

  pergola_reader_keep_stray_text (self);
  self->board_is_empty = FALSE;
  if (is_ours (self, tag))
    for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
      if (elements[i].level == level && strcmp (elements[i].name, tag->name) == 0)
        {
          elements[i].start (self, tag);
          return;
        }

  if (level == PERGOLA_LEVEL_PROJECT && strcmp (tag->name, "framework") == 0 &&
      g_strcmp0 (tag->ns, PERGOLA_FRAMEWORK_NAMESPACE) == 0)
    start_definition (self, tag);
  else
    pergola_reader_keep_element (self, tag);
}

/* --- Text and ends --- */

void
pergola_reader_text (PergolaReader *self, const char *text, gsize length)
{
  PergolaLevelType type = self->levels[self->level].type;
  gboolean expected = type == PERGOLA_LEVEL_FIELD || type == PERGOLA_LEVEL_CONFLICT || type == PERGOLA_LEVEL_TITLE || type == PERGOLA_LEVEL_OPTION;

  if (!expected && self->text->len == 0)
    while (length > 0 && g_ascii_isspace (*text))
      {
        text++;
        length--;
      }
  if (length == 0)
    return;

  if (self->text->len + length > PERGOLA_FIELD_MAX)
    {
      pergola_reader_fault (self, PERGOLA_READER_ERROR_LIMIT, self->context->input->line,
                            _ ("a text is longer than 1 MiB; shorten it or split it"));
      return;
    }

  pergola_reader_append (self->text, text, length);
  if (self->raw != NULL)
    {
      g_autofree char *piece = g_strndup (text, length);

      pergola_xml_append_text (self->raw, piece);
    }
}

/* A text that held more than text is remembered as it was. */
static void
end_text (PergolaReader *self)
{
  PergolaExtras *extras;

  if (self->raw == NULL)
    return;

  extras = pergola_reader_get_extras (self);
  extras->text = g_strdup (self->text->str);
  extras->raw = g_string_free (g_steal_pointer (&self->raw), FALSE);
}

void
pergola_reader_end (PergolaReader *self)
{
  pergola_reader_keep_stray_text (self);
  switch (self->levels[self->level].type)
    {
    case PERGOLA_LEVEL_TITLE:
      end_text (self);
      pergola_project_load_property (self->project, "title", self->text->str);
      break;
    case PERGOLA_LEVEL_FIELD:
      end_text (self);
      pergola_reader_add_value (self, (char *) self->key, self->text->str, self->text->len);
      break;
    case PERGOLA_LEVEL_CONFLICT:
      end_text (self);
      pergola_reader_end_conflict (self);
      break;
    case PERGOLA_LEVEL_OPTION:
      end_text (self);
      pergola_reader_end_option (self);
      break;
    case PERGOLA_LEVEL_ITEM:
      pergola_reader_end_item (self);
      break;
    case PERGOLA_LEVEL_BOARD:
      if (self->board_is_empty)
        pergola_project_ensure_extras (self->project, self->board);
      break;
    case PERGOLA_LEVEL_DOCUMENT:
    case PERGOLA_LEVEL_PROJECT:
    case PERGOLA_LEVEL_USE:
    case PERGOLA_LEVEL_PLACE:
    default:
      break;
    }

  self->level--;
  g_string_truncate (self->text, 0);
}

void
pergola_reader_finish (PergolaReader *self)
{
  carry_early (self);
  if (self->carried != NULL)
    {
      pergola_frameworks_settle (self->carried);
      pergola_project_load_frameworks (self->project, self->carried);
    }
  pergola_project_load_done (self->project);
}
