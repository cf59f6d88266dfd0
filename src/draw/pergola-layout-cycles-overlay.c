/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The narrative that is told over the figure: what it lights, and its two labels. A label stands on the longest loop
 * that is lit, where there is one; else on a line of its own along the edge of the figure, beyond all others. */

#include "config.h"

#include "pergola-layout-cycles.h"
#include "pergola-role.h"
#include "pergola-routing.h"

#include <math.h>

#define SIZE 11.5
#define RIBBON 26 /* height of the line along an edge, with what keeps it apart */
#define PILL_PAD 12
#define PILL_MOST 520
#define RIBBON_END 24 /* how much of the line is seen beside its pill */
#define HEAD 9

/* --- What is lit --- */

static gboolean
has_role (Cycles *self, const CyclesNode *node, const char *role)
{
  const PergolaChoice *choice =
    node->type == CYCLES_CARD ? pergola_role_get_choice (self->project, node->item, "type") : NULL;

  return pergola_role_is (self->project, node->item, role) || (choice != NULL && g_strcmp0 (choice->role, role) == 0);
}

static void
light_nodes (Cycles *self, const char *role)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (has_role (self, CYCLES_NODE (self, i), role))
      CYCLES_NODE (self, i)->told = TRUE;
}

/* Of loops those that are long, if any is. */
static void
light_links (Cycles *self, CyclesBand *band, PergolaLinkStyle style)
{
  gboolean any_long = FALSE;

  for (guint i = 0; i < self->links->len && style != PERGOLA_LINK_FLOW; i++)
    any_long |= CYCLES_LINK (self, i)->item != NULL && CYCLES_LINK (self, i)->style == style &&
                pergola_routing_is_long (self, CYCLES_LINK (self, i));
  for (guint i = 0; i < self->links->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, i);

      if (link->item == NULL || link->style != style || (any_long && !pergola_routing_is_long (self, link)))
        continue;
      link->lit = TRUE;
      link->band = band;
    }
}

/* All flow that leads to a card with the role, over however many others. */
static void
light_ways (Cycles *self, CyclesBand *band, const char *role)
{
  g_autofree gboolean *leads = g_new0 (gboolean, self->nodes->len + 1);
  gboolean more = TRUE;

  for (guint i = 0; i < self->nodes->len; i++)
    leads[i] = has_role (self, CYCLES_NODE (self, i), role);
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < self->links->len; i++)
        {
          CyclesLink *link = CYCLES_LINK (self, i);

          if (link->item == NULL || link->style != PERGOLA_LINK_FLOW || link->band != NULL || !leads[link->ends[1]])
            continue;
          link->lit = TRUE;
          link->band = band;
          more |= !leads[link->ends[0]];
          leads[link->ends[0]] = TRUE;
        }
    }
}

static void
light (Cycles *self, CyclesBand *band)
{
  static const struct
  {
    const char *name;
    PergolaLinkStyle style;
  } STYLES[] = {
    { "flow", PERGOLA_LINK_FLOW },
    { "improving", PERGOLA_LINK_IMPROVING },
    { "reframing", PERGOLA_LINK_REFRAMING },
  };

  for (guint i = 0; band->def->lights != NULL && band->def->lights[i] != NULL; i++)
    {
      gboolean is_style = FALSE;

      for (guint s = 0; s < G_N_ELEMENTS (STYLES); s++)
        if (g_str_equal (band->def->lights[i], STYLES[s].name))
          {
            light_links (self, band, STYLES[s].style);
            is_style = TRUE;
          }
      if (!is_style)
        light_nodes (self, band->def->lights[i]);
    }
  if (band->def->ways != NULL)
    light_ways (self, band, band->def->ways);
}

/* --- What is said --- */

