/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* From the project to a scene that fills the page, laid out no more often than need be. */

#include "pergola-board-canvas.h"

/* Below the figure, in pixels. The zoom buttons lie over the end of its last lines where those leave them room, else
 * the figure keeps out of their way. */
#define FOOT_NARROW 10
#define FOOT_WIDE 54
#define BUTTONS_WIDTH 156
#define BUTTONS_HEIGHT 52
/* A figure that fits is not blown up beyond this, but on a page wider than that: it would only become long lines. */
#define FIT_MAX 1.25
#define FIT_WIDTH 1600
/* On a narrow page (pixels) a board starts no smaller than this, so that it can be read; so does what is read downwards
 * and need not be seen at once, unless it is nearly so large when all of it is seen. Fit still shows all of it. */
#define NARROW 560
#define READABLE 0.75
#define NEARLY_READABLE 0.66
/* Less than this many pixels of height are no page to fit. */
#define MIN_PAGE 100

static PergolaScene *
run_layout (PergolaBoardCanvas *self, double width, double height)
{
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_SCREEN;

  options.width = width;
  options.height = height;
  options.until = pergola_editor_get_until (self->editor);
  options.keep_later = TRUE;
  options.overlay = pergola_editor_get_overlay (self->editor);
  options.retrospective = pergola_editor_get_retrospective (self->editor);
  options.chain = pergola_editor_get_chain (self->editor, &options.story);
  options.filter = pergola_editor_get_filter (self->editor);
  return pergola_layout_run (pergola_editor_get_project (self->editor), pergola_editor_get_board_def (self->editor),
                             self->fonts, &options);
}

static double
get_page_height (PergolaBoardCanvas *self)
{
  return MAX (self->page_height - self->foot, MIN_PAGE);
}

static double
choose_least_zoom (PergolaBoardCanvas *self, const PergolaScene *natural)
{
  gboolean far = natural->scrolls && self->page_width / natural->width < NEARLY_READABLE;

  return (self->page_width < NARROW || far) && !self->whole ? READABLE : PERGOLA_ZOOM_MIN;
}

static double
get_most_zoom (PergolaBoardCanvas *self)
{
  return MAX (FIT_MAX, self->page_width / FIT_WIDTH);
}

/* The zoom at which a figure of this size fills the page. */
static double
compute_fit (PergolaBoardCanvas *self, const PergolaScene *natural)
{
  double across = self->page_width / natural->width;
  double down = natural->scrolls ? G_MAXDOUBLE : get_page_height (self) / natural->height;

  return CLAMP (MIN (across, down), self->least_zoom, get_most_zoom (self));
}

static PergolaScene *
run_fitted (PergolaBoardCanvas *self)
{
  return run_layout (self, self->page_width / self->fit_zoom, get_page_height (self) / self->fit_zoom);
}

/* How much of a scene the page can hold: less than 1 where it is too large. */
static double
get_share (PergolaBoardCanvas *self, const PergolaScene *scene)
{
  double across = self->page_width / (scene->width * self->fit_zoom);

  return scene->scrolls ? across : MIN (across, get_page_height (self) / (scene->height * self->fit_zoom));
}

#define ENOUGH 0.998

/* The size the figure has of itself: the same whatever the page, until the project changes. */
static const PergolaScene *
get_natural (PergolaBoardCanvas *self)
{
  if (self->natural == NULL)
    self->natural = run_layout (self, 0, 0);

  return self->natural;
}

/* Whether a scene that was made for the zoom we have needs another one: it grew beyond the page, or what the zoom was
 * chosen for has changed, so that there may be room for a greater one. */
static gboolean
needs_refit (PergolaBoardCanvas *self, const PergolaScene *scene)
{
  const PergolaScene *natural;

  if (get_share (self, scene) < ENOUGH)
    return self->fit_zoom > self->least_zoom;
  if (self->fit_zoom >= get_most_zoom (self))
    return FALSE;

  natural = get_natural (self);
  return self->fit_tight || natural->width != self->fit_width || natural->height != self->fit_height;
}

