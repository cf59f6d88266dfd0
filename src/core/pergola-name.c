/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-name.h"

#include <glib/gi18n-lib.h>

#include "pergola-audience.h"
#include "pergola-telling.h"

const char *
pergola_name_get_untitled (const char *kind)
{
  /* Translators: an item without a title; %s is its kind, such as Aspiration. */
  g_autofree char *name = g_strdup_printf (_ ("(%s without a title)"), kind);

  /* There are as many as kinds. */
  return g_intern_string (name);
}

const char *
pergola_name_get (PergolaProject *project, PergolaItem *item)
{
  return pergola_name_get_for (project, item, PERGOLA_AUDIENCE_ME);
}

const char *
pergola_name_get_for (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  const char *title = pergola_item_get_title (item);
  PergolaItem *card = *title == '\0' ? pergola_telling_get_card (project, item) : NULL;
  const PergolaKind *kind;

  if (card != NULL && pergola_project_is_for (project, card, audience))
    title = pergola_item_get_title (card);
  if (*title != '\0')
    return title;
  kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  return pergola_name_get_untitled (kind != NULL ? kind->title : pergola_item_get_kind (item));
}
