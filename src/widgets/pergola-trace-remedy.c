/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-trace-remedy.h"

#include <glib/gi18n-lib.h>

#include "pergola-chooser.h"
#include "pergola-describe.h"
#include "pergola-role.h"

/* A gap is gone when its answer comes: what is needed then is kept by id. */
typedef struct
{
  PergolaEditor *editor;
  char *item;
  char *step; /* (nullable) */
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->editor);
  g_free (asked->item);
  g_free (asked->step);
  g_free (asked);
}

static Asked *
asked_new (PergolaEditor *editor, const PergolaGap *gap)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->editor = g_object_ref (editor);
  asked->item = g_strdup (pergola_item_get_id (gap->item));
  if (pergola_role_is (pergola_editor_get_project (editor), gap->target, "step"))
    asked->step = g_strdup (pergola_item_get_id (gap->target));
  return asked;
}

static void
hear (PergolaChooser *chooser, const char *signal, GCallback answered, PergolaEditor *editor, const PergolaGap *gap)
{
  g_signal_connect_data (chooser, signal, answered, asked_new (editor, gap), asked_free, 0);
}

/* "Ask Tomás: what led to it?" */
static char *
make_question (const PergolaGap *gap, const char *question)
{
  if (gap->person == NULL || *pergola_item_get_title (gap->person) == '\0')
    return g_strdup (question);

  /* Translators: a person, then the question. */
  return g_strdup_printf (_ ("Ask %s: %s"), pergola_item_get_title (gap->person), question);
}

/* (nullable): "New Activity". */
static char *
make_fresh (const PergolaKind *kind)
{
  /* Translators: %s is a kind of item, such as “Aspiration”. */
  return kind != NULL ? g_strdup_printf (_ ("New %s"), kind->title) : NULL;
}

/* Asks which of some items it is, or for a new one of a kind. */
static void
ask_item (GtkWidget *keeper,
          GtkWidget *widget,
          PergolaEditor *editor,
          const PergolaGap *gap,
          PergolaChooser *chooser,
          GPtrArray *items,
          GCallback chosen,
          GCallback created)
{
  for (guint i = 0; i < items->len; i++)
    pergola_chooser_add_item (chooser, pergola_editor_get_project (editor), items->pdata[i]);
  hear (chooser, "chosen", chosen, editor, gap);
  hear (chooser, "created", created, editor, gap);
  pergola_chooser_show (chooser, keeper, widget);
}

static void
toast_error (PergolaEditor *editor, GError *error)
{
  if (error != NULL)
    pergola_editor_toast (editor, error->message, FALSE);
}

static PergolaItem *
get_step (const Asked *asked)
{
  return asked->step != NULL ? pergola_project_get (pergola_editor_get_project (asked->editor), asked->step) : NULL;
}

/* What was made without a name is shown, to be given one. */
static void
show_nameless (const Asked *asked, PergolaItem *item)
{
  if (item != NULL && *pergola_item_get_title (item) == '\0')
    pergola_editor_go_to (asked->editor, pergola_item_get_id (item));
}

/* --- What led to it --- */

static PergolaItem *
ground (const Asked *asked, const char *id, const char *title)
{
  PergolaProject *project = pergola_editor_get_project (asked->editor);
  PergolaItem *item = pergola_project_get (project, asked->item);
  g_autoptr (GError) error = NULL;
  PergolaItem *found = item != NULL ? pergola_remedy_ground (project, item, get_step (asked), id, title, &error) : NULL;

  toast_error (asked->editor, error);
  return found;
}

static void
grounded_cb (PergolaChooser *chooser, const char *id, Asked *asked)
{
  ground (asked, id, NULL);
}

static void
new_ground_cb (PergolaChooser *chooser, const char *title, Asked *asked)
{
  show_nameless (asked, ground (asked, NULL, title));
}

static void
ask_ground (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaGap *gap)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  g_autofree char *title = pergola_describe_title (project, gap->item);
  g_autofree char *what = g_strdup_printf (_ ("what led to “%s”?"), title);
  g_autofree char *plain = g_strdup_printf (_ ("What led to “%s”?"), title);
  g_autofree char *question = make_question (gap, gap->person != NULL ? what : plain);
  g_autofree char *fresh = make_fresh (pergola_remedy_get_ground_kind (project));
  g_autoptr (GPtrArray) grounds = pergola_remedy_list_grounds (project, gap->item);
  PergolaChooser *chooser = pergola_chooser_new (question, fresh, _ ("Nothing is called that yet."));

  ask_item (keeper, widget, editor, gap, chooser, grounds, G_CALLBACK (grounded_cb), G_CALLBACK (new_ground_cb));
}

/* --- Which number counts it --- */

