/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-framework-source.h"
#include "pergola-frameworks-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define FRAMEWORKS_DIR PERGOLA_RESOURCE_BASE "/frameworks/"

/* One definition, read again for each language that is asked for. */
typedef struct
{
  char *id;
  char *name; /* of the file, for messages */
  int line;   /* where it begins there */
  gboolean built_in;
  GBytes *source;
  GBytes *element;    /* (nullable): as a project carries it */
  GError *fault;      /* (nullable): why it is not in use */
  gboolean loading;   /* it is asked for by what it needs itself */
  GHashTable *loaded; /* language → PergolaFramework */
} Definition;

struct _PergolaFrameworks
{
  GObject parent_instance;

  PergolaFrameworks *below; /* (nullable) */
  GResource *resource;      /* (nullable): only where there is nothing below */
  GRecMutex lock;           /* projects are read on threads; a framework is read while one is that needs it */
  GHashTable *definitions;  /* id → Definition */
  GHashTable *resources;    /* path → GBytes, those that were asked for */
};

G_DEFINE_FINAL_TYPE (PergolaFrameworks, pergola_frameworks, G_TYPE_OBJECT)

/* --- Definitions --- */

static Definition *
definition_new (const char *id, const char *name, int line, GBytes *source)
{
  Definition *self = g_new0 (Definition, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->line = line;
  self->source = g_bytes_ref (source);
  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_framework_unref);
  return self;
}

static void
definition_free (gpointer data)
{
  Definition *self = data;

  g_free (self->id);
  g_free (self->name);
  g_bytes_unref (self->source);
  g_clear_pointer (&self->element, g_bytes_unref);
  g_clear_error (&self->fault);
  g_hash_table_unref (self->loaded);
  g_free (self);
}

/* @set: where what it needs is looked for. */
static PergolaFramework *
definition_load (Definition *self, PergolaFrameworks *set, const char *language, GError **error)
{
  PergolaFramework *framework = g_hash_table_lookup (self->loaded, language);

  if (framework == NULL && self->loading)
    {
      g_set_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID,
                   _ ("%s:%d: the framework “%s” needs itself"), self->name, self->line, self->id);
      return NULL;
    }
  if (framework == NULL)
    {
      self->loading = TRUE;
      framework = pergola_framework_parse (self->source, self->name, self->line, language, set, NULL, error);
      self->loading = FALSE;
      if (framework == NULL)
        return NULL;
      g_hash_table_insert (self->loaded, g_strdup (language), framework);
    }

  return pergola_framework_ref (framework);
}

/* --- The set --- */

static void
pergola_frameworks_finalize (GObject *object)
{
  PergolaFrameworks *self = PERGOLA_FRAMEWORKS (object);

  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->resources);
  g_clear_pointer (&self->resource, g_resource_unref);
  g_clear_object (&self->below);
  g_rec_mutex_clear (&self->lock);

  G_OBJECT_CLASS (pergola_frameworks_parent_class)->finalize (object);
}

static void
pergola_frameworks_class_init (PergolaFrameworksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_frameworks_finalize;
}

static void
pergola_frameworks_init (PergolaFrameworks *self)
{
  g_rec_mutex_init (&self->lock);
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, definition_free);
  self->resources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/* Takes @definition. */
static void
add_definition (PergolaFrameworks *self, Definition *definition)
{
  g_rec_mutex_lock (&self->lock);
  g_hash_table_replace (self->definitions, definition->id, definition);
  g_rec_mutex_unlock (&self->lock);
}

/* A built-in definition is in ID.xml, so that none is read before it is needed. */
static void
add_built_in (PergolaFrameworks *self, const char *file)
{
  g_autofree char *path = g_strconcat (FRAMEWORKS_DIR, file, NULL);
  g_autofree char *id = g_strndup (file, strlen (file) - strlen (".xml"));
  g_autoptr (GBytes) source = g_resource_lookup_data (self->resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Definition *definition = definition_new (id, file, 1, source);

  definition->built_in = TRUE;
  add_definition (self, definition);
}

PergolaFrameworks *
pergola_frameworks_new (void)
{
  PergolaFrameworks *self = g_object_new (PERGOLA_TYPE_FRAMEWORKS, NULL);
  g_auto (GStrv) files = NULL;

  self->resource = pergola_resource_open ();
  files = g_resource_enumerate_children (self->resource, FRAMEWORKS_DIR, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".xml"))
      add_built_in (self, files[i]);

  return self;
}

