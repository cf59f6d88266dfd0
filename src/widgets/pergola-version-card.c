/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-version-card.h"

#include "pergola-describe.h"
#include "pergola-difference.h"
#include "pergola-theme.h"

struct _PergolaVersionCard
{
  AdwBin parent_instance;

  char *who;
  char *before; /* (nullable) */
  char *text;
  gboolean with_removed;
  char *hue_class; /* (nullable) */

  GtkWidget *edge;
  GtkLabel *letter;
  GtkLabel *owner;
  GtkWidget *check;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PergolaVersionCard, pergola_version_card, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Marks --- */

static PangoAttribute *
at (PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  return attribute;
}

static guint16
to_16 (double value)
{
  return (guint16) (value * 65535);
}

/* Never by the colour alone: what came is bold, what went is struck out. */
static void
mark (PangoAttrList *list, PergolaPieceType type, guint start, guint end, PergolaTheme theme)
{
  PergolaHue hue = type == PERGOLA_PIECE_ADDED ? PERGOLA_HUE_TEAL : PERGOLA_HUE_PINK;
  PergolaRgba tint = pergola_theme_resolve (theme, (PergolaColor){ PERGOLA_TONE_TINT, hue });
  PergolaRgba ink = pergola_theme_resolve (theme, (PergolaColor){ PERGOLA_TONE_INK, hue });

  pango_attr_list_insert (list,
                          at (pango_attr_background_new (to_16 (tint.r), to_16 (tint.g), to_16 (tint.b)), start, end));
  pango_attr_list_insert (list,
                          at (pango_attr_foreground_new (to_16 (ink.r), to_16 (ink.g), to_16 (ink.b)), start, end));
  pango_attr_list_insert (list, at (type == PERGOLA_PIECE_ADDED ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                                                : pango_attr_strikethrough_new (TRUE),
                                    start, end));
}

/* (transfer full): what is the same over a long way is cut in its middle, so that what is different is seen. */
static char *
shorten (const char *text, gboolean first, gboolean last)
{
  glong n = g_utf8_strlen (text, -1);
  glong head = first ? 0 : 60, tail = last ? 0 : 60;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (n <= 200)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, head);
  end = g_utf8_substring (text, n - tail, n);
  return g_strconcat (start, " … ", end, NULL);
}

static void
show (PergolaVersionCard *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  g_autoptr (GPtrArray) pieces = pergola_difference_list (self->before != NULL ? self->before : self->text, self->text);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const PergolaPiece *piece = pieces->pdata[i];
      guint start = text->len;
      g_autofree char *shown = piece->type == PERGOLA_PIECE_SAME
                                 ? shorten (piece->text, i == 0 && pieces->len > 1, i == pieces->len - 1)
                                 : g_strdup (piece->text);

      if (piece->type == PERGOLA_PIECE_REMOVED && !self->with_removed)
        continue;
      g_string_append (text, shown);
      if (piece->type != PERGOLA_PIECE_SAME)
        mark (list, piece->type, start, text->len, theme);
    }
  gtk_label_set_label (self->label, text->str);
  gtk_label_set_attributes (self->label, list);
}

/* A screen reader hears no strikes: it is told what this version says. */
static void
name_for_readers (PergolaVersionCard *self)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", self->who, self->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- Object --- */

static void
released_cb (PergolaVersionCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pergola_version_card_finalize (GObject *object)
{
  PergolaVersionCard *self = PERGOLA_VERSION_CARD (object);

  g_free (self->who);
  g_free (self->before);
  g_free (self->text);
  g_free (self->hue_class);

  G_OBJECT_CLASS (pergola_version_card_parent_class)->finalize (object);
}

static void
pergola_version_card_class_init (PergolaVersionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_version_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-version-card.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionCard, edge);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionCard, letter);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionCard, owner);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionCard, check);
  gtk_widget_class_bind_template_child (widget_class, PergolaVersionCard, label);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);

  signals[CHOSEN] =
    g_signal_new ("chosen", PERGOLA_TYPE_VERSION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_version_card_init (PergolaVersionCard *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->who = g_strdup ("");
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pergola_version_card_new (void)
{
  return g_object_new (PERGOLA_TYPE_VERSION_CARD, NULL);
}

void
pergola_version_card_set_owner (PergolaVersionCard *self, const char *who, const char *hue)
{
  g_autofree char *first = g_utf8_substring (who, 0, MIN (g_utf8_strlen (who, -1), 1));
  g_autofree char *letter = g_utf8_strup (first, -1);

  g_free (self->who);
  self->who = g_strdup (who);
  if (self->hue_class != NULL)
    gtk_widget_remove_css_class (self->edge, self->hue_class);
  g_free (self->hue_class);
  self->hue_class = pergola_describe_hue_class (hue);
  gtk_widget_add_css_class (self->edge, self->hue_class);
  gtk_label_set_label (self->letter, letter);
  gtk_label_set_label (self->owner, who);
  name_for_readers (self);
}

void
pergola_version_card_set_text (PergolaVersionCard *self, const char *before, const char *text, gboolean with_removed)
{
  g_free (self->before);
  self->before = g_strdup (before);
  g_free (self->text);
  self->text = g_strdup (text);
  self->with_removed = with_removed;
  show (self);
  name_for_readers (self);
}

void
pergola_version_card_set_chosen (PergolaVersionCard *self, gboolean chosen)
{
  gtk_widget_set_opacity (self->check, chosen ? 1 : 0);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}
