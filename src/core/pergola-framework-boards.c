/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Boards: what stands in which zone. A zone takes what it does not say itself from its choice and its board. */

#include "config.h"

#include "pergola-framework-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Cards --- */

static const PergolaFieldDef *
get_field_of_cards (PergolaParser *self, const PergolaCards *cards)
{
  const PergolaKind *kind = pergola_framework_get_kind (self->framework, cards->kind);

  return kind != NULL && cards->field != NULL ? pergola_kind_get_field (kind, cards->field) : NULL;
}

static gboolean
add_cards (PergolaParser *self, xmlNode *node, GPtrArray *list)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaCards) cards = pergola_cards_new ();
  const PergolaFieldDef *field;

  if (!pergola_source_check (source, node, "kind! field icon", "heading?"))
    return FALSE;

  cards->kind = pergola_source_get (node, "kind");
  cards->field = pergola_source_get (node, "field");
  cards->icon = pergola_source_get (node, "icon");
  cards->heading = pergola_source_get_words (source, node, "heading");

  if (pergola_framework_get_kind (self->framework, cards->kind) == NULL)
    return pergola_source_fault (source, node, _ ("there is no kind “%s”"), cards->kind);
  field = get_field_of_cards (self, cards);
  if (cards->field != NULL && (field == NULL || field->type != PERGOLA_FIELD_CHOICE))
    return pergola_source_fault (source, node, _ ("the kind “%s” has no choice field “%s”"), cards->kind, cards->field);

  g_ptr_array_add (list, g_steal_pointer (&cards));
  return TRUE;
}

/* <cards>, <above> and <below> of a board or zone. */
static gboolean
add_all_cards (PergolaParser *self, xmlNode *owner, GPtrArray *cards, GPtrArray *above, GPtrArray *below)
{
  const char *const names[] = { "cards", "above", "below" };
  GPtrArray *lists[] = { cards, above, below };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (xmlNode *node = pergola_source_child (owner, names[i]); node != NULL;
         node = pergola_source_next (node, names[i]))
      if (!add_cards (self, node, lists[i]))
        return FALSE;

  return TRUE;
}

static void
inherit_cards (GPtrArray *own, GPtrArray *defaults)
{
  for (guint i = 0; i < defaults->len; i++)
    {
      const PergolaCards *from = g_ptr_array_index (defaults, i);
      PergolaCards *copy = pergola_cards_new ();

      copy->kind = g_strdup (from->kind);
      copy->field = g_strdup (from->field);
      copy->heading = g_strdup (from->heading);
      copy->icon = g_strdup (from->icon);
      g_ptr_array_add (own, copy);
    }
}

/* --- Zones --- */

/* The cards whose field has the zone's choice; without a choice all items of the kind stand there. */
static gboolean
give_choice (PergolaParser *self, xmlNode *node, GPtrArray *list, const char *choice)
{
  for (guint i = 0; i < list->len; i++)
    {
      PergolaCards *cards = g_ptr_array_index (list, i);
      const PergolaFieldDef *field = get_field_of_cards (self, cards);

      if (choice == NULL || field == NULL)
        g_clear_pointer (&cards->field, g_free);
      else if (pergola_field_def_get_choice (field, choice) == NULL)
        return pergola_source_fault (self->source, node, _ ("the field “%s” of “%s” has no choice “%s”"), cards->field,
                                     cards->kind, choice);
      else
        cards->choice = g_strdup (choice);
    }

  return TRUE;
}

/* Title, badge and hue come from the zone's choice where the zone does not say. */
static void
inherit_words (PergolaParser *self, PergolaZone *zone, const char *choice_id)
{
  for (guint i = 0; choice_id != NULL && i < zone->cards->len; i++)
    {
      const PergolaFieldDef *field = get_field_of_cards (self, g_ptr_array_index (zone->cards, i));
      const PergolaChoice *choice = field != NULL ? pergola_field_def_get_choice (field, choice_id) : NULL;

      if (choice == NULL)
        continue;
      if (zone->title == NULL)
        zone->title = g_strdup (choice->title);
      if (zone->badge == NULL)
        zone->badge = g_strdup (choice->badge);
      if (zone->hue == NULL)
        zone->hue = g_strdup (choice->hue);
    }
}

static gboolean
check_zone (PergolaParser *self, xmlNode *node, const PergolaZone *zone)
{
  const PergolaCards *cards = zone->cards->len > 0 ? g_ptr_array_index (zone->cards, 0) : NULL;
  const PergolaKind *kind;
  const PergolaFieldDef *caption;

  if (cards == NULL)
    return pergola_source_fault (self->source, node, _ ("the zone “%s” needs <cards>, or its board does"), zone->id);
  if (zone->title == NULL)
    return pergola_source_fault (self->source, node, _ ("the zone “%s” needs a <title> or a choice that has one"),
                                 zone->id);
  if (zone->caption == NULL)
    return TRUE;

  kind = pergola_framework_get_kind (self->framework, cards->kind);
  caption = pergola_kind_get_field (kind, zone->caption);
  if (caption == NULL || caption->type != PERGOLA_FIELD_CHOICE)
    return pergola_source_fault (self->source, node, _ ("the kind “%s” has no choice field “%s”"), kind->id,
                                 zone->caption);
  return TRUE;
}

