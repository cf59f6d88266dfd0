/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What helps a finding: one click away. */

#include "pergola-overview-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chooser.h"
#include "pergola-describe.h"

/* --- Looking --- */

/* Whether it is about a chain: the tracer says what is open on it, and helps. */
static gboolean
is_about_chain (const PergolaFinding *finding)
{
  return finding->kind == PERGOLA_FINDING_NO_ACTIVITY || finding->kind == PERGOLA_FINDING_STARTS_LATE ||
         finding->kind == PERGOLA_FINDING_TAG_DIFFERS;
}

/* A step is seen in its story. */
static void
go (PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaItem *item = g_ptr_array_index (finding->items, 0);
  const char *parent = pergola_item_get_parent (item);

  if (pergola_editor_find_where (editor, pergola_item_get_id (item)).board == NULL && parent != NULL)
    pergola_editor_go_to (editor, parent);
  else
    pergola_editor_go_to (editor, pergola_item_get_id (item));
  if (is_about_chain (finding))
    g_action_group_activate_action (pergola_editor_get_actions (editor), "trace", NULL);
}

/* --- Linking --- */

/* What can stand at the other end. */
static GPtrArray *
list_ends (PergolaProject *project, GStrv kinds)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) some = pergola_project_list_items_as (project, kinds[i]);

      for (guint k = 0; k < some->len; k++)
        if (!g_ptr_array_find (items, some->pdata[k], NULL))
          g_ptr_array_add (items, some->pdata[k]);
    }
  return items;
}

/* What was found is gone when the answer comes: what is needed then is kept by id. */
typedef struct
{
  PergolaEditor *editor;
  char *item;
  char *link; /* a kind of link, or a field of one */
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->editor);
  g_free (asked->item);
  g_free (asked->link);
  g_free (asked);
}

static Asked *
asked_new (PergolaEditor *editor, PergolaItem *item, const char *link)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->editor = g_object_ref (editor);
  asked->item = g_strdup (pergola_item_get_id (item));
  asked->link = g_strdup (link);
  return asked;
}

static gboolean
leads_forwards (PergolaProject *project, const PergolaLinkKind *kind, const char *id)
{
  PergolaItem *item = pergola_project_get (project, id);

  return item != NULL && pergola_project_is_one_of (project, item, kind->from);
}

static void
linked_cb (PergolaChooser *chooser, const char *end, Asked *asked)
{
  PergolaProject *project = pergola_editor_get_project (asked->editor);
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, asked->link);
  gboolean forwards = kind != NULL && leads_forwards (project, kind, asked->item);

  if (kind != NULL)
    pergola_editor_link (asked->editor, kind->id, forwards ? asked->item : end, forwards ? end : asked->item);
}

/* One step: something new at the other end; without a name it is shown, to be given one. */
static void
new_end_cb (PergolaChooser *chooser, const char *title, Asked *asked)
{
  PergolaProject *project = pergola_editor_get_project (asked->editor);
  const PergolaLinkKind *link = pergola_project_get_link_kind (project, asked->link);
  gboolean forwards = link != NULL && leads_forwards (project, link, asked->item);
  g_autoptr (GError) error = NULL;
  PergolaItem *item = pergola_edit_link_new (project, asked->link, asked->item, forwards, title, &error);

  if (item == NULL)
    pergola_editor_toast (asked->editor, error->message, FALSE);
  else if (*title == '\0')
    pergola_editor_go_to (asked->editor, pergola_item_get_id (item));
}

static void
link_item (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, finding->link_role);
  PergolaItem *item = g_ptr_array_index (finding->items, 0);
  gboolean forwards = kind != NULL && pergola_project_is_one_of (project, item, kind->from);
  g_autoptr (GPtrArray) ends = kind != NULL ? list_ends (project, forwards ? kind->to : kind->from) : NULL;
  const PergolaKind *other =
    kind != NULL ? pergola_project_get_kind (project, (forwards ? kind->to : kind->from)[0]) : NULL;
  g_autofree char *title = pergola_describe_title (project, item);
  g_autofree char *fresh = NULL, *question = NULL;
  PergolaChooser *chooser;

  if (other == NULL)
    return;
  /* Translators: %s is a kind of item, such as “Aspiration”. */
  fresh = g_strdup_printf (_ ("New %s"), other->title);
  /* Translators: an item, then what links of a kind say of it: “Water company: Cares about”. */
  question = g_strdup_printf (_ ("%s: %s"), title, forwards ? kind->title : kind->reverse);
  chooser = pergola_chooser_new (question, fresh, _ ("Nothing is called that yet."));
  for (guint i = 0; i < ends->len; i++)
    pergola_chooser_add_item (chooser, project, ends->pdata[i]);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (linked_cb), asked_new (editor, item, kind->id), asked_free, 0);
  g_signal_connect_data (chooser, "created", G_CALLBACK (new_end_cb), asked_new (editor, item, kind->id), asked_free,
                         0);
  pergola_chooser_show (chooser, keeper, widget);
}

