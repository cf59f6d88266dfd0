/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-output.h"

#include "pergola-page.h"
#include "pergola-paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define FOOTER_SIZE 10.7 /* units: 8 points */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The same project gives the same file: no date, but the one that SOURCE_DATE_EPOCH asks for. */
static void
set_dates (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  if (epoch == NULL)
    return;
  time = g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));
  text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  if (text != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
    }
}

/* A page that a whole board was to fit on has none. */
static gboolean
has_margin (const PergolaPage *page)
{
  return page->y + page->clip.y * page->scale > 2 * FOOTER_SIZE;
}

/* Which sheet of how many, below the board. */
static void
paint_footer (cairo_t *cr, PergolaFonts *fonts, const PergolaScene *scene, const PergolaPage *page, PergolaTheme theme)
{
  /* Translators: below a board that takes several sheets: its title, this sheet, how many there are */
  g_autofree char *text = g_strdup_printf (_ ("%s · sheet %d of %d"), scene->title, page->number, page->count);
  g_autoptr (PangoLayout) layout = pergola_fonts_create_layout (fonts, text, FOOTER_SIZE, FALSE, -1, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  pergola_paint_set_color (cr, theme, PERGOLA_COLOR (DIM));
  cairo_move_to (cr, (page->width - (double) width / PANGO_SCALE) / 2, page->height - 2.2 * FOOTER_SIZE);
  pango_cairo_show_layout (cr, layout);
}

/* A part of a board, without what would be seen only in part: that is whole on another sheet. */
static void
paint_part (
  cairo_t *cr, PergolaScene *scene, const PergolaPageBlocks *blocks, const PergolaPage *page, PergolaTheme theme)
{
  const PergolaRect *window = &page->clip;
  g_autoptr (GArray) visible = pergola_scene_list_visible (scene, window);

  cairo_rectangle (cr, window->x, window->y, window->width, window->height);
  cairo_clip (cr);
  for (guint i = 0; i < visible->len; i++)
    {
      guint shape = g_array_index (visible, guint, i);

      if (pergola_page_blocks_shows (blocks, shape, page))
        pergola_paint_shape (cr, &g_array_index (scene->shapes, PergolaShape, shape), theme);
    }
}

/* What stands at the top of every sheet: of the part of the board above this one. */
static void
paint_repeat (cairo_t *cr, PergolaScene *scene, const PergolaPage *page, PergolaTheme theme)
{
  PergolaRect window = { page->clip.x, scene->repeat.y, page->clip.width, scene->repeat.height };

  cairo_save (cr);
  cairo_translate (cr, 0, page->clip.y - page->repeat - scene->repeat.y);
  cairo_rectangle (cr, window.x, window.y, window.width, window.height);
  cairo_clip (cr);
  pergola_paint_scene (cr, scene, theme, &window, 0);
  cairo_restore (cr);
}

/* What a sheet of a typeset page shows: it ends where nothing is split. */
static void
paint_window (cairo_t *cr, PergolaScene *scene, const PergolaPage *page, PergolaTheme theme)
{
  cairo_rectangle (cr, page->clip.x, page->clip.y, page->clip.width, page->clip.height);
  cairo_clip (cr);
  pergola_paint_scene (cr, scene, theme, &page->clip, 0);
}

static void
paint_page (cairo_surface_t *surface,
            PergolaScene *scene,
            const PergolaPageBlocks *blocks,
            const PergolaPage *page,
            PergolaFonts *fonts,
            const PergolaOutputOptions *options)
{
  cairo_t *cr;

  cairo_pdf_surface_set_size (surface, page->width * PERGOLA_POINTS_PER_UNIT, page->height * PERGOLA_POINTS_PER_UNIT);
  cr = cairo_create (surface);
  cairo_scale (cr, PERGOLA_POINTS_PER_UNIT, PERGOLA_POINTS_PER_UNIT);
  if (options->theme != PERGOLA_THEME_PRINT)
    {
      pergola_paint_set_color (cr, options->theme, PERGOLA_COLOR (BOARD));
      cairo_paint (cr);
    }
  if (page->count > 1 && (pergola_page_flows (scene) || has_margin (page)))
    paint_footer (cr, fonts, scene, page, options->theme);
  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  if (page->repeat > 0)
    paint_repeat (cr, scene, page, options->theme);
  if (blocks != NULL)
    paint_part (cr, scene, blocks, page, options->theme);
  else if (page->count > 1)
    paint_window (cr, scene, page, options->theme);
  else
    pergola_paint_scene (cr, scene, options->theme, &page->clip, 0);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

static void
add_bookmark (cairo_surface_t *surface, const PergolaScene *scene, int page)
{
  g_autofree char *where = g_strdup_printf ("page=%d", page);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, scene->title, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static gboolean
paint_all (cairo_surface_t *surface,
           GPtrArray *scenes,
           const PergolaOutputOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  int page_number = 1;

  for (guint i = 0; i < scenes->len; i++)
    {
      PergolaScene *scene = g_ptr_array_index (scenes, i);
      g_autoptr (GArray) pages = pergola_page_list_sheets (scene, options->paper);
      g_autoptr (PergolaPageBlocks) blocks =
        pages->len > 1 && !pergola_page_flows (scene) ? pergola_page_blocks_new (scene) : NULL;

      add_bookmark (surface, scene, page_number);
      for (guint p = 0; p < pages->len; p++, page_number++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          paint_page (surface, scene, blocks, &g_array_index (pages, PergolaPage, p), fonts, options);
        }
    }

  return TRUE;
}

GBytes *
pergola_output_pdf (GPtrArray *scenes, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  PergolaScene *first = g_ptr_array_index (scenes, 0);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, first->width, first->height);
  cairo_status_t status;
  gboolean done;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  first->document != NULL ? first->document : first->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pergola");
  set_dates (surface);
  done = paint_all (surface, scenes, options, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (done && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED, _ ("The PDF cannot be made: %s"),
                 cairo_status_to_string (status));

  return done && status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
