/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-panel.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-find-months.h"
#include "pergola-fold.h"

#define SHOWN 4    /* people besides "Everyone…" */
#define PICTURE 22 /* of a person */

#define VALUE "pergola-value" /* of a widget: the kind or the name that it stands for; NULL: everyone */
#define COUNT "pergola-count" /* its label with how many there are */

struct _PergolaFindPanel
{
  AdwBin parent_instance;

  PergolaFindFilter *filter;    /* (nullable) until it is set */
  PergolaLibraryResult *result; /* (nullable) */
  GHashTable *known;            /* (element-type PergolaLibraryFacet): kinds that were ever found, by id */
  gboolean busy;                /* what is shown changes because the filter did */

  gboolean without_kinds;

  GtkWidget *kinds_part;
  GtkBox *kinds;
  GtkWidget *months_part;
  GtkLabel *range;
  PergolaFindMonths *months;
  GtkWidget *people_part;
  GtkBox *people;
  GtkMenuButton *everyone;
  GtkPopover *everyone_popover;
  GtkEditable *name;
  GtkListBox *everyone_list;
  GtkSwitch *private_switch;
};

G_DEFINE_FINAL_TYPE (PergolaFindPanel, pergola_find_panel, ADW_TYPE_BIN)

static const char *
get_value (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), VALUE);
}

static void
set_value (GtkWidget *widget, const char *value)
{
  g_object_set_data_full (G_OBJECT (widget), VALUE, g_strdup (value), g_free);
}

/* --- A line: a picture, words, and how many --- */

static GtkWidget *
create_line (GtkWidget *picture, const char *title, GtkWidget **count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  *count = gtk_label_new (NULL);
  gtk_widget_add_css_class (*count, "sidebar-count");
  gtk_widget_add_css_class (*count, "numeric");
  if (picture != NULL)
    {
      gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), picture);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *count);
  return box;
}

static void
show_count (GtkWidget *widget, const char *title, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, text);

  gtk_label_set_label (g_object_get_data (G_OBJECT (widget), COUNT), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Makes as many lines as there are values. With each letter that is typed others come and go: they take the place of
 * those that are there, which is much faster than to make them anew. */
static void
fill (PergolaFindPanel *self, GtkBox *box, guint n, GtkWidget *(*create) (PergolaFindPanel *self))
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < n; i++)
    if (child != NULL)
      child = gtk_widget_get_next_sibling (child);
    else
      gtk_box_append (box, create (self));
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (box, child);
      child = next;
    }
}

/* The words of a line, which come after its picture. */
static void
set_title (GtkWidget *picture, const char *title)
{
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (picture)), title);
}

/* --- Kinds --- */

static void
kind_cb (PergolaFindPanel *self, GtkCheckButton *check)
{
  if (!self->busy)
    pergola_find_filter_set_kind (self->filter, get_value (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static GtkWidget *
create_kind (PergolaFindPanel *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *count;

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), create_line (pergola_glyph_image_new (NULL), NULL, &count));
  g_object_set_data (G_OBJECT (check), COUNT, count);
  g_signal_connect_object (check, "toggled", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
set_kind (GtkWidget *check, const PergolaLibraryKind *kind)
{
  GtkWidget *glyph = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));

  if (g_strcmp0 (get_value (check), kind->id) == 0)
    return;
  set_value (check, kind->id);
  pergola_glyph_image_set_name (PERGOLA_GLYPH_IMAGE (glyph), kind->icon);
  set_title (glyph, kind->title);
}

/* (element-type utf8): those that were found, and those that are left out, so that they can be taken in again. */
static GPtrArray *
list_kinds (PergolaFindPanel *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; self->result != NULL && i < self->result->kinds->len; i++)
    g_ptr_array_add (ids, ((PergolaLibraryKind *) self->result->kinds->pdata[i])->id);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!pergola_find_filter_has_kind (self->filter, id) &&
        !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
      g_ptr_array_add (ids, id);
  return ids;
}

static guint
count_kind (PergolaFindPanel *self, const char *id)
{
  for (guint i = 0; self->result != NULL && i < self->result->kinds->len; i++)
    {
      const PergolaLibraryKind *kind = self->result->kinds->pdata[i];

      if (g_str_equal (kind->id, id))
        return kind->n;
    }
  return 0;
}

