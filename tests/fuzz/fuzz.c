/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

PergolaFrameworks *
fuzz_get_frameworks (void)
{
  static PergolaFrameworks *frameworks;

  if (frameworks == NULL)
    frameworks = pergola_frameworks_new ();
  return frameworks;
}

char *
fuzz_take_text (const guint8 **data, gsize *size)
{
  const guint8 *end = *size > 0 ? memchr (*data, 0xff, *size) : NULL;
  gsize length = end != NULL ? (gsize) (end - *data) : *size;
  char *text = g_strndup (*data != NULL ? (const char *) *data : "", length);
  gsize taken = end != NULL ? length + 1 : length;

  *data += taken;
  *size -= taken;
  return text;
}

void
fuzz_check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_nonnull (error->message);
  g_assert_true (*error->message != '\0');
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

GBytes *
fuzz_check_written (PergolaProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (PergolaProject) again = pergola_reader_read_bytes (bytes, "again", fuzz_get_frameworks (), &error);
  g_autoptr (GBytes) bytes_again = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (again);
  bytes_again = pergola_writer_write (again);
  if (!g_bytes_equal (bytes, bytes_again))
    g_error ("Written:\n%.*s\nread and written again:\n%.*s", (int) g_bytes_get_size (bytes),
             (const char *) g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes_again),
             (const char *) g_bytes_get_data (bytes_again, NULL));

  return g_steal_pointer (&bytes);
}

/* A fatal message of GLib's ends in a trap, which libFuzzer does not see. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  GLogWriterOutput output = g_log_writer_standard_streams (level, fields, n_fields, data);

  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return output;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_try (data, size);
  return 0;
}
