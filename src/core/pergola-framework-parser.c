/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-framework-parser.h"

#include "pergola-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
pergola_parser_check_id (PergolaParser *self, xmlNode *node, GPtrArray *array, const char *id)
{
  if (!pergola_id_is_valid (id))
    return pergola_source_fault (self->source, node,
                                 _ ("“%s” cannot be an id: use a letter, then letters, digits, “-”, “_” or “.”"), id);

  for (guint i = 0; array != NULL && i < array->len; i++)
    if (strcmp (*(char **) g_ptr_array_index (array, i), id) == 0)
      return pergola_source_fault (self->source, node, _ ("there is already a <%s> with the id “%s”"),
                                   (const char *) node->name, id);

  return TRUE;
}

/* --- Kinds and links --- */

static gboolean
check_title_field (PergolaParser *self, xmlNode *node, GPtrArray *fields)
{
  const PergolaFieldDef *first = fields->len > 0 ? g_ptr_array_index (fields, 0) : NULL;

  if (first == NULL)
    return pergola_source_fault (self->source, node, _ ("<%s> needs a field"), (const char *) node->name);
  if (strcmp (first->id, "title") != 0 || (first->type != PERGOLA_FIELD_LINE && first->type != PERGOLA_FIELD_TEXT))
    return pergola_source_fault (self->source, node, _ ("the first field must be the line or text “title”"));

  return TRUE;
}

static gboolean
add_section (PergolaParser *self, xmlNode *node, PergolaKind *kind)
{
  g_autoptr (PergolaSection) section = pergola_section_new ();

  if (!pergola_source_check (self->source, node, "id!", "title!"))
    return FALSE;
  section->id = pergola_source_get (node, "id");
  section->title = pergola_source_get_words (self->source, node, "title");
  if (!pergola_parser_check_id (self, node, kind->sections, section->id))
    return FALSE;

  g_ptr_array_add (kind->sections, g_steal_pointer (&section));
  return TRUE;
}

static gboolean
check_sections (PergolaParser *self, xmlNode *node, const PergolaKind *kind)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      gboolean found = field->section == NULL;

      for (guint j = 0; !found && j < kind->sections->len; j++)
        found = strcmp (((PergolaSection *) g_ptr_array_index (kind->sections, j))->id, field->section) == 0;
      if (!found)
        return pergola_source_fault (self->source, node, _ ("the kind “%s” has no section “%s”"), kind->id,
                                     field->section);
    }

  return TRUE;
}

/* An item of this kind is also one of the base's while the field `by` is set: it has the base's fields after its own,
 * but for those that it has itself. */
static gboolean
extend (PergolaParser *self, xmlNode *node, PergolaKind *kind)
{
  g_autofree char *base = pergola_source_get (node, "extends");
  const PergolaFieldDef *by;

  kind->n_own = kind->fields->len;
  if ((base == NULL) != (kind->by == NULL))
    return pergola_source_fault (self->source, node, _ ("“extends” and “by” go together"));
  if (base == NULL)
    return TRUE;

  kind->base = pergola_framework_get_kind (self->framework, base);
  if (kind->base == NULL)
    return pergola_source_fault (self->source, node, _ ("there is no kind “%s”"), base);
  by = pergola_kind_get_field (kind->base, kind->by);
  if (by == NULL || by->type != PERGOLA_FIELD_CHOICE)
    return pergola_source_fault (self->source, node, _ ("the kind “%s” has no choice field “%s”"), base, kind->by);
  for (guint i = 0; i < kind->base->fields->len; i++)
    {
      PergolaFieldDef *field = g_ptr_array_index (kind->base->fields, i);

      if (pergola_kind_get_field (kind, field->id) == NULL)
        g_ptr_array_add (kind->fields, pergola_field_def_ref (field));
    }
  if (pergola_kind_get_field (kind, kind->by) != by)
    return pergola_source_fault (self->source, node, _ ("the field “%s” is the base’s; it cannot be another here"),
                                 kind->by);

  return TRUE;
}

static gboolean
add_kind (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaKind) kind = pergola_kind_new ();

  if (!pergola_source_check (source, node, "id! audience! icon role parent extends by",
                             "title! plural? section* field*"))
    return FALSE;

  kind->id = pergola_source_get (node, "id");
  kind->icon = pergola_source_get (node, "icon");
  kind->role = pergola_source_get (node, "role");
  kind->parent = pergola_source_get (node, "parent");
  kind->by = pergola_source_get (node, "by");
  kind->title = pergola_source_get_words (source, node, "title");
  kind->plural = pergola_source_get_words (source, node, "plural");
  if (kind->plural == NULL)
    kind->plural = g_strdup (kind->title);

  if (!pergola_parser_check_id (self, node, self->framework->kinds, kind->id) ||
      !pergola_source_read_audience (source, node, "audience", &kind->audience) ||
      !pergola_parser_add_fields (self, node, kind->fields) || !check_title_field (self, node, kind->fields))
    return FALSE;
  for (xmlNode *child = pergola_source_child (node, "section"); child != NULL;
       child = pergola_source_next (child, "section"))
    if (!add_section (self, child, kind))
      return FALSE;
  if (!check_sections (self, node, kind) || !extend (self, node, kind))
    return FALSE;

  g_ptr_array_add (self->framework->kinds, g_steal_pointer (&kind));
  return TRUE;
}