static void
show_kinds (PergolaFindPanel *self)
{
  g_autoptr (GPtrArray) ids = list_kinds (self);
  GtkWidget *check;

  gtk_widget_set_visible (self->kinds_part, ids->len > 0 && !self->without_kinds);
  if (self->without_kinds)
    return;
  fill (self, self->kinds, ids->len, create_kind);
  check = gtk_widget_get_first_child (GTK_WIDGET (self->kinds));
  for (guint i = 0; i < ids->len; i++, check = gtk_widget_get_next_sibling (check))
    {
      const PergolaLibraryKind *kind = g_hash_table_lookup (self->known, ids->pdata[i]);

      set_kind (check, kind);
      show_count (check, kind->title, count_kind (self, kind->id));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), pergola_find_filter_has_kind (self->filter, kind->id));
    }
}

/* --- Months --- */

static void
months_cb (PergolaFindPanel *self)
{
  pergola_find_filter_set_months (self->filter, pergola_find_months_get_from (self->months),
                                  pergola_find_months_get_to (self->months));
}

static void
show_months (PergolaFindPanel *self)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (PergolaFindMonth));
  g_autofree char *range = pergola_find_filter_describe_months (self->filter);

  for (guint i = 0; self->result != NULL && i < self->result->months->len; i++)
    {
      const PergolaLibraryMonth *month = self->result->months->pdata[i];
      PergolaFindMonth shown = { month->year * 12 + month->month - 1, month->n };

      g_array_append_val (months, shown);
    }
  pergola_find_months_show (self->months, months, pergola_find_filter_get_from (self->filter),
                            pergola_find_filter_get_to (self->filter));
  gtk_widget_set_visible (self->months_part, months->len > 0 || range != NULL);
  gtk_label_set_label (self->range, range != NULL ? range : _ ("Any time"));
}

/* --- People --- */

static void
person_cb (PergolaFindPanel *self, GtkToggleButton *button)
{
  if (!self->busy)
    pergola_find_filter_set_person (self->filter,
                                    gtk_toggle_button_get_active (button) ? get_value (GTK_WIDGET (button)) : NULL);
}

static GtkWidget *
create_person_line (const char *name, GtkWidget **count)
{
  return create_line (adw_avatar_new (PICTURE, name, TRUE), name, count);
}

static GtkWidget *
create_person (PergolaFindPanel *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *count;

  gtk_button_set_child (GTK_BUTTON (button), create_person_line (NULL, &count));
  g_object_set_data (G_OBJECT (button), COUNT, count);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "find-person");
  g_signal_connect_object (button, "toggled", G_CALLBACK (person_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
set_person (GtkWidget *button, const char *name)
{
  GtkWidget *avatar = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));

  if (g_strcmp0 (get_value (button), name) == 0)
    return;
  set_value (button, name);
  adw_avatar_set_text (ADW_AVATAR (avatar), name);
  set_title (avatar, name);
}

static guint
count_person (PergolaFindPanel *self, const char *name)
{
  for (guint i = 0; self->result != NULL && i < self->result->people->len; i++)
    {
      const PergolaLibraryPerson *person = self->result->people->pdata[i];

      if (g_str_equal (person->name, name))
        return person->n;
    }
  return 0;
}

/* (element-type utf8): those with the most, and who is chosen. */
static GPtrArray *
list_people (PergolaFindPanel *self)
{
  const char *chosen = pergola_find_filter_get_person (self->filter);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; self->result != NULL && i < MIN (self->result->people->len, SHOWN); i++)
    g_ptr_array_add (names, ((PergolaLibraryPerson *) self->result->people->pdata[i])->name);
  if (chosen != NULL && !g_ptr_array_find_with_equal_func (names, chosen, g_str_equal, NULL))
    g_ptr_array_add (names, (char *) chosen);
  return names;
}

static void
show_people (PergolaFindPanel *self)
{
  g_autoptr (GPtrArray) names = list_people (self);
  GtkWidget *button;

  fill (self, self->people, names->len, create_person);
  button = gtk_widget_get_first_child (GTK_WIDGET (self->people));
  for (guint i = 0; i < names->len; i++, button = gtk_widget_get_next_sibling (button))
    {
      const char *name = names->pdata[i];

      set_person (button, name);
      show_count (button, name, count_person (self, name));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_strcmp0 (name, pergola_find_filter_get_person (self->filter)) == 0);
    }
  gtk_widget_set_visible (self->people_part, names->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->everyone), self->result != NULL && self->result->people->len > SHOWN);
}