/* A figure that is made wider may come out higher, so the zoom is approached. */
static PergolaScene *
find_fit (PergolaBoardCanvas *self)
{
  const PergolaScene *natural = get_natural (self);
  PergolaScene *scene;

  self->fit_width = natural->width;
  self->fit_height = natural->height;
  self->least_zoom = choose_least_zoom (self, natural);
  self->fit_zoom = compute_fit (self, natural);
  scene = run_fitted (self);
  self->fit_tight = get_share (self, scene) < ENOUGH;
  for (int i = 0; i < 8 && get_share (self, scene) < ENOUGH && self->fit_zoom > self->least_zoom; i++)
    {
      self->fit_zoom = MAX (self->fit_zoom * get_share (self, scene) * 0.997, self->least_zoom);
      pergola_scene_unref (scene);
      scene = run_fitted (self);
    }

  return scene;
}

/* Aspirations and conditions alone leave a board empty: it still asks for its first card. */
gboolean
pergola_board_canvas_is_empty (PergolaBoardCanvas *self)
{
  if (self->full == NULL)
    return FALSE;

  for (guint i = 0; i < self->full->nodes->len; i++)
    if (g_array_index (self->full->nodes, PergolaNode, i).type == PERGOLA_NODE_CARD)
      return FALSE;

  return TRUE;
}

void
pergola_board_canvas_cut_scene (PergolaBoardCanvas *self)
{
  guint32 until = pergola_editor_get_until (self->editor);

  if (self->full == NULL)
    return;
  g_clear_pointer (&self->scene, pergola_scene_unref);
  self->scene = until != PERGOLA_TIMELINE_ALWAYS
                  ? pergola_layout_cut (self->full, pergola_editor_get_timeline (self->editor), until)
                  : pergola_scene_ref (self->full);
}

static guint
count_items (const PergolaScene *scene)
{
  guint n = 0;

  for (guint i = 0; scene != NULL && i < scene->nodes->len; i++)
    n += g_array_index (scene->nodes, PergolaNode, i).type != PERGOLA_NODE_LINK;
  return n;
}

void
pergola_board_canvas_count (PergolaBoardCanvas *self, guint *shown, guint *all)
{
  pergola_board_canvas_ensure_scene (self);
  *shown = count_items (self->scene);
  *all = count_items (self->full);
}

guint32
pergola_board_canvas_get_first_day (PergolaBoardCanvas *self)
{
  const PergolaTimeline *timeline = self->editor != NULL ? pergola_editor_get_timeline (self->editor) : NULL;
  guint32 first = PERGOLA_TIMELINE_ALWAYS;

  if (timeline == NULL)
    return first;

  pergola_board_canvas_ensure_scene (self);
  for (guint i = 0; self->full != NULL && i < self->full->nodes->len; i++)
    {
      guint32 day = pergola_timeline_get_day (timeline, g_array_index (self->full->nodes, PergolaNode, i).id);

      if (day != PERGOLA_TIMELINE_ALWAYS && (first == PERGOLA_TIMELINE_ALWAYS || day < first))
        first = day;
    }

  return first;
}

static void
take_scene (PergolaBoardCanvas *self, PergolaScene *scene)
{
  gboolean known = self->scene != NULL;
  gboolean was_empty = pergola_board_canvas_is_empty (self);

  g_clear_pointer (&self->full, pergola_scene_unref);
  self->full = scene;
  pergola_board_canvas_cut_scene (self);
  self->stale = FALSE;
  if (self->fit && self->zoom != self->fit_zoom)
    {
      self->zoom = self->fit_zoom;
      self->zoom_changed = TRUE;
    }
  self->empty_changed |= !known || was_empty != pergola_board_canvas_is_empty (self);
}

/* Whether the zoom buttons, at the end of a line of the interface, would lie over something. */
static gboolean
is_in_the_way (PergolaBoardCanvas *self, PergolaScene *scene)
{
  double right = self->page_width / self->fit_zoom, bottom = get_page_height (self) / self->fit_zoom;
  double width = BUTTONS_WIDTH / self->fit_zoom, height = BUTTONS_HEIGHT / self->fit_zoom;
  gboolean at_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PergolaRect buttons = { at_left ? 0 : right - width, bottom - height, width, height };
  g_autoptr (GArray) shapes = pergola_scene_list_visible (scene, &buttons);

  return shapes->len > 0;
}