PergolaFrameworks *
pergola_frameworks_new_child (PergolaFrameworks *parent)
{
  PergolaFrameworks *self = g_object_new (PERGOLA_TYPE_FRAMEWORKS, NULL);

  self->below = g_object_ref (parent);
  return self;
}

/* The definition in this set alone. What is in the set stays until it is finalized, so the pointer is good
 * after the lock is gone; only `loaded` changes. */
static Definition *
find (PergolaFrameworks *self, const char *id)
{
  Definition *definition;

  g_rec_mutex_lock (&self->lock);
  definition = g_hash_table_lookup (self->definitions, id);
  g_rec_mutex_unlock (&self->lock);

  return definition;
}

static Definition *
find_anywhere (PergolaFrameworks *self, const char *id)
{
  Definition *definition = NULL;

  for (; self != NULL && definition == NULL; self = self->below)
    definition = find (self, id);

  return definition;
}

/* The fault of an id that is taken, or NULL. */
static GError *
check_free (PergolaFrameworks *self, const char *id, const char *name, int line)
{
  Definition *other = find_anywhere (self, id);

  if (other == NULL)
    return NULL;

  if (other->built_in)
    return g_error_new (PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID,
                        _ ("%s:%d: a framework “%s” is built in; give this one an id of its own"), name, line, id);
  return g_error_new (PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID,
                      _ ("%s:%d: the framework “%s” is defined in %s already; give this one an id of its own"), name,
                      line, id, other->name);
}

gboolean
pergola_frameworks_add_bytes (PergolaFrameworks *self, GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *element = NULL;
  g_autoptr (PergolaFramework) framework = pergola_framework_parse (bytes, name, 1, "en", self, &element, error);
  GError *taken;
  Definition *definition;

  if (framework == NULL)
    return FALSE;

  taken = check_free (self, framework->id, name, 1);
  if (taken != NULL)
    {
      g_propagate_error (error, taken);
      return FALSE;
    }

  definition = definition_new (framework->id, name, 1, bytes);
  definition->element = g_bytes_new (element, strlen (element));
  add_definition (self, definition);
  return TRUE;
}

void
pergola_frameworks_carry (PergolaFrameworks *self, const char *id, GBytes *element, const char *name, int line)
{
  Definition *definition = definition_new (id, name, line, element);
  Definition *other = find_anywhere (self, id);

  /* One that only lies in a folder of the user's gives way: the project opens as it was made. */
  if (other != NULL && other->built_in)
    definition->fault = check_free (self, id, name, line);
  definition->element = g_bytes_ref (element);
  add_definition (self, definition);
}

void
pergola_frameworks_settle (PergolaFrameworks *self)
{
  GHashTableIter iter;
  gpointer value;

  g_rec_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->definitions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Definition *definition = value;
      g_autoptr (PergolaFramework) framework = NULL;
      g_autoptr (GError) error = NULL;

      if (definition->fault != NULL)
        continue;
      framework = definition_load (definition, self, "en", &error);
      definition->fault = g_steal_pointer (&error);
    }
  g_rec_mutex_unlock (&self->lock);
}

GBytes *
pergola_frameworks_get_carried (PergolaFrameworks *self, const char *id)
{
  Definition *definition = self->below != NULL ? find (self, id) : NULL;

  return definition != NULL ? definition->element : NULL;
}

GPtrArray *
pergola_frameworks_list_carried (PergolaFrameworks *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  if (self->below == NULL)
    return ids;

  g_rec_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->definitions);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_rec_mutex_unlock (&self->lock);

  return ids;
}

