/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "pergola-versions-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-contents.h"
#include "pergola-durable.h"
#include "pergola-versions-thin.h"

#define FOLDER "versions"
#define SUFFIX ".pergola.gz"
#define CHUNK (64 * 1024)
#define HEAD_SIZE 4200 /* of a version: the longest path, and what comes before it */

static const char *const reasons[] = { "opened", "saved", "replaced", "outside", "discarded" };

void
pergola_version_free (PergolaVersion *self)
{
  g_free (self->path);
  g_free (self->digest);
  g_free (self->file);
  g_free (self);
}

/* --- Names: TIME-ITEMS-REASON-DIGEST.pergola.gz, so that a listing need not open what it lists --- */

static char *
make_name (const PergolaVersion *version)
{
  return g_strdup_printf ("%012" G_GINT64_FORMAT "-%u-%s-%s" SUFFIX, version->time, version->n_items,
                          reasons[version->reason], version->digest);
}

static gboolean
parse_reason (const char *text, PergolaVersionReason *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i], text) == 0)
      {
        *reason = i;
        return TRUE;
      }
  return FALSE;
}

/* (transfer full) (nullable) */
static PergolaVersion *
parse_name (const char *name)
{
  g_autofree char *stem = g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : NULL;
  g_auto (GStrv) parts = stem != NULL ? g_strsplit (stem, "-", 4) : NULL;
  PergolaVersionReason reason;
  guint64 items;
  gint64 time;
  PergolaVersion *self;

  if (parts == NULL || g_strv_length (parts) != 4 ||
      !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64 / 2, &time, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &items, NULL) || !parse_reason (parts[2], &reason))
    return NULL;

  self = g_new0 (PergolaVersion, 1);
  self->time = time;
  self->n_items = (guint) items;
  self->reason = reason;
  self->digest = g_strdup (parts[3]);
  return self;
}

/* --- What is in one --- */

/* The name that gzip's header holds, and the size that it ends with: what lies between is not read. */
void
pergola_versions_read_around (PergolaVersion *self)
{
  guint8 head[HEAD_SIZE];
  guint32 size;
  int fd = g_open (self->file, O_RDONLY | O_CLOEXEC, 0);
  off_t length = fd >= 0 ? lseek (fd, 0, SEEK_END) : 0;
  ssize_t got = length >= 18 ? pread (fd, head, sizeof head, 0) : 0;

  if (got >= 18 && memcmp (head, "\x1f\x8b\x08", 3) == 0)
    {
      self->on_disk = (gsize) length;
      if (pread (fd, &size, sizeof size, length - (off_t) sizeof size) == sizeof size)
        self->size = GUINT32_FROM_LE (size);
      if ((head[3] & 0x08) != 0 && (head[3] & 0x04) == 0 && head[10] != '\0' &&
          memchr (head + 10, '\0', (gsize) got - 10) != NULL)
        self->path = g_strdup ((const char *) head + 10);
    }
  if (fd >= 0)
    close (fd);
}

/* (transfer full) */
static GBytes *
compress (GBytes *bytes, const char *path)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GFileInfo) info = g_file_info_new ();
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = NULL;

  if (path != NULL)
    {
      g_file_info_set_name (info, path);
      g_zlib_compressor_set_file_info (compressor, info);
    }
  stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
decompress (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  for (;;)
    {
      guint old = data->len;
      gssize got;

      g_byte_array_set_size (data, old + CHUNK);
      got = g_input_stream_read (stream, data->data + old, CHUNK, NULL, error);
      g_byte_array_set_size (data, old + (guint) MAX (got, 0));
      if (got < 0)
        return NULL;
      if (got == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      if (data->len > PERGOLA_READER_MAX_BYTES)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("it is larger than 256 MiB"));
          return NULL;
        }
    }
}

GBytes *
pergola_versions_read (const PergolaVersion *version, GError **error)
{
  g_autoptr (GBytes) packed = pergola_contents_read (version->file, error);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;
  GBytes *bytes;

  if (packed == NULL)
    return NULL;
  memory = g_memory_input_stream_new_from_bytes (packed);
  stream = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  bytes = decompress (stream, &local);
  if (bytes == NULL)
    g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE, _ ("This version cannot be read: %s"),
                 local->message);
  return bytes;
}

/* --- Listing --- */

int
pergola_versions_compare_newest (gconstpointer a, gconstpointer b)
{
  const PergolaVersion *first = *(PergolaVersion *const *) a;
  const PergolaVersion *second = *(PergolaVersion *const *) b;

  if (first->time != second->time)
    return first->time < second->time ? 1 : -1;
  /* In one second, what was opened came first, and what was discarded last. */
  if (first->reason != second->reason)
    return first->reason < second->reason ? 1 : -1;
  return strcmp (second->file, first->file);
}

void
pergola_versions_add_folder (GPtrArray *list, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      PergolaVersion *version = parse_name (name);
      struct stat info;

      if (version == NULL)
        continue;
      version->file = g_build_filename (folder, name, NULL);
      version->on_disk = stat (version->file, &info) == 0 ? (gsize) info.st_size : 0;
      g_ptr_array_add (list, version);
    }
}

