/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card that a step tells of: its name, whether it is one of many, what it did. */

#include "config.h"

#include "pergola-telling-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-edit.h"
#include "pergola-fold.h"
#include "pergola-role.h"

#define LONGEST_CLAUSE 7 /* words */
#define SHORTEST_CLAUSE 2
#define N_WORDS 6 /* of a text without a short clause */

/* --- Its name --- */

/* A mark that ends a clause does so only before a space: "3.5" goes on. */
static gboolean
ends_clause (const char *at)
{
  static const char *const marks[] = { ".", "!", "?", ",", ";", ":", "…", "。", "，" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (at, marks[i]))
      {
        gunichar next = g_utf8_get_char (at + strlen (marks[i]));

        return next == 0 || g_unichar_isspace (next) || (guchar) *at >= 0xe3;
      }
  return FALSE;
}

char *
pergola_telling_derive_title (const char *text)
{
  g_autoptr (GString) title = g_string_new (NULL);
  gboolean space = FALSE;
  gsize sixth = 0; /* where the last word that is taken anyway ends */
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (title->len == 0 && g_unichar_isspace (character))
        continue;
      if (character == '\n' || (n >= SHORTEST_CLAUSE && ends_clause (at)))
        break;
      if (g_unichar_isspace (character))
        {
          space = TRUE;
          continue;
        }
      if (space || n == 0)
        {
          sixth = n == N_WORDS ? title->len : sixth;
          if (n++ == LONGEST_CLAUSE)
            break;
        }
      if (space)
        g_string_append_c (title, ' ');
      space = FALSE;
      g_string_append_unichar (title, character);
    }
  if (n > LONGEST_CLAUSE)
    {
      g_string_truncate (title, sixth);
      g_string_append (title, "…");
    }
  while (title->len > 0 && strchr (".,;:", title->str[title->len - 1]) != NULL)
    g_string_truncate (title, title->len - 1);

  return g_string_free (g_steal_pointer (&title), FALSE);
}

static gboolean
is_alone (PergolaProject *project, PergolaItem *step, PergolaItem *card)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_to (project, card, "tells");

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_from (links->pdata[i]), pergola_item_get_id (step)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
pergola_telling_is_alone (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *card = pergola_telling_get_card (project, step);

  return card != NULL && is_alone (project, step, card);
}

/* A card of its own is a value and nothing more: an activity has a name already. */
static gboolean
is_plain (PergolaProject *project, PergolaItem *card)
{
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");

  return value != NULL && g_strcmp0 (pergola_item_get_kind (card), value->id) == 0;
}

gboolean
pergola_telling_quotes (PergolaItem *card, PergolaItem *step)
{
  g_autofree char *title = pergola_telling_derive_title (pergola_item_get_title (step));

  return g_str_equal (pergola_item_get_title (card), title);
}

gboolean
pergola_telling_is_derived (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *card = pergola_telling_get_card (project, step);

  return card != NULL && is_plain (project, card) && is_alone (project, step, card) &&
         pergola_telling_quotes (card, step);
}

gboolean
pergola_telling_name_card (PergolaProject *project, const char *step, const char *title, GError **error)
{
  PergolaItem *item = pergola_project_get (project, step);
  PergolaItem *card = item != NULL ? pergola_telling_get_card (project, item) : NULL;
  g_autofree char *derived = item != NULL ? pergola_telling_derive_title (pergola_item_get_title (item)) : NULL;

  return card == NULL ||
         pergola_edit_set (project, pergola_item_get_id (card), "title", *title != '\0' ? title : derived, TRUE, error);
}

/* --- Its life --- */

PergolaItem *
pergola_telling_add_card (PergolaProject *project, PergolaItem *step, const char *text)
{
  g_autofree char *title = pergola_telling_derive_title (text);
  TellingWords words;
  PergolaItem *card;

  if (!pergola_telling_get_words (project, &words))
    return NULL;
  card = pergola_project_add (project, words.value->id, NULL);
  pergola_project_set (project, pergola_item_get_id (card), "title", title, NULL);
  pergola_project_set (project, pergola_item_get_id (card), "@audience",
                       pergola_audience_to_string (pergola_item_get_audience (step)), NULL);
  pergola_telling_set_role (project, card, "type", pergola_item_get (step, words.type->id), NULL);
  pergola_project_link (project, words.tells->id, pergola_item_get_id (step), pergola_item_get_id (card), NULL);

  return card;
}

/* Whether more is said of a card than a step of a story makes of it. */
static gboolean
says_more (PergolaProject *project, PergolaItem *card)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (card);

  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = pergola_project_get_field (project, card, fields->pdata[i]);

      if (field == NULL || (strcmp (field->id, "title") != 0 && field->type != PERGOLA_FIELD_CHOICE))
        return TRUE;
    }
  return FALSE;
}

/* Whether a link of a card is no reason to keep it: that of its step, or what makes the chain. */
static gboolean
is_of_chain (PergolaProject *project, PergolaItem *link, PergolaItem *step, PergolaItem *card, GPtrArray *cards)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  gboolean leaves = g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (card)) == 0;
  PergolaItem *other =
    pergola_project_get (project, leaves ? pergola_item_get_to (link) : pergola_item_get_from (link));
  const PergolaKind *hope = pergola_project_get_kind_by_role (project, "aspiration");

  if (kind == NULL || other == NULL)
    return FALSE;
  if (other == step)
    return TRUE;
  if (kind->style == PERGOLA_LINK_FLOW)
    return g_ptr_array_find (cards, other, NULL) && *pergola_item_get_title (link) == '\0';
  return (kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING) &&
         (g_ptr_array_find (cards, other, NULL) || (hope != NULL && pergola_project_is_a (project, other, hope->id)));
}

