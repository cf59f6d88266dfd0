/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Boards, with their options and places. */

#include "config.h"

#include "pergola-reader-private.h"

#include "pergola-id.h"
#include "pergola-writer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
pergola_reader_start_board (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", NULL };
  const char *id = NULL;

  if (!pergola_reader_read_attributes (self, tag, names, &id) || !pergola_reader_need_id (self, tag, id))
    return;
  if (!g_hash_table_add (self->boards, g_strdup (id)))
    {
      pergola_reader_refuse_duplicate (self, pergola_reader_get_line (self), tag->name, id);
      return;
    }

  g_free (self->board);
  self->board = g_strdup (id);
  self->board_is_empty = TRUE;
  g_hash_table_remove_all (self->options);
  pergola_reader_push (self, PERGOLA_LEVEL_BOARD, tag);
}

static char *
name_option (PergolaReader *self, const char *id)
{
  return g_strconcat (self->board, "/", id, NULL);
}

void
pergola_reader_start_option (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", NULL };
  const char *id = NULL;

  if (!pergola_reader_read_attributes (self, tag, names, &id) || !pergola_reader_need_id (self, tag, id))
    return;
  if (!g_hash_table_add (self->options, g_strdup (id)))
    {
      pergola_reader_refuse_duplicate (self, pergola_reader_get_line (self), tag->name, id);
      return;
    }

  pergola_reader_set_key (self, id);
  pergola_reader_push (self, PERGOLA_LEVEL_OPTION, tag);
}

static gboolean
is_number (const char *text)
{
  char *end = NULL;

  return text != NULL && strspn (text, "0123456789+-.eE") == strlen (text) && isfinite (g_ascii_strtod (text, &end)) &&
         end != text && *end == '\0';
}

void
pergola_reader_start_place (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "item", "x", "y", NULL };
  const char *values[3];
  g_autofree char *position = NULL;
  double x, y;

  if (!pergola_reader_read_attributes (self, tag, names, values))
    return;
  if (!pergola_id_is_valid (values[0]) || !is_number (values[1]) || !is_number (values[2]))
    {
      g_ptr_array_set_size (self->attributes, 0);
      pergola_reader_keep_element (self, tag);
      return;
    }
  if (pergola_project_get_place (self->project, self->board, values[0], &x, &y))
    {
      pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, pergola_reader_get_line (self),
                            _ ("“%s” has a second place on this board; keep one"), values[0]);
      return;
    }

  position = g_strconcat (values[1], " ", values[2], NULL);
  pergola_project_load_place (self->project, self->board, values[0], position);
  pergola_reader_set_key (self, values[0]);
  pergola_reader_push (self, PERGOLA_LEVEL_PLACE, tag);
}

/* An option without a value is none, but what else it says is kept, as a part of the board that we do not know. */
void
pergola_reader_end_option (PergolaReader *self)
{
  g_autofree char *name = name_option (self, self->key);
  g_autofree char *where = g_strconcat (PERGOLA_EXTRAS_OPTION, name, NULL);
  PergolaExtras *extras = pergola_project_get_extras (self->project, where);

  pergola_project_load_property (self->project, name, self->text->str);
  if (self->text->len == 0 && extras != NULL)
    {
      GString *markup = g_string_new (NULL);

      pergola_writer_add_text (markup, "option", self->key, "", extras);
      g_ptr_array_add (pergola_project_ensure_extras (self->project, self->board)->children,
                       g_string_free (markup, FALSE));
    }
}
