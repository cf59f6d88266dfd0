/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How definitions are made, for the parser and the set of frameworks. Core only. */

#pragma once

#include "pergola-frameworks.h"

G_BEGIN_DECLS

PergolaFramework *pergola_framework_new (void);
PergolaChoice *pergola_choice_new (void);
PergolaFieldDef *pergola_field_def_new (void);
PergolaSection *pergola_section_new (void);
PergolaPreset *pergola_preset_new (void);
PergolaCatalogueEntry *pergola_catalogue_entry_new (void);
PergolaCatalogue *pergola_catalogue_new (void);
PergolaKind *pergola_kind_new (void);
PergolaLinkKind *pergola_link_kind_new (void);
PergolaQuestion *pergola_question_new (void);
PergolaForm *pergola_form_new (void);
PergolaCheckDef *pergola_check_def_new (void);
PergolaCards *pergola_cards_new (void);
PergolaZone *pergola_zone_new (void);
PergolaVariant *pergola_variant_new (void);
PergolaStrip *pergola_strip_new (void);
PergolaBand *pergola_band_new (void);
PergolaOverlay *pergola_overlay_new (void);
PergolaBoardDef *pergola_board_def_new (void);

void pergola_choice_free (PergolaChoice *self);
PergolaFieldDef *pergola_field_def_ref (PergolaFieldDef *self); /* a kind shares the fields of its base */
void pergola_field_def_unref (PergolaFieldDef *self);
void pergola_section_free (PergolaSection *self);
void pergola_preset_free (PergolaPreset *self);
void pergola_catalogue_entry_free (PergolaCatalogueEntry *self);
void pergola_catalogue_free (PergolaCatalogue *self);
void pergola_kind_free (PergolaKind *self);
void pergola_link_kind_free (PergolaLinkKind *self);
void pergola_question_free (PergolaQuestion *self);
void pergola_form_free (PergolaForm *self);
void pergola_check_def_free (PergolaCheckDef *self);
void pergola_cards_free (PergolaCards *self);
void pergola_zone_free (PergolaZone *self);
void pergola_variant_free (PergolaVariant *self);
void pergola_strip_free (PergolaStrip *self);
void pergola_band_free (PergolaBand *self);
void pergola_overlay_free (PergolaOverlay *self);
void pergola_board_def_free (PergolaBoardDef *self);

gboolean pergola_field_type_from_string (const char *text, PergolaFieldType *type);
gboolean pergola_link_style_from_string (const char *text, PergolaLinkStyle *style);

/* As pergola_framework_new_from_bytes, for a definition that begins at @line of the file @name. What it needs is
 * looked for in @set (nullable).
 * @element (out) (optional) (transfer full): the definition as one element, without what stood around it. */
PergolaFramework *pergola_framework_parse (
  GBytes *bytes, const char *name, int line, const char *language, PergolaFrameworks *set, char **element,
  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaChoice, pergola_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaFieldDef, pergola_field_def_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaSection, pergola_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaPreset, pergola_preset_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaCatalogueEntry, pergola_catalogue_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaCatalogue, pergola_catalogue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaKind, pergola_kind_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaLinkKind, pergola_link_kind_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaQuestion, pergola_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaForm, pergola_form_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaCheckDef, pergola_check_def_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaCards, pergola_cards_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaZone, pergola_zone_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaVariant, pergola_variant_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaStrip, pergola_strip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBand, pergola_band_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaOverlay, pergola_overlay_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBoardDef, pergola_board_def_free)

G_END_DECLS
