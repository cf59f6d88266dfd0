/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Copies of items, within a project and between projects. What is on the clipboard is a project file, so that a
 * copy of a card is never more than a file could hold and other tools can read it. */

#include "pergola-edit.h"

#include "pergola-audience.h"
#include "pergola-project-private.h"
#include "pergola-rank.h"
#include "pergola-reader.h"
#include "pergola-reference.h"
#include "pergola-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
copy_fields (PergolaItem *from, PergolaItem *to)
{
  static const char *const attributes[] = { "@rank", "@audience", "@parent", "@from", "@to" };
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (from);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    pergola_item_set_raw (to, attributes[i], pergola_item_get (from, attributes[i]));
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);

      pergola_item_set_raw (to, field, pergola_item_get (from, field));
    }
}

static void
load_copy (PergolaProject *target, PergolaItem *item)
{
  g_autoptr (PergolaItem) copy =
    pergola_item_new (pergola_item_get_id (item), pergola_item_get_kind (item), pergola_item_is_link (item));

  copy_fields (item, copy);
  pergola_project_load_item (target, copy);
}

static void
load_with_children (PergolaProject *target, PergolaProject *source, PergolaItem *item, PergolaAudience audience)
{
  g_autoptr (GPtrArray) children = NULL;

  if (pergola_item_is_link (item) || !pergola_project_is_for (source, item, audience) ||
      pergola_project_has (target, pergola_item_get_id (item)))
    return;

  load_copy (target, item);
  children = pergola_project_list_children (source, pergola_item_get_id (item));
  for (guint i = 0; i < children->len; i++)
    load_with_children (target, source, g_ptr_array_index (children, i), audience);
}

/* (nullable): the person or item that a field of an item or link names, if it stands for itself: what is a part of
 * something else goes nowhere without it. */
static PergolaItem *
get_named (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = pergola_project_get_field (project, item, field);
  PergolaItem *named = def != NULL && pergola_field_def_is_reference (def)
                         ? pergola_project_get (project, pergola_item_get (item, field))
                         : NULL;

  return named != NULL && !pergola_item_is_link (named) && pergola_item_get_parent (named) == NULL ? named : NULL;
}

/* (transfer container) (element-type PergolaItem): what of @source is named by items and links of @project. */
static GHashTable *
list_named (PergolaProject *project, PergolaProject *source)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  GHashTable *named = g_hash_table_new (NULL, NULL);

  g_ptr_array_extend_and_steal (items, pergola_project_list_links (project, NULL));
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) fields = pergola_item_list_fields (g_ptr_array_index (items, i));

      for (guint f = 0; f < fields->len; f++)
        {
          PergolaItem *other = get_named (source, g_ptr_array_index (items, i), g_ptr_array_index (fields, f));

          if (other != NULL)
            g_hash_table_add (named, other);
        }
    }

  return named;
}

/* What is named goes along, so that another project knows it too, and what that names: an activity and its host. Of a
 * thing that is only named, its parts stay behind. */
static void
load_named (PergolaProject *target, PergolaProject *source, PergolaAudience audience)
{
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GHashTable) named = list_named (target, source);
      GHashTableIter iter;
      gpointer item;

      more = FALSE;
      g_hash_table_iter_init (&iter, named);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        if (pergola_project_is_for (source, item, audience) && !pergola_project_has (target, pergola_item_get_id (item)))
          {
            load_copy (target, item);
            more = TRUE;
          }
    }
}

/* Links between what was taken; with @loose, those too that lead to what stays behind. */
static void
load_links (PergolaProject *target, PergolaProject *source, gboolean loose)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (source, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      int ends = pergola_project_has (target, pergola_item_get_from (link)) +
                 pergola_project_has (target, pergola_item_get_to (link));

      if (ends == 2 || (loose && ends == 1))
        load_copy (target, link);
    }
}

/* (transfer full): a project that holds only these items, what is inside them, and their links. */
static PergolaProject *
extract (PergolaProject *source, GStrv ids, PergolaAudience audience, gboolean loose)
{
  PergolaProject *target = pergola_project_new_empty (pergola_project_get_frameworks (source), "clipboard",
                                                      pergola_project_get_language (source));
  GPtrArray *uses = pergola_project_get_uses (source);

  for (guint i = 0; i < uses->len; i++)
    {
      const PergolaUse *use = g_ptr_array_index (uses, i);

      pergola_project_load_use (target, use->id, use->version, NULL);
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (source, ids[i]);

      if (item != NULL)
        load_with_children (target, source, item, audience);
    }
  load_links (target, source, loose);
  load_named (target, source, audience);
  pergola_project_load_done (target);

  return target;
}

GBytes *
pergola_edit_copy (PergolaProject *project, GStrv ids, PergolaAudience audience)
{
  g_autoptr (PergolaProject) extracted = extract (project, ids, audience, FALSE);

  return pergola_writer_write (extracted);
}