static gboolean
check_kinds (PergolaParser *self, xmlNode *node, GStrv kinds)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (pergola_framework_get_kind (self->framework, kinds[i]) == NULL)
      return pergola_source_fault (self->source, node, _ ("there is no kind “%s”"), kinds[i]);

  return TRUE;
}

static gboolean
add_link (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaLinkKind) link = pergola_link_kind_new ();

  if (!pergola_source_check (source, node, "id! style! from! to! icon role", "title! reverse? field*"))
    return FALSE;

  link->id = pergola_source_get (node, "id");
  link->icon = pergola_source_get (node, "icon");
  link->role = pergola_source_get (node, "role");
  link->from = pergola_source_get_list (node, "from");
  link->to = pergola_source_get_list (node, "to");
  link->title = pergola_source_get_words (source, node, "title");
  link->reverse = pergola_source_get_words (source, node, "reverse");
  if (link->reverse == NULL)
    link->reverse = g_strdup (link->title);

  if (!pergola_source_read_link_style (source, node, "style", &link->style) ||
      !pergola_parser_check_id (self, node, self->framework->links, link->id) ||
      !pergola_parser_check_id (self, node, self->framework->kinds, link->id) ||
      !check_kinds (self, node, link->from) || !check_kinds (self, node, link->to) ||
      !pergola_parser_add_fields (self, node, link->fields))
    return FALSE;

  g_ptr_array_add (self->framework->links, g_steal_pointer (&link));
  return TRUE;
}

/* A parent may be defined after its child. */
static gboolean
check_parents (PergolaParser *self, xmlNode *root)
{
  for (xmlNode *node = pergola_source_child (root, "kind"); node != NULL; node = pergola_source_next (node, "kind"))
    {
      g_autofree char *parent = pergola_source_get (node, "parent");

      if (parent != NULL && pergola_framework_get_kind (self->framework, parent) == NULL)
        return pergola_source_fault (self->source, node, _ ("there is no kind “%s” for a parent"), parent);
    }

  return TRUE;
}

/* --- The whole --- */

static gboolean
add_word (PergolaParser *self, xmlNode *node)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;

  if (pergola_source_is_translation (node))
    return pergola_source_check (self->source, node, "id xml:lang", "");
  if (!pergola_source_check (self->source, node, "id!", ""))
    return FALSE;

  id = pergola_source_get (node, "id");
  words = pergola_source_get_words_of (self->source, node);
  if (!pergola_parser_check_id (self, node, NULL, id))
    return FALSE;
  if (words == NULL)
    return pergola_source_fault (self->source, node, _ ("the word “%s” is empty"), id);
  if (g_hash_table_contains (self->framework->words, id))
    return pergola_source_fault (self->source, node, _ ("there is already a <%s> with the id “%s”"), "word", id);

  g_hash_table_insert (self->framework->words, g_steal_pointer (&id), g_steal_pointer (&words));
  return TRUE;
}

static gboolean
add_check (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaCheckDef) check = pergola_check_def_new ();

  if (!pergola_source_check (source, node, "id! role! goal", "title! ask!"))
    return FALSE;

  check->id = pergola_source_get (node, "id");
  check->role = pergola_source_get (node, "role");
  check->title = pergola_source_get_words (source, node, "title");
  check->ask = pergola_source_get_words (source, node, "ask");
  if (!pergola_parser_check_id (self, node, self->framework->checks, check->id) ||
      !pergola_source_read_number (source, node, "goal", &check->goal))
    return FALSE;

  g_ptr_array_add (self->framework->checks, g_steal_pointer (&check));
  return TRUE;
}

/* <choices> are read where a field refers to them; here only that each is there once. */
static gboolean
check_choices (PergolaParser *self, xmlNode *node)
{
  g_autofree char *id = NULL;

  if (!pergola_source_check (self->source, node, "id!", "choice*"))
    return FALSE;

  id = pergola_source_get (node, "id");
  if (!pergola_parser_check_id (self, node, NULL, id))
    return FALSE;
  for (xmlNode *other = pergola_source_next (node, "choices"); other != NULL;
       other = pergola_source_next (other, "choices"))
    {
      g_autofree char *other_id = pergola_source_get (other, "id");

      if (g_strcmp0 (id, other_id) == 0)
        return pergola_source_fault (self->source, other, _ ("there is already a <%s> with the id “%s”"), "choices",
                                     id);
    }

  return TRUE;
}

