/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who is named elsewhere: the stories that a person told, what they host and read, the loops that a review left. All of
 * it is said by the definitions of the fields that name. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define MOST 30 /* of one group: who told a thousand stories is found in the list of stories */

static void
add_heading (PergolaProject *project, GArray *mentions, guint from, guint to, GPtrArray *entries)
{
  const PergolaMention *mention = &g_array_index (mentions, PergolaMention, from);
  const char *id = pergola_item_get_kind (mention->holder);
  const PergolaKind *kind = pergola_project_get_kind (project, id);
  const PergolaLinkKind *link = pergola_project_get_link_kind (project, id);
  const char *what = mention->field->reverse != NULL ? mention->field->reverse : mention->field->title;
  const char *of = kind == NULL ? (link != NULL ? link->title : id) : to - from == 1 ? kind->title : kind->plural;

  pergola_entries_add (entries, PERGOLA_ENTRY_HEADING,
                       /* Translators: what someone did, how many, and of what kind: "Told · 3 Stories". */
                       g_strdup_printf (_ ("%s · %u %s"), what, to - from, of));
}

/* A part of something is shown as that, with its own words below. */
static void
add_holder (PergolaInspector *self, PergolaItem *holder, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  PergolaItem *whole = pergola_project_get (project, pergola_item_get_parent (holder));
  PergolaEntry *entry = pergola_entries_add_item (entries, self, whole != NULL ? whole : holder);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (whole != NULL ? whole : holder));

  if (whole != NULL && *pergola_item_get_title (holder) != '\0')
    entry->subtitle = g_strdelimit (g_strdup (pergola_item_get_title (holder)), "\n", ' ');
  if (pergola_item_is_link (holder))
    {
      PergolaItem *from = pergola_project_get (project, pergola_item_get_from (holder));
      PergolaItem *to = pergola_project_get (project, pergola_item_get_to (holder));

      if (from != NULL && to != NULL && *pergola_item_get_title (holder) == '\0')
        {
          g_free (entry->title);
          entry->title = g_strdup_printf ("%s → %s", pergola_item_get_title (from), pergola_item_get_title (to));
        }
    }
  entry->glyph = kind != NULL ? kind->icon : NULL;
  g_free (entry->action);
  entry->action = g_strdup ("inspector.visit");
}

static void
add_group (PergolaInspector *self, GArray *mentions, guint from, guint to, GPtrArray *entries)
{
  guint shown = MIN (to, from + MOST);

  add_heading (pergola_inspector_get_project (self), mentions, from, to, entries);
  for (guint i = from; i < shown; i++)
    add_holder (self, g_array_index (mentions, PergolaMention, i).holder, entries);
  if (shown < to)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE,
                         g_strdup_printf (ngettext ("and %u more", "and %u more", to - shown), to - shown));
}

static gboolean
is_same_group (const PergolaMention *one, const PergolaMention *other)
{
  return one->field == other->field &&
         g_str_equal (pergola_item_get_kind (one->holder), pergola_item_get_kind (other->holder));
}

static void
offer_merging (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaEntry *entry;

  if (pergola_project_count (pergola_inspector_get_project (self), pergola_item_get_kind (item)) < 2)
    return;
  pergola_entries_add (entries, PERGOLA_ENTRY_GAP, NULL);
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW, g_strdup (_ ("Merge with…")));
  entry->icon = "edit-copy-symbolic";
  entry->action = g_strdup ("win.merge-with");
}

void
pergola_inspector_list_mentions (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  g_autoptr (GArray) mentions = NULL;
  guint from = 0;

  if (kind == NULL || !pergola_reference_names_kind (project, kind))
    return;

  mentions = pergola_mention_list_of (project, pergola_item_get_id (item));
  for (guint i = 1; i <= mentions->len; i++)
    if (i == mentions->len ||
        !is_same_group (&g_array_index (mentions, PergolaMention, from), &g_array_index (mentions, PergolaMention, i)))
      {
        add_group (self, mentions, from, i, entries);
        from = i;
      }
  offer_merging (self, item, entries);
}
