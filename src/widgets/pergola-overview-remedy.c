/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What helps a finding: one click away. */

#include "pergola-overview-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-popup.h"

#define MAX_OFFERED 30

/* --- Looking --- */

/* A step is seen in its story. */
static void
go (PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaItem *item = g_ptr_array_index (finding->items, 0);
  const char *parent = pergola_item_get_parent (item);

  if (pergola_editor_find_where (editor, pergola_item_get_id (item)).board == NULL && parent != NULL)
    pergola_editor_go_to (editor, parent);
  else
    pergola_editor_go_to (editor, pergola_item_get_id (item));
}

/* --- Linking --- */

/* What can stand at the other end. */
static GPtrArray *
list_ends (PergolaProject *project, GStrv kinds)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) some = pergola_project_list_items_as (project, kinds[i]);

      for (guint k = 0; k < some->len; k++)
        if (!g_ptr_array_find (items, some->pdata[k], NULL))
          g_ptr_array_add (items, some->pdata[k]);
    }
  return items;
}

static GMenu *
make_ends_menu (PergolaProject *project, const PergolaLinkKind *kind, PergolaItem *item, gboolean forwards)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) found = g_menu_new ();
  g_autoptr (GMenu) fresh = g_menu_new ();
  GStrv kinds = forwards ? kind->to : kind->from;
  g_autoptr (GPtrArray) ends = list_ends (project, kinds);
  const PergolaKind *other = pergola_project_get_kind (project, kinds[0]);
  const char *id = pergola_item_get_id (item);
  /* Translators: %s is a kind of item, such as “Aspiration”. */
  g_autofree char *label = g_strdup_printf (_ ("New %s"), other->title);
  g_autofree char *words = g_strdup_printf ("%s %s %s", kind->id, other->id, id);

  for (guint i = 0; i < MIN (ends->len, MAX_OFFERED); i++)
    {
      const char *end = pergola_item_get_id (ends->pdata[i]);
      g_autofree char *target = g_strdup_printf ("%s %s %s", kind->id, forwards ? id : end, forwards ? end : id);
      g_autofree char *title = pergola_describe_title (project, ends->pdata[i]);

      pergola_menu_append_title (found, title, "edit.join", target);
    }
  pergola_menu_append (fresh, label, "overview.new", words);
  pergola_menu_append_section (menu, found);
  pergola_menu_append_section (menu, fresh);
  return menu;
}

static void
link_item (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, finding->link_role);
  PergolaItem *item = g_ptr_array_index (finding->items, 0);
  g_autoptr (GMenu) menu = NULL;

  if (kind == NULL)
    return;
  menu = make_ends_menu (project, kind, item, pergola_project_is_one_of (project, item, kind->from));
  pergola_popup (keeper, widget, G_MENU_MODEL (menu), NULL);
}

void
pergola_overview_add_linked (PergolaEditor *editor, const char *link, const char *kind_id, const char *other)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaKind *kind = pergola_project_get_kind (project, kind_id);
  const PergolaLinkKind *link_kind = pergola_project_get_link_kind (project, link);
  g_autofree char *name = NULL;
  gboolean forwards;
  PergolaItem *item;

  if (kind == NULL || link_kind == NULL || pergola_project_get (project, other) == NULL)
    return;

  forwards = pergola_project_is_one_of (project, pergola_project_get (project, other), link_kind->from);
  /* Translators: %s is a kind of item, such as "Aspiration" */
  name = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_project_begin (project, name);
  item = pergola_project_add (project, kind->id, NULL);
  pergola_project_link (project, link, forwards ? other : pergola_item_get_id (item),
                        forwards ? pergola_item_get_id (item) : other, NULL);
  pergola_project_commit (project);
  pergola_editor_go_to (editor, pergola_item_get_id (item));
}

/* --- Telling and counting --- */

static void
tell (GtkWidget *keeper, PergolaEditor *editor)
{
  const PergolaBoardDef *stories = pergola_overview_find_board (pergola_editor_get_project (editor), "stories");

  if (!gtk_widget_activate_action (keeper, "edit.tell-story", "s", "") && stories != NULL)
    pergola_editor_set_board (editor, stories->id);
}

static void
add_indicator (PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "indicator");
  const PergolaFieldDef *type = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autofree char *name = NULL;
  PergolaItem *item;

  if (type == NULL)
    return;
  name = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_project_begin (project, name);
  item = pergola_project_add (project, kind->id, NULL);
  pergola_project_set (project, pergola_item_get_id (item), type->id, finding->type->id, NULL);
  pergola_project_commit (project);
  pergola_editor_go_to (editor, pergola_item_get_id (item));
}

void
pergola_overview_remedy (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaFinding *finding)
{
  switch (finding->remedy)
    {
    case PERGOLA_AUDIT_LINK:
      link_item (keeper, widget, editor, finding);
      break;
    case PERGOLA_AUDIT_TELL:
      tell (keeper, editor);
      break;
    case PERGOLA_AUDIT_ADD:
      add_indicator (editor, finding);
      break;
    case PERGOLA_AUDIT_GO:
    default:
      go (editor, finding);
      break;
    }
}