/* What was written for a band. An item that does not say for which one is in the first. */
static void
collect_words (Cycles *self, CyclesBand *band, gboolean first)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (self->project, self->overlay->kind);
  const PergolaFieldDef *field = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const char *scale = pergola_item_get (item, self->overlay->by);

      if (!pergola_item_has_choice (item, self->overlay->field, self->overlay->choice) ||
          !(scale != NULL ? g_str_equal (scale, band->def->scale) : first) || !pergola_cycles_may_show (self, item))
        continue;
      if (band->item == NULL)
        band->item = item;
      if (*pergola_item_get_title (item) == '\0')
        continue;
      if (band->words == NULL)
        band->words = g_string_new (NULL);
      g_string_append_printf (band->words, "%s%s", band->words->len > 0 ? " · " : "", pergola_item_get_title (item));
    }
  field = pergola_kind_get_field (pergola_project_get_kind (self->project, self->overlay->kind), self->overlay->field);
  band->title = pergola_field_def_get_choice (field, self->overlay->choice)->title;
}

void
pergola_cycles_tell (Cycles *self)
{
  self->overlay = pergola_board_def_get_overlay (self->board, self->options->overlay);
  for (guint i = 0; self->overlay != NULL && i < self->overlay->bands->len; i++)
    {
      const PergolaBand *def = g_ptr_array_index (self->overlay->bands, i);
      CyclesBand *band = &self->bands[def->top ? 0 : 1];

      band->def = def;
      collect_words (self, band, i == 0);
      light (self, band);
    }
}

/* A loop that has a lane, where its label can be read. */
static gboolean
can_carry (const CyclesLink *link, const CyclesBand *band)
{
  if (link->band != band || link->item == NULL || link->style == PERGOLA_LINK_FLOW || link->label_run >= 0)
    return FALSE;
  for (int i = 0; i < link->n_runs; i++)
    if (!link->runs[i].vertical && !link->runs[i].gap)
      return TRUE;

  return FALSE;
}

void
pergola_cycles_give_words (Cycles *self)
{
  for (int b = 0; b < 2; b++)
    {
      CyclesBand *band = &self->bands[b];
      CyclesLink *best = NULL;

      for (guint i = 0; band->def != NULL && i < self->links->len; i++)
        {
          CyclesLink *link = CYCLES_LINK (self, i);

          if (can_carry (link, band) &&
              (best == NULL || pergola_routing_get_span (self, link) > pergola_routing_get_span (self, best)))
            best = link;
        }
      if (best != NULL)
        {
          best->carries = TRUE;
          band->carried = TRUE;
        }
    }
}

/* (transfer full) (nullable): the words of a band, or of the loop @title that speaks for it. */
char *
pergola_cycles_make_words (const CyclesBand *band, const char *title)
{
  const char *words = band->words != NULL && band->words->len > 0 ? band->words->str : title;

  if (words == NULL || *words == '\0')
    return band->item != NULL || title != NULL ? g_strdup (band->title) : NULL;

  return g_strdup_printf ("%s: %s", band->title, words);
}

/* --- The labels along the edges --- */

typedef struct
{
  char *text; /* (nullable): nothing to say */
  gboolean invites;
  double width, height; /* of the pill */
} Ribbon;

static Ribbon
measure (Cycles *self, const CyclesBand *band)
{
  Ribbon r = { NULL, FALSE, 0, 0 };
  double most = MIN (PILL_MOST, self->x1 - self->x0 - 2 * RIBBON_END) - 2 * PILL_PAD, width, height;

  if (band->def == NULL || band->carried)
    return r;
  r.text = pergola_cycles_make_words (band, NULL);
  r.invites = r.text == NULL;
  if (r.invites && !self->paper)
    r.text = g_strdup (band->def->ask);
  if (r.text == NULL)
    return r;

  pergola_layout_measure_text (self->fonts, r.text, SIZE, !r.invites, -1, 1, &width, &height);
  if (width + 1 > most)
    pergola_layout_measure_text (self->fonts, r.text, SIZE, !r.invites, most, self->paper ? 0 : 1, &width, &height);
  r.width = ceil (MIN (width + 1, most)) + 2 * PILL_PAD;
  r.height = MAX (CYCLES_PILL, height + 6);
  return r;
}

