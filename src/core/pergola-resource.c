/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-frameworks-private.h"

/* The generated code has the data as a constant that only its own file sees, and its functions put the resource into
 * the process's global list. By including it here, the data can be opened as an object like any other. */
#include "pergola-data-resource.h"

GResource *
pergola_resource_open (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (static_resource.data, static_resource.data_len);
  g_autoptr (GError) error = NULL;
  GResource *resource = g_resource_new_from_data (bytes, &error);

  if (resource == NULL)
    g_error ("The data that is built in cannot be read: %s", error->message);

  return resource;
}