char *
pergola_versions_get_folder (PergolaState *state)
{
  return pergola_state_get_path (state, FOLDER);
}

/* (transfer full) */
static char *
get_folder (PergolaState *state, const char *id)
{
  g_autofree char *folder = pergola_versions_get_folder (state);

  return g_build_filename (folder, id, NULL);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);

  pergola_versions_add_folder (list, folder);
  g_ptr_array_sort (list, pergola_versions_compare_newest);
  return list;
}

static gboolean
is_of_another_file (const PergolaVersion *version, const char *path)
{
  return path != NULL && version->path != NULL && strcmp (version->path, path) != 0 &&
         g_file_test (version->path, G_FILE_TEST_EXISTS);
}

GPtrArray *
pergola_versions_list (PergolaState *state, const char *id, const char *path)
{
  g_autofree char *folder = get_folder (state, id);
  GPtrArray *list = list_folder (folder);

  for (guint i = list->len; i > 0; i--)
    {
      PergolaVersion *version = g_ptr_array_index (list, i - 1);

      pergola_versions_read_around (version);
      if (is_of_another_file (version, path))
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

/* --- Keeping --- */

/* In a file of ours each item begins on a line of its own. */
static guint
count_items (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;
  guint count = 0;

  for (const char *p = data; p < end && (p = memmem (p, end - p, "\n  <item ", 9)) != NULL; p += 9)
    count++;
  return count;
}

static void
delete_all (GPtrArray *versions)
{
  for (guint i = 0; i < versions->len; i++)
    g_unlink (((PergolaVersion *) g_ptr_array_index (versions, i))->file);
}

/* Of all projects together, the newest ones stay. */
static void
bound_all (PergolaState *state, gsize limit)
{
  g_autofree char *path = pergola_state_get_path (state, FOLDER);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);
  const char *name;
  gsize total = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (path, name, NULL);

      pergola_versions_add_folder (all, folder);
    }
  g_ptr_array_sort (all, pergola_versions_compare_newest);
  for (guint i = 0; i < all->len; i++)
    {
      PergolaVersion *version = g_ptr_array_index (all, i);

      total += version->on_disk;
      if (i > 0 && total > limit)
        g_unlink (version->file);
    }
}

static void
thin (PergolaState *state, const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) versions = list_folder (folder);
  g_autoptr (GPtrArray) old = pergola_versions_choose_old (versions, now, PERGOLA_VERSIONS_MAX_PROJECT);

  delete_all (old);
  bound_all (state, PERGOLA_VERSIONS_MAX);
}

static gboolean
is_wanted (GPtrArray *versions, const char *digest, PergolaVersionReason reason, gint64 now)
{
  const PergolaVersion *newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;

  if (newest != NULL && strcmp (newest->digest, digest) == 0 && reason != PERGOLA_VERSION_DISCARDED)
    return FALSE;
  return reason != PERGOLA_VERSION_SAVED || pergola_versions_is_due (versions, now);
}

gboolean
pergola_versions_keep (PergolaState *state,
                       const char *id,
                       const char *path,
                       GBytes *bytes,
                       PergolaVersionReason reason,
                       gint64 now,
                       GError **error)
{
  g_autofree char *name = g_build_filename (FOLDER, id, NULL);
  g_autofree char *folder = get_folder (state, id);
  g_autoptr (GPtrArray) versions = list_folder (folder);
  g_autoptr (PergolaVersion) version = g_new0 (PergolaVersion, 1);
  g_autofree char *base = NULL;
  g_autoptr (GBytes) packed = NULL;

  version->digest = pergola_durable_digest (bytes);
  if (!is_wanted (versions, version->digest, reason, now))
    return TRUE;

  version->time = MAX (now, 0);
  version->reason = reason;
  version->n_items = count_items (bytes);
  base = make_name (version);
  version->file = g_build_filename (folder, base, NULL);
  packed = compress (bytes, path);
  g_free (g_steal_pointer (&folder));
  folder = pergola_state_make_folder (state, name, error);
  if (folder == NULL || !pergola_durable_write_private (version->file, packed, NULL, NULL, error))
    return FALSE;
  thin (state, folder, now);
  return TRUE;
}

/* --- On a thread --- */

typedef struct
{
  PergolaState *state;
  char *id;
  char *path;
  GBytes *bytes;
  PergolaVersionReason reason;
  gint64 now;
} Keeping;

static gpointer
keep_in_thread (gpointer data)
{
  Keeping *self = data;
  g_autoptr (GError) error = NULL;

  if (!pergola_versions_keep (self->state, self->id, self->path, self->bytes, self->reason, self->now, &error))
    g_debug ("No version of %s is kept: %s", self->id, error->message);
  g_object_unref (self->state);
  g_free (self->id);
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_free (self);
  return NULL;
}

void
pergola_versions_keep_later (
  PergolaState *state, const char *id, const char *path, GBytes *bytes, PergolaVersionReason reason)
{
  Keeping *self = g_new0 (Keeping, 1);

  self->state = g_object_ref (state);
  self->id = g_strdup (id);
  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);
  self->reason = reason;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  g_thread_unref (g_thread_new ("version", keep_in_thread, self));
}