/* @defaults: what the board gives a zone without cards of its own. */
static gboolean
add_zone (PergolaParser *self, xmlNode *node, const PergolaZone *defaults, GPtrArray *zones)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaZone) zone = pergola_zone_new ();
  g_autofree char *choice = NULL;

  if (!pergola_source_check (source, node, "id! place! choice badge hue caption x y",
                             "title? subtitle? cards* above* below*"))
    return FALSE;

  choice = pergola_source_get (node, "choice");
  zone->id = pergola_source_get (node, "id");
  zone->place = pergola_source_get (node, "place");
  zone->badge = pergola_source_get (node, "badge");
  zone->hue = pergola_source_get (node, "hue");
  zone->caption = pergola_source_get (node, "caption");
  zone->title = pergola_source_get_words (source, node, "title");
  zone->subtitle = pergola_source_get_words (source, node, "subtitle");

  if (!pergola_source_read_number (source, node, "x", &zone->x) ||
      !pergola_source_read_number (source, node, "y", &zone->y) ||
      !pergola_parser_check_id (self, node, zones, zone->id) ||
      !add_all_cards (self, node, zone->cards, zone->above, zone->below))
    return FALSE;

  if (zone->cards->len == 0)
    {
      inherit_cards (zone->cards, defaults->cards);
      if (zone->above->len == 0)
        inherit_cards (zone->above, defaults->above);
      if (zone->below->len == 0)
        inherit_cards (zone->below, defaults->below);
    }
  if (!give_choice (self, node, zone->cards, choice) || !give_choice (self, node, zone->above, choice) ||
      !give_choice (self, node, zone->below, choice))
    return FALSE;
  inherit_words (self, zone, choice);
  if (!check_zone (self, node, zone))
    return FALSE;

  g_ptr_array_add (zones, g_steal_pointer (&zone));
  return TRUE;
}

static gboolean
add_zones (PergolaParser *self, xmlNode *board_node, PergolaBoardDef *board)
{
  g_autoptr (PergolaZone) defaults = pergola_zone_new ();

  if (!add_all_cards (self, board_node, defaults->cards, defaults->above, defaults->below))
    return FALSE;
  for (xmlNode *node = pergola_source_child (board_node, "zone"); node != NULL;
       node = pergola_source_next (node, "zone"))
    if (!add_zone (self, node, defaults, board->zones))
      return FALSE;

  return TRUE;
}

/* --- Variants and strips --- */

static gboolean
add_variant (PergolaParser *self, xmlNode *node, PergolaBoardDef *board)
{
  g_autoptr (PergolaVariant) variant = pergola_variant_new ();
  g_autofree char *plain = NULL;
  g_autofree char *words = NULL;

  if (!pergola_source_check (self->source, node, "id! hides plain words", "title!"))
    return FALSE;

  variant->id = pergola_source_get (node, "id");
  variant->hides = pergola_source_get_list (node, "hides");
  plain = pergola_source_get (node, "plain");
  words = pergola_source_get (node, "words");
  variant->title = pergola_source_get_words (self->source, node, "title");

  if (!pergola_parser_check_id (self, node, board->variants, variant->id) ||
      (plain != NULL && !pergola_source_read_either (self->source, node, "plain", "yes", "no", &variant->plain)) ||
      (words != NULL && !pergola_source_read_either (self->source, node, "words", "yes", "no", &variant->words)))
    return FALSE;
  for (guint i = 0; variant->hides != NULL && variant->hides[i] != NULL; i++)
    if (pergola_board_def_get_zone (board, variant->hides[i]) == NULL)
      return pergola_source_fault (self->source, node, _ ("this board has no zone “%s”"), variant->hides[i]);

  g_ptr_array_add (board->variants, g_steal_pointer (&variant));
  return TRUE;
}

static gboolean
add_strip (PergolaParser *self, xmlNode *node, PergolaBoardDef *board)
{
  g_autoptr (PergolaStrip) strip = pergola_strip_new ();

  if (pergola_source_is_translation (node))
    return pergola_source_check (self->source, node, "edge toward xml:lang", "");
  if (!pergola_source_check (self->source, node, "edge! toward!", "") ||
      !pergola_source_read_either (self->source, node, "edge", "top", "bottom", &strip->top) ||
      !pergola_source_read_either (self->source, node, "toward", "end", "start", &strip->ahead))
    return FALSE;

  strip->text = pergola_source_get_words_of (self->source, node);
  if (strip->text == NULL)
    return pergola_source_fault (self->source, node, _ ("<%s> needs words in it"), "strip");

  g_ptr_array_add (board->strips, g_steal_pointer (&strip));
  return TRUE;
}

