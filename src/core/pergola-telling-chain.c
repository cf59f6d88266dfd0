/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The links of a told chain. One card of the row leads on to the next, what made it possible leads to the first of
 * them, and loops lead back from the last to the first. */

#include "config.h"

#include "pergola-telling-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-role.h"
#include "pergola-story.h"

GPtrArray *
pergola_telling_list_cards (PergolaProject *project, const char *story)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *card = pergola_telling_get_card (project, steps->pdata[i]);

      if (card != NULL && !g_ptr_array_find (cards, card, NULL))
        g_ptr_array_add (cards, card);
    }
  return cards;
}

const PergolaLinkKind *
pergola_telling_get_style (PergolaProject *project, PergolaLinkStyle style)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < links->len; j++)
        if (((PergolaLinkKind *) links->pdata[j])->style == style)
          return links->pdata[j];
    }
  return NULL;
}

/* --- The row --- */

/* (nullable): among the types that a step can be of. */
static const PergolaChoice *
get_choice (PergolaProject *project, PergolaItem *card)
{
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  const char *type = pergola_role_get (project, card, "type");

  return types != NULL && type != NULL ? pergola_field_def_get_choice (types, type) : NULL;
}

static gboolean
is_support (PergolaProject *project, PergolaItem *card)
{
  const PergolaChoice *choice = get_choice (project, card);

  return choice != NULL && g_strcmp0 (choice->role, "support") == 0;
}

/* Where a figure in which the path can be followed has no band of its own above or below for the type. */
static gboolean
is_in_row (PergolaProject *project, PergolaItem *card)
{
  const PergolaKind *story = pergola_project_get_kind_by_role (project, "story");
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; story != NULL && i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          const PergolaBoardDef *board = boards->pdata[j];
          const PergolaZone *zone = g_strcmp0 (board->path_kind, story->id) == 0
                                      ? pergola_project_find_zone (project, board, card, NULL)
                                      : NULL;

          if (zone != NULL && (strcmp (zone->place, "top") == 0 || strcmp (zone->place, "bottom") == 0))
            return FALSE;
        }
    }
  return TRUE;
}

/* (nullable): the link from one to the other, in this direction or in any. */
static PergolaItem *
find_link (PergolaProject *project, const PergolaLinkKind *kind, PergolaItem *from, PergolaItem *to, gboolean any)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (from));

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = links->pdata[i];
      const char *start = pergola_item_get_from (link), *end = pergola_item_get_to (link);

      if (g_strcmp0 (pergola_item_get_kind (link), kind->id) != 0)
        continue;
      if (g_strcmp0 (end, pergola_item_get_id (to)) == 0 || (any && g_strcmp0 (start, pergola_item_get_id (to)) == 0))
        return link;
    }
  return NULL;
}

static void
link_cards (PergolaProject *project, const PergolaLinkKind *flow, PergolaItem *from, PergolaItem *to)
{
  if (from != to && find_link (project, flow, from, to, TRUE) == NULL &&
      pergola_project_can_link (project, flow->id, pergola_item_get_id (from), pergola_item_get_id (to), NULL))
    pergola_project_link (project, flow->id, pergola_item_get_id (from), pergola_item_get_id (to), NULL);
}

void
pergola_telling_chain (PergolaProject *project, const char *story)
{
  const PergolaLinkKind *flow = pergola_telling_get_style (project, PERGOLA_LINK_FLOW);
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  PergolaItem *first = NULL, *last = NULL;

  for (guint i = 0; flow != NULL && i < cards->len; i++)
    {
      if (!is_in_row (project, cards->pdata[i]))
        continue;
      if (last != NULL)
        link_cards (project, flow, last, cards->pdata[i]);
      last = cards->pdata[i];
      first = first != NULL ? first : last;
    }
  for (guint i = 0; flow != NULL && first != NULL && i < cards->len; i++)
    if (is_support (project, cards->pdata[i]))
      link_cards (project, flow, cards->pdata[i], first);
}

/* Whether another story tells of @card and, where it is not NULL, of @other. */
static gboolean
is_told_elsewhere (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *other)
{
  g_autoptr (GPtrArray) stories = pergola_story_list_of (project, pergola_item_get_id (card));
  g_autoptr (GPtrArray) others = other != NULL ? pergola_story_list_of (project, pergola_item_get_id (other)) : NULL;

  for (guint i = 0; i < stories->len; i++)
    if (g_strcmp0 (pergola_item_get_id (stories->pdata[i]), story) != 0 &&
        (others == NULL || g_ptr_array_find (others, stories->pdata[i], NULL)))
      return TRUE;
  return FALSE;
}

