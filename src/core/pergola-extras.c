/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-private.h"

PergolaExtras *
pergola_extras_new (void)
{
  PergolaExtras *self = g_new0 (PergolaExtras, 1);

  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
pergola_extras_free (PergolaExtras *self)
{
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}
