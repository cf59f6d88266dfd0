/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Overlays of a board: narratives that are told over its figure, each with a label along one edge or both. */

#include "config.h"

#include "pergola-framework-parser.h"

#include <glib/gi18n-lib.h>

PergolaBand *
pergola_band_new (void)
{
  return g_new0 (PergolaBand, 1);
}

void
pergola_band_free (PergolaBand *self)
{
  g_free (self->ask);
  g_free (self->scale);
  g_strfreev (self->lights);
  g_free (self->ways);
  g_free (self);
}

PergolaOverlay *
pergola_overlay_new (void)
{
  PergolaOverlay *self = g_new0 (PergolaOverlay, 1);

  self->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_band_free);
  return self;
}

void
pergola_overlay_free (PergolaOverlay *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->field);
  g_free (self->choice);
  g_free (self->by);
  g_ptr_array_unref (self->bands);
  g_free (self);
}

const PergolaOverlay *
pergola_board_def_get_overlay (const PergolaBoardDef *board, const char *id)
{
  for (guint i = 0; board != NULL && id != NULL && i < board->overlays->len; i++)
    {
      const PergolaOverlay *overlay = g_ptr_array_index (board->overlays, i);

      if (g_str_equal (overlay->id, id))
        return overlay;
    }

  return NULL;
}

/* --- Reading them --- */

static gboolean
is_role_of_choice (const PergolaKind *kind, const char *role)
{
  const PergolaFieldDef *type = pergola_kind_get_field_by_role (kind, "type");

  return type != NULL && pergola_field_def_get_choice_by_role (type, role) != NULL;
}

/* A role that some kind has, or some type of value. */
static gboolean
is_role (PergolaParser *self, const char *role, gboolean of_kinds)
{
  for (guint i = 0; i < self->framework->kinds->len; i++)
    {
      const PergolaKind *kind = g_ptr_array_index (self->framework->kinds, i);

      if ((of_kinds && g_strcmp0 (kind->role, role) == 0) || is_role_of_choice (kind, role))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_lights (PergolaParser *self, xmlNode *node, const PergolaBand *band)
{
  PergolaLinkStyle style;

  for (guint i = 0; band->lights != NULL && band->lights[i] != NULL; i++)
    if (!pergola_link_style_from_string (band->lights[i], &style) && !is_role (self, band->lights[i], TRUE))
      return pergola_source_fault (self->source, node, _ ("“%s” is no style of link and no role"), band->lights[i]);
  if (band->ways != NULL && !is_role (self, band->ways, FALSE))
    return pergola_source_fault (self->source, node, _ ("no type has the role “%s”"), band->ways);

  return TRUE;
}

/* A choice field of the kind that an overlay speaks with. */
static const PergolaFieldDef *
find_field (PergolaParser *self, xmlNode *node, const PergolaOverlay *overlay, const char *id)
{
  const PergolaKind *kind = pergola_framework_get_kind (self->framework, overlay->kind);
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field (kind, id) : NULL;

  if (kind == NULL)
    pergola_source_fault (self->source, node, _ ("there is no kind “%s”"), overlay->kind);
  else if (field == NULL || field->type != PERGOLA_FIELD_CHOICE)
    pergola_source_fault (self->source, node, _ ("the kind “%s” has no choice field “%s”"), kind->id, id);
  else
    return field;

  return NULL;
}

static gboolean
check_choice (PergolaParser *self, xmlNode *node, const PergolaOverlay *overlay, const char *id, const char *choice)
{
  const PergolaFieldDef *field = find_field (self, node, overlay, id);

  if (field == NULL)
    return FALSE;
  if (pergola_field_def_get_choice (field, choice) == NULL)
    return pergola_source_fault (self->source, node, _ ("the field “%s” of “%s” has no choice “%s”"), id, overlay->kind,
                                 choice);
  return TRUE;
}

static gboolean
add_band (PergolaParser *self, xmlNode *node, PergolaOverlay *overlay)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaBand) band = pergola_band_new ();

  if (!pergola_source_check (source, node, "edge! toward! scale! lights ways", "ask?") ||
      !pergola_source_read_either (source, node, "edge", "top", "bottom", &band->top) ||
      !pergola_source_read_either (source, node, "toward", "end", "start", &band->ahead))
    return FALSE;

  band->scale = pergola_source_get (node, "scale");
  band->lights = pergola_source_get_list (node, "lights");
  band->ways = pergola_source_get (node, "ways");
  band->ask = pergola_source_get_words (source, node, "ask");

  if (!check_choice (self, node, overlay, overlay->by, band->scale) || !check_lights (self, node, band))
    return FALSE;
  for (guint i = 0; i < overlay->bands->len; i++)
    if (!((PergolaBand *) g_ptr_array_index (overlay->bands, i))->top == !band->top)
      return pergola_source_fault (source, node, _ ("the overlay “%s” has two bands along one edge"), overlay->id);

  g_ptr_array_add (overlay->bands, g_steal_pointer (&band));
  return TRUE;
}

gboolean
pergola_parser_add_overlay (PergolaParser *self, xmlNode *node, PergolaBoardDef *board)
{
  PergolaSource *source = self->source;
  g_autoptr (PergolaOverlay) overlay = pergola_overlay_new ();

  if (!pergola_source_check (source, node, "id! kind! field! choice! by!", "title! band*"))
    return FALSE;

  overlay->id = pergola_source_get (node, "id");
  overlay->kind = pergola_source_get (node, "kind");
  overlay->field = pergola_source_get (node, "field");
  overlay->choice = pergola_source_get (node, "choice");
  overlay->by = pergola_source_get (node, "by");
  overlay->title = pergola_source_get_words (source, node, "title");

  if (!pergola_parser_check_id (self, node, board->overlays, overlay->id) ||
      !check_choice (self, node, overlay, overlay->field, overlay->choice) ||
      find_field (self, node, overlay, overlay->by) == NULL)
    return FALSE;
  for (xmlNode *child = pergola_source_child (node, "band"); child != NULL; child = pergola_source_next (child, "band"))
    if (!add_band (self, child, overlay))
      return FALSE;
  if (overlay->bands->len == 0)
    return pergola_source_fault (source, node, _ ("the overlay “%s” has no band"), overlay->id);

  g_ptr_array_add (board->overlays, g_steal_pointer (&overlay));
  return TRUE;
}
