/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-story-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-consent.h"
#include "pergola-describe.h"
#include "pergola-name.h"
#include "pergola-role.h"

struct _PergolaStoryRow
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *badges;
  GtkWidget *state;
  char *told; /* (nullable): what its badges say */
};

G_DEFINE_FINAL_TYPE (PergolaStoryRow, pergola_story_row, ADW_TYPE_BIN)

/* (nullable) */
static const char *
get_text (PergolaProject *project, PergolaItem *story, const char *role, gboolean person)
{
  const char *text = person ? pergola_role_get_name (project, story, role) : pergola_role_get (project, story, role);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* "Amina, network engineer · 14 May" */
char *
pergola_story_row_describe (PergolaProject *project, PergolaItem *story)
{
  const char *teller = get_text (project, story, "teller", TRUE);
  const char *capacity = get_text (project, story, "capacity", FALSE);
  const char *iso = get_text (project, story, "date", FALSE);
  g_autofree char *date = iso != NULL ? pergola_chart_describe_date (iso) : NULL;
  g_autoptr (GString) text = g_string_new (teller);

  if (capacity != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", capacity);
  if (date != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", date);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): @words, and before all else that they are for nobody else. */
static char *
add_consent (PergolaProject *project, PergolaItem *story, const char *words)
{
  const char *kept = pergola_consent_is_unasked (project, story)
                       ? pergola_role_get_field (project, story, "consent")->title
                       : _ ("May not be quoted");

  if (pergola_consent_get_limit (project, story) == PERGOLA_AUDIENCE_EVERYONE)
    return g_strdup (words);
  return *words != '\0' ? g_strdup_printf ("%s · %s", kept, words) : g_strdup (kept);
}

static void
add_badge (PergolaStoryRow *self, const PergolaChoice *choice)
{
  GtkWidget *badge = gtk_label_new (choice->badge);
  g_autofree char *class = pergola_describe_hue_class (choice->hue);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "kind-badge");
  gtk_widget_add_css_class (badge, class);
  gtk_widget_set_tooltip_text (badge, choice->title);
  gtk_box_append (GTK_BOX (self->badges), badge);
}

static char *
describe_badges (GHashTable *told, const PergolaFieldDef *types)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; types != NULL && i < types->choices->len; i++)
    {
      const PergolaChoice *choice = types->choices->pdata[i];

      if (choice->badge != NULL && g_hash_table_contains (told, choice))
        g_string_append_printf (text, "%s %s\n", choice->badge, choice->title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each type once, in the order of the figure. They are made anew only where they say something else. */
static void
show_badges (PergolaStoryRow *self, PergolaProject *project, PergolaItem *story)
{
  const PergolaFieldDef *types = pergola_telling_get_types (project);
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (story));
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autofree char *words = NULL;
  GtkWidget *child;

  for (guint i = 0; i < steps->len; i++)
    g_hash_table_add (told, (gpointer) pergola_telling_get_type (project, steps->pdata[i]));
  words = describe_badges (told, types);
  if (g_strcmp0 (words, self->told) == 0)
    return;

  while ((child = gtk_widget_get_first_child (self->badges)) != NULL)
    gtk_box_remove (GTK_BOX (self->badges), child);
  for (guint i = 0; types != NULL && i < types->choices->len; i++)
    {
      const PergolaChoice *choice = types->choices->pdata[i];

      if (choice->badge != NULL && g_hash_table_contains (told, choice))
        add_badge (self, choice);
    }
  g_free (self->told);
  self->told = g_steal_pointer (&words);
}

static void
show_state (PergolaStoryRow *self, PergolaProject *project, PergolaItem *story, const PergolaForm *form)
{
  g_autofree char *text = NULL;
  guint told, asked;

  pergola_telling_get_progress (project, pergola_item_get_id (story), form, &told, &asked);
  /* Translators: how many steps of a story are told, of those that a whole one has. */
  text = told < asked ? g_strdup_printf (_ ("%u of %u"), told, asked) : g_strdup (_ ("Complete"));
  gtk_label_set_label (GTK_LABEL (self->state), text);
}

/* What has the focus is the list's row around it. */
static void
name_row (PergolaStoryRow *self, const char *note)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", gtk_label_get_label (GTK_LABEL (self->title)), note,
                                           gtk_label_get_label (GTK_LABEL (self->state)));

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pergola_story_row_show (PergolaStoryRow *self, PergolaProject *project, PergolaItem *story, const PergolaForm *form)
{
  g_autofree char *words = pergola_story_row_describe (project, story);
  g_autofree char *note = add_consent (project, story, words);
  const char *teller = get_text (project, story, "teller", TRUE);

  adw_avatar_set_text (ADW_AVATAR (self->avatar), teller);
  adw_avatar_set_show_initials (ADW_AVATAR (self->avatar), teller != NULL);
  gtk_label_set_label (GTK_LABEL (self->title), pergola_name_get (project, story));
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
  show_badges (self, project, story);
  show_state (self, project, story, form);
  name_row (self, note);
}

static GtkWidget *
create_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
pergola_story_row_finalize (GObject *object)
{
  g_free (PERGOLA_STORY_ROW (object)->told);

  G_OBJECT_CLASS (pergola_story_row_parent_class)->finalize (object);
}

static void
pergola_story_row_class_init (PergolaStoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_story_row_finalize;
}

static void
pergola_story_row_init (PergolaStoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->avatar = adw_avatar_new (34, NULL, FALSE);
  self->title = create_label ("heading");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  self->note = create_label ("dim-label");
  self->badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->state = create_label ("caption");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_label_set_xalign (GTK_LABEL (self->state), 1);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->badges, GTK_ALIGN_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->note);
  gtk_box_append (GTK_BOX (end), self->badges);
  gtk_box_append (GTK_BOX (end), self->state);
  gtk_box_append (GTK_BOX (box), self->avatar);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_add_css_class (box, "story-row");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pergola_story_row_new (void)
{
  return g_object_new (PERGOLA_TYPE_STORY_ROW, NULL);
}