void
pergola_telling_part (PergolaProject *project, const char *story, PergolaItem *card)
{
  const PergolaLinkKind *flow = pergola_telling_get_style (project, PERGOLA_LINK_FLOW);
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  PergolaItem *before = NULL, *after = NULL, *link;
  gboolean passed = FALSE;

  if (flow == NULL || !is_in_row (project, card))
    return;
  for (guint i = 0; after == NULL && i < cards->len; i++)
    {
      if (cards->pdata[i] == card)
        passed = TRUE;
      else if (is_in_row (project, cards->pdata[i]))
        *(passed ? &after : &before) = cards->pdata[i];
    }
  link = before != NULL && after != NULL ? find_link (project, flow, before, after, FALSE) : NULL;
  /* One that says something, or that others tell of, too, was meant. */
  if (link != NULL && *pergola_item_get_title (link) == '\0' && !is_told_elsewhere (project, story, before, NULL) &&
      !is_told_elsewhere (project, story, after, NULL))
    pergola_project_remove (project, pergola_item_get_id (link));
}

/* --- Loops --- */

/* Whether @link is a loop of the told @cards. */
static gboolean
is_loop_of (PergolaProject *project, PergolaItem *link, GPtrArray *cards)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  const PergolaKind *hope = pergola_project_get_kind_by_role (project, "aspiration");
  PergolaItem *to = pergola_project_get (project, pergola_item_get_to (link));

  return kind != NULL && (kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING) &&
         to != NULL && g_ptr_array_find (cards, pergola_project_get (project, pergola_item_get_from (link)), NULL) &&
         (g_ptr_array_find (cards, to, NULL) || (hope != NULL && pergola_project_is_a (project, to, hope->id)));
}

PergolaItem *
pergola_telling_find_loop (PergolaProject *project, const char *story, const PergolaLinkKind *kind)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);

  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (cards->pdata[i]));

      for (guint j = 0; j < links->len; j++)
        if (g_strcmp0 (pergola_item_get_kind (links->pdata[j]), kind->id) == 0 &&
            is_loop_of (project, links->pdata[j], cards))
          return links->pdata[j];
    }
  return NULL;
}

/* (nullable): what is hoped for of the type of @card. */
static PergolaItem *
find_hope (PergolaProject *project, const PergolaLinkKind *kind, PergolaItem *card)
{
  const PergolaKind *hope = pergola_project_get_kind_by_role (project, "aspiration");
  const char *type = pergola_role_get (project, card, "type");
  g_autoptr (GPtrArray) hopes = NULL;

  if (hope == NULL || type == NULL || !g_strv_contains ((const char *const *) kind->to, hope->id))
    return NULL;
  hopes = pergola_project_list_items_as (project, hope->id);
  for (guint i = 0; i < hopes->len; i++)
    if (g_strcmp0 (pergola_role_get (project, hopes->pdata[i], "type"), type) == 0)
      return hopes->pdata[i];
  return NULL;
}

/* Both ends of a loop among the told cards of the row, else among all; @to prefers what is hoped for. */
static gboolean
find_ends (PergolaProject *project, GPtrArray *cards, const PergolaLinkKind *kind, PergolaItem **from, PergolaItem **to)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  PergolaItem *hope;

  for (guint i = 0; i < cards->len; i++)
    if (is_in_row (project, cards->pdata[i]))
      g_ptr_array_add (row, cards->pdata[i]);
  if (row->len < 2)
    {
      g_ptr_array_set_size (row, 0);
      g_ptr_array_extend (row, cards, NULL, NULL);
    }
  if (row->len == 0)
    return FALSE;

  *from = row->pdata[row->len - 1];
  *to = row->pdata[0];
  hope = find_hope (project, kind, *to);
  *to = hope != NULL ? hope : *to;
  return *from != *to;
}

static guint
get_place (PergolaProject *project, PergolaItem *card)
{
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  guint index = 0;

  g_ptr_array_find (types->choices, get_choice (project, card), &index);
  return index;
}

/* A loop over more than one column is a long one. */
static void
set_reach (PergolaProject *project, PergolaItem *link, const PergolaLinkKind *kind, PergolaItem *from, PergolaItem *to)
{
  guint a = get_place (project, from), b = get_place (project, to);
  gboolean is_long = MAX (a, b) - MIN (a, b) > 1;

  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      for (guint j = 0; pergola_field_def_get_choice_by_role (field, "long") != NULL && j < field->choices->len; j++)
        {
          const PergolaChoice *choice = field->choices->pdata[j];

          if ((g_strcmp0 (choice->role, "long") == 0) == is_long)
            {
              pergola_project_set (project, pergola_item_get_id (link), field->id, choice->id, NULL);
              break;
            }
        }
    }
}

gboolean
pergola_telling_can_loop (PergolaProject *project, const char *story, const PergolaLinkKind *kind)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  PergolaItem *from, *to;

  return pergola_telling_find_loop (project, story, kind) != NULL || find_ends (project, cards, kind, &from, &to);
}

