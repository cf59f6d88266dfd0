/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-scene.h"

gboolean
pergola_rect_contains (const PergolaRect *self, double x, double y)
{
  return x >= self->x && x < self->x + self->width && y >= self->y && y < self->y + self->height;
}

gboolean
pergola_rect_intersects (const PergolaRect *self, const PergolaRect *other)
{
  return self->x < other->x + other->width && other->x < self->x + self->width && self->y < other->y + other->height &&
         other->y < self->y + self->height;
}

PergolaRect
pergola_rect_union (const PergolaRect *self, const PergolaRect *other)
{
  double x = MIN (self->x, other->x), y = MIN (self->y, other->y);
  double right = MAX (self->x + self->width, other->x + other->width);
  double bottom = MAX (self->y + self->height, other->y + other->height);

  return (PergolaRect){ x, y, right - x, bottom - y };
}

PergolaRect
pergola_rect_inflate (const PergolaRect *self, double by)
{
  return (PergolaRect){ self->x - by, self->y - by, self->width + 2 * by, self->height + 2 * by };
}
