/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-find-heading.h"
#include "pergola-search-row.h"

struct _PergolaFindRow
{
  AdwBin parent_instance;

  PergolaFindPictures *pictures;
  /* (nullable): made when they are first needed */
  GtkWidget *heading;
  GtkWidget *hit;
};

G_DEFINE_FINAL_TYPE (PergolaFindRow, pergola_find_row, ADW_TYPE_BIN)

/* --- Words --- */

/* (transfer full) (nullable): "14 May", with its year where that is another one; "May 2026" or "2026", where no more is
 * known. */
static char *
format_date (const char *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = NULL;
  int year, month = 1, number = 1;
  int n = date != NULL ? sscanf (date, "%d-%d-%d", &year, &month, &number) : 0;

  day = n >= 1 ? g_date_time_new_local (year, month, number, 0, 0, 0) : NULL;
  if (day == NULL)
    return NULL;
  if (n < 3)
    /* Translators: a month, as by strftime: May 2026. */
    return g_date_time_format (day, n == 1 ? "%Y" : _ ("%b %Y"));
  /* Translators: a short day, as by strftime: 14 May. */
  return g_date_time_format (day, year == g_date_time_get_year (now) ? _ ("%-d %b") : _ ("%-d %b %Y"));
}

/* (transfer full): "Framework · 14 May"; may be empty. */
static char *
describe_where (const PergolaLibraryHit *hit)
{
  g_autofree char *date = format_date (hit->date);
  const char *board = hit->board_title;

  if (board != NULL && *board != '\0' && date != NULL)
    return g_strdup_printf ("%s · %s", board, date);
  return g_strdup (board != NULL && *board != '\0' ? board : date != NULL ? date : "");
}

char *
pergola_find_row_describe (PergolaFindLine *line)
{
  g_autofree char *where = line->hit != NULL ? describe_where (line->hit) : NULL;

  if (line->hit == NULL)
    return pergola_find_heading_describe (line);
  return g_strjoin (", ", line->hit->title, line->entry->title, *where != '\0' ? where : NULL, NULL);
}

/* --- Showing --- */

static GtkWidget *
add (PergolaFindRow *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), child);
  return child;
}

static void
show_heading (PergolaFindRow *self, PergolaFindLine *line, const PergolaQuery *query)
{
  g_autofree char *name = pergola_find_heading_describe (line);

  if (self->heading == NULL)
    self->heading = add (self, pergola_find_heading_new (self->pictures));
  pergola_find_heading_show (PERGOLA_FIND_HEADING (self->heading), line, query);
  pergola_search_row_set_name (GTK_WIDGET (self), name);
}

static void
show_hit (PergolaFindRow *self, PergolaFindLine *line, const PergolaQuery *query, gboolean narrow)
{
  const PergolaLibraryHit *hit = line->hit;
  g_autofree char *where = describe_where (hit);
  PergolaSearchWords words = {
    .glyph = hit->icon,
    .hue = hit->hue,
    .title = hit->title,
    .line = hit->line,
    .where = where,
    .person = hit->person,
    .is_private = hit->is_private,
    .narrow = narrow,
    .target = line->key,
    .first = line->first,
    .last = line->last,
    .leads_away = TRUE,
  };

  if (self->hit == NULL)
    self->hit = add (self, pergola_search_row_new ());
  pergola_search_row_show_hit (PERGOLA_SEARCH_ROW (self->hit), &words, query, line->result->reach);
}

void
pergola_find_row_show (PergolaFindRow *self, PergolaFindLine *line, const PergolaQuery *query, gboolean narrow)
{
  gboolean heading = line->hit == NULL;

  if (heading)
    show_heading (self, line, query);
  else
    show_hit (self, line, query, narrow);
  if (self->heading != NULL)
    gtk_widget_set_visible (self->heading, heading);
  if (self->hit != NULL)
    gtk_widget_set_visible (self->hit, !heading);
}

/* --- Object --- */

static void
pergola_find_row_finalize (GObject *object)
{
  g_clear_object (&PERGOLA_FIND_ROW (object)->pictures);

  G_OBJECT_CLASS (pergola_find_row_parent_class)->finalize (object);
}

static void
pergola_find_row_class_init (PergolaFindRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_find_row_finalize;
}

static void
pergola_find_row_init (PergolaFindRow *self)
{
  adw_bin_set_child (ADW_BIN (self), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
}

GtkWidget *
pergola_find_row_new (PergolaFindPictures *pictures)
{
  PergolaFindRow *self = g_object_new (PERGOLA_TYPE_FIND_ROW, NULL);

  self->pictures = g_object_ref (pictures);
  return GTK_WIDGET (self);
}
