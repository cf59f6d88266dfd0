/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An example is there to be changed: each person has a copy among the documents, where it is found again. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_EXAMPLE "water-utilities" /* what is shown to someone who wants to see an example */

/* (transfer full) (nullable): the path of one's own copy of an example or template, NAME.pergola in the folder Pergola
 * of one's documents (~/Documents where the desktop names none). It is made where it is not there; what is there is
 * never written to. Errors: as of pergola_template_create and pergola_file_save. May be called on a thread. */
char *pergola_example_place (PergolaFrameworks *frameworks, const char *name, GError **error);

/* The same on a thread. */
void pergola_example_place_async (PergolaFrameworks *frameworks,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
char *pergola_example_place_finish (PergolaFrameworks *frameworks, GAsyncResult *result, GError **error);

G_END_DECLS
