/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Recent stories, and the way to tell another one. */

#include "pergola-overview-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-describe.h"
#include "pergola-role.h"

#define MAX_ROWS 4
#define MAX_BADGES 5

static const char *
get_date (PergolaProject *project, PergolaItem *story)
{
  const char *date = pergola_role_get (project, story, "date");

  return date != NULL ? date : "";
}

/* The latest first; what has no day comes after, the last that was written first. */
static int
compare_stories (gconstpointer a, gconstpointer b, gpointer project)
{
  PergolaItem *one = *(PergolaItem *const *) a, *other = *(PergolaItem *const *) b;
  int order = g_strcmp0 (get_date (project, other), get_date (project, one));

  return order != 0 ? order : pergola_item_compare_rank (b, a);
}

/* (transfer container): each type once, in the order of the story. */
static GPtrArray *
list_types (PergolaProject *project, PergolaItem *story)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (story));
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const PergolaChoice *type = pergola_telling_get_type (project, g_ptr_array_index (steps, i));

      if (type != NULL && type->badge != NULL && !g_ptr_array_find (types, type, NULL))
        g_ptr_array_add (types, (gpointer) type);
    }
  return types;
}

static GtkWidget *
create_badges (GPtrArray *types)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < MIN (types->len, MAX_BADGES); i++)
    gtk_box_append (GTK_BOX (box), pergola_overview_create_badge (types->pdata[i]));
  return box;
}

static char *
describe_telling (const char *teller, const char *iso)
{
  g_autofree char *date = *iso != '\0' ? pergola_chart_describe_date (iso) : NULL;

  if (*teller != '\0' && date != NULL)
    /* Translators: who told a story, and when. */
    return g_strdup_printf (_ ("%s · told %s"), teller, date);
  if (date != NULL)
    return g_strdup_printf (_ ("told %s"), date);
  return *teller != '\0' ? g_strdup (teller) : g_strdup (_ ("nobody is named, no day"));
}

static void
show_story (PergolaOverviewRow *row, PergolaProject *project, PergolaItem *story)
{
  const char *teller = pergola_role_get_name (project, story, "teller");
  g_autofree char *title = pergola_describe_title (project, story);
  g_autofree char *telling = describe_telling (teller, get_date (project, story));
  g_autoptr (GPtrArray) types = list_types (project, story);
  g_autoptr (GString) name = g_string_new (title);
  g_autofree char *said = NULL;

  g_string_append_printf (name, ", %s", telling);
  for (guint i = 0; i < types->len; i++)
    g_string_append_printf (name, ", %s", ((PergolaChoice *) types->pdata[i])->title);
  said = g_strdup_printf ("%s %s", pergola_item_get_id (story), name->str);
  if (!pergola_overview_row_needs (row, said))
    return;
  pergola_overview_row_set_words (row, title, telling);
  pergola_overview_row_set_lead (row, pergola_overview_create_person (teller));
  pergola_overview_row_set_tail (row, create_badges (types));
  pergola_overview_row_set_name (row, name->str);
  pergola_overview_row_set_target (row, "overview.go", pergola_item_get_id (story));
}

/* --- Below them --- */

typedef struct
{
  GtkButton *all;
} Buttons;

#define BUTTONS_KEY "pergola-buttons"

static GtkWidget *
create_tell (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Tell a Story"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.tell-story");
  return button;
}

static GtkButton *
ensure_all (PergolaOverviewCard *card)
{
  Buttons *buttons = g_object_get_data (G_OBJECT (card), BUTTONS_KEY);
  GtkWidget *box;

  if (buttons != NULL)
    return buttons->all;

  buttons = g_new0 (Buttons, 1);
  buttons->all = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (buttons->all), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons->all), "s", "stories");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons->all), "overview.page");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (buttons->all));
  gtk_box_append (GTK_BOX (box), create_tell ());
  gtk_box_append (pergola_overview_card_get_foot (card), box);
  g_object_set_data_full (G_OBJECT (card), BUTTONS_KEY, buttons, g_free);
  return buttons->all;
}

GPtrArray *
pergola_overview_list_stories (PergolaProject *project)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "story");
  GPtrArray *stories = kind != NULL ? pergola_project_list_items (project, kind->id) : g_ptr_array_new ();

  g_ptr_array_sort_with_data (stories, compare_stories, project);
  return stories;
}

void
pergola_overview_show_stories (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *stories)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  GtkButton *all = ensure_all (card);
  g_autofree char *label =
    /* Translators: a button that shows them. */
    g_strdup_printf (ngettext ("%u Story", "All %u Stories", stories->len), stories->len);

  pergola_overview_card_set_invitation (
    card, stories->len > 0 ? NULL : _ ("Nobody has told a story yet. Five questions are enough to begin with."));
  pergola_overview_card_set_n_rows (card, MIN (stories->len, MAX_ROWS));
  for (guint i = 0; i < MIN (stories->len, MAX_ROWS); i++)
    show_story (pergola_overview_card_get_row (card, i), project, g_ptr_array_index (stories, i));
  gtk_button_set_label (all, label);
  gtk_widget_set_visible (GTK_WIDGET (all), stories->len > 0);
}