static gboolean
each (PergolaParser *self,
      xmlNode *board_node,
      const char *name,
      PergolaBoardDef *board,
      gboolean (*add) (PergolaParser *, xmlNode *, PergolaBoardDef *))
{
  for (xmlNode *node = pergola_source_child (board_node, name); node != NULL; node = pergola_source_next (node, name))
    if (!add (self, node, board))
      return FALSE;

  return TRUE;
}

/* --- Boards --- */

/* The field of the cards of every zone, where it has the type; cards of other kinds only stand there. */
static gboolean
check_field (PergolaParser *self, xmlNode *node, const PergolaBoardDef *board, const char *id, PergolaFieldType type)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, i);
      const PergolaCards *cards = g_ptr_array_index (zone->cards, 0);
      const PergolaKind *kind = pergola_framework_get_kind (self->framework, cards->kind);
      const PergolaFieldDef *field = pergola_kind_get_field (kind, id);

      if (field == NULL || field->type != type)
        return pergola_source_fault (self->source, node, _ ("the kind “%s” has no %s field “%s”"), kind->id,
                                     pergola_field_type_to_string (type), id);
    }

  return TRUE;
}

/* Axes are numbers with a range, so that there is a plane between their ends. */
static gboolean
check_axes (PergolaParser *self, xmlNode *node, const PergolaBoardDef *board)
{
  const char *axes[] = { board->across, board->down };

  if ((board->across == NULL) != (board->down == NULL))
    return pergola_source_fault (self->source, node, _ ("“across” and “down” go together"));
  for (guint i = 0; board->across != NULL && i < G_N_ELEMENTS (axes); i++)
    {
      if (!check_field (self, node, board, axes[i], PERGOLA_FIELD_NUMBER))
        return FALSE;
      for (guint z = 0; z < board->zones->len; z++)
        {
          const PergolaZone *zone = g_ptr_array_index (board->zones, z);
          const PergolaCards *cards = g_ptr_array_index (zone->cards, 0);
          const PergolaFieldDef *field =
            pergola_kind_get_field (pergola_framework_get_kind (self->framework, cards->kind), axes[i]);

          if (field->low == NULL)
            return pergola_source_fault (self->source, node, _ ("the axis “%s” needs min, max, <low> and <high>"),
                                         axes[i]);
        }
    }

  return TRUE;
}

static gboolean
check_filters (PergolaParser *self, xmlNode *node, const PergolaBoardDef *board)
{
  for (guint i = 0; board->filters != NULL && board->filters[i] != NULL; i++)
    if (!check_field (self, node, board, board->filters[i], PERGOLA_FIELD_CHOICE))
      return FALSE;

  return TRUE;
}

static gboolean
check_board (PergolaParser *self, xmlNode *node, const PergolaBoardDef *board)
{
  g_autofree char *prefix = g_strconcat (self->framework->id, ".", NULL);

  if (!pergola_parser_check_id (self, node, self->framework->boards, board->id))
    return FALSE;
  if (!g_str_has_prefix (board->id, prefix))
    return pergola_source_fault (self->source, node, _ ("the id “%s” of a board here must begin with “%s”"), board->id,
                                 prefix);
  if (board->path_kind != NULL && pergola_framework_get_kind (self->framework, board->path_kind) == NULL)
    return pergola_source_fault (self->source, node, _ ("there is no kind “%s”"), board->path_kind);

  return TRUE;
}

gboolean
pergola_parser_add_board (PergolaParser *self, xmlNode *node)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaBoardDef) board = pergola_board_def_new ();
  g_autofree char *gathers = pergola_source_get (node, "gathers");

  if (!pergola_source_check (source, node, "id! layout! page gathers icon group path-kind across down filters",
                             "title! heading? empty? first? variant* zone* cards* above* below* strip* overlay*"))
    return FALSE;

  board->id = pergola_source_get (node, "id");
  board->layout = pergola_source_get (node, "layout");
  board->page = pergola_source_get (node, "page");
  board->icon = pergola_source_get (node, "icon");
  board->group = pergola_source_get (node, "group");
  board->path_kind = pergola_source_get (node, "path-kind");
  board->across = pergola_source_get (node, "across");
  board->down = pergola_source_get (node, "down");
  board->filters = pergola_source_get_list (node, "filters");
  board->title = pergola_source_get_words (source, node, "title");
  board->heading = pergola_source_get_words (source, node, "heading");
  board->empty = pergola_source_get_words (source, node, "empty");
  board->first = pergola_source_get_words (source, node, "first");

  if ((gathers != NULL && !pergola_source_read_either (source, node, "gathers", "yes", "no", &board->gathers)) ||
      !check_board (self, node, board) || !add_zones (self, node, board) || !check_axes (self, node, board) ||
      !check_filters (self, node, board) || !each (self, node, "variant", board, add_variant) ||
      !each (self, node, "strip", board, add_strip) || !each (self, node, "overlay", board, pergola_parser_add_overlay))
    return FALSE;

  g_ptr_array_add (self->framework->boards, g_steal_pointer (&board));
  return TRUE;
}
