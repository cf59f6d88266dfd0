/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-indicator-row.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-describe.h"

/* --- Entries --- */

struct _PergolaIndicatorEntry
{
  GObject parent_instance;

  char *id;
  PergolaIndicator *indicator; /* (nullable) */
  char *title;
  char *dim;     /* what is known */
  char *missing; /* (nullable): what is missing or late, which is said instead */
  guint32 day;   /* on which all this was said: dates are said as seen from it */
};

G_DEFINE_FINAL_TYPE (PergolaIndicatorEntry, pergola_indicator_entry, G_TYPE_OBJECT)

static guint changed_signal;

static void
pergola_indicator_entry_finalize (GObject *object)
{
  PergolaIndicatorEntry *self = PERGOLA_INDICATOR_ENTRY (object);

  g_free (self->id);
  g_clear_pointer (&self->indicator, pergola_indicator_free);
  g_free (self->title);
  g_free (self->dim);
  g_free (self->missing);
  G_OBJECT_CLASS (pergola_indicator_entry_parent_class)->finalize (object);
}

static void
pergola_indicator_entry_class_init (PergolaIndicatorEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_indicator_entry_finalize;
  changed_signal =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_indicator_entry_init (PergolaIndicatorEntry *self)
{
}

PergolaIndicatorEntry *
pergola_indicator_entry_new (const char *id)
{
  PergolaIndicatorEntry *self = g_object_new (PERGOLA_TYPE_INDICATOR_ENTRY, NULL);

  self->id = g_strdup (id);
  return self;
}

const char *
pergola_indicator_entry_get_id (PergolaIndicatorEntry *self)
{
  return self->id;
}

/* "Monthly · Amina · 3 stories" */
static char *
describe_known (PergolaProject *project, const PergolaIndicator *indicator)
{
  const PergolaFieldDef *owner = pergola_kind_get_field_by_role (indicator->kind, "owner");
  const char *name = owner != NULL ? pergola_reference_get_name (project, indicator->item, owner->id) : "";
  guint n = indicator->stories->len;
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (indicator->frequency != NULL)
    g_ptr_array_add (parts, indicator->frequency->title);
  if (*name != '\0')
    g_ptr_array_add (parts, (char *) name);
  if (n > 0)
    g_ptr_array_add (parts, stories);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* (transfer full) (nullable): what is not as it should be. */
static char *
describe_missing (const PergolaIndicator *indicator, const char *known, const GDate *today)
{
  const char *missing = pergola_indicator_describe_missing (indicator);
  g_autofree char *late = pergola_indicator_describe_late (indicator, today, pergola_chart_describe_date);

  if (late == NULL || (missing == NULL && *known == '\0'))
    return late != NULL ? g_steal_pointer (&late) : g_strdup (missing);
  return missing != NULL ? g_strdup_printf ("%s · %s", missing, late) : g_strdup_printf ("%s · %s", late, known);
}

static gboolean
has_same_readings (const GArray *one, const GArray *other)
{
  const PergolaReading *a = (gpointer) one->data, *b = (gpointer) other->data;

  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (a[i].value != b[i].value || g_strcmp0 (a[i].date, b[i].date) != 0)
      return FALSE;
  return TRUE;
}

/* Whether all that a row shows of them besides words is the same. */
static gboolean
looks_same (const PergolaIndicator *one, const PergolaIndicator *other)
{
  return one->type == other->type && one->has_baseline == other->has_baseline && one->baseline == other->baseline &&
         one->has_target == other->has_target && one->target == other->target && one->progress == other->progress &&
         one->fraction == other->fraction && one->trend == other->trend &&
         pergola_indicator_is_alone (one) == pergola_indicator_is_alone (other) &&
         has_same_readings (one->readings, other->readings);
}

/* TRUE where the text was another. */
static gboolean
take_text (char **text, char *other)
{
  gboolean differs = g_strcmp0 (*text, other) != 0;

  g_free (*text);
  *text = other;
  return differs;
}

/* Rows hear only of what looks different, for most are as they were when something changes somewhere. */
void
pergola_indicator_entry_take (PergolaIndicatorEntry *self, PergolaProject *project, PergolaIndicator *indicator)
{
  gboolean differs = self->indicator == NULL || !looks_same (self->indicator, indicator);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  g_clear_pointer (&self->indicator, pergola_indicator_free);
  self->indicator = indicator;
  differs |= self->day != g_date_get_julian (&today);
  differs |= take_text (&self->title, pergola_describe_title (project, indicator->item));
  differs |= take_text (&self->dim, describe_known (project, indicator));
  differs |= take_text (&self->missing, describe_missing (indicator, self->dim, &today));
  self->day = g_date_get_julian (&today);
  if (differs)
    g_signal_emit (self, changed_signal, 0);
}

/* --- Rows --- */

struct _PergolaIndicatorRow
{
  GtkBox parent_instance;

  PergolaIndicatorEntry *entry;
  char *hue;
  GtkLabel *badge, *title, *dim;
  GtkWidget *warning;
  GtkWidget *chart;
  GtkLabel *baseline, *latest, *target;
  GtkWidget *progress;
  GtkLevelBar *bar;
  GtkLabel *words;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PergolaIndicatorRow, pergola_indicator_row, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkLabel *
add_number (GtkWidget *box, const char *css_class)
{
  GtkLabel *label = add_label (box, css_class, 1);

  gtk_label_set_max_width_chars (label, 1); /* the style says how wide the columns are, of all rows and their heading */
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (label), "indicator-number");
  return label;
}

static void
create_name (PergolaIndicatorRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), box);
  self->title = add_label (box, "indicator-title", 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title, 2);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "indicator-missing");
  gtk_image_set_pixel_size (GTK_IMAGE (self->warning), 12);
  gtk_box_append (GTK_BOX (line), self->warning);
  self->dim = add_label (line, "indicator-dim", 0);
  gtk_box_append (GTK_BOX (box), line);
}

