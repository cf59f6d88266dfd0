/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asking for, and making, what the library gives. */

#pragma once

#include "pergola-index-thread.h"
#include "pergola-library.h"

G_BEGIN_DECLS

PergolaIndexThread *pergola_library_get_thread (PergolaLibrary *self);

void pergola_library_person_free (PergolaLibraryPerson *self);
void pergola_library_hit_free (PergolaLibraryHit *self);
/* (transfer full): without hits as yet. */
PergolaLibraryGroup *pergola_library_group_new (const PergolaLibraryEntry *entry, guint n_hits);
/* (transfer full): empty. */
PergolaLibraryResult *pergola_library_result_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLibraryHit, pergola_library_hit_free)

G_END_DECLS
