/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-item-menu.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

/* Words come from the definition of what the menu is for. */

void
pergola_menu_append_links (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (pergola_editor_get_project (editor));
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < links->len; j++)
        {
          const PergolaLinkKind *kind = links->pdata[j];

          if (pergola_link_kind_is_drawn (kind) &&
              pergola_project_is_one_of (pergola_editor_get_project (editor), item, kind->from))
            pergola_menu_append (submenu, kind->title, "edit.link", kind->id);
        }
    }
  pergola_menu_append_submenu (menu, _ ("_Link As"), submenu);
}

void
pergola_menu_append_joins (GMenu *menu, PergolaEditor *editor, const char *from, const char *to)
{
  g_autoptr (GPtrArray) kinds = pergola_editor_list_link_kinds (editor, from, to);

  for (guint i = 0; i < kinds->len; i++)
    {
      const PergolaLinkKind *kind = kinds->pdata[i];
      g_autofree char *target = g_strjoin (" ", kind->id, from, to, NULL);

      pergola_menu_append (menu, kind->title, "edit.join", target);
    }
}

void
pergola_menu_append_polarity (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  const PergolaKind *kind =
    pergola_project_get_kind (pergola_editor_get_project (editor), pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      g_autoptr (GMenu) submenu = NULL;

      if (g_strcmp0 (field->role, "polarity") != 0)
        continue;
      submenu = g_menu_new ();
      for (guint j = 0; j < field->choices->len; j++)
        {
          const PergolaChoice *choice = field->choices->pdata[j];

          pergola_menu_append (submenu, choice->title, "edit.polarity", choice->id);
        }
      pergola_menu_append (submenu, _ ("Not Marked"), "edit.polarity", "");
      pergola_menu_append_submenu (menu, field->title, submenu);
    }
}

/* The stories in which it is not told yet, and a new one. */
static void
append_tells (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (editor);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  g_autoptr (GPtrArray) stories = kind != NULL ? pergola_project_list_items (project, kind->id) : g_ptr_array_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autofree char *label = NULL;

  if (kind == NULL || !pergola_editor_is_told (editor, pergola_item_get_id (item)))
    return;
  for (guint i = 0; i < stories->len; i++)
    {
      const char *id = pergola_item_get_id (stories->pdata[i]);
      g_autofree char *title = pergola_describe_title (project, stories->pdata[i]);

      if (pergola_editor_can_tell (editor, id, pergola_item_get_id (item)))
        pergola_menu_append_title (submenu, title, "edit.tell", id);
    }
  if (board != NULL && board->path_kind != NULL)
    {
      /* Translators: %s is a kind of item, such as Story. */
      label = g_strdup_printf (_ ("New %s…"), kind->title);
      pergola_menu_append (submenu, label, "win.tell-new-story", NULL);
    }
  pergola_menu_append_submenu (menu, _ ("_Add to a Story"), submenu);
}

static void
append_follow (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  g_autoptr (GPtrArray) stories = pergola_story_list_of (project, pergola_item_get_id (item));
  g_autoptr (GMenu) submenu = g_menu_new ();

  if (stories->len == 0)
    return;

  for (guint i = 0; i < stories->len; i++)
    {
      g_autofree char *title = pergola_describe_title (project, stories->pdata[i]);

      pergola_menu_append_title (submenu, title, "edit.follow", pergola_item_get_id (stories->pdata[i]));
    }
  pergola_menu_append (submenu, _ ("No Story"), "edit.follow", "");
  pergola_menu_append_submenu (menu, _ ("_Follow"), submenu);
  pergola_menu_append (menu, _ ("Move _Earlier in the Story"), "edit.step-earlier", NULL);
  pergola_menu_append (menu, _ ("Move _Later in the Story"), "edit.step-later", NULL);
}

void
pergola_menu_append_stories (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  const char *ids[] = { pergola_item_get_id (item), NULL };

  pergola_menu_append (menu, _ ("W_here Does It Come From?"), "edit.trace", NULL);
  append_tells (menu, editor, item);
  append_follow (menu, editor, item);
  if (pergola_editor_can_merge (editor, (GStrv) ids))
    pergola_menu_append (menu, _ ("_Merge with…"), "win.merge-with", NULL);
}

void
pergola_menu_append_turn (GMenu *menu, PergolaEditor *editor, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  PergolaItem *other;

  if (!pergola_edit_turn_can (project, item))
    return;
  other = pergola_edit_turn_find (project, item);
  if (other != NULL)
    {
      /* Translators: leads from a result to what is hoped for, or back. */
      g_autofree char *title = pergola_describe_title (project, other);
      g_autofree char *label = g_strdup_printf (_ ("Go to “%s”"), title);

      pergola_menu_append_title (menu, label, "edit.turn", NULL);
      return;
    }
  pergola_menu_append (
    menu,
    g_strcmp0 (pergola_project_get_kind (project, pergola_item_get_kind (item))->role, "aspiration") == 0
      ? _ ("_Turn Plan into Result")
      : _ ("_Turn Result into Plan"),
    "edit.turn", NULL);
}
