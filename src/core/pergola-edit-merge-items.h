/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two items that are one: a person who was written in two ways. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer container) (element-type PergolaItem): the items of the same kind, those first that are likely the same by
 * their names (the same but for case and accents, a part of the other, the same first or last name), then by name.
 * @n_likely (out) (optional): how many of them are. */
GPtrArray *pergola_merge_items_list (PergolaProject *project, PergolaItem *item, guint *n_likely);

/* One step: the item @other becomes the item @keep. What named or was tied to the other names and is tied to the kept
 * one, links that would be there twice or lead back to where they start go; what was inside it is inside the kept one.
 * Where the kept one says nothing, it says what the other did. Where they differ, the other version is kept as a
 * conflict (pergola-conflict.h), to be decided where the item is shown; of names that are the same but for case, or one
 * a part of the other, the longer stays. It is for the narrower audience of the two. FALSE with @error, and nothing
 * changed, where they are not two items of one kind. */
gboolean pergola_edit_merge_items (PergolaProject *project, const char *keep, const char *other, GError **error);

G_END_DECLS
