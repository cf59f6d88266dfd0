/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project that is made by hand, for the tests of the audit. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project; /* in a transaction */
} Audit;

void audit_set_up (Audit *a, gconstpointer data);
void audit_tear_down (Audit *a, gconstpointer data);

/* Each returns (transfer none) the new item's id. */
const char *audit_add (Audit *a, const char *kind, const char *parent, const char *title);
const char *audit_add_typed (Audit *a, const char *kind, const char *title, const char *type);
void audit_set (Audit *a, const char *id, const char *field, const char *value);
PergolaItem *audit_join (Audit *a, const char *kind, const char *from, const char *to);
/* A field of @id names a person. */
void audit_name (Audit *a, const char *id, const char *field, const char *person);
/* A step that tells of @card (nullable), tagged @tag (nullable). */
const char *audit_tell (Audit *a, const char *story, const char *card, const char *tag);

G_END_DECLS