gboolean
pergola_telling_set_loop (
  PergolaProject *project, const char *story, const PergolaLinkKind *kind, const char *text, GError **error)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  PergolaItem *loop = pergola_telling_find_loop (project, story, kind);
  PergolaItem *from, *to;

  if (*text == '\0')
    {
      if (loop != NULL)
        pergola_project_remove (project, pergola_item_get_id (loop));
      return TRUE;
    }
  if (loop == NULL && find_ends (project, cards, kind, &from, &to))
    {
      loop = pergola_project_link (project, kind->id, pergola_item_get_id (from), pergola_item_get_id (to), error);
      if (loop == NULL)
        return FALSE;
      set_reach (project, loop, kind, from, to);
    }
  if (loop == NULL)
    {
      g_set_error_literal (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK,
                           _ ("A loop leads from one step back to another. Tell two steps first."));
      return FALSE;
    }
  return pergola_project_set (project, pergola_item_get_id (loop), "title", text, error);
}

/* An end that goes: where it was the start, the last that stays takes its place, where it was the end, the first. */
static void
save_loop (PergolaProject *project, PergolaItem *loop, PergolaItem *card, GPtrArray *left, PergolaItem *instead)
{
  gboolean starts = g_strcmp0 (pergola_item_get_from (loop), pergola_item_get_id (card)) == 0;
  PergolaItem *other =
    pergola_project_get (project, starts ? pergola_item_get_to (loop) : pergola_item_get_from (loop));
  PergolaItem *end = instead != NULL ? instead : left->len == 0 ? NULL : left->pdata[starts ? left->len - 1 : 0];
  const char *id = end != NULL ? pergola_item_get_id (end) : NULL;
  const char *loop_id = pergola_item_get_id (loop);

  if (end == NULL || end == other || other == NULL)
    return;
  if (pergola_project_can_link (project, pergola_item_get_kind (loop), starts ? id : pergola_item_get_id (other),
                                starts ? pergola_item_get_id (other) : id, NULL))
    pergola_project_set (project, loop_id, starts ? "@from" : "@to", id, NULL);
}

/* (transfer container): of @cards those of the row, but not @card. */
static GPtrArray *
list_row (PergolaProject *project, GPtrArray *cards, PergolaItem *card)
{
  GPtrArray *row = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (cards->pdata[i] != card && is_in_row (project, cards->pdata[i]))
      g_ptr_array_add (row, cards->pdata[i]);
  return row;
}

void
pergola_telling_save_loops (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *instead)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  g_autoptr (GPtrArray) left = list_row (project, cards, card);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (card));

  if (!g_ptr_array_find (cards, card, NULL))
    g_ptr_array_add (cards, card);
  for (guint i = 0; i < links->len; i++)
    if (is_loop_of (project, links->pdata[i], cards))
      save_loop (project, links->pdata[i], card, left, instead);
}

/* (nullable): the other end, where it is among @cards and no other story tells of both. */
static PergolaItem *
get_own_end (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *link, GPtrArray *cards)
{
  gboolean leaves = g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (card)) == 0;
  PergolaItem *other =
    pergola_project_get (project, leaves ? pergola_item_get_to (link) : pergola_item_get_from (link));

  return g_ptr_array_find (cards, other, NULL) && !is_told_elsewhere (project, story, card, other) ? other : NULL;
}

void
pergola_telling_loosen (PergolaProject *project, const char *story, PergolaItem *card)
{
  const PergolaLinkKind *flow = pergola_telling_get_style (project, PERGOLA_LINK_FLOW);
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (card));

  for (guint i = 0; flow != NULL && i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_kind (links->pdata[i]), flow->id) == 0 &&
        *pergola_item_get_title (links->pdata[i]) == '\0' &&
        get_own_end (project, story, card, links->pdata[i], cards) != NULL)
      pergola_project_remove (project, pergola_item_get_id (links->pdata[i]));
}

void
pergola_telling_unchain (PergolaProject *project, const char *story, PergolaItem *card, PergolaItem *instead)
{
  g_autoptr (GPtrArray) cards = pergola_telling_list_cards (project, story);
  g_autoptr (GPtrArray) left = list_row (project, cards, card);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (card));

  if (g_ptr_array_find (cards, card, NULL)) /* by another step */
    return;
  pergola_telling_loosen (project, story, card);
  g_ptr_array_add (cards, card);
  for (guint i = 0; i < links->len; i++)
    if (is_loop_of (project, links->pdata[i], cards) &&
        get_own_end (project, story, card, links->pdata[i], cards) != NULL)
      save_loop (project, links->pdata[i], card, left, instead);
}
