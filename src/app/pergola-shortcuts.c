/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-shortcuts.h"

#include <glib/gi18n-lib.h>

/* Keys without an action are those of the board and the outline: elsewhere, as in an entry, they mean something else.
 */
static const PergolaShortcut shortcuts[] = {
  { N_ ("Project"), N_ ("New"), "<Control>n", "app.start" },
  { NULL, N_ ("Open"), "<Control>o", "app.open" },
  { NULL, N_ ("Save"), "<Control>s", "win.save" },
  { NULL, N_ ("Save as"), "<Control><Shift>s", "win.save-as" },
  { NULL, N_ ("Export"), "<Control>e", "win.export" },
  { NULL, N_ ("Library"), "<Alt>Home", "app.library" },
  { NULL, N_ ("Close the window"), "<Control>w", "window.close" },
  { NULL, N_ ("Quit"), "<Control>q", "app.quit" },

  { N_ ("Editing"), N_ ("Undo"), "<Control>z", "win.undo" },
  { NULL, N_ ("Redo"), "<Control><Shift>z", "win.redo" },
  { NULL, N_ ("Cut"), "<Control>x", NULL },
  { NULL, N_ ("Copy"), "<Control>c", NULL },
  { NULL, N_ ("Paste"), "<Control>v", NULL },

  { N_ ("Cards"), N_ ("Add a card"), "n", NULL },
  { NULL, N_ ("Add a card from anywhere"), "<Control><Shift>n", "win.add-card" },
  { NULL, N_ ("Tell a story"), "<Control><Alt>n", "edit.tell-story('')" },
  { NULL, N_ ("Next or previous question of a story"), "<Control>Return <Control><Shift>Return", NULL },
  { NULL, N_ ("Edit in place"), "F2 Return", NULL },
  { NULL, N_ ("Link to another card"), "l", NULL },
  { NULL, N_ ("Decide what was changed in two ways"), "d", NULL },
  { NULL, N_ ("Move up or down; a step of a story: earlier or later"), "<Alt>Up <Alt>Down", NULL },
  { NULL, N_ ("Move a step earlier or later in the story"), "<Alt>Page_Up <Alt>Page_Down", NULL },
  { NULL, N_ ("Move to another type"), "<Alt>Left <Alt>Right", NULL },
  { NULL, N_ ("Delete"), "Delete", NULL },
  { NULL, N_ ("Duplicate"), "<Control>d", NULL },
  { NULL, N_ ("Context menu"), "Menu <Shift>F10", NULL },
  { NULL, N_ ("Where does it come from?"), "<Control><Shift>r", "edit.trace" },
  { NULL, N_ ("Tidy the board"), "<Control><Shift>t", "edit.tidy" },
  { NULL, N_ ("Turn evaluation into plan, or back"), "<Control>t", "edit.turn" },

  { N_ ("Selection"), N_ ("Go to the nearest card"), "Up Down Left Right", NULL },
  { NULL, N_ ("First and last card"), "Home End", NULL },
  { NULL, N_ ("Select all"), "<Control>a", NULL },
  { NULL, N_ ("Select nothing"), "<Control><Shift>a Escape", NULL },

  { N_ ("View"), N_ ("Zoom in"), "<Control>plus", "win.zoom-in" },
  { NULL, N_ ("Zoom out"), "<Control>minus", "win.zoom-out" },
  { NULL, N_ ("Fit the board"), "<Control>0", "win.zoom-fit" },
  { NULL, N_ ("Pan, with the pointer"), "space", NULL },
  { NULL, N_ ("Diagram or outline"), "<Control><Shift>o", "win.show-outline" },
  { NULL, N_ ("Diagram or table"), "<Control><Shift>l", "win.show-table" },
  { NULL, N_ ("Find in the project"), "<Control>f", "win.find" },
  { NULL, N_ ("Next result"), "<Control>g", "win.find-next" },
  { NULL, N_ ("Previous result"), "<Control><Shift>g", "win.find-previous" },
  { NULL, N_ ("Sidebar"), "F9", "win.show-sidebar" },
  { NULL, N_ ("Details"), "<Control>F9", "win.show-inspector" },
  { NULL, N_ ("Read the figure from the result back, or ahead"), "<Control>r", "edit.turn-reading" },
  { NULL, N_ ("The figure over time"), "<Control><Shift>h", "edit.time" },
  { NULL, N_ ("Catalogue"), "<Shift>F9", "win.show-catalogue" },
  { NULL, N_ ("Menu"), "F10", "win.menu" },
  { NULL, N_ ("Preferences"), "<Control>comma", "app.preferences" },
  { NULL, N_ ("Keyboard shortcuts"), "<Control>question", "app.shortcuts" },

  { N_ ("Library"), N_ ("Search all projects"), "<Control>f", NULL },
  { NULL, N_ ("Next or previous project of what was found"), "<Control>g <Control><Shift>g", NULL },
  { NULL, N_ ("Rename the project"), "F2", NULL },
  { NULL, N_ ("Move the project to the trash"), "Delete", NULL },
  { NULL, N_ ("Bring back what was moved to the trash last"), "<Control>z", NULL },
  { NULL, N_ ("Take two versions as they were decided"), "<Control>Return", NULL },
};

/* What is not listed, because the desktop's other programs have it too. */
static const struct
{
  const char *action;
  const char *key;
} more[] = {
  { "win.redo", "<Control>y" },         { "win.zoom-in", "<Control>equal" },
  { "win.zoom-in", "<Control>KP_Add" }, { "win.zoom-out", "<Control>KP_Subtract" },
  { "win.zoom-fit", "<Control>KP_0" },
};

const PergolaShortcut *
pergola_shortcuts_get (guint *n)
{
  *n = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

static void
add_accel (GtkApplication *app, const char *action, const char *key)
{
  g_auto (GStrv) have = gtk_application_get_accels_for_action (app, action);
  g_autoptr (GStrvBuilder) accels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_addv (accels, (const char **) have);
  g_strv_builder_add (accels, key);
  all = g_strv_builder_end (accels);
  gtk_application_set_accels_for_action (app, action, (const char *const *) all);
}

void
pergola_shortcuts_install (GtkApplication *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      {
        g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

        for (int j = 0; keys[j] != NULL; j++)
          add_accel (app, shortcuts[i].action, keys[j]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    add_accel (app, more[i].action, more[i].key);
}

/* GTK 4.8 lets only a builder put sections and groups together. */
static char *
describe_window (void)
{
  GString *xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"window\">"
                               "<property name=\"modal\">1</property><child>"
                               "<object class=\"GtkShortcutsSection\"><property name=\"section-name\">all</property>"
                               "<property name=\"max-height\">17</property>");

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *title = g_markup_escape_text (_ (shortcuts[i].title), -1);
      g_autofree char *keys = g_markup_escape_text (shortcuts[i].keys, -1);

      if (shortcuts[i].group != NULL)
        {
          g_autofree char *group = g_markup_escape_text (_ (shortcuts[i].group), -1);

          g_string_append_printf (xml,
                                  "%s<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>",
                                  i > 0 ? "</object></child>" : "", group);
        }
      g_string_append_printf (xml,
                              "<child><object class=\"GtkShortcutsShortcut\"><property name=\"title\">%s</property>"
                              "<property name=\"accelerator\">%s</property></object></child>",
                              title, keys);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

void
pergola_shortcuts_present (GtkWindow *parent)
{
  g_autofree char *xml = describe_window ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