PergolaFrameworks *
pergola_frameworks_carry_other (PergolaFrameworks *self, const char *id, GBytes *element)
{
  PergolaFrameworks *other = pergola_frameworks_new_child (self->below != NULL ? self->below : self);
  g_autoptr (GPtrArray) ids = pergola_frameworks_list_carried (self);

  for (guint i = 0; i < ids->len; i++)
    {
      Definition *definition = find (self, g_ptr_array_index (ids, i));

      if (strcmp (definition->id, id) != 0)
        pergola_frameworks_carry (other, definition->id, definition->element, definition->name, definition->line);
    }
  if (element != NULL)
    pergola_frameworks_carry (other, id, element, id, 1);
  pergola_frameworks_settle (other);

  return other;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_file (PergolaFrameworks *self, const char *path, GPtrArray *problems)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL)
    {
      g_ptr_array_add (problems, g_strdup_printf ("%s:1: %s", path, error->message));
      return;
    }

  /* A copy, for the file may change under a mapping; too large a file is refused without one. */
  if (g_mapped_file_get_length (file) > PERGOLA_FRAMEWORK_MAX_BYTES)
    bytes = g_mapped_file_get_bytes (file);
  else
    bytes = g_bytes_new (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  if (!pergola_frameworks_add_bytes (self, bytes, path, &error))
    g_ptr_array_add (problems, g_strdup (error->message));
}

void
pergola_frameworks_add_folder (PergolaFrameworks *self, const char *path, GPtrArray *problems)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (files, g_build_filename (path, name, NULL));

  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    add_file (self, g_ptr_array_index (files, i), problems);
}

/* --- Asking --- */

GPtrArray *
pergola_frameworks_list (PergolaFrameworks *self)
{
  GPtrArray *ids = self->below != NULL ? pergola_frameworks_list (self->below) : g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_rec_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->definitions);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
      g_ptr_array_add (ids, id);
  g_rec_mutex_unlock (&self->lock);
  g_ptr_array_sort (ids, compare_names);

  return ids;
}

PergolaFramework *
pergola_frameworks_get (PergolaFrameworks *self, const char *id, const char *language, GError **error)
{
  Definition *definition = find (self, id);
  PergolaFramework *framework = NULL;

  if (definition != NULL && definition->fault == NULL)
    {
      g_rec_mutex_lock (&self->lock);
      framework = definition_load (definition, self, language != NULL ? language : "en", error);
      g_rec_mutex_unlock (&self->lock);
      return framework;
    }

  if (self->below != NULL)
    framework = pergola_frameworks_get (self->below, id, language, definition != NULL ? NULL : error);
  else if (definition == NULL)
    g_set_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_UNKNOWN, _ ("There is no framework “%s”."),
                 id);
  if (framework == NULL && definition != NULL && error != NULL)
    *error = g_error_copy (definition->fault);

  return framework;
}

GBytes *
pergola_frameworks_get_source (PergolaFrameworks *self, const char *id)
{
  Definition *definition = find_anywhere (self, id);

  return definition != NULL ? definition->element : NULL;
}

char *
pergola_frameworks_explain (PergolaFrameworks *self, const char *id, int *line)
{
  Definition *definition = find (self, id);
  const char *reason;
  char *end = NULL;

  if (definition == NULL || definition->fault == NULL)
    return NULL;

  /* FILE:LINE: reason */
  reason = definition->fault->message + strlen (definition->name) + strlen (":");
  *line = (int) g_ascii_strtoll (reason, &end, 10);
  return g_strdup (end + strlen (": "));
}

GBytes *
pergola_frameworks_get_resource (PergolaFrameworks *self, const char *path)
{
  g_autofree char *full = g_strconcat (PERGOLA_RESOURCE_BASE, "/", path, NULL);
  GBytes *bytes;

  while (self->below != NULL)
    self = self->below;

  g_rec_mutex_lock (&self->lock);
  bytes = g_hash_table_lookup (self->resources, path);
  if (bytes == NULL)
    {
      bytes = g_resource_lookup_data (self->resource, full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes != NULL)
        g_hash_table_insert (self->resources, g_strdup (path), bytes);
    }
  g_rec_mutex_unlock (&self->lock);

  return bytes;
}

GStrv
pergola_frameworks_list_resources (PergolaFrameworks *self, const char *folder)
{
  g_autofree char *full = g_strconcat (PERGOLA_RESOURCE_BASE, "/", folder, NULL);
  GStrv names;

  while (self->below != NULL)
    self = self->below;

  names = g_resource_enumerate_children (self->resource, full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    names = g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  return names;
}