static gboolean
each (PergolaParser *self, xmlNode *root, const char *name, gboolean (*add) (PergolaParser *, xmlNode *))
{
  for (xmlNode *node = pergola_source_child (root, name); node != NULL; node = pergola_source_next (node, name))
    if (!add (self, node))
      return FALSE;

  return TRUE;
}

/* Their kinds can be built on here. */
static gboolean
add_needs (PergolaParser *self, xmlNode *root)
{
  g_auto (GStrv) needs = pergola_source_get_list (root, "needs");

  for (guint i = 0; needs != NULL && needs[i] != NULL; i++)
    {
      PergolaFramework *other =
        self->set != NULL ? pergola_frameworks_get (self->set, needs[i], self->language, NULL) : NULL;

      if (other == NULL)
        return pergola_source_fault (self->source, root,
                                     _ ("it needs the framework “%s”, which is not here or cannot be read"), needs[i]);
      g_ptr_array_add (self->framework->needs, other);
    }

  return TRUE;
}

static gboolean
parse_root (PergolaParser *self, xmlNode *root)
{
  PergolaFramework *framework = self->framework;
  PergolaSource *source = self->source;
  g_autofree char *order = pergola_source_get (root, "order");
  g_autofree char *everywhere = pergola_source_get (root, "everywhere");

  if (strcmp ((const char *) root->name, "framework") != 0 || root->ns == NULL ||
      strcmp ((const char *) root->ns->href, PERGOLA_FRAMEWORK_NAMESPACE) != 0)
    return pergola_source_fault (source, root,
                                 _ ("this is not a framework: it should begin with <framework xmlns=“%s”>"),
                                 PERGOLA_FRAMEWORK_NAMESPACE);
  if (!pergola_source_check (source, root, "id! version! order everywhere needs xml:lang",
                             "title! credit? group? choices* word* kind* link* catalogue* form* check* board*"))
    return FALSE;

  framework->id = pergola_source_get (root, "id");
  framework->title = pergola_source_get_words (source, root, "title");
  framework->credit = pergola_source_get_words (source, root, "credit");
  framework->group = pergola_source_get_words (source, root, "group");

  return pergola_parser_check_id (self, root, NULL, framework->id) &&
         pergola_source_read_version (source, root, "version", &framework->version) &&
         (order == NULL || pergola_source_read_version (source, root, "order", &framework->order)) &&
         (everywhere == NULL ||
          pergola_source_read_either (source, root, "everywhere", "yes", "no", &framework->everywhere)) &&
         add_needs (self, root) && each (self, root, "choices", check_choices) && each (self, root, "word", add_word) &&
         each (self, root, "kind", add_kind) && check_parents (self, root) && each (self, root, "link", add_link) &&
         each (self, root, "catalogue", pergola_parser_add_catalogue) &&
         each (self, root, "form", pergola_parser_add_form) && each (self, root, "check", add_check) &&
         each (self, root, "board", pergola_parser_add_board);
}

/* The words are in the language that was asked for if some were found in it, else in the definition's own. */
static char *
get_language (PergolaSource *source, xmlNode *root)
{
  xmlChar *own = xmlGetNsProp (root, (const xmlChar *) "lang", XML_XML_NAMESPACE);
  char *language = source->translated ? g_strdup (source->languages[0]) : g_strdup (own != NULL ? (char *) own : "en");

  xmlFree (own);
  return language;
}

static char *
dump_element (xmlNode *root)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  char *text;

  xmlNodeDump (buffer, root->doc, root, 0, 0);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}

PergolaFramework *
pergola_framework_parse (GBytes *bytes,
                         const char *name,
                         int line,
                         const char *language,
                         PergolaFrameworks *set,
                         char **element,
                         GError **error)
{
  g_autoptr (PergolaSource) source = pergola_source_new (bytes, name, line, language, error);
  g_autoptr (PergolaFramework) framework = NULL;
  PergolaParser parser;
  xmlNode *root;

  if (source == NULL)
    return NULL;

  framework = pergola_framework_new ();
  parser = (PergolaParser){ source, framework, set, language };
  root = xmlDocGetRootElement (source->doc);
  if (!parse_root (&parser, root))
    {
      g_propagate_error (error, g_steal_pointer (&source->fault));
      return NULL;
    }

  framework->language = get_language (source, root);
  if (element != NULL)
    *element = dump_element (root);
  return g_steal_pointer (&framework);
}

PergolaFramework *
pergola_framework_new_from_bytes (GBytes *bytes, const char *name, const char *language, GError **error)
{
  return pergola_framework_parse (bytes, name, 1, language, NULL, NULL, error);
}
