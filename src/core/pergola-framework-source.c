/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-framework-source.h"

#include "pergola-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define STR(text) ((const char *) (text))

/* --- Reading --- */

/* What goes to and fro between us and the parser. */
typedef struct
{
  xmlParserCtxt *context;
  const char *data; /* that is left */
  gsize size;
  gsize next_look;
  const char *refused; /* (nullable): why we stopped it */
} Input;

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  xmlParserCtxt *context = data;
  Input *input = context->_private;

  input->refused = _ ("a DOCTYPE is not allowed here; take it out");
  xmlStopParser (context);
}

static int
on_read (void *data, char *buffer, int length)
{
  Input *input = data;
  gsize n = MIN ((gsize) length, input->size);

  if (input->context != NULL && pergola_xml_has_too_many_attributes (input->context->input, &input->next_look))
    {
      input->refused = _ ("a tag has too many attributes");
      return -1;
    }

  memcpy (buffer, input->data, n);
  input->data += n;
  input->size -= n;
  return (int) n;
}

static xmlDoc *
parse_input (Input *input, const char *name, int line, GError **error)
{
  xmlParserCtxt *context = xmlCreateIOParserCtxt (NULL, NULL, on_read, NULL, input, XML_CHAR_ENCODING_NONE);
  xmlDoc *doc = NULL;

  xmlCtxtUseOptions (context, PERGOLA_XML_OPTIONS);
  context->_private = input;
  context->sax->internalSubset = on_doctype;
  context->input->line = line;
  input->context = context;
  xmlParseDocument (context);

  if (input->refused != NULL)
    g_set_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID, "%s:%d: %s", name,
                 context->input->line, input->refused);
  else if (!context->wellFormed || context->myDoc == NULL)
    {
      g_autofree char *reason = pergola_xml_explain (&context->lastError);

      g_set_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID, _ ("%s:%d: this is not XML: %s"),
                   name, context->lastError.line, reason);
    }
  else
    doc = g_steal_pointer (&context->myDoc);

  g_clear_pointer (&context->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (context);
  return doc;
}

static xmlDoc *
parse (GBytes *bytes, const char *name, int line, GError **error)
{
  Input input = { 0 };

  input.data = g_bytes_get_data (bytes, &input.size);
  if (input.size == 0 || input.size > PERGOLA_FRAMEWORK_MAX_BYTES)
    {
      g_set_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID,
                   input.size == 0 ? _ ("%s:%d: the file is empty")
                                   : _ ("%s:%d: a definition can be at most 4 MiB large"),
                   name, line);
      return NULL;
    }

  return parse_input (&input, name, line, error);
}

/* "pt-BR" → "pt-BR", "pt". */
static GStrv
list_languages (const char *language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *tag = g_strdelimit (g_strdup (language), "_", '-');

  while (tag[0] != '\0')
    {
      char *dash = strrchr (tag, '-');

      g_strv_builder_add (builder, tag);
      *(dash != NULL ? dash : tag) = '\0';
    }

  return g_strv_builder_end (builder);
}

PergolaSource *
pergola_source_new (GBytes *bytes, const char *name, int line, const char *language, GError **error)
{
  xmlDoc *doc = parse (bytes, name, line, error);
  PergolaSource *self;

  if (doc == NULL)
    return NULL;

  self = g_new0 (PergolaSource, 1);
  self->doc = doc;
  self->name = g_strdup (name);
  self->languages = list_languages (language);
  return self;
}

void
pergola_source_free (PergolaSource *self)
{
  xmlFreeDoc (self->doc);
  g_free (self->name);
  g_strfreev (self->languages);
  g_clear_error (&self->fault);
  g_free (self);
}

gboolean
pergola_source_fault (PergolaSource *self, xmlNode *node, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  if (self->fault != NULL)
    return FALSE;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (&self->fault, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID, "%s:%ld: %s", self->name,
               xmlGetLineNo (node), reason);
  return FALSE;
}

/* --- Walking --- */

static xmlNode *
skip_to (xmlNode *node, const char *name)
{
  while (node != NULL && (node->type != XML_ELEMENT_NODE || (name != NULL && strcmp (STR (node->name), name) != 0)))
    node = node->next;

  return node;
}

xmlNode *
pergola_source_child (xmlNode *node, const char *name)
{
  return skip_to (node->children, name);
}

xmlNode *
pergola_source_next (xmlNode *node, const char *name)
{
  return skip_to (node->next, name);
}

char *
pergola_source_get (xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) attribute);
  char *copy = value != NULL && value[0] != '\0' ? g_strdup (STR (value)) : NULL;

  xmlFree (value);
  return copy;
}

