/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-tell-card.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"
#include "pergola-tell-text.h"
#include "pergola-tell-tools.h"
#include "pergola-theme.h"

struct _PergolaTellCard
{
  AdwBin parent_instance;

  PergolaEditor *editor;
  char *key; /* (nullable) */
  gboolean open;

  GtkWidget *edge;
  GtkWidget *badge;
  GtkWidget *glyph;
  GtkWidget *title;
  GtkWidget *state; /* "next" */
  GtkWidget *check;
  GtkWidget *ask;
  GtkWidget *text;
  GtkWidget *error;
  GtkWidget *tools;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (PergolaTellCard, pergola_tell_card, ADW_TYPE_BIN)

enum
{
  TOLD,
  OPENED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Showing --- */

/* (transfer full): "2 Gains", as the card is called where it cannot be seen. */
static char *
describe (const PergolaAnswer *answer, const char *title)
{
  return answer->choice != NULL && answer->choice->badge != NULL
           ? g_strdup_printf ("%s %s", answer->choice->badge, title)
           : g_strdup (title);
}

static const char *
get_title (PergolaTellCard *self, const PergolaAnswer *answer)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaKind *story = pergola_project_get_kind_by_role (project, "story");
  const PergolaFieldDef *field =
    answer->choice == NULL && answer->field != NULL ? pergola_kind_get_field (story, answer->field) : NULL;

  return answer->question != NULL ? answer->question->title
         : answer->choice != NULL ? answer->choice->title
         : answer->link != NULL   ? answer->link->title
         : field != NULL          ? field->title
                                  : _ ("Of no type");
}

static const char *
get_ask (PergolaTellCard *self, const PergolaAnswer *answer)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaKind *story = pergola_project_get_kind_by_role (project, "story");
  const PergolaFieldDef *field =
    answer->choice == NULL && answer->field != NULL ? pergola_kind_get_field (story, answer->field) : NULL;
  const char *ask = answer->question != NULL ? answer->question->ask
                    : answer->choice != NULL ? answer->choice->ask
                    : field != NULL          ? field->prompt
                                             : NULL;

  return ask != NULL ? ask : "";
}

/* Of its type, or of the loop. */
static void
show_mark (PergolaTellCard *self, const PergolaAnswer *answer)
{
  const char *hue = answer->choice != NULL ? answer->choice->hue : NULL;
  g_autofree char *class = pergola_describe_hue_class (hue);
  GtkWidget *parts[] = { self->edge, self->badge, self->title, self->glyph };
  gboolean badge = answer->choice != NULL && answer->choice->badge != NULL && answer->field == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      for (int j = 0; j < PERGOLA_N_HUES; j++)
        {
          g_autofree char *other = pergola_describe_hue_class (pergola_hue_to_name (j));

          gtk_widget_remove_css_class (parts[i], other);
        }
      if (hue != NULL)
        gtk_widget_add_css_class (parts[i], class);
    }
  gtk_widget_set_visible (self->edge, hue != NULL);
  gtk_widget_set_visible (self->badge, badge);
  gtk_label_set_label (GTK_LABEL (self->badge), badge ? answer->choice->badge : "");
  pergola_glyph_image_set_name (PERGOLA_GLYPH_IMAGE (self->glyph), answer->link != NULL ? answer->link->icon : NULL);
  gtk_widget_set_visible (self->glyph, answer->link != NULL && answer->link->icon != NULL);
}

