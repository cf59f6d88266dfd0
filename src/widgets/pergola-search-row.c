/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-theme.h"

#define WHERE_CHARS 18 /* so that people stand below each other */

struct _PergolaSearchRow
{
  AdwBin parent_instance;

  char *target;    /* (nullable): a heading has none */
  char *hue_class; /* (nullable) */

  GtkWidget *heading;
  GtkLabel *heading_label;
  GtkLabel *count;
  GtkWidget *hit;
  GtkWidget *picture;
  PergolaGlyphImage *glyph;
  GtkLabel *title;
  GtkLabel *line;
  GtkWidget *lock;
  AdwAvatar *person;
  GtkLabel *where;
  GtkLabel *where_below;
  GtkWidget *chevron;
};

G_DEFINE_FINAL_TYPE (PergolaSearchRow, pergola_search_row, ADW_TYPE_BIN)

/* --- Marks --- */

static guint16
to_16 (double value)
{
  return (guint16) (value * 65535);
}

static void
add_mark (PangoAttrList *list, const PergolaSpan *span, PergolaTheme theme)
{
  PergolaRgba tint = pergola_theme_resolve (theme, (PergolaColor){ PERGOLA_TONE_TINT, PERGOLA_HUE_AMBER });
  PergolaRgba ink = pergola_theme_resolve (theme, (PergolaColor){ PERGOLA_TONE_INK, PERGOLA_HUE_AMBER });
  PangoAttribute *attributes[] = {
    pango_attr_background_new (to_16 (tint.r), to_16 (tint.g), to_16 (tint.b)),
    pango_attr_foreground_new (to_16 (ink.r), to_16 (ink.g), to_16 (ink.b)),
    pango_attr_foreground_alpha_new (65535),
    pango_attr_weight_new (PANGO_WEIGHT_BOLD),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = span->start;
      attributes[i]->end_index = span->end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

void
pergola_search_row_show_marked (GtkLabel *label, const char *text, const PergolaQuery *query, PergolaQueryReach reach)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (label)));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  g_autoptr (GArray) spans = query != NULL ? pergola_query_find_spans (query, text, reach) : NULL;
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    add_mark (list, &g_array_index (spans, PergolaSpan, i), theme);
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, list);
}

/* --- Showing --- */

static void
set_hue (PergolaSearchRow *self, const char *hue)
{
  if (self->hue_class != NULL)
    gtk_widget_remove_css_class (self->picture, self->hue_class);
  g_free (self->hue_class);
  self->hue_class = pergola_describe_hue_class (hue);
  gtk_widget_add_css_class (self->picture, self->hue_class);
}

static void
set_class (GtkWidget *widget, const char *class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

void
pergola_search_row_set_name (GtkWidget *row, const char *name)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  while (parent != NULL && !GTK_IS_LIST_VIEW (parent))
    {
      row = parent;
      parent = gtk_widget_get_parent (row);
    }
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pergola_search_row_show_heading (PergolaSearchRow *self, const char *title, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, count);

  g_clear_pointer (&self->target, g_free);
  gtk_widget_set_visible (self->heading, TRUE);
  gtk_widget_set_visible (self->hit, FALSE);
  gtk_label_set_label (self->heading_label, title);
  gtk_label_set_label (self->count, count);
  pergola_search_row_set_name (GTK_WIDGET (self), name);
}

static gboolean
is_there (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
show_person (PergolaSearchRow *self, const char *person)
{
  gtk_widget_set_visible (GTK_WIDGET (self->person), is_there (person));
  if (!is_there (person))
    return;
  adw_avatar_set_text (self->person, person);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->person), person);
}

/* The place says more than the line, where there is one. */
static void
name_hit (PergolaSearchRow *self, const PergolaSearchWords *words)
{
  const char *parts[] = { words->title, words->is_private ? _ ("Only me") : NULL, words->where, words->person,
                          words->line };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_there (parts[i]))
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);
  pergola_search_row_set_name (GTK_WIDGET (self), name->str);
}

void
pergola_search_row_show_hit (PergolaSearchRow *self,
                             const PergolaSearchWords *words,
                             const PergolaQuery *query,
                             PergolaQueryReach reach)
{
  gboolean placed = is_there (words->where);

  g_free (self->target);
  self->target = g_strdup (words->target);
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_widget_set_visible (self->hit, TRUE);
  set_class (self->hit, "first", words->first);
  set_class (self->hit, "last", words->last);
  set_hue (self, words->hue);
  pergola_glyph_image_set_name (self->glyph, words->glyph);
  pergola_search_row_show_marked (self->title, words->title, query, reach);
  pergola_search_row_show_marked (self->line, words->line != NULL ? words->line : "", query, reach);
  gtk_label_set_label (self->where, placed ? words->where : "");
  gtk_label_set_label (self->where_below, placed ? words->where : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), is_there (words->line));
  gtk_widget_set_visible (GTK_WIDGET (self->where), !words->narrow && placed);
  gtk_widget_set_visible (GTK_WIDGET (self->where_below), words->narrow && placed);
  gtk_widget_set_visible (self->chevron, words->leads_away);
  gtk_label_set_width_chars (self->where, words->leads_away ? WHERE_CHARS : -1);
  gtk_widget_set_visible (self->lock, words->is_private);
  show_person (self, words->person);
  name_hit (self, words);
}

/* --- Object --- */

static void
released_cb (PergolaSearchRow *self)
{
  if (self->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "search.open", "s", self->target);
}

static void
pergola_search_row_finalize (GObject *object)
{
  PergolaSearchRow *self = PERGOLA_SEARCH_ROW (object);

  g_free (self->target);
  g_free (self->hue_class);

  G_OBJECT_CLASS (pergola_search_row_parent_class)->finalize (object);
}

static void
pergola_search_row_class_init (PergolaSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_search_row_finalize;
  g_type_ensure (PERGOLA_TYPE_GLYPH_IMAGE);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, heading);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, count);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, hit);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, picture);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, line);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, where);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, where_below);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, lock);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, person);
  gtk_widget_class_bind_template_child (widget_class, PergolaSearchRow, chevron);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
pergola_search_row_init (PergolaSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pergola_search_row_new (void)
{
  return g_object_new (PERGOLA_TYPE_SEARCH_ROW, NULL);
}
