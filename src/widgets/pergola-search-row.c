/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-search-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-theme.h"

struct _PergolaSearchRow
{
  AdwBin parent_instance;

  char *id;        /* (nullable): a heading has none */
  char *hue_class; /* (nullable) */

  GtkWidget *heading;
  GtkLabel *heading_label;
  GtkLabel *count;
  GtkWidget *hit;
  GtkWidget *picture;
  PergolaGlyphImage *glyph;
  GtkLabel *title;
  GtkLabel *line;
  GtkLabel *where;
  GtkLabel *where_below;
};

G_DEFINE_FINAL_TYPE (PergolaSearchRow, pergola_search_row, ADW_TYPE_BIN)

/* --- Words --- */

static char *
describe_title (const PergolaSearchView *view, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (view->editor);
  const PergolaLinkKind *kind;

  if (!pergola_item_is_link (item) || *pergola_item_get_title (item) != '\0')
    return pergola_describe_title (project, item);
  kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));
  return g_strdup (kind != NULL ? kind->title : pergola_item_get_kind (item));
}

static char *
describe_end (PergolaProject *project, const char *id)
{
  PergolaItem *item = id != NULL ? pergola_project_get (project, id) : NULL;

  return item != NULL ? pergola_describe_title (project, item) : g_strdup ("?");
}

/* (transfer full) (nullable): below the title. */
static char *
describe_line (const PergolaSearchView *view, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (view->editor);
  g_autofree char *line = pergola_search_describe (view->search, item, view->query, view->reach);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (line != NULL || !pergola_item_is_link (item))
    return g_steal_pointer (&line);
  from = describe_end (project, pergola_item_get_from (item));
  to = describe_end (project, pergola_item_get_to (item));
  /* Translators: the two ends of a link. */
  return g_strdup_printf (_ ("From “%s” to “%s”"), from, to);
}

/* (transfer full): where it stands, such as: Framework · 3 Applied; may be empty. */
static char *
describe_where (const PergolaSearchView *view, PergolaItem *item, PergolaWhere where)
{
  const PergolaLinkKind *kind =
    pergola_item_is_link (item)
      ? pergola_project_get_link_kind (pergola_editor_get_project (view->editor), pergola_item_get_kind (item))
      : NULL;

  if (where.board == NULL || (where.zone == NULL && kind == NULL))
    return g_strdup ("");
  if (kind != NULL)
    return g_strdup_printf ("%s · %s", where.board->title, kind->title);
  if (where.zone->badge != NULL)
    return g_strdup_printf ("%s · %s %s", where.board->title, where.zone->badge, where.zone->title);
  return g_strdup_printf ("%s · %s", where.board->title, where.zone->title);
}

char *
pergola_search_row_describe (const PergolaSearchView *view, PergolaItem *item)
{
  g_autofree char *title = describe_title (view, item);
  PergolaWhere where = pergola_editor_find_where (view->editor, pergola_item_get_id (item));
  g_autofree char *place = describe_where (view, item, where);

  return g_strjoin (", ", title, *place != '\0' ? place : NULL, NULL);
}

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

static void
show_marked (GtkLabel *label, const char *text, const PergolaSearchView *view)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (label)));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  g_autoptr (GArray) spans = pergola_query_find_spans (view->query, text, view->reach);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; i < spans->len; i++)
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

/* The list's own widget around the row has the focus. */
static void
name_for_readers (PergolaSearchRow *self, const char *name)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_heading (PergolaSearchRow *self, PergolaSearchLine *line)
{
  g_autofree char *count = g_strdup_printf ("%u", line->count);
  g_autofree char *name = g_strdup_printf ("%s, %s", line->heading, count);

  gtk_label_set_label (self->heading_label, line->heading);
  gtk_label_set_label (self->count, count);
  name_for_readers (self, name);
}

static const char *
find_glyph (PergolaProject *project, PergolaItem *item)
{
  const PergolaLinkKind *kind;

  if (!pergola_item_is_link (item))
    return pergola_describe_glyph (project, item);
  kind = pergola_project_get_link_kind (project, pergola_item_get_kind (item));
  return kind != NULL ? kind->icon : NULL;
}

static void
show_hit (PergolaSearchRow *self, const PergolaSearchView *view, PergolaItem *item)
{
  PergolaWhere where = pergola_editor_find_where (view->editor, self->id);
  g_autofree char *title = describe_title (view, item);
  g_autofree char *line = describe_line (view, item);
  g_autofree char *place = describe_where (view, item, where);
  g_autofree char *name = g_strjoin (", ", title, *place != '\0' ? place : line, *place != '\0' ? line : NULL, NULL);

  set_hue (self, where.zone != NULL ? where.zone->hue : NULL);
  pergola_glyph_image_set_name (self->glyph, find_glyph (pergola_editor_get_project (view->editor), item));
  show_marked (self->title, title, view);
  show_marked (self->line, line != NULL ? line : "", view);
  gtk_label_set_label (self->where, place);
  gtk_label_set_label (self->where_below, place);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->where), !view->narrow && *place != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->where_below), view->narrow && *place != '\0');
  name_for_readers (self, name);
}

void
pergola_search_row_bind (PergolaSearchRow *self, const PergolaSearchView *view, PergolaSearchLine *line)
{
  g_free (self->id);
  self->id = line->item != NULL ? g_strdup (pergola_item_get_id (line->item)) : NULL;
  gtk_widget_set_visible (self->heading, line->item == NULL);
  gtk_widget_set_visible (self->hit, line->item != NULL);
  set_class (self->hit, "first", line->first);
  set_class (self->hit, "last", line->last);
  if (line->item == NULL)
    show_heading (self, line);
  else
    show_hit (self, view, line->item);
}

/* --- Object --- */

static void
released_cb (PergolaSearchRow *self)
{
  if (self->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "search.open", "s", self->id);
}

static void
pergola_search_row_finalize (GObject *object)
{
  PergolaSearchRow *self = PERGOLA_SEARCH_ROW (object);

  g_free (self->id);
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