static void
create_progress (PergolaIndicatorRow *self)
{
  GtkWidget *bar = gtk_level_bar_new ();

  self->progress = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->progress, "indicator-progress");
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  self->bar = GTK_LEVEL_BAR (bar);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_add_css_class (bar, "indicator-bar");
  gtk_widget_add_css_class (bar, "marked"); /* in the hue of its type */
  gtk_box_append (GTK_BOX (self->progress), bar);
  self->words = add_label (self->progress, "indicator-words", 0);
  gtk_label_set_max_width_chars (self->words, 1);
  gtk_box_append (GTK_BOX (self), self->progress);
}

static void
pergola_indicator_row_dispose (GObject *object)
{
  PergolaIndicatorRow *self = PERGOLA_INDICATOR_ROW (object);

  pergola_indicator_row_set_entry (self, NULL);
  g_clear_pointer (&self->hue, g_free);
  G_OBJECT_CLASS (pergola_indicator_row_parent_class)->dispose (object);
}

static void
pergola_indicator_row_class_init (PergolaIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_indicator_row_dispose;
}

static void
pergola_indicator_row_init (PergolaIndicatorRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "indicator-row");
  self->badge = add_label (GTK_WIDGET (self), "kind-badge", 0.5);
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
  create_name (self);
  self->chart = pergola_chart_new (TRUE);
  gtk_widget_set_valign (self->chart, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->chart);
  self->baseline = add_number (GTK_WIDGET (self), "dim-label");
  self->latest = add_number (GTK_WIDGET (self), "indicator-latest");
  self->target = add_number (GTK_WIDGET (self), "dim-label");
  create_progress (self);
}

GtkWidget *
pergola_indicator_row_new (void)
{
  return g_object_new (PERGOLA_TYPE_INDICATOR_ROW, NULL);
}

static void
set_hue (PergolaIndicatorRow *self, const PergolaChoice *type)
{
  if (self->hue != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->badge), self->hue);
      gtk_widget_remove_css_class (GTK_WIDGET (self->bar), self->hue);
    }
  g_free (self->hue);
  self->hue = pergola_describe_hue_class (type != NULL ? type->hue : NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), self->hue);
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), self->hue);
  gtk_label_set_label (self->badge, type != NULL && type->badge != NULL ? type->badge : "?");
}

static void
set_number (GtkLabel *label, gboolean known, double number, guint decimals)
{
  g_autofree char *text = known ? pergola_measure_format (number, decimals) : g_strdup ("–");

  gtk_label_set_label (label, text);
}

static void
show_progress (PergolaIndicatorRow *self, const PergolaIndicator *indicator)
{
  g_autofree char *words = pergola_indicator_describe_progress (indicator);

  pergola_describe_tooltip (GTK_WIDGET (self->words), words);
  if (self->narrow && indicator->progress == PERGOLA_PROGRESS_UNDER_WAY)
    {
      g_free (words);
      words = pergola_indicator_describe_percent (indicator);
    }
  gtk_level_bar_set_value (self->bar, CLAMP (indicator->fraction, 0, 1));
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), indicator->progress == PERGOLA_PROGRESS_NONE ? 0 : 1);
  gtk_label_set_label (self->words, words);
}

