/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Git's conflict markers, taken apart. */

#include "pergola-copies.h"

#include <string.h>

#define MARKER 7 /* characters */

typedef enum
{
  ALL, /* outside of the markers */
  OURS,
  BASE,
  THEIRS,
} Part;

typedef struct
{
  Part part;
  GString *texts[THEIRS + 1]; /* but for ALL */
  char *ours_name;
  char *theirs_name;
  guint count;     /* of conflicts */
  guint with_base; /* of those that show it */
  gboolean in_order;
} Splitter;

void
pergola_marked_free (PergolaMarked *self)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  g_bytes_unref (self->ours);
  g_bytes_unref (self->theirs);
  g_free (self->ours_name);
  g_free (self->theirs_name);
  g_free (self);
}

/* The sign of a marker line, or NUL. @name takes where what follows begins. */
static char
find_marker (const char *line, gsize length, const char **name)
{
  if (length < MARKER || strchr ("<|=>", line[0]) == NULL || line[0] == '\0')
    return '\0';
  for (gsize i = 1; i < MARKER; i++)
    if (line[i] != line[0])
      return '\0';
  if (length > MARKER && strchr (" \r\n", line[MARKER]) == NULL)
    return '\0';

  *name = line + MIN (MARKER + 1, length);
  return line[0];
}

/* (transfer full) */
static char *
copy_name (const char *name, const char *end)
{
  g_autofree char *text = name < end ? g_strndup (name, end - name) : g_strdup ("");

  return g_utf8_make_valid (g_strstrip (text), -1);
}

/* Whether the line was a marker that belongs here. */
static gboolean
take_marker (Splitter *self, char sign, const char *name, const char *end)
{
  Part before = self->part;

  if (sign == '<' && before == ALL)
    {
      self->part = OURS;
      self->count++;
      if (self->ours_name == NULL)
        self->ours_name = copy_name (name, end);
    }
  else if (sign == '|' && before == OURS)
    {
      self->part = BASE;
      self->with_base++;
    }
  else if (sign == '=' && (before == OURS || before == BASE))
    self->part = THEIRS;
  else if (sign == '>' && before == THEIRS)
    {
      self->part = ALL;
      if (self->theirs_name == NULL)
        self->theirs_name = copy_name (name, end);
    }
  else if (sign == '<' || sign == '>')
    self->in_order = FALSE;

  return self->part != before;
}

static void
take_line (Splitter *self, const char *line, gsize length)
{
  const char *name = NULL;
  char sign = find_marker (line, length, &name);

  if (sign != '\0' && take_marker (self, sign, name, line + length))
    return;
  for (Part part = OURS; part <= THEIRS; part++)
    if (self->part == ALL || self->part == part)
      g_string_append_len (self->texts[part], line, length);
}

/* (transfer full) (nullable) */
static PergolaMarked *
finish (Splitter *self)
{
  PergolaMarked *marked;

  if (self->count == 0 || self->part != ALL || !self->in_order)
    return NULL;

  marked = g_new0 (PergolaMarked, 1);
  marked->ours = g_string_free_to_bytes (g_steal_pointer (&self->texts[OURS]));
  marked->theirs = g_string_free_to_bytes (g_steal_pointer (&self->texts[THEIRS]));
  if (self->with_base == self->count)
    marked->base = g_string_free_to_bytes (g_steal_pointer (&self->texts[BASE]));
  marked->ours_name = g_steal_pointer (&self->ours_name);
  marked->theirs_name = g_steal_pointer (&self->theirs_name);
  return marked;
}

PergolaMarked *
pergola_marked_read (GBytes *bytes)
{
  Splitter splitter = { .part = ALL, .in_order = TRUE };
  gsize size;
  const char *p = g_bytes_get_data (bytes, &size);
  const char *end = p + size;
  PergolaMarked *marked;

  for (Part part = OURS; part <= THEIRS; part++)
    splitter.texts[part] = g_string_new (NULL);
  while (p < end)
    {
      const char *newline = memchr (p, '\n', end - p);
      gsize length = newline != NULL ? newline + 1 - p : end - p;

      take_line (&splitter, p, length);
      p += length;
    }
  marked = finish (&splitter);

  for (Part part = OURS; part <= THEIRS; part++)
    if (splitter.texts[part] != NULL)
      g_string_free (splitter.texts[part], TRUE);
  g_free (splitter.ours_name);
  g_free (splitter.theirs_name);
  return marked;
}
