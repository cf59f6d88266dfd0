/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the reader and the writer need of a project and nobody else: ways in that pass the gate by, for a project
 * that is still being read, and the parts that only a file knows. Core only. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* A framework that the file names. */
typedef struct
{
  char *id;
  char *version; /* as written */
  char *shows;   /* (nullable) */
  gboolean tried; /* not of the file: written only once the project holds something of it */
} PergolaUse;

/* What a newer version or another tool wrote and we do not know: kept and written back. */
typedef struct _PergolaExtras PergolaExtras;

struct _PergolaExtras
{
  GPtrArray *attributes; /* (element-type utf8): ready to write, `name="escaped"`, in the file's order */
  GPtrArray *children;   /* (element-type utf8): whole elements, comments and text, ready to write */
  char *text;            /* (nullable): of a field, option or title that held more than text: its text, and… */
  char *raw;             /* (nullable): …all of it, ready to write for as long as the text is still that one */
  GHashTable *fields;    /* (nullable) (element-type utf8 PergolaExtras): of the fields of an item or link, by id */
  int line;              /* where the first of it stands in the file */
  char *packed;          /* (nullable): as pergola-kept.h gave it last */
};

/* Where extras are kept, besides those named at pergola_project_get_extras. */
#define PERGOLA_EXTRAS_TITLE "? title"
#define PERGOLA_EXTRAS_BEFORE "? before"  /* comments before the project's element, as children */
#define PERGOLA_EXTRAS_AFTER "? after"    /* …and after it */
#define PERGOLA_EXTRAS_USE "? use "       /* then the id of a framework */
#define PERGOLA_EXTRAS_CONFLICT "? conflict " /* then the key of a conflict of the project */
#define PERGOLA_EXTRAS_OPTION "? option " /* then BOARD/OPTION */

PergolaExtras *pergola_extras_new (void);
void pergola_extras_free (PergolaExtras *self);
/* (transfer full) (nullable): NULL for NULL. */
PergolaExtras *pergola_extras_copy (const PergolaExtras *self);
/* Both are nullable: NULL says nothing. */
gboolean pergola_extras_is_same (const PergolaExtras *self, const PergolaExtras *other);
PergolaExtras *pergola_extras_get_field (PergolaExtras *self, const char *field); /* (nullable) (transfer none) */
PergolaExtras *pergola_extras_ensure_field (PergolaExtras *self, const char *field);
/* The first line counts. */
void pergola_extras_note_line (PergolaExtras *self, int line);

/* (transfer full): an item or link that is in no project yet. */
PergolaItem *pergola_item_new (const char *id, const char *kind, gboolean is_link);
/* The same with a GRefString, for all items of the kind to share. */
PergolaItem *pergola_item_new_shared (const char *id, char *kind, gboolean is_link);
void pergola_item_set_raw (PergolaItem *self, const char *key, const char *value);
/* Gives an item that has nothing yet all that a file says of it, at the cost of two pieces of memory: keys, GRefStrings
 * that are shared, and where in @block the value of each begins. */
void pergola_item_load (
  PergolaItem *self, guint n, char *const *keys, const gsize *offsets, const char *block, gsize block_size);
/* All that is set in it, in no order: keys and values. */
guint pergola_item_count_values (PergolaItem *self);
const char *pergola_item_get_nth (PergolaItem *self, guint n, const char **value);
/* (transfer container) (element-type utf8): of all that it says, attributes and conflicts too, sorted. */
GPtrArray *pergola_item_list_keys (PergolaItem *self);
/* Whether both say the same, what we do not know included. */
gboolean pergola_item_is_same (PergolaItem *self, PergolaItem *other);
/* (transfer full): one that is in no project, with an id of its own. */
PergolaItem *pergola_item_copy (PergolaItem *self, const char *id);
void pergola_item_set_line (PergolaItem *self, int line);
/* (nullable) (transfer none) */
PergolaExtras *pergola_item_get_extras (PergolaItem *self);
PergolaExtras *pergola_item_ensure_extras (PergolaItem *self);

/* A project for the reader to fill: no frameworks, no title. */
PergolaProject *pergola_project_new_empty (PergolaFrameworks *frameworks, const char *id, const char *language);
/* FALSE when the id is taken. Takes a reference. */
gboolean pergola_project_load_item (PergolaProject *self, PergolaItem *item);
void pergola_project_load_property (PergolaProject *self, const char *key, const char *value);
void pergola_project_load_place (PergolaProject *self, const char *board, const char *item, const char *value);
void pergola_project_load_use (PergolaProject *self, const char *id, const char *version, const char *shows);
/* As pergola_project_use(), and the file need not name it, whatever it did: as it was where a record was made. */
void pergola_project_try (PergolaProject *self, const char *id);
/* For a project that carries definitions: before load_done. */
void pergola_project_load_frameworks (PergolaProject *self, PergolaFrameworks *frameworks);
/* Every use has been read: resolves the definitions in the project's language. */
void pergola_project_load_done (PergolaProject *self);

GPtrArray *pergola_project_get_uses (PergolaProject *self); /* (transfer none) (element-type PergolaUse) */
/* Whether there is an item, a link or an option of a framework. */
gboolean pergola_project_holds (PergolaProject *self, PergolaFramework *framework);
/* (transfer none) (nullable): extras of the project itself, "", or of a board, by its id;
 * of one place by BOARD + ' ' + ITEM. */
PergolaExtras *pergola_project_get_extras (PergolaProject *self, const char *where);
PergolaExtras *pergola_project_ensure_extras (PergolaProject *self, const char *where);
/* (transfer container) (element-type PergolaExtras): all of them but those of items and links, in no order. */
GPtrArray *pergola_project_list_extras (PergolaProject *self);
/* (nullable): the place as it is stored, "x y". */
const char *pergola_project_get_place_text (PergolaProject *self, const char *board, const char *item);
/* The format version as the file has it: a newer one is kept on saving. */
void pergola_project_set_file_version (PergolaProject *self, const char *version);
const char *pergola_project_get_file_version (PergolaProject *self);

/* Whether an item or a link with this id is there. */
gboolean pergola_project_has (PergolaProject *self, const char *id);
/* Makes a change without recording it (history, recovery). */
void pergola_project_apply (PergolaProject *self, const PergolaChange *change);
void pergola_project_emit_committed (PergolaProject *self, const PergolaTransaction *transaction);

/* A project made from a template is one of its own. */
void pergola_project_renew_id (PergolaProject *self);

/* For the history alone. */
PergolaHistory *pergola_history_new (PergolaProject *project);
/* Takes the transaction and returns TRUE, or, when it continues the step before, copies from it and returns FALSE. */
gboolean pergola_history_record (PergolaHistory *self, PergolaTransaction *transaction);
/* Of the step done last, and of the one that would be redone next; 0 where there is none. */
guint64 pergola_history_get_serial (PergolaHistory *self);
guint64 pergola_history_get_redo_serial (PergolaHistory *self);

G_END_DECLS
