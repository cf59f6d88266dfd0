/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Making and freeing the parts of a definition. */

#include "config.h"

#include "pergola-framework-private.h"

#include <math.h>

PergolaChoice *
pergola_choice_new (void)
{
  return g_new0 (PergolaChoice, 1);
}

void
pergola_choice_free (PergolaChoice *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->ask);
  g_free (self->badge);
  g_free (self->hue);
  g_free (self->icon);
  g_free (self->role);
  g_strfreev (self->within);
  g_free (self);
}

PergolaFieldDef *
pergola_field_def_new (void)
{
  PergolaFieldDef *self = g_atomic_rc_box_new0 (PergolaFieldDef);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_choice_free);
  self->min = -G_MAXDOUBLE;
  self->max = G_MAXDOUBLE;
  return self;
}

PergolaFieldDef *
pergola_field_def_ref (PergolaFieldDef *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_field_def (PergolaFieldDef *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->prompt);
  g_free (self->role);
  g_ptr_array_unref (self->choices);
  g_free (self->when);
  g_strfreev (self->when_values);
  g_free (self->low);
  g_free (self->high);
  g_free (self->reverse);
  g_free (self->of);
  g_free (self->section);
}

void
pergola_field_def_unref (PergolaFieldDef *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_field_def);
}

PergolaSection *
pergola_section_new (void)
{
  return g_new0 (PergolaSection, 1);
}

void
pergola_section_free (PergolaSection *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

PergolaKind *
pergola_kind_new (void)
{
  PergolaKind *self = g_new0 (PergolaKind, 1);

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_section_free);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_field_def_unref);
  return self;
}

void
pergola_kind_free (PergolaKind *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->plural);
  g_free (self->icon);
  g_free (self->role);
  g_free (self->parent);
  g_free (self->by);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

PergolaLinkKind *
pergola_link_kind_new (void)
{
  PergolaLinkKind *self = g_new0 (PergolaLinkKind, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_field_def_unref);
  return self;
}

void
pergola_link_kind_free (PergolaLinkKind *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->reverse);
  g_free (self->icon);
  g_free (self->role);
  g_strfreev (self->from);
  g_strfreev (self->to);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

PergolaQuestion *
pergola_question_new (void)
{
  return g_new0 (PergolaQuestion, 1);
}

void
pergola_question_free (PergolaQuestion *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->ask);
  g_free (self->hint);
  g_free (self->choice);
  g_free (self->field);
  g_free (self->link);
  g_free (self);
}

PergolaForm *
pergola_form_new (void)
{
  PergolaForm *self = g_new0 (PergolaForm, 1);

  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_question_free);
  return self;
}

void
pergola_form_free (PergolaForm *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

PergolaCheckDef *
pergola_check_def_new (void)
{
  return g_new0 (PergolaCheckDef, 1);
}

void
pergola_check_def_free (PergolaCheckDef *self)
{
  g_free (self->id);
  g_free (self->role);
  g_free (self->title);
  g_free (self->ask);
  g_free (self);
}

PergolaCards *
pergola_cards_new (void)
{
  return g_new0 (PergolaCards, 1);
}

void
pergola_cards_free (PergolaCards *self)
{
  g_free (self->kind);
  g_free (self->field);
  g_free (self->choice);
  g_free (self->heading);
  g_free (self->icon);
  g_free (self);
}

PergolaZone *
pergola_zone_new (void)
{
  PergolaZone *self = g_new0 (PergolaZone, 1);

  self->x = self->y = NAN;
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_cards_free);
  self->above = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_cards_free);
  self->below = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_cards_free);
  return self;
}

void
pergola_zone_free (PergolaZone *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->badge);
  g_free (self->hue);
  g_free (self->place);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->above);
  g_ptr_array_unref (self->below);
  g_free (self->caption);
  g_free (self);
}

PergolaVariant *
pergola_variant_new (void)
{
  return g_new0 (PergolaVariant, 1);
}

void
pergola_variant_free (PergolaVariant *self)
{
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->hides);
  g_free (self);
}

PergolaStrip *
pergola_strip_new (void)
{
  return g_new0 (PergolaStrip, 1);
}

void
pergola_strip_free (PergolaStrip *self)
{
  g_free (self->text);
  g_free (self);
}

PergolaBoardDef *
pergola_board_def_new (void)
{
  PergolaBoardDef *self = g_new0 (PergolaBoardDef, 1);

  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_zone_free);
  self->variants = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_variant_free);
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_strip_free);
  self->overlays = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_overlay_free);
  return self;
}

void
pergola_board_def_free (PergolaBoardDef *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->heading);
  g_free (self->icon);
  g_free (self->layout);
  g_free (self->page);
  g_free (self->group);
  g_free (self->empty);
  g_free (self->first);
  g_free (self->path_kind);
  g_free (self->across);
  g_free (self->down);
  g_strfreev (self->filters);
  g_ptr_array_unref (self->zones);
  g_ptr_array_unref (self->variants);
  g_ptr_array_unref (self->strips);
  g_ptr_array_unref (self->overlays);
  g_free (self);
}
