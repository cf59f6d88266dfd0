/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The reader's parts: pergola-reader.c feeds the parser and reports faults, pergola-reader-tag.c reads tags,
 * pergola-reader-elements.c knows what the elements of a project mean, with -items.c and -boards.c, and
 * pergola-reader-keep.c keeps what none of them means. */

#pragma once

#include "pergola-project-private.h"
#include "pergola-reader.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_LEVEL_DOCUMENT,
  PERGOLA_LEVEL_PROJECT,
  PERGOLA_LEVEL_TITLE,
  PERGOLA_LEVEL_USE,
  PERGOLA_LEVEL_ITEM, /* or a link */
  PERGOLA_LEVEL_FIELD,
  PERGOLA_LEVEL_CONFLICT, /* of an item or link, or of the project */
  PERGOLA_LEVEL_BOARD,
  PERGOLA_LEVEL_OPTION,
  PERGOLA_LEVEL_PLACE,
} PergolaLevelType;

/* The attributes that items and links may have besides id and kind. */
typedef enum
{
  PERGOLA_ATTRIBUTE_RANK,
  PERGOLA_ATTRIBUTE_AUDIENCE,
  PERGOLA_ATTRIBUTE_PARENT,
  PERGOLA_ATTRIBUTE_FROM,
  PERGOLA_ATTRIBUTE_TO,
  PERGOLA_N_ATTRIBUTES
} PergolaAttribute;

/* An open element that we know. */
typedef struct
{
  PergolaLevelType type;
  const char *default_ns; /* (nullable): what an element without a prefix belongs to inside it */
} PergolaLevel;

/* A start tag as libxml2 hands it over. */
typedef struct
{
  const char *name;
  const char *ns; /* (nullable) */
  int n_namespaces;
  const xmlChar **namespaces;
  int n_attributes;
  const xmlChar **attributes;
} PergolaTag;

/* A definition that is kept like anything unknown until what uses it has been met. */
typedef struct
{
  char *id;
  const char *markup; /* as it is among the extras of the project */
  int line;
} PergolaEarly;

typedef struct
{
  xmlParserCtxt *context;
  char *name; /* of the file, for messages */
  GError *error;

  int fd;           /* or -1, and… */
  const char *data; /* …the bytes that are left */
  gsize size;
  guint64 total;
  gsize next_look; /* for pergola_xml_has_too_many_attributes */

  PergolaFrameworks *frameworks;
  PergolaFrameworks *carried; /* (nullable): a set with the definitions that the project brings along */
  GHashTable *uses;           /* the ids of those read */
  GHashTable *definitions;    /* the ids of those read */
  GArray *early;              /* (element-type PergolaEarly) */
  PergolaProject *project;    /* (nullable): until its tag was read */
  GHashTable *boards;         /* the ids of those read */
  const char *our_ns;         /* (nullable): the parser's copy of it */
  GHashTable *options;        /* the ids of those read of the board */
  gboolean has_title;
  gboolean board_is_empty;

  PergolaLevel levels[PERGOLA_READER_MAX_DEPTH + 1];
  guint level; /* of the innermost one; 0 is the document */
  PergolaItem *item;
  char *attribute_keys[PERGOLA_N_ATTRIBUTES]; /* (nullable): of them, once they were met */
  char *kind;                                 /* (nullable): of the item before, a GRefString */
  GPtrArray *last_fields;                     /* the keys of its fields: most items have the same ones */
  GHashTable *n_conflicts; /* (element-type utf8 guint): of each field of it that has some, how many */
  GPtrArray *item_fields;  /* the keys of its fields, empty ones too */
  GPtrArray *item_keys;    /* what has been read of it, as pergola_item_load takes it */
  GArray *item_offsets;
  GString *item_block;
  char *board;
  const char *key;     /* the field, option, use or placed item */
  char *conflict_head; /* (nullable): of the conflict that is being read */
  char *own_key;       /* what it points to, unless it is one of… */
  GHashTable *keys;    /* …the ids of fields, GRefStrings: there are few, and they come often */
  GString *text;
  GString *raw; /* (nullable): the markup of a text that holds more than text */

  guint kept_depth; /* >0: inside an element that is kept as it is */
  int kept_line;
  char *kept_definition; /* (nullable): its id, where it is a framework's definition */
  char *kept_default_ns; /* (nullable): a declaration that the element needs */
  GString *window;       /* the file from the start of that element on */

  GString *scratch;
  GPtrArray *before;     /* comments before the root */
  GPtrArray *attributes; /* of the tag being read, those that we do not know */
} PergolaReader;

/* Notes the first fault and stops the parser. */
void pergola_reader_fault (PergolaReader *self, PergolaReaderError code, int line, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
/* The line that the tag being read begins on. */
int pergola_reader_get_line (PergolaReader *self);
/* (transfer none): where in the parser's buffer the tag being read begins. */
const char *pergola_reader_find_tag (PergolaReader *self);

/* @values: those of @names, NULL where absent; good until the next tag. The other attributes are kept. */
gboolean pergola_reader_read_attributes (PergolaReader *self,
                                         const PergolaTag *tag,
                                         const char *const *names,
                                         const char **values);
/* Whether the tag has what it must have; else a fault. */
gboolean pergola_reader_need (PergolaReader *self, const PergolaTag *tag, const char *name, const char *value);
gboolean pergola_reader_need_id (PergolaReader *self, const PergolaTag *tag, const char *id);
void pergola_reader_refuse_duplicate (PergolaReader *self, int line, const char *name, const char *id);

void pergola_reader_start (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_end (PergolaReader *self);
void pergola_reader_text (PergolaReader *self, const char *text, gsize length);
/* A carried definition has been read whole. */
void pergola_reader_take_definition (PergolaReader *self, GBytes *definition);
/* The document has been read whole. */
void pergola_reader_finish (PergolaReader *self);

/* Opens an element that we know. */
void pergola_reader_push (PergolaReader *self, PergolaLevelType type, const PergolaTag *tag);
void pergola_reader_set_key (PergolaReader *self, const char *key);
/* What g_string_append_len does, without room for more: this is done for each text. */
void pergola_reader_append (GString *out, const char *text, gsize length);

/* pergola-reader-items.c. A value of the item being read ends with a NUL, which is not counted. */
void pergola_reader_start_item (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_start_link (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_start_field (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_start_conflict (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_end_conflict (PergolaReader *self);
void pergola_reader_add_value (PergolaReader *self, char *key, const char *value, gsize length);
void pergola_reader_end_item (PergolaReader *self);

/* pergola-reader-boards.c */
void pergola_reader_start_board (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_start_option (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_start_place (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_end_option (PergolaReader *self);

/* The extras of the innermost open element. */
PergolaExtras *pergola_reader_get_extras (PergolaReader *self);
/* Takes one piece of markup that is kept, found at @line. */
void pergola_reader_keep (PergolaReader *self, char *markup, int line);
/* Keeps the element whose start tag is being read, with all that is in it. */
void pergola_reader_keep_element (PergolaReader *self, const PergolaTag *tag);
void pergola_reader_keep_element_end (PergolaReader *self);
/* Keeps text that stands where there should be none. */
void pergola_reader_keep_stray_text (PergolaReader *self);
/* Gives the unknown attributes of the tag just read to the innermost open element. */
void pergola_reader_keep_attributes (PergolaReader *self);

G_END_DECLS