GBytes *
pergola_edit_cut (PergolaProject *project, GStrv ids)
{
  g_autoptr (PergolaProject) extracted = extract (project, ids, PERGOLA_AUDIENCE_ME, TRUE);

  pergola_edit_delete (project, ids);
  return pergola_writer_write (extracted);
}

/* --- Putting copies into a project --- */

typedef struct
{
  PergolaProject *target;
  GHashTable *new_ids; /* id in the source → id in the target */
  GPtrArray *top;      /* new ids of the items that have no parent among the copies */
} Paste;

static void
set_kept (PergolaProject *project, const char *id, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  /* A value that its field does not know (a newer version's) is not worth losing the card over. */
  if (value != NULL && !pergola_project_set (project, id, key, value, &error))
    g_debug ("Pasting without %s: %s", key, error->message);
}

static void
paste_fields (Paste *paste, PergolaItem *source, PergolaItem *copy)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (source);
  const char *id = pergola_item_get_id (copy);

  if (!pergola_item_is_link (source))
    set_kept (paste->target, id, "@audience", pergola_item_get (source, "@audience"));
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      const char *value = pergola_item_get (source, field);
      const PergolaFieldDef *def = pergola_project_get_field (paste->target, copy, field);

      if (def != NULL && pergola_field_def_is_reference (def) && g_hash_table_lookup (paste->new_ids, value) != NULL)
        value = g_hash_table_lookup (paste->new_ids, value);
      set_kept (paste->target, id, field, value);
    }
}

/* Of what is named, those who are there already, by id or by name, are those; others come along. */
static void
paste_named (Paste *paste, PergolaProject *source, GPtrArray *items)
{
  g_autoptr (GHashTable) named = list_named (source, source);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new (); /* copies, each after what it is made of */

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const char *id = pergola_item_get_id (item);
      PergolaItem *same = pergola_project_get (paste->target, id);

      if (!g_hash_table_contains (named, item))
        continue;
      if (same == NULL || !g_str_equal (pergola_item_get_kind (same), pergola_item_get_kind (item)))
        same = pergola_reference_find (paste->target, pergola_item_get_kind (item), pergola_item_get_title (item));
      if (same == NULL)
        {
          same = pergola_project_add (paste->target, pergola_item_get_kind (item), NULL);
          g_ptr_array_add (fresh, item);
          g_ptr_array_add (fresh, same);
        }
      g_hash_table_insert (paste->new_ids, g_strdup (id), g_strdup (pergola_item_get_id (same)));
    }
  /* They may name each other. */
  for (guint i = 0; i < fresh->len; i += 2)
    paste_fields (paste, fresh->pdata[i], fresh->pdata[i + 1]);
}

/* What another project draws on, this one does from now on. */
static void
use_frameworks (PergolaProject *target, PergolaProject *source, GPtrArray *items)
{
  GPtrArray *uses = pergola_project_get_uses (source);
  gboolean unknown = FALSE;

  for (guint i = 0; i < items->len && !unknown; i++)
    unknown = pergola_project_get_kind (target, pergola_item_get_kind (g_ptr_array_index (items, i))) == NULL;
  for (guint i = 0; unknown && i < uses->len; i++)
    pergola_project_use (target, ((PergolaUse *) g_ptr_array_index (uses, i))->id);
}

/* Items in the order of the source, parents before what is inside them. */
static void
paste_item (Paste *paste, PergolaProject *source, PergolaItem *item)
{
  const char *old_parent = pergola_item_get_parent (item);
  PergolaItem *parent = pergola_project_get (source, old_parent);
  PergolaItem *copy;

  if (g_hash_table_contains (paste->new_ids, pergola_item_get_id (item)))
    return;
  g_hash_table_insert (paste->new_ids, g_strdup (pergola_item_get_id (item)), NULL);
  if (parent != NULL)
    paste_item (paste, source, parent);

  copy = pergola_project_add (paste->target, pergola_item_get_kind (item),
                              parent != NULL ? g_hash_table_lookup (paste->new_ids, old_parent)
                              : pergola_project_has (paste->target, old_parent) ? old_parent
                                                                                : NULL);
  paste_fields (paste, item, copy);
  g_hash_table_replace (paste->new_ids, g_strdup (pergola_item_get_id (item)), g_strdup (pergola_item_get_id (copy)));
  if (parent == NULL)
    g_ptr_array_add (paste->top, g_strdup (pergola_item_get_id (copy)));
}

/* (nullable): the copy, or, for a link of what was cut, what had stayed behind and is still there. */
static const char *
find_end (Paste *paste, const char *id)
{
  const char *copy = g_hash_table_lookup (paste->new_ids, id);

  return copy != NULL ? copy : pergola_project_has (paste->target, id) ? id : NULL;
}

