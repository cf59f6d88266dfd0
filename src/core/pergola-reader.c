/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memrchr */
#include "config.h"

#include "pergola-reader-private.h"

#include "pergola-xml.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (pergola_reader_error_quark, pergola_reader_error)

/* --- Faults --- */

void
pergola_reader_fault (PergolaReader *self, PergolaReaderError code, int line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (&self->error, PERGOLA_READER_ERROR, code, "%s:%d: %s", self->name, MAX (line, 1), reason);
  xmlStopParser (self->context);
}

const char *
pergola_reader_find_tag (PergolaReader *self)
{
  const xmlParserInput *input = self->context->input;
  const char *start = memrchr (input->base, '<', input->cur - input->base);

  /* A '<' cannot stand inside a tag, not even in an attribute, so the last one begins it. */
  return start != NULL ? start : (const char *) input->base;
}

int
pergola_reader_get_line (PergolaReader *self)
{
  const xmlParserInput *input = self->context->input;
  const char *end = (const char *) input->cur;
  int line = input->line;

  for (const char *p = pergola_reader_find_tag (self); (p = memchr (p, '\n', end - p)) != NULL; p++)
    line--;
  return line;
}

static void
on_error (void *data, xmlError *error)
{
  PergolaReader *self = data;
  g_autofree char *reason = NULL;

  if (error->level < XML_ERR_ERROR)
    return;

  reason = pergola_xml_explain (error);
  if (error->code == XML_ERR_UNDECLARED_ENTITY)
    pergola_reader_fault (self, PERGOLA_READER_ERROR_FORBIDDEN, error->line,
                          _ ("entities are not allowed in a project; write the text itself (%s)"), reason);
  else if (error->code == XML_ERR_INVALID_CHAR || error->code == XML_ERR_INVALID_ENCODING ||
           error->code == XML_ERR_UNKNOWN_ENCODING || error->code == XML_ERR_UNSUPPORTED_ENCODING)
    pergola_reader_fault (self, PERGOLA_READER_ERROR_SYNTAX, error->line,
                          _ ("this is not text in UTF-8 that XML can hold (%s)"), reason);
  else
    pergola_reader_fault (self, PERGOLA_READER_ERROR_SYNTAX, error->line, _ ("this is not whole and valid XML (%s)"),
                          reason);
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  PergolaReader *self = data;

  pergola_reader_fault (self, PERGOLA_READER_ERROR_FORBIDDEN, pergola_reader_get_line (self),
                        _ ("a DOCTYPE is not allowed in a project; take it out"));
}

/* --- What the parser finds --- */

/* libxml2 hands a tag over before it looks for its end; where the file was cut there is none, which it says next. */
static gboolean
is_whole_tag (PergolaReader *self)
{
  const xmlParserInput *input = self->context->input;

  return input->cur < input->end && (*input->cur == '>' || *input->cur == '/');
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *ns,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  PergolaReader *self = data;
  PergolaTag tag = { (const char *) name, (const char *) ns, n_namespaces, namespaces, n_attributes, attributes };

  if (self->error != NULL || !is_whole_tag (self))
    return;
  if (n_attributes + n_namespaces > PERGOLA_XML_MAX_ATTRIBUTES)
    pergola_reader_fault (self, PERGOLA_READER_ERROR_LIMIT, pergola_reader_get_line (self),
                          _ ("a tag has more than %d attributes"), PERGOLA_XML_MAX_ATTRIBUTES);
  else if (self->level + self->kept_depth >= PERGOLA_READER_MAX_DEPTH)
    pergola_reader_fault (self, PERGOLA_READER_ERROR_LIMIT, pergola_reader_get_line (self),
                          _ ("elements stand more than %d deep in each other; a project has no more than four"),
                          PERGOLA_READER_MAX_DEPTH);
  else if (self->kept_depth > 0)
    self->kept_depth++;
  else
    pergola_reader_start (self, &tag);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
  PergolaReader *self = data;

  if (self->error != NULL)
    return;
  if (self->kept_depth == 0)
    pergola_reader_end (self);
  else if (--self->kept_depth == 0)
    pergola_reader_keep_element_end (self);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  PergolaReader *self = data;

  if (self->error == NULL && self->kept_depth == 0)
    pergola_reader_text (self, (const char *) text, length);
}