/* --- Learning: which loop a review left behind --- */

static void
looped_cb (PergolaChooser *chooser, const char *loop, Asked *asked)
{
  g_autoptr (GError) error = NULL;

  if (!pergola_edit_set (pergola_editor_get_project (asked->editor), loop, asked->link, asked->item, FALSE, &error))
    pergola_editor_toast (asked->editor, error->message, FALSE);
}

/* (nullable): where a loop of a kind says which review it comes from. */
static const PergolaFieldDef *
get_review_field (const PergolaLinkKind *kind)
{
  for (guint i = 0; i < kind->fields->len; i++)
    if (g_strcmp0 (((PergolaFieldDef *) kind->fields->pdata[i])->role, "review") == 0)
      return kind->fields->pdata[i];

  return NULL;
}

static void
offer_loop (PergolaChooser *chooser, PergolaProject *project, const PergolaLinkKind *kind, PergolaItem *loop)
{
  PergolaItem *from = pergola_project_get (project, pergola_item_get_from (loop));
  PergolaItem *to = pergola_project_get (project, pergola_item_get_to (loop));
  g_autofree char *one = from != NULL ? pergola_describe_title (project, from) : NULL;
  g_autofree char *other = to != NULL ? pergola_describe_title (project, to) : NULL;
  g_autofree char *ends = g_strdup_printf ("%s → %s", one, other);
  const char *title = pergola_item_get_title (loop);

  if (one != NULL && other != NULL)
    pergola_chooser_add (chooser, pergola_item_get_id (loop), *title != '\0' ? title : ends,
                         *title != '\0' ? ends : kind->title);
}

static void
choose_loop (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, PergolaItem *review)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autofree char *title = pergola_describe_title (project, review);
  g_autofree char *question = g_strdup_printf (_ ("Which loop comes from “%s”?"), title);
  PergolaChooser *chooser = pergola_chooser_new (
    question, NULL,
    _ ("There is no such loop. In the figure, link what was learned back to where it changed something."));
  const PergolaFieldDef *field = NULL;

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint k = 0; k < kinds->len; k++)
        {
          const PergolaFieldDef *own = get_review_field (kinds->pdata[k]);
          g_autoptr (GPtrArray) loops =
            own != NULL ? pergola_project_list_links (project, ((PergolaLinkKind *) kinds->pdata[k])->id) : NULL;

          field = own != NULL ? own : field;
          for (guint n = 0; loops != NULL && n < loops->len; n++)
            if (pergola_item_get (loops->pdata[n], own->id) == NULL)
              offer_loop (chooser, project, kinds->pdata[k], loops->pdata[n]);
        }
    }
  if (field != NULL)
    g_signal_connect_data (chooser, "chosen", G_CALLBACK (looped_cb), asked_new (editor, review, field->id), asked_free,
                           0);
  pergola_chooser_show (chooser, keeper, widget);
}

/* --- Telling and counting --- */

/* Of the type that nobody tells of. */
static void
tell (PergolaEditor *editor, const PergolaFinding *finding)
{
  const PergolaBoardDef *stories = pergola_overview_find_board (pergola_editor_get_project (editor), "stories");
  /* The first answer of the type, in a new story. */
  g_autofree char *key = finding->type != NULL ? g_strdup_printf ("%s/0", finding->type->id) : NULL;

  if (!pergola_editor_tell_at (editor, NULL, key) && stories != NULL)
    pergola_editor_set_board (editor, stories->id);
}

static void
add_indicator (PergolaEditor *editor, const PergolaFinding *finding)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "indicator");
  const PergolaFieldDef *type = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  g_autofree char *name = NULL;
  PergolaItem *item;

  if (type == NULL)
    return;
  name = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_project_begin (project, name);
  item = pergola_project_add (project, kind->id, NULL);
  pergola_project_set (project, pergola_item_get_id (item), type->id, finding->type->id, NULL);
  pergola_project_commit (project);
  pergola_editor_go_to (editor, pergola_item_get_id (item));
  /* Named at once: what is typed next is no button's. */
  g_action_group_activate_action (pergola_editor_get_actions (editor), "rename", NULL);
}

void
pergola_overview_remedy (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaFinding *finding)
{
  switch (finding->remedy)
    {
    case PERGOLA_AUDIT_LINK:
      link_item (keeper, widget, editor, finding);
      break;
    case PERGOLA_AUDIT_TELL:
      tell (editor, finding);
      break;
    case PERGOLA_AUDIT_ADD:
      add_indicator (editor, finding);
      break;
    case PERGOLA_AUDIT_GO:
    default:
      if (finding->kind == PERGOLA_FINDING_NO_LOOP)
        choose_loop (keeper, widget, editor, finding->items->pdata[0]);
      else
        go (editor, finding);
      break;
    }
}
