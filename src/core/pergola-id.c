/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-id.h"

#include <string.h>

#define ID_MAX 64

char *
pergola_id_new (guint length)
{
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  char *id = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    id[i] = alphabet[g_random_int_range (0, i == 0 ? 26 : 32)];
  id[length] = '\0';

  return id;
}

gboolean
pergola_id_is_valid (const char *id)
{
  if (id == NULL || !(g_ascii_isalpha (id[0]) || id[0] == '_') || strlen (id) > ID_MAX)
    return FALSE;

  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_-.", *p) == NULL)
      return FALSE;

  return TRUE;
}
