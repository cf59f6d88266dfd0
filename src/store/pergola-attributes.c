/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-attributes.h"

#ifdef __linux__
#include <string.h>
#include <sys/xattr.h>

#define MAX_BYTES 65536 /* what Linux allows in one, and in all names together */

static void
copy_one (const char *path, int fd, const char *name)
{
  char value[MAX_BYTES];
  ssize_t size = getxattr (path, name, value, sizeof value);

  /* Some belong to the system and cannot be set: those it sets itself. */
  if (size >= 0 && fsetxattr (fd, name, value, size, 0) != 0)
    g_debug ("The attribute %s of %s is not kept", name, path);
}

void
pergola_attributes_copy (const char *path, int fd)
{
  char names[MAX_BYTES];
  ssize_t size = listxattr (path, names, sizeof names);

  for (ssize_t at = 0; at < size; at += strlen (names + at) + 1)
    copy_one (path, fd, names + at);
}
#else
void
pergola_attributes_copy (const char *path, int fd)
{
}
#endif
