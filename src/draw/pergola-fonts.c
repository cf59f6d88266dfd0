/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-fonts.h"

#include "pergola-text-cache.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define FAMILY "Cantarell"
#define RESOLUTION 96 /* one unit is 1/96 inch */

struct _PergolaFonts
{
  GObject parent_instance;

  PangoFontMap *map;
  PangoContext *context;
  PangoFontDescription *regular;
  PangoFontDescription *bold;
  PergolaTextCache *cache;
};

G_DEFINE_FINAL_TYPE (PergolaFonts, pergola_fonts, G_TYPE_OBJECT)

static void
pergola_fonts_finalize (GObject *object)
{
  PergolaFonts *self = PERGOLA_FONTS (object);

  pergola_text_cache_free (self->cache);
  pango_font_description_free (self->regular);
  pango_font_description_free (self->bold);
  g_clear_object (&self->context);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (pergola_fonts_parent_class)->finalize (object);
}

static void
pergola_fonts_class_init (PergolaFontsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_fonts_finalize;
}

/* Whether this program runs from where it was built. */
static gboolean
is_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, PERGOLA_BUILDDIR "/");
}

/* (transfer full) (nullable): the folder of our own font files. */
static char *
find_folder (void)
{
  const char *folders[] = { g_getenv ("PERGOLA_FONTDIR"), is_uninstalled () ? PERGOLA_BUILDDIR "/data/fonts" : NULL,
                            PERGOLA_PKGDATADIR "/fonts" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (folders[i] != NULL && g_file_test (folders[i], G_FILE_TEST_IS_DIR))
      return g_strdup (folders[i]);

  return NULL;
}

/* Adds our files; returns how many there are. They are added one by one: what is rejected in folders is not
 * rejected here. */
static guint
add_fonts (FcConfig *config, const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint added = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".otf") || g_str_has_suffix (name, ".ttf"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        added += FcConfigAppFontAddFile (config, (const FcChar8 *) path);
      }

  return added;
}

/* Another version of Cantarell on this machine would be found before ours. */
#define WITHOUT_CANTARELL                                                                                              \
  "<fontconfig><selectfont><rejectfont><pattern>"                                                                      \
  "<patelt name=\"family\"><string>" FAMILY "</string></patelt>"                                                       \
  "</pattern></rejectfont></selectfont></fontconfig>"

/* The system's fonts, for other scripts, and Cantarell: ours, or where it was not shipped the system's. */
static FcConfig *
create_config (void)
{
  g_autofree char *folder = find_folder ();
  FcConfig *config;

  if (folder != NULL)
    {
      config = FcInitLoadConfig ();
      FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) WITHOUT_CANTARELL, FcFalse);
      FcConfigBuildFonts (config);
      if (add_fonts (config, folder) > 0)
        return config;
      FcConfigDestroy (config);
    }

  return FcInitLoadConfigAndFonts ();
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static PangoFontDescription *
create_description (PangoWeight weight)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, FAMILY ", sans-serif");
  pango_font_description_set_weight (description, weight);

  return description;
}

static void
pergola_fonts_init (PergolaFonts *self)
{
  FcConfig *config = create_config ();

  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), config);
  FcConfigDestroy (config); /* the map holds its own reference */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), RESOLUTION);
  self->context = create_context (self->map);
  self->regular = create_description (PANGO_WEIGHT_NORMAL);
  self->bold = create_description (PANGO_WEIGHT_BOLD);
  self->cache = pergola_text_cache_new ();
}

PergolaFonts *
pergola_fonts_new (void)
{
  return g_object_new (PERGOLA_TYPE_FONTS, NULL);
}

/* "call-outs" goes to the next line as a whole, where it fits there: breaking at a hyphen is for words that are wider
 * than the line. */
static void
keep_hyphens (PergolaFonts *self, PangoLayout *layout, const char *text, double size, gboolean bold, double width)
{
  PangoAttrList *attributes = NULL;

  for (const char *word = text; *word != '\0';)
    {
      gsize length = strcspn (word, " \t\n");
      g_autofree char *copy = memchr (word, '-', length) != NULL ? g_strndup (word, length) : NULL;
      double needed = G_MAXDOUBLE;

      if (copy != NULL)
        pergola_fonts_measure (self, copy, size, bold, &needed, NULL);
      if (needed <= width)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = word - text;
          attribute->end_index = attribute->start_index + length;
          if (attributes == NULL)
            attributes = pango_attr_list_new ();
          pango_attr_list_insert (attributes, attribute);
        }
      word += length + strspn (word + length, " \t\n");
    }

  if (attributes != NULL)
    pango_layout_set_attributes (layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

PangoLayout *
pergola_fonts_create_layout (PergolaFonts *self, const char *text, double size, gboolean bold, double width, int lines)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = bold ? self->bold : self->regular;

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  if (lines > 0)
    {
      pango_layout_set_height (layout, -lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
    }
  pango_layout_set_text (layout, text, -1);
  if (width >= 0 && lines != 1)
    keep_hyphens (self, layout, text, size, bold, width);

  return layout;
}

PangoLayout *
pergola_fonts_get_layout (
  PergolaFonts *self, const char *text, double size, gboolean bold, double width, int lines, PangoAlignment align)
{
  PergolaTextKey key = { text, size * PANGO_SCALE, width >= 0 ? width * PANGO_SCALE : -1, bold != FALSE, lines, align };
  PangoLayout *layout = pergola_text_cache_get (self->cache, &key);

  if (layout != NULL)
    return g_object_ref (layout);

  layout = pergola_fonts_create_layout (self, text, size, bold, width, lines);
  pango_layout_set_alignment (layout, align);
  pergola_text_cache_add (self->cache, &key, layout);

  return layout;
}

void
pergola_fonts_measure (PergolaFonts *self, const char *text, double size, gboolean bold, double *width, double *height)
{
  g_autoptr (PangoLayout) layout = pergola_fonts_create_layout (self, text, size, bold, -1, 0);
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  if (height != NULL)
    *height = (double) h / PANGO_SCALE;
}