static void
show_words (PergolaTellCard *self, const PergolaAnswer *answer, gboolean can_tell)
{
  const char *title = get_title (self, answer);
  const char *ask = get_ask (self, answer);
  const char *hint = answer->question != NULL ? answer->question->hint : NULL;
  g_autofree char *name = describe (answer, title);
  gboolean silent = answer->card != NULL && answer->field == NULL && *answer->text == '\0';

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->ask), ask);
  gtk_label_set_label (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  pergola_tell_text_set_words (PERGOLA_TELL_TEXT (self->text), name,
                               silent     ? pergola_item_get_title (answer->card) /* until somebody says it in full */
                               : can_tell ? ask
                                          : _ ("A loop leads from one step back to another. Tell two steps first."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_open (PergolaTellCard *self)
{
  const char *hint = gtk_label_get_label (GTK_LABEL (self->hint));
  const char *ask = gtk_label_get_label (GTK_LABEL (self->ask));

  gtk_widget_set_visible (self->ask, self->open && *ask != '\0');
  gtk_widget_set_visible (self->hint, self->open && *hint != '\0');
  gtk_widget_set_visible (gtk_widget_get_parent (self->tools), self->open);
  pergola_tell_text_set_min_height (PERGOLA_TELL_TEXT (self->text), self->open ? 64 : -1);
  if (self->open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

void
pergola_tell_card_show (
  PergolaTellCard *self, const PergolaAnswer *answer, const PergolaForm *form, gboolean can_tell, gboolean next)
{
  gboolean told = *answer->text != '\0' || (answer->card != NULL && answer->field == NULL);

  if (self->key != answer->key)
    {
      g_free (self->key);
      self->key = g_strdup (answer->key);
    }
  show_mark (self, answer);
  show_words (self, answer, can_tell);
  pergola_tell_text_set_text (PERGOLA_TELL_TEXT (self->text), answer->text);
  gtk_widget_set_sensitive (self->text, can_tell);
  gtk_widget_set_visible (self->check, told && !self->open);
  gtk_widget_set_visible (self->state, next && !told && !self->open);
  pergola_tell_tools_show (PERGOLA_TELL_TOOLS (self->tools), answer->field == NULL ? answer->step : NULL, form);
  update_open (self);
}

const char *
pergola_tell_card_get_key (PergolaTellCard *self)
{
  return self->key;
}

void
pergola_tell_card_set_key (PergolaTellCard *self, const char *key)
{
  g_autofree char *old = self->key;

  self->key = g_strdup (key);
}

void
pergola_tell_card_set_open (PergolaTellCard *self, gboolean open)
{
  self->open = open;
  update_open (self);
}

gboolean
pergola_tell_card_write (PergolaTellCard *self)
{
  return gtk_widget_get_sensitive (self->text) && gtk_widget_grab_focus (self->text);
}

void
pergola_tell_card_set_error (PergolaTellCard *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

/* --- What is done with it --- */

static void
typed_cb (PergolaTellCard *self)
{
  g_autofree char *text = pergola_tell_text_get_text (PERGOLA_TELL_TEXT (self->text));

  g_signal_emit (self, signals[TOLD], 0, text);
}

/* A new paragraph is a new step of undo. */
static void
paragraph_cb (PergolaTellCard *self)
{
  pergola_history_seal (pergola_project_get_history (pergola_editor_get_project (self->editor)));
}

static void
entered_cb (PergolaTellCard *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
left_cb (PergolaTellCard *self)
{
  if (self->editor != NULL)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
pressed_cb (PergolaTellCard *self)
{
  if (!self->open)
    pergola_tell_card_write (self);
}

/* --- Making --- */

static GtkWidget *
create_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
create_header (PergolaTellCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->badge = gtk_label_new (NULL);
  self->glyph = pergola_glyph_image_new (NULL);
  self->title = gtk_label_new (NULL);
  self->state = gtk_label_new (_ ("next"));
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->badge, "kind-badge");
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->title, "inked");
  gtk_widget_add_css_class (self->state, "dim-label");
  gtk_widget_add_css_class (self->state, "caption");
  gtk_widget_add_css_class (self->check, "tell-check");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Told"), -1);
  gtk_box_append (GTK_BOX (box), self->badge);
  gtk_box_append (GTK_BOX (box), self->glyph);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), self->check);
  return box;
}

static GtkWidget *
create_body (PergolaTellCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->ask = create_label ("tell-ask");
  self->text = pergola_tell_text_new ();
  self->error = create_label ("field-error");
  self->tools = pergola_tell_tools_new (self->editor);
  self->hint = create_label ("dim-label");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_box_append (GTK_BOX (tools), self->tools);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), self->ask);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "paragraph", G_CALLBACK (paragraph_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
add_controllers (PergolaTellCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
pergola_tell_card_dispose (GObject *object)
{
  PergolaTellCard *self = PERGOLA_TELL_CARD (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (pergola_tell_card_parent_class)->dispose (object);
}

static void
pergola_tell_card_class_init (PergolaTellCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_tell_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tellcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_tell_card_init (PergolaTellCard *self)
{
}

GtkWidget *
pergola_tell_card_new (PergolaEditor *editor)
{
  PergolaTellCard *self = g_object_new (PERGOLA_TYPE_TELL_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->editor = g_object_ref (editor);
  self->edge = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->edge, "tell-edge");
  gtk_widget_add_css_class (self->edge, "filled");
  gtk_box_append (GTK_BOX (box), self->edge);
  gtk_box_append (GTK_BOX (box), create_body (self));
  adw_bin_set_child (ADW_BIN (self), box);
  add_controllers (self);
  update_open (self);
  return GTK_WIDGET (self);
}