static void
paste_link (Paste *paste, PergolaItem *link)
{
  const char *from = find_end (paste, pergola_item_get_from (link));
  const char *to = find_end (paste, pergola_item_get_to (link));
  PergolaItem *copy = NULL;

  if (from != NULL && to != NULL)
    copy = pergola_project_link (paste->target, pergola_item_get_kind (link), from, to, NULL);
  if (copy != NULL)
    paste_fields (paste, link, copy);
}

static void
paste_clear (Paste *paste)
{
  g_hash_table_unref (paste->new_ids);
  g_clear_pointer (&paste->top, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paste, paste_clear)

/* (transfer full): the new ids of the top-level items. The caller has begun a transaction. */
static GStrv
paste_project (PergolaProject *target, PergolaProject *source)
{
  g_auto (Paste)
    paste = { target, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), g_ptr_array_new () };
  g_autoptr (GPtrArray) items = pergola_project_list_items (source, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (source, NULL);

  use_frameworks (target, source, items);
  paste_named (&paste, source, items);
  for (guint i = 0; i < items->len; i++)
    paste_item (&paste, source, g_ptr_array_index (items, i));
  for (guint i = 0; i < links->len; i++)
    paste_link (&paste, g_ptr_array_index (links, i));

  g_ptr_array_add (paste.top, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&paste.top), FALSE);
}

/* A copy stands just after its original. */
static void
stand_beside (PergolaProject *project, const char *copy, const char *original)
{
  PergolaItem *item = pergola_project_get (project, original);
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, pergola_item_get_kind (item));
  const char *rank = pergola_item_get_rank (item);
  g_autofree char *between = NULL;
  const char *next = NULL;

  for (guint i = 0; i < items->len && next == NULL; i++)
    if (g_strcmp0 (pergola_item_get_rank (g_ptr_array_index (items, i)), rank) > 0)
      next = pergola_item_get_rank (g_ptr_array_index (items, i));
  between = pergola_rank_between (rank, next);
  pergola_project_set (project, copy, "@rank", between, NULL);
}

GStrv
pergola_edit_duplicate (PergolaProject *project, GStrv ids)
{
  g_autoptr (PergolaProject) extracted = extract (project, ids, PERGOLA_AUDIENCE_ME, FALSE);
  g_autoptr (GPtrArray) originals = pergola_project_list_items (extracted, NULL);
  g_autoptr (GHashTable) named = list_named (extracted, extracted);
  GStrv copies;
  guint n = 0;

  pergola_project_begin (project, _ ("Duplicate"));
  copies = paste_project (project, extracted);
  for (guint i = 0; i < originals->len; i++)
    {
      PergolaItem *original = g_ptr_array_index (originals, i);

      if (!pergola_project_has (extracted, pergola_item_get_parent (original)) &&
          !g_hash_table_contains (named, original))
        stand_beside (project, copies[n++], pergola_item_get_id (original));
    }
  pergola_project_commit (project);

  return copies;
}

/* Where the paste was asked for, cards of the right kind take the zone's value. */
static void
move_into (PergolaProject *project, GStrv ids, const PergolaCards *cards)
{
  for (guint i = 0; cards != NULL && cards->field != NULL && cards->choice != NULL && ids[i] != NULL; i++)
    if (pergola_project_is_a (project, pergola_project_get (project, ids[i]), cards->kind))
      pergola_project_set (project, ids[i], cards->field, cards->choice, NULL);
}

/* (transfer full): one card a line of text. */
static GStrv
paste_text (PergolaProject *project, GBytes *bytes, const PergolaCards *cards, GError **error)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  if (cards == NULL || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID, _ ("There is nothing here to paste."));
      return NULL;
    }

  lines = g_strsplit (text, "\n", -1);
  pergola_project_begin (project, _ ("Paste"));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        PergolaItem *item = pergola_edit_add (project, NULL, cards, lines[i], NULL);

        g_strv_builder_add (ids, pergola_item_get_id (item));
      }
  pergola_project_commit (project);

  return g_strv_builder_end (ids);
}

static gboolean
looks_like_a_project (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strstr_len (data, MIN (size, 1024), PERGOLA_PROJECT_NAMESPACE) != NULL;
}

GStrv
pergola_edit_paste (PergolaProject *project, GBytes *bytes, const PergolaCards *cards, GError **error)
{
  g_autoptr (PergolaProject) source = NULL;
  GStrv ids;

  if (!looks_like_a_project (bytes))
    return paste_text (project, bytes, cards, error);

  source = pergola_reader_read_bytes (bytes, _ ("clipboard"), pergola_project_get_frameworks (project), error);
  if (source == NULL)
    return NULL;

  pergola_project_begin (project, _ ("Paste"));
  ids = paste_project (project, source);
  move_into (project, ids, cards);
  pergola_project_commit (project);

  return ids;
}