static void
on_comment (void *data, const xmlChar *text)
{
  PergolaReader *self = data;

  if (self->error == NULL && self->kept_depth == 0)
    pergola_reader_keep (self, g_strdup_printf ("<!--%s-->", text), self->context->input->line);
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  PergolaReader *self = data;

  if (self->error == NULL && self->kept_depth == 0)
    pergola_reader_keep (
      self, g_strdup_printf ("<?%s%s%s?>", target, text != NULL ? " " : "", text != NULL ? (const char *) text : ""),
      self->context->input->line);
}

static const xmlSAXHandler handler = {
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = on_start,
  .endElementNs = on_end,
  .characters = on_text,
  .ignorableWhitespace = on_text,
  .cdataBlock = on_text,
  .comment = on_comment,
  .processingInstruction = on_instruction,
  .internalSubset = on_doctype,
  .serror = on_error,
};

/* --- Feeding it --- */

static int
read_some (PergolaReader *self, char *buffer, int length)
{
  gssize n;

  if (self->fd < 0)
    {
      n = MIN ((gsize) length, self->size);
      if (n > 0)
        memcpy (buffer, self->data, n);
      self->data += n;
      self->size -= n;
      return n;
    }

  do
    n = read (self->fd, buffer, length);
  while (n < 0 && errno == EINTR);
  if (n < 0 && self->error == NULL)
    g_set_error (&self->error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE, _ ("%s: cannot be read: %s"),
                 self->name, g_strerror (errno));
  return n;
}

/* The parser asks for more; while an element is kept, what it gets is remembered. */
static int
on_read (void *data, char *buffer, int length)
{
  PergolaReader *self = data;
  int n = self->error == NULL ? read_some (self, buffer, length) : -1;

  if (n > 0 && self->kept_depth > 0)
    g_string_append_len (self->window, buffer, n);
  if (n > 0)
    self->total += n;
  if (self->error == NULL && pergola_xml_has_too_many_attributes (self->context->input, &self->next_look))
    {
      /* The parser is not stopped here, where it waits for input; that there is none stops it as well. */
      g_set_error (&self->error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_LIMIT,
                   _ ("%s:%d: a tag has more than %d attributes"), self->name, self->context->input->line,
                   PERGOLA_XML_MAX_ATTRIBUTES);
      return -1;
    }
  if (self->total > PERGOLA_READER_MAX_BYTES)
    {
      if (self->error == NULL)
        g_set_error (&self->error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_LIMIT,
                     _ ("%s:1: the file is larger than 256 MiB"), self->name);
      return -1;
    }

  return n;
}

static void
early_clear (gpointer data)
{
  g_free (((PergolaEarly *) data)->id);
}

static void
reader_init (PergolaReader *self, const char *name, PergolaFrameworks *frameworks)
{
  self->fd = -1;
  self->name = g_filename_display_name (name);
  self->frameworks = frameworks;
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->early = g_array_new (FALSE, FALSE, sizeof (PergolaEarly));
  g_array_set_clear_func (self->early, early_clear);
  self->boards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
  self->last_fields = g_ptr_array_new ();
  self->item_fields = g_ptr_array_new ();
  self->n_conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->item_keys = g_ptr_array_new ();
  self->item_offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->item_block = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->window = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->before = g_ptr_array_new_with_free_func (g_free);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
}

