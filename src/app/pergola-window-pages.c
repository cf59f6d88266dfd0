/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Boards with a hand-made page: the page stands where the diagram would, is made when it is first asked for, and stays,
 * so that it is found as it was left. */

#include "config.h"

#include "pergola-window-private.h"

#include "pergola-board-page.h"
#include "pergola-indicators-page.h"
#include "pergola-overview-page.h"
#include "pergola-page-header.h"
#include "pergola-people-page.h"
#include "pergola-stories-page.h"

typedef GType (*GetType) (void);

static const struct
{
  const char *page; /* as definitions name it */
  GetType get_type;
} PAGES[] = {
  { "overview", pergola_overview_page_get_type },
  { "people", pergola_people_page_get_type },
  { "stories", pergola_stories_page_get_type },
  { "indicators", pergola_indicators_page_get_type },
};

#define PREFIX "page "

static GType
find_type (const char *page)
{
  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (PAGES); i++)
    if (g_strcmp0 (PAGES[i].page, page) == 0)
      return PAGES[i].get_type ();

  return G_TYPE_INVALID;
}

void
pergola_window_ensure_pages (void)
{
  g_type_ensure (PERGOLA_TYPE_PAGE_HEADER);
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    PAGES[i].get_type ();
}

/* (nullable): the board that is shown, where it has a page that is known. */
static const PergolaBoardDef *
get_paged (PergolaWindow *self)
{
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;

  return board != NULL && find_type (board->page) != G_TYPE_INVALID ? board : NULL;
}

static gboolean
is_page (const char *view)
{
  return g_str_has_prefix (view, PREFIX);
}

static PergolaBoardPage *
ensure_page (PergolaWindow *self, const PergolaBoardDef *board, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->views, name);

  if (page == NULL)
    {
      page = g_object_new (find_type (board->page), NULL);
      gtk_stack_add_named (self->views, page, name);
    }
  pergola_board_page_set_board (PERGOLA_BOARD_PAGE (page), board->id);
  pergola_board_page_set_editor (PERGOLA_BOARD_PAGE (page), self->editor);
  return PERGOLA_BOARD_PAGE (page);
}

/* Asked before what has the focus goes out of sight: GTK would give it to whatever comes next. */
static gboolean
has_focus (PergolaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
}

static void
set_view (PergolaWindow *self, const char *name)
{
  gboolean takes_focus = has_focus (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->views, name);
  /* Not child_focus(), which does nothing in a window that is not on the screen yet. */
  if (takes_focus)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
}

void
pergola_window_update_page (PergolaWindow *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);
  const PergolaBoardDef *board = get_paged (self);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), board == NULL);
  pergola_window_update_view_actions (self);
  if (g_strcmp0 (view, "search") == 0)
    return;

  if (board != NULL)
    {
      g_autofree char *name = g_strconcat (PREFIX, board->page, NULL);

      if (!is_page (view))
        {
          g_free (self->board_view);
          self->board_view = g_strdup (view);
        }
      ensure_page (self, board, name);
      set_view (self, name);
    }
  else if (is_page (view))
    set_view (self, self->board_view != NULL ? self->board_view : "diagram");
}

/* On a page things are named where their details are. */
void
pergola_window_name_on_page (PergolaWindow *self, const char *id)
{
  if (get_paged (self) == NULL || !is_page (gtk_stack_get_visible_child_name (self->views)))
    return;
  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pergola_inspector_edit_title (self->inspector);
}

gboolean
pergola_window_focus_line (PergolaWindow *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  return PERGOLA_IS_BOARD_PAGE (view) && pergola_board_page_focus_line (PERGOLA_BOARD_PAGE (view));
}

void
pergola_window_focus_view (PergolaWindow *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  if (!pergola_window_focus_line (self))
    gtk_widget_grab_focus (view);
}

gboolean
pergola_window_shows_page (PergolaWindow *self)
{
  return get_paged (self) != NULL;
}

/* (nullable): a page that has been shown. */
static PergolaBoardPage *
get_page (PergolaWindow *self, guint index)
{
  g_autofree char *name = g_strconcat (PREFIX, PAGES[index].page, NULL);
  GtkWidget *page = gtk_stack_get_child_by_name (self->views, name);

  return page != NULL ? PERGOLA_BOARD_PAGE (page) : NULL;
}

void
pergola_window_leave_pages (PergolaWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    if (get_page (self, i) != NULL)
      pergola_board_page_leave (get_page (self, i));
}

void
pergola_window_drop_pages (PergolaWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    if (get_page (self, i) != NULL)
      pergola_board_page_set_editor (get_page (self, i), NULL);
}