static PergolaScene *
find_roomy_fit (PergolaBoardCanvas *self)
{
  PergolaScene *scene;

  self->foot = FOOT_NARROW;
  scene = find_fit (self);
  /* What does not fit anyway can be scrolled out from under them. */
  if (self->fit_zoom > self->least_zoom && is_in_the_way (self, scene))
    {
      self->foot = FOOT_WIDE;
      /* How high the page is makes no difference to it. */
      if (scene->scrolls)
        return scene;
      pergola_scene_unref (scene);
      scene = find_fit (self);
    }

  return scene;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return values->len > 0 ? g_array_index (values, double, values->len / 2) : 0;
}

/* How far what is in sight moves with a new scene, in its units: what most of it does, so that one card that goes its
 * own way takes nothing along. */
static void
measure_drift (PergolaBoardCanvas *self, const PergolaScene *scene, double *dx, double *dy)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (double));
  PergolaRect sight = pergola_board_canvas_get_visible (self);

  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *old = &g_array_index (self->scene->nodes, PergolaNode, i);
      const PergolaNode *new =
        pergola_rect_intersects (&sight, &old->bounds) ? pergola_scene_get_node (scene, old->id) : NULL;
      double x, y;

      if (new == NULL || old->type == PERGOLA_NODE_LINK)
        continue;
      x = new->bounds.x - old->bounds.x;
      y = new->bounds.y - old->bounds.y;
      g_array_append_val (across, x);
      g_array_append_val (down, y);
    }
  *dx = get_median (across);
  *dy = get_median (down);
}

/* Lays the board out anew. The natural size is asked for only where the zoom may have to change. Who has zoomed keeps
 * the zoom, and what is in sight stays there. */
static void
rebuild (PergolaBoardCanvas *self, gboolean resized)
{
  g_autoptr (PergolaScene) scene = resized ? NULL : run_fitted (self);
  double dx = 0, dy = 0;

  if (scene == NULL || needs_refit (self, scene))
    {
      g_clear_pointer (&scene, pergola_scene_unref);
      scene = find_roomy_fit (self);
    }

  if (self->scene == NULL && scene->rtl)
    dx = scene->width;
  if (!self->fit && self->scene != NULL)
    measure_drift (self, scene, &dx, &dy);
  take_scene (self, g_steal_pointer (&scene));
  pergola_board_canvas_update_adjustments (self, pergola_board_canvas_get_scroll (self, 0) + dx * self->zoom,
                                           pergola_board_canvas_get_scroll (self, 1) + dy * self->zoom);
}

void
pergola_board_canvas_refit (PergolaBoardCanvas *self)
{
  if (self->scene == NULL)
    return;

  rebuild (self, TRUE);
  pergola_board_canvas_notify (self);
}

/* Scenes are also made while sizes are being handed out; whoever listens may only then ask for other sizes again. */
void
pergola_board_canvas_notify (PergolaBoardCanvas *self)
{
  if (self->zoom_changed)
    g_object_notify (G_OBJECT (self), "zoom");
  if (self->empty_changed)
    g_object_notify (G_OBJECT (self), "empty");
  self->zoom_changed = self->empty_changed = FALSE;
}

/* A page of another height shows more or less of what is read downwards. */
static void
take_height (PergolaBoardCanvas *self, int height)
{
  self->page_height = height;
  self->foot = FOOT_NARROW;
  if (self->fit_zoom > self->least_zoom && is_in_the_way (self, self->full))
    self->foot = FOOT_WIDE;
  pergola_board_canvas_update_adjustments (self, pergola_board_canvas_get_scroll (self, 0),
                                           pergola_board_canvas_get_scroll (self, 1));
  pergola_board_canvas_queue_sync (self);
}

PergolaScene *
pergola_board_canvas_ensure_scene (PergolaBoardCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean resized = width != self->page_width || height != self->page_height;

  if (self->editor == NULL || self->fonts == NULL || width == 0 || height == 0 ||
      pergola_editor_get_board_def (self->editor) == NULL)
    return NULL;

  if (self->scene != NULL && !self->stale && width == self->page_width && resized && self->full->scrolls)
    {
      take_height (self, height);
    }
  else if (self->scene == NULL || self->stale || resized)
    {
      self->page_width = width;
      self->page_height = height;
      rebuild (self, resized || self->scene == NULL);
      pergola_board_canvas_queue_sync (self);
    }

  return self->scene;
}
