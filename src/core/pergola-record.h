/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A transaction as bytes, for the recovery journal: what it changed, whole, but not what was there before. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_RECORD_ERROR (pergola_record_error_quark ())
GQuark pergola_record_error_quark (void);

typedef enum
{
  PERGOLA_RECORD_ERROR_INVALID, /* not what pergola_record_write wrote */
} PergolaRecordError;

/* How much of the old value, in bytes, a value that was set keeps at its start and at its end. */
typedef struct
{
  guint32 head;
  guint32 tail;
} PergolaSplice;

typedef struct
{
  PergolaTransaction *transaction; /* its changes have no old values, and items of their own */
  GArray *splices;                 /* (element-type PergolaSplice): one a change: its new value goes between these */
  gint64 time;                     /* µs since 1970 */
  GStrv frameworks;                /* the project drew on these, without its file saying so yet */
} PergolaRecord;

/* (transfer full): what was just "committed" to @project; an item that came is in it, with all that we do not
 * know of it. In a field that was set only what differs from before is written. */
GBytes *pergola_record_write (PergolaProject *project, const PergolaTransaction *transaction, gint64 time);

/* (transfer full) (nullable): takes any bytes; NULL with PERGOLA_RECORD_ERROR_INVALID for those that are none. */
PergolaRecord *pergola_record_read (GBytes *bytes, GError **error);
void pergola_record_free (PergolaRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaRecord, pergola_record_free)

G_END_DECLS
