/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pergola-durable.h"

#define EXTENSION ".pergola"
#define LONGEST 160 /* bytes: a name may have 255, and a save needs some of them for its temporary file */

char *
pergola_place_dup_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? g_build_filename (documents, "Pergola", NULL)
                           : g_build_filename (g_get_home_dir (), "Documents", "Pergola", NULL);
}

/* What some system does not take, or hides. */
static void
clean (char *stem)
{
  g_strdelimit (stem, "/\\:*?\"<>|", '-');
  for (char *p = stem; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  for (char *p = stem; *p == '.'; p++)
    *p = '-';
}

/* Not in the middle of a character. */
static void
cut (char *stem)
{
  char *end = stem + LONGEST;

  if (strlen (stem) <= LONGEST)
    return;
  if ((*end & 0xc0) == 0x80)
    end = g_utf8_find_prev_char (stem, end);
  *end = '\0';
}

/* Some systems drop them from the end of a name. */
static void
strip_end (char *stem)
{
  for (gsize n = strlen (stem); n > 0 && (stem[n - 1] == '.' || stem[n - 1] == ' '); n--)
    stem[n - 1] = '\0';
}

char *
pergola_place_make_stem (const char *title)
{
  g_autofree char *stem = g_strdup (title);

  clean (stem);
  g_strstrip (stem);
  cut (stem);
  strip_end (stem);
  return *stem != '\0' ? g_steal_pointer (&stem) : g_strdup (_ ("Untitled project"));
}

/* A symlink that leads nowhere is a name that is taken too. */
static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

char *
pergola_place_choose (const char *folder, const char *stem, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      pergola_durable_fail (error, errno);
      return NULL;
    }
  for (guint n = 1; n != 0; n++)
    {
      g_autofree char *name =
        n == 1 ? g_strconcat (stem, EXTENSION, NULL) : g_strdup_printf ("%s %u" EXTENSION, stem, n);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_there (path))
        return g_steal_pointer (&path);
    }
  pergola_durable_fail (error, EEXIST);
  return NULL;
}

gboolean
pergola_place_is_for (const char *path, const char *stem)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *rest = g_str_has_prefix (name, stem) ? name + strlen (stem) : NULL;

  if (rest != NULL && *rest == ' ')
    {
      const char *digits = ++rest;

      while (g_ascii_isdigit (*rest))
        rest++;
      if (rest == digits)
        return FALSE;
    }
  return rest != NULL && g_str_equal (rest, EXTENSION);
}

/* A second name and then one less: unlike rename, link never takes a name from another file. */
gboolean
pergola_place_rename (const char *from, const char *to, GError **error)
{
  if (link (from, to) != 0)
    {
      /* A file system without links: what is left between the look and the rename is the time of one call. */
      if ((errno != EPERM && errno != ENOTSUP && errno != EOPNOTSUPP && errno != ENOSYS) || is_there (to))
        return pergola_durable_fail (error, errno);
      return g_rename (from, to) == 0 || pergola_durable_fail (error, errno);
    }
  if (g_unlink (from) != 0)
    {
      int code = errno;

      g_unlink (to);
      return pergola_durable_fail (error, code);
    }
  return TRUE;
}
