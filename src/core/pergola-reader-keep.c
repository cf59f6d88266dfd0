/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a newer version or another tool wrote: elements byte for byte, attributes by value, comments, and text that
 * stands between elements. It belongs to the element that it stands in and is written back there. */

#include "config.h"

#include "pergola-reader-private.h"

#include "pergola-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PergolaExtras *
pergola_reader_get_extras (PergolaReader *self)
{
  g_autofree char *where = NULL;

  switch (self->levels[self->level].type)
    {
    case PERGOLA_LEVEL_PROJECT:
      where = g_strdup ("");
      break;
    case PERGOLA_LEVEL_TITLE:
      where = g_strdup (PERGOLA_EXTRAS_TITLE);
      break;
    case PERGOLA_LEVEL_USE:
      where = g_strconcat (PERGOLA_EXTRAS_USE, self->key, NULL);
      break;
    case PERGOLA_LEVEL_ITEM:
      return pergola_item_ensure_extras (self->item);
    case PERGOLA_LEVEL_FIELD:
      return pergola_extras_ensure_field (pergola_item_ensure_extras (self->item), self->key);
    case PERGOLA_LEVEL_CONFLICT:
      if (self->item != NULL)
        return pergola_extras_ensure_field (pergola_item_ensure_extras (self->item), self->key);
      where = g_strconcat (PERGOLA_EXTRAS_CONFLICT, self->key, NULL);
      break;
    case PERGOLA_LEVEL_BOARD:
      where = g_strdup (self->board);
      break;
    case PERGOLA_LEVEL_OPTION:
      where = g_strconcat (PERGOLA_EXTRAS_OPTION, self->board, "/", self->key, NULL);
      break;
    case PERGOLA_LEVEL_PLACE:
      where = g_strconcat (self->board, " ", self->key, NULL);
      break;
    case PERGOLA_LEVEL_DOCUMENT:
    default:
      where = g_strdup (PERGOLA_EXTRAS_AFTER);
      break;
    }

  return pergola_project_ensure_extras (self->project, where);
}

static gboolean
is_text_level (PergolaReader *self)
{
  PergolaLevelType type = self->levels[self->level].type;

  return type == PERGOLA_LEVEL_TITLE || type == PERGOLA_LEVEL_FIELD || type == PERGOLA_LEVEL_CONFLICT ||
         type == PERGOLA_LEVEL_OPTION;
}

/* Comments and instructions to programs are nobody's mistake. */
static gboolean
is_remark (const char *markup)
{
  return markup[0] == '<' && (markup[1] == '!' || markup[1] == '?');
}

static void
keep_in_text (PergolaReader *self, const char *markup, int line)
{
  if (self->raw == NULL)
    {
      self->raw = g_string_new (NULL);
      pergola_xml_append_text (self->raw, self->text->str);
    }
  g_string_append (self->raw, markup);
  if (!is_remark (markup))
    pergola_extras_note_line (pergola_reader_get_extras (self), line);
}

void
pergola_reader_keep (PergolaReader *self, char *markup, int line)
{
  if (is_text_level (self))
    {
      keep_in_text (self, markup, line);
      g_free (markup);
      return;
    }

  pergola_reader_keep_stray_text (self);
  if (self->project == NULL)
    g_ptr_array_add (self->before, markup);
  else
    {
      PergolaExtras *extras = pergola_reader_get_extras (self);

      g_ptr_array_add (extras->children, markup);
      if (!is_remark (markup))
        pergola_extras_note_line (extras, line);
    }
}

void
pergola_reader_keep_stray_text (PergolaReader *self)
{
  GString *markup;

  if (is_text_level (self) || self->text->len == 0)
    return;

  markup = g_string_new (NULL);
  pergola_xml_append_text (markup, g_strstrip (self->text->str));
  g_string_truncate (self->text, 0);
  pergola_reader_keep (self, g_string_free (markup, FALSE), self->context->input->line);
}

void
pergola_reader_keep_attributes (PergolaReader *self)
{
  PergolaExtras *extras;

  if (self->attributes->len == 0)
    return;

  extras = pergola_reader_get_extras (self);
  pergola_extras_note_line (extras, pergola_reader_get_line (self));
  g_ptr_array_extend_and_steal (extras->attributes, g_steal_pointer (&self->attributes));
  self->attributes = g_ptr_array_new_with_free_func (g_free);
}

/* An element without a prefix belongs to what its surroundings declare. We write our own namespace there, so where
 * the file declared another one, the element must say so itself. */
static char *
find_default_ns (PergolaReader *self, const PergolaTag *tag)
{
  const char *around = self->levels[self->level].default_ns;

  if (g_strcmp0 (around, PERGOLA_PROJECT_NAMESPACE) == 0)
    return NULL;
  for (int i = 0; i < tag->n_namespaces; i++)
    if (tag->namespaces[2 * i] == NULL)
      return NULL;

  return g_strdup (around != NULL ? around : "");
}

void
pergola_reader_keep_element (PergolaReader *self, const PergolaTag *tag)
{
  const char *start = pergola_reader_find_tag (self);

  pergola_reader_keep_stray_text (self);
  g_string_truncate (self->window, 0);
  g_string_append_len (self->window, start, (const char *) self->context->input->end - start);
  self->kept_depth = 1;
  self->kept_line = pergola_reader_get_line (self);
  self->kept_default_ns = find_default_ns (self, tag);
}

static void
declare_default_ns (GString *markup, const char *ns)
{
  gsize name_end = strcspn (markup->str, " \t\r\n/>");
  g_autoptr (GString) declaration = g_string_new (" xmlns=\"");

  pergola_xml_append_attribute (declaration, ns);
  g_string_append_c (declaration, '"');
  g_string_insert (markup, name_end, declaration->str);
}

void
pergola_reader_keep_element_end (PergolaReader *self)
{
  const xmlParserInput *input = self->context->input;
  gsize length = self->window->len - (input->end - input->cur);
  GString *markup = g_string_new_len (self->window->str, length);

  if (self->kept_default_ns != NULL)
    declare_default_ns (markup, self->kept_default_ns);
  g_clear_pointer (&self->kept_default_ns, g_free);
  g_string_truncate (self->window, 0);

  if (self->kept_definition != NULL)
    {
      g_autoptr (GBytes) definition = g_string_free_to_bytes (markup);

      pergola_reader_take_definition (self, definition);
    }
  else
    pergola_reader_keep (self, g_string_free (markup, FALSE), self->kept_line);
}