static void
reader_clear (PergolaReader *self)
{
  g_clear_object (&self->carried);
  g_clear_object (&self->project);
  g_clear_object (&self->item);
  g_clear_error (&self->error);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->definitions);
  g_array_unref (self->early);
  g_hash_table_unref (self->boards);
  g_hash_table_unref (self->options);
  g_hash_table_unref (self->keys);
  g_clear_pointer (&self->kind, g_ref_string_release);
  for (guint i = 0; i < PERGOLA_N_ATTRIBUTES; i++)
    g_clear_pointer (&self->attribute_keys[i], g_ref_string_release);
  g_ptr_array_unref (self->last_fields);
  g_ptr_array_unref (self->item_fields);
  g_hash_table_unref (self->n_conflicts);
  g_ptr_array_unref (self->item_keys);
  g_array_unref (self->item_offsets);
  g_string_free (self->item_block, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->window, TRUE);
  g_string_free (self->scratch, TRUE);
  if (self->raw != NULL)
    g_string_free (self->raw, TRUE);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->attributes);
  g_free (self->name);
  g_free (self->board);
  g_free (self->own_key);
  g_free (self->conflict_head);
  g_free (self->kept_definition);
  g_free (self->kept_default_ns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PergolaReader, reader_clear)

/* (transfer full) (nullable) */
static PergolaProject *
read_project (PergolaReader *self, GError **error)
{
  xmlSAXHandler sax = handler;

  self->context = xmlCreateIOParserCtxt (&sax, self, on_read, NULL, self, XML_CHAR_ENCODING_NONE);
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  xmlParseDocument (self->context);
  if (!self->context->wellFormed && self->error == NULL)
    on_error (self, &self->context->lastError);
  if (self->error == NULL)
    pergola_reader_finish (self);
  xmlFreeParserCtxt (self->context);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  return g_steal_pointer (&self->project);
}

PergolaProject *
pergola_reader_read_bytes (GBytes *bytes, const char *name, PergolaFrameworks *frameworks, GError **error)
{
  g_auto (PergolaReader) reader = { 0 };

  reader_init (&reader, name, frameworks);
  reader.data = g_bytes_get_data (bytes, &reader.size);
  if (reader.size == 0 || reader.size > PERGOLA_READER_MAX_BYTES)
    {
      g_set_error (
        error, PERGOLA_READER_ERROR, reader.size == 0 ? PERGOLA_READER_ERROR_SYNTAX : PERGOLA_READER_ERROR_LIMIT,
        reader.size == 0 ? _ ("%s:1: the file is empty") : _ ("%s:1: the file is larger than 256 MiB"), reader.name);
      return NULL;
    }

  return read_project (&reader, error);
}

/* Opens a regular file of a size that we read; a pipe or a folder would never end or never begin. */
static gboolean
open_file (PergolaReader *self, const char *path, GError **error)
{
  struct stat info;

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE, _ ("%s: cannot be opened: %s"), self->name,
                 g_strerror (errno));
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE, _ ("%s: this is not a file"), self->name);
  else if (info.st_size == 0)
    g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_SYNTAX, _ ("%s:1: the file is empty"), self->name);
  else if ((guint64) info.st_size > PERGOLA_READER_MAX_BYTES)
    g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_LIMIT, _ ("%s:1: the file is larger than 256 MiB"),
                 self->name);
  else
    return TRUE;

  return FALSE;
}

PergolaProject *
pergola_reader_read_file (const char *path, PergolaFrameworks *frameworks, GError **error)
{
  g_auto (PergolaReader) reader = { 0 };
  PergolaProject *project = NULL;

  reader_init (&reader, path, frameworks);
  if (open_file (&reader, path, error))
    project = read_project (&reader, error);
  if (reader.fd >= 0)
    close (reader.fd);

  return project;
}

gboolean
pergola_project_is_newer (PergolaProject *project)
{
  const char *version = pergola_project_get_file_version (project);

  return version != NULL && g_ascii_strtoull (version, NULL, 10) > PERGOLA_PROJECT_VERSION;
}