static void
name_row (PergolaIndicatorRow *self)
{
  PergolaIndicatorEntry *entry = self->entry;
  const PergolaChoice *type = entry->indicator->type;
  g_autofree char *numbers = pergola_chart_describe (entry->indicator);
  g_autofree char *text = g_strdup_printf ("%s, %s, %s, %s", entry->title, type != NULL ? type->title : _ ("no type"),
                                           entry->missing != NULL ? entry->missing : entry->dim, numbers);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* What has the focus is the list's row around it. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show (PergolaIndicatorRow *self)
{
  PergolaIndicatorEntry *entry = self->entry;
  const PergolaIndicator *indicator = entry != NULL ? entry->indicator : NULL;
  const PergolaReading *latest;
  guint decimals;

  if (indicator == NULL)
    return;
  latest = pergola_indicator_get_latest (indicator);
  decimals = pergola_indicator_get_decimals (indicator);
  set_hue (self, indicator->type);
  gtk_label_set_label (self->title, entry->title);
  gtk_label_set_label (self->dim, entry->missing != NULL ? entry->missing : entry->dim);
  pergola_describe_tooltip (GTK_WIDGET (self->title), entry->title);
  pergola_describe_tooltip (GTK_WIDGET (self->dim), gtk_label_get_label (self->dim));
  gtk_widget_set_visible (self->warning, pergola_indicator_is_alone (indicator)); /* to be late is no fault of it */
  if (entry->missing != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->dim), "indicator-missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->dim), "indicator-missing");
  pergola_chart_set_indicator (PERGOLA_CHART (self->chart), indicator);
  set_number (self->baseline, indicator->has_baseline, indicator->baseline, decimals);
  set_number (self->latest, latest != NULL, latest != NULL ? latest->value : 0, decimals);
  set_number (self->target, indicator->has_target, indicator->target, decimals);
  show_progress (self, indicator);
  name_row (self);
}

void
pergola_indicator_row_set_entry (PergolaIndicatorRow *self, PergolaIndicatorEntry *entry)
{
  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (show), self);
  show (self);
}

PergolaIndicatorEntry *
pergola_indicator_row_get_entry (PergolaIndicatorRow *self)
{
  return self->entry;
}

/* Medium, the numbers that the line says anyway go; narrow, all but the latest and how far it is. */
void
pergola_indicator_row_set_level (PergolaIndicatorRow *self, PergolaLevel level)
{
  gtk_widget_set_visible (GTK_WIDGET (self->baseline), level == PERGOLA_LEVEL_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->target), level == PERGOLA_LEVEL_WIDE);
  gtk_widget_set_visible (self->chart, level != PERGOLA_LEVEL_NARROW);
  if (self->narrow == (level == PERGOLA_LEVEL_NARROW))
    return;
  self->narrow = level == PERGOLA_LEVEL_NARROW;
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  show (self);
}

GtkWidget *
pergola_indicator_row_new_heading (void)
{
  PergolaIndicatorRow *self = g_object_new (PERGOLA_TYPE_INDICATOR_ROW, NULL);
  GtkWidget *readings = gtk_label_new (_ ("Readings"));

  gtk_widget_add_css_class (GTK_WIDGET (self), "heading-row");
  gtk_widget_set_opacity (GTK_WIDGET (self->badge), 0);
  gtk_label_set_label (self->badge, "0");
  gtk_label_set_label (self->title, _ ("Indicator"));
  gtk_widget_set_visible (self->warning, FALSE);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->dim)), FALSE);
  gtk_label_set_xalign (GTK_LABEL (readings), 0);
  gtk_widget_set_size_request (readings, PERGOLA_CHART_SMALL_WIDTH, -1);
  gtk_label_set_ellipsize (GTK_LABEL (readings), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (readings), 1);
  gtk_box_insert_child_after (GTK_BOX (self), readings, self->chart);
  gtk_box_remove (GTK_BOX (self), self->chart);
  self->chart = readings;
  gtk_label_set_label (self->baseline, _ ("Baseline"));
  gtk_label_set_label (self->latest, _ ("Latest"));
  gtk_label_set_label (self->target, _ ("Target"));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_label_set_label (self->words, _ ("Progress"));
  return GTK_WIDGET (self);
}