static gboolean
is_needed (PergolaProject *project, PergolaItem *step, PergolaItem *card)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, pergola_item_get_parent (step));
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (card));

  if (!is_plain (project, card) || says_more (project, card))
    return TRUE;
  for (guint i = 0; i < links->len; i++)
    if (!is_of_chain (project, links->pdata[i], step, card, cards))
      return TRUE;
  return FALSE;
}

void
pergola_telling_drop_card (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *card = pergola_telling_get_card (project, step);

  if (card == NULL || is_needed (project, step, card))
    return;
  pergola_telling_save_loops (project, pergola_item_get_parent (step), card, NULL);
  pergola_project_remove (project, pergola_item_get_id (card));
}

void
pergola_telling_forget_card (PergolaProject *project, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (project, step, "tells");

  for (guint i = 0; i < links->len; i++)
    pergola_project_remove (project, pergola_item_get_id (links->pdata[i]));
}

/* --- One of many --- */

gboolean
pergola_telling_join (PergolaProject *project, const char *step, const char *card, GError **error)
{
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (project, "tells");
  PergolaItem *item = pergola_project_get (project, step);
  PergolaItem *target = pergola_project_get (project, card);
  PergolaItem *old = item != NULL ? pergola_telling_get_card (project, item) : NULL;
  gboolean keep = old == NULL || !pergola_telling_is_derived (project, item) || is_needed (project, item, old);

  g_return_val_if_fail (tells != NULL && item != NULL && target != NULL, FALSE);

  if (old == target)
    return TRUE;
  pergola_project_begin (project, _ ("Join a Card"));
  pergola_telling_forget_card (project, item);
  if (pergola_project_link (project, tells->id, step, card, error) == NULL)
    {
      pergola_project_cancel (project);
      return FALSE;
    }
  if (!keep)
    {
      pergola_telling_save_loops (project, pergola_item_get_parent (item), old, target);
      pergola_project_remove (project, pergola_item_get_id (old));
    }
  else if (old != NULL)
    pergola_telling_unchain (project, pergola_item_get_parent (item), old, target);
  pergola_telling_chain (project, pergola_item_get_parent (item));
  pergola_project_commit (project);

  return TRUE;
}

void
pergola_telling_leave (PergolaProject *project, const char *step)
{
  PergolaItem *item = pergola_project_get (project, step);
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  const PergolaChoice *type = item != NULL ? pergola_telling_get_type (project, item) : NULL;
  PergolaItem *old = item != NULL ? pergola_telling_get_card (project, item) : NULL;
  const char *text = item != NULL ? pergola_item_get_title (item) : NULL;
  PergolaItem *card;

  g_return_if_fail (item != NULL && types != NULL);

  pergola_project_begin (project, _ ("Make a Card of Its Own"));
  if (type != NULL && pergola_item_get (item, types->id) == NULL)
    pergola_project_set (project, step, types->id, type->id, NULL);
  pergola_telling_forget_card (project, item);
  card = pergola_telling_add_card (project, item, *text != '\0' || old == NULL ? text : pergola_item_get_title (old));
  if (old != NULL && card != NULL)
    pergola_telling_unchain (project, pergola_item_get_parent (item), old, card);
  pergola_telling_chain (project, pergola_item_get_parent (item));
  pergola_project_commit (project);
}

/* --- Which may be meant --- */

typedef struct
{
  PergolaItem *card;
  GStrv words;
  double score;
} Candidate;

static GStrv
split_words (PergolaItem *card)
{
  const char *note = pergola_item_get (card, "note");
  g_autofree char *text = g_strconcat (pergola_item_get_title (card), " ", note, NULL);
  g_autofree char *folded = pergola_fold (text, NULL);

  return g_strsplit (g_strstrip (folded), " ", -1);
}

static void
clear_candidate (gpointer data)
{
  g_strfreev (((Candidate *) data)->words);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  return first->score > second->score ? -1 : first->score < second->score ? 1 : 0;
}

/* The fewer cards have a word, and the longer it is, the more it says. */
static void
score_candidates (GArray *candidates, const char *text)
{
  g_autofree char *folded = pergola_fold (text, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    for (GStrv word = g_array_index (candidates, Candidate, i).words; *word != NULL; word++)
      g_hash_table_insert (counts, *word,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, *word)) + 1));
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      for (GStrv word = candidate->words; *word != NULL; word++)
        {
          g_autofree char *whole = g_strconcat (" ", *word, " ", NULL);

          if (**word != '\0' && strstr (folded, whole) != NULL)
            candidate->score +=
              (double) g_utf8_strlen (*word, -1) / GPOINTER_TO_UINT (g_hash_table_lookup (counts, *word));
        }
    }
}

GPtrArray *
pergola_telling_list_candidates (PergolaProject *project, PergolaItem *step)
{
  const PergolaChoice *type = pergola_telling_get_type (project, step);
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");
  g_autoptr (GPtrArray) told = pergola_telling_list_cards (project, pergola_item_get_parent (step));
  g_autoptr (GPtrArray) cards = value != NULL ? pergola_project_list_items_as (project, value->id) : g_ptr_array_new ();
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *list = g_ptr_array_new ();

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; type != NULL && i < cards->len; i++)
    if (g_strcmp0 (pergola_role_get (project, cards->pdata[i], "type"), type->id) == 0 &&
        !g_ptr_array_find (told, cards->pdata[i], NULL))
      {
        Candidate candidate = { cards->pdata[i], split_words (cards->pdata[i]), 0 };

        g_array_append_val (candidates, candidate);
      }
  score_candidates (candidates, pergola_item_get_title (step));
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (list, g_array_index (candidates, Candidate, i).card);

  return list;
}
