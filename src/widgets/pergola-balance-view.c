/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-balance-view.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define TINTS 5

struct _PergolaBalanceView
{
  AdwBin parent_instance;

  PergolaEditor *editor;
  char *board; /* the id */
  guint idle;  /* an update is due */

  GtkWidget *across[2], *down[2]; /* the words of the axes */
  GtkWidget *quarters[2][2];
  GtkWidget *numbers[2][2];
  GtkWidget *shares[2][2];
  GPtrArray *bars;   /* (element-type GtkLevelBar): one for each zone */
  GPtrArray *counts; /* (element-type GtkLabel): the same */
  GtkWidget *source;
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (PergolaBalanceView, pergola_balance_view, ADW_TYPE_BIN)

/* --- Showing --- */

static void
set_tint (GtkWidget *widget, guint count, guint most)
{
  guint tint = count == 0 ? 0 : 1 + (count * (TINTS - 2) + most - 1) / MAX (most, 1);

  for (guint i = 0; i < TINTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("tint-%u", i);

      if (i == MIN (tint, TINTS - 1))
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

static void
show_quarters (PergolaBalanceView *self, const PergolaBalance *balance)
{
  guint most = 0;

  for (guint i = 0; i < 4; i++)
    most = MAX (most, balance->quarters[i / 2][i % 2]);
  for (guint down = 0; down < 2; down++)
    for (guint across = 0; across < 2; across++)
      {
        guint n = balance->quarters[down][across];
        guint percent = balance->placed > 0 ? (n * 100 + balance->placed / 2) / balance->placed : 0;
        g_autofree char *number = g_strdup_printf ("%u", n);
        /* Translators: a share of the whole in percent. */
        g_autofree char *share = g_strdup_printf (_ ("%u %%"), percent);
        /* Translators: a quarter of a plane by the names of its two axes' ends, and how many things lie in it. */
        g_autofree char *name =
          g_strdup_printf (_ ("%s, %s: %u"), across == 0 ? balance->across->low : balance->across->high,
                           down == 0 ? balance->down->low : balance->down->high, n);

        gtk_label_set_label (GTK_LABEL (self->numbers[down][across]), number);
        gtk_label_set_label (GTK_LABEL (self->shares[down][across]), share);
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->quarters[down][across]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        name, -1);
        pergola_describe_tooltip (self->quarters[down][across], name);
        set_tint (self->quarters[down][across], n, most);
      }
}

static void
show_zones (PergolaBalanceView *self, const PergolaBalance *balance)
{
  guint most = 1;

  for (guint i = 0; i < balance->zones->len; i++)
    most = MAX (most, g_array_index (balance->zones, PergolaBalanceCount, i).count);
  for (guint i = 0; i < self->bars->len && i < balance->zones->len; i++)
    {
      const PergolaBalanceCount *count = &g_array_index (balance->zones, PergolaBalanceCount, i);
      g_autofree char *number = g_strdup_printf ("%u", count->count);
      g_autofree char *name = g_strdup_printf ("%s: %u", count->zone->title, count->count);

      gtk_level_bar_set_max_value (self->bars->pdata[i], most);
      gtk_level_bar_set_value (self->bars->pdata[i], count->count);
      gtk_label_set_label (self->counts->pdata[i], number);
      pergola_describe_tooltip (gtk_widget_get_parent (self->bars->pdata[i]), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars->pdata[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      count->zone->title, -1);
    }
}

/* "Each other 18 · Outside sources 6" */
static void
show_source (PergolaBalanceView *self, const PergolaBalance *balance)
{
  const PergolaBalanceField *field = pergola_balance_get_field (balance, "source");
  GString *text = g_string_new (NULL);

  for (guint i = 0; field != NULL && i < field->counts->len; i++)
    {
      const PergolaBalanceCount *count = &g_array_index (field->counts, PergolaBalanceCount, i);

      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", count->choice->title, count->count);
    }
  gtk_label_set_label (GTK_LABEL (self->source), text->str);
  gtk_widget_set_visible (self->source, text->len > 0 && balance->total > 0);
  g_string_free (text, TRUE);
}

static void
show_words (PergolaBalanceView *self, const PergolaBalance *balance)
{
  g_auto (GStrv) sentences = pergola_balance_describe (balance);
  g_autofree char *text = g_strjoinv ("\n", sentences);

  gtk_label_set_label (GTK_LABEL (self->sentence), text);
  gtk_widget_set_visible (self->sentence, *text != '\0');
  gtk_label_set_label (GTK_LABEL (self->across[0]), balance->across->low);
  gtk_label_set_label (GTK_LABEL (self->across[1]), balance->across->high);
  gtk_label_set_label (GTK_LABEL (self->down[0]), balance->down->low);
  gtk_label_set_label (GTK_LABEL (self->down[1]), balance->down->high);
}

static void
update (PergolaBalanceView *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaBoardDef *board = pergola_project_get_board (project, self->board);
  g_autoptr (PergolaBalance) balance =
    board != NULL ? pergola_balance_new (project, board, pergola_editor_get_filter (self->editor)) : NULL;

  if (balance == NULL)
    return;
  show_words (self, balance);
  show_quarters (self, balance);
  show_zones (self, balance);
  show_source (self, balance);
}

static gboolean
update_cb (gpointer data)
{
  PergolaBalanceView *self = data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaBalanceView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

/* --- Making --- */

static GtkWidget *
create_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Words for the whole quarter stand for its two numbers. */
static GtkWidget *
create_quarter (PergolaBalanceView *self, guint down, guint across)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_IMG, "hexpand", TRUE, NULL);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *share = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, "balance-quarter");
  gtk_widget_add_css_class (number, "title-3");
  gtk_widget_add_css_class (share, "caption");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), share);
  self->quarters[down][across] = box;
  self->numbers[down][across] = number;
  self->shares[down][across] = share;
  return box;
}