static PergolaItem *
count (const Asked *asked, const char *id, const char *title)
{
  PergolaItem *step = get_step (asked);
  g_autoptr (GError) error = NULL;
  PergolaItem *found =
    step != NULL ? pergola_remedy_count (pergola_editor_get_project (asked->editor), step, id, title, &error) : NULL;

  toast_error (asked->editor, error);
  return found;
}

static void
counted_cb (PergolaChooser *chooser, const char *id, Asked *asked)
{
  count (asked, id, NULL);
}

static void
new_number_cb (PergolaChooser *chooser, const char *title, Asked *asked)
{
  show_nameless (asked, count (asked, NULL, title));
}

static void
ask_number (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaGap *gap)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  g_autofree char *title = pergola_describe_title (project, gap->item);
  g_autofree char *question = g_strdup_printf (_ ("Which number shows “%s”?"), title);
  g_autofree char *fresh = make_fresh (pergola_project_get_kind_by_role (project, "indicator"));
  g_autoptr (GPtrArray) numbers = pergola_remedy_list_numbers (project, gap->target);
  PergolaChooser *chooser = pergola_chooser_new (question, fresh, _ ("No indicator is called that yet."));

  ask_item (keeper, widget, editor, gap, chooser, numbers, G_CALLBACK (counted_cb), G_CALLBACK (new_number_cb));
}

/* --- What it is --- */

/* The card becomes what its teller calls it, or the other way round: one step. */
static void
agreed_cb (PergolaChooser *chooser, const char *type, Asked *asked)
{
  PergolaProject *project = pergola_editor_get_project (asked->editor);
  PergolaItem *step = get_step (asked);
  PergolaItem *card = step != NULL ? pergola_telling_get_card (project, step) : NULL;
  const PergolaChoice *stands = card != NULL ? pergola_role_get_choice (project, card, "type") : NULL;
  PergolaItem *wrong = stands != NULL && g_str_equal (stands->id, type) ? step : card;
  const PergolaFieldDef *field = pergola_role_get_field (project, wrong, "type");
  g_autoptr (GError) error = NULL;

  if (field != NULL)
    pergola_edit_set (project, pergola_item_get_id (wrong), field->id, type, FALSE, &error);
  toast_error (asked->editor, error);
}

static void
ask_type (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaGap *gap)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  PergolaItem *card = pergola_telling_get_card (project, gap->target);
  const PergolaChoice *stands = card != NULL ? pergola_role_get_choice (project, card, "type") : NULL;
  g_autofree char *title = card != NULL ? pergola_describe_title (project, card) : NULL;
  g_autofree char *what = g_strdup_printf (_ ("what is “%s”?"), title);
  g_autofree char *plain = g_strdup_printf (_ ("What is “%s”?"), title);
  g_autofree char *question = make_question (gap, gap->person != NULL ? what : plain);
  PergolaChooser *chooser;

  if (stands == NULL)
    return;
  chooser = pergola_chooser_new (question, NULL, NULL);
  pergola_chooser_add (chooser, gap->type->id, gap->type->title, _ ("As it was told: the card moves there"));
  pergola_chooser_add (chooser, stands->id, stands->title, _ ("As it stands: the story follows it"));
  hear (chooser, "chosen", G_CALLBACK (agreed_cb), editor, gap);
  pergola_chooser_show (chooser, keeper, widget);
}

/* --- Telling --- */

/* What is missing goes into the story of a step; where there is none, into a new one that begins with the value. */
static void
tell (PergolaEditor *editor, const PergolaGap *gap)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const char *choice = gap->kind == PERGOLA_GAP_MISSING_TYPE ? gap->type->id : NULL;
  g_autofree char *story = NULL, *key = NULL, *hint = NULL;

  if (!pergola_role_is (project, gap->target, "step"))
    {
      pergola_editor_tell_of (editor, pergola_item_get_id (gap->target), choice);
      return;
    }

  story = g_strdup (pergola_item_get_parent (gap->target));
  key = choice != NULL ? pergola_telling_make_key (project, story, choice)
                       : pergola_telling_find_key (project, gap->target);
  hint = gap->person != NULL ? make_question (gap, gap->words) : g_strdup (gap->words);
  pergola_editor_tell_at (editor, story, key);
  pergola_editor_toast (editor, hint, FALSE);
}

void
pergola_trace_remedy (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaGap *gap)
{
  switch (gap->kind)
    {
    case PERGOLA_GAP_NO_ACTIVITY:
      ask_ground (keeper, widget, editor, gap);
      break;
    case PERGOLA_GAP_NO_INDICATOR:
      ask_number (keeper, widget, editor, gap);
      break;
    case PERGOLA_GAP_OTHER_TAG:
      ask_type (keeper, widget, editor, gap);
      break;
    case PERGOLA_GAP_MISSING_TYPE:
    case PERGOLA_GAP_NO_EVIDENCE:
    case PERGOLA_GAP_FEW_STORIES:
    default:
      tell (editor, gap);
      break;
    }
}
