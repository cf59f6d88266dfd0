/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Labels on lines: what they say, how large that makes them, their shapes. */

#include "config.h"

#include "pergola-routing.h"

#include <math.h>

#define LABEL_SIZE 11.5
#define LABEL_HEIGHT 20
#define LABEL_ICON 13
#define LABEL_TEXT_X 27
#define LABEL_PAD 10
#define SCREEN_LABEL 320
#define PAPER_LABEL 380
#define FLOW_SIZE 11
#define FLOW_HEIGHT 18
#define FLOW_PAD 7
#define FLOW_LABEL 76 /* the words of a line that is no loop */
#define SCREEN_LINES 2
#define SPAN_LONG 2 /* columns that make a loop long where it does not say */

/* The reach that a loop says it has: the role of its choice. */
static const PergolaChoice *
get_reach (Cycles *self, const CyclesLink *link)
{
  for (guint i = 0; i < link->kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (link->kind->fields, i);

      if (field->type == PERGOLA_FIELD_CHOICE && pergola_field_def_get_choice_by_role (field, "long") != NULL)
        return pergola_project_get_choice (self->project, link->item, field->id);
    }

  return NULL;
}

static int
get_place (Cycles *self, guint node)
{
  const CyclesZone *zone = CYCLES_ZONE (self, CYCLES_NODE (self, node)->zone);
  int place = 0;

  for (guint i = 0; i < self->zones->len; i++)
    place += zone->column >= 0 && CYCLES_ZONE (self, i)->column >= 0 && CYCLES_ZONE (self, i)->column < zone->column;

  return place;
}

int
pergola_routing_get_span (Cycles *self, const CyclesLink *link)
{
  return ABS (get_place (self, link->ends[0]) - get_place (self, link->ends[1]));
}

gboolean
pergola_routing_is_long (Cycles *self, const CyclesLink *link)
{
  const PergolaChoice *reach = get_reach (self, link);

  if (reach != NULL)
    return g_strcmp0 (reach->role, "long") == 0;

  return pergola_routing_get_span (self, link) >= SPAN_LONG;
}

/* Loops through the gutters say what they are; other lines have little room. */
static gboolean
is_long_label (const CyclesLink *link)
{
  return link->style != PERGOLA_LINK_FLOW && !(link->label_run >= 0 && link->runs[link->label_run].vertical);
}

gboolean
pergola_routing_is_narrative (const CyclesLink *link)
{
  return link->carries && link->band->item != NULL;
}

gboolean
pergola_routing_has_label (const CyclesLink *link)
{
  return link->item != NULL && (link->style != PERGOLA_LINK_FLOW || *pergola_item_get_title (link->item) != '\0');
}

/* "Improving, long · what counts as loss?"; short is only said where there is nothing else to say. */
static char *
make_label (Cycles *self, const CyclesLink *link)
{
  const char *title = pergola_item_get_title (link->item);
  g_autoptr (GString) text = NULL;
  gboolean far;

  if (!is_long_label (link))
    return g_strdup (title);
  if (link->carries)
    return pergola_cycles_make_words (link->band, title);

  text = g_string_new (link->kind->title);
  far = pergola_routing_is_long (self, link);
  if (far || *title == '\0')
    g_string_append_printf (text, ", %s", pergola_cycles_word (self, far ? "long" : "short"));
  if (*title != '\0')
    g_string_append_printf (text, " · %s", title);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* In how many lines a label may be set, 0: as many as needed. */
static int
get_lines (Cycles *self, const CyclesLink *link)
{
  return self->paper ? 0 : is_long_label (link) ? 1 : SCREEN_LINES;
}

static double
get_pad (const CyclesLink *link)
{
  return is_long_label (link) ? LABEL_PAD : FLOW_PAD;
}

static double
get_text_x (const CyclesLink *link)
{
  return is_long_label (link) && link->kind->icon != NULL ? LABEL_TEXT_X : get_pad (link);
}

static double
get_most (Cycles *self, const CyclesLink *link)
{
  if (!is_long_label (link))
    return FLOW_LABEL;

  return (self->paper ? PAPER_LABEL : SCREEN_LABEL) - get_text_x (link) - get_pad (link);
}

void
pergola_routing_measure_label (Cycles *self, CyclesLink *link)
{
  double most = get_most (self, link), size = is_long_label (link) ? LABEL_SIZE : FLOW_SIZE, width, height;

  g_free (link->label);
  link->label = make_label (self, link);
  pergola_layout_measure_text (self->fonts, link->label, size, is_long_label (link), -1, 1, &width, &height);
  link->label_height = is_long_label (link) ? LABEL_HEIGHT : FLOW_HEIGHT;
  if (width > most && get_lines (self, link) != 1)
    {
      pergola_layout_measure_text (self->fonts, link->label, size, is_long_label (link), most, get_lines (self, link),
                                   &width, &height);
      link->label_height = MAX (link->label_height, height + (is_long_label (link) ? 6 : 4));
    }
  link->label_width = ceil (MIN (width + 1, most)) + get_text_x (link) + get_pad (link);
}

PergolaRect
pergola_routing_get_label_rect (const CyclesLink *link)
{
  const CyclesRun *run = &link->runs[link->label_run];
  double y = run->vertical ? link->label_y : run->pos;

  return (PergolaRect){ link->label_x - link->label_width / 2, y - link->label_height / 2, link->label_width,
                        link->label_height };
}

void
pergola_routing_add_label (Cycles *self, const CyclesLink *link, PergolaRect r)
{
  const char *id = pergola_item_get_id (pergola_routing_is_narrative (link) ? link->band->item : link->item);
  PergolaColor ink = link->carries ? PERGOLA_HUED (ON_MARKER, PERGOLA_HUE_TEAL)
                     : link->lit   ? PERGOLA_COLOR (ACCENT_TEXT)
                                   : PERGOLA_COLOR (LOOP);
  double text_x = get_text_x (link), size = is_long_label (link) ? LABEL_SIZE : FLOW_SIZE;
  PergolaRect text = { r.x + text_x, r.y, r.width - text_x - get_pad (link) + 3, r.height };
  PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, self->scene->nodes->len - 1);
  PergolaShape *shape;

  node->title_bounds = text;
  node->title_size = size;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LINK_LABEL, id, r,
                          (is_long_label (link) ? LABEL_HEIGHT : FLOW_HEIGHT) / 2.0,
                          link->carries ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (BOARD),
                          link->lit ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (BORDER), link->lit ? 1.4 : 1);
  if (is_long_label (link) && link->kind->icon != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_LINK_LABEL, id, link->kind->icon, r.x + 9,
                             r.y + (r.height - LABEL_ICON) / 2, LABEL_ICON, ink);
  shape = pergola_scene_add_text (self->scene, PERGOLA_ROLE_LINK_LABEL, id, self->fonts, link->label, text, size,
                                  is_long_label (link), is_long_label (link) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER,
                                  get_lines (self, link), ink);
  shape->bounds.y += (r.height - pergola_shape_get_text_height (shape)) / 2;
  shape->bounds.height = pergola_shape_get_text_height (shape);
  node->shortened = pergola_shape_is_ellipsized (shape);
}