static GtkWidget *
create_plane (PergolaBalanceView *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < 2; i++)
    {
      self->across[i] = create_caption ();
      self->down[i] = create_caption ();
      gtk_grid_attach (GTK_GRID (grid), self->across[i], i + 1, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->down[i], 0, i + 1, 1, 1);
      for (guint j = 0; j < 2; j++)
        gtk_grid_attach (GTK_GRID (grid), create_quarter (self, i, j), j + 1, i + 1, 1, 1);
    }
  return grid;
}

static GtkWidget *
create_bar (PergolaBalanceView *self, const PergolaZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = pergola_badge_new (zone);
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL, "width-chars", 2, "xalign", 1.0, NULL);
  g_autofree char *hue = pergola_describe_hue_class (zone->hue);

  /* Low and high are nothing to warn of. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "balance-bar");
  gtk_widget_add_css_class (bar, hue);
  gtk_widget_add_css_class (bar, "marked");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), count);
  g_ptr_array_add (self->bars, bar);
  g_ptr_array_add (self->counts, count);
  return box;
}

static GtkWidget *
create_words (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
put_together (PergolaBalanceView *self, const PergolaBoardDef *board)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->sentence = create_words (NULL);
  self->source = create_words ("caption");
  for (guint i = 0; i < board->zones->len; i++)
    gtk_box_append (GTK_BOX (bars), create_bar (self, board->zones->pdata[i]));
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), create_plane (self));
  gtk_box_append (GTK_BOX (box), bars);
  gtk_box_append (GTK_BOX (box), self->source);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* --- Object --- */

static void
pergola_balance_view_dispose (GObject *object)
{
  PergolaBalanceView *self = PERGOLA_BALANCE_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->board, g_free);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_balance_view_parent_class)->dispose (object);
}

static void
pergola_balance_view_class_init (PergolaBalanceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_balance_view_dispose;
}

static void
pergola_balance_view_init (PergolaBalanceView *self)
{
  self->bars = g_ptr_array_new ();
  self->counts = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "balance");
}

GtkWidget *
pergola_balance_view_new (PergolaEditor *editor)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (editor);
  g_autoptr (PergolaBalance) balance = board != NULL ? pergola_balance_new (project, board, NULL) : NULL;
  PergolaBalanceView *self;

  if (balance == NULL)
    return NULL;
  self = g_object_new (PERGOLA_TYPE_BALANCE_VIEW, NULL);
  self->editor = g_object_ref (editor);
  self->board = g_strdup (board->id);
  put_together (self, board);
  g_signal_connect_object (project, "committed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::filtered", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