GStrv
pergola_source_get_list (xmlNode *node, const char *attribute)
{
  g_autofree char *value = pergola_source_get (node, attribute);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (value == NULL)
    return NULL;

  words = g_strsplit_set (value, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

/* --- Words --- */

static xmlChar *
get_lang (xmlNode *node)
{
  return xmlGetNsProp (node, (const xmlChar *) "lang", XML_XML_NAMESPACE);
}

gboolean
pergola_source_is_translation (xmlNode *node)
{
  return xmlHasNsProp (node, (const xmlChar *) "lang", XML_XML_NAMESPACE) != NULL;
}

/* How well an element suits the language: 0 not at all, higher is better. */
static guint
rate_language (PergolaSource *self, xmlNode *node)
{
  xmlChar *lang = get_lang (node);
  guint count = g_strv_length (self->languages);
  guint rating = 0;

  for (guint i = 0; i < count && rating == 0; i++)
    if (lang != NULL && g_ascii_strcasecmp (STR (lang), self->languages[i]) == 0)
      rating = count - i;

  xmlFree (lang);
  return rating;
}

/* White space in a definition is for its readers; words are one line. */
static char *
get_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *text = g_string_new (NULL);

  for (const char *p = STR (content); p != NULL && *p != '\0'; p++)
    {
      if (strchr (" \t\r\n", *p) == NULL)
        g_string_append_c (text, *p);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  xmlFree (content);
  return g_string_free (text, text->len == 0);
}

/* A translation that says nothing is none. */
char *
pergola_source_get_words_of (PergolaSource *self, xmlNode *element)
{
  char *best = get_text (element);
  guint best_rating = 0;

  for (xmlNode *node = pergola_source_next (element, NULL); node != NULL; node = pergola_source_next (node, NULL))
    {
      guint rating;
      char *text;

      if (!pergola_source_is_translation (node) || strcmp (STR (node->name), STR (element->name)) != 0)
        break;
      rating = rate_language (self, node);
      text = rating > best_rating ? get_text (node) : NULL;
      if (text == NULL)
        continue;
      g_free (best);
      best = text;
      best_rating = rating;
    }

  self->translated |= best_rating > 0;
  return best;
}

char *
pergola_source_get_words (PergolaSource *self, xmlNode *node, const char *name)
{
  xmlNode *child = pergola_source_child (node, name);

  while (child != NULL && pergola_source_is_translation (child))
    child = pergola_source_next (child, name);

  return child != NULL ? pergola_source_get_words_of (self, child) : NULL;
}

/* --- Checking --- */

/* The mark of @name in a list such as "id! icon", ' ' where it has none, '\0' where it is not in the list. */
static char
find_mark (const char *list, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = strstr (list, name); p != NULL; p = strstr (p + 1, name))
    if ((p == list || p[-1] == ' ') && strchr (" !?*", p[length]) != NULL)
      return p[length] != '\0' ? p[length] : ' ';

  return '\0';
}

static gboolean
check_attributes (PergolaSource *self, xmlNode *node, const char *attributes)
{
  g_auto (GStrv) names = g_strsplit (attributes, " ", -1);

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *name = g_strconcat (attribute->ns != NULL ? STR (attribute->ns->prefix) : "",
                                           attribute->ns != NULL ? ":" : "", STR (attribute->name), NULL);

      if (find_mark (attributes, name) == '\0')
        return pergola_source_fault (self, node, _ ("<%s> has no attribute “%s”"), STR (node->name), name);
    }

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *mark = strchr (names[i], '!');
      g_autofree char *value = NULL;

      if (mark == NULL)
        continue;
      *mark = '\0';
      value = pergola_source_get (node, names[i]);
      if (value == NULL)
        return pergola_source_fault (self, node, _ ("<%s> needs the attribute “%s”"), STR (node->name), names[i]);
    }

  return TRUE;
}

static gboolean
is_ours (xmlNode *node)
{
  return node->ns != NULL && strcmp (STR (node->ns->href), PERGOLA_FRAMEWORK_NAMESPACE) == 0;
}

/* Elements that hold nothing but words. */
static const char words_elements[] = "title* plural* prompt* ask* credit* group* heading* subtitle* empty* first*";

static gboolean
check_child (PergolaSource *self, xmlNode *node, const char *children)
{
  switch ((int) node->type)
    {
    case XML_ELEMENT_NODE:
      if (!is_ours (node) || find_mark (children, STR (node->name)) == '\0')
        return pergola_source_fault (self, node, _ ("<%s> cannot stand in <%s>"), STR (node->name),
                                     STR (node->parent->name));
      return find_mark (words_elements, STR (node->name)) == '\0' || pergola_source_check (self, node, "xml:lang", "");
    case XML_COMMENT_NODE:
      return TRUE;
    case XML_TEXT_NODE:
      if (xmlIsBlankNode (node) || children[0] == '\0')
        return TRUE;
      return pergola_source_fault (self, node, _ ("<%s> holds elements, not text"), STR (node->parent->name));
    case XML_CDATA_SECTION_NODE:
      if (children[0] == '\0')
        return TRUE;
      G_GNUC_FALLTHROUGH;
    default:
      return pergola_source_fault (self, node, _ ("<%s> holds something that is neither element nor text"),
                                   STR (node->parent->name));
    }
}

static gboolean
check_counts (PergolaSource *self, xmlNode *node, const char *children)
{
  g_auto (GStrv) names = g_strsplit (children, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);
      char mark = length > 0 ? names[i][length - 1] : '*';
      guint count = 0;

      if (mark == '*')
        continue;
      names[i][length - 1] = '\0';
      for (xmlNode *child = pergola_source_child (node, names[i]); child != NULL;
           child = pergola_source_next (child, names[i]))
        if (!pergola_source_is_translation (child) && ++count > 1)
          return pergola_source_fault (self, child, _ ("<%s> has a second <%s>"), STR (node->name), names[i]);
      if (mark == '!')
        {
          g_autofree char *words = pergola_source_get_words (self, node, names[i]);

          if (words == NULL)
            return pergola_source_fault (self, node, _ ("<%s> needs a <%s> with words in it"), STR (node->name),
                                         names[i]);
        }
    }

  return TRUE;
}

gboolean
pergola_source_check (PergolaSource *self, xmlNode *node, const char *attributes, const char *children)
{
  if (!check_attributes (self, node, attributes))
    return FALSE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (!check_child (self, child, children))
      return FALSE;

  return check_counts (self, node, children);
}