double
pergola_cycles_measure_ribbon (Cycles *self, gboolean top)
{
  Ribbon r = measure (self, &self->bands[top ? 0 : 1]);
  double height = r.text != NULL ? r.height + RIBBON - CYCLES_PILL : 0;

  g_free (r.text);
  return height;
}

static void
add_line (Cycles *self, const CyclesBand *band, double y)
{
  double tip = band->def->ahead ? self->x1 : self->x0, tail = band->def->ahead ? self->x0 : self->x1;
  double d = band->def->ahead ? -HEAD : HEAD;
  PergolaPath *head = pergola_path_new ();

  for (int halo = 1; halo >= 0; halo--)
    {
      PergolaPath *line = pergola_path_new ();

      pergola_path_move_to (line, tail, y);
      pergola_path_line_to (line, tip + d, y);
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, NULL, line, PERGOLA_COLOR (NONE),
                              halo ? PERGOLA_COLOR (HALO) : PERGOLA_COLOR (ACCENT), halo ? 10 : 3, 0);
    }
  pergola_path_move_to (head, tip, y);
  pergola_path_line_to (head, tip + d, y - HEAD * 0.6);
  pergola_path_line_to (head, tip + d, y + HEAD * 0.6);
  pergola_path_close (head);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, NULL, head, PERGOLA_COLOR (ACCENT), PERGOLA_COLOR (NONE), 0,
                          0);
}

static void
add_text (Cycles *self, const Ribbon *r, PergolaShapeRole role, const char *id, PergolaRect pill, PergolaColor ink)
{
  PergolaRect text = { pill.x + PILL_PAD, pill.y, pill.width - 2 * PILL_PAD, pill.height };
  PergolaShape *shape = pergola_scene_add_text (self->scene, role, id, self->fonts, r->text, text, SIZE, !r->invites,
                                                PANGO_ALIGN_CENTER, self->paper ? 0 : 1, ink);

  shape->bounds.y += (pill.height - pergola_shape_get_text_height (shape)) / 2;
  shape->bounds.height = pergola_shape_get_text_height (shape);
  if (id != NULL)
    {
      PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, self->scene->nodes->len - 1);

      node->title_bounds = text;
      node->title_size = SIZE;
      node->shortened = pergola_shape_is_ellipsized (shape);
    }
}

void
pergola_cycles_begin_narrative (Cycles *self, const CyclesBand *band, const char *words, PergolaRect pill)
{
  pergola_scene_begin_node (self->scene, PERGOLA_NODE_PILL, pergola_item_get_id (band->item), pill, -1);
  pergola_scene_set_name (self->scene, words);
}

void
pergola_cycles_add_ribbon (Cycles *self, gboolean top, double y)
{
  const CyclesBand *band = &self->bands[top ? 0 : 1];
  Ribbon r = measure (self, band);
  const char *id = band->item != NULL ? pergola_item_get_id (band->item) : NULL;
  PergolaRect pill;

  if (r.text == NULL)
    return;
  y += (r.height + RIBBON - CYCLES_PILL) / 2;
  pill = (PergolaRect){ (self->x0 + self->x1 - r.width) / 2, y - r.height / 2, r.width, r.height };
  if (r.invites)
    {
      self->scene->asks[top ? 0 : 1] = pill;
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_HINT, NULL, pill, CYCLES_PILL / 2.0, PERGOLA_COLOR (BOARD),
                              PERGOLA_COLOR (BORDER), 1)
        ->dash = 1;
      add_text (self, &r, PERGOLA_ROLE_HINT, NULL, pill, PERGOLA_COLOR (DIM));
    }
  else
    {
      add_line (self, band, y);
      pergola_cycles_begin_narrative (self, band, r.text, pill);
      pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PILL, id, pill, CYCLES_PILL / 2.0, PERGOLA_COLOR (ACCENT),
                              PERGOLA_COLOR (NONE), 0);
      add_text (self, &r, PERGOLA_ROLE_PILL, id, pill, PERGOLA_HUED (ON_MARKER, PERGOLA_HUE_TEAL));
      pergola_scene_end_node (self->scene);
    }
  g_free (r.text);
}