/* --- Everyone --- */

static gboolean
is_named (GtkListBoxRow *row, gpointer data)
{
  PergolaFindPanel *self = data;
  const char *name = get_value (GTK_WIDGET (row));
  g_autofree char *wanted = pergola_fold (gtk_editable_get_text (self->name), NULL);
  g_autofree char *own = name != NULL ? pergola_fold (name, NULL) : NULL;

  g_strchomp (wanted);
  return own == NULL ? *wanted == '\0' : strstr (own, wanted) != NULL;
}

static void
name_cb (PergolaFindPanel *self)
{
  gtk_list_box_invalidate_filter (self->everyone_list);
}

static void
add_person_row (PergolaFindPanel *self, const char *name, guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const char *title = name != NULL ? name : _ ("Everyone");
  GtkWidget *count;

  set_value (row, name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_person_line (title, &count));
  g_object_set_data (G_OBJECT (row), COUNT, count);
  show_count (row, title, n);
  gtk_widget_set_visible (count, name != NULL);
  gtk_list_box_append (self->everyone_list, row);
}

static void
everyone_shown_cb (PergolaFindPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->everyone_list))) != NULL)
    gtk_list_box_remove (self->everyone_list, child);
  gtk_editable_set_text (self->name, "");
  if (pergola_find_filter_get_person (self->filter) != NULL)
    add_person_row (self, NULL, self->result != NULL ? self->result->n_hits : 0);
  for (guint i = 0; self->result != NULL && i < self->result->people->len; i++)
    {
      const PergolaLibraryPerson *person = self->result->people->pdata[i];

      add_person_row (self, person->name, person->n);
    }
}

static void
person_row_cb (PergolaFindPanel *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (get_value (GTK_WIDGET (row)));

  gtk_popover_popdown (self->everyone_popover);
  pergola_find_filter_set_person (self->filter, name);
}

/* --- What is private --- */

static void
private_cb (PergolaFindPanel *self)
{
  if (!self->busy)
    pergola_find_filter_set_private (self->filter, gtk_switch_get_active (self->private_switch));
}

/* --- All --- */

static void
update (PergolaFindPanel *self)
{
  self->busy = TRUE;
  show_kinds (self);
  show_months (self);
  show_people (self);
  gtk_switch_set_active (self->private_switch, pergola_find_filter_get_private (self->filter));
  self->busy = FALSE;
}

static void
pergola_find_panel_dispose (GObject *object)
{
  PergolaFindPanel *self = PERGOLA_FIND_PANEL (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->result, pergola_library_result_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (pergola_find_panel_parent_class)->dispose (object);
}

static void
pergola_find_panel_class_init (PergolaFindPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_find_panel_dispose;
  g_type_ensure (PERGOLA_TYPE_FIND_MONTHS);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-find-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, kinds_part);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, kinds);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, months_part);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, range);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, months);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, people_part);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, people);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, everyone);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, everyone_popover);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, name);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, everyone_list);
  gtk_widget_class_bind_template_child (widget_class, PergolaFindPanel, private_switch);
  gtk_widget_class_bind_template_callback (widget_class, months_cb);
  gtk_widget_class_bind_template_callback (widget_class, everyone_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, private_cb);
}

static void
pergola_find_panel_init (PergolaFindPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pergola_library_kind_free);
  gtk_list_box_set_filter_func (self->everyone_list, is_named, self, NULL);
}

void
pergola_find_panel_set_filter (PergolaFindPanel *self, PergolaFindFilter *filter)
{
  g_set_object (&self->filter, filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
pergola_find_panel_hide_kinds (PergolaFindPanel *self)
{
  self->without_kinds = TRUE;
  gtk_widget_set_visible (self->kinds_part, FALSE);
}

void
pergola_find_panel_show (PergolaFindPanel *self, PergolaLibraryResult *result)
{
  g_clear_pointer (&self->result, pergola_library_result_unref);
  self->result = result != NULL ? pergola_library_result_ref (result) : NULL;
  for (guint i = 0; result != NULL && i < result->kinds->len; i++)
    {
      PergolaLibraryKind *kind = pergola_library_kind_copy (result->kinds->pdata[i]);

      g_hash_table_replace (self->known, kind->id, kind);
    }
  update (self);
}
